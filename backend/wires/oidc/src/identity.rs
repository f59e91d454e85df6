//! Who it is: the verified claims in this house's words.
//!
//! What can never happen: an address taken from one source and called verified by another; a role that the operator's
//! table does not give.

use std::collections::BTreeMap;

use kernel::access::Role;
use openidconnect::LocalizedClaim;
use serde_json::{Map, Value};

use crate::protocol::{IdentityClaims, PersonClaims};
use crate::settings::ProviderSettings;

/// Words of `amr` (RFC 8176) that say what somebody has …
const HELD: [&str; 5] = ["otp", "hwk", "swk", "sc", "pop"];
/// … and what somebody knows or is.
const KNOWN: [&str; 8] = ["pwd", "pin", "kba", "fpt", "face", "iris", "retina", "vbm"];

/// A person as the provider vouches for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderIdentity {
    /// The provider.
    pub issuer: String,
    /// The person, by a name that the provider never gives to another.
    pub subject: String,
    /// The e-mail address, when the provider tells one.
    pub email: Option<String>,
    /// Whether the provider has verified that the address is this person's.
    pub email_verified: bool,
    /// The name, when the provider tells one.
    pub name: Option<String>,
    /// The roles that the provider's words give; none when it is not asked for roles. An empty list takes them all.
    pub roles: Option<Vec<Role>>,
    /// Whether the person gave a second factor there.
    pub second_factor: bool,
}

/// Whether the words say that two factors were given: in one word, or a word of either kind. A code by mail alone (`otp`)
/// is one.
fn are_two(amr: &[&str]) -> bool {
    let one_of = |words: &[&str]| amr.iter().any(|word| words.contains(word));
    one_of(&["mfa"]) || (one_of(&HELD) && one_of(&KNOWN))
}

impl ProviderIdentity {
    /// From what the identity token says; the rest is [filled in](Self::complete) from the user info.
    pub(crate) fn of(claims: &IdentityClaims, settings: &ProviderSettings) -> Self {
        let amr: Vec<&str> =
            claims.auth_method_refs().into_iter().flatten().map(|method| method.as_str()).collect();
        let family = claims.family_name().map(text);
        let other = &claims.additional_claims().all;
        let parts = NameParts { full: claims.name().map(text), given: claims.given_name().map(text), family };
        let email = claims.email().map(|email| email.as_str().to_owned());
        Self {
            issuer: claims.issuer().as_str().to_owned(),
            subject: claims.subject().as_str().to_owned(),
            email_verified: email.is_some() && verified(claims.email_verified(), settings),
            email,
            name: parts.name(other),
            roles: settings.roles_claim.as_deref().and_then(|path| roles_at(other, path, &settings.roles)),
            second_factor: are_two(&amr),
        }
    }

    /// Whether the user info may tell more.
    pub(crate) fn lacks(&self, settings: &ProviderSettings) -> bool {
        self.email.is_none()
            || self.name.is_none()
            || (self.roles.is_none() && settings.roles_claim.is_some())
    }

    /// Fills in what the identity token left out.
    pub(crate) fn complete(&mut self, person: &PersonClaims, settings: &ProviderSettings) {
        if self.email.is_none()
            && let Some(email) = person.email()
        {
            self.email = Some(email.as_str().to_owned());
            self.email_verified = verified(person.email_verified(), settings);
        }
        let other = &person.additional_claims().all;
        if self.name.is_none() {
            let (full, given) = (person.name().map(text), person.given_name().map(text));
            self.name = NameParts { full, given, family: person.family_name().map(text) }.name(other);
        }
        if self.roles.is_none()
            && let Some(path) = &settings.roles_claim
        {
            self.roles = roles_at(other, path, &settings.roles);
        }
    }

    /// A provider that is asked for roles and tells none gives none.
    pub(crate) fn settle_roles(&mut self, settings: &ProviderSettings) {
        if settings.roles_claim.is_some() {
            self.roles.get_or_insert_default();
        }
    }
}

fn verified(claim: Option<bool>, settings: &ProviderSettings) -> bool {
    claim.unwrap_or(settings.trust_email)
}

/// The text of a claim, in the language that has no tag, else in any.
fn text<T: Clone + std::ops::Deref<Target = String>>(claim: &LocalizedClaim<T>) -> String {
    claim
        .get(None)
        .or_else(|| claim.iter().next().map(|(_, text)| text))
        .map(|text| (**text).clone())
        .unwrap_or_default()
}

struct NameParts {
    full: Option<String>,
    given: Option<String>,
    family: Option<String>,
}

