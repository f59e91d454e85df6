//! What is asked of invoices, lines and payments. Reads only.

use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{QueryOrder, QuerySelect, QueryTrait};
use values::{Day, Timestamp};

pub use super::invoice_lines::LineRow;
use super::invoices::{drafts, issued};
pub use super::payments::PaymentRow;
use super::{invoice_lines, parse, payments};
use crate::invoice::content::{FrozenPaper, InvoiceContent, IssuedInvoice, Payment};
use crate::public::{InvoiceId, InvoiceStatus};
use crate::rules::numbering::{InvoiceKind, InvoiceNumber};

/// An issued paper in a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, sea_orm::FromQueryResult)]
pub struct InvoiceRow {
    /// Identifier.
    pub invoice_id: String,
    /// Number.
    pub number: String,
    /// Series.
    pub series: String,
    /// `invoice` or `credit_note`.
    pub kind: String,
    /// Who pays.
    pub customer_id: String,
    /// Its name.
    pub customer_name: String,
    /// Contract, or empty.
    pub contract_id: String,
    /// Its reference, or empty.
    pub contract_reference: String,
    /// Issue date.
    pub issue_day: String,
    /// Due date.
    pub due_day: String,
    /// Year of issue.
    pub year: i64,
    /// Excluding VAT, in cents; positive on a credit note too.
    pub net_cents: i64,
    /// VAT, in cents.
    pub vat_cents: i64,
    /// Including VAT, in cents.
    pub gross_cents: i64,
    /// Paid, in cents.
    pub paid_cents: i64,
    /// Taken back by credit notes, in cents.
    pub credited_cents: i64,
    /// Left to pay, in cents; negative when a credit followed the payment.
    pub left_cents: i64,
    /// An [`InvoiceStatus`].
    pub status: String,
    /// On a credit note, the invoice corrected; else empty.
    pub preceding_id: String,
    /// SHA-256 of the frozen paper, or empty.
    pub paper_sha256: String,
}

/// An issued paper, whole: what is printed, and what happened since.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct InvoiceView {
    /// Identifier.
    pub id: InvoiceId,
    /// As issued: all that its paper says.
    pub invoice: IssuedInvoice,
    /// Fingerprint of its paper.
    pub paper: Option<FrozenPaper>,
    /// Payments in the order of recording.
    pub payments: Vec<Payment>,
    /// Ids and numbers of credit notes on it.
    pub credit_notes: Vec<(InvoiceId, InvoiceNumber)>,
    /// Paid.
    pub paid: values::Money,
    /// Taken back, including VAT.
    pub credited: values::Money,
    /// Left to pay.
    pub left: values::Money,
    /// Headline state.
    pub status: InvoiceStatus,
    /// Number of its last fact, for `ETag`.
    pub version: i64,
}

/// What an invoice still asked for at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, sea_orm::FromQueryResult)]
pub struct ReceivableRow {
    /// Invoice.
    pub invoice_id: String,
    /// Number.
    pub number: String,
    /// Who owes.
    pub customer_id: String,
    /// Its name.
    pub customer_name: String,
    /// Issue date.
    pub issue_day: String,
    /// Due date.
    pub due_day: String,
    /// Including VAT, in cents.
    pub gross_cents: i64,
    /// Left to pay at the end of the day, in cents; negative when we owe the customer.
    pub left_cents: i64,
}

/// Fields to filter and sort issued papers by.
pub static INVOICE_LISTING: Listing = Listing {
    fields: &[
        Field::text("number"),
        Field::text("series"),
        Field::text("kind"),
        Field::text("customer_id"),
        Field::text("customer_name"),
        Field::text("contract_id"),
        Field::text("contract_reference"),
        Field::day("issue_day"),
        Field::day("due_day"),
        Field::int("year"),
        Field::int("net_cents"),
        Field::int("vat_cents"),
        Field::int("gross_cents"),
        Field::int("paid_cents"),
        Field::int("left_cents"),
        Field::text("status"),
        Field::text("preceding_id"),
        Field::text("paper_sha256"),
    ],
    key: "invoice_id",
    default_sort: "number",
};

/// Fields to filter and sort lines by.
pub static LINE_LISTING: Listing = Listing {
    fields: &[
        Field::text("invoice_id"),
        Field::text("number"),
        Field::text("kind"),
        Field::int("line_number"),
        Field::text("customer_id"),
        Field::text("product"),
        Field::text("family"),
        Field::text("vat_rate"),
        Field::int("net_cents"),
        Field::day("issue_day"),
        Field::int("year"),
    ],
    key: "line_id",
    default_sort: "number",
};

/// Fields to filter and sort payments by.
pub static PAYMENT_LISTING: Listing = Listing {
    fields: &[
        Field::text("invoice_id"),
        Field::int("amount_cents"),
        Field::day("on_day"),
        Field::text("reference"),
    ],
    key: "payment_id",
    default_sort: "on_day",
};

/// Fields to filter and sort receivables by.
pub static RECEIVABLE_LISTING: Listing = Listing {
    fields: &[
        Field::text("number"),
        Field::text("customer_id"),
        Field::text("customer_name"),
        Field::day("issue_day"),
        Field::day("due_day"),
        Field::int("gross_cents"),
        Field::int("left_cents"),
    ],
    key: "invoice_id",
    default_sort: "due_day",
};

pub(crate) async fn invoices(
    db: &impl ConnectionTrait,
    page: &PageRequest,
) -> Result<Page<InvoiceRow>, Failure> {
    use issued::Column as C;
    let light = <C as sea_orm::Iterable>::iter()
        .filter(|column| !matches!(column, C::Body | C::Paper | C::RecordedAt | C::Version));
    let base = issued::Entity::find().select_only().columns(light);
    list(db, base.into_query(), &INVOICE_LISTING, page).await
}

