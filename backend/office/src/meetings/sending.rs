//! Convocations by mail, to those who took that in writing (R225-63 C. com.); the others are told for the post.
//!
//! What can never happen: a mail to somebody who did not consent; two mails of one notice to one member, however often
//! the work is cut and begun again; a mail without its proof in the log; a batch that leaves after the assembly.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use assemblies::permissions::ASSEMBLY_CONVENE;
use assemblies::public::{AssemblyError, AssemblyId, Dispatch, DispatchChannel, DispatchRow, Stage};
use documents::assembly::FILE_NAME;
use documents::calendar::MEDIA_TYPE;
use documents::letters;
use kernel::jobs::Job;
use kernel::prelude::*;
use members::member::MemberError;
use members::public::{MemberFile, MemberId, MemberRow};
use serde::{Deserialize, Serialize};
use values::Day;

use super::convoking::NoticeOf;
use crate::exchange::every_page;
use crate::{Office, OfficeError};

/// Members looked at between two steps.
const BATCH: usize = 100;

/// How far the sending has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SendingStep {
    /// Members looked at.
    pub done: u64,
    /// Members to look at.
    pub total: u64,
}

/// What the sending came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentConvocations {
    /// Members to whom a mail was left in the outbox.
    pub mailed: u64,
    /// Members who have to be called by post: no written consent to mails, or no e-mail address.
    pub by_post: u64,
    /// Members without an address in the register: no convocation can be made for them.
    pub without_address: u64,
}

impl Office {
    /// Leaves the sending of an assembly's convocations to be done as a job; an assembly that nobody has called is
    /// refused at once, whatever else is in the way ends the job with its reason.
    pub async fn leave_convocations(
        &self,
        context: &Context,
        assembly: AssemblyId,
        on: Day,
    ) -> Result<Job, Failure> {
        self.kernel.require(ASSEMBLY_CONVENE)?;
        self.inside().assemblies.assembly(assembly).await?;
        self.jobs().send_convocations(context, assembly, on).await
    }

    /// Writes to each member of the register of a day whom no notice has reached, and notes that it was called; counts
    /// those who are for the post. Interrupted, it is run again and goes on. `progress` hears of each batch, and may
    /// stop the work before the next one.
    pub async fn send_convocations(
        &self,
        context: &Context,
        assembly: AssemblyId,
        on: Day,
        progress: impl AsyncFn(SendingStep) -> ControlFlow<()>,
    ) -> Result<SentConvocations, Failure> {
        self.kernel.require(ASSEMBLY_CONVENE)?;
        if let Some(sent) = self.kernel.begin_job(context).await? {
            return Ok(sent);
        }
        let inside = self.inside();
        let notice = inside.notice_of(assembly).await?;
        check_moment(&notice, on)?;
        // What no member could be sent is refused before the first one is written to.
        documents::assembly::draft_resolutions(&notice.notice).map_err(OfficeError::from)?;
        let rows = inside.not_reached(assembly, on).await?;
        let bounced = inside.times_sent(assembly).await?;
        let total = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let mut sent = SentConvocations::default();
        let mut done: u64 = 0;
        for batch in rows.chunks(BATCH) {
            self.send_batch(context, &notice, (on, batch), &bounced, &mut sent).await?;
            done = done.saturating_add(u64::try_from(batch.len()).unwrap_or(u64::MAX));
            if progress(SendingStep { done, total }).await.is_break() {
                return Err(KernelError::Stopped.into());
            }
        }
        // The mails are notes already: this last transaction only keeps the answer under the caller's key.
        self.kernel.run(context, async |_: &mut UnitOfWork| Ok(sent)).await
    }

    async fn send_batch(
        &self,
        context: &Context,
        notice: &NoticeOf,
        (on, batch): (Day, &[MemberRow]),
        bounced: &BTreeMap<MemberId, u64>,
        sent: &mut SentConvocations,
    ) -> Result<(), Failure> {
        let inside = self.inside();
        let mut mails: Vec<(MemberId, String, Outgoing)> = Vec::new();
        for row in batch {
            let file = inside.members.member(row.member_id, on, None).await?;
            let file = file.ok_or(MemberError::NotAdmitted {})?;
            if file.address.is_none() {
                sent.without_address += 1;
            } else if file.email.is_empty() || file.email_consent.is_none() {
                sent.by_post += 1;
            } else {
                let member = row.member_id;
                let time = bounced.get(&member).copied().unwrap_or_default().saturating_add(1);
                let name = format!("convocation:{}:{member}:{time}", notice.assembly);
                mails.push((member, name, mail(notice, &file)));
            }
        }
        if mails.is_empty() {
            return Ok(());
        }
        let context = context.clone().without_key();
        let notes = self
            .kernel
            .run(&context, async |uow: &mut UnitOfWork| {
                let mut notes: Vec<i64> = Vec::with_capacity(mails.len());
                for (_, name, note) in &mails {
                    notes.push(uow.send_once(name, note.clone()).await?.0);
                }
                Ok(notes)
            })
            .await?;
        let dispatches = mails.iter().zip(notes).map(|((member, ..), note)| Dispatch {
            member: *member,
            channel: DispatchChannel::Mail,
            on,
            note: Some(note),
        });
        sent.mailed += u64::try_from(mails.len()).unwrap_or(u64::MAX);
        self.assemblies.record_dispatch(&context, notice.assembly, dispatches.collect()).await?;
        Ok(())
    }

    /// How many times a notice went to each member to whom one did: one that came back is another letter.
    async fn times_sent(&self, assembly: AssemblyId) -> Result<BTreeMap<MemberId, u64>, Failure> {
        let rows: Vec<DispatchRow> =
            every_page(async |request| self.assemblies.dispatches(assembly, request).await).await?;
        Ok(rows.into_iter().map(|row| (row.member_id, row.times)).collect())
    }
}

/// Refuses, before anybody is written to, what the proof would be refused for afterwards.
fn check_moment(notice: &NoticeOf, on: Day) -> Result<(), AssemblyError> {
    let (stage, day) = (notice.sheet.row.stage, notice.convened().day);
    if !matches!(stage, Stage::Convened | Stage::RollFrozen) {
        return Err(AssemblyError::WrongStage { stage });
    }
    if on > day {
        return Err(AssemblyError::NoticeAfterAssembly { notice_sent_on: on, day });
    }
    Ok(())
}

fn mail(of: &NoticeOf, file: &MemberFile) -> Outgoing {
    let letter = letters::convocation(&of.notice, &file.row.name);
    let (assembly, member) = (of.assembly, file.row.member_id);
    Outgoing {
        kind: "mail".to_owned(),
        recipient: file.email.clone(),
        subject: letter.subject,
        body: letter.body,
        attachments: vec![
            Attachment {
                name: format!("Convocation-{}-{}.pdf", of.convened().day, file.row.number),
                media_type: "application/pdf".to_owned(),
                source: format!("convocation:{assembly}/{member}"),
            },
            Attachment {
                name: FILE_NAME.to_owned(),
                media_type: MEDIA_TYPE.to_owned(),
                source: format!("assembly-ics:{assembly}"),
            },
        ],
    }
}
