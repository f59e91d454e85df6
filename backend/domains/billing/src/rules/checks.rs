//! Checks before issue: everything that would make a bill refused by a buyer, a platform or an inspector.
//!
//! Each answers with the field and what to do, because the person who reads it must mend it. What can never
//! happen: a number taken by a bill that one of these checks refuses.

use serde::{Deserialize, Serialize};
use values::Day;

use super::countries::is_french;
use super::pricing::stale_rate;
use super::vat::{VatCategory, may_stand_together};
use crate::invoice::content::InvoiceContent;
use crate::parties::{BuyerIdentity, BuyerReferences, BuyerStatus, SellerIdentity, is_complete};

/// Something to mend before issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The field, as the API names it, e.g. `buyer.siret`.
    pub field: String,
    /// What is wrong, in French.
    pub reason: String,
    /// What to do, in French.
    pub mend: String,
}

fn check(field: &str, reason: impl Into<String>, mend: &str) -> Check {
    Check { field: field.to_owned(), reason: reason.into(), mend: mend.to_owned() }
}

/// Limits of Chorus Pro (BR-FR-CPRO): names, then references, in characters.
const LONGEST_NAME: usize = 99;
const LONGEST_REFERENCE: usize = 50;
/// Public bodies pay in 30 days (CCP R2192-10), others in 60 at most (C. com. L441-10).
const PUBLIC_TERM: u32 = 30;
const LONGEST_TERM: u32 = 60;

/// Everything that stands against issuing this content on a day; empty when it may be issued.
pub fn before_issue(content: &InvoiceContent, seller: Option<&SellerIdentity>, on: Day) -> Vec<Check> {
    let mut found = Vec::new();
    if seller.is_none() {
        found.push(check(
            "seller",
            format!("aucune identité du vendeur n’est connue au {}", on.french()),
            "Enregistrez l’identité de la coopérative avec une date d’effet antérieure.",
        ));
    }
    buyer(&content.buyer, &content.references, &mut found);
    references(&content.references, &mut found);
    lines(content, on, &mut found);
    let longest = if content.buyer.status == BuyerStatus::PublicBody { PUBLIC_TERM } else { LONGEST_TERM };
    if content.payment_days > longest {
        found.push(check(
            "payment_days",
            format!("délai de paiement de {} jours, le maximum légal est de {longest}", content.payment_days),
            "Ramenez le délai de paiement au maximum légal.",
        ));
    }
    found
}

fn buyer(buyer: &BuyerIdentity, references: &BuyerReferences, found: &mut Vec<Check>) {
    const MEND: &str = "Corrigez l’identité du client sur le contrat.";
    if buyer.name.trim().is_empty() || buyer.name.chars().count() > LONGEST_NAME {
        found.push(check("buyer.name", format!("le nom du client a de 1 à {LONGEST_NAME} caractères"), MEND));
    }
    if !is_complete(&buyer.address) {
        found.push(check("buyer.address", "l’adresse du client est incomplète", MEND));
    }
    if buyer.billing_address.as_ref().is_some_and(|address| !is_complete(address)) {
        found.push(check("buyer.billing_address", "l’adresse de facturation est incomplète", MEND));
    }
    if let (Some(siren), Some(siret)) = (&buyer.siren, &buyer.siret)
        && !siret.to_string().starts_with(&siren.to_string())
    {
        found.push(check("buyer.siret", format!("le SIRET {siret} n’appartient pas au SIREN {siren}"), MEND));
    }
    if !is_french(&buyer.address.country) {
        return;
    }
    match buyer.status {
        BuyerStatus::PublicBody if buyer.siret.is_none() => found.push(check(
            "buyer.siret",
            "le SIRET est obligatoire pour un acheteur public (Chorus Pro)",
            "Complétez le SIRET de la collectivité qui paie ; la bibliothèque n’en a pas d’ordinaire.",
        )),
        BuyerStatus::TaxablePerson if buyer.siren.is_none() && buyer.siret.is_none() => found.push(check(
            "buyer.siren",
            "le SIREN est obligatoire pour un client français assujetti à la TVA",
            "Complétez le SIREN du client sur le contrat.",
        )),
        _ => {}
    }
    if references.service_code_required && references.service_code.is_none() {
        found.push(check(
            "references.service_code",
            "ce client exige un code service",
            "Demandez le code service au client et complétez le contrat.",
        ));
    }
}

