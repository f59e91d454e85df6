//! Chains of securities, first in, first out.
//!
//! Each subscription makes a security. A transfer or a withdrawal ends as many of the member's oldest securities as it
//! needs; the last of them may be needed in part only, and what is left is then issued again under another
//! identifier, with the same price and at the same place in the queue (`balance_security_id`). A transaction of the
//! format ends one security, so that a movement over several becomes several transactions.
//!
//! Identifiers are made of order numbers of the register, and stay the same in each export of the same facts.

use std::collections::{BTreeMap, VecDeque};

use values::{Day, Money, Uuid};

use crate::CapTableError;
use crate::captable::{CapTable, Movement, Refund};
use crate::objects::{Cancellation, Issuance, Monetary, Repurchase, Transaction, Transfer};
use crate::operations::{Operation, operations};

/// Prefix of the custom identifiers of securities: « part sociale ».
pub(crate) const PREFIX: &str = "PS-";

/// A security that is not ended.
#[derive(Debug, Clone)]
struct Security {
    /// What its identifiers are made of.
    label: String,
    quantity: u32,
    price: Monetary,
    /// Since when its holder has had it, whatever was split off since.
    since: Day,
}

/// A security that an operation ends.
struct Ended {
    security: Security,
    /// How much of it the operation needs.
    quantity: u32,
    /// What is issued again, when that is not all of it.
    balance: Option<Security>,
    /// Of the transaction that ends it: the order number, and the part when there are several.
    label: String,
}

struct Chains<'a> {
    table: &'a CapTable,
    /// Oldest first.
    holdings: BTreeMap<Uuid, VecDeque<Security>>,
    transactions: Vec<Transaction>,
}

/// All transactions, in the order in which they happened: issuances before the transaction that names them.
pub(crate) fn transactions(table: &CapTable) -> Result<Vec<Transaction>, CapTableError> {
    let mut chains = Chains { table, holdings: BTreeMap::new(), transactions: Vec::new() };
    for operation in operations(table)? {
        match operation {
            Operation::Subscription { line, price_per_share } => chains.subscribe(line, price_per_share),
            Operation::Transfer { out, into, price } => chains.transfer(out, into, price)?,
            Operation::Withdrawal { line, refund, reason } => chains.withdraw(line, refund, reason)?,
        }
    }
    Ok(chains.transactions)
}

