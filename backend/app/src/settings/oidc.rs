//! The identity provider of the house, if there is one (OpenID Connect).

use std::collections::BTreeMap;

use kernel::access::Role;
use serde::{Deserialize, Serialize};

use super::Hidden;
use super::surface::words;

/// The table `[oidc]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Oidc {
    /// Address of the issuer, as in its discovery document (without `/.well-known/…`).
    pub(crate) issuer: String,
    /// Who we are there.
    pub(crate) client_id: String,
    /// How we prove it; none for a public client, which PKCE alone protects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) client_secret: Option<Hidden>,
    /// What is asked about somebody, besides `openid`; a provider of its own kind (ProConnect) has other words for it.
    #[serde(default = "scopes", deserialize_with = "words")]
    pub(crate) scopes: Vec<String>,
    /// How strong the sign-in there must be (`acr`), one of these; empty: as the provider does it.
    #[serde(default, deserialize_with = "words")]
    pub(crate) acr_values: Vec<String>,
    /// Whether addresses count as verified although the provider does not say so (Entra): only where one's own
    /// organisation assigns them.
    #[serde(default)]
    pub(crate) trust_email: bool,
    /// What the button of the sign-in page calls it.
    #[serde(default = "name")]
    pub(crate) name: String,
    /// The claim that lists what somebody is there; roles are left alone without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) roles_claim: Option<String>,
    /// Which value of that claim gives which role.
    #[serde(default)]
    pub(crate) roles: BTreeMap<String, Role>,
    /// Whether somebody whom only the provider knows becomes a user.
    #[serde(default)]
    pub(crate) provision: bool,
}

fn scopes() -> Vec<String> {
    ["email", "profile"].map(str::to_owned).to_vec()
}

fn name() -> String {
    "Compte de la coopérative".to_owned()
}
