//! The whole life of an assembly through the pages: plan, notice, roll, door, session with hands, an amendment and a
//! secret vote that two people count, close, and the mandate that follows.

use office::kernel::access::Role;

use super::register::{admitted, person, statutes, with};
use super::{Browser, House};

/// The addresses of an assembly.
pub(super) struct At(pub(super) String);

impl At {
    pub(super) fn of(&self, part: &str) -> String {
        match part.strip_prefix('?') {
            Some(_) => format!("{}{part}", self.0),
            None => format!("{}/{part}", self.0),
        }
    }
}

const PLAN: [(&str, &str); 7] = [
    ("kind", "ordinary"),
    ("day", "2016-05-20"),
    ("starts_at", "18:30"),
    ("place", "Au siège"),
    ("record_day", "2016-05-19"),
    ("accounts", "2015-12-31"),
    ("remote", ""),
];

/// An assembly of today, planned.
pub(super) async fn planned(browser: &Browser<'_>) -> At {
    let path = "/assemblees/preparer";
    let id = browser.get(path).await.ok().value("assembly").unwrap();
    let order = |wrong: &[(&'static str, &'static str)]| {
        let mut fields: Vec<(&str, String)> =
            with(PLAN.to_vec(), wrong).into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        fields.push(("assembly", id.clone()));
        fields
    };
    for wrong in [("starts_at", "18h30"), ("day", "demain"), ("kind", ""), ("record_day", "2016-05-21")] {
        let fields = order(&[wrong]);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(path, &fields).await.is(422).says(&format!("id=\"{}-error\"", wrong.0));
    }
    let fields = order(&[]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    for _ in 0..2 {
        let to = browser.post(path, &fields).await.to();
        assert_eq!(to, format!("/assemblees/{id}/preparation?fait=plan"), "twice is once");
    }
    let page = browser.get(&format!("/assemblees/{id}/preparation?fait=plan")).await.ok();
    page.says("en préparation").says("5 mai 2016").says("Aucun projet de résolution").says("18 h 30");
    browser
        .get("/assemblees")
        .await
        .ok()
        .says("En préparation")
        .says(&format!("/assemblees/{id}/preparation"));
    At(format!("/assemblees/{id}"))
}

/// Puts a draft at the end of the agenda.
pub(super) async fn put(browser: &Browser<'_>, at: &At, fields: &[(&str, &str)]) {
    let path = at.of("projets/nouveau");
    let version = browser.get(&path).await.ok().value("version").unwrap();
    let fields = [fields, &[("backed", "oui"), ("version", &version)]].concat();
    assert_eq!(browser.post(&path, &fields).await.to(), at.of("preparation?fait=projet"));
}

/// Accounts, rules, an election: each in its place, what was put by mistake taken away.
async fn drafted(browser: &Browser<'_>, at: &At) {
    let draft = |title, text| [("title", title), ("text", text)];
    put(
        browser,
        at,
        &[&draft("Comptes 2015", "Les comptes sont approuvés.")[..], &[("follows", "allocation")]].concat(),
    )
    .await;
    let election = [("candidate", "petit"), ("election", "Conseil"), ("seats", "1"), ("years", "6")];
    let election = [&election[..], &[("mandate", "director")], &draft("Zoé Petit", "Est élue.")].concat();
    put(browser, at, &election).await;
    put(browser, at, &draft("Règlement", "Le règlement est adopté.")).await;
    put(browser, at, &draft("De trop", "Rien.")).await;
    let path = at.of("projets/nouveau");
    let version = browser.get(&path).await.ok().value("version").unwrap();
    let nobody = [&draft("Élection", "Est élu.")[..], &[("candidate", "inconnue"), ("election", "Conseil")]];
    let nobody = [&nobody.concat()[..], &[("version", &version), ("backed", "oui")]].concat();
    browser.post(&path, &nobody).await.is(422).says("id=\"candidate-error\"");
    browser.post(&path, &[("version", &version)]).await.is(422).says("id=\"title-error\"");
    // What the board proposes without backing it is refused here, and not only when the members are called.
    let unbacked = [&draft("Tarifs", "Ils doublent.")[..], &[("version", &version)]].concat();
    browser.post(&path, &unbacked).await.is(422).says("Ce que le conseil propose, il le soutient.");

    let page = browser.get(&at.of("preparation")).await.ok();
    page.says("candidature de Zoé Petit").says("De trop").says("le résultat de l’exercice est affecté");
    let version = page.value("version").unwrap();
    let raised = browser.post(&at.of("projets/3/monter"), &[("version", &version)]).await;
    assert_eq!(raised.to(), at.of("preparation?fait=projet-deplace"));
    let stale = browser.post(&at.of("projets/4/retrait"), &[("version", &version)]).await.is(409);
    stale.says("Quelqu’un a changé le plan");
    let version = browser.get(&at.of("preparation")).await.ok().value("version").unwrap();
    browser.post(&at.of("projets/4/retrait"), &[("version", &version)]).await.to();
    let page = browser.get(&at.of("preparation")).await.ok();
    assert!(!page.text.contains("De trop"));
    assert!(page.text.find("Règlement") < page.text.find("candidature"), "moved up");
    let change = browser.get(&at.of("projets/3")).await.ok();
    change.says("value=\"Conseil\"").says("value=\"2\"");

    let late = [("askers", "1"), ("received_on", "2016-05-20"), ("title", "Gratuité"), ("text", "Oui.")];
    browser.get(&at.of("demandes/nouvelle")).await.ok();
    browser.post(&at.of("demandes/nouvelle"), &late).await.is(422).says("R225-72");
    let asked = with(late.to_vec(), &[("received_on", "2016-04-20")]);
    let few =
        browser.post(&at.of("demandes/nouvelle"), &with(asked.clone(), &[("askers", "")])).await.is(422);
    few.says("id=\"askers-error\"");
    let question = [("member", "1"), ("received_on", "2016-05-10"), ("text", "Quel coût ?")];
    browser.post(&at.of("questions/nouvelle"), &question).await.to();
    browser.post(&at.of("questions/1/reponse"), &[("text", "Aucun.")]).await.to();
    browser.get(&at.of("preparation")).await.ok().says("Quel coût").says("Aucun.").says("répondue");
}

/// The notice, too short without its reason, and to whom it went.
async fn convened(browser: &Browser<'_>, at: &At) {
    let path = at.of("convoquer");
    browser.get(&path).await.ok().says("Au moins 15 jours");
    let short = browser.post(&path, &[("sent_on", "2016-05-20")]).await.is(422);
    short.says("id=\"reason-error\"").says("R225-69");
    let order = [("sent_on", "2016-05-20"), ("reason", "Tous présents ou représentés")];
    assert_eq!(browser.post(&path, &order).await.to(), at.of("?fait=convocation"));
    browser.get(&at.of("?fait=convocation")).await.ok().says("Les associés sont convoqués").says("18 h 30");
    browser.post(&path, &order).await.is(409).says("déjà convoquée");

    browser.get(&at.of("envois")).await.ok().says("4 associés à joindre");
    let sent = [("member", "exemple"), ("channel", "hand"), ("on", "2016-05-20")];
    assert_eq!(browser.post(&at.of("envois/noter"), &sent).await.to(), at.of("envois?fait=envoi"));
    browser.post(&at.of("envois/noter"), &[("channel", "post"), ("on", "2016-05-20")]).await.to();
    let bounce = [("member", "4"), ("on", "2016-05-20"), ("reason", "Inconnu à l'adresse")];
    browser.post(&at.of("envois/retour"), &bounce).await.to();
    let page = browser.get(&at.of("envois?fait=retour")).await.ok();
    page.says("1 associé à joindre").says("Inconnu à l").says("Le retour est enregistré");
}

/// The roll, corrected once, and who is there: two members, one through a proxy, one by a form.
async fn gathered(browser: &Browser<'_>, at: &At) {
    browser.post(&at.of("liste"), &[]).await.to();
    let path = at.of("liste/corriger");
    browser.get(&path).await.ok();
    browser.post(&path, &[("change", "add"), ("member", "4"), ("reason", "Oubli")]).await.is(422);
    let right = [("change", "replace"), ("member", "4"), ("shares", "150"), ("reason", "Parts mal comptées")];
    assert_eq!(browser.post(&path, &right).await.to(), at.of("?fait=correction"));
    browser.get(&at.of("?fait=correction")).await.ok().says("Parts mal comptées").says("scellée de nouveau");

    let desk = browser.get(&at.of("emargement?recherche=petit")).await.ok();
    desk.says("Zoé Petit").says("absent").says("0,00\u{a0}% atteint");
    assert!(!desk.text.contains("Zoé Exemple"), "only who was looked for");
    for member in ["1", "2"] {
        let order = [("member", member), ("mode", "in_person")];
        let to = browser.post(&at.of("emargement/arrivee"), &order).await.to();
        assert_eq!(to, at.of("emargement?fait=arrivee"));
    }
    let twice = browser.post(&at.of("emargement/arrivee"), &[("member", "1")]).await.is(409);
    twice.says("id=\"member-error\"").says("déjà présent");
    browser.post(&at.of("emargement/depart"), &[("member", "2")]).await.to();
    browser.post(&at.of("emargement/depart"), &[("member", "2")]).await.is(404).says("pas présent");
    browser.post(&at.of("emargement/arrivee"), &[("member", "2")]).await.to();

    let proxy = at.of("emargement/pouvoir");
    browser.get(&format!("{proxy}?membre=3")).await.ok().says("Au plus 5 pouvoirs").says("value=\"3\"");
    browser.post(&proxy, &[("member", "3"), ("holder", "3")]).await.is(422).says("id=\"holder-error\"");
    browser.post(&proxy, &[("member", "3")]).await.to();
    let revoke = [("member", "3"), ("reason", "Il nomme quelqu'un")];
    browser.post(&at.of("emargement/pouvoir/revocation"), &revoke).await.to();
    browser.post(&at.of("emargement/pouvoir/revocation"), &revoke).await.is(404);
    browser.post(&proxy, &[("member", "3"), ("holder", "1")]).await.to();
    browser.post(&at.of("emargement/pouvoir/remise"), &[("member", "4")]).await.is(422);

    let form = at.of("emargement/formulaire");
    browser.get(&form).await.ok().says("voix-3");
    let votes = [("member", "4"), ("voix-1", "for"), ("voix-2", "against"), ("if_amended", "chair")];
    let naming = |number| {
        [
            &votes[..3],
            &[("if_amended", "holder"), ("amendment_holder", number), ("received_on", "2016-05-17")],
        ]
        .concat()
    };
    browser.post(&form, &naming("")).await.is(422).says("id=\"amendment_holder-error\"");
    let own = browser.post(&form, &naming("4")).await.is(422);
    own.says("id=\"amendment_holder-error\"").says("se représenter lui-même");
    let late = [&votes[..], &[("received_on", "2016-05-20")]].concat();
    browser.post(&form, &late).await.is(422).says("id=\"received_on-error\"").says("R225-77");
    let sent = [&votes[..], &[("received_on", "2016-05-17")]].concat();
    browser.post(&form, &sent).await.to();
    browser.post(&form, &sent).await.is(409).says("déjà enregistré");
    let desk = browser.get(&at.of("emargement")).await.ok();
    desk.says("100,00\u{a0}% atteint")
        .says("pouvoir à Zoé Exemple")
        .says("par correspondance")
        .says("peut encore recevoir 4 pouvoirs");
}

/// The amended resolution, by hands.
async fn by_hands(browser: &Browser<'_>, at: &At) {
    let amend = at.of("resolutions/2/amendement");
    browser.get(&amend).await.ok().says("Le règlement est adopté.");
    let text = ("text", "Le règlement amendé est adopté.");
    browser.post(&amend, &[text, ("reason", "")]).await.is(422).says("id=\"reason-error\"");
    let order = [text, ("reason", "Amendement de la salle")];
    assert_eq!(browser.post(&amend, &order).await.to(), at.of("seance?fait=amendement"));
    browser.post(&at.of("resolutions/2/mains"), &[("creators-for", "1")]).await.is(409).says("pas ouvert");
    browser.post(&at.of("resolutions/2/ouverture"), &[]).await.to();
    browser.post(&amend, &order).await.is(409).says("a commencé");
    let hands = at.of("resolutions/2/mains");
    browser.get(&hands).await.ok().says("3 voix");
    browser.post(&hands, &[("creators-for", "4")]).await.is(422);
    browser.post(&hands, &[]).await.is(422).says("Aucun nombre");
    browser.post(&hands, &[("creators-for", "deux")]).await.is(422).says("n’est pas un nombre");
    let counted = browser.post(&hands, &[("creators-for", "2"), ("creators-against", "1")]).await.to();
    assert_eq!(counted, at.of("seance?fait=mains"));
    browser.post(&at.of("resolutions/2/cloture"), &[]).await.to();
    let result = browser.get(&at.of("resolutions/2?fait=vote-clos")).await.ok();
    result.says("Texte de la convocation").says("Le règlement amendé").says("Comptées sans nom");
    result.says("votés pour par la présidence").says("adoptée");
}

/// The secret resolution, which two people count.
async fn in_secret(browser: &Browser<'_>, other: &Browser<'_>, at: &At) {
    let secret = at.of("resolutions/1/secret");
    browser.get(&secret).await.ok().says("ne peut plus redevenir nominal").says("moins de cinq");
    browser.post(&secret, &[("reason", "Demandé par la salle")]).await.to();
    browser.post(&at.of("resolutions/1/ouverture"), &[]).await.to();
    browser.post(&at.of("resolutions/1/cloture"), &[]).await.is(409).says("pas dépouillé");
    let count = at.of("resolutions/1/depouillement");
    let found = |for_: &'static str, blank: &'static str| [("creators-for", for_), ("creators-blank", blank)];
    browser.get(&count).await.ok().says("Premier décompte");
    assert_eq!(browser.post(&count, &found("2", "1")).await.to(), at.of("seance?fait=depouillement"));
    browser.get(&at.of("seance")).await.ok().says("un décompte sur deux");
    browser.post(&count, &found("2", "1")).await.is(409).says("la même ne peut pas saisir deux fois");
    let second = other.get(&count).await.ok();
    second.says("Second décompte");
    assert!(!second.text.contains("value=\"2\""), "nobody sees what the first found");
    other.post(&count, &found("3", "0")).await.is(409).says("Les deux décomptes diffèrent");
    other.get(&count).await.ok().says("Premier décompte");
    other.post(&count, &found("2", "1")).await.to();
    browser.get(&count).await.ok();
    browser.post(&count, &found("2", "1")).await.to();
    browser.get(&at.of("seance")).await.ok().says("les deux décomptes concordent");
    browser.post(&at.of("resolutions/1/cloture"), &[]).await.to();
    browser.get(&at.of("resolutions/1")).await.ok().says("Vote secret").says("Comptées sans nom");
}

/// The election at the desk, a subject that may not come up, and the end.
async fn elected(browser: &Browser<'_>, at: &At) {
    browser.post(&at.of("resolutions/3/ouverture"), &[]).await.to();
    browser.get(&at.of("resolutions/3/voix")).await.ok();
    let votes = [("voix-1", "for"), ("voix-2", "for"), ("voix-3", "against")];
    browser.post(&at.of("resolutions/3/voix"), &votes).await.to();
    browser.post(&at.of("resolutions/3/cloture"), &[]).await.to();
    browser.get(&at.of("resolutions/3")).await.ok().says("élu");
    let subject = [("title", "Autre sujet"), ("text", "Oui."), ("reason", "La salle"), ("backed", "oui")];
    let refused = browser.get(&at.of("ajout")).await.ok();
    refused.says("L225-105");
    browser.post(&at.of("ajout"), &subject).await.is(422).says("id=\"follows-error\"");
    browser.get(&at.of("seance")).await.ok().says("adoptée (").says("Clore la séance");
    assert_eq!(browser.post(&at.of("cloture"), &[]).await.to(), at.of("?fait=cloture"));
}

/// What follows: the debate, the mandate, the allocation.
async fn followed(browser: &Browser<'_>, at: &At) {
    browser.get(&at.of("?fait=cloture")).await.ok().says("Suites de l’assemblée").says("Séance close");
    let page = browser.get(&at.of("suites")).await.ok();
    page.says("Donner le mandat").says("le mandat est à donner").says("Noter l’affectation faite");
    let text = "Luc demande le détail ; la présidence répond.";
    browser.post(&at.of("resolutions/1/debats"), &[("text", text)]).await.to();
    browser.post(&at.of("debats"), &[("text", "La séance est levée.")]).await.to();
    browser.get(&at.of("resolutions/1/debats")).await.ok().says("Luc demande");
    let give = at.of("resolutions/3/mandat");
    let mandate = browser.get(&give).await.ok().value("mandate").unwrap();
    assert_eq!(browser.post(&give, &[("mandate", &mandate)]).await.to(), at.of("suites?fait=mandat-donne"));
    browser.post(&give, &[("mandate", &mandate)]).await.is(409).says("est déjà fait");
    browser.get("/mandats").await.ok().says("Zoé Petit");
    browser.post(&at.of("resolutions/1/fin-de-mandat"), &[]).await.is(422);
    browser.post(&at.of("resolutions/1/affectation"), &[("on", "2015-12-31")]).await.to();
    let page = browser.get(&at.of("suites")).await.ok();
    page.says("mandat donné").says("Luc demande").says("La séance est levée").says("pas signé");
    assert!(!page.text.contains("Donner le mandat"), "what is done is not offered");
    browser.get("/assemblees/proces-verbaux").await.ok().says("Aucun procès-verbal");
    browser.post(&at.of("deuxieme-convocation"), &[]).await.is(422);
}

#[tokio::test]
async fn an_assembly_lives_from_its_plan_to_the_mandate_that_it_gives() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let (other, _) = house.person("luc@exemple.fr", &[Role::Staff]).await;
    for name in ["Exemple", "Petit", "Garnier", "Martin"] {
        admitted(&browser, &person(name)).await;
    }
    let at = planned(&browser).await;
    drafted(&browser, &at).await;
    convened(&browser, &at).await;
    gathered(&browser, &at).await;
    let form = browser.get(&at.of("ouverture")).await.ok();
    let chair = form.text.split("\">Zoé Exemple").next().unwrap().rsplit("value=\"").next().unwrap();
    let order = [("on", "2016-05-20"), ("chair", chair), ("one_by_one", "oui")];
    browser.post(&at.of("ouverture"), &order).await.to();
    browser.get(&at.of("seance")).await.ok().says("Ouvrir le vote").says("100,00\u{a0}% atteint");
    by_hands(&browser, &at).await;
    in_secret(&browser, &other, &at).await;
    elected(&browser, &at).await;
    followed(&browser, &at).await;
    read_only(&house, &at).await;
}

