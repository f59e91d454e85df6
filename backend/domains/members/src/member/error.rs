//! Why an order about a member is refused.

use kernel::prelude::*;
use serde::Serialize;
use values::{Day, Money, Shares, Siren, Siret};

use crate::public::{CategoryCode, College, MemberKind};

/// A refusal, with its data.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberError {
    /// No such member.
    #[error("Cet associé n'est pas inscrit au registre.")]
    NotAdmitted {},
    /// The identifier is taken.
    #[error("Cet associé est déjà inscrit au registre sous le n° {number}.")]
    AlreadyAdmitted {
        /// Its number.
        number: u64,
    },
    /// The same legal entity is a member already: one member, one voice.
    #[error("L'entité de SIREN {siren} est déjà associée sous le n° {number}.")]
    SirenTaken {
        /// The entity.
        siren: Siren,
        /// Its number in the register.
        number: u64,
    },
    /// The membership has ended.
    #[error("Cet associé a quitté la coopérative le {} : une nouvelle admission demande une nouvelle décision.", left_on.french())]
    AlreadyLeft {
        /// When.
        left_on: Day,
    },
    /// The college is not that of the category.
    #[error("La catégorie « {category} » vote dans le collège « {} », pas « {} ».", expected.french(), given.french())]
    CollegeMismatch {
        /// The category.
        category: CategoryCode,
        /// Its college.
        expected: College,
        /// The one asked for.
        given: College,
    },
    /// The category is not open to such a member.
    #[error("La catégorie « {category} » n'est pas ouverte à ce type d'associé ({}).", kind.french())]
    KindNotAllowed {
        /// The category.
        category: CategoryCode,
        /// What the applicant is.
        kind: MemberKind,
        /// Who may be of the category.
        allowed: Vec<MemberKind>,
    },
    /// Too few shares for the category.
    #[error("La souscription de {} est inférieure au minimum de {} de la catégorie « {category} ».", offered.french(), minimum.french())]
    BelowMinimum {
        /// The category.
        category: CategoryCode,
        /// Its minimum.
        minimum: Money,
        /// What was offered.
        offered: Money,
    },
    /// No share at all.
    #[error("Il faut souscrire au moins une part.")]
    NoShares {},
    /// More shares than can be counted.
    #[error("{shares} parts de {} dépassent ce qui peut être compté.", nominal.french())]
    TooManyShares {
        /// As given.
        shares: Shares,
        /// Value of one.
        nominal: Money,
    },
    /// A share must be worth something.
    #[error("La valeur nominale d'une part doit être positive, pas {}.", nominal.french())]
    NominalNotPositive {
        /// As given.
        nominal: Money,
    },
    /// All shares have one nominal value.
    #[error("Les parts de cet associé valent {} : il ne peut en souscrire à {} (loi 47-1775, art. 11).", held.french(), offered.french())]
    NominalDiffers {
        /// Of the shares it holds.
        held: Money,
        /// Of those offered.
        offered: Money,
    },
    /// Less than a quarter paid at the subscription.
    #[error("Au moins un quart, soit {}, doit être versé à la souscription, pas {} (loi 47-1775, art. 12).", required.french(), offered.french())]
    BelowQuarter {
        /// The quarter.
        required: Money,
        /// What was paid.
        offered: Money,
    },
    /// More than what is due.
    #[error("Un versement de {} dépasse ce qui reste dû : {}.", offered.french(), due.french())]
    MoreThanDue {
        /// What is due.
        due: Money,
        /// What was paid.
        offered: Money,
    },
    /// A payment of nothing, or less.
    #[error("Un versement doit être positif, pas {}.", amount.french())]
    PaymentNotPositive {
        /// As given.
        amount: Money,
    },
    /// The board decides first.
    #[error("L'admission prend effet le {}, avant la décision du conseil du {}.", on.french(), decided_on.french())]
    BeforeDecision {
        /// Day of the decision.
        decided_on: Day,
        /// Day of the admission.
        on: Day,
    },
    /// Nothing happens to a member before it is one.
    #[error("Le {} précède l'admission du {}.", on.french(), admitted_on.french())]
    BeforeAdmission {
        /// Day of the admission.
        admitted_on: Day,
        /// As given.
        on: Day,
    },
    /// A member leaves after its last movement.
    #[error("La sortie ne peut prendre effet le {} : un mouvement de parts est daté du {}.", on.french(), last.french())]
    BeforeLastMovement {
        /// Day of the last movement.
        last: Day,
        /// As given.
        on: Day,
    },
    /// Something obligatory is empty.
    #[error("Il manque à la demande d'admission : {field}.")]
    Incomplete {
        /// Which field.
        field: String,
    },
    /// The address does not fit on an envelope.
    #[error("Une adresse a une à quatre lignes avant la ville ; celle-ci en a {lines}.")]
    AddressLines {
        /// How many it has.
        lines: usize,
    },
    /// A French postal code has five digits.
    #[error("« {postal_code} » n'est pas un code postal français.")]
    PostalCode {
        /// As given.
        postal_code: String,
    },
    /// A country is two capital letters.
    #[error("« {country} » n'est pas un code de pays (deux lettres capitales, ISO 3166-1).")]
    Country {
        /// As given.
        country: String,
    },
    /// The SIRET does not begin with the SIREN.
    #[error("Le SIRET {siret} ne commence pas par le SIREN {siren}.")]
    SiretOfAnother {
        /// The entity's number.
        siren: Siren,
        /// The establishment's number.
        siret: Siret,
    },
}

refusals! {
    MemberError in "members" {
        NotAdmitted = "not-admitted" : NotFound,
        AlreadyAdmitted = "already-admitted" : Conflict,
        SirenTaken = "siren-taken" : Conflict,
        AlreadyLeft = "already-left" : Conflict,
        CollegeMismatch = "college-mismatch" : Invalid,
        KindNotAllowed = "kind-not-allowed" : Invalid,
        BelowMinimum = "below-minimum" : Invalid,
        NoShares = "no-shares" : Invalid,
        TooManyShares = "too-many-shares" : Invalid,
        NominalNotPositive = "nominal-not-positive" : Invalid,
        NominalDiffers = "nominal-differs" : Conflict,
        BelowQuarter = "below-quarter" : Invalid,
        MoreThanDue = "more-than-due" : Conflict,
        PaymentNotPositive = "payment-not-positive" : Invalid,
        BeforeDecision = "before-decision" : Invalid,
        BeforeAdmission = "before-admission" : Invalid,
        BeforeLastMovement = "before-last-movement" : Conflict,
        Incomplete = "incomplete" : Invalid,
        AddressLines = "address-lines" : Invalid,
        PostalCode = "postal-code" : Invalid,
        Country = "country" : Invalid,
        SiretOfAnother = "siret-of-another" : Invalid,
    }
}
