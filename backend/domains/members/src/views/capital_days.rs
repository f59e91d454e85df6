//! `members_capital_days`: what each day changed in the whole capital, and in what local public bodies hold of it.
//!
//! Inline, because orders are refused by it: the floor and the cap are asked of every day. It holds what is known now,
//! and no past knowledge: that is the register of movements.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Query};
use sea_orm::{DatabaseTransaction, QueryOrder};
use values::Money;

use super::changes::change_of;
use super::columns::text;
use crate::member::MemberEvent;
use crate::rules::capital::{CapitalLedger, DayChange};

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "members_capital_days")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub on_day: String,
        pub subscribed_cents: i64,
        pub public_cents: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

const DAYS: &str = "members_capital_days";
/// Members whose shares count among those of local public bodies.
const PUBLIC: &str = "members_public_holders";

/// The projector of `members_capital_days`.
pub(crate) struct CapitalDays;

#[async_trait]
impl Projector for CapitalDays {
    fn name(&self) -> &'static str {
        "members.capital_days"
    }

    fn tables(&self) -> &'static [&'static str] {
        &[DAYS, PUBLIC]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["members.member"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<MemberEvent>()? else { return Ok(()) };
        if let MemberEvent::Admitted { counts_in_public_cap: true, .. } = fact {
            let query = Query::insert()
                .into_table(Alias::new(PUBLIC))
                .columns([Alias::new("member_id")])
                .values_panic([event.stream_id.as_str().into()])
                .to_owned();
            db.execute(&query).await?;
            return Ok(());
        }
        let Some(change) = change_of(fact)? else { return Ok(()) };
        if change.subscribed.is_zero() {
            return Ok(());
        }
        let cents = change.subscribed.as_cents();
        let public = if counts(db, &event.stream_id).await? { cents } else { 0 };
        let more = |name: &'static str, by: i64| {
            (Alias::new(name), Expr::col((Alias::new(DAYS), Alias::new(name))).add(by))
        };
        let query = Query::insert()
            .into_table(Alias::new(DAYS))
            .columns(["on_day", "subscribed_cents", "public_cents"].map(Alias::new))
            .values_panic([change.on.to_string().into(), cents.into(), public.into()])
            .on_conflict(
                OnConflict::column(Alias::new("on_day"))
                    .values([more("subscribed_cents", cents), more("public_cents", public)])
                    .to_owned(),
            )
            .to_owned();
        db.execute(&query).await?;
        Ok(())
    }
}

async fn counts(db: &DatabaseTransaction, member: &str) -> Result<bool, DbErr> {
    let query = Query::select()
        .column(Alias::new("member_id"))
        .from(Alias::new(PUBLIC))
        .and_where(Expr::col(Alias::new("member_id")).eq(member))
        .to_owned();
    Ok(db.query_one(&query).await?.is_some())
}

/// The capital day by day, as it is known now.
pub(crate) async fn ledger(db: &impl ConnectionTrait) -> Result<CapitalLedger, Failure> {
    let rows = entity::Entity::find().order_by_asc(entity::Column::OnDay).all(db).await?;
    let change = |row: &entity::Model| -> Result<DayChange, KernelError> {
        Ok(DayChange {
            on: text("on_day", &row.on_day)?,
            subscribed: Money::cents(row.subscribed_cents),
            public: Money::cents(row.public_cents),
        })
    };
    Ok(CapitalLedger::new(rows.iter().map(change).collect::<Result<_, _>>()?))
}
