//! What one can ask. Days are inclusive; `known_at` leaves out what was recorded later.

use kernel::access::Owner;
use kernel::prelude::*;
use values::{Day, Timestamp};

use crate::Partners;
use crate::organisation::OrganisationError;
use crate::public::{OrganisationId, OrganisationRef, Penetration, StageCounts, VenueId, VenueRef};
use crate::rules::folding::fold;
use crate::venue::VenueError;
use crate::views::{organisations, standings, venue_queries as venues, venue_stages};
use crate::{OrganisationRow, StageStep, VenueRow, permissions};

impl Partners {
    /// A page of organisations ([`crate::ORGANISATION_LISTING`]); `search:contains:…` ignores case and accents.
    pub async fn organisations(&self, request: &PageRequest) -> Result<Page<OrganisationRow>, Failure> {
        self.kernel.require(permissions::ORGANISATIONS_READ)?;
        organisations::page(self.kernel.reader(), &folded(request)).await
    }

    /// One organisation.
    pub async fn organisation(&self, id: OrganisationId) -> Result<OrganisationRow, Failure> {
        self.kernel.require_over(permissions::ORGANISATION_READ, Owner::Organisation(id.uuid()))?;
        let found = organisations::one(self.kernel.reader(), id).await?;
        found.ok_or_else(|| OrganisationError::Unknown {}.into())
    }

    /// Organisations as contracts name them, by identifier; unknown ones are left out.
    pub async fn organisation_refs(&self, ids: &[OrganisationId]) -> Result<Vec<OrganisationRef>, Failure> {
        self.kernel.require(permissions::ORGANISATIONS_READ)?;
        organisations::refs(self.kernel.reader(), ids).await
    }

    /// One organisation as contracts name it.
    pub async fn organisation_ref(&self, id: OrganisationId) -> Result<OrganisationRef, Failure> {
        self.kernel.require_over(permissions::ORGANISATION_READ, Owner::Organisation(id.uuid()))?;
        let found = organisations::refs(self.kernel.reader(), &[id]).await?.pop();
        found.ok_or_else(|| OrganisationError::Unknown {}.into())
    }

    /// A page of venues ([`crate::VENUE_LISTING`]) as they stand today; `search:contains:…` ignores case and
    /// accents.
    pub async fn venues(&self, request: &PageRequest) -> Result<Page<VenueRow>, Failure> {
        self.kernel.require(permissions::VENUES_READ)?;
        venues::page(self.kernel.reader(), None, &folded(request)).await
    }

    /// A page of the venues known on a day, at the stage they then had. Description and payer are today's.
    pub async fn venues_as_of(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<VenueRow>, Failure> {
        self.kernel.require(permissions::VENUES_READ)?;
        venues::page(self.kernel.reader(), Some((as_of, known_at)), &folded(request)).await
    }

    /// One venue.
    pub async fn venue(&self, id: VenueId) -> Result<VenueRow, Failure> {
        self.kernel.require(permissions::VENUES_READ)?;
        venues::one(self.kernel.reader(), id).await?.ok_or_else(|| VenueError::Unknown {}.into())
    }

    /// The steps of one venue, oldest first.
    pub async fn venue_history(&self, id: VenueId) -> Result<Vec<StageStep>, Failure> {
        self.kernel.require(permissions::VENUES_READ)?;
        let steps = venue_stages::history(self.kernel.reader(), id).await?;
        if steps.is_empty() { Err(VenueError::Unknown {}.into()) } else { Ok(steps) }
    }

    /// Venues as contracts name them, by identifier; unknown ones are left out.
    pub async fn venue_refs(&self, ids: &[VenueId]) -> Result<Vec<VenueRef>, Failure> {
        self.kernel.require(permissions::VENUES_READ)?;
        venues::refs(self.kernel.reader(), ids).await
    }

    /// The venues that an organisation pays for today.
    pub async fn venues_paid_by(&self, organisation: OrganisationId) -> Result<Vec<VenueRef>, Failure> {
        self.kernel.require_over(permissions::ORGANISATION_READ, Owner::Organisation(organisation.uuid()))?;
        venues::paid_by(self.kernel.reader(), organisation).await
    }

    /// Venues by stage and kind on a day.
    pub async fn stage_counts(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
    ) -> Result<StageCounts, Failure> {
        self.kernel.require(permissions::COUNTS_READ)?;
        standings::counts(self.kernel.reader(), as_of, known_at).await
    }

    /// How many of the targeted libraries are partners on a day.
    pub async fn penetration(&self, as_of: Day, known_at: Option<Timestamp>) -> Result<Penetration, Failure> {
        self.kernel.require(permissions::COUNTS_READ)?;
        standings::penetration(self.kernel.reader(), as_of, known_at).await
    }
}

/// The request with what is searched for folded like the column it is compared with.
fn folded(request: &PageRequest) -> PageRequest {
    let fold_one =
        |filter: &String| match filter.strip_prefix("search:").and_then(|rest| rest.split_once(':')) {
            Some((operator, text)) => format!("search:{operator}:{}", fold(text)),
            None => filter.clone(),
        };
    PageRequest { filters: request.filters.iter().map(fold_one).collect(), ..request.clone() }
}
