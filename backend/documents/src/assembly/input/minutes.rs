//! What the procès-verbal says (C. com. R225-106), and what is taken of it into an extract (R225-108).
//!
//! What can never happen: minutes without one of the mentions of the article; decisions out of order; a decision of an
//! assembly that had no quorum; an extract of a decision that the minutes do not hold.

use values::Day;

use super::meeting::lacking;
use super::{Decision, Hour, Meeting, Officer, QuorumLine};
use crate::DocumentError;
use crate::assembly_result::{CollegeRoll, Quorum};
use crate::checks::{filled, in_order, mentions, of_cooperative, told};
use crate::identity::Cooperative;
use crate::membership::Issuance;

/// All that the minutes say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// The cooperative on the day of the assembly.
    pub cooperative: Cooperative,
    /// Number in the register of minutes.
    pub number: u32,
    /// The assembly.
    pub meeting: Meeting,
    /// How it was convened.
    pub convening: Convening,
    /// When the chair opened it.
    pub opened_at: Hour,
    /// When the chair closed it.
    pub closed_at: Hour,
    /// The statutes whose rules held, as in « statuts adoptés le 14 juin 2014 ».
    pub statutes: String,
    /// The agenda in its order, one item each.
    pub agenda: Vec<String>,
    /// The bureau, chair first, who signs.
    pub bureau: Vec<Officer>,
    /// Presence by college.
    pub roll: Vec<CollegeRoll>,
    /// Shares and votes that take part.
    pub participation: Participation,
    /// Each quorum that was needed, in what it is counted and what was attained.
    pub quorums: Vec<QuorumLine>,
    /// Documents and reports laid before the assembly.
    pub documents: Vec<String>,
    /// Written questions and what was answered (C. com. L225-108).
    pub questions: Vec<AnsweredQuestion>,
    /// How a result is computed by the statutes of that day, in sentences.
    pub method: Vec<String>,
    /// What was said besides the items (R225-106), a paragraph each; empty when nobody spoke.
    pub debate: Vec<String>,
    /// What became of it.
    pub course: Course,
    /// Irregularities and warnings, a sentence each: a short notice and its reason, an incident of transmission.
    pub irregularities: Vec<String>,
    /// What was done of the decisions, a sentence each: « Les statuts modifiés sont en vigueur depuis le… ».
    pub consequences: Vec<String>,
    /// What is annexed.
    pub annexes: Vec<Annex>,
}

/// How an assembly was convened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Convening {
    /// By whom: « le conseil d’administration, dans sa séance du 15 avril 2021 ».
    pub by: String,
    /// In what manner: « lettre simple, et courrier électronique aux associés qui l’ont accepté ».
    pub mode: String,
    /// Day of dispatch.
    pub sent_on: Day,
}

/// What takes part beside the members of the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participation {
    /// Shares of those who take part.
    pub shares: u64,
    /// All shares with a vote.
    pub of_shares: u64,
    /// Votes of those who take part.
    pub votes: u64,
    /// All votes.
    pub of_votes: u64,
    /// Members present from elsewhere, counted among those present.
    pub remote: u64,
}

/// A written question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnsweredQuestion {
    /// Who asked.
    pub by: String,
    /// Day on which it came.
    pub received_on: Day,
    /// What was asked.
    pub question: String,
    /// What was answered, or where it may be read.
    pub answer: String,
}

/// What became of the assembly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Course {
    /// It decided, on one item at least; a single item may still lack its quorum.
    Held {
        /// In the order of the vote.
        decisions: Vec<Decision>,
    },
    /// It lacked every quorum and decided nothing: minutes of failure (procès-verbal de carence).
    Failed(Failure),
}

/// An assembly without quorum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The quorum that was lacking: `met` is false.
    pub quorum: Quorum,
    /// When the second assembly is to be held, where it is known.
    pub next_on: Option<Day>,
}

/// Something annexed to the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// What: « Feuille de présence ».
    pub title: String,
    /// How many sheets or pieces: « 4 pages », « 20 pouvoirs »; empty when it is one.
    pub extent: String,
}

