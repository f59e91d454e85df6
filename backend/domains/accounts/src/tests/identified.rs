//! Sessions: how long they live, what renews them, what ends them.

use kernel::on_both_databases;

use super::*;
use crate::EnteringError;
use crate::public::UserError;

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

async fn lives(room: &Accounts, session: &NewSession, seconds: i64) -> bool {
    room.identify_session(moment(seconds), &session.secret).await.unwrap().is_some()
}

on_both_databases!(a_session_of_somebody_who_sees_others_is_short, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Sales]).await;
    assert_eq!(session.expires_at, moment(12 * HOUR));
    for half_hours in 1..24 {
        assert!(lives(&room, &session, half_hours * 29 * MINUTE).await, "used every 29 minutes");
    }
    assert!(!lives(&room, &session, 12 * HOUR).await, "over after twelve hours, however it is used");
    let idle = complete(room.sign_in_with_password(&attempt(0), &email(1), PASSWORD).await.unwrap());
    assert!(!lives(&room, &idle, 30 * MINUTE).await);
});

on_both_databases!(a_members_session_is_long, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Member]).await;
    assert_eq!(session.expires_at, moment(7 * DAY));
    for days in 1..7 {
        assert!(lives(&room, &session, days * (DAY - MINUTE)).await);
    }
    assert!(!lives(&room, &session, 7 * DAY).await);
});

on_both_databases!(use_is_noted_once_a_minute, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Sales]).await;
    let seen = async |seconds| {
        room.identify_session(moment(seconds), &session.secret).await.unwrap().unwrap().seen_at
    };
    assert_eq!(seen(59).await, moment(0));
    assert_eq!(seen(60).await, moment(0), "noted now");
    assert_eq!(seen(100).await, moment(60));
    assert_eq!(seen(121).await, moment(60));
    assert_eq!(seen(122).await, moment(121));
});

on_both_databases!(nothing_else_is_a_session, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Sales]).await;
    let longer = format!("{}x", &*session.secret);
    let other = crate::secrets::Secret::random().unwrap();
    for nothing in ["", "x", &longer, &other, &session.csrf] {
        assert!(room.identify_session(moment(1), nothing).await.unwrap().is_none());
    }
});

on_both_databases!(signing_out_ends_one_session, async |db: TestDatabase| {
    let room = room(&db).await;
    let one = person(&room, 1, &[Role::Sales]).await;
    let other = complete(room.sign_in_with_password(&attempt(1), &email(1), PASSWORD).await.unwrap());
    assert_ne!(one.csrf, other.csrf);
    room.sign_out(&attempt(2), &one.secret).await.unwrap();
    room.sign_out(&attempt(3), &one.secret).await.unwrap();
    assert!(!lives(&room, &one, 4).await);
    assert!(lives(&room, &other, 4).await);
    assert_eq!(told(&room, 1).await, ["signed_in", "signed_in", "signed_out"]);
});

on_both_databases!(confirming_renews_the_secret, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Sales]).await;
    let wrong = room.confirm_identity(&attempt(60), &session.secret, "pas le bon mot de passe").await;
    assert_eq!(refusal::<_, EnteringError>(wrong), EnteringError::WrongCredentials {});
    let renewed = room.confirm_identity(&attempt(61), &session.secret, PASSWORD).await.unwrap();
    assert!(!lives(&room, &session, 62).await, "the old secret is none any more");
    let who = room.identify_session(moment(62), &renewed.secret).await.unwrap().unwrap();
    assert_eq!((who.authenticated_at, who.expires_at), (moment(61), moment(12 * HOUR)));
    assert_ne!(renewed.csrf, session.csrf);
    let over = room.confirm_identity(&attempt(63), &session.secret, PASSWORD).await;
    assert_eq!(refusal::<_, EnteringError>(over), EnteringError::SessionOver {});
    assert_eq!(room.by_house().sessions(user_id(1), moment(64)).await.unwrap().len(), 1);
});

on_both_databases!(a_code_confirms_as_well, async |db: TestDatabase| {
    let room = room(&db).await;
    let (session, seed, _) = seconded(&room, 1, &[Role::Staff]).await;
    let code = seed.code_at(moment(60));
    let renewed = room.confirm_identity(&attempt(60), &session.secret, &code).await.unwrap();
    let again = room.confirm_identity(&attempt(61), &renewed.secret, &code).await;
    assert_eq!(refusal::<_, EnteringError>(again), EnteringError::WrongCredentials {});
});

