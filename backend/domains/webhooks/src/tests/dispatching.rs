//! From a fact to a message: for each endpoint that wants to hear of it, once.

use std::ops::ControlFlow;

use kernel::testing::{TestDatabase, on_both_databases, tokio};
use kernel::{Kernel, database};
use serde_json::json;

use super::bell::{BellCommand, act, after, at, dispatch, endpoint, house, register, ring, told};
use crate::public::ChangeEndpoint;
use crate::{Catalogue, Webhooks};

on_both_databases!(who_wants_to_hear_is_told_and_nobody_else, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    let all = register(&room, 1, &["*"]).await;
    let rings = register(&room, 2, &["tests.bell.rung"]).await;
    let cracks = register(&room, 3, &["tests.bell.cracked"]).await;
    ring(&kernel, "west", 2).await;
    act(&kernel, "west", 3, BellCommand::Crack).await;
    dispatch(&kernel, &room, 3).await;
    assert_eq!((told(&room, all).await.len(), told(&room, rings).await.len()), (3, 2));
    let [crack] = <[_; 1]>::try_from(told(&room, cracks).await).unwrap();
    let position = &crack["data"]["position"];
    assert!(position.is_i64());
    let expected = json!({
        "type": "tests.bell.cracked", "timestamp": "2015-01-01T00:00:03.000000Z",
        "data": {
            "stream": "tests.bell", "id": "west", "sequence": 3, "on": "2015-01-31", "position": position,
            "correlation": "00000000-0000-0000-0000-000000000007"
        }
    });
    assert_eq!(crack, expected);
    assert!(!told(&room, all).await.iter().any(|message| message.to_string().contains("Zoé")));
    let note = room.deliveries(all, &kernel::prelude::PageRequest::default()).await.unwrap().items.remove(0);
    assert_eq!((note.subject.as_str(), note.correlation.as_u128()), ("tests.bell.cracked", 7));
});

on_both_databases!(an_endpoint_hears_of_what_comes_after_it, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    ring(&kernel, "west", 2).await;
    let id = register(&room, 1, &["*"]).await;
    ring(&kernel, "east", 1).await;
    dispatch(&kernel, &room, 3).await;
    assert_eq!(told(&room, id).await.len(), 1, "not of what came before");
    room.disable(&at(10), id, "Migration".to_owned()).await.unwrap();
    ring(&kernel, "north", 1).await;
    room.enable(&at(20), id).await.unwrap();
    ring(&kernel, "south", 1).await;
    dispatch(&kernel, &room, 2).await;
    let streams: Vec<_> = told(&room, id).await.iter().map(|message| message["data"]["id"].clone()).collect();
    assert_eq!(streams, ["east", "south"], "not of what came while it was off");
});

on_both_databases!(another_choice_of_events_holds_from_then_on, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    let id = register(&room, 1, &["tests.bell.cracked"]).await;
    ring(&kernel, "west", 1).await;
    dispatch(&kernel, &room, 1).await;
    let events = Some(crate::goldens::filters(&["tests.*"]));
    room.change(&at(5), id, ChangeEndpoint { events, ..ChangeEndpoint::default() }).await.unwrap();
    ring(&kernel, "west", 1).await;
    dispatch(&kernel, &room, 1).await;
    assert_eq!(told(&room, id).await.len(), 1);
});

/// The same house opened anew, as after a restart.
async fn reopened(db: &TestDatabase, room: &Webhooks) -> (Kernel, Webhooks) {
    let kernel = Kernel::new(db.connect().await, Webhooks::projectors(), kernel::testing::vault());
    let kernel = kernel.acting_for(kernel::testing::tester());
    (kernel.clone(), room.over(kernel))
}

on_both_databases!(nothing_is_lost_or_told_twice_over_a_restart, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    let id = register(&room, 1, &["*"]).await;
    ring(&kernel, "west", 3).await;
    dispatch(&kernel, &room, 3).await;
    ring(&kernel, "east", 2).await; // recorded, and then the program is gone
    drop(kernel);
    let (kernel, room) = reopened(&db, &room).await;
    dispatch(&kernel, &room, 2).await;
    dispatch(&kernel, &room, 0).await;
    assert_eq!(told(&room, id).await.len(), 5);
});

on_both_databases!(two_processes_tell_each_fact_once, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    let id = register(&room, 1, &["*"]).await;
    let (other, same_room) = reopened(&db, &room).await;
    let (one, two) = (room.dispatch(), same_room.dispatch());
    for round in 0..5 {
        ring(&kernel, &format!("bell-{round}"), 4).await;
        let (a, b) = tokio::join!(kernel.react(&one, after(50)), other.react(&two, after(50)));
        a.unwrap();
        b.unwrap();
    }
    for _ in 0..100_000 {
        if told(&room, id).await.len() == 20 {
            break;
        }
        kernel.react(&one, after(50)).await.unwrap();
        tokio::task::yield_now().await;
    }
    let told = told(&room, id).await;
    let mut positions: Vec<i64> =
        told.iter().filter_map(|message| message["data"]["position"].as_i64()).collect();
    positions.sort_unstable();
    positions.dedup();
    assert_eq!((told.len(), positions.len()), (20, 20));
});

on_both_databases!(a_rebuild_tells_nothing_again_and_keeps_secrets, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    let id = register(&room, 1, &["*"]).await;
    ring(&kernel, "west", 2).await;
    dispatch(&kernel, &room, 2).await;
    let before = room.destination(&id.to_string(), after(9)).await.unwrap();
    let single = database::connect_single(db.url()).await.unwrap();
    let report = kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
    assert!(report.tables.iter().all(|table| table.differing_rows == 0), "{report:?}");
    dispatch(&kernel, &room, 0).await;
    assert_eq!(told(&room, id).await.len(), 2);
    assert_eq!(room.destination(&id.to_string(), after(9)).await.unwrap(), before);
    ring(&kernel, "west", 1).await;
    dispatch(&kernel, &room, 1).await;
    assert_eq!(told(&room, id).await.len(), 3);
});

on_both_databases!(facts_that_are_not_offered_are_told_to_nobody, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    let id = register(&room, 1, &["*"]).await;
    let silent = Webhooks::new(kernel.clone(), std::sync::Arc::new(Catalogue::of(&[])));
    ring(&kernel, "west", 1).await;
    assert_eq!(kernel.react(&silent.dispatch(), after(9)).await.unwrap(), 0);
    assert!(told(&room, id).await.is_empty());
    assert!(told(&room, endpoint(9)).await.is_empty());
});
