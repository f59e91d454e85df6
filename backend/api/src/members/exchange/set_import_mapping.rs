//! `PUT /member-import-mappings/{source}`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, put};
use door::Desk;
use office::members::public::ImportSource;
use serde::Serialize;
use utoipa::ToSchema;

use crate::body::Body;
use crate::context::today;
use crate::etag::done;
use crate::members::shapes::ImportMappingDto;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Of which source.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct MappedSource {
    /// The source.
    #[schema(value_type = String, pattern = "^[a-z0-9-]{1,40}$", example = "registre-2014")]
    pub source: ImportSource,
}

impl Sample for MappedSource {
    fn sample() -> Self {
        Self { source: sample::parsed("registre-2014") }
    }
}

/// Say how the tables of a source are to be understood from now on.
///
/// The next import of the source asks it; the same again changes nothing.
#[utoipa::path(
    tag = "members",
    params(("source" = String, Path, description = "The source.", pattern = "^[a-z0-9-]{1,40}$", example = "registre-2014")),
    request_body(content = ImportMappingDto, example = json!(ImportMappingDto::sample())),
    responses((status = 200, description = "So it is now.", body = MappedSource, example = json!(MappedSource::sample())))
)]
#[put("/member-import-mappings/{source}")]
pub(super) async fn set_import_mapping(
    office: Desk,
    source: Path<ImportSource>,
    request: HttpRequest,
    body: Body<ImportMappingDto>,
) -> Result<HttpResponse, Problem> {
    let (source, on) = (source.into_inner(), today(&request)?);
    office.members.set_import_mapping(&body.context, &source, body.value.into(), on).await?;
    Ok(done(&MappedSource { source }))
}
