//! A year that is none, or of which nothing is known.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::Notice;
use crate::figures::key_figures::year_of;
use crate::frame::Frame;

/// The answer when the figures of `asked` cannot be shown, while those of `latest` can.
pub(crate) fn answer(frame: &Frame, asked: &str, latest: i32) -> HttpResponse {
    notice(frame, asked, latest).answer()
}

/// The page: 404 for a year without figures, 400 for what is not a year.
pub(crate) fn notice(frame: &Frame, asked: &str, latest: i32) -> Notice {
    let words = frame.words;
    let (status, key) = match year_of(asked) {
        Some(_) => (StatusCode::NOT_FOUND, "no-year-unknown"),
        None => (StatusCode::BAD_REQUEST, "no-year-wrong"),
    };
    let year = latest.to_string();
    Notice::new(frame, status, "no-year-title")
        .saying(words.tell(key, &[("asked", asked)]))
        .with_link(frame.of_year(latest), words.tell("go-year", &[("year", &year)]))
}
