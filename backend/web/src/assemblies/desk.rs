//! `/assemblees/{id}/emargement`: the door of an assembly. Somebody is looked for by number or name and is there with one
//! button; who goes, who gives a proxy, and the quorum as it stands.
//!
//! What can never happen here: a quorum that the page computed.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use door::Desk;
use office::assemblies::permissions::ATTENDANCE_RECORD;
use office::assemblies::public::{AssemblySheet, AttendanceRow, LiveQuorum, Presence, RollRow, Stage};
use office::kernel::Failure;
use office::kernel::listing::{Page, PageRequest};
use office::members::public::MemberId;
use office::values::Uuid;
use serde::Deserialize;

use super::acts::{self, Act as _};
use super::acts::{forms, presence, proxies};
use super::{address, names, nothing, terms};
use crate::frame::{Frame, encoded};
use crate::language::Words;
use crate::lists::ROWS;
use crate::members::terms as member_terms;
use crate::notices::Link;
use crate::visitor::Reader;

/// Its part of the address.
pub(crate) const PART: &str = "emargement";
/// Holders whose mandates a form tells.
const HOLDERS: usize = 12;

/// Who holds how many proxies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Holding {
    /// Name and mandates of each holder, by its identifier.
    pub(crate) held: BTreeMap<MemberId, (String, u64)>,
    /// The most that the statutes allow; none when nothing limits them.
    pub(crate) most: Option<u64>,
}

impl Holding {
    /// As the attendance sheet has it.
    pub(crate) async fn read(desk: &Desk, sheet: &AssemblySheet) -> Result<Self, Failure> {
        let id = sheet.row.assembly_id;
        let counts = desk.assemblies.proxies_held(id).await?;
        let holders: Vec<MemberId> = counts.keys().copied().collect();
        let named =
            if holders.is_empty() { Vec::new() } else { desk.assemblies.voters(id, &holders).await? };
        let name = |member: &MemberId| {
            named.iter().find(|row| row.member_id == *member).map(|row| row.display_name.clone())
        };
        let held = counts
            .iter()
            .map(|(member, count)| (*member, (name(member).unwrap_or_default(), *count)))
            .collect();
        let voters = u32::try_from(sheet.row.voters).unwrap_or(u32::MAX);
        let most = sheet.convened.statutes.document.proxy_ceiling.mandates(voters).map(u64::from);
        Ok(Self { held, most })
    }

    /// How many more proxies somebody may take; none when nothing limits them.
    fn left(&self, member: MemberId) -> Option<u64> {
        let held = self.held.get(&member).map_or(0, |(_, count)| *count);
        self.most.map(|most| most.saturating_sub(held))
    }

