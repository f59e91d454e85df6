//! Sign-in with an OpenID Connect provider (Core 1.0, authorization code flow with PKCE, RFC 7636).
//!
//! Why it exists: an organisation that keeps its people's identities elsewhere (Keycloak, Entra, ProConnect) signs
//! them in there. [`Provider::begin`] says where the browser goes; [`Provider::finish`] takes it back and says who it
//! is. What can never happen here: an identity that the provider did not sign for this program and for this very
//! question; an answer taken from another browser, or from another provider; a code, token or secret in a log.

mod begun;
mod discovery;
mod error;
mod http;
mod identity;
mod protocol;
mod settings;
mod verification;

use std::sync::Arc;

use openidconnect::core::{CoreAuthenticationFlow, CoreErrorResponseType};
use openidconnect::{
    AuthenticationContextClass, AuthorizationCode, CsrfToken, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RequestTokenError, Scope, SubjectIdentifier, UserInfoError,
};
use values::Timestamp;

pub use crate::begun::{Answer, Begun};
use crate::discovery::{Cache, answered};
pub use crate::error::{Fault, OidcError};
use crate::http::Line;
pub use crate::identity::ProviderIdentity;
use crate::protocol::{Metadata, PersonClaims, Tokens};
pub use crate::settings::{ProviderSettings, USUAL_SCOPES};

/// How long a person may stay at the provider, in microseconds: ten minutes.
const LONGEST_ABSENCE: i64 = 600_000_000;
/// Random bytes of a state and of a nonce; ProConnect asks for 32 characters at least, which these are 43 of.
const RANDOM_BYTES: u32 = 32;
/// The longest code of an error that is repeated to anybody.
const LONGEST_CODE: usize = 40;

/// A provider, asked about itself when it is first needed. Cheap to clone.
#[derive(Clone)]
pub struct Provider {
    inner: Arc<Inner>,
}

struct Inner {
    settings: ProviderSettings,
    line: Line,
    cache: Cache,
}

impl Provider {
    /// A provider by its settings; nothing is asked of it yet.
    pub fn new(settings: ProviderSettings) -> Result<Self, OidcError> {
        settings.check()?;
        Ok(Self { inner: Arc::new(Inner { settings, line: Line::new()?, cache: Cache::default() }) })
    }

    /// Begins a sign-in: a new state, nonce and proof key each time. What is answered must come back to
    /// [`Self::finish`] and to nobody else.
    pub async fn begin(&self, at: Timestamp) -> Result<Begun, OidcError> {
        let metadata = self.metadata(at).await?;
        if let Some(methods) = &metadata.additional_metadata().code_challenge_methods_supported
            && !methods.iter().any(|method| method == "S256")
        {
            return Err(OidcError::not_conforming("PKCE with S256 is not supported"));
        }
        let settings = &self.inner.settings;
        let speaker = settings.speaker(&metadata)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let scopes = settings.scopes.iter().filter(|scope| *scope != "openid");
        let mut request = speaker
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new_random_len(RANDOM_BYTES),
                || Nonce::new_random_len(RANDOM_BYTES),
            )
            .add_scopes(scopes.map(|scope| Scope::new(scope.clone())))
            .set_pkce_challenge(challenge);
        for acr in &settings.acr_values {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        let (url, state, nonce) = request.url();
        Ok(Begun {
            url: url.into(),
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            pkce_verifier: verifier.into_secret(),
            at,
        })
    }

    /// Ends a sign-in: who the browser's person is, as the provider vouches for it.
    ///
    /// Verifies `state`, `iss` (RFC 9207), then of the identity token: signature, `iss`, `aud`, `azp`, `exp`, `iat`,
    /// `nonce`, `at_hash` and, when a strength was asked for, `acr`. What the token leaves out is asked of the user
    /// info, which must be about the same person.
    pub async fn finish(
        &self,
        begun: &Begun,
        answer: &Answer,
        at: Timestamp,
    ) -> Result<ProviderIdentity, OidcError> {
        // The state is compared with what this very browser keeps: nothing is learned from how long that takes.
        if answer.state.as_deref() != Some(begun.state.as_str()) {
            return Err(OidcError::ForeignState);
        }
        if at.micros() - begun.at.micros() > LONGEST_ABSENCE {
            return Err(OidcError::TooLate);
        }
        let metadata = self.metadata(at).await?;
        check_issuer(&metadata, answer)?;
        if let Some(code) = &answer.error {
            return Err(OidcError::Refused { code: plain_code(code) });
        }
        let code = answer.code.as_ref().ok_or_else(|| OidcError::not_conforming("neither code nor error"))?;
        let tokens = self.exchange(&metadata, code, &begun.pkce_verifier).await?;
        let settings = &self.inner.settings;
        let nonce = Nonce::new(begun.nonce.clone());
        let mut identity = match verification::verify(settings, &metadata, &tokens, &nonce, at) {
            Ok(claims) => ProviderIdentity::of(claims, settings),
            Err(unverified) if unverified.unknown_key => {
                // The provider changed its keys since they were read.
                let metadata = self.inner.cache.keys_anew(&self.inner.line, &metadata, at).await?;
                let claims = verification::verify(settings, &metadata, &tokens, &nonce, at)?;
                ProviderIdentity::of(claims, settings)
            }
            Err(unverified) => return Err(unverified.into()),
        };
        if identity.lacks(settings) && metadata.userinfo_endpoint().is_some() {
            let person = self.ask_person(&metadata, &tokens, &identity.subject).await?;
            identity.complete(&person, settings);
        }
        identity.settle_roles(settings);
        tracing::info!(issuer = %identity.issuer, "a provider vouched for somebody");
        Ok(identity)
    }