pub(crate) async fn lines(db: &impl ConnectionTrait, page: &PageRequest) -> Result<Page<LineRow>, Failure> {
    list(db, invoice_lines::Entity::find().into_query(), &LINE_LISTING, page).await
}

pub(crate) async fn payments(
    db: &impl ConnectionTrait,
    page: &PageRequest,
) -> Result<Page<PaymentRow>, Failure> {
    list(db, payments::Entity::find().into_query(), &PAYMENT_LISTING, page).await
}

pub(crate) async fn draft(
    db: &impl ConnectionTrait,
    id: InvoiceId,
) -> Result<Option<InvoiceContent>, Failure> {
    let row = drafts::Entity::find_by_id(id.to_string()).one(db).await?;
    Ok(row.map(|row| serde_json::from_str(&row.body)).transpose()?)
}

pub(crate) async fn one(db: &impl ConnectionTrait, id: InvoiceId) -> Result<Option<InvoiceView>, Failure> {
    let Some(row) = issued::Entity::find_by_id(id.to_string()).one(db).await? else { return Ok(None) };
    let received = payments::Entity::find()
        .filter(payments::Column::InvoiceId.eq(id.to_string()))
        .order_by_asc(payments::Column::PaymentId)
        .all(db)
        .await?;
    let notes: Vec<(String, String)> = issued::Entity::find()
        .select_only()
        .columns([issued::Column::InvoiceId, issued::Column::Number])
        .filter(issued::Column::PrecedingId.eq(id.to_string()))
        .order_by_asc(issued::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    let invoice: IssuedInvoice = serde_json::from_str(&row.body)?;
    let (paid, credited) = (values::Money::cents(row.paid_cents), values::Money::cents(row.credited_cents));
    Ok(Some(InvoiceView {
        id,
        status: InvoiceStatus::of(invoice.content.kind, invoice.totals.gross, paid, credited),
        invoice,
        paper: (!row.paper.is_empty()).then(|| serde_json::from_str(&row.paper)).transpose()?,
        payments: received.iter().map(payment).collect::<Result<_, _>>()?,
        credit_notes: notes
            .iter()
            .map(|(id, number)| Ok((parse("avoir", id)?, parse("numéro", number)?)))
            .collect::<Result<_, KernelError>>()?,
        paid,
        credited,
        left: values::Money::cents(row.left_cents),
        version: row.version,
    }))
}

fn payment(row: &PaymentRow) -> Result<Payment, KernelError> {
    Ok(Payment {
        amount: values::Money::cents(row.amount_cents),
        on: parse("jour", &row.on_day)?,
        reference: row.reference.clone(),
    })
}

/// Invoices with what was left to pay at the end of a day: gross, less payments received and credit notes
/// issued by then, all as known at a moment. Settled ones are left out.
pub(super) fn open_on(day: Day, known_at: Option<Timestamp>) -> SelectStatement {
    use issued::Column as C;
    let (day, known) = (day.to_string(), known_at.map_or(i64::MAX, Timestamp::micros));
    let sum = |column: &'static str| Expr::cust(format!("CAST(COALESCE(SUM({column}), 0) AS BIGINT)"));
    let name = Alias::new;
    let paid = Query::select()
        .expr(sum("p.amount_cents"))
        .from_as(name("billing_payments"), name("p"))
        .and_where(Expr::col((name("p"), name("invoice_id"))).equals((issued::Entity, C::InvoiceId)))
        .and_where(Expr::col((name("p"), name("on_day"))).lte(day.as_str()))
        .and_where(Expr::col((name("p"), name("recorded_at"))).lte(known))
        .to_owned();
    let credited = Query::select()
        .expr(sum("c.gross_cents"))
        .from_as(name("billing_invoices"), name("c"))
        .and_where(Expr::col((name("c"), name("preceding_id"))).equals((issued::Entity, C::InvoiceId)))
        .and_where(Expr::col((name("c"), name("issue_day"))).lte(day.as_str()))
        .and_where(Expr::col((name("c"), name("recorded_at"))).lte(known))
        .to_owned();
    let left = Expr::col((issued::Entity, C::GrossCents))
        .sub(Expr::expr(sea_orm::sea_query::SimpleExpr::SubQuery(None, Box::new(paid.into()))))
        .sub(Expr::expr(sea_orm::sea_query::SimpleExpr::SubQuery(None, Box::new(credited.into()))));
    let all = issued::Entity::find()
        .select_only()
        .columns([
            C::InvoiceId,
            C::Number,
            C::CustomerId,
            C::CustomerName,
            C::IssueDay,
            C::DueDay,
            C::GrossCents,
        ])
        .expr_as(left, "left_cents")
        .filter(C::Kind.eq(InvoiceKind::Invoice.as_str()))
        .filter(C::IssueDay.lte(day))
        .filter(C::RecordedAt.lte(known))
        .into_query();
    Query::select()
        .column(sea_orm::sea_query::Asterisk)
        .from_subquery(all, name("open"))
        .and_where(Expr::col(name("left_cents")).ne(0_i64))
        .to_owned()
}

pub(crate) async fn receivables(
    db: &impl ConnectionTrait,
    day: Day,
    known_at: Option<Timestamp>,
    page: &PageRequest,
) -> Result<Page<ReceivableRow>, Failure> {
    list(db, open_on(day, known_at), &RECEIVABLE_LISTING, page).await
}
