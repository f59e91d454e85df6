//! `accounts_identities`: which identity of a provider lets which user in. An identity whose key is destroyed is in no
//! row after the next rebuild, and lets nobody in.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder};

use super::columns::text;
use crate::public::UserId;
use crate::secrets::hash_of;
use crate::user::UserEvent;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_identities")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub identity: String,
        pub user_id: String,
        pub issuer: String,
        pub recorded_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// The projector of `accounts_identities`.
pub(crate) struct Identities;

#[async_trait]
impl Projector for Identities {
    fn name(&self) -> &'static str {
        "accounts.identities"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["accounts_identities"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["accounts.user"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(UserEvent::ProviderLinked { issuer, subject }) = event.decode()? else { return Ok(()) };
        let Some(subject) = subject.value() else { return Ok(()) };
        let row = ActiveModel {
            identity: Set(identity_of(&issuer, subject)),
            user_id: Set(event.stream_id.clone()),
            issuer: Set(issuer),
            recorded_at: Set(event.at.micros()),
        };
        Entity::insert(row).exec_without_returning(db).await?;
        Ok(())
    }
}

/// One text for an issuer and a subject; no issuer has a space, so no two run together.
fn identity_of(issuer: &str, subject: &str) -> String {
    hash_of(&format!("{issuer} {subject}"))
}

/// The user whom an identity lets in.
pub(crate) async fn user_of(
    db: &impl ConnectionTrait,
    issuer: &str,
    subject: &str,
) -> Result<Option<UserId>, Failure> {
    let row = Entity::find_by_id(identity_of(issuer, subject)).one(db).await?;
    Ok(row.map(|row| text("user_id", &row.user_id)).transpose()?)
}

/// Issuers of the identities of a user.
pub(crate) async fn issuers_of(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<String>, Failure> {
    let rows = Entity::find().filter(Column::UserId.eq(user.to_string()));
    let rows = rows.order_by_asc(Column::RecordedAt).order_by_asc(Column::Identity).all(db).await?;
    Ok(rows.into_iter().map(|row| row.issuer).collect())
}
