//! Orders that a user understands. That an address is free, and that an administrator remains, is checked by the use
//! case, which sees more than one user.

use kernel::prelude::*;
use values::{EmailAddress, Uuid};

use super::PasswordCause;
use crate::public::UserId;

/// An order about one user.
#[derive(Debug, Clone, PartialEq)]
pub enum UserCommand {
    /// Invites a person.
    Invite {
        /// Their identifier, under which their personal data are sealed.
        id: UserId,
        /// Name as shown.
        name: String,
        /// Address of mail.
        email: EmailAddress,
        /// What they are in the house.
        roles: Vec<Role>,
        /// The member that the person is.
        member: Option<Uuid>,
        /// The organisation that the person represents.
        organisation: Option<Uuid>,
    },
    /// Creates a machine client.
    CreateMachine {
        /// What it is.
        name: String,
        /// What it may.
        roles: Vec<Role>,
    },
    /// The invited person came.
    Activate,
    /// The password is set or changed.
    ChangePassword {
        /// Why.
        cause: PasswordCause,
    },
    /// A second factor is set up.
    EnableSecondFactor,
    /// The second factor is taken away.
    ResetSecondFactor,
    /// New recovery codes replace the old ones.
    RenewRecoveryCodes,
    /// Changes the roles; the same roles change nothing.
    ChangeRoles {
        /// All roles from now on.
        roles: Vec<Role>,
    },
    /// Ties the user to a member and an organisation; the same ties change nothing.
    Link {
        /// The member that the user is.
        member: Option<Uuid>,
        /// The organisation that the user represents.
        organisation: Option<Uuid>,
    },
    /// Lets an identity of a provider in.
    LinkProvider {
        /// The user, under whose key the subject is sealed.
        id: UserId,
        /// Issuer, a URL.
        issuer: String,
        /// The person at that issuer.
        subject: String,
    },
    /// Keeps the user out.
    Disable {
        /// The user, under whose key the reason is sealed.
        id: UserId,
        /// Why.
        reason: String,
    },
    /// Lets the user in again.
    Enable,
}
