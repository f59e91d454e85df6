//! After the answer is made: what was read of whom, and what was refused, enters the audit trail.
//!
//! What can never happen: personal data that was read and left no trace. When the trail cannot be written, the reader
//! gets a refusal instead; a write has signed its own fact and is answered. What nobody asked in vain is left to the log:
//! whoever may write into the trail without being anybody could fill the disk with it.

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::StatusCode;
use actix_web::http::header;
use office::Office;
use office::kernel::access::{Deed, Exercise, Principal};
use office::values::Timestamp;

use crate::client::Client;
use crate::refused::Refused;
use crate::visitor::attempt;
use crate::writes::is_write;

/// Keeps the trail of one request; a refusal when the answer must not go out.
pub(crate) async fn keep(
    office: &Office,
    principal: &Principal,
    client: Client,
    at: Timestamp,
    response: &ServiceResponse<BoxBody>,
) -> Result<(), Refused> {
    let exercised = principal.take_exercised();
    let personal = exercised.iter().any(is_personal_read);
    if !personal && exercised.iter().all(|exercise| exercise.granted) {
        return Ok(());
    }
    let request = response.request();
    if principal.user_id().is_none() {
        tracing::debug!(path = request.path(), "refused to nobody");
        return Ok(());
    }
    let attempt = attempt(request, client, at);
    let method = request.method();
    let recorded = office
        .accounts
        .record_exercise(&attempt, principal, method.as_str(), request.path(), exercised)
        .await;
    let Err(failure) = recorded else { return Ok(()) };
    tracing::error!(error = %failure, "the audit trail could not be written");
    if personal && !is_write(method) && response.status().is_success() { Err(untraced()) } else { Ok(()) }
}

fn is_personal_read(exercise: &Exercise) -> bool {
    exercise.granted && exercise.permission.deed == Deed::ReadPersonal
}

fn untraced() -> Refused {
    let title = "Cette lecture de données personnelles n'a pas pu être consignée ; elle est donc refusée.";
    Refused::new(StatusCode::SERVICE_UNAVAILABLE, "request/untraced", title).header(header::RETRY_AFTER, "30")
}
