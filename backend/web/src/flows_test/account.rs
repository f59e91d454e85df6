//! One's own account: password, sessions, second factor, tokens.

use office::kernel::access::Role;

use super::{House, PASSWORD, code};

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_not_this_one() {
    let house = House::new().await;
    let (browser, _) = house.person("luc@exemple.fr", &[Role::Sales]).await;
    let other = house.browser();
    other.post("/connexion", &[("email", "luc@exemple.fr"), ("password", PASSWORD)]).await.to();
    other.get("/compte").await.ok();
    browser.get("/compte/mot-de-passe").await.ok().says("autocomplete=\"current-password\"");
    let new = "un autre chemin de nuit";
    let change = |current, password| [("current", current), ("password", password), ("again", password)];
    let wrong = browser.post("/compte/mot-de-passe", &change("faux", new)).await.is(401);
    wrong.says("id=\"current-error\"");
    browser
        .post("/compte/mot-de-passe", &change(PASSWORD, "court"))
        .await
        .is(422)
        .says("id=\"password-error\"");
    let done = browser.post("/compte/mot-de-passe", &change(PASSWORD, new)).await.to();
    assert_eq!(done, "/compte?fait=mot-de-passe");
    browser.get(&done).await.ok().says("Le mot de passe est changé").says("role=\"status\"");
    other.get("/compte").await.to();
}

#[tokio::test]
async fn sessions_are_told_apart_and_ended() {
    let house = House::new().await;
    let (browser, _) = house.person("luc@exemple.fr", &[Role::Sales]).await;
    let entry = [("email", "luc@exemple.fr"), ("password", PASSWORD)];
    let (second, third) = (house.browser(), house.browser());
    for other in [&second, &third] {
        other.post("/connexion", &entry).await.to();
        other.get("/compte").await.ok();
    }
    let page = browser.get("/compte").await.ok();
    assert_eq!(page.text.matches("Firefox, Linux").count(), 3 + 2, "{}", page.text);
    assert_eq!(page.text.matches("celle-ci").count(), 1);
    let one = page.value("session").unwrap();
    assert_eq!(
        browser.post("/compte/sessions/fin", &[("session", &one)]).await.to(),
        "/compte?fait=session#sessions"
    );
    // Pressed twice, the button has done what it says; the session of somebody else stays open.
    browser.post("/compte/sessions/fin", &[("session", &one)]).await.to();
    let (nora, _) = house.person("nora@exemple.fr", &[Role::Sales]).await;
    let (noras, again) = (nora.get("/compte").await.ok(), house.browser());
    assert!(noras.value("session").is_none());
    again.post("/connexion", &[("email", "nora@exemple.fr"), ("password", PASSWORD)]).await.to();
    let hers = again.get("/compte").await.ok().value("session").unwrap();
    browser.post("/compte/sessions/fin", &[("session", &hers)]).await.to();
    nora.get("/compte").await.ok();
    let left = browser.get("/compte").await.ok();
    assert!(left.value("session").is_some());
    browser.post("/compte/sessions/autres", &[]).await.to();
    for other in [&second, &third] {
        other.get("/compte").await.to();
    }
    let alone = browser.get("/compte").await.ok();
    assert!(alone.value("session").is_none() && !alone.text.contains("Fermer toutes les autres"));
}

#[tokio::test]
async fn whoever_wants_a_second_factor_gives_the_password_once_more() {
    let house = House::new().await;
    let (browser, _) = house.person("luc@exemple.fr", &[Role::Sales]).await;
    browser.get("/compte").await.ok().says("Désactivée.").says("/compte/double-authentification");
    let page = "/compte/double-authentification";
    browser.get(page).await.ok().says("autocomplete=\"current-password\"");
    browser.post(page, &[("password", "faux")]).await.is(401).says("id=\"password-error\"");
    let next = browser.post(page, &[("password", PASSWORD)]).await.to();
    assert_eq!(next, "/connexion/double-authentification?suite=/compte");
    let key = browser.enrol(&next).await;
    browser.get("/compte").await.ok().says("Activée.").says("Il en reste 10.");
    house.wait(60);
    let again = house.browser();
    assert_eq!(again.sign_in("luc@exemple.fr", &key).await.to(), "/");
    assert_eq!(code(&key, house.now()).len(), 6);
}

#[tokio::test]
async fn a_token_is_shown_once_lets_in_and_is_revoked() {
    let house = House::new().await;
    let (browser, _) = house.person("luc@exemple.fr", &[Role::Sales]).await;
    browser.get("/compte/jetons").await.ok().says("Aucun jeton.");
    let form = browser.get("/compte/jetons/nouveau").await.ok();
    form.says("value=\"partners:read\"").says("value=\"partners\"");
    let path = "/compte/jetons/nouveau";
    browser
        .post(path, &[("name", "Export"), ("scopes", "partners:read"), ("expires_on", "demain")])
        .await
        .is(422);
    browser.post(path, &[("name", "Export"), ("expires_on", "")]).await.is(422).says("id=\"scopes-error\"");
    let far = [("name", "Export"), ("scopes", "partners:read"), ("expires_on", "2030-01-01")];
    browser.post(path, &far).await.is(422).says("id=\"expires_on-error\"");
    let good = [("name", "Export"), ("scopes", "partners:read"), ("expires_on", "")];
    let made = browser.post(path, &good).await.ok();
    let secret = made.between(">qt_", "<");
    let principal =
        house.office.accounts.identify_token(house.now(), &format!("qt_{secret}")).await.unwrap().unwrap();
    assert_eq!(principal.scopes(), Some(&["partners:read".to_owned()][..]));

    let list = browser.get("/compte/jetons").await.ok();
    list.says("Export").says("Partenaires\u{a0}: lire").says("18 août 2016");
    assert!(!list.text.contains(&secret), "shown once");
    let token = list.value("token").unwrap();
    browser.post("/compte/jetons/revocation", &[("token", &token)]).await.to();
    browser.get("/compte/jetons").await.ok().says("révoqué");
    let gone = house.office.accounts.identify_token(house.now(), &format!("qt_{secret}")).await.unwrap();
    assert!(gone.is_none());
}
