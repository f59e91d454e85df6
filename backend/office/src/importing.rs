//! Members out of a file: each row under the statutes of its day.

use std::collections::HashMap;
use std::ops::ControlFlow;

use assemblies::public::StatutesDocument;
use kernel::jobs::{Job, JobError, JobId};
use kernel::prelude::*;
use members::permissions::MEMBERS_IMPORT;
use members::public::{
    CategoryCode, ImportMapping, ImportProgress, ImportSource, MappingOrigin, MemberImportReport, SourceCell,
    SourceTable,
};
use members::{DayTerms, ImportMembers};
use serde::{Deserialize, Serialize};
use values::Day;

use crate::jobs::MEMBER_IMPORT;
use crate::{Office, OfficeError};

/// Rows that are shown of a table before its columns are matched.
const SHOWN: usize = 3;

/// Order: import members out of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberImport {
    /// From where the file comes: what is known of it is remembered under this name.
    pub source: ImportSource,
    /// How its table is to be understood; what is remembered, or a guess, when absent.
    pub mapping: Option<ImportMapping>,
    /// Whether it is only asked what would happen.
    pub dry_run: bool,
    /// Day of the order.
    pub on: Day,
}

/// The file of an import that was rehearsed, failed or was stopped: what there is to say how it is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportTable {
    /// From where it comes.
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
    pub mapping: ImportMapping,
    /// Where that came from.
    pub mapping_from: MappingOrigin,
}

impl Office {
    /// The table of an import that was left as a job, while its file is kept: a day after a rehearsal, thirty after a
    /// failure.
    pub async fn import_table(&self, job: JobId) -> Result<ImportTable, Failure> {
        let (order, file) = self.import_order(job).await?;
        let table = table(&file)?;
        let (mapping, mapping_from) = match self.reported(job).await? {
            Some(report) => (report.mapping, report.mapping_from),
            None => self.members.understood(&order.source, order.mapping, &table.head).await?,
        };
        Ok(ImportTable {
            source: order.source,
            dry_run: order.dry_run,
            first_rows: table
                .rows
                .iter()
                .take(SHOWN)
                .map(|row| row.cells.iter().map(text).collect())
                .collect(),
            rows: table.rows.len() as u64,
            head: table.head,
            mapping,
            mapping_from,
        })
    }

    /// Leaves the same file to be imported once more, or rehearsed, without sending it again; read as the mapping says,
    /// or as it was read before when there is none.
    pub async fn import_again(
        &self,
        context: &Context,
        job: JobId,
        mapping: Option<ImportMapping>,
        dry_run: bool,
        on: Day,
    ) -> Result<Job, Failure> {
        let (order, file) = self.import_order(job).await?;
        let mapping = match mapping {
            Some(mapping) => Some(mapping),
            // What was rehearsed is what is done, whatever has been remembered since.
            None => self.reported(job).await?.map(|report| report.mapping).or(order.mapping),
        };
        let order = MemberImport { source: order.source, mapping, dry_run, on };
        self.jobs().import_members(context, &order, file).await
    }

    async fn reported(&self, job: JobId) -> Result<Option<MemberImportReport>, Failure> {
        let result = self.kernel.job_result(job).await?;
        Ok(result.map(serde_json::from_value).transpose()?)
    }

    /// What an import was asked, with its file: whoever may import members goes on with any import of members.
    async fn import_order(&self, job: JobId) -> Result<(MemberImport, Vec<u8>), Failure> {
        self.kernel.require(MEMBERS_IMPORT)?;
        if self.kernel.job(job).await?.is_none_or(|job| job.kind != MEMBER_IMPORT) {
            return Err(OfficeError::NoSuchImport {}.into());
        }
        let order = self.kernel.job_order(job).await?.ok_or(JobError::FileForgotten {})?;
        Ok((serde_json::from_value(order.input)?, order.file))
    }

    /// Imports members out of a file, CSV or XLSX, or says what an import would do: see [`members::Members::import`].
    pub async fn import_members(
        &self,
        context: &Context,
        order: MemberImport,
        file: &[u8],
        progress: impl AsyncFnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<MemberImportReport, Failure> {
        self.kernel.require(MEMBERS_IMPORT)?;
        let MemberImport { source, mapping, dry_run, on } = order;
        let table = table(file)?;
        let inside = self.inside();
        let mut statutes = StatutesByDay { office: &inside, known: HashMap::new() };
        let terms = async |on: Day, category: &CategoryCode| statutes.terms(on, category).await;
        let order = ImportMembers { source, table: &table, mapping, dry_run, on };
        self.members.import(context, order, terms, progress).await
    }
}

fn table(file: &[u8]) -> Result<SourceTable, OfficeError> {
    documents::import::members(file)
        .map_err(|error| OfficeError::UnreadableFile { reason: error.to_string() })
}

fn text(cell: &SourceCell) -> String {
    match cell {
        SourceCell::Empty => String::new(),
        SourceCell::Text(text) | SourceCell::Number(text) => text.clone(),
        SourceCell::Day(day) => day.to_string(),
    }
}

/// The statutes of the days that were asked of, read once each.
struct StatutesByDay<'o> {
    office: &'o Office,
    known: HashMap<Day, Option<StatutesDocument>>,
}

impl StatutesByDay<'_> {
    async fn terms(&mut self, on: Day, category: &CategoryCode) -> Result<DayTerms, Failure> {
        if !self.known.contains_key(&on) {
            let statutes = self.office.statutes_if_any(on, None).await?;
            self.known.insert(on, statutes);
        }
        let statutes = self.known.get(&on).and_then(Option::as_ref).ok_or(OfficeError::NoStatutes { on })?;
        let found = statutes.categories.iter().find(|terms| terms.code == *category);
        let unknown = || OfficeError::UnknownCategory { category: category.to_string(), on };
        let terms = found.cloned().ok_or_else(unknown)?;
        Ok(DayTerms { terms, clauses: statutes.membership() })
    }
}
