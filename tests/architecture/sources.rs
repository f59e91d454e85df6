//! Every Rust file of the house, with its code laid bare.

use std::fs;
use std::path::Path;

use super::code;

/// One file.
pub(super) struct Source {
    /// From the root of the house, with `/`.
    pub(super) path: String,
    /// As written.
    pub(super) text: String,
    /// The same lines, with comments and literal text blanked out.
    pub(super) code: String,
}

impl Source {
    pub(super) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), code: code::bare(text) }
    }

    /// `path:line: words`.
    pub(super) fn finding(&self, line: usize, words: &str) -> String {
        format!("{}:{line}: {words}", self.path)
    }

    /// Each line of bare code with its number, from 1.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// Whether the file only serves tests: nothing of it is in the program.
    pub(super) fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        self.path.starts_with("tests/")
            || self.path.contains("/tests/")
            || name.ends_with("tests.rs")
            || name == "goldens.rs"
            || name == "testing.rs"
            || self.path.contains("/testing/")
    }
}

/// All files of the house in a fixed order.
pub(super) fn all(root: &Path) -> Vec<Source> {
    let mut sources = Vec::new();
    for folder in ["backend", "migrations", "tests"] {
        walk(root, &root.join(folder), &mut sources);
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn walk(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder of the house can be read").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                walk(root, &path, sources);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text =
                fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let path = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
            sources.push(Source::new(&path, &text));
        }
    }
}
