//! How a letter to a member is set: sender, recipient where a window envelope shows it, subject, salutation, close.
//!
//! What can never happen: a letter that presumes whether somebody is « Madame » or « Monsieur », or one to heirs that
//! speaks to the dead.

use pdf::{Align, Document, Rich, TextStyle, mm};

use super::input::{Beneficiary, Issuance, Member};
use super::sheet::{capitalised, open};
use crate::identity::Cooperative;
use crate::look::{BLUE, FIRM, GREY, tight};
use crate::words::{count, typeset};

/// Distance of the recipient's block from the top edge, where the window of a long envelope begins.
const WINDOW: f32 = mm(46.0);
/// Where the text of a letter begins at the earliest: below what the window shows.
const TEXT: f32 = mm(76.0);

/// A letter: who writes to whom, about what.
pub(crate) struct Letter<'a> {
    pub cooperative: &'a Cooperative,
    pub issuance: &'a Issuance,
    /// Who is written to.
    pub to: Addressed<'a>,
    /// More lines below the sender's seat and contact.
    pub sender: Vec<String>,
    /// What it is about, a few words of ours.
    pub subject: &'a str,
}

/// Who a letter goes to, as the window of its envelope shows it.
pub(crate) struct Addressed<'a> {
    /// The member's number in the register.
    pub number: u64,
    /// The member's name, where somebody else is written to in its place.
    pub in_place_of: Option<&'a str>,
    /// Name of who is written to.
    pub name: &'a str,
    /// Who acts for it and where it lives, a line each.
    pub lines: Vec<String>,
}

impl<'a> Addressed<'a> {
    /// The member, or who is written to in its place.
    pub(crate) fn member(member: &'a Member, beneficiary: Option<&'a Beneficiary>) -> Self {
        let holder = &member.holder;
        if let Some(beneficiary) = beneficiary {
            let lines = std::iter::once(&beneficiary.capacity).chain(&beneficiary.address).cloned().collect();
            let in_place_of = Some(holder.name.as_str());
            return Self { number: member.number, in_place_of, name: &beneficiary.name, lines };
        }
        let acting = holder.entity.as_ref().and_then(|entity| entity.representative.as_ref());
        let acting = acting.map(|one| format!("{}, {}", one.name, one.capacity));
        let lines = acting.into_iter().chain(holder.address.iter().cloned()).collect();
        Self { number: member.number, in_place_of: None, name: &holder.name, lines }
    }
}

impl Letter<'_> {
    /// The document with everything above the text.
    pub(crate) fn open(&self) -> Document {
        let cooperative = self.cooperative;
        let subject = typeset(self.subject);
        let title = capitalised(&subject);
        let title = format!("{title} – associé n°\u{a0}{}", count(self.to.number));
        let day = self.issuance.on;
        let mut document = open(cooperative, &title, &day.french(), day);
        let name = TextStyle { size: 15.0, color: BLUE, leading: 1.25, after: 2.0, ..document.body() };
        document.paragraph_styled(Rich::strong(&cooperative.name), name);
        document.paragraph_styled(&cooperative.legal_form, TextStyle { size: 8.5, color: GREY, ..name });
        document.space(3.0);
        document.rule(FIRM);
        let down = (WINDOW - document.cursor()).max(8.0);
        document.space(down);
        let sender = |inner: &mut Document| {
            let style = tight(inner.small(), 8.4);
            for line in &cooperative.seat {
                inner.paragraph_styled(line, style);
            }
            inner.paragraph_styled(&cooperative.contact, style);
            for line in &self.sender {
                inner.paragraph_styled(line, style);
            }
            inner.space(8.0);
            inner.paragraph_styled(typeset(&format!("Associé n° {}", count(self.to.number))), style);
            if let Some(name) = self.to.in_place_of {
                inner.paragraph_styled(name, style);
            }
        };
        let recipient = |inner: &mut Document| self.recipient(inner);
        document.columns(mm(14.0), &[(1.0, &sender), (1.1, &recipient)]);
        let down = (TEXT - document.cursor()).max(16.0);
        document.space(down);
        let place = format!("{}, le {}", self.issuance.place, day.french());
        let after = TextStyle { align: Align::Right, after: 12.0, ..document.body() };
        document.paragraph_styled(place, after);
        let about = Rich::strong(typeset("Objet : ")).bold(subject);
        document.paragraph_styled(about, TextStyle { after: 12.0, ..document.body() });
        document.paragraph("Madame, Monsieur,");
        document.space(2.0);
        document
    }

    fn recipient(&self, document: &mut Document) {
        let style = tight(document.body(), 10.5);
        document.paragraph_styled(Rich::strong(self.to.name), style);
        for line in &self.to.lines {
            document.paragraph_styled(line, style);
        }
    }

    /// The formal close and who signs, kept on one page.
    pub(crate) fn close(&self, document: &mut Document, last: &str) {
        let signatory = &self.issuance.signatory;
        document.together(|inner| {
            inner.space(4.0);
            if !last.is_empty() {
                inner.paragraph(typeset(last));
            }
            inner.paragraph(typeset(
                "Nous vous prions d'agréer, Madame, Monsieur, l'expression de nos salutations coopératives.",
            ));
            inner.space(14.0);
            let nothing = |_: &mut Document| {};
            let signed = |inner: &mut Document| {
                let body = tight(inner.body(), 9.5);
                inner.paragraph_styled(Rich::strong(&signatory.capacity), body);
                inner.space(44.0);
                inner.paragraph_styled(&signatory.name, body);
            };
            inner.columns(mm(8.0), &[(1.0, &nothing), (1.0, &signed)]);
        });
    }
}
