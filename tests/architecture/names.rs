//! Which crate may be named where.

use super::Finding;
use super::sources::Source;

/// Where the great crates may be named: beginnings of paths, or a folder that may lie anywhere.
struct Place {
    crate_name: &'static str,
    beginnings: &'static [&'static str],
    folder: Option<&'static str>,
}

const PLACES: &[Place] = &[
    Place { crate_name: "cqrs_es", beginnings: &["backend/kernel/"], folder: None },
    // The journeys spoil a database on purpose.
    Place {
        crate_name: "sea_orm",
        beginnings: &["backend/kernel/", "migrations/", "tests/"],
        folder: Some("/views/"),
    },
    Place { crate_name: "sea_orm_migration", beginnings: &["migrations/"], folder: None },
    Place { crate_name: "sqlx", beginnings: &["backend/kernel/"], folder: None },
    Place {
        crate_name: "actix_web",
        beginnings: &["backend/api/", "backend/app/", "backend/door/", "backend/web/"],
        folder: None,
    },
    Place { crate_name: "lettre", beginnings: &["backend/wires/mail/"], folder: None },
    Place { crate_name: "printpdf", beginnings: &["backend/formats/pdf/"], folder: None },
    Place { crate_name: "plotters", beginnings: &["backend/formats/charts/"], folder: None },
];

const DOMAINS: &[&str] =
    &["accounts", "members", "partners", "assemblies", "billing", "royalties", "reports", "webhooks"];

/// Crates named where they must not be.
pub(super) fn misplaced_crates(source: &Source) -> Vec<Finding> {
    let forbidden: Vec<&Place> = PLACES.iter().filter(|place| !place.holds(&source.path)).collect();
    let mut findings = Vec::new();
    for (number, line) in source.lines() {
        for place in &forbidden {
            if paths(line).iter().any(|(first, _)| first == place.crate_name) {
                findings.push(source.finding(number, &format!("`{}` is not named here", place.crate_name)));
            }
        }
    }
    findings
}

impl Place {
    fn holds(&self, path: &str) -> bool {
        let in_folder = self.folder.is_some_and(|folder| {
            path.contains(folder) || path.ends_with(&format!("{}.rs", folder.trim_end_matches('/')))
        });
        in_folder || self.beginnings.iter().any(|beginning| path.starts_with(beginning))
    }
}

/// In domains and documents, names of another domain other than `domain::public`.
pub(super) fn past_the_public_door(source: &Source) -> Vec<Finding> {
    if !(source.path.starts_with("backend/domains/") || source.path.starts_with("backend/documents/")) {
        return Vec::new();
    }
    let own = source.path.split('/').nth(2).unwrap_or_default();
    let mut findings = Vec::new();
    for (number, line) in source.lines() {
        for (first, second) in paths(line) {
            // A module of the same name in this room hides the other domain.
            let hidden = source.code.contains(&format!("mod {first};"));
            if DOMAINS.contains(&first.as_str()) && first != own && second != "public" && !hidden {
                findings.push(
                    source.finding(number, &format!("`{first}::{second}` lies behind `{first}::public`")),
                );
            }
        }
    }
    findings
}

/// The first two words of every path of a line that begins at a crate: `a::b` of `use a::b::c`, not of `crate::a::b`.
fn paths(line: &str) -> Vec<(String, String)> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (at, _) in line.match_indices("::") {
        let first: String =
            line[..at].chars().rev().take_while(|&c| word(c)).collect::<Vec<_>>().into_iter().rev().collect();
        let before = &line[..at - first.len()];
        let second: String = line[at + 2..].chars().take_while(|&c| word(c)).collect();
        if !first.is_empty() && !before.ends_with("::") {
            found.push((first, second));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misplaced(path: &str, text: &str) -> usize {
        misplaced_crates(&Source::new(path, text)).len()
    }

    #[test]
    fn a_crate_outside_its_place_is_found() {
        assert_eq!(misplaced("backend/domains/members/src/lib.rs", "use cqrs_es::Aggregate;"), 1);
        assert_eq!(misplaced("backend/kernel/src/lib.rs", "use cqrs_es::Aggregate;"), 0);
        assert_eq!(misplaced("backend/office/src/lib.rs", "fn f(db: &sea_orm::DbConn) {}"), 1);
        assert_eq!(misplaced("backend/domains/members/src/views/register.rs", "use sea_orm::prelude::*;"), 0);
        assert_eq!(misplaced("backend/office/src/lib.rs", "pub use actix_web::web;"), 1);
        assert_eq!(misplaced("backend/web/src/lib.rs", "pub use actix_web::web;"), 0);
        assert_eq!(misplaced("backend/office/src/lib.rs", "// use actix_web::web;"), 0, "prose is no code");
    }

    #[test]
    fn a_door_passed_by_is_found() {
        let past = |path, text| past_the_public_door(&Source::new(path, text)).len();
        assert_eq!(past("backend/domains/billing/src/lib.rs", "use partners::venue::Venue;"), 1);
        assert_eq!(past("backend/domains/billing/src/lib.rs", "use partners::{public, venue};"), 1);
        assert_eq!(past("backend/domains/billing/src/lib.rs", "use partners::public::VenueId;"), 0);
        assert_eq!(past("backend/domains/billing/src/lib.rs", "use crate::partners::venue;"), 0);
        assert_eq!(past("backend/domains/billing/src/lib.rs", "mod reports;\nuse reports::Answer;"), 0);
        assert_eq!(past("backend/domains/partners/src/lib.rs", "partners::venue::new()"), 0);
        assert_eq!(
            past("backend/office/src/lib.rs", "use partners::Partners;"),
            0,
            "the office opens façades"
        );
    }
}
