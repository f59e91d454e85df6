//! What the result of an assembly says, and the checks before it is printed.

use values::{Day, Fraction};

use crate::DocumentError;
use crate::identity::Cooperative;

/// The quorum of a resolution, as it was measured when its vote was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quorum {
    /// What it is counted in, as in « associés présents ou représentés ».
    pub basis: String,
    /// The part of the whole that took part.
    pub attained: Fraction,
    /// The part that is needed; nought when none is.
    pub required: Fraction,
    /// Whether it is reached.
    pub met: bool,
}

/// What became of a resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Adopted.
    Adopted,
    /// Rejected.
    Rejected,
    /// Not decided: the quorum was not reached, whatever the votes say.
    WithoutQuorum,
    /// A candidate who had the majority and no seat: others had more, or exactly as much for the last one.
    NotElected,
}

/// Presence of one college.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollegeRoll {
    /// French name of the college.
    pub name: String,
    /// Its weight in percent, by the statutes; absent without colleges.
    pub weight: Option<Fraction>,
    /// Members on the roll.
    pub members: u64,
    /// Present in person.
    pub present: u64,
    /// Represented by another member.
    pub proxies: u64,
    /// Blank proxies, given to the chair.
    pub blank_proxies: u64,
    /// Voting by a written form sent beforehand (vote par correspondance).
    pub postal: u64,
}

impl CollegeRoll {
    /// All who take part.
    pub fn total(&self) -> u64 {
        self.present + self.proxies + self.blank_proxies + self.postal
    }
}

/// Votes of one college on one resolution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollegeVote {
    /// French name of the college.
    pub name: String,
    /// Weight that it had in this vote, in percent; absent when each member simply has one voice.
    pub weight: Option<Fraction>,
    /// Votes for.
    pub votes_for: u64,
    /// Votes against.
    pub against: u64,
    /// Abstentions.
    pub abstentions: u64,
    /// Blank votes.
    pub blank: u64,
    /// Members who took part and did not vote on it.
    pub silent: u64,
    /// What the college adds in favour, by the statutes' rule (weight × for ÷ cast, as a rule).
    pub contribution: Fraction,
}

/// What a resolution needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// The part of the votes, as 1/2 or 2/3.
    pub part: Fraction,
    /// Whether the part itself is enough (`≥`), or more is needed (`>`).
    pub inclusive: bool,
    /// The rule in words.
    pub rule: String,
}

impl Threshold {
    /// Whether a share of the votes passes.
    pub fn passes(&self, share: Fraction) -> bool {
        if self.inclusive { share >= self.part } else { share > self.part }
    }
}

/// One resolution and its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// Its number in the agenda.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// What it needed.
    pub threshold: Threshold,
    /// Votes by college.
    pub votes: Vec<CollegeVote>,
    /// What the contributions are divided by: the weight cast by all colleges together, 100 unless one stayed silent.
    pub total: Fraction,
    /// Share for, exact: what the colleges contribute, divided by the total; nought when nothing was cast.
    pub share: Fraction,
    /// The quorum that it needed.
    pub quorum: Quorum,
    /// What became of it.
    pub verdict: Verdict,
    /// What else the reader must know: a silent college, a weight carried over.
    pub notes: Vec<String>,
}

/// The result of a general assembly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssemblyResult {
    /// The cooperative on the day of the assembly.
    pub cooperative: Cooperative,
    /// E.g. « Assemblée générale ordinaire ».
    pub kind: String,
    /// Its object, e.g. « Comptes de l’exercice 2015 ».
    pub object: String,
    /// Day on which it was held.
    pub held_on: Day,
    /// Where.
    pub place: String,
    /// Day on which it was convened.
    pub convened_on: Day,
    /// E.g. « première convocation ».
    pub convocation: String,
    /// Statutes in force, as in « statuts du 14 juin 2014 ».
    pub statutes: String,
    /// Presence by college.
    pub roll: Vec<CollegeRoll>,
    /// How a result is computed by the statutes of that day, in sentences.
    pub method: Vec<String>,
    /// Resolutions in the order of the agenda.
    pub resolutions: Vec<Resolution>,
    /// Offices of those who sign, as in « Le président de séance ».
    pub signatories: Vec<String>,
}

impl AssemblyResult {
    /// Refuses a result that does not follow from its parts.
    pub(crate) fn check(&self) -> Result<(), DocumentError> {
        self.resolutions.iter().try_for_each(Resolution::check)
    }
}

impl Resolution {
    /// Refuses a share that is not what the colleges contribute, or a decision that does not follow from it.
    pub(crate) fn check(&self) -> Result<(), DocumentError> {
        let name = format!("résolution {}", self.number);
        same(
            &format!("{name}, part des voix pour"),
            &Some(self.share),
            &contributed(&self.votes, self.total),
        )?;
        let quorum = &self.quorum;
        same(&format!("{name}, quorum"), &quorum.met, &(quorum.attained >= quorum.required))?;
        let verdict = match (quorum.met, self.threshold.passes(self.share)) {
            (false, _) => Verdict::WithoutQuorum,
            // A candidate may have the majority and no seat.
            (true, true) if self.verdict == Verdict::NotElected => Verdict::NotElected,
            (true, true) => Verdict::Adopted,
            (true, false) => Verdict::Rejected,
        };
        same(&format!("{name}, décision"), &self.verdict, &verdict)
    }
}

/// What the colleges contribute, divided by the weight cast; nought when nothing was cast.
pub(crate) fn contributed(votes: &[CollegeVote], total: Fraction) -> Option<Fraction> {
    votes
        .iter()
        .try_fold(Fraction::ZERO, |sum, vote| sum.checked_add(vote.contribution))
        .map(|sum| sum.checked_div(total).unwrap_or(Fraction::ZERO))
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, expected: &T, found: &T) -> Result<(), DocumentError> {
    if expected == found {
        return Ok(());
    }
    Err(DocumentError::DoesNotAddUp {
        what: what.to_owned(),
        expected: format!("{expected:?}"),
        found: format!("{found:?}"),
    })
}
