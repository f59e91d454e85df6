//! `/associes/import/{job}`: how far an import has come, then what came of it, row by row.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use office::jobs::MEMBER_IMPORT;
use office::kernel::Failure;
use office::kernel::jobs::{Job, JobId};
use office::members::permissions::MEMBERS_IMPORT;
use office::members::public::{MappingOrigin, MemberImportReport, RowFate, RowOutcome};

use super::{PATH, columns, fields};
use crate::frame::Frame;
use crate::language::Words;
use crate::notices;
use crate::visitor::Reader;
use crate::work::{Keys, Work, followed};

const KEYS: Keys = Keys {
    queued: "import-queued",
    running: "import-running",
    stopping: "import-stopping",
    cancelled: "import-cancelled",
    stop: "import-stop",
    resume: "import-resume",
};

/// What the page shows.
#[derive(Template)]
#[template(path = "members/import.html")]
pub(crate) struct ReportPage {
    frame: Frame,
    words: Words,
    title: String,
    work: Work,
    /// Address that imports what was rehearsed, with the words on its button.
    import: Option<(String, String)>,
    /// Address where its columns are read another way, while its file is kept.
    columns: Option<String>,
    report: Option<Told>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    rehearsal: bool,
    lead: String,
    heaps: Vec<(&'static str, String)>,
    origin: String,
    /// Field, and the column that gives it.
    columns: Vec<(String, String)>,
    rows: Vec<Line>,
    /// Whether there are more rows than are shown.
    cut: bool,
}

/// A row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    place: String,
    fate: &'static str,
    /// Whether somebody has to look at it.
    wrong: bool,
    told: String,
}

/// `GET /associes/import/{job}`.
pub(crate) async fn show(reader: Reader, job: Path<JobId>) -> HttpResponse {
    if let Some(refused) = reader.refused(MEMBERS_IMPORT) {
        return refused;
    }
    let answer = page(&reader, *job).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, id: JobId) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let job = desk.jobs().read(id).await?;
    if job.kind != MEMBER_IMPORT {
        return Ok(notices::not_found::notice(frame, &frame.here).answer());
    }
    let report = match desk.jobs().result(id).await? {
        Some(result) => Some(serde_json::from_value(result)?),
        None => None,
    };
    let page = ReportPage::new(frame.clone(), &job, report.as_ref());
    Ok(followed(&job, page.frame.answer(StatusCode::OK, &page)))
}

impl ReportPage {
    fn new(frame: Frame, job: &Job, report: Option<&MemberImportReport>) -> Self {
        let words = frame.words;
        let title = match report {
            Some(report) if report.dry_run => words.say("import-rehearsed-title"),
            Some(_) => words.say("import-done-title"),
            None => words.say("import-title"),
        };
        let here = format!("{PATH}/{}", job.id);
        let at = |part: &str| frame.to(&format!("{here}/{part}"));
        let rehearsed = report.filter(|report| report.dry_run);
        let these = rehearsed.filter(|report| report.admitted > 0).map(|report| {
            let count = words.count(report.admitted);
            (at("faire"), words.tell("import-these", &[("count", &count)]))
        });
        let resumable = job.state.is_resumable();
        Self {
            work: Work::of(&frame, job, &here, &KEYS),
            columns: (resumable || rehearsed.is_some()).then(|| frame.to(&columns::at(job.id))),
            import: these,
            report: report.map(|report| Told::of(words, report)),
            words,
            title,
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use office::kernel::jobs::JobState;
        let frame = || frame.clone().at("/associes/import");
        let job = crate::samples::import_job;
        let report = crate::samples::import_report();
        vec![
            ("import_running", Self::new(frame(), &job(JobState::Running), None)),
            ("import_failed", Self::new(frame(), &job(JobState::Failed), None)),
            ("import_stopped", Self::new(frame(), &job(JobState::Cancelled), None)),
            ("import_rehearsed", Self::new(frame(), &job(JobState::Done), Some(&report))),
        ]
    }
}

impl Told {
    fn of(words: Words, report: &MemberImportReport) -> Self {
        let (admitted, shares) = (words.count(report.admitted), words.count(report.shares));
        let paid = words.exact_money(report.paid);
        let lead = if report.dry_run { "import-would" } else { "import-did" };
        let lead = words.tell(lead, &[("count", &admitted), ("shares", &shares), ("paid", &paid)]);
        let origin = match report.mapping_from {
            MappingOrigin::Given => "import-mapping-given",
            MappingOrigin::Remembered => "import-mapping-remembered",
            MappingOrigin::Guessed => "import-mapping-guessed",
        };
        let heaps = [
            ("import-rows", report.rows),
            ("import-admitted", report.admitted),
            ("import-same", report.same),
            ("import-suspicious", report.suspicious),
            ("import-refused", report.refused),
        ];
        let mut columns: Vec<(String, String)> = Vec::new();
        for (_, fields) in fields::GROUPS {
            let read = fields.iter().filter_map(|field| Some((*field, report.mapping.columns.get(field)?)));
            columns.extend(read.map(|(field, column)| (words.say(fields::key(field)), column.clone())));
        }
        // What somebody has to look at comes first.
        let mut outcomes: Vec<&RowOutcome> = report.outcomes.iter().collect();
        outcomes.sort_by_key(|row| (!needs_a_look(&row.fate), row.line));
        Self {
            rehearsal: report.dry_run,
            lead,
            heaps: heaps.into_iter().map(|(key, count)| (key, words.count(count))).collect(),
            origin: words.tell(origin, &[("source", &report.source.to_string())]),
            columns,
            cut: (report.outcomes.len() as u64) < report.rows,
            rows: outcomes.into_iter().map(|row| Line::of(words, row)).collect(),
        }
    }
}

fn needs_a_look(fate: &RowFate) -> bool {
    matches!(fate, RowFate::Suspicious { .. } | RowFate::Refused { .. })
}

impl Line {
    fn of(words: Words, row: &RowOutcome) -> Self {
        let (fate, told) = match &row.fate {
            RowFate::Admitted { number, shares, paid } => {
                let shares = words.count(shares.count().into());
                let parts = [
                    ("number", words.count(*number)),
                    ("shares", shares),
                    ("paid", words.exact_money(*paid)),
                ];
                let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
                ("import-fate-admitted", words.tell("import-told-admitted", &parts))
            }
            RowFate::Same { number } => {
                ("import-fate-same", words.tell("import-told-same", &[("number", &words.count(*number))]))
            }
            RowFate::Suspicious { reason, .. } => ("import-fate-suspicious", reason.clone()),
            RowFate::Refused { reason, .. } => ("import-fate-refused", reason.clone()),
        };
        Self { place: words.count(row.line), fate, wrong: needs_a_look(&row.fate), told }
    }
}
