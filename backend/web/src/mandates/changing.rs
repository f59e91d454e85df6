//! `/mandats/{id}/fin` and `/mandats/{id}/representant`: a mandate ends before its term, or somebody else acts for the
//! entity that holds it; each one form.

use actix_web::web::{self, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form};
use office::assemblies::permissions::{MANDATE_END, REPRESENTATIVE_REPLACE};
use office::assemblies::public::{MandateError, MandateId, MandateRow};
use office::kernel::Failure;
use office::kernel::access::{Permission, Principal};
use office::values::Day;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{giving, terms};
use crate::forms::reading::{No, Reading};
use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::members::acts::{Hands, Sent, keyed, once};
use crate::members::tabs;
use crate::notices;
use crate::visitor::Reader;

/// A form about a mandate, as the register offers it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offer {
    /// Its part of the address.
    pub(super) part: &'static str,
    /// Key of its title.
    pub(super) title: &'static str,
    /// Whether it concerns only entities that hold a mandate.
    pub(super) of_entities: bool,
    permission: Permission,
}

/// What may be done: what its form holds.
trait Change: Serialize + DeserializeOwned + 'static {
    /// How the register offers it.
    const OFFER: Offer;
    /// Key of what the form is about.
    const ABOUT: &'static str;

    /// What the form holds when it is opened.
    fn opened(today: Day) -> Self;

    /// Its fields.
    fn asking(&self, page: FormPage, row: &MandateRow) -> FormPage;

    /// Does it.
    async fn done(&self, hands: &Hands<'_>, mandate: MandateId) -> Result<(), No>;
}

/// The forms.
pub(super) fn configure(routes: &mut ServiceConfig) {
    change::<End>(routes);
    change::<Replace>(routes);
}

fn change<C: Change>(routes: &mut ServiceConfig) {
    let path = format!("{}/{{id}}/{}", tabs::MANDATES, C::OFFER.part);
    routes.service(resource(path).route(web::get().to(show::<C>)).route(web::post().to(submit::<C>)));
}

/// What the reader may do about mandates.
pub(super) fn offered(reader: &Principal) -> Vec<Offer> {
    [End::OFFER, Replace::OFFER].into_iter().filter(|offer| reader.may(offer.permission)).collect()
}

/// The address of a form about a mandate.
pub(super) fn address(id: MandateId, part: &str) -> String {
    format!("{}/{id}/{part}", tabs::MANDATES)
}

async fn show<C: Change>(request: HttpRequest, reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(C::OFFER.permission) {
        return refused;
    }
    let answer = opened::<C>(&request, &reader).await;
    reader.settle(answer)
}

async fn opened<C: Change>(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let Some(row) = subject(request, reader).await? else { return Ok(nothing(reader)) };
    let change = C::opened(reader.desk.today()?);
    Ok(keyed(page(&change, &reader.frame, &row)).answer())
}

async fn submit<C: Change>(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent<C>>,
) -> HttpResponse {
    let answer = submitted(&request, &reader, &attempt, form.0).await;
    reader.settle(answer)
}

async fn submitted<C: Change>(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    Sent { cle, act: change }: Sent<C>,
) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let Some(row) = subject(request, reader).await? else { return Ok(nothing(reader)) };
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &change);
    let hands = Hands { desk, context, read: Reading(frame.words) };
    let again = |trouble: Option<&Trouble>| keyed(page(&change, frame, &row)).refused_by(trouble);
    let done = change.done(&hands, row.mandate_id).await;
    let done = done.map(|()| format!("{}?fait={}", tabs::MANDATES, C::OFFER.part));
    Ok(forms::settled(frame, done, again))
}

/// The mandate that the address names, as it stands; `None` when there is none.
async fn subject(request: &HttpRequest, reader: &Reader) -> Result<Option<MandateRow>, Failure> {
    let id = request.match_info().get("id").map(str::parse::<MandateId>);
    let Some(Ok(id)) = id else { return Ok(None) };
    match reader.desk.assemblies.mandate(id).await {
        Ok(row) => Ok(Some(row)),
        Err(failure) if matches!(failure.refusal(), Some(MandateError::Unknown {})) => Ok(None),
        Err(failure) => Err(failure),
    }
}

