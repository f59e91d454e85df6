//! The register of users, with two times; and what an administrator does there.

use kernel::on_both_databases;
use values::Day;

use super::*;
use crate::public::{UserError, UserRow, UserState};

const DAY: i64 = 86_400;

fn january(day: u32) -> Day {
    Day::ymd(2015, 1, day).unwrap()
}

async fn listed(room: &Accounts, as_of: Day, known_at: Option<Timestamp>) -> Vec<UserRow> {
    room.by_house().users(as_of, known_at, &PageRequest::default()).await.unwrap().items
}

on_both_databases!(the_register_tells_any_day_as_it_was_known, async |db: TestDatabase| {
    let room = room(&db).await;
    invited(&room, 1, &[Role::Sales]).await; // on the fifth
    room.by_house().change_roles(&context(2 * DAY), user_id(1), vec![Role::Staff]).await.unwrap();
    room.by_house().disable_user(&context(4 * DAY), user_id(1), "Départ".to_owned()).await.unwrap();
    assert!(listed(&room, january(4), None).await.is_empty());
    let tell = |row: &UserRow| (row.roles.clone(), row.state, row.version);
    for (day, expected) in [
        (5, (vec![Role::Sales], UserState::Invited, 1)),
        (6, (vec![Role::Sales], UserState::Invited, 1)),
        (7, (vec![Role::Staff], UserState::Invited, 2)),
        (9, (vec![Role::Staff], UserState::Disabled, 3)),
        (30, (vec![Role::Staff], UserState::Disabled, 3)),
    ] {
        let rows = listed(&room, january(day), None).await;
        assert_eq!(rows.iter().map(tell).collect::<Vec<_>>(), [expected], "on the {day}th");
    }
    // What was recorded on the seventh was not known before.
    let known = listed(&room, january(30), Some(moment(DAY))).await;
    assert_eq!(known.iter().map(tell).collect::<Vec<_>>(), [(vec![Role::Sales], UserState::Invited, 1)]);
    assert!(listed(&room, january(30), Some(moment(-1))).await.is_empty());
});

on_both_databases!(several_facts_of_one_moment_are_one_row, async |db: TestDatabase| {
    let room = room(&db).await;
    seconded(&room, 1, &[Role::Staff]).await; // invited, came, password, second factor: all at once
    let rows = listed(&room, january(5), Some(moment(0))).await;
    assert_eq!(rows.len(), 1);
    assert!(rows[0].second_factor);
    assert_eq!((rows[0].version, rows[0].state), (4, UserState::Active));
});

on_both_databases!(the_register_is_filtered_sorted_and_paged, async |db: TestDatabase| {
    let room = room(&db).await;
    for (number, role) in [(1, Role::Sales), (2, Role::Member), (3, Role::Member)] {
        invited(&room, number, &[role]).await;
    }
    machine(&room, 4, &[Role::Staff]).await;
    let ask = async |filters: &[&str], sort: &str| -> Vec<String> {
        let request = PageRequest {
            filters: filters.iter().map(|one| (*one).to_owned()).collect(),
            sort: Some(sort.to_owned()),
            ..PageRequest::default()
        };
        let page = room.by_house().users(january(5), None, &request).await.unwrap();
        page.items.into_iter().map(|row| row.name).collect()
    };
    assert_eq!(ask(&["roles:contains:member"], "-search").await, ["Personne 3", "Personne 2"]);
    assert_eq!(ask(&["kind:eq:machine"], "search").await, ["Programme 4"]);
    assert_eq!(ask(&["state:eq:invited", "search:contains:personne"], "email").await.len(), 3);
    assert_eq!(ask(&["second_factor:eq:true"], "search").await, [] as [&str; 0]);
    let first = PageRequest { limit: Some(3), ..PageRequest::default() };
    let first = room.by_house().users(january(5), None, &first).await.unwrap();
    let next = PageRequest { limit: Some(3), cursor: first.next, ..PageRequest::default() };
    let next = room.by_house().users(january(5), None, &next).await.unwrap();
    assert_eq!((first.items.len(), next.items.len(), next.total), (3, 1, 4));
});

