//! The floor of the capital, its queue, and the cap of public bodies: what no single member knows.

use kernel::prelude::*;
use kernel::testing::{TestDatabase, on_both_databases};
use values::Money;

use super::{Room, admission, day, exit, member_id, recorded, room, subscription};
use crate::WithdrawShares;
use crate::goldens::{entity, person, supporters, terms};
use crate::member::MemberError;
use crate::public::{
    Applicant, CategoryTerms, ClaimRow, College, EntityProfile, MemberId, MemberKind, MembershipClauses,
};

fn legal() -> MembershipClauses {
    MembershipClauses::legal()
}

async fn enter(room: &Room, number: u128, shares: u32, on: &str) -> MemberId {
    let who = person("Membre", &format!("Exemple{number:03}"));
    let order = admission(member_id(number), who, supporters(), (shares, i64::from(shares) * 100), on);
    room.0.admit(&recorded(on), order, &legal()).await.unwrap();
    member_id(number)
}

async fn leave(room: &Room, member: MemberId, on: &str) -> u64 {
    room.0.end_membership(&recorded(on), exit(member, on), &legal()).await.unwrap()
}

async fn queue(room: &Room, on: &str) -> Vec<(u64, i64, i64, i64)> {
    let page = room.refunds(day(on), None, &PageRequest::default()).await.unwrap();
    let euros = |of: Money| of.as_cents() / 100;
    let row = |row: &ClaimRow| (row.member_number, euros(row.amount), euros(row.payable), euros(row.blocked));
    page.items.iter().map(row).collect()
}

/// The highest capital was 169 800 €; today's is 60 000 €, in four members.
async fn sixty_thousand(room: &Room) {
    enter(room, 1, 100, "2014-06-16").await;
    enter(room, 2, 90, "2014-06-16").await;
    enter(room, 3, 5, "2014-06-16").await;
    enter(room, 4, 405, "2014-06-16").await;
    let gone = enter(room, 5, 1_098, "2014-06-16").await;
    leave(room, gone, "2014-12-31").await;
}

on_both_databases!(edge_14_exits_under_the_floor_wait_in_their_order, async |db: TestDatabase| {
    let room = room(&db).await;
    sixty_thousand(&room).await;
    let position = room.position(day("2015-01-01"), &legal()).await.unwrap();
    assert_eq!(
        (position.subscribed, position.highest, position.floor, position.headroom),
        (Money::euros(60_000), Money::euros(169_800), Money::euros(42_450), Money::euros(17_550))
    );
    for (number, on) in [(1, "2015-02-01"), (2, "2015-03-01"), (3, "2015-04-01")] {
        leave(&room, member_id(number), on).await;
    }
    assert_eq!(
        queue(&room, "2015-04-01").await[1..],
        [(1, 10_000, 10_000, 0), (2, 9_000, 7_550, 1_450), (3, 500, 0, 500)]
    );
    let capital = room.capital(day("2015-04-01"), None).await.unwrap();
    assert_eq!(
        (capital.subscribed, capital.blocked, capital.members, capital.shares),
        (Money::euros(42_450), Money::euros(1_950), 1, 405),
        "all three lost their voice on the day; what is held back stays in the capital"
    );
    assert_eq!(room.voters(day("2015-04-01"), None).await.unwrap().len(), 1);

    // New capital lets out who waits, the first first, and no cent more.
    enter(&room, 6, 16, "2015-06-01").await;
    assert_eq!(queue(&room, "2015-06-01").await[2..], [(2, 9_000, 9_000, 0), (3, 500, 150, 350)]);
    let capital = room.capital(day("2015-06-01"), None).await.unwrap();
    assert_eq!((capital.subscribed, capital.blocked), (Money::euros(42_450), Money::euros(350)));
    assert_eq!(
        queue(&room, "2015-05-31").await[1..],
        [(1, 10_000, 10_000, 0), (2, 9_000, 7_550, 1_450), (3, 500, 0, 500)],
        "a past day is told as it was"
    );
    let file = room.member(member_id(2), day("2015-06-01"), None).await.unwrap().unwrap();
    let scheduled: Money = file.refunds[0].schedule.iter().map(|part| part.amount).sum();
    assert_eq!(scheduled, Money::euros(9_000));
    let movements = room.movements(day("2015-12-31"), None, &PageRequest::default()).await.unwrap();
    let numbers: Vec<u64> = movements.items.iter().map(|row| row.movement.number).collect();
    assert_eq!(numbers, (1..=12).collect::<Vec<_>>(), "no number is missing");
});

