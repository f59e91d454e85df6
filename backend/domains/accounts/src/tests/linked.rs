//! One-use links by mail: for whom, how long, how often.

use kernel::on_both_databases;

use super::*;
use crate::EnteringError;
use crate::public::{AtAddress, PasswordError};

on_both_databases!(a_member_signs_in_by_a_link_once, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Member]).await;
    let (postman, before) = (Postman::default(), mails(&room).await);
    room.request_sign_in_link(&attempt(60), "PERSONNE1@exemple.fr", &postman.address()).await.unwrap();
    assert_eq!(mails(&room).await, before + 1);
    let secret = postman.secret();
    assert_eq!(secret.len(), 43);
    let session = complete(room.use_sign_in_link(&attempt(61), &secret).await.unwrap());
    assert!(room.identify_session(moment(62), &session.secret).await.unwrap().is_some());
    let again = room.use_sign_in_link(&attempt(63), &secret).await;
    assert_eq!(refusal::<_, EnteringError>(again), EnteringError::LinkOver {});
    assert_eq!(told(&room, 1).await, ["signed_in", "link_sent", "signed_in"]);
});

on_both_databases!(a_link_goes_to_members_alone_and_the_answer_is_the_same, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    person(&room, 2, &[Role::Member, Role::Auditor]).await;
    person(&room, 3, &[Role::Member]).await;
    room.by_house().disable_user(&context(10), user_id(3), "Départ".to_owned()).await.unwrap();
    invited(&room, 4, &[Role::Member]).await;
    let (postman, before) = (Postman::default(), mails(&room).await);
    for address in [email(1), email(2), email(3), email(4), email(9), "pas une adresse".to_owned()] {
        room.request_sign_in_link(&attempt(60), &address, &postman.address()).await.unwrap();
        assert!(postman.has_nothing(), "{address}");
    }
    assert_eq!(mails(&room).await, before);
});

on_both_databases!(a_member_without_an_account_comes_in_by_a_link, async |db: TestDatabase| {
    let room = room(&db).await;
    let one = AtAddress::One { member: Uuid::from_u128(51), name: "Zoé Exemple".to_owned() };
    let (postman, before) = (Postman::default(), mails(&room).await);
    let ask = async |seconds: i64, email: &str, member: &AtAddress| {
        room.request_member_link(&attempt(seconds), email, member, &postman.address()).await.unwrap();
    };
    ask(0, "nouvelle@exemple.fr", &AtAddress::Nobody).await;
    ask(1, "nouvelle@exemple.fr", &AtAddress::Several).await;
    assert_eq!(mails(&room).await, before);
    let reasons: Vec<String> = trail(&room).await.into_iter().map(|row| row.reason).collect();
    assert_eq!(reasons, ["unknown", "shared-address"]);
    ask(2, "Nouvelle@exemple.fr", &one).await;
    assert_eq!(mails(&room).await, before + 1);
    // Whoever has not come yet may ask again.
    ask(3, "nouvelle@exemple.fr", &one).await;
    let session = complete(room.use_sign_in_link(&attempt(4), &postman.secret()).await.unwrap());
    let principal = hands(&room, &session, 5).await;
    assert_eq!((principal.member_id(), principal.roles()), (Some(Uuid::from_u128(51)), vec![Role::Member]));
    ask(100, "nouvelle@exemple.fr", &AtAddress::Nobody).await;
    complete(room.use_sign_in_link(&attempt(101), &postman.secret()).await.unwrap());

    // A member whose account was closed gets no other one under another address.
    let user = UserId::new(principal.user_id().unwrap());
    room.by_house().disable_user(&context(102), user, "Départ".to_owned()).await.unwrap();
    let before = mails(&room).await;
    for address in ["nouvelle@exemple.fr", "autre@exemple.fr"] {
        ask(103, address, &one).await;
    }
    assert_eq!(mails(&room).await, before);
});

on_both_databases!(whoever_was_invited_as_a_member_comes_by_a_link_and_nobody_else_does, async |db: TestDatabase| {
    let room = room(&db).await;
    let order = InviteUser { member: Some(Uuid::from_u128(51)), ..invitation(1, &[Role::Member]) };
    let staff = InviteUser { member: Some(Uuid::from_u128(52)), ..invitation(2, &[Role::Staff]) };
    for order in [order, staff] {
        room.by_house().invite_user(&context(0), order, &|secret| secret.to_owned()).await.unwrap();
    }
    let postman = Postman::default();
    let is = |member| AtAddress::One { member: Uuid::from_u128(member), name: "Zoé Exemple".to_owned() };
    for (address, member) in [(email(1), is(52)), (email(2), is(52)), (email(1), AtAddress::Nobody)] {
        room.request_member_link(&attempt(1), &address, &member, &postman.address()).await.unwrap();
        assert!(postman.has_nothing(), "{address}");
    }
    room.request_member_link(&attempt(1), &email(1), &is(51), &postman.address()).await.unwrap();
    complete(room.use_sign_in_link(&attempt(2), &postman.secret()).await.unwrap());
});

on_both_databases!(a_link_lasts_a_quarter_of_an_hour_and_a_new_one_replaces_it, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Member]).await;
    let postman = Postman::default();
    room.request_sign_in_link(&attempt(0), &email(1), &postman.address()).await.unwrap();
    let first = postman.secret();
    let late = room.use_sign_in_link(&attempt(900), &first).await;
    assert_eq!(refusal::<_, EnteringError>(late), EnteringError::LinkOver {});
    room.request_sign_in_link(&attempt(10), &email(1), &postman.address()).await.unwrap();
    let second = postman.secret();
    let replaced = room.use_sign_in_link(&attempt(11), &first).await;
    assert_eq!(refusal::<_, EnteringError>(replaced), EnteringError::LinkOver {});
    let other_purpose = room.reset_password(&attempt(11), &second, PASSWORD).await;
    assert_eq!(refusal::<_, EnteringError>(other_purpose), EnteringError::LinkOver {});
    complete(room.use_sign_in_link(&attempt(909), &second).await.unwrap());
});

