//! Why nobody came in through the provider, in words for whoever waits in front of the page.
//!
//! What can never happen: a code, a token, a verifier or a client secret in one of these texts.

use openidconnect::{ClaimsVerificationError, SignatureVerificationError};

/// A sign-in that did not succeed; nobody was identified.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OidcError {
    /// The operator's settings cannot work.
    #[error("Réglage de la connexion externe refusé : {reason}.")]
    Settings {
        /// What is wrong, in French.
        reason: String,
    },
    /// The provider does not answer, or not in time.
    #[error("Le service de connexion ne répond pas. Réessayez dans quelques minutes.")]
    Unreachable {
        /// For the log.
        reason: String,
    },
    /// The provider answers otherwise than OpenID Connect says.
    #[error("Le service de connexion a donné une réponse inattendue. Prévenez votre administrateur.")]
    NotConforming {
        /// For the log.
        reason: String,
    },
    /// The provider sent the browser back with an error (RFC 6749, 4.1.2.1).
    #[error("Le service de connexion a refusé : {}.", french_code(code))]
    Refused {
        /// The provider's code, e.g. `access_denied`.
        code: String,
    },
    /// The answer belongs to no sign-in of this browser: another `state` (RFC 6749, 10.12), or none.
    #[error("Cette connexion n'a pas été commencée dans ce navigateur. Recommencez.")]
    ForeignState,
    /// The sign-in was begun too long ago.
    #[error("Cette connexion a été commencée il y a trop longtemps. Recommencez.")]
    TooLate,
    /// The answer comes from another issuer, or does not say from whom although this one always does (RFC 9207).
    #[error("La réponse vient d'un autre service de connexion que celui qui a été demandé. Recommencez.")]
    ForeignIssuer,
    /// The provider does not exchange the code: used, altered, expired, or with another verifier.
    #[error("Le service de connexion n'a pas reconnu cette connexion. Recommencez.")]
    CodeRefused {
        /// The provider's code, e.g. `invalid_grant`.
        code: String,
    },
    /// The provider does not know this program.
    #[error("Le service de connexion ne reconnaît pas Quintette. Prévenez votre administrateur.")]
    ClientRefused {
        /// The provider's code, e.g. `invalid_client`.
        code: String,
    },
    /// The identity token does not hold.
    #[error("L'identité reçue n'est pas valable ({}). Recommencez.", fault.french())]
    Identity {
        /// What does not hold.
        fault: Fault,
    },
}

/// What does not hold in an identity token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is none.
    Missing,
    /// It is not signed by a key of the provider, or with an algorithm that is not accepted.
    Signature,
    /// It names another issuer.
    Issuer,
    /// It is meant for another program (`aud`, `azp`).
    Audience,
    /// It has expired, or comes from the future.
    Time,
    /// It answers another question (`nonce`).
    Nonce,
    /// It came with another access token (`at_hash`).
    AccessToken,
    /// What the provider tells more of the person is about somebody else (`sub`).
    Subject,
    /// The sign-in there was weaker than asked for (`acr`).
    Strength,
    /// Of a form that is not accepted.
    Form,
}

impl Fault {
    fn french(self) -> &'static str {
        match self {
            Self::Missing => "aucune identité reçue",
            Self::Signature => "signature inconnue",
            Self::Issuer => "autre émetteur",
            Self::Audience => "destinée à un autre service",
            Self::Time => "périmée, ou horloges différentes",
            Self::Nonce => "réponse à une autre demande",
            Self::AccessToken => "jeton d'accès étranger",
            Self::Subject => "deux personnes différentes",
            Self::Strength => "authentification trop faible",
            Self::Form => "forme non acceptée",
        }
    }
}

impl OidcError {
    /// What goes into the log; holds no secret and no personal data.
    pub fn for_the_log(&self) -> String {
        match self {
            Self::Unreachable { reason } => format!("provider unreachable: {reason}"),
            Self::NotConforming { reason } => format!("provider not conforming: {reason}"),
            Self::Refused { code } => format!("provider refused: {code}"),
            Self::CodeRefused { code } => format!("code refused: {code}"),
            Self::ClientRefused { code } => format!("client refused: {code}"),
            Self::Identity { fault } => format!("identity token refused: {fault:?}"),
            Self::Settings { .. } | Self::ForeignState | Self::TooLate | Self::ForeignIssuer => {
                format!("{self:?}")
            }
        }
    }

    pub(crate) fn settings(reason: impl Into<String>) -> Self {
        Self::Settings { reason: reason.into() }
    }

    pub(crate) fn not_conforming(reason: impl Into<String>) -> Self {
        Self::NotConforming { reason: reason.into() }
    }
}

impl From<Fault> for OidcError {
    fn from(fault: Fault) -> Self {
        Self::Identity { fault }
    }
}

impl From<&ClaimsVerificationError> for Fault {
    fn from(error: &ClaimsVerificationError) -> Self {
        match error {
            ClaimsVerificationError::Expired(_) | ClaimsVerificationError::InvalidAuthTime(_) => Self::Time,
            ClaimsVerificationError::InvalidAudience(_) => Self::Audience,
            ClaimsVerificationError::InvalidIssuer(_) => Self::Issuer,
            ClaimsVerificationError::InvalidNonce(_) => Self::Nonce,
            ClaimsVerificationError::InvalidSubject(_) => Self::Subject,
            ClaimsVerificationError::SignatureVerification(_) => Self::Signature,
            ClaimsVerificationError::InvalidAuthContext(_) => Self::Strength,
            _ => Self::Form,
        }
    }
}

/// Whether the key is not among those we know, so that asking for them again may help.
pub(crate) fn is_unknown_key(error: &ClaimsVerificationError) -> bool {
    matches!(error, ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey))
}

/// The codes that a person may meet; others are shown as they are, cut to what a code may hold.
fn french_code(code: &str) -> String {
    match code {
        "access_denied" => "l'accès n'a pas été accordé".to_owned(),
        "login_required" | "interaction_required" | "account_selection_required" => {
            "il faut s'identifier auprès de lui".to_owned()
        }
        "consent_required" => "il faut accepter le partage de l'identité".to_owned(),
        "temporarily_unavailable" | "server_error" => "il est momentanément indisponible".to_owned(),
        other => format!("« {other} »"),
    }
}
