//! Each role, nobody, the house, tokens; and the trace that is left.

use uuid::Uuid;

use super::*;
use crate::Actor;

#[allow(unreachable_pub)] // a room's permissions are for the rooms above it
mod declared {
    crate::permissions! {
    REGISTER: ReadPersonal "members.register.read" [Staff];
    FILE: ReadPersonal "members.file.read" [Staff] or own;
    ADMIT: Write "members.member.admit" [Staff];
    VENUES: Read "partners.venues.read" [Sales];
    SELF: Write "accounts.self.change" [] or own;
    PAYOUT: WriteInPairs "members.payout.confirm" [Staff];
    }
}
use declared::*;

fn user(roles: &[Role]) -> Principal {
    Principal::user(Uuid::from_u128(1), roles.iter().copied())
}

#[test]
fn each_role_may_what_is_declared() {
    let may = |role, permission| user(&[role]).require(permission).is_ok();
    for (role, expected) in [
        (Role::Administrator, [true, true, true, true]),
        (Role::Staff, [true, true, true, false]),
        (Role::Sales, [false, false, false, true]),
        (Role::Member, [false, false, false, false]),
        (Role::Auditor, [true, true, false, true]),
    ] {
        assert_eq!(
            [REGISTER, FILE, ADMIT, VENUES].map(|permission| may(role, permission)),
            expected,
            "{role}"
        );
    }
}

#[test]
fn nobody_may_nothing_and_the_house_everything() {
    for permission in ALL {
        let error = Principal::nobody().require(*permission);
        assert!(matches!(error, Err(AccessError::NotSignedIn { .. })), "{permission:?}");
        assert!(Principal::house(Actor::new("system:test")).require(*permission).is_ok());
    }
}

#[test]
fn what_is_ones_own_is_told_from_what_is_anothers() {
    let mine = Uuid::from_u128(7);
    let member = user(&[Role::Member]).linked_to_member(Some(mine));
    assert_eq!(member.require_over(FILE, Owner::Member(mine)), Ok(()));
    let foreign = member.require_over(FILE, Owner::Member(Uuid::from_u128(8)));
    assert!(matches!(foreign, Err(AccessError::NotYours { .. })));
    // The same number is not the same thing.
    assert!(member.require_over(FILE, Owner::Organisation(mine)).is_err());
    assert!(user(&[Role::Staff]).require_over(FILE, Owner::Member(mine)).is_ok());
    assert_eq!(
        member.reach(SELF),
        Ok(Reach::Own(vec![Owner::User(Uuid::from_u128(1)), Owner::Member(mine)]))
    );
}

#[test]
fn a_token_may_no_more_than_its_scopes() {
    let with = |scope: &str| user(&[Role::Administrator]).within(vec![scope.to_owned()]);
    for (scope, expected) in [
        ("*", [true, true, true]),
        ("read", [true, false, true]),
        ("members", [true, true, false]),
        ("members:read", [true, false, false]),
        ("members:write", [false, false, false]),
        ("members.member.admit", [false, true, false]),
        ("member", [false, false, false]),
    ] {
        let may = [REGISTER, ADMIT, VENUES].map(|permission| with(scope).require(permission).is_ok());
        assert_eq!(may, expected, "{scope}");
    }
    let none = user(&[Role::Administrator]).within(Vec::new());
    assert!(matches!(none.require(VENUES), Err(AccessError::OutOfScope { .. })));
}

#[test]
fn what_was_asked_leaves_a_trace() {
    let sales = user(&[Role::Sales]);
    let _ = sales.require(VENUES);
    let _ = sales.require_over(FILE, Owner::Member(Uuid::from_u128(8)));
    let asked: Vec<_> = sales.take_exercised().into_iter().map(|e| (e.permission.name, e.granted)).collect();
    assert_eq!(asked, [("partners.venues.read", true), ("members.file.read", false)]);
    assert!(sales.take_exercised().is_empty());
}

#[test]
fn what_a_page_may_offer_is_no_exercise() {
    let member = user(&[Role::Member]);
    assert!(member.may(FILE) && member.may(SELF) && !member.may(REGISTER));
    assert!(!Principal::nobody().may(VENUES));
    assert_eq!(member.take_exercised(), Vec::new());
}

