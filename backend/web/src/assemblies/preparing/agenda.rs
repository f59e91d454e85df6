//! The agenda of a plan, at `/assemblees/{id}/projets/…`: a draft is put, written anew, moved up, taken away.

use office::assemblies::permissions::ASSEMBLY_PLAN;
use office::assemblies::public::{AssemblyError, Plan};
use office::kernel::access::Permission;
use serde::{Deserialize, Serialize};

use super::draft::{Draft, Scope};
use super::{Ground, Step};
use crate::forms::FormPage;
use crate::forms::reading::No;
use crate::frame::Frame;
use crate::members::acts::Hands;

/// The plan, and where in its agenda the draft of the address stands.
fn place(ground: &Ground) -> Result<(Plan, usize), No> {
    let none = || No::Failure(AssemblyError::NotOnAgenda { resolution: ground.number }.into());
    let plan = ground.open_plan()?.plan.clone();
    let at = usize::try_from(ground.number).ok().and_then(|number| number.checked_sub(1));
    let at = at.filter(|at| *at < plan.agenda.len()).ok_or_else(none)?;
    Ok((plan, at))
}

/// A draft is put at the end.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Put {
    #[serde(default)]
    version: String,
    #[serde(flatten)]
    draft: Draft,
}

impl Step for Put {
    const PERMISSION: Permission = ASSEMBLY_PLAN;
    const PART: &'static str = "projets/nouveau";
    const DONE: &'static str = "projet";

    fn opened(ground: &Ground) -> Self {
        Self { version: ground.version(), draft: Draft::new() }
    }

    fn page(&self, frame: &Frame, ground: &Ground) -> FormPage {
        let form = ground.form(frame, "draft-put-title", Self::PART);
        self.draft.asking(form.sending("version", Some(&self.version)), &ground.mandates, Scope::Plan)
    }

    async fn done(&self, hands: &Hands<'_>, ground: &Ground) -> Result<(), No> {
        let mut plan = ground.open_plan()?.plan.clone();
        plan.agenda.push(self.draft.read(hands, ground.today).await?);
        ground.set(hands, &self.version, plan).await
    }
}

/// A draft is written anew.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Rewrite {
    #[serde(default)]
    version: String,
    #[serde(flatten)]
    draft: Draft,
}

impl Step for Rewrite {
    const PERMISSION: Permission = ASSEMBLY_PLAN;
    const PART: &'static str = "projets/{number}";
    const DONE: &'static str = "projet-change";

    fn opened(ground: &Ground) -> Self {
        let draft = ground.draft().map(|draft| Draft::of(draft, &ground.people)).unwrap_or_default();
        Self { version: ground.version(), draft }
    }

    fn page(&self, frame: &Frame, ground: &Ground) -> FormPage {
        let form = ground.form(frame, "draft-change-title", Self::PART);
        self.draft.asking(form.sending("version", Some(&self.version)), &ground.mandates, Scope::Plan)
    }

    async fn done(&self, hands: &Hands<'_>, ground: &Ground) -> Result<(), No> {
        let (mut plan, at) = place(ground)?;
        let draft = self.draft.read(hands, ground.today).await?;
        if let Some(before) = plan.agenda.get_mut(at) {
            *before = draft;
        }
        ground.set(hands, &self.version, plan).await
    }
}

/// A draft goes before the one above it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Raise {
    #[serde(default)]
    version: String,
}

impl Step for Raise {
    const PERMISSION: Permission = ASSEMBLY_PLAN;
    const PART: &'static str = "projets/{number}/monter";
    const DONE: &'static str = "projet-deplace";

    fn opened(ground: &Ground) -> Self {
        Self { version: ground.version() }
    }

    fn page(&self, frame: &Frame, ground: &Ground) -> FormPage {
        asked_again(frame, ground, ("draft-raise-title", Self::PART), &self.version)
    }

    async fn done(&self, hands: &Hands<'_>, ground: &Ground) -> Result<(), No> {
        let (mut plan, at) = place(ground)?;
        plan.agenda.swap(at, at.saturating_sub(1));
        ground.set(hands, &self.version, plan).await
    }
}

/// A draft is taken away.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Remove {
    #[serde(default)]
    version: String,
}

impl Step for Remove {
    const PERMISSION: Permission = ASSEMBLY_PLAN;
    const PART: &'static str = "projets/{number}/retrait";
    const DONE: &'static str = "projet-retire";

    fn opened(ground: &Ground) -> Self {
        Self { version: ground.version() }
    }

    fn page(&self, frame: &Frame, ground: &Ground) -> FormPage {
        asked_again(frame, ground, ("draft-remove-title", Self::PART), &self.version)
    }

    async fn done(&self, hands: &Hands<'_>, ground: &Ground) -> Result<(), No> {
        let (mut plan, at) = place(ground)?;
        plan.agenda.remove(at);
        ground.set(hands, &self.version, plan).await
    }
}

/// The form of a step that asks for nothing: which draft it is about.
fn asked_again(frame: &Frame, ground: &Ground, (title, part): (&str, &str), version: &str) -> FormPage {
    let draft = ground.draft().map(|draft| draft.title.clone()).unwrap_or_default();
    ground.form(frame, title, part).saying(draft).sending("version", Some(version))
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let ground = crate::samples::ground();
    let stale = crate::forms::Trouble::with(frame.words, "title", "draft-words-missing");
    vec![
        ("draft_put", Put::opened(&ground).page(frame, &ground)),
        ("draft_put_refused", Put::opened(&ground).page(frame, &ground).refused_by(Some(&stale))),
        ("draft_change", Rewrite::opened(&ground).page(frame, &ground)),
        ("draft_raise", Raise::opened(&ground).page(frame, &ground)),
        ("draft_remove", Remove::opened(&ground).page(frame, &ground)),
    ]
}
