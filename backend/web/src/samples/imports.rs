//! An import of members and what came of it.

use std::collections::BTreeMap;

use office::ImportTable;
use office::jobs::MEMBER_IMPORT;
use office::kernel::jobs::{Job, JobId, JobProblem, JobProgress, JobState};
use office::members::public::{
    ImportField, ImportMapping, MappingOrigin, MemberImportReport, RowFate, RowOutcome,
};
use office::values::{Money, Shares, Timestamp, Uuid};

/// A job of that state, half way.
pub(crate) fn import_job(state: JobState) -> Job {
    let at: Timestamp = "2016-05-20T08:00:00Z".parse().unwrap();
    let title = "Ce classeur est protégé ou d'un ancien format.".to_owned();
    let problem = JobProblem {
        code: "office/unreadable-file".to_owned(),
        kind: None,
        title,
        data: serde_json::Value::Null,
    };
    Job {
        id: JobId::new(Uuid::from_u128(9)),
        kind: MEMBER_IMPORT.to_owned(),
        actor: "Claire Martin".to_owned(),
        owner: None,
        state,
        progress: JobProgress { done: 12_000, total: 24_000, words: "lignes de la liste".to_owned() },
        problem: (state == JobState::Failed).then_some(problem),
        created_at: at,
        started_at: Some(at),
        finished_at: state.is_over().then_some(at),
        attempts: 1,
        cancel_asked: false,
        revision: 3,
    }
}

/// A rehearsal: somebody who would be admitted, who is a member, who looks like one, who cannot be one.
pub(crate) fn import_report() -> MemberImportReport {
    let row = |line, fate| RowOutcome { line, fate };
    let suspicious = "« Zoé Exemple » (n° 41) porte ce nom dans cette ville.".to_owned();
    let refused =
        "Une part est libérée d'un quart au moins à la souscription (loi 47-1775, art. 12).".to_owned();
    let columns = [(ImportField::FamilyName, "Nom"), (ImportField::Shares, "Parts")];
    let columns: BTreeMap<ImportField, String> =
        columns.into_iter().map(|(field, name)| (field, name.to_owned())).collect();
    MemberImportReport {
        source: "registre-2014".parse().unwrap(),
        dry_run: true,
        mapping: ImportMapping { columns, ..ImportMapping::default() },
        mapping_from: MappingOrigin::Guessed,
        rows: 4,
        admitted: 1,
        same: 1,
        suspicious: 1,
        refused: 1,
        shares: 4,
        paid: Money::euros(100),
        outcomes: vec![
            row(2, RowFate::Admitted { number: 110, shares: Shares::new(4), paid: Money::euros(100) }),
            row(3, RowFate::Same { number: 12 }),
            row(4, RowFate::Suspicious { number: 41, reason: suspicious }),
            row(5, RowFate::Refused { code: "members/quarter".to_owned(), reason: refused }),
        ],
    }
}

/// What that rehearsal was sent.
pub(crate) fn import_table() -> ImportTable {
    let report = import_report();
    let texts = |texts: [&str; 4]| texts.map(str::to_owned).to_vec();
    ImportTable {
        source: report.source,
        dry_run: true,
        head: texts(["Nom", "Parts", "Entré le", "Remarques"]),
        first_rows: vec![
            texts(["Exemple", "4", "2015-02-04", ""]),
            texts(["Modèle", "2", "2015-03-11", "A demandé à recevoir ses convocations par courriel"]),
        ],
        rows: report.rows,
        mapping: report.mapping,
        mapping_from: report.mapping_from,
    }
}
