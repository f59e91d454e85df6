//! What the staff does with an assembly, from the roll to the closed result, and what is refused on the way.

use office::assemblies::public::{
    AssemblyId, AssemblyKind, Convening, Convocation, Decision, Hour, Proposer, ResolutionDraft,
};
use office::kernel::access::Role;
use office::values::{Day, Uuid};

use super::register::{admitted, person, statutes, with};
use super::{Answer, Browser, House};

/// An assembly called through the office for today, on the accounts and on a draft that the board does not back.
pub(super) async fn called(house: &House) -> String {
    let day = |text: &str| text.parse::<Day>().unwrap();
    let draft = |title: &str, backed_by_board| ResolutionDraft {
        title: title.to_owned(),
        text: format!("L'assemblée décide : {title}."),
        proposer: if backed_by_board { Proposer::Board } else { Proposer::Members(Vec::new()) },
        backed_by_board,
        decision: Decision::Ordinary,
        candidacy: None,
        follows: None,
    };
    let convening = Convening {
        kind: AssemblyKind::Ordinary,
        convocation: Convocation::First,
        day: day("2016-05-20"),
        place: "Au siège".to_owned(),
        notice_sent_on: day("2016-05-05"),
        exception_reason: None,
        record_day: day("2016-05-19"),
        last_accounts_closed_on: Some(day("2015-12-31")),
        agenda: vec![draft("Comptes 2015", true), draft("Gratuité", false)],
        starts_at: Hour::new(18, 30),
        remote: String::new(),
        first: None,
    };
    let id = AssemblyId::new(Uuid::now_v7());
    house.office.assemblies.convene(&house.context(), id, convening).await.unwrap();
    format!("/assemblees/{id}")
}

/// The identifier of whom a choice names.
pub(super) fn choice(form: &Answer, told: &str) -> String {
    let before = form.text.split(&format!("\">{told}")).next().unwrap();
    before.rsplit("value=\"").next().unwrap().to_owned()
}

/// Each of these refusals stands beside its field.
async fn refused(
    browser: &Browser<'_>,
    path: &str,
    order: &[(&'static str, &'static str)],
    cases: &[((&'static str, &'static str), &str, &str)],
) {
    for (wrong, field, why) in cases {
        let answer = browser.post(path, &with(order.to_vec(), &[*wrong])).await.is(422);
        answer.says(&format!("id=\"{field}-error\"")).says(why);
    }
}

/// Four members of whom one is present, one takes part from afar, one is represented and one leaves a blank proxy.
async fn seated(browser: &Browser<'_>, at: &impl Fn(&str) -> String) {
    let path = at("presence");
    browser.get(&path).await.ok();
    let order = [("member", "3"), ("mode", "represented"), ("holder", "exemple")];
    let cases = [
        (("member", ""), "member", "Donnez un numéro"),
        (("member", "99"), "member", "Personne sur la liste"),
        (("member", "zoé"), "member", "Zoé Exemple, n° 1"),
        (("mode", ""), "mode", "Choisissez comment"),
        (("mode", "postal"), "holder", "que pour un associé représenté"),
        (("holder", ""), "holder", "Donnez un numéro"),
        (("holder", "garnier"), "holder", "se représenter lui-même"),
    ];
    refused(browser, &path, &order, &cases).await;
    let alone = |member, mode| [("member", member), ("mode", mode)];
    let key = browser.get(&path).await.ok().value("cle").unwrap();
    for _ in 0..2 {
        let mut fields = order.to_vec();
        fields.push(("cle", &key));
        assert_eq!(browser.post(&path, &fields).await.to(), at("?fait=presence"));
    }
    for (member, mode) in [("Zoé Exemple", "in_person"), ("2", "remote"), ("4", "blank_proxy")] {
        browser.post(&path, &alone(member, mode)).await.to();
    }
    let twice = browser.post(&path, &alone("2", "in_person")).await.is(409);
    twice.says("id=\"member-error\"").says("déjà enregistrée").says("value=\"2\"");

    let path = at("retrait");
    let ends = |reason| [("member", "4"), ("reason", reason)];
    browser.post(&path, &ends(" ")).await.is(422).says("id=\"reason-error\"").says("Donnez la raison");
    assert_eq!(browser.post(&path, &ends("Pouvoir révoqué")).await.to(), at("?fait=retrait"));
    browser.post(&path, &ends("Encore")).await.is(404).says("id=\"member-error\"");
    browser.post(&at("presence"), &alone("4", "blank_proxy")).await.to();
}

