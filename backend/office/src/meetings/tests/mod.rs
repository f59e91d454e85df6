//! Assemblies and their papers from the facts, on both databases: worked example 1 of the governance notes (five
//! colleges, 109 voters, 55 take part), and a register of three for the convocations.

mod lapsing;
mod papers;
mod recount;
mod sending;
mod telling;

use assemblies::public::{
    AbstentionClause, AdoptStatutes, AssemblyId, AssemblyKind, Ballot, Bureau, CarryOver, Choice,
    CollegeWeight, Convening, Convocation, Decision, Hour, Majorities, MeetingClauses, Percent, Presence,
    PresenceEntry, Proposer, ProxyCeiling, QuorumBasis, QuorumThresholds, ResolutionDraft, SilentCollege,
    StatutesDocument, VanishedCollege, Weighting,
};
use billing::public::{SellerIdentity, VatExigibility};
use kernel::KeySource;
use kernel::testing::{TestDatabase, context, context_at, tester, vault};
use members::public::{CategoryTerms, College, MemberId, MemberKind, VoterEntry};
use partners::public::PostalAddress as SellerAddress;
use values::{Day, Money, Shares, Uuid};

use crate::Office;

const COLLEGES: [College; 5] =
    [College::Employees, College::Creators, College::Distributors, College::Federations, College::Supporters];
const WEIGHTS: [u32; 5] = [20, 25, 25, 15, 15];
const MEMBERS: [u32; 5] = [16, 40, 24, 6, 23];
/// In the room, represented, blank proxies, by post.
const TAKING_PART: [[u32; 4]; 5] = [[9, 3, 0, 0], [7, 4, 3, 4], [5, 2, 0, 2], [3, 1, 0, 0], [4, 2, 5, 1]];
/// Votes in favour, blank proxies inside; against; declared abstentions. The third college has one who says nothing.
const VOTES: [[u32; 3]; 5] = [[8, 3, 1], [9, 7, 2], [3, 5, 0], [2, 2, 0], [10, 1, 1]];

