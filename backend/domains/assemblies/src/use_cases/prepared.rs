//! What is read of an assembly before its session: plans, documents, requests, questions, whom the notice reached.

use kernel::prelude::*;

use crate::public::{
    AssemblyError, AssemblyId, Attachment, CallingRow, DispatchRow, DocumentId, DocumentRow, PlanRow,
    PlanSheet, PreparingError, QuestionRow, RequestRow,
};
use crate::{Assemblies, permissions, views};

impl Assemblies {
    /// The assemblies that are or were prepared, the next first.
    pub async fn plans(&self, request: &PageRequest) -> Result<Page<PlanRow>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        views::plans::all(self.kernel.reader(), request).await
    }

    /// One plan.
    pub async fn planned(&self, assembly: AssemblyId) -> Result<PlanSheet, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        let sheet = views::plans::one(self.kernel.reader(), assembly).await?;
        sheet.ok_or_else(|| AssemblyError::from(PreparingError::NotPlanned {}).into())
    }

    /// The documents of an assembly, those taken back too.
    pub async fn documents(&self, assembly: AssemblyId) -> Result<Vec<DocumentRow>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        views::attachments::of(self.kernel.reader(), assembly).await
    }

    /// The same, page by page; an assembly that nobody prepares or has called is refused.
    pub async fn documents_page(
        &self,
        assembly: AssemblyId,
        request: &PageRequest,
    ) -> Result<Page<DocumentRow>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        self.prepared_or_called(assembly).await?;
        views::attachments::page_of(self.kernel.reader(), assembly, request).await
    }

    /// The bytes of a document, as they were attached; of one that was taken back, too.
    pub async fn document_bytes(
        &self,
        assembly: AssemblyId,
        document: DocumentId,
    ) -> Result<(Attachment, Vec<u8>), Failure> {
        let rows = self.documents(assembly).await?;
        let found = rows.into_iter().map(|row| row.attachment).find(|each| each.document == document);
        let attachment =
            found.ok_or_else(|| AssemblyError::from(PreparingError::NoSuchDocument { document }))?;
        let kept = self.kernel.kept(&attachment.sha256).await?;
        let kept = kept.ok_or_else(|| AssemblyError::from(PreparingError::NoSuchDocument { document }))?;
        Ok((attachment, kept.bytes))
    }

    /// What members asked to be put on the agenda.
    pub async fn requests(&self, assembly: AssemblyId) -> Result<Vec<RequestRow>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        views::requests::of(self.kernel.reader(), assembly).await
    }

    /// The written questions, with their answers.
    pub async fn questions(&self, assembly: AssemblyId) -> Result<Vec<QuestionRow>, Failure> {
        self.kernel.require(permissions::ROLL_READ)?;
        views::questions::of(self.kernel.reader(), assembly).await
    }

    /// What members asked to be put on the agenda, page by page; an assembly that nobody prepares or has called is refused.
    pub async fn requests_page(
        &self,
        assembly: AssemblyId,
        request: &PageRequest,
    ) -> Result<Page<RequestRow>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        self.prepared_or_called(assembly).await?;
        views::requests::page_of(self.kernel.reader(), assembly, request).await
    }

    /// The written questions, page by page; an assembly that nobody prepares or has called is refused.
    pub async fn questions_page(
        &self,
        assembly: AssemblyId,
        request: &PageRequest,
    ) -> Result<Page<QuestionRow>, Failure> {
        self.kernel.require(permissions::ROLL_READ)?;
        self.prepared_or_called(assembly).await?;
        views::questions::page_of(self.kernel.reader(), assembly, request).await
    }

    async fn prepared_or_called(&self, assembly: AssemblyId) -> Result<(), Failure> {
        if views::plans::one(self.kernel.reader(), assembly).await?.is_none() {
            self.assembly_sheet(assembly).await?;
        }
        Ok(())
    }

    /// The proof of sending, member by member.
    pub async fn dispatches(
        &self,
        assembly: AssemblyId,
        request: &PageRequest,
    ) -> Result<Page<DispatchRow>, Failure> {
        self.kernel.require(permissions::ROLL_READ)?;
        self.assembly_sheet(assembly).await?;
        views::dispatches::of(self.kernel.reader(), assembly, request).await
    }

    /// How many members the notice reached, by channel.
    pub async fn calling(&self, assembly: AssemblyId) -> Result<CallingRow, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        self.assembly_sheet(assembly).await?;
        views::dispatches::summary(self.kernel.reader(), assembly).await
    }

    /// Whom the notice reached.
    pub async fn reached(
        &self,
        assembly: AssemblyId,
    ) -> Result<std::collections::BTreeSet<members::public::MemberId>, Failure> {
        self.kernel.require(permissions::ROLL_READ)?;
        views::dispatches::reached(self.kernel.reader(), assembly).await
    }
}