fn references(references: &BuyerReferences, found: &mut Vec<Check>) {
    if references.purchase_order_required && references.purchase_order.is_none() {
        found.push(check(
            "references.purchase_order",
            "ce client exige un numéro d’engagement (bon de commande)",
            "Demandez le bon de commande au client et complétez le contrat.",
        ));
    }
    let named = [
        ("references.purchase_order", &references.purchase_order),
        ("references.service_code", &references.service_code),
        ("references.market", &references.market),
    ];
    for (field, value) in named {
        let Some(text) = value else { continue };
        if text.trim().is_empty() || text.chars().count() > LONGEST_REFERENCE {
            found.push(check(
                field,
                format!("« {text} » : une référence a de 1 à {LONGEST_REFERENCE} caractères"),
                "Corrigez la référence sur le contrat.",
            ));
        }
    }
}

fn lines(content: &InvoiceContent, on: Day, found: &mut Vec<Check>) {
    if content.lines.is_empty() {
        found.push(check("lines", "il n’y a rien à facturer", "Ajoutez au moins une ligne."));
    }
    for line in content.lines.iter().filter(|line| !line.is_sound()) {
        found.push(check(
            &format!("lines[{}]", line.number),
            "la quantité, le prix, la remise, la TVA et le montant de la ligne ne s’accordent pas",
            "Reprenez la ligne : prix positif, montant = quantité × prix − remise.",
        ));
    }
    if !may_stand_together(content.lines.iter().map(|line| line.vat)) {
        found.push(check(
            "lines.vat",
            "une opération hors du champ de la TVA ne se mêle à aucune autre (BR-O-11)",
            "Faites deux factures.",
        ));
    }
    let day = content.period.map_or(on, |period| period.from);
    if let Some(rate) = stale_rate(&content.lines, day) {
        found.push(check(
            "lines.vat.rate",
            format!("le taux de TVA de {rate} % n’est pas en vigueur au {}", day.french()),
            "Mettez fin au contrat et concluez-le de nouveau sur un tarif à jour.",
        ));
    }
    let reverse = content.lines.iter().any(|line| line.vat.category == VatCategory::Ae);
    if reverse && content.buyer.vat_number.is_none() {
        found.push(check(
            "buyer.vat_number",
            "l’autoliquidation exige le numéro de TVA du client",
            "Complétez le numéro de TVA intracommunautaire du client.",
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::vat::VatTreatment;
    use crate::samples;

    fn fields(change: impl FnOnce(&mut InvoiceContent)) -> Vec<String> {
        let mut content = samples::content();
        change(&mut content);
        before_issue(&content, Some(&samples::seller()), samples::day("2015-03-01"))
            .into_iter()
            .map(|check| check.field)
            .collect()
    }

    #[test]
    fn a_sound_bill_passes() {
        assert!(fields(|_| {}).is_empty());
    }

    #[test]
    fn each_missing_thing_is_named_by_its_field() {
        assert_eq!(fields(|c| c.buyer.siret = None), ["buyer.siret"]);
        assert_eq!(fields(|c| c.buyer.name = String::new()), ["buyer.name"]);
        assert_eq!(fields(|c| c.buyer.name = "x".repeat(100)), ["buyer.name"]);
        assert_eq!(fields(|c| c.buyer.address.city.clear()), ["buyer.address"]);
        assert_eq!(fields(|c| c.references.purchase_order_required = true), ["references.purchase_order"]);
        assert_eq!(fields(|c| c.references.service_code_required = true), ["references.service_code"]);
        assert_eq!(fields(|c| c.references.market = Some("m".repeat(51))), ["references.market"]);
        assert_eq!(fields(|c| c.payment_days = 31), ["payment_days"]);
        assert_eq!(fields(|c| c.lines.clear()), ["lines"]);
        assert_eq!(fields(|c| c.lines[0].net = values::Money::euros(1)), ["lines[1]"]);
        assert_eq!(
            fields(|c| c.lines[0].vat = VatTreatment::standard("19.6".parse().unwrap())),
            ["lines.vat.rate"]
        );
        assert_eq!(
            fields(|c| c.lines[0].vat = VatTreatment::untaxed(VatCategory::O)),
            ["lines.vat"],
            "the sample has two lines"
        );
        assert_eq!(fields(|c| c.lines[0].vat = VatTreatment::untaxed(VatCategory::Ae)), ["buyer.vat_number"]);
    }

    #[test]
    fn a_company_may_have_sixty_days_and_needs_a_siren() {
        let company = |c: &mut InvoiceContent| {
            c.buyer.status = BuyerStatus::TaxablePerson;
            c.payment_days = 60;
        };
        assert!(fields(company).is_empty());
        assert_eq!(
            fields(|c| {
                company(c);
                c.buyer.siret = None;
                c.buyer.siren = None;
            }),
            ["buyer.siren"]
        );
    }

    #[test]
    fn without_a_seller_nothing_is_issued() {
        let found = before_issue(&samples::content(), None, samples::day("2015-03-01"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].field, "seller");
        assert!(found[0].reason.contains("1er mars 2015"), "{}", found[0].reason);
    }
}
