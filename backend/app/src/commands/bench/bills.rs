//! A bill run: contracts that are all due on one day, billed in one go, each paper made as a PDF and frozen.

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use kernel::baseline::RawRow;
use office::BillingStep;
use office::billing::ConcludeContract;
use office::billing::public::{
    BuyerIdentity, BuyerReferences, BuyerStatus, ContractId, LineOrder, Price, PriceItem, PriceListContent,
    PriceListId, ProductCode, ProductFamily, Quantity, SellerIdentity, Term, Unit, VatExigibility,
};
use office::partners::public::OrganisationId;
use values::{Day, Money, Uuid, VatNumber};

use super::append::{address, organisation};
use super::place::Place;
use super::{line, rate, timed};
use crate::commands::context;
use crate::commands::invoice::show;
use crate::exit::Stop;
use crate::opening::House;
use crate::progress::Line;

const PRODUCT: &str = "TOUCH-MED";

pub(super) async fn run(place: &Place, invoices: u64) -> Result<(), Stop> {
    let house = place.house("bills").await?;
    let from = Day::first_of_year(2015).ok_or_else(|| Stop::Failed("2015 has no beginning".to_owned()))?;
    prepare(&house, invoices, from).await?;
    let shown = show();
    let issued = Mutex::new(None);
    let began = Instant::now();
    let steps = async |step: BillingStep| {
        if matches!(step, BillingStep::Papers(1)) {
            *issued.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(began.elapsed());
        }
        shown(step);
        ControlFlow::Continue(())
    };
    let context = context();
    let (billed, took) =
        timed(async { Ok(Box::pin(house.office.bill(&context, from, steps)).await?) }).await?;
    let issuing = issued.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner).unwrap_or(took);
    if billed.run.issued.len() as u64 != invoices || billed.papers != invoices {
        return Err(Stop::Failed(format!(
            "{} issued, {} papers, {} failed",
            billed.run.issued.len(),
            billed.papers,
            billed.run.failed.len()
        )));
    }
    let raw = raw(&house).await?;
    line(
        &format!("bill run of {invoices} invoices with PDF"),
        &format!(
            "{:.1} s, {:.0}/s; issuing {:.0}/s, papers {:.0}/s; raw insert of the issued fact {raw:.0}/s; ratio {:.2} issuing, {:.3} all",
            took.as_secs_f64(),
            rate(invoices, took),
            rate(invoices, issuing),
            rate(invoices, took.saturating_sub(issuing)),
            rate(invoices, issuing) / raw,
            rate(invoices, took) / raw
        ),
    )
}

/// Raw inserts a second of the fact that issues an invoice.
async fn raw(house: &House) -> Result<f64, Stop> {
    let row = RawRow::last_of(&house.connection, "billing.invoice")
        .await?
        .ok_or_else(|| Stop::Failed("no invoice in the log".to_owned()))?;
    let (mut count, began) = (0, Instant::now());
    while began.elapsed() < Duration::from_secs(2) {
        row.insert(&house.connection, &Uuid::now_v7().to_string()).await?;
        count += 1;
    }
    Ok(rate(count, began.elapsed()))
}

/// The seller, a price list, and a customer with a contract for each invoice.
async fn prepare(house: &House, invoices: u64, from: Day) -> Result<(), Stop> {
    let office = &house.office;
    office.billing.adopt_seller_identity(&context(), from, seller()?).await?;
    let list = PriceListId::new(Uuid::now_v7());
    office.billing.publish_price_list(&context(), list, prices(from)?).await?;
    let mut progress = Line::new("contracts");
    for number in 1..=invoices {
        let id = Uuid::now_v7();
        office.partners.register_organisation(&context(), organisation(id, from)?).await?;
        office.billing.conclude_contract(&context(), contract(number, id, list, from)?).await?;
        progress.count(number, invoices);
    }
    Ok(())
}

fn contract(number: u64, customer: Uuid, list: PriceListId, from: Day) -> Result<ConcludeContract, Stop> {
    Ok(ConcludeContract {
        contract: ContractId::new(Uuid::now_v7()),
        signed_on: from,
        reference: format!("BENCH-{number:06}"),
        customer: OrganisationId::new(customer),
        buyer: BuyerIdentity {
            name: format!("Association d'essai n° {number}"),
            status: BuyerStatus::NotTaxable,
            address: address()?,
            billing_address: None,
            siren: None,
            siret: None,
            vat_number: None,
        },
        references: BuyerReferences::default(),
        venues: Vec::new(),
        price_list: list,
        lines: vec![LineOrder {
            product: product()?,
            quantity: Quantity::ONE,
            population: None,
            discount: None,
        }],
        term: Term { from, to: None },
        billing_day: None,
        payment_days: None,
    })
}

fn prices(from: Day) -> Result<PriceListContent, Stop> {
    Ok(PriceListContent {
        title: "Tarif d'essai".to_owned(),
        from,
        to: None,
        items: vec![PriceItem {
            product: product()?,
            family: ProductFamily::Subscription,
            designation: "Abonnement annuel, médiathèque".to_owned(),
            unit: Unit::Year,
            vat_rate: "20".parse().map_err(|error| Stop::failed("20", error))?,
            price: Price::Flat(Money::euros(860)),
        }],
    })
}

/// An invented seller; the SIREN is the standard's example.
fn seller() -> Result<SellerIdentity, Stop> {
    let siren: values::Siren = "732829320".parse().map_err(|error| Stop::failed("SIREN", error))?;
    Ok(SellerIdentity {
        name: "Coopérative d'essai".to_owned(),
        legal_form: "SCIC SA à capital variable".to_owned(),
        address: address()?,
        vat_number: VatNumber::of_siren(&siren),
        siren,
        siret: "73282932000074".parse().map_err(|error| Stop::failed("SIRET", error))?,
        rcs_city: "Essai".to_owned(),
        capital_mention: "capital variable, minimum 18 500 €".to_owned(),
        iban: "FR7630006000011234567890189".parse().map_err(|error| Stop::failed("IBAN", error))?,
        bic: "AGRIFRPP".to_owned(),
        vat_exigibility: VatExigibility::OnPayment,
        payment_days: 30,
        late_penalty_public: "taux directeur de la BCE + 8 points".to_owned(),
        late_penalty: "trois fois le taux d'intérêt légal".to_owned(),
        early_discount: "Pas d'escompte pour paiement anticipé.".to_owned(),
        contact: "compta@cooperative.example".to_owned(),
    })
}

fn product() -> Result<ProductCode, Stop> {
    ProductCode::new(PRODUCT).ok_or_else(|| Stop::Failed(format!("no product code: {PRODUCT}")))
}