    /// The ceiling, and who holds what, in sentences.
    pub(crate) fn told(&self, words: Words) -> Vec<String> {
        let Some(most) = self.most else { return vec![words.say("proxy-unlimited")] };
        let ceiling = words.tell("proxy-ceiling", &[("count", &words.count(most))]);
        let holder = |(name, count): &(String, u64)| {
            let left = words.count(most.saturating_sub(*count));
            words.tell("proxy-held", &[("name", name), ("count", &words.count(*count)), ("left", &left)])
        };
        let holders: Vec<String> = self.held.values().take(HOLDERS).map(holder).collect();
        let told =
            (!holders.is_empty()).then(|| words.tell("proxy-holders", &[("names", &holders.join(" ; "))]));
        [ceiling].into_iter().chain(told).collect()
    }
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    recherche: Option<String>,
    suite: Option<String>,
    fait: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/desk.html")]
pub(crate) struct DeskPage {
    frame: Frame,
    words: Words,
    above: Link,
    done: Option<String>,
    key: String,
    path: String,
    search: String,
    /// Basis, words, whether it is reached.
    quorums: Vec<(&'static str, &'static str, String, bool)>,
    /// Where who is there signs in, where it goes.
    arrive: String,
    depart: String,
    lines: Vec<Line>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
}

/// Somebody on the roll.
struct Line {
    number: u64,
    shown: String,
    name: String,
    college: String,
    state: String,
    /// More about it: since when, through whom, how many proxies it may still take.
    more: Vec<String>,
    there: bool,
    links: Vec<(String, &'static str)>,
}

/// What is read of it.
pub(crate) struct Told {
    pub(crate) sheet: AssemblySheet,
    pub(crate) quorums: Vec<LiveQuorum>,
    pub(crate) roll: Page<RollRow>,
    pub(crate) lines: Vec<AttendanceRow>,
    pub(crate) holding: Holding,
    pub(crate) holders: Vec<(MemberId, String)>,
}

/// `GET /assemblees/{id}/emargement`.
pub(crate) async fn show(
    request: HttpRequest,
    reader: Reader,
    parameters: Query<Parameters>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(ATTENDANCE_RECORD) {
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
    let frame = &reader.frame;
    if !matches!(sheet.row.stage, Stage::RollFrozen | Stage::Open) {
        return Ok(frame.go(&address(sheet.row.assembly_id))); // there is no list, or nothing to note any more
    }
    let search = parameters.recherche.as_deref().map(str::trim).unwrap_or_default();
    let told = read(reader, sheet, search, parameters.suite.clone()).await?;
    let page = DeskPage::new(frame.clone(), &told, search, parameters.suite.is_some());
    let done = parameters.fait.as_deref().and_then(acts::news_key).map(|key| frame.words.say(key));
    let page = DeskPage { done, key: Uuid::now_v7().to_string(), ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

async fn read(
    reader: &Reader,
    sheet: AssemblySheet,
    search: &str,
    cursor: Option<String>,
) -> Result<Told, Failure> {
    let (desk, id) = (&reader.desk, sheet.row.assembly_id);
    let filters = match search.parse::<u32>() {
        Ok(number) => vec![format!("number:eq:{number}")],
        Err(_) => search.split_whitespace().map(|word| format!("display_name:contains:{word}")).collect(),
    };
    let sort = Some("display_name".to_owned());
    let asked = PageRequest { limit: Some(ROWS), cursor, sort, filters };
    let roll = desk.assemblies.roll(id, &asked).await?;
    let lines = attendance(desk, &sheet, &roll.items).await?;
    let held = |row: &AttendanceRow| match row.presence {
        Presence::Represented { holder } => Some(holder),
        Presence::InPerson | Presence::Remote | Presence::BlankProxy | Presence::Postal => None,
    };
    let holders: Vec<MemberId> = lines.iter().filter_map(held).collect();
    Ok(Told {
        quorums: desk.assemblies.quorums(id).await?,
        holding: Holding::read(desk, &sheet).await?,
        holders: names(reader, id, &holders).await?.unwrap_or_default(),
        sheet,
        roll,
        lines,
    })
}

/// What the attendance sheet says of those.
async fn attendance(
    desk: &Desk,
    sheet: &AssemblySheet,
    rows: &[RollRow],
) -> Result<Vec<AttendanceRow>, Failure> {
    let mut lines = Vec::new();
    for row in rows {
        let filters = vec![format!("number:eq:{}", row.number)];
        let request = PageRequest { limit: Some(1), filters, ..PageRequest::default() };
        lines.extend(desk.assemblies.attendance(sheet.row.assembly_id, &request).await?.items);
    }
    Ok(lines)
}

impl DeskPage {
    fn new(frame: Frame, told: &Told, search: &str, further: bool) -> Self {
        let words = frame.words;
        let home = address(told.sheet.row.assembly_id);
        let path = format!("{home}/{PART}");
        let looked_for =
            if search.is_empty() { String::new() } else { format!("&recherche={}", encoded(search)) };
        let next = told.roll.next.as_deref();
        let quorum = |of: &LiveQuorum| {
            let told = terms::quorum(words, of.quorum);
            (terms::decision(of.decision), terms::basis(of.quorum.basis), told, of.quorum.reached)
        };
        Self {
            words,
            above: Link::new(frame.to(&home), terms::title(words, &told.sheet.convened)),
            done: None,
            key: String::new(),
            search: search.to_owned(),
            quorums: told.quorums.iter().map(quorum).collect(),
            arrive: frame.to(&format!("{home}/{}", presence::Arrive::PART)),
            depart: frame.to(&format!("{home}/{}", presence::Depart::PART)),
            lines: told.roll.items.iter().map(|row| Line::of(&frame, told, row)).collect(),
            caption: words.tell("desk-caption", &[("count", &words.count(told.roll.total))]),
            first: further.then(|| frame.to(&path)),
            next: next.map(|cursor| frame.to(&format!("{path}?suite={}{looked_for}", encoded(cursor)))),
            path,
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let told = crate::samples::desk_told();
        let frame = frame.clone().at(&format!("{}/{PART}", address(told.sheet.row.assembly_id)));
        let none =
            Told { roll: Page { items: Vec::new(), next: None, total: 0 }, ..crate::samples::desk_told() };
        let done = Some(frame.words.say("done-arrived"));
        let full = Self::new(frame.clone(), &told, "", false);
        vec![
            ("desk", Self { done, key: "0190b7a6".to_owned(), ..full }),
            ("desk_nobody", Self::new(frame, &none, "inconnu", false)),
        ]
    }
}

impl Line {
    fn of(frame: &Frame, told: &Told, row: &RollRow) -> Self {
        let words = frame.words;
        let found = told.lines.iter().find(|line| line.voter.member_id == row.member_id);
        let taking = found.filter(|line| !line.withdrawn);
        let there = taking.is_some_and(|line| line.presence.is_present());
        let proxy = taking
            .is_some_and(|line| matches!(line.presence, Presence::Represented { .. } | Presence::BlankProxy));
        let released = found.is_some_and(|line| line.released);
        let state = match (taking, released) {
            (_, true) => words.say("desk-released"),
            (Some(line), false) => words.say(terms::presence(line.presence)),
            (None, false) => match found.and_then(|line| line.left_at) {
                Some(at) => words.tell("desk-left", &[("hour", &terms::clock(words, at))]),
                None => words.say("desk-absent"),
            },
        };
        let home = address(told.sheet.row.assembly_id);
        let way = |part: &str, key| (frame.to(&format!("{home}/{part}?membre={}", row.number)), key);
        let before = told.sheet.row.stage == Stage::RollFrozen;
        let wrote = taking.is_some_and(|line| line.wrote);
        let may_leave_it = told.sheet.convened.statutes.document.meetings().released_proxies;
        let links = [
            (!there && !proxy && !released, way(proxies::Give::PART, "desk-give")),
            (!there && !wrote && before, way(forms::Receive::PART, "desk-form")),
            (proxy, way(proxies::Revoke::PART, "desk-revoke")),
            (!there && !released && may_leave_it, way(proxies::Release::PART, "desk-release")),
            (released, way(proxies::Take::PART, "desk-take")),
        ];
        Self {
            number: row.number,
            shown: words.count(row.number),
            name: row.display_name.clone(),
            college: member_terms::college(words, row.college),
            state,
            more: more(words, told, row, taking),
            there,
            links: links.into_iter().filter_map(|(offered, link)| offered.then_some(link)).collect(),
        }
    }
}

/// Since when, through whom, with a form, and how many proxies somebody may still take.
fn more(words: Words, told: &Told, row: &RollRow, line: Option<&AttendanceRow>) -> Vec<String> {
    let mut more = Vec::new();
    let Some(line) = line else { return more };
    if let Presence::Represented { holder } = line.presence {
        let name = told.holders.iter().find(|(member, _)| *member == holder).map(|(_, name)| name.as_str());
        more.extend(name.map(|name| words.tell("votes-holder", &[("name", name)])));
    }
    if line.presence.is_present() {
        let since = line.arrived_at.map(|at| terms::clock(words, at));
        more.extend(since.map(|hour| words.tell("desk-since", &[("hour", &hour)])));
        let held = told.holding.held.get(&row.member_id).map_or(0, |(_, count)| *count);
        if held > 0 {
            more.push(words.tell("desk-holds", &[("count", &words.count(held))]));
        }
        let left = told.holding.left(row.member_id).map(|left| words.count(left));
        more.extend(left.map(|left| words.tell("desk-may-take", &[("count", &left)])));
    } else if line.wrote && line.presence != Presence::Postal {
        more.push(words.say("desk-wrote"));
    }
    more
}
