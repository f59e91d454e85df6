//! Too many attempts wait, whether the address is anybody's or not; nobody waits for ever.

use kernel::on_both_databases;

use super::*;
use crate::EnteringError;

async fn try_wrong(room: &Accounts, address: &str, seconds: i64) -> EnteringError {
    refusal(room.sign_in_with_password(&attempt(seconds), address, "pas le bon mot de passe").await)
}

on_both_databases!(five_failures_then_waits_that_double, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    for address in [email(1), "inconnue@exemple.fr".to_owned()] {
        for n in 0..5 {
            assert_eq!(try_wrong(&room, &address, 100 + n).await, EnteringError::WrongCredentials {});
        }
        let too_many = |retry_after| EnteringError::TooManyAttempts { retry_after };
        assert_eq!(try_wrong(&room, &address, 104).await, too_many(1));
        assert_eq!(try_wrong(&room, &address, 105).await, EnteringError::WrongCredentials {});
        assert_eq!(try_wrong(&room, &address, 105).await, too_many(2));
        assert_eq!(try_wrong(&room, &address, 107).await, EnteringError::WrongCredentials {});
        assert_eq!(try_wrong(&room, &address, 108).await, too_many(3));
    }
    // Refusals while waiting are no facts of their own; the waits are.
    let locked = |row: &&TrailRow| row.kind.as_str() == "locked_out";
    let rows = trail(&room).await;
    assert_eq!(rows.iter().filter(locked).map(|row| row.count).collect::<Vec<_>>(), [5, 5, 6, 6, 7, 7]);
    assert_eq!(rows.iter().filter(|row| row.kind.as_str() == "sign_in_refused").count(), 14);
});

on_both_databases!(the_right_password_forgets_the_failures, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    for n in 0..4 {
        try_wrong(&room, &email(1), n).await;
    }
    complete(room.sign_in_with_password(&attempt(4), &email(1), PASSWORD).await.unwrap());
    for n in 5..10 {
        assert_eq!(try_wrong(&room, &email(1), n).await, EnteringError::WrongCredentials {});
    }
    // The right password waits like any other, then enters.
    let waits = room.sign_in_with_password(&attempt(9), &email(1), PASSWORD).await;
    assert_eq!(refusal::<_, EnteringError>(waits), EnteringError::TooManyAttempts { retry_after: 1 });
    complete(room.sign_in_with_password(&attempt(10), &email(1), PASSWORD).await.unwrap());
});

on_both_databases!(attempts_at_once_are_counted_one_by_one, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    let tries = (0..12).map(|_| {
        let room = room.clone();
        async move { try_wrong(&room, &email(1), 50).await }
    });
    let answers = futures::future::join_all(tries).await;
    let wrong = answers.iter().filter(|answer| **answer == EnteringError::WrongCredentials {}).count();
    assert_eq!(wrong, 5, "{answers:?}");
    let waiting =
        answers.iter().filter(|answer| matches!(answer, EnteringError::TooManyAttempts { .. })).count();
    assert_eq!(waiting, 7);
});

on_both_databases!(a_network_waits_after_many_addresses, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    for n in 0..50 {
        let address = format!("inconnue{n}@exemple.fr");
        assert_eq!(try_wrong(&room, &address, 200).await, EnteringError::WrongCredentials {});
    }
    assert_eq!(
        try_wrong(&room, "encore@exemple.fr", 200).await,
        EnteringError::TooManyAttempts { retry_after: 1 }
    );
    // Another network does not.
    let elsewhere = Attempt { network: "198.51.100.0/24".to_owned(), ..attempt(200) };
    complete(room.sign_in_with_password(&elsewhere, &email(1), PASSWORD).await.unwrap());
});

on_both_databases!(a_reset_unlocks, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    for n in 0..8 {
        try_wrong(&room, &email(1), 100 * n).await;
    }
    let postman = Postman::default();
    room.request_password_reset(&attempt(701), &email(1), &postman.address()).await.unwrap();
    let new = "une autre phrase assez longue";
    complete(room.reset_password(&attempt(702), &postman.secret(), new).await.unwrap());
    complete(room.sign_in_with_password(&attempt(703), &email(1), new).await.unwrap());
});
