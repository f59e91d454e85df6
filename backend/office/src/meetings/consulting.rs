//! What a member may read before it votes: the documents of the assemblies that call it (R225-88, R225-89 C. com.).
//!
//! What can never happen: a document in the hands of a member whom its assembly does not call; one that was taken back.

use assemblies::public::{
    AssemblyError, AssemblyId, AssemblyRow, Attachment, DocumentId, DocumentRow, PreparingError,
};
use kernel::prelude::*;
use members::public::MemberId;
use values::Day;

use crate::Office;

/// Coming assemblies that a member is told of at most.
const ANNOUNCED: u64 = 20;

/// An assembly to which a member is called, with what lies before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calling {
    /// As a list shows it.
    pub row: AssemblyRow,
    /// Whether the member has a voice in it already; before, its roll is to come.
    pub has_voice: bool,
    /// The documents, but those taken back.
    pub documents: Vec<DocumentRow>,
}

impl Office {
    /// The assemblies that call the member in whose hands the office is, with their documents: members may read them
    /// from the notice on (R225-88, R225-89 C. com.).
    pub async fn callings_with_documents(&self, on: Day) -> Result<Vec<Calling>, Failure> {
        let member = self.asked_by()?;
        let inside = self.inside();
        let mut callings = Vec::new();
        for (row, has_voice) in inside.calling(member, on).await? {
            let mut documents = inside.assemblies.documents(row.assembly_id).await?;
            documents.retain(|document| !document.removed);
            callings.push(Calling { row, has_voice, documents });
        }
        Ok(callings)
    }

    /// The assemblies that call a member, and whether it has a voice there already.
    async fn calling(&self, member: MemberId, on: Day) -> Result<Vec<(AssemblyRow, bool)>, Failure> {
        let mut rows: Vec<(AssemblyRow, bool)> =
            self.assemblies.callings(member).await?.into_iter().map(|row| (row, true)).collect();
        let file = self.members.member(member, on, None).await?;
        if file.is_some_and(|file| file.left_on.is_none()) {
            let request = PageRequest {
                limit: Some(ANNOUNCED),
                sort: Some("day".to_owned()),
                filters: vec!["stage:eq:convened".to_owned()],
                ..PageRequest::default()
            };
            let announced = self.assemblies.assemblies(&request).await?.items;
            rows.extend(announced.into_iter().map(|row| (row, false)));
        }
        Ok(rows)
    }

    /// A document before an assembly that calls the member in whose hands the office is.
    pub async fn called_document(
        &self,
        assembly: AssemblyId,
        document: DocumentId,
        on: Day,
    ) -> Result<(Attachment, Vec<u8>), Failure> {
        let member = self.asked_by()?;
        let inside = self.inside();
        let is_called = inside.calling(member, on).await?.iter().any(|(row, _)| row.assembly_id == assembly);
        let laid = |row: &DocumentRow| row.attachment.document == document && !row.removed;
        if !is_called || !inside.assemblies.documents(assembly).await?.iter().any(laid) {
            return Err(AssemblyError::from(PreparingError::NoSuchDocument { document }).into());
        }
        inside.assemblies.document_bytes(assembly, document).await
    }
}
