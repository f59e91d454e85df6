//! What is asked of `partners_venues`: pages, single venues, names for contracts, and what an import and a
//! campaign look at. Reads only.

use std::collections::HashMap;

use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, SelectStatement, SimpleExpr};
use sea_orm::{FromQueryResult, Iterable, QueryOrder, QuerySelect, QueryTrait};
use values::{Day, Timestamp};

use super::organisations::parse;
use super::standings::last_steps;
use super::venues::{Column, Entity, VenueRow};
use crate::public::{Department, OrganisationId, Stage, VenueId, VenueRef};
use crate::rules::canvassing::Candidate;

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
        .columns(
            Column::iter()
                .filter(|column| !matches!(column, Column::Stage | Column::StageOn | Column::StageReason)),
        )
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
pub(crate) async fn paid_by(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
) -> Result<Vec<VenueRef>, Failure> {
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
pub(crate) async fn known_descriptions(
    db: &impl ConnectionTrait,
) -> Result<HashMap<String, String>, Failure> {
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
