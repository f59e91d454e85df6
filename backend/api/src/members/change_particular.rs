//! `POST /members/{member_id}/particulars`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::members::Particular;
use office::members::public::{MemberId, NewName};
use office::values::{Day, EmailAddress};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{AddressDto, MemberIdDto, RepresentativeDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A new name: `kind` tells whose.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = NewName)]
pub(super) enum NewNameDto {
    /// Of a human being.
    Person {
        /// First name.
        given_name: String,
        /// Family name.
        family_name: String,
    },
    /// Of an entity.
    Entity {
        /// Legal name.
        name: String,
    },
}

impl From<NewNameDto> for NewName {
    fn from(name: NewNameDto) -> Self {
        match name {
            NewNameDto::Person { given_name, family_name } => Self::Person { given_name, family_name },
            NewNameDto::Entity { name } => Self::Entity { name },
        }
    }
}

/// What changes of a member beside its shares: `change` tells what.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "change", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum ChangeParticularRequest {
    /// It lives or has its seat elsewhere.
    Address {
        /// Where.
        address: AddressDto,
        /// From when.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
    /// It is called otherwise.
    Name {
        /// How.
        name: NewNameDto,
        /// From when.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
    /// Somebody else acts for the entity.
    Representative {
        /// Who.
        representative: RepresentativeDto,
        /// The decision that names them.
        proof: String,
        /// From when.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
    /// It has another e-mail, or none any more.
    Email {
        /// Which; none when absent.
        #[serde(default)]
        #[schema(value_type = Option<String>, format = Email)]
        email: Option<EmailAddress>,
        /// From when.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
    /// It agrees to e-mail in place of letters (C. com., art. R225-63).
    EmailConsent {
        /// The writing that proves it.
        proof: String,
        /// From when.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
    /// It wants letters again.
    EmailConsentRevoked {
        /// From when.
        #[schema(value_type = String, format = Date)]
        on: Day,
    },
}

impl From<ChangeParticularRequest> for (Particular, Day) {
    fn from(change: ChangeParticularRequest) -> Self {
        match change {
            ChangeParticularRequest::Address { address, on } => (Particular::Address(address.into()), on),
            ChangeParticularRequest::Name { name, on } => (Particular::Name(name.into()), on),
            ChangeParticularRequest::Representative { representative, proof, on } => {
                (Particular::Representative { representative: representative.into(), proof }, on)
            }
            ChangeParticularRequest::Email { email, on } => (Particular::Email(email), on),
            ChangeParticularRequest::EmailConsent { proof, on } => (Particular::EmailConsent { proof }, on),
            ChangeParticularRequest::EmailConsentRevoked { on } => (Particular::EmailConsentRevoked, on),
        }
    }
}

impl Sample for ChangeParticularRequest {
    fn sample() -> Self {
        Self::Address { address: AddressDto::sample(), on: sample::parsed("2015-06-01") }
    }
}

/// Change the address, the name, the representative, the e-mail or the consent to it.
///
/// From its day on: the file as of an earlier day says what held then.
#[utoipa::path(
    tag = "members",
    params(("member_id" = String, Path, format = Uuid, description = "The member.")),
    request_body(content = ChangeParticularRequest, example = json!(ChangeParticularRequest::sample())),
    responses((status = 201, description = "Recorded.", body = MemberIdDto, example = json!(MemberIdDto::sample())))
)]
#[post("/members/{member_id}/particulars")]
pub(super) async fn change_particular(
    office: Desk,
    member_id: Path<MemberId>,
    body: Body<ChangeParticularRequest>,
) -> Result<HttpResponse, Problem> {
    let member_id = member_id.into_inner();
    let (particular, on) = body.value.into();
    office.members.change_particular(&body.context, member_id, particular, on).await?;
    Ok(created(&format!("/api/v1/members/{member_id}"), &MemberIdDto { member_id }))
}
