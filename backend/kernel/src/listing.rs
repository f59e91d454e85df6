//! One way to page, filter and sort every list: by keyset, so that a page stays right while rows are added.

use sea_orm::sea_query::{
    Alias, Asterisk, Condition, Expr, ExprTrait, LikeExpr, Order, Query, SelectStatement, SimpleExpr,
};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::personal::{from_hex, to_hex};
use crate::refusal::Failure;

/// Rows of a page when nothing is asked.
pub const DEFAULT_LIMIT: u64 = 50;
/// Rows of a page at most.
pub const MAXIMUM_LIMIT: u64 = 1_000;

/// What a list can be filtered and sorted by.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Name in the API and alias in the query.
    pub name: &'static str,
    /// How values compare.
    pub kind: FieldKind,
}

/// How the values of a field compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// As text.
    Text,
    /// As a whole number (counts, cents).
    Int,
    /// As an ISO day.
    Day,
    /// `true` or `false`.
    Bool,
    /// As a moment: written as RFC 3339, kept in microseconds since 1970.
    Moment,
}

impl Field {
    /// A text.
    pub const fn text(name: &'static str) -> Self {
        Self { name, kind: FieldKind::Text }
    }

    /// A whole number.
    pub const fn int(name: &'static str) -> Self {
        Self { name, kind: FieldKind::Int }
    }

    /// An ISO day.
    pub const fn day(name: &'static str) -> Self {
        Self { name, kind: FieldKind::Day }
    }

    /// A moment.
    pub const fn moment(name: &'static str) -> Self {
        Self { name, kind: FieldKind::Moment }
    }

    /// A truth value.
    pub const fn bool(name: &'static str) -> Self {
        Self { name, kind: FieldKind::Bool }
    }
}

/// The shape of a list.
#[derive(Debug, Clone, Copy)]
pub struct Listing {
    /// Fields to filter and sort by.
    pub fields: &'static [Field],
    /// Unique text column that breaks ties.
    pub key: &'static str,
    /// Sort when none is asked, `-` before it for descending.
    pub default_sort: &'static str,
}

/// What a caller asks of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageRequest {
    /// Rows wanted; [`DEFAULT_LIMIT`] when absent.
    pub limit: Option<u64>,
    /// Cursor of the page before, opaque.
    pub cursor: Option<String>,
    /// Field, `-` before it for descending.
    pub sort: Option<String>,
    /// `field:operator:value`, operators eq ne lt le gt ge contains; all must hold.
    pub filters: Vec<String>,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page<T> {
    /// Its rows.
    pub items: Vec<T>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
    /// Rows that satisfy the filters, over all pages; as they were counted on the first one.
    pub total: u64,
}

impl<T> Page<T> {
    /// The same page with each row turned into something else.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(change).collect(), next: self.next, total: self.total }
    }
}

/// Why a list could not be asked for like that.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ListingError {
    /// No such field in this list.
    #[error("Cette liste n'a pas de champ « {field} » ; champs possibles : {}.", allowed.join(", "))]
    UnknownField {
        /// As asked.
        field: String,
        /// Fields there are.
        allowed: Vec<String>,
    },
    /// A filter that does not read `field:operator:value`.
    #[error(
        "Filtre illisible « {filter} » : écrivez champ:opérateur:valeur (eq, ne, lt, le, gt, ge, contains)."
    )]
    UnreadableFilter {
        /// As asked.
        filter: String,
    },
    /// A cursor that this list did not give.
    #[error("Ce curseur n'a pas été donné par cette liste avec ce tri.")]
    ForeignCursor {
        /// As asked.
        cursor: String,
    },
    /// More rows than allowed, or none.
    #[error("Une page compte de 1 à {maximum} lignes, pas {limit}.")]
    LimitOutOfRange {
        /// As asked.
        limit: u64,
        /// The most.
        maximum: u64,
    },
}

