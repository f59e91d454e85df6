//! How an invoice is set on its pages.

use pdf::{
    Align, Anchor, Cell, Color, Column, Document, Face, Furniture, FurnitureLine, Point, Primitive, Rich,
    Row, Table, TextStyle, Width, mm,
};
use values::{Day, Money};

use super::input::{Address, Beneficiary, InvoicePaper, Kind, Line};
use crate::identity::{siren, siret};
use crate::look::{self, BLUE, FIRM, GREY, HAIR, label, right, tight};
use crate::words::{counted, decimal, rate, typeset};

/// As many places as the first page names; beyond, they go to an annex.
const PLACES_ON_FIRST_PAGE: usize = 4;

/// Lays out a checked paper.
pub(super) fn lay_out(paper: &InvoicePaper) -> Document {
    let name = if paper.is_credit_note() { "Avoir" } else { "Facture" };
    let title = format!("{name} {}", paper.number);
    let header = Furniture {
        lines: vec![FurnitureLine {
            left: format!("{} – {title}", paper.seller.name),
            centre: String::new(),
            right: typeset(&format!("du {}", paper.issued_on.french())),
        }],
        skip_first: true,
    };
    let subject = typeset(&format!("{name} du {} à {}", paper.issued_on.french(), paper.buyer.name));
    let mut document = look::document(&paper.seller, &title, &subject, paper.issued_on, header, false);
    look::top_bar(&mut document);
    head(&mut document, paper, name);
    parties(&mut document, paper);
    lines(&mut document, paper);
    totals(&mut document, paper);
    payment(&mut document, paper);
    mentions(&mut document, paper);
    annex(&mut document, paper);
    document
}

/// Name of the seller on the left, name and number of the paper on the right.
fn head(document: &mut Document, paper: &InvoicePaper, name: &str) {
    let right_edge = document.left() + document.width();
    let top = document.cursor();
    let text = |x, y, anchor, face, size, color: Color, text: String| Primitive::Text {
        at: Point::new(x, y),
        anchor,
        face,
        size,
        color,
        text,
    };
    let left = document.left();
    let seller = &paper.seller;
    document.place(text(left, top + 12.0, Anchor::Start, Face::Bold, 17.0, BLUE, seller.name.clone()));
    document.place(text(
        left,
        top + 25.0,
        Anchor::Start,
        Face::Regular,
        8.5,
        GREY,
        seller.legal_form.clone(),
    ));
    document.place(text(right_edge, top + 12.0, Anchor::End, Face::Bold, 17.0, BLUE, name.to_uppercase()));
    let number = format!("n°\u{a0}{}", paper.number);
    document.place(text(right_edge, top + 26.5, Anchor::End, Face::Bold, 10.5, BLUE, number));
    document.space(38.0);
    document.rule(FIRM);
    document.space(12.0);
}

/// Seller and facts on the left, buyer on the right where a window envelope shows it.
fn parties(document: &mut Document, paper: &InvoicePaper) {
    let seller = |inner: &mut Document| {
        label(inner, "ÉMETTEUR");
        let body = tight(inner.body(), 8.8);
        let seller = &paper.seller;
        inner.paragraph_styled(Rich::strong(&seller.name), body);
        for line in &seller.seat {
            inner.paragraph_styled(line, body);
        }
        inner.space(3.0);
        for line in [
            format!("SIREN {}", siren(&seller.siren)),
            format!("SIRET {}", siret(&seller.siret)),
            format!("RCS {}", seller.rcs_city),
            format!("TVA {}", seller.vat_number),
            seller.contact.clone(),
        ] {
            inner.paragraph_styled(line, tight(inner.small(), 8.0));
        }
    };
    let buyer = |inner: &mut Document| {
        inner.boxed(look::pale_box(), |inner| buyer_block(inner, paper));
    };
    document.columns(mm(12.0), &[(1.0, &seller), (1.1, &buyer)]);
    document.space(12.0);
    facts(document, paper);
    document.space(10.0);
}

