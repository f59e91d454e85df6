//! The life of an assembly around its votes: a plan, notices, the door, the session, what follows. All are invented.

use office::assemblies::public::{
    Applied, AssemblyId, AssemblyKind, AssemblySheet, Attachment, Candidacy, CollegeCount, Consequence,
    Convocation, Deadlines, Decision, DocumentId, DocumentRow, Hour, LiveQuorum, MandateId, MandateKind,
    MandateRow, MinutesRow, Plan, PlanRow, PlanSheet, Presence, Proposer, QuestionRow, RequestRow,
    ResolutionRequest, ResolutionSheet, ResolutionState, SignedBy, Stage, Standing, VoicesLeft,
    WrittenQuestion,
};
use office::kernel::listing::Page;
use office::members::public::College;
use office::values::{Money, Timestamp, Uuid};

use super::assemblies::{assembly_told, draft, member_id};
use super::members::day;
use super::outcomes::course;
use super::{
    assembly_subject, closed_assembly, frozen_assembly, mandates, open_assembly, resolutions, voters,
};
use crate::assemblies::acts::Subject;
use crate::assemblies::desk;
use crate::assemblies::preparing::Ground;
use crate::assemblies::preparing::page::Told as Preparation;
use crate::assemblies::preparing::people::Person;

fn plan_id() -> AssemblyId {
    AssemblyId::new(Uuid::from_u128(0xa56))
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Plans in a list.
pub(crate) fn plan_rows() -> Vec<PlanRow> {
    vec![ground().plan.unwrap().row]
}

/// The mandates that run.
pub(crate) fn mandate_rows() -> Vec<MandateRow> {
    mandates()
}

fn plan() -> Plan {
    let mut election = draft(2, "Élection de Zoé Exemple", Decision::Ordinary, Proposer::Board).draft;
    election.candidacy = Some(Candidacy {
        election: "Conseil d'administration".to_owned(),
        seats: 2,
        candidate: member_id(1),
        mandate: MandateKind::Director,
        years: 6,
    });
    let members = Proposer::Members(vec![member_id(1), member_id(3)]);
    let mut accounts = draft(1, "Approbation des comptes 2015", Decision::Ordinary, Proposer::Board).draft;
    accounts.follows = Some(Consequence::AllocateResult);
    Plan {
        kind: AssemblyKind::Mixed,
        convocation: Convocation::First,
        first: None,
        day: day("2016-06-18"),
        starts_at: Hour::new(18, 30),
        place: "Salle des fêtes, Saint-Étienne".to_owned(),
        remote: "Visioconférence, le lien est dans la convocation".to_owned(),
        record_day: day("2016-06-17"),
        last_accounts_closed_on: Some(day("2015-12-31")),
        agenda: vec![
            accounts,
            election,
            draft(3, "Gratuité pour les écoles", Decision::Ordinary, members).draft,
            draft(4, "Modification de l'objet social", Decision::Extraordinary, Proposer::Board).draft,
        ],
    }
}

/// An assembly that is being prepared; the address names its third draft, and its first question.
pub(crate) fn ground() -> Ground {
    let plan = plan();
    let row = PlanRow {
        assembly_id: plan_id(),
        kind: plan.kind,
        day: plan.day,
        place: plan.place.clone(),
        stage: Stage::Planned,
        resolutions: 4,
        version: 7,
    };
    Ground {
        id: plan_id(),
        plan: Some(PlanSheet { row, plan }),
        sheet: None,
        number: 3,
        questions: questions(),
        people: people(),
        mandates: mandates(),
        today: day("2016-05-26"),
    }
}

fn people() -> Vec<Person> {
    let person = |row: office::assemblies::public::RollRow| Person {
        id: row.member_id,
        number: row.number,
        name: row.display_name,
    };
    voters().into_iter().map(person).collect()
}

fn questions() -> Vec<QuestionRow> {
    let question = |(number, text, answer): (u32, &str, &str)| QuestionRow {
        number,
        question: WrittenQuestion {
            member: member_id(u64::from(number)),
            text: text.to_owned(),
            received_on: day("2016-06-10"),
        },
        answer: answer.to_owned(),
        recorded_at: at("2016-06-10T09:00:00Z"),
    };
    vec![
        question((
            1,
            "Quel est le coût du nouveau local ?",
            "12 000 € par an, votés par le conseil en mars.",
        )),
        question((2, "Combien de médiathèques ont rejoint la coopérative ?", "")),
    ]
}

/// All that the page of a preparation shows.
pub(crate) fn preparation_told() -> Preparation {
    let asked = ResolutionRequest {
        by: vec![member_id(1), member_id(3)],
        draft: plan().agenda.remove(2),
        received_on: day("2016-05-20"),
        held: Money::euros(9_000),
        capital: Money::euros(169_800),
    };
    let document = |(title, size, removed): (&str, u64, bool)| DocumentRow {
        attachment: Attachment {
            document: DocumentId::new(Uuid::from_u128(size.into())),
            title: title.to_owned(),
            media_type: "application/pdf".to_owned(),
            size,
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
            resolution: None,
        },
        removed,
        recorded_at: at("2016-05-25T09:00:00Z"),
    };
    Preparation {
        ground: ground(),
        deadlines: Deadlines {
            requests_until: day("2016-05-24"),
            list_open_from: day("2016-06-02"),
            notice_by: day("2016-06-03"),
            questions_until: day("2016-06-14"),
            paper_forms_until: day("2016-06-15"),
            electronic_forms_until: Some(at("2016-06-17T13:00:00Z")),
        },
        requests: vec![RequestRow {
            request: asked,
            resolution: None,
            acknowledge_by: day("2016-05-25"),
            recorded_at: at("2016-05-20T09:00:00Z"),
        }],
        documents: vec![
            document(("Rapport de gestion 2015", 812_345, false)),
            document(("Comptes provisoires", 90_112, true)),
        ],
        askers: people(),
    }
}

/// The same of a plan that was just begun.
pub(crate) fn preparation_empty() -> Preparation {
    let mut told = preparation_told();
    (told.requests, told.documents, told.ground.questions) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(sheet) = &mut told.ground.plan {
        sheet.plan.agenda.clear();
        (sheet.plan.starts_at, sheet.plan.remote, sheet.plan.place) = (None, String::new(), String::new());
    }
    told.deadlines.electronic_forms_until = None;
    told
}

/// A resolution whose vote goes on.
pub(crate) fn pending(sheet: ResolutionSheet) -> ResolutionSheet {
    ResolutionSheet { outcome: None, course: course(ResolutionState::Open), ..sheet }
}

/// The first resolution, amended, debated, counted by hands, and followed by what it decided.
pub(crate) fn amended() -> ResolutionSheet {
    let mut sheet = resolutions().remove(0);
    sheet.course.first_text = Some("L'assemblée approuve les comptes.".to_owned());
    sheet.course.reason = "Amendement de Luc Garnier".to_owned();
    sheet.course.opened_at = Some(at("2016-06-18T17:05:00Z"));
    sheet.course.closed_at = Some(at("2016-06-18T17:12:00Z"));
    sheet.course.debate = "Luc Garnier demande le détail des charges.\nLa présidence répond.".to_owned();
    sheet.course.applied = Some(Applied::ResultAllocated { closed_on: day("2015-12-31") });
    let count = |college| CollegeCount { college, in_favour: 3, against: 1, abstentions: 0, blanks: 0 };
    sheet.counts = vec![count(College::Employees), count(College::Creators)];
    sheet
}

/// The resolutions of a session: one that is over, one that is open, one secret of which one scrutineer has counted, one
/// that waits.
pub(crate) fn session_resolutions() -> Vec<ResolutionSheet> {
    let [first, second, third] = <[ResolutionSheet; 3]>::try_from(resolutions()).unwrap();
    let mut secret = pending(third.clone());
    secret.course.secret = true;
    secret.course.secret_counted_by = vec!["claire".to_owned()];
    secret.course.reason = "Demandé par le bureau".to_owned();
    let mut waiting = pending(third);
    waiting.course.state = ResolutionState::Waiting;
    waiting.resolution.number = 4;
    vec![first, pending(second), secret, waiting]
}

/// What follows each resolution: one to do, one done, one elected, one that was rejected.
pub(crate) fn decided_resolutions() -> Vec<ResolutionSheet> {
    let [first, second, _] = <[ResolutionSheet; 3]>::try_from(resolutions()).unwrap();
    let mut elected = first.clone();
    elected.resolution.number = 3;
    elected.resolution.draft = plan().agenda.remove(1);
    elected.course.standing = Some(Standing::Elected);
    let mut ended = first.clone();
    ended.resolution.number = 4;
    ended.resolution.draft.title = "Fin d'un mandat".to_owned();
    ended.resolution.draft.follows =
        Some(Consequence::EndMandate { mandate: MandateId::new(Uuid::from_u128(1)) });
    let mut statutes = first.clone();
    statutes.resolution.number = 5;
    statutes.resolution.draft.title = "Nouveaux statuts".to_owned();
    statutes.resolution.draft.follows = Some(Consequence::AmendStatutes);
    let mut allocated = first;
    allocated.resolution.draft.follows = Some(Consequence::AllocateResult);
    vec![allocated, second, elected, ended, statutes, ResolutionSheet { ..amended() }]
        .into_iter()
        .enumerate()
        .map(|(at, mut sheet)| {
            sheet.resolution.number = u32::try_from(at + 1).unwrap();
            sheet
        })
        .collect()
}

/// Two candidates for the same seats: one is elected, one did not have the majority.
pub(crate) fn election() -> [ResolutionSheet; 2] {
    let [first, second, _] = <[ResolutionSheet; 3]>::try_from(resolutions()).unwrap();
    let candidate = |mut sheet: ResolutionSheet, number, title: &str, standing| {
        sheet.resolution.number = number;
        sheet.resolution.draft = plan().agenda.remove(1);
        title.clone_into(&mut sheet.resolution.draft.title);
        sheet.course.standing = Some(standing);
        sheet
    };
    [
        candidate(first, 3, "Élection de Zoé Exemple", Standing::Elected),
        candidate(second, 4, "Élection de Luc Garnier", Standing::NotCarried),
    ]
}

/// The session, each vote opened on its own.
pub(crate) fn one_by_one_assembly() -> AssemblySheet {
    AssemblySheet { one_by_one: true, ..open_assembly() }
}

/// An assembly whose minutes are signed.
pub(crate) fn signed_assembly() -> AssemblySheet {
    AssemblySheet {
        debate: "La séance est levée à 20 h.".to_owned(),
        minutes: Some(minutes_rows().items.remove(0)),
        ..closed_assembly()
    }
}

/// The register of minutes.
pub(crate) fn minutes_rows() -> Page<MinutesRow> {
    let row = |(number, held, signed): (u64, &str, &str)| MinutesRow {
        number,
        assembly_id: closed_assembly().row.assembly_id,
        day: day(held),
        kind: AssemblyKind::Mixed,
        signed_on: day(signed),
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        recorded_at: at("2016-06-20T09:00:00Z"),
    };
    let items = vec![row((2, "2016-06-18", "2016-06-20")), row((1, "2015-06-20", "2015-06-22"))];
    Page { items, next: Some("abc".to_owned()), total: 61 }
}

/// The quorum as it stands.
pub(crate) fn live_quorums() -> Vec<LiveQuorum> {
    assembly_told(Stage::Open).quorums
}

/// A vote that is open, with the voices that are left.
pub(crate) fn voting_subject() -> Subject {
    let subject = assembly_subject(one_by_one_assembly());
    let left = |(college, in_the_room, all)| VoicesLeft { college, in_the_room, all };
    let voices = [(College::Employees, 12, 12), (College::Creators, 11, 14), (College::Distributors, 2, 3)];
    Subject {
        resolution: Some(subject.sheet.convened.resolutions[0].clone()),
        course: Some(amended().course),
        voices: voices.map(left).to_vec(),
        mandates: mandates(),
        ..subject
    }
}

/// One member who holds two proxies of five.
pub(crate) fn holding() -> desk::Holding {
    desk::Holding { held: [(member_id(1), ("Zoé Exemple".to_owned(), 2))].into(), most: Some(5) }
}

/// The door: one is there, one is represented, one wrote, one is gone.
pub(crate) fn desk_told() -> desk::Told {
    let ways = [
        Presence::InPerson,
        Presence::Represented { holder: member_id(1) },
        Presence::Postal,
        Presence::InPerson,
    ];
    let lines = super::votes_told().rows.items.into_iter().zip(ways).map(|(line, presence)| {
        let gone = line.voter.number == 4;
        office::assemblies::public::AttendanceRow {
            presence,
            wrote: presence == Presence::Postal,
            withdrawn: gone,
            arrived_at: presence.is_present().then(|| at("2016-06-18T16:20:00Z")),
            left_at: gone.then(|| at("2016-06-18T17:40:00Z")),
            signed: Some(SignedBy::Desk),
            ..line
        }
    });
    desk::Told {
        sheet: frozen_assembly(),
        quorums: live_quorums(),
        roll: Page { items: voters(), next: Some("abc".to_owned()), total: 109 },
        lines: lines.collect(),
        holding: holding(),
        holders: vec![(member_id(1), "Zoé Exemple".to_owned())],
    }
}
