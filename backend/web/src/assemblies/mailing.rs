//! `/assemblees/{id}/envoi`: the convocations go out by mail, as a job; `…/envoi/{job}`: how far that is, what it came to,
//! and whom it leaves for the post. It is stopped between two batches, and goes on where it was.
//!
//! What can never happen here: two mails to one member, however often the button is pressed (the office keeps the proof).

use actix_web::http::StatusCode;
use actix_web::web::{self, Path, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use door::{Entering, Form};
use office::assemblies::permissions::ASSEMBLY_CONVENE;
use office::assemblies::public::{AssemblyId, AssemblySheet, Stage};
use office::kernel::Failure;
use office::kernel::jobs::{JobId, JobState};
use office::{Sending, SentConvocations};

use super::{PATH, address, calling, nothing, papers, terms};
use crate::forms::{FormPage, again};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::{Pressed, Sent, keyed, once};
use crate::notices::Link;
use crate::visitor::Reader;
use crate::work::{Keys, Work, followed};

/// Its part of the address.
pub(crate) const PART: &str = "envoi";

const KEYS: Keys = Keys {
    queued: "mailing-queued",
    running: "mailing-running",
    stopping: "mailing-stopping",
    cancelled: "mailing-cancelled",
    stop: "mailing-stop",
    resume: "mailing-resume",
};

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/mailing.html")]
pub(crate) struct MailingPage {
    frame: Frame,
    words: Words,
    above: Link,
    title: String,
    work: Work,
    /// Key and number of what it came to; none until it is done.
    came_to: Vec<(&'static str, String)>,
    /// What is left to be printed, once it is done.
    bundles: Vec<Link>,
    /// Where who is still to be reached stands.
    callings: String,
}

/// The routes.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    let of_job = |part: &str| resource(format!("{PATH}/{{id}}/{PART}/{{job}}{part}"));
    routes
        .service(
            resource(format!("{PATH}/{{id}}/{PART}"))
                .route(web::get().to(show))
                .route(web::post().to(submit)),
        )
        .service(of_job("").route(web::get().to(follow)))
        .service(of_job("/arret").route(web::post().to(stop)))
        .service(of_job("/reprise").route(web::post().to(resume)));
}

/// Whether convocations may go out at that stage.
pub(crate) const fn is_called(stage: Stage) -> bool {
    matches!(stage, Stage::Convened | Stage::RollFrozen)
}

fn form(frame: &Frame, sheet: &AssemblySheet) -> FormPage {
    let (words, home) = (frame.words, address(sheet.row.assembly_id));
    FormPage::new(frame, "send-title", &format!("{home}/{PART}"), "send-title")
        .below(&format!("{home}/{}", calling::PART), words.say("calling-title"))
        .wide()
        .saying(words.say("send-about"))
        .saying(words.say("send-post"))
}

/// `GET /assemblees/{id}/envoi`.
async fn show(request: HttpRequest, reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_CONVENE) {
        return refused;
    }
    let sheet = super::named(&request, &reader).await;
    reader.settle(sheet.map(|sheet| match sheet {
        Some(sheet) => keyed(form(&reader.frame, &sheet)).answer(),
        None => nothing(&reader),
    }))
}

/// `POST /assemblees/{id}/envoi`.
async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    sent: Form<Sent<Pressed>>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_CONVENE) {
        return refused;
    }
    let answer = submitted(&request, &reader, &attempt, &sent.0).await;
    reader.settle(answer)
}

async fn submitted(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    pressed: &Sent<Pressed>,
) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let Some(sheet) = super::named(request, reader).await? else { return Ok(nothing(reader)) };
    let id = sheet.row.assembly_id;
    let context = once(desk.context(attempt.0.correlation), &pressed.cle, request.path(), &pressed.act);
    Ok(match desk.leave_convocations(&context, id, desk.today()?).await {
        Ok(job) => frame.go(&at(id, job.id)),
        Err(failure) => again(frame, failure, |trouble| keyed(form(frame, &sheet)).refused_by(trouble)),
    })
}

/// The address of a sending.
pub(crate) fn at(assembly: AssemblyId, job: JobId) -> String {
    format!("{}/{PART}/{job}", address(assembly))
}

