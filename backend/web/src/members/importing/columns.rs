//! `/associes/import/{job}/colonnes`: which column of the file gives which field, tried at once.
//!
//! The file is the one that was sent: nobody chooses it again. What can never happen: words of a source that its mapping
//! knew and this form does not show are lost.

use std::collections::BTreeMap;

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form};
use office::ImportTable;
use office::kernel::Failure;
use office::kernel::jobs::JobId;
use office::members::permissions::MEMBERS_IMPORT;
use office::members::public::{DayOrder, DecimalMark, ImportField, ImportMapping};
use serde::{Deserialize, Serialize};

use super::{PATH, fields};
use crate::forms::{self, Field, FormPage};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::{Sent, keyed, once};
use crate::visitor::Reader;

/// What the form calls the order of days and the mark of cents, where not the first choice.
const MONTH_FIRST: &str = "mois";
const POINT: &str = "point";
/// Characters of an example that are shown.
const EXAMPLE: usize = 24;

/// What is filled in: by the name of the field the column that gives it, and what all rows share.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Columns {
    #[serde(flatten)]
    named: BTreeMap<String, String>,
}

/// `GET /associes/import/{job}/colonnes`.
pub(crate) async fn show(reader: Reader, job: Path<JobId>) -> HttpResponse {
    if let Some(refused) = reader.refused(MEMBERS_IMPORT) {
        return refused;
    }
    let table = reader.desk.import_table(*job).await;
    let page = |table: ImportTable| {
        let columns = Columns::of(&table.mapping);
        keyed(columns.page(&reader.frame, *job, &table)).answer()
    };
    reader.settle(table.map(page))
}

/// `POST /associes/import/{job}/colonnes`: the file is rehearsed, read this way.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    job: Path<JobId>,
    form: Form<Sent<Columns>>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(MEMBERS_IMPORT) {
        return refused;
    }
    let answer = submitted(&request, &reader, &attempt, *job, form.0).await;
    reader.settle(answer)
}

async fn submitted(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    job: JobId,
    Sent { cle, act: columns }: Sent<Columns>,
) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let table = desk.import_table(job).await?;
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &columns);
    let mapping = columns.mapping(&table.mapping);
    let again = desk.import_again(&context, job, Some(mapping), true, desk.today()?).await;
    Ok(match again {
        Ok(next) => frame.go(&format!("{PATH}/{}", next.id)),
        Err(failure) => forms::again(frame, failure, |trouble| {
            keyed(columns.page(frame, job, &table)).refused_by(trouble)
        }),
    })
}

impl Columns {
    /// What a mapping fills in.
    fn of(mapping: &ImportMapping) -> Self {
        let columns = mapping.columns.iter().map(|(field, column)| (field.as_str(), column.clone()));
        let shared = fields::SHARED
            .iter()
            .filter_map(|(field, name)| mapping.defaults.get(field).map(|word| (*name, word.clone())));
        let days = (mapping.days == DayOrder::MonthFirst).then(|| ("jours", MONTH_FIRST.to_owned()));
        let decimals = (mapping.decimals == DecimalMark::Point).then(|| ("decimales", POINT.to_owned()));
        let named = columns.chain(shared).chain(days).chain(decimals);
        Self { named: named.map(|(name, text)| (name.to_owned(), text)).collect() }
    }

    fn get(&self, name: &str) -> &str {
        self.named.get(name).map_or("", |text| text.trim())
    }

    /// How the table is to be understood now; what the form does not ask stays as it was.
    fn mapping(&self, before: &ImportMapping) -> ImportMapping {
        let mut mapping = before.clone();
        mapping.columns.clear();
        for field in ImportField::ALL {
            let column = self.named.get(field.as_str()).filter(|column| !column.is_empty());
            mapping.columns.extend(column.map(|column| (*field, column.clone())));
        }
        for (field, name) in fields::SHARED {
            match self.get(name) {
                "" => drop(mapping.defaults.remove(&field)),
                word => drop(mapping.defaults.insert(field, word.to_owned())),
            }
        }
        mapping.days =
            if self.get("jours") == MONTH_FIRST { DayOrder::MonthFirst } else { DayOrder::DayFirst };
        mapping.decimals =
            if self.get("decimales") == POINT { DecimalMark::Point } else { DecimalMark::Comma };
        mapping
    }

