//! What the papers for the members share: their head, who a holder is, sums, zones to sign and to fill in.
//!
//! Why it exists: eight papers of one house look alike. What can never happen: a name that runs into a title, or an
//! identifier of an entity that one paper shows and another forgets.

use pdf::{
    Align, BoxStyle, Cell, Color, Column, Document, Face, Furniture, FurnitureLine, PageStyle, Point,
    Primitive, Rich, Row, Stroke, Table, TableStyle, TextStyle, Width, mm,
};
use values::{Day, Money};

use super::input::{Entity, Holder, Holding, Instalment, Issuance, Member};
use crate::identity::{Cooperative, siren, siret};
use crate::look::{self, BLUE, FIRM, GREY, HAIR, label, right, tight};
use crate::words::{count, counted, typeset};

/// From so many characters on, the name of a cooperative is set smaller.
const LONG: usize = 40;

/// An empty document; from the second page on, its head says whose and which paper it is.
pub(crate) fn open(cooperative: &Cooperative, title: &str, subject: &str, day: Day) -> Document {
    let style = PageStyle::default();
    let width = mm(210.0) - style.left - style.right;
    let right = shortened(subject, width * 0.3);
    let rest = width - Face::Regular.width(&right, HEAD) - 12.0;
    let name = shortened(&cooperative.name, rest - Face::Regular.width(&format!(" – {title}"), HEAD));
    let line = FurnitureLine { left: format!("{name} – {title}"), centre: String::new(), right };
    let header = Furniture { lines: vec![line], skip_first: true };
    let mut document = look::document(cooperative, title, subject, day, header, false);
    look::top_bar(&mut document);
    document
}

/// Size of the head of a page, as the pages set it.
const HEAD: f32 = 7.5;

