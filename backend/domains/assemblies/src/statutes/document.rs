//! The clauses that the software obeys, and the floors of the law under which no clause may go.

use std::collections::BTreeSet;

use members::public::{CategoryTerms, MembershipClauses};
use serde::{Deserialize, Serialize};
use values::{Day, Fraction};

use super::{MeetingClauses, StatutesError, YearEnd};
use crate::rules::abstentions::AbstentionClause;
use crate::rules::exact::{add, whole};
use crate::rules::majority::{Decision, Majority};
use crate::rules::notice::Convocation;
use crate::rules::percent::Percent;
use crate::rules::proxies::ProxyCeiling;
use crate::rules::quorum::{QuorumBasis, QuorumThresholds};
use crate::rules::weighting::{FEWEST_COLLEGES, HEAVIEST, LIGHTEST, Weighting};

/// Everything the statutes say that a computation depends on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatutesDocument {
    /// The colleges and their weights; `None` when each member simply has one vote.
    pub weighting: Option<Weighting>,
    /// What the quorum is counted in.
    pub quorum_basis: QuorumBasis,
    /// How much of it is needed.
    pub quorums: QuorumThresholds,
    /// Which majorities carry a resolution.
    pub majorities: Majorities,
    /// How many members one holder may stand for.
    pub proxy_ceiling: ProxyCeiling,
    /// Whether abstentions follow the law of the day or are never cast.
    pub abstentions: AbstentionClause,
    /// Categories of members: nominal and minimum subscription for each kind of person.
    pub categories: Vec<CategoryTerms>,
    /// What the statutes say of members and shares; the law itself where they say nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub membership: Option<MembershipClauses>,
    /// When each financial year closes; on 31 December where they say nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_end: Option<YearEnd>,
    /// How an assembly is held; the law itself where they say nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meetings: Option<MeetingClauses>,
}

/// The majority of each kind of decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Majorities {
    /// Ordinary decisions.
    pub ordinary: Majority,
    /// Extraordinary decisions.
    pub extraordinary: Majority,
}

impl Majorities {
    /// What the law asks, no more.
    pub fn legal() -> Self {
        Self {
            ordinary: Majority::legal_floor(Decision::Ordinary),
            extraordinary: Majority::legal_floor(Decision::Extraordinary),
        }
    }

    /// The majority of one kind of decision.
    pub fn of(&self, decision: Decision) -> Majority {
        match decision {
            Decision::Ordinary => self.ordinary,
            Decision::Extraordinary => self.extraordinary,
        }
    }
}

/// One version of the statutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatutesVersion {
    /// 1 for the first.
    pub version: u32,
    /// Day of the decision.
    pub adopted_on: Day,
    /// First day on which it is the rule.
    pub effective_on: Day,
    /// The clauses.
    pub document: StatutesDocument,
}

impl StatutesDocument {
    /// What holds for members and shares.
    pub fn membership(&self) -> MembershipClauses {
        self.membership.clone().unwrap_or_default()
    }

    /// How an assembly is held.
    pub fn meetings(&self) -> MeetingClauses {
        self.meetings.unwrap_or_default()
    }

    /// When each financial year closes.
    pub fn year_end(&self) -> YearEnd {
        self.year_end.unwrap_or_default()
    }

    /// Refuses the first clause that the law forbids on the day from which it is to hold.
    pub fn check(&self, effective_on: Day) -> Result<(), StatutesError> {
        if let Some(clauses) = &self.membership {
            clauses.check(effective_on).map_err(|clause| StatutesError::Membership { clause })?;
        }
        if let Some(year_end) = self.year_end {
            year_end.check()?;
        }
        if let Some(meetings) = self.meetings {
            meetings.check()?;
        }
        self.check_weights()?;
        self.check_quorums()?;
        self.check_majorities()?;
        if self.proxy_ceiling == (ProxyCeiling::AtMost { mandates: 0 }) {
            return Err(StatutesError::ProxiesForbidden);
        }
        self.check_categories()
    }

    fn check_weights(&self) -> Result<(), StatutesError> {
        let Some(weighting) = &self.weighting else {
            return if self.quorum_basis == QuorumBasis::CollegeWeighted {
                Err(StatutesError::QuorumNeedsColleges)
            } else {
                Ok(())
            };
        };
        let given = weighting.colleges.len();
        if given < FEWEST_COLLEGES {
            return Err(StatutesError::TooFewColleges { given, fewest: FEWEST_COLLEGES });
        }
        let mut seen = BTreeSet::new();
        let mut total = Fraction::ZERO;
        for each in &weighting.colleges {
            if !seen.insert(each.college) {
                return Err(StatutesError::CollegeTwice { college: each.college });
            }
            let (lightest, heaviest) = (Percent::whole(LIGHTEST), Percent::whole(HEAVIEST));
            if each.weight < lightest || each.weight > heaviest {
                let (college, weight) = (each.college, each.weight);
                return Err(StatutesError::WeightOutOfBounds { college, weight, lightest, heaviest });
            }
            total = add(total, each.weight.as_fraction());
        }
        if total != whole(100) {
            return Err(StatutesError::WeightsNotHundred { total: Percent::shown(total) });
        }
        Ok(())
    }

    fn check_quorums(&self) -> Result<(), StatutesError> {
        for decision in [Decision::Ordinary, Decision::Extraordinary] {
            for convocation in [Convocation::First, Convocation::Second] {
                let given = self.quorums.of(decision, convocation);
                let floor = QuorumThresholds::legal().of(decision, convocation);
                if given < floor {
                    return Err(StatutesError::QuorumBelowLaw { decision, convocation, given, floor });
                }
                if given > Fraction::ONE {
                    return Err(StatutesError::QuorumAboveWhole { decision, convocation, given });
                }
            }
        }
        Ok(())
    }

    fn check_majorities(&self) -> Result<(), StatutesError> {
        for decision in [Decision::Ordinary, Decision::Extraordinary] {
            let given = self.majorities.of(decision);
            let floor = Majority::legal_floor(decision);
            if !given.is_at_least_as_strict_as(floor) {
                return Err(StatutesError::MajorityBelowLaw { decision, given, floor });
            }
            if !given.can_be_reached() {
                return Err(StatutesError::MajorityOutOfReach { decision, given });
            }
        }
        Ok(())
    }

    fn check_categories(&self) -> Result<(), StatutesError> {
        let mut seen = BTreeSet::new();
        let nominal = self.categories.first().map(|terms| terms.nominal);
        for terms in &self.categories {
            let code = terms.code.to_string();
            if !seen.insert(code.clone()) {
                return Err(StatutesError::CategoryTwice { code });
            }
            if terms.nominal.as_cents() <= 0 || Some(terms.nominal) != nominal {
                return Err(StatutesError::CategoryNominal { code, nominal: terms.nominal });
            }
            let (minimum, nominal) = (terms.minimum.as_cents(), terms.nominal.as_cents());
            if minimum < nominal || minimum % nominal != 0 {
                return Err(StatutesError::CategoryMinimum {
                    code,
                    minimum: terms.minimum,
                    nominal: terms.nominal,
                });
            }
            if let Some(weighting) = &self.weighting
                && !weighting.knows(terms.college)
            {
                return Err(StatutesError::CategoryCollege { code, college: terms.college });
            }
        }
        Ok(())
    }
}
