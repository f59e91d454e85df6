//! Around the roll: a released proxy that somebody of the college takes, a second call after a failed quorum, a draft that
//! members ask for, and the sealed list beside the register.

use office::kernel::access::Role;

use super::applying::identity;
use super::assemblies::{called, choice};
use super::meetings::{At, planned, put};
use super::register::{admitted, person, statutes, with};
use super::voting::adopt;
use super::{Browser, House};

async fn arrives(browser: &Browser<'_>, at: &At, member: &str) {
    let order = [("member", member), ("mode", "in_person")];
    browser.post(&at.of("emargement/arrivee"), &order).await.to();
}

#[tokio::test]
async fn a_released_proxy_is_taken_by_somebody_present_of_the_same_college() {
    let house = House::new().await;
    adopt(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    for name in ["Exemple", "Petit", "Garnier"] {
        admitted(&browser, &person(name)).await;
    }
    let supporter = with(person("Martin"), &[("category", "Supporters/supporter-person")]);
    admitted(&browser, &supporter).await;
    let at = At(called(&house).await);
    browser.get(&at.of("liste")).await.ok();
    browser.post(&at.of("liste"), &[]).await.to();
    arrives(&browser, &at, "1").await;
    arrives(&browser, &at, "4").await;

    let release = at.of("emargement/pouvoir/remise");
    browser.post(&release, &[("member", "1")]).await.is(409).says("vote lui-même");
    assert_eq!(browser.post(&release, &[("member", "2")]).await.to(), at.of("emargement?fait=remise"));
    browser.post(&release, &[("member", "2")]).await.is(409).says("déjà remis");
    let desk = browser.get(&at.of("emargement?fait=remise")).await.ok();
    desk.says("Le pouvoir est remis").says("pouvoir remis à qui le prend");
    let take = at.of("emargement/pouvoir/prise");
    browser.get(&format!("{take}?membre=2")).await.ok().says("value=\"2\"").says("du même collège");
    let taken = |holder| [("member", "2"), ("holder", holder)];
    for (holder, why) in [("3", "n’est pas présent"), ("4", "pas du même collège")] {
        let no = browser.post(&take, &taken(holder)).await;
        assert!(no.status.is_client_error(), "{}", no.status);
        no.says("id=\"holder-error\"").says(why);
    }
    let nothing = browser.post(&take, &[("member", "3"), ("holder", "1")]).await;
    nothing.says("id=\"member-error\"").says("n’a pas remis");
    assert_eq!(browser.post(&take, &taken("1")).await.to(), at.of("emargement?fait=prise"));
    let desk = browser.get(&at.of("emargement?fait=prise")).await.ok();
    desk.says("Le pouvoir est pris").says("pouvoir à Zoé Exemple").says("tient 1 pouvoir");
    let twice = browser.post(&take, &taken("1")).await;
    assert!(twice.status.is_client_error(), "{}", twice.status);
}

#[tokio::test]
async fn what_a_quorum_failed_is_called_a_second_time() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    for name in ["Exemple", "Petit", "Garnier", "Martin", "Morel", "Robert"] {
        admitted(&browser, &person(name)).await;
    }
    let at = At(called(&house).await);
    browser.get(&at.of("liste")).await.ok();
    browser.post(&at.of("liste"), &[]).await.to();
    arrives(&browser, &at, "1").await;
    let form = browser.get(&at.of("ouverture")).await.ok();
    let chair = choice(&form, "Zoé Exemple, n° 1");
    browser.post(&at.of("ouverture"), &[("on", "2016-05-20"), ("chair", &chair)]).await.to();
    let second = at.of("deuxieme-convocation");
    let offered = browser.get(&at.of("?fait=ouverture")).await.ok();
    assert!(!offered.text.contains(&second), "the vote is not over");
    browser.post(&at.of("cloture"), &[]).await.to();
    browser.get(&at.of("?fait=cloture")).await.ok().says("quorum").says(&format!("href=\"{second}\""));

    let form = browser.get(&second).await.ok();
    form.says("repris tel quel").says("value=\"Au siège\"");
    let id = form.value("assembly").unwrap();
    let order = |day, record_day| {
        [("assembly", id.as_str()), ("day", day), ("place", "Au siège"), ("record_day", record_day)]
    };
    for (day, record_day, field) in
        [("demain", "2016-06-09", "day"), ("2016-06-10", "2016-06-11", "record_day")]
    {
        let wrong = browser.post(&second, &order(day, record_day)).await.is(422);
        wrong.says(&format!("id=\"{field}-error\"")).says("repris tel quel");
    }
    let next = At(format!("/assemblees/{id}"));
    let key = form.value("cle").unwrap();
    let fields = [&order("2016-06-10", "2016-06-09")[..], &[("cle", key.as_str())]].concat();
    for _ in 0..2 {
        let to = browser.post(&second, &fields).await.to();
        assert_eq!(to, next.of("preparation?fait=deuxieme"), "twice is once");
    }
    let page = browser.get(&next.of("preparation?fait=deuxieme")).await.ok();
    page.says("La deuxième convocation est préparée").says("deuxième").says("Comptes 2015").says("Gratuité");
    browser.get(&next.of("convoquer")).await.ok().says("Au moins 10 jours");
    let short = [("sent_on", "2016-06-02")];
    browser.post(&next.of("convoquer"), &short).await.is(422).says("id=\"reason-error\"");
    let sent = [("sent_on", "2016-05-30")];
    assert_eq!(browser.post(&next.of("convoquer"), &sent).await.to(), next.of("?fait=convocation"));
    let sheet = browser.get(&next.of("?fait=convocation")).await.ok();
    sheet.says("deuxième").says("Comptes 2015").says("10 juin 2016");
}

