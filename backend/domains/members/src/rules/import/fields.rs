//! What a column can give.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Gives the fields their names, their French words, and the heads under which they are found.
macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $french:literal, [$($head:literal),* $(,)?];)+) => {
        /// A field of a row.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum ImportField { $($(#[$doc])* #[serde(rename = $name)] $variant),+ }

        impl ImportField {
            /// All of them, in their order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name by which a mapping calls it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What a French reader calls it.
            pub fn french(self) -> &'static str {
                match self { $(Self::$variant => $french),+ }
            }

            /// Heads of columns that give it, folded.
            pub(super) fn heads(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($head),*]),+ }
            }
        }
    };
}

fields! {
    /// What the member is in law.
    Kind = "kind", "type d'associé", ["type", "type d associe", "type de personne", "nature", "kind", "forme"];
    /// Its number in the source, by which a row is recognised when the source gives one.
    Number = "number", "numéro dans la source", ["numero", "n", "no", "num", "numero d associe", "n associe", "numero associe", "number", "id"];
    /// First name.
    GivenName = "given_name", "prénom", ["prenom", "prenoms", "given name", "first name"];
    /// Family name.
    FamilyName = "family_name", "nom", ["nom", "nom de famille", "nom d usage", "family name", "last name"];
    /// Legal name of an entity.
    Name = "name", "dénomination", ["denomination", "denomination sociale", "raison sociale", "structure", "organisme", "societe", "name"];
    /// SIREN.
    Siren = "siren", "SIREN", ["siren", "n siren", "numero siren"];
    /// SIRET of the seat.
    Siret = "siret", "SIRET", ["siret", "n siret", "numero siret"];
    /// Number in the national register of associations.
    Rna = "rna", "numéro RNA", ["rna", "n rna", "numero rna", "waldec"];
    /// First line of the address.
    AddressLine1 = "address_line_1", "adresse (ligne 1)", ["adresse", "adresse 1", "adresse ligne 1", "rue", "voie", "address", "address line 1"];
    /// Second line of the address.
    AddressLine2 = "address_line_2", "adresse (ligne 2)", ["adresse 2", "adresse ligne 2", "complement", "complement d adresse", "address line 2"];
    /// Third line of the address.
    AddressLine3 = "address_line_3", "adresse (ligne 3)", ["adresse 3", "adresse ligne 3", "address line 3"];
    /// Fourth line of the address.
    AddressLine4 = "address_line_4", "adresse (ligne 4)", ["adresse 4", "adresse ligne 4", "address line 4"];
    /// Postal code.
    PostalCode = "postal_code", "code postal", ["code postal", "cp", "postal code", "zip"];
    /// Town.
    City = "city", "ville", ["ville", "commune", "localite", "city", "town"];
    /// Country.
    Country = "country", "pays", ["pays", "country"];
    /// E-mail.
    Email = "email", "e-mail", ["email", "e mail", "mail", "courriel", "adresse email", "adresse e mail", "adresse mail", "adresse electronique"];
    /// First name of the representative.
    RepresentativeGivenName = "representative_given_name", "prénom du représentant", ["prenom du representant", "prenom representant", "representant prenom", "representative given name"];
    /// Family name of the representative.
    RepresentativeFamilyName = "representative_family_name", "nom du représentant", ["nom du representant", "nom representant", "representant nom", "representant", "representative family name"];
    /// In what capacity the representative acts.
    RepresentativeCapacity = "representative_capacity", "qualité du représentant", ["qualite", "qualite du representant", "qualite representant", "representant qualite", "fonction", "fonction du representant", "representative capacity"];
    /// Where the member votes; that of the category when absent.
    College = "college", "collège", ["college", "college de vote"];
    /// Category of the statutes.
    Category = "category", "catégorie", ["categorie", "categorie d associe", "category"];
    /// Day of the board's decision; that of the admission when absent.
    DecidedOn = "decided_on", "jour de la décision", ["decision", "date de decision", "date de la decision", "decision du conseil", "date du conseil", "decide le", "agrement", "date d agrement", "decided on"];
    /// First day of membership; that of the decision when absent.
    On = "on", "jour d'entrée", ["date", "date d entree", "date d admission", "date d adhesion", "entree", "entree le", "admission", "date de souscription", "souscription le", "on"];
    /// Shares subscribed.
    Shares = "shares", "parts", ["parts", "nombre de parts", "nb parts", "nb de parts", "parts sociales", "parts souscrites", "shares"];
    /// What was paid at once.
    Paid = "paid", "versé", ["verse", "montant verse", "libere", "montant libere", "versement", "verse a la souscription", "paid"];
    /// How it was paid.
    Means = "means", "moyen de paiement", ["moyen", "moyen de paiement", "mode de paiement", "reglement", "mode de reglement", "means"];
    /// Number of the cheque or of the transfer.
    Reference = "reference", "référence du paiement", ["reference", "reference du paiement", "n de cheque", "numero de cheque", "reference du virement", "ref"];
    /// What was paid later.
    PaidLater = "paid_later", "versé ensuite", ["verse ensuite", "versement ulterieur", "libere ensuite", "paid later"];
    /// When that was.
    PaidLaterOn = "paid_later_on", "jour du versement ultérieur", ["verse ensuite le", "date du versement ulterieur", "libere le", "paid later on"];
    /// Whether it was looked at and found another than the member of the same name and town.
    Distinct = "distinct", "personne distincte", ["distinct", "personne distincte", "homonyme"];
}

impl fmt::Display for ImportField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name that no field has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {name} » n'est pas un champ d'import.")]
pub struct UnknownField {
    /// As given.
    pub name: String,
}

impl FromStr for ImportField {
    type Err = UnknownField;

    fn from_str(name: &str) -> Result<Self, UnknownField> {
        let found = Self::ALL.iter().copied().find(|field| field.as_str() == name);
        found.ok_or_else(|| UnknownField { name: name.to_owned() })
    }
}
