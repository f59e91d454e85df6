//! What an administrator does about users, and what the trail keeps of it.

use office::kernel::access::Role;

use super::{House, PASSWORD, link_in};

#[tokio::test]
async fn somebody_is_invited_comes_is_changed_disabled_and_let_in_again() {
    let house = House::new().await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Administrator]).await;
    house.mails().await;
    browser.get("/utilisateurs/inviter").await.ok().says("value=\"administrator\"");
    let path = "/utilisateurs/inviter";
    let wrong = [("name", "Inès Petit"), ("email", "ines"), ("roles", "sales")];
    browser.post(path, &wrong).await.is(422).says("id=\"email-error\"").says("value=\"Inès Petit\"");
    let none = [("name", "Inès Petit"), ("email", "ines@exemple.fr")];
    browser.post(path, &none).await.is(422).says("id=\"roles-error\"");
    let member = [("name", "Inès"), ("email", "ines@exemple.fr"), ("roles", "sales"), ("member", "12")];
    browser.post(path, &member).await.is(422).says("id=\"member-error\"");
    let good =
        [("name", "Inès Petit"), ("email", "ines@exemple.fr"), ("roles", "sales"), ("roles", "member")];
    let page = browser.post(path, &good).await.to();
    browser.get(&page).await.ok().says("L’invitation est partie").says("invité").says("commercial, associé");
    let user = page.split('?').next().unwrap();

    let link = link_in(&house.mails().await[0], "/bienvenue/");
    let invited = house.browser();
    invited
        .get(&link)
        .await
        .ok()
        .says("Bienvenue, Inès Petit")
        .says("value=\"ines@exemple.fr\"")
        .says("readonly");
    invited.post(&link, &[("password", PASSWORD), ("again", PASSWORD)]).await.to();
    invited.get("/compte").await.ok();

    browser.get(&format!("{user}/roles")).await.ok().says("checked");
    browser.post(&format!("{user}/roles"), &[]).await.is(422).says("id=\"roles-error\"");
    browser.post(&format!("{user}/roles"), &[("roles", "auditor")]).await.to();
    browser.get(user).await.ok().says("audit");
    invited.get("/compte").await.to(); // a change of rights ends the sessions

    browser
        .post(&format!("{user}/desactivation"), &[("reason", " ")])
        .await
        .is(422)
        .says("id=\"reason-error\"");
    browser.post(&format!("{user}/desactivation"), &[("reason", "a quitté la maison")]).await.to();
    browser.get(user).await.ok().says("désactivé").says("Réactiver");
    let entry = [("email", "ines@exemple.fr"), ("password", PASSWORD)];
    invited.post("/connexion", &entry).await.is(401);
    browser.post(&format!("{user}/activation"), &[]).await.to();
    invited.post("/connexion", &entry).await.to();
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let house = House::new().await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Administrator]).await;
    let page = browser.get("/utilisateurs").await.ok();
    let user = page.between("<th scope=\"row\"><a href=\"", "\"");
    let refused = browser.post(&format!("{user}/desactivation"), &[("reason", "essai")]).await.is(409);
    refused.says("dernier administrateur").says("role=\"alert\"");
    browser.post(&format!("{user}/roles"), &[("roles", "staff")]).await.is(409).says("role=\"alert\"");
}

#[tokio::test]
async fn the_register_is_searched_sorted_and_read_as_of_a_day() {
    let house = House::new().await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Administrator]).await;
    house.wait(86_400 * 10);
    house.person("luc@exemple.fr", &[Role::Sales]).await;
    let (browser, _) = {
        let key = String::new();
        drop((browser, key));
        house.person("marie@exemple.fr", &[Role::Administrator]).await
    };
    let list = async |query: &str| browser.get(&format!("/utilisateurs{query}")).await.ok().text;
    let all = list("").await;
    assert!(
        all.contains("3 utilisateurs au 30 mai 2016") && all.contains("aria-sort=\"ascending\""),
        "{all}"
    );
    let sorted = list("?tri=-name").await;
    assert!(sorted.find("marie@").unwrap() < sorted.find("claire@").unwrap());
    let sales = list("?role=sales").await;
    assert!(sales.contains("luc@") && !sales.contains("claire@") && sales.contains("Tout afficher"));
    let found = list("?recherche=LUC").await;
    assert!(found.contains("luc@") && !found.contains("claire@"));
    let before = list("?au=2016-05-25").await;
    assert!(before.contains("claire@") && !before.contains("luc@"), "{before}");
    assert!(list("?recherche=zzz").await.contains("Aucun utilisateur"));
    browser.get("/utilisateurs?tri=shoe").await.is(422);
}

#[tokio::test]
async fn a_program_gets_its_token_from_an_administrator() {
    let house = House::new().await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Administrator]).await;
    browser.get("/utilisateurs/programme").await.ok();
    let page =
        browser.post("/utilisateurs/programme", &[("name", "Site web"), ("roles", "auditor")]).await.to();
    let user = page.split('?').next().unwrap();
    browser.get(&page).await.ok().says("programme").says("Aucun jeton.");
    browser.get(&format!("{user}/jetons")).await.ok().says("Site web");
    let order = [("name", "Chiffres"), ("scopes", "reports:read"), ("expires_on", "")];
    let made = browser.post(&format!("{user}/jetons"), &order).await.ok();
    made.says(">qt_");
    let page = browser.get(user).await.ok();
    let token = page.value("token").unwrap();
    browser.post(&format!("{user}/revocation"), &[("token", &token)]).await.to();
    browser.get(user).await.ok().says("révoqué");
}

#[tokio::test]
async fn the_trail_tells_who_came_who_was_refused_and_who_read_whom() {
    let house = House::new().await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Administrator]).await;
    house.browser().post("/connexion", &[("email", "claire@exemple.fr"), ("password", "faux")]).await.is(401);
    browser.get("/utilisateurs").await.ok();
    let trail = browser.get("/journal").await.ok();
    trail.says("Connexion refusée").says("mot de passe").says("127.0.0.0/24").says("GET /utilisateurs");
    trail.says("format=csv-fr");
    let refused = browser.get("/journal?fait=sign_in_refused").await.ok();
    refused.says("Connexion refusée").says("1 fait");
    let none = browser.get("/journal?du=2016-06-01").await.ok();
    none.says("Aucun fait");
    browser.get("/journal?du=mai").await.is(422);
}
