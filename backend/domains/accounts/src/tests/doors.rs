//! Signing in with a password: whoever is refused hears the same; the trail knows better.

use kernel::on_both_databases;

use super::*;
use crate::EnteringError;

on_both_databases!(somebody_signs_in_with_address_and_password, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    let step = room.sign_in_with_password(&attempt(60), " Personne1@Exemple.FR ", PASSWORD).await.unwrap();
    let session = complete(step);
    assert_eq!(session.user, user_id(1));
    let who = room.identify_session(moment(61), &session.secret).await.unwrap().unwrap();
    assert_eq!((who.user.name.as_str(), who.user.email.as_str()), ("Personne 1", "personne1@exemple.fr"));
    assert_eq!(who.principal.user_id(), Some(user_id(1).uuid()));
    assert_eq!(who.principal.roles(), [Role::Sales]);
    assert_eq!(who.csrf, session.csrf);
    assert_eq!(told(&room, 1).await, ["signed_in", "signed_in"]);
});

on_both_databases!(whoever_is_refused_hears_the_same, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    person(&room, 2, &[Role::Sales]).await;
    room.by_house().disable_user(&context(10), user_id(2), "Départ".to_owned()).await.unwrap();
    invited(&room, 3, &[Role::Sales]).await;
    machine(&room, 4, &[Role::Sales]).await;
    let known_by_link = complete(came_by_provider(&room, 5).await);
    room.sign_out(&attempt(11), &known_by_link.secret).await.unwrap();
    let mut answers = Vec::new();
    for (address, password) in [
        (email(1), "pas le bon mot de passe"),
        (email(1), "court"),
        (email(2), PASSWORD),
        (email(3), PASSWORD),
        (email(5), PASSWORD),
        (email(9), PASSWORD),
        (String::new(), PASSWORD),
    ] {
        let answer = room.sign_in_with_password(&attempt(20), &address, password).await;
        answers.push(refusal::<_, EnteringError>(answer));
    }
    assert!(answers.iter().all(|answer| *answer == EnteringError::WrongCredentials {}), "{answers:?}");
    let reasons: Vec<String> = trail(&room)
        .await
        .into_iter()
        .filter(|row| row.kind.as_str() == "sign_in_refused")
        .map(|row| row.reason)
        .collect();
    let mut expected =
        ["disabled", "invited", "no-password", "unknown", "unknown", "wrong-password", "wrong-password"];
    let mut reasons: Vec<&str> = reasons.iter().map(String::as_str).collect();
    expected.sort_unstable();
    reasons.sort_unstable();
    assert_eq!(reasons, expected);
});

/// Somebody without a password.
async fn came_by_provider(room: &Accounts, number: u128) -> SignInStep {
    let asserted = crate::ProviderIdentity {
        issuer: "https://id.exemple.fr".to_owned(),
        subject: number.to_string(),
        email: email(number),
        email_verified: true,
        name: format!("Personne {number}"),
        roles: Some(vec![Role::Sales]),
        second_factor: false,
        provision: true,
    };
    room.sign_in_with_provider(&attempt(0), asserted).await.unwrap()
}

on_both_databases!(an_address_that_nobody_has_stands_nowhere_in_clear, async |db: TestDatabase| {
    let room = room(&db).await;
    for _ in 0..2 {
        room.sign_in_with_password(&attempt(0), "inconnue@exemple.fr", PASSWORD).await.unwrap_err();
    }
    room.sign_in_with_password(&attempt(0), "autre@exemple.fr", PASSWORD).await.unwrap_err();
    let rows = trail(&room).await;
    assert!(rows.iter().all(|row| row.mark.len() == 16 && row.user.is_none() && row.actor == "nobody"));
    let marks: std::collections::BTreeSet<&str> = rows.iter().map(|row| row.mark.as_str()).collect();
    assert_eq!((rows.len(), marks.len()), (3, 2), "the same address bears the same mark");
    let facts = room.kernel.event_count().await.unwrap();
    assert_eq!(facts, 3);
    for row in &rows {
        let stored = room.kernel.history("accounts.trail", &row.correlation).await.unwrap();
        assert!(!format!("{stored:?}").contains("exemple"), "{stored:?}");
        assert!(
            format!("{stored:?}").contains("192.0.2.0/24") && !format!("{stored:?}").contains("192.0.2.77")
        );
    }
});

on_both_databases!(a_weak_hash_is_made_anew_when_its_password_is_given, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    let hash = async || {
        crate::views::passwords::hash_for(room.kernel.reader(), Some(user_id(1))).await.unwrap().unwrap()
    };
    let weak = hash().await;
    let strict = room.clone().hashing(Hashing::new());
    strict.sign_in_with_password(&attempt(1), &email(1), "pas le bon mot de passe").await.unwrap_err();
    assert_eq!(hash().await, weak);
    complete(strict.sign_in_with_password(&attempt(2), &email(1), PASSWORD).await.unwrap());
    assert!(hash().await.contains("m=47104,t=1,p=1"));
    complete(room.sign_in_with_password(&attempt(3), &email(1), PASSWORD).await.unwrap());
});

on_both_databases!(no_secret_is_in_the_log_or_in_a_table_in_clear, async |db: TestDatabase| {
    let room = room(&db).await;
    let (session, seed, codes) = seconded(&room, 1, &[Role::Staff]).await;
    let facts = room.kernel.history("accounts.user", &user_id(1).to_string()).await.unwrap();
    let stored = format!("{facts:?}");
    for secret in [PASSWORD, &session.secret, &seed.base32(), &codes[0]] {
        assert!(!stored.contains(secret));
    }
    assert!(!stored.contains("argon2"));
    assert!(!format!("{session:?}").contains(&*session.secret));
    let (sealed, _) =
        crate::views::second_factors::find(room.kernel.reader(), user_id(1)).await.unwrap().unwrap();
    assert!(!sealed.windows(20).any(|part| part == seed.as_bytes()));
});
