//! The words of the room, as stored, as the API writes them, and as a page says them.

use serde::{Deserialize, Serialize};

/// A stored word that is none of this room's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("mot inconnu : « {word} »")]
pub struct UnknownWord {
    /// As stored.
    pub word: String,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $word:literal, $french:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$case_doc])* $case,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$case),+];

            /// As stored and as the API writes it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$case => $word),+ }
            }

            /// As a page says it.
            pub fn french(self) -> &'static str {
                match self { $(Self::$case => $french),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                let found = Self::ALL.iter().copied().find(|one| one.as_str() == word);
                found.ok_or_else(|| UnknownWord { word: word.to_owned() })
            }
        }
    };
}

words! {
    /// What a user is.
    UserKind {
        /// A person, who signs in.
        Person = "person", "personne";
        /// A program, which enters by tokens.
        Machine = "machine", "programme";
    }
}

words! {
    /// How far a user is.
    UserState {
        /// Invited; has not come yet.
        Invited = "invited", "invité";
        /// May enter.
        Active = "active", "actif";
        /// May not enter any more.
        Disabled = "disabled", "désactivé";
    }
}

words! {
    /// Whether a token works.
    TokenState {
        /// It works while its owner may enter.
        Valid = "valid", "valable";
        /// Its last day is over.
        Expired = "expired", "expiré";
        /// It was revoked.
        Revoked = "revoked", "révoqué";
    }
}

words! {
    /// By what somebody entered, or tried to.
    Method {
        /// E-mail address and password.
        Password = "password", "mot de passe";
        /// A one-use link by mail.
        Link = "link", "lien par courriel";
        /// An invitation.
        Invitation = "invitation", "invitation";
        /// A link after a forgotten password.
        Reset = "reset", "mot de passe oublié";
        /// An identity provider.
        Provider = "provider", "fournisseur d'identité";
        /// A code of the second factor.
        SecondFactor = "second_factor", "second facteur";
        /// A recovery code.
        RecoveryCode = "recovery_code", "code de secours";
        /// An earlier session, continued.
        Session = "session", "session";
    }
}

words! {
    /// What an entry of the audit trail says.
    TrailKind {
        /// Somebody signed in.
        SignedIn = "signed_in", "connexion";
        /// An attempt to enter was refused.
        SignInRefused = "sign_in_refused", "connexion refusée";
        /// Too many attempts: the next ones wait.
        LockedOut = "locked_out", "essais suspendus";
        /// A one-use link went out by mail.
        LinkSent = "link_sent", "lien envoyé";
        /// Somebody signed out.
        SignedOut = "signed_out", "déconnexion";
        /// Sessions were ended by somebody else's act, or by a change of rights.
        SessionsEnded = "sessions_ended", "sessions fermées";
        /// Personal data were read, or something was refused.
        Exercised = "exercised", "lecture ou refus";
    }
}
