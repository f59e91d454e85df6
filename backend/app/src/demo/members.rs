//! The invented members: 109 in five colleges, 1 698 shares of 100 €. Every name says that it is invented.

use office::assemblies::public::{
    AbstentionClause, AdoptStatutes, CarryOver, CollegeWeight, Majorities, MeetingClauses, Percent,
    ProxyCeiling, QuorumBasis, QuorumThresholds, SilentCollege, StatutesDocument, VanishedCollege, Weighting,
};
use office::kernel::prelude::Failure;
use office::members::public::{
    Applicant, CategoryTerms, College, EntityProfile, MemberId, MemberKind, MembershipClauses, PaymentMeans,
    PersonProfile, PostalAddress, Representative, Settlement,
};
use office::values::{Day, Money, Shares};
use office::{Admit, Office};

use super::calendar::{day, id, invented_siren, step};
use super::{DemoError, Stage, life};

/// One group of alike members.
struct Group {
    college: College,
    category: &'static str,
    kind: MemberKind,
    /// Shares of each, in order.
    shares: &'static [(usize, u32)],
    /// How many of them were there from the foundation in June 2014.
    founders: usize,
}

const GROUPS: [Group; 8] = [
    Group {
        college: College::Employees,
        category: "employee",
        kind: MemberKind::NaturalPerson,
        shares: &[(8, 16), (8, 17)],
        founders: 12,
    },
    Group {
        college: College::Creators,
        category: "creator-person",
        kind: MemberKind::NaturalPerson,
        shares: &[(20, 2)],
        founders: 9,
    },
    Group {
        college: College::Creators,
        category: "creator-entity",
        kind: MemberKind::Company,
        shares: &[(20, 10)],
        founders: 11,
    },
    Group {
        college: College::Distributors,
        category: "distributor-association",
        kind: MemberKind::Association,
        shares: &[(14, 5)],
        founders: 6,
    },
    Group {
        college: College::Distributors,
        category: "distributor-public",
        kind: MemberKind::PublicBody,
        shares: &[(10, 20)],
        founders: 3,
    },
    Group {
        college: College::Federations,
        category: "federation",
        kind: MemberKind::Association,
        shares: &[(6, 20)],
        founders: 4,
    },
    Group {
        college: College::Supporters,
        category: "supporter-person",
        kind: MemberKind::NaturalPerson,
        shares: &[(18, 3)],
        founders: 7,
    },
    Group {
        college: College::Supporters,
        category: "supporter-company",
        kind: MemberKind::Company,
        shares: &[(5, 150)],
        founders: 2,
    },
];

/// The statutes of the foundation: weights 20/25/25/15/15, proportional carry-over, quorum by members.
pub(crate) fn statutes() -> Result<StatutesDocument, DemoError> {
    let weights = [
        (College::Employees, 20),
        (College::Creators, 25),
        (College::Distributors, 25),
        (College::Federations, 15),
        (College::Supporters, 15),
    ];
    let colleges =
        weights.map(|(college, weight)| CollegeWeight { college, weight: Percent::whole(weight) }).to_vec();
    let category = |code: &str, college, kind, minimum| -> Result<CategoryTerms, DemoError> {
        Ok(CategoryTerms {
            code: code.parse().map_err(DemoError::data)?,
            college,
            kinds: vec![kind],
            minimum: Money::euros(minimum),
            nominal: Money::euros(100),
        })
    };
    let minimum = |kind| match kind {
        MemberKind::NaturalPerson => 100,
        MemberKind::Company | MemberKind::Association => 500,
        MemberKind::PublicBody => 2_000,
    };
    let mut categories = GROUPS
        .iter()
        .map(|group| category(group.category, group.college, group.kind, minimum(group.kind)))
        .collect::<Result<Vec<_>, _>>()?;
    categories.push(category("supporter-public", College::Supporters, MemberKind::PublicBody, 2_000)?);
    Ok(StatutesDocument {
        weighting: Some(Weighting {
            colleges,
            carry_over: CarryOver::Proportional,
            silent_college: SilentCollege::NotCast,
            vanished_college: VanishedCollege::Equal,
        }),
        quorum_basis: QuorumBasis::Members,
        quorums: QuorumThresholds::legal(),
        majorities: Majorities::legal(),
        proxy_ceiling: ProxyCeiling::AtMost { mandates: 5 },
        abstentions: AbstentionClause::NotCast,
        categories,
        membership: Some(MembershipClauses::legal()),
        year_end: None,
        meetings: Some(MeetingClauses {
            paper_forms_days_before: 3,
            electronic_voting: true,
            released_proxies: true,
        }),
    })
}

