//! Assemblies that are being prepared, and what members ask to be put on their agenda.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable};

use super::columns::{json, name_of, page, read, text, whole, word};
use crate::assembly::{AssemblyEvent, AssemblyId, Plan, Stage};
use crate::public::{PlanRow, PlanSheet};

/// One plan.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_plans")]
pub(crate) struct Model {
    /// Which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// Its day.
    pub day: String,
    /// What it may decide.
    pub kind: String,
    /// Its place, or empty.
    pub place: String,
    /// `planned`, `convened`, `cancelled`.
    pub stage: String,
    /// Drafts on the agenda.
    pub resolutions: i64,
    /// The whole plan, JSON.
    pub plan: String,
    /// Sequence of its last fact as a plan.
    pub version: i64,
    /// Time of record, microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_plans`.
pub(crate) struct Plans;

#[async_trait]
impl Projector for Plans {
    fn name(&self) -> &'static str {
        "assemblies.plans"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_plans"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<AssemblyEvent>()? {
            Some(AssemblyEvent::Planned(plan)) => set(db, event, &plan).await,
            Some(AssemblyEvent::ResolutionRequested { request, number: None }) => {
                let Some(row) = Entity::find_by_id(event.stream_id.as_str()).one(db).await? else {
                    return Ok(());
                };
                let mut plan: Plan = read("plan", &row.plan)?;
                plan.agenda.push(request.draft);
                set(db, event, &plan).await
            }
            Some(AssemblyEvent::Convened(_)) => ended(db, event, Stage::Convened).await,
            Some(AssemblyEvent::Cancelled { reason: _ }) => ended(db, event, Stage::Cancelled).await,
            Some(
                AssemblyEvent::DocumentAttached(_)
                | AssemblyEvent::DocumentRemoved { .. }
                | AssemblyEvent::QuestionReceived { .. }
                | AssemblyEvent::QuestionAnswered { .. },
            ) => seen(db, event).await,
            _ => Ok(()),
        }
    }
}

async fn set(db: &DatabaseTransaction, event: &Recorded, plan: &Plan) -> Result<(), ProjectionError> {
    let row = Model {
        assembly_id: event.stream_id.clone(),
        day: plan.day.to_string(),
        kind: name_of(&plan.kind)?,
        place: plan.place.clone(),
        stage: name_of(&Stage::Planned)?,
        resolutions: i64::try_from(plan.agenda.len()).unwrap_or(i64::MAX),
        plan: json(plan)?,
        version: event.sequence,
        recorded_at: event.at.micros(),
    };
    let anew = OnConflict::column(Column::AssemblyId)
        .update_columns([
            Column::Day,
            Column::Kind,
            Column::Place,
            Column::Resolutions,
            Column::Plan,
            Column::Version,
            Column::RecordedAt,
        ])
        .to_owned();
    Entity::insert(row.into_active_model()).on_conflict(anew).exec_without_returning(db).await?;
    Ok(())
}

async fn ended(db: &DatabaseTransaction, event: &Recorded, stage: Stage) -> Result<(), ProjectionError> {
    Entity::update_many()
        .col_expr(Column::Stage, Expr::value(name_of(&stage)?))
        .filter(Column::AssemblyId.eq(event.stream_id.as_str()))
        .filter(Column::Stage.eq(name_of(&Stage::Planned)?))
        .exec(db)
        .await?;
    seen(db, event).await
}

async fn seen(db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::value(event.sequence))
        .filter(Column::AssemblyId.eq(event.stream_id.as_str()))
        .exec(db)
        .await?;
    Ok(())
}

impl Model {
    fn row(self) -> Result<PlanRow, KernelError> {
        Ok(PlanRow {
            assembly_id: text("assembly_id", &self.assembly_id)?,
            kind: word("kind", &self.kind)?,
            day: text("day", &self.day)?,
            place: self.place,
            stage: word("stage", &self.stage)?,
            resolutions: whole("resolutions", self.resolutions)?,
            version: whole("version", self.version)?,
        })
    }
}

/// One plan.
pub(crate) async fn one(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
) -> Result<Option<PlanSheet>, Failure> {
    let Some(row) = Entity::find_by_id(assembly.to_string()).one(db).await? else { return Ok(None) };
    let plan = read("plan", &row.plan)?;
    Ok(Some(PlanSheet { plan, row: row.row()? }))
}

static LISTING: Listing = Listing {
    fields: &[
        Field::day("day"),
        Field::text("kind"),
        Field::text("place"),
        Field::text("stage"),
        Field::int("resolutions"),
    ],
    key: "assembly_id",
    default_sort: "day",
};

/// The plans, the next assembly first.
pub(crate) async fn all(db: &impl ConnectionTrait, request: &PageRequest) -> Result<Page<PlanRow>, Failure> {
    let base = Query::select().columns(Column::iter()).from(Entity).to_owned();
    let rows = list::<Model>(db, base, &LISTING, request).await?;
    Ok(page(rows, Model::row)?)
}
