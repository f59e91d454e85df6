//! `POST /assemblies/{assembly_id}/documents`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, post};
use door::Desk;
use office::NewFile;
use office::assemblies::public::AssemblyId;
use office::kernel::kept::hash_of;

use super::shapes::DocumentRowDto;
use crate::body::Document;
use crate::context::today;
use crate::etag::created;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// What the bytes may be: a text, here.
const EXAMPLE: &str = "Rapport du conseil sur les comptes de 2015.\n";

/// Lay a document before an assembly.
///
/// Its bytes are the body, up to 10 MiB: PDF, PNG, JPEG, ODT, DOCX, XLSX, CSV or text. They say what it is, and a
/// `Content-Type` other than `application/octet-stream` must agree with them. Before the session only; what is there when
/// the notice is sent is named in it, and stays.
#[utoipa::path(
    tag = "assemblies",
    params(
        ("assembly_id" = String, Path, format = Uuid, description = "The assembly."),
        ("title" = String, Query, min_length = 1, description = "Its title.", example = "Rapport de gestion 2015"),
        ("resolution" = Option<u32>, Query, minimum = 1, maximum = 1_000_000, description = "Number of the resolution that it is about, when it is about one.", example = 1),
    ),
    request_body(content = String, content_type = "application/octet-stream", description = "The file; its own media type may be said instead.", example = json!(EXAMPLE)),
    responses((status = 201, description = "Attached.", body = DocumentRowDto, example = json!(DocumentRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/documents")]
pub(super) async fn attach_document(
    office: Desk,
    path: Path<AssemblyId>,
    parameters: Parameters,
    request: HttpRequest,
    body: Document,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["title", "resolution"])?;
    let assembly = path.into_inner();
    let (title, resolution) = (parameters.required("title")?, parameters.parse("resolution")?);
    let (media_type, bytes) = (body.media_type.to_owned(), body.bytes.to_vec());
    let sha256 = hash_of(&bytes);
    let file = NewFile { title, media_type, resolution, bytes };
    let rows = office.attach_document(&body.context, assembly, today(&request)?, file).await?;
    // Of documents with the same bytes it is the youngest.
    let same = rows.into_iter().filter(|row| row.attachment.sha256 == sha256);
    let made = same.max_by_key(|row| row.attachment.document);
    let made = made.ok_or_else(|| Problem::internal("a document that was attached is not there"))?;
    let location = format!("/api/v1/assemblies/{assembly}/documents/{}", made.attachment.document);
    Ok(created(&location, &DocumentRowDto::from(made)))
}
