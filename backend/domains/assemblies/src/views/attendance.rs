//! The attendance sheet of each assembly, and the participation by college that it amounts to.

use std::collections::{BTreeMap, HashMap, HashSet};

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use members::public::College;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, OnConflict, Query};
use sea_orm::{DatabaseTransaction, FromQueryResult, IntoActiveModel};
use values::{Shares, Timestamp};

use super::columns::{page, text, whole};
use super::roll;
use crate::assembly::{AssemblyEvent, AssemblyId, Presence, PresenceEntry};
use crate::public::{AttendanceRow, CollegeParticipation, RollRow};

/// Rows of one INSERT: seven columns each stay under the 32 766 parameters of SQLite.
const BATCH: usize = 1_000;

/// One line of an attendance sheet.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_attendance")]
pub(crate) struct Model {
    /// Of which assembly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: String,
    /// How.
    pub mode: String,
    /// Who holds its proxy, or empty.
    pub holder: String,
    /// Whether it takes part no longer.
    pub withdrawn: bool,
    /// Why.
    pub reason: String,
    /// Time of record, microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_attendance`.
pub(crate) struct AttendanceSheets;

#[async_trait]
impl Projector for AttendanceSheets {
    fn name(&self) -> &'static str {
        "assemblies.attendance"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_attendance"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<AssemblyEvent>()? {
            Some(AssemblyEvent::PresenceRecorded { entries }) => recorded(db, event, entries).await,
            Some(AssemblyEvent::PresenceWithdrawn { member, reason }) => {
                Entity::update_many()
                    .col_expr(Column::Withdrawn, Expr::value(true))
                    .col_expr(Column::Reason, Expr::value(reason))
                    .filter(Column::AssemblyId.eq(event.stream_id.as_str()))
                    .filter(Column::MemberId.eq(member.to_string()))
                    .exec(db)
                    .await?;
                Ok(())
            }
            None
            | Some(
                AssemblyEvent::Convened(_)
                | AssemblyEvent::VotersEnrolled { .. }
                | AssemblyEvent::RollFrozen { .. }
                | AssemblyEvent::Opened { .. }
                | AssemblyEvent::VotesCast { .. }
                | AssemblyEvent::ResolutionClosed { .. }
                | AssemblyEvent::Closed { .. }
                | AssemblyEvent::Cancelled { .. },
            ) => Ok(()),
        }
    }
}

/// A member who withdrew and comes back takes the place of its own line.
async fn recorded(
    db: &DatabaseTransaction,
    event: &Recorded,
    entries: Vec<PresenceEntry>,
) -> Result<(), ProjectionError> {
    let back = OnConflict::columns([Column::AssemblyId, Column::MemberId])
        .update_columns([Column::Mode, Column::Holder, Column::Withdrawn, Column::Reason, Column::RecordedAt])
        .to_owned();
    for batch in entries.chunks(BATCH) {
        let rows = batch.iter().map(|entry| stored(event, *entry).into_active_model());
        Entity::insert_many(rows).on_conflict(back.clone()).exec_without_returning(db).await?;
    }
    Ok(())
}

fn stored(event: &Recorded, entry: PresenceEntry) -> Model {
    let holder = match entry.presence {
        Presence::Represented { holder } => holder.to_string(),
        Presence::InPerson | Presence::Remote | Presence::BlankProxy | Presence::Postal => String::new(),
    };
    Model {
        assembly_id: event.stream_id.clone(),
        member_id: entry.member.to_string(),
        mode: entry.presence.code().to_owned(),
        holder,
        withdrawn: false,
        reason: String::new(),
        recorded_at: event.at.micros(),
    }
}

fn presence(mode: &str, holder: &str) -> Result<Presence, KernelError> {
    Ok(match mode {
        "in_person" => Presence::InPerson,
        "remote" => Presence::Remote,
        "represented" => Presence::Represented { holder: text("holder", holder)? },
        "blank_proxy" => Presence::BlankProxy,
        "postal" => Presence::Postal,
        other => return Err(KernelError::Corrupt { reason: format!("mode de participation « {other} »") }),
    })
}

/// A line beside the name on the roll.
#[derive(Debug, FromQueryResult)]
struct Joined {
    member_id: String,
    number: i64,
    display_name: String,
    college: String,
    shares: i64,
    mode: String,
    holder: String,
    withdrawn: bool,
    reason: String,
    recorded_at: i64,
}

