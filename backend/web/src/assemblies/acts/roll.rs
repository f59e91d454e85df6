//! `/assemblees/{id}/liste`, `…/liste/corriger` and `…/liste/radiations`: the list of those who may vote is closed and sealed, as
//! the register stands on the record day; before the session it can be corrected, with a reason that the minutes tell.

use office::assemblies::permissions::ROLL_FREEZE;
use office::assemblies::public::{AssemblyError, RollChange};
use office::kernel::access::Permission;
use office::members::public::{College, VoterEntry};
use office::values::Shares;
use serde::{Deserialize, Serialize};

use super::super::differences;
use super::super::preparing::people::somebody;
use super::presence::found;
use super::{Act, Subject, worded};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::members::acts::Hands;
use crate::members::terms as member_terms;

/// The seal; the register says who may vote.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Freeze {}

impl Act for Freeze {
    const PERMISSION: Permission = ROLL_FREEZE;
    const PART: &'static str = "liste";
    const DONE: &'static str = "liste";

    fn opened(_: &Subject) -> Self {
        Self {}
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let day = words.day(subject.sheet.convened.record_day);
        subject
            .form(frame, "freeze-title", Self::PART)
            .saying(words.tell("freeze-about", &[("day", &day)]))
            .saying(words.say("freeze-once"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        hands.desk.freeze_roll(&hands.context, subject.id()).await?;
        Ok(())
    }
}

/// Whoever left the cooperative is struck off.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Strike {
    #[serde(default)]
    reason: String,
}

impl Act for Strike {
    const PERMISSION: Permission = ROLL_FREEZE;
    const PART: &'static str = "liste/radiations";
    const DONE: &'static str = "radiations";

    fn opened(_: &Subject) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let reason = Field::text("reason", words.say("field-reason")).holding(&self.reason).not_offered();
        subject
            .form(frame, "strike-title", Self::PART)
            .saying(words.say("strike-about"))
            .saying(words.say("strike-letters"))
            .asking(reason.hinting(words.say("presence-end-hint")))
            .with_link(&subject.back(differences::PART), words.say("differences-title"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let reason = self.reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Trouble::with(hands.read.0, "reason", "strike-reason-missing").into());
        }
        hands.desk.reconcile_roll(&hands.context, subject.id(), reason).await?;
        Ok(())
    }
}

/// What a correction may be: as forms write it, and the key of its words.
const CHANGES: [(&str, &str); 3] =
    [("add", "correct-add"), ("remove", "correct-remove"), ("replace", "correct-replace")];

/// A correction.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Correct {
    #[serde(default)]
    change: String,
    #[serde(default)]
    member: String,
    #[serde(default)]
    college: String,
    #[serde(default)]
    shares: String,
    #[serde(default)]
    reason: String,
}

impl Act for Correct {
    const PERMISSION: Permission = ROLL_FREEZE;
    const PART: &'static str = "liste/corriger";
    const DONE: &'static str = "correction";

    fn opened(_: &Subject) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let choose = (String::new(), words.say("category-choose"));
        let change = |(code, key): (&str, &str)| (code.to_owned(), words.say(key));
        let changes = [choose].into_iter().chain(CHANGES.map(change)).collect();
        let register = (String::new(), words.say("correct-as-register"));
        let college = |one: College| (one.as_str().to_owned(), member_terms::college(words, one));
        let colleges = [register].into_iter().chain(College::ALL.map(college)).collect();
        let college = Field::select("college", words.say("column-college"), colleges);
        let shares = Field::whole("shares", words.say("own-shares")).holding(&self.shares);
        let reason = Field::text("reason", words.say("field-reason")).holding(&self.reason).not_offered();
        let member = Field::text("member", words.say("presence-member")).holding(&self.member);
        subject
            .form(frame, "correct-title", Self::PART)
            .saying(words.say("correct-about"))
            .asking(
                Field::select("change", words.say("correct-change"), changes).holding(&self.change).half(),
            )
            .asking(member.hinting(words.say("person-hint")).not_offered().half())
            .asking(Field { required: false, ..college.holding(&self.college).half() })
            .asking(shares.hinting(words.say("correct-shares-hint")).optional(words).half())
            .asking(reason.hinting(words.say("presence-end-hint")))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (id, words) = (subject.id(), hands.read.0);
        let change = match self.change.as_str() {
            "add" => RollChange::Add(self.voter(hands, subject).await?),
            "replace" => RollChange::Replace(self.voter(hands, subject).await?),
            "remove" => RollChange::Remove(found(hands, id, ("member", &self.member)).await?.member_id),
            _ => return Err(Trouble::with(words, "change", "correct-change-missing").into()),
        };
        let reason = self.reason.trim().to_owned();
        let done = hands.desk.assemblies.correct_roll(&hands.context, id, vec![change], reason).await;
        done.map(drop).map_err(|failure| {
            worded(words, failure, |error| match error {
                AssemblyError::TwiceOnRoll { .. } => Some(("member", "correct-twice")),
                AssemblyError::NotOnRoll { .. } => Some(("member", "voter-unknown")),
                _ => None,
            })
        })
    }
}

impl Correct {
    /// Who may vote, as the register of the record day has it unless the form says otherwise.
    async fn voter(&self, hands: &Hands<'_>, subject: &Subject) -> Result<VoterEntry, No> {
        let read = hands.read;
        let day = subject.sheet.convened.record_day;
        let row = somebody(hands.desk, read.0, ("member", &self.member), day).await?;
        let college = College::ALL.into_iter().find(|one| one.as_str() == self.college);
        let shares = match self.shares.trim() {
            "" => row.shares,
            text => Shares::new(read.whole("shares", text)?),
        };
        Ok(VoterEntry {
            member_id: row.member_id,
            number: row.number,
            display_name: row.name,
            college: college.unwrap_or(row.college),
            shares,
        })
    }
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::assembly_subject(crate::samples::convened_assembly());
    let late = crate::samples::wrong_stage(frame.words);
    vec![
        ("assembly_freeze", Freeze {}.page(frame, &subject)),
        ("roll_correct", Correct::default().page(frame, &subject)),
        ("roll_strike", Strike::default().page(frame, &subject)),
        ("assembly_freeze_refused", Freeze {}.page(frame, &subject).refused_by(Some(&late))),
    ]
}
