//! Nothing is recorded yet: how to begin.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::Notice;
use crate::frame::Frame;

/// The answer while no year has figures. It is a right answer to a right question, hence 200.
pub(crate) fn answer(frame: &Frame) -> HttpResponse {
    notice(frame).answer()
}

/// The page.
pub(crate) fn notice(frame: &Frame) -> Notice {
    let words = frame.words;
    Notice::new(frame, StatusCode::OK, "empty-title")
        .saying(words.say("empty-nothing"))
        .saying(words.say("empty-begin"))
        .with_command("quintette demo --out demonstration", "empty-demo")
        .with_command("quintette import venues bibliotheques-publiques.csv", "empty-import")
        .with_link("/api/docs/".to_owned(), words.say("empty-api"))
}
