//! `/voter`: the assemblies to which the reader is called, each with its documents; `/voter/{id}/documents/{document}`: one
//! of these.
//!
//! What can never happen here: a document of an assembly that does not call its reader (the office refuses it).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use office::Calling as Called;
use office::assemblies::public::{AssemblyId, AssemblyRow, DocumentId, DocumentRow, Stage};
use office::kernel::Failure;

use super::step;
use crate::assemblies::preparing::documents;
use crate::assemblies::terms;
use crate::frame::Frame;
use crate::language::Words;
use crate::notices::Link;
use crate::visitor::Reader;

/// What the page shows.
#[derive(Template)]
#[template(path = "voting/callings.html")]
pub(crate) struct CallingsPage {
    frame: Frame,
    words: Words,
    callings: Vec<Calling>,
}

/// An assembly that calls.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Calling {
    address: String,
    title: String,
    place: String,
    /// Key of what can be done.
    state: &'static str,
    open: bool,
    /// Whether one may enter.
    has_voice: bool,
    /// What there is to read before: where, and what it is.
    documents: Vec<(Link, String)>,
}

/// `GET /voter`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    let answer = page(&reader).await;
    reader.settle(answer)
}

async fn page(reader: &Reader) -> Result<HttpResponse, Failure> {
    let rows = reader.desk.callings_with_documents(reader.desk.today()?).await?;
    let page = CallingsPage::new(&reader.frame, &rows);
    Ok(reader.frame.answer(StatusCode::OK, &page))
}

/// `GET /voter/{id}/documents/{document}`.
pub(crate) async fn document(reader: Reader, path: Path<(AssemblyId, DocumentId)>) -> HttpResponse {
    let (assembly, document) = *path;
    let answer = async {
        let found = reader.desk.called_document(assembly, document, reader.desk.today()?).await?;
        Ok(documents::file(&found.0, found.1))
    };
    reader.settle(answer.await)
}

/// The way to a document, and what it is.
fn way(frame: &Frame, assembly: AssemblyId, row: &DocumentRow) -> (Link, String) {
    let attachment = &row.attachment;
    let at = step(assembly, &format!("/{}/{}", documents::PART, attachment.document));
    (Link::new(frame.to(&at), attachment.title.clone()), documents::told(frame.words, attachment))
}

/// The name of an assembly: what it is, and when.
pub(super) fn title(words: Words, row: &AssemblyRow) -> String {
    let (kind, day) = (words.say(terms::kind(row.kind)), words.day(row.day));
    words.tell("assembly-title", &[("kind", &kind), ("day", &day)])
}

impl CallingsPage {
    fn new(frame: &Frame, callings: &[Called]) -> Self {
        let words = frame.words;
        let calling = |of: &Called| Calling {
            address: frame.to(&step(of.row.assembly_id, "")),
            title: title(words, &of.row),
            place: of.row.place.clone(),
            state: match (of.has_voice, of.row.stage) {
                (false, _) => "calling-announced",
                (true, Stage::Open) => "calling-open",
                (true, _) => "calling-before",
            },
            open: of.row.stage == Stage::Open,
            has_voice: of.has_voice,
            documents: of.documents.iter().map(|row| way(frame, of.row.assembly_id, row)).collect(),
        };
        Self { frame: frame.clone(), words, callings: callings.iter().map(calling).collect() }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{convened_assembly, frozen_assembly, open_assembly, preparation_told};
        let frame = &frame.clone().at(super::PATH);
        let calling = |row, has_voice, documents| Called { row, has_voice, documents };
        let mut documents = preparation_told().documents;
        documents.retain(|row| !row.removed);
        let rows = [
            calling(open_assembly().row, true, documents.clone()),
            calling(frozen_assembly().row, true, Vec::new()),
            calling(convened_assembly().row, false, documents),
        ];
        vec![("voting_callings", Self::new(frame, &rows)), ("voting_callings_none", Self::new(frame, &[]))]
    }
}
