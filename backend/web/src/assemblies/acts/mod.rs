//! What is done about an assembly, each act one form at `/assemblees/{id}/…`, in the order of its life: the roll, who
//! takes part, the opening, the end of a vote, the end of the session; or it is given up.
//!
//! What can never happen here: an act that the office did not decide; a form that is sent twice and done twice.

pub(crate) mod ending;
pub(crate) mod opening;
pub(crate) mod presence;
pub(crate) mod roll;

use actix_web::web::{self, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse};
use door::{Desk, Entering, Form};
use office::assemblies::permissions::{
    ASSEMBLY_CANCEL, ATTENDANCE_RECORD, ROLL_FREEZE, SESSION_OPEN, VOTE_CLOSE,
};
use office::assemblies::public::{AssemblyError, AssemblyId, AssemblySheet, Resolution, RollRow, Stage};
use office::kernel::Failure;
use office::kernel::access::{Permission, Principal};
use office::kernel::listing::PageRequest;
use office::values::Day;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{PATH, address, resolution_address, terms};
use crate::forms::reading::{No, Reading};
use crate::forms::{self, FormPage, Trouble};
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
    /// Whether it chooses among those who are present.
    const OF_PRESENT: bool = false;

    /// What the form holds when it is opened.
    fn opened(subject: &Subject) -> Self;

    /// The form as it stands.
    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage;

    /// Does it.
    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No>;
}

/// An act that the sheet offers: its part of the address, key of its words, who may, at which stages.
type Offer = (&'static str, &'static str, Permission, &'static [Stage]);

const OFFERS: [Offer; 6] = [
    (roll::Freeze::PART, "freeze-title", ROLL_FREEZE, &[Stage::Convened]),
    (presence::Record::PART, "presence-title", ATTENDANCE_RECORD, &[Stage::RollFrozen, Stage::Open]),
    (presence::Withdraw::PART, "presence-end-title", ATTENDANCE_RECORD, &[Stage::RollFrozen, Stage::Open]),
    (opening::Open::PART, "opening-title", SESSION_OPEN, &[Stage::RollFrozen]),
    (ending::Close::PART, "close-title", VOTE_CLOSE, &[Stage::Open]),
    (ending::Cancel::PART, "cancel-title", ASSEMBLY_CANCEL, &[Stage::Convened, Stage::RollFrozen]),
];

/// What that reader may do about an assembly where it stands: address and key of its words.
pub(crate) fn offered(
    frame: &Frame,
    sheet: &AssemblySheet,
    reader: &Principal,
) -> Vec<(String, &'static str)> {
    let (id, stage) = (sheet.row.assembly_id, sheet.row.stage);
    let may = OFFERS.into_iter().filter(|(_, _, may, stages)| stages.contains(&stage) && reader.may(*may));
    may.map(|(part, key, ..)| (frame.to(&format!("{PATH}/{id}/{part}")), key)).collect()
}

/// Key of what the sheet says once something is done.
pub(crate) fn news_key(news: &str) -> Option<&'static str> {
    Some(match news {
        roll::Freeze::DONE => "done-frozen",
        presence::Record::DONE => "done-presence",
        presence::Withdraw::DONE => "done-presence-ended",
        opening::Open::DONE => "done-opened",
        ending::Close::DONE => "done-closed",
        ending::Cancel::DONE => "done-cancelled",
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
        Ok(()) => frame.go(&format!("{}?fait={}", subject.home(), A::DONE)),
        Err(no) => forms::not_done(frame, no, again),
    })
}

/// The assembly, and the resolution if any, that the address names; `None` when there is none.
async fn subject<A: Act>(request: &HttpRequest, reader: &Reader) -> Result<Option<Subject>, Failure> {
    let desk = &reader.desk;
    let Some(sheet) = super::named(request, reader).await? else { return Ok(None) };
    let id = sheet.row.assembly_id;
    let resolution = if request.match_info().get("number").is_some() {
        let Some(found) = super::resolution_named(request, reader, id).await? else { return Ok(None) };
        Some(found.resolution)
    } else {
        None
    };
    let present = if A::OF_PRESENT { present(desk, id).await? } else { Vec::new() };
    Ok(Some(Subject { sheet, resolution, present, today: desk.today()? }))
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
