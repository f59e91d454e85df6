//! What the pages refuse: wrong passwords, too many of them, forged forms, ways to other sites, rights that one lacks.

use actix_web::http::header;
use office::kernel::access::Role;

use super::{House, PASSWORD};

#[tokio::test]
async fn a_wrong_password_is_said_beside_its_field_and_tells_nothing_about_who_exists() {
    let house = House::new().await;
    house.person("luc@exemple.fr", &[Role::Sales]).await;
    let wrong = async |email: &str| {
        let answer =
            house.browser().post("/connexion", &[("email", email), ("password", "faux")]).await.is(401);
        answer.says("id=\"password-error\"").says("aria-describedby=\"password-error\"").says("aria-invalid");
        answer.says("<title>Erreur – Connexion");
        answer.text.replace(email, "X")
    };
    assert_eq!(wrong("luc@exemple.fr").await, wrong("nobody@exemple.fr").await);
    let english = house.browser().post("/connexion?lang=en", &[("email", "x@y.fr"), ("password", "z")]).await;
    english.is(401).says("Wrong address or password.");
}

#[tokio::test]
async fn too_many_attempts_wait_and_say_how_long() {
    let house = House::new().await;
    house.person("luc@exemple.fr", &[Role::Sales]).await;
    let browser = house.browser();
    let mut last = None;
    for _ in 0..8 {
        let answer = browser.post("/connexion", &[("email", "luc@exemple.fr"), ("password", "faux")]).await;
        if answer.status.as_u16() == 429 {
            last = Some(answer);
            break;
        }
        answer.is(401);
    }
    let locked = last.expect("attempts are slowed down");
    let seconds: i64 = locked.headers.get(header::RETRY_AFTER).unwrap().to_str().unwrap().parse().unwrap();
    locked.says(&format!("attendez {seconds} seconde")).says("role=\"alert\"");
    // The right password waits too, then lets in.
    let entry = [("email", "luc@exemple.fr"), ("password", PASSWORD)];
    browser.post("/connexion", &entry).await.is(429);
    house.wait(seconds + 1);
    browser.post("/connexion", &entry).await.to();
}

#[tokio::test]
async fn no_way_through_the_entrance_leads_to_another_site() {
    let house = House::new().await;
    house.person("luc@exemple.fr", &[Role::Sales]).await;
    for elsewhere in ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example"] {
        let browser = house.browser();
        let query = crate::frame::encoded(elsewhere);
        let page = browser.get(&format!("/connexion?suite={query}")).await.ok();
        assert!(!page.text.contains("evil"), "{}", page.text);
        let entry = [("email", "luc@exemple.fr"), ("password", PASSWORD), ("suite", elsewhere)];
        assert_eq!(browser.post("/connexion", &entry).await.to(), "/");
        assert_eq!(browser.get(&format!("/connexion?suite={query}")).await.to(), "/");
    }
}

#[tokio::test]
async fn a_form_that_was_not_asked_for_here_is_refused() {
    let house = House::new().await;
    let (browser, _) = house.person("luc@exemple.fr", &[Role::Sales]).await;
    browser.get("/compte").await.ok();
    browser.foreign.set(true);
    browser.post("/deconnexion", &[]).await.is(403).says("Accès refusé");
    browser.foreign.set(false);
    browser.forget_form();
    browser.post("/deconnexion", &[]).await.is(403);
    browser.get("/compte").await.ok();
    // The entrance too: nobody is signed in as somebody else unawares.
    let stranger = house.browser();
    stranger.foreign.set(true);
    stranger.post("/connexion", &[("email", "luc@exemple.fr"), ("password", PASSWORD)]).await.is(403);
}

#[tokio::test]
async fn every_page_but_the_entrance_sends_nobody_to_the_entrance() {
    let house = House::new().await;
    let browser = house.browser();
    for page in [
        "/compte",
        "/compte/mot-de-passe",
        "/compte/jetons",
        "/compte/jetons/nouveau",
        "/compte/codes-de-secours",
        "/utilisateurs",
        "/utilisateurs/inviter",
        "/utilisateurs/programme",
        "/utilisateurs/00000000-0000-0000-0000-000000000001",
        "/journal",
        "/associe",
        "/calendrier",
        "/mandats",
        "/mandats/nouveau",
        "/assemblees",
        "/rapports/2015.pdf",
    ] {
        assert_eq!(browser.get(page).await.to(), format!("/connexion?suite={page}"));
    }
    assert_eq!(browser.get("/").await.to(), "/connexion");
    assert_eq!(browser.get("/?annee=2015&lang=en").await.to(), "/connexion?suite=/%3Fannee%3D2015&lang=en");
    // What was sent is not sent again: the way leads to the part of the house.
    assert_eq!(browser.post("/compte/sessions/autres", &[]).await.to(), "/connexion?suite=/compte");
    for open in ["/connexion", "/connexion/lien", "/mot-de-passe/oublie", "/static/quintette.css"] {
        browser.get(open).await.ok();
    }
}

#[tokio::test]
async fn a_page_beyond_ones_rights_is_refused_in_a_sentence_and_is_not_offered() {
    let house = House::new().await;
    let (browser, _) = house.person("zoe@exemple.fr", &[Role::Member]).await;
    let page = browser.get("/compte").await.ok();
    for hidden in ["/utilisateurs", "/journal"] {
        assert!(!page.text.contains(&format!("href=\"{hidden}\"")), "{hidden} is not offered");
        browser
            .get(hidden)
            .await
            .is(403)
            .says("Accès refusé")
            .says("Votre rôle ne permet pas cette opération");
    }
    browser.get("/utilisateurs/inviter").await.is(403);
    let fields = [("name", "X"), ("email", "x@exemple.fr"), ("roles", "administrator")];
    browser.post("/utilisateurs/inviter", &fields).await.is(403);
}

#[tokio::test]
async fn no_page_is_kept_and_each_forbids_scripts() {
    let house = House::new().await;
    let (browser, _) = house.person("luc@exemple.fr", &[Role::Sales]).await;
    for path in ["/compte", "/connexion/lien", "/nulle-part"] {
        let answer = browser.get(path).await;
        let header =
            |name: header::HeaderName| answer.headers.get(name).unwrap().to_str().unwrap().to_owned();
        assert_eq!(header(header::CACHE_CONTROL), "no-store", "{path}");
        let policy = header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.contains("default-src 'none'") && policy.contains("form-action 'self'"), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("script"), "{policy}");
        assert_eq!(header(header::REFERRER_POLICY), "same-origin", "{path}");
    }
}
