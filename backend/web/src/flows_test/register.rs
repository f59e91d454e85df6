//! What the staff does with the register of members, from an admission to the repayment of who left.

use office::assemblies::public::{
    AbstentionClause, AdoptStatutes, Majorities, ProxyCeiling, QuorumBasis, QuorumThresholds,
    StatutesDocument,
};
use office::kernel::access::Role;

use super::{Browser, House};

/// Statutes of two categories of persons, and one of companies.
pub(super) async fn statutes(house: &House) {
    let day = "2015-01-01".parse().unwrap();
    let document = StatutesDocument {
        weighting: None,
        quorum_basis: QuorumBasis::Members,
        quorums: QuorumThresholds::legal(),
        majorities: Majorities::legal(),
        proxy_ceiling: ProxyCeiling::AtMost { mandates: 5 },
        abstentions: AbstentionClause::NotCast,
        categories: crate::samples::categories(),
        membership: None,
        year_end: None,
        meetings: None,
    };
    let order = AdoptStatutes { adopted_on: day, effective_on: day, document };
    house.office.assemblies.adopt_statutes(&house.context(), order).await.unwrap();
}

/// What is typed to admit a person.
pub(super) fn person(name: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("kind", "NaturalPerson"),
        ("given_name", "Zoé"),
        ("name", name),
        ("lines", "12 rue des Armuriers"),
        ("postal_code", "42000"),
        ("city", "Saint-Étienne"),
        ("country", "FR"),
        ("email", "zoe@exemple.fr"),
        ("category", "Creators/creator"),
        ("decided_on", "2016-03-01"),
        ("on", "2016-03-02"),
        ("shares", "200"),
        ("paid", "10 000,00"),
        ("means", "Cheque"),
        ("reference", "CHQ 12"),
    ]
}

pub(super) fn with(
    mut fields: Vec<(&'static str, &'static str)>,
    more: &[(&'static str, &'static str)],
) -> Vec<(&'static str, &'static str)> {
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend(more);
    fields
}

/// The file of a new member.
pub(super) async fn admitted(browser: &Browser<'_>, fields: &[(&str, &str)]) -> String {
    browser.get("/associes/nouveau").await.ok();
    let to = browser.post("/associes/nouveau", fields).await.to();
    browser.get(&to).await.ok().says("est admis");
    to.split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_member_is_admitted_and_nothing_typed_is_lost_by_a_refusal() {
    let house = House::new().await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    browser.get("/associes").await.ok().says("Aucun associé");
    browser.get("/associes/nouveau").await.ok().says("Aucuns statuts");
    statutes(&house).await;
    browser.get("/associes/nouveau").await.ok().says("dès 100");
    browser.get("/associes/nouveau?type=Company").await.ok().says("SIREN").says("value=\"Creators/label\"");

    let path = "/associes/nouveau";
    for (wrong, field) in [
        ([("paid", "1,250")], "paid"),
        ([("paid", "1 000")], "paid"),
        ([("shares", "deux")], "shares"),
        ([("on", "2016-02-30")], "on"),
        ([("postal_code", "4200")], "postal_code"),
        ([("category", "")], "category"),
        ([("email", "zoe")], "email"),
    ] {
        let refused = browser.post(path, &with(person("Exemple"), &wrong)).await.is(422);
        refused.says(&format!("id=\"{field}-error\"")).says("CHQ 12").says("12 rue des Armuriers");
    }
    let file = admitted(&browser, &person("Exemple")).await;
    browser.get(&file).await.ok().says("Zoé Exemple").says("Chèque, CHQ 12").says("20\u{202f}000\u{a0}€");

    let again = browser.post(path, &person("Exemple")).await.is(409);
    again.says("porte ce nom dans cette ville").says("name=\"distinct\"").says(&format!("href=\"{file}\""));
    admitted(&browser, &with(person("Exemple"), &[("distinct", "oui")])).await;
    let company = [
        ("kind", "Company"),
        ("name", "Label Exemple"),
        ("siret", "732 829 320 00074"),
        ("category", "Creators/label"),
        ("representative_given_name", "Inès"),
        ("representative_family_name", "Petit"),
        ("capacity", "gérante"),
    ];
    let label = with(person("Label Exemple"), &company);
    let file = admitted(&browser, &label).await;
    browser.get(&file).await.ok().says("73282932000074").says("Inès Petit, gérante");
    browser.post(path, &label).await.is(409).says("SIREN");

    let list = browser.get("/associes?recherche=label&type=Company").await.ok();
    list.says("1 associé au 20 mai 2016").says("filter=search%3Acontains%3Alabel");
    browser.get("/associes?au=2016-03-01").await.ok().says("Aucun associé");
    browser.get("/associes?au=hier").await.is(422);
    browser.get(&format!("{file}?au=2015-12-31")).await.is(404);
}

#[tokio::test]
async fn the_same_form_sent_twice_is_done_once() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let file = admitted(&browser, &person("Exemple")).await;
    let path = format!("{file}/souscrire");
    let key = browser.get(&path).await.ok().value("cle").unwrap();
    let order = [("cle", key.as_str()), ("shares", "3"), ("paid", "300"), ("on", "2016-05-02")];
    assert_eq!(browser.post(&path, &order).await.to(), format!("{file}?fait=souscription"));
    assert_eq!(browser.post(&path, &order).await.to(), format!("{file}?fait=souscription"));
    browser.get(&file).await.ok().says("<dd class=\"value\">203</dd>");
}

