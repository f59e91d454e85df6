//! `POST /mandates`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{GiveMandate, MandateHolder, MandateId, MandateKind};
use office::members::public::MemberId;
use office::values::{Day, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MandateDto;
use super::words;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A mandate that is given.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GiveMandateRequest {
    /// What.
    #[schema(value_type = words::MandateKind)]
    kind: MandateKind,
    /// Whether the holder only takes over when another no longer can: auditors and reviewers.
    #[serde(default)]
    substitute: bool,
    /// The member who receives it, when it is one; its name and nature are those of the register.
    #[schema(value_type = Option<String>, format = Uuid)]
    member_id: Option<MemberId>,
    /// The name of a holder who is no member.
    name: Option<String>,
    /// Whether a holder who is no member is an entity.
    #[serde(default)]
    entity: bool,
    /// Who acts for an entity; a director that is one must have one (C. com., art. L225-20).
    representative: Option<String>,
    /// First day, never before the decision.
    #[schema(value_type = String, format = Date)]
    from: Day,
    /// Years; of an auditor, financial years. At most 6, of a reviewer 5.
    #[schema(minimum = 1, maximum = 6)]
    years: u8,
    /// Day of the decision.
    #[schema(value_type = String, format = Date)]
    decided_on: Day,
    /// Who decided.
    decided_by: String,
}

impl Sample for GiveMandateRequest {
    fn sample() -> Self {
        Self {
            kind: MandateKind::Auditor,
            substitute: false,
            member_id: None,
            name: Some("Cabinet Exemple".to_owned()),
            entity: true,
            representative: Some("Zoé Exemple".to_owned()),
            from: sample::parsed("2015-06-18"),
            years: 6,
            decided_on: sample::parsed("2015-06-18"),
            decided_by: "Assemblée générale ordinaire".to_owned(),
        }
    }
}

impl From<GiveMandateRequest> for GiveMandate {
    fn from(request: GiveMandateRequest) -> Self {
        let GiveMandateRequest {
            kind,
            substitute,
            member_id: member,
            name,
            entity,
            representative,
            from,
            years,
            decided_on,
            decided_by,
        } = request;
        let holder = MandateHolder { member, name: name.unwrap_or_default(), entity };
        Self { kind, substitute, holder, representative, from, years, decided_on, decided_by }
    }
}

/// Give a mandate.
///
/// When it ends is computed from the law and from the closing day of the statutes in force on its first day. Longer than the
/// law lets it last is refused, with the article.
#[utoipa::path(
    tag = "assemblies",
    request_body(content = GiveMandateRequest, example = json!(GiveMandateRequest::sample())),
    responses((status = 201, description = "Given.", body = MandateDto, example = json!(MandateDto::sample())))
)]
#[post("/mandates")]
pub(super) async fn give_mandate(
    office: Desk,
    body: Body<GiveMandateRequest>,
) -> Result<HttpResponse, Problem> {
    let mandate = MandateId::new(Uuid::now_v7());
    let given = MandateDto::from(office.give_mandate(&body.context, mandate, body.value.into()).await?);
    Ok(created(&format!("/api/v1/mandates/{}", given.mandate_id), &given))
}
