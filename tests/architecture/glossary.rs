//! The glossary speaks of words that exist: a renamed type takes its line in `docs/glossary.md` along.

use std::collections::BTreeSet;

use super::Finding;
use super::sources::Source;

/// Words of the second column of the glossary that no source knows.
pub(super) fn unknown_words(page: &str, sources: &[Source]) -> Vec<Finding> {
    let program = sources.iter().filter(|source| !source.is_test());
    let known: BTreeSet<&str> = program.flat_map(|source| words(&source.code)).collect();
    let mut findings = Vec::new();
    for (index, line) in page.lines().enumerate() {
        let Some(column) = line.strip_prefix('|').and_then(|row| row.split('|').nth(1)) else { continue };
        for word in column.split('`').skip(1).step_by(2).filter(|word| !known.contains(word)) {
            findings.push(format!("docs/glossary.md:{}: no source knows `{word}`", index + 1));
        }
    }
    findings
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_no_longer_exists_is_found() {
        let page = "| French | in code |\n|---|---|\n| part | `Shares`, `Gone` |\n";
        let sources = [Source::new("backend/values/src/shares.rs", "//! Gone\npub struct Shares;")];
        assert_eq!(unknown_words(page, &sources), ["docs/glossary.md:3: no source knows `Gone`"]);
    }
}
