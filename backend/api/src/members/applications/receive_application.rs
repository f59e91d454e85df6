//! `POST /applications`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::public::MemberId;
use office::values::Uuid;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::shapes::ApplicationAskDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// An application that was recorded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ReceivedApplicationDto {
    /// Identifier: that of the member that it becomes, once accepted.
    #[schema(value_type = String, format = Uuid)]
    pub application_id: MemberId,
    /// Number in the order of receipt, without a gap.
    pub number: u64,
}

impl Sample for ReceivedApplicationDto {
    fn sample() -> Self {
        Self { application_id: MemberId::new(sample::ID), number: 12 }
    }
}

/// Record an application for membership.
///
/// Before the board's decision, under the terms of the category in the statutes in force on the day of receipt. Who is a
/// member already, or has an open application, is refused.
#[utoipa::path(
    tag = "members",
    request_body(content = ApplicationAskDto, example = json!(ApplicationAskDto::sample())),
    responses((status = 201, description = "Recorded.", body = ReceivedApplicationDto, example = json!(ReceivedApplicationDto::sample())))
)]
#[post("/applications")]
pub(super) async fn receive_application(
    office: Desk,
    body: Body<ApplicationAskDto>,
) -> Result<HttpResponse, Problem> {
    let application_id = MemberId::new(Uuid::now_v7());
    let number = office.receive_application(&body.context, body.value.of(application_id)).await?;
    Ok(created(&super::address(application_id), &ReceivedApplicationDto { application_id, number }))
}
