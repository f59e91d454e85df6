//! What the program asks while it delivers, and what it learns.

use kernel::testing::{TestDatabase, on_both_databases};

use super::bell::{after, at, endpoint, house, register};
use crate::public::{Destination, DisabledBecause, DisablingCause, EndpointState, Reception, Secret};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

async fn secrets(room: &crate::Webhooks, second: i64) -> Vec<Secret> {
    match room.destination(&endpoint(1).to_string(), after(second)).await.unwrap() {
        Destination::At { secrets, .. } => secrets,
        Destination::Nowhere { reason } => panic!("{reason}"),
    }
}

on_both_databases!(an_old_secret_signs_for_one_more_day, async |db: TestDatabase| {
    let (_, room) = house(&db).await;
    register(&room, 1, &["*"]).await;
    let [first] = <[_; 1]>::try_from(secrets(&room, 1).await).unwrap();
    let second = room.rotate_secret(&at(HOUR), endpoint(1)).await.unwrap().secret.unwrap();
    assert_eq!(secrets(&room, HOUR + 1).await, [second.clone(), first.clone()]);
    assert_eq!(secrets(&room, HOUR + DAY - 1).await, [second.clone(), first]);
    assert_eq!(secrets(&room, HOUR + DAY).await, std::slice::from_ref(&second));
    // Twice within a day: the oldest is dropped at once.
    let third = room.rotate_secret(&at(2 * HOUR), endpoint(1)).await.unwrap().secret.unwrap();
    assert_eq!(secrets(&room, 2 * HOUR + 1).await, [third, second]);
});

on_both_databases!(who_is_off_or_gone_is_sent_nothing, async |db: TestDatabase| {
    let (_, room) = house(&db).await;
    let id = register(&room, 1, &["*"]).await;
    let reason = async |recipient: &str| match room.destination(recipient, after(9)).await.unwrap() {
        Destination::Nowhere { reason } => reason,
        Destination::At { .. } => "",
    };
    assert_eq!(reason(&id.to_string()).await, "");
    room.disable(&at(1), id, String::new()).await.unwrap();
    assert_eq!(reason(&id.to_string()).await, "destination désactivée");
    room.remove(&at(2), id).await.unwrap();
    assert_eq!(reason(&id.to_string()).await, "destination retirée");
    assert_eq!(reason("nobody").await, "destination illisible");
});

on_both_databases!(who_says_that_it_is_gone_is_disabled_at_once, async |db: TestDatabase| {
    let (_, room) = house(&db).await;
    let id = register(&room, 1, &["*"]).await;
    let because = room.received(&at(1), &id.to_string(), Reception::Gone).await.unwrap();
    assert_eq!(because, Some(DisabledBecause::Gone {}));
    let row = room.endpoint(id).await.unwrap();
    assert_eq!((row.state, row.cause), (EndpointState::Disabled, Some(DisablingCause::Gone)));
    // A second message that was on its way says the same.
    assert_eq!(room.received(&at(2), &id.to_string(), Reception::Gone).await.unwrap(), None);
    assert_eq!(room.received(&at(2), "nobody", Reception::Gone).await.unwrap(), None);
});

on_both_databases!(five_days_of_silence_disable_and_one_answer_forgives, async |db: TestDatabase| {
    let (_, room) = house(&db).await;
    let id = register(&room, 1, &["*"]).await;
    let say = async |second: i64, reception: Reception| {
        room.received(&at(second), &id.to_string(), reception).await.unwrap()
    };
    assert_eq!(say(0, Reception::Failed).await, None);
    assert_eq!(say(4 * DAY, Reception::Failed).await, None);
    assert_eq!(room.endpoint(id).await.unwrap().failing_since, Some(after(0)));
    assert_eq!(say(4 * DAY + 1, Reception::Taken).await, None);
    let row = room.endpoint(id).await.unwrap();
    assert_eq!((row.failing_since, row.last_success_at), (None, Some(after(4 * DAY + 1))));
    assert_eq!(say(5 * DAY, Reception::Failed).await, None);
    assert_eq!(say(9 * DAY, Reception::Failed).await, None);
    let since = after(5 * DAY);
    assert_eq!(say(10 * DAY, Reception::Failed).await, Some(DisabledBecause::Failing { since }));
    assert_eq!(room.endpoint(id).await.unwrap().cause, Some(DisablingCause::Failing));
    // Enabled again, the past counts no more.
    room.enable(&at(11 * DAY), id).await.unwrap();
    assert_eq!(say(11 * DAY + 1, Reception::Failed).await, None);
});
