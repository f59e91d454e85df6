//! What a token may be limited to: words that some permission of the house answers to.

use kernel::access::Permission;

use crate::token::TokenError;

/// Refuses a scope that no permission answers to, and one beyond what the token that asks may itself.
pub(crate) fn check(
    scopes: &[String],
    known: &[Permission],
    held: Option<&[String]>,
) -> Result<(), TokenError> {
    for scope in scopes {
        if !known.iter().any(|permission| permission.is_in_scope(scope)) {
            let mut rooms: Vec<String> = known.iter().map(|one| one.room().to_owned()).collect();
            rooms.sort();
            rooms.dedup();
            return Err(TokenError::UnknownScope { scope: scope.clone(), rooms });
        }
        let within = |held: &[String]| {
            let mut reached = known.iter().filter(|permission| permission.is_in_scope(scope));
            reached.all(|permission| held.iter().any(|own| permission.is_in_scope(own)))
        };
        if !held.is_none_or(within) {
            return Err(TokenError::BeyondOwnScopes { scope: scope.clone() });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[allow(unreachable_pub)]
    mod declared {
        kernel::permissions! {
            REGISTER: ReadPersonal "members.register.read" [Staff];
            ADMIT: Write "members.member.admit" [Staff];
            VENUES: Read "partners.venues.read" [Sales];
        }
    }

    fn asked(scope: &str, held: Option<&[&str]>) -> Result<(), TokenError> {
        let held: Option<Vec<String>> = held.map(|held| held.iter().map(|one| (*one).to_owned()).collect());
        check(&[scope.to_owned()], declared::ALL, held.as_deref())
    }

    #[test]
    fn a_scope_names_something() {
        for known in ["*", "read", "members", "members:read", "members.member.admit"] {
            assert_eq!(asked(known, None), Ok(()), "{known}");
        }
        for unknown in ["", "member", "members:write", "billing", "members.*", "members.member", " *"] {
            assert!(matches!(asked(unknown, None), Err(TokenError::UnknownScope { .. })), "{unknown}");
        }
    }

    #[test]
    fn a_token_makes_none_that_may_more() {
        assert_eq!(asked("members:read", Some(&["members"])), Ok(()));
        assert_eq!(asked("members.member.admit", Some(&["*"])), Ok(()));
        assert_eq!(asked("members", Some(&["members:read", "members.member.admit"])), Ok(()));
        for (scope, held) in [("*", "read"), ("members", "members:read"), ("read", "members")] {
            assert!(
                matches!(asked(scope, Some(&[held])), Err(TokenError::BeyondOwnScopes { .. })),
                "{scope}"
            );
        }
    }
}
