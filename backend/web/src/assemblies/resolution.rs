//! `/assemblees/{id}/resolutions/{number}`: what is voted, and once the vote is closed the whole computation.

use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use office::assemblies::permissions::{ASSEMBLY_READ, VOTE_CLOSE, VOTES_CAST, VOTES_READ};
use office::assemblies::public::{
    AssemblySheet, CollegeCount, Proposer, ResolutionSheet, ResolutionState, Stage, Standing,
};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::members::public::MemberId;
use serde::Deserialize;

use super::outcome::Counted;
use super::{API, acts, address, course, names, resolution_address, terms};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::terms as member_terms;
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
    /// The text of the notice, when it was amended.
    first_text: Option<String>,
    /// Key and words of how the vote goes.
    course: Vec<(&'static str, String)>,
    /// The candidates of the election in the order in which they came, once it is decided.
    ranking: Vec<Place>,
    debate: String,
    /// What was counted without names, once closed: college, in favour, against, abstentions, blank.
    counts: Vec<(String, [String; 4])>,
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

/// Where a candidate came.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    address: String,
    title: String,
    share: String,
    standing: &'static str,
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
    let all = match sheet.course.standing {
        Some(_) => desk.assembly_result(id).await?.resolutions,
        None => Vec::new(),
    };
    let page = ResolutionPage::new(frame.clone(), &assembly, &sheet, names, desk.principal());
    let page = ResolutionPage { ranking: ranking(frame, &sheet, &all), ..page };
    let done = parameters.fait.as_deref().and_then(news_key).map(|key| frame.words.say(key));
    let page = ResolutionPage { done, ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn news_key(news: &str) -> Option<&'static str> {
    Some(match news {
        "voix" => "done-votes",
        "vote-clos" => "done-vote-closed",
        other => return acts::news_key(other),
    })
}

/// Key of how far the vote on a resolution is.
pub(super) fn state(stage: Stage, sheet: &ResolutionSheet) -> &'static str {
    match (&sheet.outcome, stage) {
        (Some(outcome), _) => terms::decided(&sheet.resolution, outcome.verdict),
        (None, _) if sheet.course.state == ResolutionState::Withdrawn => "course-withdrawn",
        (None, Stage::Open) if sheet.course.state == ResolutionState::Waiting => "resolution-proposed",
        (None, Stage::Open) => "resolution-open",
        (None, Stage::Cancelled) => "resolution-given-up",
        (None, Stage::NotConvened | Stage::Planned | Stage::Convened | Stage::RollFrozen | Stage::Closed) => {
            "resolution-proposed"
        }
    }
}

fn proposer(words: Words, proposer: &Proposer, names: Option<Vec<(MemberId, String)>>) -> String {
    let names = names.unwrap_or_default();
    match proposer {
        Proposer::Members(members) if names.is_empty() => count_of(words, members),
        _ => brought_by(words, proposer, |member| {
            let found = names.iter().find(|(id, _)| *id == member);
            found.map_or_else(|| words.say("unknown"), |(_, name)| name.clone())
        }),
    }
}

fn count_of(words: Words, members: &[MemberId]) -> String {
    let count = words.count(u64::try_from(members.len()).unwrap_or(u64::MAX));
    words.tell("proposer-count", &[("count", &count)])
}

/// Who brings a resolution, by the names that are given.
pub(super) fn brought_by(words: Words, proposer: &Proposer, name: impl Fn(MemberId) -> String) -> String {
    match proposer {
        Proposer::Board => words.say("proposer-board"),
        Proposer::Members(members) if members.is_empty() => count_of(words, members),
        Proposer::Members(members) => {
            let names: Vec<String> = members.iter().map(|member| name(*member)).collect();
            words.tell("proposer-members", &[("names", &names.join(", "))])
        }
    }
}

