//! What one voter reads of an assembly on its own device: its voice, those whose proxy it holds, what is put to the vote.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use values::Timestamp;

use super::{AssemblySheet, AttendanceRow, Choice, ResolutionCourse, ResolutionSheet, RollRow};

/// All that one member needs to vote in one assembly. Nobody else's choice stands in it, but those of the voices that
/// the member casts itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VotingBooth {
    /// The notice and where the assembly stands.
    pub assembly: AssemblySheet,
    /// The member's own voice.
    pub own: Voice,
    /// How the member takes part; `None` as long as it does not.
    pub attendance: Option<AttendanceRow>,
    /// The voices of those whose proxy the member holds, by number; then those of forms that name it.
    pub held: Vec<Voice>,
    /// The resolutions in the order of the agenda.
    pub resolutions: Vec<ResolutionSheet>,
    /// Members of the same college whose proxy is released, for whoever takes it.
    pub released: Vec<RollRow>,
    /// Until when a form is taken on the site of the vote: 15:00 in Paris on the eve (R225-77 C. com.).
    pub forms_until: Option<Timestamp>,
}

/// A voice, and what was cast with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// Whose it is.
    pub voter: RollRow,
    /// Its votes by resolution.
    pub cast: BTreeMap<u32, Choice>,
    /// Whether the member may use it only on what a form could not know: amended texts, and what comes up in session.
    pub new_texts_only: bool,
}

impl Voice {
    /// Whether a resolution may be put to this voice.
    pub fn is_asked(&self, course: &ResolutionCourse) -> bool {
        !self.new_texts_only || course.in_session || course.first_text.is_some()
    }
}

/// Who and what an order spoke for, in words, for its receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenFor {
    /// The voices, by number in the register.
    pub voices: Vec<RollRow>,
    /// Titles of the resolutions on the agenda.
    pub titles: BTreeMap<u32, String>,
}
