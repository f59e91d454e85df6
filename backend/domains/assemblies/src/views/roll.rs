//! The frozen roll of each assembly: who could vote, under which name, in which college.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use members::public::{College, MemberId};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};
use sea_orm::{DatabaseTransaction, Iterable, QueryOrder};
use values::{Day, Shares};

use super::assemblies;
use super::columns::{ERASED, insert_all, page, text, whole};
use crate::assembly::{AssemblyEvent, AssemblyId, RollCorrection, RollEntry};
use crate::public::RollRow;

/// One line of a roll.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_roll")]
pub(crate) struct Model {
    /// Of which assembly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: String,
    /// Number in the register.
    pub number: i64,
    /// Name on the record day.
    pub display_name: String,
    /// Where it votes.
    pub college: String,
    /// Shares on the record day.
    pub shares: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_roll`.
pub(crate) struct Rolls;

#[async_trait]
impl Projector for Rolls {
    fn name(&self) -> &'static str {
        "assemblies.roll"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_roll"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<AssemblyEvent>()? {
            Some(AssemblyEvent::VotersEnrolled { voters }) => {
                let rows = voters.iter().map(|entry| stored(&event.stream_id, entry)).collect();
                insert_all::<ActiveModel>(db, rows).await
            }
            Some(AssemblyEvent::RollCorrected { corrections, .. }) => {
                for correction in &corrections {
                    corrected(db, &event.stream_id, correction).await?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

async fn corrected(
    db: &DatabaseTransaction,
    assembly: &str,
    correction: &RollCorrection,
) -> Result<(), ProjectionError> {
    let member = match correction {
        RollCorrection::Added(entry) | RollCorrection::Replaced(entry) => entry.member_id,
        RollCorrection::Removed { member } => *member,
    };
    let line = Column::AssemblyId.eq(assembly).and(Column::MemberId.eq(member.to_string()));
    Entity::delete_many().filter(line).exec(db).await?;
    match correction {
        RollCorrection::Added(entry) | RollCorrection::Replaced(entry) => {
            insert_all::<ActiveModel>(db, vec![stored(assembly, entry)]).await
        }
        RollCorrection::Removed { .. } => Ok(()),
    }
}

fn stored(assembly: &str, entry: &RollEntry) -> Model {
    Model {
        assembly_id: assembly.to_owned(),
        member_id: entry.member_id.to_string(),
        number: i64::try_from(entry.number).unwrap_or(i64::MAX),
        display_name: entry.display_name.value().map_or(ERASED, String::as_str).to_owned(),
        college: entry.college.as_str().to_owned(),
        shares: i64::from(entry.shares.count()),
    }
}

impl Model {
    pub(super) fn row(self) -> Result<RollRow, KernelError> {
        Ok(RollRow {
            member_id: text("member_id", &self.member_id)?,
            number: whole("number", self.number)?,
            display_name: self.display_name,
            college: text("college", &self.college)?,
            shares: Shares::new(whole("shares", self.shares)?),
        })
    }
}

static LISTING: Listing = Listing {
    fields: &[
        Field::int("number"),
        Field::text("display_name"),
        Field::text("college"),
        Field::int("shares"),
    ],
    key: "member_id",
    default_sort: "number",
};

/// The roll of one assembly.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    request: &PageRequest,
) -> Result<Page<RollRow>, Failure> {
    let base = Query::select()
        .columns(Column::iter())
        .from(Entity)
        .and_where(Expr::col(Column::AssemblyId).eq(assembly.to_string()))
        .to_owned();
    let rows = list::<Model>(db, base, &LISTING, request).await?;
    Ok(page(rows, Model::row)?)
}

/// The lines of those members, by number.
pub(crate) async fn some(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    members: &[MemberId],
) -> Result<Vec<RollRow>, Failure> {
    let rows = Entity::find()
        .filter(Column::AssemblyId.eq(assembly.to_string()))
        .filter(Column::MemberId.is_in(members.iter().map(MemberId::to_string)))
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Model::row).collect::<Result<_, _>>()?)
}

/// Who bears a number in the register; nobody who is not on the roll.
pub(crate) async fn numbered(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    number: u64,
) -> Result<Option<RollRow>, Failure> {
    let Ok(number) = i64::try_from(number) else { return Ok(None) };
    let row = Entity::find()
        .filter(Column::AssemblyId.eq(assembly.to_string()))
        .filter(Column::Number.eq(number))
        .one(db)
        .await?;
    Ok(row.map(Model::row).transpose()?)
}

/// The day of an assembly, and the college in which a member votes there; `None` when it is not on the roll. One look at
/// two keys: a vote asks for nothing else.
pub(crate) async fn seat(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    member: MemberId,
) -> Result<Option<(Day, College)>, Failure> {
    let of = |column: assemblies::Column| Expr::col((assemblies::Entity, column));
    let query = Query::select()
        .column((assemblies::Entity, assemblies::Column::Day))
        .column((Entity, Column::College))
        .from(Entity)
        .inner_join(
            assemblies::Entity,
            of(assemblies::Column::AssemblyId).equals((Entity, Column::AssemblyId)),
        )
        .and_where(Expr::col((Entity, Column::AssemblyId)).eq(assembly.to_string()))
        .and_where(Expr::col((Entity, Column::MemberId)).eq(member.to_string()))
        .to_owned();
    let row = db.query_one(&query).await?;
    Ok(row.as_ref().map(read_seat).transpose()?)
}

fn read_seat(row: &QueryResult) -> Result<(Day, College), KernelError> {
    let day = text("day", &row.try_get::<String>("", "day")?)?;
    Ok((day, text("college", &row.try_get::<String>("", "college")?)?))
}
