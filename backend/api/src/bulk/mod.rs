//! Many writes in one request: `POST /{collection}/bulk`, up to a thousand rows, each with its own answer.
//!
//! Why it exists: a machine that brings four hundred venues should not open four hundred connections. A row is the body
//! of the single endpoint and goes the same way ([`Write::write`]), in a transaction of its own. What can never happen: a
//! row that is decided otherwise than the single request would have been; a good row that is lost because of a bad one; a
//! row executed twice when the request is repeated under its key.

mod endpoint;
mod rows;
mod shapes;
mod trade;

use futures::future::LocalBoxFuture;
use office::Office;
use office::kernel::Context;
use office::kernel::access::Permission;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use crate::etag::created;
use crate::problem::Problem;
use crate::sample::Sample;
use actix_web::HttpResponse;

pub(crate) use endpoint::{answer, bulk};
pub(crate) use rows::BulkRequest;
pub use shapes::{BulkAnswerDto, BulkResultDto, BulkRowDto};
pub(crate) use shapes::{request_sample, request_schema};
pub use trade::{BULK_WRITE, BulkWrite};

/// Rows of a request.
pub(crate) const MOST_ROWS: usize = 1_000;
/// Bytes of a request.
pub(crate) const MOST_BYTES: usize = 8_388_608;

/// A write that can be sent one by one or by the thousand: what it says, what it makes, and how.
pub(crate) trait Write: DeserializeOwned + Serialize + Sample + ToSchema + 'static {
    /// What it makes.
    type Made: Serialize + Sample + ToSchema + 'static;
    /// The collection in the address of the many.
    const COLLECTION: &'static str;
    /// What it takes; asked once for the whole request, and again by each row.
    const PERMISSION: Permission;

    /// Does it.
    async fn write(self, office: &Office, context: &Context) -> Result<Made<Self::Made>, Problem>;
}

/// What a write made, and where it can be read.
pub(crate) struct Made<T> {
    pub(crate) location: String,
    pub(crate) made: T,
}

impl<T: Serialize> Made<T> {
    /// The answer of the single endpoint: 201.
    pub(crate) fn answer(&self) -> HttpResponse {
        created(&self.location, &self.made)
    }
}

/// A row of any collection, done: status 201 with its location and body, or a problem.
type DoneRow = Result<Made<Value>, Problem>;

/// A collection, its rows not yet read.
#[derive(Clone, Copy)]
pub(crate) struct Collection {
    pub(crate) name: &'static str,
    permission: Permission,
    write: for<'a> fn(&'a Office, &'a Context, Value) -> LocalBoxFuture<'a, DoneRow>,
}

impl Collection {
    pub(crate) const fn of<W: Write>() -> Self {
        Self { name: W::COLLECTION, permission: W::PERMISSION, write: write_row::<W> }
    }
}

fn write_row<'a, W: Write>(
    office: &'a Office,
    context: &'a Context,
    row: Value,
) -> LocalBoxFuture<'a, DoneRow> {
    Box::pin(async move {
        let write: W = crate::body::of_value(row)?;
        let Made { location, made } = write.write(office, context).await?;
        Ok(Made { location, made: serde_json::to_value(made).map_err(Problem::internal)? })
    })
}

/// All collections that can be written in bulk.
pub(crate) fn collections() -> impl Iterator<Item = Collection> {
    crate::partners::BULK.into_iter().chain(crate::members::BULK).chain(crate::billing::BULK)
}
