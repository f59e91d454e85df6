//! The import of members from a table: each row is an admission with a first subscription, and perhaps a later payment.
//!
//! Rows are written in batches, each one transaction; a row that is refused is a part that leaves nothing behind. An
//! import that is cut has written whole rows and nothing else; run again, it finds them by their identifiers and goes
//! on with the rest. A dry run takes the same way up to the writing.

use std::ops::ControlFlow;

use kernel::prelude::*;
use values::{Day, Money};

use super::admission::{self, AdmitMember, MoreOfAdmission};
use super::rehearsal::Rehearsal;
use crate::import_mapping::{ImportMappingCommand, SourceMapping};
use crate::member::{Member, MemberCommand, MemberError};
use crate::public::{
    CategoryCode, CategoryTerms, ImportMapping, ImportProgress, ImportSource, MappingOrigin, MappingRow,
    MemberImportReport, MembershipClauses, RowFate, RowOutcome, SourceRow, SourceTable,
};
use crate::rules::import::guess;
use crate::rules::import::keys::Keys;
use crate::rules::import::rows::{Candidate, Plan};
use crate::views::{import_mappings, register};
use crate::{Members, permissions};

/// Rows of one transaction.
const BATCH: usize = 200;
/// Outcomes of each fate that a report keeps.
const KEPT: u64 = 1_000;

/// Order: import members.
#[derive(Debug, Clone)]
pub struct ImportMembers<'t> {
    /// From where the table comes.
    pub source: ImportSource,
    /// The table.
    pub table: &'t SourceTable,
    /// How it is to be understood; what is remembered of the source, or a guess, when absent.
    pub mapping: Option<ImportMapping>,
    /// Whether it is only asked what would happen.
    pub dry_run: bool,
    /// Day of the order.
    pub on: Day,
}

/// What the statutes of a day say of a category, and of members.
#[derive(Debug, Clone, PartialEq)]
pub struct DayTerms {
    /// The category's terms.
    pub terms: CategoryTerms,
    /// The clauses about members.
    pub clauses: MembershipClauses,
}

/// A row as an order, under the statutes of its day.
#[derive(Debug, Clone)]
pub(super) struct Application {
    pub(super) order: AdmitMember,
    pub(super) clauses: MembershipClauses,
    pub(super) later: Option<(Money, Day)>,
}

impl Members {
    /// Imports members, or says what an import would do. Refused as a whole (a mapping that does not fit the table),
    /// nothing is written; otherwise every row has its fate in the report, by the same refusals as an admission by hand.
    /// `terms` answers what the statutes say; `progress` hears of each batch, and may stop the import before the next.
    pub async fn import(
        &self,
        context: &Context,
        order: ImportMembers<'_>,
        mut terms: impl AsyncFnMut(Day, &CategoryCode) -> Result<DayTerms, Failure>,
        mut progress: impl AsyncFnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<MemberImportReport, Failure> {
        self.kernel.require(permissions::MEMBERS_IMPORT)?;
        if !order.dry_run
            && let Some(report) = self.kernel.begin_job(context).await?
        {
            return Ok(report);
        }
        let ImportMembers { source, table, mapping, dry_run, on } = order;
        let (mapping, mapping_from) = self.read_as(&source, mapping, &table.head).await?;
        let plan = Plan::new(&mapping, &table.head)?;
        let mut keys = Keys::of(source.clone());
        let mut heaps = Heaps::default();
        let mut rehearsal = if dry_run { Some(Rehearsal::begin(&self.kernel).await?) } else { None };
        let step = context.clone().without_key();
        let total = table.rows.len() as u64;
        for rows in table.rows.chunks(BATCH) {
            if progress(ImportProgress { done: heaps.rows(), total }).await.is_break() {
                return Err(KernelError::Stopped.into());
            }
            let mut batch = Vec::with_capacity(rows.len());
            for row in rows {
                batch.push(read(row, &plan, &mut keys, &mut terms).await?);
            }
            let fates = match &mut rehearsal {
                Some(rehearsal) => rehearse(rehearsal, batch).await?,
                None => self.take(&step, &batch).await?,
            };
            heaps.add(rows, fates);
        }
        let _ = progress(ImportProgress { done: total, total }).await;
        let report = heaps.report(source, dry_run, mapping, mapping_from);
        if dry_run { Ok(report) } else { self.complete(context, report, on).await }
    }

    /// Sets how the tables of a source are understood from now on; the same again changes nothing.
    pub async fn set_import_mapping(
        &self,
        context: &Context,
        source: &ImportSource,
        mapping: ImportMapping,
        on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::IMPORT_MAPPING_SET)?;
        self.kernel
            .run(context, async |uow| {
                let set = ImportMappingCommand::Set { mapping: mapping.clone(), on };
                uow.execute::<SourceMapping>(source, on, set).await.map(drop)
            })
            .await
    }