on_both_databases!(a_partial_withdrawal_waits_like_an_exit, async |db: TestDatabase| {
    let room = room(&db).await;
    enter(&room, 1, 200, "2015-01-05").await;
    let out =
        WithdrawShares { member_id: member_id(1), shares: values::Shares::new(50), on: day("2015-02-01") };
    room.withdraw_shares(&recorded("2015-02-01"), out, &legal()).await.unwrap();
    assert_eq!(queue(&room, "2015-02-01").await, [(1, 5_000, 1_500, 3_500)]);
    let capital = room.capital(day("2015-02-01"), None).await.unwrap();
    assert_eq!((capital.subscribed, capital.shares), (Money::euros(18_500), 150));
});

fn public() -> CategoryTerms {
    terms("distributor-public", College::Distributors, &[MemberKind::PublicBody], 2_000)
}

fn commune(number: u128) -> Applicant {
    let mut profile: EntityProfile = entity(&format!("Commune {number}"));
    (profile.siren, profile.siret) = (None, None);
    Applicant::PublicBody(profile)
}

on_both_databases!(edge_15_public_bodies_take_no_more_than_half, async |db: TestDatabase| {
    let room = room(&db).await;
    enter(&room, 1, 600, "2015-01-05").await;
    let first = admission(member_id(2), commune(2), public(), (400, 40_000), "2015-01-06");
    room.0.admit(&recorded("2015-01-06"), first, &legal()).await.unwrap();
    let position = room.position(day("2015-01-31"), &legal()).await.unwrap();
    assert_eq!(position.public_room, Money::euros(20_000));
    let more = admission(member_id(3), commune(3), public(), (250, 25_000), "2015-02-01");
    let refused = room.0.admit(&recorded("2015-02-01"), more, &legal()).await.unwrap_err();
    assert!(matches!(refused.refusal::<MemberError>(), Some(MemberError::OverPublicCap { .. })));
    let fits = admission(member_id(3), commune(3), public(), (200, 20_000), "2015-02-01");
    room.0.admit(&recorded("2015-02-01"), fits, &legal()).await.unwrap();

    // The exit of another is a right, even when public bodies then hold more than half: it is told, not refused.
    leave(&room, member_id(1), "2015-03-01").await;
    let position = room.position(day("2015-03-01"), &legal()).await.unwrap();
    assert!(position.public_breach);
    assert_eq!(room.capital(day("2015-03-01"), None).await.unwrap().public, Money::euros(60_000));
});

on_both_databases!(the_state_does_not_count_among_local_bodies, async |db: TestDatabase| {
    let room = room(&db).await;
    enter(&room, 1, 200, "2015-01-05").await;
    let mut state = admission(member_id(2), commune(2), public(), (600, 60_000), "2015-01-06");
    state.more.counts_in_public_cap = Some(false);
    room.0.admit(&recorded("2015-01-06"), state, &legal()).await.unwrap();
    assert_eq!(room.position(day("2015-01-31"), &legal()).await.unwrap().public, Money::ZERO);
});

on_both_databases!(
    two_who_take_the_last_room_under_the_cap_at_once_do_not_both_get_it,
    async |db: TestDatabase| {
        let room = room(&db).await;
        enter(&room, 1, 100, "2015-01-05").await;
        for number in [2, 3] {
            let order = admission(member_id(number), commune(number), public(), (20, 2_000), "2015-01-06");
            room.0.admit(&recorded("2015-01-06"), order, &legal()).await.unwrap();
        }
        // Together they hold 4 000 of 14 000: 6 000 more would be half of 20 000. Each asks for 4 000.
        let clauses = legal();
        let ask = |number| subscription(member_id(number), 40, 4_000, "2015-02-01");
        let (one, other) = (recorded("2015-02-01"), recorded("2015-02-01"));
        let (first, second) = kernel::testing::tokio::join!(
            room.0.subscribe(&one, ask(2), &clauses),
            room.0.subscribe(&other, ask(3), &clauses)
        );
        assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
        let refused = first.err().or(second.err()).unwrap();
        assert!(matches!(refused.refusal::<MemberError>(), Some(MemberError::OverPublicCap { .. })));
        let capital = room.capital(day("2015-02-01"), None).await.unwrap();
        assert!(capital.public.as_cents() * 2 <= capital.subscribed.as_cents());
    }
);
