//! Legal mentions of a paper, written once when it is issued and frozen with it.
//!
//! Sources: CGI ann. II art. 242 nonies A; C. com. L441-9, L441-10, D441-5, R123-237 and R123-238; CCP R2192-10
//! and R2192-31; décret 2022-1299 for the nature of the operation and the option for debits.
//! What can never happen: a paper without the three notes PMT, PMD and AAB (BR-FR-05).

use serde::{Deserialize, Serialize};
use values::{Day, Money};

use super::line::InvoiceLine;
use super::vat::VatCategory;
use crate::parties::{BuyerStatus, SellerIdentity, VatExigibility};

/// The fixed indemnity of C. com. D441-5.
pub const RECOVERY_INDEMNITY: Money = Money::cents(4_000);

/// Goods, services or both (décret 2022-1299).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OperationNature {
    /// Livraison de biens.
    Goods,
    /// Prestations de services.
    Services,
    /// Both.
    Mixed,
}

impl OperationNature {
    /// Of these lines.
    pub fn of(lines: &[InvoiceLine]) -> Self {
        let goods = lines.iter().any(|line| line.family.is_goods());
        let services = lines.iter().any(|line| !line.family.is_goods());
        match (goods, services) {
            (true, true) => Self::Mixed,
            (true, false) => Self::Goods,
            _ => Self::Services,
        }
    }

    /// As printed.
    pub fn french(self) -> &'static str {
        match self {
            Self::Goods => "Livraison de biens",
            Self::Services => "Prestations de services",
            Self::Mixed => "Livraison de biens et prestations de services",
        }
    }
}

/// The sentences printed below the totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalMentions {
    /// Legal form, capital, register.
    pub seller: String,
    /// Nature of the operation.
    pub nature: OperationNature,
    /// "Option pour le paiement de la taxe d'après les débits", where chosen.
    pub vat_on_debits: Option<String>,
    /// Why no VAT is asked for, one sentence a category.
    pub vat_exemptions: Vec<String>,
    /// Payment term in words; `None` on a credit note.
    pub payment: Option<String>,
    /// Late penalties (note PMD).
    pub late_penalty: String,
    /// Fixed indemnity (note PMT).
    pub recovery_indemnity: String,
    /// Early-payment discount (note AAB).
    pub early_discount: String,
}

/// The mentions of a paper with these lines. `due` is `None` for a credit note.
pub fn mentions(
    seller: &SellerIdentity,
    buyer: BuyerStatus,
    lines: &[InvoiceLine],
    due: Option<Day>,
) -> LegalMentions {
    let mut categories: Vec<VatCategory> = lines.iter().map(|line| line.vat.category).collect();
    categories.sort_unstable();
    categories.dedup();
    let public = buyer == BuyerStatus::PublicBody;
    LegalMentions {
        seller: format!(
            "{} – {} – RCS {} {}",
            seller.legal_form, seller.capital_mention, seller.rcs_city, seller.siren
        ),
        nature: OperationNature::of(lines),
        vat_on_debits: (seller.vat_exigibility == VatExigibility::OnDebits)
            .then(|| "Option pour le paiement de la taxe d’après les débits".to_owned()),
        vat_exemptions: categories.into_iter().filter_map(exemption).map(str::to_owned).collect(),
        payment: due.map(|day| format!("Payable par virement au plus tard le {}.", day.french())),
        late_penalty: format!(
            "Pénalités de retard : {}.",
            if public { &seller.late_penalty_public } else { &seller.late_penalty }
        ),
        recovery_indemnity: format!(
            "Indemnité forfaitaire pour frais de recouvrement en cas de retard : {} ({}).",
            RECOVERY_INDEMNITY.french(),
            if public {
                "art. D2192-35 du code de la commande publique"
            } else {
                "art. D441-5 du code de commerce"
            }
        ),
        early_discount: seller.early_discount.clone(),
    }
}

/// The sentence that a category without tax must carry.
pub fn exemption(category: VatCategory) -> Option<&'static str> {
    match category {
        VatCategory::S | VatCategory::Z => None,
        VatCategory::E => Some("Exonération de TVA, art. 261 du CGI"),
        VatCategory::Ae => {
            Some("Autoliquidation – art. 283-2 du CGI, art. 44 et 196 de la directive 2006/112/CE")
        }
        VatCategory::K => Some("Exonération de TVA, art. 262 ter I du CGI"),
        VatCategory::G => Some("Exonération de TVA, art. 262 I du CGI"),
        VatCategory::O => Some("TVA non applicable – art. 259-1° du CGI"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::vat::VatTreatment;
    use crate::samples;

    #[test]
    fn a_public_body_reads_its_own_penalties() {
        let lines = [samples::line(1, "1200.00")];
        let due = Some(samples::day("2015-03-31"));
        let public = mentions(&samples::seller(), BuyerStatus::PublicBody, &lines, due);
        let private = mentions(&samples::seller(), BuyerStatus::TaxablePerson, &lines, due);
        assert!(
            public.late_penalty.contains("BCE + 8 points") && private.late_penalty.contains("trois fois")
        );
        assert!(public.recovery_indemnity.contains("commande publique"));
        assert!(public.recovery_indemnity.contains("40,00"));
        assert!(public.payment.unwrap().contains("31 mars 2015"));
        assert_eq!(public.vat_on_debits, None);
        assert!(public.seller.contains("SCIC SA à capital variable") && public.seller.contains("RCS"));
    }

    #[test]
    fn no_tax_without_its_article() {
        let mut line = samples::line(1, "100.00");
        line.vat = VatTreatment::untaxed(VatCategory::Ae);
        let shown = mentions(&samples::seller(), BuyerStatus::TaxablePerson, &[line], None);
        assert_eq!(shown.vat_exemptions.len(), 1);
        assert!(shown.vat_exemptions[0].starts_with("Autoliquidation"));
        assert_eq!(shown.payment, None);
    }

    #[test]
    fn the_option_for_debits_is_said() {
        let seller = SellerIdentity { vat_exigibility: VatExigibility::OnDebits, ..samples::seller() };
        let shown = mentions(&seller, BuyerStatus::PublicBody, &[samples::line(1, "1.00")], None);
        assert!(shown.vat_on_debits.unwrap().starts_with("Option pour le paiement de la taxe"));
    }

    #[test]
    fn goods_services_or_both() {
        let service = samples::line(1, "1.00");
        let mut goods = samples::line(2, "1.00");
        goods.family = crate::rules::line::ProductFamily::Device;
        assert_eq!(OperationNature::of(std::slice::from_ref(&service)), OperationNature::Services);
        assert_eq!(OperationNature::of(std::slice::from_ref(&goods)), OperationNature::Goods);
        assert_eq!(OperationNature::of(&[service, goods]), OperationNature::Mixed);
    }
}
