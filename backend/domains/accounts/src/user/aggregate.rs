//! The life of a user: invited, come, changed, kept out and let in again; or a machine client, there from the start.

use std::collections::BTreeSet;

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Uuid;

use super::{Identity, UserCommand, UserError, UserEvent};
use crate::public::{UserKind, UserState};
use crate::rules::words::{NAME_LENGTH, REASON_LENGTH, short};

/// Purpose under whose key a person's identity is sealed.
const IDENTITY: &str = "identity";
/// Purpose under whose key the rest of the account is sealed.
const ACCOUNT: &str = "account";

/// A user as its events tell it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct User {
    standing: Option<Standing>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Standing {
    kind: UserKind,
    state: UserState,
    /// What it is when it is let in again.
    before: UserState,
    roles: BTreeSet<Role>,
    member: Option<Uuid>,
    organisation: Option<Uuid>,
    second_factor: bool,
}

impl Standing {
    fn new(kind: UserKind, roles: Vec<Role>) -> Self {
        let state = match kind {
            UserKind::Person => UserState::Invited,
            UserKind::Machine => UserState::Active,
        };
        Self {
            kind,
            state,
            before: state,
            roles: roles.into_iter().collect(),
            member: None,
            organisation: None,
            second_factor: false,
        }
    }
}

impl Aggregate for User {
    const TYPE: &'static str = "accounts.user";
    type Command = UserCommand;
    type Event = UserEvent;
    type Error = UserError;
    type Services = ();

    async fn handle(
        &mut self,
        command: UserCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), UserError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: UserEvent) {
        match event {
            UserEvent::Invited { roles, member, organisation, identity: _ } => {
                let standing = Standing::new(UserKind::Person, roles);
                self.standing = Some(Standing { member, organisation, ..standing });
            }
            UserEvent::MachineCreated { roles, name: _ } => {
                self.standing = Some(Standing::new(UserKind::Machine, roles));
            }
            UserEvent::Activated {} => self.change(|of| of.state = UserState::Active),
            UserEvent::SecondFactorEnabled {} => self.change(|of| of.second_factor = true),
            UserEvent::SecondFactorReset {} => self.change(|of| of.second_factor = false),
            UserEvent::RolesChanged { roles } => self.change(|of| of.roles = roles.into_iter().collect()),
            UserEvent::Linked { member, organisation } => {
                self.change(|of| (of.member, of.organisation) = (member, organisation));
            }
            UserEvent::Disabled { reason: _ } => {
                self.change(|of| (of.before, of.state) = (of.state, UserState::Disabled));
            }
            UserEvent::Enabled {} => self.change(|of| of.state = of.before),
            UserEvent::PasswordChanged { cause: _ }
            | UserEvent::RecoveryCodesRenewed {}
            | UserEvent::ProviderLinked { issuer: _, subject: _ } => {}
        }
    }
}

impl User {
    fn change(&mut self, change: impl FnOnce(&mut Standing)) {
        if let Some(standing) = &mut self.standing {
            change(standing);
        }
    }

