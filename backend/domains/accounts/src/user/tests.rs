//! The life of a user, as sentences.

use kernel::prelude::*;
use kernel::testing::TestFramework;
use values::Uuid;

use super::{PasswordCause, User, UserCommand, UserError, UserEvent};
use crate::goldens::{invited, machine, user_id};

struct Given(Vec<UserEvent>);

fn given(facts: Vec<UserEvent>) -> Given {
    Given(facts)
}

impl Given {
    fn then(self, order: UserCommand, facts: Vec<UserEvent>) {
        TestFramework::<User>::with(()).given(self.0).when(order).then_expect_events(facts);
    }

    fn refuses(self, order: UserCommand, refusal: UserError) {
        TestFramework::<User>::with(()).given(self.0).when(order).then_expect_error(refusal);
    }
}

fn invite(name: &str, roles: &[Role]) -> UserCommand {
    UserCommand::Invite {
        id: user_id(1),
        name: name.to_owned(),
        email: "Zoe@Exemple.fr".parse().unwrap(),
        roles: roles.to_vec(),
        member: None,
        organisation: None,
    }
}

fn active(more: Vec<UserEvent>) -> Vec<UserEvent> {
    [vec![invited(&[Role::Staff]), UserEvent::Activated {}], more].concat()
}

fn disabled() -> UserEvent {
    UserEvent::Disabled { reason: Personal::new(user_id(1).to_string(), "account", "Départ".to_owned()) }
}

fn disable(reason: &str) -> UserCommand {
    UserCommand::Disable { id: user_id(1), reason: reason.to_owned() }
}

#[test]
fn a_person_is_invited_with_an_address_in_lower_case_and_each_role_once() {
    given(vec![]).then(invite(" Zoé Exemple ", &[Role::Staff, Role::Staff]), vec![invited(&[Role::Staff])]);
    given(vec![invited(&[Role::Staff])]).refuses(invite("Zoé", &[Role::Staff]), UserError::AlreadyExists {});
    given(vec![]).refuses(invite("Zoé", &[]), UserError::NoRole {});
    for name in ["", "  ", "Zo\né", &"x".repeat(101)] {
        given(vec![]).refuses(invite(name, &[Role::Staff]), UserError::NameOutOfRange { maximum: 100 });
    }
}

#[test]
fn an_invited_person_comes_once() {
    given(vec![invited(&[Role::Staff])]).then(UserCommand::Activate, vec![UserEvent::Activated {}]);
    given(active(vec![])).refuses(UserCommand::Activate, UserError::AlreadyActive {});
    given(vec![]).refuses(UserCommand::Activate, UserError::Unknown {});
    given(vec![invited(&[Role::Staff]), disabled()]).refuses(UserCommand::Activate, UserError::Disabled {});
}

#[test]
fn a_machine_client_is_there_at_once_and_signs_in_never() {
    let create = || UserCommand::CreateMachine { name: "Site web".to_owned(), roles: vec![Role::Staff] };
    given(vec![]).then(create(), vec![machine()]);
    given(vec![machine()]).refuses(create(), UserError::AlreadyExists {});
    for order in [
        UserCommand::Activate,
        UserCommand::ChangePassword { cause: PasswordCause::Reset },
        UserCommand::EnableSecondFactor,
        UserCommand::RenewRecoveryCodes,
    ] {
        given(vec![machine()]).refuses(order, UserError::NotAPerson {});
    }
    given(vec![machine()]).then(disable("Départ"), vec![disabled()]);
}

#[test]
fn only_who_came_changes_a_password() {
    let change = UserCommand::ChangePassword { cause: PasswordCause::Changed };
    given(active(vec![]))
        .then(change.clone(), vec![UserEvent::PasswordChanged { cause: PasswordCause::Changed }]);
    given(vec![invited(&[Role::Staff])]).refuses(change.clone(), UserError::NotActive {});
    given(active(vec![disabled()])).refuses(change, UserError::Disabled {});
}

#[test]
fn a_second_factor_is_set_up_once_and_taken_away_by_somebody_else() {
    let enabled = || active(vec![UserEvent::SecondFactorEnabled {}]);
    given(active(vec![])).then(UserCommand::EnableSecondFactor, vec![UserEvent::SecondFactorEnabled {}]);
    given(enabled()).refuses(UserCommand::EnableSecondFactor, UserError::SecondFactorInPlace {});
    given(enabled()).then(UserCommand::RenewRecoveryCodes, vec![UserEvent::RecoveryCodesRenewed {}]);
    given(enabled()).then(UserCommand::ResetSecondFactor, vec![UserEvent::SecondFactorReset {}]);
    for order in [UserCommand::RenewRecoveryCodes, UserCommand::ResetSecondFactor] {
        given(active(vec![])).refuses(order, UserError::NoSecondFactor {});
    }
    let reset = [enabled(), vec![UserEvent::SecondFactorReset {}]].concat();
    given(reset).then(UserCommand::EnableSecondFactor, vec![UserEvent::SecondFactorEnabled {}]);
}

#[test]
fn the_same_roles_and_ties_change_nothing() {
    let roles = |roles: &[Role]| UserCommand::ChangeRoles { roles: roles.to_vec() };
    given(active(vec![])).then(roles(&[Role::Staff]), vec![]);
    given(active(vec![])).then(
        roles(&[Role::Member, Role::Administrator, Role::Member]),
        vec![UserEvent::RolesChanged { roles: vec![Role::Administrator, Role::Member] }],
    );
    given(active(vec![])).refuses(roles(&[]), UserError::NoRole {});
    given(vec![]).refuses(roles(&[Role::Staff]), UserError::Unknown {});
    let member = Some(Uuid::from_u128(7));
    let link = |member| UserCommand::Link { member, organisation: None };
    let linked = UserEvent::Linked { member, organisation: None };
    given(active(vec![])).then(link(member), vec![linked.clone()]);
    given(active(vec![linked])).then(link(member), vec![]);
    given(active(vec![])).then(link(None), vec![]);
}

#[test]
fn a_user_is_kept_out_with_a_reason_and_let_in_as_before() {
    given(active(vec![])).then(disable(" Départ "), vec![disabled()]);
    given(active(vec![])).refuses(disable(" "), UserError::ReasonOutOfRange { maximum: 300 });
    given(active(vec![disabled()])).refuses(disable("Départ"), UserError::Disabled {});
    given(active(vec![disabled()])).then(UserCommand::Enable, vec![UserEvent::Enabled {}]);
    given(active(vec![])).refuses(UserCommand::Enable, UserError::NotDisabled {});
    // Somebody invited, kept out and let in again still has to come.
    let invited_again = vec![invited(&[Role::Staff]), disabled(), UserEvent::Enabled {}];
    given(invited_again).then(UserCommand::Activate, vec![UserEvent::Activated {}]);
}

#[test]
fn an_identity_of_a_provider_is_for_who_may_enter() {
    let link = || UserCommand::LinkProvider {
        id: user_id(1),
        issuer: "https://id.exemple.fr".to_owned(),
        subject: "42".to_owned(),
    };
    let linked = UserEvent::ProviderLinked {
        issuer: "https://id.exemple.fr".to_owned(),
        subject: Personal::new(user_id(1).to_string(), "account", "42".to_owned()),
    };
    given(active(vec![])).then(link(), vec![linked]);
    given(active(vec![disabled()])).refuses(link(), UserError::Disabled {});
}
