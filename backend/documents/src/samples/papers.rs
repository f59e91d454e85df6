//! Invoices and an assembly.

use values::{Fraction, Money};

use super::{COLLEGES, cooperative, day, part, whole};
use crate::assembly_result::{
    AssemblyResult, CollegeRoll, CollegeVote, Quorum, Resolution, Threshold, Verdict,
};
use crate::invoice::{
    Address, Beneficiary, Buyer, Discount, InvoicePaper, Kind, Line, Mentions, Payee, References, TaxTotal,
    Totals,
};

fn buyer() -> Buyer {
    Buyer {
        name: "Département de l’Exemple".into(),
        address: Address {
            lines: vec![
                "Hôtel du département".into(),
                "1 place des Exemples".into(),
                "99000 Exempleville".into(),
            ],
        },
        billing_address: None,
        delivery_address: None,
        siren: Some("229900014".parse().unwrap()),
        siret: None,
        vat_number: None,
    }
}

fn line(designation: &str, quantity: Fraction, unit: &str, price: i64, net: i64) -> Line {
    Line {
        designation: designation.into(),
        detail: None,
        quantity,
        unit: unit.into(),
        unit_price: Money::cents(price),
        discount: None,
        rate: Some(whole(20)),
        net: Money::cents(net),
    }
}

/// One bill with three lines, two rates and two places.
pub(crate) fn invoice() -> InvoicePaper {
    let mut access = line("Abonnement 1D touch – accès en ligne", whole(1), "an", 120_000, 96_000);
    access.detail = Some("Du 1er mars 2015 au 29 février 2016".into());
    access.discount = Some(Discount {
        amount: Money::cents(24_000),
        reason: "Remise réseau départemental 20\u{a0}%".into(),
    });
    let training = line("Formation des équipes, sur place", part(3, 2), "jour", 60_000, 90_000);
    let mut books = line("Bouquet de livres numériques indépendants", whole(1), "an", 30_000, 30_000);
    books.rate = Some(part(11, 2));
    InvoicePaper {
        kind: Kind::Invoice,
        number: "FA2015-000042".into(),
        issued_on: day("2015-03-02"),
        due_on: Some(day("2015-04-01")),
        period: Some((day("2015-03-01"), day("2016-02-29"))),
        seller: cooperative(),
        payee: Payee { iban: "FR7630006000011234567890189".parse().unwrap(), bic: "AGRIFRPP".into() },
        buyer: buyer(),
        references: References {
            purchase_order: Some("EJ-2015-00417".into()),
            service_code: Some("CULTURE".into()),
            market: None,
            contract: Some("C2015-0007".into()),
        },
        lines: vec![access, training, books],
        taxes: vec![
            TaxTotal { rate: Some(whole(20)), base: Money::cents(186_000), vat: Money::cents(37_200) },
            TaxTotal { rate: Some(part(11, 2)), base: Money::cents(30_000), vat: Money::cents(1_650) },
        ],
        totals: Totals {
            net: Money::cents(216_000),
            vat: Money::cents(38_850),
            gross: Money::cents(254_850),
            prepaid: Money::ZERO,
        },
        mentions: Mentions {
            nature: "Prestations de services".into(),
            exigibility: "TVA exigible à l’encaissement (art. 269-2 c du CGI).".into(),
            exemptions: Vec::new(),
            payment: "Payable par virement au plus tard le 1er avril 2015.".into(),
            late_penalty: "Pénalités de retard\u{202f}: taux de la BCE + 8 points (art. R2192-31 du CCP)."
                .into(),
            indemnity:
                "Indemnité forfaitaire pour frais de recouvrement en cas de retard\u{202f}: 40,00\u{a0}€ \
                        (art. D2192-35 du CCP)."
                    .into(),
            early_discount: "Pas d’escompte pour paiement anticipé.".into(),
        },
        beneficiaries: vec![
            Beneficiary { name: "Médiathèque centrale".into(), city: "Exempleville".into(), part: None },
            Beneficiary {
                name: "Bibliothèque des Tilleuls".into(),
                city: "Modèle-sur-Loire".into(),
                part: None,
            },
        ],
    }
}

/// The same bill for 130 places, to a buyer who is billed elsewhere.
pub(crate) fn invoice_of_many_places() -> InvoicePaper {
    let mut paper = invoice();
    paper.number = "FA2015-000043".into();
    paper.buyer.billing_address = Some(Address {
        lines: vec!["Service financier".into(), "BP 42".into(), "99001 Exempleville Cedex".into()],
    });
    paper.buyer.delivery_address =
        Some(Address { lines: vec!["Dépôt central".into(), "99000 Exempleville".into()] });
    let cents = |index: i64| Money::cents(1_661 + i64::from(index < 70));
    paper.beneficiaries = (0..130)
        .map(|index| Beneficiary {
            name: format!("Bibliothèque municipale d’Exemple n°\u{a0}{}", index + 1),
            city: format!("Exemple-le-{}", index + 1),
            part: Some(cents(index)),
        })
        .collect();
    paper
}

