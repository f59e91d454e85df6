//! Orders about venues. An order that names several venues is one transaction: all of them, or none.

use std::collections::HashSet;

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use crate::Partners;
use crate::organisation::{Organisation, OrganisationError};
use crate::public::{CanvassingReport, CanvassingRule, OrganisationId, Stage, VenueDescription, VenueId};
use crate::rules::canvassing;
use crate::venue::{Venue, VenueCommand, VenueError};
use crate::{permissions, views};

/// A venue that no list names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterVenue {
    /// Its identifier, chosen by the caller.
    pub id: VenueId,
    /// What is known of it.
    pub description: VenueDescription,
    /// From when it is known.
    pub on: Day,
}

/// A step of a venue along the stages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case", deny_unknown_fields)]
pub enum VenueStep {
    /// A campaign approaches it.
    Canvassed {
        /// Name of the campaign.
        campaign: String,
    },
    /// A conversation begins.
    Contacted,
    /// It tries the service.
    Trial,
    /// It becomes a partner venue.
    Won,
    /// It refuses, or leaves.
    Lost {
        /// Why.
        reason: String,
    },
}

impl VenueStep {
    fn command(self, on: Day) -> VenueCommand {
        match self {
            Self::Canvassed { campaign } => VenueCommand::Canvass { campaign, on },
            Self::Contacted => VenueCommand::Contact { on },
            Self::Trial => VenueCommand::StartTrial { on },
            Self::Won => VenueCommand::Win { on },
            Self::Lost { reason } => VenueCommand::Lose { reason, on },
        }
    }
}

impl Partners {
    /// Makes a venue known that no list names.
    pub async fn register_venue(
        &self,
        context: &Context,
        command: RegisterVenue,
    ) -> Result<VenueId, Failure> {
        self.kernel.require(permissions::VENUE_REGISTER)?;
        let RegisterVenue { id, description, on } = command;
        self.kernel
            .run(context, async |uow| {
                let register = VenueCommand::Register { description: Box::new(description.clone()), on };
                uow.execute::<Venue>(id, on, register).await?;
                Ok(id)
            })
            .await
    }

    /// Moves venues one step; answers how many.
    pub async fn move_venues(
        &self,
        context: &Context,
        venues: &[VenueId],
        step: VenueStep,
        on: Day,
    ) -> Result<u64, Failure> {
        self.kernel.require(permissions::VENUES_MOVE)?;
        self.order_all(context, venues, on, &step.command(on)).await
    }

    /// An organisation pays for these venues from that day, in place of any other; answers how many.
    pub async fn entrust_venues(
        &self,
        context: &Context,
        organisation: OrganisationId,
        venues: &[VenueId],
        on: Day,
    ) -> Result<u64, Failure> {
        self.kernel.require(permissions::VENUES_ENTRUST)?;
        self.order_all(context, venues, on, &VenueCommand::Entrust { organisation, on }).await
    }

    /// Nobody pays for these venues any more; answers how many.
    pub async fn release_venues(
        &self,
        context: &Context,
        venues: &[VenueId],
        on: Day,
    ) -> Result<u64, Failure> {
        self.kernel.require(permissions::VENUES_RELEASE)?;
        self.order_all(context, venues, on, &VenueCommand::Release { on }).await
    }

    async fn order_all(
        &self,
        context: &Context,
        venues: &[VenueId],
        on: Day,
        command: &VenueCommand,
    ) -> Result<u64, Failure> {
        each_once(venues)?;
        self.kernel
            .run(context, async |uow| {
                if let VenueCommand::Entrust { organisation, .. } = command
                    && !uow.load::<Organisation>(*organisation).await?.exists()
                {
                    return Err(OrganisationError::Unknown {}.into());
                }
                for venue in venues {
                    let outcome = uow.execute::<Venue>(*venue, on, command.clone()).await;
                    outcome.map_err(|failure| among(failure, *venue, venues.len()))?;
                }
                Ok(venues.len() as u64)
            })
            .await
    }

    /// Marks as canvassed the venues that the rule chooses and that still stand at `Listed`.
    pub async fn select_canvassed(
        &self,
        context: &Context,
        campaign: &str,
        rule: CanvassingRule,
        on: Day,
    ) -> Result<CanvassingReport, Failure> {
        self.kernel.require(permissions::VENUES_CANVASS)?;
        if campaign.trim().is_empty() {
            return Err(VenueError::NothingSaid { what: "le nom de la campagne".to_owned() }.into());
        }
        self.kernel
            .run(context, async |uow| {
                let known = views::venue_queries::candidates(uow.connection()).await?;
                let candidates: Vec<_> = known.iter().map(|(candidate, _)| *candidate).collect();
                let chosen: HashSet<VenueId> = canvassing::canvassed(&candidates, rule).into_iter().collect();
                let listed = known.iter().filter(|(_, stage)| *stage == Stage::Listed);
                let waiting: Vec<VenueId> =
                    listed.map(|(candidate, _)| candidate.id).filter(|id| chosen.contains(id)).collect();
                for venue in &waiting {
                    let canvass = VenueCommand::Canvass { campaign: campaign.to_owned(), on };
                    let outcome = uow.execute::<Venue>(*venue, on, canvass).await;
                    outcome.map_err(|failure| among(failure, *venue, waiting.len()))?;
                }
                let (chosen, canvassed) = (chosen.len() as u64, waiting.len() as u64);
                Ok(CanvassingReport { chosen, canvassed, left_alone: chosen - canvassed })
            })
            .await
    }
}

fn each_once(venues: &[VenueId]) -> Result<(), VenueError> {
    let mut seen = HashSet::new();
    match venues.iter().find(|venue| !seen.insert(**venue)) {
        Some(venue) => Err(VenueError::NamedTwice { venue: *venue }),
        None if venues.is_empty() => Err(VenueError::NoVenue {}),
        None => Ok(()),
    }
}

/// Says which of several venues refused.
fn among(failure: Failure, venue: VenueId, several: usize) -> Failure {
    match failure.refusal::<VenueError>() {
        Some(refusal) if several > 1 => {
            VenueError::AmongSeveral { venue, refusal: Box::new(refusal.clone()) }.into()
        }
        _ => failure,
    }
}
