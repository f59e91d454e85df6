//! `members_import_mappings`: how the tables of each source are understood now.
//!
//! Inline, because an import asks it.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryTrait};

use super::columns::{page, text, whole};
use crate::import_mapping::ImportMappingEvent;
use crate::public::{ImportSource, MappingRow};

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "members_import_mappings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub source: String,
        pub mapping: String,
        pub set_at: i64,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity, Model};

/// Fields to filter and sort the mappings by.
pub static LISTING: Listing =
    Listing { fields: &[Field::text("source")], key: "source", default_sort: "source" };

/// The projector of `members_import_mappings`.
pub(crate) struct ImportMappings;

#[async_trait]
impl Projector for ImportMappings {
    fn name(&self) -> &'static str {
        "members.import_mappings"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["members_import_mappings"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["members.import_mapping"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<ImportMappingEvent>()? else { return Ok(()) };
        let ImportMappingEvent::MappingSet { mapping, on: _ } = fact;
        let row = ActiveModel {
            source: Set(event.stream_id.clone()),
            mapping: Set(serde_json::to_string(&mapping).map_err(KernelError::from)?),
            set_at: Set(event.at.micros()),
            version: Set(event.sequence),
        };
        let replace = OnConflict::column(Column::Source)
            .update_columns([Column::Mapping, Column::SetAt, Column::Version])
            .to_owned();
        Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
        Ok(())
    }
}

/// A page of the sources.
pub(crate) async fn mappings(
    db: &impl ConnectionTrait,
    request: &PageRequest,
) -> Result<Page<MappingRow>, Failure> {
    let rows = list::<Model>(db, Entity::find().into_query(), &LISTING, request).await?;
    Ok(page(rows, |row: Model| read(&row))?)
}

/// What is remembered of one source.
pub(crate) async fn mapping(
    db: &impl ConnectionTrait,
    source: &ImportSource,
) -> Result<Option<MappingRow>, Failure> {
    let row = Entity::find_by_id(source.to_string()).one(db).await?;
    Ok(row.as_ref().map(read).transpose()?)
}

fn read(row: &Model) -> Result<MappingRow, KernelError> {
    Ok(MappingRow {
        source: text("source", &row.source)?,
        mapping: serde_json::from_str(&row.mapping)?,
        set_at: values::Timestamp::from_micros(row.set_at),
        version: whole("version", row.version)?,
    })
}
