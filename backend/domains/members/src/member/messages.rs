//! What each refusal says to a person, in French, with the article that it comes from.

use std::fmt;

use kernel::prelude::Refusal;

use super::MemberError;

impl std::error::Error for MemberError {}

impl fmt::Display for MemberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = [of_admission, of_shares, of_means, of_passing, of_leaving, of_entries];
        let said = kinds.into_iter().find_map(|of| of(self));
        f.write_str(said.as_deref().unwrap_or_else(|| self.code()))
    }
}

/// What an admission lacks.
fn of_admission(error: &MemberError) -> Option<String> {
    Some(match error {
        MemberError::NotAdmitted {} => "Cet associé n'est pas inscrit au registre.".to_owned(),
        MemberError::AlreadyAdmitted { number } => {
            format!("Cet associé est déjà inscrit au registre sous le n° {number}.")
        }
        MemberError::SirenTaken { siren, number } => {
            format!("L'entité de SIREN {siren} est déjà associée sous le n° {number}.")
        }
        MemberError::LooksLike { number, name } => format!(
            "« {name} », associé n° {number}, porte ce nom dans cette ville : s'il s'agit d'une autre personne, dites-le."
        ),
        MemberError::AlreadyLeft { left_on } => format!(
            "Cet associé a quitté la coopérative le {} : une nouvelle admission demande une nouvelle décision.",
            left_on.french()
        ),
        MemberError::CollegeMismatch { category, expected, given } => format!(
            "La catégorie « {category} » vote dans le collège « {} », pas « {} ».",
            expected.french(),
            given.french()
        ),
        MemberError::KindNotAllowed { category, kind, .. } => {
            format!("La catégorie « {category} » n'est pas ouverte à ce type d'associé ({}).", kind.french())
        }
        MemberError::BelowMinimum { category, minimum, offered } => format!(
            "La souscription de {} est inférieure au minimum de {} de la catégorie « {category} ».",
            offered.french(),
            minimum.french()
        ),
        _ => return None,
    })
}

/// What is wrong with shares and payments.
fn of_shares(error: &MemberError) -> Option<String> {
    Some(match error {
        MemberError::NoShares {} => "Il faut souscrire au moins une part.".to_owned(),
        MemberError::TooManyShares { shares, nominal } => {
            format!("{shares} parts de {} dépassent ce qui peut être compté.", nominal.french())
        }
        MemberError::NominalNotPositive { nominal } => {
            format!("La valeur nominale d'une part doit être positive, pas {}.", nominal.french())
        }
        MemberError::NominalDiffers { held, offered } => format!(
            "Les parts de cet associé valent {} : il ne peut en souscrire à {} (loi 47-1775, art. 11).",
            held.french(),
            offered.french()
        ),
        MemberError::BelowQuarter { required, offered } => format!(
            "Au moins un quart, soit {}, doit être versé à la souscription, pas {} (loi 47-1775, art. 12).",
            required.french(),
            offered.french()
        ),
        MemberError::MoreThanDue { due, offered } => {
            format!("Un versement de {} dépasse ce qui reste dû : {}.", offered.french(), due.french())
        }
        MemberError::PaymentNotPositive { amount } => {
            format!("Un versement doit être positif, pas {}.", amount.french())
        }
        MemberError::BeforeDecision { decided_on, on } => format!(
            "L'admission prend effet le {}, avant la décision du conseil du {}.",
            on.french(),
            decided_on.french()
        ),
        MemberError::BeforeAdmission { admitted_on, on } => {
            format!("Le {} précède l'admission du {}.", on.french(), admitted_on.french())
        }
        MemberError::BeforeLastMovement { last, on } => format!(
            "La sortie ne peut prendre effet le {} : un mouvement de parts est daté du {}.",
            on.french(),
            last.french()
        ),
        MemberError::Incomplete { field } => format!("Il manque à la demande d'admission : {field}."),
        MemberError::AddressLines { lines } => {
            format!("Une adresse a une à quatre lignes avant la ville ; celle-ci en a {lines}.")
        }
        MemberError::PostalCode { postal_code } => {
            format!("« {postal_code} » n'est pas un code postal français.")
        }
        MemberError::Country { country } => {
            format!("« {country} » n'est pas un code de pays (deux lettres capitales, ISO 3166-1).")
        }
        MemberError::SiretOfAnother { siren, siret } => {
            format!("Le SIRET {siret} ne commence pas par le SIREN {siren}.")
        }
        MemberError::SameCollege { college } => {
            format!("Cet associé vote déjà dans le collège « {} » sous cette catégorie.", college.french())
        }
        _ => return None,
    })
}

