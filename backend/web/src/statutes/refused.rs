//! Beside which field of the form a refusal of the statutes is said.

use office::assemblies::public::{Decision, StatutesError};
use office::kernel::Failure;
use office::members::public::{ClauseError, College};

use super::typed::{Typed, category_name, quorum_name, weight_name};
use crate::assemblies::terms::decision_code;
use crate::forms::Trouble;
use crate::forms::reading::No;
use crate::language::Words;

/// The refusal, beside the field to blame when it is one.
pub(crate) fn beside(words: Words, typed: &Typed, failure: Failure) -> No {
    let field = failure.refusal::<StatutesError>().and_then(|error| field(typed, error));
    match (field, Trouble::of(words, &failure)) {
        (Some(field), Some(trouble)) => No::Trouble(trouble.at(field)),
        _ => No::Failure(failure),
    }
}

fn field(typed: &Typed, error: &StatutesError) -> Option<String> {
    let of_category = |code: &str, part: &str| typed.row_of(code).map(|row| category_name(row, part));
    match error {
        StatutesError::NoneInForce { .. } => None,
        StatutesError::EffectBeforeAdoption { .. } | StatutesError::EffectNotAfterLatest { .. } => {
            Some("effective_on".to_owned())
        }
        StatutesError::TooFewColleges { .. } | StatutesError::WeightsNotHundred { .. } => {
            Some(weight_name(College::ALL[0]))
        }
        StatutesError::CollegeTwice { college } | StatutesError::WeightOutOfBounds { college, .. } => {
            Some(weight_name(*college))
        }
        StatutesError::QuorumNeedsColleges => Some("quorum_basis".to_owned()),
        StatutesError::QuorumBelowLaw { decision, convocation, .. }
        | StatutesError::QuorumAboveWhole { decision, convocation, .. } => {
            Some(quorum_name((*decision, *convocation)))
        }
        StatutesError::MajorityBelowLaw { decision, .. }
        | StatutesError::MajorityOutOfReach { decision, .. } => Some(majority(*decision)),
        StatutesError::ProxiesForbidden => Some("proxy_most".to_owned()),
        StatutesError::CategoryTwice { code } => of_category(code, "code"),
        StatutesError::CategoryNominal { .. } => Some("nominal".to_owned()),
        StatutesError::CategoryMinimum { code, .. } => of_category(code, "minimum"),
        StatutesError::CategoryCollege { code, .. } => of_category(code, "college"),
        StatutesError::YearEndNotADay { .. } => Some("year_end_day".to_owned()),
        StatutesError::FormsTooEarly { .. } => Some("paper_forms_days_before".to_owned()),
        StatutesError::Membership { clause } => Some(of_membership(typed, clause).to_owned()),
    }
}

fn majority(of: Decision) -> String {
    format!("majority_{}_part", decision_code(of))
}

fn of_membership(typed: &Typed, clause: &ClauseError) -> &'static str {
    match clause {
        ClauseError::FloorTooLow { .. } => "capital_floor",
        ClauseError::FloorPart { .. } => "capital_floor_part",
        ClauseError::PublicPart { .. } => "public_part",
        // The first of the two that is as refused.
        ClauseError::Years { given, .. } if typed.get("release_years").trim() == given.to_string() => {
            "release_years"
        }
        ClauseError::Years { .. } => "refund_years",
        ClauseError::StatutoryReserve { .. } => "statutory_reserve",
        ClauseError::Revaluation { .. } => "revaluation",
    }
}
