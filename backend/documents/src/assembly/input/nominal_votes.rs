//! What the annex of the votes by name says.
//!
//! What can never happen: a tally that the lines do not make, or a line without a choice for each resolution.

use values::Day;

use super::Meeting;
use crate::DocumentError;
use crate::checks::{mentions, numbers, of_cooperative, told};
use crate::identity::Cooperative;

/// Who voted what, resolution by resolution. Secret votes are never in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NominalVotes {
    /// The cooperative on the day of the assembly.
    pub cooperative: Cooperative,
    /// The assembly.
    pub meeting: Meeting,
    /// Number of the minutes that it is annexed to.
    pub minutes: u32,
    /// Day on which the annex was drawn up.
    pub drawn_up_on: Day,
    /// The resolutions that were voted on by name, in their order.
    pub resolutions: Vec<NominalResolution>,
    /// Who voted, college by college.
    pub colleges: Vec<NominalCollege>,
}

/// A resolution and its tally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NominalResolution {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Votes for.
    pub votes_for: u64,
    /// Votes against.
    pub against: u64,
    /// Abstentions.
    pub abstentions: u64,
    /// Blank votes.
    pub blank: u64,
    /// Those who took part and did not vote on it.
    pub silent: u64,
}

/// A college and how its members voted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NominalCollege {
    /// Its name; empty when there is none.
    pub name: String,
    /// Its members who took part.
    pub lines: Vec<NominalLine>,
}

/// How a member voted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NominalLine {
    /// Number in the register.
    pub number: u64,
    /// Name.
    pub name: String,
    /// Through whom: « par Alix Exemple », « pouvoir au président », « par correspondance »; empty when by itself.
    pub through: String,
    /// A choice for each of the resolutions, in their order.
    pub choices: Vec<Choice>,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// For.
    For,
    /// Against.
    Against,
    /// An abstention.
    Abstention,
    /// A blank vote.
    Blank,
    /// No vote.
    Silent,
}

impl NominalVotes {
    pub(in crate::assembly) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        self.meeting.check()?;
        mentions(&[
            ("numéro du procès-verbal", self.minutes > 0),
            ("résolutions votées nominativement", !self.resolutions.is_empty()),
        ])?;
        let lines = || self.colleges.iter().flat_map(|college| &college.lines);
        for line in lines() {
            told(line.choices.len() == self.resolutions.len(), &format!("{}, votes", line.name), || {
                (self.resolutions.len().to_string(), line.choices.len().to_string())
            })?;
        }
        for (index, resolution) in self.resolutions.iter().enumerate() {
            let tally =
                |choice| lines().filter(|line| line.choices.get(index) == Some(&choice)).map(|_| 1).sum();
            for (what, stated, choice) in [
                ("pour", resolution.votes_for, Choice::For),
                ("contre", resolution.against, Choice::Against),
                ("abstentions", resolution.abstentions, Choice::Abstention),
                ("blancs", resolution.blank, Choice::Blank),
                ("sans vote", resolution.silent, Choice::Silent),
            ] {
                numbers(&format!("résolution {}, {what}", resolution.number), stated, tally(choice))?;
            }
        }
        Ok(())
    }
}
