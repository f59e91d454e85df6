//! `accounts_pendings`: sign-ins between the password and the second factor, by the hash of their secret. Kept, not
//! projected; gone when they are used, too old, or guessed at too often.

use kernel::prelude::*;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use values::Timestamp;

use super::columns::text;
use crate::public::{Method, UserId};
use crate::secrets::hash_of;

/// Wrong codes after which a sign-in begins anew.
const ATTEMPTS: i64 = 5;

/// What the sign-in waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A code of the second factor.
    Confirm,
    /// A second factor to be set up.
    Enrol,
}

impl Step {
    fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Enrol => "enrol",
        }
    }
}

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_pendings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub secret_hash: String,
        pub user_id: String,
        pub step: String,
        pub method: String,
        pub seed: Vec<u8>,
        pub expires_at: i64,
        pub attempts: i64,
    }

    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "Pending of {}", self.user_id)
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// A sign-in that waits.
pub(crate) struct Pending {
    /// Whose.
    pub(crate) user: UserId,
    /// By what the first step was taken.
    pub(crate) method: Method,
    /// The sealed seed of the second factor to be set up; empty otherwise.
    pub(crate) seed: Vec<u8>,
}

/// Lets a sign-in wait; those that are too old are forgotten.
pub(crate) async fn begin(
    db: &impl ConnectionTrait,
    secret: &str,
    step: Step,
    pending: Pending,
    (at, expires_at): (Timestamp, Timestamp),
) -> Result<(), Failure> {
    Entity::delete_many().filter(Column::ExpiresAt.lte(at.micros())).exec(db).await?;
    let row = ActiveModel {
        secret_hash: Set(hash_of(secret)),
        user_id: Set(pending.user.to_string()),
        step: Set(step.as_str().to_owned()),
        method: Set(pending.method.as_str().to_owned()),
        seed: Set(pending.seed),
        expires_at: Set(expires_at.micros()),
        attempts: Set(0),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// A sign-in that waits for this step.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    secret: &str,
    step: Step,
    at: Timestamp,
) -> Result<Option<Pending>, Failure> {
    let row = Entity::find_by_id(hash_of(secret))
        .filter(Column::Step.eq(step.as_str()))
        .filter(Column::ExpiresAt.gt(at.micros()))
        .filter(Column::Attempts.lt(ATTEMPTS))
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Pending {
        user: text("user_id", &row.user_id)?,
        method: text("method", &row.method)?,
        seed: row.seed,
    }))
}

/// Counts a wrong code.
pub(crate) async fn missed(db: &impl ConnectionTrait, secret: &str) -> Result<(), Failure> {
    Entity::update_many()
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(Column::SecretHash.eq(hash_of(secret)))
        .exec(db)
        .await?;
    Ok(())
}

/// Ends the waiting; `false` when somebody else was quicker.
pub(crate) async fn end(db: &impl ConnectionTrait, secret: &str) -> Result<bool, Failure> {
    Ok(Entity::delete_by_id(hash_of(secret)).exec(db).await?.rows_affected == 1)
}

/// Ends whatever waits for a user.
pub(crate) async fn withdraw(db: &impl ConnectionTrait, user: UserId) -> Result<(), Failure> {
    Entity::delete_many().filter(Column::UserId.eq(user.to_string())).exec(db).await?;
    Ok(())
}
