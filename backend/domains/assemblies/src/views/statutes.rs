//! The versions of the statutes: which clauses were the rule on a day.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable, QueryOrder, QuerySelect};
use values::{Day, Timestamp};

use super::columns::{json, page, read, text, whole};
use crate::statutes::{StatutesEvent, StatutesVersion};

/// One version.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_statutes")]
pub(crate) struct Model {
    /// Version as text that sorts.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version_key: String,
    /// Version.
    pub version: i64,
    /// Day of the decision.
    pub adopted_on: String,
    /// First day of effect.
    pub effective_on: String,
    /// The clauses, JSON.
    pub document: String,
    /// Time of record, microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_statutes`.
pub(crate) struct StatutesVersions;

#[async_trait]
impl Projector for StatutesVersions {
    fn name(&self) -> &'static str {
        "assemblies.statutes"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_statutes"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.statutes"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<StatutesEvent>()? {
            None => Ok(()),
            Some(StatutesEvent::Adopted(version)) => {
                let row = Model {
                    version_key: format!("{:06}", version.version),
                    version: i64::from(version.version),
                    adopted_on: version.adopted_on.to_string(),
                    effective_on: version.effective_on.to_string(),
                    document: json(&version.document)?,
                    recorded_at: event.at.micros(),
                };
                Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
                Ok(())
            }
        }
    }
}

impl Model {
    fn read(self) -> Result<StatutesVersion, KernelError> {
        Ok(StatutesVersion {
            version: whole("version", self.version)?,
            adopted_on: text("adopted_on", &self.adopted_on)?,
            effective_on: text("effective_on", &self.effective_on)?,
            document: read("document", &self.document)?,
        })
    }
}

/// The version in force on `day`, as far as it was known at `known_at`.
pub(crate) async fn on(
    db: &impl ConnectionTrait,
    day: Day,
    known_at: Option<Timestamp>,
) -> Result<Option<StatutesVersion>, Failure> {
    let mut query = Entity::find().filter(Column::EffectiveOn.lte(day.to_string()));
    if let Some(at) = known_at {
        query = query.filter(Column::RecordedAt.lte(at.micros()));
    }
    let row = query.order_by_desc(Column::EffectiveOn).limit(1).one(db).await?;
    Ok(row.map(Model::read).transpose()?)
}

static LISTING: Listing = Listing {
    fields: &[Field::int("version"), Field::day("adopted_on"), Field::day("effective_on")],
    key: "version_key",
    default_sort: "-version",
};

/// The versions.
pub(crate) async fn all(
    db: &impl ConnectionTrait,
    request: &PageRequest,
) -> Result<Page<StatutesVersion>, Failure> {
    let base = Query::select().columns(Column::iter()).from(Entity).to_owned();
    let rows = list::<Model>(db, base, &LISTING, request).await?;
    Ok(page(rows, Model::read)?)
}
