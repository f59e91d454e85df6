//! Signing in with a provider: with a real one, and with a scripted one that lies.

mod lying;
#[path = "../provider/mod.rs"]
mod provider;
mod real;
mod scripted;

use std::collections::BTreeMap;

use kernel::access::Role;
use oidc::{Answer, ProviderSettings, USUAL_SCOPES};
use reqwest::Url;

/// Where the provider sends the browser; nobody listens there.
const BACK: &str = "http://127.0.0.1:4/connexion/oidc/retour";

/// Settings for a provider of these tests.
fn settings(issuer: &str) -> ProviderSettings {
    ProviderSettings {
        issuer: issuer.to_owned(),
        client_id: provider::CLIENT_ID.to_owned(),
        client_secret: Some(provider::CLIENT_SECRET.to_owned()),
        redirect_url: BACK.to_owned(),
        scopes: USUAL_SCOPES.map(str::to_owned).to_vec(),
        roles_claim: Some("realm_access.roles".to_owned()),
        roles: BTreeMap::from([("equipe".to_owned(), Role::Staff)]),
        acr_values: Vec::new(),
        trust_email: false,
    }
}

/// What a page reads in the address to which the browser came back.
fn answer_in(url: &Url) -> Answer {
    let mut answer = Answer::default();
    for (name, value) in url.query_pairs() {
        let place = match &*name {
            "code" => &mut answer.code,
            "state" => &mut answer.state,
            "iss" => &mut answer.iss,
            "error" => &mut answer.error,
            _ => continue,
        };
        *place = Some(value.into_owned());
    }
    answer
}
