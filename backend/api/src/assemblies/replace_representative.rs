//! `POST /mandates/{mandate_id}/representative`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::MandateId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MandateDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Who acts for the entity from now on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReplaceRepresentativeRequest {
    /// From which day.
    #[schema(value_type = String, format = Date)]
    on: Day,
    /// The name of the person.
    representative: String,
}

impl Sample for ReplaceRepresentativeRequest {
    fn sample() -> Self {
        Self { on: sample::parsed("2016-09-01"), representative: "Léa Exemple".to_owned() }
    }
}

/// Replace the person who acts for the entity that holds a mandate.
///
/// An entity that takes its representative back names another at once (C. com., art. L225-20).
#[utoipa::path(
    tag = "assemblies",
    params(("mandate_id" = String, Path, format = Uuid, description = "The mandate.")),
    request_body(content = ReplaceRepresentativeRequest, example = json!(ReplaceRepresentativeRequest::sample())),
    responses((status = 200, description = "Replaced.", body = MandateDto, example = json!(MandateDto::sample())))
)]
#[post("/mandates/{mandate_id}/representative")]
pub(super) async fn replace_representative(
    office: Desk,
    path: Path<MandateId>,
    body: Body<ReplaceRepresentativeRequest>,
) -> Result<HttpResponse, Problem> {
    let ReplaceRepresentativeRequest { on, representative } = body.value;
    let mandate = path.into_inner();
    let row = office.assemblies.replace_representative(&body.context, mandate, on, representative).await?;
    Ok(done(&MandateDto::from(row)))
}
