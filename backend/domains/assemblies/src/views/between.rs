//! What the room of the members has to ask: is an assembly called, are two members on one roll, did an assembly decide
//! at the majority that amends the statutes.

use std::collections::BTreeMap;

use kernel::prelude::*;
use members::public::MemberId;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Order, Query};
use values::Day;

use super::columns::{name_of, read, text};
use super::{assemblies, resolutions, roll};
use crate::assembly::{AssemblyKind, Convened, Stage, Verdict};
use crate::rules::majority::Decision;

/// Day of the latest assembly whose notice was sent by a day and that is not held yet on it.
pub(crate) async fn called_around(db: &impl ConnectionTrait, day: Day) -> Result<Option<Day>, Failure> {
    use assemblies::Column;
    let query = Query::select()
        .column(Column::Day)
        .from(assemblies::Entity)
        .and_where(Expr::col(Column::NoticeSentOn).lte(day.to_string()))
        .and_where(Expr::col(Column::Day).gte(day.to_string()))
        .and_where(Expr::col(Column::Stage).ne(name_of(&Stage::Cancelled)?))
        .order_by(Column::Day, Order::Desc)
        .limit(1)
        .to_owned();
    first_day(db, &query).await
}

/// Day of an assembly that was not given up and on whose roll both members are.
pub(crate) async fn both_on_one_roll(
    db: &impl ConnectionTrait,
    one: MemberId,
    other: MemberId,
) -> Result<Option<Day>, Failure> {
    let (first, second) = (Alias::new("first_roll"), Alias::new("second_roll"));
    let of = |alias: &Alias, column: roll::Column| Expr::col((alias.clone(), column));
    let assembly = Expr::col((assemblies::Entity, assemblies::Column::AssemblyId));
    let query = Query::select()
        .column((assemblies::Entity, assemblies::Column::Day))
        .from(assemblies::Entity)
        .join_as(
            sea_orm::sea_query::JoinType::InnerJoin,
            roll::Entity,
            first.clone(),
            assembly.clone().equals((first.clone(), roll::Column::AssemblyId)),
        )
        .join_as(
            sea_orm::sea_query::JoinType::InnerJoin,
            roll::Entity,
            second.clone(),
            assembly.equals((second.clone(), roll::Column::AssemblyId)),
        )
        .and_where(of(&first, roll::Column::MemberId).eq(one.to_string()))
        .and_where(of(&second, roll::Column::MemberId).eq(other.to_string()))
        .and_where(Expr::col((assemblies::Entity, assemblies::Column::Stage)).ne(name_of(&Stage::Cancelled)?))
        .order_by((assemblies::Entity, assemblies::Column::Day), Order::Desc)
        .limit(1)
        .to_owned();
    first_day(db, &query).await
}

/// Whether an assembly of that day adopted a resolution at the majority that amends the statutes.
pub(crate) async fn decided_extraordinarily(db: &impl ConnectionTrait, day: Day) -> Result<bool, Failure> {
    let mine = Expr::col((resolutions::Entity, resolutions::Column::AssemblyId))
        .equals((assemblies::Entity, assemblies::Column::AssemblyId));
    let of = |column: resolutions::Column| Expr::col((resolutions::Entity, column));
    let query = Query::select()
        .column((assemblies::Entity, assemblies::Column::Day))
        .from(assemblies::Entity)
        .inner_join(resolutions::Entity, mine)
        .and_where(Expr::col((assemblies::Entity, assemblies::Column::Day)).eq(day.to_string()))
        .and_where(of(resolutions::Column::Decision).eq(name_of(&Decision::Extraordinary)?))
        .and_where(of(resolutions::Column::Verdict).eq(name_of(&Verdict::Adopted)?))
        .limit(1)
        .to_owned();
    Ok(first_day(db, &query).await?.is_some())
}

/// Days of the yearly assemblies that were not given up, by the closing day of the accounts on which they rule: of
/// several on the same accounts the first, unless it came to nothing for want of a quorum.
pub(crate) async fn yearly(db: &impl ConnectionTrait, after: Day) -> Result<BTreeMap<Day, Day>, Failure> {
    use assemblies::{Column, Entity};
    let rows = Entity::find()
        .filter(Column::Day.gt(after.to_string()))
        .filter(Column::Kind.ne(name_of(&AssemblyKind::Extraordinary)?))
        .filter(Column::Stage.ne(name_of(&Stage::Cancelled)?))
        .order_by_desc(Column::Day)
        .all(db)
        .await?;
    let mut yearly: BTreeMap<Day, Day> = BTreeMap::new();
    for row in rows {
        let convened: Convened = read("convened", &row.convened)?;
        let Some(closing) = convened.last_accounts_closed_on else { continue };
        let in_vain = row.stage == name_of(&Stage::Closed)? && row.adopted + row.rejected == 0;
        if !(in_vain && yearly.contains_key(&closing)) {
            yearly.insert(closing, convened.day);
        }
    }
    Ok(yearly)
}

async fn first_day(
    db: &impl ConnectionTrait,
    query: &sea_orm::sea_query::SelectStatement,
) -> Result<Option<Day>, Failure> {
    let Some(row) = db.query_one(query).await? else { return Ok(None) };
    Ok(Some(text("day", &row.try_get::<String>("", "day")?)?))
}
