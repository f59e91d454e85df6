//! What the staff does with mandates: given, represented by somebody else, ended before their term.

use office::kernel::access::Role;

use super::register::{admitted, person, statutes, with};
use super::{Answer, House};

/// What is typed to give an auditor's mandate.
fn auditor() -> Vec<(&'static str, &'static str)> {
    vec![
        ("kind", "auditor"),
        ("years", "6"),
        ("name", "Cabinet Exemple"),
        ("entity", "oui"),
        ("representative", "Inès Petit"),
        ("decided_by", "Assemblée générale ordinaire"),
        ("decided_on", "2016-05-12"),
        ("from", "2016-05-12"),
    ]
}

/// The addresses of the mandates of a list, in its order.
fn addresses(list: &Answer) -> Vec<String> {
    let ids = list.text.split("/fin\"").filter_map(|part| part.rsplit("/mandats/").next());
    let mut all: Vec<String> = ids.map(|id| format!("/mandats/{id}")).collect();
    all.pop(); // what follows the last of them
    all
}

#[tokio::test]
async fn a_mandate_is_given_and_nothing_typed_is_lost_by_a_refusal() {
    let house = House::new().await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let path = "/mandats/nouveau";
    browser.get("/mandats").await.ok().says("Aucun mandat").says(&format!("href=\"{path}\""));
    browser.get(path).await.ok().says("value=\"2016-05-20\"");
    let unruled = browser.post(path, &auditor()).await.is(404);
    unruled.says("role=\"alert\"").says("Cabinet Exemple");
    statutes(&house).await;
    browser.get("/calendrier").await.ok().says("href=\"/mandats\"");
    for (wrong, field, why) in [
        (("years", "7"), "years", "7 ans demandés, 6 au plus"),
        (("years", "six"), "years", "nombre entier"),
        (("kind", "chair"), "kind", "personne physique"),
        (("kind", "queen"), "kind", "Choisissez"),
        (("entity", "non"), "representative", "Seule une personne morale"),
        (("name", " "), "name", "à qui"),
        (("decided_by", ""), "decided_by", "qui a donné"),
        (("from", "2016-05-11"), "from", "ne peut pas commencer"),
        (("from", "demain"), "from", "2016-05-20"),
        (("member", "99"), "member", "Aucun associé ne portait"),
    ] {
        let refused = browser.post(path, &with(auditor(), &[wrong])).await.is(422);
        refused.says(&format!("id=\"{field}-error\"")).says(why).says("value=\"Inès Petit\"");
    }
    let director = with(auditor(), &[("kind", "director"), ("representative", "")]);
    browser.post(path, &director).await.is(422).says("id=\"representative-error\"").says("L225-20");
    let substitute = with(auditor(), &[("kind", "director"), ("substitute", "oui")]);
    browser.post(path, &substitute).await.is(422).says("id=\"substitute-error\"").says("suppléant");

    let key = browser.get(path).await.ok().value("cle").unwrap();
    let mut order: Vec<(&str, &str)> = with(auditor(), &[("substitute", "oui")]);
    order.push(("cle", &key));
    for _ in 0..2 {
        assert_eq!(browser.post(path, &order).await.to(), "/mandats?fait=mandat");
    }
    let list = browser.get("/mandats?fait=mandat").await.ok();
    list.says("Le mandat est inscrit").says("1 mandat connu au 20 mai 2016").says("Cabinet Exemple");
    list.says("Commissaire aux comptes (suppléance)").says("représenté par Inès Petit").says("en cours");
    list.says("30 juin 2022").says("Assemblée générale ordinaire");
    for (query, count) in [
        ("etat=en-cours&type=auditor", "1 mandat"),
        ("etat=a-venir", "Aucun"),
        ("etat=termine", "Aucun"),
        ("type=director", "Aucun"),
        ("au=2016-05-11", "Aucun"),
        ("au=2022-07-01&etat=termine", "1 mandat"),
    ] {
        browser.get(&format!("/mandats?{query}")).await.ok().says(count);
    }
    browser.get("/mandats?au=hier").await.is(422);
    browser.get("/mandats?lang=en").await.ok().says("Statutory auditor (substitute)");
}

