//! The life of a member, as sentences.

mod leaving;
mod particulars;
mod shares;

use kernel::testing::TestFramework;
use values::{Money, Shares, Siren};

use super::{Admit, Leave, Member, MemberCommand, MemberError, MemberEvent, Subscription};
use crate::goldens::{
    admitted, by_transfer, day, ended, entity, member_id, paid, person, private_supporters, subscribed,
    supporters,
};
use crate::public::{
    Applicant, College, EntityProfile, ExitCause, MemberKind, MembershipClauses, PostalAddress,
};

struct Given(Vec<MemberEvent>);

fn given(facts: Vec<MemberEvent>) -> Given {
    Given(facts)
}

impl Given {
    fn then(self, order: MemberCommand, facts: Vec<MemberEvent>) {
        TestFramework::<Member>::with(()).given(self.0).when(order).then_expect_events(facts);
    }

    fn refuses(self, order: MemberCommand, refusal: MemberError) {
        TestFramework::<Member>::with(()).given(self.0).when(order).then_expect_error(refusal);
    }
}

/// What the whole cooperative knows when nothing holds an order back.
fn bought(movement: u64, shares: u32, paid: i64, on: &str) -> Subscription {
    Subscription {
        movement,
        shares: Shares::new(shares),
        nominal: Money::euros(100),
        paid: Money::euros(paid),
        settlement: by_transfer(),
        account: None,
        public_room: Money::ZERO,
        clauses: MembershipClauses::legal(),
        on: day(on),
    }
}

/// The admission of Zoé: four shares, a quarter paid, changed as a test needs.
fn admit(change: impl FnOnce(&mut Admit)) -> MemberCommand {
    let mut order = Admit {
        id: member_id(1),
        number: 41,
        applicant: person("Zoé", "Exemple"),
        college: College::Supporters,
        terms: supporters(),
        decided_on: day("2015-02-02"),
        counts_in_public_cap: false,
        formerly: None,
        subscription: bought(7, 4, 100, "2015-02-04"),
    };
    change(&mut order);
    MemberCommand::Admit(Box::new(order))
}

macro_rules! admit_with {
    ($($field:ident$(.$part:ident)? = $value:expr),+) => {
        admit(|order| { $(order.$field$(.$part)? = $value;)+ })
    };
}

fn zoe() -> Vec<MemberEvent> {
    vec![admitted(person("Zoé", "Exemple"), supporters()), subscribed(7, 4, 100, "2015-02-04")]
}

fn zoe_and(more: Vec<MemberEvent>) -> Vec<MemberEvent> {
    zoe().into_iter().chain(more).collect()
}

fn subscribe(shares: u32, paid: i64, on: &str) -> MemberCommand {
    MemberCommand::Subscribe(Box::new(bought(8, shares, paid, on)))
}

fn subscribe_with(change: impl FnOnce(&mut Subscription)) -> MemberCommand {
    let mut order = bought(8, 2, 200, "2015-03-01");
    change(&mut order);
    MemberCommand::Subscribe(Box::new(order))
}

fn pay(amount: i64, on: &str) -> MemberCommand {
    let (amount, settlement) = (Money::euros(amount), by_transfer());
    MemberCommand::RecordPayment { movement: 8, amount, settlement, early: true, on: day(on) }
}

/// Nothing is held back, and no losses are known.
fn freely() -> Leave {
    Leave {
        movement: 9,
        headroom: Money::euros(1_000_000),
        unabsorbed_losses: Money::ZERO,
        capital: Money::ZERO,
        accounts_approved: false,
        clauses: MembershipClauses::legal(),
    }
}

fn leave(on: &str) -> MemberCommand {
    leave_as(ExitCause::Resignation, None, freely(), on)
}

fn leave_as(cause: ExitCause, decided_on: Option<&str>, leave: Leave, on: &str) -> MemberCommand {
    let (reason, decided_on, leave) = (String::new(), decided_on.map(day), Box::new(leave));
    MemberCommand::End { cause, reason, decided_on, leave, on: day(on) }
}

#[test]
fn a_person_is_admitted_with_a_first_subscription() {
    given(vec![]).then(admit(|_| ()), zoe());
}

#[test]
fn nobody_is_admitted_twice() {
    given(zoe()).refuses(admit(|_| ()), MemberError::AlreadyAdmitted { number: 41 });
    given(zoe_and(vec![ended(9, 4, 100, "2015-03-01")]))
        .refuses(admit(|_| ()), MemberError::AlreadyLeft { left_on: day("2015-03-01") });
}

#[test]
fn the_board_decides_first() {
    given(vec![]).refuses(
        admit_with!(subscription.on = day("2015-02-01")),
        MemberError::BeforeDecision { decided_on: day("2015-02-02"), on: day("2015-02-01") },
    );
    let same_day = admit_with!(decided_on = day("2015-02-04"));
    TestFramework::<Member>::with(()).given_no_previous_events().when(same_day).inspect_result().unwrap();
}

