//! A list of members comes out of a file: rehearsed, then imported, by who may, from a page of this house.

use office::kernel::access::Role;

use super::register::statutes;
use super::{Browser, House};

const PATH: &str = "/associes/import";
const LIST: &str = "Type;Prénom;Nom;Adresse;Code postal;Ville;Catégorie;Date d'entrée;Parts;Versé\r\n\
                    Personne physique;Ali;Modèle;2 rue Neuve;42000;Saint-Étienne;creator;05/02/2016;200;10 000,00\r\n\
                    Personne physique;Ana;Exemple;1 rue Neuve;42000;Nevers;creator;05/02/2016;200;1,00\r\n";

/// Sends the list as the form has it; the page of its job.
async fn sent(browser: &Browser<'_>, rehearsal: bool) -> String {
    let mut fields = vec![("source", "tableur")];
    if rehearsal {
        fields.push(("essai", "oui"));
    }
    browser.upload(PATH, &fields, LIST.as_bytes()).await.to()
}

#[tokio::test]
async fn a_list_is_rehearsed_then_imported() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    browser.get(PATH).await.ok().says("value=\"registre\"").says("multipart/form-data");
    let job = sent(&browser, true).await;
    let waits = browser.get(&job).await.ok();
    waits.says("attend son tour");
    assert_eq!(waits.headers.get("refresh").unwrap(), "3");
    house.work().await;
    let told = browser.get(&job).await.ok();
    told.says("1 associé serait admis").says("Rien n’a été écrit").says("refusée").says("Parts");
    assert!(told.headers.get("refresh").is_none(), "a job that is over does not change any more");
    browser.get("/associes").await.ok().says("Aucun associé");

    browser.get(PATH).await.ok();
    let job = sent(&browser, false).await;
    house.work().await;
    browser.get(&job).await.ok().says("1 associé a été admis");
    browser.get("/associes").await.ok().says("Ali Modèle");
    browser.get(PATH).await.ok().says("value=\"tableur\"");
    let job = sent(&browser, false).await;
    house.work().await;
    browser.get(&job).await.ok().says("Aucun associé n’a été admis").says("déjà associé");
}

const FOREIGN: &str = "Who;Family;Town;Street;Code;Since;Held;Paid in\r\n\
                       Ali;Modèle;Saint-Étienne;2 rue Neuve;42000;02/05/2016;200;10,000.00\r\n";

#[tokio::test]
async fn columns_are_read_as_somebody_says_and_what_was_rehearsed_is_imported_once() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    browser.get(PATH).await.ok();
    let job =
        browser.upload(PATH, &[("source", "etranger"), ("essai", "oui")], FOREIGN.as_bytes()).await.to();
    house.work().await;
    browser.get(&job).await.ok().says("Lire les colonnes autrement");
    let form = format!("{job}/colonnes");
    let page = browser.get(&form).await.ok();
    page.says("Since (02/05/2016)").says("compte 1 ligne");
    let read = [
        ("cle", "une-lecture"),
        ("given_name", "Who"),
        ("family_name", "Family"),
        ("address_line_1", "Street"),
        ("postal_code", "Code"),
        ("city", "Town"),
        ("on", "Since"),
        ("shares", "Held"),
        ("paid", "Paid in"),
        ("tous-type", "Personne physique"),
        ("tous-categorie", "creator"),
        ("jours", "mois"),
        ("decimales", "point"),
    ];
    let again = browser.post(&form, &read).await.to();
    assert_eq!(browser.post(&form, &read).await.to(), again, "sent twice, tried once");
    house.work().await;
    browser.get(&again).await.ok().says("Importer cet associé").says("Comme cet import le demandait");
    let done = browser.post(&format!("{again}/faire"), &[]).await.to();
    assert_eq!(browser.post(&format!("{again}/faire"), &[]).await.to(), done, "however often it is pressed");
    house.work().await;
    browser.get(&done).await.ok().says("1 associé a été admis");
    browser.get("/associes").await.ok().says("Ali Modèle");
    browser.get(&format!("{done}/colonnes")).await.is(409).says("plus gardé");
}

#[tokio::test]
async fn an_import_is_stopped_and_goes_on() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    browser.get(PATH).await.ok();
    let job = sent(&browser, false).await;
    browser.get(&job).await.ok().says("Arrêter l’import");
    assert_eq!(browser.post(&format!("{job}/arret"), &[]).await.to(), job);
    house.work().await;
    browser.get(&job).await.ok().says("a été arrêté").says("Reprendre l’import");
    browser.get("/associes").await.ok().says("Aucun associé");
    browser.get(&job).await.ok();
    assert_eq!(browser.post(&format!("{job}/reprise"), &[]).await.to(), job);
    browser.post(&format!("{job}/reprise"), &[]).await.is(409);
    house.work().await;
    browser.get(&job).await.ok().says("1 associé a été admis");
    let (other, _) = house.person("ines@exemple.fr", &[Role::Auditor]).await;
    other.get("/associes").await.ok();
    other.post(&format!("{job}/faire"), &[]).await.is(403);
}

#[tokio::test]
async fn what_cannot_be_imported_is_said_beside_its_field() {
    let house = House::new().await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    browser.get(PATH).await.ok();
    let source = [("source", "Été 2014"), ("essai", "oui")];
    browser.upload(PATH, &source, LIST.as_bytes()).await.is(422).says("id=\"source-error\"").says("Été 2014");
    let none = browser.upload(PATH, &[("source", "tableur")], b"").await.is(422);
    none.says("Choisissez un fichier");
    let job = browser.upload(PATH, &[("source", "tableur")], b"PK\x03\x04 rien").await.to();
    house.work().await;
    browser.get(&job).await.ok().says("classeur est illisible");
}

#[tokio::test]
async fn a_file_comes_from_a_page_of_ours_and_from_who_may() {
    let house = House::new().await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    browser.get(PATH).await.ok();
    browser.foreign.set(true);
    browser.upload(PATH, &[("source", "tableur")], LIST.as_bytes()).await.is(403);
    browser.foreign.set(false);
    browser.forget_form();
    browser.upload(PATH, &[("source", "tableur")], LIST.as_bytes()).await.is(403);
    let (auditor, _) = house.person("aude@exemple.fr", &[Role::Auditor]).await;
    auditor.get("/associes").await.ok();
    auditor.get(PATH).await.is(403);
    auditor.upload(PATH, &[("source", "tableur")], LIST.as_bytes()).await.is(403);
}
