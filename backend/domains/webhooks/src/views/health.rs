//! `webhooks_health`: whether an endpoint answers. Kept, not projected: an answer is no fact of the cooperative.

use kernel::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, OnConflict, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use values::Timestamp;

use crate::public::EndpointId;

/// A success is noted again only after so long, so that an endpoint that answers costs no write each time.
const FRESH: i64 = 60_000_000;

fn table() -> Alias {
    Alias::new("webhooks_health")
}

/// Adds what is known of an endpoint's health to a query over endpoints; 0 for nothing.
pub(super) fn join(query: &mut SelectStatement, endpoints: &Alias) {
    let id = || Alias::new("endpoint_id");
    query.join(JoinType::LeftJoin, table(), Expr::col((table(), id())).equals((endpoints.clone(), id())));
    query
        .expr_as(Expr::cust("COALESCE(webhooks_health.failing_since, 0)"), Alias::new("failing_since"))
        .expr_as(Expr::cust("COALESCE(webhooks_health.last_success_at, 0)"), Alias::new("last_success_at"));
}

async fn row(tx: &DatabaseTransaction, id: EndpointId) -> Result<Option<(i64, i64)>, KernelError> {
    let query = Query::select()
        .columns(["failing_since", "last_success_at"].map(Alias::new))
        .from(table())
        .and_where(Expr::col(Alias::new("endpoint_id")).eq(id.to_string()))
        .to_owned();
    let Some(row) = tx.query_one(&query).await? else { return Ok(None) };
    Ok(Some((row.try_get("", "failing_since")?, row.try_get("", "last_success_at")?)))
}

async fn write(
    tx: &DatabaseTransaction,
    id: EndpointId,
    columns: [(&'static str, i64); 2],
) -> Result<(), KernelError> {
    let names = ["failing_since", "last_success_at", "last_failure_at"];
    let value = |name: &str| columns.iter().find(|(given, _)| *given == name).map_or(0, |(_, value)| *value);
    let insert = Query::insert()
        .into_table(table())
        .columns(["endpoint_id"].into_iter().chain(names).map(Alias::new))
        .values_panic([
            id.to_string().into(),
            value(names[0]).into(),
            value(names[1]).into(),
            value(names[2]).into(),
        ])
        .on_conflict(
            OnConflict::column(Alias::new("endpoint_id"))
                .update_columns(columns.map(|(name, _)| Alias::new(name)))
                .to_owned(),
        )
        .to_owned();
    tx.execute(&insert).await?;
    Ok(())
}

/// It took a message.
pub(crate) async fn succeeded(
    tx: &DatabaseTransaction,
    id: EndpointId,
    at: Timestamp,
) -> Result<(), KernelError> {
    let fresh = |(failing, last): (i64, i64)| failing == 0 && at.micros().saturating_sub(last) < FRESH;
    if row(tx, id).await?.is_some_and(fresh) {
        return Ok(());
    }
    write(tx, id, [("failing_since", 0), ("last_success_at", at.micros())]).await
}

/// It did not; answers since when every attempt has failed.
pub(crate) async fn failed(
    tx: &DatabaseTransaction,
    id: EndpointId,
    at: Timestamp,
) -> Result<Timestamp, KernelError> {
    let since = row(tx, id).await?.map(|(failing, _)| failing).filter(|failing| *failing > 0);
    let since = since.unwrap_or(at.micros());
    write(tx, id, [("failing_since", since), ("last_failure_at", at.micros())]).await?;
    Ok(Timestamp::from_micros(since))
}

/// Begins anew: the past counts no more.
pub(crate) async fn forget(tx: &DatabaseTransaction, id: EndpointId) -> Result<(), KernelError> {
    let delete = Query::delete()
        .from_table(table())
        .and_where(Expr::col(Alias::new("endpoint_id")).eq(id.to_string()))
        .to_owned();
    tx.execute(&delete).await?;
    Ok(())
}
