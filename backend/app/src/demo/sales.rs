//! Prospects, customers, contracts, bills and payments of 2014 and 2015. Venues and customers are libraries of the
//! real list; that they signed, and what they pay, is invented, as are their SIRET (they begin with 00).

use office::Office;
use office::billing::ConcludeContract;
use office::billing::public::{
    BuyerIdentity, BuyerReferences, BuyerStatus, ContractId, CreditScope, InvoiceId, InvoiceRow, LineCredit,
    LineOrder, Population, PriceListId, Quantity, ServedVenue, Term,
};
use office::kernel::jobs::go_on;
use office::kernel::prelude::PageRequest;
use office::partners::organisation::{Contact, Identifiers, Profile};
use office::partners::public::{CountryCode, OrganisationId, OrganisationKind, PostalAddress};
use office::partners::{RegisterOrganisation, VenueRow};
use office::values::{Day, Money, Siret};

use super::calendar::{day, id, invented_siren, invented_siret, step};
use super::places::{open_network, served, win};
use super::{DemoError, Stage};

/// Départements that subscribe, of the 96 departmental libraries.
const DEPARTMENTS: usize = 22;
/// Municipal customers among the 1 108 canvassed.
const MUNICIPAL: usize = 44;
/// Customers of intermunicipal and associative libraries.
const INTERMUNICIPAL: usize = 29;
const ASSOCIATIVE: usize = 10;
/// Customers without a venue: communities that listen online.
const ONLINE: usize = 15;
/// Small libraries that the départements pay for, beside their own: with the 105 of the customers themselves, 718.
const NETWORK: usize = 613;

/// Whom a contract is concluded with, and for which places.
pub(super) struct Customer {
    /// Its key in ids and idempotency keys.
    pub(super) key: String,
    name: String,
    kind: OrganisationKind,
    status: BuyerStatus,
    product: &'static str,
    /// Its own place, none for an online community.
    home: Option<VenueRow>,
    /// Places it pays for beside its own, from 2015 on.
    pub(super) network: Vec<VenueRow>,
    /// First day of its contract.
    pub(super) from: Day,
    /// Work of the Labo that it ordered.
    labo: Option<&'static str>,
}

async fn venues(office: &Office, filters: &[&str], sort: &str) -> Result<Vec<VenueRow>, DemoError> {
    let mut request = PageRequest {
        limit: Some(1_000),
        sort: Some(sort.to_owned()),
        filters: filters.iter().map(|filter| (*filter).to_owned()).collect(),
        ..PageRequest::default()
    };
    let mut rows = Vec::new();
    loop {
        let page = office.partners.venues_as_of(day(2014, 9, 20).into(), None, &request).await?;
        rows.extend(page.items);
        match page.next {
            Some(next) => request.cursor = Some(next),
            None => return Ok(rows),
        }
    }
}

/// `count` of `rows`, evenly spread.
fn spread(rows: Vec<VenueRow>, count: usize) -> Vec<VenueRow> {
    let gap = rows.len() / count.max(1);
    rows.into_iter().step_by(gap.max(1)).take(count).collect()
}

/// The customers of 2015 in the order of signature; the first of each kind signed in 2014.
async fn customers(office: &Office) -> Result<Vec<Customer>, DemoError> {
    let seats = venues(office, &["access:eq:departmental_seat"], "department").await?;
    let municipal = venues(office, &["stage:eq:canvassed"], "-population").await?;
    let small = venues(office, &["kind:eq:municipal_library", "stage:eq:listed"], "-population").await?;
    let between = venues(office, &["kind:eq:intermunicipal_library"], "-population").await?;
    let associative = venues(office, &["kind:eq:associative_library"], "-population").await?;
    let mut customers = Vec::new();
    for place in spread(municipal, MUNICIPAL) {
        customers.push(own("municipal", "TOUCH-MED", OrganisationKind::Commune, place));
    }
    for place in spread(between, INTERMUNICIPAL) {
        customers.push(own("intermunicipal", "TOUCH-MED", OrganisationKind::Epci, place));
    }
    for place in spread(associative, ASSOCIATIVE) {
        customers.push(own("associative", "TOUCH-MED", OrganisationKind::Association, place));
    }
    let most = NETWORK.div_ceil(DEPARTMENTS);
    let mut left = NETWORK;
    let mut chosen = 0;
    for seat in seats {
        let near: Vec<VenueRow> =
            small.iter().filter(|venue| venue.department == seat.department).take(most).cloned().collect();
        if near.len() < most || chosen == DEPARTMENTS {
            continue;
        }
        chosen += 1;
        let count = left.div_ceil(DEPARTMENTS + 1 - chosen);
        left -= count;
        let mut customer = own("department", "TOUCH-BDP", OrganisationKind::Department, seat);
        customer.network = near.into_iter().take(count).collect();
        customers.push(customer);
    }
    for rank in 1..=ONLINE {
        customers.push(online(rank));
    }
    date(&mut customers);
    for (product, year) in [("LABO-2014", 2014), ("LABO-2015", 2015)] {
        let first =
            |customer: &&mut Customer| customer.product == "TOUCH-BDP" && customer.from.year() == year;
        if let Some(customer) = customers.iter_mut().find(first) {
            customer.labo = Some(product);
        }
    }
    Ok(customers)
}