    /// A page of the sources of which a mapping is remembered.
    pub async fn import_mappings(&self, request: &PageRequest) -> Result<Page<MappingRow>, Failure> {
        self.kernel.require(permissions::IMPORT_MAPPINGS_READ)?;
        import_mappings::mappings(self.kernel.reader(), request).await
    }

    /// What is remembered of one source.
    pub async fn import_mapping(&self, source: &ImportSource) -> Result<Option<MappingRow>, Failure> {
        self.kernel.require(permissions::IMPORT_MAPPINGS_READ)?;
        import_mappings::mapping(self.kernel.reader(), source).await
    }

    /// How a table with that head would be understood: as given, as remembered of its source, or as its columns' names
    /// suggest.
    pub async fn understood(
        &self,
        source: &ImportSource,
        given: Option<ImportMapping>,
        head: &[String],
    ) -> Result<(ImportMapping, MappingOrigin), Failure> {
        self.kernel.require(permissions::MEMBERS_IMPORT)?;
        self.read_as(source, given, head).await
    }

    async fn read_as(
        &self,
        source: &ImportSource,
        given: Option<ImportMapping>,
        head: &[String],
    ) -> Result<(ImportMapping, MappingOrigin), Failure> {
        if let Some(mapping) = given {
            return Ok((mapping, MappingOrigin::Given));
        }
        Ok(match import_mappings::mapping(self.kernel.reader(), source).await? {
            Some(row) => (row.mapping, MappingOrigin::Remembered),
            None => (guess::mapping(head), MappingOrigin::Guessed),
        })
    }

    async fn take(
        &self,
        context: &Context,
        batch: &[Result<Application, RowFate>],
    ) -> Result<Vec<RowFate>, Failure> {
        self.kernel
            .run(context, async |uow| {
                let mut fates = Vec::with_capacity(batch.len());
                for row in batch {
                    fates.push(match row {
                        Ok(application) => or_fate(take_one(uow, application).await)?,
                        Err(fate) => fate.clone(),
                    });
                }
                Ok(fates)
            })
            .await
    }

    /// Remembers the mapping that served, and the answer under its key.
    async fn complete(
        &self,
        context: &Context,
        report: MemberImportReport,
        on: Day,
    ) -> Result<MemberImportReport, Failure> {
        self.kernel
            .run(context, async |uow| {
                let set = ImportMappingCommand::Set { mapping: report.mapping.clone(), on };
                uow.execute::<SourceMapping>(&report.source, on, set).await?;
                Ok(report.clone())
            })
            .await
    }
}

/// The row as an order; what it is refused for is its fate.
async fn read(
    row: &SourceRow,
    plan: &Plan<'_>,
    keys: &mut Keys,
    terms: &mut impl AsyncFnMut(Day, &CategoryCode) -> Result<DayTerms, Failure>,
) -> Result<Result<Application, RowFate>, Failure> {
    let candidate = match plan.candidate(row, keys) {
        Ok(candidate) => candidate,
        Err(fault) => return Ok(Err(refused(&fault))),
    };
    let Candidate { id, applicant, college, category, decided_on, on, shares, paid, settlement, .. } =
        candidate;
    let DayTerms { terms, clauses } = match terms(on, &category).await {
        Ok(terms) => terms,
        Err(Failure::Refused(refusal)) => return Ok(Err(refused(refusal.as_ref()))),
        Err(failure) => return Err(failure),
    };
    let order = AdmitMember {
        id,
        applicant,
        college: college.unwrap_or(terms.college),
        terms,
        decided_on,
        on,
        shares,
        paid,
        more: MoreOfAdmission { settlement, distinct: candidate.distinct, ..MoreOfAdmission::default() },
    };
    Ok(Ok(Application { order, clauses, later: candidate.later }))
}

