//! The words of the vote: who somebody is, when something was, and why something was refused, with names in place of
//! identifiers.

use office::assemblies::public::{AssemblyError, RollRow, VotingBooth};
use office::kernel::Failure;
use office::members::public::MemberId;
use office::values::Timestamp;

use crate::assemblies::terms;
use crate::forms::Trouble;
use crate::language::Words;
use crate::members::terms as member_terms;
use crate::notices::Sentence;

/// Whose voice: « vous · Salariés », « pour Zoé Exemple · Créateurs ».
pub(crate) fn voice(words: Words, voter: &RollRow, own: bool) -> String {
    let college = member_terms::college(words, voter.college);
    if own {
        words.tell("voice-own", &[("college", &college)])
    } else {
        words.tell("voice-of", &[("name", &voter.display_name), ("college", &college)])
    }
}

/// A moment as clocks in metropolitan France show it.
pub(crate) fn clock(words: Words, at: Timestamp) -> String {
    match at.french_clock() {
        Some((day, hour, minute)) => {
            let hour = format!("{hour:02}:{minute:02}");
            words.tell("voting-moment", &[("day", &words.day(day)), ("hour", &hour)])
        }
        None => words.moment(at),
    }
}

/// Key of what a ballot says.
pub(crate) fn choice(words: Words, choice: office::assemblies::public::Choice) -> String {
    words.say(terms::choice(choice))
}

/// Why something was refused; `None` when the machine failed.
pub(crate) fn trouble(words: Words, failure: &Failure, booth: Option<&VotingBooth>) -> Option<Trouble> {
    let trouble = Trouble::of(words, failure)?;
    let Some(booth) = booth else { return Some(trouble) };
    if let Some(AssemblyError::AlreadyVoted { member, resolution }) = failure.refusal::<AssemblyError>() {
        return Some(Trouble {
            sentence: already(words, booth, *member, *resolution),
            field: None,
            ..trouble
        });
    }
    // Whom a form names is nobody of this page: its identifier would tell nothing.
    let named = match failure.refusal::<AssemblyError>() {
        Some(AssemblyError::OwnProxy { .. }) => Some("presence-own-proxy"),
        Some(AssemblyError::TooManyProxies { .. }) => Some("presence-too-many"),
        _ => None,
    };
    if let Some(key) = named {
        return Some(Trouble { sentence: Sentence::new(words.say(key)), field: None, ..trouble });
    }
    let mut text = trouble.sentence.text.clone();
    for row in people(booth) {
        text = text.replace(&row.member_id.to_string(), &row.display_name);
    }
    Some(Trouble { sentence: Sentence { text, ..trouble.sentence.clone() }, field: None, ..trouble })
}

fn people(booth: &VotingBooth) -> impl Iterator<Item = &RollRow> {
    let own = std::iter::once(&booth.own.voter);
    own.chain(booth.held.iter().map(|voice| &voice.voter)).chain(&booth.released)
}

/// A second vote, which names the resolution.
fn already(words: Words, booth: &VotingBooth, member: MemberId, resolution: u32) -> Sentence {
    let of = booth.resolutions.iter().find(|sheet| sheet.resolution.number == resolution);
    let title = of.map_or("", |sheet| sheet.resolution.draft.title.as_str());
    let number = words.count(resolution.into());
    let voter = people(booth).find(|row| row.member_id == member && member != booth.own.voter.member_id);
    Sentence::new(match voter {
        None => words.tell("voting-already", &[("number", &number), ("title", title)]),
        Some(row) => {
            let parts = [("number", number.as_str()), ("title", title), ("name", row.display_name.as_str())];
            words.tell("voting-already-for", &parts)
        }
    })
}
