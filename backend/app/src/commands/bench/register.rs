//! The register of members when it is large: its first page and its whole as of a past day, and the capital, each
//! against a raw query that reads the same rows.

use std::time::Duration;

use kernel::baseline;
use kernel::prelude::PageRequest;
use office::members::public::{
    Applicant, CategoryTerms, College, MemberId, MemberKind, MembershipClauses, PersonProfile, PostalAddress,
    Settlement,
};
use office::members::{AdmitMember, SubscribeShares};
use values::{Day, Money, Shares, Uuid};

use super::place::Place;
use super::{line, rate, timed};
use crate::commands::context;
use crate::exit::Stop;
use crate::opening::House;
use crate::progress::Line;

/// Movements of each member: the admission's, then one a year.
const MOVEMENTS: i32 = 10;
/// How often a reading is repeated; the middle one counts.
const TIMES: usize = 9;

pub(super) async fn run(place: &Place, members: u32) -> Result<(), Stop> {
    let house = place.house("register").await?;
    let ((), spent) = timed(fill(&house, members)).await?;
    let facts = u64::from(members) * u64::try_from(MOVEMENTS).unwrap_or_default();
    line(
        &format!("{members} members, {facts} movements entered"),
        &format!("{:.1} s, {:.0} movements/s", spent.as_secs_f64(), rate(facts, spent)),
    )?;
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
    let millis = |took: Duration| took.as_secs_f64() * 1_000.0;
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

async fn fill(house: &House, members: u32) -> Result<(), Stop> {
    let clauses = MembershipClauses::legal();
    let mut progress = Line::new("register");
    let founded = day(2015, 1, 1)?;
    for number in 0..members {
        let id =
            MemberId::new(Uuid::from_u128(0x0b0b_0000_0000_4000_8000_0000_0000_0000 + u128::from(number)));
        let on = founded.plus_days(i64::from(number % 300));
        house.office.members.admit(&context(), admission(id, number, on)?, &clauses).await?;
        for year in 1..MOVEMENTS {
            let order = SubscribeShares {
                member_id: id,
                shares: Shares::new(1),
                nominal: Money::euros(100),
                paid: Money::euros(100),
                settlement: Settlement::unstated(),
                account: None,
                on: on.plus_years(year),
            };
            house.office.members.subscribe(&context(), order, &clauses).await?;
        }
        progress.count(u64::from(number) + 1, members.into());
    }
    Ok(())
}

fn admission(id: MemberId, number: u32, on: Day) -> Result<AdmitMember, Stop> {
    let code = "supporter-person".parse().map_err(|error| Stop::failed("category", error))?;
    let terms = CategoryTerms {
        code,
        college: College::Supporters,
        kinds: vec![MemberKind::NaturalPerson],
        minimum: Money::euros(100),
        nominal: Money::euros(100),
    };
    let address = PostalAddress {
        lines: vec![format!("{number} rue de la Mesure")],
        postal_code: "42000".to_owned(),
        city: "Saint-Étienne".to_owned(),
        country: "FR".to_owned(),
    };
    let person = PersonProfile {
        given_name: "Membre".to_owned(),
        family_name: format!("Mesuré {number:06}"),
        address,
        email: None,
    };
    Ok(AdmitMember {
        id,
        applicant: Applicant::NaturalPerson(person),
        college: College::Supporters,
        terms,
        decided_on: on,
        on,
        shares: Shares::new(1),
        paid: Money::euros(100),
        settlement: Settlement::unstated(),
        account: None,
        counts_in_public_cap: None,
        formerly: None,
        distinct: true,
    })
}
