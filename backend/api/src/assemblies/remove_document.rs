//! `DELETE /assemblies/{assembly_id}/documents/{document_id}`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, delete};
use door::Desk;
use office::assemblies::public::{AssemblyId, DocumentId};

use super::shapes::DocumentRowDto;
use crate::context::{Caller, today};
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Take a document back that no notice has announced.
///
/// It stays listed, as taken back, and can still be read.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("document_id" = String, Path, format = Uuid, description = "The document.")),
    responses((status = 200, description = "Taken back.", body = DocumentRowDto, example = json!(DocumentRowDto::sample())))
)]
#[delete("/assemblies/{assembly_id}/documents/{document_id}")]
pub(super) async fn remove_document(
    office: Desk,
    path: Path<(AssemblyId, DocumentId)>,
    _: NoParameters,
    request: HttpRequest,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let ((assembly, document), on) = (path.into_inner(), today(&request)?);
    let rows = office.assemblies.remove_document(&caller.context, assembly, on, document).await?;
    let gone = rows.into_iter().find(|row| row.attachment.document == document);
    let gone = gone.ok_or_else(|| Problem::internal("a document that was taken back is not there"))?;
    Ok(done(&DocumentRowDto::from(gone)))
}
