//! What follows the votes, at `/assemblees/{id}/…`: the debates are told for the minutes, and what a resolution decided
//! is done once somebody confirms it.

use office::assemblies::permissions::{MANDATE_END, MANDATE_GIVE, MINUTES_WRITE};
use office::assemblies::public::MandateId;
use office::kernel::access::Permission;
use office::values::Uuid;
use serde::{Deserialize, Serialize};

use super::{Act, Subject};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::mandates::giving::acting;
use crate::members::acts::Hands;

/// The page of what follows.
const BACK: &str = "suites";

/// The debate on a resolution.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Debate {
    #[serde(default)]
    text: String,
}

impl Act for Debate {
    const PERMISSION: Permission = MINUTES_WRITE;
    const PART: &'static str = "resolutions/{number}/debats";
    const DONE: &'static str = "debats";
    const BACK: &'static str = BACK;

    fn opened(subject: &Subject) -> Self {
        Self { text: subject.course.as_ref().map(|course| course.debate.clone()).unwrap_or_default() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        debate(frame, subject, Self::PART, &self.text)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (number, text) = (Some(subject.number()?), self.text.trim().to_owned());
        hands.desk.assemblies.note_debate(&hands.context, subject.id(), number, text).await?;
        Ok(())
    }
}

/// What was said besides.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Besides {
    #[serde(default)]
    text: String,
}

impl Act for Besides {
    const PERMISSION: Permission = MINUTES_WRITE;
    const PART: &'static str = "debats";
    const DONE: &'static str = Debate::DONE;
    const BACK: &'static str = BACK;

    fn opened(subject: &Subject) -> Self {
        Self { text: subject.sheet.debate.clone() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        debate(frame, subject, Self::PART, &self.text)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let text = self.text.trim().to_owned();
        hands.desk.assemblies.note_debate(&hands.context, subject.id(), None, text).await?;
        Ok(())
    }
}

fn debate(frame: &Frame, subject: &Subject, part: &str, text: &str) -> FormPage {
    let words = frame.words;
    let field = Field { required: false, ..Field::area("text", words.say("debate-text")).holding(text) };
    subject.form(frame, "debate-title", part).saying(words.say("debate-about")).asking(field)
}

/// The mandate is given to who was elected.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Elected {
    /// Chosen when the form opens, so that a form that is sent twice gives one mandate.
    #[serde(default)]
    mandate: String,
    #[serde(default)]
    representative: String,
}

impl Act for Elected {
    const PERMISSION: Permission = MANDATE_GIVE;
    const PART: &'static str = "resolutions/{number}/mandat";
    const DONE: &'static str = "mandat-donne";
    const BACK: &'static str = BACK;

    fn opened(_: &Subject) -> Self {
        Self { mandate: Uuid::now_v7().to_string(), ..Self::default() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        subject
            .form(frame, "elected-title", Self::PART)
            .saying(words.say("elected-about"))
            .sending("mandate", Some(&self.mandate))
            .asking(acting(words, &self.representative).optional(words))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let mandate = self.mandate.parse().unwrap_or_else(|_| MandateId::new(Uuid::now_v7()));
        let named = Some(self.representative.trim()).filter(|name| !name.is_empty());
        let order = (mandate, named.map(str::to_owned));
        let number = subject.number()?;
        hands.desk.assemblies.give_elected_mandate(&hands.context, subject.id(), number, order).await?;
        Ok(())
    }
}

/// The mandate ends that the assembly ended.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Ended {}

impl Act for Ended {
    const PERMISSION: Permission = MANDATE_END;
    const PART: &'static str = "resolutions/{number}/fin-de-mandat";
    const DONE: &'static str = "mandat-fini";
    const BACK: &'static str = BACK;

    fn opened(_: &Subject) -> Self {
        Self {}
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let form = subject.form(frame, "mandate-ended-title", Self::PART);
        form.saying(frame.words.say("mandate-ended-about"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let number = subject.number()?;
        hands.desk.assemblies.end_decided_mandate(&hands.context, subject.id(), number).await?;
        Ok(())
    }
}

/// The allocation that was decided is made.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Allocated {
    #[serde(default)]
    on: String,
}

impl Act for Allocated {
    const PERMISSION: Permission = MINUTES_WRITE;
    const PART: &'static str = "resolutions/{number}/affectation";
    const DONE: &'static str = "affectation";
    const BACK: &'static str = BACK;

    fn opened(subject: &Subject) -> Self {
        let closed_on = subject.sheet.convened.last_accounts_closed_on;
        Self { on: closed_on.map(|day| day.to_string()).unwrap_or_default() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        subject
            .form(frame, "allocated-title", Self::PART)
            .saying(words.say("allocated-about"))
            .asking(Field::day("on", words.say("allocated-closed-on")).holding(&self.on))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let closed_on = hands.read.day("on", &self.on)?;
        let number = subject.number()?;
        hands.desk.assemblies.note_allocation(&hands.context, subject.id(), number, closed_on).await?;
        Ok(())
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::voting_subject();
    let elected = Elected { mandate: "0190b7a6-0000-7000-8000-000000000002".into(), ..Elected::default() };
    vec![
        ("debate", Debate::opened(&subject).page(frame, &subject)),
        ("elected", elected.page(frame, &subject)),
        ("mandate_ended", Ended {}.page(frame, &subject)),
        ("allocated", Allocated::opened(&subject).page(frame, &subject)),
    ]
}
