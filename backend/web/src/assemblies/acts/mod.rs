//! What is done about an assembly that is called, each act one form at `/assemblees/{id}/…`, in the order of its life:
//! the proof of sending, the roll, who takes part, the session, what follows it; or it is given up.
//!
//! What can never happen here: an act that the office did not decide; a form that is sent twice and done twice.

pub(crate) mod agenda;
pub(crate) mod counting;
pub(crate) mod ending;
pub(crate) mod following;
pub(crate) mod forms;
pub(crate) mod opening;
pub(crate) mod presence;
pub(crate) mod proxies;
pub(crate) mod roll;
pub(crate) mod second;
pub(crate) mod sending;
pub(crate) mod statutes;

use actix_web::web::{self, Query, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse};
use door::{Desk, Entering, Form};
use office::assemblies::permissions::{
    ASSEMBLY_CANCEL, ASSEMBLY_PLAN, ASSEMBLY_READ, ATTENDANCE_RECORD, MINUTES_WRITE, ROLL_FREEZE, ROLL_READ,
    SESSION_OPEN, VOTE_CLOSE, VOTES_CAST,
};
use office::assemblies::public::{
    AssemblyError, AssemblyId, AssemblySheet, Convocation, MandateRow, Resolution, ResolutionCourse, RollRow,
    Stage, VoicesLeft,
};
use office::kernel::Failure;
use office::kernel::access::{Permission, Principal};
use office::kernel::listing::PageRequest;
use office::values::{Day, Uuid};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::desk::Holding;
use super::{PATH, address, desk, differences, preparing, resolution_address, terms};
use crate::forms::reading::{No, Reading};
use crate::forms::{FormPage, Trouble, not_done};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::{Hands, Sent, keyed, once};
use crate::visitor::Reader;

/// The assembly that an act is about.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    /// As it stands.
    pub(crate) sheet: AssemblySheet,
    /// The resolution that the address names.
    pub(crate) resolution: Option<Resolution>,
    /// Who is present, when the act chooses among them.
    pub(crate) present: Vec<RollRow>,
    /// Who holds how many proxies, when the act gives one.
    pub(crate) holding: Holding,
    /// How the vote on that resolution goes.
    pub(crate) course: Option<ResolutionCourse>,
    /// The mandates that run, when the act may end one.
    pub(crate) mandates: Vec<MandateRow>,
    /// The voices that may still be counted without names, when the act counts.
    pub(crate) voices: Vec<VoicesLeft>,
    /// Whom the address names, by number, or nobody.
    pub(crate) named: String,
    /// Today.
    pub(crate) today: Day,
}

/// An act: what its form holds.
pub(crate) trait Act: Serialize + DeserializeOwned + 'static {
    /// Who may.
    const PERMISSION: Permission;
    /// Its part of the address.
    const PART: &'static str;
    /// What the page that follows says of it.
    const DONE: &'static str;
    /// The page of the assembly to which one goes back; its sheet, or that of the resolution, when empty.
    const BACK: &'static str = "";
    /// Whether it chooses among those who are present.
    const OF_PRESENT: bool = false;
    /// Whether it gives a proxy.
    const GIVES_PROXY: bool = false;
    /// Whether it may end a mandate.
    const OF_MANDATES: bool = false;
    /// Whether it counts voices.
    const COUNTS: bool = false;

    /// What the form holds when it is opened.
    fn opened(subject: &Subject) -> Self;

    /// The form as it stands.
    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage;

    /// Where the reader goes on once it is done.
    fn after(&self, subject: &Subject) -> String {
        format!("{}?fait={}", subject.back(Self::BACK), Self::DONE)
    }

    /// Does it.
    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No>;
}

