//! Convocations: what all members get is made once, what each gets of its own is added to it.
//!
//! What can never happen: a voting code on a paper under statutes without electronic votes; a member's paper of another
//! day than that of the register from which it was called (R225-68 C. com.).

use std::sync::Arc;

use assemblies::permissions::ASSEMBLY_CONVENE;
use assemblies::public::{AssemblyId, AssemblySheet, Convened};
use documents::Paper;
use documents::assembly::Notice;
use documents::assembly::from_assemblies::{
    self, Around, Names, NoticeFacts, VotingAccess, first_call, recipient,
};
use documents::bundle;
use kernel::prelude::*;
use members::member::MemberError;
use members::public::{MemberFile, MemberId, MemberRow};
use values::Day;

use crate::{Office, OfficeError, Signed, StoredPaper};

/// Papers in a bundle at most.
pub(super) const BUNDLE: usize = 500;

/// What all members of an assembly get alike.
pub(super) struct NoticeOf {
    pub(super) assembly: AssemblyId,
    pub(super) sheet: AssemblySheet,
    pub(super) notice: Notice,
}

impl NoticeOf {
    pub(super) fn convened(&self) -> &Convened {
        &self.sheet.convened
    }
}

impl Office {
    /// The convocation of a member, with the drafts and the form, as the register of a day knows it.
    pub async fn convocation_paper(
        &self,
        assembly: AssemblyId,
        member: MemberId,
        on: Day,
    ) -> Result<StoredPaper, Failure> {
        self.kernel.require(ASSEMBLY_CONVENE)?;
        let inside = self.inside();
        let notice = inside.notice_of(assembly).await?;
        let file = inside.members.member(member, on, None).await?.ok_or(MemberError::NotAdmitted {})?;
        Ok(inside.convocation(&notice, &file)?.into())
    }

    /// The convocation as it is attached to a mail: of the present, and never of a day before the notice.
    pub(crate) async fn convocation_sent(
        &self,
        context: &Context,
        assembly: AssemblyId,
        member: MemberId,
    ) -> Result<StoredPaper, Failure> {
        self.kernel.require(ASSEMBLY_CONVENE)?;
        let sent_on = self.inside().assemblies.assembly(assembly).await?.convened.notice_sent_on;
        let on = context.at.day().map_or(sent_on, |today| today.max(sent_on));
        self.convocation_paper(assembly, member, on).await
    }

    /// The convocations of those whom no notice has reached yet, to be printed: a page, from 1, of five hundred at most
    /// in the order of the register.
    pub async fn convocations_zip(
        &self,
        assembly: AssemblyId,
        page: usize,
        on: Day,
    ) -> Result<StoredPaper, Failure> {
        self.kernel.require(ASSEMBLY_CONVENE)?;
        let inside = self.inside();
        let notice = inside.notice_of(assembly).await?;
        let rows = inside.not_reached(assembly, on).await?;
        let asked = page.checked_sub(1).and_then(|before| rows.chunks(BUNDLE).nth(before));
        let asked = asked.ok_or_else(|| OfficeError::NoSuchPaper {
            what: format!("page {page} des convocations à envoyer par la poste"),
        })?;
        let mut papers: Vec<Paper> = Vec::with_capacity(asked.len());
        for row in asked {
            let file = inside.members.member(row.member_id, on, None).await?;
            papers.push(inside.convocation(&notice, &file.ok_or(MemberError::NotAdmitted {})?)?);
        }
        let bytes = bundle::bundle(&papers)
            .map_err(|error| OfficeError::PaperRefused { reason: error.to_string() })?;
        Ok(StoredPaper {
            file_name: format!("convocations-{}-{page}.zip", notice.convened().day),
            media_type: bundle::MEDIA_TYPE.to_owned(),
            bytes,
        })
    }

    /// Members of the register of a day whom no notice has reached, in the order of their numbers.
    pub(super) async fn not_reached(&self, assembly: AssemblyId, on: Day) -> Result<Vec<MemberRow>, Failure> {
        let reached = self.assemblies.reached(assembly).await?;
        let mut rows = self.everybody(on).await?;
        rows.retain(|row| !reached.contains(&row.member_id));
        rows.sort_by_key(|row| row.number);
        Ok(rows)
    }

    /// What all members get: the office of the house makes it.
    pub(super) async fn notice_of(&self, assembly: AssemblyId) -> Result<NoticeOf, Failure> {
        let result = self.assemblies.result(assembly).await?;
        let (sheet, resolutions) = (result.assembly, result.resolutions);
        let convened = &sheet.convened;
        let sent_on = convened.notice_sent_on;
        let voters = self.members.voters(sent_on, None).await?;
        let documents = self.assemblies.documents(assembly).await?;
        let facts = NoticeFacts {
            cooperative: self.cooperative_on(sent_on).await?,
            issuance: self.issuance(sent_on, &Signed::default()).await?,
            around: self.around(convened).await?,
            members: u32::try_from(voters.len()).unwrap_or(u32::MAX),
            names: voters.into_iter().map(|voter| (voter.member_id, voter.display_name)).collect::<Names>(),
            electronic_at: Some(format!("{}/voter", self.address)),
            documents: documents
                .into_iter()
                .filter(|row| !row.removed)
                .map(|row| row.attachment.title)
                .collect(),
        };
        let notice = from_assemblies::notice(convened, &resolutions, facts).map_err(OfficeError::from)?;
        Ok(NoticeOf { assembly, sheet, notice })
    }

    /// The paper of one member.
    pub(super) fn convocation(&self, of: &NoticeOf, file: &MemberFile) -> Result<Paper, Failure> {
        let clauses = &of.convened().statutes.document;
        let (assembly, member) = (of.assembly, file.row.member_id);
        let access = if clauses.meetings().electronic_voting {
            let token = self.entry_token(assembly, member)?;
            let sign_in = format!("{}/assemblees/{assembly}/entree/{token}", self.address);
            Some(VotingAccess { code: self.voting_code(assembly, member)?, sign_in })
        } else {
            None
        };
        let recipient = recipient(file, clauses.weighting.is_some(), access);
        Ok(documents::assembly::convocation(&of.notice, &recipient).map_err(OfficeError::from)?)
    }

    /// What lies around an assembly: the first call of a second one, where one takes part from a distance.
    pub(super) async fn around(&self, convened: &Convened) -> Result<Around, Failure> {
        let first = match convened.first {
            Some(first) => {
                let held = self.assemblies.result(first).await?;
                first_call(held.assembly.convened.day, &held.resolutions)
            }
            None => None,
        };
        let address: &Arc<str> = &self.address;
        let remote_at = if address.is_empty() { String::new() } else { format!("{address}/voter") };
        Ok(Around { first, remote_at, opened_at: None })
    }
}
