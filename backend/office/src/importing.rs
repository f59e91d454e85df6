//! Members out of a file: each row under the statutes of its day.

use std::collections::HashMap;
use std::ops::ControlFlow;

use assemblies::public::StatutesDocument;
use kernel::prelude::*;
use members::permissions::MEMBERS_IMPORT;
use members::public::{CategoryCode, ImportMapping, ImportProgress, ImportSource, MemberImportReport};
use members::{DayTerms, ImportMembers};
use serde::{Deserialize, Serialize};
use values::Day;

use crate::{Office, OfficeError};

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

impl Office {
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
        let table = documents::import::members(file)
            .map_err(|error| OfficeError::UnreadableFile { reason: error.to_string() })?;
        let inside = self.inside();
        let mut statutes = StatutesByDay { office: &inside, known: HashMap::new() };
        let terms = async |on: Day, category: &CategoryCode| statutes.terms(on, category).await;
        let order = ImportMembers { source, table: &table, mapping, dry_run, on };
        self.members.import(context, order, terms, progress).await
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
