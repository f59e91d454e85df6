//! An invented cast for the tests of this room.

use partners::public::{OrganisationId, PostalAddress, VenueId};
use uuid::Uuid;
use values::{Day, Money};

use crate::contract::terms::ContractTerms;
use crate::invoice::content::{BillingKind, ContractReference, InvoiceContent, IssuedInvoice};
use crate::parties::{
    BuyerIdentity, BuyerReferences, BuyerStatus, SellerIdentity, ServedVenue, VatExigibility,
};
use crate::price_list::PriceListContent;
use crate::public::{ContractId, InvoiceId, PriceListId};
use crate::rules::bands::Band;
use crate::rules::line::{InvoiceLine, ProductCode, ProductFamily, Quantity, Unit};
use crate::rules::mentions::mentions;
use crate::rules::numbering::InvoiceKind;
use crate::rules::periods::{Period, Term};
use crate::rules::pricing::{ContractLine, LineOrder, Population, Price, PriceItem, PriceTrace, price_order};
use crate::rules::vat::{Totals, VatTreatment};

/// Valid SIREN that are nobody's here: La Poste's teaching example and another with a sound key.
pub(crate) const SIREN: &str = "732829320";
pub(crate) const OTHER_SIREN: &str = "404833048";

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) fn customer(n: u128) -> OrganisationId {
    OrganisationId::new(Uuid::from_u128(0xC000 + n))
}

pub(crate) fn contract_id(n: u128) -> ContractId {
    ContractId::new(Uuid::from_u128(0xA000 + n))
}

pub(crate) fn invoice_id(n: u128) -> InvoiceId {
    InvoiceId::new(Uuid::from_u128(0xF000 + n))
}

pub(crate) fn price_list_id() -> PriceListId {
    PriceListId::new(Uuid::from_u128(0xB000))
}

pub(crate) fn venue(n: u128) -> ServedVenue {
    let venue = VenueId::new(Uuid::from_u128(0xD000 + n));
    ServedVenue { venue, name: format!("Médiathèque n° {n}"), city: "Saint-Exemple".into(), weight: 1 }
}

pub(crate) fn address(city: &str) -> PostalAddress {
    PostalAddress {
        lines: vec!["1 place de l’Exemple".into()],
        postal_code: "42000".into(),
        city: city.into(),
        country: "FR".parse().unwrap(),
    }
}

pub(crate) fn seller() -> SellerIdentity {
    let siren: values::Siren = SIREN.parse().unwrap();
    SellerIdentity {
        name: "Coopérative d’Exemple".into(),
        legal_form: "SCIC SA à capital variable".into(),
        address: address("Saint-Étienne"),
        vat_number: values::VatNumber::of_siren(&siren),
        siren,
        siret: "73282932000074".parse().unwrap(),
        rcs_city: "Saint-Étienne".into(),
        capital_mention: "capital variable, minimum 18 500 €".into(),
        iban: "FR7630006000011234567890189".parse().unwrap(),
        bic: "AGRIFRPP".into(),
        vat_exigibility: VatExigibility::OnPayment,
        payment_days: 30,
        late_penalty_public: "taux directeur de la BCE + 8 points".into(),
        late_penalty: "trois fois le taux d’intérêt légal".into(),
        early_discount: "Pas d’escompte pour paiement anticipé.".into(),
        contact: "compta@exemple.coop".into(),
    }
}

pub(crate) fn buyer() -> BuyerIdentity {
    BuyerIdentity {
        name: "Commune de Saint-Exemple".into(),
        status: BuyerStatus::PublicBody,
        address: address("Saint-Exemple"),
        billing_address: None,
        siren: Some(SIREN.parse().unwrap()),
        siret: Some("73282932000074".parse().unwrap()),
        vat_number: None,
    }
}

