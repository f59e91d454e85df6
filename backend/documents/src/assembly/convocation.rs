//! How a convocation is set: a letter, the draft resolutions, the single form.
//!
//! What can never happen: a convocation without day, hour, place, agenda, the conditions of postal votes or the address
//! for written questions (C. com. R225-66); a notice shorter than the law's whose reason is not printed.

use pdf::{Document, Level, Rich, TextStyle, mm};

use super::code::{self, Picture};
use super::input::{Access, Call, Notice, Recipient, VotingTerms};
use super::{drafts, voting_form};
use crate::identity::siren;
use crate::look::{self, BLUE, BRICK, label, tight};
use crate::membership::letterhead::{Addressed, Letter};
use crate::membership::sheet::{capitalised, outlined};
use crate::words::typeset;
use values::Day;

/// Lays out the convocation of a checked recipient to a checked assembly, with the picture of its code.
pub(super) fn lay_out(notice: &Notice, recipient: &Recipient, picture: Option<&Picture>) -> Document {
    let cooperative = &notice.cooperative;
    let subject = format!("convocation à l'{} du {}", notice.meeting.name(), notice.meeting.on.french());
    let to = &recipient.addressee;
    let letter = Letter {
        cooperative,
        issuance: &notice.issuance,
        to: Addressed {
            number: to.number,
            in_place_of: None,
            name: &to.name,
            lines: to.representative.iter().chain(&to.address).cloned().collect(),
        },
        sender: vec![
            capitalised(&cooperative.capital),
            format!("RCS {} {}", cooperative.rcs_city, siren(&cooperative.siren)),
        ],
        subject: &subject,
    };
    let mut document = letter.open();
    meeting(&mut document, notice);
    agenda(&mut document, notice);
    if let (Some(access), Some(picture)) = (&recipient.access, picture) {
        personal_code(&mut document, notice, access, picture);
    }
    participation(&mut document, notice);
    questions_and_documents(&mut document, notice);
    letter.close(&mut document, "");
    document.page_break();
    drafts::write(&mut document, notice);
    document.page_break();
    voting_form::write(&mut document, notice, recipient);
    document
}

/// What it is, when and where, and what is unusual about it.
fn meeting(document: &mut Document, notice: &Notice) {
    let meeting = &notice.meeting;
    let text = format!(
        "Nous avons l'honneur de vous convier à l'{} des associés, réunie sur {} :",
        meeting.name(),
        meeting.convocation()
    );
    document.paragraph(typeset(&text));
    document.boxed(look::pale_box(), |inner| {
        let style = TextStyle { after: 0.0, ..inner.body() };
        let when = format!("Le {} à {}", meeting.on.french(), meeting.at.french());
        let large = TextStyle { size: 14.0, color: BLUE, after: 2.0, ..style };
        inner.paragraph_styled(Rich::strong(when), large);
        inner.paragraph_styled(Rich::strong(&meeting.place), style);
        if let Some(remote) = &meeting.remote {
            let text = Rich::from(typeset("Ou à distance : "))
                .plain(&remote.means)
                .plain(" – ")
                .bold(&remote.address)
                .plain(".");
            inner.paragraph_styled(text, style);
        }
    });
    document.space(8.0);
    if let Call::Second(first) = &meeting.call {
        let text = format!(
            "L'assemblée convoquée une première fois pour le {} n'a pu délibérer, faute de quorum : {}. Celle-ci est \
             convoquée sur le même ordre du jour. Les pouvoirs et les votes par correspondance reçus pour la première \
             restent valables (C. com., art. R225-77 et R225-79).",
            first.held_on.french(),
            first.lack()
        );
        document.paragraph(typeset(&text));
    }
    if let Some(short) = &notice.short {
        document.boxed(outlined(), |inner| {
            let style = TextStyle { after: 0.0, ..inner.body() };
            let text = format!(
                "Délai de convocation réduit : {} jours au lieu de {} au moins (C. com., art. R225-69). ",
                notice.days(),
                notice.meeting.legal_notice()
            );
            let text = Rich::strong(typeset(&text)).colored(BRICK).plain(typeset("Motif : "));
            inner.paragraph_styled(text.plain(&short.reason), style);
        });
        document.space(8.0);
    }
}

fn agenda(document: &mut Document, notice: &Notice) {
    document.together(|inner| {
        inner.heading(Level::Three, "Ordre du jour");
        numbered(inner, &notice.agenda);
    });
    document.space(6.0);
}

/// Items under their numbers.
pub(super) fn numbered(document: &mut Document, items: &[String]) {
    let numbers: Vec<String> = (1..=items.len()).map(|number| format!("{number}.")).collect();
    let pairs: Vec<(&str, Rich)> =
        numbers.iter().map(String::as_str).zip(items.iter().map(Rich::from)).collect();
    document.key_values(&pairs, 22.0);
}

