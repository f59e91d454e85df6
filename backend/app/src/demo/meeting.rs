//! The general assembly of May 2016 about the accounts of 2015, with the presence, proxies and votes of the worked
//! example of the house: for 8, 9, 3, 2 and 10; against 3, 7, 5, 2 and 1; 55 of 109 take part.

use office::Office;
use office::assemblies::public::{
    AssemblyId, AssemblyKind, Ballot, Bureau, Choice, Convening, Convocation, Decision, Presence,
    PresenceEntry, Proposer, ResolutionDraft,
};
use office::members::public::{College, MemberId};
use office::values::Day;

use super::calendar::{day, id, step};
use super::members::of_college;
use super::{DemoError, Stage};

/// A college on that day: present, represented, blank proxies, by post; then for, against, abstaining. Blank proxies
/// are inside "for": the chair votes for what the board proposes (L225-106).
struct Part {
    college: College,
    present: usize,
    proxies: usize,
    blank: usize,
    postal: usize,
    votes: [usize; 3],
}

const PARTS: [Part; 5] = [
    Part { college: College::Employees, present: 9, proxies: 3, blank: 0, postal: 0, votes: [8, 3, 1] },
    Part { college: College::Creators, present: 7, proxies: 4, blank: 3, postal: 4, votes: [9, 7, 2] },
    Part { college: College::Distributors, present: 5, proxies: 2, blank: 0, postal: 2, votes: [3, 5, 1] },
    Part { college: College::Federations, present: 3, proxies: 1, blank: 0, postal: 0, votes: [2, 2, 0] },
    Part { college: College::Supporters, present: 4, proxies: 2, blank: 5, postal: 1, votes: [10, 1, 1] },
];

/// Name of the assembly in ids.
pub(crate) const NAME: &str = "assembly-2016";

/// Convenes, freezes the roll, notes presence, votes, closes.
pub(crate) async fn play(office: &Office, stage: &mut Stage<'_>) -> Result<(), DemoError> {
    let assembly = AssemblyId::new(id(NAME));
    let held = Day::from(day(2016, 5, 21));
    let notice = Day::from(day(2016, 4, 25));
    let convening = Convening {
        kind: AssemblyKind::Ordinary,
        convocation: Convocation::First,
        day: held,
        place: "3 rue de l'Exemple, 42000 Saint-Étienne".to_owned(),
        notice_sent_on: notice,
        exception_reason: None,
        record_day: held.plus_days(-4),
        last_accounts_closed_on: Some(Day::from(day(2015, 12, 31))),
        agenda: vec![ResolutionDraft {
            title: "Approbation des comptes de 2015".to_owned(),
            text:
                "L'assemblée générale, après lecture du rapport de gestion et du rapport du commissaire aux \
                   comptes, approuve les comptes de l'exercice clos le 31 décembre 2015 tels qu'ils lui sont \
                   présentés."
                    .to_owned(),
            proposer: Proposer::Board,
            backed_by_board: true,
            decision: Decision::Ordinary,
            candidacy: None,
            follows: None,
        }],
        starts_at: None,
        remote: String::new(),
        first: None,
    };
    office.assemblies.convene(&step("convene-2016", notice), assembly, convening).await?;
    office.freeze_roll(&step("roll-2016", held.plus_days(-4)), assembly).await?;
    stage.say("Assemblée de 2016 : convoquée, liste arrêtée");
    let (entries, ballots, chair) = parts();
    office.assemblies.record_presence(&step("presence-2016", held), assembly, entries).await?;
    let bureau = Bureau { chair, scrutineers: Vec::new(), secretary: None };
    office.assemblies.open(&step("open-2016", held), assembly, held, (bureau, false)).await?;
    office.assemblies.cast_votes(&step("votes-2016", held), assembly, 1, ballots).await?;
    office.assemblies.close(&step("close-2016", held), assembly).await?;
    stage.say("Assemblée de 2016 : votes comptés, séance levée");
    Ok(())
}

fn parts() -> (Vec<PresenceEntry>, Vec<Ballot>, MemberId) {
    let mut entries = Vec::new();
    let mut ballots = Vec::new();
    let chair = of_college(College::Employees)[0];
    for part in &PARTS {
        let members = of_college(part.college);
        let holders = &members[..part.present];
        let mut votes = choices(part).into_iter();
        for (rank, member) in
            members.iter().take(part.present + part.proxies + part.blank + part.postal).enumerate()
        {
            let presence = presence(part, rank, holders);
            entries.push(PresenceEntry { member: *member, presence });
            let holder = match presence {
                Presence::Represented { holder } => Some(holder),
                _ => None,
            };
            if presence != Presence::BlankProxy
                && let Some(choice) = votes.next()
            {
                ballots.push(Ballot { member: *member, choice, holder });
            }
        }
    }
    (entries, ballots, chair)
}

/// The first are there, the next gave a proxy to one of them in turn, then blank proxies, then postal forms.
fn presence(part: &Part, rank: usize, holders: &[MemberId]) -> Presence {
    if rank < part.present {
        Presence::InPerson
    } else if rank < part.present + part.proxies {
        Presence::Represented { holder: holders[(rank - part.present) % holders.len()] }
    } else if rank < part.present + part.proxies + part.blank {
        Presence::BlankProxy
    } else {
        Presence::Postal
    }
}

/// The votes that are cast by name: those of the blank proxies follow from the law.
fn choices(part: &Part) -> Vec<Choice> {
    let [for_it, against, abstaining] = part.votes;
    let mut choices = vec![Choice::For; for_it - part.blank];
    choices.extend(vec![Choice::Against; against]);
    choices.extend(vec![Choice::Abstain; abstaining]);
    choices
}