/// Name, addresses and identifiers of the buyer.
fn buyer_block(document: &mut Document, paper: &InvoicePaper) {
    let buyer = &paper.buyer;
    let body = tight(document.body(), 9.6);
    let small = tight(document.small(), 8.0);
    label(document, if paper.is_credit_note() { "CLIENT" } else { "FACTURÉ À" });
    document.paragraph_styled(Rich::strong(&buyer.name), TextStyle { size: 10.5, ..body });
    let shown = buyer.billing_address.as_ref().unwrap_or(&buyer.address);
    address(document, shown, body);
    document.space(4.0);
    let identifiers = [
        buyer.siren.as_ref().map(|number| format!("SIREN {}", siren(number))),
        buyer.siret.as_ref().map(|number| format!("SIRET {}", siret(number))),
        buyer.vat_number.as_ref().map(|number| format!("TVA {number}")),
    ];
    for identifier in identifiers.into_iter().flatten() {
        document.paragraph_styled(identifier, small);
    }
    if buyer.billing_address.is_some() {
        document.space(4.0);
        document.paragraph_styled(typeset("Siège :"), small);
        address(document, &buyer.address, small);
    }
    if let Some(delivery) = &buyer.delivery_address {
        document.space(4.0);
        document.paragraph_styled(typeset("Adresse de livraison :"), small);
        address(document, delivery, small);
    }
}

fn address(document: &mut Document, address: &Address, style: TextStyle) {
    for line in &address.lines {
        document.paragraph_styled(line, style);
    }
}

fn period(from: Day, to: Day) -> String {
    format!("du {} au {}", from.french_short(), to.french_short())
}

/// Dates and references in a grid of two columns.
fn facts(document: &mut Document, paper: &InvoicePaper) {
    let mut facts: Vec<(&str, String)> = vec![("Date d’émission", paper.issued_on.french())];
    if let Some(due) = paper.due_on {
        facts.push(("Échéance", due.french()));
    }
    if let Some((from, to)) = paper.period {
        facts.push(("Période", period(from, to)));
    }
    if let Kind::CreditNote { corrects, issued_on, .. } = &paper.kind {
        facts.push(("Facture corrigée", format!("{corrects} du {}", issued_on.french_short())));
    }
    let references = &paper.references;
    for (name, value) in [
        ("Bon de commande", &references.purchase_order),
        ("Code service", &references.service_code),
        ("Marché", &references.market),
        ("Contrat", &references.contract),
    ] {
        if let Some(value) = value {
            facts.push((name, value.clone()));
        }
    }
    facts.push(("Nature de l’opération", paper.mentions.nature.clone()));
    grid(document, &facts);
    if let Kind::CreditNote { reason, .. } = &paper.kind {
        document.space(3.0);
        document.paragraph(Rich::strong(typeset("Motif : ")).plain(reason));
    }
}

/// Names and values in two columns, read downwards.
fn grid(document: &mut Document, facts: &[(&str, String)]) {
    let (first, second) = facts.split_at(facts.len().div_ceil(2));
    let name = |fact: Option<&(&str, String)>| {
        Cell::from(Rich::from(fact.map_or("", |(name, _)| name)).colored(GREY))
    };
    let value = |fact: Option<&(&str, String)>| {
        Cell::from(Rich::strong(fact.map_or("", |(_, value)| value.as_str())))
    };
    let rows = first.iter().enumerate().map(|(index, fact)| {
        let beside = second.get(index);
        Row::new([name(Some(fact)), value(Some(fact)), name(beside), value(beside)])
    });
    let column = |width| Column::new(width, Align::Left);
    document.table(&Table {
        columns: vec![
            column(Width::Fixed(84.0)),
            column(Width::Share(1.0)),
            column(Width::Fixed(100.0)),
            column(Width::Share(1.0)),
        ],
        head: Vec::new(),
        rows: rows.collect(),
        style: pdf::TableStyle { size: 8.8, pad_x: 0.0, pad_y: 1.2, between: None, ..look::table_style() },
    });
}

