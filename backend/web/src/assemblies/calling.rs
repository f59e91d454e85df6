//! `/assemblees/{id}/envois`: whom the notice reached, and how; whom it did not, so that it goes by post or by hand
//! (R225-63, R225-68 C. com.).

use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use door::Desk;
use office::Sending;
use office::assemblies::permissions::{ASSEMBLY_CONVENE, ROLL_READ};
use office::assemblies::public::{AssemblySheet, CallingRow, DispatchChannel, DispatchRow, Stage};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::kernel::listing::{Page, PageRequest};
use office::members::public::VoterEntry;
use office::values::Uuid;
use serde::Deserialize;

use super::acts::{self, Act as _, sending};
use super::{address, mailing, nothing, papers, terms};
use crate::frame::{Frame, encoded};
use crate::language::Words;
use crate::lists::ROWS;
use crate::notices::Link;
use crate::visitor::Reader;

/// Its part of the address.
pub(crate) const PART: &str = "envois";
/// Members whom nothing reached that one page shows.
const MISSING: usize = 100;

/// Key of how a notice went.
pub(crate) const fn channel(channel: DispatchChannel) -> &'static str {
    match channel {
        DispatchChannel::Mail => "channel-mail",
        DispatchChannel::Post => "channel-post",
        DispatchChannel::Hand => "channel-hand",
    }
}

/// Who is to be called: the members of the record day, or of today while that day is to come.
pub(crate) async fn called(desk: &Desk, sheet: &AssemblySheet) -> Result<Vec<VoterEntry>, Failure> {
    let day = sheet.convened.record_day.min(desk.today()?);
    desk.members.voters(day, None).await
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    suite: Option<String>,
    fait: Option<String>,
}

