//! An assembly that does not exist: its convocation, its sheet, its letters.

use super::membership::issuance;
use super::{COLLEGES, cooperative, day, part, whole};
use crate::assembly::{
    Abstentions, Access, Addressee, Appointment, Attendance, AttendanceSheet, Call, Candidate, Certification,
    CollegeSheet, DraftResolution, FirstCall, Hour, Item, LapseCause, Manner, Meeting, Notice, Officer,
    ProxyHolder, ProxyLapse, QuorumLine, Recipient, Remote, Scrutiny, SheetEntry, SheetTotals, ShortNotice,
    Vacancy, VotingTerms, WrittenQuestions,
};
use crate::assembly_result::{Quorum, Threshold};

pub(super) fn hour(hour: u8, minute: u8) -> Hour {
    Hour::at(hour, minute).unwrap()
}

pub(super) fn quorum(attained: (i128, i128), required: (i128, i128)) -> Quorum {
    let (attained, required) = (part(attained.0, attained.1), part(required.0, required.1));
    Quorum {
        basis: "associés présents ou représentés".into(), attained, required, met: attained >= required
    }
}

pub(crate) fn meeting() -> Meeting {
    Meeting {
        kind: "Assemblée générale mixte".into(),
        call: Call::First,
        on: day("2021-05-22"),
        at: hour(14, 0),
        place: "Le Mixeur, 5 rue Javelin-Pagnon, 42000 Saint-Étienne".into(),
        remote: Some(Remote {
            means: "visioconférence, après identification par votre code personnel".into(),
            address: "https://assemblee.quintette.example".into(),
        }),
    }
}

pub(super) fn agenda() -> Vec<String> {
    [
        "Rapports du conseil d’administration et du commissaire aux comptes sur l’exercice 2020",
        "Approbation des comptes de l’exercice clos le 31 décembre 2020",
        "Affectation du résultat",
        "Modification de l’article 12 des statuts",
        "Élection de trois administrateurs",
        "Pouvoirs pour les formalités",
    ]
    .map(str::to_owned)
    .to_vec()
}

pub(super) fn ordinary() -> Threshold {
    Threshold { part: part(1, 2), inclusive: false, rule: "Majorité ordinaire".into() }
}

pub(super) fn extraordinary() -> Threshold {
    Threshold { part: part(2, 3), inclusive: true, rule: "Majorité extraordinaire".into() }
}

fn draft(number: u32, title: &str, text: &str, majority: Threshold) -> Item {
    Item::Draft(DraftResolution {
        number,
        title: title.into(),
        text: text.into(),
        reasons: String::new(),
        proposer: "conseil d’administration".into(),
        backed_by_board: true,
        majority,
    })
}

fn candidate(name: &str, about: &str, backed: bool) -> Candidate {
    Candidate { name: name.into(), about: about.into(), backed_by_board: backed }
}

pub(crate) fn vacancy(number: u32) -> Vacancy {
    Vacancy {
        number,
        title: "Élection de trois administrateurs".into(),
        seats: 3,
        term: "six ans".into(),
        rule: "Sont élues les trois personnes qui ont la plus grande part des voix pour, si elle passe la moitié."
            .into(),
        scrutiny: Scrutiny::Nominal,
        candidates: vec![
            candidate("Alix Exemple", "compositrice, administratrice sortante", true),
            candidate("Zoé Modèle", "bibliothécaire, présentée par les diffuseurs culturels", true),
            candidate("Sacha Patron", "salarié", true),
            candidate("Maxime Échantillon", "membre de soutien", false),
        ],
    }
}

