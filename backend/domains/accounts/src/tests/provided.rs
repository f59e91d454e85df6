//! Entering through an identity provider.

use kernel::on_both_databases;

use super::*;
use crate::public::UserError;
use crate::{EnteringError, ProviderIdentity};

fn asserted(number: u128) -> ProviderIdentity {
    ProviderIdentity {
        issuer: "https://id.exemple.fr".to_owned(),
        subject: format!("s-{number}"),
        email: email(number),
        email_verified: true,
        name: format!("Personne {number}"),
        roles: None,
        second_factor: false,
        provision: false,
    }
}

on_both_databases!(a_verified_address_ties_an_identity_to_its_user_once, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    let session = complete(room.sign_in_with_provider(&attempt(1), asserted(1)).await.unwrap());
    assert_eq!(session.user, user_id(1));
    assert_eq!(room.by_house().user(user_id(1)).await.unwrap().issuers, ["https://id.exemple.fr"]);
    // From then on the subject counts, whatever the address.
    let moved =
        ProviderIdentity { email: "ailleurs@exemple.fr".to_owned(), email_verified: false, ..asserted(1) };
    let session = complete(room.sign_in_with_provider(&attempt(2), moved).await.unwrap());
    assert_eq!(session.user, user_id(1));
    assert_eq!(
        room.by_house().user(user_id(1)).await.unwrap().row.version,
        4,
        "invited, came, password, tied"
    );
});

on_both_databases!(an_address_that_went_to_somebody_else_opens_nothing, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    complete(room.sign_in_with_provider(&attempt(1), asserted(1)).await.unwrap());
    let other = ProviderIdentity { subject: "s-2".to_owned(), ..asserted(1) };
    let answer = room.sign_in_with_provider(&attempt(2), other.clone()).await;
    assert_eq!(refusal::<_, EnteringError>(answer), EnteringError::NoAccount {});
    // Another provider may know the same person.
    let elsewhere = ProviderIdentity { issuer: "https://ailleurs.exemple.fr".to_owned(), ..other };
    let session = complete(room.sign_in_with_provider(&attempt(3), elsewhere).await.unwrap());
    assert_eq!(session.user, user_id(1));
});

on_both_databases!(an_unverified_address_opens_nothing, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    let unverified = ProviderIdentity { email_verified: false, provision: true, ..asserted(1) };
    let answer = room.sign_in_with_provider(&attempt(1), unverified).await;
    assert_eq!(refusal::<_, EnteringError>(answer), EnteringError::NoAccount {});
    assert_eq!(room.by_house().user(user_id(1)).await.unwrap().issuers, [] as [&str; 0]);
});

on_both_databases!(a_stranger_is_refused_unless_the_house_provides, async |db: TestDatabase| {
    let room = room(&db).await;
    for stranger in [
        asserted(1),
        ProviderIdentity { provision: true, ..asserted(1) }, // in no role
        ProviderIdentity { provision: true, roles: Some(vec![]), ..asserted(1) },
        ProviderIdentity { roles: Some(vec![Role::Sales]), ..asserted(1) },
    ] {
        let answer = room.sign_in_with_provider(&attempt(1), stranger).await;
        assert_eq!(refusal::<_, EnteringError>(answer), EnteringError::NoAccount {});
    }
    let provided = ProviderIdentity { provision: true, roles: Some(vec![Role::Sales]), ..asserted(1) };
    let session = complete(room.sign_in_with_provider(&attempt(2), provided).await.unwrap());
    let file = room.by_house().user(session.user).await.unwrap();
    assert_eq!((file.row.email, file.has_password), (email(1), false));
});

on_both_databases!(roles_follow_the_claims, async |db: TestDatabase| {
    let room = room(&db).await;
    let old = person(&room, 1, &[Role::Sales]).await;
    let promoted = ProviderIdentity { roles: Some(vec![Role::Auditor]), ..asserted(1) };
    complete(room.sign_in_with_provider(&attempt(1), promoted.clone()).await.unwrap());
    assert_eq!(room.by_house().user(user_id(1)).await.unwrap().row.roles, [Role::Auditor]);
    assert!(room.identify_session(moment(2), &old.secret).await.unwrap().is_none());
    let version = room.by_house().user(user_id(1)).await.unwrap().row.version;
    complete(room.sign_in_with_provider(&attempt(3), promoted).await.unwrap());
    assert_eq!(room.by_house().user(user_id(1)).await.unwrap().row.version, version, "the same roles");
});

on_both_databases!(the_last_administrator_is_not_taken_away_by_a_claim, async |db: TestDatabase| {
    let room = room(&db).await;
    seconded(&room, 1, &[Role::Administrator]).await;
    let demoted = ProviderIdentity { roles: Some(vec![Role::Sales]), ..asserted(1) };
    let answer = room.sign_in_with_provider(&attempt(1), demoted).await;
    assert_eq!(refusal::<_, UserError>(answer), UserError::LastAdministrator {});
});

on_both_databases!(a_second_factor_at_the_provider_counts, async |db: TestDatabase| {
    let room = room(&db).await;
    seconded(&room, 1, &[Role::Staff]).await;
    pending(room.sign_in_with_provider(&attempt(1), asserted(1)).await.unwrap());
    let strong = ProviderIdentity { second_factor: true, ..asserted(1) };
    complete(room.sign_in_with_provider(&attempt(2), strong).await.unwrap());
});

on_both_databases!(whoever_is_kept_out_is_kept_out_here_too, async |db: TestDatabase| {
    let room = room(&db).await;
    person(&room, 1, &[Role::Sales]).await;
    room.by_house().disable_user(&context(1), user_id(1), "Départ".to_owned()).await.unwrap();
    let answer = room.sign_in_with_provider(&attempt(2), asserted(1)).await;
    assert_eq!(refusal::<_, EnteringError>(answer), EnteringError::NoAccount {});
    // Somebody invited comes by this way as well.
    invited(&room, 2, &[Role::Sales]).await;
    complete(room.sign_in_with_provider(&attempt(3), asserted(2)).await.unwrap());
});