/// What happens to shares on a day; the day comes first, so that a list of them sorts as a register is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Act {
    on: Day,
    number: u32,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Admit {
        group: usize,
        rank: usize,
        shares: u32,
    },
    /// What was not paid at the admission (loi 47-1775, art. 12).
    Pay {
        group: usize,
        rank: usize,
        shares: u32,
    },
}

/// Every admission and payment, in the order of the days: founders in June 2014, the others month by month in 2015.
fn acts() -> Vec<Act> {
    let (mut acts, mut later, mut number) = (Vec::new(), 0, 0);
    for (index, group) in GROUPS.iter().enumerate() {
        let each = group.shares.iter().flat_map(|(count, shares)| std::iter::repeat_n(*shares, *count));
        for (rank, shares) in each.enumerate() {
            number += 1;
            let on = if rank < group.founders {
                Day::from(day(2014, 6, 16))
            } else {
                later += 1;
                Day::from(day(2015, 1, 12)).plus_months(later % 11)
            };
            let rank = rank + 1;
            acts.push(Act { on, number, what: What::Admit { group: index, rank, shares } });
            if in_parts(number, shares) {
                let on = on.plus_months(4).min(Day::from(day(2015, 12, 28)));
                acts.push(Act { on, number, what: What::Pay { group: index, rank, shares } });
            }
        }
    }
    acts.sort();
    acts
}

/// Every fourth pays a quarter at once and the rest four months later.
fn in_parts(number: u32, shares: u32) -> bool {
    number.is_multiple_of(4) && shares.is_multiple_of(4)
}

/// Adopts the statutes, then lets everything happen to the shares, day by day.
pub(crate) async fn play(office: &Office, stage: &mut Stage<'_>) -> Result<(), DemoError> {
    let foundation = Day::from(day(2014, 6, 2));
    let adopt = step("statutes-2014", foundation);
    let order = AdoptStatutes { adopted_on: foundation, effective_on: foundation, document: statutes()? };
    office.assemblies.adopt_statutes(&adopt, order).await?;
    let mut admitted = 0;
    let mut events = life::events();
    for act in acts() {
        while events.front().is_some_and(|event| event.on() <= act.on) {
            if let Some(event) = events.pop_front() {
                life::happen(office, event).await?;
            }
        }
        match act.what {
            What::Admit { group, rank, shares } => {
                admit(office, &GROUPS[group], rank, act.number, Shares::new(shares), act.on).await?;
                admitted += 1;
                stage.tick("Sociétaires admis", admitted, 109);
            }
            What::Pay { group, rank, shares } => {
                let name = member_name(&GROUPS[group], rank);
                pay_rest(office, &name, Shares::new(shares), act.on).await?;
            }
        }
    }
    for event in events {
        life::happen(office, event).await?;
    }
    Ok(())
}

fn member_name(group: &Group, rank: usize) -> String {
    format!("member:{}:{rank}", group.category)
}

async fn admit(
    office: &Office,
    group: &Group,
    rank: usize,
    number: u32,
    shares: Shares,
    on: Day,
) -> Result<(), DemoError> {
    let name = member_name(group, rank);
    let whole = shares.at(Money::euros(100)).unwrap_or_default();
    let paid = if in_parts(number, shares.count()) { Money::cents(whole.as_cents() / 4) } else { whole };
    // One who makes music had come in as a supporter; the board saw to it in 2015.
    let (college, category) = if name == life::MOVED {
        (College::Supporters, "supporter-person")
    } else {
        (group.college, group.category)
    };
    let order = Admit {
        id: MemberId::new(id(&name)),
        applicant: applicant(group, rank, number)?,
        college,
        category: category.parse().map_err(DemoError::data)?,
        decided_on: on.plus_days(-7),
        on,
        shares,
        paid,
        more: office::MoreOfAdmission { settlement: by_transfer(), ..Default::default() },
    };
    office.admit_member(&step(&name, on), order).await?;
    Ok(())
}

