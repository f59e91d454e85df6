//! The identity provider of the settings, as the office knows one: the wire `oidc` behind the office's trait.
//!
//! What can never happen: a role, or a verified address, that neither the provider nor the settings gave.

use std::sync::Arc;

use async_trait::async_trait;
use door::Origin;
use office::accounts::public::ProviderIdentity;
use office::identity::{Departure, IdentityProvider, ProviderAnswer, ProviderFailure, ProviderFault};
use oidc::{Answer, Begun, OidcError, ProviderSettings};
use values::Timestamp;

use crate::exit::Stop;
use crate::settings::{Hidden, Oidc};

/// The page to which the provider sends the browser back; registered there.
const BACK: &str = "/connexion/oidc/retour";

/// An OpenID Connect provider.
struct OpenIdProvider {
    name: String,
    provision: bool,
    wire: oidc::Provider,
}

/// The provider of the settings, if they name one; nothing is asked of it yet.
pub(crate) fn provider(
    settings: Option<&Oidc>,
    public: &Origin,
) -> Result<Option<Arc<dyn IdentityProvider>>, Stop> {
    let Some(settings) = settings else { return Ok(None) };
    let wire = oidc::Provider::new(ProviderSettings {
        issuer: settings.issuer.clone(),
        client_id: settings.client_id.clone(),
        client_secret: settings.client_secret.as_ref().map(Hidden::secret).map(str::to_owned),
        redirect_url: public.link(BACK),
        scopes: settings.scopes.clone(),
        roles_claim: settings.roles_claim.clone(),
        roles: settings.roles.clone(),
        acr_values: settings.acr_values.clone(),
        trust_email: settings.trust_email,
    })
    .map_err(|error| Stop::Usage(format!("[oidc]: {error}")))?;
    Ok(Some(Arc::new(OpenIdProvider { name: settings.name.clone(), provision: settings.provision, wire })))
}

#[async_trait]
impl IdentityProvider for OpenIdProvider {
    fn name(&self) -> &str {
        &self.name
    }

    async fn begin(&self, at: Timestamp) -> Result<Departure, ProviderFailure> {
        let begun = self.wire.begin(at).await.map_err(failed)?;
        let url = begun.url.clone();
        // The address was only for the way there; the browser need not keep it.
        let memory = serde_json::to_string(&Begun { url: String::new(), ..begun });
        let memory = memory.map_err(|error| broken(&error))?;
        Ok(Departure { url, memory })
    }

    async fn finish(
        &self,
        memory: &str,
        answer: &ProviderAnswer,
        at: Timestamp,
    ) -> Result<ProviderIdentity, ProviderFailure> {
        let begun: Begun = serde_json::from_str(memory).map_err(|error| broken(&error))?;
        let ProviderAnswer { code, state, iss, error } = answer.clone();
        let answer = Answer { code, state, iss, error };
        let identity = self.wire.finish(&begun, &answer, at).await.map_err(failed)?;
        Ok(ProviderIdentity {
            issuer: identity.issuer,
            subject: identity.subject,
            email: identity.email.unwrap_or_default(),
            email_verified: identity.email_verified,
            name: identity.name.unwrap_or_default(),
            roles: identity.roles,
            second_factor: identity.second_factor,
            provision: self.provision,
        })
    }

    async fn sign_out_url(&self, back: &str, at: Timestamp) -> Result<Option<String>, ProviderFailure> {
        self.wire.sign_out_url(back, at).await.map_err(failed)
    }
}

/// What the office is told; the rest goes to the log.
#[allow(clippy::needless_pass_by_value)] // the shape of `map_err`
fn failed(error: OidcError) -> ProviderFailure {
    tracing::warn!(reason = error.for_the_log(), "nobody came in through the identity provider");
    let fault = match &error {
        OidcError::Unreachable { .. } => ProviderFault::Down,
        OidcError::Refused { .. } => ProviderFault::Declined,
        OidcError::Settings { .. } | OidcError::NotConforming { .. } | OidcError::ClientRefused { .. } => {
            ProviderFault::Misconfigured
        }
        OidcError::ForeignState
        | OidcError::TooLate
        | OidcError::ForeignIssuer
        | OidcError::CodeRefused { .. }
        | OidcError::Identity { .. } => ProviderFault::BeginAgain,
    };
    ProviderFailure { fault, french: error.to_string() }
}

fn broken(error: &serde_json::Error) -> ProviderFailure {
    tracing::error!(%error, "what was remembered of a sign-in cannot be read or written");
    let french = "Cette connexion ne peut pas être reprise. Recommencez.".to_owned();
    ProviderFailure { fault: ProviderFault::BeginAgain, french }
}