#[tokio::test]
async fn a_mandate_has_another_representative_and_ends_before_its_term() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let file = admitted(&browser, &person("Exemple")).await;
    browser.post("/mandats/nouveau", &auditor()).await.to();
    let member =
        [("kind", "director"), ("years", "3"), ("member", "1"), ("name", ""), ("representative", "")];
    browser.post("/mandats/nouveau", &with(auditor(), &member)).await.to();
    let list = browser.get("/mandats").await.ok();
    list.says(&format!("href=\"{file}\"")).says("Zoé Exemple").says("30 juin 2019");
    let all = addresses(&list);
    let [cabinet, zoe] = all.as_slice() else { panic!("{all:?}") };

    let replace = format!("{cabinet}/representant");
    browser.get(&replace).await.ok().says("Représentant permanent").says("Inès Petit");
    let acts = |representative, on| [("representative", representative), ("on", on)];
    browser.post(&replace, &acts(" ", "2016-05-13")).await.is(422).says("id=\"representative-error\"");
    let early = browser.post(&replace, &acts("Luc Garnier", "2016-05-01")).await.is(409);
    early.says("id=\"on-error\"").says("value=\"Luc Garnier\"").says("dernier fait connu");
    let of_person = browser.post(&format!("{zoe}/representant"), &acts("Luc", "2016-05-13")).await.is(422);
    of_person.says("Seule une personne morale");
    assert_eq!(
        browser.post(&replace, &acts("Luc Garnier", "2016-05-13")).await.to(),
        "/mandats?fait=representant"
    );
    browser
        .get("/mandats?fait=representant")
        .await
        .ok()
        .says("représenté par Luc Garnier")
        .says("est inscrit");

    let end = format!("{zoe}/fin");
    let form = browser.get(&end).await.ok();
    form.says("Zoé Exemple").says("Décès").says("au 30 juin 2019 au plus tard");
    assert!(!form.text.contains("Dissolution"), "{}", form.text);
    let ends = |reason, on| [("reason", reason), ("on", on), ("note", "Déménagement")];
    for (reason, on, status, field, why) in [
        ("dissolution", "2016-05-15", 422, "reason", "personne physique"),
        ("", "2016-05-15", 422, "reason", "Choisissez"),
        ("resignation", "2019-07-01", 409, "on", "prend fin de lui-même"),
        ("resignation", "2016-05-01", 409, "on", "dernier fait connu"),
        ("resignation", "", 422, "on", "2016-05-20"),
    ] {
        let refused = browser.post(&end, &ends(reason, on)).await.is(status);
        refused.says(&format!("id=\"{field}-error\"")).says(why).says("value=\"Déménagement\"");
    }
    assert_eq!(browser.post(&end, &ends("resignation", "2016-05-15")).await.to(), "/mandats?fait=fin");
    let list = browser.get("/mandats?fait=fin&etat=termine").await.ok();
    list.says("La fin du mandat est inscrite").says("Démission – Déménagement").says("15 mai 2016");
    assert_eq!(addresses(&list), Vec::<String>::new(), "nothing is offered about a mandate that is over");
    browser.post(&end, &ends("resignation", "2016-05-16")).await.is(409).says("a pris fin le 15 mai 2016");
    browser.get("/mandats?au=2016-05-14&etat=en-cours").await.ok().says("Zoé Exemple");

    browser.get("/mandats/nulle-part/fin").await.is(404);
    browser.get("/mandats/00000000-0000-0000-0000-000000000001/fin").await.is(404);
    let (auditor, _) = house.person("luc@exemple.fr", &[Role::Auditor]).await;
    let list = auditor.get("/mandats").await.ok();
    assert!(!list.text.contains("/mandats/"), "{}", list.text);
    auditor.get("/mandats/nouveau").await.is(403);
    auditor.post(&end, &ends("resignation", "2016-05-16")).await.is(403);
    let (sales, _) = house.person("sam@exemple.fr", &[Role::Sales]).await;
    sales.get("/mandats").await.is(403);
}
