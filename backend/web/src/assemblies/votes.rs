//! `/assemblees/{id}/resolutions/{number}/voix`: the votes by name on one resolution, one line for each member who takes
//! part, a page of them at a time.
//!
//! What can never happen here: a choice that stands there before somebody made it; a choice that is told before the vote
//! is closed; a vote for a blank proxy, which the law leaves to the chair.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use door::{Entering, Form};
use office::assemblies::permissions::VOTES_CAST;
use office::assemblies::public::{
    AssemblyError, AssemblyId, AssemblySheet, AttendanceRow, Ballot, Choice, Presence, ResolutionSheet, Stage,
};
use office::kernel::Failure;
use office::kernel::listing::{Page, PageRequest};
use office::members::public::MemberId;
use office::values::Uuid;
use serde::{Deserialize, Serialize};

use super::{names, resolution_address, terms};
use crate::forms::{Alert, Trouble};
use crate::frame::{Frame, encoded};
use crate::language::Words;
use crate::lists::ROWS;
use crate::members::acts::once;
use crate::members::terms as member_terms;
use crate::notices::{Link, Sentence};
use crate::visitor::Reader;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    suite: Option<String>,
    fait: Option<String>,
}

/// What is sent: the page of the list, and what each of its lines says (`voix-{number}`).
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    cle: String,
    #[serde(default)]
    suite: String,
    #[serde(flatten)]
    choices: BTreeMap<String, String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/votes.html")]
pub(crate) struct VotesPage {
    frame: Frame,
    words: Words,
    above: Link,
    title: String,
    done: Option<String>,
    alert: Option<Alert>,
    /// Whether something was refused, and with which status.
    refused: Option<StatusCode>,
    action: String,
    key: String,
    cursor: String,
    lines: Vec<Line>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
}

/// A member who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    member: MemberId,
    number: u64,
    name: String,
    college: String,
    presence: &'static str,
    /// Who casts the vote, when it is the holder of a proxy.
    holder: Option<String>,
    /// Whether the vote is taken already.
    taken: bool,
    /// What may be chosen: value, words, whether it was.
    choices: Vec<(&'static str, String, bool)>,
    error: Option<String>,
}

/// What is read before a page is shown.
pub(crate) struct Told {
    pub(crate) assembly: AssemblySheet,
    pub(crate) sheet: ResolutionSheet,
    pub(crate) rows: Page<AttendanceRow>,
    /// Those whose vote is taken.
    pub(crate) taken: BTreeSet<MemberId>,
    /// Names of those who hold a proxy; `None` for who may not read them.
    pub(crate) holders: Option<Vec<(MemberId, String)>>,
}

/// `GET /assemblees/{id}/resolutions/{number}/voix`.
pub(crate) async fn show(
    request: HttpRequest,
    reader: Reader,
    parameters: Query<Parameters>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(VOTES_CAST) {
        return refused;
    }
    let answer = opened(&request, &reader, &parameters).await;
    reader.settle(answer)
}

async fn opened(
    request: &HttpRequest,
    reader: &Reader,
    parameters: &Parameters,
) -> Result<HttpResponse, Failure> {
    let cursor = parameters.suite.as_deref().unwrap_or_default();
    let Some(told) = read(request, reader, cursor).await? else { return Ok(super::nothing(reader)) };
    let frame = &reader.frame;
    if told.assembly.row.stage != Stage::Open || told.sheet.outcome.is_some() {
        return Ok(frame.go(&told.resolution())); // there is nothing to take
    }
    let page = VotesPage::new(frame.clone(), &told, cursor, &BTreeMap::new());
    let done = parameters.fait.as_deref().filter(|news| *news == "voix");
    let page = VotesPage { done: done.map(|_| frame.words.say("done-votes")), ..page };
    Ok(page.answer())
}

/// `POST /assemblees/{id}/resolutions/{number}/voix`.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(VOTES_CAST) {
        return refused;
    }
    let answer = submitted(&request, &reader, &attempt, &form.0).await;
    reader.settle(answer)
}

async fn submitted(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    sent: &Sent,
) -> Result<HttpResponse, Failure> {
    let Some(told) = read(request, reader, &sent.suite).await? else { return Ok(super::nothing(reader)) };
    let Reader { frame, desk } = reader;
    let again = || VotesPage::new(frame.clone(), &told, &sent.suite, &sent.choices);
    let ballots = match ballots(frame.words, &told.rows.items, &sent.choices) {
        Ok(ballots) => ballots,
        Err(trouble) => return Ok(again().refused_by(&trouble, None).answer()),
    };
    let context = once(desk.context(attempt.0.correlation), &sent.cle, request.path(), &sent.choices);
    let (id, number) = (told.assembly.row.assembly_id, told.sheet.resolution.number);
    match desk.assemblies.cast_votes(&context, id, number, ballots).await {
        Ok(_) => Ok(frame.go(&told.after())),
        Err(failure) => match Trouble::of(frame.words, &failure) {
            Some(trouble) => Ok(again().refused_by(&trouble, blamed(&failure)).answer()),
            None => Err(failure),
        },
    }
}

