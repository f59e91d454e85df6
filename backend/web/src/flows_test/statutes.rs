//! What the staff does with the statutes: the first version, the next one with other weights, what the law forbids, and
//! the one that an assembly decided.

use office::assemblies::public::{
    AssemblyId, AssemblyKind, Consequence, Convening, Convocation, Decision, Hour, Proposer, ResolutionDraft,
};
use office::kernel::access::Role;
use office::values::{Day, Uuid};

use super::assemblies::choice;
use super::register::{admitted, person, statutes, with};
use super::{Answer, Browser, House};

const PATH: &str = "/statuts/nouveaux";

/// The value of an attribute in a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

/// What a browser would send of the form as it is shown.
fn shown(form: &Answer) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut select: Option<(String, Option<String>)> = None;
    for part in form.text.split('<') {
        let tag = part.split('>').next().unwrap();
        let value = attribute(tag, "value").unwrap_or_default().to_owned();
        if tag.starts_with("input ") {
            let ticks = tag.contains(" type=\"checkbox\"") || tag.contains(" type=\"radio\"");
            let name = attribute(tag, "name").unwrap().to_owned();
            if name != "csrf" && (!ticks || tag.contains(" checked")) {
                fields.push((name, value));
            }
        } else if tag.starts_with("select ") {
            select = Some((attribute(tag, "name").unwrap().to_owned(), None));
        } else if tag.starts_with("option ") {
            let chosen = &mut select.as_mut().unwrap().1;
            if chosen.is_none() || tag.ends_with(" selected") {
                *chosen = Some(value);
            }
        } else if tag == "/select" {
            let (name, chosen) = select.take().unwrap();
            fields.push((name, chosen.unwrap()));
        }
    }
    fields
}

/// The same with other values, the last of those of one name but for boxes.
fn other<'a>(fields: &'a [(String, String)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = kept.filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    let last = |at: usize, name: &str| {
        name.ends_with("_kinds") || more[at + 1..].iter().all(|(other, _)| *other != name)
    };
    let more = more.iter().enumerate().filter(|(at, (name, _))| last(*at, name)).map(|(_, field)| *field);
    kept.chain(more).collect()
}

const FIRST: [(&str, &str); 9] = [
    ("adopted_on", "2015-01-01"),
    ("effective_on", "2015-01-01"),
    ("quorum_basis", "members"),
    ("nominal", "100"),
    ("category_1_code", "creator"),
    ("category_1_college", "Creators"),
    ("category_1_minimum", "100,00"),
    ("category_1_kinds", "NaturalPerson"),
    ("category_1_kinds", "Company"),
];

const SECOND: [(&str, &str); 10] = [
    ("adopted_on", "2016-05-01"),
    ("effective_on", "2016-06-01"),
    ("weight_Employees", "37,5"),
    ("weight_Creators", "40"),
    ("weight_Supporters", "22,5"),
    ("carry_over", "majority_split"),
    ("silent_college", "counts_in_total"),
    ("vanished_college", "pro_rata"),
    ("proxy_ceiling", "at_most"),
    ("proxy_most", "2"),
];

#[tokio::test]
async fn the_first_statutes_are_adopted_from_the_least_of_the_law() {
    let house = House::new().await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    browser.get("/assemblees").await.ok().says("href=\"/statuts\"");
    browser
        .get("/statuts")
        .await
        .ok()
        .says("Aucuns statuts")
        .says(&format!("href=\"{PATH}\""))
        .says("aria-current");
    let form = browser.get(PATH).await.ok();
    form.says("le minimum de la loi").says("name=\"category_6_code\"").says("value=\"1/5\"");
    let fields = shown(&form);
    browser
        .post(PATH, &other(&fields, &[("adopted_on", "hier")]))
        .await
        .is(422)
        .says("id=\"adopted_on-error\"");
    for _ in 0..2 {
        let to = browser.post(PATH, &other(&fields, &FIRST)).await.to();
        assert_eq!(to, "/statuts/1?fait=statuts", "twice is once");
    }
    let page = browser.get("/statuts/1?fait=statuts").await.ok();
    page.says("La version des statuts est adoptée").says("Chaque associé a une voix").says("aucun quorum");
    page.says("1/4 (25,00\u{a0}%)").says("personne physique, société\u{202f}; dès 100\u{a0}€");
    page.says("31 décembre\u{a0}: les statuts n’en disent rien").says("18\u{202f}500\u{a0}€");
    browser.get("/statuts").await.ok().says("1 version").says("Version 1").says("en vigueur");
    browser.get("/statuts?au=2014-12-31").await.ok().says("Aucuns statuts");
    browser.get("/statuts?au=hier").await.is(422);
    browser.get("/statuts/2").await.is(404);
    browser.get("/statuts/premiers").await.is(404);
}

