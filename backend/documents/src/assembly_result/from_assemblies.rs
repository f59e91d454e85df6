//! From an assembly as it was held to the paper of its result: nothing is decided here.

use assemblies::public::{
    AbstentionTreatment, CarryOver, CollegeResult, Convened, Counting, Decision, Majority, Presence,
    Quorum as Measured, Resolution as Voted, ResolutionOutcome, ResultWarning, SilentCollege, Tie,
    Verdict as Fate, WeightedResult, Weighting,
};
use members::public::College;

use super::input::{AssemblyResult, CollegeRoll, CollegeVote, Quorum, Resolution, Threshold, Verdict};
use crate::identity::Cooperative;
use crate::words::{percent, typeset};

/// What the assembly itself does not know of its paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The cooperative on the day of the assembly.
    pub cooperative: Cooperative,
    /// E.g. « Comptes de l’exercice 2015 ».
    pub object: String,
    /// Offices of those who sign.
    pub signatories: Vec<String>,
}

impl AssemblyResult {
    /// The result of an assembly: how it was convened, how each member who takes part does so, and the outcome of
    /// each resolution whose vote is closed, by its number. Proxies held by somebody absent are not given.
    #[must_use]
    pub fn of_assembly(
        frame: Frame,
        convened: &Convened,
        presence: &[(College, Presence)],
        outcomes: &[(u32, ResolutionOutcome)],
    ) -> Self {
        let statutes = &convened.statutes;
        let weighting = statutes.document.weighting.as_ref();
        let resolutions = convened.resolutions.iter().filter_map(|voted| {
            let (_, outcome) = outcomes.iter().find(|(number, _)| *number == voted.number)?;
            Some(resolution(voted, outcome))
        });
        Self {
            cooperative: frame.cooperative,
            kind: capitalised(convened.kind.french()),
            object: typeset(&frame.object),
            held_on: convened.day,
            place: convened.place.clone(),
            convened_on: convened.notice_sent_on,
            convocation: convened.convocation.french().to_owned(),
            statutes: format!(
                "Statuts adoptés le {}, en vigueur depuis le {}",
                statutes.adopted_on.french(),
                statutes.effective_on.french()
            ),
            roll: roll(weighting, presence, outcomes),
            method: method(weighting, convened.abstentions),
            resolutions: resolutions.collect(),
            signatories: frame.signatories,
        }
    }
}

/// A sentence's first letter as a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn roll(
    weighting: Option<&Weighting>,
    presence: &[(College, Presence)],
    outcomes: &[(u32, ResolutionOutcome)],
) -> Vec<CollegeRoll> {
    let Some((_, first)) = outcomes.first() else { return Vec::new() };
    let count = |college: College, wanted: fn(Presence) -> bool| {
        let found = presence.iter().filter(|(own, how)| *own == college && wanted(*how)).count();
        u64::try_from(found).unwrap_or(u64::MAX)
    };
    let line = |college: College, members: u32| CollegeRoll {
        name: college.french().to_owned(),
        weight: weighting
            .and_then(|weighting| weighting.colleges.iter().find(|own| own.college == college))
            .map(|own| own.weight.as_fraction()),
        members: u64::from(members),
        present: count(college, Presence::is_present),
        proxies: count(college, |how| matches!(how, Presence::Represented { .. })),
        blank_proxies: count(college, |how| how == Presence::BlankProxy),
        postal: count(college, |how| how == Presence::Postal),
    };
    first.attendance.iter().map(|college| line(college.college, college.members)).collect()
}

/// A resolution whose vote is closed, as papers tell it.
pub(crate) fn resolution(voted: &Voted, outcome: &ResolutionOutcome) -> Resolution {
    let result = &outcome.result;
    Resolution {
        number: voted.number,
        title: voted.draft.title.clone(),
        text: voted.draft.text.clone(),
        threshold: threshold(result.majority, voted.draft.decision),
        votes: result.colleges.iter().map(|college| vote(college, result.counting)).collect(),
        total: result.total,
        share: result.share,
        quorum: quorum(&outcome.quorum),
        verdict: match outcome.verdict {
            Fate::Adopted => Verdict::Adopted,
            Fate::Rejected => Verdict::Rejected,
            Fate::NotElected => Verdict::NotElected,
            Fate::WithoutQuorum => Verdict::WithoutQuorum,
        },
        notes: notes(voted, outcome.blank_proxies, result),
    }
}

/// A majority, as papers tell it.
pub(crate) fn threshold(majority: Majority, decision: Decision) -> Threshold {
    let (part, inclusive) = match majority {
        Majority::MoreThan(part) => (part, false),
        Majority::AtLeast(part) => (part, true),
    };
    Threshold { part, inclusive, rule: format!("Décision {}", decision.french()) }
}

/// A quorum as it was measured, as papers tell it.
pub(crate) fn quorum(measured: &Measured) -> Quorum {
    Quorum {
        basis: measured.basis.french().to_owned(),
        attained: measured.attained,
        required: measured.required,
        met: measured.reached,
    }
}