pub(crate) fn price_items() -> Vec<PriceItem> {
    let band = |from, to, euros| Band { from, to, price: Money::euros(euros) };
    let rate = "20".parse().unwrap();
    vec![
        PriceItem {
            product: ProductCode::new("TOUCH-MED").unwrap(),
            family: ProductFamily::Subscription,
            designation: "Abonnement 1D touch, médiathèque".into(),
            unit: Unit::Year,
            vat_rate: rate,
            price: Price::ByPopulation(vec![
                band(0, Some(10_000), 500),
                band(10_000, Some(50_000), 900),
                band(50_000, Some(1_000_000), 1_500),
            ]),
        },
        PriceItem {
            product: ProductCode::new("BORNE").unwrap(),
            family: ProductFamily::Device,
            designation: "Borne tactile".into(),
            unit: Unit::Piece,
            vat_rate: rate,
            price: Price::Flat(Money::euros(750)),
        },
        PriceItem {
            product: ProductCode::new("LIVRE-NUM").unwrap(),
            family: ProductFamily::Subscription,
            designation: "Abonnement livres numériques".into(),
            unit: Unit::Year,
            vat_rate: "5.5".parse().unwrap(),
            price: Price::Flat(Money::euros(100)),
        },
    ]
}

pub(crate) fn price_list() -> PriceListContent {
    PriceListContent { title: "Tarif 2014".into(), from: day("2014-01-01"), to: None, items: price_items() }
}

pub(crate) fn orders() -> Vec<LineOrder> {
    let order = |code: &str, inhabitants: Option<u64>| LineOrder {
        product: ProductCode::new(code).unwrap(),
        quantity: Quantity::ONE,
        population: inhabitants.map(|inhabitants| Population { inhabitants, census: 2012 }),
        discount: None,
    };
    vec![order("TOUCH-MED", Some(20_000)), order("LIVRE-NUM", None)]
}

pub(crate) fn contract_lines() -> Vec<ContractLine> {
    orders()
        .iter()
        .map(|order| price_order(price_list_id(), &price_items(), order, VatTreatment::standard).unwrap())
        .collect()
}

pub(crate) fn contract_terms() -> ContractTerms {
    ContractTerms {
        reference: "C-2015-001".into(),
        customer: customer(1),
        buyer: buyer(),
        references: BuyerReferences::default(),
        venues: vec![venue(1), venue(2)],
        lines: contract_lines(),
        term: Term { from: day("2015-01-01"), to: None },
        billing_day: None,
        payment_days: 30,
    }
}

pub(crate) fn line(number: u32, euros: &str) -> InvoiceLine {
    let price: Money = euros.parse().unwrap();
    InvoiceLine {
        number,
        product: ProductCode::new("TOUCH-MED").unwrap(),
        family: ProductFamily::Subscription,
        designation: "Abonnement 1D touch, médiathèque".into(),
        detail: None,
        period: Some(Period { from: day("2015-01-01"), to: day("2015-12-31") }),
        quantity: Quantity::ONE,
        unit: Unit::Year,
        unit_price: price,
        discount: None,
        vat: VatTreatment::standard("20".parse().unwrap()),
        net: price,
        trace: Some(PriceTrace { price_list: price_list_id(), population: None, band: None }),
        credits_line: None,
    }
}

pub(crate) fn content() -> InvoiceContent {
    InvoiceContent {
        kind: InvoiceKind::Invoice,
        customer: customer(1),
        buyer: buyer(),
        references: BuyerReferences::default(),
        contract: Some(ContractReference { contract: contract_id(1), reference: "C-2015-001".into() }),
        billing: Some(BillingKind::Annual),
        period: Some(Period { from: day("2015-01-01"), to: day("2015-12-31") }),
        venues: vec![venue(1), venue(2)],
        lines: vec![line(1, "900.00"), line(2, "100.00")],
        payment_days: 30,
        preceding: None,
        reason: None,
    }
}

pub(crate) fn issued() -> IssuedInvoice {
    let content = content();
    IssuedInvoice {
        number: "FA2015-000001".parse().unwrap(),
        issued_on: day("2015-01-15"),
        due_on: day("2015-02-14"),
        seller: seller(),
        totals: Totals::of(content.lines.iter().map(|line| (line.vat, line.net))),
        mentions: mentions(&seller(), content.buyer.status, &content.lines, Some(day("2015-02-14"))),
        content,
    }
}
