//! From one record of the official list to one library, or to the exact reason why not.
//!
//! A row is never half read: either every column makes sense or the row is refused with its line.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::address;
use super::canvassing::Candidate;
use super::folding::squeeze;
use super::import_key::{self, Identity};
use crate::public::{
    Access, Coordinates, Department, ImportKey, LibraryCode, Region, VenueDescription, VenueId, VenueKind,
};

/// What is wrong with one row. `Display` is for the person who sent the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum RowFault {
    /// The line is not UTF-8.
    #[error("caractères illisibles (la ligne n'est pas en UTF-8) à partir de l'octet {byte}")]
    BrokenEncoding {
        /// First unreadable byte of the line, from 1.
        byte: usize,
    },
    /// A quotation mark opens and never closes.
    #[error("guillemet ouvert et jamais fermé")]
    UnclosedQuote,
    /// Text after a closing quotation mark.
    #[error("texte après un guillemet fermant, colonne {column}")]
    StrayQuote {
        /// From 1.
        column: usize,
    },
    /// Too many or too few columns.
    #[error("{found} colonnes au lieu de {expected}")]
    ColumnCount {
        /// As in the header.
        expected: usize,
        /// As in the line.
        found: usize,
    },
    /// An obligatory column is empty.
    #[error("« {column} » est vide")]
    Missing {
        /// Name of the column.
        column: String,
    },
    /// A number that is none, or out of all bounds.
    #[error("« {column} » : « {value} » n'est pas un nombre possible")]
    BadNumber {
        /// Name of the column.
        column: String,
        /// As published.
        value: String,
    },
    /// A code or a word that the list does not know.
    #[error("« {column} » : valeur inconnue « {value} »")]
    Unknown {
        /// Name of the column.
        column: String,
        /// As published.
        value: String,
    },
    /// A control character, or the sign that stands for a letter lost in an earlier conversion.
    #[error("« {column} » contient un caractère perdu ou invisible")]
    LostCharacter {
        /// Name of the column.
        column: String,
    },
}

/// One library as the list describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryRow {
    /// Line of the file.
    pub line: u64,
    /// What identifies it in this list and in the next.
    pub key: ImportKey,
    /// The ministry's identifier, when there is one.
    pub code: Option<LibraryCode>,
    /// What is published about it.
    pub description: VenueDescription,
}

impl LibraryRow {
    /// The venue's identifier.
    pub fn venue_id(&self) -> VenueId {
        import_key::venue_id(&self.key)
    }

    /// The row as the canvassing rule sees it.
    pub fn candidate(&self) -> Candidate {
        let of = &self.description;
        Candidate {
            id: self.venue_id(),
            kind: of.kind,
            access: of.access,
            population: of.population,
            floor_area: of.floor_area,
            opening_minutes: of.opening_minutes,
        }
    }
}

/// Names of the columns that are read, as published (without the space that ends `Type adresse `).
pub const COLUMNS: [&str; 22] = [
    "CP",
    "Code_bib",
    "Surface",
    "Amplitude horaire",
    "Nom de l'établissement",
    "Libellé 2",
    "Complément",
    "Adresse",
    "Code région",
    "Région",
    "Code département",
    "Département",
    "Ville",
    "Cedex",
    "Code insee commune",
    "Population commune",
    "Longitude",
    "Latitude",
    "Statut",
    "Type adresse",
    "Nombre de salariés",
    "Nombre de bénévoles",
];

/// Reads the fields of records by the name of their column.
pub(super) struct RowReader {
    places: HashMap<&'static str, usize>,
}

/// The fields of one record, by name.
struct Fields<'a> {
    places: &'a HashMap<&'static str, usize>,
    values: &'a [String],
}

impl RowReader {
    /// `places`: the index of every one of [`COLUMNS`].
    pub(super) fn new(places: HashMap<&'static str, usize>) -> Self {
        Self { places }
    }

