//! What a billing run reads: contracts in the order of their references, and the periods already billed.

use std::collections::HashMap;

use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use values::Day;

use super::contracts::head;
use super::{billed_periods, parse, sellers};
use crate::contract::aggregate::Contract;
use crate::parties::SellerIdentity;
use crate::public::ContractId;
use crate::rules::numbering::InvoiceNumber;

/// A batch of contracts and what a plan needs beside them.
pub(crate) struct Due {
    pub(crate) contracts: Vec<(ContractId, Contract)>,
    pub(crate) billed: HashMap<(ContractId, Day), InvoiceNumber>,
    pub(crate) seller: Option<SellerIdentity>,
}

impl Due {
    /// Where the next batch starts; `None` when this one is empty.
    pub(crate) fn last_reference(&self) -> Option<String> {
        self.contracts.last().and_then(|(_, contract)| Some(contract.terms().ok()?.reference.clone()))
    }
}

/// The next contracts after a reference that have begun by `day`.
pub(crate) async fn load(
    db: &impl ConnectionTrait,
    day: Day,
    after: &str,
    limit: u64,
) -> Result<Due, Failure> {
    let rows = head::Entity::find()
        .filter(head::Column::FromDay.lte(day.to_string()))
        .filter(head::Column::Reference.gt(after))
        .order_by_asc(head::Column::Reference)
        .limit(limit)
        .all(db)
        .await?;
    let mut contracts = Vec::with_capacity(rows.len());
    for row in &rows {
        contracts.push((parse("contrat", &row.contract_id)?, serde_json::from_str(&row.body)?));
    }
    let ids = rows.into_iter().map(|row| row.contract_id).collect();
    let billed = billed_periods::of_contracts(db, ids).await?;
    Ok(Due { contracts, billed, seller: sellers::on(db, day).await? })
}

/// Number of contracts that a run on that day looks at.
pub(crate) async fn count(db: &impl ConnectionTrait, day: Day) -> Result<u64, Failure> {
    Ok(head::Entity::find().filter(head::Column::FromDay.lte(day.to_string())).count(db).await?)
}
