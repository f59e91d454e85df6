//! The feuille de présence, before the opening and after the close.

use std::collections::{BTreeMap, BTreeSet};

use assemblies::public::{AssemblySheet, AttendanceRow, Presence, ResolutionSheet, RollRow, SignedBy};
use members::public::{College, MemberId};
use values::{Fraction, Timestamp};

use super::super::input::{
    Attendance, AttendanceSheet, Certification, CollegeSheet, Manner, ProxyHolder, SheetEntry, SheetTotals,
};
use super::{Around, Names, UNKNOWN, bureau, clock, meeting, quorum_lines};
use crate::DocumentError;
use crate::identity::Cooperative;

/// What the register says of a member beside the roll.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Who acts for an entity.
    pub representative: Option<String>,
    /// Domicile or seat in one line.
    pub domicile: String,
}

/// What the sheet is made of.
#[derive(Debug, Clone)]
pub struct SheetFacts<'f> {
    /// The cooperative on the day.
    pub cooperative: Cooperative,
    /// The assembly.
    pub assembly: &'f AssemblySheet,
    /// What lies around it.
    pub around: Around,
    /// Its resolutions with their quorums, once closed.
    pub resolutions: &'f [ResolutionSheet],
    /// Its roll.
    pub roll: &'f [RollRow],
    /// Who takes part.
    pub attendance: &'f [AttendanceRow],
    /// The register of the day.
    pub lines: &'f BTreeMap<MemberId, Line>,
}

/// The sheet as it stands. Who came and left again took part; who holds proxies and never came represents nobody, once
/// the session is open.
pub fn attendance_sheet(facts: &SheetFacts<'_>) -> Result<AttendanceSheet, DocumentError> {
    let assembly = facts.assembly;
    let rows: BTreeMap<MemberId, &AttendanceRow> =
        facts.attendance.iter().map(|row| (row.voter.member_id, row)).collect();
    let begun = assembly.opened_at.is_some();
    let came =
        |member: &MemberId| rows.get(member).is_some_and(|row| took_part(row) && row.presence.is_present());
    let order: Vec<MemberId> = facts
        .attendance
        .iter()
        .filter(|row| took_part(row))
        .filter_map(|row| match row.presence {
            Presence::Represented { holder } if !begun || came(&holder) => Some(holder),
            _ => None,
        })
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let manner = |member: MemberId| {
        let Some(row) = rows.get(&member).filter(|row| took_part(row)) else { return Manner::Absent };
        match row.presence {
            Presence::InPerson => Manner::InPerson,
            Presence::Remote => Manner::Remote,
            Presence::BlankProxy => Manner::BlankProxy,
            Presence::Postal => Manner::Postal,
            Presence::Represented { holder } => order
                .iter()
                .position(|of| *of == holder)
                .map_or(Manner::Absent, |by| Manner::Represented { by }),
        }
    };
    let entry = |voter: &RollRow| entry(voter, manner(voter.member_id), &rows, facts.lines);
    let colleges = colleges(facts, entry);
    let sum = |of: fn(&SheetTotals) -> u64| colleges.iter().map(|college| of(&college.total)).sum();
    let total =
        SheetTotals { members: sum(|of| of.members), shares: sum(|of| of.shares), votes: sum(|of| of.votes) };
    let names: Names = facts.roll.iter().map(|voter| (voter.member_id, voter.display_name.clone())).collect();
    let around = Around { opened_at: assembly.opened_at, ..facts.around.clone() };
    Ok(AttendanceSheet {
        cooperative: facts.cooperative.clone(),
        meeting: meeting(&assembly.convened, &around)?,
        holders: order.iter().map(|holder| proxy_holder(*holder, facts, &rows)).collect(),
        total,
        quorums: if assembly.closed_at.is_some() { quorum_lines(facts.resolutions) } else { Vec::new() },
        certification: certification(assembly, &colleges, &names),
        colleges,
    })
}

