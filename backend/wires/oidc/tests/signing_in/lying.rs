//! With a provider that lies, errs, or changes its keys: what must not be believed, and what must.

use data_encoding::{BASE64, BASE64URL_NOPAD};
use kernel::access::Role;
use oidc::{Answer, Begun, Fault, OidcError, Provider, ProviderIdentity, ProviderSettings};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{AccessToken, AccessTokenHash, JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};
use values::Timestamp;

use crate::scripted::{Scripted, ScriptedProvider};
use crate::settings;

/// When all of this happens, in seconds and in microseconds.
const NOW: i64 = 1_700_000_000;
const AT: Timestamp = Timestamp::from_micros(NOW * 1_000_000);
const ACCESS_TOKEN: &str = "an-access-token";

/// A signing key made of a number, so that none lies in the repository.
struct Key {
    id: &'static str,
    key: CoreEdDsaPrivateSigningKey,
}

impl Key {
    fn new(id: &'static str, seed: u8) -> Self {
        let mut der = vec![
            0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
        ];
        der.extend([seed; 32]);
        let pem =
            format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", BASE64.encode(&der));
        let name = Some(JsonWebKeyId::new(id.to_owned()));
        Self { id, key: CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, name).expect("a key") }
    }

    fn public(&self) -> Value {
        serde_json::to_value(self.key.as_verification_key()).expect("JSON")
    }

    fn sign(&self, claims: &Value) -> String {
        let header = json!({ "alg": "EdDSA", "kid": self.id, "typ": "JWT" });
        let text = format!("{}.{}", coded(&header), coded(claims));
        let signature = self.key.sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).expect("a signature");
        format!("{text}.{}", BASE64URL_NOPAD.encode(&signature))
    }

    fn at_hash(&self, token: &str) -> Value {
        let token = AccessToken::new(token.to_owned());
        let key = self.key.as_verification_key();
        let hash = AccessTokenHash::from_token(&token, &CoreJwsSigningAlgorithm::EdDsa, &key);
        serde_json::to_value(hash.expect("a hash")).expect("JSON")
    }
}

fn coded(value: &Value) -> String {
    BASE64URL_NOPAD.encode(value.to_string().as_bytes())
}

/// A provider with one key, and the program that believes it.
struct Stage {
    server: ScriptedProvider,
    key: Key,
    provider: Provider,
}

impl Stage {
    fn set() -> Self {
        Self::with(|_| {})
    }

    fn with(change: impl FnOnce(&mut ProviderSettings)) -> Self {
        let server = ScriptedProvider::start();
        let key = Key::new("first", 1);
        server.answer("/keys", Scripted::json(200, &json!({ "keys": [key.public()] })));
        let mut settings = settings(&server.issuer());
        change(&mut settings);
        Self { provider: Provider::new(settings).expect("settings"), server, key }
    }

    async fn begin(&self) -> Begun {
        self.provider.begin(AT).await.expect("the provider answers")
    }

    /// What an honest token says.
    fn claims(&self, begun: &Begun) -> Value {
        json!({
            "iss": self.server.issuer(), "sub": "lea", "aud": "quintette", "azp": "quintette",
            "iat": NOW - 1, "exp": NOW + 60, "nonce": begun.nonce, "at_hash": self.key.at_hash(ACCESS_TOKEN),
            "email": "lea@example.org", "email_verified": true, "name": "Léa Martin", "amr": ["pwd"],
        })
    }

    /// The provider exchanges any code for this identity token.
    fn hand_out(&self, id_token: &str) {
        let tokens = json!({ "access_token": ACCESS_TOKEN, "token_type": "Bearer", "id_token": id_token });
        self.server.answer("/token", Scripted::json(200, &tokens));
    }

    async fn come_back(&self, begun: &Begun) -> Result<ProviderIdentity, OidcError> {
        let answer =
            Answer { code: Some("a-code".to_owned()), state: Some(begun.state.clone()), ..Answer::default() };
        self.provider.finish(begun, &answer, AT).await
    }

