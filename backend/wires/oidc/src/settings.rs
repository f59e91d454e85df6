//! What the operator says about the provider, checked before anything is asked of it.
//!
//! What can never happen: a provider, or one of its addresses, that is spoken to in clear over a network; a client
//! secret in a log.

use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;

use kernel::access::Role;
use openidconnect::url::{Host, Url};

use crate::error::OidcError;

/// What is asked about a person unless the settings say otherwise.
pub const USUAL_SCOPES: [&str; 3] = ["openid", "email", "profile"];

/// The provider and how its words are read.
#[derive(Clone)]
pub struct ProviderSettings {
    /// The issuer's address, exactly as its tokens name it.
    pub issuer: String,
    /// Under which name the provider knows this program.
    pub client_id: String,
    /// The secret shared with the provider; none for a public client, which PKCE alone protects.
    pub client_secret: Option<String>,
    /// The address of the page to which the provider sends the browser back.
    pub redirect_url: String,
    /// What is asked about a person; `openid` is always asked. See [`USUAL_SCOPES`].
    pub scopes: Vec<String>,
    /// Where the roles stand in the claims: a name, or a path with dots (`realm_access.roles`). None: the provider says
    /// nothing about roles.
    pub roles_claim: Option<String>,
    /// Which word of that claim gives which role; other words give nothing.
    pub roles: BTreeMap<String, Role>,
    /// How strong the sign-in there must be (`acr`), one of these; empty: whatever the provider finds strong enough.
    pub acr_values: Vec<String>,
    /// Whether each address that the provider gives counts as verified, although it does not say so: only for a
    /// provider whose addresses are assigned by one's own organisation.
    pub trust_email: bool,
}

impl fmt::Debug for ProviderSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderSettings")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .field("client_secret", &self.client_secret.as_ref().map(|_| "…"))
            .field("redirect_url", &self.redirect_url)
            .field("scopes", &self.scopes)
            .field("roles_claim", &self.roles_claim)
            .field("roles", &self.roles)
            .field("acr_values", &self.acr_values)
            .field("trust_email", &self.trust_email)
            .finish()
    }
}

impl ProviderSettings {
    /// Refuses what cannot work.
    pub(crate) fn check(&self) -> Result<(), OidcError> {
        for (what, address) in [("issuer", &self.issuer), ("adresse de retour", &self.redirect_url)] {
            let url = Url::parse(address)
                .map_err(|error| OidcError::settings(format!("{what} « {address} » : {error}")))?;
            if !is_private(&url) {
                return Err(OidcError::settings(format!(
                    "{what} « {address} » : https est exigé hors de cette machine"
                )));
            }
        }
        if self.client_id.is_empty() {
            return Err(OidcError::settings("client_id est vide"));
        }
        if !self.roles.is_empty() && self.roles_claim.is_none() {
            return Err(OidcError::settings("des rôles sont donnés sans roles_claim"));
        }
        Ok(())
    }
}

/// Whether nobody on the way can read or change what is said: TLS, or this machine itself.
pub(crate) fn is_private(url: &Url) -> bool {
    match url.scheme() {
        "https" => url.has_host(),
        "http" => match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
            Some(Host::Ipv6(address)) => IpAddr::from(address).is_loopback(),
            None => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> ProviderSettings {
        ProviderSettings {
            issuer: "https://id.example.org".to_owned(),
            client_id: "quintette".to_owned(),
            client_secret: Some("s3cret".to_owned()),
            redirect_url: "https://coop.example/connexion/oidc/retour".to_owned(),
            scopes: Vec::new(),
            roles_claim: None,
            roles: BTreeMap::new(),
            acr_values: Vec::new(),
            trust_email: false,
        }
    }

    #[test]
    fn a_provider_is_spoken_to_in_private() {
        for (issuer, accepted) in [
            ("https://id.example.org", true),
            ("http://127.0.0.1:3000", true),
            ("http://[::1]:3000/realms/coop", true),
            ("http://localhost:3000", true),
            ("http://id.example.org", false),
            ("http://localhost.example.org", false),
            ("ftp://127.0.0.1", false),
            ("id.example.org", false),
        ] {
            let checked = ProviderSettings { issuer: issuer.to_owned(), ..settings() }.check();
            assert_eq!(checked.is_ok(), accepted, "{issuer}: {checked:?}");
        }
    }

    #[test]
    fn roles_without_their_place_are_refused() {
        let roles = BTreeMap::from([("direction".to_owned(), Role::Administrator)]);
        assert!(ProviderSettings { roles, ..settings() }.check().is_err());
    }

    #[test]
    fn the_secret_is_not_printed() {
        assert!(!format!("{:?}", settings()).contains("s3cret"));
    }
}
