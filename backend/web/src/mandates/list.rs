//! `/mandats`: who holds and held a mandate, on any day.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::assemblies::permissions::{MANDATE_GIVE, MANDATES_READ};
use office::assemblies::public::MandateRow;
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::kernel::listing::Page;
use office::values::Day;
use serde::Deserialize;

use super::terms::{self, State};
use super::{changing, giving};
use crate::frame::{Frame, Way, encoded};
use crate::language::Words;
use crate::lists::{Asked, Heading, Picking};
use crate::members::tabs;
use crate::visitor::Reader;

const PATH: &str = tabs::MANDATES;
/// The same list for a spreadsheet.
const EXPORT: &str = "/api/v1/mandates";
/// The last to end first: those that run stand above those that are over.
const SORT: &str = "-last_day";

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    etat: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    au: Option<String>,
    tri: Option<String>,
    suite: Option<String>,
    fait: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "mandates/list.html")]
pub(crate) struct MandatesPage {
    frame: Frame,
    words: Words,
    tabs: Vec<Way>,
    done: Option<String>,
    /// Where a mandate is given, for who may.
    giving: Option<String>,
    day: String,
    pickings: Vec<Picking>,
    headings: Vec<Heading>,
    mandates: Vec<Line>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
    export: String,
    filtered: bool,
    may_change: bool,
}

/// A mandate.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    name: String,
    /// The file of the member who holds it.
    file: Option<String>,
    representative: String,
    kind: String,
    since: String,
    until: String,
    state: &'static str,
    over: bool,
    /// Why it ended, or ends, before its term.
    reason: Option<String>,
    note: String,
    decided_by: String,
    decided_on: String,
    /// What may be done about it: address, words, and whose it is.
    acts: Vec<(String, String, String)>,
}

