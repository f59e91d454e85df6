//! How the single form « pouvoir ou vote par correspondance » is set (C. com. R225-76 to R225-81).
//!
//! What can never happen: a box ticked beforehand; a resolution out of the order of the vote; a secret vote on a paper
//! that bears a name; a form that does not say what an abstention is worth, until when and where it goes back.

use pdf::{Align, Anchor, BoxStyle, Color, Document, Face, Frame, Point, Primitive, Rich, TextStyle, mm};

use super::convocation::ceiling;
use super::drafts::seats;
use super::input::{Abstentions, Item, Notice, Recipient, Scrutiny, Vacancy};
use super::law;
use crate::look::{self, BLUE, BRICK, HAIR, label, tight};
use crate::membership::sheet::{banner, fill_in, open, outlined, signature_zone};
use crate::words::{count, counted, typeset};

/// What each line is answered by.
const CHOICES: [&str; 3] = ["Pour", "Contre", "Abstention"];
/// Width of the column of one answer, in points.
const CHOICE: f32 = 58.0;
/// Least height of a line, in points.
const ROW: f32 = 19.0;
/// Height of the head of the lines, in points.
const HEAD: f32 = 16.0;
/// Side of a box to tick: four millimetres, which a felt pen fits into.
const SIDE: f32 = mm(4.0);
/// Size of the text of the lines, in points.
const SIZE: f32 = 8.6;

/// Lays out the form of a checked recipient as a paper of its own.
pub(super) fn lay_out(notice: &Notice, recipient: &Recipient) -> Document {
    let title = "Pouvoir ou vote par correspondance";
    let member = typeset(&format!("Associé n° {}", count(recipient.addressee.number)));
    let mut document = open(&notice.cooperative, title, &member, notice.issuance.on);
    write(&mut document, notice, recipient);
    document
}

/// Writes the form from the top of a page on.
pub(super) fn write(document: &mut Document, notice: &Notice, recipient: &Recipient) {
    look::top_bar(document);
    let meeting = &notice.meeting;
    banner(document, &notice.cooperative, "POUVOIR OU VOTE PAR CORRESPONDANCE", &meeting.title());
    document.bookmark("Pouvoir ou vote par correspondance", false);
    let about =
        format!("Formulaire unique pour l'assemblée réunie à {} : {}", meeting.at.french(), meeting.place);
    let style = TextStyle { after: 6.0, ..tight(document.small(), 8.2) };
    document.paragraph_styled(typeset(&about), style);
    parties(document, notice, recipient);
    only_one(document);
    proxies(document, notice);
    postal(document, notice);
    // What ends the form stays together, and who reads the votes is told when it is overleaf.
    let end = |inner: &mut Document| {
        new_resolutions(inner, notice.voting.abstentions);
        sign(inner, recipient);
    };
    if document.measure(document.width(), end) > document.remaining() {
        if document.remaining() > ROW {
            let overleaf = Rich::strong("Date et signature à la page suivante.").colored(BRICK);
            let style = TextStyle { align: Align::Right, after: 0.0, ..tight(document.body(), 8.2) };
            document.paragraph_styled(overleaf, style);
        }
        document.page_break();
    }
    end(document);
    reminders(document, notice);
}

/// Who votes, and where and until when the form goes back.
fn parties(document: &mut Document, notice: &Notice, recipient: &Recipient) {
    let member = |inner: &mut Document| {
        inner.boxed(look::pale_box(), |inner| {
            let to = &recipient.addressee;
            label(inner, "L’ASSOCIÉ");
            let body = tight(inner.body(), 9.0);
            inner.paragraph_styled(Rich::strong(&to.name), TextStyle { size: 10.0, ..body });
            for line in to.representative.iter().chain(&to.address) {
                inner.paragraph_styled(line, body);
            }
            inner.space(3.0);
            let shares = counted(recipient.shares, "part nominative", "parts nominatives");
            let votes = counted(recipient.votes, "voix", "voix");
            let text = format!("Associé n° {} – {shares} – {votes}", count(to.number));
            inner.paragraph_styled(typeset(&text), tight(inner.small(), 8.2));
            if !recipient.college.is_empty() {
                let text = format!("Collège : {}", recipient.college);
                inner.paragraph_styled(typeset(&text), tight(inner.small(), 8.2));
            }
        });
    };
    let back = |inner: &mut Document| {
        inner.boxed(outlined(), |inner| {
            label(inner, "À RETOURNER – REÇU AU PLUS TARD LE");
            let body = tight(inner.body(), 9.0);
            let day = TextStyle { size: 13.0, color: BLUE, after: 2.0, ..body };
            inner.paragraph_styled(Rich::strong(notice.voting.forms_until.french()), day);
            for line in &notice.voting.return_to {
                inner.paragraph_styled(line, body);
            }
            if let Some(email) = &notice.voting.return_email {
                inner.paragraph_styled(Rich::from("ou ").bold(email), body);
            }
            if let Some(place) = &notice.voting.electronic_at {
                let eve = notice.meeting.on.plus_days(-1).french();
                let until = format!(", jusqu’au {eve} à 15\u{a0}h, heure de Paris");
                let text = Rich::from("Par voie électronique, sur ").bold(place).plain(until);
                inner.paragraph_styled(text, tight(inner.small(), 8.2));
            }
        });
    };
    document.columns(mm(8.0), &[(1.0, &member), (1.0, &back)]);
    document.space(6.0);
}