#[tokio::test]
async fn a_draft_of_members_comes_onto_the_agenda() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    for name in ["Exemple", "Petit"] {
        admitted(&browser, &person(name)).await;
    }
    let at = planned(&browser).await;
    put(&browser, &at, &[("title", "Comptes 2015"), ("text", "Les comptes sont approuvés.")]).await;
    let path = at.of("demandes/nouvelle");
    browser.get(&path).await.ok().says("L225-105");
    let asked = [
        ("askers", "1 ; petit"),
        ("received_on", "2016-04-20"),
        ("title", "Gratuité pour les écoles"),
        ("text", "Les écoles écoutent gratuitement."),
    ];
    let late = with(asked.to_vec(), &[("received_on", "2016-05-10")]);
    browser
        .post(&path, &late)
        .await
        .is(422)
        .says("id=\"received_on-error\"")
        .says("Gratuité pour les écoles");
    let key = browser.get(&path).await.ok().value("cle").unwrap();
    let order = [&asked[..], &[("cle", key.as_str())]].concat();
    for _ in 0..2 {
        assert_eq!(
            browser.post(&path, &order).await.to(),
            at.of("preparation?fait=demande"),
            "twice is once"
        );
    }
    let page = browser.get(&at.of("preparation?fait=demande")).await.ok();
    page.says("La demande est recevable").says("reçue le 20 avril 2016");
    page.says("proposée par Zoé Exemple, n° 1").says("Zoé Petit, n° 2");
    assert_eq!(
        page.text.matches("2. <span lang=\"fr\">Gratuité pour les écoles</span>").count(),
        1,
        "once on the agenda"
    );

    browser.get(&at.of("convoquer")).await.ok();
    let order = [("sent_on", "2016-05-20"), ("reason", "Tous présents ou représentés")];
    browser.post(&at.of("convoquer"), &order).await.to();
    browser.get(&at.of("resolutions/2")).await.ok().says("Gratuité pour les écoles");
    let after = with(asked.to_vec(), &[("title", "Un local")]);
    browser.post(&path, &after).await.to();
    let page = browser.get(&at.of("preparation?fait=demande")).await.ok();
    page.says(&format!("href=\"{}\">Résolution n° 3", at.of("resolutions/3")));
    browser.get(&at.of("resolutions/3")).await.ok().says("Un local");
}

