//! Who sells, who buys, what is served.

use office::billing::public::{
    BuyerIdentity, BuyerReferences, BuyerStatus, SellerIdentity, ServedVenue, VatExigibility,
};
use office::partners::public::{CountryCode, PostalAddress, VenueId};
use office::values::{Iban, Siren, Siret, VatNumber};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::billing::words;
use crate::sample::{self, Sample};

/// An address as printed on a paper.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BillingAddressDto {
    /// Service, building, number and way: one to four lines.
    #[serde(deserialize_with = "super::one_to_four")]
    #[schema(min_items = 1, max_items = 4)]
    pub lines: Vec<String>,
    /// Postal code; may be empty abroad.
    pub postal_code: String,
    /// Town, with its CEDEX if any.
    pub city: String,
    /// ISO 3166-1 code, two capital letters.
    #[schema(value_type = String, pattern = "^[A-Z]{2}$")]
    pub country: CountryCode,
}

mirror!(PostalAddress <=> BillingAddressDto { same lines, same postal_code, same city, same country });

impl Sample for BillingAddressDto {
    fn sample() -> Self {
        Self {
            lines: vec!["1 place de l'Exemple".to_owned()],
            postal_code: "42000".to_owned(),
            city: "Saint-Exemple".to_owned(),
            country: CountryCode::france(),
        }
    }
}

/// The buyer as printed on the paper.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BuyerDto {
    /// Legal name.
    pub name: String,
    /// What it is before the law.
    #[schema(value_type = words::BuyerStatus)]
    pub status: BuyerStatus,
    /// Seat.
    pub address: BillingAddressDto,
    /// Where to send the bill when it is elsewhere.
    pub billing_address: Option<BillingAddressDto>,
    /// SIREN of a French body.
    #[schema(value_type = Option<String>)]
    pub siren: Option<Siren>,
    /// SIRET of the paying establishment.
    #[schema(value_type = Option<String>)]
    pub siret: Option<Siret>,
    /// Intra-community VAT number.
    #[schema(value_type = Option<String>)]
    pub vat_number: Option<VatNumber>,
}

mirror!(BuyerIdentity <=> BuyerDto {
    same name, same status, into address, opt billing_address, same siren, same siret, same vat_number,
});

impl Sample for BuyerDto {
    fn sample() -> Self {
        Self {
            name: "Commune de Saint-Exemple".to_owned(),
            status: BuyerStatus::PublicBody,
            address: BillingAddressDto::sample(),
            billing_address: Some(BillingAddressDto::sample()),
            siren: Some(sample::parsed("732829320")),
            siret: Some(sample::parsed("73282932000074")),
            vat_number: Some(VatNumber::of_siren(&sample::parsed("732829320"))),
        }
    }
}

/// What the buyer wants to read on the bill to be able to pay it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BuyerReferencesDto {
    /// Purchase order or engagement (C. com., art. L441-9).
    pub purchase_order: Option<String>,
    /// No bill is paid without an engagement.
    #[serde(default)]
    pub purchase_order_required: bool,
    /// Code service of Chorus Pro.
    pub service_code: Option<String>,
    /// No bill is paid without a code service.
    #[serde(default)]
    pub service_code_required: bool,
    /// Number of the public contract (marché).
    pub market: Option<String>,
}

mirror!(BuyerReferences <=> BuyerReferencesDto {
    same purchase_order, same purchase_order_required, same service_code, same service_code_required, same market,
});

impl Sample for BuyerReferencesDto {
    fn sample() -> Self {
        Self {
            purchase_order: Some("ENG-2015-0042".to_owned()),
            purchase_order_required: true,
            service_code: Some("MEDIATHEQUE".to_owned()),
            service_code_required: false,
            market: Some("2014-MAPA-17".to_owned()),
        }
    }
}

/// A place that a contract serves.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServedVenueDto {
    /// The venue among the partners.
    #[serde(rename = "venue_id")]
    #[schema(value_type = String, format = Uuid)]
    pub venue: VenueId,
    /// Its name as printed.
    pub name: String,
    /// Its town as printed.
    pub city: String,
    /// Its part when the bill is told over the places served, e.g. its population; 1 for equal parts.
    pub weight: u64,
}

mirror!(ServedVenue <=> ServedVenueDto { same venue, same name, same city, same weight });

impl Sample for ServedVenueDto {
    fn sample() -> Self {
        Self {
            venue: VenueId::new(sample::OTHER_ID),
            name: "Médiathèque d'Exemple".to_owned(),
            city: "Saint-Exemple".to_owned(),
            weight: 20_000,
        }
    }
}

/// All that our papers say of ourselves.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SellerIdentityDto {
    /// Legal name.
    pub name: String,
    /// E.g. « SCIC SA à capital variable ».
    pub legal_form: String,
    /// Seat.
    pub address: BillingAddressDto,
    /// SIREN.
    #[schema(value_type = String)]
    pub siren: Siren,
    /// SIRET of the seat; begins with the SIREN.
    #[schema(value_type = String)]
    pub siret: Siret,
    /// Town of the commercial register.
    pub rcs_city: String,
    /// VAT number.
    #[schema(value_type = String)]
    pub vat_number: VatNumber,
    /// Mention of the share capital.
    pub capital_mention: String,
    /// Where to pay.
    #[schema(value_type = String)]
    pub iban: Iban,
    /// Bank identifier, 8 or 11 capital letters and digits.
    pub bic: String,
    /// When VAT becomes due.
    #[schema(value_type = words::VatExigibility)]
    pub vat_exigibility: VatExigibility,
    /// Days from issue to due date unless the contract says otherwise (C. com., art. L441-10).
    #[schema(maximum = 60)]
    pub payment_days: u32,
    /// Rate of late penalties for public bodies (CCP, art. R2192-31).
    pub late_penalty_public: String,
    /// Rate of late penalties for everybody else (C. com., art. L441-10).
    pub late_penalty: String,
    /// Early-payment discount, or that there is none.
    pub early_discount: String,
    /// Where to ask about a bill.
    pub contact: String,
}

mirror!(SellerIdentity <=> SellerIdentityDto {
    same name, same legal_form, into address, same siren, same siret, same rcs_city, same vat_number,
    same capital_mention, same iban, same bic, same vat_exigibility, same payment_days,
    same late_penalty_public, same late_penalty, same early_discount, same contact,
});

impl Sample for SellerIdentityDto {
    fn sample() -> Self {
        let siren: Siren = sample::parsed("732829320");
        Self {
            name: "Coopérative d'Exemple".to_owned(),
            legal_form: "SCIC SA à capital variable".to_owned(),
            address: BillingAddressDto::sample(),
            vat_number: VatNumber::of_siren(&siren),
            siren,
            siret: sample::parsed("73282932000074"),
            rcs_city: "Saint-Étienne".to_owned(),
            capital_mention: "capital variable, minimum 18 500 €".to_owned(),
            iban: sample::parsed("FR7630006000011234567890189"),
            bic: "AGRIFRPP".to_owned(),
            vat_exigibility: VatExigibility::OnPayment,
            payment_days: 30,
            late_penalty_public: "taux directeur de la BCE + 8 points".to_owned(),
            late_penalty: "trois fois le taux d'intérêt légal".to_owned(),
            early_discount: "Pas d'escompte pour paiement anticipé.".to_owned(),
            contact: "compta@exemple.coop".to_owned(),
        }
    }
}