/// What is wrong with calls, current accounts and the cap of public bodies.
fn of_means(error: &MemberError) -> Option<String> {
    Some(match error {
        MemberError::MoreThanCalled { called, offered } => format!(
            "Un versement de {} dépasse ce qui est appelé et non versé : {} ; les statuts n'admettent pas de libération anticipée.",
            offered.french(),
            called.french()
        ),
        MemberError::CallOutOfBounds { up_to } => {
            format!("Un appel porte le capital appelé à une part comprise entre 0 et 1, pas à {up_to}.")
        }
        MemberError::CallDueBefore { due_on, on } => {
            format!("L'appel du {} ne peut pas être exigible dès le {}.", on.french(), due_on.french())
        }
        MemberError::AccountNotStated {} => "Un versement par compte courant demande un arrêté de compte, et lui seul (C. com., art. L225-146).".to_owned(),
        MemberError::ConversionNotAllowed {} => {
            "Les statuts ne permettent pas de convertir un compte courant en parts.".to_owned()
        }
        MemberError::MoreThanAccount { balance, offered } => format!(
            "Le compte courant est de {} : il ne peut libérer {}.",
            balance.french(),
            offered.french()
        ),
        MemberError::OverPublicCap { part, room, offered } => format!(
            "Les collectivités publiques ne peuvent détenir plus de {part} du capital : il reste {} à souscrire, pas {} (loi 47-1775, art. 19 septies).",
            room.french(),
            offered.french()
        ),
        _ => return None,
    })
}

/// What is wrong with shares that pass to another or leave.
fn of_passing(error: &MemberError) -> Option<String> {
    Some(match error {
        MemberError::MoreThanHeld { held, asked, on } => format!(
            "Cet associé détient {held} parts le {} : il ne peut en céder ou en retirer {asked}.",
            on.french()
        ),
        MemberError::ContradictsLater { on, later } => format!(
            "Un mouvement daté du {} contredirait celui, déjà inscrit, du {}.",
            on.french(),
            later.french()
        ),
        MemberError::MinimumLeft { category, minimum, left } => format!(
            "Il resterait {} de parts, moins que le minimum de {} de la catégorie « {category} » : retirez moins, ou mettez fin à la qualité d'associé.",
            left.french(),
            minimum.french()
        ),
        MemberError::TransferNotApproved { by } => {
            format!("Une cession entre associés demande l'agrément préalable ({}).", by.french())
        }
        MemberError::TransferToSelf {} => "Le cédant et le cessionnaire sont le même associé.".to_owned(),
        _ => return None,
    })
}