/// The ballots that the lines make; a line that says nothing makes none.
fn ballots(
    words: Words,
    rows: &[AttendanceRow],
    choices: &BTreeMap<String, String>,
) -> Result<Vec<Ballot>, Trouble> {
    let wrong = |key: &str| Trouble { field: None, ..Trouble::with(words, "", key) };
    let mut ballots = Vec::new();
    for (name, text) in choices {
        let number = name.strip_prefix("voix-").and_then(|number| number.parse::<u64>().ok());
        let choice = terms::choice_of(text).ok_or_else(|| wrong("votes-unread"))?;
        let row = rows.iter().find(|row| Some(row.voter.number) == number);
        let row = row.ok_or_else(|| wrong("votes-gone"))?;
        let holder = match row.presence {
            Presence::Represented { holder } => Some(holder),
            Presence::InPerson | Presence::Remote | Presence::BlankProxy | Presence::Postal => None,
        };
        ballots.push(Ballot { member: row.voter.member_id, choice, holder });
    }
    if ballots.is_empty() { Err(wrong("votes-none")) } else { Ok(ballots) }
}

/// Whose vote was refused, with the key of why.
fn blamed(failure: &Failure) -> Option<(MemberId, &'static str)> {
    Some(match failure.refusal::<AssemblyError>()? {
        AssemblyError::AlreadyVoted { member, .. } => (*member, "vote-already"),
        AssemblyError::Absent { member } => (*member, "vote-of-absent"),
        AssemblyError::LeftToTheChair { member } => (*member, "vote-of-chair"),
        AssemblyError::RepresentedByAnother { member, .. } | AssemblyError::NoProxyGiven { member, .. } => {
            (*member, "vote-by-another")
        }
        AssemblyError::HolderAbsent { member, .. } => (*member, "vote-holder-absent"),
        _ => return None,
    })
}

/// What the page needs; `None` when the address names nothing.
async fn read(request: &HttpRequest, reader: &Reader, cursor: &str) -> Result<Option<Told>, Failure> {
    let Some(assembly) = super::named(request, reader).await? else { return Ok(None) };
    let id = assembly.row.assembly_id;
    let Some(sheet) = super::resolution_named(request, reader, id).await? else { return Ok(None) };
    let filters = vec!["withdrawn:eq:false".to_owned(), "mode:ne:blank_proxy".to_owned()];
    let cursor = Some(cursor.to_owned()).filter(|cursor| !cursor.is_empty());
    let asked = PageRequest { limit: Some(ROWS), cursor, filters, sort: None };
    let rows = reader.desk.assemblies.attendance(id, &asked).await?;
    let taken = taken(reader, id, sheet.resolution.number, &rows.items).await?;
    let held = |row: &AttendanceRow| match row.presence {
        Presence::Represented { holder } => Some(holder),
        Presence::InPerson | Presence::Remote | Presence::BlankProxy | Presence::Postal => None,
    };
    let holders: Vec<MemberId> = rows.items.iter().filter_map(held).collect();
    let holders = names(reader, id, &holders).await?;
    Ok(Some(Told { assembly, sheet, rows, taken, holders }))
}

/// Those of these members, in the order of their numbers, whose vote is taken.
async fn taken(
    reader: &Reader,
    assembly: AssemblyId,
    resolution: u32,
    rows: &[AttendanceRow],
) -> Result<BTreeSet<MemberId>, Failure> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(BTreeSet::new()) };
    let filters =
        vec![format!("number:ge:{}", first.voter.number), format!("number:le:{}", last.voter.number)];
    let mut request = PageRequest { limit: Some(1_000), filters, ..PageRequest::default() };
    let mut taken = BTreeSet::new();
    loop {
        let page = reader.desk.assemblies.votes(assembly, resolution, &request).await?;
        taken.extend(page.items.into_iter().map(|vote| vote.voter.member_id));
        match page.next {
            Some(next) => request.cursor = Some(next),
            None => return Ok(taken),
        }
    }
}

impl Told {
    fn resolution(&self) -> String {
        resolution_address(self.assembly.row.assembly_id, self.sheet.resolution.number)
    }

    /// Where the reader goes on: to the next lines, else to the resolution.
    fn after(&self) -> String {
        match &self.rows.next {
            Some(cursor) => format!("{}/voix?suite={}&fait=voix", self.resolution(), encoded(cursor)),
            None => format!("{}?fait=voix", self.resolution()),
        }
    }
}

