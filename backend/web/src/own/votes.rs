//! One's own votes in the latest assemblies that are over.

use door::Desk;
use office::assemblies::public::{Choice, MemberVoice, Verdict};
use office::kernel::Failure;
use office::members::public::MemberId;

use crate::language::Words;

/// Assemblies shown: the latest.
const MEETINGS: u64 = 3;

/// An assembly, with one's votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meeting {
    /// Its day.
    pub(crate) day: String,
    /// Its place.
    pub(crate) place: String,
    /// What was voted on.
    pub(crate) votes: Vec<Vote>,
}

/// A resolution, with one's vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Vote {
    /// Number in the agenda.
    pub(crate) number: String,
    /// What it is about; in French, as the notice said it.
    pub(crate) title: String,
    /// Key of one's vote; `None` for none.
    pub(crate) choice: Option<&'static str>,
    /// Whether somebody else cast it: the holder of one's proxy, or the chair by law.
    pub(crate) represented: bool,
    /// Key of what the assembly decided.
    pub(crate) verdict: Option<&'static str>,
}

/// How the reader's voice was used.
pub(crate) async fn of(desk: &Desk, words: Words) -> Result<Vec<Meeting>, Failure> {
    let Some(member) = desk.principal().member_id() else { return Ok(Vec::new()) };
    let voices = desk.assemblies.voice(MemberId::new(member), MEETINGS).await?;
    Ok(voices
        .chunk_by(|one, next| one.assembly_id == next.assembly_id)
        .filter_map(|of| meeting(words, of))
        .collect())
}

fn meeting(words: Words, voices: &[MemberVoice]) -> Option<Meeting> {
    let first = voices.first()?;
    let votes = voices.iter().map(Vote::of).collect();
    Some(Meeting { day: words.day(first.day), place: first.place.clone(), votes })
}

impl Vote {
    fn of(voice: &MemberVoice) -> Self {
        Self {
            number: voice.resolution.to_string(),
            title: voice.title.clone(),
            choice: voice.choice.map(|choice| match choice {
                Choice::For => "vote-for",
                Choice::Against => "vote-against",
                Choice::Abstain => "vote-abstain",
                Choice::Blank => "vote-blank",
            }),
            represented: voice.holder.is_some() || voice.by_chair,
            verdict: voice.verdict.map(|verdict| match verdict {
                Verdict::Adopted => "verdict-adopted",
                Verdict::Rejected => "verdict-rejected",
                Verdict::WithoutQuorum => "verdict-without-quorum",
                Verdict::NotElected => "verdict-not-elected",
            }),
        }
    }
}

impl Meeting {
    /// A meeting, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn sample(words: Words) -> Self {
        let vote = |number: u32, title: &str, choice, represented, verdict| Vote {
            number: number.to_string(),
            title: title.to_owned(),
            choice,
            represented,
            verdict: Some(verdict),
        };
        Self {
            day: words.day("2016-05-12".parse().unwrap()),
            place: "Saint-Étienne".to_owned(),
            votes: vec![
                vote(1, "Approbation des comptes 2015", Some("vote-for"), false, "verdict-adopted"),
                vote(2, "Affectation du résultat", Some("vote-abstain"), true, "verdict-adopted"),
                vote(3, "Transfert du siège", None, false, "verdict-rejected"),
            ],
        }
    }
}
