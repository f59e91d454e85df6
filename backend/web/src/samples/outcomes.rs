//! What the votes of the worked example came to: adopted, rejected, without a quorum.

use office::assemblies::public::{
    AbstentionTreatment, CollegeAttendance, CollegeResult, CollegeState, CollegeTally, Counting, Majority,
    Quorum, QuorumBasis, Resolution, ResolutionCourse, ResolutionOutcome, ResolutionSheet, ResolutionState,
    ResultWarning, Verdict, WeightedResult,
};
use office::members::public::College;
use office::values::Fraction;

use super::assemblies::{agenda, assembly_id, fraction};

const WEIGHTS: [u32; 5] = [20, 25, 25, 15, 15];
const MEMBERS: [u32; 5] = [16, 40, 24, 6, 23];

/// For, against, abstentions, blank, silent, by college.
type Votes = [[u32; 5]; 5];

fn college(index: usize, [in_favour, against, abstentions, blanks, silent]: [u32; 5]) -> CollegeResult {
    let (college, weight, cast) = (College::ALL[index], WEIGHTS[index], in_favour + against);
    let part = |votes: u32| if cast == 0 { Fraction::ZERO } else { fraction(weight * votes, cast) };
    let state = match (cast, in_favour == against) {
        (0, _) => CollegeState::Silent,
        (_, true) => CollegeState::Tied,
        (_, false) => CollegeState::Voted,
    };
    CollegeResult {
        tally: CollegeTally {
            college,
            members: MEMBERS[index],
            in_favour,
            against,
            abstentions,
            blanks,
            silent,
        },
        state,
        statutory_weight: fraction(weight, 1),
        weight: fraction(weight, 1),
        weight_in_favour: part(in_favour),
        weight_against: part(against),
    }
}

fn attendance(votes: &Votes) -> Vec<CollegeAttendance> {
    let of = |(index, votes): (usize, &[u32; 5])| {
        let (members, attending) = (MEMBERS[index], votes.iter().sum::<u32>());
        CollegeAttendance {
            college: College::ALL[index],
            members,
            shares: u64::from(members) * 2,
            attending,
            attending_shares: u64::from(attending) * 2,
        }
    };
    votes.iter().enumerate().map(of).collect()
}

/// Votes for, votes against, the total, the part in favour.
type Sums = [Fraction; 4];

fn outcome(
    votes: &Votes,
    [in_favour, against, total, share]: Sums,
    majority: Majority,
    quorum: (Fraction, Fraction),
    verdict: Verdict,
) -> ResolutionOutcome {
    let (attained, required) = quorum;
    let colleges: Vec<CollegeResult> =
        votes.iter().enumerate().map(|(index, votes)| college(index, *votes)).collect();
    let silent = colleges.iter().filter(|of| of.state == CollegeState::Silent);
    let warnings = silent.map(|of| ResultWarning::CollegeSilent { college: of.tally.college }).collect();
    ResolutionOutcome {
        attendance: attendance(votes),
        quorum: Quorum { basis: QuorumBasis::Members, attained, required, reached: attained >= required },
        blank_proxies: if verdict == Verdict::WithoutQuorum { 1 } else { 8 },
        result: WeightedResult {
            counting: Counting::Weighted,
            abstentions: AbstentionTreatment::NotCast,
            colleges,
            in_favour,
            against,
            total,
            share,
            majority,
            carried: majority.carries(in_favour, total),
            warnings,
        },
        verdict,
    }
}

/// How a vote goes by name, in that state.
pub(crate) fn course(state: ResolutionState) -> ResolutionCourse {
    ResolutionCourse {
        state,
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

/// The agenda with what came of it.
pub(crate) fn resolutions() -> Vec<ResolutionSheet> {
    let many = [[8, 3, 1, 0, 0], [9, 7, 1, 1, 0], [3, 5, 0, 0, 1], [2, 2, 0, 0, 0], [10, 1, 0, 1, 0]];
    let few = [[2, 1, 0, 0, 0], [4, 0, 0, 0, 0], [0, 2, 0, 0, 0], [0; 5], [0; 5]];
    let sums = [fraction(10_405, 176), fraction(7_195, 176), fraction(100, 1), fraction(10_405, 17_600)];
    let small = [fraction(115, 3), fraction(95, 3), fraction(70, 1), fraction(23, 42)];
    let half = Majority::MoreThan(fraction(1, 2));
    let thirds = Majority::AtLeast(fraction(2, 3));
    let here = fraction(55, 109);
    let outcomes = [
        outcome(&many, sums, half, (here, fraction(1, 5)), Verdict::Adopted),
        outcome(&many, sums, thirds, (here, fraction(1, 4)), Verdict::Rejected),
        outcome(&few, small, half, (fraction(9, 109), fraction(1, 5)), Verdict::WithoutQuorum),
    ];
    let sheet = |(resolution, outcome): (Resolution, ResolutionOutcome)| ResolutionSheet {
        assembly_id: assembly_id(),
        resolution,
        outcome: Some(outcome),
        course: course(ResolutionState::Closed),
        counts: Vec::new(),
    };
    agenda().into_iter().zip(outcomes).map(sheet).collect()
}
