//! The register of members when it is large: its first page and its whole as of a past day, and the capital, each
//! against a raw query that reads the same rows.

use std::ops::ControlFlow;
use std::time::Duration;

use kernel::baseline;
use kernel::prelude::PageRequest;
use office::members::public::{
    CategoryTerms, College, MemberImportReport, MemberKind, MembershipClauses, SourceCell, SourceRow,
    SourceTable,
};
use office::members::{DayTerms, ImportMembers};
use values::{Day, Money};

use super::place::Place;
use super::{line, millis, rate, timed};
use crate::commands::context;
use crate::exit::Stop;
use crate::opening::House;
use crate::progress::Line;

/// The category of all of them.
const CATEGORY: &str = "supporter-person";
/// Movements of each member: the admission's, then one a year.
const MOVEMENTS: i32 = 10;
/// How often a reading is repeated; the middle one counts.
const TIMES: usize = 9;

pub(super) async fn run(place: &Place, members: u32) -> Result<(), Stop> {
    let house = place.house("register").await?;
    let ((), spent) = Box::pin(timed(fill(&house, members))).await?;
    let facts = u64::from(members) * u64::try_from(MOVEMENTS).unwrap_or_default();
    line(&format!("{members} members, {facts} movements"), &format!("{:.1} s", spent.as_secs_f64()))?;
    let past = day(2019, 6, 30)?;
    let request = PageRequest::default();
    let page = middle(async || {
        house.office.members.register(past, None, &request).await?;
        Ok(())
    })
    .await?;
    let raw = middle(async || {
        baseline::read(house.office.kernel.reader(), &page_of(past)).await?;
        Ok(())
    })
    .await?;
    shown("first page as of a past day", page, raw)?;
    let (rows, whole) = timed(export(&house, past)).await?;
    let raw =
        timed(async { Ok(baseline::read(house.office.kernel.reader(), &all_of(past)).await?) }).await?.1;
    shown(&format!("export of {rows} members, page by page"), whole, raw)?;
    let capital = middle(async || {
        house.office.members.capital(past, None).await?;
        Ok(())
    })
    .await?;
    let raw = middle(async || {
        baseline::read(house.office.kernel.reader(), &sum_of(past)).await?;
        Ok(())
    })
    .await?;
    shown("capital by college and category", capital, raw)
}

fn shown(what: &str, ours: Duration, raw: Duration) -> Result<(), Stop> {
    let ratio = ours.as_secs_f64() / raw.as_secs_f64().max(f64::EPSILON);
    line(what, &format!("{:.1} ms; raw {:.1} ms; ratio {ratio:.2}", millis(ours), millis(raw)))
}

/// The middle of several times of the same reading.
async fn middle(mut work: impl AsyncFnMut() -> Result<(), Stop>) -> Result<Duration, Stop> {
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        times.push(timed(work()).await?.1);
    }
    times.sort();
    Ok(times.get(TIMES / 2).copied().unwrap_or_default())
}

async fn export(house: &House, past: Day) -> Result<u64, Stop> {
    let (mut rows, mut request) = (0, PageRequest { limit: Some(1_000), ..PageRequest::default() });
    loop {
        let page = house.office.members.register(past, None, &request).await?;
        rows += page.items.len() as u64;
        match page.next {
            Some(next) => request.cursor = Some(next),
            None => return Ok(rows),
        }
    }
}

fn page_of(past: Day) -> String {
    format!(
        "SELECT r.*, SUM(m.shares) FROM (SELECT * FROM members_register WHERE admitted_on <= '{past}' ORDER BY number LIMIT 50) r \
         JOIN members_share_movements m ON m.member_id = r.member_id AND m.on_day <= '{past}' GROUP BY r.member_id, r.number, \
         r.name, r.search, r.kind, r.counts_in_public_cap, r.formerly, r.siren, r.siret, r.rna, r.city, r.decided_on, \
         r.admitted_on, r.recorded_at, r.left_on, r.named_on, r.moved_on, r.version"
    )
}

fn all_of(past: Day) -> String {
    format!(
        "SELECT member_id, SUM(shares), SUM(held_subscribed_cents), SUM(held_paid_cents) FROM members_share_movements \
         WHERE on_day <= '{past}' GROUP BY member_id"
    )
}

