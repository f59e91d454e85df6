//! Facts about users, as stored for ever. No password, no hash, no seed and no code is among them.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Uuid;

/// Who a person is: personal data, sealed under the user's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Name as shown.
    pub name: String,
    /// Address of mail, in lower case: what the person signs in with.
    pub email: String,
}

/// Why a password changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasswordCause {
    /// Chosen when an invitation was accepted.
    Chosen,
    /// Changed by the user, who knew the one before.
    Changed,
    /// Set anew through a link by mail.
    Reset,
}

/// What has happened to a user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserEvent {
    /// A person was invited.
    Invited {
        /// Who.
        identity: Personal<Identity>,
        /// What they are in the house.
        roles: Vec<Role>,
        /// The member that the person is.
        member: Option<Uuid>,
        /// The organisation that the person represents.
        organisation: Option<Uuid>,
    },
    /// A machine client was created.
    MachineCreated {
        /// What it is.
        name: String,
        /// What it may.
        roles: Vec<Role>,
    },
    /// The person came: by the invitation, or through an identity provider.
    Activated {},
    /// The password was set or changed.
    PasswordChanged {
        /// Why.
        cause: PasswordCause,
    },
    /// A second factor was set up.
    SecondFactorEnabled {},
    /// The second factor was taken away by an administrator, for a person who lost it.
    SecondFactorReset {},
    /// New recovery codes replaced the old ones.
    RecoveryCodesRenewed {},
    /// The roles changed.
    RolesChanged {
        /// All roles from now on.
        roles: Vec<Role>,
    },
    /// The user was tied to a member and an organisation, or untied.
    Linked {
        /// The member that the user is.
        member: Option<Uuid>,
        /// The organisation that the user represents.
        organisation: Option<Uuid>,
    },
    /// An identity of a provider lets the user in.
    ProviderLinked {
        /// Issuer, a URL.
        issuer: String,
        /// The person at that issuer.
        subject: Personal<String>,
    },
    /// The user may not enter any more.
    Disabled {
        /// Why, in words about a person.
        reason: Personal<String>,
    },
    /// The user may enter again.
    Enabled {},
}

stored_events! {
    UserEvent in "accounts.user" {
        Invited = "invited" @ 1,
        MachineCreated = "machine_created" @ 1,
        Activated = "activated" @ 1,
        PasswordChanged = "password_changed" @ 1,
        SecondFactorEnabled = "second_factor_enabled" @ 1,
        SecondFactorReset = "second_factor_reset" @ 1,
        RecoveryCodesRenewed = "recovery_codes_renewed" @ 1,
        RolesChanged = "roles_changed" @ 1,
        Linked = "linked" @ 1,
        ProviderLinked = "provider_linked" @ 1,
        Disabled = "disabled" @ 1,
        Enabled = "enabled" @ 1,
    }
}