/// Designation, quantity, price, discount, tax and net amount of each line.
fn lines(document: &mut Document, paper: &InvoicePaper) {
    let column = |width: f32, align: Align| Column::new(Width::Fixed(width), align);
    document.table(&Table {
        columns: vec![
            Column::new(Width::Share(1.0), Align::Left),
            column(50.0, Align::Right),
            column(76.0, Align::Right),
            column(66.0, Align::Right),
            column(40.0, Align::Right),
            column(72.0, Align::Right),
        ],
        head: vec![
            "Désignation".into(),
            "Quantité".into(),
            "Prix unitaire HT".into(),
            "Remise HT".into(),
            "TVA".into(),
            "Montant HT".into(),
        ],
        rows: paper.lines.iter().map(line).collect(),
        style: look::table_style(),
    });
    document.rule(FIRM);
    let places = &paper.beneficiaries;
    if !places.is_empty() {
        document.space(4.0);
        let total = u64::try_from(places.len()).unwrap_or(u64::MAX);
        let text = if places.len() <= PLACES_ON_FIRST_PAGE {
            let names: Vec<String> = places.iter().map(place).collect();
            format!("{} {}", typeset("Lieux desservis :"), names.join("\u{202f}; "))
        } else {
            let number = counted(total, "lieu desservi", "lieux desservis");
            format!("{number}, {}", typeset("dont la liste est en annexe."))
        };
        document.paragraph_styled(text, document.small());
    }
    document.space(8.0);
}

fn place(place: &Beneficiary) -> String {
    let shown = place.part.map_or_else(String::new, |part| format!(", {} HT", part.french()));
    format!("{} ({}{shown})", place.name, place.city)
}

fn line(line: &Line) -> Row {
    let mut name = Rich::strong(&line.designation);
    let more = [line.detail.as_ref(), line.discount.as_ref().map(|discount| &discount.reason)];
    for text in more.into_iter().flatten() {
        name = name.plain(format!("\n{text}")).sized(7.4).colored(GREY);
    }
    let discount = line.discount.as_ref().map_or_else(|| "–".to_owned(), |d| (-d.amount).french());
    Row::new([
        Cell::from(name),
        format!("{}\u{a0}{}", decimal(line.quantity, 4), line.unit).into(),
        line.unit_price.french().into(),
        discount.into(),
        line.rate.map_or_else(|| "–".to_owned(), rate).into(),
        line.net.french().into(),
    ])
}

/// VAT per rate on the left, totals on the right.
fn totals(document: &mut Document, paper: &InvoicePaper) {
    let taxes = |inner: &mut Document| {
        let style = pdf::TableStyle { head_fill: None, head_ink: GREY, size: 8.0, ..look::table_style() };
        let rows = paper.taxes.iter().map(|tax| {
            let name =
                tax.rate.map_or_else(|| typeset("sans TVA"), |percent| format!("TVA {}", rate(percent)));
            Row::new([name, tax.base.french(), tax.vat.french()]).ruled(HAIR)
        });
        inner.table(&Table {
            columns: vec![
                Column::new(Width::Share(1.0), Align::Left),
                Column::new(Width::Share(1.2), Align::Right),
                Column::new(Width::Share(1.2), Align::Right),
            ],
            head: vec!["Taux".into(), "Base HT".into(), "Montant de TVA".into()],
            rows: rows.collect(),
            style,
        });
    };
    let name = if paper.is_credit_note() { "Net à créditer TTC" } else { "Net à payer TTC" };
    let sums = |inner: &mut Document| {
        let row = |name: &str, amount: Money| Row::new([Cell::from(name), right(amount.french())]);
        let totals = &paper.totals;
        let mut rows = vec![row("Total HT", totals.net), row("Total TVA", totals.vat)];
        if !totals.prepaid.is_zero() {
            rows.push(row("Total TTC", totals.gross));
            rows.push(row("Déjà réglé", -totals.prepaid));
        }
        let white = |text: &str| Rich::strong(text).colored(Color::WHITE);
        rows.push(Row::new([Cell::from(white(name)), right(white(&totals.due().french()))]).filled(BLUE));
        let column = |align| Column::new(Width::Share(1.0), align);
        inner.table(&Table {
            columns: vec![column(Align::Left), column(Align::Right)],
            head: Vec::new(),
            rows,
            style: pdf::TableStyle { size: 9.5, pad_y: 4.0, ..look::table_style() },
        });
    };
    document.columns(mm(14.0), &[(1.25, &taxes), (1.0, &sums)]);
    document.space(12.0);
}

