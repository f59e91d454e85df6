//! `partners_venues`: every venue as it stands today, with the days since when.
//!
//! Inline, because an import compares each row with the hash kept here, and a contract needs to know who pays.

use std::collections::HashMap;

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, SelectStatement, SimpleExpr};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, FromQueryResult, Iterable, QueryOrder, QuerySelect, QueryTrait};
use values::{Day, Timestamp};

use super::organisations::parse;
use super::standings::last_steps;
use super::venue_stages::step_of;
use crate::public::{Department, OrganisationId, Stage, VenueDescription, VenueId, VenueRef};
use crate::rules::canvassing::Candidate;
use crate::rules::folding::fold;
use crate::rules::import_key::sha256_hex;
use crate::venue::VenueEvent;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A venue in a list.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "partners_venues")]
    pub struct Model {
        /// Identifier.
        #[sea_orm(primary_key, auto_increment = false)]
        pub venue_id: String,
        /// Key in the official list; empty for a venue that was registered by hand.
        #[serde(skip)]
        pub list_key: String,
        /// The ministry's identifier, or empty.
        pub library_code: String,
        /// Name.
        pub name: String,
        /// Second line of the name.
        pub second_line: String,
        /// Name, second line and commune, folded.
        #[serde(skip)]
        pub search: String,
        /// A [`crate::public::VenueKind`].
        pub kind: String,
        /// An [`crate::public::Access`].
        pub access: String,
        /// Building, floor, post box.
        pub complement: String,
        /// Number and way.
        pub street: String,
        /// Postal code.
        pub postal_code: String,
        /// `CEDEX 9`, or empty.
        pub cedex: String,
        /// Commune.
        pub commune: String,
        /// INSEE code of the commune, or empty.
        pub insee: String,
        /// Inhabitants of the commune; 0 when unknown.
        pub population: i64,
        /// Code of the département.
        pub department: String,
        /// Name of the département.
        pub department_name: String,
        /// Code of the région.
        pub region: String,
        /// Name of the région.
        pub region_name: String,
        /// Decimal degrees, or empty.
        pub longitude: String,
        /// Decimal degrees, or empty.
        pub latitude: String,
        /// m².
        pub floor_area: Option<i64>,
        /// Minutes a week.
        pub opening_minutes: Option<i64>,
        /// Employees.
        pub employees: Option<i64>,
        /// Volunteers.
        pub volunteers: Option<i64>,
        /// From when it is known.
        pub listed_on: String,
        /// Day of the description.
        pub described_on: String,
        /// SHA-256 of the description.
        #[serde(skip)]
        pub description_hash: String,
        /// A [`crate::public::Stage`].
        pub stage: String,
        /// Since when.
        pub stage_on: String,
        /// Campaign or reason of the loss; empty otherwise.
        pub stage_reason: String,
        /// Who pays for it, or empty.
        pub organisation_id: String,
        /// Since when (or since when nobody does); empty when nobody ever did.
        pub organisation_on: String,
        /// Number of its last fact; the `ETag` of single reads.
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub use entity::Model as VenueRow;
use entity::{ActiveModel, Column, Entity};

/// Fields to filter and sort venues by. `search` ignores case and accents.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::text("name"),
        Field::text("search"),
        Field::text("kind"),
        Field::text("access"),
        Field::text("library_code"),
        Field::text("commune"),
        Field::text("insee"),
        Field::text("postal_code"),
        Field::int("population"),
        Field::text("department"),
        Field::text("department_name"),
        Field::text("region"),
        Field::text("region_name"),
        Field::text("stage"),
        Field::day("stage_on"),
        Field::day("listed_on"),
        Field::text("organisation_id"),
    ],
    key: "venue_id",
    default_sort: "name",
};

/// The projector of `partners_venues`.
pub(crate) struct VenueDirectory;

