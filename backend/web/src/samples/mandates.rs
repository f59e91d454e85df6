//! The register of mandates: some that run, one that ended before its term. All are invented.

use office::assemblies::public::{EndReason, MandateError, MandateKind, MandateRow};
use office::kernel::listing::Page;

use super::mandates;
use super::members::day;
use crate::forms::Trouble;
use crate::language::Words;

/// The register on its first page.
pub(crate) fn register_of_mandates() -> Page<MandateRow> {
    let mut items = mandates();
    let director = items[0].clone();
    items.push(MandateRow {
        kind: MandateKind::Chair,
        member_id: None,
        entity: false,
        name: "Luc Garnier".to_owned(),
        representative: String::new(),
        ended_on: Some(day("2016-03-01")),
        end_reason: Some(EndReason::Resignation),
        end_note: "Changement d'activité".to_owned(),
        last_day: day("2016-03-01"),
        ..director
    });
    Page { items, next: Some("abc".to_owned()), total: 61 }
}

/// An auditor for seven years.
pub(crate) fn too_many_years(words: Words) -> Trouble {
    trouble(words, MandateError::TooManyYears { kind: MandateKind::Auditor, given: 7, most: 6 })
}

/// An end after the term.
pub(crate) fn after_term(words: Words) -> Trouble {
    trouble(words, MandateError::AfterTerm { ends_on: day("2017-06-30"), on: day("2017-07-01") })
}

fn trouble(words: Words, error: MandateError) -> Trouble {
    Trouble::of(words, &error.into()).unwrap()
}
