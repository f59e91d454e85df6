//! Use cases of contracts. Prices are found and frozen here, in the transaction that concludes.

use kernel::access::Owner;
use kernel::prelude::*;
use partners::public::{OrganisationId, VenueId};
use values::Day;

use super::aggregate::Contract;
use super::commands::ContractCommand;
use super::error::ContractError;
use super::terms::{ContractTerms, Ending};
use crate::parties::{BuyerIdentity, BuyerReferences, BuyerStatus, ServedVenue};
use crate::price_list::{PriceList, PriceListError};
use crate::public::{ContractId, PriceListId};
use crate::rules::periods::{BillingDay, Term};
use crate::rules::pricing::{LineOrder, price_order};
use crate::rules::vat::treatment_for;
use crate::seller::{SELLER, Seller};
use crate::views::contracts::{self, ContractRow, ContractView};
use crate::{Billing, permissions};

/// What is needed to conclude a contract.
#[derive(Debug, Clone, PartialEq)]
pub struct ConcludeContract {
    /// Its id.
    pub contract: ContractId,
    /// Day of signature: the price list must be in force on it.
    pub signed_on: Day,
    /// As people write it, unique.
    pub reference: String,
    /// Who pays, among the partners.
    pub customer: OrganisationId,
    /// Who pays, as printed.
    pub buyer: BuyerIdentity,
    /// What the buyer wants to read on its bills.
    pub references: BuyerReferences,
    /// Places served.
    pub venues: Vec<ServedVenue>,
    /// Price list.
    pub price_list: PriceListId,
    /// What is ordered.
    pub lines: Vec<LineOrder>,
    /// From when to when.
    pub term: Term,
    /// Day of the yearly bill; the anniversary when absent.
    pub billing_day: Option<BillingDay>,
    /// Days to pay; when absent the seller's usual term, and never more than 30 for a public body.
    pub payment_days: Option<u32>,
}

impl Billing {
    /// Concludes a contract at the prices of a list.
    pub async fn conclude_contract(
        &self,
        context: &Context,
        order: ConcludeContract,
    ) -> Result<ContractTerms, Failure> {
        self.kernel.require(permissions::CONTRACT_CONCLUDE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let terms = terms_in_tx(uow, &order).await?;
                let conclude = ContractCommand::Conclude(Box::new(terms.clone()));
                uow.execute::<Contract>(order.contract, order.signed_on, conclude).await?;
                Ok(terms)
            })
            .await
    }

    /// Ends a contract after `ending.last_day`; periods already billed are corrected by a credit note.
    pub async fn end_contract(
        &self,
        context: &Context,
        id: ContractId,
        ending: Ending,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::CONTRACT_END)?;
        self.contract_order(context, id, ending.last_day, ContractCommand::End(ending)).await
    }

    /// Serves more places from a day on.
    pub async fn serve_venues(
        &self,
        context: &Context,
        id: ContractId,
        venues: Vec<ServedVenue>,
        from: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::VENUES_SERVE)?;
        self.contract_order(context, id, from, ContractCommand::ServeVenues { venues, from }).await
    }

    /// Serves a place no more after a day.
    pub async fn withdraw_venue(
        &self,
        context: &Context,
        id: ContractId,
        venue: VenueId,
        last_day: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::VENUE_WITHDRAW)?;
        self.contract_order(context, id, last_day, ContractCommand::WithdrawVenue { venue, last_day }).await
    }

    /// Mends what the next bills say of the buyer.
    pub async fn correct_buyer(
        &self,
        context: &Context,
        id: ContractId,
        on: Day,
        buyer: BuyerIdentity,
        references: BuyerReferences,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::BUYER_CORRECT)?;
        let order = ContractCommand::CorrectBuyer { buyer: Box::new(buyer), references };
        self.contract_order(context, id, on, order).await
    }

    async fn contract_order(
        &self,
        context: &Context,
        id: ContractId,
        on: Day,
        command: ContractCommand,
    ) -> Result<(), Failure> {
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                uow.execute::<Contract>(id, on, command.clone()).await?;
                Ok(())
            })
            .await
    }

    /// One contract, whole. Customers read their own.
    pub async fn contract(&self, id: ContractId) -> Result<Option<ContractView>, Failure> {
        self.kernel.reach(permissions::CONTRACTS_READ)?;
        let found = contracts::one(self.kernel.reader(), id).await?;
        let owner = found.as_ref().map(|contract| Owner::Organisation(contract.terms.customer.uuid()));
        self.kernel.require_over_found(permissions::CONTRACTS_READ, owner)?;
        Ok(found)
    }

    /// Contracts. Customers read their own.
    pub async fn contracts(&self, page: &PageRequest) -> Result<Page<ContractRow>, Failure> {
        let page =
            self.kernel.reach_rows(permissions::CONTRACTS_READ, page, "customer_id", Owner::Organisation)?;
        contracts::list_contracts(self.kernel.reader(), &page).await
    }

    /// Distinct customers with a contract in force on a day, as known at a moment (now when absent).
    pub async fn customers_on(
        &self,
        day: Day,
        known_at: Option<values::Timestamp>,
    ) -> Result<Vec<OrganisationId>, Failure> {
        self.kernel.require(permissions::SERVED_READ)?;
        contracts::customers_on(self.kernel.reader(), day, known_at).await
    }

    /// Distinct places served on a day by contracts in force, as known at a moment (now when absent).
    pub async fn venues_on(
        &self,
        day: Day,
        known_at: Option<values::Timestamp>,
    ) -> Result<Vec<VenueId>, Failure> {
        self.kernel.require(permissions::SERVED_READ)?;
        contracts::venues_on(self.kernel.reader(), day, known_at).await
    }
}

async fn terms_in_tx(uow: &mut UnitOfWork, order: &ConcludeContract) -> Result<ContractTerms, Failure> {
    let list = uow.load::<PriceList>(order.price_list).await?.state;
    let prices = list.content()?;
    if !prices.in_force_on(order.signed_on) {
        return Err(PriceListError::NotInForce { on: order.signed_on }.into());
    }
    if contracts::reference_taken(uow.connection(), &order.reference).await? {
        return Err(ContractError::ReferenceTaken { reference: order.reference.clone() }.into());
    }
    let buyer = &order.buyer;
    let has_number = buyer.vat_number.is_some() && buyer.status != BuyerStatus::NotTaxable;
    let vat = |rate| treatment_for(&buyer.address.country, has_number, rate, order.term.from);
    let lines = order
        .lines
        .iter()
        .map(|line| price_order(order.price_list, &prices.items, line, vat))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|fault| ContractError::NoPrice { fault })?;
    let usual =
        uow.load::<Seller>(SELLER).await?.state.on(order.signed_on).map_or(30, |seller| seller.payment_days);
    let usual = if buyer.status == BuyerStatus::PublicBody { usual.min(30) } else { usual };
    Ok(ContractTerms {
        reference: order.reference.clone(),
        customer: order.customer,
        buyer: buyer.clone(),
        references: order.references.clone(),
        venues: order.venues.clone(),
        lines,
        term: order.term,
        billing_day: order.billing_day,
        payment_days: order.payment_days.unwrap_or(usual),
    })
}
