//! An address that does not exist.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use super::Notice;
use crate::frame::Frame;

/// The answer to any address that no page has.
pub(crate) async fn show(request: HttpRequest) -> HttpResponse {
    notice(&Frame::of(&request), request.path()).answer()
}

/// The page.
pub(crate) fn notice(frame: &Frame, path: &str) -> Notice {
    let words = frame.words;
    Notice::new(frame, StatusCode::NOT_FOUND, "not-found-title")
        .saying(words.tell("not-found-path", &[("path", path)]))
        .with_link(frame.home(), words.say("go-home"))
        .with_link("/api/docs/".to_owned(), words.say("go-api"))
}
