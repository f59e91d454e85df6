//! `POST /cct-keys`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::royalties::public::SetKeys;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{KeySetDto, PotKeyDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::Sample;

/// A set of keys.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SetKeysRequest {
    /// First day on which it holds.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Who decided it and when, in words.
    pub decision: String,
    /// The pots, in the order in which they are shown; they add up to 10 000 basis points.
    pub pots: Vec<PotKeyDto>,
}

impl Sample for SetKeysRequest {
    fn sample() -> Self {
        let KeySetDto { from, decision, pots } = KeySetDto::sample();
        Self { from, decision, pots }
    }
}

/// Let a set of keys hold from a day on.
///
/// The whole set, not a difference. A split uses the set in force on the last day of its period.
#[utoipa::path(
    tag = "royalties",
    request_body(content = SetKeysRequest, example = json!(SetKeysRequest::sample())),
    responses((status = 201, description = "Set.", body = KeySetDto, example = json!(KeySetDto::sample())))
)]
#[post("/cct-keys")]
pub(super) async fn set_keys(office: Desk, body: Body<SetKeysRequest>) -> Result<HttpResponse, Problem> {
    let SetKeysRequest { from, decision, pots } = body.value;
    let order = SetKeys { from, pots: pots.into_iter().map(Into::into).collect(), decision };
    let set = KeySetDto::from(office.royalties.set_keys(&body.context, order).await?);
    Ok(created(&format!("/api/v1/cct-keys/in-force?as_of={from}"), &set))
}
