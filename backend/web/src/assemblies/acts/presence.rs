//! `/assemblees/{id}/presence` and `/assemblees/{id}/retrait`: a member of the roll takes part in one of the ways of the
//! law, or does no longer; `/assemblees/{id}/emargement/arrivee` and `…/depart`: it comes, it goes, at this moment.

use office::assemblies::permissions::ATTENDANCE_RECORD;
use office::assemblies::public::{
    AssemblyError, AssemblyId, Presence, PresenceEntry, RollRow, SignedBy, Way,
};
use office::kernel::access::Permission;
use office::kernel::listing::PageRequest;
use serde::{Deserialize, Serialize};

use super::super::{desk, terms};
use super::{Act, Subject, worded};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::Hands;
use crate::notices::Sentence;

/// Names shown when several answer.
const NAMES: u64 = 5;

/// Somebody takes part.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Record {
    #[serde(default)]
    member: String,
    #[serde(default)]
    mode: String,
    #[serde(default)]
    holder: String,
}

impl Act for Record {
    const PERMISSION: Permission = ATTENDANCE_RECORD;
    const PART: &'static str = "presence";
    const DONE: &'static str = "presence";

    fn opened(_: &Subject) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let none = (String::new(), words.say("category-choose"));
        let mode = |(code, key): (&str, &str)| (code.to_owned(), words.say(key));
        let modes = [none].into_iter().chain(terms::MODES.map(mode)).collect();
        let holder = voter(words, "holder", "presence-holder", &self.holder);
        subject
            .form(frame, "presence-title", Self::PART)
            .saying(words.say("presence-about"))
            .asking(voter(words, "member", "presence-member", &self.member).focused())
            .asking(Field::select("mode", words.say("presence-mode"), modes).holding(&self.mode))
            .asking(holder.hinting(words.say("presence-holder-hint")).optional(words))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (id, words) = (subject.id(), hands.read.0);
        let member = found(hands, id, ("member", &self.member)).await?.member_id;
        let presence = match self.mode.as_str() {
            "in_person" => Presence::InPerson,
            "remote" => Presence::Remote,
            "blank_proxy" => Presence::BlankProxy,
            "postal" => Presence::Postal,
            "represented" => {
                Presence::Represented { holder: found(hands, id, ("holder", &self.holder)).await?.member_id }
            }
            _ => return Err(Trouble::with(words, "mode", "presence-mode-missing").into()),
        };
        if !matches!(presence, Presence::Represented { .. }) && !self.holder.trim().is_empty() {
            return Err(Trouble::with(words, "holder", "presence-holder-alone").into());
        }
        let entries = vec![PresenceEntry { member, presence }];
        let done = hands.desk.assemblies.record_presence(&hands.context, id, entries).await;
        done.map(drop).map_err(|failure| worded(words, failure, of_record))
    }
}

/// Which refusals are about whom, in words that name nobody by an identifier.
pub(super) fn of_record(error: &AssemblyError) -> Option<(&'static str, &'static str)> {
    Some(match error {
        AssemblyError::AlreadyRecorded { .. } => ("member", "presence-already"),
        AssemblyError::NotOnRoll { .. } => ("member", "voter-unknown"),
        AssemblyError::OwnProxy { .. } => ("holder", "presence-own-proxy"),
        AssemblyError::HolderNotOnRoll { .. } => ("holder", "voter-unknown"),
        AssemblyError::TooManyProxies { .. } => ("holder", "presence-too-many"),
        _ => return None,
    })
}

/// Somebody takes part no longer.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Withdraw {
    #[serde(default)]
    member: String,
    #[serde(default)]
    reason: String,
}

impl Act for Withdraw {
    const PERMISSION: Permission = ATTENDANCE_RECORD;
    const PART: &'static str = "retrait";
    const DONE: &'static str = "retrait";

    fn opened(_: &Subject) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let reason = Field::text("reason", words.say("field-reason")).holding(&self.reason).not_offered();
        subject
            .form(frame, "presence-end-title", Self::PART)
            .saying(words.say("presence-end-about"))
            .asking(voter(words, "member", "presence-member", &self.member).focused())
            .asking(reason.hinting(words.say("presence-end-hint")))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (id, words) = (subject.id(), hands.read.0);
        let member = found(hands, id, ("member", &self.member)).await?.member_id;
        let reason = self.reason.trim().to_owned();
        let done = hands.desk.assemblies.withdraw_presence(&hands.context, id, member, reason).await;
        done.map(drop).map_err(|failure| {
            worded(words, failure, |error| match error {
                AssemblyError::NotRecorded { .. } => Some(("member", "presence-not-recorded")),
                _ => None,
            })
        })
    }
}

/// Somebody comes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Arrive {
    #[serde(default)]
    member: String,
    #[serde(default)]
    mode: String,
}

impl Act for Arrive {
    const PERMISSION: Permission = ATTENDANCE_RECORD;
    const PART: &'static str = "emargement/arrivee";
    const DONE: &'static str = "arrivee";
    const BACK: &'static str = desk::PART;