    /// Decides without touching the world.
    pub fn decide(&self, command: UserCommand) -> Result<Vec<UserEvent>, UserError> {
        match command {
            UserCommand::Invite { id, name, email, roles, member, organisation } => {
                self.is_new()?;
                let identity = Identity { name: named(&name)?, email: email.as_str().to_lowercase() };
                let identity = Personal::new(id.to_string(), IDENTITY, identity);
                Ok(vec![UserEvent::Invited { identity, roles: some(roles)?, member, organisation }])
            }
            UserCommand::CreateMachine { name, roles } => {
                self.is_new()?;
                Ok(vec![UserEvent::MachineCreated { name: named(&name)?, roles: some(roles)? }])
            }
            UserCommand::Activate => self.activate(),
            UserCommand::ChangePassword { cause } => {
                self.active_person()?;
                Ok(vec![UserEvent::PasswordChanged { cause }])
            }
            UserCommand::EnableSecondFactor => {
                if self.active_person()?.second_factor {
                    return Err(UserError::SecondFactorInPlace {});
                }
                Ok(vec![UserEvent::SecondFactorEnabled {}])
            }
            UserCommand::ResetSecondFactor => {
                with_second_factor(self.known()?)?;
                Ok(vec![UserEvent::SecondFactorReset {}])
            }
            UserCommand::RenewRecoveryCodes => {
                with_second_factor(self.active_person()?)?;
                Ok(vec![UserEvent::RecoveryCodesRenewed {}])
            }
            UserCommand::ChangeRoles { roles } => self.change_roles(roles),
            UserCommand::Link { member, organisation } => self.link(member, organisation),
            UserCommand::LinkProvider { id, issuer, subject } => {
                self.active_person()?;
                let subject = Personal::new(id.to_string(), ACCOUNT, subject);
                Ok(vec![UserEvent::ProviderLinked { issuer, subject }])
            }
            UserCommand::Disable { id, reason } => {
                if self.known()?.state == UserState::Disabled {
                    return Err(UserError::Disabled {});
                }
                let maximum = REASON_LENGTH;
                let reason = short(&reason, maximum).ok_or(UserError::ReasonOutOfRange { maximum })?;
                let reason = Personal::new(id.to_string(), ACCOUNT, reason);
                Ok(vec![UserEvent::Disabled { reason }])
            }
            UserCommand::Enable => match self.known()?.state {
                UserState::Disabled => Ok(vec![UserEvent::Enabled {}]),
                UserState::Invited | UserState::Active => Err(UserError::NotDisabled {}),
            },
        }
    }

    fn activate(&self) -> Result<Vec<UserEvent>, UserError> {
        let standing = self.known()?;
        match (standing.kind, standing.state) {
            (UserKind::Machine, _) => Err(UserError::NotAPerson {}),
            (_, UserState::Disabled) => Err(UserError::Disabled {}),
            (_, UserState::Active) => Err(UserError::AlreadyActive {}),
            (_, UserState::Invited) => Ok(vec![UserEvent::Activated {}]),
        }
    }

    fn change_roles(&self, roles: Vec<Role>) -> Result<Vec<UserEvent>, UserError> {
        let standing = self.known()?;
        let roles = some(roles)?;
        if standing.roles.iter().copied().eq(roles.iter().copied()) {
            return Ok(Vec::new());
        }
        Ok(vec![UserEvent::RolesChanged { roles }])
    }

    fn link(&self, member: Option<Uuid>, organisation: Option<Uuid>) -> Result<Vec<UserEvent>, UserError> {
        let standing = self.known()?;
        if (standing.member, standing.organisation) == (member, organisation) {
            return Ok(Vec::new());
        }
        Ok(vec![UserEvent::Linked { member, organisation }])
    }

    fn is_new(&self) -> Result<(), UserError> {
        if self.standing.is_some() { Err(UserError::AlreadyExists {}) } else { Ok(()) }
    }

    fn known(&self) -> Result<&Standing, UserError> {
        self.standing.as_ref().ok_or(UserError::Unknown {})
    }

    /// A person who may enter.
    fn active_person(&self) -> Result<&Standing, UserError> {
        let standing = self.known()?;
        match (standing.kind, standing.state) {
            (UserKind::Machine, _) => Err(UserError::NotAPerson {}),
            (_, UserState::Invited) => Err(UserError::NotActive {}),
            (_, UserState::Disabled) => Err(UserError::Disabled {}),
            (_, UserState::Active) => Ok(standing),
        }
    }
}

fn with_second_factor(standing: &Standing) -> Result<(), UserError> {
    if standing.second_factor { Ok(()) } else { Err(UserError::NoSecondFactor {}) }
}

fn named(name: &str) -> Result<String, UserError> {
    short(name, NAME_LENGTH).ok_or(UserError::NameOutOfRange { maximum: NAME_LENGTH })
}

/// The roles in their order, each once.
fn some(roles: Vec<Role>) -> Result<Vec<Role>, UserError> {
    let roles: BTreeSet<Role> = roles.into_iter().collect();
    if roles.is_empty() { Err(UserError::NoRole {}) } else { Ok(roles.into_iter().collect()) }
}
