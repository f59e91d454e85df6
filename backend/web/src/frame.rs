//! What every page shares: the language, who reads it, the links around the content, the headers of the answer.
//!
//! What can never happen here: a page that runs a script, reaches another server or sends a form to one (the policy
//! sent with it forbids all three; the room's screen alone runs the house's own, which follows its assembly); a page of
//! somebody's that a cache keeps.

use std::fmt::Write as _;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::language::{Language, Words};
use crate::visitor::Visitor;

/// What a page may load: its own style sheet and pictures; where its forms go: here.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; \
                      frame-ancestors 'none'";

/// The same for a page that follows something while it is shown: it runs the house's own script, which listens to this
/// server.
const FOLLOWING: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; \
                         img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What surrounds the content of a page.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// Writes in the language of the reader.
    pub(crate) words: Words,
    /// Whether the reader chose the language by the address; links then keep it.
    pub(crate) chosen: bool,
    /// Path and query of the page, without the language: the language switch keeps it.
    pub(crate) here: String,
    /// Who reads it, once signed in.
    pub(crate) visitor: Option<Visitor>,
    /// What each form sends back, to prove that it was asked for here; nothing before somebody has signed in.
    pub(crate) csrf: String,
}

#[derive(Deserialize)]
struct Choice {
    lang: Option<String>,
}

/// A way into a part of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Way {
    /// Where.
    pub(crate) address: String,
    /// Key of its words.
    pub(crate) key: &'static str,
    /// Whether the page is there, or below.
    pub(crate) here: bool,
    /// Whether the page is that very one.
    pub(crate) exactly: bool,
}

impl Frame {
    /// The frame that a request asks for: `?lang=en`, else French, whatever the browser prefers: what people of the
    /// house read is French first, and a link must show everybody the same page.
    pub(crate) fn of(request: &HttpRequest) -> Self {
        let choice = web::Query::<Choice>::from_query(request.query_string()).ok();
        let chosen = choice.and_then(|choice| Language::of_tag(choice.lang.as_deref()?));
        Self {
            words: Words::of(chosen.unwrap_or(Language::French)),
            chosen: chosen.is_some(),
            here: here(request.path(), request.query_string()),
            visitor: Visitor::of(request),
            csrf: door::signed_in(request).map_or_else(String::new, |visit| visit.csrf.clone()),
        }
    }

    /// The frame of a page that nobody reads yet, for tests.
    #[cfg(test)]
    pub(crate) fn sample(words: Words, chosen: bool) -> Self {
        Self { words, chosen, here: "/".to_owned(), visitor: None, csrf: String::new() }
    }

    /// The same, of the page at that address.
    pub(crate) fn at(self, here: &str) -> Self {
        Self { here: here.to_owned(), ..self }
    }

    /// An address of this server, in the language that the reader chose.
    pub(crate) fn to(&self, path: &str) -> String {
        if self.chosen { in_language(path, self.words.language) } else { path.to_owned() }
    }

    /// The address of the first page.
    pub(crate) fn home(&self) -> String {
        self.to("/")
    }

    /// The address of the figures of a year.
    pub(crate) fn of_year(&self, year: i32) -> String {
        self.to(&format!("/?annee={year}"))
    }

    /// The address of the same page in the other language.
    pub(crate) fn in_other_language(&self) -> String {
        in_language(&self.here, self.words.language.other())
    }

    /// The tag of the other language.
    pub(crate) fn other_tag(&self) -> &'static str {
        self.words.language.other().tag()
    }

    /// What each form sends back.
    pub(crate) fn csrf(&self) -> &str {
        &self.csrf
    }

    /// The parts of the house that the reader may enter.
    pub(crate) fn ways(&self) -> Vec<Way> {
        let Some(visitor) = &self.visitor else { return Vec::new() };
        let path = self.here.split('?').next().unwrap_or_default();
        let way = |&(address, key): &(&str, &'static str)| Way {
            address: self.to(address),
            key,
            here: under(path, address) || BESIDE.iter().any(|(of, one)| *of == address && under(path, one)),
            exactly: path == address,
        };
        visitor.ways.iter().map(way).collect()
    }

    /// The answer that carries a page.
    pub(crate) fn answer(&self, status: StatusCode, page: &impl Template) -> HttpResponse {
        self.answer_under(POLICY, status, page)
    }

    /// The answer that carries a page which follows something while it is shown.
    pub(crate) fn answer_following(&self, page: &impl Template) -> HttpResponse {
        self.answer_under(FOLLOWING, StatusCode::OK, page)
    }

    fn answer_under(&self, policy: &'static str, status: StatusCode, page: &impl Template) -> HttpResponse {
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
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::CONTENT_SECURITY_POLICY, policy))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .insert_header((header::REFERRER_POLICY, "same-origin"))
            .body(html)
    }

    /// The answer that sends the reader to another page of this server.
    pub(crate) fn go(&self, path: &str) -> HttpResponse {
        HttpResponse::SeeOther()
            .insert_header((header::LOCATION, self.to(path)))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .finish()
    }
}

/// Pages that belong to a part of the house whose address is another.
const BESIDE: [(&str, &str); 6] = [
    ("/associes", "/capital"),
    ("/associes", "/remboursements"),
    ("/associes", "/exercices"),
    ("/associes", "/calendrier"),
    ("/associes", "/mandats"),
    ("/assemblees", "/statuts"),
];

/// Whether a path is that address, or below.
fn under(path: &str, address: &str) -> bool {
    path == address || (address != "/" && path.starts_with(&format!("{address}/")))
}

/// A path with its query, less the language.
fn here(path: &str, query: &str) -> String {
    let others: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    if others.is_empty() { path.to_owned() } else { format!("{path}?{}", others.join("&")) }
}

fn in_language(path: &str, language: Language) -> String {
    let (path, anchor) = path.split_once('#').map_or((path, None), |(path, anchor)| (path, Some(anchor)));
    let sign = if path.contains('?') { '&' } else { '?' };
    let mut address = format!("{path}{sign}lang={}", language.tag());
    if let Some(anchor) = anchor {
        let _ = write!(address, "#{anchor}"); // writing to a String cannot fail
    }
    address
}

/// Percent-encodes all but the unreserved characters of RFC 3986, for a value in a query.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}"); // writing to a String cannot fail
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_switch_keeps_the_page() {
        assert_eq!(here("/utilisateurs", "lang=en&page=2"), "/utilisateurs?page=2");
        assert_eq!(here("/", "lang=en"), "/");
        assert_eq!(in_language("/compte#sessions", Language::English), "/compte?lang=en#sessions");
        assert_eq!(in_language("/?annee=2015", Language::French), "/?annee=2015&lang=fr");
        assert_eq!(encoded("/compte?a=é&b"), "/compte%3Fa%3D%C3%A9%26b");
    }
}
