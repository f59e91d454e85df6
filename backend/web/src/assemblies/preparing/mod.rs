//! Before the notice and around it: the plan of an assembly with its agenda, what members ask for, written questions,
//! the convening.
//!
//! What can never happen here: a plan that overwrites what somebody else changed meanwhile; a deadline that the page
//! computed (the office knows the law).

pub(crate) mod agenda;
pub(crate) mod asked;
pub(crate) mod convening;
pub(crate) mod documents;
pub(crate) mod draft;
pub(crate) mod page;
pub(crate) mod people;
pub(crate) mod plan;
pub(crate) mod questions;

use actix_web::http::StatusCode;
use actix_web::web::{self, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse};
use door::{Desk, Entering, Form};
use office::assemblies::public::{
    AssemblyError, AssemblyId, AssemblyKind, AssemblySheet, MandateRow, Plan, PlanSheet, PreparingError,
    Proposer, QuestionRow, ResolutionDraft, Stage,
};
use office::kernel::access::Permission;
use office::kernel::listing::PageRequest;
use office::kernel::{Context, Expected, Failure};
use office::members::public::MemberId;
use office::values::Day;
use serde::Serialize;
use serde::de::DeserializeOwned;

use self::people::{Person, named};
use super::{PATH, address, terms};
use crate::forms::reading::{No, Reading};
use crate::forms::{FormPage, Trouble, not_done};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::{Hands, Sent, keyed, once};
use crate::visitor::Reader;

/// The part of an address that shows what is prepared.
pub(crate) const PART: &str = "preparation";
/// Mandates that one form offers to end.
const MANDATES: u64 = 100;

/// What a step is about: an assembly that is planned, or called.
#[derive(Debug, Clone)]
pub(crate) struct Ground {
    /// Which assembly.
    pub(crate) id: AssemblyId,
    /// Its plan, when it has or had one.
    pub(crate) plan: Option<PlanSheet>,
    /// Its notice, once it is called.
    pub(crate) sheet: Option<AssemblySheet>,
    /// The number that the address names: of a draft, from 1, or of a question.
    pub(crate) number: u32,
    /// The written questions.
    pub(crate) questions: Vec<QuestionRow>,
    /// Who brings a draft of the plan, or stands for election.
    pub(crate) people: Vec<Person>,
    /// The mandates that run.
    pub(crate) mandates: Vec<MandateRow>,
    /// Today.
    pub(crate) today: Day,
}

/// A step: what its form holds.
pub(crate) trait Step: Serialize + DeserializeOwned + 'static {
    /// Who may.
    const PERMISSION: Permission;
    /// Its part of the address.
    const PART: &'static str;
    /// What the page that follows says of it.
    const DONE: &'static str;

    /// What the form holds when it is opened.
    fn opened(ground: &Ground) -> Self;

    /// The form as it stands.
    fn page(&self, frame: &Frame, ground: &Ground) -> FormPage;

    /// Where the reader goes on once it is done.
    fn after(&self, ground: &Ground) -> String {
        format!("{}?fait={}", ground.home(), Self::DONE)
    }

    /// Does it.
    async fn done(&self, hands: &Hands<'_>, ground: &Ground) -> Result<(), No>;
}

/// The pages and steps; those without an identifier come first.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(resource(plan::PATH).route(web::get().to(plan::show)).route(web::post().to(plan::submit)))
        .service(resource(format!("{PATH}/{{id}}/{PART}")).route(web::get().to(page::show)));
    let documents = |part: &str| resource(format!("{PATH}/{{id}}/{}{part}", documents::PART));
    routes
        .service(documents("").route(web::get().to(documents::show)).route(web::post().to(documents::submit)))
        .service(documents("/{document}").route(web::get().to(documents::download)))
        .service(documents("/{document}/retrait").route(web::post().to(documents::remove)));
    step::<plan::Change>(routes);
    step::<agenda::Put>(routes);
    step::<agenda::Rewrite>(routes);
    step::<agenda::Raise>(routes);
    step::<agenda::Remove>(routes);
    step::<asked::Ask>(routes);
    step::<questions::Receive>(routes);
    step::<questions::Answer>(routes);
    step::<convening::Convene>(routes);
}

