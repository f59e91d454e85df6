//! What is read of the attendance sheets: their lines with the names of the roll, and how many proxies each holder has.

use std::collections::BTreeMap;

use kernel::listing::list;
use kernel::prelude::*;
use members::public::MemberId;
use sea_orm::FromQueryResult;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};
use values::{Shares, Timestamp};

use super::attendance::{Column, Entity};
use super::columns::{maybe, moment, page, text, whole, word};
use super::roll;
use crate::assembly::{AssemblyId, Presence};
use crate::public::{AttendanceRow, RollRow};

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
    postal: bool,
    released: bool,
    arrived_at: i64,
    left_at: i64,
    signed: String,
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
            wrote: self.postal,
            released: self.released,
            arrived_at: moment(self.arrived_at),
            left_at: moment(self.left_at),
            signed: if self.signed.is_empty() { None } else { Some(word("signed", &self.signed)?) },
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
        Field::text("named"),
        Field::bool("withdrawn"),
        Field::bool("postal"),
        Field::bool("released"),
    ],
    key: "member_id",
    default_sort: "number",
};

/// How many members each holder stands for, for all that is voted or for what forms could not know.
pub(crate) async fn held(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
) -> Result<BTreeMap<MemberId, u64>, Failure> {
    let through = Column::Mode.eq("represented");
    let rows = Entity::find()
        .filter(Column::AssemblyId.eq(assembly.to_string()))
        .filter(Column::Withdrawn.eq(false))
        .filter(through.or(Column::Named.ne("")))
        .all(db)
        .await?;
    let mut held = BTreeMap::new();
    for row in rows {
        let holder: Option<MemberId> = maybe("holder", &row.holder)?;
        let named: Option<MemberId> = maybe("named", &row.named)?.filter(|named| holder != Some(*named));
        for member in holder.into_iter().chain(named) {
            *held.entry(member).or_default() += 1;
        }
    }
    Ok(held)
}

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
            line(Column::Named),
            line(Column::Withdrawn),
            line(Column::Reason),
            line(Column::RecordedAt),
            line(Column::Postal),
            line(Column::Released),
            line(Column::ArrivedAt),
            line(Column::LeftAt),
            line(Column::Signed),
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