/// `GET /mandats`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    if let Some(refused) = reader.refused(MANDATES_READ) {
        return refused;
    }
    let answer = page(&reader, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let asked = asked(parameters);
    if let Some(refused) = asked.wrong_day(frame, &["au"]) {
        return Ok(refused);
    }
    let today = desk.today()?;
    let as_of = asked.value("au").parse().unwrap_or(today);
    let rows = desk.assemblies.mandates(as_of, None, &asked.request(filters(&asked, as_of))).await?;
    let page = MandatesPage::new(frame.clone(), &asked, (as_of, today), &rows, desk.principal());
    let done = parameters.fait.as_deref().and_then(news_key).map(|key| frame.words.say(key));
    let page = MandatesPage { done, ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn asked(parameters: &Parameters) -> Asked {
    let sort = parameters.tri.as_deref().filter(|sort| !sort.is_empty()).unwrap_or(SORT);
    Asked::of(PATH, Some(sort), parameters.suite.as_deref())
        .looking("etat", parameters.etat.as_deref())
        .looking("type", parameters.kind.as_deref())
        .looking("au", parameters.au.as_deref())
}

fn filters(asked: &Asked, as_of: Day) -> Vec<String> {
    let state = State::ALL.into_iter().find(|state| state.code() == asked.value("etat"));
    let kind = Some(asked.value("type")).filter(|code| !code.is_empty());
    let kind = kind.map(|code| format!("kind:eq:{code}"));
    state.into_iter().flat_map(|state| state.filters(as_of)).chain(kind).collect()
}

fn news_key(news: &str) -> Option<&'static str> {
    Some(match news {
        "mandat" => "done-mandate",
        "fin" => "done-mandate-ended",
        "representant" => "done-mandate-represented",
        _ => return None,
    })
}

fn headings(frame: &Frame, asked: &Asked) -> Vec<Heading> {
    let heading = |key: &str, field: &str| Heading::of(frame, asked, key, field, SORT);
    vec![
        heading("column-name", "name"),
        heading("mandate-kind", "kind"),
        heading("field-since", "from_day"),
        heading("mandate-until", "last_day"),
        Heading::plain(frame.words, "column-state"),
        heading("mandate-decided", "decided_on"),
    ]
}

fn pickings(words: Words, asked: &Asked) -> Vec<Picking> {
    let picking = |name, key: &str, choices: Vec<(String, String)>| Picking {
        name,
        label: words.say(key),
        choices,
        chosen: asked.value(name).to_owned(),
    };
    let states = State::ALL.map(|one| (one.code().to_owned(), words.say(one.key())));
    let kinds = terms::KINDS.map(|one| (terms::code(one).to_owned(), terms::kind(words, one, false)));
    vec![picking("etat", "column-state", states.to_vec()), picking("type", "mandate-kind", kinds.to_vec())]
}

impl MandatesPage {
    fn new(
        frame: Frame,
        asked: &Asked,
        (as_of, today): (Day, Day),
        rows: &Page<MandateRow>,
        reader: &Principal,
    ) -> Self {
        let words = frame.words;
        let acts = if as_of == today { changing::offered(reader) } else { Vec::new() };
        let looked_for =
            filters(asked, as_of).iter().fold(String::new(), |text, one| text + "&filter=" + &encoded(one));
        let (count, day) = (words.count(rows.total), words.day(as_of));
        Self {
            words,
            tabs: tabs::of(&frame, reader),
            done: None,
            giving: reader.may(MANDATE_GIVE).then(|| frame.to(giving::PATH)),
            may_change: !acts.is_empty(),
            day: as_of.to_string(),
            pickings: pickings(words, asked),
            headings: headings(&frame, asked),
            mandates: rows.items.iter().map(|row| Line::of(&frame, row, as_of, &acts)).collect(),
            caption: words.tell("mandates-register-caption", &[("count", &count), ("day", &day)]),
            first: asked.first(&frame),
            next: rows.next.as_deref().map(|cursor| asked.next(&frame, cursor)),
            export: format!("{EXPORT}?format=csv-fr&as_of={as_of}{looked_for}"),
            filtered: ["etat", "type", "au"].iter().any(|name| !asked.value(name).is_empty()),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at(PATH);
        let day = "2016-05-20".parse().unwrap();
        let (staff, auditor) = (crate::samples::staff(), crate::samples::auditor());
        let all = asked(&Parameters::default());
        let coming = Parameters { etat: Some("a-venir".to_owned()), ..Parameters::default() };
        let none = Page { items: Vec::new(), next: None, total: 0 };
        let rows = crate::samples::register_of_mandates();
        let done = Some(frame.words.say("done-mandate"));
        let kept = Self::new(frame.clone(), &all, (day, day), &rows, &staff);
        vec![
            ("mandates", Self { done, ..kept }),
            ("mandates_none", Self::new(frame.clone(), &asked(&coming), (day, day), &none, &auditor)),
        ]
    }
}

impl Line {
    fn of(frame: &Frame, row: &MandateRow, as_of: Day, acts: &[changing::Offer]) -> Self {
        let words = frame.words;
        let state = State::of(row, as_of);
        let open = state != State::Over && row.ended_on.is_none();
        let act = |offer: &changing::Offer| {
            let words_of = words.say(offer.title);
            let label = words.tell("mandate-act", &[("act", &words_of), ("name", &row.name)]);
            (frame.to(&changing::address(row.mandate_id, offer.part)), words_of, label)
        };
        let offered = acts.iter().filter(|offer| open && (row.entity || !offer.of_entities));
        Self {
            name: row.name.clone(),
            file: row.member_id.map(|id| frame.to(&format!("{}/{id}", tabs::REGISTER))),
            representative: row.representative.clone(),
            kind: terms::kind(words, row.kind, row.substitute),
            since: words.day(row.from),
            until: words.day(row.last_day),
            state: state.key(),
            over: state == State::Over,
            reason: row.end_reason.map(|reason| terms::reason(words, reason)),
            note: row.end_note.clone(),
            decided_by: row.decided_by.clone(),
            decided_on: words.day(row.decided_on),
            acts: offered.map(act).collect(),
        }
    }
}
