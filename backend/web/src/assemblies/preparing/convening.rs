//! `/assemblees/{id}/convoquer`: the members are called to the assembly as it is planned; too short a notice needs its
//! reason (R225-69, L225-104 C. com.).

use office::assemblies::permissions::ASSEMBLY_CONVENE;
use office::kernel::access::Permission;
use serde::{Deserialize, Serialize};

use super::super::{address, terms};
use super::{Ground, Step};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::members::acts::Hands;

/// When the notice goes, and why it may be short.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Convene {
    #[serde(default)]
    sent_on: String,
    #[serde(default)]
    reason: String,
}

impl Step for Convene {
    const PERMISSION: Permission = ASSEMBLY_CONVENE;
    const PART: &'static str = "convoquer";
    const DONE: &'static str = "convocation";

    fn opened(ground: &Ground) -> Self {
        Self { sent_on: ground.today.to_string(), ..Self::default() }
    }

    fn page(&self, frame: &Frame, ground: &Ground) -> FormPage {
        let words = frame.words;
        let form = ground.form(frame, "convene-title", Self::PART).saying(words.say("convene-about"));
        let form = match &ground.plan {
            Some(sheet) => {
                let minimum = sheet.plan.convocation.minimum_notice_days().to_string();
                let call = words.say(terms::convocation(sheet.plan.convocation));
                form.saying(words.tell("convene-days", &[("days", &minimum), ("call", &call)]))
            }
            None => form,
        };
        let reason = Field::text("reason", words.say("convene-reason")).holding(&self.reason).not_offered();
        form.asking(Field::day("sent_on", words.say("notice-sent-on")).holding(&self.sent_on))
            .asking(reason.hinting(words.say("convene-reason-hint")).optional(words))
    }

    fn after(&self, ground: &Ground) -> String {
        format!("{}?fait={}", address(ground.id), Self::DONE)
    }

    async fn done(&self, hands: &Hands<'_>, ground: &Ground) -> Result<(), No> {
        let sent_on = hands.read.day("sent_on", &self.sent_on)?;
        let reason = Some(self.reason.trim()).filter(|reason| !reason.is_empty()).map(str::to_owned);
        hands.desk.assemblies.convene_as_planned(&hands.context, ground.id, sent_on, reason).await?;
        Ok(())
    }
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let ground = crate::samples::ground();
    let short = crate::samples::notice_too_short(frame.words);
    vec![
        ("convene", Convene::opened(&ground).page(frame, &ground)),
        ("convene_refused", Convene::opened(&ground).page(frame, &ground).refused_by(Some(&short))),
    ]
}