    /// A whole sign-in in which the honest claims are changed before they are signed.
    async fn sign_in(&self, change: impl FnOnce(&mut Value)) -> Result<ProviderIdentity, OidcError> {
        let begun = self.begin().await;
        let mut claims = self.claims(&begun);
        change(&mut claims);
        self.hand_out(&self.key.sign(&claims));
        self.come_back(&begun).await
    }
}

fn fault(fault: Fault) -> Result<ProviderIdentity, OidcError> {
    Err(OidcError::Identity { fault })
}

#[tokio::test]
async fn an_honest_token_is_believed() {
    let stage = Stage::set();
    let identity = stage.sign_in(|_| {}).await.expect("it holds");
    assert_eq!((identity.subject.as_str(), identity.email_verified), ("lea", true));
    assert!(!identity.second_factor);
    let body = stage.server.last_body();
    assert!(body.contains("code_verifier=") && body.contains("code=a-code"), "the proof goes with the code");
    assert!(!body.contains("client_secret"), "the secret goes in the header");
}

#[tokio::test]
async fn a_token_that_does_not_hold_is_refused() {
    type Change = fn(&mut Value);
    let cases: [(&str, Change, Fault); 13] = [
        ("expired", |claims| claims["exp"] = json!(NOW), Fault::Time),
        ("of the future", |claims| claims["iat"] = json!(NOW + 301), Fault::Time),
        ("of another issuer", |claims| claims["iss"] = json!("https://evil.example"), Fault::Issuer),
        ("for another", |claims| claims["aud"] = json!("other"), Fault::Audience),
        ("for nobody", |claims| claims["aud"] = json!([]), Fault::Audience),
        ("for another too", |claims| claims["aud"] = json!(["quintette", "other"]), Fault::Audience),
        ("asked by another", |claims| claims["azp"] = json!("other"), Fault::Audience),
        ("of another question", |claims| claims["nonce"] = json!("other"), Fault::Nonce),
        ("of no question", |claims| claims["nonce"] = Value::Null, Fault::Nonce),
        (
            "with another access token",
            |claims| claims["at_hash"] = Key::new("first", 1).at_hash("x"),
            Fault::AccessToken,
        ),
        ("with the hash of nothing", |claims| claims["at_hash"] = json!(""), Fault::AccessToken),
        ("without an issuer", |claims| claims["iss"] = json!("https://"), Fault::Form),
        ("without a time", |claims| claims["exp"] = json!("soon"), Fault::Form),
    ];
    let stage = Stage::set();
    for (what, change, expected) in cases {
        let answer = stage.sign_in(change).await;
        if expected == Fault::Form {
            assert!(matches!(answer, Err(OidcError::NotConforming { .. })), "{what}: {answer:?}");
        } else {
            assert_eq!(answer, fault(expected), "{what}");
        }
    }
}

#[tokio::test]
async fn a_signature_of_somebody_else_is_refused() {
    let stage = Stage::set();
    let begun = stage.begin().await;
    let claims = stage.claims(&begun);
    let honest = stage.key.sign(&claims);
    let (head, _) = honest.rsplit_once('.').expect("three parts");
    let unsigned = |algorithm: &str| format!("{}.{}.", coded(&json!({ "alg": algorithm })), coded(&claims));
    for (what, token) in [
        ("another key of the same name", Key::new("first", 2).sign(&claims)),
        ("another key of another name", Key::new("second", 2).sign(&claims)),
        ("no signature", format!("{head}.")),
        ("no algorithm", unsigned("none")),
        ("the shared secret", unsigned("HS256")),
        ("RSA without a key", unsigned("RS256")),
        ("other claims under it", {
            let (header, rest) = honest.split_once('.').expect("three parts");
            let (_, signature) = rest.split_once('.').expect("three parts");
            let mut other = claims.clone();
            other["sub"] = json!("omar");
            format!("{header}.{}.{signature}", coded(&other))
        }),
    ] {
        stage.hand_out(&token);
        assert_eq!(stage.come_back(&begun).await, fault(Fault::Signature), "{what}");
    }
    stage.hand_out(&honest);
    stage.come_back(&begun).await.expect("the honest one is still believed");
}

