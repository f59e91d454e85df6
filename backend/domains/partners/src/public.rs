//! All that another room may name of the partners: identifiers, words of the trade, read types.
//!
//! Billing signs contracts with an [`OrganisationRef`] for [`VenueRef`]s; royalties and reports count
//! [`VenueRef`]s. Nothing here can change a partner: that takes the façade.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use values::{Day, Siren, Siret, VatNumber, define_id};

pub use crate::rules::canvassing::CanvassingRule;
pub use crate::rules::row::RowFault;

define_id!(
    /// An organisation: one that pays, or one that works with the cooperative.
    OrganisationId
);
define_id!(
    /// A place that offers, or may offer, the service to its public.
    VenueId
);
define_id!(
    /// One imported file; the same bytes have the same identifier.
    ImportId
);

/// Gives an enum its stored names, its list and its French label.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal : $french:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in their order.
            pub const ALL: [Self; [$(Self::$variant),+].len()] = [$(Self::$variant),+];

            /// The name under which it is stored and filtered.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// What a French reader calls it.
            pub fn french(self) -> &'static str {
                match self { $(Self::$variant => $french),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(text: &str) -> Result<Self, UnknownWord> {
                Self::ALL.into_iter().find(|word| word.as_str() == text).ok_or_else(|| UnknownWord {
                    word: text.to_owned(),
                    known: Self::ALL.map(Self::as_str).join(", "),
                })
            }
        }
    };
}

/// A word that is not one of the known ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("valeur inconnue « {word} » (attendu : {known})")]
pub struct UnknownWord {
    /// As given.
    pub word: String,
    /// What is known, separated by commas.
    pub known: String,
}

words! {
    /// What an organisation is.
    OrganisationKind {
        /// A commune.
        Commune = "commune" : "Commune",
        /// A grouping of communes (communauté, métropole, syndicat).
        Epci = "epci" : "Établissement public de coopération intercommunale",
        /// A département.
        Department = "department" : "Département",
        /// A région.
        Region = "region" : "Région",
        /// The State and its agencies.
        State = "state" : "État",
        /// A university or school of higher education.
        University = "university" : "Université",
        /// An association of the law of 1901.
        Association = "association" : "Association",
        /// A commercial company.
        Company = "company" : "Société",
        /// Several bodies that buy together.
        Consortium = "consortium" : "Groupement d'achat",
        /// An Institut français or an Alliance française.
        InstitutFrancais = "institut_francais" : "Institut français",
        /// Anything else.
        Other = "other" : "Autre",
    }
}

words! {
    /// What a venue is.
    VenueKind {
        /// Library of one commune.
        MunicipalLibrary = "municipal_library" : "Bibliothèque municipale",
        /// Library of one commune on the State's list of « bibliothèques classées ».
        ClassifiedMunicipalLibrary = "classified_municipal_library" : "Bibliothèque municipale classée",
        /// Library of a grouping of communes, syndicates (SIVOM) included.
        IntermunicipalLibrary = "intermunicipal_library" : "Bibliothèque intercommunale",
        /// Seat of a département's library: the 96 of the list.
        DepartmentalLibrary = "departmental_library" : "Bibliothèque départementale",
        /// Any other address of a département's library.
        DepartmentalBranch = "departmental_branch" : "Annexe de bibliothèque départementale",
        /// Library run by an association.
        AssociativeLibrary = "associative_library" : "Bibliothèque associative",
        /// University library.
        UniversityLibrary = "university_library" : "Bibliothèque universitaire",
        /// Institut français or Alliance française.
        InstitutFrancais = "institut_francais" : "Institut français",
        /// Youth centre (MJC).
        YouthCentre = "youth_centre" : "Maison des jeunes et de la culture",
        /// Concert hall (Smac).
        ConcertHall = "concert_hall" : "Salle de concert",
        /// Anything else.
        Other = "other" : "Autre lieu",
    }
}