#[test]
fn the_college_is_that_of_the_category() {
    given(vec![]).refuses(
        admit_with!(college = College::Creators),
        MemberError::CollegeMismatch {
            category: supporters().code,
            expected: College::Supporters,
            given: College::Creators,
        },
    );
}

#[test]
fn a_category_is_open_to_certain_kinds() {
    let company = Applicant::Company(entity("Labels d'Exemple"));
    let body = Applicant::PublicBody(entity("Commune d'Exemple"));
    given(vec![]).refuses(
        admit_with!(applicant = company.clone()),
        MemberError::KindNotAllowed {
            category: supporters().code,
            kind: MemberKind::Company,
            allowed: vec![MemberKind::NaturalPerson],
        },
    );
    given(vec![]).refuses(
        admit_with!(
            applicant = body,
            terms = private_supporters(),
            subscription.shares = Shares::new(5),
            subscription.paid = Money::euros(500)
        ),
        MemberError::KindNotAllowed {
            category: private_supporters().code,
            kind: MemberKind::PublicBody,
            allowed: vec![MemberKind::Company, MemberKind::Association],
        },
    );
    given(vec![]).then(
        admit_with!(
            applicant = company.clone(),
            terms = private_supporters(),
            subscription.shares = Shares::new(5),
            subscription.paid = Money::euros(500)
        ),
        vec![admitted(company, private_supporters()), subscribed(7, 5, 500, "2015-02-04")],
    );
}

#[test]
fn the_minimum_of_the_category_is_subscribed_at_once() {
    let company = || Applicant::Company(entity("Labels d'Exemple"));
    given(vec![]).refuses(
        admit_with!(applicant = company(), terms = private_supporters()),
        MemberError::BelowMinimum {
            category: private_supporters().code,
            minimum: Money::euros(500),
            offered: Money::euros(400),
        },
    );
}

#[test]
fn shares_are_counted_and_worth_something() {
    given(vec![]).refuses(admit_with!(subscription.shares = Shares::new(0)), MemberError::NoShares {});
    given(zoe()).refuses(subscribe(0, 0, "2015-03-01"), MemberError::NoShares {});
    let mut free = supporters();
    free.nominal = Money::ZERO;
    given(vec![]).refuses(
        admit_with!(terms = free.clone(), subscription.nominal = Money::ZERO),
        MemberError::NominalNotPositive { nominal: Money::ZERO },
    );
    let all = Shares::new(u32::MAX);
    given(zoe()).refuses(
        subscribe_with(|of| (of.shares, of.paid) = (all, all.at(Money::euros(100)).unwrap())),
        MemberError::TooManyShares { shares: all, nominal: Money::euros(100) },
    );
    let mut dear = supporters();
    dear.nominal = Money::cents(i64::MAX);
    given(vec![]).refuses(
        admit_with!(terms = dear.clone(), subscription.nominal = dear.nominal),
        MemberError::TooManyShares { shares: Shares::new(4), nominal: dear.nominal },
    );
}

#[test]
fn a_quarter_is_paid_at_once_and_never_more_than_the_whole() {
    let cent_short = Money::cents(9_999);
    let required = Money::euros(100);
    given(vec![]).refuses(
        admit_with!(subscription.paid = cent_short),
        MemberError::BelowQuarter { required, offered: cent_short },
    );
    let cent_over = Money::cents(40_001);
    let due = Money::euros(400);
    given(vec![]).refuses(
        admit_with!(subscription.paid = cent_over),
        MemberError::MoreThanDue { due, offered: cent_over },
    );
    let negative = Money::euros(-1);
    given(zoe()).refuses(
        subscribe(1, -1, "2015-03-01"),
        MemberError::BelowQuarter { required: Money::euros(25), offered: negative },
    );
}

#[test]
fn a_member_subscribes_more_at_the_same_nominal() {
    given(zoe()).then(subscribe(2, 50, "2015-03-01"), vec![subscribed(8, 2, 50, "2015-03-01")]);
    let other = subscribe_with(|of| of.nominal = Money::euros(50));
    given(zoe())
        .refuses(other, MemberError::NominalDiffers { held: Money::euros(100), offered: Money::euros(50) });
}

#[test]
fn what_is_due_is_paid_and_no_more() {
    given(zoe()).then(pay(300, "2015-05-02"), vec![paid(8, 300, "2015-05-02")]);
    given(zoe()).refuses(
        pay(301, "2015-05-02"),
        MemberError::MoreThanDue { due: Money::euros(300), offered: Money::euros(301) },
    );
    given(zoe_and(vec![paid(8, 300, "2015-05-02")])).refuses(
        pay(1, "2015-06-01"),
        MemberError::MoreThanDue { due: Money::ZERO, offered: Money::euros(1) },
    );
    for nothing in [0, -5] {
        let amount = Money::euros(nothing);
        given(zoe()).refuses(pay(nothing, "2015-05-02"), MemberError::PaymentNotPositive { amount });
    }
}

