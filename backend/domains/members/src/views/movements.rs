//! `members_share_movements`: the register of movements (C. com., art. R228-8 and R228-9), in the order of recording.
//!
//! Each movement keeps its day of effect and its time of recording; a capital is always a sum of movements, so any
//! past day can be told as it was known at any moment.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, FromQueryResult, QueryOrder};
use values::{Day, Money, Shares, Timestamp};

use super::columns::{column, known_by, page, text, whole};
use crate::member::MemberEvent;
use crate::public::{MemberId, Movement, MovementRow, Operation};

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "members_share_movements")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub movement_id: String,
        pub number: i64,
        pub member_id: String,
        pub on_day: String,
        pub recorded_at: i64,
        pub operation: String,
        pub shares: i64,
        pub nominal_cents: i64,
        pub subscribed_cents: i64,
        pub paid_cents: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity, Model};

/// The table's name, for joins.
pub(super) const TABLE: &str = "members_share_movements";

/// The projector of `members_share_movements`.
pub(crate) struct ShareMovements;

struct Change {
    number: u64,
    on: Day,
    operation: Operation,
    shares: i64,
    nominal: Money,
    subscribed: Money,
    paid: Money,
}

/// What a fact changes in the capital; `None` when nothing.
fn change_of(fact: &MemberEvent) -> Result<Option<Change>, KernelError> {
    Ok(match *fact {
        MemberEvent::Admitted { .. } => None,
        MemberEvent::SharesSubscribed { movement, shares, nominal, paid, on } => Some(Change {
            number: movement,
            on,
            operation: Operation::Subscription,
            shares: shares.count().into(),
            nominal,
            subscribed: value(shares, nominal)?,
            paid,
        }),
        MemberEvent::PaymentRecorded { movement, amount, nominal, on } => Some(Change {
            number: movement,
            on,
            operation: Operation::Payment,
            shares: 0,
            nominal,
            subscribed: Money::ZERO,
            paid: amount,
        }),
        MemberEvent::MembershipEnded { movement, shares, nominal, paid, on, cause: _ } => Some(Change {
            number: movement,
            on,
            operation: Operation::Withdrawal,
            shares: -i64::from(shares.count()),
            nominal,
            subscribed: -value(shares, nominal)?,
            paid: -paid,
        }),
    })
}

fn value(shares: Shares, nominal: Money) -> Result<Money, KernelError> {
    let out_of_range =
        || KernelError::Corrupt { reason: format!("{shares} parts de {nominal} : hors bornes") };
    shares.at(nominal).ok_or_else(out_of_range)
}

#[async_trait]
impl Projector for ShareMovements {
    fn name(&self) -> &'static str {
        "members.share_movements"
    }

    fn tables(&self) -> &'static [&'static str] {
        &[TABLE]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["members.member"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<MemberEvent>()? else { return Ok(()) };
        let Some(change) = change_of(&fact)? else { return Ok(()) };
        let row = ActiveModel {
            // Text of equal lengths, so that ties of a sort fall in the order of the numbers.
            movement_id: Set(format!("{:012}", change.number)),
            number: Set(column("number", change.number)?),
            member_id: Set(event.stream_id.clone()),
            on_day: Set(change.on.to_string()),
            recorded_at: Set(event.at.micros()),
            operation: Set(change.operation.as_str().to_owned()),
            shares: Set(change.shares),
            nominal_cents: Set(change.nominal.as_cents()),
            subscribed_cents: Set(change.subscribed.as_cents()),
            paid_cents: Set(change.paid.as_cents()),
        };
        Entity::insert(row).exec_without_returning(db).await?;
        Ok(())
    }
}

/// Fields to filter and sort movements by.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::int("number"),
        Field::day("on_day"),
        Field::text("operation"),
        Field::int("shares"),
        Field::int("subscribed_cents"),
        Field::int("paid_cents"),
        Field::text("member_id"),
        Field::int("member_number"),
        Field::text("member_name"),
    ],
    key: "movement_id",
    default_sort: "number",
};

#[derive(Debug, FromQueryResult)]
struct Row {
    number: i64,
    on_day: String,
    recorded_at: i64,
    operation: String,
    shares: i64,
    nominal_cents: i64,
    subscribed_cents: i64,
    paid_cents: i64,
    member_id: String,
    member_number: i64,
    member_name: String,
}

impl Row {
    fn read(self) -> Result<MovementRow, KernelError> {
        let movement = Movement {
            number: whole("number", self.number)?,
            on: text("on_day", &self.on_day)?,
            recorded_at: Timestamp::from_micros(self.recorded_at),
            operation: text("operation", &self.operation)?,
            shares: self.shares,
            nominal: Money::cents(self.nominal_cents),
            subscribed: Money::cents(self.subscribed_cents),
            paid: Money::cents(self.paid_cents),
        };
        Ok(MovementRow {
            movement,
            member_id: text("member_id", &self.member_id)?,
            member_number: whole("member_number", self.member_number)?,
            member_name: self.member_name,
        })
    }
}

/// A page of the register of movements.
pub(crate) async fn movements(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
    request: &PageRequest,
) -> Result<Page<MovementRow>, Failure> {
    let register = Alias::new("members_register");
    let mine = Expr::col((register.clone(), Alias::new("member_id")))
        .equals((Alias::new(TABLE), Alias::new("member_id")));
    let query = Query::select()
        .columns(
            [
                Column::MovementId,
                Column::Number,
                Column::OnDay,
                Column::RecordedAt,
                Column::Operation,
                Column::Shares,
                Column::NominalCents,
                Column::SubscribedCents,
                Column::PaidCents,
                Column::MemberId,
            ]
            .map(|column| (Entity, column)),
        )
        .expr_as(Expr::col((register.clone(), Alias::new("number"))), Alias::new("member_number"))
        .expr_as(Expr::col((register.clone(), Alias::new("name"))), Alias::new("member_name"))
        .from(Entity)
        .inner_join(register, mine)
        .cond_where(known_by(TABLE, "on_day", "recorded_at", as_of, known_at))
        .to_owned();
    let rows = list::<Row>(db, query, &LISTING, request).await?;
    Ok(page(rows, Row::read)?)
}

/// The movements of one member, by day of effect, then in the order of recording.
pub(crate) async fn of_member(
    db: &impl ConnectionTrait,
    id: MemberId,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Vec<Movement>, Failure> {
    let rows = Entity::find()
        .filter(Column::MemberId.eq(id.to_string()))
        .filter(known_by(TABLE, "on_day", "recorded_at", as_of, known_at))
        .order_by_asc(Column::OnDay)
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

fn read(row: &Model) -> Result<Movement, KernelError> {
    Ok(Movement {
        number: whole("number", row.number)?,
        on: text("on_day", &row.on_day)?,
        recorded_at: Timestamp::from_micros(row.recorded_at),
        operation: text("operation", &row.operation)?,
        shares: row.shares,
        nominal: Money::cents(row.nominal_cents),
        subscribed: Money::cents(row.subscribed_cents),
        paid: Money::cents(row.paid_cents),
    })
}
