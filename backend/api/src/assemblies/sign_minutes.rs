//! `POST /assemblies/{assembly_id}/minutes`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MinutesRowDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The signature of minutes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignMinutesRequest {
    /// The day of the signatures.
    #[schema(value_type = String, format = Date)]
    signed_on: Day,
}

impl Sample for SignMinutesRequest {
    fn sample() -> Self {
        Self { signed_on: sample::parsed("2016-06-30") }
    }
}

/// Sign the minutes of an assembly that is over.
///
/// They take the next number of their register (C. com., art. R225-106), and their bytes are kept for ever: the paper says
/// the same from then on, whatever the registers become.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = SignMinutesRequest, example = json!(SignMinutesRequest::sample())),
    responses((status = 201, description = "Signed.", body = MinutesRowDto, example = json!(MinutesRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/minutes")]
pub(super) async fn sign_minutes(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<SignMinutesRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let sheet = office.sign_minutes(&body.context, assembly, body.value.signed_on).await?;
    let minutes = sheet.minutes.ok_or_else(|| Problem::internal("minutes that were signed are not there"))?;
    Ok(created(&format!("/api/v1/assemblies/{assembly}/minutes.pdf"), &MinutesRowDto::from(minutes)))
}
