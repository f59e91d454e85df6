//! The result of an assembly as a file that any program reads, with all that a recount needs and no name in it.
//!
//! Why it exists: whoever doubts a result should compute it again without this program (docs/assembly-result.md). What can
//! never happen: a rounded number (each fraction is written as « num/den »); a name of a member; the choice of a voter on
//! a secret matter.

use assemblies::permissions::VOTES_READ;
use assemblies::public::{
    AssemblyId, CarryOver, CollegeAttendance, CollegeCount, CollegeResult, Convened, Majority, Quorum,
    ResolutionOutcome, ResolutionSheet, RollRow, VoteRow, Weighting,
};
use kernel::prelude::*;
use serde_json::{Value, json};
use values::Fraction;

use crate::exchange::every_page;
use crate::{Office, StoredPaper};

/// What the file is.
const FORMAT: &str = "quintette-assembly-result";
/// Its version: another meaning of a field is another version.
const VERSION: u32 = 1;

impl Office {
    /// The result of an assembly as a JSON file: clauses, roll, votes, results.
    pub async fn result_file(&self, assembly: AssemblyId) -> Result<StoredPaper, Failure> {
        self.kernel.require(VOTES_READ)?;
        let inside = self.inside();
        let result = inside.assemblies.result(assembly).await?;
        let roll = every_page(async |request| inside.assemblies.roll(assembly, request).await).await?;
        let mut resolutions = Vec::with_capacity(result.resolutions.len());
        for sheet in &result.resolutions {
            let number = sheet.resolution.number;
            // Names and choices meet in no file on a secret matter; before the close nobody learns a vote.
            let named = sheet.outcome.is_some() && !sheet.course.secret;
            let votes = if named {
                every_page(async |request| inside.assemblies.votes(assembly, number, request).await).await?
            } else {
                Vec::new()
            };
            resolutions.push(resolution(sheet, &votes));
        }
        let convened = &result.assembly.convened;
        let file = json!({
            "format": FORMAT,
            "version": VERSION,
            "assembly": {
                "id": assembly,
                "kind": convened.kind,
                "convocation": convened.convocation,
                "day": convened.day,
                "stage": result.assembly.row.stage,
            },
            "clauses": clauses(convened),
            "abstentions": convened.abstentions,
            "roll": {
                "seal": result.assembly.roll_digest,
                "voters": roll.iter().map(voter).collect::<Vec<_>>(),
            },
            "resolutions": resolutions,
        });
        Ok(StoredPaper {
            file_name: format!("resultat-{}-{assembly}.json", convened.day),
            media_type: "application/json".to_owned(),
            bytes: serde_json::to_vec_pretty(&file)?,
        })
    }
}

/// A fraction as « num/den », whole numbers too.
fn exact(fraction: Fraction) -> String {
    format!("{}/{}", fraction.num(), fraction.den())
}

fn clauses(convened: &Convened) -> Value {
    let clauses = &convened.statutes.document;
    let quorums = &clauses.quorums;
    json!({
        "statutes": convened.statutes.version,
        "weighting": clauses.weighting.as_ref().map(weighting),
        "quorum_basis": clauses.quorum_basis,
        "quorums": {
            "ordinary_first": exact(quorums.ordinary_first),
            "ordinary_second": exact(quorums.ordinary_second),
            "extraordinary_first": exact(quorums.extraordinary_first),
            "extraordinary_second": exact(quorums.extraordinary_second),
        },
        "majorities": {
            "ordinary": majority(clauses.majorities.ordinary),
            "extraordinary": majority(clauses.majorities.extraordinary),
        },
    })
}

fn weighting(of: &Weighting) -> Value {
    let college = |one: &assemblies::public::CollegeWeight| json!({"college": one.college, "weight": exact(one.weight.as_fraction())});
    let (rule, tie) = match of.carry_over {
        CarryOver::Proportional => ("proportional", None),
        CarryOver::Majority { tie } => ("majority", Some(tie)),
    };
    json!({
        "colleges": of.colleges.iter().map(college).collect::<Vec<_>>(),
        "carry_over": rule,
        "tie": tie,
        "silent_college": of.silent_college,
        "vanished_college": of.vanished_college,
    })
}

fn majority(of: Majority) -> Value {
    match of {
        Majority::MoreThan(part) => json!({"more_than": exact(part)}),
        Majority::AtLeast(part) => json!({"at_least": exact(part)}),
    }
}

fn voter(row: &RollRow) -> Value {
    json!({"member": row.member_id, "college": row.college, "shares": row.shares.count()})
}

fn resolution(sheet: &ResolutionSheet, votes: &[VoteRow]) -> Value {
    let draft = &sheet.resolution.draft;
    json!({
        "number": sheet.resolution.number,
        "decision": draft.decision,
        "backed_by_board": draft.backed_by_board,
        "secret": sheet.course.secret,
        "state": sheet.course.state,
        "votes": votes.iter().map(vote).collect::<Vec<_>>(),
        "counts": sheet.counts.iter().map(count).collect::<Vec<_>>(),
        "election": draft.candidacy.as_ref().map(|candidacy| json!({
            "name": candidacy.election,
            "seats": candidacy.seats,
            "candidate": candidacy.candidate,
            "standing": sheet.course.standing,
        })),
        "outcome": sheet.outcome.as_ref().map(outcome),
    })
}

fn vote(row: &VoteRow) -> Value {
    json!({"member": row.voter.member_id, "choice": row.choice, "channel": row.channel})
}

fn count(of: &CollegeCount) -> Value {
    json!({
        "college": of.college,
        "for": of.in_favour,
        "against": of.against,
        "abstain": of.abstentions,
        "blank": of.blanks,
    })
}

fn outcome(of: &ResolutionOutcome) -> Value {
    let result = &of.result;
    json!({
        "attendance": of.attendance.iter().map(attendance).collect::<Vec<_>>(),
        "quorum": quorum(&of.quorum),
        "blank_proxies": of.blank_proxies,
        "counting": result.counting,
        "colleges": result.colleges.iter().map(college).collect::<Vec<_>>(),
        "for": exact(result.in_favour),
        "against": exact(result.against),
        "total": exact(result.total),
        "share": exact(result.share),
        "majority": majority(result.majority),
        "verdict": of.verdict,
    })
}

fn attendance(of: &CollegeAttendance) -> Value {
    json!({
        "college": of.college,
        "members": of.members,
        "shares": of.shares,
        "attending": of.attending,
        "attending_shares": of.attending_shares,
    })
}

fn quorum(of: &Quorum) -> Value {
    json!({"attained": exact(of.attained), "required": exact(of.required), "reached": of.reached})
}

fn college(of: &CollegeResult) -> Value {
    let tally = &of.tally;
    json!({
        "college": tally.college,
        "for": tally.in_favour,
        "against": tally.against,
        "abstain": tally.abstentions,
        "blank": tally.blanks,
        "silent": tally.silent,
        "weight": exact(of.weight),
        "weight_for": exact(of.weight_in_favour),
        "weight_against": exact(of.weight_against),
    })
}
