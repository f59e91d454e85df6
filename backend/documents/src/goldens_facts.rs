//! Papers of an assembly made from the facts of worked example 1, against their golden texts: what the members of the
//! room come to on paper, and what is refused.

use std::collections::BTreeMap;

use assemblies::public::{
    AssemblyId, AssemblyRow, AssemblySheet, AttendanceRow, Bureau, CallingRow, Candidacy, Convened, Hour,
    Majority, MandateKind, Presence, ResolutionCourse, ResolutionSheet, ResolutionState, RollRow, SignedBy,
    Stage, Standing, Verdict,
};
use members::public::MemberId;
use values::{Day, Fraction, Shares, Timestamp, Uuid};

use crate::DocumentError;
use crate::assembly::from_assemblies::{
    Around, Line, MinutesFacts, Names, NoticeFacts, SheetFacts, attendance_sheet, first_call, meeting,
    minutes, notice,
};
use crate::assembly::{self, Call, Course, Item};
use crate::assembly_result::from_assemblies::tests::{EXAMPLE, convened, outcome};
use crate::goldens::golden;
use crate::goldens_assembly::says;
use crate::goldens_membership::at_home;
use crate::samples;

/// In the room, represented, blank proxies, by post.
const TAKING_PART: [[u32; 4]; 5] = [[9, 3, 0, 0], [7, 4, 3, 4], [5, 2, 0, 2], [3, 1, 0, 0], [4, 2, 5, 1]];

fn part(num: i128, den: i128) -> Fraction {
    Fraction::new(num, den).unwrap()
}

fn voter(college: usize, place: u32) -> MemberId {
    MemberId::new(Uuid::from_u128((college as u128 + 1) * 1_000 + u128::from(place)))
}

fn roll() -> Vec<RollRow> {
    let places = EXAMPLE
        .iter()
        .enumerate()
        .flat_map(|(at, (college, _, members, ..))| (1..=*members).map(move |place| (at, *college, place)));
    (1..)
        .zip(places)
        .map(|(number, (at, college, place))| RollRow {
            member_id: voter(at, place),
            number,
            display_name: format!("Exemple n° {number}"),
            college,
            shares: Shares::new(place),
        })
        .collect()
}

fn at(hour: u32, minute: u32) -> Timestamp {
    Timestamp::in_france("2016-05-21".parse::<Day>().unwrap(), hour, minute).unwrap()
}

fn attendance(roll: &[RollRow]) -> Vec<AttendanceRow> {
    let mut rows = Vec::new();
    for (college, numbers) in TAKING_PART.into_iter().enumerate() {
        let mut place = 0;
        for (mode, number) in numbers.into_iter().enumerate() {
            for _ in 0..number {
                place += 1;
                let presence = match mode {
                    0 if place == 2 => Presence::Remote,
                    0 => Presence::InPerson,
                    1 => Presence::Represented { holder: voter((college + 1) % 5, place - numbers[0]) },
                    2 => Presence::BlankProxy,
                    _ => Presence::Postal,
                };
                let voter = roll.iter().find(|row| row.member_id == voter(college, place)).unwrap().clone();
                rows.push(AttendanceRow {
                    arrived_at: presence.is_present().then(|| at(13, 50)),
                    left_at: None,
                    signed: presence.is_present().then_some(SignedBy::Code),
                    voter,
                    presence,
                    withdrawn: false,
                    reason: String::new(),
                    recorded_at: at(13, 50),
                    wrote: false,
                    released: false,
                });
            }
        }
    }
    rows
}

fn course() -> ResolutionCourse {
    ResolutionCourse {
        state: ResolutionState::Closed,
        opened_at: None,
        closed_at: None,
        first_text: None,
        reason: String::new(),
        in_session: false,
        secret: false,
        secret_counted_by: Vec::new(),
        standing: None,
        debate: String::new(),
        applied: None,
    }
}

