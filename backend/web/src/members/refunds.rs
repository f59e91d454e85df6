//! `/remboursements`: what is owed to who left, in the order of the exits, on any day.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::kernel::listing::Page;
use office::members::permissions::REFUND_PAY;
use office::members::public::ClaimRow;
use office::values::Day;
use serde::Deserialize;

use super::lines::Owed;
use super::tabs;
use crate::frame::{Frame, Way};
use crate::language::Words;
use crate::lists::{Asked, Heading, Picking};
use crate::visitor::Reader;

/// What can be looked for: how far a claim is, and its filter.
const STATES: [(&str, &str, &str); 3] = [
    ("ouvert", "claim-open", "outstanding_cents:gt:0"),
    ("retenu", "claim-held", "blocked_cents:gt:0"),
    ("solde", "claim-settled", "outstanding_cents:eq:0"),
];

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    recherche: Option<String>,
    etat: Option<String>,
    au: Option<String>,
    tri: Option<String>,
    suite: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "members/refunds.html")]
pub(crate) struct RefundsPage {
    frame: Frame,
    words: Words,
    tabs: Vec<Way>,
    search: String,
    day: String,
    states: Picking,
    headings: Vec<Heading>,
    claims: Vec<Owed>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
    filtered: bool,
    may_repay: bool,
}

/// `GET /remboursements`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
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
    let claims = desk.members.refunds(as_of, None, &asked.request(filters(&asked))).await?;
    let page = RefundsPage::new(frame.clone(), &asked, as_of, &claims, desk.principal());
    let page = RefundsPage { may_repay: page.may_repay && as_of == today, ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn asked(parameters: &Parameters) -> Asked {
    Asked::of(tabs::REFUNDS, parameters.tri.as_deref(), parameters.suite.as_deref())
        .looking("recherche", parameters.recherche.as_deref())
        .looking("etat", parameters.etat.as_deref())
        .looking("au", parameters.au.as_deref())
}

fn filters(asked: &Asked) -> Vec<String> {
    let name = Some(asked.value("recherche")).filter(|text| !text.is_empty());
    let name = name.map(|text| format!("member_name:contains:{text}"));
    let state = STATES.iter().find(|(state, ..)| *state == asked.value("etat"));
    name.into_iter().chain(state.map(|(_, _, filter)| (*filter).to_owned())).collect()
}

impl RefundsPage {
    fn new(frame: Frame, asked: &Asked, as_of: Day, claims: &Page<ClaimRow>, reader: &Principal) -> Self {
        let words = frame.words;
        let heading = |key: &str, field: &str| Heading::of(&frame, asked, key, field, "movement");
        let headings = vec![
            heading("claim-place", "movement").numeric(),
            heading("column-name", "member_name"),
            heading("claim-left", "left_on"),
            heading("claim-amount", "amount_cents").numeric(),
            heading("claim-repaid-column", "repaid_cents").numeric(),
            heading("claim-blocked-column", "blocked_cents").numeric(),
            Heading::plain(words, "claim-payable").numeric(),
            heading("claim-outstanding-column", "outstanding_cents").numeric(),
            heading("claim-due-by", "due_by"),
        ];
        let choices = STATES.iter().map(|(state, key, _)| ((*state).to_owned(), words.say(key)));
        let states = Picking {
            name: "etat",
            label: words.say("column-state"),
            choices: choices.collect(),
            chosen: asked.value("etat").to_owned(),
        };
        let (count, day) = (words.count(claims.total), words.day(as_of));
        Self {
            words,
            tabs: tabs::of(&frame, reader),
            search: asked.value("recherche").to_owned(),
            day: as_of.to_string(),
            states,
            headings,
            claims: claims.items.iter().map(|claim| Owed::of(&frame, claim)).collect(),
            caption: words.tell("refunds-caption", &[("count", &count), ("day", &day)]),
            first: asked.first(&frame),
            next: claims.next.as_deref().map(|cursor| asked.next(&frame, cursor)),
            filtered: ["recherche", "etat", "au"].iter().any(|name| !asked.value(name).is_empty()),
            may_repay: reader.may(REFUND_PAY),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at(tabs::REFUNDS);
        let day = "2016-05-20".parse().unwrap();
        let (staff, auditor) = (crate::samples::staff(), crate::samples::auditor());
        let open = Parameters { etat: Some("ouvert".to_owned()), ..Parameters::default() };
        let none = Page { items: Vec::new(), next: None, total: 0 };
        let all = asked(&Parameters::default());
        let claims = crate::samples::claims();
        vec![
            ("refunds", Self::new(frame.clone(), &all, day, &claims, &staff)),
            ("refunds_none", Self::new(frame.clone(), &asked(&open), day, &none, &auditor)),
        ]
    }
}
