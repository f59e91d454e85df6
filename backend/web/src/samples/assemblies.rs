//! The mixed assembly of the worked example: five colleges, 109 members of whom 55 take part. All are invented.

use office::assemblies::public::{
    AbstentionClause, AbstentionTreatment, AssemblyError, AssemblyId, AssemblyKind, AssemblyRow,
    AssemblySheet, AttendanceRow, Bureau, CarryOver, CollegeParticipation, CollegeWeight, Convened,
    ConveningWarning, Convocation, Decision, LiveQuorum, Majorities, Percent, Presence, Proposer,
    ProxyCeiling, Quorum, QuorumBasis, QuorumThresholds, Resolution, ResolutionDraft, RollRow, SilentCollege,
    Stage, StatutesDocument, StatutesVersion, VanishedCollege, Weighting,
};
use office::kernel::listing::Page;
use office::members::public::{College, MemberId};
use office::values::{Fraction, Shares, Timestamp, Uuid};

use super::members::day;
use super::outcomes::resolutions;
use crate::assemblies::acts::Subject;
use crate::assemblies::{sheet, votes};
use crate::forms::Trouble;
use crate::language::Words;

pub(super) fn fraction(num: u32, den: u32) -> Fraction {
    Fraction::new(num.into(), den.into()).unwrap()
}

pub(super) fn assembly_id() -> AssemblyId {
    AssemblyId::new(Uuid::from_u128(0xa55))
}

pub(super) fn member_id(number: u64) -> MemberId {
    MemberId::new(Uuid::from_u128(number.into()))
}

fn row(stage: Stage) -> AssemblyRow {
    let frozen = !matches!(stage, Stage::Convened | Stage::Cancelled);
    let closed = u64::from(stage == Stage::Closed);
    AssemblyRow {
        assembly_id: assembly_id(),
        kind: AssemblyKind::Mixed,
        convocation: Convocation::First,
        day: day("2016-06-18"),
        place: "Salle des fêtes, Saint-Étienne".to_owned(),
        notice_sent_on: day("2016-06-03"),
        stage,
        voters: if frozen { 109 } else { 0 },
        resolutions: 3,
        adopted: closed,
        rejected: closed,
        without_quorum: closed,
        version: 9,
    }
}

/// An assembly at every stage of its life.
pub(crate) fn assemblies() -> Page<AssemblyRow> {
    let stages = [Stage::Convened, Stage::RollFrozen, Stage::Open, Stage::Closed, Stage::Cancelled];
    Page { items: stages.map(row).to_vec(), next: Some("abc".to_owned()), total: 61 }
}

pub(super) fn draft(number: u32, title: &str, decision: Decision, proposer: Proposer) -> Resolution {
    Resolution {
        number,
        draft: ResolutionDraft {
            title: title.to_owned(),
            text: format!("L'assemblée décide : {title}."),
            backed_by_board: proposer == Proposer::Board,
            proposer,
            decision,
            candidacy: None,
            follows: None,
        },
    }
}

pub(super) fn agenda() -> [Resolution; 3] {
    let members = Proposer::Members(vec![member_id(1), member_id(3)]);
    [
        draft(1, "Approbation des comptes 2015", Decision::Ordinary, Proposer::Board),
        draft(2, "Modification de l'objet social", Decision::Extraordinary, Proposer::Board),
        draft(3, "Gratuité pour les écoles", Decision::Ordinary, members),
    ]
}

pub(super) fn statutes() -> StatutesVersion {
    let weights = College::ALL.into_iter().zip([20, 25, 25, 15, 15]);
    let weight = |(college, weight)| CollegeWeight { college, weight: Percent::whole(weight) };
    StatutesVersion {
        version: 2,
        adopted_on: day("2014-06-14"),
        effective_on: day("2014-07-01"),
        document: StatutesDocument {
            weighting: Some(Weighting {
                colleges: weights.map(weight).collect(),
                carry_over: CarryOver::Proportional,
                silent_college: SilentCollege::NotCast,
                vanished_college: VanishedCollege::Equal,
            }),
            quorum_basis: QuorumBasis::Members,
            quorums: QuorumThresholds::legal(),
            majorities: Majorities::legal(),
            proxy_ceiling: ProxyCeiling::Twentieth,
            abstentions: AbstentionClause::NotCast,
            categories: super::categories(),
            membership: None,
            year_end: None,
            meetings: None,
        },
    }
}

fn sheet(stage: Stage) -> AssemblySheet {
    let row = row(stage);
    let held = matches!(stage, Stage::Open | Stage::Closed);
    let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    let bureau = Bureau {
        chair: member_id(1),
        scrutineers: vec![member_id(2), member_id(3)],
        secretary: Some(member_id(4)),
    };
    AssemblySheet {
        convened: Convened {
            kind: row.kind,
            convocation: row.convocation,
            day: row.day,
            place: row.place.clone(),
            notice_sent_on: row.notice_sent_on,
            record_day: day("2016-06-17"),
            last_accounts_closed_on: Some(day("2015-12-31")),
            abstentions: AbstentionTreatment::NotCast,
            resolutions: agenda().to_vec(),
            statutes: statutes(),
            warnings: vec![ConveningWarning::NoticeJustEnough { days: 15 }],
            starts_at: None,
            remote: String::new(),
            first: None,
        },
        roll_digest: if row.voters > 0 { digest.to_owned() } else { String::new() },
        bureau: held.then_some(bureau),
        cancelled_because: String::new(),
        opened_at: None,
        closed_at: None,
        one_by_one: false,
        debate: String::new(),
        corrections: String::new(),
        minutes: None,
        row,
    }
}