/// The personal code, what it is for, and the QR code for the door.
fn personal_code(document: &mut Document, notice: &Notice, access: &Access, picture: &Picture) {
    let when = if notice.voting.electronic_at.is_some() {
        "avant la séance ou pendant celle-ci"
    } else {
        "en séance"
    };
    let purpose = format!(
        "Il vous sera demandé pour vous identifier quand vous voterez par voie électronique, {when} (C. com., art. \
         R225-98). Il vous est personnel : ne le communiquez à personne."
    );
    document.boxed(outlined(), |inner| {
        let (left, top) = (inner.left() + inner.width() - code::SIDE, inner.cursor());
        let words = |inner: &mut Document| {
            inner.space(4.0);
            label(inner, "VOTRE CODE DE VOTE PERSONNEL");
            let large = TextStyle { size: 20.0, color: BLUE, after: 4.0, ..inner.body() };
            inner.paragraph_styled(Rich::strong(code::grouped(&access.code)), large);
            inner.paragraph_styled(typeset(&purpose), TextStyle { after: 4.0, ..inner.body() });
            let door = "Le jour de l'assemblée, présentez ce code QR à l'entrée : il vaut émargement de la feuille de \
                        présence.";
            inner.paragraph_styled(typeset(door), TextStyle { after: 0.0, ..inner.body() });
        };
        let room = |inner: &mut Document| inner.space(code::SIDE);
        let width = inner.width() - code::SIDE - mm(8.0);
        inner.columns(mm(8.0), &[(width, &words), (code::SIDE, &room)]);
        code::draw(inner, picture, left, top);
    });
    document.space(6.0);
}

/// How one takes part, and until when.
fn participation(document: &mut Document, notice: &Notice) {
    let terms = &notice.voting;
    let ceiling = ceiling(terms);
    let mut items = vec![
        Rich::strong("donner pouvoir").plain(typeset(&format!(
            " à un autre associé, à votre conjoint ou à votre partenaire de PACS, ou en blanc au président (C. com., art. \
             L225-106){ceiling}"
        ))),
        Rich::strong("voter par correspondance")
            .plain(typeset(", avec le formulaire joint, qui doit être reçu au plus tard le "))
            .bold(terms.forms_until.french())
            .plain(" (C. com., art. R225-77)"),
    ];
    if let Some(place) = &terms.electronic_at {
        items.push(electronic(place, notice.meeting.on).plain(" (C. com., art. R225-77)"));
    }
    let intro = typeset("Vous pouvez choisir l'une de ces manières de prendre part au vote :");
    let more = "Un autre formulaire vous est envoyé si vous le demandez par écrit, reçu au siège six jours au moins avant \
                l'assemblée (C. com., art. R225-75).";
    document.heading(Level::Three, "Si vous ne venez pas");
    document.paragraph_styled(intro, TextStyle { after: 3.0, ..document.body() });
    for item in enumerated(items) {
        document.together(|inner| inner.bullets([item.clone()]));
    }
    document.paragraph_styled(typeset(more), document.small());
}

/// How one votes by electronic means, and until when.
pub(super) fn electronic(place: &str, held_on: Day) -> Rich {
    let eve = held_on.plus_days(-1).french();
    Rich::strong("voter par voie électronique")
        .plain(", sur ")
        .bold(place)
        .plain(", jusqu’au ")
        .bold(format!("{eve} à 15\u{a0}h, heure de Paris"))
}

/// The items of a sentence: a semicolon after each but the last, which ends it.
pub(super) fn enumerated(items: Vec<Rich>) -> Vec<Rich> {
    let last = items.len().saturating_sub(1);
    let ends = items.into_iter().enumerate();
    ends.map(|(index, item)| item.plain(if index == last { "." } else { "\u{202f};" })).collect()
}

/// How many proxies one person may hold, as the end of a sentence.
pub(super) fn ceiling(terms: &VotingTerms) -> String {
    terms.proxy_ceiling.map_or_else(String::new, |most| {
        let proxies = if most > 1 { "pouvoirs" } else { "pouvoir" };
        format!(", une même personne détenant {most} {proxies} au plus (statuts)")
    })
}

fn questions_and_documents(document: &mut Document, notice: &Notice) {
    let questions = &notice.questions;
    document.together(|inner| {
        inner.heading(Level::Three, "Questions écrites");
        let text = Rich::from(typeset("Elles s'adressent au président du conseil d'administration, à "))
            .bold(&questions.email)
            .plain(typeset(" ou par lettre recommandée au siège, et doivent être reçues au plus tard le "))
            .bold(questions.until.french())
            .plain(typeset(", quatrième jour ouvré avant l'assemblée (C. com., art. R225-84)."));
        inner.paragraph(text);
    });
    document.together(|inner| {
        inner.heading(Level::Three, "Documents");
        let style = TextStyle { after: 3.0, ..inner.body() };
        let text = "Les documents et renseignements que la loi met à votre disposition (C. com., art. R225-83 et R225-89) \
                    se consultent :";
        inner.paragraph_styled(typeset(text), style);
        inner.bullets(notice.documents_at.iter().map(Rich::from));
        let drafts = ["les projets de résolutions", "le formulaire de pouvoir ou de vote par correspondance"];
        let enclosed: Vec<String> =
            drafts.iter().map(|text| (*text).to_owned()).chain(notice.enclosures.iter().cloned()).collect();
        let text = Rich::from(typeset("Pièces jointes : ")).plain(enclosed.join(typeset(" ; ").as_str())).plain(".");
        inner.paragraph_styled(text, TextStyle { after: 0.0, ..tight(inner.body(), 9.5) });
    });
}