/// The session opens on its day, under a bureau of members who are present.
async fn opened(browser: &Browser<'_>, at: &impl Fn(&str) -> String) {
    let path = at("ouverture");
    let form = browser.get(&path).await.ok();
    form.says("value=\"2016-05-20\"");
    assert!(!form.text.contains("Zoé Garnier"), "who is represented cannot sit");
    let (chair, second) = (choice(&form, "Zoé Exemple, n° 1"), choice(&form, "Zoé Petit, n° 2"));
    let bureau = |on, chair| [("on", on), ("chair", chair), ("scrutineer", second.as_str())];
    let other_day = browser.post(&path, &bureau("2016-05-21", &chair)).await.is(422);
    other_day
        .says("id=\"on-error\"")
        .says("ne peut pas s’ouvrir le 21 mai 2016")
        .says("value=\"2016-05-21\"");
    let english = browser.post(&format!("{path}?lang=en"), &bureau("2016-05-21", &chair)).await.is(422);
    english.says("it cannot open on");
    browser.post(&path, &bureau("2016-05-20", "")).await.is(422).says("id=\"chair-error\"");
    let stranger = "00000000-0000-0000-0000-000000000001";
    let absent = browser.post(&path, &bureau("2016-05-20", stranger)).await.is(422);
    absent.says("id=\"chair-error\"").says("elle n’est pas présente");
    let twice = [bureau("2016-05-20", &chair).to_vec(), vec![("second", second.as_str())]].concat();
    browser.post(&path, &twice).await.is(422).says("id=\"second-error\"");
    assert_eq!(browser.post(&path, &bureau("2016-05-20", &chair)).await.to(), at("?fait=ouverture"));
}

#[tokio::test]
async fn an_assembly_goes_from_the_roll_to_the_closed_result() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    browser.get("/assemblees").await.ok().says("Aucune assemblée").says("aria-current=\"page\"");
    for name in ["Exemple", "Petit", "Garnier", "Martin"] {
        admitted(&browser, &person(name)).await;
    }
    let sheet = called(&house).await;
    let at = |part: &str| match part.strip_prefix('?') {
        Some(_) => format!("{sheet}{part}"),
        None => format!("{sheet}/{part}"),
    };
    browser.get("/assemblees?etape=convened&type=ordinary").await.ok().says(&format!("href=\"{sheet}\""));
    browser.get("/assemblees?etape=closed").await.ok().says("Aucune assemblée");
    let notice = browser.get(&sheet).await.ok();
    notice.says("juste le délai de la loi").says("Gratuité").says(&format!("href=\"{}\"", at("liste")));

    let key = browser.get(&at("liste")).await.ok().value("cle").unwrap();
    for _ in 0..2 {
        assert_eq!(browser.post(&at("liste"), &[("cle", &key)]).await.to(), at("?fait=liste"));
    }
    browser.post(&at("liste"), &[]).await.is(409).says("Impossible à ce stade").says("role=\"alert\"");
    browser.get(&at("?fait=liste")).await.ok().says("arrêtée et scellée").says("roll?format=csv-fr");
    browser.post(&at("resolutions/1/voix"), &[("voix-1", "for")]).await.is(422).says("a changé");
    seated(&browser, &at).await;
    browser.post(&at("resolutions/1/voix"), &[("voix-1", "for")]).await.is(409).says("ne sont pas ouverts");
    browser.get(&sheet).await.ok().says("100,00\u{a0}% atteint, 1/5 (20,00\u{a0}%) requis");
    opened(&browser, &at).await;
    browser.get(&at("?fait=ouverture")).await.ok().says("La séance est ouverte").says("Présidence");
    voted(&browser, &at).await;

    assert_eq!(browser.post(&at("cloture"), &[]).await.to(), at("?fait=cloture"));
    let over = browser.get(&at("?fait=cloture")).await.ok();
    over.says("Les résultats sont définitifs").says("result.pdf").says("adoptée").says("rejetée");
    over.says(&format!("href=\"{}\"", at("suites")));
    assert!(!over.text.contains("/emargement"), "nothing is noted of an assembly that is over");
    let second = browser.get(&at("resolutions/2")).await.ok();
    second.says("votés contre par la présidence").says("0,00\u{a0}%").says("rejetée");
    browser.post(&at("cloture"), &[]).await.is(409).says("Impossible à ce stade");
    let late = browser.post(&at("presence"), &[("member", "2"), ("mode", "remote")]).await.is(409);
    late.says("Impossible à ce stade");
    browser.get("/assemblees?etape=closed&lang=en").await.ok().says("1 assembly").says("closed");
    read_only(&house, &at).await;
}

