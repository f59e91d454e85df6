//! What an invoice says, and the checks before it is printed.

use values::{Day, Fraction, Iban, Money, Siren, Siret, VatNumber};

use crate::DocumentError;
use crate::identity::Cooperative;

/// Invoice or credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Facture (380).
    Invoice,
    /// Avoir (381), with positive amounts.
    CreditNote {
        /// Number of the invoice that it corrects (BT-25).
        corrects: String,
        /// Issue date of that invoice (BT-26).
        issued_on: Day,
        /// Why.
        reason: String,
    },
}

/// A postal address as printed, name not included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Its lines.
    pub lines: Vec<String>,
}

/// Who buys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buyer {
    /// Legal name.
    pub name: String,
    /// Seat.
    pub address: Address,
    /// Where the bill goes, when it is elsewhere.
    pub billing_address: Option<Address>,
    /// Where goods are delivered, when it is elsewhere.
    pub delivery_address: Option<Address>,
    /// SIREN.
    pub siren: Option<Siren>,
    /// SIRET of the paying establishment.
    pub siret: Option<Siret>,
    /// VAT number.
    pub vat_number: Option<VatNumber>,
}

/// What the buyer and the seller call the sale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct References {
    /// Purchase order or engagement of the buyer (C. com. L441-9).
    pub purchase_order: Option<String>,
    /// Code service of Chorus Pro.
    pub service_code: Option<String>,
    /// Number of the public contract.
    pub market: Option<String>,
    /// Our contract.
    pub contract: Option<String>,
}

/// A discount on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discount {
    /// How much, excluding VAT.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Exact designation.
    pub designation: String,
    /// How the amount was made, when it needs telling.
    pub detail: Option<String>,
    /// Quantity, exact.
    pub quantity: Fraction,
    /// Its unit as printed.
    pub unit: String,
    /// Unit price excluding VAT.
    pub unit_price: Money,
    /// Discount.
    pub discount: Option<Discount>,
    /// VAT rate in percent; `None` when no VAT applies.
    pub rate: Option<Fraction>,
    /// Net amount excluding VAT.
    pub net: Money,
}

/// VAT of one rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxTotal {
    /// Rate in percent; `None` when no VAT applies.
    pub rate: Option<Fraction>,
    /// Net amount taxed.
    pub base: Money,
    /// VAT.
    pub vat: Money,
}

/// Totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Excluding VAT.
    pub net: Money,
    /// VAT.
    pub vat: Money,
    /// Including VAT.
    pub gross: Money,
    /// Already paid on the day of issue.
    pub prepaid: Money,
}

impl Totals {
    /// What is left to pay on the day of issue.
    pub fn due(&self) -> Money {
        self.gross - self.prepaid
    }
}

/// Where to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payee {
    /// Account.
    pub iban: Iban,
    /// Bank.
    pub bic: String,
}

/// Sentences that the law wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentions {
    /// Nature of the operation: goods, services or both.
    pub nature: String,
    /// When VAT is due: on payment, or by option on debits.
    pub exigibility: String,
    /// Why no VAT is asked for, one sentence a reason.
    pub exemptions: Vec<String>,
    /// Payment terms in words.
    pub payment: String,
    /// Rate of late penalties.
    pub late_penalty: String,
    /// Fixed indemnity for recovery costs, 40 €.
    pub indemnity: String,
    /// Early-payment discount, or that there is none.
    pub early_discount: String,
}

/// A place served by what is billed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beneficiary {
    /// Name of the place.
    pub name: String,
    /// Its town.
    pub city: String,
    /// Its part of the net amount, for statistics of the buyer; all places have one or none has.
    pub part: Option<Money>,
}

/// All that an invoice or a credit note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoicePaper {
    /// Which of the two.
    pub kind: Kind,
    /// Number from the continuous series.
    pub number: String,
    /// Issue date.
    pub issued_on: Day,
    /// Due date; none on a credit note.
    pub due_on: Option<Day>,
    /// First and last day of the supply.
    pub period: Option<(Day, Day)>,
    /// Who sells, as on the issue date.
    pub seller: Cooperative,
    /// Where to pay.
    pub payee: Payee,
    /// Who buys.
    pub buyer: Buyer,
    /// References.
    pub references: References,
    /// Lines.
    pub lines: Vec<Line>,
    /// VAT per rate.
    pub taxes: Vec<TaxTotal>,
    /// Totals.
    pub totals: Totals,
    /// Sentences.
    pub mentions: Mentions,
    /// Places served; none for an online community.
    pub beneficiaries: Vec<Beneficiary>,
}

