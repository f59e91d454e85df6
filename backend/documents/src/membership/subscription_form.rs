//! How a bulletin de souscription is set: two originals, each on a page of its own.
//!
//! What can never happen: two originals that differ in anything but the line that says which of the two it is.

use pdf::{Document, Furniture, Rich, TextStyle, mm};

use super::input::{BoardVerdict, Representative, SubscriptionForm};
use super::sheet::{
    banner, company_block, facts, fill_in, holder_block, holding_table, outlined, shares, signature_zone,
};
use crate::look::{self, label, tight};
use crate::words::{count, typeset};

/// Who keeps each original.
const ORIGINALS: [&str; 2] = [
    "Original n° 1 sur 2 – gardé par la coopérative",
    "Original n° 2 sur 2 – remis à la personne qui souscrit",
];

/// Lays out a checked form.
pub(super) fn lay_out(form: &SubscriptionForm) -> Document {
    let title = format!("Bulletin de souscription {}", form.reference);
    let mut document = look::document(
        &form.cooperative,
        &title,
        &format!("Souscription de parts sociales par {}", form.subscriber.name),
        form.made_out_on,
        Furniture::default(),
        false,
    );
    for (index, original) in ORIGINALS.iter().enumerate() {
        if index > 0 {
            document.page_break();
        }
        look::top_bar(&mut document);
        document.bookmark(&typeset(original), false);
        one_original(&mut document, form, &typeset(original));
    }
    document
}

fn one_original(document: &mut Document, form: &SubscriptionForm, original: &str) {
    let below = format!("n°\u{a0}{}", form.reference);
    banner(document, &form.cooperative, "BULLETIN DE SOUSCRIPTION", &below);
    let which = TextStyle { after: 8.0, ..tight(document.small(), 8.4) };
    document.paragraph_styled(Rich::strong(original), which);
    let company = |inner: &mut Document| company_block(inner, &form.cooperative);
    let subscriber = |inner: &mut Document| {
        inner.boxed(look::pale_box(), |inner| {
            holder_block(inner, "LA PERSONNE QUI SOUSCRIT", &form.subscriber);
            if let Some(one) = form.subscriber.entity.as_ref().and_then(|of| of.representative.as_ref()) {
                authority(inner, one);
            }
        });
    };
    document.columns(mm(10.0), &[(1.0, &company), (1.25, &subscriber)]);
    document.space(10.0);
    let mut asked = vec![("Collège", form.college.clone()), ("Catégorie", form.category.clone())];
    if let Some(number) = form.member_number {
        asked.push(("N° d’associé", count(number)));
    }
    facts(document, &asked);
    document.space(8.0);
    holding_table(document, &form.holding);
    document.space(10.0);
    commitments(document, form);
    document.space(4.0);
    zones(document, form);
}

/// Where the subscriber signs and where the board decides, side by side; they take what room the page has left.
fn zones(document: &mut Document, form: &SubscriptionForm) {
    let (gap, padding) = (mm(8.0), 2.0 * outlined().padding);
    let notice = |inner: &mut Document| {
        inner.space(8.0);
        inner.paragraph_styled(typeset(DATA), TextStyle { after: 0.0, ..tight(inner.small(), 7.0) });
    };
    let half = (document.width() - gap) / 2.0 - padding;
    let left = document.measure(half, |inner| sign(inner, form, 0.0));
    let right = document.measure(half, |inner| decision(inner, form, 0.0));
    let free = document.remaining() - padding - left.max(right) - document.measure(document.width(), notice);
    let end = left.max(right) + free.clamp(ZONE.0, ZONE.1);
    let sign = |inner: &mut Document| inner.boxed(outlined(), |inner| sign(inner, form, end - left));
    let decide = |inner: &mut Document| inner.boxed(outlined(), |inner| decision(inner, form, end - right));
    document.columns(gap, &[(1.0, &sign), (1.0, &decide)]);
    notice(document);
}

/// Least and greatest height of the lower zone to sign, in points.
const ZONE: (f32, f32) = (40.0, 100.0);

/// Why the particulars are asked for.
const DATA: &str = "Les indications portées sur ce bulletin servent à tenir les comptes d'associés et le registre des \
     mouvements (C. com., art. R228-8 et R228-9). Chacun peut accéder à celles qui le concernent et les faire \
     rectifier auprès de la coopérative.";

/// The decision that lets somebody act for an entity.
fn authority(document: &mut Document, one: &Representative) {
    if let Some(decision) = &one.decision {
        let text = Rich::from(typeset("En vertu de : ")).plain(decision);
        document.paragraph_styled(text, tight(document.small(), 8.2));
    } else {
        document.space(3.0);
        fill_in(document, &typeset("En vertu de la décision du :"));
    }
}

