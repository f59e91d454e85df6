//! `/assemblees/{id}/documents`: what lies before an assembly, to be read by who may, and one more laid before it until
//! the session.
//!
//! What can never happen here: a document that a browser shows as one of our pages, or takes for what it is not (it is
//! given out as what its bytes said when it came, to be kept as a file); a name of a file made of more than letters and
//! digits.

use actix_web::http::StatusCode;
use actix_web::http::header::{
    self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue,
};
use actix_web::web::{Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use door::{Entering, Form, Refused, Upload};
use office::assemblies::permissions::{ASSEMBLY_PLAN, ASSEMBLY_READ};
use office::assemblies::public::{AssemblyId, Attachment, DocumentId, DocumentRow, Stage};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::values::Uuid;
use office::{DOCUMENT_KINDS, NewFile};
use serde::{Deserialize, Serialize};

use super::Ground;
use crate::assemblies::{address, nothing};
use crate::forms::reading::{No, Reading};
use crate::forms::{Alert, Field, Part, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::{Pressed, Sent, once};
use crate::notices::Link;
use crate::visitor::Reader;

/// Its part of the address.
pub(crate) const PART: &str = "documents";
/// Endings of what is kept.
const KINDS: &str = ".pdf,.odt,.docx,.xlsx,.csv,.txt,.png,.jpg,.jpeg";
/// Letters of a file's name at most.
const NAME: usize = 80;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    fait: Option<String>,
}

/// What the form holds, but for the file.
#[derive(Debug, Clone, Default, Serialize)]
struct Entry {
    title: String,
    resolution: String,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/documents.html")]
pub(crate) struct DocumentsPage {
    frame: Frame,
    words: Words,
    above: Link,
    done: Option<String>,
    alert: Option<Alert>,
    key: String,
    lines: Vec<Line>,
    /// Where one more is sent, for who may.
    action: Option<String>,
    parts: Vec<Part>,
}

/// A document.
struct Line {
    title: String,
    address: String,
    /// What it is and what it is about.
    told: Vec<String>,
    removed: bool,
    /// Where it is taken back, while it may be.
    remove: Option<String>,
}

/// `GET /assemblees/{id}/documents`.
pub(crate) async fn show(
    request: HttpRequest,
    reader: Reader,
    parameters: Query<Parameters>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_READ) {
        return refused;
    }
    let answer = page(&request, &reader, &parameters).await;
    reader.settle(answer)
}

async fn page(
    request: &HttpRequest,
    reader: &Reader,
    parameters: &Parameters,
) -> Result<HttpResponse, Failure> {
    let Some(ground) = Ground::named(request, reader).await? else { return Ok(nothing(reader)) };
    let done = match parameters.fait.as_deref() {
        Some("document") => Some("done-document"),
        Some("retrait") => Some("done-document-removed"),
        _ => None,
    };
    let page = opened(reader, &ground, &Entry::default()).await?;
    let page = DocumentsPage { done: done.map(|key| reader.frame.words.say(key)), ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

async fn opened(reader: &Reader, ground: &Ground, entry: &Entry) -> Result<DocumentsPage, Failure> {
    let rows = reader.desk.assemblies.documents(ground.id).await?;
    let page = DocumentsPage::new(&reader.frame, ground, &rows, (entry, reader.desk.principal()));
    Ok(DocumentsPage { key: Uuid::now_v7().to_string(), ..page })
}

/// `POST /assemblees/{id}/documents`: one more.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    payload: Payload,
) -> Result<HttpResponse, Refused> {
    if let Some(refused) = reader.refused(ASSEMBLY_PLAN) {
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
    let Some(ground) = Ground::named(request, reader).await? else { return Ok(nothing(reader)) };
    let entry = Entry {
        title: upload.text("title").trim().to_owned(),
        resolution: upload.text("resolution").to_owned(),
    };
    let filled_in = (&entry, upload.digest());
    let context = once(desk.context(attempt.0.correlation), upload.text("cle"), request.path(), &filled_in);
    let laid: Result<(), No> = async {
        let file = entry.file(frame.words, upload.file)?;
        desk.attach_document(&context, ground.id, ground.today, file).await?;
        Ok(())
    }
    .await;
    let trouble = match laid {
        Ok(()) => return Ok(frame.go(&format!("{}/{PART}?fait=document", address(ground.id)))),
        Err(no) => no.trouble(frame.words)?,
    };
    let page = opened(reader, &ground, &entry).await?.refused_by(&trouble);
    Ok(frame.answer(trouble.status, &page))
}

/// `POST /assemblees/{id}/documents/{document}/retrait`: one that no notice has announced is taken back.
pub(crate) async fn remove(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    path: Path<(AssemblyId, DocumentId)>,
    form: Form<Sent<Pressed>>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_PLAN) {
        return refused;
    }
    let Reader { frame, desk } = &reader;
    let ((assembly, document), Sent { cle, act }) = (*path, form.0);
    let answer = async {
        let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &act);
        desk.assemblies.remove_document(&context, assembly, desk.today()?, document).await
    };
    let to = format!("{}/{PART}?fait=retrait", address(assembly));
    reader.settle(answer.await.map(|_| frame.go(&to)))
}

/// `GET /assemblees/{id}/documents/{document}`: its bytes.
pub(crate) async fn download(reader: Reader, path: Path<(AssemblyId, DocumentId)>) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_READ) {
        return refused;
    }
    let (assembly, document) = *path;
    let answer = reader.desk.assemblies.document_bytes(assembly, document).await;
    reader.settle(answer.map(|(attachment, bytes)| file(&attachment, bytes)))
}