/// The accounts, a change of the statutes, and two who stand for one seat.
fn facts() -> (Convened, Vec<ResolutionSheet>) {
    let mut called = convened();
    called.starts_at = Hour::new(14, 0);
    let candidate = |number: u32, place| {
        let mut one = called.resolutions[0].clone();
        one.number = number;
        one.draft.title = format!("Candidature n° {place}");
        one.draft.candidacy = Some(Candidacy {
            election: "un siège au conseil d’administration".into(),
            seats: 1,
            candidate: voter(1, place),
            mandate: MandateKind::Director,
            years: 6,
        });
        one
    };
    let (first, second) = (candidate(3, 1), candidate(4, 2));
    called.resolutions.truncate(2);
    called.resolutions.extend([first, second]);
    let half = Majority::MoreThan(part(1, 2));
    let accounts = outcome(half, Verdict::Adopted, part(1, 5));
    let reform = outcome(Majority::AtLeast(part(2, 3)), Verdict::Rejected, part(1, 4));
    let outranked = outcome(half, Verdict::NotElected, part(1, 5));
    let outcomes = [accounts.clone(), reform, accounts, outranked];
    let sheets = called.resolutions.iter().zip(outcomes).map(|(resolution, outcome)| ResolutionSheet {
        assembly_id: AssemblyId::new(Uuid::from_u128(7)),
        course: ResolutionCourse {
            standing: match (resolution.number, outcome.verdict) {
                (..3, _) => None,
                (_, Verdict::Adopted) => Some(Standing::Elected),
                _ => Some(Standing::Outranked),
            },
            debate: if resolution.number == 1 {
                "Une associée demande le détail des charges.\nLa présidence le donne.".into()
            } else {
                String::new()
            },
            ..course()
        },
        resolution: resolution.clone(),
        outcome: Some(outcome),
        counts: Vec::new(),
    });
    let sheets = sheets.collect();
    (called, sheets)
}

fn held(called: Convened) -> AssemblySheet {
    AssemblySheet {
        row: AssemblyRow {
            assembly_id: AssemblyId::new(Uuid::from_u128(7)),
            kind: called.kind,
            convocation: called.convocation,
            day: called.day,
            place: called.place.clone(),
            notice_sent_on: called.notice_sent_on,
            stage: Stage::Closed,
            voters: 109,
            resolutions: 4,
            adopted: 2,
            rejected: 2,
            without_quorum: 0,
            version: 9,
        },
        convened: called,
        roll_digest: "5".repeat(64),
        bureau: Some(Bureau {
            chair: voter(0, 1),
            scrutineers: vec![voter(1, 1), voter(2, 1)],
            secretary: Some(voter(3, 1)),
        }),
        cancelled_because: String::new(),
        opened_at: Some(at(14, 5)),
        closed_at: Some(at(16, 40)),
        one_by_one: false,
        debate: "Le président remercie les bénévoles.".into(),
        corrections: String::new(),
        minutes: None,
    }
}

fn names(roll: &[RollRow]) -> Names {
    roll.iter().map(|row| (row.member_id, row.display_name.clone())).collect()
}

fn of_notice(roll: &[RollRow]) -> NoticeFacts {
    NoticeFacts {
        cooperative: samples::cooperative(),
        issuance: samples::membership::issuance("2016-05-02"),
        around: Around::default(),
        names: names(roll),
        members: 109,
        electronic_at: Some("https://coop.example/voter".into()),
        documents: vec!["Comptes annuels 2015".into()],
    }
}

/// Refused for want of a mention.
fn wants<T>(made: &Result<T, DocumentError>, article: &str) {
    let wanted = matches!(made, Err(DocumentError::MissingMention { mention }) if mention.contains(article));
    assert!(wanted, "{article}");
}