/// Called; the notice was sent too late.
pub(crate) fn convened_assembly() -> AssemblySheet {
    let mut sheet = sheet(Stage::Convened);
    let reason = "Tous les associés sont présents ou représentés".to_owned();
    sheet.convened.warnings = vec![ConveningWarning::NoticeTooShort { days: 12, minimum: 15, reason }];
    sheet
}

/// Its roll is sealed.
pub(crate) fn frozen_assembly() -> AssemblySheet {
    sheet(Stage::RollFrozen)
}

/// Votes are taken.
pub(crate) fn open_assembly() -> AssemblySheet {
    sheet(Stage::Open)
}

/// It is over.
pub(crate) fn closed_assembly() -> AssemblySheet {
    sheet(Stage::Closed)
}

/// It was given up.
pub(crate) fn cancelled_assembly() -> AssemblySheet {
    AssemblySheet { cancelled_because: "Salle indisponible".to_owned(), ..sheet(Stage::Cancelled) }
}

/// Some members of the roll.
pub(crate) fn voters() -> Vec<RollRow> {
    let row = |(number, name, college): (u64, &str, College)| RollRow {
        member_id: member_id(number),
        number,
        display_name: name.to_owned(),
        college,
        shares: Shares::new(2),
    };
    [
        (1, "Zoé Exemple", College::Employees),
        (2, "Label Exemple", College::Creators),
        (3, "Médiathèque d'Exemple", College::Distributors),
        (4, "Luc Garnier", College::Supporters),
    ]
    .map(row)
    .to_vec()
}

fn participation() -> Vec<CollegeParticipation> {
    // Members, in the room, represented, blank proxies, by post.
    let colleges = [[16, 9, 3, 0, 0], [40, 7, 4, 3, 4], [24, 5, 2, 0, 2], [6, 3, 1, 0, 0], [23, 4, 2, 5, 1]];
    let of = |(college, [members, present, represented, blank_proxy, postal]): (College, [u64; 5])| {
        let attending = present + represented + blank_proxy + postal;
        CollegeParticipation {
            college,
            members,
            shares: members * 2,
            in_person: present - 1,
            remote: 1,
            represented,
            holder_absent: u64::from(college == College::Creators),
            blank_proxy,
            postal,
            attending,
            attending_shares: attending * 2,
        }
    };
    College::ALL.into_iter().zip(colleges).map(of).collect()
}

/// All that the sheet of an assembly shows at that stage.
pub(crate) fn assembly_told(stage: Stage) -> sheet::Told {
    let quorum = |decision, required, reached| LiveQuorum {
        decision,
        quorum: Quorum { basis: QuorumBasis::Members, attained: fraction(55, 109), required, reached },
    };
    let names = voters().into_iter().map(|row| (row.member_id, row.display_name)).collect();
    let mut resolutions = resolutions();
    if stage != Stage::Closed {
        let first = usize::from(stage != Stage::Convened);
        resolutions.iter_mut().skip(first).for_each(|of| *of = super::pending(of.clone()));
    }
    sheet::Told {
        sheet: sheet(stage),
        participation: participation(),
        quorums: vec![
            quorum(Decision::Ordinary, fraction(1, 5), true),
            quorum(Decision::Extraordinary, fraction(3, 5), false),
        ],
        resolutions,
        names: Some(names),
    }
}

/// What an act is about.
pub(crate) fn assembly_subject(sheet: AssemblySheet) -> Subject {
    Subject {
        sheet,
        resolution: None,
        course: None,
        present: Vec::new(),
        holding: crate::assemblies::desk::Holding::default(),
        mandates: Vec::new(),
        voices: Vec::new(),
        named: String::new(),
        today: day("2016-06-18"),
    }
}

/// The votes on the third resolution: one that is taken, one by a holder.
pub(crate) fn votes_told() -> votes::Told {
    let ways = [
        Presence::InPerson,
        Presence::Remote,
        Presence::Represented { holder: member_id(1) },
        Presence::Postal,
    ];
    let line = |(voter, presence)| AttendanceRow {
        voter,
        presence,
        withdrawn: false,
        reason: String::new(),
        recorded_at: Timestamp::start_of(day("2016-06-18")),
        wrote: false,
        released: false,
        arrived_at: None,
        left_at: None,
        signed: None,
    };
    let items = voters().into_iter().zip(ways).map(line).collect();
    let mut sheet = resolutions().remove(2);
    sheet = super::pending(sheet);
    votes::Told {
        assembly: open_assembly(),
        sheet,
        rows: Page { items, next: Some("abc".to_owned()), total: 61 },
        taken: [member_id(2)].into(),
        holders: Some(vec![(member_id(1), "Zoé Exemple".to_owned())]),
    }
}

/// A roll that is frozen already.
pub(crate) fn wrong_stage(words: Words) -> Trouble {
    trouble(words, AssemblyError::WrongStage { stage: Stage::RollFrozen })
}

/// A reason that lacks.
pub(crate) fn no_reason(words: Words) -> Trouble {
    trouble(words, AssemblyError::NoReason)
}

/// An opening on the eve.
pub(crate) fn not_the_day(words: Words) -> Trouble {
    trouble(words, AssemblyError::NotTheDay { day: day("2016-06-18"), on: day("2016-06-17") })
}

/// A vote that is closed.
pub(crate) fn vote_closed(words: Words) -> Trouble {
    trouble(words, AssemblyError::VoteClosed { resolution: 1 })
}

pub(super) fn trouble(words: Words, error: AssemblyError) -> Trouble {
    Trouble::of(words, &error.into()).unwrap()
}
