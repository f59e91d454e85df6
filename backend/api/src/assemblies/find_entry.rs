//! `POST /assemblies/{assembly_id}/entries`

use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// What the desk read off a convocation.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FindEntryRequest {
    /// The last part of the address in the QR code.
    token: String,
}

/// Who stands at the desk.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Entry)]
pub(super) struct EntryDto {
    /// The member.
    #[schema(value_type = String, format = Uuid)]
    member_id: MemberId,
}

impl Sample for FindEntryRequest {
    fn sample() -> Self {
        Self { token: "AGS6BQT4ABYABAAAAAAAAAAAFKN2XQ7M4TPLZC3VWE6RSYDHJ5F".to_owned() }
    }
}

impl Sample for EntryDto {
    fn sample() -> Self {
        Self { member_id: MemberId::new(sample::ID) }
    }
}

/// Find whose convocation it is by the token in its QR code.
///
/// Nothing is recorded: the desk then notes the arrival with `record_arrival`. In the body, so that the token stands in no
/// log.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = FindEntryRequest, example = json!(FindEntryRequest::sample())),
    responses((status = 200, description = "The member.", body = EntryDto, example = json!(EntryDto::sample())))
)]
#[post("/assemblies/{assembly_id}/entries")]
pub(super) async fn find_entry(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<FindEntryRequest>,
) -> Result<HttpResponse, Problem> {
    let found = office.entry_of(path.into_inner(), &body.value.token)?;
    let member_id = found.ok_or_else(|| {
        let title = "Ce code d'entrée n'est celui d'aucune convocation à cette assemblée.";
        Problem::new(StatusCode::NOT_FOUND, "assemblies/unknown-entry", title)
    })?;
    Ok(done(&EntryDto { member_id }))
}
