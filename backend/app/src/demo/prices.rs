//! The seller's identity and the price lists. Prices are invented; the two quotes of the Labo are such that the years
//! come to the revenue that the cooperative reported.

use office::Office;
use office::billing::public::{
    Band, Price, PriceItem, PriceListContent, PriceListId, ProductCode, ProductFamily, SellerIdentity, Unit,
    VatExigibility, VatRate,
};
use office::partners::public::{CountryCode, PostalAddress};
use office::values::{Day, Money, Siret, VatNumber};

use super::DemoError;
use super::calendar::{day, id, invented_siren, invented_siret, step};

/// The Labo's work of 2014 and 2015, by quote.
const LABO_2014: Money = Money::cents(935_200);
const LABO_2015: Money = Money::cents(1_077_500);

fn seller() -> Result<SellerIdentity, DemoError> {
    let siret: Siret = invented_siret(&invented_siren(1)).parse().map_err(DemoError::data)?;
    Ok(SellerIdentity {
        name: "Coopérative de démonstration (fictive)".to_owned(),
        legal_form: "SCIC SA à capital variable".to_owned(),
        address: PostalAddress {
            lines: vec!["3 rue de l'Exemple".to_owned()],
            postal_code: "42000".to_owned(),
            city: "Saint-Étienne".to_owned(),
            country: "FR".parse::<CountryCode>().map_err(DemoError::data)?,
        },
        vat_number: VatNumber::of_siren(&siret.siren()),
        siren: siret.siren(),
        siret,
        rcs_city: "Saint-Étienne".to_owned(),
        capital_mention: "capital variable, minimum 18\u{202f}500\u{a0}€".to_owned(),
        iban: "FR14 2004 1010 0505 0001 3M02 606".parse().map_err(DemoError::data)?,
        bic: "PSSTFRPPXXX".to_owned(),
        vat_exigibility: VatExigibility::OnPayment,
        payment_days: 30,
        late_penalty_public: "taux de refinancement de la BCE majoré de 8 points".to_owned(),
        late_penalty: "trois fois le taux d'intérêt légal".to_owned(),
        early_discount: "Pas d'escompte pour paiement anticipé".to_owned(),
        contact: "facturation@exemple.invalid".to_owned(),
    })
}

fn bands(prices: &[(u64, i64)]) -> Price {
    let ends = prices.iter().skip(1).map(|(from, _)| Some(*from)).chain([None]);
    let bands = prices.iter().zip(ends).map(|((from, euros), to)| Band {
        from: *from,
        to,
        price: Money::euros(*euros),
    });
    Price::ByPopulation(bands.collect())
}

fn items(labo: (&str, Money)) -> Result<Vec<PriceItem>, DemoError> {
    let item = |code: &str, family, designation: &str, unit, price| -> Result<PriceItem, DemoError> {
        Ok(PriceItem {
            product: ProductCode::new(code).ok_or_else(|| DemoError::Data(format!("produit {code}")))?,
            family,
            designation: designation.to_owned(),
            unit,
            vat_rate: "20".parse::<VatRate>().map_err(DemoError::data)?,
            price,
        })
    };
    let flat = |euros| Price::Flat(Money::euros(euros));
    let library = bands(&[(0, 250), (10_000, 340), (20_000, 490), (50_000, 740), (100_000, 1_090)]);
    let department = bands(&[(0, 600), (100_000, 750), (200_000, 900)]);
    Ok(vec![
        item(
            "TOUCH-MED",
            ProductFamily::Subscription,
            "Abonnement 1D touch – médiathèque",
            Unit::Year,
            library,
        )?,
        item(
            "TOUCH-BDP",
            ProductFamily::Subscription,
            "Abonnement 1D touch – réseau départemental",
            Unit::Year,
            department,
        )?,
        item(
            "TOUCH-COM",
            ProductFamily::Subscription,
            "Abonnement 1D touch – communauté en ligne",
            Unit::Year,
            flat(480),
        )?,
        item(
            "TABLE-TACTILE",
            ProductFamily::Device,
            "Table tactile d'écoute, installée",
            Unit::Piece,
            flat(1_450),
        )?,
        item(
            "BORNE-ARCADE",
            ProductFamily::Device,
            "Borne d'arcade de jeux indépendants, installée",
            Unit::Piece,
            flat(1_900),
        )?,
        item(
            "FORMATION",
            ProductFamily::Training,
            "Formation des équipes, la journée",
            Unit::Day,
            flat(450),
        )?,
        item(
            labo.0,
            ProductFamily::Service,
            "Le Labo – étude et développement sur devis",
            Unit::LumpSum,
            Price::Flat(labo.1),
        )?,
    ])
}

/// Publishes the seller's identity and both price lists.
pub(crate) async fn play(office: &Office) -> Result<(), DemoError> {
    let from = Day::from(day(2014, 6, 16));
    office.billing.adopt_seller_identity(&step("seller-2014", from), from, seller()?).await?;
    let lists = [
        (2014, Day::from(day(2014, 7, 1)), Some(Day::from(day(2014, 12, 21))), ("LABO-2014", LABO_2014)),
        (2015, Day::from(day(2014, 12, 22)), None, ("LABO-2015", LABO_2015)),
    ];
    for (year, from, to, labo) in lists {
        let name = format!("price-list-{year}");
        let content = PriceListContent { title: format!("Tarif {year}"), from, to, items: items(labo)? };
        office.billing.publish_price_list(&step(&name, from), PriceListId::new(id(&name)), content).await?;
    }
    Ok(())
}
