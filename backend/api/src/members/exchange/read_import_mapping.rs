//! `GET /member-import-mappings/{source}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::kernel::Failure;
use office::members::public::{ImportError, ImportSource};

use crate::etag::Single;
use crate::members::shapes::MappingRowDto;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// How the tables of a source are understood.
#[utoipa::path(
    tag = "members",
    params(("source" = String, Path, description = "The source.", pattern = "^[a-z0-9-]{1,40}$", example = "registre-2014")),
    responses((status = 200, description = "As it is remembered.", body = MappingRowDto, example = json!(MappingRowDto::sample())))
)]
#[get("/member-import-mappings/{source}")]
pub(super) async fn read_import_mapping(
    office: Desk,
    source: Path<ImportSource>,
    _: NoParameters,
) -> Result<Single<MappingRowDto>, Problem> {
    let source = source.into_inner();
    let row = office.members.import_mapping(&source).await?;
    Ok(Single(row.ok_or_else(|| Failure::from(ImportError::UnknownSource { named: source }))?.into()))
}