/// Key of what the page says once something is done.
pub(crate) fn news_key(news: &str) -> Option<&'static str> {
    Some(match news {
        plan::DONE => "done-planned",
        plan::Change::DONE => "done-plan-changed",
        agenda::Put::DONE => "done-draft",
        agenda::Rewrite::DONE => "done-draft-changed",
        agenda::Raise::DONE => "done-draft-moved",
        agenda::Remove::DONE => "done-draft-removed",
        asked::Ask::DONE => "done-asked",
        questions::Receive::DONE => "done-question",
        questions::Answer::DONE => "done-answer",
        "deuxieme" => "done-second",
        _ => return None,
    })
}

fn step<S: Step>(routes: &mut ServiceConfig) {
    let path = format!("{PATH}/{{id}}/{}", S::PART);
    routes.service(resource(path).route(web::get().to(show::<S>)).route(web::post().to(submit::<S>)));
}

async fn show<S: Step>(request: HttpRequest, reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(S::PERMISSION) {
        return refused;
    }
    let answer = opened::<S>(&request, &reader).await;
    reader.settle(answer)
}

async fn opened<S: Step>(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let Some(ground) = Ground::named(request, reader).await? else { return Ok(super::nothing(reader)) };
    Ok(keyed(S::opened(&ground).page(&reader.frame, &ground)).answer())
}

async fn submit<S: Step>(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent<S>>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(S::PERMISSION) {
        return refused;
    }
    let answer = submitted(&request, &reader, &attempt, form.0).await;
    reader.settle(answer)
}

async fn submitted<S: Step>(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    Sent { cle, act }: Sent<S>,
) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let Some(ground) = Ground::named(request, reader).await? else { return Ok(super::nothing(reader)) };
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &act);
    let hands = Hands { desk, context, read: Reading(frame.words) };
    let again = |trouble: Option<&Trouble>| keyed(act.page(frame, &ground)).refused_by(trouble);
    Ok(match act.done(&hands, &ground).await {
        Ok(()) => frame.go(&act.after(&ground)),
        Err(no) => not_done(frame, no, again),
    })
}

/// The plan of an assembly; `None` when it has none.
async fn plan_of(desk: &Desk, id: AssemblyId) -> Result<Option<PlanSheet>, Failure> {
    match desk.assemblies.planned(id).await {
        Ok(plan) => Ok(Some(plan)),
        Err(failure) => match failure.refusal() {
            Some(AssemblyError::Preparing(PreparingError::NotPlanned {})) => Ok(None),
            _ => Err(failure),
        },
    }
}

/// The mandates that run on a day.
pub(crate) async fn running(desk: &Desk, on: Day) -> Result<Vec<MandateRow>, Failure> {
    let request = PageRequest { limit: Some(MANDATES), ..PageRequest::default() };
    let rows = desk.assemblies.mandates(on, None, &request).await?.items;
    Ok(rows.into_iter().filter(|row| row.from <= on && row.last_day >= on).collect())
}

/// Whoever stands in drafts: who brings them, and the candidates.
fn mentioned(agenda: &[ResolutionDraft]) -> Vec<MemberId> {
    let of = |draft: &ResolutionDraft| {
        let by = match &draft.proposer {
            Proposer::Board => Vec::new(),
            Proposer::Members(members) => members.clone(),
        };
        by.into_iter()
            .chain(draft.candidacy.as_ref().map(|candidacy| candidacy.candidate))
            .collect::<Vec<_>>()
    };
    let members: std::collections::BTreeSet<MemberId> = agenda.iter().flat_map(of).collect();
    members.into_iter().collect()
}

