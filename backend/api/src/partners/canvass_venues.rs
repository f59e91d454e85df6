//! `POST /venue-canvassings`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::partners::public::CanvassingRule;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{CanvassingReportDto, CanvassingRuleDto};
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A campaign.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CanvassVenuesRequest {
    /// Its name.
    pub campaign: String,
    /// Its thresholds; those of the report's campaign when absent: communes of more than 10 000 inhabitants, 150 m², ten
    /// hours a week.
    pub rule: Option<CanvassingRuleDto>,
    /// When.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for CanvassVenuesRequest {
    fn sample() -> Self {
        Self {
            campaign: "Communes de plus de 10 000 habitants".to_owned(),
            rule: Some(CanvassingRuleDto::sample()),
            on: sample::parsed("2014-10-01"),
        }
    }
}

/// Mark as canvassed the venues that a rule chooses.
///
/// Those that still stand at `listed`; the others stay where they are. A library whose floor area or hours are not
/// published is not chosen.
#[utoipa::path(
    tag = "partners",
    request_body(content = CanvassVenuesRequest, example = json!(CanvassVenuesRequest::sample())),
    responses((status = 200, description = "Canvassed.", body = CanvassingReportDto, example = json!(CanvassingReportDto::sample())))
)]
#[post("/venue-canvassings")]
pub(super) async fn canvass_venues(
    office: Desk,
    body: Body<CanvassVenuesRequest>,
) -> Result<HttpResponse, Problem> {
    let CanvassVenuesRequest { campaign, rule, on } = body.value;
    let rule = rule.map_or_else(CanvassingRule::default, Into::into);
    let report = office.partners.select_canvassed(&body.context, &campaign, rule, on).await?;
    Ok(done(&CanvassingReportDto::from(report)))
}
