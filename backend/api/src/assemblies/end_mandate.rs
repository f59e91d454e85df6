//! `POST /mandates/{mandate_id}/end`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{EndReason, MandateId};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MandateDto;
use super::words;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Why and when a mandate ends before its term.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EndMandateRequest {
    /// Its last day.
    #[schema(value_type = String, format = Date)]
    on: Day,
    /// Why: a death is a person's, a dissolution an entity's.
    #[schema(value_type = words::EndReason)]
    reason: EndReason,
    /// In more words.
    note: Option<String>,
}

impl Sample for EndMandateRequest {
    fn sample() -> Self {
        let note = Some("Changement d'activité".to_owned());
        Self { on: sample::parsed("2017-03-01"), reason: EndReason::Resignation, note }
    }
}

/// End a mandate before its term.
#[utoipa::path(
    tag = "assemblies",
    params(("mandate_id" = String, Path, format = Uuid, description = "The mandate.")),
    request_body(content = EndMandateRequest, example = json!(EndMandateRequest::sample())),
    responses((status = 200, description = "Ended.", body = MandateDto, example = json!(MandateDto::sample())))
)]
#[post("/mandates/{mandate_id}/end")]
pub(super) async fn end_mandate(
    office: Desk,
    path: Path<MandateId>,
    body: Body<EndMandateRequest>,
) -> Result<HttpResponse, Problem> {
    let EndMandateRequest { on, reason, note } = body.value;
    let (mandate, note) = (path.into_inner(), note.unwrap_or_default());
    let ended = office.assemblies.end_mandate(&body.context, mandate, (on, reason), note).await?;
    Ok(done(&MandateDto::from(ended)))
}