fn sum_of(past: Day) -> String {
    format!(
        "SELECT SUM(shares), SUM(subscribed_cents), SUM(paid_cents) FROM members_share_movements WHERE on_day <= '{past}'"
    )
}

fn day(year: i32, month: u32, day: u32) -> Result<Day, Stop> {
    Day::ymd(year, month, day).ok_or_else(|| Stop::Failed("no such day".to_owned()))
}

/// A register moves in by its import. The nine other movements of each member are written as the projector would write
/// them, since a million of subscriptions, each a transaction of its own, would take hours and measure another thing.
async fn fill(house: &House, members: u32) -> Result<(), Stop> {
    let founded = day(2015, 1, 1)?;
    let joined = |number: u32| founded.plus_days(i64::from(number % 300));
    let table = table(members, joined);
    let (report, spent) = timed(import(house, &table, founded)).await?;
    if report.admitted != u64::from(members) {
        return Err(Stop::Failed(format!("{} of {members} were admitted", report.admitted)));
    }
    line(
        &format!("import of {members} members"),
        &format!("{:.1} s, {:.0} members/s", spent.as_secs_f64(), rate(members.into(), spent)),
    )?;
    let mut progress = Line::new("years of movements");
    for year in 1..MOVEMENTS {
        baseline::read(house.office.kernel.reader(), &another_year(members, year)).await?;
        progress
            .count(u64::try_from(year).unwrap_or_default(), u64::try_from(MOVEMENTS - 1).unwrap_or_default());
    }
    Ok(())
}

/// What the first year's movements are in a later year.
fn another_year(members: u32, year: i32) -> String {
    format!(
        "INSERT INTO members_share_movements SELECT movement_id || '-{year}', number + {year} * {members}, member_id, \
         CAST(CAST(substr(on_day, 1, 4) AS INTEGER) + {year} AS TEXT) || substr(on_day, 5), recorded_at, operation, \
         shares, nominal_cents, subscribed_cents, paid_cents, called_cents, held_subscribed_cents, held_paid_cents, \
         release_by, counterparty, means, reference FROM members_share_movements WHERE number <= {members}"
    )
}

async fn import(house: &House, table: &SourceTable, on: Day) -> Result<MemberImportReport, Stop> {
    let source = "bench".parse().map_err(|error| Stop::failed("source", error))?;
    let order = ImportMembers { source, table, mapping: None, dry_run: false, on };
    let terms = terms()?;
    let mut progress = Line::new("import");
    let circumstances = context();
    let report = house.office.members.import(
        &circumstances,
        order,
        async |_, _| Ok(terms.clone()),
        async |step| {
            progress.count(step.done, step.total);
            ControlFlow::Continue(())
        },
    );
    Ok(report.await?)
}

fn terms() -> Result<DayTerms, Stop> {
    let terms = CategoryTerms {
        code: CATEGORY.parse().map_err(|error| Stop::failed("category", error))?,
        college: College::Supporters,
        kinds: vec![MemberKind::NaturalPerson],
        minimum: Money::euros(100),
        nominal: Money::euros(100),
    };
    Ok(DayTerms { terms, clauses: MembershipClauses::legal() })
}

/// A register as a spreadsheet keeps it.
fn table(members: u32, joined: impl Fn(u32) -> Day) -> SourceTable {
    let head = [
        "Type",
        "Prénom",
        "Nom",
        "Adresse",
        "Code postal",
        "Ville",
        "Catégorie",
        "Date d'entrée",
        "Parts",
        "Versé",
    ];
    let text = |text: &str| SourceCell::Text(text.to_owned());
    let row = |number: u32| SourceRow {
        line: u64::from(number) + 2,
        cells: vec![
            text("Personne physique"),
            text("Membre"),
            text(&format!("Mesuré {number:06}")),
            text(&format!("{} rue de la Mesure", number + 1)),
            text("42000"),
            text("Saint-Étienne"),
            text(CATEGORY),
            SourceCell::Day(joined(number)),
            SourceCell::Number("1".to_owned()),
            SourceCell::Number("100".to_owned()),
        ],
    };
    SourceTable { head: head.map(str::to_owned).to_vec(), rows: (0..members).map(row).collect() }
}