#[tokio::test]
async fn shares_come_and_go_and_a_file_is_kept() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let big = admitted(&browser, &with(person("Exemple"), &[("paid", "20000")])).await;
    let small = with(person("Petit"), &[("shares", "40"), ("paid", "2000")]);
    let file = admitted(&browser, &small).await;
    let at = |part: &str| format!("{file}/{part}");

    browser.get(&at("verser")).await.ok().says("value=\"2000\"");
    let pay = |amount| [("amount", amount), ("on", "2016-04-01"), ("means", "Transfer"), ("reference", "")];
    browser.post(&at("verser"), &pay("2 000,01")).await.is(409).says("id=\"amount-error\"");
    browser.post(&at("verser"), &pay("2 000,00 €")).await.to();
    let give = |to| [("to", to), ("shares", "5"), ("approved_on", ""), ("on", "2016-04-02")];
    browser.post(&at("ceder"), &give("99")).await.is(422).says("id=\"to-error\"");
    browser.post(&at("ceder"), &give("1")).await.is(422).says("id=\"approved_on-error\"");
    let approved = [("to", "1"), ("shares", "5"), ("approved_on", "2016-04-01"), ("on", "2016-04-02")];
    browser.post(&at("ceder"), &approved).await.to();
    browser.get(&big).await.ok().says("Acquisition").says(&file);
    browser.post(&at("retirer"), &[("shares", "5"), ("on", "2016-04-03")]).await.to();

    browser.get(&at("college")).await.ok().says("Créateurs");
    let move_to =
        [("category", "Supporters/supporter-person"), ("decided_on", "2016-04-04"), ("reason", "essai")];
    browser.post(&at("college"), &move_to).await.to();
    browser.get(&file).await.ok().says("Membres de soutien");
    browser
        .post(&at("coordonnees/accord"), &[("agreed", "oui"), ("proof", "bulletin"), ("on", "2016-04-05")])
        .await
        .to();
    browser
        .post(&at("coordonnees/nom"), &[("given_name", "Zoé"), ("name", "Grand"), ("on", "2016-04-05")])
        .await
        .to();
    browser.post(&at("coordonnees/courriel"), &[("email", "z@exemple.fr"), ("on", "2016-04-05")]).await.to();
    browser.get(&file).await.ok().says("Zoé Grand").says("acceptés (bulletin)").says("z@exemple.fr");
}

