//! What the assembly that does not exist decided, with the numbers of worked example 1.

use values::Fraction;

use super::meeting::{agenda, bureau, extraordinary, hour, meeting, ordinary, quorum, quorums};
use super::membership::{STATUTES, issuance};
use super::papers::{roll, votes};
use super::{COLLEGES, cooperative, day, part, whole};
use crate::assembly::{
    Amendment, Annex, AnsweredQuestion, CandidateResult, Choice, Convening, Course, Decision, Extract,
    Failure, Minutes, MinutesRegister, NominalCollege, NominalLine, NominalResolution, NominalVotes,
    Participation, RegisteredMinutes, VotedElection, VotedResolution,
};
use crate::assembly_result::{CollegeVote, Resolution, Threshold, Verdict};

fn resolution(
    number: u32,
    title: &str,
    text: &str,
    threshold: Threshold,
    required: (i128, i128),
) -> Resolution {
    let share = part(10_405, 17_600);
    let verdict = if threshold.passes(share) { Verdict::Adopted } else { Verdict::Rejected };
    Resolution {
        number,
        title: title.into(),
        text: text.into(),
        threshold,
        votes: votes(),
        total: whole(100),
        share,
        quorum: quorum((55, 109), required),
        verdict,
        notes: Vec::new(),
    }
}

fn voted(resolution: Resolution, amendment: Option<Amendment>, debate: &[&str]) -> Decision {
    Decision::Resolution(Box::new(VotedResolution {
        resolution,
        proposer: "conseil d’administration".into(),
        backed_by_board: true,
        amendment,
        debate: debate.iter().map(|text| (*text).to_owned()).collect(),
    }))
}

/// A draft of members that the board is not for.
fn minority() -> Decision {
    let text = "L’assemblée demande que les comptes rendus du conseil d’administration soient mis à la disposition de tous les \
                associés dans le mois qui suit chaque séance.";
    let title = "Publication des comptes rendus du conseil";
    let mut one = resolution(4, title, text, ordinary(), (1, 5));
    one.notes = vec![
        "Pouvoirs en blanc\u{202f}: 8, comptés contre par le président (C. com., art. L225-106).".into(),
    ];
    Decision::Resolution(Box::new(VotedResolution {
        resolution: one,
        proposer: "Maxime Échantillon et onze autres associés".into(),
        backed_by_board: false,
        amendment: None,
        debate: vec!["Le président dit pourquoi le conseil n’y est pas favorable.".into()],
    }))
}

/// Votes for and against in each college, nobody abstaining.
fn candidate(rank: u32, name: &str, tallies: [(u64, u64); 5], elected: bool) -> CandidateResult {
    let votes: Vec<CollegeVote> = COLLEGES
        .iter()
        .zip(tallies)
        .map(|((name, weight, _), (votes_for, against))| CollegeVote {
            name: (*name).into(),
            weight: Some(whole(*weight)),
            votes_for,
            against,
            abstentions: 0,
            blank: 0,
            silent: 0,
            contribution: part(weight * i128::from(votes_for), i128::from(votes_for + against)),
        })
        .collect();
    let sum = votes.iter().try_fold(Fraction::ZERO, |sum, vote| sum.checked_add(vote.contribution)).unwrap();
    let share = sum.checked_div(whole(100)).unwrap();
    CandidateResult { rank, name: name.into(), votes, total: whole(100), share, elected }
}

fn election() -> Decision {
    Decision::Election(Box::new(VotedElection {
        number: 5,
        title: "Élection de trois administrateurs".into(),
        seats: 3,
        term: "six ans".into(),
        rule: "Sont élues les trois personnes qui ont la plus grande part des voix pour, si elle passe la moitié."
            .into(),
        secret: true,
        quorum: quorum((55, 109), (1, 5)),
        candidates: vec![
            candidate(1, "Alix Exemple", [(11, 1), (16, 2), (8, 1), (3, 1), (10, 2)], true),
            candidate(2, "Zoé Modèle", [(9, 3), (12, 6), (9, 0), (2, 2), (9, 3)], true),
            candidate(3, "Sacha Patron", [(12, 0), (9, 9), (5, 4), (3, 1), (6, 6)], true),
            candidate(4, "Maxime Échantillon", [(2, 10), (8, 10), (4, 5), (1, 3), (7, 5)], false),
        ],
        debate: vec!["Chaque personne candidate se présente en deux minutes.".into()],
        notes: vec!["Les trois personnes élues déclarent accepter leur mandat.".into()],
    }))
}