words! {
    /// How the public gets in.
    Access {
        /// A building open to the public.
        OpenBuilding = "open_building" : "Bâtiment ouvert",
        /// Seat of a departmental library.
        DepartmentalSeat = "departmental_seat" : "Siège de bibliothèque départementale",
        /// Offices only.
        AdministrativeOnly = "administrative_only" : "Lieu uniquement administratif",
        /// A library on wheels.
        Bookmobile = "bookmobile" : "Bibliobus",
        /// A closed store.
        Store = "store" : "Réserve de documents non ouverte au public",
        /// Not published.
        Unknown = "unknown" : "Inconnu",
    }
}

words! {
    /// Where a venue stands on the way from a name in a list to a partner.
    Stage {
        /// Known, nothing undertaken.
        Listed = "listed" : "Répertorié",
        /// Approached by a campaign.
        Canvassed = "canvassed" : "Prospecté",
        /// In conversation.
        Contacted = "contacted" : "Contacté",
        /// Trying the service.
        Trial = "trial" : "À l'essai",
        /// A partner venue: it offers the service.
        Won = "won" : "Lieu partenaire",
        /// Refused, or left.
        Lost = "lost" : "Perdu",
    }
}

/// The ministry's identifier of a library (`Code_bib`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LibraryCode(u32);

impl LibraryCode {
    /// As published, without its `.0`.
    pub fn new(code: u32) -> Self {
        Self(code)
    }

    /// The number.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for LibraryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What identifies a library of the official list from one edition to the next.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ImportKey(String);

impl ImportKey {
    pub(crate) fn new(key: String) -> Self {
        Self(key)
    }

    /// The key as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ImportKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A country by its ISO 3166-1 code of two letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode(String);

impl CountryCode {
    /// France.
    pub fn france() -> Self {
        Self("FR".to_owned())
    }

    /// The two capital letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether organisations there carry a SIREN (INSEE's register covers France and its départements and
    /// collectivities overseas, but not New Caledonia and Polynesia, which have their own).
    pub fn has_siren(&self) -> bool {
        matches!(self.0.as_str(), "FR" | "GP" | "MQ" | "GF" | "RE" | "YT" | "PM" | "BL" | "MF")
    }
}

impl FromStr for CountryCode {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(UnknownWord { word: text.to_owned(), known: "deux lettres capitales, ISO 3166-1".to_owned() })
        }
    }
}

impl TryFrom<String> for CountryCode {
    type Error = UnknownWord;
    fn try_from(text: String) -> Result<Self, UnknownWord> {
        text.parse()
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.0
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a letter or an invoice is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostalAddress {
    /// Service, building, number and way: one to four lines.
    pub lines: Vec<String>,
    /// Postal code; may be empty abroad.
    pub postal_code: String,
    /// Town, with its CEDEX if any.
    pub city: String,
    /// Country.
    pub country: CountryCode,
}

/// Decimal degrees (WGS 84) as published; text, because nothing is computed with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coordinates {
    /// East of Greenwich.
    pub longitude: String,
    /// North of the equator.
    pub latitude: String,
}

/// A département: code (`01`, `2A`, `974`; empty when unknown or abroad) and name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// INSEE code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A région: INSEE code of two digits (empty when unknown or abroad) and name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// INSEE code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// What is known of a venue, whoever said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VenueDescription {
    /// Its name; never empty.
    pub name: String,
    /// Second line of its name.
    pub second_line: String,
    /// Building, floor, post box.
    pub complement: String,
    /// Number and way.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// `CEDEX 9`, or empty.
    pub cedex: String,
    /// Commune or town; never empty.
    pub commune: String,
    /// INSEE code of the commune; empty for Corsica in the list, and abroad.
    pub insee: String,
    /// Inhabitants of the commune; 0 when unknown.
    pub population: u32,
    /// Département.
    pub department: Department,
    /// Région.
    pub region: Region,
    /// Where it stands.
    pub coordinates: Option<Coordinates>,
    /// What it is.
    pub kind: VenueKind,
    /// How the public gets in.
    pub access: Access,
    /// Floor area in m².
    pub floor_area: Option<u32>,
    /// Opening in minutes a week.
    pub opening_minutes: Option<u32>,
    /// Employees.
    pub employees: Option<u32>,
    /// Volunteers.
    pub volunteers: Option<u32>,
}