on_both_databases!(of_two_who_use_a_link_at_once_one_enters, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Member]).await;
    let postman = Postman::default();
    room.request_sign_in_link(&attempt(0), &email(1), &postman.address()).await.unwrap();
    let secret = postman.secret();
    let racers = (0..6).map(|_| {
        let (room, secret) = (room.clone(), secret.clone());
        async move { room.use_sign_in_link(&attempt(1), &secret).await }
    });
    let answers = futures::future::join_all(racers).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for lost in answers.into_iter().filter(Result::is_err) {
        assert_eq!(refusal::<_, EnteringError>(lost), EnteringError::LinkOver {});
    }
});

on_both_databases!(a_mailbox_is_not_filled, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Member]).await;
    let (postman, before) = (Postman::default(), mails(&room).await);
    for _ in 0..10 {
        room.request_sign_in_link(&attempt(0), &email(1), &postman.address()).await.unwrap();
    }
    assert_eq!(mails(&room).await, before + 3);
    room.request_sign_in_link(&attempt(60), &email(1), &postman.address()).await.unwrap();
    assert_eq!(mails(&room).await, before + 4);
});

on_both_databases!(whoever_is_no_more_a_mere_member_enters_by_password, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Member]).await;
    let postman = Postman::default();
    room.request_sign_in_link(&attempt(0), &email(1), &postman.address()).await.unwrap();
    room.by_house().change_roles(&context(1), user_id(1), vec![Role::Staff]).await.unwrap();
    let refused = room.use_sign_in_link(&attempt(2), &postman.secret()).await;
    assert_eq!(refusal::<_, EnteringError>(refused), EnteringError::LinkOver {});
});

on_both_databases!(a_forgotten_password_is_set_anew_and_everything_else_ends, async |db: TestDatabase| {
    let room = room(&db).await;
    let (session, seed, _) = seconded(&room, 1, &[Role::Staff]).await;
    let postman = Postman::default();
    room.request_password_reset(&attempt(60), &email(1), &postman.address()).await.unwrap();
    let secret = postman.secret();
    let weak = room.reset_password(&attempt(61), &secret, "motdepasse2024").await;
    assert_eq!(refusal::<_, PasswordError>(weak), PasswordError::Breached {});
    let new = "une autre phrase assez longue";
    let step = room.reset_password(&attempt(62), &secret, new).await.unwrap();
    let waiting = pending(step); // the mailbox alone is not enough
    assert!(room.identify_session(moment(63), &session.secret).await.unwrap().is_none());
    room.confirm_second_factor(&attempt(63), &waiting, &seed.code_at(moment(63))).await.unwrap();
    let old = room.sign_in_with_password(&attempt(64), &email(1), PASSWORD).await;
    assert_eq!(refusal::<_, EnteringError>(old), EnteringError::WrongCredentials {});
    let again = room.reset_password(&attempt(65), &secret, new).await;
    assert_eq!(refusal::<_, EnteringError>(again), EnteringError::LinkOver {});
});

on_both_databases!(a_new_password_withdraws_the_link_to_another, async |db: TestDatabase| {
    let room = room(&db).await;
    let session = person(&room, 1, &[Role::Sales]).await;
    let (postman, new) = (Postman::default(), "une autre phrase assez longue");
    room.request_password_reset(&attempt(0), &email(1), &postman.address()).await.unwrap();
    let own = room.by(room.identify_session(moment(1), &session.secret).await.unwrap().unwrap().principal);
    own.change_password(&context_of(user_id(1), 2), PASSWORD, new, None).await.unwrap();
    let late = room.reset_password(&attempt(3), &postman.secret(), "encore une autre phrase").await;
    assert_eq!(refusal::<_, EnteringError>(late), EnteringError::LinkOver {});
    // So does the loss of the second factor.
    let (_, _, _) = seconded(&room, 2, &[Role::Staff]).await;
    room.request_password_reset(&attempt(4), &email(2), &postman.address()).await.unwrap();
    room.by_house().reset_second_factor(&context(5), user_id(2)).await.unwrap();
    let late = room.reset_password(&attempt(6), &postman.secret(), new).await;
    assert_eq!(refusal::<_, EnteringError>(late), EnteringError::LinkOver {});
});

on_both_databases!(a_reset_lasts_an_hour_and_is_withdrawn_with_its_user, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    let (postman, new) = (Postman::default(), "une autre phrase assez longue");
    room.request_password_reset(&attempt(0), &email(1), &postman.address()).await.unwrap();
    let late = room.reset_password(&attempt(3_600), &postman.secret(), new).await;
    assert_eq!(refusal::<_, EnteringError>(late), EnteringError::LinkOver {});
    room.request_password_reset(&attempt(3_601), &email(1), &postman.address()).await.unwrap();
    room.by_house().disable_user(&context(3_602), user_id(1), "Départ".to_owned()).await.unwrap();
    room.by_house().enable_user(&context(3_603), user_id(1)).await.unwrap();
    let withdrawn = room.reset_password(&attempt(3_604), &postman.secret(), new).await;
    assert_eq!(refusal::<_, EnteringError>(withdrawn), EnteringError::LinkOver {});
});
