//! The objects of the format, field by field: names, order and obligation as in the schemas of version 1.2.0
//! (`files/`, `objects/`, `types/`). Only what a cooperative needs is here; what is absent is optional there.

use serde::Serialize;
use values::{Day, Money, Timestamp, Uuid};

use crate::captable::Country;

/// `files/OCFManifestFile`.
#[derive(Serialize)]
pub(crate) struct Manifest {
    pub(crate) ocf_version: &'static str,
    pub(crate) file_type: &'static str,
    pub(crate) issuer: IssuerObject,
    pub(crate) as_of: Day,
    pub(crate) generated_at: Timestamp,
    pub(crate) comments: Vec<String>,
    pub(crate) stock_plans_files: Vec<FileReference>,
    pub(crate) stock_legend_templates_files: Vec<FileReference>,
    pub(crate) stock_classes_files: Vec<FileReference>,
    pub(crate) vesting_terms_files: Vec<FileReference>,
    pub(crate) valuations_files: Vec<FileReference>,
    pub(crate) transactions_files: Vec<FileReference>,
    pub(crate) stakeholders_files: Vec<FileReference>,
}

/// `types/File`.
#[derive(Serialize)]
pub(crate) struct FileReference {
    pub(crate) filepath: String,
    pub(crate) md5: String,
}

/// Any other file: a list of objects of one type.
#[derive(Serialize)]
pub(crate) struct ItemsFile<T> {
    pub(crate) file_type: &'static str,
    pub(crate) items: Vec<T>,
}

/// `objects/Issuer`.
#[derive(Serialize)]
pub(crate) struct IssuerObject {
    pub(crate) object_type: &'static str,
    pub(crate) id: Uuid,
    pub(crate) legal_name: String,
    pub(crate) formation_date: Day,
    pub(crate) country_of_formation: Country,
    pub(crate) tax_ids: Vec<TaxId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) email: Option<Email>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) address: Option<AddressObject>,
    pub(crate) initial_shares_authorized: &'static str,
}

/// `objects/Stakeholder`.
#[derive(Serialize)]
pub(crate) struct StakeholderObject {
    pub(crate) object_type: &'static str,
    pub(crate) id: Uuid,
    pub(crate) name: NameObject,
    pub(crate) stakeholder_type: &'static str,
    pub(crate) issuer_assigned_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) primary_contact: Option<Contact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) contact_info: Option<Contact>,
    pub(crate) addresses: Vec<AddressObject>,
    pub(crate) tax_ids: Vec<TaxId>,
    pub(crate) comments: Vec<String>,
}

/// `types/Name`.
#[derive(Serialize)]
pub(crate) struct NameObject {
    #[serde(rename = "legal_name")]
    pub(crate) legal: String,
    #[serde(rename = "first_name", skip_serializing_if = "Option::is_none")]
    pub(crate) first: Option<String>,
    #[serde(rename = "last_name", skip_serializing_if = "Option::is_none")]
    pub(crate) last: Option<String>,
}

/// `types/ContactInfo` with a name, `types/ContactInfoWithoutName` without.
#[derive(Serialize)]
pub(crate) struct Contact {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<NameObject>,
    pub(crate) emails: Vec<Email>,
}

/// `types/Email`.
#[derive(Serialize)]
pub(crate) struct Email {
    pub(crate) email_type: &'static str,
    pub(crate) email_address: String,
}

/// `types/TaxID`.
#[derive(Serialize)]
pub(crate) struct TaxId {
    pub(crate) tax_id: String,
    pub(crate) country: Country,
}

/// `types/Address`.
#[derive(Serialize)]
pub(crate) struct AddressObject {
    pub(crate) address_type: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) street_suite: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) city: String,
    pub(crate) country: Country,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) postal_code: String,
}

/// `types/Monetary`: an exact decimal of ten places at most, and a currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Monetary {
    pub(crate) amount: String,
    pub(crate) currency: &'static str,
}

impl Monetary {
    /// An amount in euro.
    pub(crate) fn euros(amount: Money) -> Self {
        Self { amount: amount.to_string(), currency: "EUR" }
    }

    /// The part of one share in an amount for all of them, cut after the ten places that the format allows. The
    /// transaction says the whole amount in words.
    pub(crate) fn per_share(total: Money, shares: u32) -> Self {
        const PER_CENT: i128 = 100_000_000; // a cent in units of the tenth place
        let units = i128::from(total.as_cents()) * PER_CENT / i128::from(shares.max(1));
        let digits = format!("{units:011}");
        let (whole, places) = digits.split_at(digits.len() - 10);
        let (cents, rest) = places.split_at(2);
        Self { amount: format!("{whole}.{cents}{}", rest.trim_end_matches('0')), currency: "EUR" }
    }
}

/// `objects/StockClass`.
#[derive(Serialize)]
pub(crate) struct StockClass {
    pub(crate) object_type: &'static str,
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) class_type: &'static str,
    pub(crate) default_id_prefix: &'static str,
    pub(crate) initial_shares_authorized: &'static str,
    pub(crate) votes_per_share: &'static str,
    pub(crate) par_value: Monetary,
    pub(crate) price_per_share: Monetary,
    pub(crate) seniority: &'static str,
    pub(crate) comments: Vec<String>,
}

/// One item of `files/TransactionsFile`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "object_type")]
pub(crate) enum Transaction {
    #[serde(rename = "TX_STOCK_ISSUANCE")]
    Issuance(Issuance),
    #[serde(rename = "TX_STOCK_TRANSFER")]
    Transfer(Transfer),
    #[serde(rename = "TX_STOCK_REPURCHASE")]
    Repurchase(Repurchase),
    #[serde(rename = "TX_STOCK_CANCELLATION")]
    Cancellation(Cancellation),
}

/// `objects/transactions/issuance/StockIssuance`: makes a security.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Issuance {
    pub(crate) id: String,
    pub(crate) security_id: String,
    pub(crate) date: Day,
    pub(crate) custom_id: String,
    pub(crate) stakeholder_id: Uuid,
    pub(crate) security_law_exemptions: [&'static str; 0],
    pub(crate) stock_class_id: Uuid,
    pub(crate) share_price: Monetary,
    pub(crate) quantity: String,
    pub(crate) stock_legend_ids: [&'static str; 0],
    pub(crate) comments: Vec<String>,
}

/// `objects/transactions/transfer/StockTransfer`: ends a security, for others that are issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Transfer {
    pub(crate) id: String,
    pub(crate) security_id: String,
    pub(crate) date: Day,
    pub(crate) quantity: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) consideration_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) balance_security_id: Option<String>,
    pub(crate) resulting_security_ids: Vec<String>,
    pub(crate) comments: Vec<String>,
}

/// `objects/transactions/repurchase/StockRepurchase`: ends a security, at a price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Repurchase {
    pub(crate) id: String,
    pub(crate) security_id: String,
    pub(crate) date: Day,
    pub(crate) price: Monetary,
    pub(crate) quantity: String,
    pub(crate) consideration_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) balance_security_id: Option<String>,
    pub(crate) comments: Vec<String>,
}

/// `objects/transactions/cancellation/StockCancellation`: ends a security, for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Cancellation {
    pub(crate) id: String,
    pub(crate) security_id: String,
    pub(crate) date: Day,
    pub(crate) quantity: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) balance_security_id: Option<String>,
    pub(crate) reason_text: String,
    pub(crate) comments: Vec<String>,
}
