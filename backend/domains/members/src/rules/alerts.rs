//! What is to be looked at, out of where the capital stands.
//!
//! What can never happen: a cooperative without members that is told what it lacks; a plan for the part of public bodies
//! that would not bring them under it.

use values::{Fraction, Money};

use crate::public::{Capital, CapitalPosition, College, RegisterAlert};

/// Families of members that a SCIC has at least (loi 47-1775, art. 19 septies).
const FAMILIES: u32 = 3;

/// What the families of members and the part of public bodies call for.
pub(crate) fn of_families(capital: &Capital, position: &CapitalPosition) -> Vec<RegisterAlert> {
    if capital.members == 0 {
        return Vec::new();
    }
    let mut alerts = Vec::new();
    let empty: Vec<College> =
        capital.by_college.iter().filter(|part| part.members == 0).map(|part| part.college).collect();
    let families = u32::try_from(capital.by_college.len() - empty.len()).unwrap_or(u32::MAX);
    if families < FAMILIES {
        alerts.push(RegisterAlert::TooFewFamilies { families });
    }
    alerts.extend(empty.into_iter().map(|college| RegisterAlert::CollegeEmpty { college }));
    alerts.extend(public_cap(position));
    alerts
}

/// How far public bodies are over their part `p`: others subscribe `x` so that `held <= p (capital + x)`, or they give up `y`
/// so that `held - y <= p (capital - y)`; each the least number of whole cents.
fn public_cap(position: &CapitalPosition) -> Option<RegisterAlert> {
    let part = position.public_part;
    if !position.public_breach {
        return None;
    }
    let [held, all] = [position.public, position.subscribed].map(|amount| i128::from(amount.as_cents()));
    let over = held * part.den() - all * part.num();
    let cents = |over: i128, by: i128| {
        let needed = Fraction::new(over, by)?;
        i64::try_from((needed.num() + needed.den() - 1) / needed.den()).ok().map(Money::cents)
    };
    Some(RegisterAlert::PublicCapExceeded {
        held: position.public,
        to_subscribe: cents(over, part.num())?,
        to_give_up: cents(over, part.den() - part.num())?,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::public::CollegeCapital;

    fn capital(members: [u64; 5]) -> Capital {
        let of = |(college, members)| CollegeCapital {
            college,
            members,
            shares: members,
            subscribed: Money::ZERO,
            called: Money::ZERO,
            paid: Money::ZERO,
        };
        Capital {
            as_of: "2015-12-31".parse().unwrap(),
            known_at: None,
            members: members.iter().sum(),
            shares: 0,
            subscribed: Money::ZERO,
            called: Money::ZERO,
            paid: Money::ZERO,
            blocked: Money::ZERO,
            public: Money::ZERO,
            by_college: College::ALL.into_iter().zip(members).map(of).collect(),
            by_category: Vec::new(),
        }
    }

    fn position(public: i64, subscribed: i64) -> CapitalPosition {
        let part = Fraction::new(1, 2).unwrap();
        CapitalPosition {
            as_of: "2015-12-31".parse().unwrap(),
            subscribed: Money::cents(subscribed),
            highest: Money::cents(subscribed),
            floor: Money::ZERO,
            headroom: Money::ZERO,
            public: Money::cents(public),
            public_part: part,
            public_room: Money::ZERO,
            public_breach: public * 2 > subscribed,
        }
    }

    #[test]
    fn edge_13_a_vanished_college_and_too_few_families_are_told() {
        let quiet = position(0, 100_000);
        assert_eq!(of_families(&capital([16, 40, 24, 6, 23]), &quiet), []);
        let employees = RegisterAlert::CollegeEmpty { college: College::Employees };
        let told = of_families(&capital([0, 40, 24, 6, 23]), &quiet);
        assert_eq!(told, [employees]);
        assert!(told[0].french().contains("salariés") && told[0].article().contains("19 septies"));
        let few = of_families(&capital([16, 0, 0, 0, 23]), &quiet);
        assert_eq!(few[0], RegisterAlert::TooFewFamilies { families: 2 });
        assert_eq!(few.len(), 4);
        assert_eq!(of_families(&capital([0; 5]), &quiet), [], "nobody yet");
    }

    #[test]
    fn edge_15_a_passive_breach_of_the_public_cap_comes_with_its_plan() {
        let told = of_families(&capital([1; 5]), &position(60_000, 100_000));
        let plan = RegisterAlert::PublicCapExceeded {
            held: Money::euros(600),
            to_subscribe: Money::euros(200),
            to_give_up: Money::euros(200),
        };
        assert_eq!(told, [plan]);
        assert_eq!(of_families(&capital([1; 5]), &position(50_000, 100_000)), [], "exactly half is allowed");
    }

    proptest! {
        #[test]
        fn either_way_of_the_plan_just_suffices(public in 1_i64..1_000_000, others in 0_i64..1_000_000) {
            let now = position(public, public + others);
            let breach = |public: i64, all: i64| public * 2 > all;
            match public_cap(&now) {
                None => prop_assert!(!breach(public, public + others)),
                Some(RegisterAlert::PublicCapExceeded { to_subscribe, to_give_up, .. }) => {
                    let (more, less, all) = (to_subscribe.as_cents(), to_give_up.as_cents(), public + others);
                    prop_assert!(!breach(public, all + more) && breach(public, all + more - 1));
                    prop_assert!(!breach(public - less, all - less) && breach(public - less + 1, all - less + 1));
                }
                Some(other) => prop_assert!(false, "{other:?}"),
            }
        }
    }
}
