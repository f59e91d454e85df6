//! Documents before an assembly: who lays them there, who reads them, and as what they are given out.

use office::kernel::access::Role;

use super::meetings::{At, planned, put};
use super::register::{admitted, person, statutes, with};
use super::voting::by_mail;
use super::{Answer, Browser, House};

const PDF: &[u8] = b"%PDF-1.7 un rapport";

/// The addresses of the documents that a page links to, in their order.
fn links(page: &Answer) -> Vec<String> {
    let links = page.text.split("href=\"").skip(1).filter_map(|part| part.split('"').next());
    links.filter(|link| link.contains("/documents/")).map(str::to_owned).collect()
}

async fn lay(browser: &Browser<'_>, at: &At, title: &str, resolution: &str, file: &[u8]) -> Answer {
    let path = at.of("documents");
    browser.get(&path).await.ok();
    browser.upload(&path, &[("title", title), ("resolution", resolution)], file).await
}

/// It is given out as a file of its kind, and never as a page.
async fn given(browser: &Browser<'_>, link: &str) {
    let file = browser.get(link).await.ok();
    let header = |name: &str| file.headers.get(name).unwrap().to_str().unwrap();
    assert_eq!(file.text, "%PDF-1.7 un rapport");
    assert_eq!(header("content-type"), "application/pdf");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("cache-control"), "no-store");
    let kept = header("content-disposition");
    assert!(kept.starts_with("attachment; "), "{kept}");
    assert!(kept.contains("filename*=UTF-8''Rapport%2Dd%2Dactivit%C3%A9%2D2015.pdf"), "{kept}");
}

/// What is no document, or lacks something, is refused beside its field, and nothing typed is lost.
async fn refused(browser: &Browser<'_>, at: &At) {
    lay(browser, at, " ", "", PDF).await.is(422).says("id=\"title-error\"");
    lay(browser, at, "Rapport", "", b"").await.is(422).says("id=\"fichier-error\"").says("value=\"Rapport\"");
    for bytes in [&b"MZ\x90\x00"[..], b"<!doctype html><script>", b"\x7fELF"] {
        let no = lay(browser, at, "Rapport", "1", bytes).await.is(422);
        no.says("id=\"fichier-error\"").says("ni un PDF").says("value=\"1\" selected");
    }
    let path = at.of("documents");
    browser.foreign.set(true);
    browser.upload(&path, &[("title", "Rapport")], PDF).await.is(403);
    browser.foreign.set(false);
    browser.forget_form();
    browser.upload(&path, &[("title", "Rapport")], PDF).await.is(403);
    browser.get(&path).await.ok().says("Aucun document");
}

