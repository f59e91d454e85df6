//! The table of capital movements of the rule book, and what was known when.

use kernel::testing::{TestDatabase, on_both_databases};
use values::Money;

use super::{Room, admission, day, end_of, euros, exit, member_id, payment, recorded, room, subscription};
use crate::goldens::{entity, person, private_supporters, supporters};
use crate::public::{Applicant, College, MemberId, MemberKind};

const X: u128 = 41;
const W: u128 = 10;

/// Forty members with fifteen shares each, except W with ten and another with twenty: 60 000 €, all paid.
async fn opening(room: &Room) {
    for number in 1..=40_u128 {
        let shares = match number {
            W => 10,
            11 => 20,
            _ => 15,
        };
        let who = person("Membre", &format!("Exemple{number:02}"));
        let order =
            admission(member_id(number), who, supporters(), (shares, i64::from(shares) * 100), "2015-01-01");
        room.admit(&recorded("2015-01-01"), order).await.unwrap();
    }
}

fn x() -> MemberId {
    member_id(X)
}

on_both_databases!(the_capital_of_each_day_is_that_of_the_table, async |db: TestDatabase| {
    let room = room(&db).await;
    opening(&room).await;
    let order = admission(x(), person("Xavier", "Exemple"), supporters(), (4, 100), "2015-02-04");
    assert_eq!(room.admit(&recorded("2015-02-04"), order).await.unwrap().number, 41);
    room.record_payment(&recorded("2015-05-02"), payment(x(), 300, "2015-05-02")).await.unwrap();
    room.end_membership(&recorded("2015-09-30"), exit(member_id(W), "2015-09-30")).await.unwrap();
    for (on, expected) in [
        ("2014-12-31", (0, 0, 0)),
        ("2015-01-01", (60_000, 60_000, 40)),
        ("2015-02-03", (60_000, 60_000, 40)),
        ("2015-02-04", (60_400, 60_100, 41)),
        ("2015-03-15", (60_400, 60_100, 41)),
        ("2015-05-01", (60_400, 60_100, 41)),
        ("2015-05-02", (60_400, 60_400, 41)),
        ("2015-09-29", (60_400, 60_400, 41)),
        ("2015-09-30", (59_400, 59_400, 40)),
        ("2015-12-31", (59_400, 59_400, 40)),
    ] {
        assert_eq!(euros(&room, day(on), None).await, expected, "{on}");
    }
});

on_both_databases!(a_late_fact_changes_the_past_but_not_what_was_known, async |db: TestDatabase| {
    let room = room(&db).await;
    opening(&room).await;
    let order = admission(x(), person("Xavier", "Exemple"), supporters(), (4, 100), "2015-02-04");
    room.admit(&recorded("2015-04-01"), order).await.unwrap();
    room.record_payment(&recorded("2015-06-01"), payment(x(), 300, "2015-03-10")).await.unwrap();
    let march = day("2015-03-15");
    assert_eq!(euros(&room, march, Some(end_of("2015-03-15"))).await, (60_000, 60_000, 40));
    assert_eq!(euros(&room, march, Some(end_of("2015-04-01"))).await, (60_400, 60_100, 41));
    assert_eq!(euros(&room, march, Some(end_of("2015-06-01"))).await, (60_400, 60_400, 41));
    assert_eq!(euros(&room, march, None).await, (60_400, 60_400, 41));
    assert_eq!(euros(&room, day("2015-03-09"), None).await, (60_400, 60_100, 41));

    room.end_membership(&recorded("2015-10-20"), exit(member_id(W), "2015-09-30")).await.unwrap();
    let october = day("2015-10-10");
    assert_eq!(euros(&room, october, Some(end_of("2015-10-19"))).await, (60_400, 60_400, 41));
    assert_eq!(euros(&room, october, None).await, (59_400, 59_400, 40));
    assert_eq!(room.voters(october, Some(end_of("2015-10-19"))).await.unwrap().len(), 41);
    let known = room.member(member_id(W), october, Some(end_of("2015-10-19"))).await.unwrap().unwrap();
    assert_eq!((known.left_on, known.movements.len(), known.row.shares.count()), (None, 1, 10));
});

on_both_databases!(the_capital_is_told_by_college_and_by_category, async |db: TestDatabase| {
    let room = room(&db).await;
    let on = "2015-01-01";
    let staff = crate::goldens::terms("employee", College::Employees, &[MemberKind::NaturalPerson], 100);
    for (number, applicant, terms, bought) in [
        (1, person("Zoé", "Exemple"), staff, (2, 50)),
        (2, person("Ali", "Modèle"), supporters(), (1, 100)),
        (3, Applicant::Company(entity("Labels d'Exemple")), private_supporters(), (5, 500)),
    ] {
        room.admit(&recorded(on), admission(member_id(number), applicant, terms, bought, on)).await.unwrap();
    }
    room.subscribe(&recorded("2015-02-01"), subscription(member_id(2), 3, 75, "2015-02-01")).await.unwrap();
    let capital = room.capital(day("2015-12-31"), None).await.unwrap();
    let colleges: Vec<_> = capital
        .by_college
        .iter()
        .map(|part| (part.college, part.members, part.shares, part.subscribed, part.paid))
        .collect();
    assert_eq!(
        colleges,
        [
            (College::Employees, 1, 2, Money::euros(200), Money::euros(50)),
            (College::Creators, 0, 0, Money::ZERO, Money::ZERO),
            (College::Distributors, 0, 0, Money::ZERO, Money::ZERO),
            (College::Federations, 0, 0, Money::ZERO, Money::ZERO),
            (College::Supporters, 2, 9, Money::euros(900), Money::euros(675)),
        ]
    );
    let categories: Vec<_> = capital
        .by_category
        .iter()
        .map(|part| (part.category.as_str(), part.kind, part.members, part.subscribed))
        .collect();
    assert_eq!(
        categories,
        [
            ("employee", MemberKind::NaturalPerson, 1, Money::euros(200)),
            ("supporter-person", MemberKind::NaturalPerson, 1, Money::euros(400)),
            ("supporter-private", MemberKind::Company, 1, Money::euros(500)),
        ]
    );
    assert_eq!((capital.members, capital.shares), (3, 11));
});
