//! Tokens: whose, for how long, for what; and that they stop.

use kernel::on_both_databases;

use super::*;
use crate::public::{NewToken, TokenError, TokenState, UserError};
use crate::{CreateToken, permissions};

const DAY: i64 = 86_400;

fn order(number: u128, scopes: &[&str]) -> CreateToken {
    CreateToken {
        user: user_id(number),
        name: "Site web".to_owned(),
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
        expires_on: None,
    }
}

/// The day some days after the first.
fn on_the_day(days: i64) -> Day {
    moment(0).day().unwrap().plus_days(days)
}

async fn token(room: &Accounts, number: u128, scopes: &[&str]) -> NewToken {
    room.by_house().create_token(&context(0), order(number, scopes)).await.unwrap()
}

on_both_databases!(a_machine_enters_by_its_token, async |db: TestDatabase| {
    let room = room(&db).await;
    machine(&room, 1, &[Role::Staff, Role::Sales]).await;
    let created = token(&room, 1, &["accounts:read"]).await;
    let secret = created.secret.unwrap();
    assert!(secret.starts_with("qt_") && secret.len() == 46);
    assert_eq!(created.expires_on, Day::ymd(2015, 4, 5).unwrap());
    let who = room.identify_token(moment(60), &secret).await.unwrap().unwrap();
    assert_eq!((who.user_id(), who.roles()), (Some(user_id(1).uuid()), vec![Role::Staff, Role::Sales]));
    assert_eq!(who.scopes(), Some(&["accounts:read".to_owned()][..]));
    assert!(room.by(who).me().await.is_ok());
    let rows = room.by_house().tokens(&PageRequest::default()).await.unwrap().items;
    assert_eq!((rows[0].user_name.as_str(), rows[0].last_used_on), ("Programme 1", moment(60).day()));
    assert_eq!(rows[0].state(created.expires_on), TokenState::Valid);
    assert!(!format!("{rows:?}").contains(&*secret));
});

on_both_databases!(a_token_ends_on_its_day_when_revoked_and_with_its_owner, async |db: TestDatabase| {
    let room = room(&db).await;
    machine(&room, 1, &[Role::Staff]).await;
    let created = token(&room, 1, &["*"]).await;
    let secret = created.secret.unwrap();
    let works = async |seconds| room.identify_token(moment(seconds), &secret).await.unwrap().is_some();
    assert!(works(90 * DAY).await, "its last day");
    assert!(!works(91 * DAY).await);
    room.by_house().disable_user(&context(1), user_id(1), "Fini".to_owned()).await.unwrap();
    assert!(!works(2).await);
    room.by_house().enable_user(&context(3), user_id(1)).await.unwrap();
    assert!(works(4).await);
    room.by_house().revoke_token(&context(5), created.id).await.unwrap();
    assert!(!works(6).await);
    let twice = room.by_house().revoke_token(&context(7), created.id).await;
    assert_eq!(refusal::<_, TokenError>(twice), TokenError::AlreadyRevoked {});
    for nothing in ["", "qt_", &"x".repeat(46), &format!("qt_{}", "x".repeat(43))] {
        assert!(room.identify_token(moment(8), nothing).await.unwrap().is_none());
    }
});

on_both_databases!(a_token_is_ones_own_or_a_machines, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Sales]).await;
    person(&room, 2, &[Role::Sales]).await;
    machine(&room, 3, &[Role::Sales]).await;
    let own = room.by(hands(&room, &session, 1).await);
    let context = context_of(user_id(1), 2);
    own.create_token(&context, order(1, &["*"])).await.unwrap();
    for foreign in [2, 3] {
        let denied = own.create_token(&context, order(foreign, &["*"])).await;
        assert!(matches!(refusal::<_, AccessError>(denied), AccessError::NotYours { .. }));
    }
    let impersonated = room.by_house().create_token(&super::context(3), order(2, &["*"])).await;
    assert_eq!(refusal::<_, UserError>(impersonated), UserError::NotAMachine {});
    let unknown = room.by_house().create_token(&super::context(3), order(9, &["*"])).await;
    assert_eq!(refusal::<_, UserError>(unknown), UserError::Unknown {});
    let theirs = token(&room, 3, &["*"]).await;
    let denied = own.revoke_token(&context, theirs.id).await;
    assert!(matches!(refusal::<_, AccessError>(denied), AccessError::NotYours { .. }));
    assert_eq!(own.tokens(&PageRequest::default()).await.unwrap().total, 1);
    assert_eq!(room.by_house().tokens(&PageRequest::default()).await.unwrap().total, 2);
});

