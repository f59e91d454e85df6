//! Ways in: the first administrator, a password, a link by mail, a forgotten password; and out.

use office::accounts::public::{AcceptInvitation, InviteUser, UserId};
use office::kernel::access::Role;
use office::values::Uuid;

use super::{House, PASSWORD, code, link_in};

#[tokio::test]
async fn the_first_administrator_comes_in_by_the_printed_link_and_sets_up_the_second_factor() {
    let house = House::new().await;
    let secret = house.office.accounts.first_administrator(&house.context()).await.unwrap().unwrap();
    let (browser, path) = (house.browser(), format!("/bienvenue/{}", &*secret));
    browser.get(&path).await.ok().says("administrateur").says("autocomplete=\"new-password\"");
    browser.get(&path).await.ok(); // looking at it does not use it up

    let form = |name, email, password, again| {
        [("name", name), ("email", email), ("password", password), ("again", again)]
    };
    let differing = browser.post(&path, &form("Claire", "c@exemple.fr", PASSWORD, "autre")).await.is(422);
    differing.says("aria-describedby=\"again-error\"").says("Claire");
    assert!(!differing.text.contains(PASSWORD), "a password never comes back");
    browser.post(&path, &form("Claire", "c", PASSWORD, PASSWORD)).await.is(422).says("id=\"email-error\"");
    browser
        .post(&path, &form("Claire", "c@exemple.fr", "court", "court"))
        .await
        .is(422)
        .says("password-error");
    let common = "motdepasse1234";
    browser.post(&path, &form("Claire", "c@exemple.fr", common, common)).await.is(422).says("password-error");

    let next = browser.post(&path, &form("Claire", "c@exemple.fr", PASSWORD, PASSWORD)).await.to();
    assert_eq!(next, "/connexion/double-authentification");
    assert!(browser.cookie("__Host-quintette").is_none(), "not in yet");
    browser.get("/compte").await.to();

    let page = browser.get(&next).await.ok();
    page.says("role=\"img\"").says("href=\"otpauth://totp/").says("autocomplete=\"one-time-code\"");
    browser.post(&next, &[("code", "000000")]).await.is(401).says("aria-invalid=\"true\"");
    browser.enrol(&next).await;
    browser.get("/compte").await.ok().says("Claire").says("administration");
    browser.get("/utilisateurs").await.ok().says("c@exemple.fr");

    assert!(house.office.accounts.first_administrator(&house.context()).await.unwrap().is_none());
    house.browser().get(&path).await.is(404).says("Ce lien ne sert plus");
}

#[tokio::test]
async fn a_password_and_a_code_lead_back_to_the_page_that_was_asked_for() {
    let house = House::new().await;
    let (_, key) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let key = key.unwrap();
    house.wait(60);
    let browser = house.browser();
    let entrance = browser.get("/compte/jetons?a=b").await.to();
    assert_eq!(entrance, "/connexion?suite=/compte/jetons%3Fa%3Db");
    let page = browser.get(&entrance).await.ok();
    assert_eq!(page.value("suite").as_deref(), Some("/compte/jetons?a=b"));

    let entry = [("email", "claire@exemple.fr"), ("password", PASSWORD), ("suite", "/compte/jetons?a=b")];
    let next = browser.post("/connexion", &entry).await.to();
    assert_eq!(next, "/connexion/code?suite=/compte/jetons%3Fa%3Db");
    browser.get(&next).await.ok().says("inputmode=\"numeric\"").says("secours=1");
    let answer = browser.post(&next, &[("code", "000000"), ("suite", "/compte/jetons?a=b")]).await.is(401);
    answer.says("id=\"code-error\"");
    let good = code(&key, house.now());
    let answer = browser.post(&next, &[("code", &good), ("suite", "/compte/jetons?a=b")]).await;
    assert_eq!(answer.to(), "/compte/jetons?a=b");
    browser.get("/compte/jetons?a=b").await.ok();
    // Signed in already: the entrance leads on.
    assert_eq!(browser.get("/connexion?suite=/compte").await.to(), "/compte");
}

#[tokio::test]
async fn a_recovery_code_lets_in_once() {
    let house = House::new().await;
    let (browser, key) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    house.wait(60);
    browser.get("/compte/codes-de-secours").await.ok();
    let fresh = code(&key.unwrap(), house.now());
    let codes = browser.post("/compte/codes-de-secours", &[("code", &fresh)]).await.ok();
    let recovery = codes.between("<li><kbd>", "</kbd>");

    let enter = async || {
        let browser = house.browser();
        let entry = [("email", "claire@exemple.fr"), ("password", PASSWORD)];
        let next = browser.post("/connexion", &entry).await.to();
        let page = browser.get(&format!("{next}?secours=1")).await.ok();
        page.says("Code de secours");
        browser.post(&next, &[("code", &recovery), ("secours", "1")]).await
    };
    assert_eq!(enter().await.to(), "/");
    enter().await.is(401).says("Code de secours").says("id=\"code-error\"");
}

