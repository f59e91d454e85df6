//! Orders that a member understands. Numbers of the two series arrive with them.

use values::{Day, Money, Shares};

use crate::public::{Applicant, CategoryTerms, College, ExitCause, MemberId};

/// An order about one member.
#[derive(Debug, Clone, PartialEq)]
pub enum MemberCommand {
    /// Admits an applicant, with its first subscription.
    Admit {
        /// Its identifier, under which its personal data are sealed.
        id: MemberId,
        /// Its number in the register.
        number: u64,
        /// Who.
        applicant: Box<Applicant>,
        /// Where it is to vote.
        college: College,
        /// Under which terms.
        terms: CategoryTerms,
        /// Day of the board's decision.
        decided_on: Day,
        /// Order number of the first movement.
        movement: u64,
        /// Shares subscribed.
        shares: Shares,
        /// Paid at once, at least a quarter.
        paid: Money,
        /// First day of membership, on or after the decision.
        on: Day,
    },
    /// Subscribes more shares.
    Subscribe {
        /// Order number of the movement.
        movement: u64,
        /// Shares subscribed.
        shares: Shares,
        /// Value of one share under the statutes of the day.
        nominal: Money,
        /// Paid at once, at least a quarter.
        paid: Money,
        /// Day of the subscription.
        on: Day,
    },
    /// Records a payment of what is due.
    RecordPayment {
        /// Order number of the movement.
        movement: u64,
        /// How much.
        amount: Money,
        /// Day of the payment.
        on: Day,
    },
    /// Ends the membership; all shares leave the capital.
    End {
        /// Order number of the movement.
        movement: u64,
        /// Why.
        cause: ExitCause,
        /// First day on which it is no member any more.
        on: Day,
    },
}
