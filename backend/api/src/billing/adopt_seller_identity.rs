//! `POST /seller-identity`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::SellerIdentityDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Our identity from a day on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AdoptSellerIdentityRequest {
    /// First day on which our papers bear it.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// What they say.
    pub identity: SellerIdentityDto,
}

impl Sample for AdoptSellerIdentityRequest {
    fn sample() -> Self {
        Self { from: sample::parsed("2014-06-01"), identity: SellerIdentityDto::sample() }
    }
}

/// Adopt the identity that our papers bear from a day on.
///
/// Papers issued before keep theirs.
#[utoipa::path(
    tag = "billing",
    request_body(content = AdoptSellerIdentityRequest, example = json!(AdoptSellerIdentityRequest::sample())),
    responses((status = 201, description = "Adopted.", body = AdoptSellerIdentityRequest, example = json!(AdoptSellerIdentityRequest::sample())))
)]
#[post("/seller-identity")]
pub(super) async fn adopt_seller_identity(
    office: Desk,
    body: Body<AdoptSellerIdentityRequest>,
) -> Result<HttpResponse, Problem> {
    let AdoptSellerIdentityRequest { from, identity } = body.value;
    office.billing.adopt_seller_identity(&body.context, from, identity.clone().into()).await?;
    let location = format!("/api/v1/seller-identity?as_of={from}");
    Ok(created(&location, &AdoptSellerIdentityRequest { from, identity }))
}