#[tokio::test]
async fn no_identity_token_is_no_identity() {
    let stage = Stage::set();
    let begun = stage.begin().await;
    stage
        .server
        .answer("/token", Scripted::json(200, &json!({ "access_token": "x", "token_type": "Bearer" })));
    assert_eq!(stage.come_back(&begun).await, fault(Fault::Missing));
}

#[tokio::test]
async fn keys_are_read_again_when_they_have_changed() {
    let stage = Stage::set();
    stage.sign_in(|_| {}).await.expect("the first key");
    assert_eq!(stage.server.asked("/keys"), 1);
    let second = Key::new("second", 2);
    stage.server.answer("/keys", Scripted::json(200, &json!({ "keys": [second.public()] })));
    let begun = stage.begin().await;
    let mut claims = stage.claims(&begun);
    claims["at_hash"] = second.at_hash(ACCESS_TOKEN);
    stage.hand_out(&second.sign(&claims));
    stage.come_back(&begun).await.expect("the second key");
    assert_eq!(stage.server.asked("/keys"), 2);
    stage.come_back(&begun).await.expect("which is known now");
    assert_eq!(stage.server.asked("/keys"), 2);
    stage.hand_out(&stage.key.sign(&claims));
    assert_eq!(stage.come_back(&begun).await, fault(Fault::Signature), "the first key is gone");
    assert_eq!(stage.server.asked("/keys"), 3, "and was looked for once");
}

#[tokio::test]
async fn what_the_provider_says_about_itself_is_read_once_an_hour() {
    let stage = Stage::set();
    let asked = || stage.server.asked("/.well-known/openid-configuration");
    for (seconds, times) in [(0, 1), (3_599, 1), (3_600, 2), (3_601, 2)] {
        let at = Timestamp::from_micros((NOW + seconds) * 1_000_000);
        stage.provider.begin(at).await.expect("the provider answers");
        assert_eq!(asked(), times, "after {seconds} s");
    }
}

#[tokio::test]
async fn what_the_token_leaves_out_is_asked_for() {
    let stage = Stage::with(|settings| settings.trust_email = true);
    stage.server.describe(json!({ "userinfo_endpoint": format!("{}/me", stage.server.issuer()) }));
    let person = json!({
        "sub": "lea", "iss": stage.server.issuer(), "aud": "quintette", "email": "lea@example.org",
        "given_name": "Léa", "usual_name": "Martin", "realm_access": { "roles": ["equipe"] },
    });
    let forget = |claims: &mut Value| {
        for claim in ["email", "email_verified", "name"] {
            claims.as_object_mut().expect("claims").remove(claim);
        }
    };
    stage.server.answer("/me", Scripted::json(200, &person));
    let identity = stage.sign_in(forget).await.expect("it holds");
    assert_eq!(identity.name.as_deref(), Some("Léa Martin"));
    assert_eq!(identity.roles, Some(vec![Role::Staff]));
    assert!(identity.email_verified, "the settings vouch for this provider's addresses");

    // The user info may be about somebody else, or signed otherwise than is accepted.
    let mut other = person.clone();
    other["sub"] = json!("omar");
    stage.server.answer("/me", Scripted::json(200, &other));
    assert_eq!(stage.sign_in(forget).await, fault(Fault::Subject));
    stage.server.answer("/me", Scripted::jwt(Key::new("first", 2).sign(&person)));
    assert_eq!(stage.sign_in(forget).await, fault(Fault::Signature));
    stage.server.answer("/me", Scripted::json(503, &json!({})));
    assert!(matches!(stage.sign_in(forget).await, Err(OidcError::Unreachable { .. })));
}

#[tokio::test]
async fn an_address_is_verified_by_who_says_so() {
    let stage = Stage::set();
    let verified = async |claim: Value| {
        stage.sign_in(|claims| claims["email_verified"] = claim).await.expect("it holds").email_verified
    };
    assert!(verified(json!(true)).await);
    assert!(verified(json!("true")).await, "as some providers write it");
    assert!(!verified(json!(false)).await);
    assert!(!verified(Value::Null).await, "silence is no proof");
}