    /// Reads one record.
    pub(super) fn read(&self, line: u64, values: &[String]) -> Result<LibraryRow, RowFault> {
        let fields = Fields { places: &self.places, values };
        for column in COLUMNS {
            if fields
                .raw(column)
                .chars()
                .any(|letter| letter == '\u{fffd}' || (letter.is_control() && letter != '\n'))
            {
                return Err(RowFault::LostCharacter { column: column.to_owned() });
            }
        }
        let code = fields.number("Code_bib", 99_999_999)?.map(LibraryCode::new);
        let description = fields.description()?;
        let key = match code {
            Some(code) => import_key::of_code(code),
            None => fields.identity(&description),
        };
        Ok(LibraryRow { line, key, code, description })
    }
}

impl Fields<'_> {
    fn raw(&self, column: &str) -> &str {
        self.places.get(column).and_then(|place| self.values.get(*place)).map_or("", String::as_str).trim()
    }

    fn required(&self, column: &str) -> Result<String, RowFault> {
        let value = address::text(self.raw(column));
        if value.is_empty() { Err(RowFault::Missing { column: column.to_owned() }) } else { Ok(value) }
    }

    fn bad(&self, column: &str) -> RowFault {
        RowFault::BadNumber { column: column.to_owned(), value: self.raw(column).to_owned() }
    }

    fn unknown(&self, column: &str) -> RowFault {
        RowFault::Unknown { column: column.to_owned(), value: self.raw(column).to_owned() }
    }

    /// A whole number as published, `11` or `11.0`; empty is unknown.
    fn number(&self, column: &str, most: u32) -> Result<Option<u32>, RowFault> {
        let published = self.raw(column);
        if published.is_empty() {
            return Ok(None);
        }
        let (whole, rest) = published.split_once('.').unwrap_or((published, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(rest) || rest.bytes().any(|byte| byte != b'0') {
            return Err(self.bad(column));
        }
        let number = whole.parse().map_err(|_| self.bad(column))?;
        if number > most { Err(self.bad(column)) } else { Ok(Some(number)) }
    }

    /// Hours a week with up to two decimals, `12.5`, as minutes (to the nearest); empty is unknown.
    fn minutes(&self, column: &str) -> Result<Option<u32>, RowFault> {
        let published = self.raw(column);
        if published.is_empty() {
            return Ok(None);
        }
        let (whole, rest) = published.split_once('.').unwrap_or((published, "0"));
        let digits = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(whole, 3) || !digits(rest, 2) {
            return Err(self.bad(column));
        }
        let hours: u32 = whole.parse().map_err(|_| self.bad(column))?;
        let hundredths: u32 = format!("{rest:0<2}").parse().map_err(|_| self.bad(column))?;
        let minutes = hours * 60 + (hundredths * 60 + 50) / 100;
        if minutes > 7 * 24 * 60 { Err(self.bad(column)) } else { Ok(Some(minutes)) }
    }

    fn description(&self) -> Result<VenueDescription, RowFault> {
        let name = self.required("Nom de l'établissement")?;
        let commune = self.required("Ville")?;
        let lines = address::mend(self.raw("Libellé 2"), self.raw("Complément"), self.raw("Adresse"));
        Ok(VenueDescription {
            name,
            second_line: lines.second_line,
            complement: lines.complement,
            street: lines.street,
            postal_code: self.code("CP", |code| digits_of(code, 5))?,
            cedex: address::cedex(self.raw("Cedex")),
            commune,
            insee: self.code("Code insee commune", is_insee)?,
            population: self.number("Population commune", 20_000_000)?.unwrap_or_default(),
            department: self.department()?,
            region: Region { code: self.region_code()?, name: squeeze(self.raw("Région")) },
            coordinates: self.coordinates()?,
            kind: self.kind()?,
            access: self.access()?,
            floor_area: self.number("Surface", 1_000_000)?,
            opening_minutes: self.minutes("Amplitude horaire")?,
            employees: self.number("Nombre de salariés", 10_000)?,
            volunteers: self.number("Nombre de bénévoles", 10_000)?,
        })
    }

    fn code(&self, column: &str, good: impl Fn(&str) -> bool) -> Result<String, RowFault> {
        let published = self.raw(column);
        if published.is_empty() || good(published) {
            Ok(published.to_owned())
        } else {
            Err(self.unknown(column))
        }
    }

    fn region_code(&self) -> Result<String, RowFault> {
        Ok(self.number("Code région", 99)?.map(|code| format!("{code:02}")).unwrap_or_default())
    }

    /// The département; Corsica and the métropole de Lyon are published without their code.
    fn department(&self) -> Result<Department, RowFault> {
        let name = squeeze(self.raw("Département"));
        let published = self.code("Code département", is_department)?;
        let code = match (published.as_str(), name.as_str()) {
            ("", "Corse-du-Sud") => "2A".to_owned(),
            ("", "Haute-Corse") => "2B".to_owned(),
            ("", _) => department_of(self.raw("Code insee commune"), self.raw("CP")),
            _ => published,
        };
        Ok(Department { code, name })
    }

    fn coordinates(&self) -> Result<Option<Coordinates>, RowFault> {
        let (longitude, latitude) = (self.raw("Longitude"), self.raw("Latitude"));
        if longitude.is_empty() && latitude.is_empty() {
            return Ok(None);
        }
        let longitude = degrees(longitude, 180).ok_or_else(|| self.bad("Longitude"))?;
        let latitude = degrees(latitude, 90).ok_or_else(|| self.bad("Latitude"))?;
        Ok(Some(Coordinates { longitude, latitude }))
    }

    fn kind(&self) -> Result<VenueKind, RowFault> {
        if self.raw("Type adresse") == "Bibliothèque départementale" {
            return Ok(VenueKind::DepartmentalLibrary);
        }
        match self.raw("Statut") {
            "" => Err(RowFault::Missing { column: "Statut".to_owned() }),
            "Bibliothèque municipale" => Ok(VenueKind::MunicipalLibrary),
            "Bibliothèque municipale classée" => Ok(VenueKind::ClassifiedMunicipalLibrary),
            "Bibliothèque intercommunale" | "Bibliothèque SIVOM" => Ok(VenueKind::IntermunicipalLibrary),
            "Bibliothèque associative" => Ok(VenueKind::AssociativeLibrary),
            "Bibliothèque départementale" | "Bibliothèque départementale annexe" => {
                Ok(VenueKind::DepartmentalBranch)
            }
            _ => Err(self.unknown("Statut")),
        }
    }

    fn access(&self) -> Result<Access, RowFault> {
        match self.raw("Type adresse") {
            "" => Err(RowFault::Missing { column: "Type adresse".to_owned() }),
            "Bâtiment ouvert" => Ok(Access::OpenBuilding),
            "Lieu uniquement administratif" => Ok(Access::AdministrativeOnly),
            "Bibliothèque départementale" => Ok(Access::DepartmentalSeat),
            "Bibliobus" => Ok(Access::Bookmobile),
            "Réserve de documents non ouverte au public" => Ok(Access::Store),
            "Inconnue" => Ok(Access::Unknown),
            _ => Err(self.unknown("Type adresse")),
        }
    }

    fn identity(&self, description: &VenueDescription) -> ImportKey {
        let insee = self.raw("Code insee commune");
        let place = format!("{} {}", description.department.code, description.commune);
        import_key::of_identity(Identity {
            name: [self.raw("Nom de l'établissement"), self.raw("Libellé 2")],
            commune: if insee.is_empty() { &place } else { insee },
            address: [self.raw("Complément"), self.raw("Adresse")],
        })
    }
}

fn digits_of(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_insee(code: &str) -> bool {
    digits_of(code, 5)
        || (code.len() == 5 && (code.starts_with("2A") || code.starts_with("2B")) && digits_of(&code[2..], 3))
}

fn is_department(code: &str) -> bool {
    matches!(code, "2A" | "2B") || digits_of(code, 2) || digits_of(code, 3)
}

/// The département of an INSEE code, else of a postal code; empty when neither tells.
fn department_of(insee: &str, postal_code: &str) -> String {
    let code = if insee.is_empty() { postal_code } else { insee };
    let length = if code.starts_with("97") || code.starts_with("98") { 3 } else { 2 };
    code.get(..length).unwrap_or_default().to_owned()
}

/// Decimal degrees as published, when they are within the bound.
fn degrees(published: &str, most: u32) -> Option<String> {
    let unsigned = published.strip_prefix('-').unwrap_or(published);
    let (whole, rest) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let good = digits(whole)
        && digits(rest)
        && rest.len() <= 9
        && whole
            .parse::<u32>()
            .is_ok_and(|number| number < most || (number == most && rest.bytes().all(|byte| byte == b'0')));
    good.then(|| published.to_owned())
}
