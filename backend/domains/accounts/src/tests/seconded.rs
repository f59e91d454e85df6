//! The second factor: required, set up, asked for, used once; codes for a day without it.

use kernel::on_both_databases;

use super::*;
use crate::EnteringError;
use crate::public::{Method, UserError};
use crate::views::pendings;

async fn password(room: &Accounts, seconds: i64) -> String {
    pending(room.sign_in_with_password(&attempt(seconds), &email(1), PASSWORD).await.unwrap())
}

on_both_databases!(staff_sets_one_up_and_is_asked_for_it, async |db: TestDatabase| {
    let room = room(&db).await;
    let (session, seed, codes) = seconded(&room, 1, &[Role::Staff]).await;
    assert_eq!(codes.len(), 10);
    assert!(room.identify_session(moment(1), &session.secret).await.unwrap().is_some());
    let file = room.by_house().user(user_id(1)).await.unwrap();
    assert!(file.second_factor.enabled && file.second_factor.required && file.row.second_factor);
    assert_eq!(file.second_factor.recovery_codes_left, 10);
    let waiting = password(&room, 60).await;
    assert!(room.identify_session(moment(60), &waiting).await.unwrap().is_none(), "it is no session yet");
    let code = seed.code_at(moment(60));
    let wrong = room.confirm_second_factor(&attempt(60), &waiting, "000000").await;
    assert_eq!(refusal::<_, EnteringError>(wrong), EnteringError::WrongCode {});
    let session = room.confirm_second_factor(&attempt(61), &waiting, &code).await.unwrap();
    assert!(room.identify_session(moment(62), &session.secret).await.unwrap().is_some());
    let again = room.confirm_second_factor(&attempt(62), &waiting, &code).await;
    assert_eq!(refusal::<_, EnteringError>(again), EnteringError::StepOver {}, "a step is taken once");
    let other = password(&room, 63).await;
    let replayed = room.confirm_second_factor(&attempt(63), &other, &code).await;
    assert_eq!(refusal::<_, EnteringError>(replayed), EnteringError::WrongCode {}, "a code too");
    assert_eq!(
        told(&room, 1).await,
        [
            "signed_in second_factor",
            "sign_in_refused wrong-code",
            "signed_in second_factor",
            "sign_in_refused wrong-code"
        ]
    );
});

on_both_databases!(a_recovery_code_works_once, async |db: TestDatabase| {
    let room = room(&db).await;
    let (_, _, codes) = seconded(&room, 1, &[Role::Staff]).await;
    let waiting = password(&room, 60).await;
    room.confirm_second_factor(&attempt(61), &waiting, &codes[3].to_lowercase()).await.unwrap();
    let waiting = password(&room, 62).await;
    let again = room.confirm_second_factor(&attempt(63), &waiting, &codes[3]).await;
    assert_eq!(refusal::<_, EnteringError>(again), EnteringError::WrongCode {});
    assert_eq!(room.by_house().user(user_id(1)).await.unwrap().second_factor.recovery_codes_left, 9);
    room.confirm_second_factor(&attempt(64), &waiting, &codes[4]).await.unwrap();
});

on_both_databases!(of_two_with_the_same_code_one_enters, async |db: TestDatabase| {
    let room = room(&db).await;
    let (_, seed, codes) = seconded(&room, 1, &[Role::Staff]).await;
    for code in [seed.code_at(moment(60)), codes[0].clone()] {
        let waiting = [password(&room, 60).await, password(&room, 60).await];
        let racers = waiting.iter().map(|waiting| {
            let (room, code) = (room.clone(), code.clone());
            async move { room.confirm_second_factor(&attempt(61), waiting, &code).await.is_ok() }
        });
        let entered = futures::future::join_all(racers).await;
        assert_eq!(entered.iter().filter(|entered| **entered).count(), 1);
    }
});

on_both_databases!(a_waiting_sign_in_ends_by_time_and_by_guessing, async |db: TestDatabase| {
    let room = room(&db).await;
    let (_, seed, _) = seconded(&room, 1, &[Role::Staff]).await;
    let waiting = password(&room, 60).await;
    let late = room.confirm_second_factor(&attempt(660), &waiting, &seed.code_at(moment(660))).await;
    assert_eq!(refusal::<_, EnteringError>(late), EnteringError::StepOver {});
    let waiting = password(&room, 700).await;
    for _ in 0..5 {
        pendings::missed(room.kernel.reader(), &waiting).await.unwrap();
    }
    let guessed = room.confirm_second_factor(&attempt(701), &waiting, &seed.code_at(moment(701))).await;
    assert_eq!(refusal::<_, EnteringError>(guessed), EnteringError::StepOver {});
    for nothing in ["", "nothing"] {
        let answer = room.confirm_second_factor(&attempt(702), nothing, "123456").await;
        assert_eq!(refusal::<_, EnteringError>(answer), EnteringError::StepOver {});
    }
});