#[tokio::test]
async fn the_next_version_has_other_weights_and_says_what_changed() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let form = browser.get(PATH).await.ok();
    form.says("reprend la version 1").says("value=\"creator\"").says("value=\"venue\"");
    let fields = shown(&form);
    for (wrong, field, why) in [
        (("weight_Supporters", "20"), "weight_Employees", "font 195/2\u{a0}% au lieu de 100\u{a0}%"),
        (("weight_Employees", "60"), "weight_Employees", "pèserait 60\u{a0}%"),
        (("weight_Creators", "beaucoup"), "weight_Creators", "12,5"),
        (("quorum_ordinary_first", "1/10"), "quorum_ordinary_first", "inférieur au minimum légal"),
        (("majority_extraordinary_part", "50 %"), "majority_extraordinary_part", "inférieure au minimum"),
        (("proxy_most", "0"), "proxy_most", "L225-106"),
        (("proxy_most", ""), "proxy_most", "nombre entier"),
        (("category_1_minimum", "150"), "category_1_minimum", "nombre entier de parts"),
        (("category_2_code", "creator"), "category_2_code", "donnée deux fois"),
        (("category_5_minimum", "100"), "category_5_code", "Donnez un code"),
        (("nominal", "0"), "nominal", "doit être positive"),
        (("capital_floor", "1 000"), "membership", "La loi seule"),
        (("paper_forms_days_before", "5"), "meetings", "La loi seule"),
        (("year_end_day", "31"), "year_end_month", "nombre entier"),
        (("effective_on", "2016-04-01"), "effective_on", "ne peuvent pas prendre effet"),
        (("quorum_basis", "heads"), "quorum_basis", "Faites un choix"),
        (("carry_over", ""), "carry_over", "Faites un choix"),
    ] {
        let order = other(&fields, &SECOND);
        let mut order: Vec<(&str, &str)> = order.into_iter().filter(|(name, _)| *name != wrong.0).collect();
        order.push(wrong);
        let refused = browser.post(PATH, &order).await.is(422);
        refused.says(&format!("id=\"{field}-error\"")).says(why).says("role=\"alert\"");
    }
    let own = [("membership", "own"), ("capital_floor", "1 000")];
    let order = [&SECOND[..], &own].concat();
    let low = browser.post(PATH, &other(&fields, &order)).await.is(422);
    low.says("id=\"capital_floor-error\"").says("art. 27").says("value=\"37,5\"");
    let english = browser
        .post(
            &format!("{PATH}?lang=en"),
            &other(&fields, &[&SECOND[..], &[("proxy_ceiling", "twentieth")]].concat()),
        )
        .await;
    english.is(422).says("A number of proxies only goes with");
    // No college of these weights has the venues: the office says so beside their category.
    let orphan = browser.post(PATH, &other(&fields, &SECOND)).await.is(422);
    orphan.says("id=\"category_3_college-error\"").says("n’a pas de poids");

    let moved = [&SECOND[..], &[("category_3_college", "Supporters")]].concat();
    assert_eq!(browser.post(PATH, &other(&fields, &moved)).await.to(), "/statuts/2?fait=statuts");
    let page = browser.get("/statuts/2").await.ok();
    page.says("37,5")
        .says("modifiée")
        .says("nouvelle")
        .says("supprimée")
        .says("<del>Chaque associé a une voix");
    page.says("Au plus 2 pouvoirs par mandataire").says("href=\"/statuts/1\"").says("à venir");
    let again =
        browser.post(PATH, &other(&fields, &[&moved[..], &[("cle", "autre")]].concat())).await.is(409);
    again.says("id=\"effective_on-error\"").says("prend déjà effet");
    let list = browser.get("/statuts").await.ok();
    list.says("2 versions").says("à venir").says("en vigueur");
    browser.get("/statuts?au=2016-06-01").await.ok().says("remplacée");
    browser.get("/statuts?au=2016-04-01").await.ok().says("1 version");
    browser.get("/statuts/2?lang=en").await.ok().says("Silent college").says("changed");
    only_read(&house, &other(&fields, &moved)).await;
}

/// Whoever may not adopt statutes is offered no way to, and refused; who has no business with them reads none.
async fn only_read(house: &House, order: &[(&str, &str)]) {
    let (auditor, _) = house.person("luc@exemple.fr", &[Role::Auditor]).await;
    let list = auditor.get("/statuts").await.ok();
    assert!(!list.text.contains(PATH), "{}", list.text);
    auditor.get("/statuts/2").await.ok();
    auditor.get(PATH).await.is(403);
    auditor.post(PATH, order).await.is(403);
    let (sales, _) = house.person("sam@exemple.fr", &[Role::Sales]).await;
    sales.get("/statuts").await.is(403);
    sales.get("/statuts/1").await.is(403);
}

