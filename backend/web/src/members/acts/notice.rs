//! `/associes/{id}/sortie/preavis`: an exit that is announced, or taken back.

use door::Desk;
use office::kernel::Failure;
use office::kernel::access::Permission;
use office::members::ExitStep;
use office::members::permissions::EXIT_PREPARE;
use serde::{Deserialize, Serialize};

use super::{Act, Hands, Subject, exit};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::members::file;

/// A notice that came.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Notify {
    cause: String,
    reason: String,
    notified_on: String,
    effective_on: String,
}

impl Act for Notify {
    const PERMISSION: Permission = EXIT_PREPARE;
    const DONE: &'static str = "preavis";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        Ok(Self { notified_on: subject.today.to_string(), ..Self::default() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let day = |name, key: &str, value: &str| Field::day(name, words.say(key)).holding(value).half();
        subject
            .form(frame, "notify-title", "sortie/preavis", "record-button")
            .saying(words.say("notify-about"))
            .asking(
                Field::select("cause", words.say("field-cause"), exit::causes(words)).holding(&self.cause),
            )
            .asking(day("notified_on", "field-notified-on", &self.notified_on))
            .asking(day("effective_on", "field-left-on", &self.effective_on))
            .asking(
                Field::text("reason", words.say("field-reason"))
                    .holding(&self.reason)
                    .not_offered()
                    .optional(words),
            )
            .with_link(&subject.at("sortie"), words.say("back-exit"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let read = hands.read;
        let step = ExitStep::Notify {
            cause: read.parsed("cause", &self.cause, "cause-missing")?,
            reason: self.reason.trim().to_owned(),
            notified_on: read.day("notified_on", &self.notified_on)?,
            effective_on: read.day("effective_on", &self.effective_on)?,
        };
        hands.desk.step_to_exit(&hands.context, subject.file.row.member_id, step).await?;
        Ok(())
    }
}

/// A notice that is taken back.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct TakeBack {
    on: String,
}

impl Act for TakeBack {
    const PERMISSION: Permission = EXIT_PREPARE;
    const DONE: &'static str = "preavis-retire";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        Ok(Self { on: subject.today.to_string() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let told = subject.file.notice.as_ref().map(|notice| file::told(words, notice));
        subject
            .form(frame, "take-back-title", "sortie/preavis/retrait", "record-button")
            .saying(told.unwrap_or_else(|| words.say("take-back-none")))
            .asking(Field::day("on", words.say("field-on")).holding(&self.on))
            .with_link(&subject.at("sortie"), words.say("back-exit"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let step = ExitStep::WithdrawNotice { on: hands.read.day("on", &self.on)? };
        hands.desk.step_to_exit(&hands.context, subject.file.row.member_id, step).await?;
        Ok(())
    }
}

/// The forms, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::subject();
    let announced = Subject { file: crate::samples::entity(), ..subject.clone() };
    let on = subject.today.to_string();
    vec![
        ("notify", Notify { notified_on: on.clone(), ..Notify::default() }.page(frame, &subject)),
        ("take_back", TakeBack { on }.page(frame, &announced)),
    ]
}