impl NameParts {
    /// The full name, else its two parts; ProConnect calls the second `usual_name`.
    fn name(self, other: &Map<String, Value>) -> Option<String> {
        let usual = || other.get("usual_name").and_then(Value::as_str).map(str::to_owned);
        let parts = [self.given, self.family.or_else(usual)];
        let joined = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let name = self.full.filter(|full| !full.trim().is_empty()).unwrap_or(joined);
        let name = name.trim();
        (!name.is_empty()).then(|| name.to_owned())
    }
}

/// The roles that a claim gives; `None` when the claim is not there. A text, or a list of texts; words that the table
/// does not know give nothing.
fn roles_at(claims: &Map<String, Value>, path: &str, table: &BTreeMap<String, Role>) -> Option<Vec<Role>> {
    let words: Vec<&str> = match value_at(claims, path)? {
        Value::String(word) => vec![word.as_str()],
        Value::Array(words) => words.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let mut roles: Vec<Role> = words.into_iter().filter_map(|word| table.get(word).copied()).collect();
    roles.sort_unstable();
    roles.dedup();
    Some(roles)
}

/// The value under a path with dots. Names may hold dots themselves (`https://example.org/roles`): the whole rest is
/// tried as a name before its parts.
fn value_at<'a>(claims: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    claims.get(path).or_else(|| {
        path.match_indices('.').find_map(|(at, _)| {
            let inner = claims.get(&path[..at])?.as_object()?;
            value_at(inner, &path[at + 1..])
        })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn roles(claims: &Value, path: &str) -> Option<Vec<Role>> {
        let table = BTreeMap::from([
            ("direction".to_owned(), Role::Administrator),
            ("equipe".to_owned(), Role::Staff),
            ("bureau".to_owned(), Role::Staff),
        ]);
        roles_at(claims.as_object().expect("claims"), path, &table)
    }

    #[test]
    fn a_second_factor_is_of_another_kind_than_the_first() {
        for two in [&["mfa"][..], &["pwd", "otp"], &["pin", "hwk"], &["fpt", "sc"], &["otp", "pwd", "x"]] {
            assert!(are_two(two), "{two:?}");
        }
        for one in [&[][..], &["pwd"], &["otp"], &["hwk", "sc"], &["pwd", "pin"], &["MFA"]] {
            assert!(!are_two(one), "{one:?}");
        }
    }

    #[test]
    fn roles_are_found_by_path_and_by_table() {
        for (claims, path, found) in [
            (
                json!({ "roles": ["equipe", "direction", "inconnu"] }),
                "roles",
                Some(vec![Role::Administrator, Role::Staff]),
            ),
            (json!({ "roles": ["equipe", "bureau"] }), "roles", Some(vec![Role::Staff])),
            (json!({ "role": "direction" }), "role", Some(vec![Role::Administrator])),
            (json!({ "role": "direction equipe" }), "role", Some(vec![])),
            (
                json!({ "realm_access": { "roles": ["equipe"] } }),
                "realm_access.roles",
                Some(vec![Role::Staff]),
            ),
            (
                json!({ "resource_access": { "a.b": { "roles": ["equipe"] } } }),
                "resource_access.a.b.roles",
                Some(vec![Role::Staff]),
            ),
            (
                json!({ "https://coop.example/roles": ["equipe"] }),
                "https://coop.example/roles",
                Some(vec![Role::Staff]),
            ),
            (json!({ "realm_access": ["roles"] }), "realm_access.roles", None),
            (json!({ "roles": 7 }), "roles", Some(vec![])),
            (json!({ "roles": [7, null, "equipe"] }), "roles", Some(vec![Role::Staff])),
            (json!({}), "roles", None),
        ] {
            assert_eq!(roles(&claims, path), found, "{claims} at {path}");
        }
    }

    #[test]
    fn a_name_is_whole_or_put_together() {
        let name = |full: Option<&str>, given: Option<&str>, family: Option<&str>, other: Value| {
            let own = |text: Option<&str>| text.map(str::to_owned);
            let parts = NameParts { full: own(full), given: own(given), family: own(family) };
            parts.name(other.as_object().expect("claims"))
        };
        assert_eq!(name(Some("Léa Martin"), Some("L"), None, json!({})), Some("Léa Martin".to_owned()));
        assert_eq!(name(Some(" "), Some("Léa"), Some("Martin"), json!({})), Some("Léa Martin".to_owned()));
        assert_eq!(
            name(None, Some("Léa"), None, json!({ "usual_name": "Martin" })),
            Some("Léa Martin".to_owned())
        );
        assert_eq!(name(None, None, None, json!({})), None);
    }
}