/// Four members on a sealed list: the third gave the second a proxy; the second leaves, and a fifth comes.
async fn apart(house: &House, browser: &Browser<'_>) -> (At, Vec<String>) {
    let mut files = Vec::new();
    for name in ["Exemple", "Petit", "Garnier", "Martin"] {
        files.push(admitted(browser, &person(name)).await);
    }
    let at = At(called(house).await);
    browser.get(&at.of("liste")).await.ok();
    browser.post(&at.of("liste"), &[]).await.to();
    let page = browser.get(&at.of("liste/ecarts")).await.ok();
    page.says("s’accordent");
    assert!(!page.text.contains("/liste/radiations"), "there is nobody to strike off");
    browser.post(&at.of("emargement/pouvoir"), &[("member", "3"), ("holder", "2")]).await.to();
    let leave = [("cause", "Resignation"), ("reason", "départ"), ("decided_on", ""), ("on", "2016-05-20")];
    browser.post(&format!("{}/sortie", files[1]), &leave).await.to();
    admitted(browser, &with(person("Nouvelle"), &[("on", "2016-05-20")])).await;
    let more = [("shares", "3"), ("paid", "300"), ("on", "2016-05-20")];
    browser.get(&files[3]).await.ok();
    browser.post(&format!("{}/souscrire", files[3]), &more).await.to();
    (at, files)
}

#[tokio::test]
async fn who_left_is_struck_off_the_sealed_list_and_newcomers_are_told() {
    let house = House::new().await;
    statutes(&house).await;
    identity(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let (at, files) = apart(&house, &browser).await;
    let differences = at.of("liste/ecarts");
    for page in [at.of("?fait=liste"), at.of("seance"), at.of("ouverture")] {
        browser.get(&page).await.ok().says(&format!("href=\"{differences}\""));
    }
    let page = browser.get(&differences).await.ok();
    page.says("Ont quitté la coopérative")
        .says("Zoé Petit, n° 2")
        .says("Zoé Garnier, n° 3\u{a0}: son mandataire est parti");
    page.says("Entrés depuis")
        .says("Zoé Nouvelle, n° 5")
        .says("Ont changé")
        .says("au registre")
        .says("203 parts");
    let member = files[2].rsplit('/').next().unwrap();
    let letter = at.of(&format!("papiers/pouvoir-caduc/{member}.pdf"));
    page.says(&letter);
    let paper = browser.get(&letter).await.ok();
    assert!(paper.text.starts_with("%PDF-"), "a letter");
    let other = files[0].rsplit('/').next().unwrap();
    browser.get(&at.of(&format!("papiers/pouvoir-caduc/{other}.pdf"))).await.is(404);
    let (auditor, _) = house.person("anne@exemple.fr", &[Role::Auditor]).await;
    let read = auditor.get(&differences).await.ok();
    assert!(
        !read.text.contains("/liste/radiations") && !read.text.contains("/liste/corriger"),
        "{}",
        read.text
    );
    auditor.get(&at.of("liste/radiations")).await.is(403);
    auditor.post(&at.of("liste/radiations"), &[("reason", "Départ")]).await.is(403);

    let strike = at.of("liste/radiations");
    browser.get(&strike).await.ok().says("scellée de nouveau").says(&format!("href=\"{differences}\""));
    browser.post(&strike, &[("reason", " ")]).await.is(422).says("id=\"reason-error\"");
    let order = [("cle", "une"), ("reason", "Zoé Petit a quitté la coopérative")];
    for _ in 0..2 {
        assert_eq!(browser.post(&strike, &order).await.to(), at.of("?fait=radiations"));
    }
    let sheet = browser.get(&at.of("?fait=radiations")).await.ok();
    sheet.says("ne sont plus sur la liste").says("Zoé Petit a quitté la coopérative");
    let page = browser.get(&differences).await.ok();
    page.says("Zoé Nouvelle, n° 5").says("Zoé Garnier, n° 3\u{a0}: son mandataire est radié").says(&letter);
    assert!(!page.text.contains("Zoé Petit"), "{}", page.text);
    let desk = browser.get(&at.of("emargement")).await.ok();
    assert!(!desk.text.contains("Zoé Petit") && !desk.text.contains("Zoé Nouvelle"), "{}", desk.text);
    let paper = browser.get(&letter).await.ok();
    assert!(paper.text.starts_with("%PDF-"), "the letter can still be printed");
}
