//! Documents that lie before an assembly.

use office::assemblies::public::{Attachment, DocumentId, DocumentRow};
use office::values::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::sample::{self, Sample};

/// A document that lies, or lay, before the assembly.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AssemblyDocument)]
pub struct DocumentRowDto {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    pub document_id: DocumentId,
    /// Its title.
    pub title: String,
    /// What its bytes are.
    #[schema(example = "application/pdf")]
    pub media_type: String,
    /// Its size in octets.
    pub size: u64,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// The resolution that it is about, when it is about one.
    pub resolution: Option<u32>,
    /// Whether it was taken back.
    pub removed: bool,
    /// When it was attached.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
}

impl From<DocumentRow> for DocumentRowDto {
    fn from(DocumentRow { attachment, removed, recorded_at }: DocumentRow) -> Self {
        let Attachment { document: document_id, title, media_type, size, sha256, resolution } = attachment;
        Self { document_id, title, media_type, size, sha256, resolution, removed, recorded_at }
    }
}

impl Sample for DocumentRowDto {
    fn sample() -> Self {
        Self {
            document_id: DocumentId::new(sample::ID),
            title: "Rapport de gestion 2015".to_owned(),
            media_type: "application/pdf".to_owned(),
            size: 84_213,
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
            resolution: Some(1),
            removed: false,
            recorded_at: sample::parsed("2016-05-30T09:00:00.000000Z"),
        }
    }
}
