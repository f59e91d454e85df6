//! `/assemblees/{id}/entree/{token}`: the desk scans the QR code of a convocation and signs the member in.
//!
//! What can never happen here: a signature by a GET (cameras open what they see); a name shown to who keeps no desk.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form};
use office::assemblies::permissions::ATTENDANCE_RECORD;
use office::assemblies::public::{AssemblyId, AttendanceRow, Presence, RollRow, SignedBy, Way};
use office::kernel::Failure;
use office::members::public::MemberId;
use serde::Deserialize;

use super::named;
use super::told::clock;
use crate::assemblies;
use crate::forms::{FormPage, Trouble};
use crate::frame::{Frame, encoded};
use crate::members::terms as member_terms;
use crate::notices::Notice;
use crate::visitor::{NotLetIn, Reader};

/// What the button sends.
#[derive(Deserialize)]
pub(crate) struct Button {}

/// Whom the code names.
struct Comer {
    id: AssemblyId,
    row: RollRow,
    line: Option<AttendanceRow>,
    /// Who holds the proxy, when one was given by name.
    holder: Option<String>,
}

/// `GET /assemblees/{id}/entree/{token}`.
pub(crate) async fn show(request: HttpRequest, reader: Result<Reader, NotLetIn>) -> HttpResponse {
    let Some(reader) = at_the_desk(reader) else { return elsewhere(&Frame::of(&request)).answer() };
    let answer = shown(&request, &reader).await;
    reader.settle(answer)
}

/// `POST /assemblees/{id}/entree/{token}`.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Result<Reader, NotLetIn>,
    attempt: Entering,
    _: Form<Button>,
) -> HttpResponse {
    let Some(reader) = at_the_desk(reader) else { return elsewhere(&Frame::of(&request)).answer() };
    let answer = signed(&request, &reader, &attempt).await;
    reader.settle(answer)
}

/// Whoever keeps the desk.
fn at_the_desk(reader: Result<Reader, NotLetIn>) -> Option<Reader> {
    reader.ok().filter(|reader| reader.desk.principal().may(ATTENDANCE_RECORD))
}

async fn shown(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let frame = &reader.frame;
    Ok(match comer(request, reader).await? {
        None => unknown(frame).answer(),
        Some(comer) if comer.is_present() => present(frame, &comer).answer(),
        Some(comer) => button(frame, &comer, None).answer(),
    })
}

async fn signed(request: &HttpRequest, reader: &Reader, attempt: &Entering) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let Some(comer) = comer(request, reader).await? else { return Ok(unknown(frame).answer()) };
    if comer.is_present() {
        return Ok(present(frame, &comer).answer()); // sent twice, or signed meanwhile
    }
    let context = desk.context(attempt.0.correlation);
    let who = (comer.row.member_id, Way::InPerson);
    match desk.assemblies.arrive(&context, comer.id, who, (desk.now(), SignedBy::Code)).await {
        Ok(_) => Ok(welcome(frame, &comer).answer()),
        Err(failure) => match Trouble::of(frame.words, &failure) {
            Some(trouble) => Ok(button(frame, &comer, Some(&trouble)).answer()),
            None => Err(failure),
        },
    }
}

/// Whom the address names; `None` when the code is none of this assembly, or when the member is not on its roll.
async fn comer(request: &HttpRequest, reader: &Reader) -> Result<Option<Comer>, Failure> {
    let desk = &reader.desk;
    let (Some(id), Some(token)) = (named(request), request.match_info().get("token")) else {
        return Ok(None);
    };
    let Some(member) = desk.entry_of(id, token)? else { return Ok(None) };
    let Some(row) = desk.assemblies.voters(id, &[member]).await?.pop() else { return Ok(None) };
    let line = desk.assemblies.attendance_of(id, row.number).await?;
    let holder = match line.as_ref().map(|line| line.presence) {
        Some(Presence::Represented { holder }) => name(reader, id, holder).await?,
        _ => None,
    };
    Ok(Some(Comer { id, row, line, holder }))
}

async fn name(reader: &Reader, id: AssemblyId, member: MemberId) -> Result<Option<String>, Failure> {
    let row = reader.desk.assemblies.voters(id, &[member]).await?.pop();
    Ok(row.map(|row| row.display_name))
}

impl Comer {
    fn is_present(&self) -> bool {
        self.line.as_ref().is_some_and(|line| line.presence.is_present())
    }