/// A credit note on the first line.
pub(crate) fn credit_note() -> InvoicePaper {
    let mut paper = invoice();
    paper.kind = Kind::CreditNote {
        corrects: "FA2015-000042".into(),
        issued_on: day("2015-03-02"),
        reason: "Une journée de formation n’a pas eu lieu.".into(),
    };
    paper.number = "AV2015-000003".into();
    paper.issued_on = day("2015-06-15");
    paper.due_on = None;
    paper.lines = vec![line("Formation des équipes, sur place", whole(1), "jour", 60_000, 60_000)];
    paper.taxes =
        vec![TaxTotal { rate: Some(whole(20)), base: Money::cents(60_000), vat: Money::cents(12_000) }];
    paper.totals = Totals {
        net: Money::cents(60_000),
        vat: Money::cents(12_000),
        gross: Money::cents(72_000),
        prepaid: Money::ZERO,
    };
    paper.mentions.payment = String::new();
    paper.beneficiaries.clear();
    paper
}

/// Presence of worked example 1: present, by proxy, blank, by post.
pub(super) fn roll() -> Vec<CollegeRoll> {
    let presence = [(9, 3, 0, 0), (7, 4, 3, 4), (5, 2, 0, 2), (3, 1, 0, 0), (4, 2, 5, 1)];
    let colleges = COLLEGES.iter().zip(presence);
    colleges
        .map(|((name, weight, members), (present, proxies, blank, postal))| CollegeRoll {
            name: (*name).into(),
            weight: Some(whole(*weight)),
            members: *members,
            present,
            proxies,
            blank_proxies: blank,
            postal,
        })
        .collect()
}

/// Votes of worked example 1: for, against, abstaining.
pub(super) fn votes() -> Vec<CollegeVote> {
    let ballots = [(8, 3, 1), (9, 7, 2), (3, 5, 1), (2, 2, 0), (10, 1, 1)];
    let colleges = COLLEGES.iter().zip(ballots);
    colleges
        .map(|((name, weight, _), (votes_for, against, abstentions))| CollegeVote {
            name: (*name).into(),
            weight: Some(whole(*weight)),
            votes_for,
            against,
            abstentions,
            blank: 0,
            silent: 0,
            contribution: part(weight * i128::from(votes_for), i128::from(votes_for + against)),
        })
        .collect()
}

/// Worked example 1 of the voting rules: 10405/176 percent.
pub(crate) fn assembly() -> AssemblyResult {
    let resolution = |number, title: &str, text: &str, threshold: Threshold, required, verdict| Resolution {
        number,
        title: title.into(),
        text: text.into(),
        threshold,
        votes: votes(),
        total: whole(100),
        share: part(10_405, 17_600),
        quorum: Quorum {
            basis: "associés présents ou représentés".into(),
            attained: part(55, 109),
            required,
            met: true,
        },
        verdict,
        notes: vec!["Les pouvoirs en blanc du président sont comptés pour le projet du conseil.".into()],
    };
    AssemblyResult {
        cooperative: cooperative(),
        kind: "Assemblée générale mixte".into(),
        object: "Comptes de l’exercice 2015 et modification des statuts".into(),
        held_on: day("2016-05-21"),
        place: "Saint-Étienne, Le Mixeur".into(),
        convened_on: day("2016-05-02"),
        convocation: "première convocation".into(),
        statutes: "Statuts du 14 juin 2014".into(),
        method: vec![
            "Chaque sociétaire a une voix dans son collège. L’apport d’un collège est son poids multiplié par la part \
             de ses voix exprimées qui sont pour\u{202f}; la part des voix pour est la somme des apports, divisée par \
             le poids total exprimé."
                .into(),
        ],
        roll: roll(),
        resolutions: vec![
            resolution(
                1,
                "Approbation des comptes de l’exercice 2015",
                "L’assemblée approuve les comptes de l’exercice clos le 31 décembre 2015, tels que présentés.",
                Threshold { part: part(1, 2), inclusive: false, rule: "Majorité ordinaire".into() },
                part(1, 5),
                Verdict::Adopted,
            ),
            resolution(
                2,
                "Modification de l’article 12 des statuts",
                "L’assemblée modifie l’article 12 des statuts selon le projet joint à la convocation.",
                Threshold { part: part(2, 3), inclusive: true, rule: "Majorité extraordinaire".into() },
                part(1, 4),
                Verdict::Rejected,
            ),
        ],
        signatories: vec![
            "Le président de séance".into(),
            "La secrétaire".into(),
            "Une scrutatrice".into(),
            "Un scrutateur".into(),
        ],
    }
}
