//! A member on a phone, from the mail to the receipt; what is refused on the way; the desk and the room's screen.

use office::assemblies::public::{
    AbstentionClause, AdoptStatutes, AssemblyId, AssemblyKind, Bureau, Candidacy, Convening, Convocation,
    Decision, Majorities, MandateKind, MeetingClauses, Presence, PresenceEntry, Proposer, ProxyCeiling,
    QuorumBasis, QuorumThresholds, ResolutionDraft, StatutesDocument,
};
use office::kernel::access::Role;
use office::members::public::MemberId;
use office::values::{Day, Uuid};

use super::register::{admitted, person, with};
use super::{Answer, Browser, House, link_in};

/// Members of a house and an assembly that calls them.
struct Hall {
    id: AssemblyId,
    members: Vec<MemberId>,
}

impl Hall {
    fn at(&self, part: &str) -> String {
        format!("/voter/{}{part}", self.id)
    }

    fn code(&self, house: &House, member: usize) -> String {
        house.office.voting_code(self.id, self.members[member]).unwrap()
    }

    fn choice(&self, resolution: u32, member: usize) -> String {
        format!("v-{resolution}-{}", self.members[member])
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(super) async fn adopt(house: &House) {
    let on = day("2015-01-01");
    let clauses = MeetingClauses { electronic_voting: true, released_proxies: true, ..Default::default() };
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
        meetings: Some(clauses),
    };
    let order = AdoptStatutes { adopted_on: on, effective_on: on, document };
    house.office.assemblies.adopt_statutes(&house.context(), order).await.unwrap();
}

fn draft(title: &str, candidate: Option<MemberId>) -> ResolutionDraft {
    ResolutionDraft {
        title: title.to_owned(),
        text: format!("L'assemblée décide : {title}."),
        proposer: Proposer::Board,
        backed_by_board: true,
        decision: Decision::Ordinary,
        candidacy: candidate.map(|candidate| Candidacy {
            election: "Conseil".to_owned(),
            seats: 1,
            candidate,
            mandate: MandateKind::Director,
            years: 3,
        }),
        follows: None,
    }
}

/// Five members, the last two of whom share an address, and an assembly on that day whose roll is sealed.
async fn hall(house: &House, staff: &Browser<'_>, on: &str) -> Hall {
    adopt(house).await;
    let people = [
        ("Exemple", "zoe1@exemple.fr"),
        ("Petit", "zoe2@exemple.fr"),
        ("Garnier", "Zoe3@exemple.fr"),
        ("Martin", "zoe4@exemple.fr"),
        ("Morel", "zoe4@exemple.fr"),
    ];
    let mut members: Vec<MemberId> = Vec::new();
    for (name, email) in people {
        let file = admitted(staff, &with(person(name), &[("email", email)])).await;
        members.push(file.rsplit('/').next().unwrap().parse().unwrap());
    }
    let convening = Convening {
        kind: AssemblyKind::Ordinary,
        convocation: Convocation::First,
        day: day(on),
        place: "Au siège".to_owned(),
        notice_sent_on: day("2016-05-05"),
        exception_reason: None,
        record_day: day("2016-05-19"),
        last_accounts_closed_on: Some(day("2015-12-31")),
        agenda: vec![
            draft("Comptes 2015", None),
            draft("Zoé Exemple", Some(members[0])),
            draft("Zoé Petit", Some(members[1])),
        ],
        starts_at: None,
        remote: String::new(),
        first: None,
    };
    let id = AssemblyId::new(Uuid::now_v7());
    house.office.assemblies.convene(&house.context(), id, convening).await.unwrap();
    house.office.freeze_roll(&house.context(), id).await.unwrap();
    Hall { id, members }
}

/// The session opens: two are in the room, the fourth gave the third a proxy, the fifth released its own.
async fn opened(house: &House, hall: &Hall) {
    let entry = |member: usize, presence| PresenceEntry { member: hall.members[member], presence };
    let entries = vec![
        entry(0, Presence::InPerson),
        entry(1, Presence::InPerson),
        entry(3, Presence::Represented { holder: hall.members[2] }),
    ];
    let (room, context) = (&house.office.assemblies, house.context());
    room.record_presence(&context, hall.id, entries).await.unwrap();
    room.release_proxy(&context, hall.id, hall.members[4]).await.unwrap();
    let bureau = Bureau { chair: hall.members[0], scrutineers: vec![hall.members[1]], secretary: None };
    room.open(&context, hall.id, day("2016-05-20"), (bureau, false)).await.unwrap();
}

/// A browser that came in by the link of a mail.
pub(super) async fn by_mail<'a>(house: &'a House, email: &str) -> Browser<'a> {
    let browser = house.browser();
    browser.get("/connexion/lien").await.ok();
    browser.post("/connexion/lien", &[("email", email)]).await.ok().says("lien");
    let mail = house.mails().await.pop().expect("a mail went out");
    let link = link_in(&mail, "/connexion/lien/");
    browser.get(&link).await.ok();
    browser.get(&link).await.ok();
    browser.post(&link, &[]).await.to();
    browser
}