on_both_databases!(roles_change_and_sessions_end, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Sales]).await;
    let change = async |roles: &[Role], seconds| {
        room.by_house().change_roles(&context(seconds), user_id(1), roles.to_vec()).await
    };
    change(&[Role::Sales], 1).await.unwrap();
    assert!(room.identify_session(moment(2), &session.secret).await.unwrap().is_some(), "nothing changed");
    change(&[Role::Auditor], 3).await.unwrap();
    assert!(room.identify_session(moment(4), &session.secret).await.unwrap().is_none());
    assert_eq!(refusal::<_, UserError>(change(&[], 5).await), UserError::NoRole {});
    let unknown = room.by_house().change_roles(&context(6), user_id(9), vec![Role::Sales]).await;
    assert_eq!(refusal::<_, UserError>(unknown), UserError::Unknown {});
});

on_both_databases!(the_last_administrator_stays, async |db: TestDatabase| {
    let room = room(&db).await;
    seconded(&room, 1, &[Role::Administrator]).await;
    invited(&room, 2, &[Role::Administrator]).await; // has not come
    machine(&room, 3, &[Role::Administrator]).await; // is nobody to turn to
    let house = room.by_house();
    let demote = async |number, seconds| {
        house.change_roles(&context(seconds), user_id(number), vec![Role::Staff]).await
    };
    assert_eq!(refusal::<_, UserError>(demote(1, 1).await), UserError::LastAdministrator {});
    let disable = house.disable_user(&context(2), user_id(1), "Départ".to_owned()).await;
    assert_eq!(refusal::<_, UserError>(disable), UserError::LastAdministrator {});
    seconded(&room, 4, &[Role::Administrator]).await;
    demote(1, 3).await.unwrap();
    assert_eq!(refusal::<_, UserError>(demote(4, 4).await), UserError::LastAdministrator {});
});

on_both_databases!(of_two_administrators_who_demote_each_other_one_stays, async |db: TestDatabase| {
    let room = room(&db).await;
    for number in [1, 2] {
        seconded(&room, number, &[Role::Administrator]).await;
    }
    let racers = [1, 2].map(|number| {
        let house = room.by_house();
        async move { house.change_roles(&context(1), user_id(number), vec![Role::Staff]).await.is_ok() }
    });
    let done = futures::future::join_all(racers).await;
    assert_eq!(done.iter().filter(|done| **done).count(), 1);
});

on_both_databases!(a_user_is_tied_to_a_member, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Member]).await;
    let (member, organisation) = (Some(Uuid::from_u128(7)), Some(Uuid::from_u128(8)));
    room.by_house().link_user(&context(1), user_id(1), member, organisation).await.unwrap();
    let who = hands(&room, &session, 2).await;
    assert_eq!((who.member_id(), who.organisation_id()), (member, organisation));
});

on_both_databases!(the_register_is_for_those_who_may, async |db: TestDatabase| {
    let room = room(&db).await;
    let staff = seconded(&room, 1, &[Role::Staff]).await.0;
    let auditor = person(&room, 2, &[Role::Auditor]).await;
    let by_staff = room.by(hands(&room, &staff, 1).await);
    let by_auditor = room.by(hands(&room, &auditor, 1).await);
    let none = PageRequest::default();
    assert!(by_staff.users(january(5), None, &none).await.is_err());
    assert!(by_staff.user(user_id(1)).await.is_err());
    assert_eq!(by_staff.me().await.unwrap().row.id, user_id(1));
    assert_eq!(by_auditor.users(january(5), None, &none).await.unwrap().total, 2);
    let (context, reason) = (context_of(user_id(2), 2), "Départ".to_owned());
    assert!(by_auditor.disable_user(&context, user_id(1), reason).await.is_err(), "reads, writes nothing");
    assert!(room.me().await.is_err(), "nobody has no account");
});
