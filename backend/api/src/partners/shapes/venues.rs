//! Venues as they stand, the steps that brought them there, and who pays for them.

use office::partners::public::{Department, OrganisationId, Stage, VenueId, VenueKind, VenueRef};
use office::partners::{StageStep, VenueRow};
use office::values::{Day, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use crate::partners::words;
use crate::sample::{self, Sample};

/// Which venue.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct VenueIdDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub venue_id: VenueId,
}

impl Sample for VenueIdDto {
    fn sample() -> Self {
        Self { venue_id: VenueId::new(sample::ID) }
    }
}

/// A venue. In a register the stage is that of the day asked; description and payer are today's.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VenueDto {
    /// Identifier; computed from the official list, so that every database gives a library the same one.
    #[schema(format = Uuid)]
    pub venue_id: String,
    /// The ministry's identifier, for a library that has one.
    pub library_code: Option<String>,
    /// Name.
    pub name: String,
    /// Second line of the name, or empty.
    pub second_line: String,
    /// What it is.
    #[schema(value_type = words::VenueKind)]
    pub kind: String,
    /// How the public gets in.
    #[schema(value_type = words::VenueAccess)]
    pub access: String,
    /// Building, floor, post box, or empty.
    pub complement: String,
    /// Number and way, or empty.
    pub street: String,
    /// Postal code, or empty.
    pub postal_code: String,
    /// `CEDEX 9`, or empty.
    pub cedex: String,
    /// Commune.
    pub commune: String,
    /// INSEE code of the commune, or empty.
    pub insee: String,
    /// Inhabitants of the commune; 0 when unknown.
    pub population: i64,
    /// Code of the département, or empty.
    pub department: String,
    /// Name of the département, or empty.
    pub department_name: String,
    /// Code of the région, or empty.
    pub region: String,
    /// Name of the région, or empty.
    pub region_name: String,
    /// Decimal degrees.
    pub longitude: Option<String>,
    /// Decimal degrees.
    pub latitude: Option<String>,
    /// Floor area in m².
    pub floor_area: Option<i64>,
    /// Opening in minutes a week.
    pub opening_minutes: Option<i64>,
    /// Employees.
    pub employees: Option<i64>,
    /// Volunteers.
    pub volunteers: Option<i64>,
    /// From when it is known.
    #[schema(format = Date)]
    pub listed_on: String,
    /// Day of the description.
    #[schema(format = Date)]
    pub described_on: String,
    /// Where it stands.
    #[schema(value_type = words::VenueStage)]
    pub stage: String,
    /// Since when.
    #[schema(format = Date)]
    pub stage_on: String,
    /// Name of the campaign or reason of the loss.
    pub stage_reason: Option<String>,
    /// Who pays for it.
    #[schema(format = Uuid)]
    pub organisation_id: Option<String>,
    /// Since when, or since when nobody does; none when nobody ever did.
    #[schema(format = Date)]
    pub organisation_on: Option<String>,
    /// Number of its last fact.
    pub version: i64,
}

mirror!(VenueRow => VenueDto {
    same venue_id, text library_code, same name, same second_line, same kind, same access, same complement,
    same street, same postal_code, same cedex, same commune, same insee, same population, same department,
    same department_name, same region, same region_name, text longitude, text latitude, same floor_area,
    same opening_minutes, same employees, same volunteers, same listed_on, same described_on, same stage,
    same stage_on, text stage_reason, text organisation_id, text organisation_on, same version,
} without list_key, search, description_hash);

impl Sample for VenueDto {
    fn sample() -> Self {
        Self {
            venue_id: sample::OTHER_ID.to_string(),
            library_code: Some("11".to_owned()),
            name: "Médiathèque municipale".to_owned(),
            second_line: "L'Île ô Livres".to_owned(),
            kind: "municipal_library".to_owned(),
            access: "open_building".to_owned(),
            complement: "Bâtiment B".to_owned(),
            street: "2 rue de l'Exemple".to_owned(),
            postal_code: "42000".to_owned(),
            cedex: "CEDEX 1".to_owned(),
            commune: "Saint-Exemple".to_owned(),
            insee: "42218".to_owned(),
            population: 32_560,
            department: "42".to_owned(),
            department_name: "Loire".to_owned(),
            region: "84".to_owned(),
            region_name: "Auvergne-Rhône-Alpes".to_owned(),
            longitude: Some("4.390000".to_owned()),
            latitude: Some("45.440000".to_owned()),
            floor_area: Some(227),
            opening_minutes: Some(690),
            employees: Some(1),
            volunteers: Some(11),
            listed_on: "2014-09-01".to_owned(),
            described_on: "2014-09-01".to_owned(),
            stage: "canvassed".to_owned(),
            stage_on: "2014-10-01".to_owned(),
            stage_reason: Some("Communes de plus de 10 000 habitants".to_owned()),
            organisation_id: Some(sample::ID.to_string()),
            organisation_on: Some("2015-01-01".to_owned()),
            version: 3,
        }
    }
}

/// One step of a venue.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StageStepDto {
    /// Where it came to stand.
    #[schema(value_type = words::VenueStage)]
    pub stage: Stage,
    /// Name of the campaign or reason of the loss.
    pub reason: Option<String>,
    /// From when.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
}

mirror!(StageStep => StageStepDto { same stage, text reason, same on, same recorded_at });

/// The steps of one venue.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VenueStagesDto {
    /// Oldest first.
    pub steps: Vec<StageStepDto>,
}

impl Sample for VenueStagesDto {
    fn sample() -> Self {
        let step = StageStepDto {
            stage: Stage::Canvassed,
            reason: Some("Communes de plus de 10 000 habitants".to_owned()),
            on: sample::parsed("2014-10-01"),
            recorded_at: sample::parsed("2014-10-02T08:30:00.000000Z"),
        };
        Self { steps: vec![step] }
    }
}

/// A venue that an organisation pays for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaidVenueDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub venue_id: VenueId,
    /// Name.
    pub name: String,
    /// What it is.
    #[schema(value_type = words::VenueKind)]
    pub kind: VenueKind,
    /// Commune.
    pub commune: String,
    /// Code of the département, or empty.
    pub department: String,
    /// Name of the département, or empty.
    pub department_name: String,
    /// Inhabitants of the commune; 0 when unknown.
    pub population: u32,
    /// Where it stands.
    #[schema(value_type = words::VenueStage)]
    pub stage: Stage,
    /// Who pays.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub organisation_id: Option<OrganisationId>,
}

impl From<VenueRef> for PaidVenueDto {
    fn from(venue: VenueRef) -> Self {
        let VenueRef { id, name, kind, commune, department, population, stage, organisation } = venue;
        let Department { code, name: department_name } = department;
        Self {
            venue_id: id,
            name,
            kind,
            commune,
            department: code,
            department_name,
            population,
            stage,
            organisation_id: organisation,
        }
    }
}

/// The venues that an organisation pays for today.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaidVenuesDto {
    /// In the order of their identifiers.
    pub venues: Vec<PaidVenueDto>,
}

impl Sample for PaidVenuesDto {
    fn sample() -> Self {
        let venue = PaidVenueDto {
            venue_id: VenueId::new(sample::OTHER_ID),
            name: "Médiathèque municipale".to_owned(),
            kind: VenueKind::MunicipalLibrary,
            commune: "Saint-Exemple".to_owned(),
            department: "42".to_owned(),
            department_name: "Loire".to_owned(),
            population: 32_560,
            stage: Stage::Won,
            organisation_id: Some(OrganisationId::new(sample::ID)),
        };
        Self { venues: vec![venue] }
    }
}
