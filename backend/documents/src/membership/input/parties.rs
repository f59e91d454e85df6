//! Who the papers speak of, and what they hold.
//!
//! What can never happen: shares whose value is not their number times the nominal, or a rest to pay without the last
//! day to pay it.

use values::{Day, Money, Shares, Siren, Siret};

use super::{amounts, between, filled, mentions};
use crate::DocumentError;

/// A person or an entity as the papers name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Name as printed: « Camille Exemple », « Médiathèque de l’Exemple ».
    pub name: String,
    /// Domicile or seat, one printed line each, postal code and town last; empty once erased.
    pub address: Vec<String>,
    /// E-mail, where one is known.
    pub email: Option<String>,
    /// What only entities have; `None` for a human being.
    pub entity: Option<Entity>,
}

/// What a company, an association or a public body has beside its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is: « Association », « Société », « Personne publique ».
    pub kind: String,
    /// SIREN, where it has one.
    pub siren: Option<Siren>,
    /// SIRET of the seat, where it has one; it then stands for the SIREN too.
    pub siret: Option<Siret>,
    /// Number in the national register of associations, where it has one.
    pub rna: Option<String>,
    /// Who acts for it.
    pub representative: Option<Representative>,
}

/// Who acts for an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Representative {
    /// First and family name.
    pub name: String,
    /// In what capacity: « gérante », « président », « maire ».
    pub capacity: String,
    /// The decision that lets them act: « délibération du conseil municipal du 3 mars 2016 ».
    pub decision: Option<String>,
}

/// A member of the cooperative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Number in the register.
    pub number: u64,
    /// Who it is.
    pub holder: Holder,
    /// Where it votes.
    pub college: String,
    /// In what capacity it is a member.
    pub category: String,
    /// First day of membership.
    pub since: Day,
}

/// Shares and what was paid on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// How many.
    pub shares: Shares,
    /// Value of one.
    pub nominal: Money,
    /// Their value: shares × nominal.
    pub subscribed: Money,
    /// Paid on them.
    pub paid: Money,
    /// What remains to be paid on them.
    pub remaining: Money,
    /// Last day to pay it; needed when something remains (loi 47-1775, art. 12).
    pub release_by: Option<Day>,
}

/// Who signs for the cooperative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// First and family name.
    pub name: String,
    /// In what capacity: « La présidente du conseil d’administration ».
    pub capacity: String,
}

/// Where, when and by whom a letter or a certificate is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuance {
    /// Town.
    pub place: String,
    /// Day.
    pub on: Day,
    /// Who signs.
    pub signatory: Signatory,
}

/// Who is written to in place of a member that is no more: heirs by their notary, a liquidator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beneficiary {
    /// Name as printed.
    pub name: String,
    /// In what capacity: « notaire chargée de la succession ».
    pub capacity: String,
    /// Where the letter goes, one printed line each.
    pub address: Vec<String>,
}

/// A part of a refund and the day on which it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    /// Day on which it is due.
    pub due_on: Day,
    /// How much.
    pub amount: Money,
}

impl Holder {
    pub(super) fn check(&self) -> Result<(), DocumentError> {
        mentions(&[("nom de l’associé (C. com. R228-9)", filled(&self.name))])
    }

    /// Refuses who cannot be written to or does not say where it lives.
    pub(super) fn check_with_address(&self) -> Result<(), DocumentError> {
        self.check()?;
        mentions(&[("domicile ou siège de l’associé (C. com. R228-9)", !self.address.is_empty())])
    }
}

impl Member {
    pub(super) fn check(&self) -> Result<(), DocumentError> {
        mentions(&[
            ("collège (loi 47-1775, art. 19 octies)", filled(&self.college)),
            ("catégorie (loi 47-1775, art. 19 septies)", filled(&self.category)),
        ])?;
        self.holder.check()
    }
}

impl Holding {
    pub(super) fn check(&self) -> Result<(), DocumentError> {
        let value = self.shares.at(self.nominal).unwrap_or_default();
        amounts("valeur des parts", self.subscribed, value)?;
        between("montant libéré", Money::ZERO, self.paid, self.subscribed)?;
        amounts("reste à libérer", self.remaining, self.subscribed - self.paid)?;
        let dated = self.remaining.is_zero() || self.release_by.is_some();
        mentions(&[("dernier jour de libération (loi 47-1775, art. 12)", dated)])
    }
}

impl Issuance {
    pub(crate) fn check(&self) -> Result<(), DocumentError> {
        mentions(&[
            ("lieu", filled(&self.place)),
            ("signataire", filled(&self.signatory.name)),
            ("qualité du signataire", filled(&self.signatory.capacity)),
        ])
    }
}

impl Beneficiary {
    pub(super) fn check(&self) -> Result<(), DocumentError> {
        mentions(&[
            ("nom du bénéficiaire", filled(&self.name)),
            ("qualité du bénéficiaire", filled(&self.capacity)),
            ("adresse du bénéficiaire", !self.address.is_empty()),
        ])
    }
}