fn decisions() -> Vec<Decision> {
    let amendment = Amendment {
        by: "Noé Gabarit".into(),
        initial: "L’assemblée affecte l’excédent de 12\u{202f}400,00\u{a0}€ en totalité à la réserve statutaire.".into(),
        course: "Le conseil l’accepte. Les votes par correspondance suivent le choix de leurs auteurs (C. com., art. R225-78)."
            .into(),
    };
    vec![
        voted(
            resolution(
                1,
                "Approbation des comptes de l’exercice 2020",
                "L’assemblée approuve les comptes de l’exercice clos le 31 décembre 2020, tels que présentés.",
                ordinary(),
                (1, 5),
            ),
            None,
            &[
                "Une associée demande pourquoi les charges de personnel augmentent. Le trésorier répond que deux postes ont été \
                 créés en mars 2020.",
                "Un associé salue la présentation des comptes par activité.",
            ],
        ),
        voted(
            resolution(
                2,
                "Affectation du résultat",
                "L’assemblée affecte l’excédent de 12\u{202f}400,00\u{a0}€\u{202f}: 1\u{202f}860,00\u{a0}€ à la réserve légale, \
                 10\u{202f}540,00\u{a0}€ à la réserve statutaire.",
                ordinary(),
                (1, 5),
            ),
            Some(amendment),
            &[],
        ),
        voted(
            resolution(
                3,
                "Modification de l’article 12 des statuts",
                "L’assemblée modifie l’article 12 des statuts selon le projet joint à la convocation.",
                extraordinary(),
                (1, 4),
            ),
            None,
            &["Plusieurs associés trouvent le projet trop peu précis."],
        ),
        minority(),
        election(),
    ]
}

pub(crate) fn minutes() -> Minutes {
    Minutes {
        cooperative: cooperative(),
        number: 12,
        meeting: meeting(),
        convening: Convening {
            by: "le conseil d’administration, dans sa séance du 15 avril 2021".into(),
            mode: "lettre simple, et courrier électronique aux associés qui l’ont accepté par écrit".into(),
            sent_on: day("2021-05-03"),
        },
        opened_at: hour(14, 5),
        closed_at: hour(17, 12),
        statutes: STATUTES.into(),
        agenda: agenda(),
        bureau: bureau(),
        roll: roll(),
        participation: Participation { shares: 1_204, of_shares: 1_698, votes: 55, of_votes: 109, remote: 5 },
        quorums: quorums(),
        documents: vec![
            "Rapport de gestion du conseil d’administration".into(),
            "Comptes annuels de l’exercice 2020 et rapport du commissaire aux comptes".into(),
            "Projets de résolutions, formulaires de vote et feuille de présence".into(),
        ],
        questions: vec![AnsweredQuestion {
            by: "Maxime Échantillon".into(),
            received_on: day("2021-05-17"),
            question: "Quand la plate-forme sera-t-elle accessible aux lecteurs d’écran\u{202f}?".into(),
            answer: "Les travaux sont inscrits au budget 2021 et commencent en septembre.".into(),
        }],
        debate: Vec::new(),
        method: vec![
            "Chaque associé a une voix dans son collège. L’apport d’un collège est son poids multiplié par la part de ses voix \
             exprimées qui sont pour\u{202f}; la part des voix pour est la somme des apports, divisée par le poids total exprimé."
                .into(),
            "Les abstentions et les votes blancs ne sont pas des voix exprimées.".into(),
        ],
        course: Course::Held { decisions: decisions() },
        irregularities: vec![
            "La transmission à distance a été interrompue de 15\u{a0}h\u{a0}10 à 15\u{a0}h\u{a0}16\u{202f}; aucun vote n’était ouvert."
                .into(),
        ],
        consequences: vec![
            "Le changement d’administrateurs est à déclarer au greffe avant le 22 juin 2021.".into(),
            "Les comptes approuvés sont à déposer au greffe avant le 22 juin 2021.".into(),
        ],
        annexes: vec![
            Annex { title: "Feuille de présence".into(), extent: "7 pages, 20 pouvoirs, 7 votes par correspondance".into() },
            Annex { title: "Votes nominatifs".into(), extent: String::new() },
        ],
    }
}

