//! A page that is one form: what it is about, what to fill in, one button, other ways.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use askama::Template;
use office::kernel::Failure;

use super::{Part, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::notices::{Link, Sentence};
use crate::visitor::settle;

/// Such a page.
#[derive(Template)]
#[template(path = "forms/form.html")]
pub(crate) struct FormPage {
    frame: Frame,
    words: Words,
    title: String,
    /// What it is about.
    leads: Vec<Sentence>,
    /// Why what was sent was refused, when no single field is to blame.
    alert: Option<Sentence>,
    /// Whether something was refused, and with which status.
    refused: Option<StatusCode>,
    /// Seconds to wait before the next attempt.
    wait: Option<u64>,
    /// Where it is sent.
    action: String,
    parts: Vec<Part>,
    hidden: Vec<(&'static str, String)>,
    button: String,
    /// Another entrance, as a button.
    entrance: Option<Link>,
    /// Links below.
    links: Vec<Link>,
}

impl FormPage {
    /// The page of that title, sent to `action`; `button` is the key of the words on its button.
    pub(crate) fn new(frame: &Frame, title: &str, action: &str, button: &str) -> Self {
        let words = frame.words;
        Self {
            frame: frame.clone(),
            words,
            title: words.say(title),
            leads: Vec::new(),
            alert: None,
            refused: None,
            wait: None,
            action: frame.to(action),
            parts: Vec::new(),
            hidden: Vec::new(),
            button: words.say(button),
            entrance: None,
            links: Vec::new(),
        }
    }

    /// Writes in the language of the page.
    pub(crate) fn words(&self) -> Words {
        self.words
    }

    /// The same under a title that is written already.
    pub(crate) fn titled(self, title: String) -> Self {
        Self { title, ..self }
    }

    /// The same, which also says this.
    pub(crate) fn saying(mut self, text: String) -> Self {
        self.leads.push(Sentence::new(text));
        self
    }

    /// The same, which also asks for this.
    pub(crate) fn asking(mut self, part: impl Into<Part>) -> Self {
        self.parts.push(part.into());
        self
    }

    /// The same, which also sends this.
    pub(crate) fn sending(mut self, name: &'static str, value: Option<&str>) -> Self {
        self.hidden.extend(value.map(|value| (name, value.to_owned())));
        self
    }

    /// The same, with another entrance.
    pub(crate) fn with_entrance(mut self, entrance: Option<Link>) -> Self {
        self.entrance = entrance;
        self
    }

    /// The same, with a way on.
    pub(crate) fn with_link(mut self, path: &str, text: String) -> Self {
        self.links.push(Link::new(self.frame.to(path), text));
        self
    }

    /// The same after a refusal: said beside the field to blame, where the page opens, else above the form.
    pub(crate) fn refused_by(mut self, trouble: Option<&Trouble>) -> Self {
        let Some(trouble) = trouble else { return self };
        self.parts.iter_mut().for_each(Part::leave);
        self.refused = Some(trouble.status);
        self.wait = trouble.wait;
        let blamed = self.parts.iter_mut().find(|part| Some(part.name()) == trouble.field);
        match blamed {
            Some(part) => part.blame(trouble.sentence.clone()),
            None => self.alert = Some(trouble.sentence.clone()),
        }
        self
    }

    /// Whether something was refused.
    fn is_refused(&self) -> bool {
        self.refused.is_some()
    }

    /// The answer.
    pub(crate) fn answer(&self) -> HttpResponse {
        let mut answer = self.frame.answer(self.refused.unwrap_or(StatusCode::OK), self);
        if let Some(seconds) = self.wait {
            answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        answer
    }
}

/// The form again with what was refused, or the page of a failure.
pub(crate) fn again(
    frame: &Frame,
    failure: Failure,
    page: impl FnOnce(Option<&Trouble>) -> FormPage,
) -> HttpResponse {
    match Trouble::of(frame.words, &failure) {
        Some(trouble) => page(Some(&trouble)).answer(),
        None => settle(frame, Err(failure)),
    }
}
