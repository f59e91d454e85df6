//! `billing_contracts` and `billing_contract_venues`: who is a customer, and what is served, on which day.
//!
//! An end recorded later does not rewrite what was known before: both keep the moment of their end.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use partners::public::{OrganisationId, VenueId};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, SimpleExpr};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect, QueryTrait};
use values::{Day, Money, Timestamp};

use super::{NO_END, parse};
use crate::contract::aggregate::Contract;
use crate::contract::events::ContractEvent;
use crate::contract::terms::{ContractTerms, Ending, ServedSince};
use crate::parties::ServedVenue;
use crate::public::{ContractId, ContractLine};

#[allow(unreachable_pub)] // sea-orm derives public items
pub(crate) mod contract_entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "billing_contracts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub contract_id: String,
        pub reference: String,
        pub customer_id: String,
        pub customer_name: String,
        pub signed_on: String,
        pub from_day: String,
        pub to_day: String,
        pub ended_on: String,
        pub ended_recorded_at: i64,
        pub yearly_cents: i64,
        pub venues: i64,
        pub recorded_at: i64,
        pub body: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

#[allow(unreachable_pub)] // sea-orm derives public items
mod venue_entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "billing_contract_venues")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub contract_id: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub venue_id: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub from_day: String,
        pub to_day: String,
        pub recorded_at: i64,
        pub withdrawn_recorded_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::contract_entity::Entity",
            from = "Column::ContractId",
            to = "super::contract_entity::Column::ContractId"
        )]
        Contract,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) use contract_entity as head;
use venue_entity as served;

/// A contract in a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, sea_orm::FromQueryResult)]
pub struct ContractRow {
    /// Identifier.
    pub contract_id: String,
    /// Reference.
    pub reference: String,
    /// Who pays.
    pub customer_id: String,
    /// Its name.
    pub customer_name: String,
    /// Day of signature.
    pub signed_on: String,
    /// First day.
    pub from_day: String,
    /// Last day agreed; `9999-12-31` for none.
    pub to_day: String,
    /// Last day after an early end; `9999-12-31` for none.
    pub ended_on: String,
    /// A year's amount excluding VAT, in cents.
    pub yearly_cents: i64,
    /// Places served, now or ever withdrawn excluded.
    pub venues: i64,
}

/// One contract, whole.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ContractView {
    /// Identifier.
    pub id: ContractId,
    /// What was agreed, the buyer as corrected since.
    pub terms: ContractTerms,
    /// Places, with their days.
    pub served: Vec<ServedSince>,
    /// Early end.
    pub ending: Option<Ending>,
    /// Number of its last fact, for `ETag`.
    pub version: i64,
}

/// Fields to filter and sort contracts by.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::text("reference"),
        Field::text("customer_id"),
        Field::text("customer_name"),
        Field::day("signed_on"),
        Field::day("from_day"),
        Field::day("to_day"),
        Field::day("ended_on"),
        Field::int("yearly_cents"),
        Field::int("venues"),
    ],
    key: "contract_id",
    default_sort: "reference",
};

/// The projector of both tables.
pub(crate) struct Contracts;