on_both_databases!(guessing_codes_is_slowed_down_as_passwords_are, async |db: TestDatabase| {
    let room = room(&db).await;
    seconded(&room, 1, &[Role::Staff]).await;
    let waiting = password(&room, 60).await; // one attempt, charged until the second factor is given
    for _ in 0..4 {
        let wrong = room.confirm_second_factor(&attempt(60), &waiting, "000000").await;
        assert_eq!(refusal::<_, EnteringError>(wrong), EnteringError::WrongCode {});
    }
    let waits = room.confirm_second_factor(&attempt(60), &waiting, "000000").await;
    assert_eq!(refusal::<_, EnteringError>(waits), EnteringError::TooManyAttempts { retry_after: 1 });
    let begins_anew = room.sign_in_with_password(&attempt(60), &email(1), PASSWORD).await;
    assert_eq!(refusal::<_, EnteringError>(begins_anew), EnteringError::TooManyAttempts { retry_after: 1 });
});

on_both_databases!(who_need_not_may_set_one_up, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Member]).await;
    let waiting = room.begin_second_factor(&attempt(10), &session.secret).await.unwrap();
    let shown = room.second_factor_to_enrol(&attempt(11), &waiting).await.unwrap();
    let again = room.second_factor_to_enrol(&attempt(12), &waiting).await.unwrap();
    assert_eq!(shown, again, "the same as long as it waits");
    let wrong = room.enrol_second_factor(&attempt(13), &waiting, "000000").await;
    assert_eq!(refusal::<_, EnteringError>(wrong), EnteringError::WrongCode {});
    let seed = data_encoding::BASE32_NOPAD.decode(shown.secret_base32.as_bytes()).unwrap();
    let code = Seed::from_bytes(&seed).unwrap().code_at(moment(14));
    let (renewed, _) = room.enrol_second_factor(&attempt(14), &waiting, &code).await.unwrap();
    assert!(room.identify_session(moment(15), &session.secret).await.unwrap().is_none(), "the old one ended");
    assert!(room.identify_session(moment(15), &renewed.secret).await.unwrap().is_some());
    let twice = room.begin_second_factor(&attempt(16), &renewed.secret).await;
    assert_eq!(refusal::<_, UserError>(twice), UserError::SecondFactorInPlace {});
    let over = room.begin_second_factor(&attempt(16), "nothing").await;
    assert_eq!(refusal::<_, EnteringError>(over), EnteringError::SessionOver {});
});

on_both_databases!(a_lost_one_is_taken_away_by_an_administrator, async |db: TestDatabase| {
    let room = room(&db).await;
    let (session, _, codes) = seconded(&room, 1, &[Role::Staff]).await;
    room.by_house().reset_second_factor(&context(10), user_id(1)).await.unwrap();
    assert!(room.identify_session(moment(11), &session.secret).await.unwrap().is_none());
    let step = room.sign_in_with_password(&attempt(12), &email(1), PASSWORD).await.unwrap();
    let SignInStep::EnrolSecondFactor { pending } = step else { panic!("{step:?}") };
    let old = room.confirm_second_factor(&attempt(13), &pending, &codes[0]).await;
    assert_eq!(refusal::<_, EnteringError>(old), EnteringError::StepOver {}, "that is another step");
    let twice = room.by_house().reset_second_factor(&context(14), user_id(1)).await;
    assert_eq!(refusal::<_, UserError>(twice), UserError::NoSecondFactor {});
});

on_both_databases!(recovery_codes_are_renewed_against_a_code, async |db: TestDatabase| {
    let room = room(&db).await;
    let (session, seed, old) = seconded(&room, 1, &[Role::Staff]).await;
    let own = room.by(hands(&room, &session, 1).await);
    let wrong = own.renew_recovery_codes(&context_of(user_id(1), 2), "000000").await;
    assert_eq!(refusal::<_, EnteringError>(wrong), EnteringError::WrongCode {});
    let code = seed.code_at(moment(60));
    let new = own.renew_recovery_codes(&context_of(user_id(1), 60), &code).await.unwrap();
    assert!(new.iter().all(|code| !old.contains(code)));
    let waiting = password(&room, 90).await;
    let gone = room.confirm_second_factor(&attempt(91), &waiting, &old[0]).await;
    assert_eq!(refusal::<_, EnteringError>(gone), EnteringError::WrongCode {});
    room.confirm_second_factor(&attempt(92), &waiting, &new[0]).await.unwrap();
    let kinds: Vec<_> = trail(&room).await.into_iter().map(|row| row.method).collect();
    assert_eq!(kinds.last(), Some(&Some(Method::Password)));
});