on_both_databases!(one_lists_and_ends_ones_own_sessions, async |db: TestDatabase| {
    let room = room(&db).await;
    let one = person(&room, 1, &[Role::Member]).await;
    let two = complete(room.sign_in_with_password(&attempt(10), &email(1), PASSWORD).await.unwrap());
    let foreign = person(&room, 2, &[Role::Member]).await;
    let own = room.by(hands(&room, &one, 11).await);
    let listed = own.sessions(user_id(1), moment(12)).await.unwrap();
    assert_eq!(listed.iter().map(|row| row.started_at).collect::<Vec<_>>(), [moment(10), moment(0)]);
    assert_eq!((listed[0].agent.as_str(), listed[0].network.as_str()), ("Firefox", "192.0.2.0/24"));
    let denied = refusal::<_, AccessError>(own.sessions(user_id(2), moment(12)).await);
    assert!(matches!(denied, AccessError::NotYours { .. }));
    own.end_session(&context_of(user_id(1), 13), listed[0].id).await.unwrap();
    assert!(!lives(&room, &two, 14).await);
    // Who reaches their own alone is not told what is over from what is another's.
    let twice = own.end_session(&context_of(user_id(1), 14), listed[0].id).await;
    assert!(matches!(refusal::<_, AccessError>(twice), AccessError::NotYours { .. }));
    let twice = room.by_house().end_session(&super::context(14), listed[0].id).await;
    assert_eq!(refusal::<_, EnteringError>(twice), EnteringError::UnknownSession {});
    let theirs = room.identify_session(moment(15), &foreign.secret).await.unwrap().unwrap().session;
    let denied = own.end_session(&context_of(user_id(1), 15), theirs).await;
    assert!(matches!(refusal::<_, AccessError>(denied), AccessError::NotYours { .. }));
    assert_eq!(own.end_all_sessions(&context_of(user_id(1), 16), user_id(1)).await.unwrap(), 1);
    assert!(!lives(&room, &one, 17).await);
    assert!(lives(&room, &foreign, 17).await);
});

on_both_databases!(a_new_password_ends_all_sessions_but_the_one_kept, async |db: TestDatabase| {
    let room = room(&db).await;
    let kept = person(&room, 1, &[Role::Sales]).await;
    let other = complete(room.sign_in_with_password(&attempt(1), &email(1), PASSWORD).await.unwrap());
    let who = room.identify_session(moment(2), &kept.secret).await.unwrap().unwrap();
    let own = room.by(who.principal);
    let (context, new) = (context_of(user_id(1), 3), "une autre phrase assez longue");
    let wrong = own.change_password(&context, "pas le bon mot de passe", new, Some(who.session)).await;
    assert_eq!(refusal::<_, EnteringError>(wrong), EnteringError::WrongCredentials {});
    own.change_password(&context, PASSWORD, new, Some(who.session)).await.unwrap();
    assert!(lives(&room, &kept, 4).await && !lives(&room, &other, 4).await);
    complete(room.sign_in_with_password(&attempt(5), &email(1), new).await.unwrap());
    // The house has no password to change.
    let house = room.by_house().change_password(&super::context(6), PASSWORD, new, None).await;
    assert_eq!(refusal::<_, UserError>(house), UserError::NotAPerson {});
});

on_both_databases!(guessing_ones_own_password_is_slowed_down_too, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Sales]).await;
    let own = room.by(hands(&room, &session, 1).await);
    for _ in 0..5 {
        let wrong =
            own.change_password(&context_of(user_id(1), 2), "pas le bon mot de passe", "x", None).await;
        assert_eq!(refusal::<_, EnteringError>(wrong), EnteringError::WrongCredentials {});
    }
    let waits = own.change_password(&context_of(user_id(1), 2), PASSWORD, "x", None).await;
    assert_eq!(refusal::<_, EnteringError>(waits), EnteringError::TooManyAttempts { retry_after: 1 });
});

on_both_databases!(a_disabled_user_is_out_at_once, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Sales]).await;
    room.by_house().disable_user(&context(1), user_id(1), "Départ".to_owned()).await.unwrap();
    assert!(!lives(&room, &session, 2).await);
    room.by_house().enable_user(&context(3), user_id(1)).await.unwrap();
    assert!(!lives(&room, &session, 4).await, "and comes back by signing in");
    complete(room.sign_in_with_password(&attempt(5), &email(1), PASSWORD).await.unwrap());
    assert_eq!(told(&room, 1).await, ["signed_in", "sessions_ended disabled", "signed_in"]);
});
