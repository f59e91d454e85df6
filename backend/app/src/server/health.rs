//! What a supervisor asks: is the process alive, can it answer.

use actix_web::{HttpResponse, get, web};
use kernel::Kernel;
use kernel::database::Connection;

/// Alive: the process answers. Says nothing about the database.
#[get("/healthz")]
pub(super) async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

/// Ready: the database answers and its schema is this program's; 503 with the reason otherwise.
#[get("/readyz")]
pub(super) async fn readyz(connection: web::Data<Connection>, kernel: web::Data<Kernel>) -> HttpResponse {
    let schema = migrations::check(&connection).await.map_err(|error| error.to_string());
    let place = kernel.check_place().await.map_err(|error| format!("{error:?}"));
    match schema.and(place) {
        Ok(()) => HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n"),
        Err(reason) => {
            tracing::warn!(reason, "not ready");
            HttpResponse::ServiceUnavailable()
                .content_type("text/plain; charset=utf-8")
                .body("not ready: the database does not answer, or its schema is another version's\n")
        }
    }
}