/// What is wrong with an exit and a refund.
fn of_leaving(error: &MemberError) -> Option<String> {
    Some(match error {
        MemberError::PartialWithdrawalNotAllowed {} => {
            "Les statuts ne permettent pas le retrait d'une partie des parts.".to_owned()
        }
        MemberError::NoNoticeFor { cause } => {
            format!("Une sortie pour « {} » ne se notifie pas d'avance.", cause.french())
        }
        MemberError::AlreadyNotified { effective_on } => {
            format!("Une sortie au {} est déjà notifiée.", effective_on.french())
        }
        MemberError::NoNotice {} => "Aucune sortie n'est notifiée.".to_owned(),
        MemberError::NoticeMissing { months } => {
            format!("Les statuts demandent un préavis de {months} mois : notifiez d'abord la sortie.")
        }
        MemberError::InNotice { effective_on, on } => format!(
            "La sortie ne peut prendre effet le {}, avant la fin du préavis le {}.",
            on.french(),
            effective_on.french()
        ),
        MemberError::HearingTooEarly { proposed_on, hearing_on } => format!(
            "L'associé doit pouvoir préparer sa défense : l'audition du {} ne suit pas la proposition du {}.",
            hearing_on.french(),
            proposed_on.french()
        ),
        MemberError::ExclusionUnderWay { proposed_on } => {
            format!("Une exclusion est déjà proposée depuis le {}.", proposed_on.french())
        }
        MemberError::NoExclusion {} => "L'exclusion n'a pas été proposée : l'associé doit connaître les griefs et être entendu (C. com., art. L231-6).".to_owned(),
        MemberError::DecisionMissing { cause } => {
            format!("Une sortie pour « {} » demande le jour de la décision.", cause.french())
        }
        MemberError::DecidedUnheard { hearing_on, decided_on } => format!(
            "L'exclusion ne peut être décidée le {}, avant l'audition du {}.",
            decided_on.french(),
            hearing_on.french()
        ),
        MemberError::NotAnExit { cause } => format!(
            "« {} » ne se décide pas comme une sortie : elle suit la cession ou la réunion elle-même.",
            cause.french()
        ),
        MemberError::NoClaim { claim } => {
            format!("Cet associé n'a pas de créance de remboursement n° {claim}.")
        }
        MemberError::BeforeExit { left_on, on } => {
            format!("Le {} précède la sortie du {}.", on.french(), left_on.french())
        }
        MemberError::MoreThanPayable { payable, blocked, offered } => format!(
            "Il y a {} à rembourser, pas {} ; {} attendent sous le capital plancher (loi 47-1775, art. 13).",
            payable.french(),
            offered.french(),
            blocked.french()
        ),
        MemberError::TooLateForLosses { left_on, on } => format!(
            "Les pertes ne réduisent plus un remboursement cinq ans après la sortie du {} (le {}).",
            left_on.french(),
            on.french()
        ),
        MemberError::LossesOutOfBounds { most, offered } => {
            format!("Les pertes imputées vont de 0 à {}, pas {}.", most.french(), offered.french())
        }
        _ => return None,
    })
}

/// What is wrong with the rest.
fn of_entries(error: &MemberError) -> Option<String> {
    Some(match error {
        MemberError::NothingChanges {} => "Rien ne change.".to_owned(),
        MemberError::ScheduleDoesNotAddUp { expected, offered } => {
            format!("L'échéancier fait {} au lieu de {}.", offered.french(), expected.french())
        }
        MemberError::InstalmentTooLate { due_on, last } => format!(
            "L'échéance du {} sort du délai de remboursement, qui finit le {}.",
            due_on.french(),
            last.french()
        ),
        MemberError::NameOfAnotherKind { kind } => {
            format!("Ce nom n'est pas celui d'un associé de ce type ({}).", kind.french())
        }
        MemberError::NoRepresentative {} => {
            "Une personne physique n'a pas de représentant légal au registre.".to_owned()
        }
        MemberError::NoConsent {} => {
            "Aucun accord pour les envois électroniques n'est enregistré.".to_owned()
        }
        MemberError::NotMerged {} => "Ces deux inscriptions n'ont pas été réunies.".to_owned(),
        MemberError::MergeOfOne {} => "Une inscription ne se réunit pas avec elle-même.".to_owned(),
        MemberError::MergeOfVoters { day } => format!(
            "Ces deux inscriptions sont au rôle de l'assemblée du {} : leurs voix y sont comptées séparément.",
            day.french()
        ),
        MemberError::InClosedYear { closed_on, on } => format!(
            "Le {} appartient à l'exercice clos le {} : inscrivez le fait dans l'exercice ouvert.",
            on.french(),
            closed_on.french()
        ),
        _ => return None,
    })
}