#[async_trait]
impl Projector for Contracts {
    fn name(&self) -> &'static str {
        "billing.contracts"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["billing_contracts", "billing_contract_venues"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["billing.contract"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<ContractEvent>()? else { return Ok(()) };
        let known = head::Entity::find_by_id(event.stream_id.clone()).one(db).await?;
        let mut state: Contract = match &known {
            Some(row) => serde_json::from_str(&row.body).map_err(KernelError::from)?,
            None => Contract::default(),
        };
        state.apply(fact.clone());
        let mut row = match known {
            Some(row) => row.into_active_model_for(event),
            None => new_row(event, &state),
        };
        row.venues = Set(count(state.served().iter().filter(|served| served.to.is_none())));
        row.body = Set(serde_json::to_string(&state).map_err(KernelError::from)?);
        match fact {
            ContractEvent::Concluded(terms) => {
                head::Entity::insert(row).exec_without_returning(db).await?;
                return serve(db, event, &terms.venues, terms.term.from).await;
            }
            ContractEvent::VenuesServed { venues, from } => serve(db, event, &venues, from).await?,
            ContractEvent::VenueWithdrawn { venue, last_day } => withdraw(db, event, venue, last_day).await?,
            ContractEvent::BuyerCorrected { buyer, .. } => row.customer_name = Set(buyer.name),
            ContractEvent::Ended(ending) => {
                row.ended_on = Set(ending.last_day.to_string());
                row.ended_recorded_at = Set(event.at.micros());
            }
        }
        head::Entity::update(row).exec(db).await?;
        Ok(())
    }
}

impl head::Model {
    fn into_active_model_for(self, event: &Recorded) -> head::ActiveModel {
        let mut row: head::ActiveModel = self.into();
        row.version = Set(event.sequence);
        row
    }
}

fn new_row(event: &Recorded, state: &Contract) -> head::ActiveModel {
    let mut row = head::ActiveModel {
        contract_id: Set(event.stream_id.clone()),
        signed_on: Set(event.on.to_string()),
        ended_on: Set(NO_END.to_owned()),
        ended_recorded_at: Set(i64::MAX),
        recorded_at: Set(event.at.micros()),
        version: Set(event.sequence),
        ..Default::default()
    };
    if let Ok(terms) = state.terms() {
        let yearly: Money =
            terms.lines.iter().filter(|line| line.unit.is_yearly()).map(ContractLine::yearly_net).sum();
        row.reference = Set(terms.reference.clone());
        row.customer_id = Set(terms.customer.to_string());
        row.customer_name = Set(terms.buyer.name.clone());
        row.from_day = Set(terms.term.from.to_string());
        row.to_day = Set(terms.term.to.map_or_else(|| NO_END.to_owned(), |to| to.to_string()));
        row.yearly_cents = Set(yearly.as_cents());
    }
    row
}

fn count<T>(items: impl Iterator<Item = T>) -> i64 {
    i64::try_from(items.count()).unwrap_or(i64::MAX)
}

async fn serve(
    db: &DatabaseTransaction,
    event: &Recorded,
    venues: &[ServedVenue],
    from: Day,
) -> Result<(), ProjectionError> {
    for some in venues.chunks(500) {
        let rows = some.iter().map(|venue| served::ActiveModel {
            contract_id: Set(event.stream_id.clone()),
            venue_id: Set(venue.venue.to_string()),
            from_day: Set(from.to_string()),
            to_day: Set(NO_END.to_owned()),
            recorded_at: Set(event.at.micros()),
            withdrawn_recorded_at: Set(i64::MAX),
        });
        served::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

async fn withdraw(
    db: &DatabaseTransaction,
    event: &Recorded,
    venue: VenueId,
    last_day: Day,
) -> Result<(), ProjectionError> {
    let change = served::ActiveModel {
        to_day: Set(last_day.to_string()),
        withdrawn_recorded_at: Set(event.at.micros()),
        ..Default::default()
    };
    served::Entity::update_many()
        .set(change)
        .filter(served::Column::ContractId.eq(event.stream_id.as_str()))
        .filter(served::Column::VenueId.eq(venue.to_string()))
        .filter(served::Column::ToDay.eq(NO_END))
        .exec(db)
        .await?;
    Ok(())
}

pub(crate) async fn reference_taken(db: &impl ConnectionTrait, reference: &str) -> Result<bool, Failure> {
    let found = head::Entity::find().filter(head::Column::Reference.eq(reference)).count(db).await?;
    Ok(found > 0)
}

pub(crate) async fn one(db: &impl ConnectionTrait, id: ContractId) -> Result<Option<ContractView>, Failure> {
    let Some(row) = head::Entity::find_by_id(id.to_string()).one(db).await? else { return Ok(None) };
    let state: Contract = serde_json::from_str(&row.body)?;
    Ok(Some(ContractView {
        id,
        terms: state.terms()?.clone(),
        served: state.served().to_vec(),
        ending: state.ending().cloned(),
        version: row.version,
    }))
}

pub(crate) async fn list_contracts(
    db: &impl ConnectionTrait,
    page: &PageRequest,
) -> Result<Page<ContractRow>, Failure> {
    use head::Column as C;
    let base = head::Entity::find().select_only().columns([
        C::ContractId,
        C::Reference,
        C::CustomerId,
        C::CustomerName,
        C::SignedOn,
        C::FromDay,
        C::ToDay,
        C::EndedOn,
        C::YearlyCents,
        C::Venues,
    ]);
    list(db, base.into_query(), &LISTING, page).await
}

/// Contracts in force on a day, as known at a moment.
fn in_force(day: Day, known_at: Option<Timestamp>) -> SimpleExpr {
    let (day, known) = (day.to_string(), known_at.map_or(i64::MAX, Timestamp::micros));
    head::Column::RecordedAt
        .lte(known)
        .and(head::Column::FromDay.lte(day.as_str()))
        .and(head::Column::ToDay.gte(day.as_str()))
        .and(head::Column::EndedOn.gte(day).or(head::Column::EndedRecordedAt.gt(known)))
}

pub(crate) async fn customers_on(
    db: &impl ConnectionTrait,
    day: Day,
    known_at: Option<Timestamp>,
) -> Result<Vec<OrganisationId>, Failure> {
    let ids: Vec<String> = head::Entity::find()
        .select_only()
        .column(head::Column::CustomerId)
        .distinct()
        .filter(in_force(day, known_at))
        .order_by_asc(head::Column::CustomerId)
        .into_tuple()
        .all(db)
        .await?;
    ids.iter().map(|id| Ok(parse("client", id)?)).collect()
}

pub(crate) async fn venues_on(
    db: &impl ConnectionTrait,
    day: Day,
    known_at: Option<Timestamp>,
) -> Result<Vec<VenueId>, Failure> {
    let (text, known) = (day.to_string(), known_at.map_or(i64::MAX, Timestamp::micros));
    let ids: Vec<String> = served::Entity::find()
        .select_only()
        .column(served::Column::VenueId)
        .distinct()
        .join(sea_orm::JoinType::InnerJoin, served::Relation::Contract.def())
        .filter(in_force(day, known_at))
        .filter(served::Column::RecordedAt.lte(known))
        .filter(served::Column::FromDay.lte(text.as_str()))
        .filter(served::Column::ToDay.gte(text).or(served::Column::WithdrawnRecordedAt.gt(known)))
        .order_by_asc(served::Column::VenueId)
        .into_tuple()
        .all(db)
        .await?;
    ids.iter().map(|id| Ok(parse("lieu", id)?)).collect()
}
