//! What the session does with a resolution before its vote, at `/assemblees/{id}/resolutions/{number}/…`: its vote opens,
//! its text is amended, it is withdrawn, it becomes secret; `/assemblees/{id}/ajout` puts a dismissal on the agenda.

use office::assemblies::permissions::{AGENDA_CHANGE, SESSION_OPEN};
use office::assemblies::public::VoicesLeft;
use office::kernel::access::Permission;
use serde::{Deserialize, Serialize};

use super::super::preparing::draft::{Draft, Scope};
use super::{Act, Subject};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::members::acts::Hands;
use crate::members::terms as member_terms;

/// A college of fewer papers tells what somebody voted.
const FEW: u64 = 5;

/// A vote opens.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct OpenVote {}

impl Act for OpenVote {
    const PERMISSION: Permission = SESSION_OPEN;
    const PART: &'static str = "resolutions/{number}/ouverture";
    const DONE: &'static str = "vote-ouvert";
    const BACK: &'static str = "seance";

    fn opened(_: &Subject) -> Self {
        Self {}
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        subject.form(frame, "vote-open-title", Self::PART).saying(frame.words.say("vote-open-about"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        hands.desk.assemblies.open_resolution(&hands.context, subject.id(), subject.number()?).await?;
        Ok(())
    }
}

/// Its text changes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Amend {
    #[serde(default)]
    text: String,
    #[serde(default)]
    reason: String,
}

/// The field of the reason, which the minutes tell.
fn reason(form: &FormPage, holding: &str) -> Field {
    let words = form.words();
    Field::text("reason", words.say("field-reason"))
        .holding(holding)
        .hinting(words.say("agenda-reason-hint"))
        .not_offered()
}

impl Act for Amend {
    const PERMISSION: Permission = AGENDA_CHANGE;
    const PART: &'static str = "resolutions/{number}/amendement";
    const DONE: &'static str = "amendement";
    const BACK: &'static str = "seance";

    fn opened(subject: &Subject) -> Self {
        let text = subject.resolution.as_ref().map(|of| of.draft.text.clone()).unwrap_or_default();
        Self { text, ..Self::default() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let form = subject.form(frame, "amend-title", Self::PART).saying(words.say("amend-about"));
        let reason = reason(&form, &self.reason);
        form.asking(Field::area("text", words.say("field-text")).holding(&self.text)).asking(reason)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let said = (self.text.trim().to_owned(), self.reason.trim().to_owned());
        let number = subject.number()?;
        hands.desk.assemblies.amend_resolution(&hands.context, subject.id(), number, said).await?;
        Ok(())
    }
}

/// It comes off the agenda.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Withdraw {
    #[serde(default)]
    reason: String,
}

impl Act for Withdraw {
    const PERMISSION: Permission = AGENDA_CHANGE;
    const PART: &'static str = "resolutions/{number}/retrait";
    const DONE: &'static str = "retrait-resolution";
    const BACK: &'static str = "seance";

    fn opened(_: &Subject) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let about = frame.words.say("item-withdraw-about");
        let form = subject.form(frame, "item-withdraw-title", Self::PART).saying(about);
        let reason = reason(&form, &self.reason);
        form.asking(reason)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (number, reason) = (subject.number()?, self.reason.trim().to_owned());
        hands.desk.assemblies.withdraw_resolution(&hands.context, subject.id(), number, reason).await?;
        Ok(())
    }
}

/// Its vote becomes secret.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct MakeSecret {
    #[serde(default)]
    reason: String,
}

impl Act for MakeSecret {
    const PERMISSION: Permission = AGENDA_CHANGE;
    const PART: &'static str = "resolutions/{number}/secret";
    const DONE: &'static str = "secret";
    const BACK: &'static str = "seance";
    const COUNTS: bool = true;

    fn opened(_: &Subject) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let about = words.say("secret-about");
        let form = subject.form(frame, "secret-title", Self::PART).saying(about);
        let small = subject.voices.iter().filter(|left| left.all > 0 && left.all < FEW);
        let warning = |left: &VoicesLeft| {
            let college = member_terms::college(words, left.college);
            words.tell("secret-small", &[("college", &college), ("count", &words.count(left.all))])
        };
        let form = small.map(warning).fold(form, FormPage::saying);
        let reason = reason(&form, &self.reason);
        form.asking(reason)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (number, reason) = (subject.number()?, self.reason.trim().to_owned());
        hands.desk.assemblies.make_secret(&hands.context, subject.id(), number, reason).await?;
        Ok(())
    }
}

/// A dismissal, or who takes over, comes up.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Add {
    #[serde(flatten)]
    draft: Draft,
    #[serde(default)]
    reason: String,
}

impl Act for Add {
    const PERMISSION: Permission = AGENDA_CHANGE;
    const PART: &'static str = "ajout";
    const DONE: &'static str = "ajout";
    const BACK: &'static str = "seance";
    const OF_MANDATES: bool = true;

    fn opened(_: &Subject) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let form =
            subject.form(frame, "item-add-title", Self::PART).saying(frame.words.say("item-add-about"));
        let form = self.draft.asking(form, &subject.mandates, Scope::Session);
        let reason = reason(&form, &self.reason);
        form.asking(reason)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let draft = self.draft.read(hands, subject.sheet.convened.day).await?;
        let reason = self.reason.trim().to_owned();
        hands.desk.assemblies.add_resolution(&hands.context, subject.id(), draft, reason).await?;
        Ok(())
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::voting_subject();
    let unsaid = crate::samples::no_reason(frame.words);
    vec![
        ("vote_open", OpenVote {}.page(frame, &subject)),
        ("amend", Amend::opened(&subject).page(frame, &subject)),
        ("amend_refused", Amend::opened(&subject).page(frame, &subject).refused_by(Some(&unsaid))),
        ("item_withdraw", Withdraw::default().page(frame, &subject)),
        ("make_secret", MakeSecret::default().page(frame, &subject)),
        ("item_add", Add::default().page(frame, &Subject { resolution: None, ..subject.clone() })),
    ]
}