#[test]
fn a_notice_made_from_facts() {
    let (called, sheets) = facts();
    let made = notice(&called, &sheets, of_notice(&roll())).unwrap();
    assert_eq!(made.agenda.len(), 3, "an election is one item");
    let [Item::Draft(_), Item::Draft(_), Item::Election(vacancy)] = made.items.as_slice() else {
        panic!("{:?}", made.items)
    };
    assert_eq!((vacancy.number, vacancy.seats, vacancy.candidates.len()), (3, 1, 2));
    assert_eq!(made.voting.forms_until, "2016-05-18".parse().unwrap());
    assert_eq!(made.voting.electronic_at, None, "the statutes do not have it");
    assert_eq!(made.questions.until, "2016-05-17".parse().unwrap());
    let recipient = samples::meeting::recipient();
    let paper = assembly::convocation(&made, &recipient).unwrap();
    at_home(&paper);
    says(&paper, &["Comptes annuels 2015", "Exemple n°", "18 mai 2016", "17 mai 2016"]);
    golden("convocation_from_facts", &paper);
}

#[test]
fn an_assembly_without_an_hour_is_not_called_on_paper() {
    let (mut called, sheets) = facts();
    called.starts_at = None;
    wants(&notice(&called, &sheets, of_notice(&roll())), "R225-66");
    let opened = Around { opened_at: Some(at(14, 5)), ..Around::default() };
    assert_eq!(meeting(&called, &opened).unwrap().at.french(), "14\u{a0}h\u{a0}05");
    called.convocation = assemblies::public::Convocation::Second;
    wants(&meeting(&called, &opened), "L225-96");
    let mut lacking = sheets;
    lacking[0].outcome.as_mut().unwrap().quorum.reached = false;
    let first = first_call("2016-05-07".parse().unwrap(), &lacking);
    let second = meeting(&called, &Around { first, ..opened }).unwrap();
    assert!(matches!(second.call, Call::Second(_)));
}

#[test]
fn minutes_made_from_facts() {
    let (called, sheets) = facts();
    let (roll, assembly) = (roll(), held(called));
    let attendance = attendance(&roll);
    let lines: BTreeMap<MemberId, Line> = BTreeMap::new();
    let sheet = attendance_sheet(&SheetFacts {
        cooperative: samples::cooperative(),
        assembly: &assembly,
        around: Around::default(),
        resolutions: &sheets,
        roll: &roll,
        attendance: &attendance,
        lines: &lines,
    })
    .unwrap();
    assert_eq!((sheet.total.members, sheet.total.votes), (55, 55));
    let certified = sheet.certification.as_ref().unwrap();
    assert_eq!((certified.proxies, certified.postal_forms), (20, 7));
    at_home(&assembly::attendance_sheet(&sheet).unwrap());
    let mut facts = MinutesFacts {
        cooperative: samples::cooperative(),
        number: 3,
        assembly: &assembly,
        around: Around::default(),
        resolutions: &sheets,
        sheet: &sheet,
        calling: CallingRow { reached: 109, by_mail: 70, by_post: 39, by_hand: 0, bounced: 0 },
        documents: vec!["Comptes annuels 2015".into()],
        questions: &[],
        names: names(&roll),
        next_on: None,
    };
    let made = minutes(&facts).unwrap();
    assert_eq!(made.roll.iter().map(crate::assembly_result::CollegeRoll::total).sum::<u64>(), 55);
    let paper = assembly::minutes(&made).unwrap();
    at_home(&paper);
    says(
        &paper,
        &["59,12\u{a0}%", "Adoptée", "Rejetée", "courrier électronique", "16\u{a0}h\u{a0}40", "Exemple n°"],
    );
    golden("minutes_from_facts", &paper);

    let mut none = sheets.clone();
    for sheet in &mut none {
        let outcome = sheet.outcome.as_mut().unwrap();
        (outcome.quorum.reached, outcome.quorum.attained) = (false, part(1, 10));
        outcome.verdict = Verdict::WithoutQuorum;
    }
    facts.resolutions = &none;
    let failed = minutes(&facts).unwrap();
    assert!(matches!(failed.course, Course::Failed(_)));
    says(&assembly::minutes(&failed).unwrap(), &["CARENCE"]);
}