/// Noon of the record day of the example.
fn then() -> kernel::Context {
    context_at(1_466_157_600_000_000)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

async fn office(db: &TestDatabase) -> Office {
    let kernel = db.kernel(Office::projectors()).await; // migrates
    let office = Office::new(kernel.reader().clone(), KeySource::Random, vault()).acting_for(tester());
    office.billing.adopt_seller_identity(&context(), day("2014-01-01"), seller()).await.unwrap();
    office.reachable_at("https://coop.example/")
}

fn seller() -> SellerIdentity {
    let siren: values::Siren = "732829320".parse().unwrap();
    SellerIdentity {
        name: "Coopérative d’Exemple".into(),
        legal_form: "SCIC SA à capital variable".into(),
        address: SellerAddress {
            lines: vec!["1 place de l’Exemple".into()],
            postal_code: "42000".into(),
            city: "Saint-Étienne".into(),
            country: "FR".parse().unwrap(),
        },
        vat_number: values::VatNumber::of_siren(&siren),
        siren,
        siret: "73282932000074".parse().unwrap(),
        rcs_city: "Saint-Étienne".into(),
        capital_mention: "capital variable, minimum 18 500 €".into(),
        iban: "FR7630006000011234567890189".parse().unwrap(),
        bic: "AGRIFRPP".into(),
        vat_exigibility: VatExigibility::OnPayment,
        payment_days: 30,
        late_penalty_public: "taux directeur de la BCE + 8 points".into(),
        late_penalty: "trois fois le taux d’intérêt légal".into(),
        early_discount: "Pas d’escompte pour paiement anticipé.".into(),
        contact: "bureau@exemple.coop".into(),
    }
}

fn weighting(carry_over: CarryOver) -> Weighting {
    let weight = |i: usize| CollegeWeight { college: COLLEGES[i], weight: Percent::whole(WEIGHTS[i]) };
    Weighting {
        colleges: (0..5).map(weight).collect(),
        carry_over,
        silent_college: SilentCollege::NotCast,
        vanished_college: VanishedCollege::Equal,
    }
}

fn statutes(weighting: Option<Weighting>, abstentions: AbstentionClause) -> StatutesDocument {
    StatutesDocument {
        weighting,
        quorum_basis: QuorumBasis::Members,
        quorums: QuorumThresholds::legal(),
        majorities: Majorities::legal(),
        proxy_ceiling: ProxyCeiling::Twentieth,
        abstentions,
        membership: None,
        year_end: None,
        meetings: Some(MeetingClauses { electronic_voting: true, ..MeetingClauses::default() }),
        categories: vec![CategoryTerms {
            code: "supporter-person".parse().unwrap(),
            college: College::Supporters,
            kinds: vec![MemberKind::NaturalPerson],
            minimum: Money::euros(100),
            nominal: Money::euros(100),
        }],
    }
}

async fn adopted(office: &Office, document: StatutesDocument) {
    let (adopted_on, effective_on) = (day("2013-12-12"), day("2014-01-01"));
    let order = AdoptStatutes { adopted_on, effective_on, document };
    office.assemblies.adopt_statutes(&context(), order).await.unwrap();
}

fn assembly() -> AssemblyId {
    AssemblyId::new(Uuid::from_u128(0x0a55_0000_0000_4000_8000_0000_0000_0001))
}

fn voter(college: usize, place: u32) -> MemberId {
    let number = (college as u128 + 1) * 1_000 + u128::from(place);
    MemberId::new(Uuid::from_u128(0x0b0b_0000_0000_4000_8000_0000_0000_0000 + number))
}

fn draft(title: &str, decision: Decision) -> ResolutionDraft {
    ResolutionDraft {
        title: title.into(),
        text: format!("L’assemblée décide : {title}."),
        proposer: Proposer::Board,
        backed_by_board: true,
        decision,
        candidacy: None,
        follows: None,
    }
}

fn convening() -> Convening {
    Convening {
        kind: AssemblyKind::Mixed,
        convocation: Convocation::First,
        day: day("2016-06-18"),
        place: "Salle des fêtes, Saint-Étienne".into(),
        notice_sent_on: day("2016-06-02"),
        exception_reason: None,
        record_day: day("2016-06-17"),
        last_accounts_closed_on: Some(day("2015-12-31")),
        agenda: vec![
            draft("Approbation des comptes 2015", Decision::Ordinary),
            draft("Modification de l’objet social", Decision::Extraordinary),
        ],
        starts_at: Hour::new(18, 30),
        remote: "visioconférence, avec votre code personnel".into(),
        first: None,
    }
}

fn voters() -> Vec<VoterEntry> {
    let places = (0..5_usize).flat_map(|college| (1..=MEMBERS[college]).map(move |place| (college, place)));
    let entry = |(number, (college, place)): (u64, (usize, u32))| VoterEntry {
        member_id: voter(college, place),
        number,
        display_name: format!("Exemple n° {number}"),
        college: COLLEGES[college],
        shares: Shares::new(place),
    };
    (1..).zip(places).map(entry).collect()
}

fn holder(college: usize, place: u32) -> MemberId {
    voter((college + 1) % 5, place - TAKING_PART[college][0])
}

fn presence() -> Vec<PresenceEntry> {
    let mut entries = Vec::new();
    for (college, numbers) in TAKING_PART.into_iter().enumerate() {
        let mut place = 0;
        for (mode, number) in numbers.into_iter().enumerate() {
            for _ in 0..number {
                place += 1;
                let presence = match mode {
                    0 if place == 2 => Presence::Remote,
                    0 => Presence::InPerson,
                    1 => Presence::Represented { holder: holder(college, place) },
                    2 => Presence::BlankProxy,
                    _ => Presence::Postal,
                };
                entries.push(PresenceEntry { member: voter(college, place), presence });
            }
        }
    }
    entries
}

fn ballots() -> Vec<Ballot> {
    let mut ballots = Vec::new();
    for college in 0..5 {
        let [present, represented, blank, postal] = TAKING_PART[college];
        let [in_favour, against, abstained] = VOTES[college];
        let hands =
            (1..=present + represented).chain((1..=postal).map(|n| present + represented + blank + n));
        let choices = std::iter::repeat_n(Choice::For, (in_favour - blank) as usize)
            .chain(std::iter::repeat_n(Choice::Against, against as usize))
            .chain(std::iter::repeat_n(Choice::Abstain, abstained as usize));
        for (place, choice) in hands.zip(choices) {
            let holder = (present < place && place <= present + represented).then(|| holder(college, place));
            ballots.push(Ballot { member: voter(college, place), choice, holder });
        }
    }
    ballots
}

/// Worked example 1 from the notice to the close, both resolutions with the same votes.
async fn held(office: &Office) {
    let (context, id) = (context(), assembly());
    let room = &office.assemblies;
    room.convene(&context, id, convening()).await.unwrap();
    room.freeze_roll(&context, id, voters()).await.unwrap();
    room.record_presence(&context, id, presence()).await.unwrap();
    let bureau = Bureau {
        chair: voter(0, 1),
        scrutineers: vec![voter(1, 1), voter(2, 1)],
        secretary: Some(voter(3, 1)),
    };
    room.open(&context, id, day("2016-06-18"), (bureau, false)).await.unwrap();
    for resolution in 1..=2 {
        room.cast_votes(&context, id, resolution, ballots()).await.unwrap();
    }
    room.close(&context, id).await.unwrap();
}
