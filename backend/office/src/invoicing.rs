//! From a contract to the paper that leaves the house: the run, the paper of each bill frozen beside it, the mail.
//!
//! A bill is issued in one transaction; its paper is made of that frozen fact alone, so it can be made at any later
//! time with the same bytes. What can never happen: a paper that differs from the one frozen first.

use std::ops::ControlFlow;

use billing::permissions::RUN_BILL;
use billing::public::{InvoiceId, InvoiceRow, IssuedInvoice, RunProgress, RunReport};
use documents::Paper;
use documents::identity::Cooperative;
use documents::invoice::InvoicePaper;
use kernel::prelude::*;
use partners::organisation::OrganisationError;
use serde::{Deserialize, Serialize};
use values::Day;

use crate::{Office, OfficeError};

/// What a run and the papers of its bills came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BilledDay {
    /// The bills.
    pub run: RunReport,
    /// Papers frozen now, those of earlier interrupted runs included.
    pub papers: u64,
    /// Issued bills of which no paper can be made; they stop nobody else's.
    pub without_paper: Vec<WithoutPaper>,
}

/// An issued bill whose paper was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithoutPaper {
    /// The bill.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: String,
    /// Why, in French.
    pub reason: String,
}

/// How far the papers have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BillingStep {
    /// Issuing.
    Issuing(RunProgress),
    /// Freezing papers: done so far.
    Papers(u64),
}

impl Office {
    /// Bills what is due on a day, then freezes the paper of every bill that has none yet. Interrupted, it is run
    /// again: what is billed stays billed, and the missing papers are made. `progress` hears of each step, and may stop
    /// the work before the next one.
    pub async fn bill(
        &self,
        context: &Context,
        on: Day,
        progress: impl AsyncFn(BillingStep) -> ControlFlow<()>,
    ) -> Result<BilledDay, Failure> {
        self.kernel.require(RUN_BILL)?;
        if let Some(billed) = self.kernel.begin_job(context).await? {
            return Ok(billed);
        }
        let run =
            self.billing.run(context, on, async |step| progress(BillingStep::Issuing(step)).await).await?;
        let (mut papers, mut without_paper) = (0, Vec::new());
        let inside = self.inside();
        for row in inside.without_paper().await? {
            let invoice = row
                .invoice_id
                .parse::<InvoiceId>()
                .map_err(|_| OfficeError::NoSuchPaper { what: row.invoice_id })?;
            match inside.invoice_paper(&context.clone().without_key(), invoice).await {
                Ok(_) => papers += 1,
                Err(failure) => match failure.refusal::<OfficeError>() {
                    Some(OfficeError::PaperRefused { reason }) => {
                        let reason = reason.clone();
                        without_paper.push(WithoutPaper { invoice, number: row.number, reason });
                    }
                    _ => return Err(failure),
                },
            }
            if progress(BillingStep::Papers(papers)).await.is_break() {
                return Err(KernelError::Stopped.into());
            }
        }
        let billed = BilledDay { run, papers, without_paper };
        // The bills are facts already: this last transaction only keeps the answer under the caller's key.
        self.kernel.run(context, async |_: &mut UnitOfWork| Ok(billed.clone())).await
    }

    async fn without_paper(&self) -> Result<Vec<InvoiceRow>, Failure> {
        let mut request = PageRequest {
            limit: Some(1_000),
            filters: vec!["paper_sha256:eq:".to_owned()],
            sort: Some("number".to_owned()),
            ..PageRequest::default()
        };
        let mut rows = Vec::new();
        loop {
            let page = self.billing.invoices(&request).await?;
            rows.extend(page.items);
            match page.next {
                Some(next) => request.cursor = Some(next),
                None => return Ok(rows),
            }
        }
    }

