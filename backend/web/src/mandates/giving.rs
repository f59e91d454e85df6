//! `/mandats/nouveau`: a mandate is given to a member of the register, or to somebody who is none.

use actix_web::{HttpRequest, HttpResponse};
use door::{Desk, Entering, Form};
use office::assemblies::permissions::MANDATE_GIVE;
use office::assemblies::public::{GiveMandate, MandateHolder, MandateId};
use office::kernel::Context;
use office::values::Uuid;
use serde::{Deserialize, Serialize};

use super::terms;
use crate::forms::reading::{No, Reading};
use crate::forms::{self, Field, FormPage, Group, Trouble, YES};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::{Sent, keyed, once};
use crate::members::numbered::numbered;
use crate::members::tabs;
use crate::visitor::Reader;

/// Address of the form.
pub(crate) const PATH: &str = "/mandats/nouveau";

/// What is sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Giving {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    substitute: String,
    #[serde(default)]
    member: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    entity: String,
    #[serde(default)]
    representative: String,
    #[serde(default)]
    years: String,
    #[serde(default)]
    decided_by: String,
    #[serde(default)]
    decided_on: String,
    #[serde(default)]
    from: String,
}

/// `GET /mandats/nouveau`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(MANDATE_GIVE) {
        return refused;
    }
    let today = reader.desk.today().map(|day| day.to_string());
    reader.settle(today.map(|today| keyed(Giving::opened(&today).page(&reader.frame)).answer()))
}

/// `POST /mandats/nouveau`.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent<Giving>>,
) -> HttpResponse {
    let Sent { cle, act: giving } = form.0;
    let Reader { frame, desk } = &reader;
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &giving);
    let page = |trouble: Option<&Trouble>| keyed(giving.page(frame)).refused_by(trouble);
    let given = giving.give(desk, &context, Reading(frame.words)).await;
    forms::settled(frame, given.map(|()| format!("{}?fait=mandat", tabs::MANDATES)), page)
}

impl Giving {
    fn opened(today: &str) -> Self {
        Self { decided_on: today.to_owned(), from: today.to_owned(), ..Self::default() }
    }

    async fn give(&self, desk: &Desk, context: &Context, read: Reading) -> Result<(), No> {
        let wrong = |field, key| Trouble::with(read.0, field, key);
        let kind = terms::kind_of(&self.kind).ok_or_else(|| wrong("kind", "mandate-kind-missing"))?;
        let years = read.parsed("years", &self.years, "whole-wrong")?;
        let decided_on = read.day("decided_on", &self.decided_on)?;
        let from = read.day("from", &self.from)?;
        let member = if self.member.trim().is_empty() {
            None
        } else {
            let found = numbered(desk, read, ("member", &self.member), decided_on).await?;
            Some(found.ok_or_else(|| wrong("member", "mandate-no-member"))?.member_id)
        };
        let representative = Some(self.representative.trim()).filter(|name| !name.is_empty());
        let order = GiveMandate {
            kind,
            substitute: self.substitute == YES,
            holder: MandateHolder { member, name: self.name.trim().to_owned(), entity: self.entity == YES },
            representative: representative.map(str::to_owned),
            from,
            years,
            decided_on,
            decided_by: self.decided_by.trim().to_owned(),
        };
        desk.give_mandate(context, MandateId::new(Uuid::now_v7()), order).await?;
        Ok(())
    }

    fn page(&self, frame: &Frame) -> FormPage {
        let words = frame.words;
        let page = FormPage::new(frame, "mandate-give-title", PATH, "mandate-give-title")
            .below(tabs::MANDATES, words.say("tab-mandates"))
            .wide()
            .saying(words.say("mandate-give-about"));
        self.asking_decision(self.asking_holder(self.asking_mandate(page)))
    }

    fn asking_mandate(&self, page: FormPage) -> FormPage {
        let words = page.words();
        let kinds = terms::KINDS.map(|one| (terms::code(one).to_owned(), terms::kind(words, one, false)));
        let years = Field::whole("years", words.say("mandate-years")).holding(&self.years);
        let substitute = Group::yes(
            "substitute",
            words.say("mandate-substitute"),
            words.say("mandate-substitute-yes"),
            self.substitute == YES,
        );
        page.asking(
            Field::select("kind", words.say("mandate-kind"), kinds.to_vec()).holding(&self.kind).half(),
        )
        .asking(years.hinting(words.say("mandate-years-hint")).half())
        .asking(substitute)
    }

    fn asking_holder(&self, page: FormPage) -> FormPage {
        let words = page.words();
        let member = Field::whole("member", words.say("link-member")).holding(&self.member);
        let name = Field::text("name", words.say("mandate-name")).holding(&self.name).not_offered();
        let entity = Group::yes(
            "entity",
            words.say("mandate-entity"),
            words.say("mandate-entity-yes"),
            self.entity == YES,
        );
        page.about(words.say("mandate-holder"))
            .asking(member.hinting(words.say("mandate-member-hint")).optional(words).half())
            .asking(name.hinting(words.say("mandate-name-hint")).optional(words).half())
            .asking(entity)
            .asking(acting(words, &self.representative).optional(words))
    }

    fn asking_decision(&self, page: FormPage) -> FormPage {
        let words = page.words();
        let by = Field::text("decided_by", words.say("mandate-decided-by")).holding(&self.decided_by);
        let day = |name, key: &str, value: &str| Field::day(name, words.say(key)).holding(value).half();
        page.about(words.say("mandate-decided"))
            .asking(by.hinting(words.say("mandate-decided-by-hint")).not_offered())
            .asking(day("decided_on", "field-decided-exit", &self.decided_on))
            .asking(day("from", "field-since", &self.from))
    }
}

/// The field of who acts for an entity.
pub(crate) fn acting(words: Words, holding: &str) -> Field {
    Field::text("representative", words.say("mandate-representative"))
        .holding(holding)
        .hinting(words.say("mandate-representative-hint"))
        .not_offered()
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let frame = &frame.clone().at(PATH);
    let opened = Giving::opened("2016-05-20");
    let long = Giving {
        kind: "auditor".into(),
        substitute: YES.into(),
        name: "Cabinet Exemple".into(),
        entity: YES.into(),
        years: "7".into(),
        decided_by: "Assemblée générale ordinaire".into(),
        ..opened.clone()
    };
    let refused = crate::samples::too_many_years(frame.words);
    vec![
        ("mandate_give", opened.page(frame)),
        ("mandate_give_refused", long.page(frame).refused_by(Some(&refused))),
    ]
}