/// What the subscriber declares.
fn commitments(document: &mut Document, form: &SubscriptionForm) {
    let holding = &form.holding;
    let number = shares(holding.shares.count().into());
    let each = if holding.shares.count() > 1 { " chacune" } else { "" };
    let subscribe = Rich::from("souscrire ")
        .bold(number)
        .plain(typeset(&format!(" de {} de nominal{each}, soit ", holding.nominal.french_short())))
        .bold(holding.subscribed.french())
        .plain(typeset(" ;"));
    let how = form.means.as_ref().map_or_else(String::new, |means| typeset(&format!(" par {means}")));
    let all = if holding.remaining.is_zero() { ", soit la totalité" } else { "" };
    let pay = Rich::from("verser à la souscription ")
        .bold(holding.paid.french())
        .plain(typeset(&format!("{how}{all} ;")));
    let mut items = vec![subscribe, pay];
    if let Some(last) = holding.release_by.filter(|_| !holding.remaining.is_zero()) {
        let rest = Rich::from("verser le reste, soit ")
            .bold(holding.remaining.french())
            .plain(", sur appel du conseil d’administration et au plus tard le ")
            .bold(last.french())
            .plain(typeset(" (loi n° 47-1775 du 10 septembre 1947, art. 12) ;"));
        items.push(rest);
    }
    items.push(
        Rich::from("avoir pris connaissance des statuts de la coopérative (")
            .plain(&form.statutes)
            .plain(typeset(") et les accepter sans réserve ;")),
    );
    items.push(Rich::from(typeset(
        "savoir que le capital est variable, que chaque associé dispose d'une voix quel que soit le nombre de ses \
         parts, et que cette souscription ne prend effet qu'avec l'accord du conseil d'administration ; à défaut, les \
         sommes versées sont rendues.",
    )));
    let style = TextStyle { after: 3.0, ..document.body() };
    document
        .paragraph_styled(Rich::strong(typeset("Par ce bulletin, la personne désignée déclare :")), style);
    document.bullets(items);
}

/// Where and when it is signed, and the zone to sign.
fn sign(document: &mut Document, form: &SubscriptionForm, height: f32) {
    label(document, "SIGNATURE");
    document.space(3.0);
    let spaced = TextStyle { after: 5.0, ..tight(document.body(), 8.6) };
    let written = |inner: &mut Document, text: &str| inner.paragraph_styled(text, spaced);
    if let (Some(place), Some(day)) = (&form.place, form.signed_on) {
        written(document, &format!("Fait en deux originaux à {place},\nle {}.", day.french()));
    } else {
        match &form.place {
            Some(place) => written(document, &format!("Fait en deux originaux à {place}")),
            None => fill_in(document, "Fait en deux originaux à"),
        }
        match form.signed_on {
            Some(day) => written(document, &format!("le {}", day.french())),
            None => fill_in(document, "le"),
        }
    }
    if form.means.is_none() {
        fill_in(document, &typeset("Mode de versement :"));
    }
    let number = shares(form.holding.shares.count().into());
    let above = if form.subscriber.entity.is_some() {
        format!("Nom, qualité et signature, après « Bon pour {number} »")
    } else {
        format!("Signature, après « Bon pour {number} »")
    };
    signature_zone(document, &typeset(&above), height);
}

/// What the board decided, or where it writes it.
fn decision(document: &mut Document, form: &SubscriptionForm, height: f32) {
    label(document, "DÉCISION DU CONSEIL D’ADMINISTRATION");
    document.space(3.0);
    let body = tight(document.body(), 8.6);
    let spaced = TextStyle { after: 5.0, ..body };
    let Some(decision) = &form.decision else {
        fill_in(document, "Séance du");
        let choice =
            if form.member_number.is_some() { "□ Souscription acceptée" } else { "□ Admission" };
        document.paragraph_styled(format!("{choice}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}□ Refus"), spaced);
        fill_in(document, "Avec effet au");
        if form.member_number.is_none() {
            fill_in(document, &typeset("N° d'associé"));
        }
        signature_zone(document, "Pour le conseil, nom, qualité et signature", height);
        return;
    };
    document.paragraph_styled(format!("Séance du {}", decision.decided_on.french()), spaced);
    match decision.verdict {
        BoardVerdict::Accepted { number, from } => {
            let what = if form.member_number.is_some() { "Souscription acceptée" } else { "Admission" };
            let text = Rich::strong(what).plain(format!(", avec effet au {}", from.french()));
            document.paragraph_styled(text, spaced);
            let text = Rich::from(typeset("N° d'associé : ")).bold(count(number));
            document.paragraph_styled(text, spaced);
        }
        BoardVerdict::Refused => {
            let text = Rich::strong("Refus").plain(typeset(" : les sommes versées sont rendues."));
            document.paragraph_styled(text, spaced);
        }
    }
    let above = decision.signatory.as_ref().map_or_else(
        || "Pour le conseil, nom, qualité et signature".to_owned(),
        |signatory| format!("{}\n{}", signatory.capacity, signatory.name),
    );
    signature_zone(document, &above, height);
}
