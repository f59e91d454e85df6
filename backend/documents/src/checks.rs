//! The checks before a paper is printed.
//!
//! Why it exists: papers are made of facts that others computed. What can never happen: a whole that its parts do not
//! make, or an empty mention, that goes unnoticed to a paper.

use values::{Day, Money};

use crate::DocumentError;
use crate::identity::Cooperative;
use crate::words::count;

/// Refuses an amount that is not the one its parts make.
pub(crate) fn amounts(what: &str, expected: Money, found: Money) -> Result<(), DocumentError> {
    told(expected == found, what, || (expected.french(), found.french()))
}

/// Refuses a number that is not the one its parts make.
pub(crate) fn numbers(what: &str, expected: u64, found: u64) -> Result<(), DocumentError> {
    told(expected == found, what, || (count(expected), count(found)))
}

/// Refuses an amount outside its bounds, both inclusive.
pub(crate) fn between(what: &str, least: Money, amount: Money, most: Money) -> Result<(), DocumentError> {
    told((least..=most).contains(&amount), what, || {
        (format!("{} à {}", least.french(), most.french()), amount.french())
    })
}

/// Refuses days that do not follow each other.
pub(crate) fn in_order(what: &str, first: Day, second: Day) -> Result<(), DocumentError> {
    told(first <= second, what, || (format!("{} ou après", first.french()), second.french()))
}

/// Refuses unless `right`, with what is stated and what was found.
pub(crate) fn told(
    right: bool,
    what: &str,
    words: impl Fn() -> (String, String),
) -> Result<(), DocumentError> {
    if right {
        return Ok(());
    }
    let (expected, found) = words();
    Err(DocumentError::DoesNotAddUp { what: what.to_owned(), expected, found })
}

/// Refuses the first mention that is absent.
pub(crate) fn mentions(wanted: &[(&'static str, bool)]) -> Result<(), DocumentError> {
    match wanted.iter().find(|(_, present)| !present) {
        Some((mention, _)) => Err(DocumentError::MissingMention { mention }),
        None => Ok(()),
    }
}

/// Refuses a cooperative without what every act and document of a company with variable capital must say.
pub(crate) fn of_cooperative(cooperative: &Cooperative) -> Result<(), DocumentError> {
    mentions(&[
        ("nom de la coopérative (C. com. R123-237)", filled(&cooperative.name)),
        ("forme de la coopérative (C. com. R123-238)", filled(&cooperative.legal_form)),
        ("« à capital variable » (C. com. L231-2)", cooperative.legal_form.contains("capital variable")),
        ("capital de la coopérative (C. com. R123-238)", filled(&cooperative.capital)),
        ("siège de la coopérative (C. com. R123-237)", !cooperative.seat.is_empty()),
        ("ville du RCS (C. com. R123-237)", filled(&cooperative.rcs_city)),
    ])
}

/// Whether a text says something.
pub(crate) fn filled(text: &str) -> bool {
    !text.trim().is_empty()
}
