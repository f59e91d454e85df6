//! Figures of a year and of a day, summed from movements: never from a balance kept apart.

use kernel::prelude::*;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SimpleExpr};
use serde::{Deserialize, Serialize};
use values::{Day, Money, Timestamp};

use super::invoice_lines::{Column, Entity};
use super::invoice_queries::open_on;
use crate::rules::numbering::InvoiceKind;

/// Revenue of a year excluding VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revenue {
    /// Issued invoices.
    pub invoiced: Money,
    /// Issued credit notes, positive.
    pub credited: Money,
    /// The difference.
    pub net: Money,
}

/// Revenue of one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductRevenue {
    /// Product.
    pub product: String,
    /// A [`crate::public::ProductFamily`].
    pub family: String,
    /// Invoices less credit notes, excluding VAT.
    pub net: Money,
}

/// What customers owe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receivables {
    /// Invoices that are not settled.
    pub invoices: u64,
    /// What they ask for.
    pub left: Money,
    /// Of which past the due date.
    pub overdue: Money,
}

fn of_year(year: i32, as_of: Option<Day>, known_at: Option<Timestamp>) -> SimpleExpr {
    let known = known_at.map_or(i64::MAX, Timestamp::micros);
    let until = as_of.map_or_else(|| super::NO_END.to_owned(), |day| day.to_string());
    Column::Year.eq(i64::from(year)).and(Column::IssueDay.lte(until)).and(Column::RecordedAt.lte(known))
}

fn net_sum() -> SimpleExpr {
    Expr::cust("CAST(COALESCE(SUM(net_cents), 0) AS BIGINT)")
}

pub(crate) async fn revenue(
    db: &impl ConnectionTrait,
    year: i32,
    as_of: Option<Day>,
    known_at: Option<Timestamp>,
) -> Result<Revenue, Failure> {
    let sums: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::Kind)
        .expr_as(net_sum(), "net")
        .filter(of_year(year, as_of, known_at))
        .group_by(Column::Kind)
        .into_tuple()
        .all(db)
        .await?;
    let of = |kind: InvoiceKind| {
        let cents = sums.iter().find(|(found, _)| found == kind.as_str()).map_or(0, |(_, cents)| *cents);
        Money::cents(cents)
    };
    let (invoiced, credited) = (of(InvoiceKind::Invoice), -of(InvoiceKind::CreditNote));
    Ok(Revenue { invoiced, credited, net: invoiced - credited })
}

pub(crate) async fn revenue_by_product(
    db: &impl ConnectionTrait,
    year: i32,
    as_of: Option<Day>,
    known_at: Option<Timestamp>,
) -> Result<Vec<ProductRevenue>, Failure> {
    let rows: Vec<(String, String, i64)> = Entity::find()
        .select_only()
        .columns([Column::Product, Column::Family])
        .expr_as(net_sum(), "net")
        .filter(of_year(year, as_of, known_at))
        .group_by(Column::Product)
        .group_by(Column::Family)
        .into_tuple()
        .all(db)
        .await?;
    let mut products: Vec<ProductRevenue> = rows
        .into_iter()
        .map(|(product, family, cents)| ProductRevenue { product, family, net: Money::cents(cents) })
        .collect();
    products.sort_by(|a, b| b.net.cmp(&a.net).then_with(|| a.product.cmp(&b.product)));
    Ok(products)
}

pub(crate) async fn receivables(
    db: &impl ConnectionTrait,
    day: Day,
    known_at: Option<Timestamp>,
) -> Result<Receivables, Failure> {
    let name = Alias::new;
    let late = Expr::case(Expr::col(name("due_day")).lt(day.to_string()), Expr::col(name("left_cents")))
        .finally(0_i64);
    let query = Query::select()
        .expr_as(Expr::cust("COUNT(*)"), name("invoices"))
        .expr_as(Expr::cust("CAST(COALESCE(SUM(left_cents), 0) AS BIGINT)"), name("left_sum"))
        .expr_as(SimpleExpr::Case(Box::new(late)).sum().cast_as("BIGINT"), name("overdue_sum"))
        .from_subquery(open_on(day, known_at), name("o"))
        .to_owned();
    let none = Receivables { invoices: 0, left: Money::ZERO, overdue: Money::ZERO };
    let Some(row) = db.query_one(&query).await? else { return Ok(none) };
    let invoices: i64 = row.try_get("", "invoices")?;
    let overdue: Option<i64> = row.try_get("", "overdue_sum")?;
    Ok(Receivables {
        invoices: u64::try_from(invoices).unwrap_or_default(),
        left: Money::cents(row.try_get("", "left_sum")?),
        overdue: Money::cents(overdue.unwrap_or_default()),
    })
}
