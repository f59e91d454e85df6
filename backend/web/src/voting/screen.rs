//! `/assemblees/{id}/ecran`: the assembly on the room's screen, to be read from the back.
//!
//! What can never happen here: a name; a tally before its vote is closed.

use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use office::assemblies::permissions::ASSEMBLY_READ;
use office::assemblies::public::{AssemblyError, CollegeParticipation, LiveQuorum, ResolutionSheet, Verdict};
use office::kernel::Failure;
use office::{LiveView, OpenVote};

use super::named;
use crate::assemblies::{self, nothing, outcome::Counted, terms};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::terms as member_terms;
use crate::visitor::Reader;

/// The page around what changes.
#[derive(Template)]
#[template(path = "voting/screen.html")]
pub(crate) struct ScreenPage {
    frame: Frame,
    words: Words,
    title: String,
    /// Where the changes come from.
    from: String,
    live: Live,
}

/// What changes: sent anew with each change.
#[derive(Template)]
#[template(path = "voting/live.html")]
pub(crate) struct Live {
    words: Words,
    state: &'static str,
    quorums: Vec<Quorum>,
    colleges: Vec<Line>,
    open: Vec<Open>,
    closed: Option<Closed>,
    /// How many votes are to come.
    waiting: Option<String>,
}

struct Quorum {
    decision: &'static str,
    basis: &'static str,
    attained: String,
    required: String,
    reached: bool,
}

struct Line {
    name: String,
    /// Members, present, represented, by post.
    counts: [String; 4],
}

struct Open {
    number: String,
    title: String,
    text: String,
    voices: String,
    of: String,
}

struct Closed {
    number: String,
    title: String,
    verdict: &'static str,
    adopted: bool,
    counted: Counted,
}

/// `GET /assemblees/{id}/ecran`.
pub(crate) async fn show(request: HttpRequest, reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_READ) {
        return refused;
    }
    let answer = page(&request, &reader).await;
    reader.settle(answer)
}

async fn page(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let Some(id) = named(request) else { return Ok(nothing(reader)) };
    match reader.desk.live(id).await {
        Ok(view) => Ok(reader.frame.answer_following(&ScreenPage::new(&reader.frame, &view))),
        Err(failure) if matches!(failure.refusal(), Some(AssemblyError::NotConvened {})) => {
            Ok(nothing(reader))
        }
        Err(failure) => Err(failure),
    }
}

impl ScreenPage {
    fn new(frame: &Frame, view: &LiveView) -> Self {
        let words = frame.words;
        let (kind, day) = (words.say(terms::kind(view.kind)), words.day(view.day));
        Self {
            words,
            title: words.tell("assembly-title", &[("kind", &kind), ("day", &day)]),
            from: frame.to(&format!("{}/direct", assemblies::address(view.assembly_id))),
            live: Live::of(words, view),
            frame: frame.clone(),
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let address = assemblies::address(crate::samples::live(true).assembly_id);
        let frame = &frame.clone().at(&format!("{address}/ecran"));
        vec![
            ("screen_open", Self::new(frame, &crate::samples::live(true))),
            ("screen_closed", Self::new(frame, &crate::samples::live(false))),
        ]
    }
}

impl Live {
    /// The view in words.
    pub(super) fn of(words: Words, view: &LiveView) -> Self {
        // What is open is looked at; a result stands until the next vote opens.
        let last = view.closed.first().filter(|_| view.open.is_empty());
        Self {
            words,
            state: terms::stage(view.stage),
            quorums: view.quorums.iter().map(|of| Quorum::of(words, of)).collect(),
            colleges: view.participation.iter().map(|of| Line::of(words, of)).collect(),
            open: view.open.iter().map(|of| Open::of(words, of)).collect(),
            closed: last.and_then(|sheet| Closed::of(words, sheet)),
            waiting: (view.waiting > 0)
                .then(|| words.tell("voting-waiting", &[("count", &words.count(view.waiting))])),
        }
    }
}

impl Quorum {
    fn of(words: Words, of: &LiveQuorum) -> Self {
        Self {
            decision: terms::decision(of.decision),
            basis: terms::basis(of.quorum.basis),
            attained: terms::told(words, of.quorum.attained),
            required: terms::told(words, of.quorum.required),
            reached: of.quorum.reached,
        }
    }
}

impl Line {
    fn of(words: Words, of: &CollegeParticipation) -> Self {
        let counts = [of.members, of.in_person + of.remote, of.represented + of.blank_proxy, of.postal];
        Self {
            name: member_terms::college(words, of.college),
            counts: counts.map(|count| words.count(count)),
        }
    }
}

impl Open {
    fn of(words: Words, of: &OpenVote) -> Self {
        let resolution = &of.resolution.resolution;
        Self {
            number: words.tell("voting-number", &[("number", &words.count(resolution.number.into()))]),
            title: resolution.draft.title.clone(),
            text: resolution.draft.text.clone(),
            voices: words.count(of.voices),
            of: words.count(of.of),
        }
    }
}

impl Closed {
    fn of(words: Words, sheet: &ResolutionSheet) -> Option<Self> {
        let (resolution, outcome) = (&sheet.resolution, sheet.outcome.as_ref()?);
        Some(Self {
            number: words.tell("voting-number", &[("number", &words.count(resolution.number.into()))]),
            title: resolution.draft.title.clone(),
            verdict: terms::decided(resolution, outcome.verdict),
            adopted: outcome.verdict == Verdict::Adopted,
            counted: Counted::of(words, None, resolution, outcome),
        })
    }
}