/// `GET /assemblees/{id}/envoi/{job}`.
async fn follow(request: HttpRequest, reader: Reader, path: Path<(String, JobId)>) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_CONVENE) {
        return refused;
    }
    let answer = page(&request, &reader, path.1).await;
    reader.settle(answer)
}

async fn page(request: &HttpRequest, reader: &Reader, job: JobId) -> Result<HttpResponse, Failure> {
    let Some(sheet) = super::named(request, reader).await? else { return Ok(nothing(reader)) };
    let (desk, id) = (&reader.desk, sheet.row.assembly_id);
    let sending = desk.sending(id, job).await?;
    let left = sending.job.state == JobState::Done && is_called(sheet.row.stage);
    let bundles = if left { desk.convocation_bundles(id, desk.today()?).await? } else { 0 };
    let page = MailingPage::new(reader.frame.clone(), &sheet, &sending, bundles);
    Ok(followed(&sending.job, page.frame.answer(StatusCode::OK, &page)))
}

/// `POST /assemblees/{id}/envoi/{job}/arret`.
async fn stop(reader: Reader, attempt: Entering, path: Path<(AssemblyId, JobId)>) -> HttpResponse {
    let (id, job) = *path;
    let Reader { frame, desk } = &reader;
    let answer = async {
        desk.sending(id, job).await?;
        desk.jobs().cancel(&desk.context(attempt.0.correlation), job).await
    };
    reader.settle(answer.await.map(|job| frame.go(&at(id, job.id))))
}

/// `POST /assemblees/{id}/envoi/{job}/reprise`.
async fn resume(reader: Reader, attempt: Entering, path: Path<(AssemblyId, JobId)>) -> HttpResponse {
    let (id, job) = *path;
    let Reader { frame, desk } = &reader;
    let answer = async {
        desk.sending(id, job).await?;
        desk.jobs().resume(&desk.context(attempt.0.correlation), job).await
    };
    reader.settle(answer.await.map(|job| frame.go(&at(id, job.id))))
}

/// Key and number of what a sending came to.
fn came_to(words: Words, of: SentConvocations) -> Vec<(&'static str, String)> {
    let heaps = [
        ("mailing-mailed", of.mailed),
        ("mailing-by-post", of.by_post),
        ("mailing-without-address", of.without_address),
    ];
    heaps.map(|(key, count)| (key, words.count(count))).to_vec()
}

/// What a sending came to, or how far it is, in one line.
pub(crate) fn told(words: Words, sending: &Sending) -> String {
    let (state, at) = (sending.job.state, terms::moment(words, sending.job.created_at));
    let what = match (state, sending.came_to) {
        (_, Some(came_to)) => words.tell("mailing-did", &[("count", &words.count(came_to.mailed))]),
        (JobState::Failed, None) => words.say("mailing-failed"),
        (JobState::Cancelled, None) => words.say("mailing-stopped"),
        _ => words.say("mailing-goes-on"),
    };
    words.tell("mailing-told", &[("moment", &at), ("what", &what)])
}

impl MailingPage {
    fn new(frame: Frame, sheet: &AssemblySheet, sending: &Sending, bundles: usize) -> Self {
        let (words, id) = (frame.words, sheet.row.assembly_id);
        let done = sending.job.state == JobState::Done;
        Self {
            words,
            above: Link::new(frame.to(&address(id)), terms::title(words, &sheet.convened)),
            title: words.say(if done { "mailing-done-title" } else { "mailing-title" }),
            work: Work::of(&frame, &sending.job, &at(id, sending.job.id), &KEYS),
            came_to: sending.came_to.map(|of| came_to(words, of)).unwrap_or_default(),
            bundles: papers::bundles(words, id, bundles),
            callings: frame.to(&format!("{}/{}", address(id), calling::PART)),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{convened_assembly, sending};
        let sheet = convened_assembly();
        let frame = |state| frame.clone().at(&at(sheet.row.assembly_id, sending(state).job.id));
        let page = |state, bundles| Self::new(frame(state), &sheet, &sending(state), bundles);
        vec![
            ("mailing_running", page(JobState::Running, 0)),
            ("mailing_failed", page(JobState::Failed, 0)),
            ("mailing_stopped", page(JobState::Cancelled, 0)),
            ("mailing_done", page(JobState::Done, 2)),
        ]
    }
}

/// The form, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    vec![("assembly_send", form(frame, &crate::samples::convened_assembly()))]
}
