//! A rebuild makes the read models again and leaves the secrets alone; an erased person is nobody.

use std::ops::ControlFlow;

use kernel::{database, on_both_databases};

use super::*;

on_both_databases!(a_rebuild_changes_nothing_and_keeps_secrets, async |db: TestDatabase| {
    let room = room(&db).await;
    let (session, seed, _) = seconded(&room, 1, &[Role::Staff]).await;
    person(&room, 2, &[Role::Member]).await;
    room.by_house().change_roles(&context(1), user_id(2), vec![Role::Auditor]).await.unwrap();
    room.by_house().disable_user(&context(2), user_id(2), "Départ".to_owned()).await.unwrap();
    room.by_house().enable_user(&context(3), user_id(2)).await.unwrap();
    machine(&room, 3, &[Role::Staff]).await;
    let order = crate::CreateToken {
        user: user_id(3),
        name: "Site web".to_owned(),
        scopes: vec!["*".to_owned()],
        expires_on: None,
    };
    let token = room.by_house().create_token(&context(4), order).await.unwrap().secret.unwrap();
    let single = database::connect_single(db.url()).await.unwrap();
    let verified = room.kernel.verify(&single, |_| ControlFlow::Continue(())).await.unwrap();
    assert!(verified.is_sound(), "{verified:?}");
    let report = room.kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
    assert!(report.tables.iter().all(
        |table| table.differing_rows == 0 && table.live_rows > 0 || table.table == "accounts_identities"
    ));
    assert!(room.identify_session(moment(5), &session.secret).await.unwrap().is_some());
    assert!(room.identify_token(moment(5), &token).await.unwrap().is_some());
    let waiting = pending(room.sign_in_with_password(&attempt(60), &email(1), PASSWORD).await.unwrap());
    room.confirm_second_factor(&attempt(60), &waiting, &seed.code_at(moment(60))).await.unwrap();
});

on_both_databases!(an_erased_person_is_nobody, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Member]).await;
    let house = room.by_house();
    house
        .kernel
        .run(&context(1), async |uow: &mut UnitOfWork| uow.erase_person(&user_id(1).to_string()).await)
        .await
        .unwrap();
    let single = database::connect_single(db.url()).await.unwrap();
    house.kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
    let row = house.user(user_id(1)).await.unwrap().row;
    assert_eq!((row.name.as_str(), row.email.as_str()), ("Identité effacée", ""));
    let nobody = room.sign_in_with_password(&attempt(2), &email(1), PASSWORD).await;
    assert_eq!(refusal::<_, crate::EnteringError>(nobody), crate::EnteringError::WrongCredentials {});
});