#[tokio::test]
async fn a_member_comes_in_by_a_link_that_only_the_button_uses_up() {
    let house = House::new().await;
    member(&house, "zoe@exemple.fr").await;
    house.mails().await;
    house.wait(60);
    let browser = house.browser();
    let sent = browser.post("/connexion/lien", &[("email", "Zoe@exemple.fr ")]).await.ok();
    let unknown = browser.post("/connexion/lien", &[("email", "nobody@exemple.fr")]).await.ok();
    let told = |text: &str| text.replace("Zoe@exemple.fr", "X").replace("nobody@exemple.fr", "X");
    assert_eq!(told(&sent.text), told(&unknown.text), "the answer tells nothing about who exists");
    let mails = house.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    let link = link_in(&mails[0], "/connexion/lien/");

    for _ in 0..2 {
        house.browser().get(&link).await.ok().says("Me connecter");
    }
    assert_eq!(browser.post(&link, &[]).await.to(), "/");
    browser.get("/compte").await.ok().says("Zoé Exemple");
    house.browser().post(&link, &[]).await.is(404).says("Ce lien ne sert plus");
}

#[tokio::test]
async fn a_forgotten_password_is_set_anew_and_other_sessions_end() {
    let house = House::new().await;
    let (open, _) = house.person("luc@exemple.fr", &[Role::Sales]).await;
    house.mails().await;
    open.get("/compte").await.ok();
    let browser = house.browser();
    browser
        .post("/mot-de-passe/oublie", &[("email", "luc@exemple.fr")])
        .await
        .ok()
        .says("Regardez votre courrier");
    let mails = house.mails().await;
    let link = link_in(&mails[0], "/mot-de-passe/");
    browser.get(&link).await.ok().says("autocomplete=\"new-password\"");
    browser.post(&link, &[("password", "court"), ("again", "court")]).await.is(422).says("password-error");
    let new = "un autre chemin de nuit";
    browser.post(&link, &[("password", new), ("again", new)]).await.to();
    browser.get("/compte").await.ok();
    assert_eq!(open.get("/compte").await.to(), "/connexion?suite=/compte");
    house.browser().post(&link, &[("password", new), ("again", new)]).await.is(404);

    let other = house.browser();
    let entry = |password| [("email", "luc@exemple.fr"), ("password", password)];
    other.post("/connexion", &entry(PASSWORD)).await.is(401);
    other.post("/connexion", &entry(new)).await.to();
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    let house = House::new().await;
    let (browser, _) = house.person("luc@exemple.fr", &[Role::Sales]).await;
    browser.get("/compte").await.ok();
    let secret = browser.cookie("__Host-quintette").unwrap();
    let left = browser.post("/deconnexion", &[]).await;
    assert_eq!(left.headers.get("clear-site-data").unwrap(), r#""cache", "storage""#);
    assert_eq!(left.to(), "/connexion?fait=deconnexion");
    assert_eq!(browser.cookie("__Host-quintette"), None);
    browser.get("/connexion?fait=deconnexion").await.ok().says("Vous êtes déconnecté");
    // Whoever kept the cookie has nothing.
    browser.cookies.borrow_mut().insert("__Host-quintette".to_owned(), secret);
    browser.get("/compte").await.to();
}

/// A member who has come once, with a link to the register that leads nowhere yet.
async fn member(house: &House, email: &str) {
    let order = InviteUser {
        id: UserId::new(Uuid::now_v7()),
        name: "Zoé Exemple".to_owned(),
        email: email.parse().unwrap(),
        roles: vec![Role::Member],
        member: None,
        organisation: None,
    };
    let secret = std::sync::Mutex::new(String::new());
    let link = |text: &str| {
        text.clone_into(&mut secret.lock().unwrap());
        text.to_owned()
    };
    house.office.accounts.invite_user(&house.context(), order, &link).await.unwrap();
    let accept = AcceptInvitation { name: None, email: None, password: PASSWORD.to_owned() };
    let attempt =
        office::accounts::Attempt::from(house.now(), Uuid::now_v7(), "127.0.0.1".parse().unwrap(), "test");
    let secret = secret.lock().unwrap().clone();
    house.office.accounts.accept_invitation(&attempt, &secret, accept).await.unwrap();
}
