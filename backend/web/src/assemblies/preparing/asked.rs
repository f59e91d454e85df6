//! `/assemblees/{id}/demandes/nouvelle`: members ask for a draft on the agenda (L225-105, R225-71, R225-72 C. com.). What
//! they hold is as the register says; a request of too few, or too late, is refused with the reason.

use office::assemblies::permissions::ASSEMBLY_PLAN;
use office::assemblies::public::Proposer;
use office::kernel::access::Permission;
use serde::{Deserialize, Serialize};

use super::draft::{Draft, Scope};
use super::people::everybody;
use super::{Ground, Step};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::members::acts::Hands;

/// A request.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Ask {
    #[serde(default)]
    askers: String,
    #[serde(default)]
    received_on: String,
    #[serde(flatten)]
    draft: Draft,
}

impl Step for Ask {
    const PERMISSION: Permission = ASSEMBLY_PLAN;
    const PART: &'static str = "demandes/nouvelle";
    const DONE: &'static str = "demande";

    fn opened(ground: &Ground) -> Self {
        Self { received_on: ground.today.to_string(), ..Self::default() }
    }

    fn page(&self, frame: &Frame, ground: &Ground) -> FormPage {
        let words = frame.words;
        let askers = Field::text("askers", words.say("ask-by")).holding(&self.askers).not_offered();
        let form = ground
            .form(frame, "ask-title", Self::PART)
            .saying(words.say("ask-about"))
            .asking(askers.hinting(words.say("draft-by-hint")).half())
            .asking(Field::day("received_on", words.say("field-received")).holding(&self.received_on).half());
        self.draft.asking(form, &ground.mandates, Scope::Asked)
    }

    async fn done(&self, hands: &Hands<'_>, ground: &Ground) -> Result<(), No> {
        let words = hands.read.0;
        let received_on = hands.read.day("received_on", &self.received_on)?;
        let by = everybody(hands.desk, words, ("askers", &self.askers), received_on).await?;
        if by.is_empty() {
            return Err(Trouble::with(words, "askers", "voter-missing").into());
        }
        let by: Vec<_> = by.into_iter().map(|row| row.member_id).collect();
        let draft = self.draft.read_of(hands, Proposer::Members(by.clone()), received_on).await?;
        let asked = hands.desk.request_resolution(&hands.context, ground.id, (by, received_on), draft).await;
        asked.map(drop).map_err(|failure| match Trouble::of(words, &failure) {
            Some(trouble) if trouble.field.as_deref() == Some("by") => trouble.at("askers".to_owned()).into(),
            _ => No::Failure(failure),
        })
    }
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let ground = crate::samples::ground();
    let few = Ask { askers: "4".into(), ..Ask::opened(&ground) };
    let refused = crate::samples::request_of_too_few(frame.words);
    vec![
        ("ask", Ask::opened(&ground).page(frame, &ground)),
        ("ask_refused", few.page(frame, &ground).refused_by(Some(&refused))),
    ]
}