    /// What the desk must know before it signs.
    fn state(&self, frame: &Frame) -> String {
        let words = frame.words;
        match (self.line.as_ref().map(|line| line.presence), &self.holder) {
            (Some(Presence::Represented { .. }), Some(holder)) => {
                words.tell("entry-proxy", &[("name", holder)])
            }
            (Some(Presence::Represented { .. } | Presence::BlankProxy), _) => words.say("entry-proxy-chair"),
            (Some(Presence::Postal), _) => words.say("entry-postal"),
            (Some(Presence::InPerson | Presence::Remote) | None, _) => words.say("entry-expected"),
        }
    }

    fn college(&self, frame: &Frame) -> String {
        let college = member_terms::college(frame.words, self.row.college);
        let number = frame.words.count(self.row.number);
        frame.words.tell("entry-college", &[("college", &college), ("number", &number)])
    }
}

fn button(frame: &Frame, comer: &Comer, trouble: Option<&Trouble>) -> FormPage {
    FormPage::new(frame, "entry-title", &frame.here, "entry-button")
        .titled(comer.row.display_name.clone())
        .below(&assemblies::address(comer.id), frame.words.say("entry-assembly"))
        .saying(comer.college(frame))
        .saying(comer.state(frame))
        .refused_by(trouble)
}

fn present(frame: &Frame, comer: &Comer) -> Notice {
    let words = frame.words;
    let at = comer.line.as_ref().map(|line| line.arrived_at.unwrap_or(line.recorded_at));
    let at = at.map(|at| clock(words, at)).unwrap_or_default();
    Notice::new(frame, StatusCode::OK, "entry-present-title")
        .saying(words.tell("entry-present", &[("name", &comer.row.display_name), ("at", &at)]))
        .saying(comer.college(frame))
        .with_link(frame.to(&assemblies::address(comer.id)), words.say("entry-assembly"))
}

fn welcome(frame: &Frame, comer: &Comer) -> Notice {
    let words = frame.words;
    Notice::new(frame, StatusCode::OK, "entry-done-title")
        .saying(words.tell("entry-done", &[("name", &comer.row.display_name)]))
        .saying(comer.college(frame))
        .with_link(frame.to(&assemblies::address(comer.id)), words.say("entry-assembly"))
}

fn unknown(frame: &Frame) -> Notice {
    Notice::new(frame, StatusCode::NOT_FOUND, "entry-unknown-title").saying(frame.words.say("entry-unknown"))
}

/// For whoever opens the code elsewhere than at the desk.
fn elsewhere(frame: &Frame) -> Notice {
    let words = frame.words;
    let notice = Notice::new(frame, StatusCode::OK, "entry-show-title").saying(words.say("entry-show"));
    if frame.visitor.is_some() {
        return notice;
    }
    let entrance = frame.to(&format!("/connexion?suite={}", encoded(&frame.here)));
    notice.with_link(entrance, words.say("entry-show-staff"))
}

#[cfg(test)]
fn comer_sample(line: Option<AttendanceRow>) -> Comer {
    let row = crate::samples::voters().remove(0);
    let holder = line.as_ref().map(|_| "Label Exemple".to_owned());
    Comer { id: crate::samples::open_assembly().row.assembly_id, row, line, holder }
}

/// The form, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let line = crate::samples::attendance_line();
    let holder = crate::samples::voters()[1].member_id;
    let represented = AttendanceRow { presence: Presence::Represented { holder }, ..line };
    let comer = comer_sample(Some(represented));
    let frame = &frame.clone().at(&format!("{}/entree/ABC", assemblies::address(comer.id)));
    vec![
        ("entry_expected", button(frame, &comer_sample(None), None)),
        ("entry_represented", button(frame, &comer, None)),
    ]
}

/// The notices, for the same test.
#[cfg(test)]
pub(crate) fn notices(frame: &Frame) -> Vec<(&'static str, Notice)> {
    let comer = comer_sample(Some(crate::samples::attendance_line()));
    let frame = &frame.clone().at(&format!("{}/entree/ABC", assemblies::address(comer.id)));
    vec![
        ("entry_present", present(frame, &comer)),
        ("entry_done", welcome(frame, &comer)),
        ("entry_unknown", unknown(frame)),
        ("entry_elsewhere", elsewhere(frame)),
    ]
}
