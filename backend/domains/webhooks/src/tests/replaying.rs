//! What was told is told again under its old name; what was missed is told for the first time.

use kernel::FactsFrom;
use kernel::outbox::{NoteState, Outcome};
use kernel::prelude::UnitOfWork;
use kernel::testing::{TestDatabase, on_both_databases, run_on};
use values::Day;

use super::bell::{
    Bell, BellCommand, act, after, at, attempted, claim, dispatch, endpoint, house, register, ring, told,
};
use crate::public::{EndpointError, Replayed};

on_both_databases!(one_message_is_sent_again_under_its_old_number, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    let id = register(&room, 1, &["*"]).await;
    register(&room, 2, &["*"]).await;
    ring(&kernel, "west", 1).await;
    dispatch(&kernel, &room, 1).await;
    let claimed = claim(&kernel, 100).await;
    let first = claimed.iter().find(|note| note.note.recipient == id.to_string()).unwrap();
    attempted(&kernel, first, 101, Outcome::Sent).await;
    let row = room.replay(&at(200), id, first.id).await.unwrap();
    assert_eq!((row.note_id, row.state), (first.id, NoteState::Waiting));
    let again = claim(&kernel, 200).await;
    assert!(again.iter().any(|note| note.id == first.id && note.note == first.note));
    let foreign = room.replay(&at(200), endpoint(2), first.id).await.unwrap_err();
    assert_eq!(foreign.refusal(), Some(&EndpointError::NoSuchDelivery { note_id: first.id }));
    let unknown = room.delivery(id, 4_711).await.unwrap_err();
    assert_eq!(unknown.refusal(), Some(&EndpointError::NoSuchDelivery { note_id: 4_711 }));
    room.disable(&at(201), id, String::new()).await.unwrap();
    let off = room.replay(&at(202), id, first.id).await.unwrap_err();
    assert_eq!(off.refusal(), Some(&EndpointError::Disabled {}));
});

on_both_databases!(a_range_is_told_again_and_what_was_missed_is_told, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    ring(&kernel, "before", 2).await;
    let id = register(&room, 1, &["tests.bell.rung"]).await;
    ring(&kernel, "after", 2).await;
    act(&kernel, "after", 3, BellCommand::Crack).await;
    dispatch(&kernel, &room, 5).await;
    for note in claim(&kernel, 100).await {
        attempted(&kernel, &note, 101, Outcome::Sent).await;
    }
    assert_eq!(told(&room, id).await.len(), 2);
    let replayed = room.replay_from(&at(200), id, FactsFrom::Position(0)).await.unwrap();
    assert_eq!((replayed.queued, replayed.complete), (4, true));
    let told = told(&room, id).await;
    assert_eq!(told.len(), 4, "the two of before are new, the two of after are the same notes");
    assert_eq!(claim(&kernel, 200).await.len(), 4);
    // While they are being sent, nothing is asked twice.
    let replayed = room.replay_from(&at(201), id, FactsFrom::Moment(after(2))).await.unwrap();
    assert_eq!((replayed.queued, replayed.complete), (0, true));
    // The reaction finds what the replay wrote.
    dispatch(&kernel, &room, 0).await;
    let nothing = room.replay_from(&at(300), id, FactsFrom::Position(i64::MAX)).await.unwrap();
    assert_eq!(nothing, Replayed { queued: 0, last_position: None, complete: true });
});

/// On PostgreSQL, where transactions end in another order than they begin.
#[test]
fn what_ran_when_an_endpoint_was_enabled_is_not_missed_by_a_replay() {
    run_on(TestDatabase::postgres(), async |db: TestDatabase| {
        let (kernel, room) = house(&db).await;
        let id = register(&room, 1, &["tests.bell.rung"]).await;
        room.disable(&at(1), id, String::new()).await.unwrap();
        let slow = async |uow: &mut UnitOfWork| {
            uow.execute::<Bell>("slow", Day::ymd(2015, 1, 31).unwrap(), BellCommand::Ring).await?;
            ring(&kernel, "quick", 1).await;
            room.enable(&at(2), id).await?;
            let replayed = room.replay_from(&at(3), id, FactsFrom::Position(0)).await?;
            assert_eq!(replayed, Replayed { queued: 0, last_position: None, complete: false });
            Ok(())
        };
        kernel.run(&at(1), slow).await.unwrap();
        let replayed = loop {
            let replayed = room.replay_from(&at(4), id, FactsFrom::Position(0)).await.unwrap();
            if replayed.complete {
                break replayed;
            }
            assert_eq!(replayed.queued, 0, "transactions of other tests hold it back");
        };
        assert_eq!(replayed.queued, 2);
        dispatch(&kernel, &room, 2).await;
        assert_eq!(told(&room, id).await.len(), 2, "each once");
    });
}

on_both_databases!(a_test_message_says_nothing_but_that_it_is_one, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    let id = register(&room, 1, &["tests.bell.rung"]).await;
    let keyed = at(5).with_key("ping", vec![1]);
    let row = room.ping(&keyed, id).await.unwrap();
    assert_eq!(room.ping(&keyed, id).await.unwrap().note_id, row.note_id);
    assert_eq!(row.subject, "webhooks.ping");
    let [message] = <[_; 1]>::try_from(told(&room, id).await).unwrap();
    assert_eq!(
        (&message["type"], &message["data"]["endpoint"]),
        (&"webhooks.ping".into(), &id.to_string().into())
    );
    assert_eq!(claim(&kernel, 5).await.len(), 1);
    room.disable(&at(6), id, String::new()).await.unwrap();
    assert_eq!(room.ping(&at(7), id).await.unwrap_err().refusal(), Some(&EndpointError::Disabled {}));
    let absent = room.ping(&at(7), endpoint(9)).await.unwrap_err();
    assert_eq!(absent.refusal(), Some(&EndpointError::NotRegistered {}));
});
