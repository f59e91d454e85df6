//! How many members one holder may stand for, and what the chair does with a proxy that names nobody.

use serde::{Deserialize, Serialize};

/// The clause of the statutes that limits the proxies of one holder. Blank proxies, which the law gives to the
/// chair's care (L225-106 C. com.), do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProxyCeiling {
    /// No limit beyond the law's.
    Unlimited,
    /// At most this many mandates per holder.
    AtMost {
        /// Mandates.
        mandates: u32,
    },
    /// As in a SCOP: one mandate under twenty members, else a twentieth of the members, rounded down.
    Twentieth,
}

impl ProxyCeiling {
    /// Mandates that one holder may have in an assembly of `members` voters; `None` when nothing limits them.
    pub fn mandates(self, members: u32) -> Option<u32> {
        match self {
            Self::Unlimited => None,
            Self::AtMost { mandates } => Some(mandates),
            Self::Twentieth => Some((members / 20).max(1)),
        }
    }
}

/// Whether the chair votes a blank proxy in favour: for the drafts that the board backs, against all the others
/// (L225-106 C. com., last indent).
pub(crate) fn blank_proxy_is_in_favour(backed_by_board: bool) -> bool {
    backed_by_board
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twentieth_is_at_least_one_mandate() {
        assert_eq!(ProxyCeiling::Twentieth.mandates(7), Some(1));
        assert_eq!(ProxyCeiling::Twentieth.mandates(20), Some(1));
        assert_eq!(ProxyCeiling::Twentieth.mandates(109), Some(5));
        assert_eq!(ProxyCeiling::AtMost { mandates: 3 }.mandates(109), Some(3));
        assert_eq!(ProxyCeiling::Unlimited.mandates(109), None);
    }
}