/// What a college did, as papers tell it.
pub(crate) fn vote(college: &CollegeResult, counting: Counting) -> CollegeVote {
    let tally = &college.tally;
    CollegeVote {
        name: tally.college.french().to_owned(),
        weight: (counting == Counting::Weighted).then_some(college.weight),
        votes_for: u64::from(tally.in_favour),
        against: u64::from(tally.against),
        abstentions: u64::from(tally.abstentions),
        blank: u64::from(tally.blanks),
        silent: u64::from(tally.silent),
        contribution: college.weight_in_favour,
    }
}

/// What else the reader must know of a vote.
pub(crate) fn notes(voted: &Voted, blank_proxies: u32, result: &WeightedResult) -> Vec<String> {
    let mut notes = Vec::new();
    if blank_proxies > 0 {
        let side = if voted.draft.backed_by_board { "pour" } else { "contre" };
        notes.push(typeset(&format!(
            "Pouvoirs en blanc : {blank_proxies}, comptés {side} par le président (art. L225-106 du code de commerce)."
        )));
    }
    for warning in &result.warnings {
        notes.push(typeset(&match warning {
            ResultWarning::CollegeVanished { college } => {
                format!("Le collège « {} » n'a plus de sociétaire : son poids passe aux autres.", college.french())
            }
            ResultWarning::CollegeSilent { college } => {
                format!("Personne n'a voté dans le collège « {} ».", college.french())
            }
            ResultWarning::CollegeAboveHalf { college, share } => format!(
                "Le collège « {} » a {} du poids exprimé : plus de la moitié.",
                college.french(),
                percent(*share, 2)
            ),
            ResultWarning::WeightingSuspended => {
                "Moins de trois collèges ont des sociétaires : chaque sociétaire a une voix, sans pondération.".to_owned()
            }
            ResultWarning::NothingCast => "Aucune voix n'est exprimée.".to_owned(),
        }));
    }
    notes
}