impl InvoicePaper {
    /// Whether it is a credit note.
    pub(crate) fn is_credit_note(&self) -> bool {
        matches!(self.kind, Kind::CreditNote { .. })
    }

    /// Refuses a paper that does not add up or lacks a mention.
    pub(crate) fn check(&self) -> Result<(), DocumentError> {
        let net: Money = self.lines.iter().map(|line| line.net).sum();
        adds_up("total hors taxes des lignes", self.totals.net, net)?;
        let base: Money = self.taxes.iter().map(|tax| tax.base).sum();
        adds_up("bases de TVA", self.totals.net, base)?;
        let vat: Money = self.taxes.iter().map(|tax| tax.vat).sum();
        adds_up("total de TVA", self.totals.vat, vat)?;
        adds_up("total toutes taxes comprises", self.totals.gross, self.totals.net + self.totals.vat)?;
        for tax in &self.taxes {
            let bases =
                self.taxes.iter().filter(|other| other.rate == tax.rate).map(|other| other.base).sum();
            let lines = self.lines.iter().filter(|line| line.rate == tax.rate).map(|line| line.net).sum();
            adds_up("lignes d’un taux de TVA", bases, lines)?;
        }
        if self.beneficiaries.iter().any(|one| one.part.is_some()) {
            let parts: Money = self.beneficiaries.iter().filter_map(|one| one.part).sum();
            adds_up("parts des lieux desservis", self.totals.net, parts)?;
        }
        self.has_its_mentions()
    }

    fn has_its_mentions(&self) -> Result<(), DocumentError> {
        let untaxed = self.taxes.iter().any(|tax| tax.rate.is_none());
        let loose = matches!(&self.kind, Kind::CreditNote { corrects, .. } if corrects.is_empty());
        let wanted: [(&'static str, bool); 14] = [
            ("facture corrigée (CGI ann. II art. 242 nonies A)", loose),
            ("numéro (CGI ann. II art. 242 nonies A)", self.number.is_empty()),
            ("nom du vendeur (C. com. R123-237)", self.seller.name.is_empty()),
            ("forme du vendeur (C. com. R123-238)", self.seller.legal_form.is_empty()),
            ("capital du vendeur (C. com. R123-238)", self.seller.capital.is_empty()),
            ("siège du vendeur (C. com. R123-237)", self.seller.seat.is_empty()),
            ("nom de l’acheteur (CGI ann. II art. 242 nonies A)", self.buyer.name.is_empty()),
            ("adresse de l’acheteur (CGI ann. II art. 242 nonies A)", self.buyer.address.lines.is_empty()),
            ("échéance (C. com. L441-9)", self.due_on.is_none() && !self.is_credit_note()),
            ("nature de l’opération (décret 2022-1299)", self.mentions.nature.is_empty()),
            ("pénalités de retard (C. com. L441-9)", self.mentions.late_penalty.is_empty()),
            ("indemnité de recouvrement (C. com. D441-5)", self.mentions.indemnity.is_empty()),
            ("conditions d’escompte (C. com. L441-9)", self.mentions.early_discount.is_empty()),
            (
                "motif d’absence de TVA (CGI ann. II art. 242 nonies A)",
                untaxed && self.mentions.exemptions.is_empty(),
            ),
        ];
        match wanted.into_iter().find(|(_, empty)| *empty) {
            Some((mention, _)) => Err(DocumentError::MissingMention { mention }),
            None if self.lines.is_empty() => {
                Err(DocumentError::MissingMention { mention: "désignation (CGI ann. II art. 242 nonies A)" })
            }
            None => Ok(()),
        }
    }
}

fn adds_up(what: &str, expected: Money, found: Money) -> Result<(), DocumentError> {
    if expected == found {
        return Ok(());
    }
    Err(DocumentError::DoesNotAddUp {
        what: what.to_owned(),
        expected: expected.french(),
        found: found.french(),
    })
}
