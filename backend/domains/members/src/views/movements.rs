//! `members_share_movements`: the register of movements (C. com., art. R228-8 and R228-9), in the order of recording.
//!
//! Each movement keeps its day of effect and its time of recording; a capital is always a sum of movements, so any
//! past day can be told as it was known at any moment.

use std::collections::HashMap;

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use kernel::two_times::known_by;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, FromQueryResult, QueryOrder};
use values::{Day, Money, Timestamp};

use super::changes::change_of;
use super::columns::{column, optional, page, text, whole};
use crate::member::MemberEvent;
use crate::public::{MemberId, Movement, MovementRow, PaymentMeans, Settlement};

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
        pub called_cents: i64,
        pub held_subscribed_cents: i64,
        pub held_paid_cents: i64,
        pub release_by: String,
        pub counterparty: String,
        pub means: String,
        pub reference: String,
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
        let Some(change) = change_of(fact)? else { return Ok(()) };
        let (held_subscribed, held_paid) = change.held.unwrap_or((change.subscribed, change.paid));
        let settlement = change.settlement.unwrap_or_else(Settlement::unstated);
        // What comes stands after what goes, under the same number.
        let side = u8::from(change.counterparty.is_some() && change.shares > 0);
        let row = ActiveModel {
            // Text of equal lengths, so that ties of a sort fall in the order of the numbers.
            movement_id: Set(format!("{:012}-{side}", change.number)),
            number: Set(column("number", change.number)?),
            member_id: Set(event.stream_id.clone()),
            on_day: Set(change.on.to_string()),
            recorded_at: Set(event.at.micros()),
            operation: Set(change.operation.as_str().to_owned()),
            shares: Set(change.shares),
            nominal_cents: Set(change.nominal.as_cents()),
            subscribed_cents: Set(change.subscribed.as_cents()),
            paid_cents: Set(change.paid.as_cents()),
            called_cents: Set(change.called.as_cents()),
            held_subscribed_cents: Set(held_subscribed.as_cents()),
            held_paid_cents: Set(held_paid.as_cents()),
            release_by: Set(change.release_by.map(|day| day.to_string()).unwrap_or_default()),
            counterparty: Set(change.counterparty.map(|id| id.to_string()).unwrap_or_default()),
            means: Set(settlement.means.as_str().to_owned()),
            reference: Set(settlement.reference),
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
        Field::text("means"),
        Field::text("counterparty"),
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
    held_subscribed_cents: i64,
    held_paid_cents: i64,
    release_by: String,
    counterparty: String,
    means: String,
    reference: String,
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
            held_subscribed: Money::cents(self.held_subscribed_cents),
            held_paid: Money::cents(self.held_paid_cents),
            release_by: optional("release_by", &self.release_by)?,
            counterparty: optional("counterparty", &self.counterparty)?,
            means: text::<PaymentMeans>("means", &self.means)?,
            reference: self.reference,
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
                Column::HeldSubscribedCents,
                Column::HeldPaidCents,
                Column::ReleaseBy,
                Column::Counterparty,
                Column::Means,
                Column::Reference,
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
        held_subscribed: Money::cents(row.held_subscribed_cents),
        held_paid: Money::cents(row.held_paid_cents),
        release_by: optional("release_by", &row.release_by)?,
        counterparty: optional("counterparty", &row.counterparty)?,
        means: text::<PaymentMeans>("means", &row.means)?,
        reference: row.reference.clone(),
    })
}

/// What each movement changed in what is called of its member, by order number and member; those that changed nothing
/// are not there.
pub(crate) async fn called(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<HashMap<(u64, MemberId), Money>, Failure> {
    let query = Query::select()
        .columns([Column::Number, Column::MemberId, Column::CalledCents])
        .from(Entity)
        .and_where(Column::CalledCents.ne(0))
        .cond_where(known_by(TABLE, "on_day", "recorded_at", as_of, known_at))
        .to_owned();
    let mut called = HashMap::new();
    for row in db.query_all(&query).await? {
        let member = text("member_id", &row.try_get::<String>("", "member_id")?)?;
        let number = whole("number", row.try_get("", "number")?)?;
        called.insert((number, member), Money::cents(row.try_get("", "called_cents")?));
    }
    Ok(called)
}
