//! From an invoice as billing issued it to the paper: nothing is decided here, and nothing is left out.

use billing::public::{
    InvoiceKind, InvoiceLine, IssuedInvoice, Quantity, SellerIdentity, VatCategory, VatExigibility,
    VatTreatment,
};
use partners::public::PostalAddress;
use values::Fraction;

use super::input::{
    Address, Beneficiary, Buyer, Discount, InvoicePaper, Kind, Line, Mentions, Payee, References, TaxTotal,
    Totals,
};
use crate::identity::Cooperative;
use crate::words::typeset;

impl From<&IssuedInvoice> for InvoicePaper {
    fn from(issued: &IssuedInvoice) -> Self {
        let content = &issued.content;
        let kind = kind(issued);
        let due_on = (kind == Kind::Invoice).then_some(issued.due_on);
        let references = &content.references;
        let buyer = &content.buyer;
        Self {
            kind,
            number: issued.number.as_str().to_owned(),
            issued_on: issued.issued_on,
            due_on,
            period: content.period.as_ref().map(|period| (period.from, period.to)),
            seller: Cooperative::from(&issued.seller),
            payee: Payee { iban: issued.seller.iban.clone(), bic: issued.seller.bic.clone() },
            buyer: Buyer {
                name: buyer.name.clone(),
                address: address(&buyer.address),
                billing_address: buyer.billing_address.as_ref().map(address),
                delivery_address: None,
                siren: buyer.siren.clone(),
                siret: buyer.siret.clone(),
                vat_number: buyer.vat_number.clone(),
            },
            references: References {
                purchase_order: references.purchase_order.clone(),
                service_code: references.service_code.clone(),
                market: references.market.clone(),
                contract: content.contract.as_ref().map(|contract| contract.reference.clone()),
            },
            lines: content.lines.iter().map(line).collect(),
            taxes: taxes(issued),
            totals: Totals {
                net: issued.totals.net,
                vat: issued.totals.vat,
                gross: issued.totals.gross,
                prepaid: issued.totals.prepaid,
            },
            mentions: mentions(issued),
            beneficiaries: beneficiaries(issued),
        }
    }
}

impl From<&SellerIdentity> for Cooperative {
    fn from(seller: &SellerIdentity) -> Self {
        Self {
            name: seller.name.clone(),
            legal_form: seller.legal_form.clone(),
            capital: seller.capital_mention.clone(),
            seat: address(&seller.address).lines,
            siren: seller.siren.clone(),
            siret: seller.siret.clone(),
            rcs_city: seller.rcs_city.clone(),
            vat_number: seller.vat_number.clone(),
            contact: seller.contact.clone(),
        }
    }
}

fn kind(issued: &IssuedInvoice) -> Kind {
    match issued.content.kind {
        InvoiceKind::Invoice => Kind::Invoice,
        InvoiceKind::CreditNote => {
            // Without the invoice that it corrects the paper is refused: billing never issues such a credit note.
            let corrected = issued.content.preceding.as_ref();
            Kind::CreditNote {
                corrects: corrected.map(|one| one.number.as_str().to_owned()).unwrap_or_default(),
                issued_on: corrected.map_or(issued.issued_on, |one| one.issued_on),
                reason: issued.content.reason.clone().unwrap_or_default(),
            }
        }
    }
}

/// The printed lines of an address; the country only abroad, as the post wants it.
fn address(address: &PostalAddress) -> Address {
    let mut lines = address.lines.clone();
    lines.push(format!("{} {}", address.postal_code, address.city).trim().to_owned());
    let country = address.country.as_str();
    if country != "FR" {
        lines.push(country.to_owned());
    }
    Address { lines }
}

/// The rate to print: none where no VAT is asked for.
fn rate(treatment: VatTreatment) -> Option<Fraction> {
    (treatment.category == VatCategory::S).then(|| Fraction::new(treatment.rate.hundredths(), 100)).flatten()
}

fn quantity(quantity: Quantity) -> Fraction {
    let value = quantity.value();
    let unit = 10_i128.checked_pow(value.scale()).unwrap_or(1);
    Fraction::new(value.mantissa(), unit).unwrap_or(Fraction::ONE)
}

fn line(line: &InvoiceLine) -> Line {
    let period = line
        .period
        .as_ref()
        .map(|period| format!("Du {} au {}", period.from.french_short(), period.to.french_short()));
    Line {
        designation: line.designation.clone(),
        detail: line.detail.clone().or(period),
        quantity: quantity(line.quantity),
        unit: line.unit.french().to_owned(),
        unit_price: line.unit_price,
        discount: line
            .discount
            .as_ref()
            .map(|discount| Discount { amount: discount.amount, reason: discount.reason.clone() }),
        rate: rate(line.vat),
        net: line.net,
    }
}

