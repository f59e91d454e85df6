//! The judgement of an identity token (OpenID Connect Core 1.0, 3.1.3.7 and 3.1.3.8).
//!
//! What can never happen: a token that is accepted without its signature, for another program, after its time, or for
//! another question.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::CoreJsonWebKey;
use openidconnect::{
    AccessTokenHash, ClaimsVerificationError, IdTokenVerifier, Nonce, OAuth2TokenResponse, TokenResponse,
};
use values::Timestamp;

use crate::error::{Fault, OidcError, is_unknown_key};
use crate::protocol::{IdentityClaims, Metadata, SIGNATURES, Tokens};
use crate::settings::ProviderSettings;

/// How far the provider's clock may be ahead of ours, in seconds.
const AHEAD: i64 = 300;

/// A token that does not hold.
#[derive(Debug)]
pub(crate) struct Unverified {
    fault: Fault,
    /// Whether it is signed with a key that was not among the provider's when they were read.
    pub(crate) unknown_key: bool,
}

impl From<Fault> for Unverified {
    fn from(fault: Fault) -> Self {
        Self { fault, unknown_key: false }
    }
}

impl From<ClaimsVerificationError> for Unverified {
    fn from(error: ClaimsVerificationError) -> Self {
        Self { fault: Fault::from(&error), unknown_key: is_unknown_key(&error) }
    }
}

impl From<Unverified> for OidcError {
    fn from(unverified: Unverified) -> Self {
        unverified.fault.into()
    }
}

/// The claims of the identity token, once everything about it holds.
pub(crate) fn verify<'t>(
    settings: &ProviderSettings,
    metadata: &Metadata,
    tokens: &'t Tokens,
    nonce: &Nonce,
    at: Timestamp,
) -> Result<&'t IdentityClaims, Unverified> {
    let now = DateTime::<Utc>::from_timestamp_micros(at.micros()).ok_or(Fault::Time)?;
    let token = tokens.id_token().ok_or(Fault::Missing)?;
    let speaker = settings.speaker(metadata).map_err(|_| Fault::Form)?;
    let verifier = judge(speaker.id_token_verifier(), settings, now);
    let claims = token.claims(&verifier, nonce)?;
    if claims.authorized_party().is_some_and(|party| party.as_str() != settings.client_id) {
        return Err(Fault::Audience.into());
    }
    if let Some(expected) = claims.access_token_hash() {
        let algorithm = token.signing_alg().map_err(|_| Fault::Signature)?;
        let key = token.signing_key(&verifier).map_err(|_| Fault::Signature)?;
        let actual = AccessTokenHash::from_token(tokens.access_token(), algorithm, key)
            .map_err(|_| Fault::AccessToken)?;
        if actual != *expected {
            return Err(Fault::AccessToken.into());
        }
    }
    Ok(claims)
}

fn judge<'v>(
    verifier: IdTokenVerifier<'v, CoreJsonWebKey>,
    settings: &'v ProviderSettings,
    now: DateTime<Utc>,
) -> IdTokenVerifier<'v, CoreJsonWebKey> {
    let not_from_the_future = move |issued: DateTime<Utc>| {
        if issued - now > TimeDelta::seconds(AHEAD) { Err("issued in the future".to_owned()) } else { Ok(()) }
    };
    verifier
        .set_allowed_algs(SIGNATURES)
        .set_time_fn(move || now)
        .set_issue_time_verifier_fn(not_from_the_future)
        .set_auth_context_verifier_fn(move |acr| {
            let wanted = &settings.acr_values;
            if wanted.is_empty() || acr.is_some_and(|acr| wanted.contains(&**acr)) {
                Ok(())
            } else {
                Err("weaker than asked for".to_owned())
            }
        })
}
