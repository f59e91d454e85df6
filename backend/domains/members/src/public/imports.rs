//! Imports of members from a table: what comes, how it is to be understood, and what came of it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares, Timestamp};

pub use crate::rules::import::fault::{ImportError, RowFault};
pub use crate::rules::import::fields::{ImportField, UnknownField};

/// A table with its head, out of whatever file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceTable {
    /// Names of the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<SourceRow>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Line of the file, from 1.
    pub line: u64,
    /// Its cells; those that are not there are empty.
    pub cells: Vec<SourceCell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceCell {
    /// Nothing.
    Empty,
    /// A text that somebody typed.
    Text(String),
    /// A number that the file itself calls one, with a point.
    Number(String),
    /// A day that the file itself calls one.
    Day(Day),
}

/// From where lists come: 1 to 40 lower-case letters, digits and hyphens, e.g. `registre-2014`. What is known of a
/// source is remembered under its name, and a row of it is recognised by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ImportSource(String);

/// Why a text names no source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {text} » n'est pas un nom de source : 1 à 40 minuscules sans accent, chiffres ou tirets.")]
pub struct ImportSourceError {
    /// As written.
    pub text: String,
}

impl FromStr for ImportSource {
    type Err = ImportSourceError;

    fn from_str(text: &str) -> Result<Self, ImportSourceError> {
        let fits = (1..=40).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if fits { Ok(Self(text.to_owned())) } else { Err(ImportSourceError { text: text.to_owned() }) }
    }
}

impl TryFrom<String> for ImportSource {
    type Error = ImportSourceError;
    fn try_from(text: String) -> Result<Self, ImportSourceError> {
        text.parse()
    }
}

impl From<ImportSource> for String {
    fn from(source: ImportSource) -> Self {
        source.0
    }
}

impl fmt::Display for ImportSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// In which order a source writes days; a day as 2015-02-04 is understood in any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// 04/02/2015 is the fourth of February.
    #[default]
    DayFirst,
    /// 02/04/2015 is the fourth of February.
    MonthFirst,
}

/// What a source writes between euros and cents; the other mark stands between thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// 1 234,50 or 1.234,50.
    #[default]
    Comma,
    /// 1,234.50.
    Point,
}

/// How the table of a source is to be understood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportMapping {
    /// Which column gives which field, by the name in its head.
    #[serde(default)]
    pub columns: BTreeMap<ImportField, String>,
    /// What a field is where its column is empty, or where it has none; written as in the table.
    #[serde(default)]
    pub defaults: BTreeMap<ImportField, String>,
    /// What words of the source mean, field by field: `{"kind": {"PP": "NaturalPerson"}}`.
    #[serde(default)]
    pub words: BTreeMap<ImportField, BTreeMap<String, String>>,
    /// How days are written.
    #[serde(default)]
    pub days: DayOrder,
    /// How amounts are written.
    #[serde(default)]
    pub decimals: DecimalMark,
}

/// Where the mapping of an import came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MappingOrigin {
    /// It came with the order.
    Given,
    /// It is what the source's last import used, or what was set for it.
    Remembered,
    /// It was guessed from the names of the columns.
    Guessed,
}

/// What is remembered of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappingRow {
    /// Which.
    pub source: ImportSource,
    /// How its tables are understood.
    pub mapping: ImportMapping,
    /// Since when.
    pub set_at: Timestamp,
    /// Number of its last fact.
    pub version: u64,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProgress {
    /// Rows looked at.
    pub done: u64,
    /// Of how many.
    pub total: u64,
}

/// What came of a row, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fate", rename_all = "snake_case")]
pub enum RowFate {
    /// It became a member.
    Admitted {
        /// Its number in the register.
        number: u64,
        /// Shares subscribed.
        shares: Shares,
        /// What is paid on them, later payment included.
        paid: Money,
    },
    /// It is a member already: the row was imported before, or the legal entity is known. Nothing was done.
    Same {
        /// Its number in the register.
        number: u64,
    },
    /// It looks like a member, and nobody said that it is another. Nothing was done.
    Suspicious {
        /// The number of the one it looks like.
        number: u64,
        /// Why, in French.
        reason: String,
    },
    /// It cannot be a member as it stands. Nothing was done.
    Refused {
        /// Code of the refusal.
        code: String,
        /// Why, in French.
        reason: String,
    },
}

/// A row and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowOutcome {
    /// Line of the file, from 1.
    pub line: u64,
    /// What came of it.
    #[serde(flatten)]
    pub fate: RowFate,
}

/// What came of an import, or would: `rows` is the sum of admitted, same, suspicious and refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberImportReport {
    /// From where.
    pub source: ImportSource,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// How the table was understood.
    pub mapping: ImportMapping,
    /// Where that came from.
    pub mapping_from: MappingOrigin,
    /// Rows of the table.
    pub rows: u64,
    /// Rows that became members.
    pub admitted: u64,
    /// Rows that are members already.
    pub same: u64,
    /// Rows that look like a member.
    pub suspicious: u64,
    /// Rows that cannot be members as they stand.
    pub refused: u64,
    /// Shares that were subscribed.
    pub shares: u64,
    /// What was paid on them.
    pub paid: Money,
    /// Row by row, in the order of the lines: the first thousand of each fate.
    pub outcomes: Vec<RowOutcome>,
}