/// How the result is computed under the statutes and the law of the day.
pub(crate) fn method(weighting: Option<&Weighting>, abstentions: AbstentionTreatment) -> Vec<String> {
    let mut sentences = vec!["Chaque sociétaire a une voix, quel que soit son capital.".to_owned()];
    if let Some(weighting) = weighting {
        sentences.push(match weighting.carry_over {
            CarryOver::Proportional => {
                "L'apport d'un collège est son poids multiplié par la part de ses voix exprimées qui sont pour ; la \
                 part des voix pour est la somme des apports, divisée par le poids total exprimé."
                    .to_owned()
            }
            CarryOver::Majority { tie } => {
                let tie = match tie {
                    Tie::Neutral => "n'est pas compté",
                    Tie::Against => "est compté contre",
                    Tie::Split => "est partagé",
                };
                format!(
                    "Un collège apporte tout son poids au côté qui y a la majorité ; en cas d'égalité dans le \
                     collège, son poids {tie}."
                )
            }
        });
        sentences.push(
            match weighting.silent_college {
                SilentCollege::NotCast => "Le poids d'un collège où personne n'a voté n'est pas exprimé.",
                SilentCollege::EqualShare => {
                    "Le poids d'un collège où personne n'a voté est partagé également entre les autres."
                }
                SilentCollege::CountsInTotal => {
                    "Le poids d'un collège où personne n'a voté reste dans le total, ni pour ni contre."
                }
            }
            .to_owned(),
        );
    }
    sentences.push(
        match abstentions {
            AbstentionTreatment::NotCast => {
                "Les abstentions et les votes blancs ne sont pas des voix exprimées."
            }
            AbstentionTreatment::Against => {
                "Par la loi de ce jour, une abstention, un vote blanc ou un silence compte contre."
            }
        }
        .to_owned(),
    );
    sentences.iter().map(|sentence| typeset(sentence)).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use assemblies::public::{
        AbstentionClause, AssemblyKind, CollegeAttendance, CollegeState, CollegeTally, CollegeWeight,
        Convocation, Majorities, Percent, Proposer, ProxyCeiling, QuorumBasis, QuorumThresholds,
        ResolutionDraft, StatutesDocument, StatutesVersion, VanishedCollege,
    };
    use values::{Day, Fraction};

    use super::*;

    pub(crate) const EXAMPLE: [(College, u32, u32, u32, u32, u32); 5] = [
        (College::Employees, 20, 16, 8, 3, 1),
        (College::Creators, 25, 40, 9, 7, 2),
        (College::Distributors, 25, 24, 3, 5, 1),
        (College::Federations, 15, 6, 2, 2, 0),
        (College::Supporters, 15, 23, 10, 1, 1),
    ];

    fn part(num: u32, den: u32) -> Fraction {
        Fraction::new(i128::from(num), i128::from(den)).unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    pub(crate) fn convened() -> Convened {
        let colleges = EXAMPLE
            .iter()
            .map(|(college, weight, ..)| CollegeWeight { college: *college, weight: Percent::whole(*weight) })
            .collect();
        let draft = |decision| ResolutionDraft {
            title: "Comptes 2015".into(),
            text: "L’assemblée approuve les comptes.".into(),
            proposer: Proposer::Board,
            backed_by_board: true,
            decision,
            candidacy: None,
            follows: None,
        };
        Convened {
            kind: AssemblyKind::Mixed,
            convocation: Convocation::First,
            day: day("2016-05-21"),
            place: "Saint-Étienne".into(),
            notice_sent_on: day("2016-05-02"),
            record_day: day("2016-05-21"),
            last_accounts_closed_on: Some(day("2015-12-31")),
            abstentions: AbstentionTreatment::NotCast,
            resolutions: vec![
                Voted { number: 1, draft: draft(Decision::Ordinary) },
                Voted { number: 2, draft: draft(Decision::Extraordinary) },
                Voted { number: 3, draft: draft(Decision::Ordinary) },
            ],
            statutes: StatutesVersion {
                version: 1,
                adopted_on: day("2014-06-14"),
                effective_on: day("2014-06-14"),
                document: StatutesDocument {
                    weighting: Some(Weighting {
                        colleges,
                        carry_over: CarryOver::Proportional,
                        silent_college: SilentCollege::NotCast,
                        vanished_college: VanishedCollege::Equal,
                    }),
                    quorum_basis: QuorumBasis::Members,
                    quorums: QuorumThresholds::legal(),
                    majorities: Majorities::legal(),
                    proxy_ceiling: ProxyCeiling::Unlimited,
                    abstentions: AbstentionClause::NotCast,
                    categories: Vec::new(),
                    membership: None,
                    year_end: None,
                    meetings: None,
                },
            },
            warnings: Vec::new(),
            starts_at: None,
            remote: String::new(),
            first: None,
        }
    }

    pub(crate) fn outcome(majority: Majority, verdict: Fate, required: Fraction) -> ResolutionOutcome {
        let colleges =
            EXAMPLE.iter().map(|(college, weight, members, in_favour, against, abstentions)| CollegeResult {
                tally: CollegeTally {
                    college: *college,
                    members: *members,
                    in_favour: *in_favour,
                    against: *against,
                    abstentions: *abstentions,
                    blanks: 0,
                    silent: 0,
                },
                state: CollegeState::Voted,
                statutory_weight: part(*weight, 1),
                weight: part(*weight, 1),
                weight_in_favour: part(weight * in_favour, in_favour + against),
                weight_against: part(weight * against, in_favour + against),
            });
        let attendance =
            EXAMPLE.iter().map(|(college, _, members, in_favour, against, abstentions)| CollegeAttendance {
                college: *college,
                members: *members,
                shares: 0,
                attending: in_favour + against + abstentions,
                attending_shares: 0,
            });
        ResolutionOutcome {
            attendance: attendance.collect(),
            quorum: assemblies::public::Quorum {
                basis: QuorumBasis::Members,
                attained: part(55, 109),
                required,
                reached: true,
            },
            blank_proxies: 8,
            result: WeightedResult {
                counting: Counting::Weighted,
                abstentions: AbstentionTreatment::NotCast,
                colleges: colleges.collect(),
                in_favour: part(10_405, 176),
                against: part(7_195, 176),
                total: part(100, 1),
                share: part(10_405, 17_600),
                majority,
                carried: verdict == Fate::Adopted,
                warnings: vec![ResultWarning::CollegeSilent { college: College::Federations }],
            },
            verdict,
        }
    }

    #[test]
    fn an_assembly_becomes_its_paper() {
        let outcomes = [
            (1, outcome(Majority::MoreThan(part(1, 2)), Fate::Adopted, part(1, 5))),
            (2, outcome(Majority::AtLeast(part(2, 3)), Fate::Rejected, part(1, 4))),
        ];
        let presence = [
            (College::Creators, Presence::InPerson),
            (College::Creators, Presence::Postal),
            (College::Employees, Presence::BlankProxy),
        ];
        let frame = Frame {
            cooperative: crate::samples::cooperative(),
            object: "Comptes de l’exercice 2015".into(),
            signatories: vec!["Le président de séance".into()],
        };
        let paper = AssemblyResult::of_assembly(frame, &convened(), &presence, &outcomes);
        assert_eq!(paper.resolutions.len(), 2, "a resolution whose vote is not closed is not told");
        let creators = &paper.roll[1];
        assert_eq!((creators.members, creators.present, creators.postal, creators.total()), (40, 1, 1, 2));
        assert_eq!(paper.roll[0].blank_proxies, 1);
        let text = crate::assembly_result::assembly_result(&paper).unwrap().text;
        for expected in [
            "Assemblée générale mixte",
            "10405/176 = 59,12\u{a0}%",
            "Adoptée",
            "Rejetée",
            "première convocation",
            "comptés pour par le président",
            "Personne n’a voté dans le collège",
            "ne sont pas des voix exprimées",
            "Statuts adoptés le 14 juin 2014",
            "Décision ordinaire\u{202f}: >\u{a0}1/2",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
    }
}