/// The warning that stands above the options.
fn only_one(document: &mut Document) {
    let style = TextStyle { after: 5.0, ..tight(document.body(), 9.0) };
    let text = Rich::strong(typeset(
        "Choisissez A, B ou C. Ne jamais remplir à la fois un pouvoir (A ou B) et un vote par correspondance (C) pour \
         la même résolution. ",
    ))
    .colored(BRICK)
    .plain(typeset(
        "En aucun cas l'associé ne peut retourner à la fois une procuration et un vote par correspondance ; si les deux \
         sont retournés, la procuration est retenue, sous réserve des votes exprimés en C (C. com., art. R225-81). Pour \
         chaque résolution, ce document peut servir soit à voter par correspondance, soit à donner pouvoir (art. R225-78).",
    ));
    document.paragraph_styled(text, style);
}

/// One of the options: a box to tick, its letter and what it says.
fn option(document: &mut Document, letter: &str, title: &str, content: &dyn Fn(&mut Document)) {
    let style = BoxStyle { padding: 6.0, ..outlined() };
    document.boxed(style, |inner| {
        let tick = |inner: &mut Document| {
            let frame = inner.frame(SIDE + 2.0);
            tick_box(inner, frame.x + SIDE / 2.0, frame.y + SIDE / 2.0);
        };
        let text = |inner: &mut Document| {
            let style = TextStyle { after: 3.0, ..tight(inner.body(), 10.0) };
            let name = Rich::strong(format!("{letter}. ")).colored(BLUE).bold(typeset(title)).colored(BLUE);
            inner.paragraph_styled(name, style);
            content(inner);
        };
        let width = inner.width();
        inner.columns(0.0, &[(SIDE + 8.0, &tick), (width - SIDE - 8.0, &text)]);
    });
    document.space(5.0);
}

/// A box to tick, by its centre.
fn tick_box(document: &mut Document, x: f32, y: f32) {
    let frame = Frame::new(x - SIDE / 2.0, y - SIDE / 2.0, SIDE, SIDE);
    let stroke = Some(pdf::Stroke::new(BLUE, 0.9));
    document.place(Primitive::Rect { frame, radius: 0.0, fill: Some(Color::WHITE), stroke });
}

/// The two kinds of proxies.
fn proxies(document: &mut Document, notice: &Notice) {
    let small = |inner: &mut Document, text: &str| {
        inner.paragraph_styled(typeset(text), TextStyle { after: 0.0, ..tight(inner.small(), 8.2) });
    };
    option(document, "A", "Je donne pouvoir à la personne que je nomme", &|inner| {
        let name = |inner: &mut Document| fill_in(inner, "Nom et prénom");
        let home = |inner: &mut Document| fill_in(inner, "Domicile");
        inner.space(3.0);
        inner.columns(mm(5.0), &[(1.0, &name), (1.0, &home)]);
        let ceiling = ceiling(&notice.voting);
        small(
            inner,
            &format!(
                "Un autre associé, mon conjoint ou mon partenaire de PACS, qui vote à ma place sur toutes les résolutions, \
                 sans pouvoir se faire remplacer{ceiling}."
            ),
        );
    });
    option(document, "B", "Je donne pouvoir en blanc, au président de l'assemblée", &|inner| {
        small(
            inner,
            "Le président vote pour les projets de résolution présentés ou agréés par le conseil d'administration, et \
             contre tous les autres projets (C. com., art. L225-106).",
        );
    });
}

