//! Facts to papers: invoices, minutes, reports.
//!
//! Why it exists: what the cooperative sends out must be right by law and a pleasure to read, whoever made the facts.
//! Each paper takes a plain typed input that says all it prints; nothing is looked up, no clock is read.
//!
//! What can never happen: a paper whose lines do not make its totals, or whose votes do not make its result
//! ([`DocumentError::DoesNotAddUp`]); an invoice without a mention that the law wants
//! ([`DocumentError::MissingMention`]); two calls with the same facts giving different bytes.

pub mod activity_report;
pub mod address_book;
pub mod assembly;
pub mod assembly_result;
pub mod bundle;
pub mod calendar;
pub mod cap_table;
pub mod export;
pub mod identity;
pub mod import;
pub mod invoice;
pub mod letters;
pub mod membership;

pub mod share_entries;

mod checks;
mod look;
mod paging;
mod words;

#[cfg(test)]
mod goldens;
#[cfg(test)]
mod goldens_assembly;
#[cfg(test)]
mod goldens_exchange;
#[cfg(test)]
mod goldens_facts;
#[cfg(test)]
mod goldens_membership;
#[cfg(test)]
mod goldens_minutes;
#[cfg(test)]
mod samples;

use pdf::{Document, PdfError};

/// A finished paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// A name for the file, in plain letters: `FA2015-000001.pdf`.
    pub file_name: String,
    /// What kind of file it is: `application/pdf`.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// Its text where it stands on the pages, for searches and golden files.
    pub text: String,
    /// Number of pages.
    pub pages: usize,
}

/// Why a paper could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// Parts do not make their whole: the facts are wrong, and a paper would spread the error.
    #[error("{what}\u{202f}: {found} au lieu de {expected}")]
    DoesNotAddUp {
        /// Which whole.
        what: String,
        /// What is stated.
        expected: String,
        /// What the parts make.
        found: String,
    },
    /// A mention that the law requires is empty.
    #[error("mention obligatoire absente\u{202f}: {mention}")]
    MissingMention {
        /// Which one, with its source.
        mention: &'static str,
    },
    /// The page could not be laid out or written.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// A chart could not be drawn.
    #[error(transparent)]
    Chart(#[from] charts::ChartError),
    /// A text is longer than a QR code holds.
    #[error("adresse de {length} octets, trop longue pour un code QR")]
    TooLongForCode {
        /// How long, in octets.
        length: usize,
    },
    /// A calendar could not be written.
    #[error(transparent)]
    Calendar(#[from] calendars::CalendarFileError),
}

/// Finishes a document under a file name made of plain letters.
fn finish(document: Document, name: &str) -> Result<Paper, DocumentError> {
    let finished = document.finish()?;
    Ok(Paper {
        file_name: format!("{}.pdf", words::plain_name(name)),
        media_type: "application/pdf",
        bytes: finished.bytes,
        text: finished.text,
        pages: finished.pages,
    })
}
