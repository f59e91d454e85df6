//! `/assemblees/{id}/preparation`: the plan of an assembly with its agenda, the last days that the law sets, what members
//! ask for, written questions and documents.

use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use office::assemblies::permissions::{ASSEMBLY_CONVENE, ASSEMBLY_PLAN, ASSEMBLY_READ, QUESTIONS_WRITE};
use office::assemblies::public::{
    AssemblyId, Deadlines, DocumentRow, Plan, QuestionRow, RequestRow, ResolutionDraft, Stage,
};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::members::public::MemberId;
use office::values::{Day, Uuid};
use serde::Deserialize;

use super::people::{Person, named};
use super::{Ground, Step, agenda, asked, convening, documents, news_key, plan, questions};
use crate::assemblies::{PATH as LIST, address, nothing, resolution_address, terms};
use crate::frame::Frame;
use crate::language::Words;
use crate::mandates::terms as mandate_terms;
use crate::notices::Link;
use crate::visitor::Reader;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    fait: Option<String>,
}

/// What is read of it.
pub(crate) struct Told {
    pub(crate) ground: Ground,
    pub(crate) deadlines: Deadlines,
    pub(crate) requests: Vec<RequestRow>,
    pub(crate) documents: Vec<DocumentRow>,
    /// Who asks for a draft, or asks a question.
    pub(crate) askers: Vec<Person>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/preparation.html")]
pub(crate) struct PreparationPage {
    frame: Frame,
    words: Words,
    title: String,
    /// The page that it belongs to.
    above: Link,
    done: Option<String>,
    key: String,
    version: String,
    acts: Vec<(String, &'static str)>,
    /// Key and words of the plan.
    plan: Vec<(&'static str, String)>,
    drafts: Vec<Line>,
    /// Where a draft is put, for who may.
    put: Option<String>,
    /// Key, last day, whether it is past.
    deadlines: Vec<(&'static str, String, bool)>,
    requests: Vec<Request>,
    ask: Option<String>,
    questions: Vec<Question>,
    question: Option<String>,
    documents: Vec<Document>,
    /// Where they all are, and one more is laid before the assembly.
    laying: String,
}

/// A draft on the agenda.
struct Line {
    number: usize,
    title: String,
    /// Kind, who brings it, candidate, what follows.
    told: Vec<String>,
    /// Where it is written anew, moved up, moved down, taken away; none once the notice is sent.
    change: Option<String>,
    up: Option<String>,
    down: Option<String>,
    remove: Option<String>,
}

/// What members asked for.
struct Request {
    title: String,
    by: String,
    received: String,
    acknowledge: String,
    number: Option<(String, String)>,
}

/// A written question.
struct Question {
    number: u32,
    by: String,
    received: String,
    text: String,
    answer: String,
    /// Where it is answered, for who may.
    address: Option<String>,
}

/// A document before the assembly.
struct Document {
    title: String,
    address: String,
    told: String,
    removed: bool,
}

/// `GET /assemblees/{id}/preparation`.
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
    let Some(ground) = Ground::named(request, reader).await? else { return Ok(nothing(reader)) };
    let Reader { frame, desk } = reader;
    let (id, today) = (ground.id, ground.today);
    let requests = desk.assemblies.requests(id).await?;
    let asking = requests.iter().flat_map(|of| of.request.by.clone());
    let asking: std::collections::BTreeSet<MemberId> =
        asking.chain(ground.questions.iter().map(|of| of.question.member)).collect();
    let asking: Vec<MemberId> = asking.into_iter().collect();
    let told = Told {
        deadlines: desk.assemblies.deadlines(id).await?,
        documents: desk.assemblies.documents(id).await?,
        askers: named(desk, &asking, today).await?,
        requests,
        ground,
    };
    let page = PreparationPage::new(frame.clone(), &told, desk.principal());
    let done = parameters.fait.as_deref().and_then(news_key).map(|key| frame.words.say(key));
    let page = PreparationPage { done, key: Uuid::now_v7().to_string(), ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn facts(words: Words, plan: &Plan) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("assembly-kind", words.say(terms::kind(plan.kind))),
        ("notice-convocation", words.say(terms::convocation(plan.convocation))),
        ("assembly-day", words.day(plan.day)),
    ];
    facts.extend(plan.starts_at.map(|hour| ("plan-hour", terms::hour(words, hour))));
    let place = if plan.place.is_empty() { words.say("unknown") } else { plan.place.clone() };
    facts.push(("assembly-place", place));
    facts.extend((!plan.remote.is_empty()).then(|| ("plan-remote", plan.remote.clone())));
    facts.push(("notice-record-day", words.day(plan.record_day)));
    facts.extend(plan.last_accounts_closed_on.map(|day| ("notice-accounts", words.day(day))));
    facts
}

fn deadlines(words: Words, of: &Deadlines, today: Day) -> Vec<(&'static str, String, bool)> {
    let day = |key, day: Day| (key, words.day(day), day < today);
    let mut all = vec![
        day("deadline-requests", of.requests_until),
        day("deadline-list", of.list_open_from),
        day("deadline-notice", of.notice_by),
        day("deadline-questions", of.questions_until),
        day("deadline-paper", of.paper_forms_until),
    ];
    all.extend(of.electronic_forms_until.map(|at| {
        let past = at.french_clock().is_some_and(|(day, ..)| day < today);
        ("deadline-electronic", terms::moment(words, at), past)
    }));
    all
}

/// Kind, who brings it, the candidate, what follows.
fn about(words: Words, draft: &ResolutionDraft, ground: &Ground) -> Vec<String> {
    let person = |member: MemberId| {
        let found = ground.people.iter().find(|one| one.id == member);
        found.map_or_else(|| words.say("unknown"), |one| one.told(words))
    };
    let by = super::super::resolution::brought_by(words, &draft.proposer, person);
    let by = words.tell("draft-brought", &[("who", &by)]);
    let mut told = vec![words.say(terms::decision(draft.decision)), by];
    told.extend(draft.candidacy.as_ref().map(|of| {
        let (seats, kind) = (of.seats.to_string(), mandate_terms::kind(words, of.mandate, false));
        let name = person(of.candidate);
        let parts = [("name", name.as_str()), ("election", &of.election), ("seats", &seats), ("kind", &kind)];
        words.tell("draft-candidate-told", &parts)
    }));
    told.extend(draft.follows.map(|follows| super::super::course::follows(words, follows, &ground.mandates)));
    told
}

impl PreparationPage {
    fn new(frame: Frame, told: &Told, reader: &Principal) -> Self {
        let (words, ground) = (frame.words, &told.ground);
        let home = address(ground.id);
        let planned = ground.plan.as_ref().filter(|of| of.row.stage == Stage::Planned);
        let to = |part: &str| frame.to(&format!("{home}/{part}"));
        let may_plan = reader.may(ASSEMBLY_PLAN);
        let acts = [
            (planned.is_some() && may_plan, plan::Change::PART, "plan-change-title"),
            (planned.is_some() && reader.may(ASSEMBLY_CONVENE), convening::Convene::PART, "convene-title"),
        ];
        let above = match &ground.sheet {
            Some(sheet) => Link::new(frame.to(&home), terms::title(words, &sheet.convened)),
            None => Link::new(frame.to(LIST), words.say("assemblies-title")),
        };
        let agenda = planned.map(|of| of.plan.agenda.as_slice()).unwrap_or_default();
        let line = |(at, draft): (usize, &ResolutionDraft)| {
            let part = |path: &str, at: usize| to(&path.replace("{number}", &at.to_string()));
            let number = at + 1;
            Line {
                number,
                title: draft.title.clone(),
                told: about(words, draft, ground),
                change: may_plan.then(|| part(agenda::Rewrite::PART, number)),
                up: (may_plan && at > 0).then(|| part(agenda::Raise::PART, number)),
                down: (may_plan && number < agenda.len()).then(|| part(agenda::Raise::PART, number + 1)),
                remove: may_plan.then(|| part(agenda::Remove::PART, number)),
            }
        };
        let may_ask = reader.may(QUESTIONS_WRITE);
        Self {
            words,
            title: words.say("preparation-title"),
            above,
            done: None,
            key: String::new(),
            version: ground.version(),
            acts: acts.into_iter().filter(|(may, ..)| *may).map(|(_, part, key)| (to(part), key)).collect(),
            plan: ground.plan.as_ref().map(|of| facts(words, &of.plan)).unwrap_or_default(),
            drafts: agenda.iter().enumerate().map(line).collect(),
            put: (planned.is_some() && may_plan).then(|| to(agenda::Put::PART)),
            deadlines: deadlines(words, &told.deadlines, ground.today),
            requests: told.requests.iter().map(|of| Request::of(&frame, told, of)).collect(),
            ask: may_plan.then(|| to(asked::Ask::PART)),
            questions: ground.questions.iter().map(|of| Question::of(&frame, told, of, may_ask)).collect(),
            question: may_ask.then(|| to(questions::Receive::PART)),
            documents: told.documents.iter().map(|of| Document::of(&frame, ground.id, of)).collect(),
            laying: to(documents::PART),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{auditor, preparation_empty, preparation_told, staff};
        let told = preparation_told();
        let frame = frame.clone().at(&told.ground.home());
        let full = Self::new(frame.clone(), &told, &staff());
        let done = Some(frame.words.say("done-draft"));
        vec![
            ("preparation", Self { done, key: "0190b7a6".to_owned(), ..full }),
            ("preparation_empty", Self::new(frame.clone(), &preparation_empty(), &staff())),
            ("preparation_read", Self::new(frame, &told, &auditor())),
        ]
    }
}

/// The names of those members, one after the other.
fn names(words: Words, told: &Told, members: &[MemberId]) -> String {
    let name = |member: &MemberId| {
        let found = told.askers.iter().find(|one| one.id == *member);
        found.map_or_else(|| words.say("unknown"), |one| one.told(words))
    };
    members.iter().map(name).collect::<Vec<_>>().join(", ")
}

impl Request {
    fn of(frame: &Frame, told: &Told, row: &RequestRow) -> Self {
        let (words, id) = (frame.words, told.ground.id);
        let number = |number: u32| {
            let told = words.tell("resolution-title", &[("number", &number.to_string())]);
            (frame.to(&resolution_address(id, number)), told)
        };
        Self {
            title: row.request.draft.title.clone(),
            by: names(words, told, &row.request.by),
            received: words.day(row.request.received_on),
            acknowledge: words.day(row.acknowledge_by),
            number: row.resolution.map(number),
        }
    }
}

impl Question {
    fn of(frame: &Frame, told: &Told, row: &QuestionRow, may: bool) -> Self {
        let words = frame.words;
        let part = questions::Answer::PART.replace("{number}", &row.number.to_string());
        let answer = frame.to(&format!("{}/{part}", address(told.ground.id)));
        Self {
            number: row.number,
            by: names(words, told, &[row.question.member]),
            received: words.day(row.question.received_on),
            text: row.question.text.clone(),
            answer: row.answer.clone(),
            address: (may && row.answer.is_empty()).then_some(answer),
        }
    }
}

impl Document {
    fn of(frame: &Frame, assembly: AssemblyId, row: &DocumentRow) -> Self {
        let attachment = &row.attachment;
        let at = format!("{}/{}/{}", address(assembly), documents::PART, attachment.document);
        Self {
            title: attachment.title.clone(),
            address: frame.to(&at),
            told: documents::told(frame.words, attachment),
            removed: row.removed,
        }
    }
}