/// How to pay, in a box of its own.
fn payment(document: &mut Document, paper: &InvoicePaper) {
    let Some(due) = paper.due_on.filter(|_| !paper.is_credit_note()) else { return };
    document.boxed(look::pale_box(), |inner| {
        label(inner, "RÈGLEMENT");
        let body = tight(inner.body(), 9.2);
        let terms = |inner: &mut Document| {
            let amount = Rich::strong(paper.totals.due().french()).sized(13.0).colored(BLUE);
            inner.paragraph_styled(amount, body);
            inner.space(2.0);
            let otherwise = typeset(&format!("Payable au plus tard le {}.", due.french()));
            let payment = &paper.mentions.payment;
            inner.paragraph_styled(if payment.is_empty() { &otherwise } else { payment }, body);
        };
        let account = |inner: &mut Document| {
            let text = |name: &str, value: &str| Rich::from(format!("{name} ")).bold(value);
            inner.paragraph_styled(text("IBAN", &paper.payee.iban.grouped()), body);
            inner.paragraph_styled(text("BIC", &paper.payee.bic), body);
            inner.paragraph_styled(text("Référence à rappeler", &paper.number), body);
        };
        inner.columns(mm(8.0), &[(1.0, &terms), (1.15, &account)]);
    });
    document.space(8.0);
}

/// The sentences that the law wants.
fn mentions(document: &mut Document, paper: &InvoicePaper) {
    let mentions = &paper.mentions;
    let mut sentences: Vec<&String> = vec![&mentions.exigibility];
    sentences.extend(&mentions.exemptions);
    sentences.extend([&mentions.early_discount, &mentions.late_penalty, &mentions.indemnity]);
    document.together(|inner| {
        for sentence in sentences.iter().filter(|sentence| !sentence.is_empty()) {
            inner.paragraph_styled(sentence.as_str(), TextStyle { after: 1.0, ..inner.small() });
        }
    });
}

/// The places served, when they are many.
fn annex(document: &mut Document, paper: &InvoicePaper) {
    let places = &paper.beneficiaries;
    if places.len() <= PLACES_ON_FIRST_PAGE {
        return;
    }
    document.page_break();
    look::top_bar(document);
    document.heading(pdf::Level::One, "Annexe – Lieux desservis");
    let total = u64::try_from(places.len()).unwrap_or(u64::MAX);
    let mut intro = typeset(&format!(
        "{} au titre de la facture {}.",
        counted(total, "lieu desservi", "lieux desservis"),
        paper.number
    ));
    let parts = places.iter().any(|place| place.part.is_some());
    if parts {
        intro.push_str(
            " La part de chaque lieu est donnée pour information\u{202f}; leur somme est le total HT.",
        );
    }
    document.paragraph(intro);
    let mut columns = vec![
        Column::new(Width::Fixed(34.0), Align::Right),
        Column::new(Width::Share(1.5), Align::Left),
        Column::new(Width::Share(1.0), Align::Left),
    ];
    let mut head: Vec<Cell> = vec!["N°".into(), "Lieu".into(), "Commune".into()];
    if parts {
        columns.push(Column::new(Width::Fixed(80.0), Align::Right));
        head.push("Part HT".into());
    }
    let mut rows: Vec<Row> = places
        .iter()
        .enumerate()
        .map(|(index, place)| {
            let mut cells: Vec<Cell> =
                vec![(index + 1).to_string().into(), (&place.name).into(), (&place.city).into()];
            if parts {
                cells.push(place.part.map_or_else(String::new, Money::french).into());
            }
            Row::new(cells)
        })
        .collect();
    if parts {
        let sum = paper.totals.net.french();
        rows.push(Row::new([Cell::from("Total HT").spanning(3), right(sum)]).bold().ruled(FIRM));
    }
    let style = pdf::TableStyle { pad_y: 2.2, size: 8.0, ..look::table_style() };
    document.table(&Table { columns, head, rows, style });
}
