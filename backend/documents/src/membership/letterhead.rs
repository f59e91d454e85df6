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
pub(super) struct Letter<'a> {
    pub cooperative: &'a Cooperative,
    pub issuance: &'a Issuance,
    pub member: &'a Member,
    /// Who is written to in the member's place.
    pub beneficiary: Option<&'a Beneficiary>,
    /// What it is about, a few words of ours.
    pub subject: &'a str,
}

impl Letter<'_> {
    /// The document with everything above the text.
    pub(super) fn open(&self) -> Document {
        let cooperative = self.cooperative;
        let subject = typeset(self.subject);
        let title = capitalised(&subject);
        let title = format!("{title} – associé n°\u{a0}{}", count(self.member.number));
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
            inner.space(8.0);
            inner.paragraph_styled(typeset(&format!("Associé n° {}", count(self.member.number))), style);
            if self.beneficiary.is_some() {
                inner.paragraph_styled(&self.member.holder.name, style);
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
        let holder = &self.member.holder;
        let name = self.beneficiary.map_or(&holder.name, |beneficiary| &beneficiary.name);
        document.paragraph_styled(Rich::strong(name), style);
        let mut write = |text: &str| document.paragraph_styled(text, style);
        if let Some(beneficiary) = self.beneficiary {
            write(&beneficiary.capacity);
            beneficiary.address.iter().for_each(|line| write(line));
            return;
        }
        if let Some(one) = holder.entity.as_ref().and_then(|entity| entity.representative.as_ref()) {
            write(&format!("{}, {}", one.name, one.capacity));
        }
        holder.address.iter().for_each(|line| write(line));
    }

    /// The formal close and who signs, kept on one page.
    pub(super) fn close(&self, document: &mut Document, last: &str) {
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
