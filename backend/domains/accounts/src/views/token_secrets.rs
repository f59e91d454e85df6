//! `accounts_token_secrets`: the hash of each token's text, and when it was last used. Kept, not projected.

use kernel::prelude::*;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use values::Timestamp;

use super::columns::text;
use crate::public::TokenId;
use crate::rules::lifetimes::{TOUCH, after};
use crate::secrets::hash_of;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_token_secrets")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_id: String,
        pub secret_hash: String,
        pub last_used_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// Keeps the hash of a new token.
pub(crate) async fn keep(db: &impl ConnectionTrait, id: TokenId, secret: &str) -> Result<(), Failure> {
    let row = ActiveModel {
        token_id: Set(id.to_string()),
        secret_hash: Set(hash_of(secret)),
        last_used_at: Set(0),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Which token a text is, and when it was last used.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    secret: &str,
) -> Result<Option<(TokenId, Timestamp)>, Failure> {
    let Some(row) = Entity::find().filter(Column::SecretHash.eq(hash_of(secret))).one(db).await? else {
        return Ok(None);
    };
    Ok(Some((text("token_id", &row.token_id)?, Timestamp::from_micros(row.last_used_at))))
}

/// Notes that a token was used, once a minute at most.
pub(crate) async fn touch(
    db: &impl ConnectionTrait,
    id: TokenId,
    last_used_at: Timestamp,
    at: Timestamp,
) -> Result<(), Failure> {
    if at < after(last_used_at, TOUCH) {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::LastUsedAt, Expr::value(at.micros()))
        .filter(Column::TokenId.eq(id.to_string()))
        .filter(Column::LastUsedAt.lt(at.micros()))
        .exec(db)
        .await?;
    Ok(())
}

/// A revoked token's text is known no more.
pub(crate) async fn forget(db: &impl ConnectionTrait, id: TokenId) -> Result<(), Failure> {
    // The row stays, so that the day of its last use does; no hash is empty.
    Entity::update_many()
        .col_expr(Column::SecretHash, Expr::value(format!("revoked {id}")))
        .filter(Column::TokenId.eq(id.to_string()))
        .exec(db)
        .await?;
    Ok(())
}
