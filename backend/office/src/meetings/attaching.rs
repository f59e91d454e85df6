//! Documents that are laid before an assembly: what they are is read off their first bytes.
//!
//! What can never happen: a page or a program among them, whatever it is called; a document larger than ten megabytes.

use assemblies::permissions::{ASSEMBLY_PLAN, ASSEMBLY_READ};
use assemblies::public::{AssemblyId, DocumentId, DocumentRow, NewDocument};
use kernel::prelude::*;
use values::{Day, Uuid};

use crate::{Office, OfficeError, StoredPaper};

/// Octets of a document at most.
pub const LARGEST_DOCUMENT: usize = 10_485_760;

/// The kinds that are kept, each with the ending of its file's name.
pub const DOCUMENT_KINDS: [(&str, &str); 8] = [
    ("application/pdf", "pdf"),
    ("image/png", "png"),
    ("image/jpeg", "jpg"),
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("text/csv", "csv"),
    ("text/plain", "txt"),
];

/// A document that is to be laid before an assembly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its title.
    pub title: String,
    /// What it is said to be, e.g. `text/csv`; empty when nobody said. It must be what its bytes say.
    pub media_type: String,
    /// The resolution that it is about, when it is about one.
    pub resolution: Option<u32>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Office {
    /// Lays a document before an assembly.
    pub async fn attach_document(
        &self,
        context: &Context,
        assembly: AssemblyId,
        on: Day,
        file: NewFile,
    ) -> Result<Vec<DocumentRow>, Failure> {
        self.kernel.require(ASSEMBLY_PLAN)?;
        if file.bytes.len() > LARGEST_DOCUMENT {
            let octets = |size: usize| u64::try_from(size).unwrap_or(u64::MAX);
            let (size, most) = (octets(file.bytes.len()), octets(LARGEST_DOCUMENT));
            return Err(OfficeError::FileTooLarge { size, most }.into());
        }
        let media_type = kind_of(&file.bytes, &file.media_type).ok_or(OfficeError::UnknownFile {})?;
        let document = NewDocument {
            document: DocumentId::new(Uuid::now_v7()),
            title: file.title,
            media_type: media_type.to_owned(),
            resolution: file.resolution,
            bytes: file.bytes,
        };
        self.assemblies.attach_document(context, assembly, on, document).await
    }

    /// A document as it was attached, under its title.
    pub async fn document_file(
        &self,
        assembly: AssemblyId,
        document: DocumentId,
    ) -> Result<StoredPaper, Failure> {
        self.kernel.require(ASSEMBLY_READ)?;
        let (attachment, bytes) = self.assemblies.document_bytes(assembly, document).await?;
        let kind = DOCUMENT_KINDS.iter().find(|(kind, _)| *kind == attachment.media_type);
        let ending = kind.map_or("bin", |(_, ending)| *ending);
        let file_name = format!("{}.{ending}", attachment.title.trim());
        Ok(StoredPaper { file_name, media_type: attachment.media_type, bytes })
    }
}

/// What a file is; `None` when it is none of the kinds that are kept, or not what it is said to be.
fn kind_of(bytes: &[u8], said: &str) -> Option<&'static str> {
    let found = kind_by_bytes(bytes)?;
    match said {
        "text/csv" if found == "text/plain" => Some("text/csv"),
        "" => Some(found),
        said => (said == found).then_some(found),
    }
}

fn kind_by_bytes(bytes: &[u8]) -> Option<&'static str> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if begins(b"%PDF-") {
        Some("application/pdf")
    } else if begins(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if begins(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if begins(b"PK\x03\x04") {
        // An ODT says what it is in its first entry, which is never compressed; the others by the names of theirs.
        let first = bytes.get(30..).unwrap_or_default();
        if first.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text") {
            Some("application/vnd.oasis.opendocument.text")
        } else if holds(b"word/document.xml") {
            Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        } else if holds(b"xl/workbook.xml") {
            Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        } else {
            None
        }
    } else {
        let text = std::str::from_utf8(bytes).ok()?;
        let plain = !text.trim().is_empty()
            && text.chars().all(|letter| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t'));
        // A page is text too, and is not kept.
        let page = text.trim_start_matches('\u{feff}').trim_start().starts_with('<');
        (plain && !page).then_some("text/plain")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let odt =
            [&[b'P', b'K', 3, 4][..], &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.text"].concat();
        let docx = [&b"PK\x03\x04"[..], &[0; 40], b"word/document.xml"].concat();
        for (bytes, said, kind) in [
            (&b"%PDF-1.7 x"[..], "", Some("application/pdf")),
            (b"%PDF-1.7 x", "application/pdf", Some("application/pdf")),
            (b"%PDF-1.7 x", "image/png", None),
            (b"\xff\xd8\xff\xe0", "", Some("image/jpeg")),
            (&odt, "", Some("application/vnd.oasis.opendocument.text")),
            (&docx, "", Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
            (b"PK\x03\x04 anything else", "", None),
            ("Élus ; 3\n".as_bytes(), "text/csv", Some("text/csv")),
            (b"a;b\n1;2\n", "", Some("text/plain")),
            (b"<!doctype html><script>", "", None),
            (b"MZ\x90\x00\x03", "", None),
            (b"\x7fELF\x02", "", None),
            (b"", "", None),
        ] {
            assert_eq!(kind_of(bytes, said), kind, "{bytes:?} {said}");
            let ending = |kind| DOCUMENT_KINDS.iter().any(|(known, _)| *known == kind);
            assert!(kind.is_none_or(ending), "a file of that kind has no ending");
        }
    }
}