/// The postal vote: a line for each resolution and each candidate.
fn postal(document: &mut Document, notice: &Notice) {
    let warning = law::abstention_warning(notice.voting.abstentions);
    let first = 90.0 + HEAD + 2.0 * ROW;
    document.ensure(first);
    option(document, "C", "Je vote par correspondance", &|inner| {
        let style = TextStyle { after: 0.0, ..tight(inner.body(), 9.0) };
        inner.paragraph_styled(Rich::strong(typeset(warning)).colored(BRICK), style);
    });
    head(document);
    for item in &notice.items {
        match item {
            Item::Draft(draft) => {
                let title = Rich::strong(format!("{}. ", draft.number)).plain(&draft.title);
                let author = if draft.backed_by_board { "" } else { " (non agréée par le conseil)" };
                line(document, &title.plain(author), 0.0, true, 0.0);
            }
            Item::Election(election) => vacancy(document, election),
        }
    }
    document.rule(HAIR);
    document.space(6.0);
}

/// The head of the lines: what each column of boxes stands for.
fn head(document: &mut Document) {
    let frame = document.frame(HEAD);
    document.place(Primitive::Rect { frame, radius: 0.0, fill: Some(BLUE), stroke: None });
    let mut text = |x: f32, anchor, text: &str| {
        let at = Point::new(x, frame.y + HEAD / 2.0 + 3.0);
        let text = text.to_owned();
        document.place(Primitive::Text {
            at,
            anchor,
            face: Face::Bold,
            size: 8.2,
            color: Color::WHITE,
            text,
        });
    };
    text(frame.x + 5.0, Anchor::Start, "Résolution");
    for (name, middle) in CHOICES.iter().zip(middles(frame)) {
        text(middle, Anchor::Middle, name);
    }
}

/// The middles of the three columns of boxes.
fn middles(frame: Frame) -> [f32; 3] {
    let right = frame.x + frame.width;
    [2.5, 1.5, 0.5].map(|columns| right - columns * CHOICE)
}

/// A line: a text and, where it is voted on, its three boxes. It goes over with its head unless `below` more points
/// fit under it.
fn line(document: &mut Document, text: &Rich, indent: f32, voted: bool, below: f32) {
    let style = TextStyle { after: 0.0, ..tight(document.body(), SIZE) };
    let width = document.width() - 3.0 * CHOICE - indent - 8.0;
    let words = document.measure(width, |inner| inner.paragraph_styled(text.clone(), style));
    let height = (words + 6.0).max(ROW);
    if height + below > document.remaining() {
        document.page_break();
        head(document);
    }
    let frame = Frame::new(document.left(), document.cursor(), document.width(), height);
    let (from, to) = (Point::new(frame.x, frame.y), Point::new(frame.x + frame.width, frame.y));
    document.place(Primitive::Line { from, to, stroke: HAIR });
    let nothing = |_: &mut Document| {};
    let written = |inner: &mut Document| {
        inner.space((height - words) / 2.0);
        inner.paragraph_styled(text.clone(), style);
    };
    document.columns(0.0, &[(5.0 + indent, &nothing), (width, &written), (3.0 * CHOICE + 3.0, &nothing)]);
    let rest = frame.y + height - document.cursor();
    document.space(rest);
    if voted {
        for middle in middles(frame) {
            tick_box(document, middle, frame.y + height / 2.0);
        }
    }
}

/// An election: a line for each candidate, or how one votes when it is secret.
fn vacancy(document: &mut Document, election: &Vacancy) {
    let title = Rich::strong(format!("{}. ", election.number)).plain(&election.title).plain(" – ");
    match &election.scrutiny {
        Scrutiny::Nominal => {
            let title = title.plain(seats(election)).plain(" ").plain(&election.rule);
            line(document, &title, 0.0, false, ROW);
            for candidate in &election.candidates {
                let about =
                    if candidate.about.is_empty() { String::new() } else { format!(", {}", candidate.about) };
                line(document, &Rich::strong(&candidate.name).plain(about), 14.0, true, 0.0);
            }
        }
        Scrutiny::Secret { how } => {
            let secret = typeset("Scrutin secret : il ne se vote pas sur ce formulaire, qui porte un nom. ");
            line(document, &title.bold(secret).plain(how), 0.0, false, 0.0);
        }
    }
}

