//! How an attestation de parts is set, on one sober page.
//!
//! What can never happen: a certificate that could be taken for a negotiable title, or that hides that the capital is
//! variable.

use pdf::{Align, Document, Level, Rich, TextStyle};

use super::input::ShareCertificate;
use super::sheet::{
    banner, capitalised, holder_block, holding_table, membership_facts, open, shares, signed,
};
use crate::identity::siren;
use crate::look::{self, BLUE, GREY};
use crate::words::{count, typeset};

/// Lays out a checked certificate.
pub(super) fn lay_out(certificate: &ShareCertificate) -> Document {
    let (cooperative, member) = (&certificate.cooperative, &certificate.member);
    let title = format!("Attestation de parts au {}", certificate.as_of.french());
    let mut document = open(cooperative, &title, &member.holder.name, certificate.issuance.on);
    let below = typeset(&format!("au {}", certificate.as_of.french()));
    banner(&mut document, cooperative, "ATTESTATION DE PARTS SOCIALES", &below);
    document.space(6.0);
    let statement = TextStyle { size: 10.5, leading: 1.55, after: 10.0, ..document.body() };
    let register = format!("{} RCS {}", siren(&cooperative.siren), cooperative.rcs_city);
    let company = Rich::strong(&cooperative.name).plain(format!(
        ", {} ({}), dont le siège est {}, immatriculée sous le n°\u{a0}{register}, atteste que\u{202f}:",
        cooperative.legal_form,
        cooperative.capital,
        cooperative.seat.join(", "),
    ));
    document.paragraph_styled(company, statement);
    document.boxed(look::pale_box(), |inner| {
        holder_block(inner, "TITULAIRE", &member.holder);
        inner.space(5.0);
        super::sheet::facts(inner, &membership_facts(member));
    });
    document.space(12.0);
    let held = shares(certificate.holding.shares.count().into());
    let day = certificate.as_of.french();
    let text = Rich::from(format!(
        "figure au registre des associés sous le n°\u{a0}{} et détient, au ",
        count(member.number)
    ))
    .bold(&day)
    .plain(typeset(" :"));
    document.paragraph_styled(text, statement);
    let big = TextStyle { size: 24.0, color: BLUE, align: Align::Centre, leading: 1.3, after: 2.0 };
    document.paragraph_styled(Rich::strong(held), big);
    let paid = &certificate.holding;
    let freed = if paid.shares.count() > 1 { "libérées" } else { "libérée" };
    let under = TextStyle { size: 11.0, color: GREY, align: Align::Centre, after: 12.0, ..document.body() };
    document.paragraph_styled(format!("{freed} à hauteur de {}", paid.paid.french()), under);
    holding_table(&mut document, paid);
    document.space(10.0);
    if let Some(last) = paid.release_by.filter(|_| !paid.remaining.is_zero()) {
        document.paragraph(typeset(&format!(
            "Le reste, soit {}, est à verser sur appel du conseil d'administration et au plus tard le {}.",
            paid.remaining.french(),
            last.french()
        )));
    }
    variable(&mut document, &cooperative.capital);
    document.space(12.0);
    signed(&mut document, &certificate.issuance);
    document
}

/// What variable capital means for who reads the certificate.
fn variable(document: &mut Document, capital: &str) {
    document.heading(Level::Three, "Capital variable");
    let style = TextStyle { after: 3.0, ..document.small() };
    let first = format!(
        "{} (C. com., art. L231-1 et suivants)\u{202f}: il augmente par les souscriptions et diminue par les \
         remboursements, sans modification des statuts.",
        capitalised(capital)
    );
    document.paragraph_styled(first, style);
    document.paragraph_styled(
        typeset(
            "Les parts sont nominatives et ne sont pas négociables : seule l'inscription au registre fait preuve. \
             Cette attestation vaut pour le jour indiqué et n'est pas un titre ; elle ne peut être ni cédée ni \
             endossée.",
        ),
        style,
    );
    document.paragraph_styled(
        typeset("Chaque associé dispose d'une voix, quel que soit le nombre de ses parts (loi n° 47-1775 du 10 septembre 1947)."),
        style,
    );
}
