//! Every assembly: where it stands, what it was called for, and how many resolutions passed.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use members::public::MemberId;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable, QueryOrder};

use super::columns::{json, moment, name_of, page, read, text, whole, word};
use super::roll;
use crate::assembly::{AssemblyEvent, AssemblyId, Convened, Resolution, Stage, Verdict};
use crate::public::{AssemblyRow, AssemblySheet, MinutesRow};

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
    /// Opening of the session, microseconds; 0 before.
    pub opened_at: i64,
    /// End of the session, microseconds; 0 before.
    pub closed_at: i64,
    /// Whether each vote opens on its own.
    pub one_by_one: bool,
    /// What was said besides the resolutions.
    pub debate: String,
    /// Why the roll was corrected, one reason a line.
    pub corrections: String,
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
        let changes = self::changes(db, event, fact).await?;
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

/// What a fact changes in the row, besides its version.
async fn changes(
    db: &DatabaseTransaction,
    event: &Recorded,
    fact: AssemblyEvent,
) -> Result<Vec<(Column, sea_orm::Value)>, ProjectionError> {
    let stage = |stage: Stage| Ok::<_, KernelError>((Column::Stage, name_of(&stage)?.into()));
    Ok(match fact {
        AssemblyEvent::RollFrozen { record_day: _, voters, digest } => vec![
            stage(Stage::RollFrozen)?,
            (Column::Voters, i64::from(voters).into()),
            (Column::RollDigest, digest.into()),
        ],
        AssemblyEvent::RollCorrected { corrections: _, reason, voters, digest } => {
            let before = known(db, event).await?.map(|row| row.corrections).unwrap_or_default();
            let reasons = if before.is_empty() { reason } else { format!("{before}\n{reason}") };
            vec![
                (Column::Corrections, reasons.into()),
                (Column::Voters, i64::from(voters).into()),
                (Column::RollDigest, digest.into()),
            ]
        }
        AssemblyEvent::Opened { on: _, bureau, one_by_one } => vec![
            stage(Stage::Open)?,
            (Column::Bureau, json(&bureau)?.into()),
            (Column::OpenedAt, event.at.micros().into()),
            (Column::OneByOne, one_by_one.into()),
        ],
        AssemblyEvent::Closed { verdicts } => {
            let count = |these: &[Verdict]| {
                let number = verdicts.iter().filter(|(_, each)| these.contains(each)).count();
                i64::try_from(number).unwrap_or(i64::MAX).into()
            };
            vec![
                stage(Stage::Closed)?,
                (Column::ClosedAt, event.at.micros().into()),
                (Column::Adopted, count(&[Verdict::Adopted])),
                (Column::Rejected, count(&[Verdict::Rejected, Verdict::NotElected])),
                (Column::WithoutQuorum, count(&[Verdict::WithoutQuorum])),
            ]
        }
        AssemblyEvent::Cancelled { reason } => {
            vec![stage(Stage::Cancelled)?, (Column::CancelledBecause, reason.into())]
        }
        AssemblyEvent::ResolutionRequested { request, number: Some(number) } => {
            let added = Resolution { number, draft: request.draft };
            agenda(db, event, |resolutions| resolutions.push(added)).await?
        }
        AssemblyEvent::ItemAdded { resolution, reason: _ } => {
            agenda(db, event, |resolutions| resolutions.push(*resolution)).await?
        }
        AssemblyEvent::ResolutionAmended { resolution, text, reason: _ } => {
            agenda(db, event, |resolutions| {
                for each in resolutions.iter_mut().filter(|each| each.number == resolution) {
                    each.draft.text.clone_from(&text);
                }
            })
            .await?
        }
        AssemblyEvent::DebateNoted { resolution: None, text } => vec![(Column::Debate, text.into())],
        _ => Vec::new(),
    })
}

async fn known(db: &DatabaseTransaction, event: &Recorded) -> Result<Option<Model>, ProjectionError> {
    Ok(Entity::find_by_id(event.stream_id.as_str()).one(db).await?)
}

/// The notice with another agenda than it was sent with.
async fn agenda(
    db: &DatabaseTransaction,
    event: &Recorded,
    change: impl FnOnce(&mut Vec<Resolution>),
) -> Result<Vec<(Column, sea_orm::Value)>, ProjectionError> {
    let Some(row) = known(db, event).await? else { return Ok(Vec::new()) };
    let mut convened: Convened = read("convened", &row.convened)?;
    change(&mut convened.resolutions);
    let resolutions = i64::try_from(convened.resolutions.len()).unwrap_or(i64::MAX);
    Ok(vec![(Column::Convened, json(&convened)?.into()), (Column::Resolutions, resolutions.into())])
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
        opened_at: 0,
        closed_at: 0,
        one_by_one: false,
        debate: String::new(),
        corrections: String::new(),
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

    fn sheet(self, minutes: Option<MinutesRow>) -> Result<AssemblySheet, KernelError> {
        let bureau = if self.bureau.is_empty() { None } else { Some(read("bureau", &self.bureau)?) };
        Ok(AssemblySheet {
            convened: read("convened", &self.convened)?,
            roll_digest: self.roll_digest.clone(),
            bureau,
            cancelled_because: self.cancelled_because.clone(),
            opened_at: moment(self.opened_at),
            closed_at: moment(self.closed_at),
            one_by_one: self.one_by_one,
            debate: self.debate.clone(),
            corrections: self.corrections.clone(),
            minutes,
            row: self.row()?,
        })
    }
}

/// One assembly.
pub(crate) async fn one(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
) -> Result<Option<AssemblySheet>, Failure> {
    let Some(row) = Entity::find_by_id(assembly.to_string()).one(db).await? else { return Ok(None) };
    let minutes = super::minutes::of(db, assembly).await?;
    Ok(Some(row.sheet(minutes)?))
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

/// The assemblies in which a member has a voice now: on a sealed roll, and not over; the next first.
pub(crate) async fn calling(
    db: &impl ConnectionTrait,
    member: MemberId,
) -> Result<Vec<AssemblyRow>, Failure> {
    let of_member = Query::select()
        .column(roll::Column::AssemblyId)
        .from(roll::Entity)
        .and_where(Expr::col(roll::Column::MemberId).eq(member.to_string()))
        .to_owned();
    let rows = Entity::find()
        .filter(Column::Stage.is_in([name_of(&Stage::RollFrozen)?, name_of(&Stage::Open)?]))
        .filter(Column::AssemblyId.in_subquery(of_member))
        .order_by_asc(Column::Day)
        .order_by_asc(Column::AssemblyId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Model::row).collect::<Result<_, _>>()?)
}

/// Number of the last fact of an assembly; `None` when there is none. Whoever follows it asks for nothing else until that
/// changes.
pub(crate) async fn version(db: &impl ConnectionTrait, assembly: AssemblyId) -> Result<Option<u64>, Failure> {
    let query = Query::select()
        .column(Column::Version)
        .from(Entity)
        .and_where(Expr::col(Column::AssemblyId).eq(assembly.to_string()))
        .to_owned();
    let row = db.query_one(&query).await?;
    let read =
        |row: &QueryResult| -> Result<u64, KernelError> { whole("version", row.try_get("", "version")?) };
    Ok(row.as_ref().map(read).transpose()?)
}
