//! The result of a general assembly: convening, quorum, and for each resolution the votes of each college, their
//! weights, the exact share of the votes and the decision.
//!
//! Why it exists: anyone can recompute the result with a pencil from this paper. Shares are exact fractions; the
//! percentage beside them is rounded for reading only.
//!
//! What can never happen: a share that is not the sum of what the colleges contribute, or a decision that does not
//! follow from the share and its threshold.

pub(crate) mod from_assemblies;
mod input;
pub(crate) mod layout;
#[cfg(test)]
mod not_elected_test;

pub use from_assemblies::Frame;
pub use input::{AssemblyResult, CollegeRoll, CollegeVote, Quorum, Resolution, Threshold, Verdict};

pub(crate) use input::contributed;

use crate::{DocumentError, Paper};

/// Lays out the result of an assembly.
pub fn assembly_result(paper: &AssemblyResult) -> Result<Paper, DocumentError> {
    paper.check()?;
    crate::finish(layout::lay_out(paper), &format!("resultat-assemblee-{}", paper.held_on))
}
