//! Words of the trade, each with the name it is stored under and the one a French reader knows.
//!
//! A stored name never changes; an unknown one is refused with those that are known.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

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
