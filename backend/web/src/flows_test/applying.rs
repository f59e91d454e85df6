//! After the votes: the allocation is applied and noted in one step, the minutes are signed, an extract and the register
//! of minutes are printed.

use office::billing::public::{SellerIdentity, VatExigibility};
use office::kernel::access::Role;
use office::partners::public::PostalAddress;

use super::assemblies::choice;
use super::meetings::{At, planned, put};
use super::register::{admitted, person, statutes, with};
use super::{Browser, House};

/// Who the cooperative is, as its papers say.
pub(super) async fn identity(house: &House) {
    let siren: office::values::Siren = "732829320".parse().unwrap();
    let seller = SellerIdentity {
        name: "Coopérative d'Exemple".into(),
        legal_form: "SCIC SA à capital variable".into(),
        address: PostalAddress {
            lines: vec!["1 place de l'Exemple".into()],
            postal_code: "42000".into(),
            city: "Saint-Étienne".into(),
            country: "FR".parse().unwrap(),
        },
        vat_number: office::values::VatNumber::of_siren(&siren),
        siren,
        siret: "73282932000074".parse().unwrap(),
        rcs_city: "Saint-Étienne".into(),
        capital_mention: "capital variable, minimum 18 500 €".into(),
        iban: "FR7630006000011234567890189".parse().unwrap(),
        bic: "AGRIFRPP".into(),
        vat_exigibility: VatExigibility::OnPayment,
        payment_days: 30,
        late_penalty_public: "taux directeur de la BCE + 8 points".into(),
        late_penalty: "trois fois le taux d'intérêt légal".into(),
        early_discount: "Pas d'escompte pour paiement anticipé.".into(),
        contact: "bureau@exemple.coop".into(),
    };
    let from = "2014-01-01".parse().unwrap();
    house.office.billing.adopt_seller_identity(&house.context(), from, seller).await.unwrap();
}

/// An assembly of today that is over: it adopted the accounts with the allocation, and rejected nothing.
async fn held(browser: &Browser<'_>) -> At {
    let early = [("decided_on", "2015-01-05"), ("on", "2015-01-06"), ("paid", "20000")];
    for name in ["Exemple", "Petit"] {
        admitted(browser, &with(person(name), &early)).await;
    }
    let at = planned(browser).await;
    let accounts =
        [("title", "Comptes 2015"), ("text", "Le résultat est affecté."), ("follows", "allocation")];
    put(browser, &at, &accounts).await;
    put(browser, &at, &[("title", "Règlement"), ("text", "Le règlement est adopté.")]).await;
    let path = at.of("documents");
    browser.get(&path).await.ok();
    browser.upload(&path, &[("title", "Comptes 2015")], b"%PDF-1.7 comptes").await.to();
    browser.get(&at.of("convoquer")).await.ok();
    let order = [("sent_on", "2016-05-20"), ("reason", "Tous présents ou représentés")];
    browser.post(&at.of("convoquer"), &order).await.to();
    browser.post(&at.of("envois/noter"), &[("channel", "hand"), ("on", "2016-05-20")]).await.to();
    browser.post(&at.of("liste"), &[]).await.to();
    for member in ["1", "2"] {
        let arrival = [("member", member), ("mode", "in_person")];
        browser.post(&at.of("emargement/arrivee"), &arrival).await.to();
    }
    let form = browser.get(&at.of("ouverture")).await.ok();
    let chair = choice(&form, "Zoé Exemple, n° 1");
    browser.post(&at.of("ouverture"), &[("on", "2016-05-20"), ("chair", &chair)]).await.to();
    for number in [1, 2] {
        let votes = [("voix-1", "for"), ("voix-2", "for")];
        browser.post(&at.of(&format!("resolutions/{number}/voix")), &votes).await.to();
    }
    browser.post(&at.of("cloture"), &[]).await.to();
    at
}