async fn rehearse(
    rehearsal: &mut Rehearsal<'_>,
    batch: Vec<Result<Application, RowFate>>,
) -> Result<Vec<RowFate>, Failure> {
    let mut fates = Vec::with_capacity(batch.len());
    for row in batch {
        fates.push(match row {
            Ok(application) => or_fate(rehearsal.play(application).await)?,
            Err(fate) => fate,
        });
    }
    Ok(fates)
}

/// Admits one, as a part of the batch's transaction.
async fn take_one(uow: &mut UnitOfWork, application: &Application) -> Result<RowFate, Failure> {
    let Application { order, clauses, later } = application;
    if let Some(number) = register::number_of(uow.connection(), order.id).await? {
        return Ok(RowFate::Same { number });
    }
    uow.attempt(async |uow| {
        let mut paid = order.paid;
        let number = admission::admit(uow, order.clone(), clauses).await?.number;
        if let Some((amount, on)) = *later {
            let movement = super::books::movement(uow, on).await?;
            let (settlement, early) = (order.more.settlement.clone(), clauses.early_release);
            let pay = MemberCommand::RecordPayment { movement, amount, settlement, early, on };
            uow.execute::<Member>(order.id, on, pay).await?;
            paid += amount;
        }
        Ok(RowFate::Admitted { number, shares: order.shares, paid })
    })
    .await
}

/// A refusal is the row's fate; a failure of the machine is everybody's.
fn or_fate(answer: Result<RowFate, Failure>) -> Result<RowFate, Failure> {
    match answer {
        Err(Failure::Refused(refusal)) => Ok(match refusal.as_any().downcast_ref() {
            Some(MemberError::SirenTaken { number, .. }) => RowFate::Same { number: *number },
            Some(MemberError::LooksLike { number, .. }) => {
                RowFate::Suspicious { number: *number, reason: refusal.to_string() }
            }
            _ => refused(refusal.as_ref()),
        }),
        other => other,
    }
}

fn refused(refusal: &dyn Refusal) -> RowFate {
    RowFate::Refused { code: refusal.code().to_owned(), reason: refusal.to_string() }
}

/// Where the rows ended up.
#[derive(Default)]
struct Heaps {
    admitted: u64,
    same: u64,
    suspicious: u64,
    refused: u64,
    shares: u64,
    paid: Money,
    outcomes: Vec<RowOutcome>,
}

impl Heaps {
    fn rows(&self) -> u64 {
        self.admitted + self.same + self.suspicious + self.refused
    }

    fn add(&mut self, rows: &[SourceRow], fates: Vec<RowFate>) {
        for (row, fate) in rows.iter().zip(fates) {
            let heap = match &fate {
                RowFate::Admitted { shares, paid, .. } => {
                    self.shares += u64::from(shares.count());
                    self.paid += *paid;
                    &mut self.admitted
                }
                RowFate::Same { .. } => &mut self.same,
                RowFate::Suspicious { .. } => &mut self.suspicious,
                RowFate::Refused { .. } => &mut self.refused,
            };
            *heap += 1;
            if *heap <= KEPT {
                self.outcomes.push(RowOutcome { line: row.line, fate });
            }
        }
    }

    fn report(
        self,
        source: ImportSource,
        dry_run: bool,
        mapping: ImportMapping,
        mapping_from: MappingOrigin,
    ) -> MemberImportReport {
        MemberImportReport {
            rows: self.rows(),
            source,
            dry_run,
            mapping,
            mapping_from,
            admitted: self.admitted,
            same: self.same,
            suspicious: self.suspicious,
            refused: self.refused,
            shares: self.shares,
            paid: self.paid,
            outcomes: self.outcomes,
        }
    }
}