/// A first convocation, of all that there can be to vote on.
pub(crate) fn notice() -> Notice {
    let mut minority = draft(
        4,
        "Publication des comptes rendus du conseil",
        "L’assemblée demande que les comptes rendus du conseil d’administration soient mis à la disposition de tous les \
         associés dans le mois qui suit chaque séance.",
        ordinary(),
    );
    if let Item::Draft(draft) = &mut minority {
        draft.proposer = "Maxime Échantillon et onze autres associés".into();
        draft.backed_by_board = false;
        draft.reasons =
            "Les associés qui ne siègent pas au conseil apprennent ses décisions trop tard pour en parler."
                .into();
    }
    Notice {
        cooperative: cooperative(),
        meeting: meeting(),
        issuance: issuance("2021-05-03"),
        short: None,
        agenda: agenda(),
        items: vec![
            draft(
                1,
                "Approbation des comptes de l’exercice 2020",
                "L’assemblée approuve les comptes de l’exercice clos le 31 décembre 2020, tels que présentés, et donne quitus \
                 de leur gestion aux administrateurs.",
                ordinary(),
            ),
            draft(
                2,
                "Affectation du résultat",
                "L’assemblée affecte le résultat de l’exercice, un excédent de 12\u{202f}400,00\u{a0}€, comme suit\u{202f}:\n\
                 réserve légale, 1\u{202f}860,00\u{a0}€\u{202f};\nréserve statutaire, 10\u{202f}540,00\u{a0}€.",
                ordinary(),
            ),
            draft(
                3,
                "Modification de l’article 12 des statuts",
                "L’assemblée modifie l’article 12 des statuts selon le projet joint à la convocation.",
                extraordinary(),
            ),
            minority,
            Item::Election(vacancy(5)),
        ],
        voting: VotingTerms {
            forms_until: day("2021-05-19"),
            electronic_at: Some("https://vote.quintette.example".into()),
            abstentions: Abstentions::NotCast,
            proxy_ceiling: Some(5),
            return_to: vec![
                "Quintette (exemple) – assemblée générale".into(),
                "5 rue Javelin-Pagnon".into(),
                "42000 Saint-Étienne".into(),
            ],
            return_email: Some("assemblee@quintette.example".into()),
        },
        questions: WrittenQuestions { email: "questions@quintette.example".into(), until: day("2021-05-18") },
        documents_at: vec![
            "au siège, aux heures de bureau".into(),
            "sur https://assemblee.quintette.example".into(),
        ],
        enclosures: vec![
            "le rapport du conseil d’administration".into(),
            "les comptes de l’exercice 2020".into(),
            "l’exposé sommaire de la situation et le tableau des cinq derniers exercices".into(),
        ],
    }
}

/// A second convocation after a want of quorum, too short, under the law that counted abstentions against.
pub(crate) fn second_notice() -> Notice {
    let mut notice = notice();
    notice.meeting.call =
        Call::Second(FirstCall { held_on: day("2021-05-22"), quorum: quorum((20, 109), (1, 4)) });
    notice.meeting.on = day("2021-06-05");
    notice.meeting.remote = None;
    notice.issuance = issuance("2021-05-27");
    notice.short =
        Some(ShortNotice { reason: "la subvention votée au point 3 est perdue après le 6 juin.".into() });
    notice.voting.forms_until = day("2021-06-02");
    notice.voting.electronic_at = None;
    notice.voting.return_email = None;
    notice.voting.proxy_ceiling = None;
    notice.voting.abstentions = Abstentions::Against;
    notice.questions.until = day("2021-06-01");
    if let Some(Item::Election(election)) = notice.items.last_mut() {
        let how = "Le vote a lieu en séance, dans l’isoloir.".into();
        election.scrutiny = Scrutiny::Secret { how };
    }
    notice
}

pub(super) fn addressee() -> Addressee {
    Addressee {
        number: 42,
        name: "Camille Exemple".into(),
        representative: None,
        address: vec!["12 rue des Tilleuls".into(), "99000 Exempleville".into()],
    }
}

pub(crate) fn recipient() -> Recipient {
    Recipient {
        addressee: addressee(),
        college: "Créateurs et producteurs de contenus".into(),
        shares: 4,
        votes: 1,
        access: Some(Access {
            code: "7KQ2M9XTB4HD".into(),
            sign_in: "https://assemblee.quintette.example/presence#7c1f0e5d9a3b4c6d8e2f1a0b9c8d7e6f".into(),
        }),
    }
}

/// An entity with long lines and without anything electronic.
pub(crate) fn entity_recipient() -> Recipient {
    let holder = super::membership::entity();
    Recipient {
        addressee: Addressee {
            number: 110,
            name: holder.name,
            representative: Some("Zoé Modèle, présidente".into()),
            address: holder.address,
        },
        college: "Diffuseurs culturels".into(),
        shares: 20,
        votes: 1,
        access: None,
    }
}

pub(super) fn bureau() -> Vec<Officer> {
    [
        ("Présidente de séance", "Dominique Modèle"),
        ("Scrutatrice", "Alix Exemple"),
        ("Scrutateur", "Noé Gabarit"),
        ("Secrétaire", "Lou Spécimen"),
    ]
    .map(|(office, name)| Officer { office: office.into(), name: name.into() })
    .to_vec()
}

fn attendance(
    manner: Manner,
    arrived: Option<Hour>,
    left: Option<Hour>,
    signed_at: Option<Hour>,
) -> Attendance {
    Attendance { manner, arrived, left, signed_at }
}

fn listed(number: u64, attendance: Attendance) -> SheetEntry {
    let long = super::membership::entity();
    let entity = number.is_multiple_of(17);
    SheetEntry {
        number,
        name: if entity { long.name } else { format!("Sociétaire d’Exemple {number}") },
        representative: entity.then(|| "Zoé Modèle, présidente".into()),
        domicile: format!("{number} rue des Tilleuls, 99000 Exempleville"),
        shares: 1 + number % 4,
        votes: 1,
        attendance,
    }
}

