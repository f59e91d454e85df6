//! The convocations go out by mail as a job: started, followed, stopped, resumed; what it came to, and who is left for the
//! post.

use office::kernel::access::Role;

use super::applying::identity;
use super::assemblies::called;
use super::meetings::{planned, put};
use super::register::{admitted, person, statutes, with};
use super::{Browser, House};

/// Somebody who takes mails, and somebody who gave an address and did not consent.
async fn members(browser: &Browser<'_>) {
    let mailed = with(person("Exemple"), &[("email", "zoe1@exemple.fr")]);
    let file = admitted(browser, &mailed).await;
    let consent = [("agreed", "oui"), ("proof", "bulletin"), ("on", "2016-04-05")];
    browser.post(&format!("{file}/coordonnees/accord"), &consent).await.to();
    admitted(browser, &with(person("Petit"), &[("email", "zoe2@exemple.fr")])).await;
}

/// An assembly of today, called through the pages.
async fn convoked(browser: &Browser<'_>) -> String {
    let at = planned(browser).await;
    put(browser, &at, &[("title", "Comptes 2015"), ("text", "Les comptes sont approuvés.")]).await;
    browser.get(&at.of("convoquer")).await.ok();
    let order = [("sent_on", "2016-05-20"), ("reason", "Tous présents ou représentés")];
    browser.post(&at.of("convoquer"), &order).await.to();
    at.0
}

#[tokio::test]
async fn convocations_are_sent_as_a_job_that_stops_and_goes_on() {
    let house = House::new().await;
    statutes(&house).await;
    identity(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    members(&browser).await;
    let sheet = convoked(&browser).await;
    house.mails().await;
    let callings = format!("{sheet}/envois");
    let path = format!("{sheet}/envoi");
    let page = browser.get(&callings).await.ok();
    page.says("Aucun envoi par courriel").says("Convocations à imprimer, 1 sur 1");
    let bundle = format!("{sheet}/papiers/convocations.zip");
    let zip = browser.get(&format!("{bundle}?page=1")).await.ok();
    assert_eq!(zip.headers.get("content-type").unwrap(), "application/zip");
    browser.get(&format!("{bundle}?page=2")).await.is(404);

    let key = browser.get(&path).await.ok().value("cle").unwrap();
    let job = browser.post(&path, &[("cle", &key)]).await.to();
    assert_eq!(browser.post(&path, &[("cle", &key)]).await.to(), job, "twice is once");
    let waits = browser.get(&job).await.ok();
    waits.says("attend son tour").says("Arrêter l’envoi");
    assert_eq!(waits.headers.get("refresh").unwrap(), "3");
    assert_eq!(browser.post(&format!("{job}/arret"), &[]).await.to(), job);
    house.work().await;
    let stopped = browser.get(&job).await.ok();
    stopped.says("L’envoi a été arrêté").says("Reprendre l’envoi");
    assert!(stopped.headers.get("refresh").is_none(), "a job that is over does not change any more");
    browser.get(&callings).await.ok().says("arrêté");
    assert_eq!(house.mails().await, Vec::<String>::new());

    browser.get(&job).await.ok();
    assert_eq!(browser.post(&format!("{job}/reprise"), &[]).await.to(), job);
    browser.post(&format!("{job}/reprise"), &[]).await.is(409);
    house.work().await;
    let done = browser.get(&job).await.ok();
    done.says("Envoi par courriel terminé").says("Convocations à imprimer, 1 sur 1");
    for (key, count) in
        [("Courriels partis", 1), ("À convoquer par la poste", 1), ("Sans adresse au registre", 0)]
    {
        done.says(&format!("<dt>{key}</dt><dd>{count}</dd>"));
    }
    assert_eq!(house.mails().await.len(), 1);
    browser.get(&callings).await.ok().says("1 courriel").says("1 associé à joindre").says("courriel</td>");
    browser.get(&path).await.ok();
    let again = browser.post(&path, &[("cle", "une autre")]).await.to();
    assert_ne!(again, job);
    house.work().await;
    browser.get(&again).await.ok().says("<dt>Courriels partis</dt><dd>0</dd>");
    assert_eq!(house.mails().await.len(), 0, "nobody is written to twice");
    another(&house, &browser, (&sheet, &job)).await;
}

/// A sending belongs to its assembly, and to who may send.
async fn another(house: &House, browser: &Browser<'_>, (sheet, job): (&str, &str)) {
    let other = called(house).await;
    let borrowed = job.replacen(sheet, &other, 1);
    browser.get(&borrowed).await.is(404);
    browser.get(&other).await.ok();
    browser.post(&format!("{borrowed}/arret"), &[]).await.is(404);
    browser.post(&format!("{borrowed}/reprise"), &[]).await.is(404);
    browser.get(&format!("{other}/envois")).await.ok().says("Aucun envoi par courriel");
    let (auditor, _) = house.person("anne@exemple.fr", &[Role::Auditor]).await;
    let page = auditor.get(&format!("{sheet}/envois")).await.ok();
    assert!(!page.text.contains("/envoi/") && !page.text.contains("convocations.zip"), "{}", page.text);
    auditor.get(&format!("{sheet}/envoi")).await.is(403);
    auditor.post(&format!("{sheet}/envoi"), &[]).await.is(403);
    auditor.get(job).await.is(403);
    auditor.post(&format!("{job}/arret"), &[]).await.is(403);
    auditor.get(&format!("{sheet}/papiers/convocations.zip")).await.is(403);
    // Nothing can be sent of an assembly that is given up: the job says why.
    house.office.assemblies.cancel(&house.context(), id_of(&other), "Salle fermée".into()).await.unwrap();
    browser.get(&format!("{other}/envois")).await.ok();
    let failed = browser.post(&format!("{other}/envoi"), &[]).await.to();
    house.work().await;
    browser.get(&failed).await.ok().says("Impossible à ce stade").says("Reprendre l’envoi");
}

fn id_of(sheet: &str) -> office::assemblies::public::AssemblyId {
    sheet.rsplit('/').next().unwrap().parse().unwrap()
}
