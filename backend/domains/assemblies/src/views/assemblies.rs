//! Every assembly: where it stands, what it was called for, and how many resolutions passed.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable};

use super::columns::{json, name_of, page, read, text, whole, word};
use crate::assembly::{AssemblyEvent, AssemblyId, Convened, Stage, Verdict};
use crate::public::{AssemblyRow, AssemblySheet};

/// One assembly.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_assemblies")]
pub(crate) struct Model {
    /// Which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// What it may decide.
    pub kind: String,
    /// First or second call.
    pub convocation: String,
    /// Its day.
    pub day: String,
    /// Its place.
    pub place: String,
    /// Dispatch of the notice.
    pub notice_sent_on: String,
    /// Where it stands.
    pub stage: String,
    /// The whole convocation, JSON.
    pub convened: String,
    /// Members on the roll.
    pub voters: i64,
    /// Seal of the roll.
    pub roll_digest: String,
    /// Who conducts it, JSON; empty before it opens.
    pub bureau: String,
    /// Resolutions on the agenda.
    pub resolutions: i64,
    /// Of which adopted.
    pub adopted: i64,
    /// Of which rejected.
    pub rejected: i64,
    /// Of which not decided.
    pub without_quorum: i64,
    /// Why it was given up.
    pub cancelled_because: String,
    /// Sequence of its last fact.
    pub version: i64,
    /// Time of record of that fact, microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_assemblies`.
pub(crate) struct AssembliesRegister;

#[async_trait]
impl Projector for AssembliesRegister {
    fn name(&self) -> &'static str {
        "assemblies.assemblies"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_assemblies"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<AssemblyEvent>()? else { return Ok(()) };
        if let AssemblyEvent::Convened(convened) = fact {
            let row = called(event, &convened)?;
            Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
            return Ok(());
        }
        let changes: Vec<(Column, sea_orm::Value)> = match fact {
            AssemblyEvent::RollFrozen { record_day: _, voters, digest } => vec![
                (Column::Stage, name_of(&Stage::RollFrozen)?.into()),
                (Column::Voters, i64::from(voters).into()),
                (Column::RollDigest, digest.into()),
            ],
            AssemblyEvent::Opened { on: _, bureau } => {
                vec![(Column::Stage, name_of(&Stage::Open)?.into()), (Column::Bureau, json(&bureau)?.into())]
            }
            AssemblyEvent::Closed { verdicts } => {
                let count = |verdict: Verdict| {
                    let number = verdicts.iter().filter(|(_, each)| *each == verdict).count();
                    i64::try_from(number).unwrap_or(i64::MAX).into()
                };
                vec![
                    (Column::Stage, name_of(&Stage::Closed)?.into()),
                    (Column::Adopted, count(Verdict::Adopted)),
                    (Column::Rejected, count(Verdict::Rejected)),
                    (Column::WithoutQuorum, count(Verdict::WithoutQuorum)),
                ]
            }
            AssemblyEvent::Cancelled { reason } => vec![
                (Column::Stage, name_of(&Stage::Cancelled)?.into()),
                (Column::CancelledBecause, reason.into()),
            ],
            AssemblyEvent::Convened(_)
            | AssemblyEvent::VotersEnrolled { .. }
            | AssemblyEvent::PresenceRecorded { .. }
            | AssemblyEvent::PresenceWithdrawn { .. }
            | AssemblyEvent::VotesCast { .. }
            | AssemblyEvent::ResolutionClosed { .. } => Vec::new(),
        };
        let mut update = Entity::update_many()
            .col_expr(Column::Version, Expr::value(event.sequence))
            .col_expr(Column::RecordedAt, Expr::value(event.at.micros()));
        for (column, value) in changes {
            update = update.col_expr(column, Expr::value(value));
        }
        update.filter(Column::AssemblyId.eq(event.stream_id.as_str())).exec(db).await?;
        Ok(())
    }
}

fn called(event: &Recorded, convened: &Convened) -> Result<Model, KernelError> {
    Ok(Model {
        assembly_id: event.stream_id.clone(),
        kind: name_of(&convened.kind)?,
        convocation: name_of(&convened.convocation)?,
        day: convened.day.to_string(),
        place: convened.place.clone(),
        notice_sent_on: convened.notice_sent_on.to_string(),
        stage: name_of(&Stage::Convened)?,
        convened: json(convened)?,
        voters: 0,
        roll_digest: String::new(),
        bureau: String::new(),
        resolutions: i64::try_from(convened.resolutions.len()).unwrap_or(i64::MAX),
        adopted: 0,
        rejected: 0,
        without_quorum: 0,
        cancelled_because: String::new(),
        version: event.sequence,
        recorded_at: event.at.micros(),
    })
}

impl Model {
    fn row(self) -> Result<AssemblyRow, KernelError> {
        Ok(AssemblyRow {
            assembly_id: text("assembly_id", &self.assembly_id)?,
            kind: word("kind", &self.kind)?,
            convocation: word("convocation", &self.convocation)?,
            day: text("day", &self.day)?,
            place: self.place,
            notice_sent_on: text("notice_sent_on", &self.notice_sent_on)?,
            stage: word("stage", &self.stage)?,
            voters: whole("voters", self.voters)?,
            resolutions: whole("resolutions", self.resolutions)?,
            adopted: whole("adopted", self.adopted)?,
            rejected: whole("rejected", self.rejected)?,
            without_quorum: whole("without_quorum", self.without_quorum)?,
            version: whole("version", self.version)?,
        })
    }

    fn sheet(self) -> Result<AssemblySheet, KernelError> {
        let bureau = if self.bureau.is_empty() { None } else { Some(read("bureau", &self.bureau)?) };
        Ok(AssemblySheet {
            convened: read("convened", &self.convened)?,
            roll_digest: self.roll_digest.clone(),
            bureau,
            cancelled_because: self.cancelled_because.clone(),
            row: self.row()?,
        })
    }
}

/// One assembly.
pub(crate) async fn one(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
) -> Result<Option<AssemblySheet>, Failure> {
    let row = Entity::find_by_id(assembly.to_string()).one(db).await?;
    Ok(row.map(Model::sheet).transpose()?)
}

static LISTING: Listing = Listing {
    fields: &[
        Field::day("day"),
        Field::text("kind"),
        Field::text("convocation"),
        Field::text("stage"),
        Field::text("place"),
        Field::int("voters"),
        Field::int("resolutions"),
        Field::int("adopted"),
        Field::int("rejected"),
    ],
    key: "assembly_id",
    default_sort: "-day",
};

/// The assemblies.
pub(crate) async fn all(
    db: &impl ConnectionTrait,
    request: &PageRequest,
) -> Result<Page<AssemblyRow>, Failure> {
    let base = Query::select().columns(Column::iter()).from(Entity).to_owned();
    let rows = list::<Model>(db, base, &LISTING, request).await?;
    Ok(page(rows, Model::row)?)
}
