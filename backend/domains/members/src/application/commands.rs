//! Orders about an application.

use serde::{Deserialize, Serialize};
use values::{Day, Shares};

use crate::public::{Applicant, CategoryTerms, College, MemberId};

/// What somebody asks for when they apply, or when they put an application anew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplicationAsk {
    /// Its identifier, chosen by the caller; that of the member that it may become, under whose key what is personal is
    /// sealed.
    pub id: MemberId,
    /// Who applies.
    pub applicant: Applicant,
    /// The college in which they ask to vote; the board assigns it.
    pub college: College,
    /// The terms of the category under the statutes of the day.
    pub terms: CategoryTerms,
    /// Shares that they would subscribe: worth the category's minimum at least.
    pub shares: Shares,
    /// Why they apply, in their own words; may be empty.
    pub motivation: String,
    /// Whether it was looked at and found another than who bears that name in that town.
    pub distinct: bool,
    /// Day on which it came, or on which it was put anew.
    pub on: Day,
}

/// An order about one application.
#[derive(Debug, Clone, PartialEq)]
pub enum ApplicationCommand {
    /// Records that it came.
    Receive {
        /// Its number.
        number: u64,
        /// What is asked for.
        ask: Box<ApplicationAsk>,
    },
    /// Puts all that is asked for anew.
    Amend {
        /// What is asked for from now on.
        ask: Box<ApplicationAsk>,
    },
    /// Takes it back.
    Withdraw {
        /// Who, to seal the reason.
        id: MemberId,
        /// Why, in words.
        reason: String,
        /// Day.
        on: Day,
    },
    /// The board refuses.
    Refuse {
        /// Who, to seal the reason.
        id: MemberId,
        /// Why, in words.
        reason: String,
        /// Day of the decision.
        decided_on: Day,
    },
    /// The board accepts: the member is admitted in the same transaction.
    Accept {
        /// The member that it became.
        member_id: MemberId,
        /// Its number in the register.
        number: u64,
        /// Day of the decision.
        decided_on: Day,
        /// First day of membership.
        on: Day,
    },
    /// Says that what is personal in it is erased: the keys are destroyed in the same transaction.
    Erase {
        /// Day.
        on: Day,
    },
}
