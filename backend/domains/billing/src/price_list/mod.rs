//! Price lists: published once, dated, never edited; a new price is a new list.
//!
//! What can never happen: a price that is not above zero, a grid with a hole or an overlap, a tax rate that the
//! law did not know when the list began.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money};

use crate::rules::bands::{self, BandFault};
use crate::rules::line::{HIGHEST_PRICE, ProductCode};
use crate::rules::pricing::{Price, PriceItem};
use crate::rules::vat_rates::VatRate;

mod use_cases;

/// A price list as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceListContent {
    /// Title, e.g. "Tarif 2015".
    pub title: String,
    /// First day on which contracts may be concluded on it.
    pub from: Day,
    /// Last such day; `None` while nobody has set one.
    pub to: Option<Day>,
    /// Products, each once.
    pub items: Vec<PriceItem>,
}

impl PriceListContent {
    /// Whether contracts may be concluded on it that day.
    pub fn in_force_on(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// An order about a price list.
#[derive(Debug, Clone, PartialEq)]
pub enum PriceListCommand {
    /// Publish it.
    Publish(Box<PriceListContent>),
    /// No contract is concluded on it after this day.
    Close {
        /// Last day.
        last_day: Day,
    },
}

/// A fact about a price list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceListEvent {
    /// It was published.
    Published(Box<PriceListContent>),
    /// It was closed.
    Closed {
        /// Last day on which a contract may be concluded on it.
        last_day: Day,
    },
}

stored_events! { PriceListEvent in "billing.price_list" { Published = "published" @ 1, Closed = "closed" @ 1 } }

/// Why an order about a price list is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceListError {
    /// No such list.
    #[error("Ce tarif n’existe pas.")]
    NotFound,
    /// Published lists do not change.
    #[error("Ce tarif est déjà publié : publiez-en un autre.")]
    AlreadyPublished,
    /// Nothing to sell, or no title.
    #[error("Un tarif a un titre et au moins un produit.")]
    Empty,
    /// Ends before it begins.
    #[error("Le tarif finirait le {} avant de commencer le {}.", to.french(), from.french())]
    EndsBeforeItBegins {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// A product twice.
    #[error("Le produit « {product} » figure deux fois.")]
    ProductTwice {
        /// Product.
        product: ProductCode,
    },
    /// No designation to print.
    #[error("Le produit « {product} » n’a pas de désignation.")]
    NoDesignation {
        /// Product.
        product: ProductCode,
    },
    /// Zero, negative or absurd.
    #[error("Le prix de « {product} » doit être positif et d’au plus {} ({price} €).", HIGHEST_PRICE.french())]
    PriceOutOfRange {
        /// Product.
        product: ProductCode,
        /// Price given.
        price: Money,
    },
    /// The grid is not sound.
    #[error("Grille de « {product} » : {fault}.")]
    BadGrid {
        /// Product.
        product: ProductCode,
        /// Why.
        fault: BandFault,
    },
    /// The law does not know this rate when the list begins, or it is zero.
    #[error("Le taux de TVA de {rate} % sur « {product} » n’est pas en vigueur au {}.", on.french())]
    RateNotInForce {
        /// Product.
        product: ProductCode,
        /// Rate.
        rate: VatRate,
        /// First day of the list.
        on: Day,
    },
    /// Not open to contracts on that day.
    #[error("Ce tarif n’est pas en vigueur au {}.", on.french())]
    NotInForce {
        /// Day.
        on: Day,
    },
}

refusals! { PriceListError in "billing" {
    NotFound = "price-list-not-found" : NotFound,
    AlreadyPublished = "price-list-already-published" : Conflict,
    Empty = "price-list-empty" : Invalid,
    EndsBeforeItBegins = "price-list-ends-before-it-begins" : Invalid,
    ProductTwice = "product-twice" : Invalid,
    NoDesignation = "no-designation" : Invalid,
    PriceOutOfRange = "price-out-of-range" : Invalid,
    BadGrid = "bad-grid" : Invalid,
    RateNotInForce = "rate-not-in-force" : Invalid,
    NotInForce = "price-list-not-in-force" : Invalid,
} }

/// One price list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PriceList {
    content: Option<PriceListContent>,
}

impl PriceList {
    /// The list, or that there is none.
    pub fn content(&self) -> Result<&PriceListContent, PriceListError> {
        self.content.as_ref().ok_or(PriceListError::NotFound)
    }

    /// What an order leads to; pure.
    pub fn decide(&self, command: PriceListCommand) -> Result<Vec<PriceListEvent>, PriceListError> {
        match command {
            PriceListCommand::Publish(content) => {
                if self.content.is_some() {
                    return Err(PriceListError::AlreadyPublished);
                }
                check(&content)?;
                Ok(vec![PriceListEvent::Published(content)])
            }
            PriceListCommand::Close { last_day } => {
                let from = self.content()?.from;
                if last_day < from {
                    return Err(PriceListError::EndsBeforeItBegins { from, to: last_day });
                }
                Ok(vec![PriceListEvent::Closed { last_day }])
            }
        }
    }
}

fn check(content: &PriceListContent) -> Result<(), PriceListError> {
    if content.items.is_empty() || content.title.trim().is_empty() {
        return Err(PriceListError::Empty);
    }
    if let Some(to) = content.to
        && to < content.from
    {
        return Err(PriceListError::EndsBeforeItBegins { from: content.from, to });
    }
    let mut seen = std::collections::BTreeSet::new();
    for item in &content.items {
        if !seen.insert(&item.product) {
            return Err(PriceListError::ProductTwice { product: item.product.clone() });
        }
        check_item(item, content.from)?;
    }
    Ok(())
}

fn check_item(item: &PriceItem, from: Day) -> Result<(), PriceListError> {
    let product = || item.product.clone();
    if item.designation.trim().is_empty() {
        return Err(PriceListError::NoDesignation { product: product() });
    }
    if item.vat_rate.is_zero() || !item.vat_rate.in_force_on(from) {
        return Err(PriceListError::RateNotInForce { product: product(), rate: item.vat_rate, on: from });
    }
    let prices = match &item.price {
        Price::Flat(price) => vec![*price],
        Price::ByPopulation(grid) => {
            bands::check(grid).map_err(|fault| PriceListError::BadGrid { product: product(), fault })?;
            grid.iter().map(|band| band.price).collect()
        }
    };
    match prices.into_iter().find(|price| *price <= Money::ZERO || *price > HIGHEST_PRICE) {
        Some(price) => Err(PriceListError::PriceOutOfRange { product: product(), price }),
        None => Ok(()),
    }
}

impl Aggregate for PriceList {
    const TYPE: &'static str = "billing.price_list";
    type Command = PriceListCommand;
    type Event = PriceListEvent;
    type Error = PriceListError;
    type Services = ();

    async fn handle(
        &mut self,
        command: PriceListCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), PriceListError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: PriceListEvent) {
        match event {
            PriceListEvent::Published(content) => self.content = Some(*content),
            PriceListEvent::Closed { last_day } => {
                if let Some(content) = &mut self.content {
                    content.to = Some(last_day);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
