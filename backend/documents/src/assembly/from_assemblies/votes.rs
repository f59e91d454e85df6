//! The annex of the votes by name. Secret votes are never in it; hands that were raised have no names.

use std::collections::{BTreeMap, BTreeSet};

use assemblies::public::{AttendanceRow, Choice as Cast, ResolutionSheet, RollRow, VoteChannel, VoteRow};
use members::public::{College, MemberId};
use values::Day;

use super::super::input::{Choice, Meeting, NominalCollege, NominalLine, NominalResolution, NominalVotes};
use super::{Names, name};
use crate::identity::Cooperative;

/// What the annex is made of.
#[derive(Debug, Clone)]
pub struct VotesFacts<'f> {
    /// The cooperative on the day of the assembly.
    pub cooperative: Cooperative,
    /// The assembly.
    pub meeting: Meeting,
    /// Number of the minutes.
    pub minutes: u32,
    /// Day on which the annex is drawn up.
    pub drawn_up_on: Day,
    /// The resolutions.
    pub resolutions: &'f [ResolutionSheet],
    /// The roll.
    pub roll: &'f [RollRow],
    /// Who took part.
    pub attendance: &'f [AttendanceRow],
    /// Votes by resolution.
    pub votes: &'f BTreeMap<u32, Vec<VoteRow>>,
}

/// Who voted what, of those who took part or voted, college by college in the order of the register.
pub fn nominal_votes(facts: VotesFacts<'_>) -> NominalVotes {
    let open: Vec<&ResolutionSheet> =
        facts.resolutions.iter().filter(|sheet| sheet.outcome.is_some() && !sheet.course.secret).collect();
    let cast: Vec<BTreeMap<MemberId, &VoteRow>> = open
        .iter()
        .map(|sheet| {
            let rows = facts.votes.get(&sheet.resolution.number).into_iter().flatten();
            rows.map(|row| (row.voter.member_id, row)).collect()
        })
        .collect();
    let names: Names = facts.roll.iter().map(|voter| (voter.member_id, voter.display_name.clone())).collect();
    let attended: BTreeSet<MemberId> = facts
        .attendance
        .iter()
        .filter(|row| !row.withdrawn || row.left_at.is_some())
        .map(|row| row.voter.member_id)
        .collect();
    let took_part = |voter: &&RollRow| {
        let id = voter.member_id;
        cast.iter().any(|votes| votes.contains_key(&id)) || attended.contains(&id)
    };
    let line = |voter: &RollRow| NominalLine {
        number: voter.number,
        name: voter.display_name.clone(),
        through: cast
            .iter()
            .find_map(|votes| votes.get(&voter.member_id))
            .map_or_else(String::new, |row| through(row, &names)),
        choices: cast
            .iter()
            .map(|votes| votes.get(&voter.member_id).map_or(Choice::Silent, |row| choice(row.choice)))
            .collect(),
    };
    let colleges: Vec<NominalCollege> = College::ALL
        .into_iter()
        .map(|college| NominalCollege {
            name: college.french().to_owned(),
            lines: facts
                .roll
                .iter()
                .filter(|voter| voter.college == college)
                .filter(took_part)
                .map(line)
                .collect(),
        })
        .filter(|college| !college.lines.is_empty())
        .collect();
    NominalVotes {
        cooperative: facts.cooperative,
        meeting: facts.meeting,
        minutes: facts.minutes,
        drawn_up_on: facts.drawn_up_on,
        resolutions: open.iter().enumerate().map(|(at, sheet)| tally(at, sheet, &colleges)).collect(),
        colleges,
    }
}

fn tally(at: usize, sheet: &ResolutionSheet, colleges: &[NominalCollege]) -> NominalResolution {
    let count = |wanted: Choice| {
        let lines = colleges.iter().flat_map(|college| &college.lines);
        let found = lines.filter(|line| line.choices.get(at) == Some(&wanted)).count();
        u64::try_from(found).unwrap_or(u64::MAX)
    };
    let title = &sheet.resolution.draft.title;
    NominalResolution {
        number: sheet.resolution.number,
        title: if sheet.counts.is_empty() {
            title.clone()
        } else {
            format!("{title} (hors votes à main levée)")
        },
        votes_for: count(Choice::For),
        against: count(Choice::Against),
        abstentions: count(Choice::Abstention),
        blank: count(Choice::Blank),
        silent: count(Choice::Silent),
    }
}

fn choice(cast: Cast) -> Choice {
    match cast {
        Cast::For => Choice::For,
        Cast::Against => Choice::Against,
        Cast::Abstain => Choice::Abstention,
        Cast::Blank => Choice::Blank,
    }
}

fn through(row: &VoteRow, names: &Names) -> String {
    if row.by_chair {
        return "pouvoir au président".to_owned();
    }
    match (row.holder, row.channel) {
        (Some(holder), _) => format!("par {}", name(names, holder)),
        (None, VoteChannel::Form) => "par correspondance".to_owned(),
        (None, VoteChannel::Desk | VoteChannel::Site | VoteChannel::Chair) => String::new(),
    }
}
