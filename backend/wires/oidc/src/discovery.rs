//! What the provider says about itself (OpenID Connect Discovery 1.0), read when it is needed and again every hour.
//!
//! What can never happen: a provider that speaks for another issuer than the one in the settings; an address in clear
//! among those it names.

use std::sync::{Arc, PoisonError, RwLock};

use openidconnect::core::CoreClientAuthMethod;
use openidconnect::url::Url;
use openidconnect::{
    AuthType, ClientId, ClientSecret, DiscoveryError, IssuerUrl, JsonWebKeySet, RedirectUrl, TokenUrl,
    UserInfoUrl,
};
use values::Timestamp;

use crate::error::OidcError;
use crate::http::{HttpFailure, Line};
use crate::protocol::{Metadata, Speaker};
use crate::settings::{ProviderSettings, is_private};

/// For how long, in microseconds, what was read is believed: one hour.
const FRESH: i64 = 3_600_000_000;

/// What was read last.
#[derive(Default)]
pub(crate) struct Cache {
    known: RwLock<Option<Known>>,
}

struct Known {
    metadata: Arc<Metadata>,
    at: Timestamp,
}

impl Cache {
    /// The provider's metadata with its keys; read now unless they are fresh. Two who ask at once may both read.
    pub(crate) async fn metadata(
        &self,
        line: &Line,
        settings: &ProviderSettings,
        at: Timestamp,
    ) -> Result<Arc<Metadata>, OidcError> {
        if let Some(fresh) = self.fresh(at) {
            return Ok(fresh);
        }
        let issuer = IssuerUrl::new(settings.issuer.clone())
            .map_err(|error| OidcError::settings(format!("issuer : {error}")))?;
        let metadata = Metadata::discover_async(issuer, line).await.map_err(|error| failed(&error))?;
        check_addresses(&metadata)?;
        Ok(self.keep(metadata, at))
    }

    /// The same metadata with the keys as they are now.
    pub(crate) async fn keys_anew(
        &self,
        line: &Line,
        metadata: &Metadata,
        at: Timestamp,
    ) -> Result<Arc<Metadata>, OidcError> {
        let keys =
            JsonWebKeySet::fetch_async(metadata.jwks_uri(), line).await.map_err(|error| failed(&error))?;
        tracing::info!(issuer = metadata.issuer().as_str(), "the provider's keys were read again");
        Ok(self.keep(metadata.clone().set_jwks(keys), at))
    }

    fn fresh(&self, at: Timestamp) -> Option<Arc<Metadata>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let known = known.as_ref()?;
        (0..FRESH).contains(&(at.micros() - known.at.micros())).then(|| Arc::clone(&known.metadata))
    }

    fn keep(&self, metadata: Metadata, at: Timestamp) -> Arc<Metadata> {
        let metadata = Arc::new(metadata);
        let known = Known { metadata: Arc::clone(&metadata), at };
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(known);
        metadata
    }
}

impl ProviderSettings {
    /// The client that speaks with the provider. The secret goes as the provider takes it: in a header (the usual way)
    /// or, if it only knows that, in the body.
    pub(crate) fn speaker(&self, metadata: &Metadata) -> Result<Speaker, OidcError> {
        let back = RedirectUrl::new(self.redirect_url.clone())
            .map_err(|error| OidcError::settings(format!("adresse de retour : {error}")))?;
        let methods = metadata.token_endpoint_auth_methods_supported();
        let takes = |method| methods.is_some_and(|methods| methods.contains(&method));
        let in_body =
            takes(CoreClientAuthMethod::ClientSecretPost) && !takes(CoreClientAuthMethod::ClientSecretBasic);
        let speaker = Speaker::from_provider_metadata(
            metadata.clone(),
            ClientId::new(self.client_id.clone()),
            self.client_secret.clone().map(ClientSecret::new),
        );
        let auth_type = if in_body { AuthType::RequestBody } else { AuthType::BasicAuth };
        Ok(speaker.set_redirect_uri(back).set_auth_type(auth_type))
    }
}

/// The addresses to which a browser, a code or a token will go. What the program itself asks is checked once more
/// when it is asked.
fn check_addresses(metadata: &Metadata) -> Result<(), OidcError> {
    let more = metadata.additional_metadata();
    let named = [
        Some(metadata.authorization_endpoint().url()),
        metadata.token_endpoint().map(TokenUrl::url),
        metadata.userinfo_endpoint().map(UserInfoUrl::url),
        more.end_session_endpoint.as_ref(),
    ];
    if metadata.token_endpoint().is_none() {
        return Err(OidcError::not_conforming("no token endpoint"));
    }
    let open = named.into_iter().flatten().find(|url: &&Url| !is_private(url));
    open.map_or(Ok(()), |url| Err(OidcError::not_conforming(format!("« {url} » is not https"))))
}

fn failed(error: &DiscoveryError<HttpFailure>) -> OidcError {
    match error {
        DiscoveryError::Request(failure) => OidcError::Unreachable { reason: failure.to_string() },
        DiscoveryError::Response(status, ..) => answered(status.as_u16(), "discovery"),
        DiscoveryError::Parse(error) => OidcError::not_conforming(format!("discovery unreadable: {error}")),
        other => OidcError::not_conforming(other.to_string()),
    }
}

/// What a status other than 200 means.
pub(crate) fn answered(status: u16, what: &str) -> OidcError {
    let reason = format!("{what} answered {status}");
    if status == 429 || status >= 500 {
        OidcError::Unreachable { reason }
    } else {
        OidcError::NotConforming { reason }
    }
}