#[async_trait]
impl Projector for VenueDirectory {
    fn name(&self) -> &'static str {
        "partners.venues"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["partners_venues"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["partners.venue"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<VenueEvent>()? else { return Ok(()) };
        let on = event.on.to_string();
        let mut row = ActiveModel { version: Set(event.sequence), ..Default::default() };
        match fact {
            VenueEvent::Listed { key, code, description, .. } => {
                row.list_key = Set(key.to_string());
                row.library_code = Set(code.map(|code| code.to_string()).unwrap_or_default());
                return appear(db, event, row, &description).await;
            }
            VenueEvent::Registered { description, .. } => {
                row.list_key = Set(String::new());
                row.library_code = Set(String::new());
                return appear(db, event, row, &description).await;
            }
            VenueEvent::DescribedAnew { description, .. } => describe(&mut row, &description, &on)?,
            VenueEvent::Entrusted { organisation, .. } => {
                row.organisation_id = Set(organisation.to_string());
                row.organisation_on = Set(on);
            }
            VenueEvent::Released { .. } => {
                row.organisation_id = Set(String::new());
                row.organisation_on = Set(on);
            }
            step @ (VenueEvent::Canvassed { .. }
            | VenueEvent::Contacted { .. }
            | VenueEvent::TrialStarted { .. }
            | VenueEvent::Won { .. }
            | VenueEvent::Lost { .. }) => {
                if let Some((stage, reason)) = step_of(step) {
                    row.stage = Set(stage.as_str().to_owned());
                    row.stage_on = Set(on);
                    row.stage_reason = Set(reason);
                }
            }
        }
        Entity::update_many().set(row).filter(Column::VenueId.eq(event.stream_id.as_str())).exec(db).await?;
        Ok(())
    }
}

async fn appear(
    db: &DatabaseTransaction,
    event: &Recorded,
    mut row: ActiveModel,
    description: &VenueDescription,
) -> Result<(), ProjectionError> {
    let on = event.on.to_string();
    describe(&mut row, description, &on)?;
    row.venue_id = Set(event.stream_id.clone());
    row.listed_on = Set(on.clone());
    row.stage = Set(Stage::Listed.as_str().to_owned());
    row.stage_on = Set(on);
    row.stage_reason = Set(String::new());
    row.organisation_id = Set(String::new());
    row.organisation_on = Set(String::new());
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

fn describe(row: &mut ActiveModel, of: &VenueDescription, on: &str) -> Result<(), KernelError> {
    let (longitude, latitude) = of
        .coordinates
        .as_ref()
        .map(|place| (place.longitude.clone(), place.latitude.clone()))
        .unwrap_or_default();
    row.name = Set(of.name.clone());
    row.second_line = Set(of.second_line.clone());
    row.search = Set(fold(&format!("{} {} {}", of.name, of.second_line, of.commune)));
    row.kind = Set(of.kind.as_str().to_owned());
    row.access = Set(of.access.as_str().to_owned());
    row.complement = Set(of.complement.clone());
    row.street = Set(of.street.clone());
    row.postal_code = Set(of.postal_code.clone());
    row.cedex = Set(of.cedex.clone());
    row.commune = Set(of.commune.clone());
    row.insee = Set(of.insee.clone());
    row.population = Set(of.population.into());
    row.department = Set(of.department.code.clone());
    row.department_name = Set(of.department.name.clone());
    row.region = Set(of.region.code.clone());
    row.region_name = Set(of.region.name.clone());
    row.longitude = Set(longitude);
    row.latitude = Set(latitude);
    row.floor_area = Set(of.floor_area.map(Into::into));
    row.opening_minutes = Set(of.opening_minutes.map(Into::into));
    row.employees = Set(of.employees.map(Into::into));
    row.volunteers = Set(of.volunteers.map(Into::into));
    row.described_on = Set(on.to_owned());
    row.description_hash = Set(hash_of(of)?);
    Ok(())
}

/// What an import compares: SHA-256 of the description as stored.
pub(crate) fn hash_of(description: &VenueDescription) -> Result<String, KernelError> {
    Ok(sha256_hex(&serde_json::to_vec(description)?))
}

/// A page of venues as they stand today, or, with `as_of`, those known on that day at the stage they then had
/// (description and payer are today's).
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    as_of: Option<(Day, Option<Timestamp>)>,
    request: &PageRequest,
) -> Result<Page<VenueRow>, Failure> {
    let base = match as_of {
        None => Entity::find().into_query(),
        Some((day, known_at)) => standing(day, known_at),
    };
    list(db, base, &LISTING, request).await
}

fn standing(day: Day, known_at: Option<Timestamp>) -> SelectStatement {
    let name = Alias::new;
    let mut query = Entity::find()
        .select_only()
        .columns(Column::iter().filter(|column| {
            !matches!(column, Column::Stage | Column::StageOn | Column::StageReason)
        }))
        .into_query();
    query
        .expr_as(Expr::col((name("s"), name("stage"))), name("stage"))
        .expr_as(Expr::col((name("s"), name("on_day"))), name("stage_on"))
        .expr_as(Expr::col((name("s"), name("reason"))), name("stage_reason"))
        .join_subquery(
            sea_orm::JoinType::InnerJoin,
            last_steps(day, known_at),
            name("t"),
            Expr::col((name("t"), name("venue_id"))).equals((Entity, Column::VenueId)),
        )
        .join_as(
            sea_orm::JoinType::InnerJoin,
            name("partners_venue_stages"),
            name("s"),
            Expr::col((name("s"), name("venue_id")))
                .equals((name("t"), name("venue_id")))
                .and(Expr::col((name("s"), name("sequence"))).equals((name("t"), name("last_step")))),
        );
    query
}

/// One venue.
pub(crate) async fn one(db: &impl ConnectionTrait, id: VenueId) -> Result<Option<VenueRow>, Failure> {
    Ok(Entity::find_by_id(id.to_string()).one(db).await?)
}

/// Venues as contracts name them, in the order of their identifiers; unknown ones are left out.
pub(crate) async fn refs(db: &impl ConnectionTrait, ids: &[VenueId]) -> Result<Vec<VenueRef>, Failure> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let filter = Column::VenueId.is_in(chunk.iter().map(ToString::to_string));
        found.extend(selected(db, filter).await?);
    }
    found.sort_by_key(|venue| venue.id);
    Ok(found)
}

