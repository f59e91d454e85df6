//! Invented things that the tests of this room share: the cooperative of worked example 1 of the governance notes
//! (five colleges, 109 members) and its assembly of June 2016, in which 55 take part.
//!
//! Colleges are told by their index (0 Employees to 4 Supporters), a voter by its college and its place in it. The
//! first of each college are in the room, then come those represented, those who left a blank proxy, those who vote
//! by post, and the absent.

use members::public::{CategoryTerms, College, MemberId, MemberKind, VoterEntry};
use values::{Day, Fraction, Money, Shares, Uuid};

use crate::public::{
    AbstentionClause, AdoptStatutes, AssemblyId, AssemblyKind, Ballot, Bureau, CarryOver, Choice,
    CollegeWeight, Convening, Convocation, Decision, Majorities, Percent, Presence, PresenceEntry, Proposer,
    ProxyCeiling, QuorumBasis, QuorumThresholds, ResolutionDraft, SilentCollege, StatutesDocument,
    StatutesVersion, VanishedCollege, Weighting,
};

pub(crate) const COLLEGES: [College; 5] =
    [College::Employees, College::Creators, College::Distributors, College::Federations, College::Supporters];
pub(crate) const WEIGHTS: [u32; 5] = [20, 25, 25, 15, 15];
pub(crate) const MEMBERS: [u32; 5] = [16, 40, 24, 6, 23];
/// In the room, represented, blank proxies, by post.
pub(crate) const TAKING_PART: [[u32; 4]; 5] =
    [[9, 3, 0, 0], [7, 4, 3, 4], [5, 2, 0, 2], [3, 1, 0, 0], [4, 2, 5, 1]];
/// Votes in favour of a draft of the board, blank proxies inside.
pub(crate) const IN_FAVOUR: [u32; 5] = [8, 9, 3, 2, 10];
pub(crate) const AGAINST: [u32; 5] = [3, 7, 5, 2, 1];
/// What those say who say neither: one declared, one blank ballot, or nothing at all.
const NEITHER: [&[Option<Choice>]; 5] = [
    &[Some(Choice::Abstain)],
    &[Some(Choice::Abstain), Some(Choice::Blank)],
    &[None],
    &[],
    &[Some(Choice::Blank)],
];
/// How many of the 55 say nothing at all on a resolution.
pub(crate) const SAYING_NOTHING: usize = 1;

/// A day out of its ISO form.
pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An exact fraction.
pub(crate) fn fraction(num: i128, den: i128) -> Fraction {
    Fraction::new(num, den).unwrap()
}

/// An invented assembly.
pub(crate) fn assembly_id(number: u128) -> AssemblyId {
    AssemblyId::new(Uuid::from_u128(0x0a55_0000_0000_4000_8000_0000_0000_0000 + number))
}

/// A voter of a college, from 1.
pub(crate) fn voter(college: usize, place: u32) -> MemberId {
    let number = (college as u128 + 1) * 1_000 + u128::from(place);
    MemberId::new(Uuid::from_u128(0x0b0b_0000_0000_4000_8000_0000_0000_0000 + number))
}

/// Somebody who is on no roll.
pub(crate) fn stranger() -> MemberId {
    voter(8, 1)
}

/// The colleges of the example, carried over in proportion.
pub(crate) fn weighting() -> Weighting {
    let weight = |i: usize| CollegeWeight { college: COLLEGES[i], weight: Percent::whole(WEIGHTS[i]) };
    Weighting {
        colleges: (0..5).map(weight).collect(),
        carry_over: CarryOver::Proportional,
        silent_college: SilentCollege::NotCast,
        vanished_college: VanishedCollege::Equal,
    }
}

fn category(code: &str, college: usize, kinds: &[MemberKind], minimum: i64) -> CategoryTerms {
    CategoryTerms {
        code: code.parse().unwrap(),
        college: COLLEGES[college],
        kinds: kinds.to_vec(),
        minimum: Money::euros(minimum),
        nominal: Money::euros(100),
    }
}

