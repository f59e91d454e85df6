//! `accounts_attempts`: failures by marked subject (an address, a network), shared by all processes. Kept, not projected.
//!
//! Charging locks the row first and reads it then, so that attempts at once are counted one after the other.

use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use values::Timestamp;

use super::columns::whole;
use crate::rules::slow_down::{Failures, Policy};

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_attempts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject: String,
        pub failures: i64,
        pub last_at: i64,
        pub blocked_until: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// What is known of a subject.
pub(crate) async fn failures(db: &impl ConnectionTrait, subject: &str) -> Result<Failures, Failure> {
    let Some(row) = Entity::find_by_id(subject).one(db).await? else { return Ok(Failures::NONE) };
    Ok(Failures {
        count: whole("failures", row.failures)?,
        last_at: Timestamp::from_micros(row.last_at),
        blocked_until: Timestamp::from_micros(row.blocked_until),
    })
}

/// Charges an attempt: what is known afterwards, or the seconds to wait when it is not admitted.
pub(crate) async fn charge(
    db: &impl ConnectionTrait,
    subject: &str,
    policy: Policy,
    at: Timestamp,
) -> Result<Result<Failures, u64>, Failure> {
    let blank = ActiveModel {
        subject: Set(subject.to_owned()),
        failures: Set(0),
        last_at: Set(at.micros()),
        blocked_until: Set(0),
    };
    // On a row that exists this changes nothing, and locks it until the end of the transaction.
    let lock = OnConflict::column(Column::Subject)
        .value(Column::Subject, Expr::col((Entity, Column::Subject)))
        .to_owned();
    Entity::insert(blank).on_conflict(lock).exec_without_returning(db).await?;
    let before = failures(db, subject).await?;
    match before.wait(at) {
        0 => {}
        wait => return Ok(Err(wait)),
    }
    let charged = before.charged(policy, at);
    write(db, subject, charged).await?;
    Ok(Ok(charged))
}

/// Gives an attempt back that turned out to be no failure.
pub(crate) async fn give_back(
    db: &impl ConnectionTrait,
    subject: &str,
    policy: Policy,
) -> Result<(), Failure> {
    let before = failures(db, subject).await?;
    let count = before.count.saturating_sub(1);
    let blocked_until =
        if policy.wait(count) == 0 { Timestamp::from_micros(0) } else { before.blocked_until };
    write(db, subject, Failures { count, blocked_until, ..before }).await
}

/// Forgets a subject.
pub(crate) async fn forget(db: &impl ConnectionTrait, subject: &str) -> Result<(), Failure> {
    Entity::delete_by_id(subject).exec(db).await?;
    Ok(())
}

async fn write(db: &impl ConnectionTrait, subject: &str, failures: Failures) -> Result<(), Failure> {
    Entity::update_many()
        .col_expr(Column::Failures, Expr::value(i64::try_from(failures.count).unwrap_or(i64::MAX)))
        .col_expr(Column::LastAt, Expr::value(failures.last_at.micros()))
        .col_expr(Column::BlockedUntil, Expr::value(failures.blocked_until.micros()))
        .filter(Column::Subject.eq(subject))
        .exec(db)
        .await?;
    Ok(())
}