/// The document as a file to keep, never as a page.
pub(crate) fn file(attachment: &Attachment, bytes: Vec<u8>) -> HttpResponse {
    let name = format!("{}.{}", name_of(&attachment.title), ending(&attachment.media_type));
    let whole = ExtendedValue {
        charset: Charset::Ext("UTF-8".to_owned()),
        language_tag: None,
        value: name.into_bytes(),
    };
    let plain = format!("document.{}", ending(&attachment.media_type));
    let kept = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(plain), DispositionParam::FilenameExt(whole)],
    };
    let media_type = match attachment.media_type.as_str() {
        text @ ("text/plain" | "text/csv") => format!("{text}; charset=utf-8"),
        other => other.to_owned(),
    };
    HttpResponse::Ok()
        .content_type(media_type)
        .insert_header(kept)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(bytes)
}

/// The letters and digits of a title, its words tied by hyphens.
fn name_of(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let name: String = words.collect::<Vec<_>>().join("-").chars().take(NAME).collect();
    if name.is_empty() { "document".to_owned() } else { name }
}

/// The ending of a file of that kind.
fn ending(media_type: &str) -> &'static str {
    DOCUMENT_KINDS.iter().find(|(kind, _)| *kind == media_type).map_or("bin", |(_, ending)| *ending)
}

/// What a document is: its kind and its size.
pub(crate) fn told(words: Words, attachment: &Attachment) -> String {
    let kind = ending(&attachment.media_type).to_uppercase();
    let size = words.count(attachment.size.div_ceil(1024));
    words.tell("document-told", &[("kind", &kind), ("size", &size)])
}

/// The resolutions that a document may be about: those of the notice, else those of the plan.
fn resolutions(words: Words, ground: &Ground) -> Vec<(String, String)> {
    let choice = |(number, title): (u32, &str)| {
        let shown = number.to_string();
        let parts = [("number", shown.as_str()), ("title", title)];
        (shown.clone(), words.tell("form-vote", &parts))
    };
    let called = ground.sheet.iter().flat_map(|sheet| &sheet.convened.resolutions);
    let called: Vec<_> = called.map(|of| (of.number, of.draft.title.as_str())).collect();
    let planned = ground.plan.iter().flat_map(|sheet| &sheet.plan.agenda);
    let planned = (1..).zip(planned.map(|draft| draft.title.as_str()));
    let all = if ground.sheet.is_some() { called } else { planned.collect() };
    let none = (String::new(), words.say("document-of-none"));
    [none].into_iter().chain(all.into_iter().map(choice)).collect()
}

impl Entry {
    fn file(&self, words: Words, bytes: Vec<u8>) -> Result<NewFile, Trouble> {
        if self.title.is_empty() {
            return Err(Trouble::with(words, "title", "document-title-missing"));
        }
        if bytes.is_empty() {
            return Err(Trouble::with(words, "fichier", "import-no-file"));
        }
        let resolution = Reading(words).any("resolution", &self.resolution, "whole-wrong")?;
        Ok(NewFile { title: self.title.clone(), media_type: String::new(), resolution, bytes })
    }