#[tokio::test]
async fn a_strength_that_is_asked_for_must_be_given() {
    let stage = Stage::with(|settings| settings.acr_values = vec!["eidas2".to_owned(), "eidas3".to_owned()]);
    let begun = stage.begin().await;
    assert!(begun.url.contains("acr_values=eidas2+eidas3"), "{}", begun.url);
    stage.sign_in(|claims| claims["acr"] = json!("eidas3")).await.expect("strong enough");
    assert_eq!(stage.sign_in(|claims| claims["acr"] = json!("eidas1")).await, fault(Fault::Strength));
    assert_eq!(stage.sign_in(|_| {}).await, fault(Fault::Strength));
}

#[tokio::test]
async fn the_secret_goes_in_the_body_to_who_only_knows_that() {
    let stage = Stage::set();
    stage.server.describe(json!({ "token_endpoint_auth_methods_supported": ["client_secret_post"] }));
    stage.sign_in(|_| {}).await.expect("it holds");
    assert!(stage.server.last_body().contains("client_secret="));
}

#[tokio::test]
async fn a_provider_that_leads_elsewhere_is_not_followed() {
    let stage = Stage::set();
    let begun = stage.begin().await;
    let elsewhere = format!("{}/elsewhere", stage.server.issuer());
    stage.server.answer("/token", Scripted::redirect(elsewhere.clone()));
    assert!(stage.come_back(&begun).await.is_err());
    let moved = Stage::set();
    moved.server.answer("/.well-known/openid-configuration", Scripted::redirect(elsewhere));
    assert!(moved.provider.begin(AT).await.is_err());
    assert_eq!(stage.server.asked("/elsewhere"), 0);
}

#[tokio::test]
async fn metadata_that_cannot_be_trusted_is_refused() {
    for lie in [
        json!({ "issuer": "https://evil.example" }),
        json!({ "token_endpoint": "http://192.0.2.1/token" }),
        json!({ "authorization_endpoint": "http://192.0.2.1/authorize" }),
        json!({ "userinfo_endpoint": "http://192.0.2.1/me" }),
        json!({ "end_session_endpoint": "http://192.0.2.1/end" }),
        json!({ "token_endpoint": null }),
        json!({ "code_challenge_methods_supported": ["plain"] }),
        json!({ "jwks_uri": 7 }),
    ] {
        let stage = Stage::set();
        stage.server.describe(lie.clone());
        let refused = stage.provider.begin(AT).await;
        assert!(matches!(refused, Err(OidcError::NotConforming { .. })), "{lie}: {refused:?}");
    }
    let stage = Stage::set();
    stage.server.describe(json!({ "jwks_uri": "http://192.0.2.1/keys" }));
    assert!(stage.provider.begin(AT).await.is_err(), "keys in clear");
}

#[tokio::test]
async fn a_provider_without_a_place_to_sign_out_says_so() {
    let stage = Stage::set();
    assert_eq!(stage.provider.sign_out_url("http://127.0.0.1:4/connexion", AT).await, Ok(None));
}

#[tokio::test]
async fn an_answer_of_another_provider_is_refused_before_its_code_is_used() {
    let stage = Stage::set();
    let begun = stage.begin().await;
    let answer = |iss: Option<String>| Answer {
        code: Some("a-code".to_owned()),
        state: Some(begun.state.clone()),
        iss,
        error: None,
    };
    let other = stage.provider.finish(&begun, &answer(Some("https://evil.example".to_owned())), AT).await;
    assert_eq!(other, Err(OidcError::ForeignIssuer));
    assert_eq!(stage.server.asked("/token"), 0);
    stage.hand_out(&stage.key.sign(&stage.claims(&begun)));
    stage.provider.finish(&begun, &answer(Some(stage.server.issuer())), AT).await.expect("its own");
}
