//! `/assemblees/{id}/resolutions/{number}`: what is voted, and once the vote is closed the whole computation.

use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use office::assemblies::permissions::{ASSEMBLY_READ, VOTE_CLOSE, VOTES_CAST, VOTES_READ};
use office::assemblies::public::{AssemblySheet, Proposer, ResolutionSheet, Stage};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::members::public::MemberId;
use serde::Deserialize;

use super::outcome::Counted;
use super::{API, address, names, resolution_address, terms};
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
#[template(path = "assemblies/resolution.html")]
pub(crate) struct ResolutionPage {
    frame: Frame,
    words: Words,
    /// The assembly that votes on it.
    above: Link,
    done: Option<String>,
    heading: String,
    /// In French, as the notice said it.
    title: String,
    text: String,
    proposer: String,
    backed: &'static str,
    decision: &'static str,
    majority: String,
    required: String,
    basis: &'static str,
    state: &'static str,
    /// What may be done: address and key of its words.
    acts: Vec<(String, &'static str)>,
    counted: Option<Counted>,
    /// The votes by name for a spreadsheet once the vote is closed, for who may read them.
    export: Option<String>,
}

/// `GET /assemblees/{id}/resolutions/{number}`.
pub(crate) async fn show(
    request: HttpRequest,
    reader: Reader,
    parameters: Query<Parameters>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_READ) {
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
    let Some(assembly) = super::named(request, reader).await? else { return Ok(super::nothing(reader)) };
    let id = assembly.row.assembly_id;
    let Some(sheet) = super::resolution_named(request, reader, id).await? else {
        return Ok(super::nothing(reader));
    };
    let names = match &sheet.resolution.draft.proposer {
        Proposer::Board => Some(Vec::new()),
        Proposer::Members(members) => names(reader, id, members).await?,
    };
    let Reader { frame, desk } = reader;
    let page = ResolutionPage::new(frame.clone(), &assembly, &sheet, names, desk.principal());
    let done = parameters.fait.as_deref().and_then(news_key).map(|key| frame.words.say(key));
    let page = ResolutionPage { done, ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn news_key(news: &str) -> Option<&'static str> {
    Some(match news {
        "voix" => "done-votes",
        "vote-clos" => "done-vote-closed",
        _ => return None,
    })
}

/// Key of how far the vote on a resolution is.
pub(super) fn state(stage: Stage, sheet: &ResolutionSheet) -> &'static str {
    match (&sheet.outcome, stage) {
        (Some(outcome), _) => terms::verdict(outcome.verdict),
        (None, Stage::Open) => "resolution-open",
        (None, Stage::Cancelled) => "resolution-given-up",
        (None, Stage::NotConvened | Stage::Planned | Stage::Convened | Stage::RollFrozen | Stage::Closed) => {
            "resolution-proposed"
        }
    }
}

fn proposer(words: Words, proposer: &Proposer, names: Option<Vec<(MemberId, String)>>) -> String {
    let Proposer::Members(members) = proposer else { return words.say("proposer-board") };
    let names: Vec<String> = names.into_iter().flatten().map(|(_, name)| name).collect();
    if names.is_empty() {
        let count = words.count(u64::try_from(members.len()).unwrap_or(u64::MAX));
        return words.tell("proposer-count", &[("count", &count)]);
    }
    words.tell("proposer-members", &[("names", &names.join(", "))])
}

impl ResolutionPage {
    fn new(
        frame: Frame,
        assembly: &AssemblySheet,
        sheet: &ResolutionSheet,
        names: Option<Vec<(MemberId, String)>>,
        reader: &Principal,
    ) -> Self {
        let words = frame.words;
        let (convened, id) = (&assembly.convened, assembly.row.assembly_id);
        let clauses = &convened.statutes.document;
        let (resolution, draft) = (&sheet.resolution, &sheet.resolution.draft);
        let number = resolution.number;
        let open = assembly.row.stage == Stage::Open && sheet.outcome.is_none();
        let acts = [(VOTES_CAST, "voix", "votes-title"), (VOTE_CLOSE, "cloture", "resolution-close-title")];
        let act = |(_, part, key)| (frame.to(&format!("{}/{part}", resolution_address(id, number))), key);
        let count = |outcome| Counted::of(words, clauses.weighting.as_ref(), resolution, outcome);
        let votes = format!("{API}/{id}/resolutions/{number}/votes?format=csv-fr");
        Self {
            words,
            above: Link::new(frame.to(&address(id)), terms::title(words, convened)),
            done: None,
            heading: words.tell("resolution-title", &[("number", &words.count(number.into()))]),
            title: draft.title.clone(),
            text: draft.text.clone(),
            proposer: proposer(words, &draft.proposer, names),
            backed: if draft.backed_by_board { "resolution-backed" } else { "resolution-not-backed" },
            decision: terms::decision(draft.decision),
            majority: terms::majority(words, clauses.majorities.of(draft.decision)),
            required: terms::told(words, clauses.quorums.of(draft.decision, convened.convocation)),
            basis: terms::basis(clauses.quorum_basis),
            state: state(assembly.row.stage, sheet),
            acts: acts.into_iter().filter(|(may, ..)| open && reader.may(*may)).map(act).collect(),
            counted: sheet.outcome.as_ref().map(count),
            export: (sheet.outcome.is_some() && reader.may(VOTES_READ)).then_some(votes),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{auditor, closed_assembly, open_assembly, resolutions, staff, voters};
        let (closed, open) = (closed_assembly(), open_assembly());
        let all = resolutions();
        let at = |number| frame.clone().at(&resolution_address(closed.row.assembly_id, number));
        let names = voters().into_iter().map(|row| (row.member_id, row.display_name)).collect();
        let pending = ResolutionSheet { outcome: None, ..all[2].clone() };
        let done = Some(frame.words.say("done-vote-closed"));
        let first = Self::new(at(1), &closed, &all[0], Some(Vec::new()), &staff());
        vec![
            ("resolution_adopted", Self { done, ..first }),
            ("resolution_rejected", Self::new(at(2), &closed, &all[1], None, &auditor())),
            ("resolution_without_quorum", Self::new(at(3), &closed, &all[2], None, &auditor())),
            ("resolution_open", Self::new(at(3), &open, &pending, Some(names), &staff())),
        ]
    }
}