#[tokio::test]
async fn who_leaves_is_announced_left_and_repaid_in_turn() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    admitted(&browser, &with(person("Exemple"), &[("paid", "20000")])).await;
    let small = with(person("Petit"), &[("shares", "40"), ("paid", "4000")]);
    let file = admitted(&browser, &small).await;
    let at = |part: &str| format!("{file}/{part}");

    browser.post(&at("retirer"), &[("shares", "5"), ("on", "2016-04-03")]).await.to();
    let exclude = [("cause", "Exclusion"), ("reason", ""), ("decided_on", ""), ("on", "2016-05-01")];
    browser.post(&at("sortie"), &exclude).await.is(409).says("role=\"alert\"");
    let notice = [
        ("cause", "Resignation"),
        ("reason", ""),
        ("notified_on", "2016-04-10"),
        ("effective_on", "2016-05-01"),
    ];
    browser.post(&at("sortie/preavis"), &notice).await.to();
    browser.get(&file).await.ok().says("Sortie annoncée").says("avec effet au 1er mai 2016");
    let leave = [("cause", "Resignation"), ("reason", "départ"), ("decided_on", ""), ("on", "2016-05-01")];
    browser.post(&at("sortie"), &leave).await.to();
    browser.get(&file).await.ok().says("Sortie le 1er mai 2016").says("Rembourser");

    let queue = browser.get("/remboursements?etat=ouvert").await.ok();
    queue.says("2 remboursements").says("Zoé Petit");
    let claim = at("rembourser/2");
    browser.get(&claim).await.ok().says("value=\"2016-05-20\"").says("À payer maintenant");
    browser
        .post(&claim, &[("amount", "99999"), ("on", "2016-05-20")])
        .await
        .is(409)
        .says("id=\"amount-error\"");
    browser
        .post(
            &at("rembourser/2/beneficiaire"),
            &[("name", "Me Durand"), ("capacity", "notaire"), ("on", "2016-05-19")],
        )
        .await
        .to();
    browser.post(&claim, &[("amount", "10"), ("on", "2016-05-20"), ("means", "Transfer")]).await.to();
    browser.get(&file).await.ok().says("payé à Me Durand").says("déjà remboursé");
    browser.get("/capital").await.ok().says("Entrées et sorties").says("Capital plancher");
    browser.get("/capital?lang=en&du=2016-04-01").await.ok().says("Floor of the capital");
}

#[tokio::test]
async fn who_only_reads_is_offered_no_act_and_refused_it() {
    let house = House::new().await;
    statutes(&house).await;
    let (staff, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let file = admitted(&staff, &person("Exemple")).await;
    let (auditor, _) = house.person("luc@exemple.fr", &[Role::Auditor]).await;
    let list = auditor.get("/associes").await.ok();
    assert!(!list.text.contains("/associes/nouveau"), "{}", list.text);
    let shown = auditor.get(&file).await.ok();
    assert!(!shown.text.contains(&format!("{file}/")), "{}", shown.text);
    auditor.get("/associes/nouveau").await.is(403);
    auditor.get(&format!("{file}/souscrire")).await.is(403);
    auditor.post(&format!("{file}/retirer"), &[("shares", "1"), ("on", "2016-05-02")]).await.is(403);
    let (sales, _) = house.person("sam@exemple.fr", &[Role::Sales]).await;
    for page in ["/associes", "/capital", "/remboursements", file.as_str()] {
        sales.get(page).await.is(403);
    }
    staff.get("/associes/nulle-part").await.is(404);
    staff.get("/associes/00000000-0000-0000-0000-000000000001/verser").await.is(404);
}

/// What is typed of an application of a person.
fn candidature() -> Vec<(&'static str, &'static str)> {
    let mut fields = person("Exemple");
    let asked =
        ["kind", "given_name", "name", "lines", "postal_code", "city", "country", "email", "category"];
    fields.retain(|(name, _)| asked.contains(name));
    with(fields, &[("shares", "200"), ("on", "2016-02-20"), ("motivation", "Je publie des disques.")])
}

#[tokio::test]
async fn an_application_is_recorded_then_accepted_refused_or_taken_back() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    browser.get("/associes").await.ok().says("href=\"/associes/candidatures\"");
    browser.get("/associes/candidatures").await.ok().says("Aucune candidature");
    let path = "/associes/candidatures/nouvelle";
    browser.get(path).await.ok().says("dès 100");
    browser.post(path, &with(candidature(), &[("shares", "zéro")])).await.is(422).says("id=\"shares-error\"");
    browser.post(path, &candidature()).await.to();
    let again = browser.post(path, &candidature()).await.is(409);
    again.says("candidature ouverte").says("name=\"distinct\"").says("Je publie des disques.");
    browser.post(path, &with(candidature(), &[("given_name", "Ali")])).await.to();
    browser.post(path, &with(candidature(), &[("given_name", "Ana")])).await.to();

    let list = browser.get("/associes/candidatures?etat=ouverte&tri=-number").await.ok();
    list.says("3 candidatures au 20 mai 2016");
    let mut ids = list.text.split("/acceptation\"").filter_map(|part| part.rsplit("candidatures/").next());
    let (ana, ali, zoe) = (ids.next().unwrap(), ids.next().unwrap(), ids.next().unwrap());
    let at = |id: &str, part: &str| format!("/associes/candidatures/{id}/{part}");
    browser.get(&at(zoe, "acceptation")).await.ok().says("Je publie des disques.").says("200");
    let accept = |paid| {
        [
            ("decided_on", "2016-03-01"),
            ("on", "2016-03-02"),
            ("paid", paid),
            ("means", "Cheque"),
            ("reference", "CHQ 12"),
        ]
    };
    browser.post(&at(zoe, "acceptation"), &accept("1 000")).await.is(422).says("id=\"paid-error\"");
    let file = browser.post(&at(zoe, "acceptation"), &accept("10 000")).await.to();
    assert_eq!(file, format!("/associes/{zoe}?fait=admission"));
    browser.get(&file).await.ok().says("Zoé Exemple").says("Chèque, CHQ 12");
    let refuse = |reason| [("decided_on", "2016-03-01"), ("reason", reason)];
    browser.post(&at(ali, "refus"), &refuse(" ")).await.is(422);
    browser.post(&at(ali, "refus"), &refuse("Hors objet")).await.to();
    browser.post(&at(ali, "acceptation"), &accept("10 000")).await.is(409).says("plus ouverte");
    browser.post(&at(ana, "retrait"), &[("on", "2016-03-01"), ("reason", "Départ")]).await.to();
    browser
        .get("/associes/candidatures?fait=retrait")
        .await
        .ok()
        .says("retrait de la candidature")
        .says("Hors objet");
    browser.get("/associes/candidatures?etat=ouverte").await.ok().says("Aucune candidature");
    browser.get("/associes/candidatures?au=2016-02-28&lang=en").await.ok().says("3 applications");
    browser.get("/associes/candidatures/nulle-part/refus").await.is(404);
    let (auditor, _) = house.person("luc@exemple.fr", &[Role::Auditor]).await;
    let list = auditor.get("/associes/candidatures").await.ok();
    assert!(!list.text.contains("/refus\"") && !list.text.contains(path), "{}", list.text);
    auditor.get(&at(ali, "refus")).await.is(403);
}

