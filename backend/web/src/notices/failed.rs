//! A refusal, or a failure of the machine: what happened, in words for a person; the rest is in the log.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use office::kernel::{Failure, KernelError, RefusalKind};

use super::Notice;
use crate::forms::sentence;
use crate::frame::Frame;

/// The answer to a request that could not be met.
pub(crate) fn answer(frame: &Frame, failure: &Failure) -> HttpResponse {
    notice(frame, failure).answer()
}

/// The page. A refusal is given in its own words; what the machine says goes to the log, since it may name what a
/// reader should not see.
pub(crate) fn notice(frame: &Frame, failure: &Failure) -> Notice {
    let words = frame.words;
    let home = |notice: Notice| notice.with_link(frame.home(), words.say("go-home"));
    match failure {
        Failure::Refused(refusal) => {
            let status = match refusal.kind() {
                RefusalKind::NotFound => StatusCode::NOT_FOUND,
                RefusalKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
                RefusalKind::Conflict => StatusCode::CONFLICT,
                RefusalKind::Unauthenticated => StatusCode::UNAUTHORIZED,
                RefusalKind::Forbidden => StatusCode::FORBIDDEN,
                RefusalKind::Later => StatusCode::TOO_MANY_REQUESTS,
            };
            let title = if status == StatusCode::FORBIDDEN { "forbidden-title" } else { "refused-title" };
            let notice = Notice::new(frame, status, title).quoting(sentence(words, refusal.as_ref()));
            let forbidden = status == StatusCode::FORBIDDEN;
            home(if forbidden { notice.saying(words.say("forbidden-about")) } else { notice })
        }
        Failure::Kernel(error @ (KernelError::Unavailable { .. } | KernelError::Busy)) => {
            tracing::error!(%error, "a page could not be read from the database");
            let notice = Notice::new(frame, StatusCode::SERVICE_UNAVAILABLE, "failed-title");
            home(notice.saying(words.say("failed-database")).saying(words.say("failed-again")))
        }
        Failure::Kernel(error) => {
            tracing::error!(%error, "a page could not be made");
            let notice = Notice::new(frame, StatusCode::INTERNAL_SERVER_ERROR, "failed-title");
            home(notice.saying(words.say("failed-inside"))).with_command("quintette verify", "failed-verify")
        }
    }
}