async fn pay_rest(office: &Office, name: &str, shares: Shares, on: Day) -> Result<(), DemoError> {
    let whole = shares.at(Money::euros(100)).unwrap_or_default();
    let payment = office::members::RecordPayment {
        member_id: MemberId::new(id(name)),
        amount: whole - Money::cents(whole.as_cents() / 4),
        settlement: by_transfer(),
        on,
    };
    office.record_share_payment(&step(&format!("{name}:paid"), on), payment).await?;
    Ok(())
}

/// All of them pay by transfer.
pub(super) fn by_transfer() -> Settlement {
    Settlement { means: PaymentMeans::Transfer, reference: String::new() }
}

const GIVEN: [&str; 10] =
    ["Camille", "Dominique", "Claude", "Sacha", "Alix", "Morgan", "Noa", "Charlie", "Andrea", "Maxime"];
const FAMILY: [&str; 11] = [
    "Aubois",
    "Belleroche",
    "Charmeval",
    "Dampierrot",
    "Espinasson",
    "Fontcouverte",
    "Grandmoulin",
    "Hautecour",
    "Jolivette",
    "Lauzerande",
    "Montvernay",
];

fn person(number: u32) -> (String, String) {
    let number = number as usize;
    (GIVEN[number % GIVEN.len()].to_owned(), format!("{} (fictif)", FAMILY[number % FAMILY.len()]))
}

fn applicant(group: &Group, rank: usize, number: u32) -> Result<Applicant, DemoError> {
    let (given_name, family_name) = person(number);
    let address = PostalAddress {
        lines: vec![format!("{number} rue de l'Exemple")],
        postal_code: "42000".to_owned(),
        city: "Saint-Étienne".to_owned(),
        country: "FR".to_owned(),
    };
    let email = format!("membre{number:03}@exemple.invalid").parse().map_err(DemoError::data)?;
    let entity = |name: String, capacity: &str| -> Result<EntityProfile, DemoError> {
        Ok(EntityProfile {
            name,
            siren: Some(invented_siren(100 + number).parse().map_err(DemoError::data)?),
            siret: None,
            rna: None,
            address: address.clone(),
            representative: Representative {
                given_name: given_name.clone(),
                family_name: family_name.clone(),
                capacity: capacity.to_owned(),
            },
            email: Some(format!("membre{number:03}@exemple.invalid").parse().map_err(DemoError::data)?),
        })
    };
    Ok(match (group.kind, group.category) {
        (MemberKind::NaturalPerson, _) => {
            Applicant::NaturalPerson(PersonProfile { given_name, family_name, address, email: Some(email) })
        }
        (MemberKind::Company, "creator-entity") => {
            Applicant::Company(entity(format!("Label indépendant {rank:02} (fictif)"), "gérant")?)
        }
        (MemberKind::Company, _) => {
            Applicant::Company(entity(format!("Mécène {rank:02} SAS (fictif)"), "président")?)
        }
        (MemberKind::Association, "federation") => {
            Applicant::Association(entity(format!("Fédération de labels {rank:02} (fictive)"), "présidente")?)
        }
        (MemberKind::Association, _) => {
            Applicant::Association(entity(format!("Lieu culturel {rank:02} (fictif)"), "président")?)
        }
        (MemberKind::PublicBody, _) => {
            Applicant::PublicBody(entity(format!("Collectivité {rank:02} (fictive)"), "maire")?)
        }
    })
}

/// The ids of a college's members, in the order of admission of this file: who votes what in the assembly.
pub(crate) fn of_college(college: College) -> Vec<MemberId> {
    GROUPS
        .iter()
        .filter(|group| group.college == college)
        .flat_map(|group| {
            let count: usize = group.shares.iter().map(|(count, _)| count).sum();
            (1..=count).map(|rank| MemberId::new(id(&format!("member:{}:{rank}", group.category))))
        })
        .collect()
}

/// Only to keep the signature of failures in one place.
impl From<Failure> for DemoError {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}
