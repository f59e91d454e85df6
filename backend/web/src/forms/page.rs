//! A page that is one form: what it is about, what to fill in, one button, other ways.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use askama::Template;
use office::kernel::Failure;

use super::reading::No;
use super::{Alert, Part, Trouble};
use crate::frame::{Frame, Way};
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
    /// Why what was sent was refused, with the way to the field to blame.
    alert: Option<Alert>,
    /// Whether something was refused, and with which status.
    refused: Option<StatusCode>,
    /// Seconds to wait before the next attempt.
    wait: Option<u64>,
    /// Where it is sent.
    action: String,
    parts: Vec<Part>,
    hidden: Vec<(&'static str, String)>,
    button: String,
    /// An easier way for those whom a sentence names, before the form.
    first: Option<(String, Link)>,
    /// Another entrance, as a button.
    entrance: Option<Link>,
    /// Links below.
    links: Vec<Link>,
    /// Whether fields may stand beside each other.
    wide: bool,
    /// What the page belongs to, above its title.
    above: Option<Link>,
    /// Forms beside this one.
    tabs: Vec<Way>,
    /// Whether it brings a file.
    upload: bool,
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
            first: None,
            entrance: None,
            links: Vec::new(),
            wide: false,
            above: None,
            tabs: Vec::new(),
            upload: false,
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

    /// The same, which first offers another way to those whom the sentence names.
    pub(crate) fn offering(mut self, sentence: String, path: &str, text: String) -> Self {
        self.first = Some((sentence, Link::new(self.frame.to(path), text)));
        self
    }

    /// The same, with another entrance.
    pub(crate) fn with_entrance(mut self, entrance: Option<Link>) -> Self {
        self.entrance = entrance;
        self
    }

    /// The same, whose fields may stand beside each other.
    pub(crate) fn wide(self) -> Self {
        Self { wide: true, ..self }
    }

    /// The same, of something that has a page of its own.
    pub(crate) fn below(mut self, path: &str, text: String) -> Self {
        self.above = Some(Link::new(self.frame.to(path), text));
        self
    }

    /// The same, beside other forms.
    pub(crate) fn with_tabs(self, tabs: Vec<Way>) -> Self {
        Self { tabs, ..self }
    }

    /// The same, which brings a file.
    pub(crate) fn uploading(self) -> Self {
        Self { upload: true, ..self }
    }

    /// The same, under a heading for what is asked next.
    pub(crate) fn about(self, text: String) -> Self {
        self.asking(Part::Heading(text))
    }

    /// The same, with a way on.
    pub(crate) fn with_link(mut self, path: &str, text: String) -> Self {
        self.links.push(Link::new(self.frame.to(path), text));
        self
    }

    /// The same after a refusal: said above the form and, when a field is to blame, again beside it, where the page
    /// opens.
    pub(crate) fn refused_by(mut self, trouble: Option<&Trouble>) -> Self {
        let Some(trouble) = trouble else { return self };
        self.parts.iter_mut().for_each(Part::leave);
        self.refused = Some(trouble.status);
        self.wait = trouble.wait;
        self.alert = Some(Alert::over(&mut self.parts, trouble));
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

/// On to the address that came of it, or the form again with what is wrong in it.
pub(crate) fn settled(
    frame: &Frame,
    done: Result<String, No>,
    page: impl FnOnce(Option<&Trouble>) -> FormPage,
) -> HttpResponse {
    match done {
        Ok(address) => frame.go(&address),
        Err(no) => not_done(frame, no, page),
    }
}

/// The form again with what is wrong in it, whoever saw it, or the page of a failure.
pub(crate) fn not_done(
    frame: &Frame,
    no: No,
    page: impl FnOnce(Option<&Trouble>) -> FormPage,
) -> HttpResponse {
    match no.trouble(frame.words) {
        Ok(trouble) => page(Some(&trouble)).answer(),
        Err(failure) => settle(frame, Err(failure)),
    }
}

/// The form again with what was refused, or the page of a failure.
pub(crate) fn again(
    frame: &Frame,
    failure: Failure,
    page: impl FnOnce(Option<&Trouble>) -> FormPage,
) -> HttpResponse {
    not_done(frame, failure.into(), page)
}