fn nothing(reader: &Reader) -> HttpResponse {
    notices::not_found::notice(&reader.frame, &reader.frame.here).answer()
}

/// The form, which says whose mandate it is.
fn page<C: Change>(change: &C, frame: &Frame, row: &MandateRow) -> FormPage {
    let words = frame.words;
    let told = [
        ("name", row.name.clone()),
        ("kind", terms::kind(words, row.kind, row.substitute)),
        ("from", words.day(row.from)),
        ("until", words.day(row.last_day)),
    ];
    let told = told.each_ref().map(|(name, value)| (*name, value.as_str()));
    let offer = C::OFFER;
    let form = FormPage::new(frame, offer.title, &address(row.mandate_id, offer.part), offer.title)
        .below(tabs::MANDATES, words.say("tab-mandates"))
        .wide()
        .saying(words.tell("mandate-told", &told));
    let form = match row.representative.as_str() {
        "" => form,
        name => form.saying(words.tell("mandate-acting", &[("name", name)])),
    };
    change.asking(form.saying(words.say(C::ABOUT)), row)
}

/// It ends before its term.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct End {
    #[serde(default)]
    on: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    note: String,
}

impl Change for End {
    const OFFER: Offer =
        Offer { part: "fin", title: "mandate-end-title", of_entities: false, permission: MANDATE_END };
    const ABOUT: &'static str = "mandate-end-about";

    fn opened(today: Day) -> Self {
        Self { on: today.to_string(), ..Self::default() }
    }

    fn asking(&self, page: FormPage, row: &MandateRow) -> FormPage {
        let words = page.words();
        let choice = |one| (terms::reason_code(one).to_owned(), terms::reason(words, one));
        let reasons = terms::reasons(row.entity).map(choice).to_vec();
        let note = Field::text("note", words.say("mandate-end-note")).holding(&self.note).not_offered();
        page.asking(Field::select("reason", words.say("field-cause"), reasons).holding(&self.reason).half())
            .asking(Field::day("on", words.say("mandate-last-day")).holding(&self.on).half())
            .asking(note.optional(words))
    }

    async fn done(&self, hands: &Hands<'_>, mandate: MandateId) -> Result<(), No> {
        let missing = || Trouble::with(hands.read.0, "reason", "cause-missing");
        let reason = terms::reason_of(&self.reason).ok_or_else(missing)?;
        let on = hands.read.day("on", &self.on)?;
        let note = self.note.trim().to_owned();
        hands.desk.assemblies.end_mandate(&hands.context, mandate, (on, reason), note).await?;
        Ok(())
    }
}

/// Somebody else acts for the entity.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Replace {
    #[serde(default)]
    on: String,
    #[serde(default)]
    representative: String,
}

impl Change for Replace {
    const OFFER: Offer = Offer {
        part: "representant",
        title: "mandate-replace-title",
        of_entities: true,
        permission: REPRESENTATIVE_REPLACE,
    };
    const ABOUT: &'static str = "mandate-replace-about";

    fn opened(today: Day) -> Self {
        Self { on: today.to_string(), ..Self::default() }
    }

    fn asking(&self, page: FormPage, _: &MandateRow) -> FormPage {
        let words = page.words();
        page.asking(giving::acting(words, &self.representative))
            .asking(Field::day("on", words.say("field-since")).holding(&self.on))
    }

    async fn done(&self, hands: &Hands<'_>, mandate: MandateId) -> Result<(), No> {
        let on = hands.read.day("on", &self.on)?;
        let representative = self.representative.trim().to_owned();
        hands.desk.assemblies.replace_representative(&hands.context, mandate, on, representative).await?;
        Ok(())
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let mut rows = crate::samples::mandates().into_iter();
    let (entity, person) = (rows.next().unwrap(), rows.next().unwrap());
    let today = "2016-05-20".parse().unwrap();
    let late = End { on: "2017-07-01".into(), reason: "revocation".into(), ..End::default() };
    let after = crate::samples::after_term(frame.words);
    vec![
        ("mandate_end", page(&End::opened(today), frame, &entity)),
        ("mandate_end_refused", page(&late, frame, &person).refused_by(Some(&after))),
        ("mandate_representative", page(&Replace::opened(today), frame, &entity)),
    ]
}