#[tokio::test]
async fn a_document_is_laid_before_an_assembly_and_read_by_who_may() {
    let house = House::new().await;
    statutes(&house).await;
    let (staff, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let file = admitted(&staff, &with(person("Exemple"), &[("email", "zoe1@exemple.fr")])).await;
    let at = planned(&staff).await;
    put(&staff, &at, &[("title", "Comptes 2015"), ("text", "Les comptes sont approuvés.")]).await;
    staff.get(&at.of("documents")).await.ok().says("multipart/form-data").says(">1. Comptes 2015<");
    refused(&staff, &at).await;

    let path = at.of("documents");
    let key = staff.get(&path).await.ok().value("cle").unwrap();
    let order = [("cle", key.as_str()), ("title", "Rapport d'activité 2015"), ("resolution", "1")];
    for _ in 0..2 {
        assert_eq!(staff.upload(&path, &order, PDF).await.to(), at.of("documents?fait=document"));
    }
    let page = staff.get(&at.of("documents?fait=document")).await.ok();
    page.says("Le document est ajouté").says("PDF, 1").says("Résolution n° 1");
    let report = links(&page).remove(0);
    assert_eq!(links(&page).len(), 1, "sent twice, laid once");
    given(&staff, &report).await;
    assert_eq!(lay(&staff, &at, "De trop", "", b"a;b\n").await.to(), at.of("documents?fait=document"));
    let page = staff.get(&path).await.ok();
    let extra = links(&page).pop().unwrap();
    let retrait = format!("{extra}/retrait");
    page.says(&format!("action=\"{retrait}\""));
    assert_eq!(staff.post(&retrait, &[("cle", "un")]).await.to(), at.of("documents?fait=retrait"));
    assert_eq!(staff.post(&retrait, &[("cle", "un")]).await.to(), at.of("documents?fait=retrait"));
    staff.get(&path).await.ok().says(">retiré<");

    let phone = by_mail(&house, "zoe1@exemple.fr").await;
    let own = |link: &str| link.replacen("/assemblees/", "/voter/", 1);
    assert_eq!(links(&phone.get("/voter").await.ok()), Vec::<String>::new(), "nobody is called yet");
    phone.get(&own(&report)).await.is(404);
    phone.get(&report).await.is(403);
    let order = [("sent_on", "2016-05-20"), ("reason", "Tous présents ou représentés")];
    staff.get(&at.of("convoquer")).await.ok();
    staff.post(&at.of("convoquer"), &order).await.to();
    staff.get(&at.of("?fait=convocation")).await.ok().says(&format!("href=\"{path}\""));
    staff.get(&path).await.ok();
    staff.post(&format!("{report}/retrait"), &[]).await.is(409).says("annoncé dans la convocation");
    lay(&staff, &at, "Note", "", b"Une note.").await.to();
    lay(&staff, &at, "Note", "9", b"Une note.").await.is(404);
    staff.get(&at.of("preparation")).await.ok().says(&report);

    let called = phone.get("/voter").await.ok();
    called.says("la liste des votants n’est pas encore arrêtée").says("activité 2015</a>").says("Note");
    assert_eq!(links(&called).len(), 2, "not the one that was taken back");
    given(&phone, &own(&report)).await;
    phone.get(&own(&extra)).await.is(404);
    only_read(&house, &at, &report).await;
    leaves(&house, &staff, (&file, &own(&report))).await;
}

/// Who only reads may read; who may not read is refused; no other assembly lends its address.
async fn only_read(house: &House, at: &At, report: &str) {
    let (auditor, _) = house.person("anne@exemple.fr", &[Role::Auditor]).await;
    let page = auditor.get(&at.of("documents")).await.ok();
    assert!(!page.text.contains("type=\"file\"") && !page.text.contains("/retrait"), "{}", page.text);
    given(&auditor, report).await;
    auditor.upload(&at.of("documents"), &[("title", "Rapport")], PDF).await.is(403);
    auditor.post(&format!("{report}/retrait"), &[]).await.is(403);
    let elsewhere = report.replacen(&at.0, "/assemblees/0190b7a6-0000-7000-8000-000000000001", 1);
    auditor.get(&elsewhere).await.is(404);
    auditor.get(&at.of("documents/0190b7a6-0000-7000-8000-000000000001")).await.is(404);
    let (sales, _) = house.person("sam@exemple.fr", &[Role::Sales]).await;
    sales.get(&at.of("documents")).await.is(403);
    sales.get(report).await.is(403);
    let nobody = house.browser();
    assert!(nobody.get(report).await.to().starts_with("/connexion"));
}

/// A member who has left is called no more.
async fn leaves(house: &House, staff: &Browser<'_>, (file, document): (&str, &str)) {
    admitted(staff, &with(person("Petit"), &[("email", "zoe2@exemple.fr")])).await;
    let phone = by_mail(house, "zoe1@exemple.fr").await;
    phone.get(document).await.ok();
    staff.get(file).await.ok();
    let leave = [("cause", "Resignation"), ("reason", "départ"), ("decided_on", ""), ("on", "2016-05-20")];
    staff.post(&format!("{file}/sortie"), &leave).await.to();
    let gone = phone.get(document).await;
    assert!(gone.status.is_client_error(), "{}", gone.status);
}
