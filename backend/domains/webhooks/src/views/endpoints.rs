//! `webhooks_endpoints`: where each endpoint is and stands now. Inline: what is disabled is told nothing more.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, ExprTrait, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, FromQueryResult};
use values::Timestamp;

use super::health;
use crate::public::{
    DisabledBecause, DisablingCause, EndpointEvent, EndpointId, EndpointRow, EndpointState, EventFilter,
};

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "webhooks_endpoints")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub endpoint_id: String,
        pub version: i64,
        pub url: String,
        pub description: String,
        pub events: String,
        pub state: String,
        pub cause: String,
        pub reason: String,
        pub switched_at: i64,
        pub since_xid: i64,
        pub since_position: i64,
        pub registered_at: i64,
        pub rotated_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// The projector of `webhooks_endpoints`.
pub(crate) struct Endpoints;

#[async_trait]
impl Projector for Endpoints {
    fn name(&self) -> &'static str {
        "webhooks.endpoints"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["webhooks_endpoints"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["webhooks.endpoint"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<EndpointEvent>()? else { return Ok(()) };
        let mut row = ActiveModel { version: Set(event.sequence), ..Default::default() };
        match fact {
            EndpointEvent::Registered { url, events, description } => {
                row.endpoint_id = Set(event.stream_id.clone());
                row.url = Set(url.to_string());
                row.description = Set(description);
                row.events = Set(written(&events));
                (row.registered_at, row.rotated_at) = (Set(event.at.micros()), Set(0));
                enabled(&mut row, event);
                Entity::insert(row).exec_without_returning(db).await?;
                return Ok(());
            }
            EndpointEvent::Removed {} => {
                Entity::delete_by_id(&event.stream_id).exec(db).await?;
                return Ok(());
            }
            EndpointEvent::Moved { url } => row.url = Set(url.to_string()),
            EndpointEvent::EventsChosen { events } => row.events = Set(written(&events)),
            EndpointEvent::Described { description } => row.description = Set(description),
            EndpointEvent::SecretRotated { .. } => row.rotated_at = Set(event.at.micros()),
            EndpointEvent::Enabled {} => enabled(&mut row, event),
            EndpointEvent::Disabled { because } => {
                row.state = Set(EndpointState::Disabled.as_str().to_owned());
                row.cause = Set(because.cause().as_str().to_owned());
                row.switched_at = Set(event.at.micros());
                row.reason = Set(match because {
                    DisabledBecause::ByHand { reason } => reason,
                    DisabledBecause::Gone {} | DisabledBecause::Failing { .. } => String::new(),
                });
            }
        }
        let update = Entity::update_many().set(row).filter(Column::EndpointId.eq(&event.stream_id));
        update.exec(db).await?;
        Ok(())
    }
}

/// It hears of what is recorded after this fact.
fn enabled(row: &mut ActiveModel, event: &Recorded) {
    row.state = Set(EndpointState::Enabled.as_str().to_owned());
    (row.cause, row.reason) = (Set(String::new()), Set(String::new()));
    row.switched_at = Set(event.at.micros());
    (row.since_xid, row.since_position) = (Set(event.xid), Set(event.position));
}

/// Filters in one column: none of them holds a blank.
fn written(events: &[EventFilter]) -> String {
    events.iter().map(EventFilter::as_str).collect::<Vec<_>>().join(" ")
}

fn filters(column: &str) -> Result<Vec<EventFilter>, KernelError> {
    column.split_whitespace().map(|text| text.parse().map_err(|error| unreadable("events", error))).collect()
}

fn unreadable(column: &str, error: impl std::fmt::Display) -> KernelError {
    KernelError::Corrupt { reason: format!("webhooks_endpoints.{column} : {error}") }
}

/// An endpoint that is told, as the reaction needs it.
pub(crate) struct Listener {
    /// Which.
    pub(crate) id: EndpointId,
    events: Vec<EventFilter>,
    since: (i64, i64),
}

impl Listener {
    /// Whether the endpoint is told of a fact: one that it wants to hear of, read after it was enabled.
    pub(crate) fn hears(&self, fact: &Recorded) -> bool {
        (fact.xid, fact.position) > self.since
            && self.events.iter().any(|filter| filter.matches(&fact.event_type))
    }
}

/// All endpoints that are told.
pub(crate) async fn listeners(db: &impl ConnectionTrait) -> Result<Vec<Listener>, Failure> {
    let enabled = Column::State.eq(EndpointState::Enabled.as_str());
    let rows = Entity::find().filter(enabled).all(db).await?;
    let listener = |row: entity::Model| -> Result<Listener, KernelError> {
        Ok(Listener {
            id: row.endpoint_id.parse().map_err(|error| unreadable("endpoint_id", error))?,
            events: filters(&row.events)?,
            since: (row.since_xid, row.since_position),
        })
    };
    Ok(rows.into_iter().map(listener).collect::<Result<_, _>>()?)
}

/// The transaction in which an endpoint was last enabled; the reaction tells it of nothing that is older.
pub(crate) async fn enabled_in(db: &impl ConnectionTrait, id: EndpointId) -> Result<Option<i64>, Failure> {
    Ok(Entity::find_by_id(id.to_string()).one(db).await?.map(|row| row.since_xid))
}

/// What the list can be filtered and sorted by.
static LISTING: Listing = Listing {
    fields: &[
        Field::text("url"),
        Field::text("description"),
        Field::text("events"),
        Field::text("state"),
        Field::text("cause"),
        Field::moment("registered_at"),
        Field::moment("switched_at"),
        Field::moment("failing_since"),
    ],
    key: "endpoint_id",
    default_sort: "registered_at",
};

#[derive(FromQueryResult)]
struct Joined {
    endpoint_id: String,
    version: i64,
    url: String,
    description: String,
    events: String,
    state: String,
    cause: String,
    reason: String,
    switched_at: i64,
    registered_at: i64,
    rotated_at: i64,
    failing_since: i64,
    last_success_at: i64,
}

impl Joined {
    fn row(self) -> Result<EndpointRow, KernelError> {
        let moment = |micros: i64| (micros > 0).then(|| Timestamp::from_micros(micros));
        let state = EndpointState::ALL.into_iter().find(|state| state.as_str() == self.state);
        let cause = DisablingCause::ALL.into_iter().find(|cause| cause.as_str() == self.cause);
        Ok(EndpointRow {
            id: self.endpoint_id.parse().map_err(|error| unreadable("endpoint_id", error))?,
            url: self.url.parse().map_err(|error| unreadable("url", error))?,
            description: self.description,
            events: filters(&self.events)?,
            state: state.ok_or_else(|| unreadable("state", &self.state))?,
            cause,
            reason: Some(self.reason).filter(|reason| !reason.is_empty()),
            switched_at: Timestamp::from_micros(self.switched_at),
            registered_at: Timestamp::from_micros(self.registered_at),
            rotated_at: moment(self.rotated_at),
            failing_since: moment(self.failing_since),
            last_success_at: moment(self.last_success_at),
            version: self.version,
        })
    }
}

/// Endpoints with what is known of their health.
fn base() -> SelectStatement {
    let endpoints = Alias::new("webhooks_endpoints");
    let columns = [
        "endpoint_id",
        "version",
        "url",
        "description",
        "events",
        "state",
        "cause",
        "reason",
        "switched_at",
        "registered_at",
        "rotated_at",
    ];
    let mut query = Query::select();
    for column in columns {
        query.column((endpoints.clone(), Alias::new(column)));
    }
    health::join(&mut query, &endpoints);
    query.from(endpoints).to_owned()
}

/// A page of all endpoints.
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    request: &PageRequest,
) -> Result<Page<EndpointRow>, Failure> {
    let Page { items, next, total } = list::<Joined>(db, base(), &LISTING, request).await?;
    let items = items.into_iter().map(Joined::row).collect::<Result<_, _>>()?;
    Ok(Page { items, next, total })
}

/// One endpoint, if it is there.
pub(crate) async fn find(db: &impl ConnectionTrait, id: EndpointId) -> Result<Option<EndpointRow>, Failure> {
    let column = (Alias::new("webhooks_endpoints"), Alias::new("endpoint_id"));
    let query = base().and_where(Expr::col(column).eq(id.to_string())).to_owned();
    let Some(row) = db.query_one(&query).await? else { return Ok(None) };
    Ok(Some(Joined::from_query_result(&row, "")?.row()?))
}