/// What is taken out of minutes, for whom, and who certifies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    /// Numbers of the decisions, in their order.
    pub decisions: Vec<u32>,
    /// For whom: « Destiné au greffe du tribunal de commerce »; empty when it is not said.
    pub purpose: String,
    /// Where, when and by whom it is certified: the chair of the board or the secretary (C. com. R225-108).
    pub issuance: Issuance,
}

impl Minutes {
    /// What was decided, in its order; nothing for an assembly without quorum.
    pub(in crate::assembly) fn decisions(&self) -> &[Decision] {
        match &self.course {
            Course::Held { decisions } => decisions,
            Course::Failed(_) => &[],
        }
    }

    pub(in crate::assembly) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        self.meeting.check()?;
        in_order("jour d’envoi de la convocation", self.convening.sent_on, self.meeting.on)?;
        Officer::check_all(&self.bureau)?;
        let notice = self.convening.sent_on.days_until(self.meeting.on);
        let told_of = notice >= self.meeting.legal_notice() || !self.irregularities.is_empty();
        mentions(&[
            ("irrégularité du délai de convocation (C. com. R225-69)", told_of),
            ("numéro au registre (C. com. R225-106)", self.number > 0),
            ("auteur de la convocation (C. com. R225-106)", filled(&self.convening.by)),
            ("mode de convocation (C. com. R225-106)", filled(&self.convening.mode)),
            ("ordre du jour (C. com. R225-106)", !self.agenda.is_empty()),
            ("statuts en vigueur", filled(&self.statutes)),
            ("quorum (C. com. R225-106)", !self.quorums.is_empty()),
            ("documents soumis à l’assemblée (C. com. R225-106)", !self.documents.is_empty()),
        ])?;
        self.quorums.iter().try_for_each(QuorumLine::check)?;
        self.participation.check(&self.roll)?;
        match &self.course {
            Course::Failed(failure) => {
                let met = self.quorums.iter().any(|line| line.quorum.met);
                told(!met, "procès-verbal de carence", || {
                    ("aucun quorum atteint".to_owned(), "un quorum atteint".to_owned())
                })?;
                if let Some(next) = failure.next_on {
                    in_order("jour de la deuxième assemblée", self.meeting.on, next)?;
                }
                lacking(&failure.quorum)
            }
            Course::Held { decisions } => self.check_decisions(decisions),
        }
    }

    fn check_decisions(&self, decisions: &[Decision]) -> Result<(), DocumentError> {
        mentions(&[("résolutions mises aux voix (C. com. R225-106)", !decisions.is_empty())])?;
        let ascending = decisions.windows(2).all(|pair| pair[0].number() < pair[1].number());
        told(ascending, "numéros des résolutions", || {
            let found: Vec<String> = decisions.iter().map(|one| one.number().to_string()).collect();
            ("dans l’ordre du vote".to_owned(), found.join(", "))
        })?;
        let enrolled = |name: &str| {
            let college = self.roll.iter().find(|college| college.name == name);
            college.map(|college| college.members)
        };
        decisions.iter().try_for_each(|decision| decision.check(&enrolled))
    }
}

impl Participation {
    fn check(&self, roll: &[CollegeRoll]) -> Result<(), DocumentError> {
        let present: u64 = roll.iter().map(|college| college.present).sum();
        for (what, part, whole) in [
            ("parts participantes", self.shares, self.of_shares),
            ("voix participantes", self.votes, self.of_votes),
            ("associés présents à distance", self.remote, present),
        ] {
            told(part <= whole, what, || (format!("{whole} au plus"), part.to_string()))?;
        }
        Ok(())
    }
}

impl Extract {
    pub(in crate::assembly) fn check(&self, minutes: &Minutes) -> Result<(), DocumentError> {
        self.issuance.check()?;
        in_order("jour de l’extrait", minutes.meeting.on, self.issuance.on)?;
        mentions(&[("résolutions de l’extrait", !self.decisions.is_empty())])?;
        let held: Vec<u32> = minutes.decisions().iter().map(Decision::number).collect();
        let known = self.decisions.iter().all(|number| held.contains(number));
        let ascending = self.decisions.windows(2).all(|pair| pair[0] < pair[1]);
        told(known && ascending, "résolutions de l’extrait", || {
            let list =
                |numbers: &[u32]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            (list(&held), list(&self.decisions))
        })
    }
}
