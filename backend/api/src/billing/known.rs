//! Who is billed and what is served are known among the partners: two rooms that do not know each other.
//!
//! What can never happen: a bill whose paper nobody can be told of, because its customer was never registered. Partners
//! are never removed, so that what is known before a command still is when it is decided.

use office::Office;
use office::billing::public::ServedVenue;
use office::kernel::Failure;
use office::partners::public::OrganisationId;

/// Refuses, in the words of the partners' room, a customer or a place that it does not know.
pub(super) async fn partners_are_known(
    office: &Office,
    customer: OrganisationId,
    venues: &[ServedVenue],
) -> Result<(), Failure> {
    office.partners.organisation_ref(customer).await?;
    venues_are_known(office, venues).await
}

/// The same for places alone.
pub(super) async fn venues_are_known(office: &Office, venues: &[ServedVenue]) -> Result<(), Failure> {
    for served in venues {
        office.partners.venue(served.venue).await?;
    }
    Ok(())
}
