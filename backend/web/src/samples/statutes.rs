//! Two versions of statutes: the second has other weights, clauses of its own, and one college less.

use office::assemblies::public::{
    AbstentionClause, CarryOver, CollegeWeight, Majorities, Majority, MeetingClauses, Percent, ProxyCeiling,
    QuorumBasis, QuorumThresholds, StatutesDocument, StatutesVersion, Tie, VanishedCollege, Weighting,
    YearEnd,
};
use office::kernel::listing::Page;
use office::members::public::{College, MembershipClauses, TransferApproval};
use office::values::Money;

use super::assemblies::{fraction, statutes};
use super::members::day;

/// The versions, latest first.
pub(crate) fn versions_of_statutes() -> Page<StatutesVersion> {
    let first = StatutesVersion { version: 1, ..statutes() };
    let mut second = StatutesVersion {
        version: 2,
        adopted_on: day("2016-05-14"),
        effective_on: day("2016-07-01"),
        document: amended(first.document.clone()),
    };
    second.document.categories.remove(2);
    Page { items: vec![second, first], next: None, total: 2 }
}

fn amended(before: StatutesDocument) -> StatutesDocument {
    let weights = [
        (College::Employees, Percent::whole(50)),
        (College::Creators, "12.5".parse().unwrap()),
        (College::Distributors, "12.5".parse().unwrap()),
        (College::Supporters, Percent::whole(25)),
    ];
    let membership = MembershipClauses {
        capital_floor: Money::cents(2_500_050),
        withdrawal_notice_months: 3,
        transfer_approval: TransferApproval::Assembly,
        partial_withdrawal: false,
        ..MembershipClauses::legal()
    };
    StatutesDocument {
        weighting: Some(Weighting {
            colleges: weights.map(|(college, weight)| CollegeWeight { college, weight }).to_vec(),
            carry_over: CarryOver::Majority { tie: Tie::Against },
            vanished_college: VanishedCollege::ProRata,
            ..before.weighting.clone().unwrap()
        }),
        quorum_basis: QuorumBasis::CollegeWeighted,
        quorums: QuorumThresholds { ordinary_second: fraction(1, 10), ..before.quorums },
        majorities: Majorities { extraordinary: Majority::AtLeast(fraction(3, 4)), ..before.majorities },
        proxy_ceiling: ProxyCeiling::AtMost { mandates: 2 },
        abstentions: AbstentionClause::Law,
        membership: Some(membership),
        year_end: Some(YearEnd { month: 6, day: 30 }),
        meetings: Some(MeetingClauses { electronic_voting: true, ..MeetingClauses::default() }),
        ..before
    }
}
