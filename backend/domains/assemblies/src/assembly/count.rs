//! Counting one resolution: attendance and votes by college, quorum, weighted result, verdict.

use std::collections::{BTreeMap, BTreeSet};

use members::public::{College, MemberId};
use serde::{Deserialize, Serialize};

use super::aggregate::Counted;
use super::attendance::{Attendance, Presence};
use super::ballots::{Choice, Urn};
use super::roll::{Roll, Voter};
use super::tallies::CollegeCount;
use super::{Convened, Resolution};
use crate::rules::proxies::blank_proxy_is_in_favour;
use crate::rules::quorum::{CollegeAttendance, Quorum, measure};
use crate::rules::weighted_result::{CollegeTally, WeightedResult, weigh};

/// The fate of a resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Adopted.
    Adopted,
    /// Rejected.
    Rejected,
    /// Not decided: too few took part, whatever the votes say.
    WithoutQuorum,
    /// A candidate who had the majority and no seat: others had more, or exactly as much for the last one.
    NotElected,
}

impl Verdict {
    /// The word stored in views and shown by the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Adopted => "adopted",
            Self::Rejected => "rejected",
            Self::WithoutQuorum => "without_quorum",
            Self::NotElected => "not_elected",
        }
    }

    /// French words for the minutes.
    pub fn french(self) -> &'static str {
        match self {
            Self::Adopted => "adoptée",
            Self::Rejected => "rejetée",
            Self::WithoutQuorum => "non décidée, faute de quorum",
            Self::NotElected => "majorité obtenue, siège non pourvu par ce candidat",
        }
    }
}

/// Everything the minutes say of the vote on one resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResolutionOutcome {
    /// Who took part when the vote was closed, by college. Whoever had voted before leaving is counted.
    pub attendance: Vec<CollegeAttendance>,
    /// The quorum then.
    pub quorum: Quorum,
    /// Votes that the chair cast for blank proxies (already inside the tallies).
    pub blank_proxies: u32,
    /// The votes, weighed.
    pub result: WeightedResult,
    /// What it comes to.
    pub verdict: Verdict,
}

/// A count in progress.
struct Table {
    lines: Vec<(CollegeAttendance, CollegeTally)>,
    at: BTreeMap<College, usize>,
}

impl Table {
    /// The colleges of the statutes in their order, then those that only the roll knows.
    fn new(convened: &Convened, roll: &Roll) -> Self {
        let mut table = Self { lines: Vec::new(), at: BTreeMap::new() };
        for each in convened.statutes.document.weighting.iter().flat_map(|weighting| &weighting.colleges) {
            table.line(each.college);
        }
        let mut others: Vec<College> = roll.values().map(|voter| voter.college).collect();
        others.sort_unstable();
        others.dedup();
        for college in others {
            table.line(college);
        }
        for voter in roll.values() {
            let (attendance, tally) = table.line(voter.college);
            attendance.members += 1;
            attendance.shares += u64::from(voter.shares);
            tally.members += 1;
        }
        table
    }

    fn line(&mut self, college: College) -> &mut (CollegeAttendance, CollegeTally) {
        let at = *self.at.entry(college).or_insert(self.lines.len());
        if at == self.lines.len() {
            let attendance =
                CollegeAttendance { college, members: 0, shares: 0, attending: 0, attending_shares: 0 };
            self.lines.push((attendance, CollegeTally::empty(college)));
        }
        &mut self.lines[at]
    }

    fn attend(&mut self, voter: Voter) {
        let (attendance, _) = self.line(voter.college);
        attendance.attending += 1;
        attendance.attending_shares += u64::from(voter.shares);
    }

    fn vote(&mut self, college: College, choice: Choice) {
        let (_, tally) = self.line(college);
        match choice {
            Choice::For => tally.in_favour += 1,
            Choice::Against => tally.against += 1,
            Choice::Abstain => tally.abstentions += 1,
            Choice::Blank => tally.blanks += 1,
        }
    }

    fn add(&mut self, count: &CollegeCount) {
        let (_, tally) = self.line(count.college);
        tally.in_favour += count.in_favour;
        tally.against += count.against;
        tally.abstentions += count.abstentions;
        tally.blanks += count.blanks;
    }

    /// Whoever took part and is in no count said nothing. Hands that were raised and have left since still took part.
    fn settle(&mut self) {
        for (attendance, tally) in &mut self.lines {
            let cast = tally.in_favour + tally.against + tally.abstentions + tally.blanks;
            attendance.attending = attendance.attending.max(cast);
            tally.silent = attendance.attending - cast;
        }
    }
}

