//! The recovery codes: shown once, made to be printed.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::frame::Frame;
use crate::language::Words;

/// What the page shows.
#[derive(Template)]
#[template(path = "entering/recovery_codes.html")]
pub(crate) struct RecoveryCodesPage {
    frame: Frame,
    words: Words,
    codes: Vec<String>,
    /// Whose and of which day, for the printed sheet.
    caption: String,
    next: String,
}

impl RecoveryCodesPage {
    /// The page; `today` is written already, `next` is where to go on.
    pub(crate) fn new(frame: Frame, codes: Vec<String>, today: &str, next: &str) -> Self {
        let words = frame.words;
        let caption = words.tell("codes-for", &[("day", today)]);
        Self { words, codes, caption, next: frame.to(next), frame }
    }

    /// The answer.
    pub(crate) fn answer(&self) -> HttpResponse {
        self.frame.answer(StatusCode::OK, self)
    }

    /// The page, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn sample(frame: &Frame) -> Self {
        let frame = frame.clone().at("/connexion/double-authentification");
        let code = |number: u32| format!("{:05}-{:05}", number * 7_919 % 100_000, number * 104_729 % 100_000);
        let today = frame.words.day("2016-05-20".parse().unwrap());
        Self::new(frame, (1..=10).map(code).collect(), &today, "/")
    }
}
