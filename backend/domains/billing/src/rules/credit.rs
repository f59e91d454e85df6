//! What a credit note may take back: line by line, and never more than what is left.
//!
//! The piece that exhausts a rate takes back all the tax left at that rate, so that an invoice credited in
//! several pieces is credited to the cent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use values::Money;

use super::line::{InvoiceLine, Quantity, Unit};
use super::vat::{Totals, VatBreakdown, VatTreatment, vat_on};

/// What to credit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CreditScope {
    /// All that is left of the invoice.
    Whole,
    /// So much of these lines.
    Lines(Vec<LineCredit>),
}

/// A net amount taken back from one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineCredit {
    /// Number of the invoice's line.
    pub line: u32,
    /// Amount excluding VAT, above zero.
    pub net: Money,
}

/// Why a credit is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CreditFault {
    /// Nothing is left.
    #[error("cette facture est déjà entièrement annulée par des avoirs")]
    NothingLeft,
    /// No line was named, or a line twice.
    #[error("indiquez chaque ligne à créditer une seule fois")]
    BadSelection,
    /// The invoice has no such line.
    #[error("la facture n’a pas de ligne n° {line}")]
    NoSuchLine {
        /// Number asked for.
        line: u32,
    },
    /// Zero or less.
    #[error("le montant crédité sur la ligne n° {line} doit être positif")]
    NotPositive {
        /// Line.
        line: u32,
    },
    /// More than what is left of the line.
    #[error("ligne n° {line} : {offered} € demandés, il ne reste que {left} € à créditer")]
    MoreThanLeft {
        /// Line.
        line: u32,
        /// What is left, excluding VAT.
        left: Money,
        /// What was asked for, excluding VAT.
        offered: Money,
    },
}

/// What earlier credit notes have taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlreadyCredited {
    /// Net amount by line number.
    pub by_line: BTreeMap<u32, Money>,
    /// Base and tax by treatment.
    pub by_rate: Vec<VatBreakdown>,
}

impl AlreadyCredited {
    /// Adds one credit note.
    pub fn add(&mut self, lines: &[InvoiceLine], totals: &Totals) {
        for line in lines {
            let taken = self.by_line.entry(line.credits_line.unwrap_or(line.number)).or_default();
            *taken += line.net;
        }
        for group in &totals.by_rate {
            match self.by_rate.iter_mut().find(|known| known.treatment == group.treatment) {
                Some(known) => {
                    known.base += group.base;
                    known.vat += group.vat;
                }
                None => self.by_rate.push(group.clone()),
            }
        }
    }

    /// Including VAT.
    pub fn gross(&self) -> Money {
        self.by_rate.iter().map(|group| group.base + group.vat).sum()
    }

    fn of_line(&self, line: u32) -> Money {
        self.by_line.get(&line).copied().unwrap_or_default()
    }

    fn of_rate(&self, treatment: VatTreatment) -> (Money, Money) {
        self.by_rate
            .iter()
            .find(|group| group.treatment == treatment)
            .map_or((Money::ZERO, Money::ZERO), |group| (group.base, group.vat))
    }
}

/// The lines and totals of a credit note on an invoice of these lines and totals.
pub fn credit(
    lines: &[InvoiceLine],
    totals: &Totals,
    already: &AlreadyCredited,
    scope: &CreditScope,
) -> Result<(Vec<InvoiceLine>, Totals), CreditFault> {
    let wanted = match scope {
        CreditScope::Whole => whole(lines, already)?,
        CreditScope::Lines(wanted) => checked(lines, already, wanted)?,
    };
    let credited: Vec<InvoiceLine> = wanted
        .iter()
        .filter_map(|want| lines.iter().find(|line| line.number == want.line).map(|line| (line, want.net)))
        .zip(1..)
        .map(|((line, net), number)| credit_line(line, net, number))
        .collect();
    let by_rate = Totals::of(credited.iter().map(|line| (line.vat, line.net)))
        .by_rate
        .into_iter()
        .map(|group| {
            let (base, vat) = totals.of_treatment(group.treatment);
            let (gone_base, gone_vat) = already.of_rate(group.treatment);
            let left = vat - gone_vat;
            let exhausts = group.base == base - gone_base;
            let vat = if exhausts { left } else { vat_on(group.base, group.treatment.rate).min(left) };
            VatBreakdown { vat, ..group }
        })
        .collect();
    Ok((credited, Totals::from_breakdown(by_rate)))
}

fn whole(lines: &[InvoiceLine], already: &AlreadyCredited) -> Result<Vec<LineCredit>, CreditFault> {
    let left: Vec<LineCredit> = lines
        .iter()
        .map(|line| LineCredit { line: line.number, net: line.net - already.of_line(line.number) })
        .filter(|credit| credit.net > Money::ZERO)
        .collect();
    if left.is_empty() { Err(CreditFault::NothingLeft) } else { Ok(left) }
}

fn checked(
    lines: &[InvoiceLine],
    already: &AlreadyCredited,
    wanted: &[LineCredit],
) -> Result<Vec<LineCredit>, CreditFault> {
    whole(lines, already)?;
    let mut sorted = wanted.to_vec();
    sorted.sort_by_key(|credit| credit.line);
    if sorted.is_empty() || sorted.windows(2).any(|pair| pair[0].line == pair[1].line) {
        return Err(CreditFault::BadSelection);
    }
    for LineCredit { line: number, net: offered } in sorted.iter().copied() {
        let line = lines
            .iter()
            .find(|line| line.number == number)
            .ok_or(CreditFault::NoSuchLine { line: number })?;
        let left = line.net - already.of_line(number);
        if offered <= Money::ZERO {
            return Err(CreditFault::NotPositive { line: number });
        }
        if offered > left {
            return Err(CreditFault::MoreThanLeft { line: number, left, offered });
        }
    }
    Ok(sorted)
}

/// A whole line is credited as it was billed; a part of one as a lump sum of that amount.
fn credit_line(line: &InvoiceLine, net: Money, number: u32) -> InvoiceLine {
    let copy = InvoiceLine { number, credits_line: Some(line.number), ..line.clone() };
    if net == line.net {
        return copy;
    }
    InvoiceLine {
        detail: Some(format!("Avoir partiel sur {}", line.net.french())),
        quantity: Quantity::ONE,
        unit: Unit::LumpSum,
        unit_price: net,
        discount: None,
        net,
        ..copy
    }
}

#[cfg(test)]
#[path = "credit_tests.rs"]
mod tests;
