//! An import of members: how a table is understood, and what came of its rows.

use std::collections::BTreeMap;

use office::ImportTable;
use office::members::public::{
    DayOrder, DecimalMark, ImportField, ImportMapping, ImportSource, MappingOrigin, MappingRow,
    MemberImportReport, RowFate, RowOutcome,
};
use office::values::{Money, Shares, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::members::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// How the tables of a source are to be understood.
///
/// Fields: `kind`, `number`, `given_name`, `family_name`, `name`, `siren`, `siret`, `rna`, `address_line_1` to
/// `address_line_4`, `postal_code`, `city`, `country`, `email`, `representative_given_name`,
/// `representative_family_name`, `representative_capacity`, `college`, `category`, `decided_on`, `on`, `shares`, `paid`,
/// `means`, `reference`, `paid_later`, `paid_later_on`, `distinct`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = ImportMapping)]
#[serde(deny_unknown_fields)]
pub struct ImportMappingDto {
    /// Which column gives which field, by its name in the head of the table.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub columns: BTreeMap<ImportField, String>,
    /// What a field is where its column is empty or where it has none, written as in the table.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub defaults: BTreeMap<ImportField, String>,
    /// What words of the source mean, field by field: `{"kind": {"PP": "NaturalPerson"}}`.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, BTreeMap<String, String>>)]
    pub words: BTreeMap<ImportField, BTreeMap<String, String>>,
    /// In which order days are written; 2015-02-04 is understood in any.
    #[serde(default)]
    #[schema(value_type = words::DayOrder)]
    pub days: DayOrder,
    /// What stands between euros and cents.
    #[serde(default)]
    #[schema(value_type = words::DecimalMark)]
    pub decimals: DecimalMark,
}

impl From<ImportMapping> for ImportMappingDto {
    fn from(mapping: ImportMapping) -> Self {
        let ImportMapping { columns, defaults, words, days, decimals } = mapping;
        Self { columns, defaults, words, days, decimals }
    }
}

impl From<ImportMappingDto> for ImportMapping {
    fn from(mapping: ImportMappingDto) -> Self {
        let ImportMappingDto { columns, defaults, words, days, decimals } = mapping;
        Self { columns, defaults, words, days, decimals }
    }
}

impl Sample for ImportMappingDto {
    fn sample() -> Self {
        let columns = [
            (ImportField::GivenName, "Prénom"),
            (ImportField::FamilyName, "Nom"),
            (ImportField::On, "Entrée"),
            (ImportField::Shares, "Parts"),
            (ImportField::Paid, "Versé"),
        ];
        let words = BTreeMap::from([("PP".to_owned(), "NaturalPerson".to_owned())]);
        Self {
            columns: columns.map(|(field, name)| (field, name.to_owned())).into(),
            defaults: BTreeMap::from([(ImportField::Category, "supporter-person".to_owned())]),
            words: BTreeMap::from([(ImportField::Kind, words)]),
            days: DayOrder::DayFirst,
            decimals: DecimalMark::Comma,
        }
    }
}

/// What is remembered of a source.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MemberImportMapping)]
pub struct MappingRowDto {
    /// Which source.
    #[schema(value_type = String, pattern = "^[a-z0-9-]{1,40}$", example = "registre-2014")]
    pub source: ImportSource,
    /// How its tables are understood.
    pub mapping: ImportMappingDto,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub set_at: Timestamp,
    /// Number of its last fact.
    pub version: u64,
}

impl From<MappingRow> for MappingRowDto {
    fn from(row: MappingRow) -> Self {
        let MappingRow { source, mapping, set_at, version } = row;
        Self { source, mapping: mapping.into(), set_at, version }
    }
}

impl Sample for MappingRowDto {
    fn sample() -> Self {
        Self {
            source: sample::parsed("registre-2014"),
            mapping: ImportMappingDto::sample(),
            set_at: sample::parsed("2015-03-02T09:00:00Z"),
            version: 1,
        }
    }
}

/// The file of an import that was rehearsed, failed or was cancelled.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MemberImportTable)]
pub struct ImportTableDto {
    /// From where it comes.
    #[schema(value_type = String, pattern = "^[a-z0-9-]{1,40}$", example = "registre-2014")]
    pub source: ImportSource,
    /// Whether that import was a rehearsal.
    pub dry_run: bool,
    /// Names of the columns.
    pub head: Vec<String>,
    /// The first rows, as the file writes them; days as 2015-02-04.
    pub first_rows: Vec<Vec<String>>,
    /// How many rows there are.
    pub rows: u64,
    /// How that import understood it.
    pub mapping: ImportMappingDto,
    /// Where that came from.
    #[schema(value_type = words::MappingOrigin)]
    pub mapping_from: MappingOrigin,
}

impl From<ImportTable> for ImportTableDto {
    fn from(table: ImportTable) -> Self {
        let ImportTable { source, dry_run, head, first_rows, rows, mapping, mapping_from } = table;
        Self { source, dry_run, head, first_rows, rows, mapping: mapping.into(), mapping_from }
    }
}

impl Sample for ImportTableDto {
    fn sample() -> Self {
        let texts = |texts: [&str; 5]| texts.map(str::to_owned).to_vec();
        Self {
            source: sample::parsed("registre-2014"),
            dry_run: true,
            head: texts(["Prénom", "Nom", "Entrée", "Parts", "Versé"]),
            first_rows: vec![texts(["Zoé", "Exemple", "04/02/2015", "4", "100,00"])],
            rows: 109,
            mapping: ImportMappingDto::sample(),
            mapping_from: MappingOrigin::Guessed,
        }
    }
}

/// What came of a row, or would: `admitted` has `number`, `shares` and `paid`; `same` the `number` of the member that it
/// is; `suspicious` the `number` of the member that it looks like, and a `reason`; `refused` a `code` and a `reason`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(tag = "fate", rename_all = "snake_case")]
pub enum RowFateDto {
    /// It became a member.
    Admitted {
        /// Its number in the register.
        #[schema(example = 42)]
        number: u64,
        /// Shares subscribed.
        #[schema(value_type = u32)]
        shares: Shares,
        /// What is paid on them.
        paid: Amount,
    },
    /// It is a member already; nothing was done.
    Same {
        /// Its number in the register.
        #[schema(example = 12)]
        number: u64,
    },
    /// It looks like a member, and the table does not say that it is another; nothing was done.
    Suspicious {
        /// Number of the one it looks like.
        #[schema(example = 12)]
        number: u64,
        /// Why, in French.
        reason: String,
    },
    /// It cannot be a member as it stands; nothing was done.
    Refused {
        /// Code of the refusal, as in the problem of an admission by hand.
        #[schema(example = "members/below-quarter")]
        code: String,
        /// Why, in French.
        reason: String,
    },
}

/// A row and what came of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MemberImportRow)]
pub struct RowOutcomeDto {
    /// Line of the file, or row of the sheet, from 1.
    #[schema(example = 7)]
    pub line: u64,
    /// What came of it.
    #[serde(flatten)]
    pub fate: RowFateDto,
}

impl From<RowOutcome> for RowOutcomeDto {
    fn from(outcome: RowOutcome) -> Self {
        let RowOutcome { line, fate } = outcome;
        let fate = match fate {
            RowFate::Admitted { number, shares, paid } => {
                RowFateDto::Admitted { number, shares, paid: paid.into() }
            }
            RowFate::Same { number } => RowFateDto::Same { number },
            RowFate::Suspicious { number, reason } => RowFateDto::Suspicious { number, reason },
            RowFate::Refused { code, reason } => RowFateDto::Refused { code, reason },
        };
        Self { line, fate }
    }
}

/// What came of an import, or would: `rows` is the sum of admitted, same, suspicious and refused.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MemberImportReport)]
pub struct MemberImportReportDto {
    /// From where.
    #[schema(value_type = String, pattern = "^[a-z0-9-]{1,40}$", example = "registre-2014")]
    pub source: ImportSource,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// How the table was understood.
    pub mapping: ImportMappingDto,
    /// Where that came from.
    #[schema(value_type = words::MappingOrigin)]
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
    /// Shares subscribed.
    pub shares: u64,
    /// What was paid on them.
    pub paid: Amount,
    /// Row by row, in the order of the lines: the first thousand of each fate.
    pub outcomes: Vec<RowOutcomeDto>,
}

impl From<MemberImportReport> for MemberImportReportDto {
    fn from(report: MemberImportReport) -> Self {
        let MemberImportReport { source, dry_run, mapping, mapping_from, rows, admitted, same, .. } = report;
        let MemberImportReport { suspicious, refused, shares, paid, outcomes, .. } = report;
        Self {
            source,
            dry_run,
            mapping: mapping.into(),
            mapping_from,
            rows,
            admitted,
            same,
            suspicious,
            refused,
            shares,
            paid: paid.into(),
            outcomes: outcomes.into_iter().map(Into::into).collect(),
        }
    }
}

impl Sample for MemberImportReportDto {
    fn sample() -> Self {
        let paid = Money::euros(100).into();
        let fates = [
            RowFateDto::Admitted { number: 42, shares: Shares::new(4), paid },
            RowFateDto::Same { number: 12 },
            RowFateDto::Refused {
                code: "members/import-missing".to_owned(),
                reason: "Il manque : parts.".to_owned(),
            },
        ];
        Self {
            source: sample::parsed("registre-2014"),
            dry_run: true,
            mapping: ImportMappingDto::sample(),
            mapping_from: MappingOrigin::Guessed,
            rows: 3,
            admitted: 1,
            same: 1,
            suspicious: 0,
            refused: 1,
            shares: 4,
            paid: Money::euros(100).into(),
            outcomes: (2..).zip(fates).map(|(line, fate)| RowOutcomeDto { line, fate }).collect(),
        }
    }
}
