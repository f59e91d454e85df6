//! Who speaks on our papers: the cooperative as it was on the day of the paper.

use values::{Siren, Siret, VatNumber};

/// The dated identity of the cooperative (C. com. R123-237 and R123-238: name, form, capital, seat, register).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cooperative {
    /// Legal name.
    pub name: String,
    /// E.g. « SCIC SA à capital variable ».
    pub legal_form: String,
    /// Mention of the share capital.
    pub capital: String,
    /// Seat, one printed line each.
    pub seat: Vec<String>,
    /// SIREN.
    pub siren: Siren,
    /// SIRET of the seat.
    pub siret: Siret,
    /// Town of the commercial register.
    pub rcs_city: String,
    /// VAT number.
    pub vat_number: VatNumber,
    /// Where to ask: e-mail or telephone of the office.
    pub contact: String,
}

impl Cooperative {
    /// Name, form, capital and register in one line, as the foot of every paper has them.
    pub(crate) fn legal_line(&self) -> String {
        let Self { name, legal_form, capital, rcs_city, .. } = self;
        format!("{name} – {legal_form} – {capital} – RCS {rcs_city} {}", siren(&self.siren))
    }
}

/// A SIREN in groups of three.
pub(crate) fn siren(siren: &Siren) -> String {
    grouped(siren.as_str(), &[3, 3, 3])
}

/// A SIRET as its SIREN and its establishment number.
pub(crate) fn siret(siret: &Siret) -> String {
    grouped(siret.as_str(), &[3, 3, 3, 5])
}

fn grouped(digits: &str, sizes: &[usize]) -> String {
    let mut rest = digits;
    let mut groups = Vec::new();
    for size in sizes {
        let (group, after) = rest.split_at(rest.len().min(*size));
        groups.push(group);
        rest = after;
    }
    groups.join("\u{a0}")
}
