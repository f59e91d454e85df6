//! Pages that say why there is nothing to see, and what to do about it.

pub(crate) mod empty_office;
pub(crate) mod failed;
pub(crate) mod no_year;
pub(crate) mod not_found;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::frame::Frame;
use crate::language::Words;

/// What such a page says.
#[derive(Template)]
#[template(path = "notices/notice.html")]
pub(crate) struct Notice {
    frame: Frame,
    words: Words,
    /// Of the answer; not part of the words.
    status: StatusCode,
    title: String,
    /// What happened, in sentences.
    sentences: Vec<Sentence>,
    /// What can be done: a command to type, with what it does.
    commands: Vec<Command>,
    /// Where to go on.
    links: Vec<Link>,
}

/// A sentence; some come from below and exist in French only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    text: String,
    french_only: bool,
}

/// A command to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Command {
    line: &'static str,
    effect: String,
}

/// A way on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    address: String,
    text: String,
}

impl Notice {
    fn new(frame: &Frame, status: StatusCode, title: &str) -> Self {
        let words = frame.words;
        Self {
            frame: frame.clone(),
            words,
            status,
            title: words.say(title),
            sentences: Vec::new(),
            commands: Vec::new(),
            links: Vec::new(),
        }
    }

    fn saying(mut self, text: String) -> Self {
        self.sentences.push(Sentence { text, french_only: false });
        self
    }

    fn with_command(mut self, line: &'static str, effect: &str) -> Self {
        self.commands.push(Command { line, effect: self.words.say(effect) });
        self
    }

    fn with_link(mut self, address: String, text: String) -> Self {
        self.links.push(Link { address, text });
        self
    }

    fn answer(&self) -> HttpResponse {
        self.frame.answer(self.status, self)
    }
}
