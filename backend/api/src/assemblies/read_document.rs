//! `GET /assemblies/{assembly_id}/documents/{document_id}`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::assemblies::public::{AssemblyId, DocumentId};

use crate::etag::file;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// The bytes of a document as they were attached; of one that was taken back, too.
///
/// Under its own media type, which `list_documents` names.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("document_id" = String, Path, format = Uuid, description = "The document.")),
    responses((status = 200, description = "The file.", content(
        (String = "application/pdf"),
        (String = "image/png"),
        (String = "image/jpeg"),
        (String = "application/vnd.oasis.opendocument.text"),
        (String = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "text/csv"),
        (String = "text/plain"),
    )))
)]
#[get("/assemblies/{assembly_id}/documents/{document_id}")]
pub(super) async fn read_document(
    office: Desk,
    path: Path<(AssemblyId, DocumentId)>,
    _: NoParameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (assembly, document) = path.into_inner();
    Ok(file(&request, office.document_file(assembly, document).await?))
}
