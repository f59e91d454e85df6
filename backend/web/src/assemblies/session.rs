//! `/assemblees/{id}/seance`: the session as who conducts it sees it: each resolution with what may be done about it now,
//! the quorum, the end.
//!
//! What can never happen here: a tally before a vote is closed.

use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use office::assemblies::permissions::{AGENDA_CHANGE, ROLL_READ, SESSION_OPEN, VOTE_CLOSE, VOTES_CAST};
use office::assemblies::public::{AssemblySheet, LiveQuorum, ResolutionSheet, ResolutionState, Stage};
use office::kernel::Failure;
use office::kernel::access::{Permission, Principal};
use office::values::Uuid;
use serde::Deserialize;

use super::acts::{self, Act as _, agenda, counting, ending, opening};
use super::{address, course, desk, differences, nothing, resolution_address, terms};
use crate::frame::Frame;
use crate::language::Words;
use crate::notices::Link;
use crate::visitor::Reader;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    fait: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/session.html")]
pub(crate) struct SessionPage {
    frame: Frame,
    words: Words,
    above: Link,
    done: Option<String>,
    key: String,
    state: &'static str,
    /// Decision, basis, words, whether it is reached.
    quorums: Vec<(&'static str, &'static str, String, bool)>,
    items: Vec<Item>,
    /// What may be done about the session itself: address and key of its words.
    acts: Vec<(String, &'static str)>,
}

/// A resolution.
struct Item {
    number: u32,
    address: String,
    title: String,
    state: String,
    over: bool,
    secret: bool,
    facts: Vec<(&'static str, String)>,
    /// Where its vote opens with one button.
    open: Option<String>,
    links: Vec<(String, &'static str)>,
}

/// `GET /assemblees/{id}/seance`.
pub(crate) async fn show(
    request: HttpRequest,
    reader: Reader,
    parameters: Query<Parameters>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(VOTES_CAST) {
        return refused;
    }
    let answer = page(&request, &reader, &parameters).await;
    reader.settle(answer)
}

async fn page(
    request: &HttpRequest,
    reader: &Reader,
    parameters: &Parameters,
) -> Result<HttpResponse, Failure> {
    let Some(sheet) = super::named(request, reader).await? else { return Ok(nothing(reader)) };
    let Reader { frame, desk } = reader;
    let id = sheet.row.assembly_id;
    if !matches!(sheet.row.stage, Stage::RollFrozen | Stage::Open) {
        return Ok(frame.go(&address(id))); // there is no session, or no more
    }
    let quorums = desk.assemblies.quorums(id).await?;
    let resolutions = desk.assembly_result(id).await?.resolutions;
    let page = SessionPage::new(frame.clone(), &sheet, &quorums, &resolutions, desk.principal());
    let done = parameters.fait.as_deref().and_then(acts::news_key).map(|key| frame.words.say(key));
    let page = SessionPage { done, key: Uuid::now_v7().to_string(), ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

/// What may be done about a resolution: its part of the address, key of its words, who may.
type Offer = (&'static str, &'static str, Permission);

const CHANGES: [Offer; 3] = [
    (agenda::Amend::PART, "amend-title", AGENDA_CHANGE),
    (agenda::MakeSecret::PART, "secret-title", AGENDA_CHANGE),
    (agenda::Withdraw::PART, "item-withdraw-title", AGENDA_CHANGE),
];
const BY_NAME: [Offer; 2] = [
    (counting::Hands::PART, "hands-title", VOTES_CAST),
    ("resolutions/{number}/voix", "votes-title", VOTES_CAST),
];
const IN_SECRET: Offer = (counting::Secret::PART, "secret-count-title", VOTES_CAST);
const END: Offer = (ending::CloseVote::PART, "resolution-close-title", VOTE_CLOSE);

/// What the state of a vote lets be done.
fn offers(assembly: &AssemblySheet, sheet: &ResolutionSheet) -> Vec<Offer> {
    let course = &sheet.course;
    let counted = course.secret_counted_by.len() == 2;
    match (assembly.row.stage, course.state) {
        (Stage::RollFrozen, ResolutionState::Waiting) if !course.secret => vec![CHANGES[1]],
        (Stage::Open, ResolutionState::Waiting) => {
            CHANGES.into_iter().filter(|(part, ..)| !(course.secret && *part == CHANGES[1].0)).collect()
        }
        (Stage::Open, ResolutionState::Open) if course.secret && counted => vec![END],
        (Stage::Open, ResolutionState::Open) if course.secret => vec![IN_SECRET],
        (Stage::Open, ResolutionState::Open) => {
            let changes = CHANGES.into_iter().filter(|_| !assembly.one_by_one);
            BY_NAME.into_iter().chain([END]).chain(changes).collect()
        }
        _ => Vec::new(),
    }
}

impl SessionPage {
    fn new(
        frame: Frame,
        sheet: &AssemblySheet,
        quorums: &[LiveQuorum],
        resolutions: &[ResolutionSheet],
        reader: &Principal,
    ) -> Self {
        let words = frame.words;
        let (home, stage) = (address(sheet.row.assembly_id), sheet.row.stage);
        let open = stage == Stage::Open;
        let all = [
            (true, desk::PART, "desk-title", VOTES_CAST),
            (!open, differences::PART, "differences-title", ROLL_READ),
            (!open, opening::Open::PART, "opening-title", SESSION_OPEN),
            (open, agenda::Add::PART, "item-add-title", AGENDA_CHANGE),
            (open, ending::Close::PART, "close-title", VOTE_CLOSE),
        ];
        let quorum = |of: &LiveQuorum| {
            let told = terms::quorum(words, of.quorum);
            (terms::decision(of.decision), terms::basis(of.quorum.basis), told, of.quorum.reached)
        };
        Self {
            words,
            above: Link::new(frame.to(&home), terms::title(words, &sheet.convened)),
            done: None,
            key: String::new(),
            state: terms::stage(stage),
            quorums: quorums.iter().map(quorum).collect(),
            items: resolutions.iter().map(|of| Item::of(&frame, sheet, of, reader)).collect(),
            acts: all
                .into_iter()
                .filter(|(offered, _, _, may)| *offered && reader.may(*may))
                .map(|(_, part, key, _)| (frame.to(&format!("{home}/{part}")), key))
                .collect(),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{
            frozen_assembly, live_quorums, one_by_one_assembly, session_resolutions, staff,
        };
        let (open, frozen) = (one_by_one_assembly(), frozen_assembly());
        let frame = frame.clone().at(&format!("{}/seance", address(open.row.assembly_id)));
        let (quorums, all) = (live_quorums(), session_resolutions());
        let live = Self::new(frame.clone(), &open, &quorums, &all, &staff());
        let done = Some(frame.words.say("done-vote-opened"));
        vec![
            ("session", Self { done, key: "0190b7a6".to_owned(), ..live }),
            ("session_before", Self::new(frame, &frozen, &quorums, &all[..1], &staff())),
        ]
    }
}

impl Item {
    fn of(frame: &Frame, assembly: &AssemblySheet, sheet: &ResolutionSheet, reader: &Principal) -> Self {
        let words = frame.words;
        let (id, number) = (assembly.row.assembly_id, sheet.resolution.number);
        let to = |part: &str| {
            frame.to(&format!("{}/{}", address(id), part.replace("{number}", &number.to_string())))
        };
        let waits = assembly.row.stage == Stage::Open
            && assembly.one_by_one
            && sheet.course.state == ResolutionState::Waiting;
        let state = match &sheet.outcome {
            Some(outcome) => {
                let verdict = terms::decided(&sheet.resolution, outcome.verdict);
                let share = terms::percent(words, outcome.result.share);
                words.tell("session-verdict", &[("verdict", &words.say(verdict)), ("share", &share)])
            }
            None => words.say(course::state(sheet.course.state)),
        };
        let may = |(_, _, may): &Offer| reader.may(*may);
        let over = matches!(sheet.course.state, ResolutionState::Closed | ResolutionState::Withdrawn);
        Self {
            number,
            address: frame.to(&resolution_address(id, number)),
            title: sheet.resolution.draft.title.clone(),
            state,
            over,
            secret: sheet.course.secret,
            facts: course::facts(words, sheet),
            open: (waits && reader.may(SESSION_OPEN)).then(|| to(agenda::OpenVote::PART)),
            links: offers(assembly, sheet)
                .into_iter()
                .filter(may)
                .map(|(part, key, _)| (to(part), key))
                .collect(),
        }
    }
}