impl Chains<'_> {
    fn subscribe(&mut self, line: &Movement, price_per_share: Money) {
        let security = Security {
            label: line.number.to_string(),
            quantity: line.shares.count(),
            price: Monetary::euros(price_per_share),
            since: line.on,
        };
        self.issue(&security, line.member, line.on, movement_words(line.number));
        self.holdings.entry(line.member).or_default().push_back(security);
    }

    fn transfer(
        &mut self,
        out: &Movement,
        into: &Movement,
        price: Option<Money>,
    ) -> Result<(), CapTableError> {
        let words = if out.number == into.number {
            movement_words(out.number)
        } else {
            format!("Movements {} and {} of the register.", out.number, into.number)
        };
        let price_of_one = match price {
            Some(total) => Monetary::per_share(total, out.shares.count()),
            None => Monetary::euros(self.table.share.nominal),
        };
        let consideration_text = price.map(|total| format!("{total} EUR for {} shares in all.", out.shares));
        let all = self.take(out)?;
        let several = all.len() > 1;
        for (part, ended) in (1..).zip(all) {
            let resulting = Security {
                label: part_label(into.number, part, several),
                quantity: ended.quantity,
                price: price_of_one.clone(),
                since: into.on,
            };
            let origin = format!("{words} From {PREFIX}{}.", ended.security.label);
            self.issue(&resulting, into.member, into.on, origin);
            let balance_security_id = self.reissue(out, &ended);
            self.transactions.push(Transaction::Transfer(Transfer {
                id: format!("transfer-{}", ended.label),
                security_id: security_id(&ended.security.label),
                date: out.on,
                quantity: ended.quantity.to_string(),
                consideration_text: consideration_text.clone(),
                balance_security_id,
                resulting_security_ids: vec![security_id(&resulting.label)],
                comments: vec![words.clone()],
            }));
            self.holdings.entry(into.member).or_default().push_back(resulting);
        }
        Ok(())
    }

    /// A withdrawal is a repurchase when there is a price: the only transaction that ends a security and says what
    /// was given for it. Otherwise it is a cancellation, which needs a reason.
    fn withdraw(&mut self, line: &Movement, refund: Refund, reason: &str) -> Result<(), CapTableError> {
        for ended in self.take(line)? {
            let balance_security_id = self.reissue(line, &ended);
            let security_id = security_id(&ended.security.label);
            let quantity = ended.quantity.to_string();
            let comments = vec![movement_words(line.number)];
            self.transactions.push(match refund {
                Refund::Fixed(total) if !total.is_zero() => Transaction::Repurchase(Repurchase {
                    id: format!("repurchase-{}", ended.label),
                    security_id,
                    date: line.on,
                    price: Monetary::per_share(total, line.shares.count()),
                    quantity,
                    consideration_text: format!("{total} EUR for {} shares in all. {reason}", line.shares),
                    balance_security_id,
                    comments,
                }),
                Refund::Fixed(_) | Refund::Open => Transaction::Cancellation(Cancellation {
                    id: format!("cancellation-{}", ended.label),
                    security_id,
                    date: line.on,
                    quantity,
                    balance_security_id,
                    reason_text: match refund {
                        Refund::Fixed(_) => format!("{reason} (nothing is refunded)"),
                        Refund::Open => format!("{reason} (the refund is not fixed yet)"),
                    },
                    comments,
                }),
            });
        }
        Ok(())
    }

    /// Takes the oldest shares of a member out of its holdings, and puts back what is left of the last security.
    fn take(&mut self, line: &Movement) -> Result<Vec<Ended>, CapTableError> {
        let asked = line.shares.count();
        let held = self.holdings.entry(line.member).or_default();
        let sum: u64 = held.iter().map(|security| u64::from(security.quantity)).sum();
        if sum < u64::from(asked) {
            let (number, asked) = (line.number, u64::from(asked));
            return Err(CapTableError::NotEnoughShares { number, held: sum, asked });
        }
        let mut taken = Vec::new();
        let mut missing = asked;
        while missing > 0 {
            let Some(security) = held.pop_front() else { break };
            let quantity = missing.min(security.quantity);
            missing -= quantity;
            taken.push((security, quantity));
        }
        let several = taken.len() > 1;
        let mut all = Vec::new();
        for (part, (security, quantity)) in (1..).zip(taken) {
            let rest = security.quantity - quantity;
            let label = format!("{}-balance", line.number);
            let balance = (rest > 0).then(|| Security { label, quantity: rest, ..security.clone() });
            if let Some(balance) = &balance {
                held.push_front(balance.clone());
            }
            all.push(Ended { security, quantity, balance, label: part_label(line.number, part, several) });
        }
        Ok(all)
    }

    /// Issues what is left of a security, and gives its identifier.
    fn reissue(&mut self, line: &Movement, ended: &Ended) -> Option<String> {
        let balance = ended.balance.as_ref()?;
        let words = format!(
            "{} What is left of {PREFIX}{}, held since {}.",
            movement_words(line.number),
            ended.security.label,
            balance.since
        );
        self.issue(balance, line.member, line.on, words);
        Some(security_id(&balance.label))
    }

    fn issue(&mut self, security: &Security, to: Uuid, on: Day, words: String) {
        self.transactions.push(Transaction::Issuance(Issuance {
            id: format!("issuance-{}", security.label),
            security_id: security_id(&security.label),
            date: on,
            custom_id: format!("{PREFIX}{}", security.label),
            stakeholder_id: to,
            security_law_exemptions: [],
            stock_class_id: self.table.share.id,
            share_price: security.price.clone(),
            quantity: security.quantity.to_string(),
            stock_legend_ids: [],
            comments: vec![words],
        }));
    }
}

/// The format wants a security and the issuance that makes it to have different identifiers.
fn security_id(label: &str) -> String {
    format!("security-{label}")
}

fn part_label(number: u64, part: usize, several: bool) -> String {
    if several { format!("{number}.{part}") } else { number.to_string() }
}

fn movement_words(number: u64) -> String {
    format!("Movement {number} of the register.")
}