/// Who only reads is offered nothing and may do nothing; who may not read is refused.
async fn read_only(house: &House, at: &At) {
    let (auditor, _) = house.person("anne@exemple.fr", &[Role::Auditor]).await;
    let page = auditor.get("/assemblees").await.ok();
    assert!(!page.text.contains("/assemblees/preparer"), "{}", page.text);
    for read in ["preparation", "envois", "suites"] {
        let page = auditor.get(&at.of(read)).await.ok();
        assert!(!page.text.contains("class=\"button"), "{read}: {}", page.text);
    }
    for part in [
        "projets/nouveau",
        "convoquer",
        "envois/noter",
        "liste/corriger",
        "emargement",
        "emargement/arrivee",
        "seance",
        "resolutions/1/mains",
        "resolutions/1/secret",
        "resolutions/3/mandat",
        "debats",
    ] {
        auditor.get(&at.of(part)).await.is(403);
    }
    auditor.post(&at.of("resolutions/3/mandat"), &[]).await.is(403);
    auditor.get("/assemblees/preparer").await.is(403);
    let (sales, _) = house.person("sam@exemple.fr", &[Role::Sales]).await;
    for read in ["preparation", "envois", "suites"] {
        sales.get(&at.of(read)).await.is(403);
    }
    sales.get("/assemblees/proces-verbaux").await.is(403);
}
