//! `GET /assemblies/{assembly_id}/live/events`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use door::event_stream::last_heard;
use office::Office;
use office::assemblies::public::AssemblyId;
use utoipa::ToSchema;

use super::following;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// One event of an assembly as it arrives. `data` is the live view as JSON text, as `read_live_view` answers it.
#[derive(Debug, ToSchema)]
#[allow(dead_code)] // Written by `following`; this is its description.
pub(super) struct AssemblyFollowed {
    /// `view` whenever it is another, `end` when the assembly is over.
    #[schema(example = "view")]
    event: String,
    /// To be said in `Last-Event-ID` when the connection was cut.
    #[schema(example = "31")]
    id: String,
    /// The view.
    data: String,
}

const EXAMPLE: &str = "retry: 2000\n\n\
id: 31\nevent: view\ndata: {\"assembly_id\":\"01a5e0c2-7c00-7000-8000-00000000002a\",\"version\":31,\"stage\":\"open\",…}\n\n\
id: 48\nevent: end\ndata: {\"assembly_id\":\"01a5e0c2-7c00-7000-8000-00000000002a\",\"version\":48,\"stage\":\"closed\",…}\n\n";

/// Follow an assembly until it is over.
///
/// Server-sent events (`text/event-stream`): `view` at once and whenever the live view is another, within half a second of
/// what happened; `end` once the session is closed or the assembly given up. A connection that was cut goes on from its
/// `Last-Event-ID`, and is cut every few minutes, so that whoever lost the right to look is not told any more; when the last
/// event was the end already, the answer is 204. Lines with a colon first keep the connection alive.
#[utoipa::path(
    tag = "assemblies",
    params(
        ("assembly_id" = String, Path, format = Uuid, description = "The assembly."),
        ("Last-Event-ID" = Option<String>, Header, description = "The `id` of the last event that came through.", example = "31")
    ),
    responses(
        (status = 200, description = "Events as they happen.", body = AssemblyFollowed, content_type = "text/event-stream", example = json!(EXAMPLE)),
        (status = 204, description = "The last event was the end.")
    )
)]
#[get("/assemblies/{assembly_id}/live/events")]
pub(super) async fn follow_assembly(
    office: Desk,
    path: Path<AssemblyId>,
    request: HttpRequest,
    _: NoParameters,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let row = office.assemblies.assembly(assembly).await?.row;
    Ok(following::follow(Office::clone(&office), &row, last_heard(&request)))
}
