//! `/assemblees/{id}/emargement/formulaire`: a postal form on paper arrives, with its choices and what becomes of them
//! should a text be amended (R225-75 to R225-78 C. com.).
//!
//! What can never happen here: a choice that the form made for a voter.

use std::collections::BTreeMap;

use office::assemblies::permissions::ATTENDANCE_RECORD;
use office::assemblies::public::{
    AssemblyError, Choice, FormChannel, IfAmended, PostalForm, Resolution, VotingError,
};
use office::kernel::access::Permission;
use serde::{Deserialize, Serialize};

use super::super::{desk, terms};
use super::presence::{found, voter};
use super::{Act, Subject, worded};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::Hands;

/// A form.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Receive {
    #[serde(default)]
    member: String,
    #[serde(default)]
    received_on: String,
    #[serde(default)]
    if_amended: String,
    #[serde(default)]
    amendment_holder: String,
    /// What it says on each resolution, by its field.
    #[serde(flatten)]
    choices: BTreeMap<String, String>,
}

/// What a form may say of what it could not know, by key.
const AMENDED: [(&str, &str); 4] = [
    ("chair", "form-amended-chair"),
    ("abstain", "form-amended-abstain"),
    ("against", "form-amended-against"),
    ("holder", "form-amended-holder"),
];

/// The field of a resolution.
fn field(number: u32) -> String {
    format!("voix-{number}")
}

fn chosen(
    words: Words,
    choices: impl Iterator<Item = (&'static str, &'static str)>,
) -> Vec<(String, String)> {
    let none = (String::new(), words.say("form-nothing"));
    let told = choices.map(|(code, key)| (code.to_owned(), words.say(key)));
    [none].into_iter().chain(told).collect()
}

impl Act for Receive {
    const PERMISSION: Permission = ATTENDANCE_RECORD;
    const PART: &'static str = "emargement/formulaire";
    const DONE: &'static str = "formulaire";
    const BACK: &'static str = desk::PART;

    fn opened(subject: &Subject) -> Self {
        let received_on = subject.today.to_string();
        Self { member: subject.named.clone(), received_on, ..Self::default() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let choices =
            || chosen(words, terms::CHOICES.into_iter().map(|one| (one.code(), terms::choice(one))));
        let vote = |of: &Resolution| {
            let number = words.count(of.number.into());
            let label = words.tell("form-vote", &[("number", &number), ("title", &of.draft.title)]);
            let before = self.choices.get(&field(of.number)).map_or("", String::as_str);
            let vote = Field::select("voix", label, choices()).named(field(of.number)).holding(before);
            Field { required: false, ..vote }
        };
        let amended =
            Field::select("if_amended", words.say("form-amended"), chosen(words, AMENDED.into_iter()));
        let amended = Field { required: false, ..amended.holding(&self.if_amended) };
        let named = voter(words, "amendment_holder", "form-amended-named", &self.amendment_holder);
        let named = Field { required: false, ..named };
        let form = subject
            .form(frame, "form-title", Self::PART)
            .saying(words.say("form-about"))
            .asking(voter(words, "member", "presence-member", &self.member))
            .asking(Field::day("received_on", words.say("field-received")).holding(&self.received_on))
            .about(words.say("form-votes"));
        let resolutions = subject.sheet.convened.resolutions.iter();
        let form = resolutions.map(vote).fold(form, FormPage::asking);
        form.asking(amended.hinting(words.say("form-amended-hint"))).asking(named)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (id, words) = (subject.id(), hands.read.0);
        let member = found(hands, id, ("member", &self.member)).await?.member_id;
        let received_on = hands.read.day("received_on", &self.received_on)?;
        let mut choices: Vec<(u32, Choice)> = Vec::new();
        for of in &subject.sheet.convened.resolutions {
            let text = self.choices.get(&field(of.number)).map_or("", String::as_str);
            if text.is_empty() {
                continue;
            }
            let wrong = || Trouble { field: None, ..Trouble::with(words, "", "votes-unread") };
            choices.push((of.number, terms::choice_of(text).ok_or_else(wrong)?));
        }
        let if_amended = match self.if_amended.as_str() {
            "chair" => Some(IfAmended::Chair),
            "abstain" => Some(IfAmended::Abstain),
            "against" => Some(IfAmended::Against),
            "holder" => {
                let named = ("amendment_holder", self.amendment_holder.as_str());
                Some(IfAmended::Holder(found(hands, id, named).await?.member_id))
            }
            _ => None,
        };
        let form = PostalForm { member, channel: FormChannel::Paper, received_on, choices, if_amended };
        let done = hands.desk.assemblies.receive_form(&hands.context, id, form).await;
        done.map(drop).map_err(|failure| worded(words, failure, of_form))
    }
}

fn of_form(error: &AssemblyError) -> Option<(&'static str, &'static str)> {
    Some(match error {
        AssemblyError::AlreadyRecorded { .. } => ("member", "form-already"),
        AssemblyError::OwnProxy { .. } => ("amendment_holder", "presence-own-proxy"),
        AssemblyError::TooManyProxies { .. } => ("amendment_holder", "presence-too-many"),
        AssemblyError::Voting(VotingError::MoreThanSeats { .. }) => ("member", "form-too-many-seats"),
        _ => return None,
    })
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::assembly_subject(crate::samples::frozen_assembly());
    let opened = Receive::opened(&subject);
    let late = Receive { member: "4".into(), ..opened.clone() };
    let refused = crate::samples::form_too_late(frame.words);
    vec![
        ("form", opened.page(frame, &subject)),
        ("form_refused", late.page(frame, &subject).refused_by(Some(&refused))),
    ]
}
