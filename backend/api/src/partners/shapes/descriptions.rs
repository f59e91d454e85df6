//! What is said of a venue that no list names.

use office::partners::public::{Access, Coordinates, Department, Region, VenueDescription, VenueKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::partners::words;
use crate::sample::Sample;

/// A département or a région.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TerritoryDto {
    /// INSEE code (`01`, `2A`, `974`); empty when unknown or abroad.
    pub code: String,
    /// Name.
    pub name: String,
}

mirror!(TerritoryDto => Department { same code, same name });
mirror!(TerritoryDto => Region { same code, same name });

/// Decimal degrees (WGS 84) as text: nothing is computed with them.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CoordinatesDto {
    /// East of Greenwich.
    pub longitude: String,
    /// North of the equator.
    pub latitude: String,
}

mirror!(CoordinatesDto => Coordinates { same longitude, same latitude });

/// What is known of a venue. Texts may be left out, but for the name and the commune.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VenueDescriptionDto {
    /// Its name.
    pub name: String,
    /// Second line of its name.
    #[serde(default)]
    pub second_line: String,
    /// Building, floor, post box.
    #[serde(default)]
    pub complement: String,
    /// Number and way.
    #[serde(default)]
    pub street: String,
    /// Postal code.
    #[serde(default)]
    pub postal_code: String,
    /// `CEDEX 9`.
    #[serde(default)]
    pub cedex: String,
    /// Commune or town.
    pub commune: String,
    /// INSEE code of the commune; empty abroad.
    #[serde(default)]
    pub insee: String,
    /// Inhabitants of the commune; 0 when unknown.
    #[serde(default)]
    pub population: u32,
    /// Département.
    #[serde(default)]
    pub department: TerritoryDto,
    /// Région.
    #[serde(default)]
    pub region: TerritoryDto,
    /// Where it stands.
    pub coordinates: Option<CoordinatesDto>,
    /// What it is.
    #[schema(value_type = words::VenueKind)]
    pub kind: VenueKind,
    /// How the public gets in.
    #[schema(value_type = words::VenueAccess)]
    pub access: Access,
    /// Floor area in m².
    pub floor_area: Option<u32>,
    /// Opening in minutes a week.
    #[schema(maximum = 10_080)]
    pub opening_minutes: Option<u32>,
    /// Employees.
    pub employees: Option<u32>,
    /// Volunteers.
    pub volunteers: Option<u32>,
}

mirror!(VenueDescriptionDto => VenueDescription {
    same name, same second_line, same complement, same street, same postal_code, same cedex, same commune, same insee,
    same population, into department, into region, opt coordinates, same kind, same access, same floor_area,
    same opening_minutes, same employees, same volunteers,
});

impl Sample for VenueDescriptionDto {
    fn sample() -> Self {
        Self {
            name: "Salle de l'Exemple".to_owned(),
            second_line: "Scène de musiques actuelles".to_owned(),
            complement: "Bâtiment B".to_owned(),
            street: "2 rue de la Gare".to_owned(),
            postal_code: "42000".to_owned(),
            cedex: "CEDEX 1".to_owned(),
            commune: "Saint-Exemple".to_owned(),
            insee: "42218".to_owned(),
            population: 32_560,
            department: TerritoryDto { code: "42".to_owned(), name: "Loire".to_owned() },
            region: TerritoryDto { code: "84".to_owned(), name: "Auvergne-Rhône-Alpes".to_owned() },
            coordinates: Some(CoordinatesDto {
                longitude: "4.390000".to_owned(),
                latitude: "45.440000".to_owned(),
            }),
            kind: VenueKind::ConcertHall,
            access: Access::OpenBuilding,
            floor_area: Some(900),
            opening_minutes: Some(1_200),
            employees: Some(6),
            volunteers: Some(20),
        }
    }
}