fn accounts<'a>(at: &'a At, interest: &'a str, act: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("result", "12 000,00"),
        ("prior_losses", ""),
        ("reserves", "3 000"),
        ("subsidies", ""),
        ("tmo_first", "2,2"),
        ("tmo_second", "1,9 %"),
        ("tmo_third", "1,25"),
        ("interest", interest),
        ("decided_on", "2016-05-20"),
        ("act", act),
        ("assemblee", at.0.rsplit('/').next().unwrap()),
        ("resolution", "1"),
    ]
}

#[tokio::test]
async fn an_allocation_that_was_decided_is_applied_and_noted_in_one_step() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let at = held(&browser).await;
    let page = browser.get(&at.of("suites")).await.ok();
    page.says("Affecter dans les exercices");
    assert!(!page.text.contains("Appliquer l’affectation"), "the year is not closed");
    let year = [("opening_day", "2015-01-01"), ("closing_day", "2015-12-31"), ("on", "2016-05-20")];
    browser.get("/exercices/cloture").await.ok();
    browser.post("/exercices/cloture", &year).await.to();

    let page = browser.get(&at.of("suites")).await.ok();
    page.says("Appliquer l’affectation");
    let id = at.0.rsplit('/').next().unwrap();
    let form = format!("/exercices/2015/affectation?assemblee={id}&resolution=1");
    page.says(&form.replace('&', "&#38;"));
    let opened = browser.get(&form).await.ok();
    opened
        .says("La résolution n° 1, «\u{a0}Comptes 2015\u{a0}»")
        .says("value=\"2016-05-20\"")
        .says("readonly");
    let path = "/exercices/2015/affectation";
    let drawn = browser.post(path, &accounts(&at, "", "calculer")).await.ok();
    drawn.says("Intérêt maximal").says("Appliquer l’affectation").says(&format!("value=\"{id}\""));
    let above = browser.post(path, &accounts(&at, "9 000", "inscrire")).await;
    assert!(above.status.is_client_error(), "{}", above.status);
    above.says("role=\"alert\"").says("value=\"9 000\"");
    browser.get(&at.of("suites")).await.ok().says("À faire");
    let other = with_resolution(accounts(&at, "100", "inscrire"), "2");
    let wrong = browser.post(path, &other).await;
    assert!(wrong.status.is_client_error(), "{}", wrong.status);
    browser.get("/exercices").await.ok().says("–");

    let key = browser.get(&form).await.ok().value("cle").unwrap();
    let order = [accounts(&at, "100", "inscrire"), vec![("cle", key.as_str())]].concat();
    for _ in 0..2 {
        assert_eq!(browser.post(path, &order).await.to(), at.of("suites?fait=affectation"), "twice is once");
    }
    let done = browser.get(&at.of("suites?fait=affectation")).await.ok();
    done.says("L’affectation est notée")
        .says("Fait")
        .says("résultat de l’exercice clos le 31 décembre 2015 affecté");
    assert!(!done.text.contains("Appliquer l’affectation"), "what is done is not offered");
    browser.get("/exercices").await.ok().says("100,00\u{a0}€");
    browser.get(path).await.ok().says("Votée le 20 mai 2016");
    let again = browser.post(path, &accounts(&at, "100", "inscrire")).await.is(409);
    again.says("est déjà fait");
    browser.get(&format!("{path}?assemblee=nulle-part&resolution=1")).await.is(404);
    browser.get(&format!("{path}?assemblee={id}&resolution=9")).await.is(404);
    let (auditor, _) = house.person("anne@exemple.fr", &[Role::Auditor]).await;
    auditor.get("/exercices").await.ok();
    auditor.post(path, &accounts(&at, "100", "inscrire")).await.is(403);
}

fn with_resolution<'a>(mut fields: Vec<(&'a str, &'a str)>, number: &'a str) -> Vec<(&'a str, &'a str)> {
    fields.retain(|(name, _)| *name != "resolution");
    fields.push(("resolution", number));
    fields
}

