//! The audit trail: who looked at whose data, what was refused, and nothing more.

use kernel::access::{Exercise, Owner, Permission};
use kernel::on_both_databases;

use super::*;

#[allow(unreachable_pub)]
mod declared {
    kernel::permissions! {
        REGISTER: ReadPersonal "members.register.read" [Staff];
        FILE: ReadPersonal "members.file.read" [Staff] or own;
        VENUES: Read "partners.venues.read" [Sales];
        ADMIT: Write "members.member.admit" [Staff];
    }
}
use declared::*;

fn exercise(permission: Permission, owner: Option<Owner>, granted: bool) -> Exercise {
    Exercise { permission, owner, granted }
}

on_both_databases!(personal_reads_and_refusals_are_kept, async |db: TestDatabase| {
    let room = room(&db).await;
    let mine = Owner::Member(Uuid::from_u128(7));
    let foreign = Owner::Member(Uuid::from_u128(8));
    let who = Principal::user(user_id(1).uuid(), [Role::Staff]).linked_to_member(Some(Uuid::from_u128(7)));
    let exercised = vec![
        exercise(REGISTER, None, true),
        exercise(REGISTER, None, true),
        exercise(FILE, Some(mine), true),
        exercise(FILE, Some(foreign), true),
        exercise(VENUES, None, true),
        exercise(VENUES, None, false),
        exercise(ADMIT, None, true),
    ];
    let path = "/api/v1/members?filter=name:contains:Zoé";
    room.record_exercise(&attempt(1), &who, "GET", path, exercised).await.unwrap();
    let rows = trail(&room).await;
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!(row.path, "GET /api/v1/members", "a query may name people");
    assert_eq!(row.actor, format!("user:{}", user_id(1)));
    assert_eq!(
        row.permissions,
        ["read members.file.read", "read members.register.read", "refused partners.venues.read"]
    );
    assert_eq!(row.owners, [format!("member:{}", Uuid::from_u128(8))]);
});

on_both_databases!(what_says_nothing_is_not_kept, async |db: TestDatabase| {
    let room = room(&db).await;
    let who = Principal::user(user_id(1).uuid(), [Role::Member]).linked_to_member(Some(Uuid::from_u128(7)));
    let own = exercise(FILE, Some(Owner::Member(Uuid::from_u128(7))), true);
    let plain = exercise(VENUES, None, true);
    let wrote = exercise(ADMIT, None, true);
    room.record_exercise(&attempt(1), &who, "GET", "/", vec![own, plain, wrote]).await.unwrap();
    room.record_exercise(&attempt(1), &who, "GET", "/", vec![]).await.unwrap();
    // A stranger cannot fill the log.
    let refused = vec![exercise(REGISTER, None, false)];
    room.record_exercise(&attempt(1), &Principal::nobody(), "GET", "/", refused).await.unwrap();
    assert!(trail(&room).await.is_empty());
});

on_both_databases!(the_trail_is_for_administrators_and_auditors, async |db: TestDatabase| {
    let room = room(&db).await;
    let user = |role| room.by(Principal::user(user_id(1).uuid(), [role]));
    for (role, may) in [
        (Role::Administrator, true),
        (Role::Auditor, true),
        (Role::Staff, false),
        (Role::Sales, false),
        (Role::Member, false),
    ] {
        assert_eq!(user(role).trail(&PageRequest::default()).await.is_ok(), may, "{role}");
    }
    assert!(room.trail(&PageRequest::default()).await.is_err());
});

on_both_databases!(the_trail_is_searched_by_whose_data, async |db: TestDatabase| {
    let room = room(&db).await;
    let who = Principal::user(user_id(1).uuid(), [Role::Staff]);
    for member in [8, 9] {
        let owner = Some(Owner::Member(Uuid::from_u128(member)));
        let exercised = vec![exercise(FILE, owner, true)];
        room.record_exercise(&attempt(1), &who, "GET", "/api/v1/members/x", exercised).await.unwrap();
    }
    let filter = format!("owners:contains:{}", Uuid::from_u128(9));
    let request = PageRequest { filters: vec![filter], ..PageRequest::default() };
    assert_eq!(room.by_house().trail(&request).await.unwrap().total, 1);
});