/// Statutes that count only the votes cast and a quorum of members, and for the rest follow the law.
pub(crate) fn document() -> StatutesDocument {
    StatutesDocument {
        weighting: Some(weighting()),
        quorum_basis: QuorumBasis::Members,
        quorums: QuorumThresholds::legal(),
        majorities: Majorities::legal(),
        proxy_ceiling: ProxyCeiling::Twentieth,
        abstentions: AbstentionClause::NotCast,
        membership: None,
        year_end: None,
        meetings: None,
        categories: vec![
            category("employee", 0, &[MemberKind::NaturalPerson], 100),
            category("supporter-private", 4, &[MemberKind::Company, MemberKind::Association], 500),
        ],
    }
}

/// The first statutes.
pub(crate) fn adoption(document: StatutesDocument) -> AdoptStatutes {
    AdoptStatutes { adopted_on: day("2013-12-12"), effective_on: day("2014-01-01"), document }
}

/// The first statutes as they are stored.
pub(crate) fn statutes(document: StatutesDocument) -> StatutesVersion {
    let AdoptStatutes { adopted_on, effective_on, document } = adoption(document);
    StatutesVersion { version: 1, adopted_on, effective_on, document }
}

/// A draft of the board.
pub(crate) fn draft(title: &str, decision: Decision) -> ResolutionDraft {
    ResolutionDraft {
        title: title.into(),
        text: format!("L'assemblée décide : {title}."),
        proposer: Proposer::Board,
        backed_by_board: true,
        decision,
        candidacy: None,
        follows: None,
    }
}

/// The mixed assembly of June 2016: the accounts, a change of the statutes, and a draft of two members that the
/// board does not back.
pub(crate) fn convening() -> Convening {
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
            draft("Modification de l'objet social", Decision::Extraordinary),
            ResolutionDraft {
                proposer: Proposer::Members(vec![voter(1, 1), voter(4, 1)]),
                backed_by_board: false,
                ..draft("Gratuité pour les écoles", Decision::Ordinary)
            },
        ],
        starts_at: None,
        remote: String::new(),
        first: None,
    }
}

/// The 109 members; shares have nothing to do with voices.
pub(crate) fn voters() -> Vec<VoterEntry> {
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

/// The holder of a represented voter: somebody in the room, of the next college. A proxy counts in the college of
/// whoever gave it.
fn holder(college: usize, place: u32) -> MemberId {
    voter((college + 1) % 5, place - TAKING_PART[college][0])
}

/// The 55 who take part.
pub(crate) fn presence() -> Vec<PresenceEntry> {
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

/// The ballots of those who cast one: with the blank proxies of a draft of the board, the table of the example.
pub(crate) fn ballots() -> Vec<Ballot> {
    let mut ballots = Vec::new();
    for college in 0..5 {
        let [present, represented, blank, postal] = TAKING_PART[college];
        let hands =
            (1..=present + represented).chain((1..=postal).map(|n| present + represented + blank + n));
        let in_favour = (0..IN_FAVOUR[college] - blank).map(|_| Some(Choice::For));
        let against = (0..AGAINST[college]).map(|_| Some(Choice::Against));
        let choices = in_favour.chain(against).chain(NEITHER[college].iter().copied());
        for (place, choice) in hands.zip(choices) {
            let holder = (present < place && place <= present + represented).then(|| holder(college, place));
            ballots.extend(choice.map(|choice| Ballot { member: voter(college, place), choice, holder }));
        }
    }
    ballots
}

/// A chair, two scrutineers, a secretary; all of them in the room.
pub(crate) fn bureau() -> Bureau {
    Bureau { chair: voter(0, 1), scrutineers: vec![voter(1, 1), voter(2, 1)], secretary: Some(voter(3, 1)) }
}
