//! What every page shares: the language, the links around the content, the headers of the answer.
//!
//! What can never happen here: a page that runs a script or reaches another server (the policy sent with it forbids
//! both).

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::language::{Language, Words};

/// What a page may load: its own style sheet and pictures, nothing else, from nowhere else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// What surrounds the content of a page.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// Writes in the language of the reader.
    pub(crate) words: Words,
    /// Whether the reader chose the language by the address; links then keep it.
    pub(crate) chosen: bool,
    /// The year that the page shows; the language switch keeps it.
    pub(crate) year: Option<i32>,
}

#[derive(Deserialize)]
struct Choice {
    lang: Option<String>,
}

impl Frame {
    /// The frame that a request asks for: `?lang=en`, else French, whatever the browser prefers: what people of the
    /// house read is French first, and a link must show everybody the same page.
    pub(crate) fn of(request: &HttpRequest) -> Self {
        let choice = web::Query::<Choice>::from_query(request.query_string()).ok();
        let chosen = choice.and_then(|choice| Language::of_tag(choice.lang.as_deref()?));
        Self { words: Words::of(chosen.unwrap_or(Language::French)), chosen: chosen.is_some(), year: None }
    }

    /// The same, about a year.
    pub(crate) fn about(self, year: i32) -> Self {
        Self { year: Some(year), ..self }
    }

    /// The address of the first page.
    pub(crate) fn home(&self) -> String {
        address(None, self.chosen.then_some(self.words.language))
    }

    /// The address of the figures of a year.
    pub(crate) fn of_year(&self, year: i32) -> String {
        address(Some(year), self.chosen.then_some(self.words.language))
    }

    /// The address of the same figures in the other language.
    pub(crate) fn in_other_language(&self) -> String {
        address(self.year, Some(self.words.language.other()))
    }

    /// The tag of the other language.
    pub(crate) fn other_tag(&self) -> &'static str {
        self.words.language.other().tag()
    }

    /// The answer that carries a page.
    pub(crate) fn answer(&self, status: StatusCode, page: &impl Template) -> HttpResponse {
        let html = match page.render() {
            Ok(html) => html,
            Err(error) => {
                tracing::error!(%error, "a page could not be written");
                return HttpResponse::InternalServerError()
                    .content_type("text/plain; charset=utf-8")
                    .body(self.words.say("failed-title"));
            }
        };
        HttpResponse::build(status)
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CONTENT_LANGUAGE, self.words.language.tag()))
            .insert_header((header::CACHE_CONTROL, "no-cache"))
            .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .insert_header((header::REFERRER_POLICY, "same-origin"))
            .body(html)
    }
}

fn address(year: Option<i32>, language: Option<Language>) -> String {
    match (year, language.map(Language::tag)) {
        (None, None) => "/".to_owned(),
        (Some(year), None) => format!("/?annee={year}"),
        (None, Some(tag)) => format!("/?lang={tag}"),
        (Some(year), Some(tag)) => format!("/?annee={year}&lang={tag}"),
    }
}
