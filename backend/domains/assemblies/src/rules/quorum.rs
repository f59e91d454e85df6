//! How many must take part for a vote to be valid (L225-96, L225-98 C. com.; loi 47-1775 art. 19 octies).

use members::public::College;
use serde::{Deserialize, Serialize};
use values::Fraction;

use super::exact::{div, mul, ratio, sum, whole};
use super::majority::Decision;
use super::notice::Convocation;
use super::weighting::{HEAVIEST, Weighting};

/// What the quorum is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuorumBasis {
    /// Shares with a voting right: the rule of the société anonyme.
    Shares,
    /// Members present or represented: what a cooperative's statutes may choose (art. 19 octies).
    Members,
    /// Attendance of each college times its weight.
    CollegeWeighted,
}

impl QuorumBasis {
    /// French words for the minutes.
    pub fn french(self) -> &'static str {
        match self {
            Self::Shares => "parts sociales ayant droit de vote",
            Self::Members => "associés présents ou représentés",
            Self::CollegeWeighted => "participation pondérée des collèges",
        }
    }
}

/// The part of the whole that must take part, for each kind of decision and each call. 0 is no quorum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumThresholds {
    /// Ordinary decisions, first call.
    pub ordinary_first: Fraction,
    /// Ordinary decisions, second call.
    pub ordinary_second: Fraction,
    /// Extraordinary decisions, first call.
    pub extraordinary_first: Fraction,
    /// Extraordinary decisions, second call.
    pub extraordinary_second: Fraction,
}

impl QuorumThresholds {
    /// What the law asks: a fifth then nothing; a quarter then a fifth. Statutes may ask for more.
    pub fn legal() -> Self {
        Self {
            ordinary_first: ratio(1, 5),
            ordinary_second: ratio(0, 1),
            extraordinary_first: ratio(1, 4),
            extraordinary_second: ratio(1, 5),
        }
    }

    /// The threshold of one kind of decision at one call.
    pub fn of(&self, decision: Decision, convocation: Convocation) -> Fraction {
        match (decision, convocation) {
            (Decision::Ordinary, Convocation::First) => self.ordinary_first,
            (Decision::Ordinary, Convocation::Second) => self.ordinary_second,
            (Decision::Extraordinary, Convocation::First) => self.extraordinary_first,
            (Decision::Extraordinary, Convocation::Second) => self.extraordinary_second,
        }
    }
}

/// Who of a college could take part and who did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegeAttendance {
    /// The college.
    pub college: College,
    /// Members on the roll.
    pub members: u32,
    /// Their shares.
    pub shares: u64,
    /// Members present, represented by a holder who is present, left to the chair, or voting by post.
    pub attending: u32,
    /// The shares of those.
    pub attending_shares: u64,
}

/// A quorum as it was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quorum {
    /// What it was counted in.
    pub basis: QuorumBasis,
    /// The part of the whole that took part, between 0 and 1.
    pub attained: Fraction,
    /// The part that was needed.
    pub required: Fraction,
    /// Whether the vote is valid.
    pub reached: bool,
}

/// Measures a quorum. While the weighting is suspended, or without colleges, a weighted quorum counts members.
pub(crate) fn measure(
    basis: QuorumBasis,
    required: Fraction,
    weighting: Option<&Weighting>,
    attendance: &[CollegeAttendance],
) -> Quorum {
    let attained = match basis {
        QuorumBasis::Shares => ratio(
            attendance.iter().map(|each| each.attending_shares).sum::<u64>(),
            attendance.iter().map(|each| each.shares).sum::<u64>(),
        ),
        QuorumBasis::Members => members(attendance),
        QuorumBasis::CollegeWeighted => weighting
            .and_then(|weighting| weighted(weighting, attendance))
            .unwrap_or_else(|| members(attendance)),
    };
    Quorum { basis, attained, required, reached: attained >= required }
}

fn members(attendance: &[CollegeAttendance]) -> Fraction {
    ratio(
        attendance.iter().map(|each| u64::from(each.attending)).sum::<u64>(),
        attendance.iter().map(|each| u64::from(each.members)).sum::<u64>(),
    )
}

fn weighted(weighting: &Weighting, attendance: &[CollegeAttendance]) -> Option<Fraction> {
    let of = |college| attendance.iter().find(|each| each.college == college);
    let weights = weighting.in_force(|college| of(college).is_some_and(|each| each.members > 0))?;
    let percents = sum(weights.into_iter().map(|(college, weight)| {
        let turnout = of(college).map_or(Fraction::ZERO, |each| ratio(each.attending, each.members));
        mul(weight, turnout)
    }));
    Some(div(percents, whole(HEAVIEST * 2)))
}
