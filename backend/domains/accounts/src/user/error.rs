//! Why an order about a user is refused.

use kernel::prelude::*;
use serde::Serialize;

/// A refusal, with its data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UserError {
    /// No such user.
    #[error("Cet utilisateur n'existe pas.")]
    Unknown {},
    /// The identifier is taken.
    #[error("Cet identifiant est déjà celui d'un utilisateur.")]
    AlreadyExists {},
    /// The address is taken.
    #[error("L'adresse « {email} » est déjà celle d'un utilisateur.")]
    EmailTaken {
        /// As asked.
        email: String,
    },
    /// The address is none.
    #[error("« {email} » n'est pas une adresse électronique.")]
    EmailUnreadable {
        /// As given.
        email: String,
    },
    /// A name is missing.
    #[error("Donnez un nom de 1 à {maximum} caractères.")]
    NameOutOfRange {
        /// The most.
        maximum: usize,
    },
    /// A reason is missing.
    #[error("Donnez un motif de 1 à {maximum} caractères.")]
    ReasonOutOfRange {
        /// The most.
        maximum: usize,
    },
    /// Nobody is nothing.
    #[error("Donnez au moins un rôle.")]
    NoRole {},
    /// What is asked is for persons.
    #[error("Un programme n'entre que par des jetons : cette opération ne vaut que pour une personne.")]
    NotAPerson {},
    /// What is asked is for machine clients.
    #[error("Un jeton se crée pour soi-même ou pour un programme, jamais au nom d'une autre personne.")]
    NotAMachine {},
    /// The invitation was accepted already.
    #[error("Cette personne a déjà accepté son invitation.")]
    AlreadyActive {},
    /// The person was invited and has not come yet.
    #[error("Cette personne n'a pas encore accepté son invitation.")]
    NotActive {},
    /// The user may not enter.
    #[error("Cet utilisateur est désactivé.")]
    Disabled {},
    /// There is nothing to enable.
    #[error("Cet utilisateur n'est pas désactivé.")]
    NotDisabled {},
    /// There is no second factor.
    #[error("Aucun second facteur n'est en place.")]
    NoSecondFactor {},
    /// There is one already.
    #[error("Un second facteur est déjà en place : un administrateur peut le retirer.")]
    SecondFactorInPlace {},
    /// The house would be left without an administrator.
    #[error("C'est le dernier administrateur actif : nommez-en un autre d'abord.")]
    LastAdministrator {},
    /// The identity of a provider is another user's.
    #[error("Cette identité est déjà celle d'un autre utilisateur.")]
    IdentityTaken {},
}

refusals! {
    UserError in "accounts" {
        Unknown = "unknown-user" : NotFound,
        AlreadyExists = "already-exists" : Conflict,
        EmailTaken = "email-taken" : Conflict,
        EmailUnreadable = "email-unreadable" : Invalid,
        NameOutOfRange = "name-out-of-range" : Invalid,
        ReasonOutOfRange = "reason-out-of-range" : Invalid,
        NoRole = "no-role" : Invalid,
        NotAPerson = "not-a-person" : Conflict,
        NotAMachine = "not-a-machine" : Forbidden,
        AlreadyActive = "already-active" : Conflict,
        NotActive = "not-active" : Conflict,
        Disabled = "disabled" : Conflict,
        NotDisabled = "not-disabled" : Conflict,
        NoSecondFactor = "no-second-factor" : Conflict,
        SecondFactorInPlace = "second-factor-in-place" : Conflict,
        LastAdministrator = "last-administrator" : Conflict,
        IdentityTaken = "identity-taken" : Conflict,
    }
}
