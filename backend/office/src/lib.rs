//! The office: one struct that holds every domain over one kernel, and what happens between them.
//!
//! It exists so that the API, the page and the demonstration call the same use cases. What can never happen here:
//! a rule of one domain (those live below), a view of its own, a call to the world (the outbox and the wires do that).

mod activity;
mod announcing;
mod applications;
mod contracting;
mod distribution;
mod error;
mod exchange;
mod figures;
pub mod identity;
mod importing;
mod invoicing;
pub mod jobs;
mod live;
mod mandates;
mod meetings;
mod member_links;
mod member_papers;
mod membership;
mod outbox;
pub mod permissions;
mod reminding;
mod voting;
mod voting_codes;

pub use crate::applications::{Accept, Apply};
pub use crate::error::OfficeError;
pub use crate::importing::{ImportTable, MemberImport};
pub use crate::invoicing::{BilledDay, BillingStep, StoredPaper, WithoutPaper};
pub use crate::live::{LiveView, OpenVote};
pub use crate::meetings::{
    Calling, DOCUMENT_KINDS, LARGEST_DOCUMENT, NewFile, RollDifferences, Sending, SendingStep,
    SentConvocations,
};
pub use crate::member_papers::{MemberPaper, Signed};
pub use crate::membership::{Admit, Move, Subscribe};
pub use crate::outbox::Outbox;
pub use crate::reminding::Reminded;
pub use crate::voting::Cast;
pub use members::MoreOfAdmission;
pub use {
    accounts, assemblies, billing, documents, kernel, members, partners, reports, royalties, values, webhooks,
};

use std::sync::Arc;

use accounts::Accounts;
use assemblies::Assemblies;
use billing::Billing;
use kernel::access::Principal;
use kernel::prelude::Projector;
use kernel::{Kernel, KeySource, Vault};
use members::Members;
use partners::Partners;
use reports::Reports;
use royalties::Royalties;
use webhooks::Webhooks;

/// Every domain, over one kernel. Cheap to clone.
#[derive(Clone)]
pub struct Office {
    /// The kernel beneath all domains: verification, rebuild, outbox.
    pub kernel: Kernel,
    /// Users, sessions, tokens, the audit trail.
    pub accounts: Accounts,
    /// Members and share capital.
    pub members: Members,
    /// Statutes, assemblies, votes.
    pub assemblies: Assemblies,
    /// Organisations, venues, prospects.
    pub partners: Partners,
    /// Prices, contracts, invoices, payments.
    pub billing: Billing,
    /// Usage and the split for the creators.
    pub royalties: Royalties,
    /// Facts nobody else owns, and the key figures.
    pub reports: Reports,
    /// Which other programs hear of what happens.
    pub webhooks: Webhooks,
    /// Where the world reaches the pages, without a slash at its end; empty while nobody said so.
    pub(crate) address: Arc<str>,
    /// What the screens of the assemblies show.
    pub(crate) screens: live::Screens,
}

impl Office {
    /// The office over a migrated database, in nobody's hands: whoever enters asks for [`Self::acting_for`].
    pub fn new(db: kernel::database::Connection, keys: KeySource, vault: Vault) -> Self {
        let kernel = Kernel::with(db, Self::projectors(), Members::upcasters(), keys, vault);
        let accounts = Accounts::new(kernel.clone()).knowing(permissions::all());
        Self::over(accounts, kernel, Arc::from(""), live::Screens::default())
    }

    /// The same office in somebody's hands: every use case asks what this principal may.
    #[must_use]
    pub fn acting_for(&self, principal: Principal) -> Self {
        let kernel = self.kernel.acting_for(principal);
        let accounts = self.accounts.over(kernel.clone());
        Self::over(accounts, kernel, Arc::clone(&self.address), self.screens.clone())
    }

    /// The same office, which knows where the world reaches its pages (`https://coop.example`): papers and mails that
    /// name a page name it there.
    #[must_use]
    pub fn reachable_at(self, address: &str) -> Self {
        Self { address: Arc::from(address.trim_end_matches('/')), ..self }
    }

    /// The office between its own rooms, once the use case above has been granted; acts stay signed by who asked.
    pub(crate) fn inside(&self) -> Self {
        self.acting_for(Principal::house(self.kernel.principal().actor().clone()))
    }

    fn over(accounts: Accounts, kernel: Kernel, address: Arc<str>, screens: live::Screens) -> Self {
        Self {
            accounts,
            members: Members::new(kernel.clone()),
            assemblies: Assemblies::new(kernel.clone()),
            partners: Partners::new(kernel.clone()),
            billing: Billing::new(kernel.clone()),
            royalties: Royalties::new(kernel.clone()),
            reports: Reports::new(kernel.clone()),
            webhooks: Webhooks::new(kernel.clone(), announcing::catalogue()),
            kernel,
            address,
            screens,
        }
    }

    /// The read models of all domains.
    pub fn projectors() -> Vec<Arc<dyn Projector>> {
        [
            Accounts::projectors(),
            Members::projectors(),
            Assemblies::projectors(),
            Partners::projectors(),
            Billing::projectors(),
            Royalties::projectors(),
            Reports::projectors(),
            Webhooks::projectors(),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