impl Joined {
    fn row(self) -> Result<AttendanceRow, KernelError> {
        Ok(AttendanceRow {
            voter: RollRow {
                member_id: text("member_id", &self.member_id)?,
                number: whole("number", self.number)?,
                display_name: self.display_name,
                college: text("college", &self.college)?,
                shares: Shares::new(whole("shares", self.shares)?),
            },
            presence: presence(&self.mode, &self.holder)?,
            withdrawn: self.withdrawn,
            reason: self.reason,
            recorded_at: Timestamp::from_micros(self.recorded_at),
        })
    }
}

static LISTING: Listing = Listing {
    fields: &[
        Field::int("number"),
        Field::text("display_name"),
        Field::text("college"),
        Field::int("shares"),
        Field::text("mode"),
        Field::text("holder"),
        Field::bool("withdrawn"),
    ],
    key: "member_id",
    default_sort: "number",
};

/// The sheet of one assembly, with the names of its roll.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    request: &PageRequest,
) -> Result<Page<AttendanceRow>, Failure> {
    let voter = |column: roll::Column| (roll::Entity, column);
    let line = |column: Column| (Entity, column);
    let base = Query::select()
        .columns([
            voter(roll::Column::MemberId),
            voter(roll::Column::Number),
            voter(roll::Column::DisplayName),
            voter(roll::Column::College),
            voter(roll::Column::Shares),
        ])
        .columns([
            line(Column::Mode),
            line(Column::Holder),
            line(Column::Withdrawn),
            line(Column::Reason),
            line(Column::RecordedAt),
        ])
        .from(Entity)
        .inner_join(
            roll::Entity,
            Expr::col(voter(roll::Column::AssemblyId))
                .equals(line(Column::AssemblyId))
                .and(Expr::col(voter(roll::Column::MemberId)).equals(line(Column::MemberId))),
        )
        .and_where(Expr::col(line(Column::AssemblyId)).eq(assembly.to_string()))
        .to_owned();
    let rows = list::<Joined>(db, base, &LISTING, request).await?;
    Ok(page(rows, Joined::row)?)
}

/// Participation by college, in the order of the colleges; the roll's colleges only.
pub(crate) async fn participation(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
) -> Result<Vec<CollegeParticipation>, Failure> {
    let id = assembly.to_string();
    let voters = roll::Entity::find().filter(roll::Column::AssemblyId.eq(id.as_str())).all(db).await?;
    let sheet = Entity::find()
        .filter(Column::AssemblyId.eq(id.as_str()))
        .filter(Column::Withdrawn.eq(false))
        .all(db)
        .await?;
    let present: HashSet<&str> = sheet
        .iter()
        .filter(|line| matches!(line.mode.as_str(), "in_person" | "remote"))
        .map(|line| line.member_id.as_str())
        .collect();
    let lines: HashMap<&str, &Model> = sheet.iter().map(|line| (line.member_id.as_str(), line)).collect();
    let mut colleges: BTreeMap<College, CollegeParticipation> = BTreeMap::new();
    for voter in voters {
        let line = lines.get(voter.member_id.as_str()).copied();
        let voter = voter.row()?;
        let college = colleges.entry(voter.college).or_insert_with(|| nobody(voter.college));
        add(college, &voter, line, &present)?;
    }
    Ok(colleges.into_values().collect())
}

fn nobody(college: College) -> CollegeParticipation {
    CollegeParticipation {
        college,
        members: 0,
        shares: 0,
        in_person: 0,
        remote: 0,
        represented: 0,
        holder_absent: 0,
        blank_proxy: 0,
        postal: 0,
        attending: 0,
        attending_shares: 0,
    }
}

fn add(
    college: &mut CollegeParticipation,
    voter: &RollRow,
    line: Option<&Model>,
    present: &HashSet<&str>,
) -> Result<(), KernelError> {
    let shares = u64::from(voter.shares.count());
    college.members += 1;
    college.shares += shares;
    let Some(line) = line else { return Ok(()) };
    match presence(&line.mode, &line.holder)? {
        Presence::InPerson => college.in_person += 1,
        Presence::Remote => college.remote += 1,
        Presence::Represented { .. } if present.contains(line.holder.as_str()) => college.represented += 1,
        Presence::Represented { .. } => {
            college.holder_absent += 1;
            return Ok(());
        }
        Presence::BlankProxy => college.blank_proxy += 1,
        Presence::Postal => college.postal += 1,
    }
    college.attending += 1;
    college.attending_shares += shares;
    Ok(())
}
