//! `POST /assemblies/{assembly_id}/dispatches`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::{AssemblyId, Dispatch, DispatchChannel};
use office::members::public::MemberId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::CallingDto;
use super::words;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Notices that were sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordDispatchRequest {
    /// One a member.
    dispatches: Vec<DispatchDto>,
}

/// The proof that one member was called.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Dispatch)]
pub(super) struct DispatchDto {
    /// Who.
    #[schema(value_type = String, format = Uuid)]
    member_id: MemberId,
    /// How.
    #[schema(value_type = words::DispatchChannel)]
    channel: DispatchChannel,
    /// The day.
    #[schema(value_type = String, format = Date)]
    on: Day,
    /// Number of the note in the outbox, of a mail.
    #[serde(default)]
    note: Option<i64>,
}

impl From<DispatchDto> for Dispatch {
    fn from(DispatchDto { member_id, channel, on, note }: DispatchDto) -> Self {
        Self { member: member_id, channel, on, note }
    }
}

impl Sample for RecordDispatchRequest {
    fn sample() -> Self {
        let sent = |id, channel| DispatchDto {
            member_id: MemberId::new(id),
            channel,
            on: sample::parsed("2016-06-06"),
            note: None,
        };
        Self {
            dispatches: vec![
                sent(sample::ID, DispatchChannel::Post),
                sent(sample::OTHER_ID, DispatchChannel::Hand),
            ],
        }
    }
}

/// Note that notices were sent.
///
/// All of them, or none (C. com., art. R225-68 and R225-69). Whoever was reached already keeps the first proof.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    request_body(content = RecordDispatchRequest, example = json!(RecordDispatchRequest::sample())),
    responses((status = 200, description = "Noted; how many members are reached now.", body = CallingDto, example = json!(CallingDto::sample())))
)]
#[post("/assemblies/{assembly_id}/dispatches")]
pub(super) async fn record_dispatch(
    office: Desk,
    path: Path<AssemblyId>,
    body: Body<RecordDispatchRequest>,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let dispatches = body.value.dispatches.into_iter().map(Into::into).collect();
    let calling = office.assemblies.record_dispatch(&body.context, assembly, dispatches).await?;
    Ok(done(&CallingDto::from(calling)))
}