#[test]
fn what_does_not_exist_is_anothers_for_who_holds_it_over_ones_own() {
    let mine = Uuid::from_u128(7);
    let member = user(&[Role::Member]).linked_to_member(Some(mine));
    assert_eq!(member.require_over_found(FILE, Some(Owner::Member(mine))), Ok(()));
    let missing = member.require_over_found(FILE, None);
    assert_eq!(missing, member.require_over_found(FILE, Some(Owner::Member(Uuid::from_u128(8)))));
    assert!(matches!(missing, Err(AccessError::NotYours { .. })));
    assert_eq!(user(&[Role::Staff]).require_over_found(FILE, None), Ok(()));
    assert!(matches!(
        user(&[Role::Staff]).require_over_found(VENUES, None),
        Err(AccessError::Forbidden { .. })
    ));
}

#[test]
fn a_list_is_narrowed_to_what_is_ones_own() {
    let asked = PageRequest { filters: vec!["name:contains:a".to_owned()], ..PageRequest::default() };
    let rows = |who: &Principal| who.reach_rows(FILE, &asked, "member_id", Owner::Member);
    assert_eq!(rows(&user(&[Role::Staff])).as_ref(), Ok(&asked));
    let mine = Uuid::from_u128(7);
    let narrowed = rows(&user(&[Role::Member]).linked_to_member(Some(mine))).unwrap();
    assert_eq!(narrowed.filters, ["name:contains:a".to_owned(), format!("member_id:eq:{mine}")]);
    let of_an_organisation = user(&[Role::Member]).representing(Some(mine));
    assert!(matches!(rows(&of_an_organisation), Err(AccessError::NotYours { .. })));
    assert!(matches!(rows(&Principal::nobody()), Err(AccessError::NotSignedIn { .. })));
}

#[test]
fn asked_before_and_after_loading_is_one_exercise_that_says_whose() {
    let member = user(&[Role::Member]).linked_to_member(Some(Uuid::from_u128(7)));
    let other = Owner::Member(Uuid::from_u128(8));
    let _ = member.reach(FILE);
    let _ = member.require_over_found(FILE, Some(other));
    let _ = member.reach(FILE);
    let _ = member.require_over_found(FILE, None);
    let asked: Vec<_> = member.take_exercised().into_iter().map(|e| (e.owner, e.granted)).collect();
    assert_eq!(asked, [(Some(other), false), (None, false)]);
}

#[test]
fn what_takes_two_is_not_done_by_one() {
    let one = Principal::user(Uuid::from_u128(1), [Role::Staff]);
    let other = |roles: &[Role]| Principal::user(Uuid::from_u128(2), roles.iter().copied());
    let needed = Err(AccessError::SecondPersonNeeded { permission: PAYOUT.name.to_owned() });
    assert_eq!(one.require_second(PAYOUT, one.actor()), needed);
    assert_eq!(other(&[Role::Staff]).require_second(PAYOUT, one.actor()), Ok(()));
    assert!(matches!(
        other(&[Role::Auditor]).require_second(PAYOUT, one.actor()),
        Err(AccessError::Forbidden { .. })
    ));
    // Two tokens, or a token and a session, may be in one hand; so may the machine.
    assert_eq!(
        other(&[Role::Staff]).within(vec!["*".to_owned()]).require_second(PAYOUT, one.actor()),
        needed
    );
    assert_eq!(Principal::house(Actor::new("local:operator")).require_second(PAYOUT, one.actor()), needed);
    assert_eq!(other(&[Role::Staff]).require_second(PAYOUT, &Actor::new("local:operator")), needed);
    let trace: Vec<bool> = one.take_exercised().into_iter().map(|exercise| exercise.granted).collect();
    assert_eq!(trace, [false], "that it was tried is kept");
}

proptest::proptest! {
    #[test]
    fn whoever_asked_never_confirms(asking in 0_u128..4, confirming in 0_u128..4, role in 0_usize..5, token: bool) {
        let asked = Principal::user(Uuid::from_u128(asking), Role::ALL);
        let second = Principal::user(Uuid::from_u128(confirming), [Role::ALL[role]]);
        let second = if token { second.within(vec!["*".to_owned()]) } else { second };
        let confirmed = second.require_second(PAYOUT, asked.actor()).is_ok();
        let holds = matches!(Role::ALL[role], Role::Administrator | Role::Staff);
        proptest::prop_assert_eq!(confirmed, holds && !token && asking != confirming);
    }
}
