//! Orders that rest on what the caller has seen: `If-Match`, without the words of HTTP.
//!
//! Why it exists: two people read the same contract and both end it; the second must hear that it has changed. The
//! expectation is compared inside the command's transaction: at its beginning, and again when the stream is loaded for
//! the decision; what is appended after that runs into the unique sequence of the stream. What can never happen: a
//! decision that rests on a stream which somebody else has moved on.

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};

use crate::{Kernel, KernelError};

/// What a caller has seen of a stream, and on which its order rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Type of the stream, e.g. `billing.contract`.
    pub stream_type: String,
    /// Its identifier.
    pub stream_id: String,
    /// Sequence of the last fact seen; 0 when there was none.
    pub version: i64,
}

impl Expected {
    pub(crate) fn is_of(&self, stream_type: &str, stream_id: &str) -> bool {
        self.stream_type == stream_type && self.stream_id == stream_id
    }

    /// Refuses when the stream now ends elsewhere.
    pub(crate) fn check(&self, version: i64) -> Result<(), KernelError> {
        if version == self.version {
            return Ok(());
        }
        let stream = format!("{}/{}", self.stream_type, self.stream_id);
        Err(KernelError::Moved { stream, version })
    }

    /// Refuses when the stream ends elsewhere as the database sees it now.
    pub(crate) async fn holds(&self, db: &impl ConnectionTrait) -> Result<(), KernelError> {
        self.check(version(db, &self.stream_type, &self.stream_id).await?)
    }
}

impl Kernel {
    /// A stream as it stands now, for an order that rests on it.
    pub async fn expected(&self, stream_type: &str, stream_id: &str) -> Result<Expected, KernelError> {
        let version = version(self.reader(), stream_type, stream_id).await?;
        Ok(Expected { stream_type: stream_type.to_owned(), stream_id: stream_id.to_owned(), version })
    }
}

/// Sequence of the last fact of a stream; 0 when there is none.
async fn version(db: &impl ConnectionTrait, stream_type: &str, stream_id: &str) -> Result<i64, KernelError> {
    let query = Query::select()
        .expr_as(Expr::col(Alias::new("sequence")).max(), Alias::new("last"))
        .from(Alias::new("events"))
        .and_where(Expr::col(Alias::new("stream_type")).eq(stream_type))
        .and_where(Expr::col(Alias::new("stream_id")).eq(stream_id))
        .to_owned();
    let Some(row) = db.query_one(&query).await? else { return Ok(0) };
    Ok(row.try_get::<Option<i64>>("", "last")?.unwrap_or(0))
}
