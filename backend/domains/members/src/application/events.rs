//! Facts about applications, as stored for ever.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Shares};

use crate::member::Holder;
use crate::public::{CategoryCode, College, MemberId};

/// What is asked for, as a fact keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wish {
    /// Who applies; what is personal is sealed under the key of the member that they may become.
    pub holder: Holder,
    /// The college in which they ask to vote.
    pub college: College,
    /// The category of the statutes.
    pub category: CategoryCode,
    /// Shares that they would subscribe.
    pub shares: Shares,
    /// Why they apply, sealed; `None` when they did not say.
    pub motivation: Option<Personal<String>>,
    /// Whether it was looked at and found another than who bears that name in that town.
    pub distinct: bool,
}

/// What has happened to an application.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationEvent {
    /// It came.
    Received {
        /// Its number.
        number: u64,
        /// What is asked for.
        wish: Box<Wish>,
        /// Day on which it came.
        on: Day,
    },
    /// All that is asked for was put anew.
    Amended {
        /// What is asked for from now on.
        wish: Box<Wish>,
        /// Day.
        on: Day,
    },
    /// The applicant took it back.
    Withdrawn {
        /// Why, sealed.
        reason: Personal<String>,
        /// Day.
        on: Day,
    },
    /// The board refused it.
    Refused {
        /// Why, sealed.
        reason: Personal<String>,
        /// Day of the decision.
        decided_on: Day,
    },
    /// The board accepted it, and the applicant was admitted.
    Accepted {
        /// The member that it became.
        member_id: MemberId,
        /// Its number in the register.
        number: u64,
        /// Day of the decision.
        decided_on: Day,
        /// First day of membership.
        on: Day,
    },
    /// What is personal in it was erased: the applicant's keys are destroyed.
    Erased {
        /// Day.
        on: Day,
    },
}

stored_events! {
    ApplicationEvent in "members.application" {
        Received = "received" @ 1,
        Amended = "amended" @ 1,
        Withdrawn = "withdrawn" @ 1,
        Refused = "refused" @ 1,
        Accepted = "accepted" @ 1,
        Erased = "erased" @ 1,
    }
}