/// The candidates for the same seats in the order in which they came: those elected first, then by their part.
fn ranking(frame: &Frame, sheet: &ResolutionSheet, all: &[ResolutionSheet]) -> Vec<Place> {
    let Some(candidacy) = &sheet.resolution.draft.candidacy else { return Vec::new() };
    let same = |of: &&ResolutionSheet| {
        of.resolution.draft.candidacy.as_ref().is_some_and(|other| other.election == candidacy.election)
    };
    let mut places: Vec<_> = all
        .iter()
        .filter(same)
        .filter_map(|of| Some((of.course.standing?, of.outcome.as_ref()?.result.share, of)))
        .collect();
    let first = |standing: Standing| standing != Standing::Elected;
    places.sort_by(|(one, share, _), (other, less, _)| first(*one).cmp(&first(*other)).then(less.cmp(share)));
    places
        .into_iter()
        .map(|(standing, share, of)| Place {
            address: frame.to(&resolution_address(of.assembly_id, of.resolution.number)),
            title: of.resolution.draft.title.clone(),
            share: terms::told(frame.words, share),
            standing: terms::standing(standing),
        })
        .collect()
}

fn count(words: Words, of: &CollegeCount) -> (String, [String; 4]) {
    let parts = [of.in_favour, of.against, of.abstentions, of.blanks];
    (member_terms::college(words, of.college), parts.map(|part| words.count(part.into())))
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
        let session = assembly.row.stage == Stage::Open;
        let open = session && sheet.course.state == ResolutionState::Open && sheet.outcome.is_none();
        let by_name = open && !sheet.course.secret;
        let acts = [
            (by_name && reader.may(VOTES_CAST), "voix", "votes-title"),
            (open && reader.may(VOTE_CLOSE), "cloture", "resolution-close-title"),
        ];
        let act = |(_, part, key)| (frame.to(&format!("{}/{part}", resolution_address(id, number))), key);
        let to_session = (session && reader.may(VOTES_CAST))
            .then(|| (frame.to(&format!("{}/seance", address(id))), "session-back"));
        let told = |outcome| Counted::of(words, clauses.weighting.as_ref(), resolution, outcome);
        let votes = format!("{API}/{id}/resolutions/{number}/votes?format=csv-fr");
        Self {
            words,
            above: Link::new(frame.to(&address(id)), terms::title(words, convened)),
            done: None,
            heading: words.tell("resolution-title", &[("number", &words.count(number.into()))]),
            title: draft.title.clone(),
            text: draft.text.clone(),
            first_text: sheet.course.first_text.clone(),
            course: course::facts(words, sheet),
            ranking: Vec::new(),
            debate: sheet.course.debate.clone(),
            counts: sheet.counts.iter().map(|of| count(words, of)).collect(),
            proposer: proposer(words, &draft.proposer, names),
            backed: if draft.backed_by_board { "resolution-backed" } else { "resolution-not-backed" },
            decision: terms::decision(draft.decision),
            majority: terms::majority(words, clauses.majorities.of(draft.decision)),
            required: terms::told(words, clauses.quorums.of(draft.decision, convened.convocation)),
            basis: terms::basis(clauses.quorum_basis),
            state: state(assembly.row.stage, sheet),
            acts: acts.into_iter().filter(|(may, ..)| *may).map(act).chain(to_session).collect(),
            counted: sheet.outcome.as_ref().map(told),
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
        let pending = crate::samples::pending(all[2].clone());
        let done = Some(frame.words.say("done-vote-closed"));
        let first = Self::new(at(1), &closed, &all[0], Some(Vec::new()), &staff());
        let elected = crate::samples::election();
        let won = Self::new(at(3), &closed, &elected[0], None, &staff());
        vec![
            ("resolution_adopted", Self { done, ..first }),
            ("resolution_rejected", Self::new(at(2), &closed, &all[1], None, &auditor())),
            ("resolution_without_quorum", Self::new(at(3), &closed, &all[2], None, &auditor())),
            ("resolution_elected", Self { ranking: ranking(&at(3), &elected[0], &elected), ..won }),
            ("resolution_amended", Self::new(at(1), &closed, &crate::samples::amended(), None, &staff())),
            ("resolution_open", Self::new(at(3), &open, &pending, Some(names), &staff())),
        ]
    }
}
