//! What the statutes may choose about how an assembly is held: forms, electronic votes, proxies that are released.

use serde::{Deserialize, Serialize};

use super::StatutesError;
use crate::rules::forms::PAPER_DAYS;

/// The clauses about the holding of an assembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingClauses {
    /// Days before the assembly by which a postal form on paper must have arrived: 0 to 3 (R225-77 C. com.).
    pub paper_forms_days_before: u32,
    /// Whether members may vote on a site of their own, before and in the session (R225-61 C. com.).
    pub electronic_voting: bool,
    /// Whether a proxy may be released by who gave it and taken by a member of the same college who is present.
    pub released_proxies: bool,
}

impl Default for MeetingClauses {
    /// What the law says of statutes that are silent.
    fn default() -> Self {
        Self { paper_forms_days_before: PAPER_DAYS, electronic_voting: false, released_proxies: false }
    }
}

impl MeetingClauses {
    /// Refuses a delay for paper forms that is longer than the law's.
    pub fn check(self) -> Result<(), StatutesError> {
        if self.paper_forms_days_before > PAPER_DAYS {
            return Err(StatutesError::FormsTooEarly {
                days: self.paper_forms_days_before,
                most: PAPER_DAYS,
            });
        }
        Ok(())
    }
}
