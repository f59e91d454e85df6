//! People come in through an identity provider: the real program, a real provider, and a browser between the two.

#[path = "../backend/wires/oidc/tests/provider/mod.rs"]
mod provider;

use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::{Response, Url};

use self::provider::{Browser, CLIENT_ID, CLIENT_SECRET, TestProvider, target};
use crate::support::Program;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../backend/wires/oidc/tests/provider");

/// The program with the provider in its settings; whoever has a role there becomes a user.
fn serve(database: &TestDatabase, provider: &TestProvider) -> Program {
    Program::serve_with(
        database,
        &[
            ("QUINTETTE_OIDC__ISSUER", provider.issuer()),
            ("QUINTETTE_OIDC__CLIENT_ID", CLIENT_ID),
            ("QUINTETTE_OIDC__CLIENT_SECRET", CLIENT_SECRET),
            ("QUINTETTE_OIDC__NAME", "Maison d'essai"),
            ("QUINTETTE_OIDC__ROLES_CLAIM", "realm_access.roles"),
            ("QUINTETTE_OIDC__ROLES", "{equipe=\"staff\"}"),
            ("QUINTETTE_OIDC__PROVISION", "true"),
        ],
    )
}

fn address(program: &Program, path: &str) -> Url {
    Url::parse(&program.url(path)).unwrap()
}

/// Leaves for the provider, signs in there, and gives the address to which it sends the browser back.
async fn there_and_back(program: &Program, browser: &Browser, words: &str) -> Url {
    let leaving = address(program, "/connexion/oidc?suite=/compte");
    let away = browser.get(leaving.clone()).await;
    assert_eq!(away.status(), 303, "{}", program.log());
    let there = target(&away, &leaving);
    browser.sign_in(there.as_str(), words, &program.url("/connexion/oidc/retour")).await
}

async fn text(answer: Response, status: u16) -> String {
    assert_eq!(answer.status(), status);
    answer.text().await.unwrap()
}

on_both_databases!(a_person_whom_the_provider_vouches_for_comes_in, async |db: TestDatabase| {
    let provider = TestProvider::start(FOLDER);
    let program = serve(&db, &provider);
    let browser = Browser::default();
    let entrance = text(browser.get(address(&program, "/connexion")).await, 200).await;
    assert!(entrance.contains("Continuer avec Maison d’essai"), "{entrance}");

    let back = there_and_back(&program, &browser, "account=lea").await;
    let welcomed = browser.get(back.clone()).await;
    assert_eq!(target(&welcomed, &back).path(), "/compte", "{}", program.log());
    let account = address(&program, "/compte");
    let file = text(browser.get(account.clone()).await, 200).await;
    assert!(file.contains("Léa Martin") && file.contains("lea.martin@example.org"), "{file}");

    // The same address again, and in another browser: nobody comes in by it.
    let code = back.query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned();
    for other in [&browser, &Browser::default()] {
        let page = text(other.get(back.clone()).await, 400).await;
        assert!(page.contains("Recommencez") && !page.contains(&code), "{page}");
    }
    let nobody = Browser::default();
    let refused = nobody.get(account.clone()).await;
    assert_eq!(target(&refused, &account).path(), "/connexion");

    // Léa comes back as the same user.
    let again = Browser::default();
    let back = there_and_back(&program, &again, "account=lea").await;
    assert_eq!(again.get(back).await.status(), 303);
    assert!(text(again.get(account).await, 200).await.contains("Léa Martin"));

    let log = program.log();
    for secret in [CLIENT_SECRET, &code, "lea.martin@example.org", "Léa"] {
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
    }
});

on_both_databases!(nobody_else_comes_in, async |db: TestDatabase| {
    let provider = TestProvider::start(FOLDER);
    let program = serve(&db, &provider);
    // Omar's address is not verified, and the provider gives him no role; nor does it give Inès one.
    for account in ["account=omar", "account=ines"] {
        let browser = Browser::default();
        let back = there_and_back(&program, &browser, account).await;
        let page = text(browser.get(back).await, 403).await;
        assert!(page.contains("aucun compte ne vous est ouvert ici"), "{page}");
        let account = address(&program, "/compte");
        assert_eq!(browser.get(account).await.status(), 303, "still nobody");
    }
    let declining = Browser::default();
    let back = there_and_back(&program, &declining, "deny=1").await;
    let page = text(declining.get(back).await, 403).await;
    assert!(page.contains("l’accès n’a pas été accordé"), "{page}");

    // A page of another site does not send anybody through the provider unasked.
    let leaving = address(&program, "/connexion/oidc?suite=/compte");
    let lured = Browser::default();
    let sent =
        lured.send(|http| http.get(leaving.clone()).header("sec-fetch-site", "cross-site"), &leaving).await;
    assert_eq!(target(&sent, &leaving).path(), "/connexion");
});

on_both_databases!(a_provider_that_is_down_keeps_nobody_else_out, async |db: TestDatabase| {
    let provider = TestProvider::start(FOLDER);
    let program = serve(&db, &provider);
    let browser = Browser::default();
    let back = there_and_back(&program, &browser, "account=lea").await;
    drop(provider);
    let page = text(browser.get(back).await, 503).await;
    assert!(page.contains("Le service de connexion ne répond pas"), "{page}");
    for path in ["/connexion", "/readyz"] {
        assert_eq!(browser.get(address(&program, path)).await.status(), 200, "{path}");
    }
});