impl Ground {
    /// The assembly that the address names, planned or called; `None` when there is none.
    async fn named(request: &HttpRequest, reader: &Reader) -> Result<Option<Self>, Failure> {
        let path = request.match_info();
        let (Some(Ok(id)), Ok(number)) =
            (path.get("id").map(str::parse::<AssemblyId>), path.get("number").unwrap_or("0").parse::<u32>())
        else {
            return Ok(None);
        };
        let desk = &reader.desk;
        let (plan, sheet) = (plan_of(desk, id).await?, super::named(request, reader).await?);
        let Some(day) = sheet.as_ref().map(|of| of.row.day).or(plan.as_ref().map(|of| of.plan.day)) else {
            return Ok(None);
        };
        let today = desk.today()?;
        let agenda = plan.as_ref().map(|of| of.plan.agenda.as_slice()).unwrap_or_default();
        let people = named(desk, &mentioned(agenda), today).await?;
        let questions = desk.assemblies.questions(id).await?;
        let mandates = running(desk, day).await?;
        Ok(Some(Self { id, plan, sheet, number, questions, people, mandates, today }))
    }

    /// The address of what is prepared.
    fn home(&self) -> String {
        format!("{}/{PART}", address(self.id))
    }

    /// Kind and day.
    fn of(&self) -> Option<(AssemblyKind, Day)> {
        let called = self.sheet.as_ref().map(|of| (of.row.kind, of.row.day));
        called.or(self.plan.as_ref().map(|of| (of.plan.kind, of.plan.day)))
    }

    /// The name of the assembly.
    fn title(&self, words: Words) -> String {
        self.of().map(|(kind, day)| terms::named(words, kind, day)).unwrap_or_default()
    }

    /// The draft that the address names.
    fn draft(&self) -> Option<&ResolutionDraft> {
        let at = usize::try_from(self.number).ok()?.checked_sub(1)?;
        self.plan.as_ref()?.plan.agenda.get(at)
    }

    /// Which state of the plan a form shows.
    fn version(&self) -> String {
        self.plan.as_ref().map(|of| of.row.version.to_string()).unwrap_or_default()
    }

    /// The plan while it may be changed.
    fn open_plan(&self) -> Result<&PlanSheet, No> {
        let none = || No::Failure(AssemblyError::from(PreparingError::NotPlanned {}).into());
        let plan = self.plan.as_ref().ok_or_else(none)?;
        match plan.row.stage {
            Stage::Planned => Ok(plan),
            _ => Err(No::Failure(AssemblyError::AlreadyConvened {}.into())),
        }
    }

    /// Sets the plan, unless somebody changed it since the form was shown.
    async fn set(&self, hands: &Hands<'_>, version: &str, plan: Plan) -> Result<(), No> {
        let sheet = self.open_plan()?;
        if version != self.version() {
            let stale = Trouble::with(hands.read.0, "", "plan-changed");
            return Err(Trouble { field: None, status: StatusCode::CONFLICT, ..stale }.into());
        }
        let context = expecting(&hands.context, self.id, sheet.row.version);
        hands.desk.assemblies.plan(&context, self.id, plan).await?;
        Ok(())
    }

    /// The form of that title, sent to that part of the address; above it stands what it is about.
    fn form(&self, frame: &Frame, title: &str, part: &str) -> FormPage {
        let part = part.replace("{number}", &self.number.to_string());
        let action = format!("{}/{part}", address(self.id));
        FormPage::new(frame, title, &action, title).below(&self.home(), self.title(frame.words)).wide()
    }
}

/// The circumstances for an order that rests on that state of the plan.
fn expecting(context: &Context, id: AssemblyId, version: u64) -> Context {
    let version = i64::try_from(version).unwrap_or(i64::MAX);
    let seen = Expected { stream_type: "assemblies.assembly".to_owned(), stream_id: id.to_string(), version };
    context.clone().expecting(Some(seen))
}