/// An act that the sheet offers: its part of the address, key of its words, who may, at which stages.
type Offer = (&'static str, &'static str, Permission, &'static [Stage]);

const OFFERS: [Offer; 14] = [
    ("preparation", "preparation-title", ASSEMBLY_PLAN, &[Stage::Convened, Stage::RollFrozen]),
    (
        preparing::documents::PART,
        "documents-heading",
        ASSEMBLY_READ,
        &[Stage::Convened, Stage::RollFrozen, Stage::Open, Stage::Closed],
    ),
    ("envois", "calling-title", ROLL_READ, &[Stage::Convened, Stage::RollFrozen, Stage::Open]),
    (roll::Freeze::PART, "freeze-title", ROLL_FREEZE, &[Stage::Convened]),
    (roll::Correct::PART, "correct-title", ROLL_FREEZE, &[Stage::RollFrozen]),
    (differences::PART, "differences-title", ROLL_READ, &[Stage::RollFrozen]),
    (desk::PART, "desk-title", ATTENDANCE_RECORD, &[Stage::RollFrozen, Stage::Open]),
    (presence::Record::PART, "presence-title", ATTENDANCE_RECORD, &[Stage::RollFrozen, Stage::Open]),
    (presence::Withdraw::PART, "presence-end-title", ATTENDANCE_RECORD, &[Stage::RollFrozen, Stage::Open]),
    (opening::Open::PART, "opening-title", SESSION_OPEN, &[Stage::RollFrozen]),
    ("seance", "session-title", VOTES_CAST, &[Stage::RollFrozen, Stage::Open]),
    (ending::Close::PART, "close-title", VOTE_CLOSE, &[Stage::Open]),
    ("suites", "following-title", MINUTES_WRITE, &[Stage::Closed]),
    (ending::Cancel::PART, "cancel-title", ASSEMBLY_CANCEL, &[Stage::Convened, Stage::RollFrozen]),
];

/// What that reader may do about an assembly where it stands: address and key of its words.
pub(crate) fn offered(
    frame: &Frame,
    sheet: &AssemblySheet,
    reader: &Principal,
) -> Vec<(String, &'static str)> {
    let (id, row) = (sheet.row.assembly_id, &sheet.row);
    let undecided = row.stage == Stage::Closed
        && row.convocation == Convocation::First
        && row.without_quorum > 0
        && reader.may(ASSEMBLY_PLAN);
    let second = undecided.then_some((second::Second::PART, "second-title"));
    let may =
        OFFERS.into_iter().filter(|(_, _, may, stages)| stages.contains(&row.stage) && reader.may(*may));
    may.map(|(part, key, ..)| (part, key))
        .chain(second)
        .map(|(part, key)| (frame.to(&format!("{PATH}/{id}/{part}")), key))
        .collect()
}

/// Key of what the pages of an assembly say once something is done.
pub(crate) fn news_key(news: &str) -> Option<&'static str> {
    Some(match news {
        "convocation" => "done-convened",
        roll::Freeze::DONE => "done-frozen",
        roll::Strike::DONE => "done-struck",
        roll::Correct::DONE => "done-corrected",
        presence::Record::DONE => "done-presence",
        presence::Withdraw::DONE => "done-presence-ended",
        presence::Arrive::DONE => "done-arrived",
        presence::Depart::DONE => "done-departed",
        proxies::Give::DONE => "done-proxy",
        proxies::Revoke::DONE => "done-proxy-revoked",
        proxies::Release::DONE => "done-proxy-released",
        proxies::Take::DONE => "done-proxy-taken",
        forms::Receive::DONE => "done-form",
        sending::Send::DONE => "done-sent",
        sending::Bounce::DONE => "done-bounced",
        opening::Open::DONE => "done-opened",
        ending::Close::DONE => "done-closed",
        ending::Cancel::DONE => "done-cancelled",
        agenda::OpenVote::DONE => "done-vote-opened",
        agenda::Amend::DONE => "done-amended",
        agenda::Withdraw::DONE => "done-item-withdrawn",
        agenda::MakeSecret::DONE => "done-secret",
        agenda::Add::DONE => "done-item-added",
        counting::Hands::DONE => "done-hands",
        counting::Secret::DONE => "done-secret-count",
        following::Debate::DONE => "done-debate",
        following::Elected::DONE => "done-elected",
        following::Ended::DONE => "done-mandate-ended-by-vote",
        following::Allocated::DONE => "done-allocated",
        statutes::Decided::DONE => "done-statutes",
        _ => return None,
    })
}

/// The acts.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    act::<roll::Freeze>(routes);
    act::<presence::Record>(routes);
    act::<presence::Withdraw>(routes);
    act::<opening::Open>(routes);
    act::<ending::CloseVote>(routes);
    act::<ending::Close>(routes);
    act::<ending::Cancel>(routes);
    act::<sending::Send>(routes);
    act::<sending::Bounce>(routes);
    act::<roll::Correct>(routes);
    act::<roll::Strike>(routes);
    act::<presence::Arrive>(routes);
    act::<presence::Depart>(routes);
    act::<proxies::Give>(routes);
    act::<proxies::Revoke>(routes);
    act::<proxies::Release>(routes);
    act::<proxies::Take>(routes);
    act::<forms::Receive>(routes);
    act::<agenda::OpenVote>(routes);
    act::<agenda::Amend>(routes);
    act::<agenda::Withdraw>(routes);
    act::<agenda::MakeSecret>(routes);
    act::<agenda::Add>(routes);
    act::<counting::Hands>(routes);
    act::<counting::Secret>(routes);
    act::<following::Debate>(routes);
    act::<following::Besides>(routes);
    act::<following::Elected>(routes);
    act::<following::Ended>(routes);
    act::<following::Allocated>(routes);
    act::<statutes::Decided>(routes);
    act::<second::Second>(routes);
}

/// Whom an address names.
#[derive(Debug, Default, Deserialize)]
struct Naming {
    membre: Option<String>,
}

/// The routes of one act.
pub(super) fn act<A: Act>(routes: &mut ServiceConfig) {
    let path = format!("{PATH}/{{id}}/{}", A::PART);
    routes.service(resource(path).route(web::get().to(show::<A>)).route(web::post().to(submit::<A>)));
}

async fn show<A: Act>(request: HttpRequest, reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(A::PERMISSION) {
        return refused;
    }
    let answer = opened::<A>(&request, &reader).await;
    reader.settle(answer)
}

