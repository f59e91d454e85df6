//! `/courrier/{id}`: one outgoing note and every attempt; never its words.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use office::kernel::Failure;
use office::kernel::outbox::{Happening, LogLine, NoteFile};
use office::permissions;
use office::values::Uuid;

use super::list::Note;
use crate::account::profile::News;
use crate::frame::Frame;
use crate::language::{Language, Words};
use crate::visitor::Reader;

/// What the page shows.
#[derive(Template)]
#[template(path = "outbox/note.html")]
pub(crate) struct NotePage {
    frame: Frame,
    words: Words,
    done: Option<String>,
    note: Note,
    files: String,
    log: Vec<Line>,
    may_retry: bool,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    attempt: i64,
    moment: String,
    outcome: &'static str,
    failed: bool,
    code: String,
    took: String,
    answer: String,
    /// The page of the user who asked for another try, for who may read it.
    who: Option<String>,
}

/// What the reader may do and see besides.
#[derive(Debug, Clone, Copy, Default)]
struct May {
    retry: bool,
    users: bool,
}

/// `GET /courrier/{id}`.
pub(crate) async fn show(reader: Reader, id: Path<i64>, news: Query<News>) -> HttpResponse {
    let answer = page(&reader, *id, news.fait.as_deref()).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, id: i64, news: Option<&str>) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let file = desk.outbox().read(id).await?;
    let may = May {
        retry: desk.principal().may(permissions::OUTBOX_RETRY),
        users: desk.principal().may(office::accounts::permissions::USERS_READ),
    };
    let page = NotePage::new(frame.clone().at(&format!("/courrier/{id}")), &file, may, news);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

impl NotePage {
    fn new(frame: Frame, file: &NoteFile, may: May, news: Option<&str>) -> Self {
        let words = frame.words;
        let note = Note::of(&frame, &file.note);
        Self {
            words,
            done: (news == Some("essai")).then(|| words.say("outbox-done-one")),
            files: file.attachments.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", "),
            log: file.log.iter().map(|line| Line::of(&frame, line, may.users)).collect(),
            may_retry: may.retry && !note.sent,
            note,
            frame,
        }
    }

    /// Where another try is asked for.
    fn retry(&self) -> String {
        self.frame.to(&format!("/courrier/{}/nouvel-essai", self.note.number))
    }

    /// Whether what the wires say is in another language than the page.
    fn foreign(&self) -> bool {
        self.words.language != Language::French
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let all = May { retry: true, users: true };
        let page = |file: &NoteFile, may, news| {
            let frame = frame.clone().at(&format!("/courrier/{}", file.note.note_id));
            Self::new(frame, file, may, news)
        };
        let [parked, waiting, sent] = crate::samples::note_files();
        vec![
            ("outbox_parked", page(&parked, all, None)),
            ("outbox_waiting", page(&waiting, all, Some("essai"))),
            ("outbox_sent", page(&sent, May::default(), None)),
        ]
    }
}

impl Line {
    fn of(frame: &Frame, line: &LogLine, users: bool) -> Self {
        let asked = line.happening == Happening::Retried;
        let user = Some(line.words.as_str()).filter(|words| asked && words.parse::<Uuid>().is_ok());
        Self {
            attempt: line.attempt,
            moment: frame.words.moment(line.at),
            outcome: match line.happening {
                Happening::Sent => "outbox-line-sent",
                Happening::Deferred => "outbox-line-deferred",
                Happening::Parked => "outbox-line-parked",
                Happening::Retried => "outbox-line-retried",
            },
            failed: matches!(line.happening, Happening::Deferred | Happening::Parked),
            code: line.code.map(|code| code.to_string()).unwrap_or_default(),
            took: if asked { String::new() } else { format!("{} ms", frame.words.count(line.took_ms)) },
            answer: if asked { String::new() } else { line.words.clone() },
            who: user.filter(|_| users).map(|user| frame.to(&format!("/utilisateurs/{user}"))),
        }
    }
}