fn own(group: &str, product: &'static str, kind: OrganisationKind, place: VenueRow) -> Customer {
    let name = match kind {
        OrganisationKind::Department => format!("Département · {}", place.department_name),
        OrganisationKind::Epci => format!("Intercommunalité de {}", place.commune),
        OrganisationKind::Association => format!("{} ({})", place.name, place.commune),
        _ => format!("Commune de {}", place.commune),
    };
    let status =
        if kind == OrganisationKind::Association { BuyerStatus::NotTaxable } else { BuyerStatus::PublicBody };
    Customer {
        key: format!("{group}:{}", place.venue_id),
        name,
        kind,
        status,
        product,
        home: Some(place),
        network: Vec::new(),
        from: day(2015, 1, 1).into(),
        labo: None,
    }
}

fn online(rank: usize) -> Customer {
    let (name, kind) = match rank % 3 {
        0 => (format!("Institut culturel {rank:02} (fictif)"), OrganisationKind::Association),
        1 => (format!("Carte jeune régionale {rank:02} (fictive)"), OrganisationKind::Association),
        _ => (format!("Université {rank:02} (fictive)"), OrganisationKind::University),
    };
    let public = kind == OrganisationKind::University;
    Customer {
        key: format!("online:{rank:02}"),
        name,
        kind,
        status: if public { BuyerStatus::PublicBody } else { BuyerStatus::NotTaxable },
        product: "TOUCH-COM",
        home: None,
        network: Vec::new(),
        from: day(2015, 1, 1).into(),
        labo: None,
    }
}

/// 25 contracts begin on 1 October 2014 (15 online, 2 départements, 4 communes, 4 intermunicipalities); the others
/// month by month from February to October 2015, so that none of them was signed in 2014.
fn date(customers: &mut [Customer]) {
    let mut early = [("department", 2), ("municipal", 4), ("intermunicipal", 4), ("online", ONLINE)];
    let mut later = 0;
    for customer in customers {
        let group = customer.key.split(':').next().unwrap_or_default();
        let first = early.iter_mut().find(|(name, left)| *name == group && *left > 0);
        customer.from = if let Some((_, left)) = first {
            *left -= 1;
            day(2014, 10, 1).into()
        } else {
            later += 1;
            Day::from(day(2015, 2, 1)).plus_months((later - 1) % 9)
        };
    }
}

/// Registers the customers, wins their places, concludes their contracts.
pub(crate) async fn sign(office: &Office, stage: &mut Stage<'_>) -> Result<(), DemoError> {
    let customers = customers(office).await?;
    let total = customers.len() as u64;
    let mut numbers = [0_u32; 2];
    for (rank, customer) in (1..).zip(&customers) {
        let late = usize::from(customer.from.year() == 2015);
        numbers[late] += 1;
        let reference = format!("DEMO-{}-{:04}", customer.from.year(), numbers[late]);
        sign_one(office, customer, rank, &reference).await?;
        stage.tick("Contrats signés", u64::from(rank), total);
    }
    for customer in &customers {
        open_network(office, customer).await?;
    }
    Ok(())
}

async fn sign_one(office: &Office, customer: &Customer, rank: u32, reference: &str) -> Result<(), DemoError> {
    let organisation = OrganisationId::new(id(&format!("organisation:{}", customer.key)));
    let signed_on = customer.from.plus_days(-10);
    let siret: Siret = invented_siret(&invented_siren(10_000 + rank)).parse().map_err(DemoError::data)?;
    let address = address(customer)?;
    let profile = Profile {
        name: customer.name.clone(),
        kind: customer.kind,
        identifiers: Identifiers { siren: Some(siret.siren()), siret: Some(siret.clone()), vat_number: None },
        billing_address: address.clone(),
    };
    let email = format!("comptabilite{rank:03}@exemple.invalid").parse().map_err(DemoError::data)?;
    let contact = Some(Contact { name: "Service comptable (fictif)".to_owned(), email });
    let register = RegisterOrganisation { id: organisation, profile, contact, on: signed_on };
    office
        .partners
        .register_organisation(&step(&format!("organisation:{}", customer.key), signed_on), register)
        .await?;

    let early = customer.from.year() == 2014;
    let at_once = if early { &[][..] } else { &customer.network[..] };
    let places: Vec<&VenueRow> = customer.home.iter().chain(at_once).collect();
    win(office, customer, organisation, "", &places, signed_on).await?;
    let served = served(&places)?;
    let signed = ConcludeContract {
        contract: ContractId::new(id(&format!("contract:{}", customer.key))),
        signed_on,
        reference: reference.to_owned(),
        customer: organisation,
        buyer: BuyerIdentity {
            name: customer.name.clone(),
            status: customer.status,
            address,
            billing_address: None,
            siren: Some(siret.siren()),
            siret: Some(siret),
            vat_number: None,
        },
        references: BuyerReferences {
            purchase_order: rank.is_multiple_of(3).then(|| format!("BC-{rank:05}")),
            ..BuyerReferences::default()
        },
        lines: lines(customer, rank, &served)?,
        venues: served,
        price_list: PriceListId::new(id(&format!("price-list-{}", customer.from.year()))),
        term: Term { from: customer.from, to: None },
        billing_day: None,
        payment_days: None,
    };
    office.billing.conclude_contract(&step(&format!("contract:{}", customer.key), signed_on), signed).await?;
    Ok(())
}