crate::refusals! { ListingError in "lists" {
    UnknownField = "unknown-field" : Invalid,
    UnreadableFilter = "unreadable-filter" : Invalid,
    ForeignCursor = "foreign-cursor" : Invalid,
    LimitOutOfRange = "limit-out-of-range" : Invalid,
} }

#[derive(Serialize, Deserialize)]
struct Cursor {
    sort: String,
    value: serde_json::Value,
    key: String,
    /// How many there were in all when the list began, and of which list.
    #[serde(default)]
    total: u64,
    #[serde(default)]
    of: String,
}

/// Answers one page of `base`, whose columns are aliased as `listing` names them.
pub async fn list<T: FromQueryResult>(
    db: &impl ConnectionTrait,
    base: SelectStatement,
    listing: &Listing,
    request: &PageRequest,
) -> Result<Page<T>, Failure> {
    let limit = request.limit.unwrap_or(DEFAULT_LIMIT);
    if limit == 0 || limit > MAXIMUM_LIMIT {
        return Err(ListingError::LimitOutOfRange { limit, maximum: MAXIMUM_LIMIT }.into());
    }
    let sort = request.sort.as_deref().unwrap_or(listing.default_sort);
    let (name, descending) = sort.strip_prefix('-').map_or((sort, false), |name| (name, true));
    let field = listing.field(name)?;
    let mut condition = Condition::all();
    for filter in &request.filters {
        condition = condition.add(listing.filter(filter)?);
    }
    let page = Alias::new("page");
    let count = Query::select()
        .expr_as(Expr::cust("COUNT(*)"), Alias::new("n"))
        .from_subquery(base.clone(), page.clone())
        .cond_where(condition.clone())
        .to_owned();
    let of = digest(&db.get_database_backend().build(&count).to_string());
    let cursor = request.cursor.as_deref().map(read_cursor).transpose()?;
    if let Some(cursor) = &cursor {
        let text = request.cursor.as_deref().unwrap_or_default();
        condition = condition.add(after(listing, field, sort, descending, text, cursor)?);
    }
    // A long list is counted once, where it begins; who goes on with another one is told its own count.
    let total = match cursor.filter(|cursor| cursor.of == of) {
        Some(cursor) => cursor.total,
        None => counted(db, &count).await?,
    };
    let order = if descending { Order::Desc } else { Order::Asc };
    let query = Query::select()
        .column(Asterisk)
        .from_subquery(base, page)
        .cond_where(condition)
        .order_by(Alias::new(field.name), order.clone())
        .order_by(Alias::new(listing.key), order)
        .limit(limit + 1)
        .to_owned();
    let rows = db.query_all(&query).await?;
    let kept = Ord::min(rows.len(), usize::try_from(limit).unwrap_or(usize::MAX));
    let next = match rows.get(kept).and_then(|_| rows.get(kept.wrapping_sub(1))) {
        Some(last) => Some(cursor_of(last, listing, field, Cursor::of(sort, total, of))?),
        None => None,
    };
    let items = rows[..kept].iter().map(|row| T::from_query_result(row, "")).collect::<Result<_, _>>()?;
    Ok(Page { items, next, total })
}

async fn counted(db: &impl ConnectionTrait, count: &SelectStatement) -> Result<u64, Failure> {
    let row = db.query_one(count).await?;
    let total: i64 = row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0);
    Ok(u64::try_from(total).unwrap_or_default())
}

/// What tells a list from another: filters and all that its rows depend on.
fn digest(text: &str) -> String {
    to_hex(&Sha256::digest(text.as_bytes())[..8])
}

impl Listing {
    fn field(&self, name: &str) -> Result<&Field, ListingError> {
        self.fields.iter().find(|field| field.name == name).ok_or_else(|| ListingError::UnknownField {
            field: name.to_owned(),
            allowed: self.fields.iter().map(|field| field.name.to_owned()).collect(),
        })
    }

