//! Who sells and who buys, as a French invoice must name them (CGI ann. II art. 242 nonies A; C. com. L441-9,
//! R123-237 and R123-238).
//!
//! Snapshots, never links: an invoice keeps for ever the identity that was true on its day.

use partners::public::{PostalAddress, VenueId};
use serde::{Deserialize, Serialize};
use values::{Iban, Siren, Siret, VatNumber};

use crate::rules::countries::is_french;

/// Whether a postman could deliver: a street line and a town, and in France a postal code.
pub(crate) fn is_complete(address: &PostalAddress) -> bool {
    address.lines.iter().any(|line| !line.trim().is_empty())
        && !address.city.trim().is_empty()
        && (!is_french(&address.country) || !address.postal_code.trim().is_empty())
}

/// What the buyer is before the law: it decides identifiers, payment term and penalties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuyerStatus {
    /// French commune, département, university…: SIRET mandatory, 30 days (CCP R2192-10), Chorus Pro.
    PublicBody,
    /// Company or association subject to VAT: SIREN in France, VAT number elsewhere in the Union.
    TaxablePerson,
    /// Association or institute not subject to VAT; a SIREN is printed when it has one.
    NotTaxable,
}

/// The buyer as printed on the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuyerIdentity {
    /// Legal name.
    pub name: String,
    /// What it is before the law.
    pub status: BuyerStatus,
    /// Seat.
    pub address: PostalAddress,
    /// Where to send the bill when it is elsewhere.
    pub billing_address: Option<PostalAddress>,
    /// SIREN of a French body.
    pub siren: Option<Siren>,
    /// SIRET of the paying establishment.
    pub siret: Option<Siret>,
    /// Intra-community VAT number.
    pub vat_number: Option<VatNumber>,
}

/// What the buyer wants to read on the bill to be able to pay it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuyerReferences {
    /// Purchase order or engagement (BT-13; mandatory when the buyer issued one, C. com. L441-9).
    pub purchase_order: Option<String>,
    /// The buyer's directory says that no bill is paid without an engagement.
    pub purchase_order_required: bool,
    /// Code service of Chorus Pro (BT-10).
    pub service_code: Option<String>,
    /// The buyer's directory says that no bill is paid without a code service.
    pub service_code_required: bool,
    /// Number of the public contract (marché, BT-12).
    pub market: Option<String>,
}

/// A place that a contract serves; it has no legal existence of its own (a library belongs to its commune).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServedVenue {
    /// The venue among the partners.
    pub venue: VenueId,
    /// Its name as printed.
    pub name: String,
    /// Its town as printed.
    pub city: String,
    /// Its part when the bill is told over its beneficiaries, e.g. its population; 1 for equal parts.
    pub weight: u64,
}

/// When VAT on services becomes due (CGI art. 269-2 c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VatExigibility {
    /// When the customer pays: the rule for services (BT-8 code 72 in CII).
    OnPayment,
    /// When the bill is issued, by option: the paper must say so (BT-8 code 5).
    OnDebits,
}

/// The seller's identity from a day on: all that our papers say of ourselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SellerIdentity {
    /// Legal name.
    pub name: String,
    /// E.g. "SCIC SA à capital variable".
    pub legal_form: String,
    /// Seat.
    pub address: PostalAddress,
    /// SIREN.
    pub siren: Siren,
    /// SIRET of the seat; begins with the SIREN.
    pub siret: Siret,
    /// Town of the commercial register.
    pub rcs_city: String,
    /// VAT number.
    pub vat_number: VatNumber,
    /// Mention of the share capital, e.g. "Capital variable, minimum 18 500 €".
    pub capital_mention: String,
    /// Where to pay.
    pub iban: Iban,
    /// Bank identifier, 8 or 11 capital letters and digits.
    pub bic: String,
    /// When VAT becomes due.
    pub vat_exigibility: VatExigibility,
    /// Days from issue to due date, unless the contract says otherwise; at most 60 (C. com. L441-10).
    pub payment_days: u32,
    /// Rate of late penalties for public bodies (CCP R2192-31: ECB rate + 8 points).
    pub late_penalty_public: String,
    /// Rate of late penalties for everybody else (C. com. L441-10: at least three times the legal rate).
    pub late_penalty: String,
    /// Early-payment discount terms, or that there are none.
    pub early_discount: String,
    /// Where to ask about a bill: e-mail or telephone of the office, never of a person.
    pub contact: String,
}
