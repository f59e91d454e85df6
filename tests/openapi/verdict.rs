//! Whether the differences between two descriptions are allowed: by the version, and by what the change log says.
//!
//! What can never happen: an incompatible change that passes under the old version.

use serde_json::Value;

use super::operations::{Change, compare};

/// A version in three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version(u64, u64, u64);

impl Version {
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut numbers = text.split('.').map(|part| part.parse().ok());
        let version = Self(numbers.next()??, numbers.next()??, numbers.next()??);
        numbers.next().is_none().then_some(version)
    }

    /// Whether an incompatible change may come with the step from `old`: the first number, or while that is 0 the
    /// second.
    fn may_break(self, old: Self) -> bool {
        self.0 > old.0 || (old.0 == 0 && self.0 == 0 && self.1 > old.1)
    }
}

/// What is against the rules of openapi/CHANGELOG.md.
pub(super) fn faults(old: &Value, new: &Value, log: &str) -> Vec<String> {
    let number = |document: &Value| Version::of(document["info"]["version"].as_str().unwrap_or(""));
    let (Some(before), Some(after)) = (number(old), number(new)) else {
        return vec!["`info.version` is not of the form 1.2.3".to_owned()];
    };
    let changes = compare(old, new);
    if changes.is_empty() {
        return Vec::new();
    }
    if after <= before {
        return vec![format!(
            "the description changed and its version did not move; first: {}",
            said(&changes[0])
        )];
    }
    let version = new["info"]["version"].as_str().unwrap_or("");
    let Some(entry) = entry(log, version) else {
        return vec![format!("openapi/CHANGELOG.md has no entry `## {version}`")];
    };
    let broken = part(entry, "Incompatible");
    changes.iter().filter_map(|change| fault(change, after.may_break(before), entry, broken)).collect()
}

fn fault(change: &Change, may_break: bool, entry: &str, broken: Option<&str>) -> Option<String> {
    if change.breaking && !may_break {
        return Some(format!("incompatible, and the version did not move for it: {}", said(change)));
    }
    let name = format!("`{}`", change.operation);
    if change.breaking {
        let told = broken.is_some_and(|words| words.contains(&name) || words.contains("**every operation**"));
        return (!told).then(|| format!("incompatible, and not under `### Incompatible`: {}", said(change)));
    }
    let told = entry.contains(&name) || (!change.added && entry.contains("**every operation**"));
    (!told).then(|| format!("not in the change log: {}", said(change)))
}

fn said(change: &Change) -> String {
    format!("`{}`: {}", change.operation, change.what)
}

/// The entry of a version, up to the next.
fn entry<'l>(log: &'l str, version: &str) -> Option<&'l str> {
    let start = log.find(&format!("\n## {version}\n"))? + 1;
    let rest = &log[start..];
    Some(rest[3..].find("\n## ").map_or(rest, |end| &rest[..end + 3]))
}

/// A part of an entry, up to the next.
fn part<'l>(entry: &'l str, title: &str) -> Option<&'l str> {
    let start = entry.find(&format!("\n### {title}\n"))? + 1;
    let rest = &entry[start..];
    Some(rest[4..].find("\n### ").map_or(rest, |end| &rest[..end + 4]))
}