/// What a postal vote is worth on what is not on the form (C. com. R225-78).
fn new_resolutions(document: &mut Document, abstentions: Abstentions) {
    let silence = match abstentions {
        Abstentions::NotCast => "Sans choix de votre part, votre voix n'y est pas exprimée.",
        Abstentions::Against => "Sans choix de votre part, vous êtes compté comme votant contre.",
    };
    document.boxed(BoxStyle { padding: 6.0, ..outlined() }, |inner| {
        let style = TextStyle { after: 3.0, ..tight(inner.body(), 9.0) };
        let text = Rich::strong(typeset(
            "Si des amendements ou des résolutions nouvelles sont présentés en séance (C. com., art. R225-78) : ",
        ));
        inner.paragraph_styled(text.plain(typeset(silence)), style);
        let chair = |inner: &mut Document| ticked(inner, "je donne pouvoir au président de voter en mon nom");
        let abstain = |inner: &mut Document| ticked(inner, "je m'abstiens");
        let against = |inner: &mut Document| {
            if abstentions == Abstentions::NotCast {
                ticked(inner, "je vote contre");
            }
        };
        inner.columns(mm(4.0), &[(1.7, &chair), (0.8, &abstain), (0.9, &against)]);
        let width = inner.width();
        let named = |inner: &mut Document| ticked(inner, "je donne pouvoir, pour voter en mon nom, à");
        let who = |inner: &mut Document| {
            inner.space(1.0);
            fill_in(inner, "");
        };
        inner.columns(0.0, &[(width * 0.47, &named), (width * 0.53, &who)]);
    });
    document.space(6.0);
}

/// A box to tick and what it says beside it, on one line or several.
fn ticked(document: &mut Document, text: &str) {
    let style = TextStyle { after: 5.0, ..tight(document.body(), SIZE) };
    let (left, top) = (document.left(), document.cursor());
    let width = document.width();
    let nothing = |inner: &mut Document| inner.space(SIDE + 3.0);
    let words = |inner: &mut Document| inner.paragraph_styled(typeset(text), style);
    document.columns(0.0, &[(SIDE + 6.0, &nothing), (width - SIDE - 6.0, &words)]);
    tick_box(document, left + SIDE / 2.0, top + SIDE / 2.0 + 0.5);
}

/// Date, signature, and what may be asked for with the form.
fn sign(document: &mut Document, recipient: &Recipient) {
    let above =
        if recipient.addressee.representative.is_some() { "Nom, qualité et signature" } else { "Signature" };
    document.together(|inner| {
        let place = |inner: &mut Document| {
            inner.space(4.0);
            fill_in(inner, "Fait à");
            fill_in(inner, "le");
        };
        let signature = |inner: &mut Document| signature_zone(inner, above, 44.0);
        inner.columns(mm(10.0), &[(1.0, &place), (1.2, &signature)]);
        inner.space(6.0);
    });
}

/// What may be asked for with the form, and the articles that it must reproduce.
fn reminders(document: &mut Document, notice: &Notice) {
    document.together(|inner| {
        label(inner, "DEMANDE DE DOCUMENTS");
        ticked(
            inner,
            "Je demande l'envoi des documents et renseignements énumérés à l'article R225-83 du code de commerce.",
        );
        ticked(
            inner,
            "Je demande cet envoi pour chacune des assemblées ultérieures (C. com., art. R225-88, troisième alinéa).",
        );
        inner.space(4.0);
    });
    let style = TextStyle { after: 1.5, ..tight(document.small(), 7.2) };
    document.together(|inner| {
        label(inner, "RAPPEL DES TEXTES");
        inner.paragraph_styled(Rich::strong("Code de commerce, article L225-106"), style);
        for text in law::PROXIES {
            inner.paragraph_styled(typeset(text), style);
        }
        inner.paragraph_styled(Rich::strong("Code de commerce, article L225-107"), style);
        for text in law::postal_votes(notice.voting.abstentions) {
            inner.paragraph_styled(typeset(text), style);
        }
        let text = "Le pouvoir et le formulaire valent pour les assemblées successives convoquées avec le même ordre du \
                    jour (C. com., art. R225-77 et R225-79). Le pouvoir est révocable par écrit, dans les mêmes formes. Un \
                    formulaire sur papier reçu après le jour indiqué, ou sans nom ni signature, n'est pas pris en compte.";
        inner.paragraph_styled(typeset(text), style);
    });
}
