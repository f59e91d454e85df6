//! `partners_venue_stages`: every step of every venue with its day and the moment it was recorded, so that any
//! past day can be asked for, as it was or as it was known.
//!
//! Inline: the number of partner venues is printed and compared with contracts.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder};
use serde::Serialize;
use values::{Day, Timestamp};

use super::organisations::parse;
use crate::public::{Stage, VenueId};
use crate::venue::VenueEvent;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "partners_venue_stages")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub venue_id: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub sequence: i64,
        pub stage: String,
        pub reason: String,
        pub on_day: String,
        pub recorded_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// One step in the history of a venue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageStep {
    /// Where it came to stand.
    pub stage: Stage,
    /// Name of the campaign or reason of the loss; empty otherwise.
    pub reason: String,
    /// From when.
    pub on: Day,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

/// The projector of `partners_venue_stages`.
pub(crate) struct VenueStages;

#[async_trait]
impl Projector for VenueStages {
    fn name(&self) -> &'static str {
        "partners.venue_stages"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["partners_venue_stages"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["partners.venue"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<VenueEvent>()? else { return Ok(()) };
        let Some((stage, reason)) = step_of(fact) else { return Ok(()) };
        let row = ActiveModel {
            venue_id: Set(event.stream_id.clone()),
            sequence: Set(event.sequence),
            stage: Set(stage.as_str().to_owned()),
            reason: Set(reason),
            on_day: Set(event.on.to_string()),
            recorded_at: Set(event.at.micros()),
        };
        Entity::insert(row).exec_without_returning(db).await?;
        Ok(())
    }
}

/// The stage that a fact brings a venue to, and what was said with it.
pub(super) fn step_of(fact: VenueEvent) -> Option<(Stage, String)> {
    match fact {
        VenueEvent::Listed { .. } | VenueEvent::Registered { .. } => Some((Stage::Listed, String::new())),
        VenueEvent::Canvassed { campaign, .. } => Some((Stage::Canvassed, campaign)),
        VenueEvent::Contacted { .. } => Some((Stage::Contacted, String::new())),
        VenueEvent::TrialStarted { .. } => Some((Stage::Trial, String::new())),
        VenueEvent::Won { .. } => Some((Stage::Won, String::new())),
        VenueEvent::Lost { reason, .. } => Some((Stage::Lost, reason)),
        VenueEvent::DescribedAnew { .. } | VenueEvent::Entrusted { .. } | VenueEvent::Released { .. } => None,
    }
}

/// The history of one venue, oldest step first.
pub(crate) async fn history(db: &impl ConnectionTrait, id: VenueId) -> Result<Vec<StageStep>, Failure> {
    let models = Entity::find()
        .filter(Column::VenueId.eq(id.to_string()))
        .order_by_asc(Column::Sequence)
        .all(db)
        .await?;
    let steps = models.into_iter().map(|model| {
        Ok(StageStep {
            stage: parse(&model.stage)?,
            on: parse(&model.on_day)?,
            recorded_at: Timestamp::from_micros(model.recorded_at),
            reason: model.reason,
        })
    });
    Ok(steps.collect::<Result<_, KernelError>>()?)
}
