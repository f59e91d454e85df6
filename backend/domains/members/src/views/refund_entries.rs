//! What happened to what is owed to those who left, in the order of the days: losses set and set again, repayments.

use kernel::prelude::*;
use kernel::two_times::known_by;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query};
use values::{Day, Money, Timestamp};

use super::claims::{CLAIMS, ENTRIES};
use super::columns::{text, whole};
use crate::public::RefundEntry;

/// All of it until a day.
pub(crate) async fn entries(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Vec<RefundEntry>, Failure> {
    let register = Alias::new("members_register");
    let of_claim = |name: &'static str| Expr::col((Alias::new(CLAIMS), Alias::new(name)));
    let of_entry = |name: &'static str| Expr::col((Alias::new(ENTRIES), Alias::new(name)));
    let of_member = |name: &'static str| Expr::col((Alias::new("members_register"), Alias::new(name)));
    let mut query = Query::select();
    query
        .expr_as(of_claim("claim_id"), Alias::new("claim_id"))
        .expr_as(of_claim("member_id"), Alias::new("member_id"))
        .expr_as(of_claim("movement"), Alias::new("movement"))
        .expr_as(of_claim("left_on"), Alias::new("left_on"))
        .expr_as(of_claim("losses_cents"), Alias::new("first_losses"))
        .expr_as(of_member("number"), Alias::new("number"))
        .expr_as(of_member("name"), Alias::new("name"))
        .from(Alias::new(CLAIMS))
        .inner_join(register, of_member("member_id").equals((Alias::new(CLAIMS), Alias::new("member_id"))));
    let opened =
        query.clone().cond_where(known_by(CLAIMS, "left_on", "recorded_at", as_of, known_at)).to_owned();
    let since = query
        .expr_as(of_entry("on_day"), Alias::new("on_day"))
        .expr_as(of_entry("sets_losses"), Alias::new("sets_losses"))
        .expr_as(of_entry("losses_cents"), Alias::new("losses"))
        .expr_as(of_entry("repaid_cents"), Alias::new("repaid"))
        .expr_as(of_entry("means"), Alias::new("means"))
        .expr_as(of_entry("reference"), Alias::new("reference"))
        .inner_join(
            Alias::new(ENTRIES),
            of_entry("claim_id").equals((Alias::new(CLAIMS), Alias::new("claim_id"))),
        )
        .cond_where(known_by(ENTRIES, "on_day", "recorded_at", as_of, known_at))
        .order_by((Alias::new(ENTRIES), Alias::new("claim_id")), Order::Asc)
        .order_by((Alias::new(ENTRIES), Alias::new("sequence")), Order::Asc)
        .to_owned();
    let mut entries = Vec::new();
    for row in db.query_all(&opened).await? {
        let entry = read(&row, "left_on")?;
        let losses = Money::cents(row.try_get("", "first_losses")?);
        if !losses.is_zero() {
            entries.push(RefundEntry { losses, ..entry });
        }
    }
    // Each entry says all the losses: what is told is the change.
    let mut standing: Option<(String, Money)> = None;
    for row in db.query_all(&since).await? {
        let claim: String = row.try_get("", "claim_id")?;
        let before = match standing.take() {
            Some((of, losses)) if of == claim => losses,
            _ => Money::cents(row.try_get("", "first_losses")?),
        };
        let sets: bool = row.try_get("", "sets_losses")?;
        let now = if sets { Money::cents(row.try_get("", "losses")?) } else { before };
        standing = Some((claim, now));
        let repaid = Money::cents(row.try_get("", "repaid")?);
        if now == before && repaid.is_zero() {
            continue;
        }
        let means = text("means", &row.try_get::<String>("", "means")?)?;
        let reference = row.try_get("", "reference")?;
        entries.push(RefundEntry { losses: now - before, repaid, means, reference, ..read(&row, "on_day")? });
    }
    entries.sort_by_key(|entry| (entry.on, entry.movement));
    Ok(entries)
}

fn read(row: &sea_orm::QueryResult, day: &str) -> Result<RefundEntry, Failure> {
    Ok(RefundEntry {
        member_id: text("member_id", &row.try_get::<String>("", "member_id")?)?,
        member_number: whole("number", row.try_get("", "number")?)?,
        member_name: row.try_get("", "name")?,
        movement: whole("movement", row.try_get("", "movement")?)?,
        on: text(day, &row.try_get::<String>("", day)?)?,
        losses: Money::ZERO,
        repaid: Money::ZERO,
        means: crate::public::PaymentMeans::Unstated,
        reference: String::new(),
    })
}
