//! Letters that go by mail: subject and plain text from `templates/mail/<letter>/`, filled with facts.
//!
//! What can never happen: a placeholder that reaches a reader (each is filled or the test fails).

use billing::public::{InvoiceKind, IssuedInvoice};

/// A letter ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Subject, one line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

const INVOICE_SUBJECT: &str = include_str!("../../../templates/mail/invoice/subject.txt");
const INVOICE_BODY: &str = include_str!("../../../templates/mail/invoice/body.txt");

/// The letter that goes with an invoice or a credit note.
pub fn invoice(issued: &IssuedInvoice) -> Letter {
    let credit = issued.content.kind == InvoiceKind::CreditNote;
    let contract = issued.content.contract.as_ref().map_or("sans contrat", |contract| &contract.reference);
    let payment = if credit {
        "Son montant vient en déduction de ce que vous nous devez.".to_owned()
    } else {
        format!("Son règlement est attendu au plus tard le {}.", issued.due_on.french())
    };
    let values = [
        ("seller", issued.seller.name.clone()),
        ("kind", if credit { "avoir" } else { "facture" }.to_owned()),
        ("kind_article", if credit { "l'avoir" } else { "la facture" }.to_owned()),
        ("number", issued.number.as_str().to_owned()),
        ("issued_on", issued.issued_on.french()),
        ("gross", issued.totals.gross.french()),
        ("net", issued.totals.net.french()),
        ("payment", payment),
        ("contract", contract.to_owned()),
        ("contact", issued.seller.contact.clone()),
    ];
    Letter { subject: fill(INVOICE_SUBJECT, &values).trim().to_owned(), body: fill(INVOICE_BODY, &values) }
}

/// Replaces each `{name}` once; a value is never read as a template.
fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => text.push_str(value),
            None => text.extend(["{", name, "}"]),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_never_templates() {
        let values = [("a", "{b}".to_owned()), ("b", "no".to_owned())];
        assert_eq!(fill("x {a} y", &values), "x {b} y");
        assert_eq!(fill("x {unknown} {", &values), "x {unknown} {");
    }

    #[test]
    fn every_placeholder_of_the_invoice_letter_is_known() {
        let known = [
            "seller",
            "kind",
            "kind_article",
            "number",
            "issued_on",
            "gross",
            "net",
            "payment",
            "contract",
            "contact",
        ];
        let values = known.map(|name| (name, "×".to_owned()));
        for template in [INVOICE_SUBJECT, INVOICE_BODY] {
            assert!(!fill(template, &values).contains('{'), "{template}");
        }
    }
}
