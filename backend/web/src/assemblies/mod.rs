//! The general assemblies, as the staff holds them: the plan, the notice, who takes part, the session, the votes, how each
//! result was computed, and what follows it.
//!
//! What can never happen here: a result, a quorum or a part that the page computed (each comes from the office); a tally
//! before the vote is closed; a choice that a form made for a voter.

pub(crate) mod acts;
pub(crate) mod aftermath;
pub(crate) mod calling;
pub(crate) mod course;
pub(crate) mod desk;
pub(crate) mod differences;
pub(crate) mod extract;
pub(crate) mod list;
pub(crate) mod mailing;
pub(crate) mod minutes;
pub(crate) mod outcome;
pub(crate) mod papers;
pub(crate) mod preparing;
pub(crate) mod resolution;
pub(crate) mod session;
pub(crate) mod sheet;
pub(crate) mod terms;
pub(crate) mod votes;

use actix_web::web::{self, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse};
use office::assemblies::permissions::ROLL_READ;
use office::assemblies::public::{AssemblyError, AssemblyId, AssemblySheet, ResolutionSheet};
use office::kernel::Failure;
use office::members::public::MemberId;

use crate::notices;
use crate::visitor::Reader;

/// Address of the list.
pub(crate) const PATH: &str = "/assemblees";
/// The same for a program or a spreadsheet.
pub(crate) const API: &str = "/api/v1/assemblies";

/// The pages of the assemblies.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    let one = |part: &str| resource(format!("{PATH}/{{id}}{part}"));
    routes
        .service(resource(PATH).route(web::get().to(list::show)))
        .service(resource(minutes::PATH).route(web::get().to(minutes::show)))
        .service(resource(minutes::PAPER).route(web::get().to(minutes::paper)));
    preparing::configure(routes);
    routes
        .service(one(&format!("/{}", desk::PART)).route(web::get().to(desk::show)))
        .service(one(&format!("/{}", calling::PART)).route(web::get().to(calling::show)))
        .service(one("/seance").route(web::get().to(session::show)))
        .service(one(&format!("/{}", differences::PART)).route(web::get().to(differences::show)))
        .service(
            one(&format!("/{}", extract::PART))
                .route(web::get().to(extract::show))
                .route(web::post().to(extract::submit)),
        )
        .service(one("/suites").route(web::get().to(aftermath::show)))
        .service(one("").route(web::get().to(sheet::show)))
        .service(one("/resolutions/{number}").route(web::get().to(resolution::show)))
        .service(
            one("/resolutions/{number}/voix")
                .route(web::get().to(votes::show))
                .route(web::post().to(votes::submit)),
        );
    acts::configure(routes);
    papers::configure(routes);
    mailing::configure(routes);
}

/// The address of an assembly.
pub(crate) fn address(id: AssemblyId) -> String {
    format!("{PATH}/{id}")
}

/// The address of a resolution.
pub(crate) fn resolution_address(id: AssemblyId, number: u32) -> String {
    format!("{PATH}/{id}/resolutions/{number}")
}

/// The assembly that the address names, as it stands; `None` when there is none.
pub(crate) async fn named(request: &HttpRequest, reader: &Reader) -> Result<Option<AssemblySheet>, Failure> {
    let id = request.match_info().get("id").map(str::parse::<AssemblyId>);
    let Some(Ok(id)) = id else { return Ok(None) };
    found(reader.desk.assemblies.assembly(id).await)
}

/// The resolution that the address names on the agenda of that assembly; `None` when there is none.
pub(crate) async fn resolution_named(
    request: &HttpRequest,
    reader: &Reader,
    assembly: AssemblyId,
) -> Result<Option<ResolutionSheet>, Failure> {
    let number = request.match_info().get("number").map(str::parse::<u32>);
    let Some(Ok(number)) = number else { return Ok(None) };
    found(reader.desk.assemblies.resolution(assembly, number).await)
}

fn found<T>(answer: Result<T, Failure>) -> Result<Option<T>, Failure> {
    match answer {
        Ok(one) => Ok(Some(one)),
        Err(failure) => match failure.refusal() {
            Some(AssemblyError::NotConvened {} | AssemblyError::NotOnAgenda { .. }) => Ok(None),
            _ => Err(failure),
        },
    }
}

/// The page that says that there is nothing at this address.
pub(crate) fn nothing(reader: &Reader) -> HttpResponse {
    notices::not_found::notice(&reader.frame, &reader.frame.here).answer()
}

/// The names of those members on the roll; `None` for who may not read them.
pub(crate) async fn names(
    reader: &Reader,
    assembly: AssemblyId,
    members: &[MemberId],
) -> Result<Option<Vec<(MemberId, String)>>, Failure> {
    if !reader.desk.principal().may(ROLL_READ) {
        return Ok(None);
    }
    let rows = if members.is_empty() {
        Vec::new()
    } else {
        reader.desk.assemblies.voters(assembly, members).await?
    };
    Ok(Some(rows.into_iter().map(|row| (row.member_id, row.display_name)).collect()))
}