/// The minutes of the same assembly without its quorum.
pub(crate) fn failed_minutes() -> Minutes {
    let lacking = quorum((12, 109), (1, 5));
    let mut failed = minutes();
    failed.course = Course::Failed(Failure { quorum: lacking.clone(), next_on: Some(day("2021-06-05")) });
    for line in &mut failed.quorums {
        line.quorum = quorum((12, 109), if line.decisions.contains("extra") { (1, 4) } else { (1, 5) });
    }
    for college in &mut failed.roll {
        (college.present, college.proxies, college.blank_proxies, college.postal) = (2, 0, 0, 0);
    }
    failed.roll[1].postal = 2;
    failed.participation =
        Participation { shares: 210, of_shares: 1_698, votes: 12, of_votes: 109, remote: 0 };
    failed.closed_at = hour(14, 35);
    failed.questions.clear();
    failed.irregularities = vec![
        "Convocation envoyée 14 jours avant l’assemblée, au lieu de 15\u{202f}: panne de l’imprimeur.".into(),
    ];
    failed.consequences.clear();
    failed.annexes = vec![Annex {
        title: "Feuille de présence".into(),
        extent: "2 pages, 2 votes par correspondance".into(),
    }];
    failed.convening.sent_on = day("2021-05-08");
    failed
}

pub(crate) fn extract() -> Extract {
    Extract {
        decisions: vec![1, 5],
        purpose: "Destiné au greffe du tribunal de commerce de Saint-Étienne".into(),
        issuance: issuance("2021-05-25"),
    }
}

fn tally(votes: &[NominalCollege], resolution: usize, wanted: Choice) -> u64 {
    let lines = votes.iter().flat_map(|college| &college.lines);
    u64::try_from(lines.filter(|line| line.choices[resolution] == wanted).count()).unwrap()
}

/// Votes of 55 members on nine resolutions, so that they go over to a second table.
pub(crate) fn nominal_votes() -> NominalVotes {
    const RESOLUTIONS: usize = 9;
    let ballots = [(8, 3, 1), (9, 7, 2), (3, 5, 1), (2, 2, 0), (10, 1, 1)];
    let mut number = 0;
    let colleges = COLLEGES.iter().zip(ballots).map(|((name, ..), (votes_for, against, abstaining))| {
        let lines = (0..votes_for + against + abstaining).map(|index| {
            number += 1;
            let choice = if index < votes_for {
                Choice::For
            } else if index < votes_for + against {
                Choice::Against
            } else {
                Choice::Abstention
            };
            let mut choices = vec![choice; RESOLUTIONS];
            if index == 0 {
                (choices[3], choices[8]) = (Choice::Blank, Choice::Silent);
            }
            let through = ["", "par Alix Exemple", "", "pouvoir au président", "par correspondance"];
            NominalLine {
                number,
                name: format!("Sociétaire d’Exemple {number}"),
                through: through[usize::try_from(index).unwrap() % through.len()].into(),
                choices,
            }
        });
        NominalCollege { name: (*name).into(), lines: lines.collect() }
    });
    let colleges: Vec<NominalCollege> = colleges.collect();
    let resolutions = (0..RESOLUTIONS).map(|index| NominalResolution {
        number: u32::try_from(index).unwrap() + 1,
        title: if index == 0 {
            "Approbation des comptes de l’exercice 2020".into()
        } else {
            format!("Projet {}", index + 1)
        },
        votes_for: tally(&colleges, index, Choice::For),
        against: tally(&colleges, index, Choice::Against),
        abstentions: tally(&colleges, index, Choice::Abstention),
        blank: tally(&colleges, index, Choice::Blank),
        silent: tally(&colleges, index, Choice::Silent),
    });
    NominalVotes {
        cooperative: cooperative(),
        meeting: meeting(),
        minutes: 12,
        drawn_up_on: day("2021-05-22"),
        resolutions: resolutions.collect(),
        colleges,
    }
}

pub(crate) fn minutes_register() -> MinutesRegister {
    let kinds = [
        "Assemblée générale ordinaire",
        "Assemblée générale extraordinaire",
        "Assemblée générale mixte",
        "Assemblée générale ordinaire – carence",
    ];
    let held = |number: u32| {
        day("2014-06-14").plus_years(i32::try_from(number / 2).unwrap()).plus_days(i64::from(number))
    };
    // The minutes of the third assembly were signed after those of the fourth.
    let order = [1, 2, 4, 3, 5, 6, 7, 8, 9, 10, 11, 12];
    let entries = (1..=12_u32).zip(order).map(|(number, nth)| RegisteredMinutes {
        number,
        held_on: held(nth),
        signed_on: held(number.max(nth)).plus_days(3),
        kind: kinds[usize::try_from(number).unwrap() % kinds.len()].into(),
        decisions: if number.is_multiple_of(4) { 3 } else { u64::from(number) },
        sha256: format!("{:064x}", u128::from(number) * 0x1234_5678_9abc_def0_1234_5678),
    });
    MinutesRegister { cooperative: cooperative(), printed_on: day("2021-05-25"), entries: entries.collect() }
}
