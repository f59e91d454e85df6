//! Facts about members, as stored for ever.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares};

use super::Holder;
use crate::public::{CategoryTerms, College, ExitCause};

/// What has happened to a member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberEvent {
    /// The board admitted it.
    Admitted {
        /// Its number in the register.
        number: u64,
        /// Who.
        holder: Box<Holder>,
        /// Where it votes.
        college: College,
        /// The terms it accepted.
        terms: CategoryTerms,
        /// Day of the board's decision.
        decided_on: Day,
        /// First day of membership.
        on: Day,
    },
    /// It subscribed shares and paid a part of them at once.
    SharesSubscribed {
        /// Order number of the movement.
        movement: u64,
        /// How many.
        shares: Shares,
        /// Value of one share.
        nominal: Money,
        /// Paid at once.
        paid: Money,
        /// Day of the subscription.
        on: Day,
    },
    /// It paid what was due, or a part of it.
    PaymentRecorded {
        /// Order number of the movement.
        movement: u64,
        /// How much.
        amount: Money,
        /// Value of one share.
        nominal: Money,
        /// Day of the payment.
        on: Day,
    },
    /// It is no member any more; its shares left the capital.
    MembershipEnded {
        /// Order number of the movement.
        movement: u64,
        /// Why.
        cause: ExitCause,
        /// All the shares it held.
        shares: Shares,
        /// Value of one share.
        nominal: Money,
        /// What was paid on them.
        paid: Money,
        /// First day on which it is no member any more.
        on: Day,
    },
}

stored_events! {
    MemberEvent in "members.member" {
        Admitted = "admitted" @ 1,
        SharesSubscribed = "shares_subscribed" @ 1,
        PaymentRecorded = "payment_recorded" @ 1,
        MembershipEnded = "membership_ended" @ 1,
    }
}