/// What is read of it.
pub(crate) struct Told {
    pub(crate) sheet: AssemblySheet,
    pub(crate) summary: CallingRow,
    /// All who are to be called.
    pub(crate) called: Vec<VoterEntry>,
    /// Those whom nothing reached.
    pub(crate) missing: Vec<VoterEntry>,
    pub(crate) dispatches: Page<DispatchRow>,
    /// The sendings by mail, for who may send.
    pub(crate) sendings: Vec<Sending>,
    /// Bundles of what is still to be printed, for who may.
    pub(crate) bundles: usize,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/calling.html")]
pub(crate) struct CallingPage {
    frame: Frame,
    words: Words,
    above: Link,
    done: Option<String>,
    key: String,
    today: String,
    /// Key and number.
    facts: Vec<(&'static str, String)>,
    /// Where the convocations go out by mail, for who may.
    mail: Option<String>,
    /// Where each sending stands, and how far it is.
    sendings: Vec<Link>,
    /// What is still to be printed.
    bundles: Vec<Link>,
    missing: Vec<(u64, String)>,
    missing_caption: String,
    more: bool,
    /// Where a sending is noted, for who may.
    send: Option<String>,
    /// The form that notes it for all of them.
    send_all: Option<String>,
    lines: Vec<Line>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
}

/// A notice.
struct Line {
    name: String,
    channel: &'static str,
    sent: String,
    times: String,
    bounced: Option<String>,
    /// Where its return is noted.
    bounce: Option<String>,
}

/// `GET /assemblees/{id}/envois`.
pub(crate) async fn show(
    request: HttpRequest,
    reader: Reader,
    parameters: Query<Parameters>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(ROLL_READ) {
        return refused;
    }
    let answer = page(&request, &reader, &parameters).await;
    reader.settle(answer)
}

async fn page(
    request: &HttpRequest,
    reader: &Reader,
    parameters: &Parameters,
) -> Result<HttpResponse, Failure> {
    let Some(sheet) = super::named(request, reader).await? else { return Ok(nothing(reader)) };
    let Reader { frame, desk } = reader;
    let id = sheet.row.assembly_id;
    let (called, reached) = (called(desk, &sheet).await?, desk.assemblies.reached(id).await?);
    let cursor = parameters.suite.clone();
    let asked =
        PageRequest { limit: Some(ROWS), cursor, sort: Some("-bounced_on".to_owned()), filters: vec![] };
    let may = mailing::is_called(sheet.row.stage) && desk.principal().may(ASSEMBLY_CONVENE);
    let sendings = if desk.principal().may(ASSEMBLY_CONVENE) { desk.sendings(id).await? } else { Vec::new() };
    let told = Told {
        sendings,
        bundles: if may { desk.convocation_bundles(id, desk.today()?).await? } else { 0 },
        summary: desk.assemblies.calling(id).await?,
        missing: called.iter().filter(|one| !reached.contains(&one.member_id)).cloned().collect(),
        dispatches: desk.assemblies.dispatches(id, &asked).await?,
        called,
        sheet,
    };
    let page = CallingPage::new(frame.clone(), &told, parameters.suite.is_some(), desk.principal());
    let done = parameters.fait.as_deref().and_then(acts::news_key).map(|key| frame.words.say(key));
    let today = desk.today()?.to_string();
    let page = CallingPage { done, today, key: Uuid::now_v7().to_string(), ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

impl CallingPage {
    fn new(frame: Frame, told: &Told, further: bool, reader: &Principal) -> Self {
        let words = frame.words;
        let row = &told.sheet.row;
        let home = address(row.assembly_id);
        let path = format!("{home}/{PART}");
        let live = matches!(row.stage, Stage::Convened | Stage::RollFrozen | Stage::Open);
        let may = live && reader.may(ASSEMBLY_CONVENE);
        let summary = &told.summary;
        let count = |number: u64| words.count(number);
        let missing = u64::try_from(told.missing.len()).unwrap_or(u64::MAX);
        let send = frame.to(&format!("{home}/{}", sending::Send::PART));
        let next = told.dispatches.next.as_deref();
        let named = |one: &VoterEntry| {
            words.tell("member-told", &[("name", &one.display_name), ("number", &count(one.number))])
        };
        Self {
            words,
            above: Link::new(frame.to(&home), terms::title(words, &told.sheet.convened)),
            done: None,
            key: String::new(),
            today: told.sheet.convened.notice_sent_on.to_string(),
            facts: vec![
                ("calling-reached", count(summary.reached)),
                ("calling-by-mail", count(summary.by_mail)),
                ("calling-by-post", count(summary.by_post)),
                ("calling-by-hand", count(summary.by_hand)),
                ("calling-bounced", count(summary.bounced)),
                ("calling-missing", count(missing)),
            ],
            mail: (mailing::is_called(row.stage) && reader.may(ASSEMBLY_CONVENE))
                .then(|| frame.to(&format!("{home}/{}", mailing::PART))),
            sendings: told
                .sendings
                .iter()
                .map(|one| {
                    let at = mailing::at(row.assembly_id, one.job.id);
                    Link::new(frame.to(&at), mailing::told(words, one))
                })
                .collect(),
            bundles: papers::bundles(words, row.assembly_id, told.bundles),
            missing: told.missing.iter().take(MISSING).map(|one| (one.number, named(one))).collect(),
            missing_caption: words.tell("calling-missing-caption", &[("count", &count(missing))]),
            more: told.missing.len() > MISSING,
            send: may.then(|| send.clone()),
            send_all: (may && missing > 0).then_some(send),
            lines: told.dispatches.items.iter().map(|of| Line::of(&frame, told, of, may)).collect(),
            caption: words.tell("calling-caption", &[("count", &count(told.dispatches.total))]),
            first: further.then(|| frame.to(&path)),
            next: next.map(|cursor| frame.to(&format!("{path}?suite={}", encoded(cursor)))),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{auditor, calling_told, staff};
        let told = calling_told();
        let frame = frame.clone().at(&format!("{}/{PART}", address(told.sheet.row.assembly_id)));
        let full = Self::new(frame.clone(), &told, false, &staff());
        let done = Some(frame.words.say("done-sent"));
        vec![
            ("calling", Self { done, key: "0190b7a6".to_owned(), ..full }),
            ("calling_read", Self::new(frame, &told, true, &auditor())),
        ]
    }
}

impl Line {
    fn of(frame: &Frame, told: &Told, row: &DispatchRow, may: bool) -> Self {
        let words = frame.words;
        let found = told.called.iter().find(|one| one.member_id == row.member_id);
        let name = found.map_or_else(|| words.say("unknown"), |one| one.display_name.clone());
        let bounce = |one: &VoterEntry| {
            let part = sending::Bounce::PART;
            frame.to(&format!("{}/{part}?membre={}", address(told.sheet.row.assembly_id), one.number))
        };
        let told = |day| {
            let parts = [("day", &*words.day(day)), ("reason", row.bounce_reason.as_str())];
            words.tell("calling-came-back", &parts)
        };
        Self {
            name,
            channel: channel(row.channel),
            sent: words.day(row.sent_on),
            times: words.count(row.times),
            bounced: row.bounced_on.map(told),
            bounce: found.filter(|_| may && row.bounced_on.is_none()).map(bounce),
        }
    }
}
