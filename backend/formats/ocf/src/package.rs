//! The files of a package: a manifest, which names the others with their MD5 sums, and one file for each kind of
//! object. The plans, legends, vesting terms and valuations that the manifest must list are empty lists: a
//! cooperative has none.

use data_encoding::HEXLOWER;
use md5::{Digest, Md5};
use serde::Serialize;
use values::{EmailAddress, Siren};

use crate::captable::{Address, CapTable, Country, Issuer, ShareClass, Stakeholder, StakeholderKind};
use crate::objects::{
    AddressObject, Contact, Email, FileReference, IssuerObject, ItemsFile, Manifest, Monetary, NameObject,
    StakeholderObject, StockClass, TaxId,
};
use crate::securities::{PREFIX, transactions};
use crate::{CapTableError, VERSION, limits};

/// A capital that varies has no number of shares that was authorized (`enums/AuthorizedShares`).
const NOT_AUTHORIZED: &str = "NOT APPLICABLE";

/// One file of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name in the archive, without a folder.
    pub name: &'static str,
    /// JSON, UTF-8.
    pub bytes: Vec<u8>,
}

/// The files of a package, sorted by name: `Manifest`, `Stakeholders`, `StockClasses`, `Transactions`.
pub fn package(table: &CapTable) -> Result<Vec<File>, CapTableError> {
    let transactions = ItemsFile { file_type: "OCF_TRANSACTIONS_FILE", items: transactions(table)? };
    let mut stakeholders: Vec<_> = table.stakeholders.iter().collect();
    stakeholders.sort_by_key(|stakeholder| (stakeholder.number, stakeholder.id));
    let stakeholders = ItemsFile {
        file_type: "OCF_STAKEHOLDERS_FILE",
        items: stakeholders.into_iter().map(stakeholder).collect(),
    };
    let classes = ItemsFile { file_type: "OCF_STOCK_CLASSES_FILE", items: vec![stock_class(&table.share)] };
    let stakeholders = file("Stakeholders.ocf.json", &stakeholders)?;
    let classes = file("StockClasses.ocf.json", &classes)?;
    let transactions = file("Transactions.ocf.json", &transactions)?;
    let manifest = Manifest {
        ocf_version: VERSION,
        file_type: "OCF_MANIFEST_FILE",
        issuer: issuer(&table.issuer),
        as_of: table.as_of,
        generated_at: table.generated_at,
        comments: limits().iter().map(|&sentence| sentence.to_owned()).collect(),
        stock_plans_files: Vec::new(),
        stock_legend_templates_files: Vec::new(),
        stock_classes_files: vec![reference(&classes)],
        vesting_terms_files: Vec::new(),
        valuations_files: Vec::new(),
        transactions_files: vec![reference(&transactions)],
        stakeholders_files: vec![reference(&stakeholders)],
    };
    Ok(vec![file("Manifest.ocf.json", &manifest)?, stakeholders, classes, transactions])
}

fn file(name: &'static str, content: &impl Serialize) -> Result<File, CapTableError> {
    let mut bytes =
        serde_json::to_vec_pretty(content).map_err(|error| CapTableError::Write(error.to_string()))?;
    bytes.push(b'\n');
    Ok(File { name, bytes })
}

fn reference(file: &File) -> FileReference {
    // The format asks for MD5: a sum against accidents, not against anyone.
    let md5 = HEXLOWER.encode(&Md5::digest(&file.bytes));
    FileReference { filepath: format!("./{}", file.name), md5 }
}

fn issuer(issuer: &Issuer) -> IssuerObject {
    IssuerObject {
        object_type: "ISSUER",
        id: issuer.id,
        legal_name: issuer.legal_name.clone(),
        formation_date: issuer.formed_on,
        country_of_formation: issuer.country,
        tax_ids: tax_ids(Some(&issuer.siren)),
        email: issuer.email.as_ref().map(|address| email(address, "BUSINESS")),
        address: issuer.address.as_ref().map(address),
        initial_shares_authorized: NOT_AUTHORIZED,
    }
}

fn stock_class(share: &ShareClass) -> StockClass {
    StockClass {
        object_type: "STOCK_CLASS",
        id: share.id,
        name: share.name.clone(),
        class_type: "COMMON",
        default_id_prefix: PREFIX,
        initial_shares_authorized: NOT_AUTHORIZED,
        votes_per_share: "0",
        par_value: Monetary::euros(share.nominal),
        price_per_share: Monetary::euros(share.nominal),
        seniority: "1",
        comments: vec![
            "Shares of a cooperative with variable capital, registered, of one nominal value.".to_owned(),
            "votes_per_share is 0 because each member has one vote, whatever its shares.".to_owned(),
        ],
    }
}

fn stakeholder(stakeholder: &Stakeholder) -> StakeholderObject {
    let plain = |name: &str| NameObject { legal: name.to_owned(), first: None, last: None };
    let mails = |kind| stakeholder.email.as_ref().map(|address| vec![email(address, kind)]);
    let (stakeholder_type, name, contact_info, primary_contact, siren) = match &stakeholder.kind {
        StakeholderKind::Individual { given, family } => {
            let name = NameObject { first: given.clone(), last: family.clone(), ..plain(&stakeholder.name) };
            let contact = mails("PERSONAL").map(|emails| Contact { name: None, emails });
            ("INDIVIDUAL", name, contact, None, None)
        }
        StakeholderKind::Institution { siren, representative } => {
            let speaks = plain(representative.as_deref().unwrap_or(&stakeholder.name));
            let contact = mails("BUSINESS").map(|emails| Contact { name: Some(speaks), emails });
            ("INSTITUTION", plain(&stakeholder.name), None, contact, siren.as_ref())
        }
    };
    let college = stakeholder.college.iter().map(|college| format!("College: {college}"));
    StakeholderObject {
        object_type: "STAKEHOLDER",
        id: stakeholder.id,
        name,
        stakeholder_type,
        issuer_assigned_id: stakeholder.number.to_string(),
        primary_contact,
        contact_info,
        addresses: stakeholder.address.iter().map(address).collect(),
        tax_ids: tax_ids(siren),
        comments: college.collect(),
    }
}

fn address(address: &Address) -> AddressObject {
    AddressObject {
        address_type: "LEGAL",
        street_suite: address.lines.join("\n"),
        city: address.city.clone(),
        country: address.country,
        postal_code: address.postal_code.clone(),
    }
}

fn email(address: &EmailAddress, email_type: &'static str) -> Email {
    Email { email_type, email_address: address.as_str().to_owned() }
}

fn tax_ids(siren: Option<&Siren>) -> Vec<TaxId> {
    siren.map(|siren| TaxId { tax_id: siren.to_string(), country: Country::FRANCE }).into_iter().collect()
}
