//! `partners_venues`: every venue as it stands today, with the days since when.
//!
//! Inline, because an import compares each row with the hash kept here, and a contract needs to know who pays.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};

use super::venue_stages::step_of;
use crate::public::{Stage, VenueDescription};
use crate::rules::folding::fold;
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

use entity::ActiveModel;
pub use entity::Model as VenueRow;
pub(super) use entity::{Column, Entity};

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
    Ok(kernel::kept::hash_of(&serde_json::to_vec(description)?))
}
