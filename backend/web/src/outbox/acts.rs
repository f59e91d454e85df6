//! Another try, by one button.

use actix_web::{HttpResponse, web};
use door::Entering;

use crate::visitor::Reader;

/// `POST /courrier/{id}/nouvel-essai`: makes a note due now.
pub(crate) async fn retry(reader: Reader, attempt: Entering, id: web::Path<i64>) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let done = desk.outbox().retry(&desk.context(attempt.0.correlation), *id).await;
    reader.settle(done.map(|note| frame.go(&format!("/courrier/{}?fait=essai", note.note_id))))
}

/// `POST /courrier/nouvel-essai`: makes all that was given up due now.
pub(crate) async fn retry_parked(reader: Reader, attempt: Entering) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let mut done = Ok(1);
    // A thousand at once; what is given up again meanwhile is not asked for here.
    while matches!(done, Ok(retried) if retried > 0) {
        done = desk.outbox().retry_parked(&desk.context(attempt.0.correlation)).await;
    }
    reader.settle(done.map(|_| frame.go("/courrier?fait=essais")))
}