impl VotesPage {
    fn new(frame: Frame, told: &Told, cursor: &str, chosen: &BTreeMap<String, String>) -> Self {
        let words = frame.words;
        let resolution = &told.sheet.resolution;
        let number = words.count(resolution.number.into());
        let next = told.rows.next.as_deref();
        let next = next.map(|cursor| format!("{}/voix?suite={}", told.resolution(), encoded(cursor)));
        let action = frame.to(&format!("{}/voix", told.resolution()));
        Self {
            words,
            above: Link::new(
                frame.to(&told.resolution()),
                words.tell("resolution-title", &[("number", &number)]),
            ),
            title: resolution.draft.title.clone(),
            done: None,
            alert: None,
            refused: None,
            first: (!cursor.is_empty()).then(|| action.clone()),
            action,
            key: Uuid::now_v7().to_string(),
            cursor: cursor.to_owned(),
            lines: told.rows.items.iter().map(|row| Line::of(words, told, row, chosen)).collect(),
            caption: words.tell("votes-caption", &[("count", &words.count(told.rows.total))]),
            next: next.map(|address| frame.to(&address)),
            frame,
        }
    }

    /// The same after a refusal: said above the form, and beside the line to blame when it is one.
    fn refused_by(mut self, trouble: &Trouble, blamed: Option<(MemberId, &'static str)>) -> Self {
        let words = self.words;
        self.refused = Some(trouble.status);
        let line = match blamed {
            Some((member, key)) => {
                let found = self.lines.iter_mut().find(|line| line.member == member && !line.taken);
                found.map(|line| {
                    line.error = Some(words.say(key));
                    &*line
                })
            }
            None => None,
        };
        // The sentence of the office names people by their identifiers.
        let sentence = match (blamed, line) {
            (Some((_, key)), Some(line)) => Sentence::new(
                words.tell("vote-refused", &[("name", line.name.as_str()), ("why", words.say(key).as_str())]),
            ),
            (Some((_, key)), None) => Sentence::new(words.say(key)),
            (None, _) => trouble.sentence.clone(),
        };
        let field = line.map(|line| format!("voix-{}-for", line.number));
        self.alert = Some(Alert { sentence, field });
        self
    }

    /// Whether something was refused.
    fn is_refused(&self) -> bool {
        self.refused.is_some()
    }

    fn answer(&self) -> HttpResponse {
        self.frame.answer(self.refused.unwrap_or(StatusCode::OK), self)
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let told = crate::samples::votes_told();
        let frame = frame.clone().at(&format!("{}/voix", told.resolution()));
        let key = || "0190b7a6-0000-7000-8000-000000000001".to_owned();
        let chosen = [("voix-1", "for"), ("voix-3", "against")];
        let chosen = chosen.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        let empty =
            Told { rows: Page { items: Vec::new(), next: None, total: 0 }, ..crate::samples::votes_told() };
        let third = told.rows.items[2].voter.member_id;
        let closed = crate::samples::vote_closed(frame.words);
        let new = |told: &Told, chosen| Self { key: key(), ..Self::new(frame.clone(), told, "", chosen) };
        vec![
            ("votes", new(&told, &BTreeMap::new())),
            ("votes_refused", new(&told, &chosen).refused_by(&closed, Some((third, "vote-holder-absent")))),
            ("votes_closed", new(&told, &chosen).refused_by(&closed, None)),
            ("votes_nobody", new(&empty, &BTreeMap::new())),
        ]
    }
}

impl Line {
    fn of(words: Words, told: &Told, row: &AttendanceRow, chosen: &BTreeMap<String, String>) -> Self {
        let voter = &row.voter;
        let before = chosen.get(&format!("voix-{}", voter.number));
        let choice = |one: Choice| {
            let ticked = before.is_some_and(|text| text == one.code());
            (one.code(), words.say(terms::choice(one)), ticked)
        };
        let holder = match row.presence {
            Presence::Represented { holder } => {
                let names = told.holders.iter().flatten();
                names.into_iter().find(|(member, _)| *member == holder).map(|(_, name)| name.clone())
            }
            Presence::InPerson | Presence::Remote | Presence::BlankProxy | Presence::Postal => None,
        };
        Self {
            member: voter.member_id,
            number: voter.number,
            name: voter.display_name.clone(),
            college: member_terms::college(words, voter.college),
            presence: terms::presence(row.presence),
            holder,
            taken: told.taken.contains(&voter.member_id),
            choices: terms::CHOICES.map(choice).to_vec(),
            error: None,
        }
    }
}
