//! Short names of the resolutions of an assembly, read when a receipt is written: nothing else of them is looked at.

use std::collections::BTreeMap;

use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};

use super::columns::whole;
use super::resolutions::{Column, Entity};
use crate::assembly::AssemblyId;

/// The titles by number.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
) -> Result<BTreeMap<u32, String>, Failure> {
    let query = Query::select()
        .columns([Column::Number, Column::Title])
        .from(Entity)
        .and_where(Expr::col(Column::AssemblyId).eq(assembly.to_string()))
        .to_owned();
    let read = |row: &QueryResult| -> Result<(u32, String), KernelError> {
        Ok((whole("number", row.try_get("", "number")?)?, row.try_get("", "title")?))
    };
    Ok(db.query_all(&query).await?.iter().map(read).collect::<Result<_, _>>()?)
}