/// Whether a line is of somebody who takes part, or took part until it left.
fn took_part(row: &AttendanceRow) -> bool {
    !row.released && (!row.withdrawn || row.left_at.is_some())
}

fn colleges(facts: &SheetFacts<'_>, entry: impl Fn(&RollRow) -> SheetEntry) -> Vec<CollegeSheet> {
    let weighting = facts.assembly.convened.statutes.document.weighting.as_ref();
    let weight = |college: College| -> Option<Fraction> {
        let found = weighting?.colleges.iter().find(|of| of.college == college)?;
        Some(found.weight.as_fraction())
    };
    let known = weighting.into_iter().flat_map(|weighting| &weighting.colleges).map(|of| of.college);
    let mut order: Vec<College> = known.collect();
    order.extend(
        College::ALL.into_iter().filter(|college| facts.roll.iter().any(|voter| voter.college == *college)),
    );
    let mut seen = BTreeSet::new();
    order.retain(|college| seen.insert(*college));
    let sheet = |college: College| {
        let entries: Vec<SheetEntry> =
            facts.roll.iter().filter(|voter| voter.college == college).map(&entry).collect();
        let taking_part = entries.iter().filter(|entry| entry.attendance.manner.takes_part());
        CollegeSheet {
            name: college.french().to_owned(),
            weight: weight(college),
            enrolled: u64::try_from(entries.len()).unwrap_or(u64::MAX),
            total: SheetTotals::of(taking_part),
            entries,
        }
    };
    order.into_iter().map(sheet).collect()
}

fn entry(
    voter: &RollRow,
    manner: Manner,
    rows: &BTreeMap<MemberId, &AttendanceRow>,
    lines: &BTreeMap<MemberId, Line>,
) -> SheetEntry {
    let row = rows.get(&voter.member_id).filter(|_| matches!(manner, Manner::InPerson | Manner::Remote));
    let line = lines.get(&voter.member_id).cloned().unwrap_or_default();
    SheetEntry {
        number: voter.number,
        name: voter.display_name.clone(),
        representative: line.representative,
        domicile: line.domicile,
        shares: u64::from(voter.shares.count()),
        votes: 1,
        attendance: Attendance {
            manner,
            arrived: row.and_then(|row| row.arrived_at).and_then(clock),
            left: row.and_then(|row| row.left_at).and_then(clock),
            signed_at: row.and_then(|row| signed(row)).and_then(clock),
        },
    }
}

/// When somebody signed by the code or on the site; a name noted at the desk is signed by hand.
fn signed(row: &AttendanceRow) -> Option<Timestamp> {
    let by_itself = matches!(row.signed, Some(SignedBy::Code | SignedBy::Site));
    row.arrived_at.filter(|_| by_itself)
}

fn proxy_holder(
    holder: MemberId,
    facts: &SheetFacts<'_>,
    rows: &BTreeMap<MemberId, &AttendanceRow>,
) -> ProxyHolder {
    let voter = facts.roll.iter().find(|voter| voter.member_id == holder);
    ProxyHolder {
        name: voter.map_or_else(|| UNKNOWN.to_owned(), |voter| voter.display_name.clone()),
        number: voter.map(|voter| voter.number),
        domicile: facts.lines.get(&holder).map(|line| line.domicile.clone()).unwrap_or_default(),
        signed_at: rows.get(&holder).and_then(|row| signed(row)).and_then(clock),
    }
}

fn certification(
    assembly: &AssemblySheet,
    colleges: &[CollegeSheet],
    names: &Names,
) -> Option<Certification> {
    let count = |wanted: fn(&Manner) -> bool| -> u64 {
        colleges.iter().map(|college| college.totals(wanted).members).sum()
    };
    Some(Certification {
        closed_at: assembly.closed_at.and_then(clock)?,
        proxies: count(super::super::input::is_proxy),
        postal_forms: count(|manner| *manner == Manner::Postal),
        bureau: bureau(assembly.bureau.as_ref()?, names),
    })
}