    /// The frozen paper of an issued bill or credit note; made and frozen when there is none yet, and then a note
    /// to the customer's contact is left in the outbox.
    pub async fn invoice_paper(&self, context: &Context, id: InvoiceId) -> Result<StoredPaper, Failure> {
        if let Some(paper) = self.billing.paper(id).await? {
            return Ok(StoredPaper {
                file_name: format!("{}.pdf", paper.number),
                media_type: paper.paper.media_type,
                bytes: paper.bytes,
            });
        }
        let view = self
            .billing
            .invoice(id)
            .await?
            .ok_or_else(|| OfficeError::NoSuchPaper { what: format!("facture {id}") })?;
        let paper =
            documents::invoice::invoice(&InvoicePaper::from(&view.invoice)).map_err(OfficeError::from)?;
        // Whoever may read it gets it: that it is kept now is the house's doing, not a right of theirs.
        let inside = self.inside();
        inside.announce(context, id, &view.invoice, &paper.file_name).await?;
        inside.billing.freeze_paper(context, id, paper.media_type, &paper.bytes).await?;
        Ok(paper.into())
    }
}

impl Office {
    /// Leaves a note to the customer's contact, once for each paper: the key makes a repeat after a crash harmless.
    async fn announce(
        &self,
        context: &Context,
        id: InvoiceId,
        issued: &IssuedInvoice,
        file_name: &str,
    ) -> Result<(), Failure> {
        let customer = match self.partners.organisation(issued.content.customer).await {
            Ok(customer) if !customer.contact_email.is_empty() => customer,
            Ok(_) => return Ok(()),
            // Nobody to write to: the paper is made all the same, and the run goes on.
            Err(failure)
                if matches!(failure.refusal::<OrganisationError>(), Some(OrganisationError::Unknown {})) =>
            {
                return Ok(());
            }
            Err(failure) => return Err(failure),
        };
        let letter = documents::letters::invoice(issued);
        let note = Outgoing {
            kind: "mail".to_owned(),
            recipient: customer.contact_email,
            subject: letter.subject,
            body: letter.body,
            attachments: vec![Attachment {
                name: file_name.to_owned(),
                media_type: "application/pdf".to_owned(),
                source: format!("invoice:{id}"),
            }],
        };
        // No caller can send this key: theirs have no space. One actor, so that it is the same for whoever asks.
        let key = format!("announce {id}");
        let once = Context::new(Actor::new("system:office"), context.at, context.correlation)
            .with_key(key.clone(), key.into_bytes());
        self.kernel.run(&once, async |uow: &mut UnitOfWork| uow.send(note.clone()).await).await
    }

    /// The bytes that an attachment's source names: `invoice:<id>` is the frozen paper of a bill or credit note,
    /// `convocation:<assembly>/<member>` a member's convocation, `assembly-ics:<assembly>` the appointment.
    pub async fn attachment(&self, context: &Context, source: &str) -> Result<StoredPaper, Failure> {
        let unknown = || OfficeError::NoSuchPaper { what: source.to_owned() };
        let (kind, id) = source.split_once(':').ok_or_else(unknown)?;
        match kind {
            "invoice" => self.invoice_paper(context, id.parse().map_err(|_| unknown())?).await,
            "convocation" => {
                let (assembly, member) = id.split_once('/').ok_or_else(unknown)?;
                let assembly = assembly.parse().map_err(|_| unknown())?;
                let member = member.parse().map_err(|_| unknown())?;
                self.convocation_sent(context, assembly, member).await
            }
            "assembly-ics" => self.assembly_calendar_file(id.parse().map_err(|_| unknown())?).await,
            _ => Err(unknown().into()),
        }
    }

    /// The cooperative as its papers named it on a day.
    pub(crate) async fn cooperative_on(&self, on: Day) -> Result<Cooperative, Failure> {
        let seller = self.billing.seller_on(on).await?.ok_or(OfficeError::NoSeller { on })?;
        Ok(Cooperative::from(&seller))
    }
}

/// A paper as it is given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPaper {
    /// Name of the file.
    pub file_name: String,
    /// E.g. `application/pdf`.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl From<Paper> for StoredPaper {
    fn from(paper: Paper) -> Self {
        Self { file_name: paper.file_name, media_type: paper.media_type.to_owned(), bytes: paper.bytes }
    }
}