fn receipt(page: &Answer) -> String {
    page.between("<p class=\"receipt\"><kbd>", "</kbd>")
}

#[tokio::test]
async fn a_member_votes_in_session_for_itself_and_for_another() {
    let house = House::new().await;
    let (staff, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let hall = hall(&house, &staff, "2016-05-20").await;
    opened(&house, &hall).await;
    let phone = by_mail(&house, "zoe3@exemple.fr").await;
    phone.get("/voter").await.ok().says("La séance est ouverte").says(&hall.at(""));
    phone.get(&hall.at("")).await.ok().says("Huit lettres et chiffres");
    phone.post(&hall.at(""), &[("code", "AAAA AAAA")]).await.is(422).says("code-error");
    let code = hall.code(&house, 2);
    let absent = phone.post(&hall.at(""), &[("code", &code)]).await.ok();
    absent.says("pas encore émargé");
    assert!(!absent.text.contains("type=\"radio\""), "who is not there chooses nothing");
    phone.post(&hall.at("/presence"), &[("code", "AAAA AAAA")]).await.is(422);
    let page = phone.post(&hall.at("/presence"), &[("code", &code)]).await.ok();
    page.says("émargé à distance").says("Vous · ").says("Pour Zoé Martin · ");
    page.says("Une abstention n’est pas un vote exprimé").says("Au plus 1 pour");
    assert!(!page.text.contains(" checked"), "no choice is made in advance");
    let taken = [("code", code.as_str()), ("de", &hall.members[4].to_string())];
    let page = phone.post(&hall.at("/pouvoir/prise"), &taken).await.ok();
    page.says("Pour Zoé Morel · ");
    phone.post(&hall.at("/pouvoir/prise"), &taken).await.is(409).says("Zoé Morel n’a pas remis son pouvoir");

    let order = page.value("ordre").unwrap();
    let own = [hall.choice(1, 2), hall.choice(2, 2), hall.choice(3, 2)];
    let other = hall.choice(1, 3);
    let base = [("code", code.as_str()), ("ordre", order.as_str())];
    let both = [base.to_vec(), vec![(own[1].as_str(), "for"), (own[2].as_str(), "for")]].concat();
    phone.post(&hall.at("/relecture"), &base).await.is(422).says("Aucun choix");
    let over = phone.post(&hall.at("/relecture"), &both).await.is(422);
    over.says("ne peut pas être pour davantage").says(" checked");
    phone.post(&hall.at("/bulletin"), &both).await.is(422).says("plus de 1 candidats");
    let votes =
        [base.to_vec(), vec![(own[0].as_str(), "abstain"), (own[1].as_str(), "for"), (&other, "against")]];
    let votes = votes.concat();
    let review = phone.post(&hall.at("/relecture"), &votes).await.ok();
    review.says("Relisez").says("Pour Zoé Martin").says("Rien n’est encore voté").says(&order);
    let first = phone.post(&hall.at("/bulletin"), &votes).await.ok();
    first.says("A voté").says("1. Comptes 2015").says("Pour Zoé Martin").says("20 mai 2016 à 10:00");
    house.wait(60);
    let again = phone.post(&hall.at("/bulletin"), &votes).await.ok();
    assert_eq!(receipt(&first), receipt(&again), "a double click, a second tab, a retry");
    again.says("20 mai 2016 à 10:00");

    let device = by_mail(&house, "zoe3@exemple.fr").await;
    device.get(&hall.at("")).await.ok();
    let page = device.post(&hall.at(""), &[("code", &code)]).await.ok();
    page.says("Voté\u{a0}: abstention");
    let fresh = page.value("ordre").unwrap();
    let twice = [("code", code.as_str()), ("ordre", &fresh), (own[0].as_str(), "for")];
    let twice = device.post(&hall.at("/bulletin"), &twice).await.is(409);
    twice.says("Vous avez déjà voté").says("n° 1, «\u{a0}Comptes 2015\u{a0}»");
    let reused = [("code", code.as_str()), ("ordre", &order), (own[2].as_str(), "against")];
    let reused = device.post(&hall.at("/bulletin"), &reused).await.is(409);
    assert_ne!(reused.value("ordre").unwrap(), order, "what is chosen next is another order");
}

#[tokio::test]
async fn a_wrong_code_may_be_tried_five_times() {
    let house = House::new().await;
    let (staff, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let hall = hall(&house, &staff, "2016-05-20").await;
    let phone = by_mail(&house, "zoe1@exemple.fr").await;
    let code = hall.code(&house, 0);
    phone.get(&hall.at("")).await.ok();
    let others = hall.code(&house, 1);
    for _ in 0..5 {
        phone.post(&hall.at(""), &[("code", &others)]).await.is(422).says("n’est pas celui");
    }
    for part in ["", "/relecture", "/bulletin", "/presence", "/pouvoir/remise"] {
        let choice = hall.choice(1, 0);
        let order = Uuid::now_v7().to_string();
        let fields = [("code", code.as_str()), ("ordre", &order), (&choice, "for")];
        phone.post(&hall.at(part), &fields).await.is(429).says("15 minutes");
    }
    house.wait(901);
    phone.post(&hall.at(""), &[("code", &code)]).await.ok();
}

#[tokio::test]
async fn a_form_is_taken_until_the_eve_and_refused_after() {
    let house = House::new().await;
    let (staff, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let hall = hall(&house, &staff, "2016-05-22").await;
    let phone = by_mail(&house, "zoe1@exemple.fr").await;
    let code = hall.code(&house, 0);
    phone.get(&hall.at("")).await.ok();
    let page = phone.post(&hall.at(""), &[("code", &code)]).await.ok();
    page.says("jusqu’au 21 mai 2016 à 15:00").says("name=\"amendement\"").says("value=\"avant\"");
    assert!(!page.text.contains(" checked"), "no choice is made in advance");
    let order = page.value("ordre").unwrap();
    let choice = hall.choice(1, 0);
    let base: [(&str, &str); 4] =
        [("code", &code), ("ordre", &order), ("temps", "avant"), (choice.as_str(), "for")];
    let saying = |said: &[(&'static str, &'static str)]| -> Vec<(&str, &str)> { [&base[..], said].concat() };
    let naming = |number| saying(&[("amendement", "holder"), ("mandataire", number)]);
    let chair = saying(&[("amendement", "chair")]);
    phone.post(&hall.at("/relecture"), &chair).await.ok().says("la présidence vote en mon nom");
    phone.post(&hall.at("/relecture"), &naming("")).await.is(422).says("Donnez le numéro d’associé");
    phone.post(&hall.at("/relecture"), &naming("4000")).await.is(404).says("ne porte le numéro 4000");
    phone.post(&hall.at("/bulletin"), &naming("1")).await.is(422).says("se représenter lui-même");
    let sent = naming("2");
    let review = phone.post(&hall.at("/relecture"), &sent).await.ok();
    review.says("vote en mon nom").says("name=\"mandataire\" value=\"2\"");
    let first = phone.post(&hall.at("/bulletin"), &sent).await.ok();
    let again = phone.post(&hall.at("/bulletin"), &sent).await.ok();
    assert_eq!(receipt(&first), receipt(&again));
    phone.post(&hall.at(""), &[("code", &code)]).await.ok().says("formulaire de vote est reçu");
    let other = phone.post(&hall.at("/pouvoir/remise"), &[("code", &code)]).await.ok();
    other.says("Votre pouvoir est remis");

    house.wait(29 * 3_600 + 60); // the eve, one minute past three in Paris
    let late = by_mail(&house, "zoe2@exemple.fr").await;
    let code = hall.code(&house, 1);
    late.get(&hall.at("")).await.ok();
    late.post(&hall.at(""), &[("code", &code)]).await.ok().says("clos depuis la veille");
    let (order, choice) = (Uuid::now_v7().to_string(), hall.choice(1, 1));
    let base: [(&str, &str); 3] = [("code", &code), ("ordre", &order), ("temps", "avant")];
    let sent = [&base[..], &[(choice.as_str(), "for"), ("amendement", "chair")]].concat();
    late.post(&hall.at("/bulletin"), &sent).await.is(409).says("clos depuis la veille à 15");
}

#[tokio::test]
async fn an_address_tells_nothing_and_one_that_is_shared_lets_nobody_in() {
    let house = House::new().await;
    let (staff, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let hall = hall(&house, &staff, "2016-05-20").await;
    house.mails().await;
    let browser = house.browser();
    browser.get("/connexion/lien").await.ok();
    let mut answers = Vec::new();
    for email in ["zoe4@exemple.fr", "personne@exemple.fr", "zoe1@exemple.fr"] {
        let answer = browser.post("/connexion/lien", &[("email", email)]).await.ok();
        answers.push(answer.text.replace(email, ""));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "the answer is the same");
    assert_eq!(house.mails().await.len(), 1);
    staff.get("/voter").await.is(403);
    browser.get("/voter").await.to();
    let phone = by_mail(&house, "zoe1@exemple.fr").await;
    phone.get("/voter/00000000-0000-0000-0000-000000000001").await.is(404);
    phone.get("/voter/nulle-part").await.is(404);
    phone.get("/assemblees").await.is(403);
    phone.get(&format!("/assemblees/{}/ecran", hall.id)).await.is(403);
    phone.get(&format!("/assemblees/{}/direct", hall.id)).await.is(403);
}

#[tokio::test]
async fn the_desk_signs_in_by_the_code_and_the_screen_follows() {
    let house = House::new().await;
    let (staff, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let hall = hall(&house, &staff, "2016-05-20").await;
    opened(&house, &hall).await;
    let token = house.office.entry_token(hall.id, hall.members[3]).unwrap();
    let door = format!("/assemblees/{}/entree/{token}", hall.id);
    let elsewhere = house.browser().get(&door).await.ok();
    elsewhere.says("Montrez ce code à la porte");
    assert!(!elsewhere.text.contains("Martin"), "no name is told");
    by_mail(&house, "zoe1@exemple.fr").await.get(&door).await.ok().says("Montrez ce code");
    for _ in 0..2 {
        let page = staff.get(&door).await.ok();
        page.says("Zoé Martin").says("donné pouvoir à Zoé Garnier").says("Émarger");
    }
    staff.post(&door, &[]).await.ok().says("Zoé Martin est émargé");
    staff.post(&door, &[]).await.ok().says("Déjà émargé");
    staff.get(&format!("/assemblees/{}/entree/ABC", hall.id)).await.is(404).says("Code inconnu");

    let screen = format!("/assemblees/{}/ecran", hall.id);
    let page = staff.get(&screen).await.ok();
    page.says("vote ouvert").says("Comptes 2015").says("<strong>0</strong>").says("quorum atteint");
    let policy = page.headers.get("content-security-policy").unwrap().to_str().unwrap();
    assert!(policy.contains("script-src 'self'; connect-src 'self'"), "{policy}");
    assert!(!page.text.contains("Zoé Martin"), "no name stands on the screen");
    house.office.kernel.close();
    let events = staff.get(&format!("/assemblees/{}/direct", hall.id)).await.ok();
    events.says("event: view\ndata: ").says("Comptes 2015").says("event: end");
    assert_eq!(events.headers.get("content-type").unwrap(), "text/event-stream");
}
