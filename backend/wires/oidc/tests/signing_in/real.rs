//! With a real provider, from the first redirect to the identity.

use kernel::access::Role;
use kernel::{Clock, SystemClock};
use oidc::{Answer, Begun, Fault, OidcError, Provider, ProviderIdentity, ProviderSettings};
use reqwest::Url;
use values::Timestamp;

use crate::provider::{Browser, TestProvider};
use crate::{BACK, answer_in, settings};

fn start() -> TestProvider {
    TestProvider::start(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/provider"))
}

fn now() -> Timestamp {
    SystemClock.now()
}

/// The first half, and the browser's way there and back.
async fn there_and_back(provider: &Provider, words: &str) -> (Begun, Answer) {
    let begun = provider.begin(now()).await.expect("the provider answers");
    let came_back = Browser::default().sign_in(&begun.url, words, BACK).await;
    (begun, answer_in(&came_back))
}

async fn identity(provider: &Provider, account: &str) -> ProviderIdentity {
    let (begun, answer) = there_and_back(provider, &format!("account={account}")).await;
    provider.finish(&begun, &answer, now()).await.expect("the identity holds")
}

#[tokio::test]
async fn a_person_is_who_the_provider_says() {
    let server = start();
    let provider = Provider::new(settings(server.issuer())).expect("settings");
    assert_eq!(
        identity(&provider, "lea").await,
        ProviderIdentity {
            issuer: server.issuer().to_owned(),
            subject: "lea".to_owned(),
            email: Some("lea.martin@example.org".to_owned()),
            email_verified: true,
            name: Some("Léa Martin".to_owned()),
            roles: Some(vec![Role::Staff]),
            second_factor: true,
        }
    );
    let omar = identity(&provider, "omar").await;
    assert_eq!(omar.email.as_deref(), Some("omar.haddad@example.org"));
    assert!(!omar.email_verified, "the provider says that the address is not verified");
    assert_eq!((omar.roles, omar.second_factor), (Some(Vec::new()), false));
    let ines = identity(&provider, "ines").await;
    assert_eq!(ines.name.as_deref(), Some("Inès Roy"));
    assert_eq!(ines.roles, Some(Vec::new()), "a claim that is absent takes the roles away");
}

#[tokio::test]
async fn a_provider_that_is_not_asked_for_roles_leaves_them_alone() {
    let server = start();
    let silent = ProviderSettings { roles_claim: None, roles: [].into(), ..settings(server.issuer()) };
    let provider = Provider::new(silent).expect("settings");
    assert_eq!(identity(&provider, "lea").await.roles, None);
}

#[tokio::test]
async fn what_is_told_of_a_person_may_be_signed() {
    let server = start();
    let signed = ProviderSettings { client_id: "quintette-signed".to_owned(), ..settings(server.issuer()) };
    let provider = Provider::new(signed).expect("settings");
    assert_eq!(identity(&provider, "lea").await.email.as_deref(), Some("lea.martin@example.org"));
}

#[tokio::test]
async fn each_sign_in_asks_anew_and_keeps_its_proof_to_itself() {
    let server = start();
    let provider = Provider::new(settings(server.issuer())).expect("settings");
    let first = provider.begin(now()).await.expect("the provider answers");
    let second = provider.begin(now()).await.expect("the provider answers");
    assert_ne!(first.state, second.state);
    assert_ne!(first.nonce, second.nonce);
    assert_ne!(first.pkce_verifier, second.pkce_verifier);
    assert!(first.state.len() >= 32 && first.nonce.len() >= 32);
    let url = Url::parse(&first.url).expect("an address");
    let asked =
        |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    assert_eq!(asked("response_type").as_deref(), Some("code"));
    assert_eq!(asked("code_challenge_method").as_deref(), Some("S256"));
    assert_eq!(asked("redirect_uri").as_deref(), Some(BACK));
    assert_eq!(asked("scope").as_deref(), Some("openid email profile"));
    assert!(!first.url.contains(&first.pkce_verifier));
    let printed = format!("{first:?}");
    assert!(
        [&first.state, &first.nonce, &first.pkce_verifier].iter().all(|secret| !printed.contains(*secret))
    );
}

/// Something done to a sign-in on its way.
type Alter = fn(&mut Begun, &mut Answer);

#[tokio::test]
async fn what_was_altered_on_the_way_signs_nobody_in() {
    let server = start();
    let provider = Provider::new(settings(server.issuer())).expect("settings");
    let refused = |code: &str| OidcError::CodeRefused { code: code.to_owned() };
    let cases: [(&str, Alter, OidcError); 7] = [
        ("another state", |_, answer| answer.state = Some("x".to_owned()), OidcError::ForeignState),
        ("no state", |_, answer| answer.state = None, OidcError::ForeignState),
        (
            "another issuer",
            |_, answer| answer.iss = Some("https://evil.example".into()),
            OidcError::ForeignIssuer,
        ),
        ("no issuer", |_, answer| answer.iss = None, OidcError::ForeignIssuer),
        (
            "another code",
            |_, answer| answer.code = answer.code.take().map(|code| format!("{code}x")),
            refused("invalid_grant"),
        ),
        ("another proof", |begun, _| begun.pkce_verifier = "v".repeat(43), refused("invalid_grant")),
        (
            "another nonce",
            |begun, _| begun.nonce = "n".repeat(22),
            OidcError::Identity { fault: Fault::Nonce },
        ),
    ];
    for (what, alter, error) in cases {
        let (mut begun, mut answer) = there_and_back(&provider, "account=lea").await;
        alter(&mut begun, &mut answer);
        assert_eq!(provider.finish(&begun, &answer, now()).await, Err(error), "{what}");
    }
}

#[tokio::test]
async fn an_answer_is_good_once_and_not_for_long() {
    let server = start();
    let provider = Provider::new(settings(server.issuer())).expect("settings");
    let (begun, answer) = there_and_back(&provider, "account=lea").await;
    let later = Timestamp::from_micros(begun.at.micros() + 600_000_001);
    assert_eq!(provider.finish(&begun, &answer, later).await, Err(OidcError::TooLate));
    provider.finish(&begun, &answer, now()).await.expect("the first time");
    let code = "invalid_grant".to_owned();
    assert_eq!(provider.finish(&begun, &answer, now()).await, Err(OidcError::CodeRefused { code }));
}

#[tokio::test]
async fn who_declines_is_told_so() {
    let server = start();
    let provider = Provider::new(settings(server.issuer())).expect("settings");
    let (begun, answer) = there_and_back(&provider, "deny=1").await;
    let error = provider.finish(&begun, &answer, now()).await.expect_err("nobody signed in");
    assert_eq!(error, OidcError::Refused { code: "access_denied".to_owned() });
    assert_eq!(error.to_string(), "Le service de connexion a refusé : l'accès n'a pas été accordé.");
}

#[tokio::test]
async fn a_program_that_the_provider_does_not_know_is_told_apart() {
    let server = start();
    let wrong = ProviderSettings { client_secret: Some("guessed".to_owned()), ..settings(server.issuer()) };
    let provider = Provider::new(wrong).expect("settings");
    let (begun, answer) = there_and_back(&provider, "account=lea").await;
    let code = "invalid_client".to_owned();
    assert_eq!(provider.finish(&begun, &answer, now()).await, Err(OidcError::ClientRefused { code }));
}

#[tokio::test]
async fn a_person_signs_out_at_the_provider_too() {
    let server = start();
    let provider = Provider::new(settings(server.issuer())).expect("settings");
    let url =
        provider.sign_out_url("http://127.0.0.1:4/connexion", now()).await.expect("the provider answers");
    let url = Url::parse(&url.expect("it offers that")).expect("an address");
    let answer = Browser::default().get(url).await;
    assert_eq!(answer.status(), 200, "the provider asks whether to sign out");
}

#[tokio::test]
async fn a_provider_that_is_gone_is_told_apart() {
    let server = start();
    let provider = Provider::new(settings(server.issuer())).expect("settings");
    let (begun, answer) = there_and_back(&provider, "account=lea").await;
    let issuer = server.issuer().to_owned();
    drop(server);
    let between = provider.finish(&begun, &answer, now()).await;
    assert!(matches!(between, Err(OidcError::Unreachable { .. })), "{between:?}");
    let other = Provider::new(settings(&issuer)).expect("settings");
    let before = other.begin(now()).await;
    assert!(matches!(before, Err(OidcError::Unreachable { .. })), "{before:?}");
}
