//! `/courrier`: what waits, what left, what was given up; by state, kind and recipient.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::kernel::Failure;
use office::kernel::listing::{Page, PageRequest};
use office::kernel::outbox::{NoteRow, NoteState};
use office::permissions;
use serde::Deserialize;

use crate::frame::Frame;
use crate::language::{Language, Words};
use crate::lists::{Asked, Heading, Picking};
use crate::visitor::Reader;

const PATH: &str = "/courrier";
/// How notes leave.
const KINDS: [(&str, &str); 2] = [("mail", "outbox-mail"), ("webhook", "outbox-webhook")];

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    recherche: Option<String>,
    etat: Option<String>,
    par: Option<String>,
    tri: Option<String>,
    suite: Option<String>,
    fait: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "outbox/list.html")]
pub(crate) struct OutboxPage {
    frame: Frame,
    words: Words,
    done: Option<String>,
    parked: Option<String>,
    may_retry: bool,
    search: String,
    states: Picking,
    kinds: Picking,
    headings: Vec<Heading>,
    notes: Vec<Note>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
    filtered: bool,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) address: String,
    pub(crate) number: i64,
    pub(crate) kind: &'static str,
    pub(crate) recipient: String,
    pub(crate) subject: String,
    pub(crate) state: &'static str,
    pub(crate) parked: bool,
    pub(crate) sent: bool,
    pub(crate) attempts: String,
    pub(crate) created: String,
    pub(crate) next: Option<String>,
    pub(crate) sent_at: Option<String>,
    pub(crate) parked_at: Option<String>,
    /// Why it did not leave; in French, as the wires say it.
    pub(crate) reason: Option<String>,
}

impl Note {
    pub(crate) fn of(frame: &Frame, row: &NoteRow) -> Self {
        let words = frame.words;
        Self {
            address: frame.to(&format!("{PATH}/{}", row.note_id)),
            number: row.note_id,
            kind: KINDS.into_iter().find(|(kind, _)| *kind == row.kind).map_or("outbox-kind", |(_, key)| key),
            recipient: row.recipient.clone(),
            subject: row.subject.clone(),
            state: state_key(row.state),
            parked: row.state == NoteState::Parked,
            sent: row.state == NoteState::Sent,
            attempts: words.count(u64::try_from(row.attempts).unwrap_or_default()),
            created: words.moment(row.created_at),
            next: row.next_at.map(|at| words.moment(at)),
            sent_at: row.sent_at.map(|at| words.moment(at)),
            parked_at: row.parked_at.map(|at| words.moment(at)),
            reason: row.last_error.clone(),
        }
    }
}

/// Key of the words for where a note stands.
pub(crate) fn state_key(state: NoteState) -> &'static str {
    match state {
        NoteState::Waiting => "outbox-waiting",
        NoteState::Sent => "outbox-sent",
        NoteState::Parked => "outbox-parked",
    }
}

/// `GET /courrier`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    let answer = page(&reader, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let asked = asked(parameters);
    let notes = desk.outbox().list(&asked.request(filters(&asked))).await?;
    let parked =
        PageRequest { limit: Some(1), filters: vec!["state:eq:parked".to_owned()], ..PageRequest::default() };
    let parked = desk.outbox().list(&parked).await?.total;
    let may_retry = desk.principal().may(permissions::OUTBOX_RETRY);
    let done = parameters.fait.as_deref() == Some("essais");
    let page = OutboxPage::new(frame.clone(), &asked, &notes, (parked, may_retry, done));
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn asked(parameters: &Parameters) -> Asked {
    Asked::of(PATH, parameters.tri.as_deref(), parameters.suite.as_deref())
        .looking("recherche", parameters.recherche.as_deref())
        .looking("etat", parameters.etat.as_deref())
        .looking("par", parameters.par.as_deref())
}

fn filters(asked: &Asked) -> Vec<String> {
    let pairs = [("recherche", "recipient:contains"), ("etat", "state:eq"), ("par", "kind:eq")];
    let filter = |(name, filter): &(&str, &str)| {
        let value = asked.value(name);
        (!value.is_empty()).then(|| format!("{filter}:{value}"))
    };
    pairs.iter().filter_map(filter).collect()
}

impl OutboxPage {
    fn new(
        frame: Frame,
        asked: &Asked,
        notes: &Page<NoteRow>,
        (parked, may_retry, done): (u64, bool, bool),
    ) -> Self {
        let words = frame.words;
        let heading = |key: &str, field: &str| Heading::of(&frame, asked, key, field, "-note_id");
        let headings = vec![
            heading("outbox-number", "note_id"),
            heading("outbox-kind", "kind"),
            heading("outbox-recipient", "recipient"),
            heading("outbox-subject", "subject"),
            heading("column-state", "state"),
            heading("outbox-attempts", "attempts"),
            heading("outbox-written", "created_at"),
        ];
        let picking = |name, key: &str, choices: Vec<(String, String)>| Picking {
            name,
            label: words.say(key),
            choices,
            chosen: asked.value(name).to_owned(),
        };
        let states = NoteState::ALL.map(|state| (state.as_str().to_owned(), words.say(state_key(state))));
        let kinds = KINDS.map(|(kind, key)| (kind.to_owned(), words.say(key)));
        let told = |count: u64, key: &str| words.tell(key, &[("count", &words.count(count))]);
        Self {
            words,
            done: done.then(|| words.say("outbox-done-all")),
            parked: (parked > 0).then(|| told(parked, "outbox-parked-now")),
            may_retry,
            search: asked.value("recherche").to_owned(),
            states: picking("etat", "column-state", states.to_vec()),
            kinds: picking("par", "outbox-kind", kinds.to_vec()),
            headings,
            caption: told(notes.total, "outbox-caption"),
            first: asked.first(&frame),
            next: notes.next.as_deref().map(|cursor| asked.next(&frame, cursor)),
            filtered: ["recherche", "etat", "par"].iter().any(|name| !asked.value(name).is_empty()),
            notes: notes.items.iter().map(|row| Note::of(&frame, row)).collect(),
            frame,
        }
    }

    /// Whether what the wires say is in another language than the page.
    fn foreign(&self) -> bool {
        self.words.language != Language::French
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at(PATH);
        let all = asked(&Parameters::default());
        let some = asked(&Parameters { etat: Some("parked".to_owned()), ..Parameters::default() });
        let none = Page { items: Vec::new(), next: None, total: 0 };
        vec![
            ("outbox", Self::new(frame.clone(), &all, &crate::samples::notes(), (1, true, false))),
            ("outbox_read_only", Self::new(frame.clone(), &all, &crate::samples::notes(), (1, false, false))),
            ("outbox_none", Self::new(frame.clone(), &some, &none, (0, true, true))),
        ]
    }
}
