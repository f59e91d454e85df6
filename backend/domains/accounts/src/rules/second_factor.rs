//! For whom a second factor is required.
//!
//! Reason: administrators and staff see and change the data of everybody, and move money; a stolen password alone must not
//! be enough for that (CNIL, délibération 2025-019, recommandation relative à l'authentification multifacteur; ASVS 5, 6.3.3). Everybody
//! else may set one up. An identity provider that asked for a second factor counts as one.

use kernel::prelude::Role;

/// Whether one of the roles requires a second factor.
pub(crate) fn is_required(roles: &[Role]) -> bool {
    roles.iter().any(|role| match role {
        Role::Administrator | Role::Staff => true,
        Role::Sales | Role::Member | Role::Auditor => false,
    })
}

/// Whether a link by mail may stand for a password: members alone are let in so, since a mailbox is worth less than a
/// password to those who see other people's data.
pub(crate) fn may_enter_by_link(roles: &[Role]) -> bool {
    !roles.is_empty() && roles.iter().all(|role| *role == Role::Member)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn administrators_and_staff_need_one() {
        let required: Vec<Role> = Role::ALL.into_iter().filter(|role| is_required(&[*role])).collect();
        assert_eq!(required, [Role::Administrator, Role::Staff]);
        assert!(is_required(&[Role::Member, Role::Staff]));
    }

    #[test]
    fn members_alone_enter_by_link() {
        let by_link: Vec<Role> = Role::ALL.into_iter().filter(|role| may_enter_by_link(&[*role])).collect();
        assert_eq!(by_link, [Role::Member]);
        assert!(!may_enter_by_link(&[Role::Member, Role::Auditor]));
        assert!(!may_enter_by_link(&[]));
    }
}
