//! `accounts_second_factors` and `accounts_recovery_codes`: the sealed seed of each user's second factor, the last step
//! used, and marks of the codes for a day without it. Kept, not projected.

use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use values::Timestamp;

use crate::public::UserId;

#[allow(unreachable_pub)] // sea-orm derives public items
mod factor {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_second_factors")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub user_id: String,
        pub secret: Vec<u8>,
        pub last_step: i64,
        pub enabled_at: i64,
    }

    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "SecondFactor of {}", self.user_id)
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

#[allow(unreachable_pub)] // sea-orm derives public items
mod code {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_recovery_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub user_id: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code_mark: String,
        pub used_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The sealed seed and the last step used.
pub(crate) async fn find(db: &impl ConnectionTrait, user: UserId) -> Result<Option<(Vec<u8>, i64)>, Failure> {
    let row = factor::Entity::find_by_id(user.to_string()).one(db).await?;
    Ok(row.map(|row| (row.secret, row.last_step)))
}

/// Sets the second factor up.
pub(crate) async fn set(
    db: &impl ConnectionTrait,
    user: UserId,
    sealed: Vec<u8>,
    step: i64,
    at: Timestamp,
) -> Result<(), Failure> {
    let row = factor::ActiveModel {
        user_id: Set(user.to_string()),
        secret: Set(sealed),
        last_step: Set(step),
        enabled_at: Set(at.micros()),
    };
    let replace = OnConflict::column(factor::Column::UserId)
        .update_columns([factor::Column::Secret, factor::Column::LastStep, factor::Column::EnabledAt])
        .to_owned();
    factor::Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

/// Uses a step up; `false` when it, or a later one, was used before.
pub(crate) async fn use_step(db: &impl ConnectionTrait, user: UserId, step: i64) -> Result<bool, Failure> {
    let spent = factor::Entity::update_many()
        .col_expr(factor::Column::LastStep, Expr::value(step))
        .filter(factor::Column::UserId.eq(user.to_string()))
        .filter(factor::Column::LastStep.lt(step))
        .exec(db)
        .await?;
    Ok(spent.rows_affected == 1)
}

/// Takes the second factor and its codes away.
pub(crate) async fn remove(db: &impl ConnectionTrait, user: UserId) -> Result<(), Failure> {
    factor::Entity::delete_by_id(user.to_string()).exec(db).await?;
    code::Entity::delete_many().filter(code::Column::UserId.eq(user.to_string())).exec(db).await?;
    Ok(())
}

/// Replaces the recovery codes.
pub(crate) async fn set_codes(
    db: &impl ConnectionTrait,
    user: UserId,
    marks: Vec<String>,
) -> Result<(), Failure> {
    code::Entity::delete_many().filter(code::Column::UserId.eq(user.to_string())).exec(db).await?;
    let rows = marks.into_iter().map(|mark| code::ActiveModel {
        user_id: Set(user.to_string()),
        code_mark: Set(mark),
        used_at: Set(0),
    });
    code::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// Uses a recovery code up; `false` when it is none, or was used before.
pub(crate) async fn use_code(
    db: &impl ConnectionTrait,
    user: UserId,
    mark: &str,
    at: Timestamp,
) -> Result<bool, Failure> {
    let spent = code::Entity::update_many()
        .col_expr(code::Column::UsedAt, Expr::value(at.micros()))
        .filter(code::Column::UserId.eq(user.to_string()))
        .filter(code::Column::CodeMark.eq(mark))
        .filter(code::Column::UsedAt.eq(0_i64))
        .exec(db)
        .await?;
    Ok(spent.rows_affected == 1)
}

/// Recovery codes not used yet.
pub(crate) async fn codes_left(db: &impl ConnectionTrait, user: UserId) -> Result<u64, Failure> {
    let left = code::Entity::find()
        .filter(code::Column::UserId.eq(user.to_string()))
        .filter(code::Column::UsedAt.eq(0_i64));
    Ok(left.count(db).await?)
}
