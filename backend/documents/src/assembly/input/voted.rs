//! What the assembly decided, item by item.
//!
//! What can never happen: a candidate elected before another who has more, more elected than seats, or a share that is
//! not what the colleges contribute.

use values::Fraction;

use crate::DocumentError;
use crate::assembly_result::{CollegeVote, Quorum, Resolution, Verdict, contributed};
use crate::checks::{filled, mentions, told};

/// An item that was put to the vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// A resolution.
    Resolution(Box<VotedResolution>),
    /// An election.
    Election(Box<VotedElection>),
}

/// A resolution that was put to the vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VotedResolution {
    /// Number, title, the text that was put to the vote, votes by college, result and notes.
    pub resolution: Resolution,
    /// Who proposed it: « conseil d’administration ».
    pub proposer: String,
    /// Whether the board presented or agreed to it.
    pub backed_by_board: bool,
    /// How its text was changed in session, if it was.
    pub amendment: Option<Amendment>,
    /// What was said, a paragraph each; empty when nobody spoke.
    pub debate: Vec<String>,
}

/// A change of a draft in session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Who proposed it.
    pub by: String,
    /// The text that was convened on.
    pub initial: String,
    /// How it was received, and what became of the postal votes (C. com. R225-78), in sentences; may be empty.
    pub course: String,
}

/// An election that was put to the vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VotedElection {
    /// Its number, in the same series as the resolutions.
    pub number: u32,
    /// What was elected: « Élection de trois administrateurs ».
    pub title: String,
    /// How many seats.
    pub seats: u32,
    /// For how long: « six ans »; empty when it does not apply.
    pub term: String,
    /// How the winners are found, in a sentence.
    pub rule: String,
    /// Whether the vote was secret: no name of a voter is then in any annex.
    pub secret: bool,
    /// The quorum that it needed.
    pub quorum: Quorum,
    /// Who stood, from the first to the last.
    pub candidates: Vec<CandidateResult>,
    /// What was said, a paragraph each.
    pub debate: Vec<String>,
    /// What else the reader must know: how a tie was broken, who declined.
    pub notes: Vec<String>,
}

/// What a candidate had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateResult {
    /// Place, from 1; two may share one.
    pub rank: u32,
    /// First and family name.
    pub name: String,
    /// Votes by college.
    pub votes: Vec<CollegeVote>,
    /// What the contributions are divided by: the weight cast by all colleges together.
    pub total: Fraction,
    /// Share for, exact: what the colleges contribute, divided by the total; nought when nothing was cast.
    pub share: Fraction,
    /// Whether it has a seat.
    pub elected: bool,
}

impl Decision {
    /// Its number in the order of the vote.
    pub fn number(&self) -> u32 {
        match self {
            Self::Resolution(voted) => voted.resolution.number,
            Self::Election(election) => election.number,
        }
    }

    /// Its title.
    pub(in crate::assembly) fn title(&self) -> &str {
        match self {
            Self::Resolution(voted) => &voted.resolution.title,
            Self::Election(election) => &election.title,
        }
    }

    /// The quorum that it needed.
    pub(in crate::assembly) fn quorum(&self) -> &Quorum {
        match self {
            Self::Resolution(voted) => &voted.resolution.quorum,
            Self::Election(election) => &election.quorum,
        }
    }

    /// Refuses a result that does not follow from its votes, or more votes than a college has members (`enrolled`).
    pub(in crate::assembly) fn check(
        &self,
        enrolled: &dyn Fn(&str) -> Option<u64>,
    ) -> Result<(), DocumentError> {
        match self {
            Self::Resolution(voted) => {
                voted.resolution.check()?;
                mentions(&[
                    ("texte de la résolution (C. com. R225-106)", filled(&voted.resolution.text)),
                    ("auteur de la résolution", filled(&voted.proposer)),
                ])?;
                within(voted.resolution.number, &voted.resolution.votes, enrolled)
            }
            Self::Election(election) => election.check(enrolled),
        }
    }
}

/// Refuses more votes in a college than it has members.
fn within(
    number: u32,
    votes: &[CollegeVote],
    enrolled: &dyn Fn(&str) -> Option<u64>,
) -> Result<(), DocumentError> {
    for vote in votes {
        let cast = vote.votes_for + vote.against + vote.abstentions + vote.blank + vote.silent;
        let most = enrolled(&vote.name).unwrap_or(0);
        told(cast <= most, &format!("résolution {number}, {}, votes", vote.name), || {
            (format!("{most} au plus"), cast.to_string())
        })?;
    }
    Ok(())
}

impl VotedElection {
    /// Whether its quorum let it be decided.
    pub(in crate::assembly) fn verdict(&self) -> Option<Verdict> {
        (!self.quorum.met).then_some(Verdict::WithoutQuorum)
    }

    fn check(&self, enrolled: &dyn Fn(&str) -> Option<u64>) -> Result<(), DocumentError> {
        let name = format!("élection {}", self.number);
        mentions(&[("mode de scrutin", filled(&self.rule)), ("candidats", !self.candidates.is_empty())])?;
        let Quorum { attained, required, met, .. } = &self.quorum;
        told(*met == (attained >= required), &format!("{name}, quorum"), || {
            (required.to_string(), attained.to_string())
        })?;
        for candidate in &self.candidates {
            let part = contributed(&candidate.votes, candidate.total);
            told(
                Some(candidate.share) == part,
                &format!("{name}, {}, part des voix", candidate.name),
                || (candidate.share.to_string(), part.map_or_else(String::new, |part| part.to_string())),
            )?;
            within(self.number, &candidate.votes, enrolled)?;
        }
        let ordered = self.candidates.windows(2).all(|pair| {
            let (first, second) = (&pair[0], &pair[1]);
            first.rank <= second.rank && first.share >= second.share && (first.elected || !second.elected)
        });
        told(ordered, &format!("{name}, classement"), || {
            let names: Vec<&str> = self.candidates.iter().map(|one| one.name.as_str()).collect();
            ("dans l’ordre des parts".to_owned(), names.join(", "))
        })?;
        let elected = self.candidates.iter().filter(|candidate| candidate.elected).count();
        let seats = if self.quorum.met { self.seats } else { 0 };
        let filled = u32::try_from(elected).unwrap_or(u32::MAX);
        told(filled <= seats, &format!("{name}, sièges"), || (seats.to_string(), filled.to_string()))
    }
}