/// A venue as contracts, splits and reports name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VenueRef {
    /// Identifier.
    pub id: VenueId,
    /// Name.
    pub name: String,
    /// What it is.
    pub kind: VenueKind,
    /// Commune.
    pub commune: String,
    /// Département.
    pub department: Department,
    /// Inhabitants of the commune.
    pub population: u32,
    /// Where it stands.
    pub stage: Stage,
    /// The organisation that pays for it, if any.
    pub organisation: Option<OrganisationId>,
}

/// An organisation as contracts and invoices name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationRef {
    /// Identifier.
    pub id: OrganisationId,
    /// Legal name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// SIREN.
    pub siren: Option<Siren>,
    /// SIRET of the establishment that is invoiced.
    pub siret: Option<Siret>,
    /// VAT number.
    pub vat_number: Option<VatNumber>,
    /// Where invoices go.
    pub billing_address: PostalAddress,
    /// Where mail goes; `None` when none was given or it was erased.
    pub contact_email: Option<String>,
}

/// A row of an import that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedRow {
    /// Line of the file; the header is line 1.
    pub line: u64,
    /// What is wrong, for a program.
    pub fault: RowFault,
    /// What is wrong, for a person.
    pub reason: String,
}

impl RejectedRow {
    pub(crate) fn new(line: u64, fault: RowFault) -> Self {
        Self { line, reason: fault.to_string(), fault }
    }
}

/// A row that names a library already named by an earlier row of the same file; the earlier one counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicateRow {
    /// Line of the file.
    pub line: u64,
    /// Line that named it first.
    pub first_line: u64,
    /// What both name.
    pub key: ImportKey,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Venues handled.
    pub done: u64,
    /// Venues in the file.
    pub total: u64,
}

/// What an import did. `rows` is always the sum of the five heaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Rows under the header, blank lines aside.
    pub rows: u64,
    /// Venues seen for the first time.
    pub created: u64,
    /// Venues of which the file says nothing new.
    pub unchanged: u64,
    /// Venues described anew.
    pub changed: u64,
    /// Rows that could not be read.
    pub rejected: Vec<RejectedRow>,
    /// Rows that repeat an earlier one.
    pub duplicates: Vec<DuplicateRow>,
    /// Venues of earlier imports that this file no longer names; they are left as they are.
    pub absent: u64,
}

impl ImportReport {
    /// Whether every row is in exactly one heap.
    pub fn adds_up(&self) -> bool {
        let set_aside = self.rejected.len() + self.duplicates.len();
        self.created + self.unchanged + self.changed + set_aside as u64 == self.rows
    }
}

/// What a campaign did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CanvassingReport {
    /// Venues that the rule chooses.
    pub chosen: u64,
    /// Venues that this campaign moved to `Canvassed`.
    pub canvassed: u64,
    /// Chosen venues that stood further already, or had been lost; they are left where they are.
    pub left_alone: u64,
}

/// Venues by stage and kind on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageCounts {
    /// The day.
    pub as_of: Day,
    /// All venues known then.
    pub total: u64,
    /// By stage; a stage without a venue is there with 0.
    pub by_stage: BTreeMap<Stage, u64>,
    /// By kind, then stage; only what exists.
    pub by_kind: BTreeMap<VenueKind, BTreeMap<Stage, u64>>,
}

impl StageCounts {
    /// Partner venues: those at [`Stage::Won`].
    pub fn partner_venues(&self) -> u64 {
        self.by_stage.get(&Stage::Won).copied().unwrap_or_default()
    }
}

/// How many of a target have become partners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// The target.
    pub targeted: u64,
    /// Those of them at [`Stage::Won`] on the day.
    pub won: u64,
}

/// Penetration on a day, as the activity report prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penetration {
    /// The day.
    pub as_of: Day,
    /// Departmental libraries (all that are listed are targets).
    pub departmental: Reach,
    /// Municipal libraries that a campaign has canvassed by that day.
    pub municipal_canvassed: Reach,
}
