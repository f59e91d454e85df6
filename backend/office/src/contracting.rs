//! Who is billed and what is served are known among the partners: billing and partners do not know each other.
//!
//! What can never happen: a bill whose paper nobody can be told of, because its customer was never registered; a right
//! over partners that one must hold to bill. Partners are never removed, so that what is known before a command still
//! is when it is decided.

use billing::ConcludeContract;
use billing::permissions::{CONTRACT_CONCLUDE, INVOICE_DRAFT, VENUES_SERVE};
use billing::public::{ContractId, ContractTerms, InvoiceContent, InvoiceId, ServedVenue};
use kernel::prelude::*;
use partners::public::OrganisationId;
use values::Day;

use crate::Office;

impl Office {
    /// Concludes a contract with a customer over places that are known.
    pub async fn conclude_contract(
        &self,
        context: &Context,
        order: ConcludeContract,
    ) -> Result<ContractTerms, Failure> {
        self.kernel.require(CONTRACT_CONCLUDE)?;
        self.inside().partners_are_known(order.customer, &order.venues).await?;
        self.billing.conclude_contract(context, order).await
    }

    /// Serves more places, which are known, from a day on.
    pub async fn serve_venues(
        &self,
        context: &Context,
        id: ContractId,
        venues: Vec<ServedVenue>,
        from: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(VENUES_SERVE)?;
        self.inside().venues_are_known(&venues).await?;
        self.billing.serve_venues(context, id, venues, from).await
    }

    /// Prepares an invoice by hand for a customer who is known.
    pub async fn draft_invoice(
        &self,
        context: &Context,
        id: InvoiceId,
        on: Day,
        bill: InvoiceContent,
    ) -> Result<(), Failure> {
        self.kernel.require(INVOICE_DRAFT)?;
        self.inside().partners_are_known(bill.customer, &bill.venues).await?;
        self.billing.draft_invoice(context, id, on, bill).await
    }

    /// Refuses, in the words of the partners' room, a customer or a place that it does not know.
    async fn partners_are_known(
        &self,
        customer: OrganisationId,
        venues: &[ServedVenue],
    ) -> Result<(), Failure> {
        self.partners.organisation_ref(customer).await?;
        self.venues_are_known(venues).await
    }

    async fn venues_are_known(&self, venues: &[ServedVenue]) -> Result<(), Failure> {
        for served in venues {
            self.partners.venue(served.venue).await?;
        }
        Ok(())
    }
}