/// A text cut with an ellipsis where it is wider than it may be.
fn shortened(text: &str, width: f32) -> String {
    if Face::Regular.width(text, HEAD) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        kept.push(character);
        if Face::Regular.width(&format!("{kept}…"), HEAD) > width {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// Name and form of the cooperative on the left, the title of the paper and a line below it on the right.
pub(crate) fn banner(document: &mut Document, cooperative: &Cooperative, title: &str, below: &str) {
    let style = |size, color, align| TextStyle { size, color, align, leading: 1.25, after: 2.0 };
    let size = if cooperative.name.chars().count() > LONG { 11.5 } else { 14.0 };
    let seller = |inner: &mut Document| {
        inner.paragraph_styled(Rich::strong(&cooperative.name), style(size, BLUE, Align::Left));
        inner.paragraph_styled(&cooperative.legal_form, style(8.5, GREY, Align::Left));
    };
    let paper = |inner: &mut Document| {
        inner.paragraph_styled(Rich::strong(title), style(14.0, BLUE, Align::Right));
        inner.paragraph_styled(Rich::strong(below), style(9.0, BLUE, Align::Right));
    };
    document.columns(mm(6.0), &[(1.0, &seller), (1.15, &paper)]);
    document.space(4.0);
    document.rule(FIRM);
    document.space(10.0);
}

/// The cooperative in a block: name, form, capital, seat and register.
pub(crate) fn company_block(document: &mut Document, cooperative: &Cooperative) {
    label(document, "LA COOPÉRATIVE");
    let (body, small) = (tight(document.body(), 9.2), tight(document.small(), 8.2));
    document.paragraph_styled(Rich::strong(&cooperative.name), TextStyle { size: 10.0, ..body });
    for line in &cooperative.seat {
        document.paragraph_styled(line, body);
    }
    document.space(3.0);
    document.paragraph_styled(&cooperative.legal_form, small);
    document.paragraph_styled(capitalised(&cooperative.capital), small);
    let register = format!("RCS {} {}", cooperative.rcs_city, siren(&cooperative.siren));
    document.paragraph_styled(register, small);
    document.paragraph_styled(&cooperative.contact, small);
}

/// A holder in a block: name, address, identifiers and who acts for it.
pub(crate) fn holder_block(document: &mut Document, heading: &str, holder: &Holder) {
    label(document, heading);
    let (body, small) = (tight(document.body(), 9.2), tight(document.small(), 8.2));
    document.paragraph_styled(Rich::strong(&holder.name), TextStyle { size: 10.0, ..body });
    for line in &holder.address {
        document.paragraph_styled(line, body);
    }
    let mut lines = holder.entity.as_ref().map_or_else(Vec::new, identifiers);
    lines.extend(holder.email.clone());
    if !lines.is_empty() {
        document.space(3.0);
    }
    for line in lines {
        document.paragraph_styled(line, small);
    }
    if let Some(one) = holder.entity.as_ref().and_then(|entity| entity.representative.as_ref()) {
        document.space(3.0);
        let text = Rich::from(typeset("Représentation : ")).bold(&one.name);
        document.paragraph_styled(text.plain(format!(", {}", one.capacity)), small);
    }
}

/// What an entity is and its numbers, a line each.
pub(crate) fn identifiers(entity: &Entity) -> Vec<String> {
    let number = match (&entity.siret, &entity.siren) {
        (Some(number), _) => Some(format!("SIRET {}", siret(number))),
        (None, Some(number)) => Some(format!("SIREN {}", siren(number))),
        (None, None) => None,
    };
    let numbers = number.into_iter().chain(entity.rna.iter().map(|number| format!("RNA {number}")));
    let all: Vec<String> = std::iter::once(entity.kind.clone()).chain(numbers).collect();
    vec![all.join(" – ")]
}

/// A member's number, college, category and first day, as facts.
pub(crate) fn membership_facts(member: &Member) -> Vec<(&'static str, String)> {
    vec![
        ("N° d’associé", count(member.number)),
        ("Collège", member.college.clone()),
        ("Membre depuis le", member.since.french()),
        ("Catégorie", member.category.clone()),
    ]
}

/// Names and values in two columns, read in lines.
pub(crate) fn facts(document: &mut Document, facts: &[(&str, String)]) {
    let name = |fact: Option<&(&str, String)>| {
        Cell::from(Rich::from(fact.map_or("", |(name, _)| name)).colored(GREY))
    };
    let value = |fact: Option<&(&str, String)>| {
        Cell::from(Rich::strong(fact.map_or("", |(_, value)| value.as_str())))
    };
    let rows = facts.chunks(2).map(|pair| {
        let (first, second) = (pair.first(), pair.get(1));
        Row::new([name(first), value(first), name(second), value(second)])
    });
    let column = |width| Column::new(width, Align::Left);
    document.table(&Table {
        columns: vec![
            column(Width::Fixed(92.0)),
            column(Width::Share(1.0)),
            column(Width::Fixed(64.0)),
            column(Width::Share(1.25)),
        ],
        head: Vec::new(),
        rows: rows.collect(),
        style: TableStyle { size: 8.8, pad_x: 0.0, pad_y: 1.6, between: None, ..look::table_style() },
    });
}

/// Number, nominal, subscribed, paid and remaining in one line of figures.
pub(crate) fn holding_table(document: &mut Document, holding: &Holding) {
    let column = || Column::new(Width::Share(1.0), Align::Right);
    let head =
        ["Nombre de parts", "Valeur nominale", "Montant souscrit", "Montant libéré", "Reste à libérer"];
    let strong = |text: String| Cell::from(Rich::strong(text));
    document.table(&Table {
        columns: vec![column(), column(), column(), column(), column()],
        head: head.map(Cell::from).to_vec(),
        rows: vec![
            Row::new([
                strong(count(holding.shares.count().into())),
                holding.nominal.french().into(),
                strong(holding.subscribed.french()),
                strong(holding.paid.french()),
                holding.remaining.french().into(),
            ])
            .filled(look::PALE),
        ],
        style: TableStyle { size: 9.0, pad_y: 5.0, ..look::table_style() },
    });
}

/// A sum: its lines, and its last one on a dark ground.
pub(crate) fn sum_table(document: &mut Document, lines: &[(String, Money)], total: (&str, Money)) {
    let white = |text: &str| Rich::strong(text).colored(Color::WHITE);
    let mut rows: Vec<Row> =
        lines.iter().map(|(name, amount)| Row::new([Cell::from(name), right(amount.french())])).collect();
    rows.push(Row::new([Cell::from(white(total.0)), right(white(&total.1.french()))]).filled(BLUE));
    document.table(&Table {
        columns: vec![
            Column::new(Width::Share(1.0), Align::Left),
            Column::new(Width::Fixed(110.0), Align::Right),
        ],
        head: Vec::new(),
        rows,
        style: TableStyle { size: 9.2, pad_y: 3.6, ..look::table_style() },
    });
}

/// Days and amounts of a schedule, with what then remains.
pub(crate) fn schedule_table(document: &mut Document, schedule: &[Instalment]) {
    let mut left: Money = schedule.iter().map(|part| part.amount).sum();
    let rows = schedule.iter().enumerate().map(|(index, part)| {
        left -= part.amount;
        Row::new([(index + 1).to_string(), part.due_on.french(), part.amount.french(), left.french()])
    });
    let rows = rows.collect();
    document.table(&Table {
        columns: vec![
            Column::new(Width::Fixed(56.0), Align::Left),
            Column::new(Width::Share(1.0), Align::Left),
            Column::new(Width::Share(1.0), Align::Right),
            Column::new(Width::Share(1.0), Align::Right),
        ],
        head: ["Échéance", "Au plus tard le", "Montant", "Restera à échoir"].map(Cell::from).to_vec(),
        rows,
        style: TableStyle { size: 8.8, ..look::table_style() },
    });
}

/// Where somebody signs: a name above an empty outlined zone of a height.
pub(crate) fn signature_zone(document: &mut Document, above: &str, height: f32) {
    let style = tight(document.small(), 8.0);
    document.paragraph_styled(above, TextStyle { after: 3.0, ..style });
    let frame = document.frame(height);
    document.place(Primitive::Rect { frame, radius: 3.0, fill: Some(Color::WHITE), stroke: Some(HAIR) });
}

/// Place, day and signature of a paper that the cooperative alone signs, on the right.
pub(crate) fn signed(document: &mut Document, issuance: &Issuance) {
    document.together(|inner| {
        inner.space(14.0);
        let nothing = |_: &mut Document| {};
        let zone = |inner: &mut Document| {
            let body = tight(inner.body(), 9.5);
            let text = format!("Fait à {}, le {}", issuance.place, issuance.on.french());
            inner.paragraph_styled(text, TextStyle { after: 6.0, ..body });
            inner.paragraph_styled(Rich::strong(&issuance.signatory.capacity), body);
            inner.space(46.0);
            inner.paragraph_styled(&issuance.signatory.name, body);
        };
        inner.columns(mm(8.0), &[(1.0, &nothing), (1.0, &zone)]);
    });
}

/// A name with a line beside it on which somebody writes by hand.
pub(crate) fn fill_in(document: &mut Document, name: &str) {
    let size = 8.6;
    let style = TextStyle { after: 8.0, ..tight(document.body(), size) };
    let y = document.cursor() + size * style.leading;
    let from = Point::new(document.left() + Face::Regular.width(name, size) + 4.0, y);
    let to = Point::new(document.left() + document.width(), y);
    document.paragraph_styled(name, style);
    document.place(Primitive::Line { from, to, stroke: HAIR });
}

/// A box without ground, for what is to be read or filled in.
pub(crate) const fn outlined() -> BoxStyle {
    BoxStyle { fill: None, stroke: Some(Stroke::new(BLUE, 0.7)), padding: 9.0, radius: 4.0 }
}

/// A text's first letter as a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// « de » before a name, as it is said: « d’ » before a vowel.
pub(crate) fn of(name: &str) -> &'static str {
    let vowel =
        name.chars().next().is_some_and(|first| "AEIOUÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆaeiouàâäéèêëîïôöùûüœæ".contains(first));
    if vowel { "d’" } else { "de " }
}

/// A number of shares in words: `4 parts sociales`.
pub(crate) fn shares(number: u64) -> String {
    counted(number, "part sociale", "parts sociales")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_wide_for_a_head_is_cut() {
        assert_eq!(shortened("Quintette", 100.0), "Quintette");
        let cut = shortened("Fédération des bibliothèques", 60.0);
        assert!(cut.starts_with("Fédé") && cut.ends_with('…'), "{cut}");
        assert_eq!(shortened("Quintette", 0.0), "…");
    }

    #[test]
    fn a_name_is_said_as_it_is_said() {
        assert_eq!((of("Élise"), of("association"), of("Camille"), of("")), ("d’", "d’", "de ", "de "));
        assert_eq!((capitalised("été"), capitalised("")), ("Été".to_owned(), String::new()));
    }
}
