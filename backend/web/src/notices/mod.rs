//! Pages that say why there is nothing to see, and what to do about it.

pub(crate) mod at_the_door;
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
    /// What is said.
    pub(crate) text: String,
    /// Whether it exists in French only.
    pub(crate) french_only: bool,
}

impl Sentence {
    /// In the language of the page.
    pub(crate) fn new(text: String) -> Self {
        Self { text, french_only: false }
    }

    /// In French, on a page in another language.
    pub(crate) fn french(text: String) -> Self {
        Self { text, french_only: true }
    }
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
    /// Where to.
    pub(crate) address: String,
    /// Its words.
    pub(crate) text: String,
}

impl Link {
    /// A way on.
    pub(crate) fn new(address: String, text: String) -> Self {
        Self { address, text }
    }
}

impl Notice {
    /// A notice under the title of that key.
    pub(crate) fn new(frame: &Frame, status: StatusCode, title: &str) -> Self {
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

    /// The same, which also says this.
    pub(crate) fn saying(mut self, text: String) -> Self {
        self.sentences.push(Sentence::new(text));
        self
    }

    /// The same, with a sentence from below, which may exist in French only.
    pub(crate) fn quoting(mut self, sentence: Sentence) -> Self {
        self.sentences.push(sentence);
        self
    }

    fn with_command(mut self, line: &'static str, effect: &str) -> Self {
        self.commands.push(Command { line, effect: self.words.say(effect) });
        self
    }

    /// The same, with a way on.
    pub(crate) fn with_link(mut self, address: String, text: String) -> Self {
        self.links.push(Link::new(address, text));
        self
    }

    /// The answer.
    pub(crate) fn answer(&self) -> HttpResponse {
        self.frame.answer(self.status, self)
    }
}
