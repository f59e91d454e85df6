//! `/associes/{id}/sortie/exclusion`: an exclusion that the board proposes, or that is given up.

use door::Desk;
use office::kernel::Failure;
use office::kernel::access::Permission;
use office::members::ExitStep;
use office::members::permissions::EXIT_PREPARE;
use serde::{Deserialize, Serialize};

use super::{Act, Hands, Subject};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;

/// A proposed exclusion.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Propose {
    grounds: String,
    on: String,
    hearing_on: String,
}

impl Act for Propose {
    const PERMISSION: Permission = EXIT_PREPARE;
    const DONE: &'static str = "exclusion";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        Ok(Self { on: subject.today.to_string(), ..Self::default() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let day = |name, key: &str, value: &str| Field::day(name, words.say(key)).holding(value).half();
        subject
            .form(frame, "exclusion-title", "sortie/exclusion", "record-button")
            .saying(words.say("exclusion-about"))
            .asking(Field::area("grounds", words.say("field-grounds")).holding(&self.grounds))
            .asking(day("on", "field-proposed-on", &self.on))
            .asking(day("hearing_on", "field-hearing-on", &self.hearing_on))
            .with_link(&subject.at("sortie"), words.say("back-exit"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let read = hands.read;
        let step = ExitStep::ProposeExclusion {
            grounds: self.grounds.trim().to_owned(),
            hearing_on: read.day("hearing_on", &self.hearing_on)?,
            on: read.day("on", &self.on)?,
        };
        hands.desk.step_to_exit(&hands.context, subject.file.row.member_id, step).await?;
        Ok(())
    }
}

/// An exclusion that is given up, or that the assembly refused.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Abandon {
    on: String,
}

impl Act for Abandon {
    const PERMISSION: Permission = EXIT_PREPARE;
    const DONE: &'static str = "exclusion-abandonnee";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        Ok(Self { on: subject.today.to_string() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        subject
            .form(frame, "abandon-title", "sortie/exclusion/abandon", "record-button")
            .saying(words.say("abandon-about"))
            .asking(Field::day("on", words.say("field-on")).holding(&self.on))
            .with_link(&subject.at("sortie"), words.say("back-exit"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let step = ExitStep::AbandonExclusion { on: hands.read.day("on", &self.on)? };
        hands.desk.step_to_exit(&hands.context, subject.file.row.member_id, step).await?;
        Ok(())
    }
}

/// The forms, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::subject();
    let on = subject.today.to_string();
    vec![
        ("exclusion", Propose { on: on.clone(), ..Propose::default() }.page(frame, &subject)),
        ("exclusion_abandoned", Abandon { on }.page(frame, &subject)),
    ]
}