    fn parts(&self, words: Words, ground: &Ground) -> Vec<Part> {
        let resolution =
            Field::select("resolution", words.say("document-resolution"), resolutions(words, ground));
        let file = Field::file("fichier", words.say("import-file")).accepting(KINDS);
        vec![
            Field::text("title", words.say("field-title")).holding(&self.title).not_offered().into(),
            Field { required: false, ..resolution.holding(&self.resolution) }.into(),
            file.hinting(words.say("document-file-hint")).into(),
        ]
    }
}

impl DocumentsPage {
    fn new(
        frame: &Frame,
        ground: &Ground,
        rows: &[DocumentRow],
        (entry, reader): (&Entry, &Principal),
    ) -> Self {
        let words = frame.words;
        let stage = match (&ground.sheet, &ground.plan) {
            (Some(sheet), _) => Some(sheet.row.stage),
            (None, plan) => plan.as_ref().map(|plan| plan.row.stage),
        };
        let before = matches!(stage, Some(Stage::Planned | Stage::Convened | Stage::RollFrozen));
        let may = before && reader.may(ASSEMBLY_PLAN);
        let above = if ground.sheet.is_some() { address(ground.id) } else { ground.home() };
        let action = frame.to(&format!("{}/{PART}", address(ground.id)));
        // What the notice announced stays.
        let removable = may && stage == Some(Stage::Planned);
        Self {
            words,
            above: Link::new(frame.to(&above), ground.title(words)),
            done: None,
            alert: None,
            key: String::new(),
            lines: rows.iter().map(|row| Line::of(frame, ground.id, row, removable)).collect(),
            action: may.then_some(action),
            parts: if may { entry.parts(words, ground) } else { Vec::new() },
            frame: frame.clone(),
        }
    }

    /// The same after a refusal, said above and beside the field to blame.
    fn refused_by(mut self, trouble: &Trouble) -> Self {
        self.alert = Some(Alert::over(&mut self.parts, trouble));
        self
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{auditor, ground, preparation_told, staff};
        let (ground, rows) = (ground(), preparation_told().documents);
        let frame = frame.clone().at(&format!("{}/{PART}", address(ground.id)));
        let page = |entry: &Entry, reader: &Principal| {
            let page = Self::new(&frame, &ground, &rows, (entry, reader));
            Self { key: "0190b7a6".to_owned(), ..page }
        };
        let entry = Entry { title: "Comptes 2015".to_owned(), resolution: "1".to_owned() };
        let none = Trouble::with(frame.words, "fichier", "import-no-file");
        let done = Some(frame.words.say("done-document"));
        vec![
            ("documents", Self { done, ..page(&Entry::default(), &staff()) }),
            ("documents_refused", page(&entry, &staff()).refused_by(&none)),
            ("documents_read", page(&Entry::default(), &auditor())),
        ]
    }
}

impl Line {
    fn of(frame: &Frame, assembly: AssemblyId, row: &DocumentRow, removable: bool) -> Self {
        let (words, attachment) = (frame.words, &row.attachment);
        let at = format!("{}/{PART}/{}", address(assembly), attachment.document);
        let about = attachment
            .resolution
            .map(|number| words.tell("resolution-title", &[("number", &words.count(number.into()))]));
        Self {
            title: attachment.title.clone(),
            told: [told(words, attachment)].into_iter().chain(about).collect(),
            removed: row.removed,
            remove: (removable && !row.removed).then(|| frame.to(&format!("{at}/retrait"))),
            address: frame.to(&at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_file_has_letters_and_digits_alone() {
        for (title, name) in [
            ("Rapport de gestion 2015", "Rapport-de-gestion-2015"),
            ("Comptes : été « 2015 »", "Comptes-été-2015"),
            ("../../etc/passwd", "etc-passwd"),
            ("a\"; filename=\"x.exe\r\nSet-Cookie: y", "a-filename-x-exe-Set-Cookie-y"),
            ("…", "document"),
            ("", "document"),
        ] {
            assert_eq!(name_of(title), name, "{title}");
        }
        assert_eq!(name_of(&"é".repeat(500)).chars().count(), NAME);
    }
}
