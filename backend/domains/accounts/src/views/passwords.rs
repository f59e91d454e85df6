//! `accounts_passwords`: the hash of each user's password. Kept, not projected.

use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use values::Timestamp;

use crate::public::UserId;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_passwords")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub user_id: String,
        pub hash: String,
        pub changed_at: i64,
    }

    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "Password of {}", self.user_id)
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// The hash of a user's password; of nobody's, the same work.
pub(crate) async fn hash_for(
    db: &impl ConnectionTrait,
    user: Option<UserId>,
) -> Result<Option<String>, Failure> {
    let id = user.map(|user| user.to_string()).unwrap_or_default();
    Ok(Entity::find_by_id(id).one(db).await?.map(|row| row.hash))
}

/// Sets the password's hash.
pub(crate) async fn set(
    db: &impl ConnectionTrait,
    user: UserId,
    hash: &str,
    at: Timestamp,
) -> Result<(), Failure> {
    let row = ActiveModel {
        user_id: Set(user.to_string()),
        hash: Set(hash.to_owned()),
        changed_at: Set(at.micros()),
    };
    let replace =
        OnConflict::column(Column::UserId).update_columns([Column::Hash, Column::ChangedAt]).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

/// Replaces a hash by one of the same password under today's parameters, unless the password has changed meanwhile.
pub(crate) async fn strengthen(
    db: &impl ConnectionTrait,
    user: UserId,
    weak: &str,
    strong: &str,
) -> Result<(), Failure> {
    Entity::update_many()
        .col_expr(Column::Hash, Expr::value(strong))
        .filter(Column::UserId.eq(user.to_string()))
        .filter(Column::Hash.eq(weak))
        .exec(db)
        .await?;
    Ok(())
}