    fn page(&self, frame: &Frame, job: JobId, table: &ImportTable) -> FormPage {
        let words = frame.words;
        let rows = words.count(table.rows);
        let about = [("rows", rows.as_str()), ("source", &table.source.to_string())];
        let choices = choices(words, table);
        let mut page = FormPage::new(frame, "import-columns-form", &at(job), "import-columns-try")
            .below(&format!("{PATH}/{job}"), words.say("import-rehearsed-title"))
            .wide()
            .saying(words.tell("import-columns-about", &about));
        for (heading, fields) in fields::GROUPS {
            page = page.about(words.say(heading));
            for field in fields {
                let name = field.as_str();
                let select = Field::select(name, words.say(fields::key(*field)), choices.clone());
                page = page.asking(Field { required: false, ..select }.holding(self.get(name)).half());
            }
        }
        page = page.about(words.say("import-group-all"));
        for (field, name) in fields::SHARED {
            let shared = Field::text(name, words.say(fields::key(field))).optional(words).not_offered();
            page = page.asking(shared.holding(self.get(name)).half());
        }
        let either = |name, label: &str, first: &str, other: (&str, &str)| {
            let choices = vec![(String::new(), words.say(first)), (other.0.to_owned(), words.say(other.1))];
            let select = Field::select(name, words.say(label), choices);
            Field { required: false, ..select }.holding(self.get(name)).half()
        };
        page.about(words.say("import-group-written"))
            .asking(either("jours", "import-days", "import-days-first", (MONTH_FIRST, "import-months-first")))
            .asking(either("decimales", "import-decimals", "import-comma", (POINT, "import-point")))
    }
}

/// The address of the form.
pub(super) fn at(job: JobId) -> String {
    format!("{PATH}/{job}/colonnes")
}

/// No column, then each with what stands in its first rows.
fn choices(words: Words, table: &ImportTable) -> Vec<(String, String)> {
    let column = |(place, name): (usize, &String)| {
        let cells = table.first_rows.iter().filter_map(|row| row.get(place));
        let examples: Vec<String> =
            cells.filter(|cell| !cell.is_empty()).take(2).map(|cell| shortened(cell)).collect();
        let told = [("column", name.as_str()), ("examples", &examples.join(", "))];
        let label = if examples.is_empty() { name.clone() } else { words.tell("import-column", &told) };
        (name.clone(), label)
    };
    let named = table.head.iter().enumerate().filter(|(_, name)| !name.is_empty());
    std::iter::once((String::new(), words.say("import-no-column"))).chain(named.map(column)).collect()
}

fn shortened(cell: &str) -> String {
    let short: String = cell.chars().take(EXAMPLE).collect();
    if short.len() < cell.len() { short + "…" } else { short }
}

/// The form, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let table = crate::samples::import_table();
    let job = crate::samples::import_job(office::kernel::jobs::JobState::Done).id;
    vec![("import_columns", Columns::of(&table.mapping).page(frame, job, &table))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mapping_fills_in_is_the_mapping_again() {
        let mut mapping = crate::samples::import_table().mapping;
        mapping.days = DayOrder::MonthFirst;
        mapping.decimals = DecimalMark::Point;
        mapping.defaults.insert(ImportField::Category, "creator".to_owned());
        mapping
            .words
            .entry(ImportField::Kind)
            .or_default()
            .insert("PP".to_owned(), "NaturalPerson".to_owned());
        assert_eq!(Columns::of(&mapping).mapping(&mapping), mapping);
        let emptied = Columns::default().mapping(&mapping);
        assert!(emptied.columns.is_empty() && emptied.defaults.is_empty());
        assert_eq!(emptied.words, mapping.words, "what the form does not ask stays");
    }

    #[test]
    fn a_long_example_is_cut() {
        assert_eq!(shortened("Saint-Étienne"), "Saint-Étienne");
        assert_eq!(shortened(&"é".repeat(30)), "é".repeat(EXAMPLE) + "…");
    }
}