#[tokio::test]
async fn a_year_is_closed_opened_again_and_its_result_allocated() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let last = [("decided_on", "2015-01-05"), ("on", "2015-01-06"), ("paid", "20000")];
    let file = admitted(&browser, &with(person("Exemple"), &last)).await;
    browser.get("/exercices").await.ok().says("Aucun exercice");
    let form = browser.get("/exercices/cloture").await.ok();
    form.says("value=\"2015-01-01\"").says("value=\"2015-12-31\"");
    let year = |closing| [("opening_day", "2015-01-01"), ("closing_day", closing), ("on", "2016-05-20")];
    browser.post("/exercices/cloture", &year("2016-12-31")).await.is(422).says("role=\"alert\"");
    browser.post("/exercices/cloture", &year("2015-12-31")).await.to();
    let late = [("shares", "1"), ("paid", "100"), ("on", "2015-06-30")];
    browser.post(&format!("{file}/souscrire"), &late).await.is(409).says("exercice clos");
    browser.post("/exercices/2015/reouverture", &[("reason", " ")]).await.is(422);
    browser.post("/exercices/2015/reouverture", &[("reason", "un oubli")]).await.to();
    browser.post("/exercices/cloture", &year("2015-12-31")).await.to();

    let path = "/exercices/2015/affectation";
    browser.get("/exercices/2013/affectation").await.is(404);
    browser.get(path).await.ok().says("TMO 2015");
    let accounts = |interest, act| {
        [
            ("result", "12 000,00"),
            ("prior_losses", ""),
            ("reserves", "3 000"),
            ("subsidies", ""),
            ("tmo_first", "2,2"),
            ("tmo_second", "1,9 %"),
            ("tmo_third", "1,25"),
            ("interest", interest),
            ("decided_on", "2016-05-12"),
            ("act", act),
        ]
    };
    browser.post(path, &accounts("", "calculer")).await.ok().says("1\u{202f}800,00").says("Intérêt maximal");
    let above = browser.post(path, &accounts("9 000", "inscrire")).await;
    assert!(above.status.is_client_error(), "{}", above.status);
    above.says("role=\"alert\"").says("value=\"9 000\"");
    browser.post(path, &accounts("100", "inscrire")).await.to();
    browser.get(path).await.ok().says("Votée le 12 mai 2016");
    browser.get("/exercices").await.ok().says("100,00\u{a0}€");
}
