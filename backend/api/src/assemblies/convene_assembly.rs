//! `POST /assemblies`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, AssemblyKind, Convening, Convocation, Hour};
use office::values::{Day, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{AssemblySheetDto, ResolutionDraftDto};
use super::words;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The notice of an assembly.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ConveneAssemblyRequest {
    /// What may be decided.
    #[schema(value_type = words::AssemblyKind)]
    kind: AssemblyKind,
    /// First or second call.
    #[schema(value_type = words::Convocation)]
    convocation: Convocation,
    /// The day of the assembly.
    #[schema(value_type = String, format = Date)]
    day: Day,
    /// Where.
    place: String,
    /// The day on which the notice was sent (C. com., art. R225-69 counts from it).
    #[schema(value_type = String, format = Date)]
    notice_sent_on: Day,
    /// Why a shorter notice is accepted (C. com., art. L225-104).
    exception_reason: Option<String>,
    /// The day as of which the roll is drawn up.
    #[schema(value_type = String, format = Date)]
    record_day: Day,
    /// Closing day of the latest accounts ruled on at this assembly or before: it dates the law of abstentions.
    #[schema(value_type = Option<String>, format = Date)]
    last_accounts_closed_on: Option<Day>,
    /// The resolutions in the order of the agenda.
    agenda: Vec<ResolutionDraftDto>,
    /// When it begins, on clocks in metropolitan France.
    #[serde(default)]
    #[schema(value_type = Option<String>, pattern = r"^([01]\d|2[0-3]):[0-5]\d$", example = "18:30")]
    starts_at: Option<Hour>,
    /// By which means one takes part from a distance, or empty (C. com., art. L225-107).
    #[serde(default)]
    remote: String,
    /// The assembly of the first call, of a second one.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    first: Option<AssemblyId>,
}

impl Sample for ConveneAssemblyRequest {
    fn sample() -> Self {
        Self {
            kind: AssemblyKind::Ordinary,
            convocation: Convocation::First,
            day: sample::parsed("2016-06-24"),
            place: "Au siège".to_owned(),
            notice_sent_on: sample::parsed("2016-06-06"),
            exception_reason: None,
            record_day: sample::parsed("2016-06-23"),
            last_accounts_closed_on: Some(sample::parsed("2015-12-31")),
            agenda: vec![ResolutionDraftDto::sample()],
            starts_at: Some(sample::parsed("18:30")),
            remote: "Visioconférence, lien dans la convocation".to_owned(),
            first: None,
        }
    }
}

impl From<ConveneAssemblyRequest> for Convening {
    fn from(request: ConveneAssemblyRequest) -> Self {
        let ConveneAssemblyRequest {
            kind,
            convocation,
            day,
            place,
            notice_sent_on,
            exception_reason,
            record_day,
            last_accounts_closed_on,
            agenda,
            starts_at,
            remote,
            first,
        } = request;
        let agenda = agenda.into_iter().map(Into::into).collect();
        Self {
            kind,
            convocation,
            day,
            place,
            notice_sent_on,
            exception_reason,
            record_day,
            last_accounts_closed_on,
            agenda,
            starts_at,
            remote,
            first,
        }
    }
}

/// Convene an assembly.
///
/// Under the statutes in force on its day. A notice too short is refused unless the reason why it is accepted is given.
#[utoipa::path(
    tag = "assemblies",
    request_body(content = ConveneAssemblyRequest, example = json!(ConveneAssemblyRequest::sample())),
    responses((status = 201, description = "Convened.", body = AssemblySheetDto, example = json!(AssemblySheetDto::sample())))
)]
#[post("/assemblies")]
pub(super) async fn convene_assembly(
    office: Desk,
    body: Body<ConveneAssemblyRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = AssemblyId::new(Uuid::now_v7());
    let convened = office.assemblies.convene(&body.context, assembly, body.value.into()).await?;
    let sheet = AssemblySheetDto::from(convened);
    Ok(created(&format!("/api/v1/assemblies/{}", sheet.row.assembly_id), &sheet))
}
