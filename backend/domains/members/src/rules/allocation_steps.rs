//! The allocation as the report to the assembly prints it: every step with its words, its figures and its article.
//!
//! What can never happen: a step of the computation that is not printed, or a figure that differs from the one that
//! [`check`](super::allocation::check) judges by.

use serde::Serialize;
use values::Money;

use super::allocation::{AllocationBounds, AllocationInput, Proposal, bounds_after, percent};
use crate::public::InterestBase;

const ART_14: &str = "loi 47-1775, art. 14";
const ART_16: &str = "loi 47-1775, art. 16";
const ART_19_NONIES: &str = "loi 47-1775, art. 19 nonies";

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Stable name, for tests and layout.
    pub key: &'static str,
    /// What it is, in French.
    pub label: &'static str,
    /// How it is found, in French words with the figures; empty for a figure of the accounts.
    pub formula: String,
    /// What it comes to.
    pub amount: Money,
    /// Why; empty for a figure of the accounts.
    pub article: &'static str,
}

fn step(
    key: &'static str,
    label: &'static str,
    formula: String,
    amount: Money,
    article: &'static str,
) -> Step {
    Step { key, label, formula, amount, article }
}

fn minus(from: Money, taken: Money) -> String {
    format!("{} − {}", from.french(), taken.french())
}

/// All steps of the year in their order; with a proposal, from its own legal reserve and followed by its parts.
pub(crate) fn steps(input: &AllocationInput, proposal: Option<&Proposal>) -> Vec<Step> {
    let legal = proposal.map_or(Money::ZERO, |proposal| proposal.legal_reserve);
    let bounds = bounds_after(input, legal);
    let mut steps = Vec::from(base(input, &bounds));
    steps.extend(reserves(input, &bounds));
    steps.extend(interest(input, &bounds));
    if let Some(proposal) = proposal {
        steps.extend(proposed(&bounds, proposal));
    }
    steps
}

fn base(input: &AllocationInput, bounds: &AllocationBounds) -> [Step; 3] {
    [
        step("result", "Résultat de l'exercice", String::new(), input.result, ""),
        step("prior_losses", "Pertes antérieures", String::new(), input.prior_losses, ""),
        step("base", "Base de l'affectation", minus(input.result, input.prior_losses), bounds.base, ART_16),
    ]
}

fn reserves(input: &AllocationInput, bounds: &AllocationBounds) -> [Step; 4] {
    let (held, capital) = (input.reserves.french(), input.capital.french());
    let legal = if bounds.base <= Money::ZERO {
        "rien à doter : la base n'est pas positive".to_owned()
    } else if input.reserves < input.capital {
        format!(
            "15 % de {}, car les réserves ({held}) sont inférieures au capital ({capital})",
            bounds.base.french()
        )
    } else {
        format!("aucune obligation : les réserves ({held}) atteignent le capital ({capital})")
    };
    let profit = Ord::max(bounds.base, Money::ZERO);
    let part = percent(input.clauses.statutory_reserve);
    let statutory = format!("{part} de {}", bounds.remainder.french());
    let (remainder, left) =
        (minus(profit, profit - bounds.remainder), minus(bounds.remainder, bounds.statutory_reserve));
    [
        step("legal_reserve_minimum", "Réserve légale, minimum", legal, bounds.legal_reserve, ART_16),
        step("remainder", "Solde après réserve légale", remainder, bounds.remainder, ART_19_NONIES),
        step(
            "statutory_reserve_minimum",
            "Réserve statutaire, minimum",
            statutory,
            bounds.statutory_reserve,
            ART_19_NONIES,
        ),
        step("left", "Solde après réserves minimales", left, bounds.left, ART_19_NONIES),
    ]
}

fn interest(input: &AllocationInput, bounds: &AllocationBounds) -> [Step; 4] {
    let distributable = match input.clauses.interest_base {
        _ if bounds.base <= Money::ZERO => "rien à distribuer : la base n'est pas positive".to_owned(),
        InterestBase::SubsidiesFromDistributable => {
            format!("{}, sans être négatif", minus(bounds.left, input.subsidies))
        }
        InterestBase::SubsidiesFromResult => {
            let (own, base) = (minus(bounds.base, input.subsidies), bounds.base.french());
            format!("{} × ({own}) / {base}, sans être négatif", bounds.left.french())
        }
    };
    let rate = format!("{} de {} de capital libéré", percent(input.rate_cap), input.paid_up.french());
    let (by_rate, by_result) = (bounds.interest_by_rate, bounds.distributable);
    let least = format!("le plus petit de {} et {}", by_rate.french(), by_result.french());
    [
        step("subsidies", "Subventions exclues de l'intérêt", String::new(), input.subsidies, ART_19_NONIES),
        step("distributable", "Somme distribuable", distributable, by_result, ART_19_NONIES),
        step("interest_by_rate", "Intérêt au taux maximal", rate, by_rate, ART_14),
        step(
            "interest_ceiling",
            "Intérêt maximal",
            least,
            bounds.interest,
            "loi 47-1775, art. 14 et 19 nonies",
        ),
    ]
}

fn proposed(bounds: &AllocationBounds, proposal: &Proposal) -> [Step; 5] {
    let Proposal { legal_reserve, statutory_reserve, interest, carry_forward } = *proposal;
    let at_least = |least: Money| format!("au moins {}", least.french());
    let sum = [legal_reserve, statutory_reserve, interest, carry_forward].map(Money::french).join(" + ");
    let total = legal_reserve + statutory_reserve + interest + carry_forward;
    [
        step(
            "legal_reserve",
            "Dotation à la réserve légale",
            at_least(bounds.legal_reserve),
            legal_reserve,
            ART_16,
        ),
        step(
            "statutory_reserve",
            "Dotation à la réserve statutaire",
            at_least(bounds.statutory_reserve),
            statutory_reserve,
            ART_19_NONIES,
        ),
        step(
            "interest",
            "Intérêt aux parts sociales",
            format!("au plus {}", bounds.interest.french()),
            interest,
            ART_14,
        ),
        step(
            "carry_forward",
            "Report à nouveau",
            "ce qui reste d'une perte ; aucun excédent ne se reporte".to_owned(),
            carry_forward,
            ART_16,
        ),
        step("total", "Total affecté, égal à la base", sum, total, ART_16),
    ]
}