async fn opened<A: Act>(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let Some(subject) = subject::<A>(request, reader).await? else { return Ok(super::nothing(reader)) };
    Ok(keyed(A::opened(&subject).page(&reader.frame, &subject)).answer())
}

async fn submit<A: Act>(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent<A>>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(A::PERMISSION) {
        return refused;
    }
    let answer = submitted(&request, &reader, &attempt, form.0).await;
    reader.settle(answer)
}

async fn submitted<A: Act>(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    Sent { cle, act }: Sent<A>,
) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let Some(subject) = subject::<A>(request, reader).await? else { return Ok(super::nothing(reader)) };
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &act);
    let hands = Hands { desk, context, read: Reading(frame.words) };
    let again = |trouble: Option<&Trouble>| keyed(act.page(frame, &subject)).refused_by(trouble);
    Ok(match act.done(&hands, &subject).await {
        Ok(()) => frame.go(&act.after(&subject)),
        Err(no) => not_done(frame, no, again),
    })
}

/// The assembly, and the resolution if any, that the address names; `None` when there is none.
async fn subject<A: Act>(request: &HttpRequest, reader: &Reader) -> Result<Option<Subject>, Failure> {
    let desk = &reader.desk;
    let Some(sheet) = super::named(request, reader).await? else { return Ok(None) };
    let id = sheet.row.assembly_id;
    let (resolution, course) = if request.match_info().get("number").is_some() {
        let Some(found) = super::resolution_named(request, reader, id).await? else { return Ok(None) };
        (Some(found.resolution), Some(found.course))
    } else {
        (None, None)
    };
    let present = if A::OF_PRESENT { present(desk, id).await? } else { Vec::new() };
    let holding = if A::GIVES_PROXY { Holding::read(desk, &sheet).await? } else { Holding::default() };
    let today = desk.today()?;
    let mandates =
        if A::OF_MANDATES { preparing::running(desk, sheet.convened.day).await? } else { Vec::new() };
    let voices = match &resolution {
        Some(of) if A::COUNTS => {
            desk.assemblies.voices_left(&desk.context(Uuid::now_v7()), id, of.number).await?
        }
        _ => Vec::new(),
    };
    let query = Query::<Naming>::from_query(request.query_string()).ok();
    let named = query.and_then(|query| query.into_inner().membre).unwrap_or_default();
    Ok(Some(Subject { sheet, resolution, present, holding, course, mandates, voices, named, today }))
}

/// Who is present, in the room or by telecommunication, by number.
async fn present(desk: &Desk, assembly: AssemblyId) -> Result<Vec<RollRow>, Failure> {
    let mut rows = Vec::new();
    for mode in ["in_person", "remote"] {
        let filters = vec!["withdrawn:eq:false".to_owned(), format!("mode:eq:{mode}")];
        let mut request = PageRequest { limit: Some(1_000), filters, ..PageRequest::default() };
        loop {
            let page = desk.assemblies.attendance(assembly, &request).await?;
            rows.extend(page.items.into_iter().map(|row| row.voter));
            match page.next {
                Some(next) => request.cursor = Some(next),
                None => break,
            }
        }
    }
    rows.sort_by_key(|row| row.number);
    Ok(rows)
}

/// A refusal of the assembly, as a form says it beside that field; another one stays as the office words it.
pub(super) fn worded(
    words: Words,
    failure: Failure,
    beside: impl Fn(&AssemblyError) -> Option<(&'static str, &'static str)>,
) -> No {
    let found = failure.refusal::<AssemblyError>().and_then(beside);
    match (found, Trouble::of(words, &failure)) {
        (Some((field, key)), Some(trouble)) => No::Trouble(trouble.beside(words, field, key)),
        _ => No::Failure(failure),
    }
}

impl Subject {
    /// Which assembly.
    pub(crate) fn id(&self) -> AssemblyId {
        self.sheet.row.assembly_id
    }

    /// The page to which one goes back from an act.
    fn back(&self, part: &str) -> String {
        if part.is_empty() { self.home() } else { format!("{}/{part}", address(self.id())) }
    }

    /// The number of the resolution that the address names.
    fn number(&self) -> Result<u32, No> {
        let none = || No::Failure(AssemblyError::NotConvened {}.into());
        self.resolution.as_ref().map(|of| of.number).ok_or_else(none)
    }

    /// The page that the act belongs to.
    fn home(&self) -> String {
        match &self.resolution {
            Some(resolution) => resolution_address(self.id(), resolution.number),
            None => address(self.id()),
        }
    }

    /// The form of that title, sent to that part of the address; above it stands what it is about.
    pub(super) fn form(&self, frame: &Frame, title: &str, part: &str) -> FormPage {
        let words = frame.words;
        let above = match &self.resolution {
            Some(resolution) => {
                words.tell("resolution-title", &[("number", &words.count(resolution.number.into()))])
            }
            None => terms::title(words, &self.sheet.convened),
        };
        let part = match &self.resolution {
            Some(resolution) => part.replace("{number}", &resolution.number.to_string()),
            None => part.to_owned(),
        };
        let action = format!("{}/{part}", address(self.id()));
        FormPage::new(frame, title, &action, title).below(&self.home(), above).wide()
    }
}
