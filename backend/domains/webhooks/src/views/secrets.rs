//! `webhooks_secrets`: the sealed secrets. Kept, not projected: an event is for ever, a secret is not.

use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use values::Timestamp;

use crate::public::EndpointId;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "webhooks_secrets")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub endpoint_id: String,
        pub generation: i64,
        pub current: Vec<u8>,
        pub previous: Vec<u8>,
        pub previous_until: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// The sealed secrets of an endpoint.
pub(crate) struct Kept {
    /// How many secrets it has had.
    pub(crate) generation: i64,
    /// The one that is valid.
    pub(crate) current: Vec<u8>,
    /// The one before, and until when it signs too.
    pub(crate) previous: Option<(Vec<u8>, Timestamp)>,
}

/// Those of an endpoint, if it is there.
pub(crate) async fn find(db: &impl ConnectionTrait, id: EndpointId) -> Result<Option<Kept>, KernelError> {
    let row = Entity::find_by_id(id.to_string()).one(db).await?;
    Ok(row.map(|row| {
        let until = Timestamp::from_micros(row.previous_until);
        let previous = (!row.previous.is_empty()).then_some((row.previous, until));
        Kept { generation: row.generation, current: row.current, previous }
    }))
}

/// Keeps a new secret; the one before signs until `old_until`. Answers its generation.
pub(crate) async fn keep(
    tx: &DatabaseTransaction,
    id: EndpointId,
    sealed: Vec<u8>,
    old_until: Timestamp,
) -> Result<i64, KernelError> {
    let Some(kept) = find(tx, id).await? else {
        let row = ActiveModel {
            endpoint_id: Set(id.to_string()),
            generation: Set(1),
            current: Set(sealed),
            previous: Set(Vec::new()),
            previous_until: Set(0),
        };
        Entity::insert(row).exec_without_returning(tx).await?;
        return Ok(1);
    };
    let generation = kept.generation + 1;
    let row = ActiveModel {
        generation: Set(generation),
        current: Set(sealed),
        previous: Set(kept.current),
        previous_until: Set(old_until.micros()),
        ..Default::default()
    };
    Entity::update_many().set(row).filter(Column::EndpointId.eq(id.to_string())).exec(tx).await?;
    Ok(generation)
}

/// Destroys them.
pub(crate) async fn destroy(tx: &DatabaseTransaction, id: EndpointId) -> Result<(), KernelError> {
    Entity::delete_by_id(id.to_string()).exec(tx).await?;
    Ok(())
}