    fn opened(subject: &Subject) -> Self {
        Self { member: subject.named.clone(), mode: "in_person".to_owned() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let modes = terms::MODES[..2].iter().map(|(code, key)| ((*code).to_owned(), words.say(key)));
        subject
            .form(frame, "arrival-title", Self::PART)
            .saying(words.say("arrival-about"))
            .asking(voter(words, "member", "presence-member", &self.member).focused())
            .asking(Field::select("mode", words.say("presence-mode"), modes.collect()).holding(&self.mode))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (id, words) = (subject.id(), hands.read.0);
        let member = found(hands, id, ("member", &self.member)).await?.member_id;
        let way = if self.mode == "remote" { Way::Remote } else { Way::InPerson };
        let noted = (hands.context.at, SignedBy::Desk);
        let done = hands.desk.assemblies.arrive(&hands.context, id, (member, way), noted).await;
        done.map(drop).map_err(|failure| {
            worded(words, failure, |error| match error {
                AssemblyError::AlreadyRecorded { .. } => Some(("member", "arrival-already")),
                _ => None,
            })
        })
    }
}

/// Somebody goes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Depart {
    #[serde(default)]
    member: String,
}

impl Act for Depart {
    const PERMISSION: Permission = ATTENDANCE_RECORD;
    const PART: &'static str = "emargement/depart";
    const DONE: &'static str = "depart";
    const BACK: &'static str = desk::PART;

    fn opened(subject: &Subject) -> Self {
        Self { member: subject.named.clone() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        subject
            .form(frame, "departure-title", Self::PART)
            .saying(words.say("departure-about"))
            .asking(voter(words, "member", "presence-member", &self.member).focused())
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (id, words) = (subject.id(), hands.read.0);
        let member = found(hands, id, ("member", &self.member)).await?.member_id;
        let done = hands.desk.assemblies.depart(&hands.context, id, member, hands.context.at).await;
        done.map(drop).map_err(|failure| {
            worded(words, failure, |error| match error {
                AssemblyError::NotRecorded { .. } => Some(("member", "departure-not-there")),
                _ => None,
            })
        })
    }
}

/// A field for somebody on the roll.
pub(super) fn voter(words: Words, name: &'static str, key: &str, holding: &str) -> Field {
    Field::text(name, words.say(key)).holding(holding).hinting(words.say("voter-hint")).not_offered()
}

/// Somebody on the roll, by number or by a part of the name; refused when nobody or several answer.
pub(super) async fn found(
    hands: &Hands<'_>,
    assembly: AssemblyId,
    (field, text): (&'static str, &str),
) -> Result<RollRow, No> {
    let (text, words) = (text.trim(), hands.read.0);
    let wrong = |key: &str| No::Trouble(Trouble::with(words, field, key));
    if text.is_empty() {
        return Err(wrong("voter-missing"));
    }
    let filter = match text.parse::<u32>() {
        Ok(number) => format!("number:eq:{number}"),
        Err(_) => format!("display_name:contains:{text}"),
    };
    let request = PageRequest { limit: Some(NAMES), filters: vec![filter], ..PageRequest::default() };
    let mut page = hands.desk.assemblies.roll(assembly, &request).await?;
    match page.items.len() {
        0 => Err(wrong("voter-unknown")),
        1 => Ok(page.items.remove(0)),
        _ => Err(No::Trouble(several(words, field, &page.items))),
    }
}

/// Says who answers, so that a number can be chosen.
fn several(words: Words, field: &'static str, rows: &[RollRow]) -> Trouble {
    let name = |row: &RollRow| {
        let number = words.count(row.number);
        words.tell("member-told", &[("name", &row.display_name), ("number", &number)])
    };
    let names: Vec<String> = rows.iter().map(name).collect();
    let sentence = Sentence::new(words.tell("voter-several", &[("names", &names.join(" ; "))]));
    Trouble { sentence, ..Trouble::with(words, field, "voter-unknown") }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let words = frame.words;
    let subject = crate::samples::assembly_subject(crate::samples::open_assembly());
    let record = Record { member: "exemple".into(), mode: "represented".into(), holder: "2".into() };
    let many = several(words, "member", &crate::samples::voters());
    let withdraw = Withdraw { member: "1".into(), reason: String::new() };
    let unsaid = crate::samples::no_reason(words);
    vec![
        ("assembly_presence", Record::opened(&subject).page(frame, &subject)),
        ("assembly_presence_refused", record.page(frame, &subject).refused_by(Some(&many))),
        ("assembly_withdrawal", Withdraw::opened(&subject).page(frame, &subject)),
        ("desk_arrival", Arrive::opened(&subject).page(frame, &subject)),
        ("desk_departure", Depart::opened(&subject).page(frame, &subject)),
        ("assembly_withdrawal_refused", withdraw.page(frame, &subject).refused_by(Some(&unsaid))),
    ]
}
