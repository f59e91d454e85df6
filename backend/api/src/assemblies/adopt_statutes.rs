//! `POST /statutes`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AdoptStatutes;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{StatutesDocumentDto, StatutesVersionDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A version of the statutes: the whole document, not a difference.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AdoptStatutesRequest {
    /// Day of the decision.
    #[schema(value_type = String, format = Date)]
    adopted_on: Day,
    /// First day on which it is the rule; never before the decision, always after the latest version's.
    #[schema(value_type = String, format = Date)]
    effective_on: Day,
    /// All the clauses.
    document: StatutesDocumentDto,
}

impl Sample for AdoptStatutesRequest {
    fn sample() -> Self {
        Self {
            adopted_on: sample::parsed("2013-12-12"),
            effective_on: sample::parsed("2014-01-01"),
            document: StatutesDocumentDto::sample(),
        }
    }
}

/// Adopt a version of the statutes.
///
/// Clauses under the floors of the law are refused, each with the article that forbids it.
#[utoipa::path(
    tag = "assemblies",
    request_body(content = AdoptStatutesRequest, example = json!(AdoptStatutesRequest::sample())),
    responses((status = 201, description = "Adopted.", body = StatutesVersionDto, example = json!(StatutesVersionDto::sample())))
)]
#[post("/statutes")]
pub(super) async fn adopt_statutes(
    office: Desk,
    body: Body<AdoptStatutesRequest>,
) -> Result<HttpResponse, Problem> {
    let AdoptStatutesRequest { adopted_on, effective_on, document } = body.value;
    let order = AdoptStatutes { adopted_on, effective_on, document: document.into() };
    let version = StatutesVersionDto::from(office.assemblies.adopt_statutes(&body.context, order).await?);
    Ok(created(&format!("/api/v1/statutes/in-force?as_of={}", version.effective_on), &version))
}
