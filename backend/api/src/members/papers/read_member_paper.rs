//! `GET /members/{member_id}/papers/{paper}.pdf`

use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::MemberPaper;
use office::members::public::MemberId;
use office::values::Day;
use serde_json::json;

use crate::as_of::AsOf;
use crate::etag::tagged;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::signature::{self, Signature};

/// Every paper about a member, by its name in the address.
const PAPERS: [&str; 6] = [
    "subscription-form",
    "share-certificate",
    "statement",
    "admission-letter",
    "exit-letter",
    "refund-letter",
];

/// A paper about a member (PDF), as of a day. Members may have their own.
///
/// `subscription-form` (bulletin de souscription of `movement`, in two originals), `share-certificate` (attestation de
/// parts), `statement` (relevé since `from`), `admission-letter`, `exit-letter`, `refund-letter` (last repayment of
/// `claim`).
#[utoipa::path(
    tag = "members",
    params(
        ("member_id" = String, Path, format = Uuid, description = "The member."),
        ("paper" = String, Path, description = "Which paper.", example = "share-certificate"),
        ("as_of" = Option<String>, Query, format = Date, description = "Day of the paper; today when absent.", example = "2015-12-31"),
        ("from" = Option<String>, Query, format = Date, description = "First day of a statement; the first of its year when absent.", example = "2015-01-01"),
        ("movement" = Option<u64>, Query, description = "Order number of a subscription; needed for its form.", example = 57),
        ("claim" = Option<u32>, Query, description = "Number of a claim; the first when absent.", example = 1),
        Signature,
    ),
    responses((status = 200, description = "The paper.", content_type = "application/pdf"))
)]
#[get("/members/{member_id}/papers/{paper}.pdf")]
pub(super) async fn read_member_paper(
    office: Desk,
    path: Path<(MemberId, String)>,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&[["as_of", "from", "movement", "claim"].as_slice(), &signature::NAMES].concat())?;
    let on = AsOf::from(&parameters, &request)?.as_of;
    let (member, name) = path.into_inner();
    let signed = Signature::from(&parameters)?.into();
    let paper = named(&name, on, &parameters)?;
    let made = office.member_paper(member, paper, on, &signed).await?;
    Ok(tagged(&request, &made.media_type, made.bytes))
}

fn named(name: &str, on: Day, parameters: &Parameters) -> Result<MemberPaper, Problem> {
    Ok(match name {
        "subscription-form" => MemberPaper::SubscriptionForm { movement: parameters.required("movement")? },
        "share-certificate" => MemberPaper::ShareCertificate,
        "statement" => {
            let first = Day::first_of_year(on.year()).unwrap_or(on);
            MemberPaper::Statement { from: parameters.parse("from")?.unwrap_or(first) }
        }
        "admission-letter" => MemberPaper::AdmissionLetter,
        "exit-letter" => MemberPaper::ExitLetter,
        "refund-letter" => MemberPaper::RefundLetter { claim: parameters.parse("claim")?.unwrap_or(1) },
        other => {
            let title = format!("Il n'y a pas de document « {other} » ; documents : {}.", PAPERS.join(", "));
            return Err(Problem::new(StatusCode::NOT_FOUND, "members/unknown-paper", title)
                .data(json!({"paper": other, "known": PAPERS})));
        }
    })
}
