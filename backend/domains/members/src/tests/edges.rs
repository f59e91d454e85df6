//! Cases that break others, each after its number in the rule book: those that the register alone decides.

use kernel::testing::{TestDatabase, on_both_databases};
use values::Money;

use super::{Room, admission, day, end_of, exit, member_id, recorded, room};
use crate::ChangeCollege;
use crate::goldens::{person, supporters, terms};
use crate::public::{College, ExitCause, MemberKind};

async fn enter(room: &Room, number: u128, name: &str, on: &str) {
    let order = admission(member_id(number), person(name, "Exemple"), supporters(), (2, 200), on);
    room.admit(&recorded(on), order).await.unwrap();
}

on_both_databases!(
    edge_3_who_is_admitted_after_the_notice_is_on_the_roll_of_the_day,
    async |db: TestDatabase| {
        let room = room(&db).await;
        enter(&room, 1, "Zoé", "2015-01-05").await;
        enter(&room, 2, "Ali", "2015-05-10").await;
        let on_the_roll = async |on: &str| {
            let roll = room.voters(day(on), None).await.unwrap();
            roll.iter().map(|entry| entry.number).collect::<Vec<_>>()
        };
        assert_eq!(on_the_roll("2015-05-05").await, [1], "the notice, fifteen days before");
        assert_eq!(on_the_roll("2015-05-20").await, [1, 2], "the assembly");
    }
);

on_both_databases!(edge_4_who_withdraws_before_the_assembly_is_off_its_roll, async |db: TestDatabase| {
    let room = room(&db).await;
    enter(&room, 1, "Zoé", "2015-01-05").await;
    enter(&room, 2, "Ali", "2015-01-05").await;
    room.end_membership(&recorded("2015-05-19"), exit(member_id(2), "2015-05-19")).await.unwrap();
    let roll = room.voters(day("2015-05-20"), None).await.unwrap();
    assert_eq!(roll.iter().map(|entry| entry.number).collect::<Vec<_>>(), [1]);
    let known = room.voters(day("2015-05-20"), Some(end_of("2015-05-18"))).await.unwrap();
    assert_eq!(known.len(), 2, "as it was known the day before");
});

on_both_databases!(
    edge_16_whose_contract_ends_moves_to_another_college_or_leaves,
    async |db: TestDatabase| {
        let room = room(&db).await;
        let staff = || terms("employee", College::Employees, &[MemberKind::NaturalPerson], 100);
        for (number, name) in [(1, "Zoé"), (2, "Ali")] {
            let order =
                admission(member_id(number), person(name, "Exemple"), staff(), (2, 200), "2015-01-05");
            room.admit(&recorded("2015-01-05"), order).await.unwrap();
        }
        let stays = ChangeCollege {
            member_id: member_id(1),
            college: College::Supporters,
            terms: supporters(),
            decided_on: day("2015-06-01"),
            reason: "Fin de contrat".into(),
            on: day("2015-06-01"),
        };
        room.change_college(&recorded("2015-06-01"), stays).await.unwrap();
        let mut leaves = exit(member_id(2), "2015-06-01");
        leaves.cause = ExitCause::LossOfQuality;
        leaves.reason = "Fin de contrat".into();
        room.end_membership(&recorded("2015-06-01"), leaves).await.unwrap();
        let capital = room.capital(day("2015-06-01"), None).await.unwrap();
        let of = |college| capital.by_college.iter().find(|part| part.college == college).unwrap();
        assert_eq!((of(College::Employees).members, of(College::Supporters).members), (0, 1));
        assert_eq!(of(College::Supporters).subscribed, Money::euros(200));
        let ali = room.member(member_id(2), day("2015-06-01"), None).await.unwrap().unwrap();
        assert_eq!(
            (ali.exit_cause, ali.exit_reason.as_str()),
            (Some(ExitCause::LossOfQuality), "Fin de contrat")
        );
    }
);
