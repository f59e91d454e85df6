//! `/assemblees/{id}/liste`: the list of those who may vote is closed and sealed, as the register stands on the record
//! day.

use office::assemblies::permissions::ROLL_FREEZE;
use office::kernel::access::Permission;
use serde::{Deserialize, Serialize};

use super::{Act, Subject};
use crate::forms::FormPage;
use crate::forms::reading::No;
use crate::frame::Frame;
use crate::members::acts::Hands;

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

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::assembly_subject(crate::samples::convened_assembly());
    let late = crate::samples::wrong_stage(frame.words);
    vec![
        ("assembly_freeze", Freeze {}.page(frame, &subject)),
        ("assembly_freeze_refused", Freeze {}.page(frame, &subject).refused_by(Some(&late))),
    ]
}