#[tokio::test]
async fn what_was_allocated_elsewhere_is_noted_alone() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let at = held(&browser).await;
    let year = [("opening_day", "2015-01-01"), ("closing_day", "2015-12-31"), ("on", "2016-05-20")];
    browser.get("/exercices/cloture").await.ok();
    browser.post("/exercices/cloture", &year).await.to();
    let path = "/exercices/2015/affectation";
    let mut alone = accounts(&at, "100", "inscrire");
    alone.retain(|(name, _)| !matches!(*name, "assemblee" | "resolution"));
    browser.get(path).await.ok();
    browser.post(path, &alone).await.to();
    let page = browser.get(&at.of("suites")).await.ok();
    page.says("Noter l’affectation faite");
    assert!(!page.text.contains("Appliquer l’affectation"), "it is recorded already");
    // Cut between the allocation and its note, the same order goes on.
    assert_eq!(
        browser.post(path, &accounts(&at, "100", "inscrire")).await.to(),
        at.of("suites?fait=affectation")
    );
    browser.get(&at.of("suites")).await.ok().says("Fait");
}

#[tokio::test]
async fn signed_minutes_give_extracts_and_a_printed_register() {
    let house = House::new().await;
    statutes(&house).await;
    identity(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let at = held(&browser).await;
    let extract = at.of("extrait");
    let page = browser.get(&at.of("suites")).await.ok();
    page.says(&at.of("papiers/proces-verbal.pdf")).says(&format!("href=\"{}\"", at.of("proces-verbal")));
    assert!(!page.text.contains(&extract), "nobody signed the minutes");
    browser.get(&extract).await.ok();
    let order = [("resolutions", "1"), ("purpose", "Destiné au greffe"), ("on", "2016-05-20")];
    browser.post(&extract, &order).await.is(404).says("pas signé");
    browser.get(&at.of("proces-verbal")).await.ok();
    browser.post(&at.of("proces-verbal"), &[("on", "2016-05-20")]).await.to();
    for page in [at.of("suites"), at.of("?fait=proces-verbal")] {
        browser.get(&page).await.ok().says(&format!("href=\"{extract}\""));
    }

    let form = browser.get(&extract).await.ok();
    form.says("1. Comptes 2015").says("2. Règlement").says("value=\"2016-05-20\"");
    assert!(!form.text.contains(" checked"), "no resolution is chosen in advance");
    browser
        .post(&extract, &order[1..])
        .await
        .is(422)
        .says("id=\"resolutions-error\"")
        .says("Destiné au greffe");
    let wrong = [("resolutions", "1"), ("on", "demain")];
    browser.post(&extract, &wrong).await.is(422).says("id=\"on-error\"").says(" checked");
    browser
        .post(&extract, &[("resolutions", "9"), ("on", "2016-05-20")])
        .await
        .is(409)
        .says("role=\"alert\"");
    let both =
        [&order[..], &[("resolutions", "2"), ("name", "Zoé Exemple"), ("capacity", "Présidente")]].concat();
    let paper = browser.post(&extract, &both).await.ok();
    assert!(paper.text.starts_with("%PDF-"), "an extract");
    assert_eq!(paper.headers.get("content-type").unwrap(), "application/pdf");
    assert_eq!(paper.headers.get("cache-control").unwrap(), "no-store");

    let register = "/assemblees/proces-verbaux/registre.pdf";
    let page = browser.get("/assemblees/proces-verbaux").await.ok();
    page.says(&format!("action=\"{register}\"")).says("value=\"2016-01-01\"").says("value=\"2016-05-20\"");
    let paper = browser.get(&format!("{register}?du=2016-01-01&au=2016-12-31")).await.ok();
    assert!(paper.text.starts_with("%PDF-"), "the register");
    browser
        .get(&format!("{register}?du=hier&au=2016-12-31"))
        .await
        .is(422)
        .says("href=\"/assemblees/proces-verbaux\"");
    let (sales, _) = house.person("sam@exemple.fr", &[Role::Sales]).await;
    sales.get(register).await.is(403);
    sales.get(&extract).await.is(403);
    sales.post(&extract, &order).await.is(403);
    let (auditor, _) = house.person("anne@exemple.fr", &[Role::Auditor]).await;
    auditor.get(&extract).await.ok();
    auditor.post(&extract, &order).await.ok();
    auditor.get(register).await.ok();
}
