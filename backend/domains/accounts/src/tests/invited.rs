//! How users come: the first administrator, then those who are invited.

use kernel::on_both_databases;

use super::*;
use crate::EnteringError;
use crate::public::{PasswordError, UserError, UserState};

fn first(name: &str, email: &str) -> AcceptInvitation {
    AcceptInvitation {
        name: Some(name.to_owned()),
        email: Some(email.to_owned()),
        password: PASSWORD.to_owned(),
    }
}

on_both_databases!(the_first_administrator_comes_by_a_link_of_the_house, async |db: TestDatabase| {
    let room = room(&db).await;
    let nobody = room.first_administrator(&context(0)).await.unwrap_err();
    assert!(nobody.refusal::<AccessError>().is_some());
    let replaced = room.by_house().first_administrator(&context(0)).await.unwrap().unwrap();
    let secret = room.by_house().first_administrator(&context(1)).await.unwrap().unwrap();
    assert!(room.invitation(moment(2), &replaced).await.unwrap().is_none(), "printed again: one link works");
    let shown = room.invitation(moment(2), &secret).await.unwrap().unwrap();
    assert_eq!((shown.email, shown.name, shown.roles), (None, None, vec![Role::Administrator]));
    let unnamed = room.accept_invitation(&attempt(3), &secret, first(" ", &email(1))).await;
    assert_eq!(refusal::<_, UserError>(unnamed), UserError::NameOutOfRange { maximum: 100 });
    let unaddressed = room.accept_invitation(&attempt(3), &secret, first("Zoé", "zoe")).await;
    assert_eq!(refusal::<_, UserError>(unaddressed), UserError::EmailUnreadable { email: "zoe".to_owned() });
    let step = room.accept_invitation(&attempt(4), &secret, first("Zoé Exemple", &email(1))).await.unwrap();
    assert!(matches!(step, SignInStep::EnrolSecondFactor { .. }), "no administrator without one: {step:?}");
    assert_eq!(room.by_house().first_administrator(&context(5)).await.unwrap(), None);
    let again = room.accept_invitation(&attempt(6), &secret, first("Yann", &email(2))).await;
    assert_eq!(refusal::<_, EnteringError>(again), EnteringError::LinkOver {});
});

on_both_databases!(of_two_first_administrators_one_comes, async |db: TestDatabase| {
    let room = room(&db).await;
    let secret = room.by_house().first_administrator(&context(0)).await.unwrap().unwrap();
    let racers =
        (1..5).map(|number| {
            let (room, secret) = (room.clone(), secret.clone());
            async move {
                room.accept_invitation(&attempt(1), &secret, first("Zoé", &email(number))).await.is_ok()
            }
        });
    let came = futures::future::join_all(racers).await;
    assert_eq!(came.iter().filter(|came| **came).count(), 1);
    let late = room.by_house().first_administrator(&context(2)).await.unwrap();
    assert_eq!(late, None);
});

on_both_databases!(somebody_invited_chooses_a_password, async |db: TestDatabase| {
    let room = room(&db).await;
    let before = mails(&room).await;
    let secret = invited(&room, 1, &[Role::Sales]).await;
    assert_eq!(mails(&room).await, before + 1);
    let shown = room.invitation(moment(1), &secret).await.unwrap().unwrap();
    assert_eq!((shown.email, shown.name), (Some(email(1)), Some("Personne 1".to_owned())));
    assert_eq!(shown.expires_at, moment(7 * 86_400));
    for (weak, refused) in [
        ("trop court", PasswordError::LengthOutOfRange { minimum: 12, maximum: 128 }),
        ("azertyazerty", PasswordError::Breached {}),
        ("personne1exemple", PasswordError::OwnWords {}),
    ] {
        let answer = room.accept_invitation(&attempt(2), &secret, accepting(weak)).await;
        assert_eq!(refusal::<_, PasswordError>(answer), refused, "a link is not used up by a weak password");
    }
    complete(room.accept_invitation(&attempt(3), &secret, accepting(PASSWORD)).await.unwrap());
    let again = room.accept_invitation(&attempt(4), &secret, accepting(PASSWORD)).await;
    assert_eq!(refusal::<_, EnteringError>(again), EnteringError::LinkOver {});
    assert_eq!(room.by_house().user(user_id(1)).await.unwrap().row.state, UserState::Active);
});

on_both_databases!(an_invitation_lasts_a_week_and_is_renewed, async |db: TestDatabase| {
    let room = room(&db).await;
    let secret = invited(&room, 1, &[Role::Sales]).await;
    let week = 7 * 86_400;
    assert!(room.invitation(moment(week), &secret).await.unwrap().is_none());
    let late = room.accept_invitation(&attempt(week), &secret, accepting(PASSWORD)).await;
    assert_eq!(refusal::<_, EnteringError>(late), EnteringError::LinkOver {});
    let postman = Postman::default();
    room.by_house().renew_invitation(&context(week), user_id(1), &postman.address()).await.unwrap();
    complete(room.accept_invitation(&attempt(week), &postman.secret(), accepting(PASSWORD)).await.unwrap());
    let came = room.by_house().renew_invitation(&context(week), user_id(1), &postman.address()).await;
    assert_eq!(refusal::<_, UserError>(came), UserError::AlreadyActive {});
    let unknown = room.by_house().renew_invitation(&context(week), user_id(9), &postman.address()).await;
    assert_eq!(refusal::<_, UserError>(unknown), UserError::Unknown {});
});

on_both_databases!(an_address_is_one_users, async |db: TestDatabase| {
    let room = room(&db).await;
    invited(&room, 1, &[Role::Sales]).await;
    let postman = Postman::default();
    let same = InviteUser { id: user_id(2), ..invitation(1, &[Role::Staff]) };
    let taken = room.by_house().invite_user(&context(1), same, &postman.address()).await;
    assert_eq!(refusal::<_, UserError>(taken), UserError::EmailTaken { email: email(1) });
    let racers = (10..16).map(|number| {
        let room = room.by_house();
        async move {
            let order =
                InviteUser { email: email(99).parse().unwrap(), ..invitation(number, &[Role::Sales]) };
            let address: &(dyn Fn(&str) -> String + Sync) = &str::to_owned;
            room.invite_user(&context(2), order, address).await.is_ok()
        }
    });
    let invited = futures::future::join_all(racers).await;
    assert_eq!(invited.iter().filter(|invited| **invited).count(), 1);
});
