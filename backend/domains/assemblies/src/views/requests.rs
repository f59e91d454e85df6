//! Drafts that members asked for, with what they held and by when they are to be answered.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable, QueryOrder};

use super::columns::{json, page, read, whole};
use crate::assembly::{AssemblyEvent, AssemblyId, ResolutionRequest};
use crate::public::RequestRow;
use crate::rules::requests::ACKNOWLEDGED_WITHIN;
use values::Timestamp;

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_requests")]
pub(crate) struct Model {
    /// Of which assembly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// Sequence of the fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rank: i64,
    /// What was asked for, JSON.
    pub request: String,
    /// Its number on an agenda that was sent; else 0.
    pub resolution: i64,
    /// Time of record, microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_requests`.
pub(crate) struct Requests;

#[async_trait]
impl Projector for Requests {
    fn name(&self) -> &'static str {
        "assemblies.requests"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_requests"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(AssemblyEvent::ResolutionRequested { request, number }) = event.decode()? else {
            return Ok(());
        };
        let row = Model {
            assembly_id: event.stream_id.clone(),
            rank: event.sequence,
            request: json(&request)?,
            resolution: i64::from(number.unwrap_or_default()),
            recorded_at: event.at.micros(),
        };
        Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
        Ok(())
    }
}

impl Model {
    fn row(&self) -> Result<RequestRow, KernelError> {
        let request: ResolutionRequest = read("request", &self.request)?;
        let resolution: u32 = whole("resolution", self.resolution)?;
        Ok(RequestRow {
            acknowledge_by: request.received_on.plus_days(ACKNOWLEDGED_WITHIN),
            request,
            resolution: (resolution > 0).then_some(resolution),
            recorded_at: Timestamp::from_micros(self.recorded_at),
        })
    }
}

/// The requests for one assembly, in the order of their arrival.
pub(crate) async fn of(db: &impl ConnectionTrait, assembly: AssemblyId) -> Result<Vec<RequestRow>, Failure> {
    let query = Entity::find().filter(Column::AssemblyId.eq(assembly.to_string()));
    let rows = query.order_by_asc(Column::Rank).all(db).await?;
    Ok(rows.iter().map(Model::row).collect::<Result<_, _>>()?)
}

static LISTING: Listing = Listing {
    fields: &[Field::int("rank"), Field::int("resolution"), Field::moment("recorded_at")],
    key: "rank",
    default_sort: "rank",
};

/// The same, page by page.
pub(crate) async fn page_of(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    request: &PageRequest,
) -> Result<Page<RequestRow>, Failure> {
    let base = Query::select()
        .columns(Column::iter())
        .from(Entity)
        .and_where(Expr::col(Column::AssemblyId).eq(assembly.to_string()))
        .to_owned();
    let rows = list::<Model>(db, base, &LISTING, request).await?;
    Ok(page(rows, |row| row.row())?)
}
