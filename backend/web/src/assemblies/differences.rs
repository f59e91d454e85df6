//! `/assemblees/{id}/liste/ecarts`: the sealed roll beside the register of the assembly's day: who left since, who came,
//! who changed; whose proxies lapse with who left, and their letters.
//!
//! What can never happen here: a difference that the page found (the office compares); somebody struck off who is still
//! a member.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use door::Desk;
use office::RollDifferences;
use office::assemblies::permissions::{ATTENDANCE_READ, ROLL_FREEZE, ROLL_READ};
use office::assemblies::public::{AssemblySheet, AttendanceRow, HOLDER_STRUCK, Presence, Stage};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::kernel::listing::PageRequest;
use office::members::public::{College, MemberId};
use office::values::Shares;

use super::acts::{Act as _, roll};
use super::{address, nothing, papers, terms};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::terms as member_terms;
use crate::notices::Link;
use crate::visitor::Reader;

/// Its part of the address.
pub(crate) const PART: &str = "liste/ecarts";
/// Proxies read at once.
const PROXIES: u64 = 1_000;

/// What is read of it.
pub(crate) struct Told {
    pub(crate) sheet: AssemblySheet,
    pub(crate) differences: RollDifferences,
    /// The proxies that fall with who left, or fell.
    pub(crate) lapsing: Vec<AttendanceRow>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/differences.html")]
pub(crate) struct DifferencesPage {
    frame: Frame,
    words: Words,
    above: Link,
    none: bool,
    left: Vec<Line>,
    /// Where they are struck off, for who may while it can be done.
    strike: Option<String>,
    /// Who gave a proxy to one of them, and the letter that tells it.
    lapsing: Vec<(String, Link)>,
    came: Vec<Line>,
    changed: Vec<Line>,
    /// Where the roll is corrected, for who may.
    correct: Option<String>,
}

/// A member.
struct Line {
    name: String,
    told: Vec<String>,
}

/// `GET /assemblees/{id}/liste/ecarts`.
pub(crate) async fn show(request: HttpRequest, reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(ROLL_READ) {
        return refused;
    }
    let answer = page(&request, &reader).await;
    reader.settle(answer)
}

async fn page(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let Some(sheet) = super::named(request, reader).await? else { return Ok(nothing(reader)) };
    let Reader { frame, desk } = reader;
    if !matches!(sheet.row.stage, Stage::RollFrozen | Stage::Open) {
        return Ok(frame.go(&address(sheet.row.assembly_id))); // there is no roll, or it is over
    }
    let differences = desk.roll_differences(sheet.row.assembly_id).await?;
    let lapsing = lapsing(desk, &sheet, &differences).await?;
    let told = Told { sheet, differences, lapsing };
    let page = DifferencesPage::new(frame.clone(), &told, desk.principal());
    Ok(page.frame.answer(StatusCode::OK, &page))
}

/// The proxies in the hands of who left, or of who was struck off for that, for who may read them.
async fn lapsing(
    desk: &Desk,
    sheet: &AssemblySheet,
    differences: &RollDifferences,
) -> Result<Vec<AttendanceRow>, Failure> {
    if !desk.principal().may(ATTENDANCE_READ) {
        return Ok(Vec::new());
    }
    let left: BTreeSet<MemberId> = differences.left.iter().map(|row| row.member_id).collect();
    let filters = vec!["mode:eq:represented".to_owned()];
    let mut request = PageRequest { limit: Some(PROXIES), filters, ..PageRequest::default() };
    let mut rows = Vec::new();
    loop {
        let page = desk.assemblies.attendance(sheet.row.assembly_id, &request).await?;
        rows.extend(page.items.into_iter().filter(|row| lapses(row, &left)));
        match page.next {
            Some(next) => request.cursor = Some(next),
            None => return Ok(rows),
        }
    }
}

/// Whether a proxy falls with its holder, or fell with it.
fn lapses(row: &AttendanceRow, left: &BTreeSet<MemberId>) -> bool {
    match row.presence {
        Presence::Represented { .. } if row.withdrawn => row.reason == HOLDER_STRUCK,
        Presence::Represented { holder } => left.contains(&holder),
        _ => false,
    }
}

/// College and shares.
fn held(words: Words, college: College, shares: Shares) -> String {
    let (college, shares) = (member_terms::college(words, college), words.count(shares.count().into()));
    words.tell("differences-held", &[("college", &college), ("shares", &shares)])
}

impl DifferencesPage {
    fn new(frame: Frame, told: &Told, reader: &Principal) -> Self {
        let (words, id) = (frame.words, told.sheet.row.assembly_id);
        let home = address(id);
        let before = told.sheet.row.stage == Stage::RollFrozen && reader.may(ROLL_FREEZE);
        let named = |name: &str, number: u64| {
            words.tell("member-told", &[("name", name), ("number", &words.count(number))])
        };
        let of = &told.differences;
        let strike = frame.to(&format!("{home}/{}", roll::Strike::PART));
        let correct = frame.to(&format!("{home}/{}", roll::Correct::PART));
        let left = of.left.iter().map(|row| Line {
            name: named(&row.display_name, row.number),
            told: vec![held(words, row.college, row.shares)],
        });
        let came = of.came.iter().map(|one| Line {
            name: named(&one.display_name, one.number),
            told: vec![held(words, one.college, one.shares)],
        });
        let changed = of.changed.iter().map(|(row, now)| {
            let on_roll = held(words, row.college, row.shares);
            let on_register = held(words, now.college, now.shares);
            Line {
                name: named(&row.display_name, row.number),
                told: vec![
                    words.tell("differences-on-roll", &[("held", &on_roll)]),
                    words.tell("differences-on-register", &[("held", &on_register)]),
                ],
            }
        });
        let lapsing = told.lapsing.iter().map(|row| {
            let name = named(&row.voter.display_name, row.voter.number);
            let key = if row.withdrawn { "differences-lapsed" } else { "differences-lapses" };
            let text = words.tell(key, &[("name", &name)]);
            (text, papers::lapse(words, id, row.voter.member_id, &name))
        });
        Self {
            words,
            above: Link::new(frame.to(&home), terms::title(words, &told.sheet.convened)),
            none: of.left.is_empty() && of.came.is_empty() && of.changed.is_empty(),
            left: left.collect(),
            strike: (before && !of.left.is_empty()).then_some(strike),
            lapsing: lapsing.collect(),
            came: came.collect(),
            changed: changed.collect(),
            correct: (before && !(of.came.is_empty() && of.changed.is_empty())).then_some(correct),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{auditor, differences_none, differences_told, staff};
        let (told, none) = (differences_told(), differences_none());
        let frame = frame.clone().at(&format!("{}/{PART}", address(told.sheet.row.assembly_id)));
        vec![
            ("differences", Self::new(frame.clone(), &told, &staff())),
            ("differences_read", Self::new(frame.clone(), &told, &auditor())),
            ("differences_none", Self::new(frame, &none, &staff())),
        ]
    }
}
