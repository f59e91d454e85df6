//! Letters that go by mail: subject and plain text from `templates/mail/<letter>/`, filled with facts.
//!
//! What can never happen: a placeholder that reaches a reader (each is filled or the test fails).

use assemblies::public::CalendarEntry;
use billing::public::{InvoiceKind, IssuedInvoice};
use values::Day;

use crate::assembly::Notice;

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

const CALENDAR_SUBJECT: &str = include_str!("../../../templates/mail/calendar/subject.txt");
const CALENDAR_BODY: &str = include_str!("../../../templates/mail/calendar/body.txt");

/// The letter that reminds somebody of what comes near in the calendar of the year, as of a day.
pub fn calendar(name: &str, on: Day, entries: &[CalendarEntry]) -> Letter {
    let lines = entries.iter().map(|entry| {
        let days = match entry.days_left {
            1 => "1 jour".to_owned(),
            days => format!("{days} jours"),
        };
        format!("- {} (dans {days}) : {} ({})", entry.on.french(), entry.french, entry.article)
    });
    let values = [
        ("name", name.to_owned()),
        ("on", on.french()),
        ("on_short", on.to_string()),
        ("lines", lines.collect::<Vec<_>>().join("\n")),
    ];
    Letter { subject: fill(CALENDAR_SUBJECT, &values).trim().to_owned(), body: fill(CALENDAR_BODY, &values) }
}

const CONVOCATION_SUBJECT: &str = include_str!("../../../templates/mail/convocation/subject.txt");
const CONVOCATION_BODY: &str = include_str!("../../../templates/mail/convocation/body.txt");

/// The letter that goes with a convocation, to a member who took it by mail (C. com. R225-63).
pub fn convocation(notice: &Notice, name: &str) -> Letter {
    let meeting = &notice.meeting;
    let numbered = notice.agenda.iter().zip(1_u32..);
    let remote = meeting.remote.as_ref().map_or_else(String::new, |remote| {
        format!("À distance : {} {}\n", remote.means, remote.address).replace(" \n", "\n")
    });
    let voting = notice.voting.electronic_at.as_ref().map_or_else(String::new, |address| {
        format!(
            "Vous pouvez aussi voter par voie électronique, jusqu'à la veille à 15 h, avec le code personnel que porte votre \
             convocation : {address}\n"
        )
    });
    let values = [
        ("name", name.to_owned()),
        ("kind", meeting.kind.clone()),
        ("meeting", meeting.name()),
        ("cooperative", notice.cooperative.name.clone()),
        ("on", meeting.on.french()),
        ("at", meeting.at.french()),
        ("call", meeting.convocation().to_owned()),
        ("place", meeting.place.clone()),
        ("remote", remote),
        ("agenda", numbered.map(|(item, number)| format!("{number}. {item}")).collect::<Vec<_>>().join("\n")),
        ("forms_until", notice.voting.forms_until.french()),
        ("voting", voting),
        ("questions", notice.questions.email.clone()),
        ("questions_until", notice.questions.until.french()),
        ("signatory", notice.issuance.signatory.capacity.clone()),
    ];
    Letter {
        subject: fill(CONVOCATION_SUBJECT, &values).trim().to_owned(),
        body: fill(CONVOCATION_BODY, &values),
    }
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
    fn a_reminder_names_each_day_in_both_languages() {
        use assemblies::public::{Audience, EntryState};
        let on: Day = "2016-05-31".parse().unwrap();
        let entry = CalendarEntry {
            on: on.plus_days(30),
            days_left: 30,
            state: EntryState::Soon,
            code: "assembly_deadline".into(),
            closed_on: Day::ymd(2015, 12, 31),
            mandate_id: None,
            french: "Dernier jour pour tenir l'assemblée générale annuelle".into(),
            article: "C. com., art. L225-100".into(),
            audience: Audience::Board,
            done: None,
        };
        let letter = calendar("Zoé {lines}", on, &[entry]);
        assert!(letter.subject.contains("31 mai 2016 / ") && !letter.subject.contains(['{', '\n']));
        let line = "- 30 juin 2016 (dans 30 jours) : Dernier jour pour tenir l'assemblée générale annuelle \
                    (C. com., art. L225-100)";
        assert!(letter.body.contains(line), "{}", letter.body);
        assert!(letter.body.starts_with("Bonjour Zoé {lines},") && letter.body.contains("Hello Zoé"));
        assert!(!letter.body.replace("Zoé {lines}", "").contains('{'), "{}", letter.body);
    }

    #[test]
    fn a_convocation_says_what_where_and_until_when() {
        let mut notice = crate::samples::meeting::notice();
        notice.voting.electronic_at = Some("https://coop.example/voter".into());
        let letter = convocation(&notice, "Zoé {on}");
        assert!(
            letter.subject.starts_with("Convocation : Assemblée générale") && !letter.subject.contains('{')
        );
        assert!(letter.body.starts_with("Bonjour Zoé {on},"), "{}", letter.body);
        assert!(!letter.body.replace("Zoé {on}", "").contains('{'), "{}", letter.body);
        for said in ["https://coop.example/voter", "1. ", "art. R225-63", "au plus tard"] {
            assert!(letter.body.contains(said), "{said}: {}", letter.body);
        }
        notice.voting.electronic_at = None;
        assert!(!convocation(&notice, "Zoé").body.contains("voie électronique"));
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