/// What is in the urn of one resolution.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found<'a> {
    /// The votes by name.
    pub(super) urn: Option<&'a Urn>,
    /// Forms that leave a text that they did not know to the chair.
    pub(super) to_chair: Option<&'a BTreeSet<MemberId>>,
    /// Whose voices the counts without names took in.
    pub(super) counted: Option<&'a BTreeMap<College, Counted>>,
    /// What was counted without names: hands, or the papers of a secret vote.
    pub(super) counts: &'a [CollegeCount],
}

impl Found<'_> {
    fn choice(&self, member: MemberId) -> Option<Choice> {
        self.urn.and_then(|urn| urn.get(&member)).map(|cast| cast.choice)
    }

    /// Whether hands or papers spoke for a member.
    pub(super) fn is_counted(&self, member: MemberId) -> bool {
        self.counted.is_some_and(|colleges| colleges.values().any(|voices| voices.contains(&member)))
    }

    /// Whether the chair votes for a member who did not.
    pub(super) fn left_to_chair(&self, member: MemberId, attendance: &Attendance) -> bool {
        match attendance.of(member) {
            Some(Presence::BlankProxy) => true,
            Some(Presence::Postal) => self.to_chair.is_some_and(|members| members.contains(&member)),
            _ => false,
        }
    }
}

/// What the chair casts for a blank proxy.
pub(super) fn chair_casts(resolution: &Resolution) -> Choice {
    if blank_proxy_is_in_favour(resolution.draft.backed_by_board) { Choice::For } else { Choice::Against }
}

/// Counts a resolution as the session stands; also answers whose blank proxies were cast.
pub(super) fn count(
    convened: &Convened,
    roll: &Roll,
    attendance: &Attendance,
    found: Found<'_>,
    resolution: &Resolution,
) -> (ResolutionOutcome, Vec<MemberId>) {
    let mut table = Table::new(convened, roll);
    let mut blank = Vec::new();
    for (member, voter) in roll {
        let cast = found.choice(*member);
        let counted = found.is_counted(*member);
        if cast.is_none() && !counted && !attendance.counts(*member) {
            continue;
        }
        table.attend(*voter);
        if let Some(choice) = cast {
            table.vote(voter.college, choice);
        } else if !counted && found.left_to_chair(*member, attendance) {
            blank.push(*member);
            table.vote(voter.college, chair_casts(resolution));
        }
    }
    for count in found.counts {
        table.add(count);
    }
    table.settle();
    (conclude(convened, resolution, table.lines, blank.len()), blank)
}

/// Counts a closed resolution again, from the votes and the roll; only the attendance at the moment of closing is
/// taken from the record, since the sheet goes on changing.
pub(super) fn recount(
    convened: &Convened,
    roll: &Roll,
    recorded: &ResolutionOutcome,
    (found, blank): (Found<'_>, &[MemberId]),
    resolution: &Resolution,
) -> ResolutionOutcome {
    let mut table = Table::new(convened, roll);
    let nominal = found.urn.into_iter().flatten().map(|(member, cast)| (member, cast.choice));
    let by_law = blank.iter().map(|member| (member, chair_casts(resolution)));
    for (member, choice) in nominal.chain(by_law) {
        if let Some(voter) = roll.get(member) {
            table.vote(voter.college, choice);
        }
    }
    for count in found.counts {
        table.add(count);
    }
    for (attendance, _) in &mut table.lines {
        if let Some(then) = recorded.attendance.iter().find(|each| each.college == attendance.college) {
            attendance.attending = then.attending;
            attendance.attending_shares = then.attending_shares;
        }
    }
    table.settle();
    conclude(convened, resolution, table.lines, blank.len())
}

fn conclude(
    convened: &Convened,
    resolution: &Resolution,
    lines: Vec<(CollegeAttendance, CollegeTally)>,
    blank_proxies: usize,
) -> ResolutionOutcome {
    let (attendance, tallies): (Vec<_>, Vec<_>) = lines.into_iter().unzip();
    let clauses = &convened.statutes.document;
    let decision = resolution.draft.decision;
    let required = clauses.quorums.of(decision, convened.convocation);
    let quorum = measure(clauses.quorum_basis, required, clauses.weighting.as_ref(), &attendance);
    let majority = clauses.majorities.of(decision);
    let result = weigh(clauses.weighting.as_ref(), majority, convened.abstentions, &tallies);
    let verdict = match (quorum.reached, result.carried) {
        (false, _) => Verdict::WithoutQuorum,
        (true, true) => Verdict::Adopted,
        (true, false) => Verdict::Rejected,
    };
    let blank_proxies = u32::try_from(blank_proxies).unwrap_or(u32::MAX);
    ResolutionOutcome { attendance, quorum, blank_proxies, result, verdict }
}
