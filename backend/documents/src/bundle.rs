//! Many papers in one file, to be printed: a zip that any machine opens.
//!
//! What can never happen: two bundles of the same papers that differ by a byte (no clock is read).

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::Paper;

/// What kind of file a bundle is.
pub const MEDIA_TYPE: &str = "application/zip";

/// A bundle that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("le fichier des documents ne peut pas être écrit : {reason}")]
pub struct NotBundled {
    /// Why.
    pub reason: String,
}

/// Writes the papers as one file, in their order. Their bytes are compressed already.
pub fn bundle(papers: &[Paper]) -> Result<Vec<u8>, NotBundled> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let failed = |error: &dyn std::error::Error| NotBundled { reason: error.to_string() };
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for paper in papers {
        writer.start_file(paper.file_name.as_str(), options).map_err(|error: ZipError| failed(&error))?;
        writer.write_all(&paper.bytes).map_err(|error| failed(&error))?;
    }
    Ok(writer.finish().map_err(|error| failed(&error))?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_lie_in_a_bundle_as_they_are() {
        let paper = |name: &str| Paper {
            file_name: name.into(),
            media_type: "application/pdf",
            bytes: format!("%PDF {name}").into_bytes(),
            text: String::new(),
            pages: 1,
        };
        let bytes = bundle(&[paper("a.pdf"), paper("b.pdf")]).unwrap();
        let mut read = zip::ZipArchive::new(Cursor::new(bytes.clone())).unwrap();
        assert_eq!(read.len(), 2);
        let mut inside = Vec::new();
        std::io::Read::read_to_end(&mut read.by_name("b.pdf").unwrap(), &mut inside).unwrap();
        assert_eq!(inside, b"%PDF b.pdf");
        assert_eq!(bundle(&[paper("a.pdf"), paper("b.pdf")]).unwrap(), bytes);
    }
}
