//! `/assemblees/{id}/envois/noter` and `…/retour`: the notice goes by post or by hand to whom no mail reached, and comes
//! back.

use office::assemblies::permissions::ASSEMBLY_CONVENE;
use office::assemblies::public::{AssemblyError, Dispatch, DispatchChannel, PreparingError};
use office::kernel::access::Permission;
use office::members::public::VoterEntry;
use serde::{Deserialize, Serialize};

use super::super::calling::{self, called};
use super::{Act, Subject, worded};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::Hands;
use crate::notices::Sentence;

/// Names shown when several answer.
const NAMES: usize = 5;

/// Notices go.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Send {
    #[serde(default)]
    member: String,
    #[serde(default)]
    channel: String,
    #[serde(default)]
    on: String,
}

impl Act for Send {
    const PERMISSION: Permission = ASSEMBLY_CONVENE;
    const PART: &'static str = "envois/noter";
    const DONE: &'static str = "envoi";
    const BACK: &'static str = calling::PART;

    fn opened(subject: &Subject) -> Self {
        Self { member: subject.named.clone(), channel: "post".to_owned(), on: subject.today.to_string() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let channels = [DispatchChannel::Post, DispatchChannel::Hand];
        let channels = channels.map(|one| (one.code().to_owned(), words.say(calling::channel(one))));
        let channel = Field::select("channel", words.say("calling-channel"), channels.to_vec());
        subject
            .form(frame, "sending-title", Self::PART)
            .saying(words.say("sending-about"))
            .asking(somebody(words, &self.member).hinting(words.say("sending-member-hint")).optional(words))
            .asking(channel.holding(&self.channel).half())
            .asking(Field::day("on", words.say("calling-on")).holding(&self.on).half())
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (words, on) = (hands.read.0, hands.read.day("on", &self.on)?);
        let channel = if self.channel == "hand" { DispatchChannel::Hand } else { DispatchChannel::Post };
        let everybody = called(hands.desk, &subject.sheet).await?;
        let members = if self.member.trim().is_empty() {
            let reached = hands.desk.assemblies.reached(subject.id()).await?;
            let missing = everybody.iter().map(|voter| voter.member_id);
            missing.filter(|member| !reached.contains(member)).collect()
        } else {
            vec![one(words, &self.member, &everybody)?.member_id]
        };
        if members.is_empty() {
            return Err(Trouble::with(words, "member", "sending-nobody").into());
        }
        let dispatch = |member| Dispatch { member, channel, on, note: None };
        let dispatches = members.into_iter().map(dispatch).collect();
        hands.desk.assemblies.record_dispatch(&hands.context, subject.id(), dispatches).await?;
        Ok(())
    }
}

/// A notice comes back.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Bounce {
    #[serde(default)]
    member: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    reason: String,
}

impl Act for Bounce {
    const PERMISSION: Permission = ASSEMBLY_CONVENE;
    const PART: &'static str = "envois/retour";
    const DONE: &'static str = "retour";
    const BACK: &'static str = calling::PART;

    fn opened(subject: &Subject) -> Self {
        Self { member: subject.named.clone(), on: subject.today.to_string(), ..Self::default() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let reason = Field::text("reason", words.say("bounce-reason")).holding(&self.reason).not_offered();
        subject
            .form(frame, "bounce-title", Self::PART)
            .saying(words.say("bounce-about"))
            .asking(somebody(words, &self.member).hinting(words.say("calling-member-hint")))
            .asking(Field::day("on", words.say("calling-on")).holding(&self.on))
            .asking(reason)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (words, on) = (hands.read.0, hands.read.day("on", &self.on)?);
        let everybody = called(hands.desk, &subject.sheet).await?;
        let member = one(words, &self.member, &everybody)?.member_id;
        let reason = self.reason.trim().to_owned();
        let done = hands.desk.assemblies.record_bounce(&hands.context, subject.id(), (member, on), reason);
        done.await.map(drop).map_err(|failure| {
            worded(words, failure, |error| match error {
                AssemblyError::Preparing(PreparingError::NotSent { .. }) => {
                    Some(("member", "bounce-not-sent"))
                }
                _ => None,
            })
        })
    }
}

fn somebody(words: Words, holding: &str) -> Field {
    Field::text("member", words.say("presence-member")).holding(holding).not_offered()
}

/// Whoever bears that number, or whose name has that part; refused when nobody or several answer.
fn one<'a>(words: Words, text: &str, voters: &'a [VoterEntry]) -> Result<&'a VoterEntry, Trouble> {
    let text = text.trim().to_lowercase();
    let found: Vec<&VoterEntry> = match text.parse::<u64>() {
        Ok(number) => voters.iter().filter(|voter| voter.number == number).collect(),
        Err(_) if text.is_empty() => Vec::new(),
        Err(_) => voters.iter().filter(|voter| voter.display_name.to_lowercase().contains(&text)).collect(),
    };
    match found.as_slice() {
        [] => Err(Trouble::with(words, "member", "calling-unknown")),
        [one] => Ok(one),
        several => {
            let name = |voter: &&VoterEntry| {
                let number = words.count(voter.number);
                words.tell("member-told", &[("name", &voter.display_name), ("number", &number)])
            };
            let names: Vec<String> = several.iter().take(NAMES).map(name).collect();
            let told = words.tell("voter-several", &[("names", &names.join(" ; "))]);
            Err(Trouble {
                sentence: Sentence::new(told),
                ..Trouble::with(words, "member", "calling-unknown")
            })
        }
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::assembly_subject(crate::samples::convened_assembly());
    let send = Send { member: "999".into(), ..Send::opened(&subject) };
    let unknown = Trouble::with(frame.words, "member", "calling-unknown");
    vec![
        ("sending", Send::opened(&subject).page(frame, &subject)),
        ("sending_refused", send.page(frame, &subject).refused_by(Some(&unknown))),
        ("bounce", Bounce::opened(&subject).page(frame, &subject)),
    ]
}
