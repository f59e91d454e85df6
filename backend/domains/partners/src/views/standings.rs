//! Counts of venues by stage and kind on any day, out of `partners_venue_stages` and `partners_venues`.
//!
//! A venue stands where its last step up to that day brought it; `known_at` leaves out what was recorded later.

use std::collections::BTreeMap;

use kernel::prelude::*;
use kernel::two_times::known_by;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};
use values::{Day, Timestamp};

use super::organisations::parse;
use crate::public::{Penetration, Reach, Stage, StageCounts, VenueKind};

#[derive(FromQueryResult)]
struct Standing {
    kind: String,
    stage: String,
    canvassed: i64,
    venues: i64,
}

fn name(text: &str) -> Alias {
    Alias::new(text)
}

/// Per venue, the number of its last step up to that day, and whether it had been canvassed by then.
pub(super) fn last_steps(as_of: Day, known_at: Option<Timestamp>) -> SelectStatement {
    Query::select()
        .column(name("venue_id"))
        .expr_as(Expr::cust("MAX(sequence)"), name("last_step"))
        .expr_as(
            Expr::cust("CAST(MAX(CASE WHEN stage = 'canvassed' THEN 1 ELSE 0 END) AS BIGINT)"),
            name("canvassed"),
        )
        .from(name("partners_venue_stages"))
        .cond_where(known_by("partners_venue_stages", "on_day", "recorded_at", as_of, known_at))
        .group_by_col(name("venue_id"))
        .to_owned()
}

async fn standings(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Vec<(VenueKind, Stage, bool, u64)>, Failure> {
    let query = Query::select()
        .column((name("v"), name("kind")))
        .column((name("s"), name("stage")))
        .column((name("t"), name("canvassed")))
        .expr_as(Expr::cust("COUNT(*)"), name("venues"))
        .from_subquery(last_steps(as_of, known_at), name("t"))
        .join_as(
            sea_orm::JoinType::InnerJoin,
            name("partners_venue_stages"),
            name("s"),
            Expr::col((name("s"), name("venue_id")))
                .equals((name("t"), name("venue_id")))
                .and(Expr::col((name("s"), name("sequence"))).equals((name("t"), name("last_step")))),
        )
        .join_as(
            sea_orm::JoinType::InnerJoin,
            name("partners_venues"),
            name("v"),
            Expr::col((name("v"), name("venue_id"))).equals((name("t"), name("venue_id"))),
        )
        .group_by_columns([
            (name("v"), name("kind")),
            (name("s"), name("stage")),
            (name("t"), name("canvassed")),
        ])
        .to_owned();
    let mut found = Vec::new();
    for row in db.query_all(&query).await? {
        let row = Standing::from_query_result(&row, "")?;
        let venues = u64::try_from(row.venues).unwrap_or_default();
        found.push((parse(&row.kind)?, parse(&row.stage)?, row.canvassed == 1, venues));
    }
    Ok(found)
}

/// Venues by stage and kind on a day.
pub(crate) async fn counts(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<StageCounts, Failure> {
    let mut by_stage: BTreeMap<Stage, u64> = Stage::ALL.into_iter().map(|stage| (stage, 0)).collect();
    let mut by_kind: BTreeMap<VenueKind, BTreeMap<Stage, u64>> = BTreeMap::new();
    let mut total = 0;
    for (kind, stage, _, venues) in standings(db, as_of, known_at).await? {
        total += venues;
        *by_stage.entry(stage).or_default() += venues;
        *by_kind.entry(kind).or_default().entry(stage).or_default() += venues;
    }
    Ok(StageCounts { as_of, total, by_stage, by_kind })
}

/// How many departmental and canvassed municipal libraries are partners on a day.
pub(crate) async fn penetration(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Penetration, Failure> {
    let mut departmental = Reach { targeted: 0, won: 0 };
    let mut municipal_canvassed = Reach { targeted: 0, won: 0 };
    for (kind, stage, canvassed, venues) in standings(db, as_of, known_at).await? {
        let reach = match kind {
            VenueKind::DepartmentalLibrary => &mut departmental,
            VenueKind::MunicipalLibrary | VenueKind::ClassifiedMunicipalLibrary if canvassed => {
                &mut municipal_canvassed
            }
            _ => continue,
        };
        reach.targeted += venues;
        if stage == Stage::Won {
            reach.won += venues;
        }
    }
    Ok(Penetration { as_of, departmental, municipal_canvassed })
}
