//! Around a notice and a roll: whom it reached, the sendings, the roll beside the register, what a resolution applied. All
//! are invented.

use office::assemblies::public::{AttendanceRow, CallingRow, DispatchChannel, DispatchRow, Presence};
use office::jobs::CONVOCATION;
use office::kernel::jobs::{JobProgress, JobState};
use office::kernel::listing::Page;
use office::members::public::VoterEntry;
use office::values::{Shares, Timestamp};
use office::{RollDifferences, Sending, SentConvocations};

use super::assemblies::member_id;
use super::members::day;
use super::{closed_assembly, desk_told, frozen_assembly, voters};
use crate::assemblies::{calling, differences};
use crate::language::Words;
use crate::members::decided::Decided;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Whom the notice reached: one by mail, one whose mail came back, two by nothing.
pub(crate) fn calling_told() -> calling::Told {
    let called: Vec<VoterEntry> = voters()
        .into_iter()
        .map(|row| VoterEntry {
            member_id: row.member_id,
            number: row.number,
            display_name: row.display_name,
            college: row.college,
            shares: row.shares,
        })
        .collect();
    let row = |(number, came_back): (u64, bool)| DispatchRow {
        member_id: member_id(number),
        channel: DispatchChannel::Mail,
        sent_on: day("2016-06-03"),
        note: Some(12),
        times: 1,
        bounced_on: came_back.then(|| day("2016-06-04")),
        bounce_reason: if came_back { "Boîte pleine".to_owned() } else { String::new() },
        recorded_at: at("2016-06-03T09:00:00Z"),
    };
    calling::Told {
        sheet: super::convened_assembly(),
        summary: CallingRow { reached: 1, by_mail: 1, by_post: 0, by_hand: 0, bounced: 1 },
        missing: called[1..].to_vec(),
        called,
        dispatches: Page { items: vec![row((2, true)), row((1, false))], next: None, total: 2 },
        sendings: vec![sending(JobState::Running), sending(JobState::Done)],
        bundles: 2,
    }
}

/// The resolution that an allocation follows.
pub(crate) fn decided(words: Words) -> Decided {
    let sheet = closed_assembly();
    let parts = [
        ("number", "1".to_owned()),
        ("title", "Affectation du résultat".to_owned()),
        ("assembly", crate::assemblies::terms::title(words, &sheet.convened)),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    let told = words.tell("allocation-follows", &parts);
    Decided { assembly: sheet.row.assembly_id, number: 1, on: sheet.convened.day, told }
}

/// The roll beside the register: one left, who holds a proxy; one came; one changed.
pub(crate) fn differences_told() -> differences::Told {
    let told = calling_told();
    let rows = voters();
    let changed = VoterEntry { shares: Shares::new(40), ..told.called[1].clone() };
    let lapsing = desk_told().lines.into_iter().nth(1).map(|line| AttendanceRow {
        presence: Presence::Represented { holder: rows[0].member_id },
        voter: rows[2].clone(),
        ..line
    });
    differences::Told {
        sheet: frozen_assembly(),
        differences: RollDifferences {
            left: vec![rows[0].clone()],
            came: vec![VoterEntry { number: 110, ..told.called[3].clone() }],
            changed: vec![(rows[1].clone(), changed)],
        },
        lapsing: lapsing.into_iter().collect(),
    }
}

/// The same when nothing differs.
pub(crate) fn differences_none() -> differences::Told {
    let differences = RollDifferences::default();
    differences::Told { differences, lapsing: Vec::new(), ..differences_told() }
}

/// A sending of that state.
pub(crate) fn sending(state: JobState) -> Sending {
    let mut job = super::import_job(state);
    job.kind = CONVOCATION.to_owned();
    job.progress = JobProgress { done: 40, total: 109, words: "associés examinés".to_owned() };
    if let Some(problem) = &mut job.problem {
        problem.code = "jobs/asker-gone".to_owned();
        problem.title =
            "Le compte qui a demandé cette tâche n'existe plus ou est désactivé : rien ne se fait plus \
                         en son nom."
                .to_owned();
    }
    let came_to = SentConvocations { mailed: 61, by_post: 45, without_address: 3 };
    Sending { came_to: (state == JobState::Done).then_some(came_to), job }
}