    /// Where a person signs out at the provider and comes `back` from (RP-Initiated Logout 1.0), when it offers that.
    /// The provider may ask the person first, since no identity token is kept here to vouch for the wish.
    pub async fn sign_out_url(&self, back: &str, at: Timestamp) -> Result<Option<String>, OidcError> {
        let metadata = self.metadata(at).await?;
        let Some(mut url) = metadata.additional_metadata().end_session_endpoint.clone() else {
            return Ok(None);
        };
        url.query_pairs_mut()
            .append_pair("client_id", &self.inner.settings.client_id)
            .append_pair("post_logout_redirect_uri", back);
        Ok(Some(url.into()))
    }

    async fn metadata(&self, at: Timestamp) -> Result<Arc<Metadata>, OidcError> {
        self.inner.cache.metadata(&self.inner.line, &self.inner.settings, at).await
    }

    async fn exchange(&self, metadata: &Metadata, code: &str, verifier: &str) -> Result<Tokens, OidcError> {
        let speaker = self.inner.settings.speaker(metadata)?;
        let tokens = speaker
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| OidcError::not_conforming("no token endpoint"))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()))
            .request_async(&self.inner.line)
            .await;
        tokens.map_err(|error| match error {
            RequestTokenError::ServerResponse(answer) => {
                let code = plain_code(answer.error().as_ref());
                match answer.error() {
                    CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => {
                        OidcError::ClientRefused { code }
                    }
                    _ => OidcError::CodeRefused { code },
                }
            }
            RequestTokenError::Request(failure) => OidcError::Unreachable { reason: failure.to_string() },
            // Of what could not be read only the place is told: the value may be a token.
            RequestTokenError::Parse(error, _) => {
                OidcError::not_conforming(format!("token answer unreadable at « {} »", error.path()))
            }
            RequestTokenError::Other(_) => OidcError::not_conforming("token answer empty or of another form"),
        })
    }

    async fn ask_person(
        &self,
        metadata: &Metadata,
        tokens: &Tokens,
        subject: &str,
    ) -> Result<PersonClaims, OidcError> {
        let speaker = self.inner.settings.speaker(metadata)?;
        let person = speaker
            .user_info(tokens.access_token().clone(), Some(SubjectIdentifier::new(subject.to_owned())))
            .map_err(|_| OidcError::not_conforming("no user info endpoint"))?
            .request_async(&self.inner.line)
            .await;
        person.map_err(|error| match error {
            UserInfoError::ClaimsVerification(error) => Fault::from(&error).into(),
            UserInfoError::Request(failure) => OidcError::Unreachable { reason: failure.to_string() },
            UserInfoError::Response(status, ..) => answered(status.as_u16(), "user info"),
            UserInfoError::Parse(error) => {
                OidcError::not_conforming(format!("user info unreadable at « {} »", error.path()))
            }
            _ => OidcError::not_conforming("user info of another form"),
        })
    }
}

/// Refuses an answer of another provider (RFC 9207, 2.4), so that no code goes to one that did not give it.
fn check_issuer(metadata: &Metadata, answer: &Answer) -> Result<(), OidcError> {
    let always = metadata.additional_metadata().authorization_response_iss_parameter_supported;
    match &answer.iss {
        Some(issuer) if issuer == metadata.issuer().as_str() => Ok(()),
        None if !always => Ok(()),
        _ => Err(OidcError::ForeignIssuer),
    }
}

/// An error code without anything that is none: it came through somebody's address bar.
fn plain_code(code: &str) -> String {
    code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(LONGEST_CODE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_code_carries_nothing_else() {
        assert_eq!(plain_code("access_denied"), "access_denied");
        assert_eq!(plain_code("<b>x</b>\r\n"), "bxb");
        assert_eq!(plain_code(&"a".repeat(99)).len(), LONGEST_CODE);
    }
}