on_both_databases!(scopes_name_something, async |db: TestDatabase| {
    let room = room(&db).await;
    machine(&room, 1, &[Role::Staff]).await;
    let unknown = room.by_house().create_token(&context(1), order(1, &["accounts", "nulle-part"])).await;
    let expected =
        TokenError::UnknownScope { scope: "nulle-part".to_owned(), rooms: vec!["accounts".to_owned()] };
    assert_eq!(refusal::<_, TokenError>(unknown), expected);
    token(&room, 1, &["*", "read", "accounts", "accounts:read", permissions::TRAIL_READ.name]).await;
    let far = CreateToken { expires_on: Day::ymd(2016, 1, 6), ..order(1, &["*"]) };
    let far = refusal::<_, TokenError>(room.by_house().create_token(&context(1), far).await);
    assert!(matches!(far, TokenError::ExpiryOutOfRange { .. }));
});

on_both_databases!(a_token_makes_none_that_may_more, async |db: TestDatabase| {
    let room = room(&db).await;
    machine(&room, 1, &[Role::Staff]).await;
    let scope = permissions::TOKENS_CREATE.name;
    let limited = token(&room, 1, &[scope]).await.secret.unwrap();
    let own = room.by(room.identify_token(moment(1), &limited).await.unwrap().unwrap());
    let context = context_of(user_id(1), 2);
    own.create_token(&context, order(1, &[scope])).await.unwrap();
    let more = own.create_token(&context, order(1, &["*"])).await;
    assert_eq!(refusal::<_, TokenError>(more), TokenError::BeyondOwnScopes { scope: "*".to_owned() });
});

on_both_databases!(a_token_makes_none_that_lasts_longer, async |db: TestDatabase| {
    let room = room(&db).await;
    machine(&room, 1, &[Role::Staff]).await;
    let scope = permissions::TOKENS_CREATE.name;
    let last = on_the_day(3);
    let short = CreateToken { expires_on: Some(last), ..order(1, &[scope]) };
    let short = room.by_house().create_token(&context(0), short).await.unwrap().secret.unwrap();
    let own = room.by(room.identify_token(moment(1), &short).await.unwrap().unwrap());
    for (seconds, asked, given) in [(2, None, 3_i64), (3, Some(9), 3), (4, Some(2), 2)] {
        let child = CreateToken { expires_on: asked.map(on_the_day), ..order(1, &[scope]) };
        let child = own.create_token(&context_of(user_id(1), seconds), child).await.unwrap();
        assert_eq!(child.expires_on, on_the_day(given));
    }
});

on_both_databases!(a_repeated_order_names_the_token_without_its_text, async |db: TestDatabase| {
    let room = room(&db).await;
    machine(&room, 1, &[Role::Staff]).await;
    let context = context(1).with_key("k", vec![1]);
    let first = room.by_house().create_token(&context, order(1, &["*"])).await.unwrap();
    let again = room.by_house().create_token(&context, order(1, &["*"])).await.unwrap();
    assert_eq!((again.id, again.secret), (first.id, None));
    assert!(first.secret.is_some());
    assert_eq!(room.by_house().tokens(&PageRequest::default()).await.unwrap().total, 1);
});

use values::Day;

on_both_databases!(a_machine_acts_in_the_name_of_a_member_or_an_organisation, async |db: TestDatabase| {
    let room = room(&db).await;
    let (member, organisation) = (Uuid::from_u128(71), Uuid::from_u128(72));
    let order = crate::CreateMachine {
        id: user_id(1),
        name: "Site de l'associé".to_owned(),
        roles: vec![Role::Member],
        member: Some(member),
        organisation: Some(organisation),
    };
    room.by_house().create_machine(&context(0), order).await.unwrap();
    let created = token(&room, 1, &["*"]).await;
    let who = room.identify_token(moment(60), &created.secret.unwrap()).await.unwrap().unwrap();
    assert_eq!((who.member_id(), who.organisation_id()), (Some(member), Some(organisation)));
});
