//! `/assemblees/{id}/resolutions/{number}/cloture`, `/assemblees/{id}/cloture` and `/assemblees/{id}/annulation`: the vote
//! on one resolution ends, the session ends, or the assembly is given up before it opens.

use office::assemblies::permissions::{ASSEMBLY_CANCEL, VOTE_CLOSE};
use office::assemblies::public::AssemblyError;
use office::kernel::access::Permission;
use serde::{Deserialize, Serialize};

use super::{Act, Subject};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::members::acts::Hands;

/// The vote on one resolution ends.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct CloseVote {}

impl Act for CloseVote {
    const PERMISSION: Permission = VOTE_CLOSE;
    const PART: &'static str = "resolutions/{number}/cloture";
    const DONE: &'static str = "vote-clos";

    fn opened(_: &Subject) -> Self {
        Self {}
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let backed = subject.resolution.as_ref().is_some_and(|resolution| resolution.draft.backed_by_board);
        subject
            .form(frame, "resolution-close-title", Self::PART)
            .saying(words.say("resolution-close-about"))
            .saying(words.say(if backed { "resolution-blank-for" } else { "resolution-blank-against" }))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let Some(resolution) = &subject.resolution else {
            return Err(No::Failure(AssemblyError::NotConvened {}.into()));
        };
        let number = resolution.number;
        hands.desk.assemblies.close_resolution(&hands.context, subject.id(), number).await?;
        Ok(())
    }
}

/// The session ends.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Close {}

impl Act for Close {
    const PERMISSION: Permission = VOTE_CLOSE;
    const PART: &'static str = "cloture";
    const DONE: &'static str = "cloture";

    fn opened(_: &Subject) -> Self {
        Self {}
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        subject.form(frame, "close-title", Self::PART).saying(frame.words.say("close-about"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        hands.desk.assemblies.close(&hands.context, subject.id()).await?;
        Ok(())
    }
}

/// The assembly is given up.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Cancel {
    #[serde(default)]
    reason: String,
}

impl Act for Cancel {
    const PERMISSION: Permission = ASSEMBLY_CANCEL;
    const PART: &'static str = "annulation";
    const DONE: &'static str = "annulation";

    fn opened(_: &Subject) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        subject
            .form(frame, "cancel-title", Self::PART)
            .saying(words.say("cancel-about"))
            .asking(Field::text("reason", words.say("field-reason")).holding(&self.reason).not_offered())
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let reason = self.reason.trim().to_owned();
        hands.desk.assemblies.cancel(&hands.context, subject.id(), reason).await?;
        Ok(())
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let words = frame.words;
    let subject = |sheet| crate::samples::assembly_subject(sheet);
    let open = subject(crate::samples::open_assembly());
    let resolution = Some(open.sheet.convened.resolutions[0].clone());
    let voting = Subject { resolution, ..open.clone() };
    let frozen = subject(crate::samples::frozen_assembly());
    let (closed, unsaid) = (crate::samples::vote_closed(words), crate::samples::no_reason(words));
    vec![
        ("resolution_close", CloseVote {}.page(frame, &voting)),
        ("resolution_close_refused", CloseVote {}.page(frame, &voting).refused_by(Some(&closed))),
        ("assembly_close", Close {}.page(frame, &open)),
        ("assembly_cancel", Cancel::opened(&frozen).page(frame, &frozen)),
        ("assembly_cancel_refused", Cancel::default().page(frame, &frozen).refused_by(Some(&unsaid))),
    ]
}