/// The venues that an organisation pays for today.
pub(crate) async fn paid_by(db: &impl ConnectionTrait, organisation: OrganisationId) -> Result<Vec<VenueRef>, Failure> {
    selected(db, Column::OrganisationId.eq(organisation.to_string())).await
}

async fn selected(db: &impl ConnectionTrait, filter: SimpleExpr) -> Result<Vec<VenueRef>, Failure> {
    let rows = Entity::find().filter(filter).order_by_asc(Column::VenueId).all(db).await?;
    Ok(rows.iter().map(as_ref).collect::<Result<_, _>>()?)
}

fn as_ref(row: &VenueRow) -> Result<VenueRef, KernelError> {
    let payer = row.organisation_id.as_str();
    Ok(VenueRef {
        id: parse(&row.venue_id)?,
        name: row.name.clone(),
        kind: parse(&row.kind)?,
        commune: row.commune.clone(),
        department: Department { code: row.department.clone(), name: row.department_name.clone() },
        population: count(row.population),
        stage: parse(&row.stage)?,
        organisation: (!payer.is_empty()).then(|| parse(payer)).transpose()?,
    })
}

fn count(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or_default() // stored from a u32
}

/// What an import already knows: key in the list → hash of the description.
pub(crate) async fn known_descriptions(db: &impl ConnectionTrait) -> Result<HashMap<String, String>, Failure> {
    let rows: Vec<(String, String)> = Entity::find()
        .select_only()
        .columns([Column::ListKey, Column::DescriptionHash])
        .filter(Column::ListKey.ne(""))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Day of the most recent list that described a venue.
pub(crate) async fn latest_list(db: &impl ConnectionTrait) -> Result<Option<Day>, Failure> {
    let latest: Option<String> = Entity::find()
        .select_only()
        .column(Column::DescribedOn)
        .filter(Column::ListKey.ne(""))
        .order_by_desc(Column::DescribedOn)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(latest.map(|day| parse(&day)).transpose()?)
}

#[derive(FromQueryResult)]
struct CandidateRow {
    venue_id: String,
    kind: String,
    access: String,
    population: i64,
    floor_area: Option<i64>,
    opening_minutes: Option<i64>,
    stage: String,
}

/// All venues as the canvassing rule sees them, with the stage each has today, in the order of identifiers.
pub(crate) async fn candidates(db: &impl ConnectionTrait) -> Result<Vec<(Candidate, Stage)>, Failure> {
    let rows = Entity::find()
        .select_only()
        .columns([
            Column::VenueId,
            Column::Kind,
            Column::Access,
            Column::Population,
            Column::FloorArea,
            Column::OpeningMinutes,
            Column::Stage,
        ])
        .order_by_asc(Column::VenueId)
        .into_model::<CandidateRow>()
        .all(db)
        .await?;
    let read = |row: CandidateRow| -> Result<_, KernelError> {
        let candidate = Candidate {
            id: parse(&row.venue_id)?,
            kind: parse(&row.kind)?,
            access: parse(&row.access)?,
            population: count(row.population),
            floor_area: row.floor_area.map(count),
            opening_minutes: row.opening_minutes.map(count),
        };
        Ok((candidate, parse(&row.stage)?))
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
}
