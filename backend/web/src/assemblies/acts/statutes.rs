//! `/assemblees/{id}/resolutions/{number}/statuts`: the version of the statutes that a resolution decided is adopted, as
//! of the day of the assembly.

use office::assemblies::permissions::STATUTES_ADOPT;
use office::kernel::access::Permission;
use serde::{Deserialize, Serialize};

use super::{Act, Subject};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::members::acts::Hands;
use crate::statutes::typed::Typed;
use crate::statutes::{fields, refused};

/// The clauses that were decided; nothing when the form opens, which then shows those under which the assembly was held.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Decided {
    #[serde(flatten)]
    typed: Typed,
}

impl Act for Decided {
    const PERMISSION: Permission = STATUTES_ADOPT;
    const PART: &'static str = "resolutions/{number}/statuts";
    const DONE: &'static str = "statuts";
    const BACK: &'static str = "suites";

    fn opened(_: &Subject) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let held = &subject.sheet.convened.statutes;
        let opened = self.typed.is_empty().then(|| Typed::of(words, &held.document));
        let typed = opened.as_ref().unwrap_or(&self.typed);
        let title = subject.resolution.as_ref().map_or("", |of| of.draft.title.as_str());
        let version = held.version.to_string();
        let decided = [("title", title), ("version", &version)];
        let adopted = Field::day("adopted_on", words.say("statutes-adopted-on"))
            .holding(&subject.sheet.convened.day.to_string())
            .fixed();
        let effective =
            Field::day("effective_on", words.say("statutes-effective-on")).holding(typed.get("effective_on"));
        let form = subject
            .form(frame, "statutes-decided-title", Self::PART)
            .saying(words.tell("statutes-decided-about", &decided))
            .asking(adopted.half())
            .asking(effective.half());
        fields::asked(form, typed)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let words = hands.read.0;
        let effective_on = self.typed.day(words, "effective_on")?;
        let (number, decided) = (subject.number()?, (effective_on, self.typed.document(words)?));
        let adopted =
            hands.desk.assemblies.adopt_decided_statutes(&hands.context, subject.id(), number, decided).await;
        adopted.map(drop).map_err(|failure| refused::beside(words, &self.typed, failure))
    }
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::voting_subject();
    vec![("statutes_decided", Decided::opened(&subject).page(frame, &subject))]
}
