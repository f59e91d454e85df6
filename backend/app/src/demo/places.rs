//! Places of the customers: won, entrusted to whom pays, served by a contract.

use office::Office;
use office::billing::public::{ContractId, ServedVenue};
use office::partners::public::{OrganisationId, VenueId};
use office::partners::{VenueRow, VenueStep};
use office::values::Day;

use super::DemoError;
use super::calendar::{day, id, step};
use super::sales::Customer;

/// Makes places partner venues that `organisation` pays for; `part` names the occasion when there are several.
pub(super) async fn win(
    office: &Office,
    customer: &Customer,
    organisation: OrganisationId,
    part: &str,
    places: &[&VenueRow],
    on: Day,
) -> Result<(), DemoError> {
    if places.is_empty() {
        return Ok(());
    }
    let venues = places
        .iter()
        .map(|place| place.venue_id.parse().map_err(DemoError::data))
        .collect::<Result<Vec<VenueId>, DemoError>>()?;
    let won = step(&format!("won{part}:{}", customer.key), on);
    office.partners.move_venues(&won, &venues, VenueStep::Won, on).await?;
    let entrusted = step(&format!("entrusted{part}:{}", customer.key), on);
    office.partners.entrust_venues(&entrusted, organisation, &venues, on).await?;
    Ok(())
}

/// The places as a contract names them, weighted by the inhabitants of their commune.
pub(super) fn served(places: &[&VenueRow]) -> Result<Vec<ServedVenue>, DemoError> {
    places
        .iter()
        .map(|place| {
            Ok(ServedVenue {
                venue: place.venue_id.parse().map_err(DemoError::data)?,
                name: place.name.clone(),
                city: place.commune.clone(),
                weight: u64::try_from(place.population).unwrap_or(1).max(1),
            })
        })
        .collect()
}

/// The départements that signed in 2014 began with their own library; their networks open in March 2015.
pub(super) async fn open_network(office: &Office, customer: &Customer) -> Result<(), DemoError> {
    if customer.from.year() != 2014 || customer.network.is_empty() {
        return Ok(());
    }
    let on = Day::from(day(2015, 3, 1));
    let organisation = OrganisationId::new(id(&format!("organisation:{}", customer.key)));
    let places: Vec<&VenueRow> = customer.network.iter().collect();
    win(office, customer, organisation, "-network", &places, on).await?;
    let contract = ContractId::new(id(&format!("contract:{}", customer.key)));
    let opened = step(&format!("network:{}", customer.key), on);
    office.billing.serve_venues(&opened, contract, served(&places)?, on).await?;
    Ok(())
}