/// Who of so many members takes part, as worked example 1 has it: present, by proxy, blank, by post, and the rest absent.
fn members(first: u64, count: u64, presence: [u64; 4]) -> Vec<SheetEntry> {
    let [present, proxies, blank, postal] = presence;
    let came = Some(hour(13, 50));
    (0..count)
        .map(|index| {
            let rest = index.saturating_sub(present);
            let attendance = if index == 0 {
                attendance(Manner::InPerson, came, Some(hour(16, 30)), Some(hour(13, 52)))
            } else if index == 1 {
                attendance(Manner::Remote, Some(hour(14, 3)), None, Some(hour(14, 3)))
            } else if index < present {
                attendance(Manner::InPerson, came, None, None)
            } else if rest < proxies {
                let by = usize::try_from(rest % 3).unwrap();
                attendance(Manner::Represented { by }, came, None, None)
            } else if rest < proxies + blank {
                attendance(Manner::BlankProxy, None, None, None)
            } else if rest < proxies + blank + postal {
                attendance(Manner::Postal, None, None, None)
            } else {
                attendance(Manner::Absent, None, None, None)
            };
            listed(first + index, attendance)
        })
        .collect()
}

fn totals<'a>(entries: impl Iterator<Item = &'a SheetEntry>) -> SheetTotals {
    let there: Vec<_> = entries.filter(|entry| entry.attendance.manner.takes_part()).collect();
    SheetTotals {
        members: u64::try_from(there.len()).unwrap(),
        shares: there.iter().map(|entry| entry.shares).sum(),
        votes: there.iter().map(|entry| entry.votes).sum(),
    }
}

/// The sheet of worked example 1: 109 members, 55 of whom take part.
pub(crate) fn attendance_sheet() -> AttendanceSheet {
    let presence = [[9, 3, 0, 0], [7, 4, 3, 4], [5, 2, 0, 2], [3, 1, 0, 0], [4, 2, 5, 1]];
    let mut first = 1;
    let colleges = COLLEGES.iter().zip(presence).map(|((name, weight, count), presence)| {
        let entries = members(first, *count, presence);
        first += count;
        let total = totals(entries.iter());
        CollegeSheet { name: (*name).into(), weight: Some(whole(*weight)), enrolled: *count, entries, total }
    });
    let colleges: Vec<CollegeSheet> = colleges.collect();
    let holder = |name: &str, number, signed_at| ProxyHolder {
        name: name.into(),
        number,
        domicile: "3 place des Exemples, 99000 Exempleville".into(),
        signed_at,
    };
    AttendanceSheet {
        cooperative: cooperative(),
        meeting: meeting(),
        holders: vec![
            holder("Sociétaire d’Exemple 3", Some(3), Some(hour(13, 55))),
            holder("Sociétaire d’Exemple 18", Some(18), None),
            holder("Charlie Conjoint", None, None),
        ],
        total: totals(colleges.iter().flat_map(|college| &college.entries)),
        colleges,
        quorums: quorums(),
        certification: Some(Certification {
            closed_at: hour(14, 20),
            proxies: 20,
            postal_forms: 7,
            bureau: bureau(),
        }),
    }
}

pub(super) fn quorums() -> Vec<QuorumLine> {
    let line = |required, decisions: &str| QuorumLine {
        quorum: quorum((55, 109), required),
        decisions: decisions.into(),
    };
    vec![
        line((1, 5), "décisions ordinaires, résolutions 1, 2, 4 et 5"),
        line((1, 4), "décisions extraordinaires, résolution 3"),
    ]
}

/// A sheet of so many members of one college before the opening: everybody may still come.
pub(crate) fn open_sheet(members: u64) -> AttendanceSheet {
    let absent = attendance(Manner::Absent, None, None, None);
    let entries = (1..=members).map(|number| listed(number, absent)).collect();
    let total = SheetTotals::default();
    let college = CollegeSheet { name: String::new(), weight: None, enrolled: members, entries, total };
    AttendanceSheet {
        colleges: vec![college],
        holders: Vec::new(),
        total,
        quorums: Vec::new(),
        certification: None,
        ..attendance_sheet()
    }
}

pub(crate) fn proxy_lapse(cause: LapseCause) -> ProxyLapse {
    ProxyLapse {
        cooperative: cooperative(),
        issuance: issuance("2021-05-14"),
        principal: addressee(),
        meeting: meeting(),
        holder: "Alix Exemple".into(),
        received_on: day("2021-05-10"),
        cause,
        forms_until: Some(day("2021-05-19")),
        electronic_at: Some("https://vote.quintette.example".into()),
    }
}

pub(crate) fn appointment() -> Appointment {
    Appointment {
        cooperative: cooperative().name,
        id: "assemblee-2021-05-22".into(),
        revision: 0,
        meeting: meeting(),
        until: hour(17, 30),
        agenda: agenda(),
    }
}