fn taxes(issued: &IssuedInvoice) -> Vec<TaxTotal> {
    let group = |group: &billing::public::VatBreakdown| TaxTotal {
        rate: rate(group.treatment),
        base: group.base,
        vat: group.vat,
    };
    issued.totals.by_rate.iter().map(group).collect()
}

fn mentions(issued: &IssuedInvoice) -> Mentions {
    let mentions = &issued.mentions;
    let on_payment = match issued.seller.vat_exigibility {
        VatExigibility::OnPayment if !issued.totals.vat.is_zero() => {
            typeset("TVA exigible à l'encaissement (art. 269-2 c du CGI).")
        }
        VatExigibility::OnPayment | VatExigibility::OnDebits => String::new(),
    };
    Mentions {
        nature: mentions.nature.french().to_owned(),
        exigibility: mentions.vat_on_debits.as_deref().map_or(on_payment, typeset),
        exemptions: mentions.vat_exemptions.iter().map(|sentence| typeset(sentence)).collect(),
        payment: mentions.payment.as_deref().map(typeset).unwrap_or_default(),
        late_penalty: typeset(&mentions.late_penalty),
        indemnity: typeset(&mentions.recovery_indemnity),
        early_discount: typeset(&mentions.early_discount),
    }
}

/// The places served; each with its part when there are several.
fn beneficiaries(issued: &IssuedInvoice) -> Vec<Beneficiary> {
    let venues = &issued.content.venues;
    let parts = issued.net_by_venue().filter(|_| venues.len() > 1);
    venues
        .iter()
        .enumerate()
        .map(|(index, venue)| Beneficiary {
            name: venue.name.clone(),
            city: venue.city.clone(),
            part: parts.as_ref().and_then(|parts| parts.get(index)).map(|(_, part)| *part),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use values::Money;

    use super::*;
    use crate::DocumentError;
    use crate::invoice::invoice;

    fn issued() -> IssuedInvoice {
        serde_json::from_str(include_str!("../samples/issued_invoice.json")).unwrap()
    }

    #[test]
    fn an_issued_invoice_becomes_a_paper() {
        let paper = invoice(&InvoicePaper::from(&issued())).unwrap();
        for expected in [
            "FACTURE",
            "n°\u{a0}FA2015-000007",
            "EJ-417",
            "M-9",
            "C-0001",
            "1,5\u{a0}an",
            "-200,00\u{a0}€",
            "20\u{a0}%",
            "Du 01/03/2015 au 29/02/2016",
            "1\u{202f}200,00\u{a0}€",
            "1000 Bruxelles",
            "BE",
            "SIREN 404\u{a0}833\u{a0}048",
            "Médiathèque A (Exempleville, 666,67\u{a0}€ HT)",
            "Médiathèque B (Modèle, 333,33\u{a0}€ HT)",
            "TVA exigible à l’encaissement",
            "Pénalités de retard\u{202f}: BCE",
            "Prestations de services",
        ] {
            assert!(paper.text.contains(expected), "{expected}\n{}", paper.text);
        }
    }

    #[test]
    fn a_credit_note_names_the_invoice() {
        let mut issued = issued();
        issued.content.preceding = serde_json::from_value(serde_json::json!({
            "invoice": "00000000-0000-0000-0000-00000000f001", "number": "FA2015-000001", "issued_on": "2015-01-05"
        }))
        .unwrap();
        issued.content.kind = InvoiceKind::CreditNote;
        let paper = InvoicePaper::from(&issued);
        assert_eq!(paper.due_on, None);
        assert!(matches!(paper.kind, Kind::CreditNote { ref corrects, .. } if corrects == "FA2015-000001"));
        issued.content.preceding = None;
        let refused = invoice(&InvoicePaper::from(&issued)).unwrap_err();
        assert!(matches!(refused, DocumentError::MissingMention { mention } if mention.contains("corrigée")));
    }

    #[test]
    fn an_untaxed_line_needs_its_reason() {
        let mut issued = issued();
        issued.content.lines[0].vat = VatTreatment::untaxed(VatCategory::E);
        issued.totals.by_rate[0].treatment = VatTreatment::untaxed(VatCategory::E);
        issued.totals.by_rate[0].vat = Money::ZERO;
        (issued.totals.vat, issued.totals.gross) = (Money::ZERO, Money::euros(1_000));
        let refused = invoice(&InvoicePaper::from(&issued)).unwrap_err();
        assert!(matches!(refused, DocumentError::MissingMention { .. }));
        issued.mentions.vat_exemptions.push("Exonération de TVA, art. 261 du CGI".into());
        let text = invoice(&InvoicePaper::from(&issued)).unwrap().text;
        assert!(text.contains("Exonération de TVA") && !text.contains("exigible"), "{text}");
    }
}
