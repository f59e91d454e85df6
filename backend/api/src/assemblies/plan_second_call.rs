//! `POST /assemblies/{assembly_id}/second-call`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, Hour, SecondCall};
use office::values::{Day, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::PlanSheetDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// When and where a second call is held; all else is the first's.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SecondCallRequest {
    /// The day of the second assembly; within two months of the first where the statutes are changed (C. com., art. L225-96).
    #[schema(value_type = String, format = Date)]
    day: Day,
    /// When it begins, on clocks in metropolitan France.
    #[schema(value_type = Option<String>, pattern = r"^([01]\d|2[0-3]):[0-5]\d$", example = "18:30")]
    starts_at: Option<Hour>,
    /// Where.
    place: String,
    /// By which means one takes part from a distance, or empty.
    #[serde(default)]
    remote: String,
    /// The day as of which the roll is drawn up.
    #[schema(value_type = String, format = Date)]
    record_day: Day,
}

impl Sample for SecondCallRequest {
    fn sample() -> Self {
        Self {
            day: sample::parsed("2016-07-08"),
            starts_at: Some(sample::parsed("18:30")),
            place: "Au siège".to_owned(),
            remote: String::new(),
            record_day: sample::parsed("2016-07-07"),
        }
    }
}

/// Plan the second call of an assembly that had no quorum.
///
/// Its agenda is what the first left undecided, unchanged (C. com., art. L225-105). Proxies and forms of the first are taken over
/// when its roll is frozen (art. R225-78 and R225-79).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = SecondCallRequest, example = json!(SecondCallRequest::sample())),
    responses((status = 201, description = "Planned.", body = PlanSheetDto, example = json!(PlanSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/second-call")]
pub(super) async fn plan_second_call(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<SecondCallRequest>,
) -> Result<HttpResponse, Problem> {
    let first = path.into_inner();
    let SecondCallRequest { day, starts_at, place, remote, record_day } = body.value;
    let call = SecondCall { day, starts_at, place, remote, record_day };
    let second = AssemblyId::new(Uuid::now_v7());
    let planned = office.assemblies.plan_second_call(&body.context, first, second, call).await?;
    let sheet = PlanSheetDto::from(planned);
    Ok(created(&format!("/api/v1/assemblies/{}/plan", sheet.row.assembly_id), &sheet))
}