#[test]
fn a_late_payment_is_refused_where_a_later_one_already_paid_it() {
    let history = || zoe_and(vec![paid(8, 250, "2015-05-02")]);
    given(history()).then(pay(50, "2015-03-01"), vec![paid(8, 50, "2015-03-01")]);
    given(history()).refuses(
        pay(51, "2015-03-01"),
        MemberError::MoreThanDue { due: Money::euros(50), offered: Money::euros(51) },
    );
}

#[test]
fn nothing_happens_before_the_admission() {
    let refusal = MemberError::BeforeAdmission { admitted_on: day("2015-02-04"), on: day("2015-02-03") };
    for order in [subscribe(1, 100, "2015-02-03"), pay(10, "2015-02-03"), leave("2015-02-03")] {
        given(zoe()).refuses(order.clone(), refusal.clone());
        given(vec![]).refuses(order, MemberError::NotAdmitted {});
    }
}

#[test]
fn a_member_leaves_with_all_its_shares_and_nothing_follows() {
    let history = || zoe_and(vec![subscribed(8, 6, 600, "2015-05-02")]);
    given(history()).then(leave("2015-09-30"), vec![ended(9, 10, 700, "2015-09-30")]);
    given(history()).refuses(
        leave("2015-05-01"),
        MemberError::BeforeLastMovement { last: day("2015-05-02"), on: day("2015-05-01") },
    );
    let left = || zoe_and(vec![ended(9, 4, 100, "2015-09-30")]);
    for order in [subscribe(1, 100, "2015-10-01"), pay(10, "2015-08-01"), leave("2015-10-01")] {
        given(left()).refuses(order, MemberError::AlreadyLeft { left_on: day("2015-09-30") });
    }
}

#[test]
fn an_application_is_complete_and_does_not_contradict_itself() {
    let place = |change: &dyn Fn(&mut PostalAddress)| {
        let Applicant::NaturalPerson(mut person) = person("Zoé", "Exemple") else { unreachable!() };
        change(&mut person.address);
        admit_with!(applicant = Applicant::NaturalPerson(person))
    };
    let missing = |field: &str| MemberError::Incomplete { field: field.into() };
    given(vec![]).refuses(admit_with!(applicant = person(" ", "E")), missing("le prénom"));
    given(vec![]).refuses(admit_with!(applicant = person("Z", "")), missing("le nom"));
    given(vec![]).refuses(place(&|of| of.city.clear()), missing("la ville"));
    given(vec![]).refuses(place(&|of| of.lines[0].clear()), missing("une ligne de l'adresse"));
    given(vec![]).refuses(place(&|of| of.lines.clear()), MemberError::AddressLines { lines: 0 });
    given(vec![])
        .refuses(place(&|of| of.lines = vec!["a".into(); 5]), MemberError::AddressLines { lines: 5 });
    given(vec![]).refuses(
        place(&|of| of.postal_code = "4200".into()),
        MemberError::PostalCode { postal_code: "4200".into() },
    );
    given(vec![]).refuses(
        place(&|of| of.country = "France".into()),
        MemberError::Country { country: "France".into() },
    );
}

#[test]
fn the_numbers_of_an_entity_do_not_contradict_each_other() {
    let other: Siren = "356000000".parse().unwrap();
    let with = |entity: EntityProfile| {
        let who = Applicant::Association(entity);
        admit_with!(applicant = who, terms = private_supporters(), subscription.shares = Shares::new(5))
    };
    let wrong = EntityProfile { siren: Some(other.clone()), ..entity("Labels d'Exemple") };
    let siret = wrong.siret.clone().unwrap();
    given(vec![]).refuses(with(wrong), MemberError::SiretOfAnother { siren: other, siret });
    let mut nameless = entity("Labels d'Exemple");
    nameless.representative.capacity.clear();
    given(vec![])
        .refuses(with(nameless), MemberError::Incomplete { field: "la qualité du représentant".into() });
}

#[test]
fn refusals_speak_to_people_and_to_programs() {
    use kernel::prelude::Refusal;
    let refusal = MemberError::BelowMinimum {
        category: private_supporters().code,
        minimum: Money::euros(500),
        offered: Money::euros(400),
    };
    assert_eq!(refusal.code(), "members/below-minimum");
    assert_eq!(
        refusal.data(),
        serde_json::json!({ "category": "supporter-private", "minimum": "500.00", "offered": "400.00" })
    );
    let words = refusal.to_string().replace(['\u{a0}', '\u{202f}'], " ");
    assert_eq!(
        words,
        "La souscription de 400,00 € est inférieure au minimum de 500,00 € de la catégorie « supporter-private »."
    );
}
