//! The register of minutes: numbered without a gap, each with the hash of the paper that was signed (R225-106 C. com.).

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};
use sea_orm::{DatabaseTransaction, FromQueryResult, IntoActiveModel};
use values::Timestamp;

use super::assemblies;
use super::columns::{page, text, whole, word};
use crate::assembly::{AssemblyEvent, AssemblyId};
use crate::public::MinutesRow;

/// Minutes of one assembly.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_minutes")]
pub(crate) struct Model {
    /// Of which assembly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// In the register.
    pub number: i64,
    /// Day of the signatures.
    pub signed_on: String,
    /// Hash of the paper.
    pub sha256: String,
    /// Time of record, microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_minutes`.
pub(crate) struct Minutes;

#[async_trait]
impl Projector for Minutes {
    fn name(&self) -> &'static str {
        "assemblies.minutes"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_minutes"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(AssemblyEvent::MinutesSigned { number, on, sha256 }) = event.decode()? else {
            return Ok(());
        };
        let row = Model {
            assembly_id: event.stream_id.clone(),
            number: i64::try_from(number).unwrap_or(i64::MAX),
            signed_on: on.to_string(),
            sha256,
            recorded_at: event.at.micros(),
        };
        Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
        Ok(())
    }
}

/// Minutes beside their assembly.
#[derive(Debug, FromQueryResult)]
struct Joined {
    number: i64,
    assembly_id: String,
    day: String,
    kind: String,
    signed_on: String,
    sha256: String,
    recorded_at: i64,
}

impl Joined {
    fn row(self) -> Result<MinutesRow, KernelError> {
        Ok(MinutesRow {
            number: whole("number", self.number)?,
            assembly_id: text("assembly_id", &self.assembly_id)?,
            day: text("day", &self.day)?,
            kind: word("kind", &self.kind)?,
            signed_on: text("signed_on", &self.signed_on)?,
            sha256: self.sha256,
            recorded_at: Timestamp::from_micros(self.recorded_at),
        })
    }
}

fn joined() -> sea_orm::sea_query::SelectStatement {
    let mine = |column: Column| (Entity, column);
    let of = |column: assemblies::Column| (assemblies::Entity, column);
    Query::select()
        .columns([
            mine(Column::Number),
            mine(Column::AssemblyId),
            mine(Column::SignedOn),
            mine(Column::Sha256),
            mine(Column::RecordedAt),
        ])
        .columns([of(assemblies::Column::Day), of(assemblies::Column::Kind)])
        .from(Entity)
        .inner_join(
            assemblies::Entity,
            Expr::col(of(assemblies::Column::AssemblyId)).equals(mine(Column::AssemblyId)),
        )
        .to_owned()
}

/// The minutes of one assembly.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
) -> Result<Option<MinutesRow>, Failure> {
    let query =
        joined().and_where(Expr::col((Entity, Column::AssemblyId)).eq(assembly.to_string())).to_owned();
    let row = db.query_one(&query).await?.map(|row| Joined::from_query_result(&row, "")).transpose()?;
    Ok(row.map(Joined::row).transpose()?)
}

static LISTING: Listing = Listing {
    fields: &[
        Field::int("number"),
        Field::day("day"),
        Field::text("kind"),
        Field::day("signed_on"),
        Field::text("sha256"),
    ],
    key: "number",
    default_sort: "-number",
};

/// The register, latest first.
pub(crate) async fn all(
    db: &impl ConnectionTrait,
    request: &PageRequest,
) -> Result<Page<MinutesRow>, Failure> {
    let rows = list::<Joined>(db, joined(), &LISTING, request).await?;
    Ok(page(rows, Joined::row)?)
}