/// An extraordinary assembly of today that is over: it changed the statutes, and rejected another change.
async fn held(house: &House, browser: &Browser<'_>) -> String {
    let early = [("decided_on", "2015-01-05"), ("on", "2015-01-06"), ("paid", "20000")];
    for name in ["Exemple", "Petit"] {
        admitted(browser, &with(person(name), &early)).await;
    }
    let day = |text: &str| text.parse::<Day>().unwrap();
    let draft = |title: &str| ResolutionDraft {
        title: title.to_owned(),
        text: format!("L'assemblée décide : {title}."),
        proposer: Proposer::Board,
        backed_by_board: true,
        decision: Decision::Extraordinary,
        candidacy: None,
        follows: Some(Consequence::AmendStatutes),
    };
    let convening = Convening {
        kind: AssemblyKind::Extraordinary,
        convocation: Convocation::First,
        day: day("2016-05-20"),
        place: "Au siège".to_owned(),
        notice_sent_on: day("2016-05-05"),
        exception_reason: None,
        record_day: day("2016-05-19"),
        last_accounts_closed_on: Some(day("2015-12-31")),
        agenda: vec![draft("Nouveaux statuts"), draft("Autres statuts")],
        starts_at: Hour::new(18, 30),
        remote: String::new(),
        first: None,
    };
    let id = AssemblyId::new(Uuid::now_v7());
    house.office.assemblies.convene(&house.context(), id, convening).await.unwrap();
    let at = format!("/assemblees/{id}");
    browser.get(&at).await.ok().says("href=\"/statuts/1\"");
    browser.post(&format!("{at}/liste"), &[]).await.to();
    for member in ["1", "2"] {
        let arrival = [("member", member), ("mode", "in_person")];
        browser.post(&format!("{at}/emargement/arrivee"), &arrival).await.to();
    }
    let form = browser.get(&format!("{at}/ouverture")).await.ok();
    let chair = choice(&form, "Zoé Exemple, n° 1");
    browser.post(&format!("{at}/ouverture"), &[("on", "2016-05-20"), ("chair", &chair)]).await.to();
    for (number, says) in [(1, "for"), (2, "against")] {
        let votes = [("voix-1", says), ("voix-2", says)];
        browser.post(&format!("{at}/resolutions/{number}/voix"), &votes).await.to();
    }
    browser.post(&format!("{at}/cloture"), &[]).await.to();
    at
}

#[tokio::test]
async fn statutes_that_an_assembly_decided_are_adopted_once_as_of_its_day() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let at = held(&house, &browser).await;
    let (follows, path) = (format!("{at}/suites"), format!("{at}/resolutions/1/statuts"));
    let page = browser.get(&follows).await.ok();
    page.says("À faire").says(&format!("href=\"{path}\"")).says("Adopter les statuts décidés");
    assert!(!page.text.contains("Adopter les statuts par l’API"));
    assert!(!page.text.contains(&format!("{at}/resolutions/2/statuts")), "it was rejected");

    let form = browser.get(&path).await.ok();
    form.says("«\u{a0}Nouveaux statuts\u{a0}»").says("value=\"2016-05-20\"").says("readonly");
    let fields = shown(&form);
    let weights = [
        ("effective_on", "2016-06-01"),
        ("weight_Distributors", "30"),
        ("weight_Creators", "50"),
        ("carry_over", "proportional"),
        ("silent_college", "not_cast"),
        ("vanished_college", "equal"),
        ("weight_Supporters", "10"),
    ];
    let short = browser.post(&path, &other(&fields, &weights)).await.is(422);
    short
        .says("id=\"weight_Employees-error\"")
        .says("font 90\u{a0}% au lieu")
        .says("value=\"50\"")
        .says("value=\"not_cast\" checked");
    let whole = [&weights[..6], &[("weight_Supporters", "20")]].concat();
    let early = [&whole[1..], &[("effective_on", "2016-05-19")]].concat();
    browser.post(&path, &other(&fields, &early)).await.is(422).says("id=\"effective_on-error\"");
    let rejected = browser.post(&format!("{at}/resolutions/2/statuts"), &other(&fields, &whole)).await;
    assert!(rejected.status.is_client_error(), "{}", rejected.status);
    browser.get("/statuts").await.ok().says("1 version");

    // The day of adoption is the assembly's, whatever is sent.
    let order = [&whole[..], &[("adopted_on", "2016-01-01")]].concat();
    for _ in 0..2 {
        let to = browser.post(&path, &other(&fields, &order)).await.to();
        assert_eq!(to, format!("{follows}?fait=statuts"), "twice is once");
    }
    let done = browser.get(&format!("{follows}?fait=statuts")).await.ok();
    done.says("La version des statuts est adoptée").says("Fait").says("version 2 des statuts adoptée");
    assert!(!done.text.contains(&format!("href=\"{path}\"")), "what is done is not offered");
    let version = browser.get("/statuts/2").await.ok();
    version.says("20 mai 2016").says("1er juin 2016").says("50\u{a0}% des voix");
    let again = [&whole[1..], &[("effective_on", "2016-07-01"), ("cle", "autre")]].concat();
    browser.post(&path, &other(&fields, &again)).await.is(409).says("est déjà fait");
    browser.get("/statuts").await.ok().says("2 versions");
    browser.get(&format!("{at}/resolutions/9/statuts")).await.is(404);
    let (auditor, _) = house.person("anne@exemple.fr", &[Role::Auditor]).await;
    auditor.get(&path).await.is(403);
    auditor.post(&path, &other(&fields, &whole)).await.is(403);
}
