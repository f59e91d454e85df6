//! The table of docs/security.md: each requirement once, with a state, and tests that exist.
//!
//! What can never happen: a requirement that was forgotten, an item called met by a test that is gone.

use std::collections::BTreeSet;

use super::Finding;
use super::sources::Source;

/// Numbers of what level 2 asks for.
const WANTED: &str = include_str!("asvs_5_0_0_level_2.txt");
const STATES: [&str; 5] = ["met", "partly", "not met", "operator", "n/a"];

/// One row of the table.
struct Row<'a> {
    items: Vec<&'a str>,
    state: &'a str,
    how: &'a str,
    tests: Vec<&'a str>,
}

/// What is wrong with the table.
pub(super) fn findings(page: &str, sources: &[Source]) -> Vec<Finding> {
    let rows: Vec<Row> = page.lines().filter_map(row).collect();
    let mut findings = against_the_list(&rows);
    for row in &rows {
        let named = row.items.join(" ");
        if !STATES.contains(&row.state) {
            findings.push(format!("{named}: « {} » is no state", row.state));
        }
        if row.how.is_empty() {
            findings.push(format!("{named}: how?"));
        }
        for test in &row.tests {
            if !sources.iter().any(|source| declares(source, test)) {
                findings.push(format!("{named}: there is no test « {test} »"));
            }
        }
    }
    findings
}

/// How many rows name a test.
pub(super) fn tested(page: &str) -> usize {
    page.lines().filter_map(row).filter(|row| !row.tests.is_empty()).count()
}

fn against_the_list(rows: &[Row]) -> Vec<Finding> {
    let wanted: BTreeSet<&str> =
        WANTED.lines().filter(|line| line.starts_with('V')).flat_map(str::split_whitespace).collect();
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for item in rows.iter().flat_map(|row| &row.items) {
        if !wanted.contains(item) {
            findings.push(format!("{item}: no requirement of level 2 has this number"));
        }
        if !seen.insert(*item) {
            findings.push(format!("{item}: stands twice"));
        }
    }
    findings.extend(wanted.difference(&seen).map(|item| format!("{item}: forgotten")));
    findings
}

/// A line of the table: the items, whether they are met, how, and the tests that show it.
fn row(line: &str) -> Option<Row<'_>> {
    let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
    let &[items, state, how, tests] = cells.as_slice() else { return None };
    let numbered =
        |item: &str| item.starts_with('V') && item.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    if !items.split_whitespace().next().is_some_and(numbered) {
        return None;
    }
    let tests = tests.split('`').skip(1).step_by(2).collect();
    Some(Row { items: items.split_whitespace().collect(), state, how, tests })
}

fn declares(source: &Source, test: &str) -> bool {
    let (plain, on_both) = (format!("fn {test}("), format!("on_both_databases!({test},"));
    source.lines().any(|(_, line)| line.contains(&plain) || line.contains(&on_both))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(row: &str) -> String {
        let all = WANTED.lines().filter(|line| line.starts_with('V')).flat_map(str::split_whitespace);
        let rest: Vec<&str> = all.filter(|item| *item != "V1.1.1").collect();
        format!("{row}\n| {} | met | so | |\n", rest.join(" "))
    }

    fn found(row: &str) -> Vec<Finding> {
        let source = Source::new("backend/a/src/tests.rs", "#[test]\nfn it_holds() {}\n");
        findings(&page(row), &[source])
    }

    #[test]
    fn a_whole_table_passes() {
        assert!(found("| V1.1.1 | met | so | `it_holds` |").is_empty());
    }

    #[test]
    fn what_is_forgotten_doubled_or_invented_is_named() {
        assert!(found("")[0].contains("forgotten"));
        assert!(found("| V1.1.1 V1.1.2 | met | so | |")[0].contains("twice"));
        assert!(found("| V1.1.1 V99.1.1 | met | so | |")[0].contains("no requirement"));
    }

    #[test]
    fn a_state_a_reason_and_a_test_must_be_real() {
        assert!(found("| V1.1.1 | done | so | |")[0].contains("no state"));
        assert!(found("| V1.1.1 | met | | |")[0].contains("how"));
        assert!(found("| V1.1.1 | met | so | `it_flies` |")[0].contains("no test"));
        assert_eq!(tested("| V1.1.1 | met | so | `it_holds` |\n| V1.1.2 | met | so | |"), 1);
    }
}
