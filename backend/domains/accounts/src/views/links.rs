//! `accounts_links`: one-use links by the hash of their secret. Kept, not projected.
//!
//! A link is used up by one statement that counts: of two who use it at once, one is told that it is over.

use kernel::prelude::*;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use values::Timestamp;

use super::columns::{optional, or_empty, text};
use crate::public::UserId;
use crate::rules::lifetimes::{FORGOTTEN, after};
use crate::secrets::hash_of;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The first administrator, who is no user yet.
    First,
    /// An invitation.
    Invitation,
    /// Signing in.
    SignIn,
    /// A forgotten password.
    Reset,
}

impl Purpose {
    const ALL: [Self; 4] = [Self::First, Self::Invitation, Self::SignIn, Self::Reset];

    fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Invitation => "invitation",
            Self::SignIn => "sign_in",
            Self::Reset => "reset",
        }
    }
}

impl std::str::FromStr for Purpose {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|one| one.as_str() == word).ok_or_else(|| "mot inconnu".to_owned())
    }
}

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_links")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub secret_hash: String,
        pub purpose: String,
        pub user_id: String,
        pub created_at: i64,
        pub expires_at: i64,
        pub used_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// A link that still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    /// What it is for.
    pub(crate) purpose: Purpose,
    /// Whose; `None` for the first administrator's.
    pub(crate) user: Option<UserId>,
    /// Until when.
    pub(crate) expires_at: Timestamp,
}

/// Makes a link; those before it, for the same and not used, work no more. Old ones are forgotten.
pub(crate) async fn issue(
    db: &impl ConnectionTrait,
    secret: &str,
    link: Link,
    at: Timestamp,
) -> Result<(), Failure> {
    let user_id = or_empty(link.user.as_ref());
    let same = Column::UserId.eq(&user_id).and(Column::Purpose.eq(link.purpose.as_str()));
    Entity::delete_many().filter(same).filter(Column::UsedAt.eq(0_i64)).exec(db).await?;
    let old = after(at, -FORGOTTEN).micros();
    Entity::delete_many().filter(Column::ExpiresAt.lt(old)).exec(db).await?;
    let row = ActiveModel {
        secret_hash: Set(hash_of(secret)),
        purpose: Set(link.purpose.as_str().to_owned()),
        user_id: Set(user_id),
        created_at: Set(at.micros()),
        expires_at: Set(link.expires_at.micros()),
        used_at: Set(0),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// A link that still works, untouched.
pub(crate) async fn peek(
    db: &impl ConnectionTrait,
    secret: &str,
    at: Timestamp,
) -> Result<Option<Link>, Failure> {
    let row = Entity::find_by_id(hash_of(secret))
        .filter(Column::UsedAt.eq(0_i64))
        .filter(Column::ExpiresAt.gt(at.micros()))
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Link {
        purpose: text("purpose", &row.purpose)?,
        user: optional("user_id", &row.user_id)?,
        expires_at: Timestamp::from_micros(row.expires_at),
    }))
}

/// Uses a link up; `false` when it was used before, or is too old.
pub(crate) async fn consume(
    db: &impl ConnectionTrait,
    secret: &str,
    purpose: Purpose,
    at: Timestamp,
) -> Result<bool, Failure> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at.micros()))
        .filter(Column::SecretHash.eq(hash_of(secret)))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(Column::UsedAt.eq(0_i64))
        .filter(Column::ExpiresAt.gt(at.micros()))
        .exec(db)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Every link of a user that was not used works no more.
pub(crate) async fn withdraw(db: &impl ConnectionTrait, user: UserId) -> Result<(), Failure> {
    let of = Column::UserId.eq(user.to_string()).and(Column::UsedAt.eq(0_i64));
    Entity::delete_many().filter(of).exec(db).await?;
    Ok(())
}
