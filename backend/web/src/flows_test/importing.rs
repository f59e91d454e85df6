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