/// The votes on the first resolution, and its end.
async fn voted(browser: &Browser<'_>, at: &impl Fn(&str) -> String) {
    let path = at("resolutions/1/voix");
    let form = browser.get(&path).await.ok();
    form.says("Zoé Garnier").says("pouvoir à Zoé Exemple").says("name=\"voix-3\"");
    assert!(!form.text.contains(" checked"), "no choice is made in advance");
    assert!(!form.text.contains("Zoé Martin"), "a blank proxy is the chair's");
    for (fields, why) in [
        (vec![], "Aucune voix n’est choisie"),
        (vec![("voix-1", "perhaps")], "ne se lit pas"),
        (vec![("voix-1", "for"), ("voix-4", "for")], "la liste a changé"),
    ] {
        browser.post(&path, &fields).await.is(422).says("role=\"alert\"").says(why);
    }
    let key = form.value("cle").unwrap();
    let order = [("voix-1", "for"), ("voix-2", "against"), ("voix-3", "for"), ("cle", key.as_str())];
    for _ in 0..2 {
        assert_eq!(browser.post(&path, &order).await.to(), at("resolutions/1?fait=voix"));
    }
    browser.get(&path).await.ok().says("voix enregistrée");
    browser.post(&path, &[("voix-2", "for")]).await.is(409).says("déjà enregistrée");
    let pending = browser.get(&at("resolutions/1")).await.ok();
    pending.says("vote ouvert");
    assert!(!pending.text.contains("id=\"votes\""), "nobody learns a tally before the close");

    let close = at("resolutions/1/cloture");
    browser.get(&close).await.ok().says("vote pour au nom des pouvoirs en blanc");
    assert_eq!(browser.post(&close, &[]).await.to(), at("resolutions/1?fait=vote-clos"));
    let result = browser.get(&at("resolutions/1?fait=vote-clos")).await.ok();
    result.says("Le vote est clos").says("3/4 (75,00\u{a0}%)").says("plus de 1/2 (50,00\u{a0}%)");
    result.says("votés pour par la présidence").says("quorum atteint").says("adoptée");
    let late = browser.post(&path, &[("voix-1", "against")]).await.is(409);
    late.says("Le vote de la résolution n° 1 est clos").says("role=\"alert\"");
    browser.post(&close, &[]).await.is(409).says("est clos");
    assert_eq!(browser.get(&path).await.to(), at("resolutions/1"));
}

/// Who only reads is offered nothing and may do nothing; who may not read is refused.
async fn read_only(house: &House, at: &impl Fn(&str) -> String) {
    let (auditor, _) = house.person("luc@exemple.fr", &[Role::Auditor]).await;
    auditor.get("/assemblees").await.ok();
    auditor.get(&at("resolutions/1")).await.ok().says("votes?format=csv-fr");
    for part in ["liste", "presence", "retrait", "ouverture", "cloture", "annulation", "resolutions/1/voix"] {
        auditor.get(&at(part)).await.is(403);
        auditor.post(&at(part), &[]).await.is(403);
    }
    let (sales, _) = house.person("sam@exemple.fr", &[Role::Sales]).await;
    sales.get("/assemblees").await.is(403);
    let page = sales.get("/compte").await.ok();
    assert!(!page.text.contains("/assemblees"), "{}", page.text);
}

#[tokio::test]
async fn an_assembly_that_is_given_up_says_why_and_takes_nothing_more() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let sheet = called(&house).await;
    let path = format!("{sheet}/annulation");
    browser.get(&path).await.ok().says("peut être annulée");
    browser.post(&path, &[("reason", "")]).await.is(422).says("id=\"reason-error\"");
    let done = browser.post(&path, &[("reason", "Salle indisponible")]).await;
    assert_eq!(done.to(), format!("{sheet}?fait=annulation"));
    browser.get(&sheet).await.ok().says("Salle indisponible").says("non votée");
    browser.post(&format!("{sheet}/liste"), &[]).await.is(409).says("annulée");
    for nowhere in [
        "/assemblees/nulle-part".to_owned(),
        "/assemblees/00000000-0000-0000-0000-000000000001".to_owned(),
        format!("{sheet}/resolutions/3"),
        format!("{sheet}/resolutions/3/cloture"),
    ] {
        browser.get(&nowhere).await.is(404);
    }
}