fn address(customer: &Customer) -> Result<PostalAddress, DemoError> {
    let (lines, postal_code, city) = match &customer.home {
        Some(home) => {
            let street =
                if home.street.trim().is_empty() { "Le Bourg".to_owned() } else { home.street.clone() };
            (vec![home.name.clone(), street], home.postal_code.clone(), home.commune.clone())
        }
        None => (vec!["1 place de l'Exemple".to_owned()], "75000".to_owned(), "Paris".to_owned()),
    };
    let postal_code = if postal_code.trim().is_empty() { "00000".to_owned() } else { postal_code };
    Ok(PostalAddress {
        lines,
        postal_code,
        city,
        country: "FR".parse::<CountryCode>().map_err(DemoError::data)?,
    })
}

/// The subscription; for some a device or training; for the first online community of each year the Labo's work.
fn lines(customer: &Customer, rank: u32, served: &[ServedVenue]) -> Result<Vec<LineOrder>, DemoError> {
    let inhabitants = served.iter().map(|venue| venue.weight).sum();
    let order = |product: &str, quantity: i64, population| -> Result<LineOrder, DemoError> {
        Ok(LineOrder {
            product: office::billing::public::ProductCode::new(product)
                .ok_or_else(|| DemoError::Data(format!("produit {product}")))?,
            quantity: Quantity::new(quantity.into()).map_err(DemoError::data)?,
            population,
            discount: None,
        })
    };
    let population = (!served.is_empty()).then_some(Population { inhabitants, census: 2011 });
    let mut lines = vec![order(customer.product, 1, population)?];
    let early = customer.from.year() == 2014;
    if customer.home.is_some() && (early || rank.is_multiple_of(11)) {
        lines.push(order("TABLE-TACTILE", 1, None)?);
    }
    if rank.is_multiple_of(6) {
        lines.push(order("FORMATION", 1, None)?);
    }
    if let Some(labo) = customer.labo {
        lines.push(order(labo, 1, None)?);
    }
    if customer.key.starts_with("department:") && !early && rank.is_multiple_of(4) {
        lines.push(order("BORNE-ARCADE", 1, None)?);
    }
    Ok(lines)
}

/// Takes back part of a bill of June 2015: the service stood still during works.
async fn credit(office: &Office, invoice: InvoiceId) -> Result<(), DemoError> {
    let on = Day::from(day(2015, 12, 10));
    let context = step("credit-2015", on);
    let scope = CreditScope::Lines(vec![LineCredit { line: 1, net: Money::euros(45) }]);
    let reason = "Service interrompu pendant les travaux de la médiathèque".to_owned();
    let credit_note = InvoiceId::new(id("credit-2015"));
    office.billing.issue_credit_note(&context, credit_note, invoice, on, scope, reason).await?;
    office.invoice_paper(&context.without_key(), credit_note).await?;
    Ok(())
}

/// The bills of a day by number, as they stand: what an earlier, interrupted playing issued is among them.
async fn issued(office: &Office, on: Day) -> Result<Vec<InvoiceRow>, DemoError> {
    let request = PageRequest {
        limit: Some(1_000),
        sort: Some("number".to_owned()),
        filters: vec![format!("issue_day:eq:{on}"), "kind:eq:invoice".to_owned()],
        ..PageRequest::default()
    };
    Ok(office.billing.invoices(&request).await?.items)
}

/// Bills on the first of each month, freezes every paper, and records the payments a month later: all of 2014's, and
/// nine of ten of 2015's.
pub(crate) async fn bill(office: &Office, stage: &mut Stage<'_>) -> Result<(), DemoError> {
    let months = (0..13).map(|months| Day::from(day(2014, 10, 1)).plus_months(months));
    let mut credited = None;
    for on in months {
        office.bill(&step(&format!("run:{on}"), on), on, go_on).await?;
        let bills = issued(office, on).await?;
        stage.say(&format!("Facturation du {} : {} factures", on.french(), bills.len()));
        for (rank, bill) in bills.iter().enumerate() {
            let invoice: InvoiceId = bill.invoice_id.parse().map_err(DemoError::data)?;
            if on == Day::from(day(2015, 6, 1)) {
                credited = Some(invoice);
            }
            if on.year() == 2014 || rank % 10 != 9 {
                let paid_on = on.plus_days(25);
                let context = step(&format!("payment:{}", bill.number), paid_on);
                let gross = Money::cents(bill.gross_cents);
                let reference = format!("VIR {}", bill.number);
                office.billing.record_payment(&context, invoice, gross, paid_on, &reference).await?;
            }
        }
    }
    match credited {
        Some(invoice) => credit(office, invoice).await,
        None => Err(DemoError::Data("aucune facture en juin 2015".to_owned())),
    }
}
