//! `/associes/import`: members out of a file, CSV or XLSX, rehearsed or imported as a job; then from its page the same
//! file, read another way or for good.
//!
//! What can never happen here: an import by somebody who only wanted to look (the box is ticked until it is not); a row
//! that is judged by the page.

pub(crate) mod again;
pub(crate) mod columns;
mod fields;
pub(crate) mod report;

use actix_web::web::Payload;
use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Refused, Upload};
use office::MemberImport;
use office::kernel::Failure;
use office::kernel::jobs::JobId;
use office::kernel::listing::PageRequest;
use office::members::permissions::{IMPORT_MAPPINGS_READ, MEMBERS_IMPORT};
use office::members::public::ImportSource;

use super::acts::{keyed, once};
use super::tabs;
use crate::forms::reading::No;
use crate::forms::{self, Field, FormPage, Group, Trouble, YES};
use crate::frame::Frame;
use crate::visitor::Reader;

/// Address of the page.
pub(crate) const PATH: &str = "/associes/import";
/// The name of a source when nobody has given one.
const SOURCE: &str = "registre";
/// Sources that are named as a help.
const NAMED: u64 = 20;

/// What the form holds, but for the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    source: String,
    rehearsal: bool,
    known: Vec<String>,
}

/// `GET /associes/import`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(MEMBERS_IMPORT) {
        return refused;
    }
    let answer = known(&reader).await.map(|known| {
        let source = known.first().map_or(SOURCE, String::as_str).to_owned();
        keyed(Asked { source, rehearsal: true, known }.page(&reader.frame)).answer()
    });
    reader.settle(answer)
}

/// The sources of which a mapping is remembered.
async fn known(reader: &Reader) -> Result<Vec<String>, Failure> {
    if !reader.desk.principal().may(IMPORT_MAPPINGS_READ) {
        return Ok(Vec::new());
    }
    let request = PageRequest { limit: Some(NAMED), ..PageRequest::default() };
    let rows = reader.desk.members.import_mappings(&request).await?.items;
    Ok(rows.into_iter().map(|row| row.source.to_string()).collect())
}

/// `POST /associes/import`.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    payload: Payload,
) -> Result<HttpResponse, Refused> {
    if let Some(refused) = reader.refused(MEMBERS_IMPORT) {
        return Ok(refused);
    }
    let upload = Upload::read(&request, payload).await?;
    let answer = submitted(&request, &reader, &attempt, upload).await;
    Ok(reader.settle(answer))
}

async fn submitted(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    upload: Upload,
) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let (source, rehearsal) = (upload.text("source").trim().to_owned(), upload.text("essai") == YES);
    let asked = Asked { source, rehearsal, known: known(reader).await? };
    let filled_in = (&asked.source, rehearsal, upload.digest());
    let context = once(desk.context(attempt.0.correlation), upload.text("cle"), request.path(), &filled_in);
    let left: Result<JobId, No> = async {
        let source: ImportSource =
            asked.source.parse().map_err(|_| Trouble::with(frame.words, "source", "import-source-wrong"))?;
        if upload.file.is_empty() {
            return Err(Trouble::with(frame.words, "fichier", "import-no-file").into());
        }
        let order = MemberImport { source, mapping: None, dry_run: rehearsal, on: desk.today()? };
        Ok(desk.jobs().import_members(&context, &order, upload.file).await?.id)
    }
    .await;
    let left = left.map(|job| format!("{PATH}/{job}"));
    Ok(forms::settled(frame, left, |trouble| keyed(asked.page(frame)).refused_by(trouble)))
}

impl Asked {
    fn page(&self, frame: &Frame) -> FormPage {
        let words = frame.words;
        let known = self.known.join(", ");
        let hint = if known.is_empty() {
            words.say("import-source-hint")
        } else {
            words.tell("import-source-known", &[("sources", &known)])
        };
        let rehearsal = Group::yes(
            "essai",
            words.say("import-rehearsal"),
            words.say("import-rehearsal-only"),
            self.rehearsal,
        );
        FormPage::new(frame, "import-title", PATH, "import-button")
            .uploading()
            .below(tabs::REGISTER, words.say("register-title"))
            .saying(words.say("import-about"))
            .saying(words.say("import-twice"))
            .asking(Field::file("fichier", words.say("import-file")).hinting(words.say("import-file-hint")))
            .asking(Field::text("source", words.say("import-source")).holding(&self.source).hinting(hint))
            .asking(rehearsal)
    }
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let first = Asked { source: SOURCE.to_owned(), rehearsal: true, known: Vec::new() };
    let known = vec!["registre-2014".to_owned(), "tableur".to_owned()];
    let again = Asked { source: "Été 2014".to_owned(), rehearsal: false, known };
    let wrong = Trouble::with(frame.words, "source", "import-source-wrong");
    vec![("import", first.page(frame)), ("import_refused", again.page(frame).refused_by(Some(&wrong)))]
}