    fn filter(&self, filter: &str) -> Result<SimpleExpr, ListingError> {
        let unreadable = || ListingError::UnreadableFilter { filter: filter.to_owned() };
        let mut parts = filter.splitn(3, ':');
        let (Some(name), Some(operator), Some(text)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(unreadable());
        };
        let field = self.field(name)?;
        let column = Expr::col(Alias::new(field.name));
        if operator == "contains" {
            let pattern =
                format!("%{}%", text.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_"));
            return Ok(
                Expr::expr(sea_orm::sea_query::Func::lower(column)).like(LikeExpr::new(pattern).escape('!'))
            );
        }
        let value = field.value(text).ok_or_else(unreadable)?;
        Ok(match operator {
            "eq" => column.eq(value),
            "ne" => column.ne(value),
            "lt" => column.lt(value),
            "le" => column.lte(value),
            "gt" => column.gt(value),
            "ge" => column.gte(value),
            _ => return Err(unreadable()),
        })
    }
}

impl Field {
    fn value(&self, text: &str) -> Option<sea_orm::Value> {
        match self.kind {
            FieldKind::Text => Some(text.into()),
            FieldKind::Int => text.parse::<i64>().ok().map(Into::into),
            FieldKind::Day => text.parse::<values::Day>().ok().map(|day| day.to_string().into()),
            FieldKind::Bool => text.parse::<bool>().ok().map(Into::into),
            FieldKind::Moment => text.parse::<values::Timestamp>().ok().map(|moment| moment.micros().into()),
        }
    }
}

impl Cursor {
    /// Before a row is named.
    fn of(sort: &str, total: u64, of: String) -> Self {
        Self { sort: sort.to_owned(), value: serde_json::Value::Null, key: String::new(), total, of }
    }
}

fn cursor_of(row: &QueryResult, listing: &Listing, field: &Field, cursor: Cursor) -> Result<String, Failure> {
    let value = match field.kind {
        FieldKind::Text | FieldKind::Day => row.try_get::<String>("", field.name)?.into(),
        FieldKind::Int | FieldKind::Moment => row.try_get::<i64>("", field.name)?.into(),
        FieldKind::Bool => row.try_get::<bool>("", field.name)?.into(),
    };
    let cursor = Cursor { value, key: row.try_get("", listing.key)?, ..cursor };
    Ok(to_hex(&serde_json::to_vec(&cursor)?))
}

fn read_cursor(text: &str) -> Result<Cursor, ListingError> {
    let foreign = || ListingError::ForeignCursor { cursor: text.to_owned() };
    let bytes = from_hex(text).ok_or_else(foreign)?;
    serde_json::from_slice(&bytes).map_err(|_| foreign())
}

fn after(
    listing: &Listing,
    field: &Field,
    sort: &str,
    descending: bool,
    text: &str,
    cursor: &Cursor,
) -> Result<Condition, ListingError> {
    let foreign = || ListingError::ForeignCursor { cursor: text.to_owned() };
    let null = |text: &str| text.contains('\0'); // no list gives it out, and PostgreSQL takes none
    if cursor.sort != sort || null(&cursor.key) || cursor.value.as_str().is_some_and(null) {
        return Err(foreign());
    }
    let value: sea_orm::Value = match (field.kind, &cursor.value) {
        (FieldKind::Text | FieldKind::Day, serde_json::Value::String(text)) => text.as_str().into(),
        (FieldKind::Int | FieldKind::Moment, serde_json::Value::Number(number)) => {
            number.as_i64().ok_or_else(foreign)?.into()
        }
        (FieldKind::Bool, serde_json::Value::Bool(truth)) => (*truth).into(),
        _ => return Err(foreign()),
    };
    let (column, key) = (Expr::col(Alias::new(field.name)), Expr::col(Alias::new(listing.key)));
    // As a row, so that an index on both is entered at the right place.
    let place = Expr::tuple([column, key]);
    let here = Expr::tuple([Expr::val(value), Expr::val(cursor.key.as_str())]);
    Ok(Condition::all().add(if descending { place.lt(here) } else { place.gt(here) }))
}
