//! Tampering by SQL, as somebody with the database's password would: each kind is found, at its place.

use std::ops::ControlFlow;

use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};
use kernel::verify::Verification;
use kernel::{EventUpcaster, KeySource, SerializedEvent, database, on_both_databases};
use sea_orm::ConnectionTrait;

use crate::jar::{Jar, JarEvent, Levels, fill, kernel};

async fn verify(db: &TestDatabase, kernel: &Kernel) -> Verification {
    let single = database::connect_single(db.url()).await.unwrap();
    kernel.verify(&single, |_| ControlFlow::Continue(())).await.unwrap()
}

async fn filled(db: &TestDatabase) -> Kernel {
    let kernel = kernel(db, Timing::Inline).await;
    for n in 1..=10 {
        fill(&kernel, &context(), if n % 2 == 0 { "even" } else { "odd" }, n).await.unwrap();
    }
    kernel
}

on_both_databases!(an_untouched_log_is_sound, async |db: TestDatabase| {
    let kernel = filled(&db).await;
    let found = verify(&db, &kernel).await;
    assert!(found.is_sound(), "{found:?}");
    assert_eq!((found.events, found.streams), (10, 2));
    assert_eq!(found.views[0].rebuilt_rows, 2);
});

on_both_databases!(every_kind_of_tampering_is_found, async |db: TestDatabase| {
    let kernel = filled(&db).await;
    for (tampering, place) in [
        (
            "UPDATE events SET on_day = '2014-01-01' WHERE stream_id = 'odd' AND sequence = 2",
            "tests.jar/odd/2",
        ),
        ("UPDATE events SET actor = 'nobody' WHERE stream_id = 'even' AND sequence = 5", "tests.jar/even/5"),
        ("DELETE FROM events WHERE stream_id = 'even' AND sequence = 3", "tests.jar/even/4"),
    ] {
        kernel.reader().execute_unprepared(tampering).await.unwrap();
        let found = verify(&db, &kernel).await;
        assert!(found.faults.iter().any(|fault| fault.place == place), "{tampering}: {found:?}");
    }
});

on_both_databases!(a_view_changed_by_hand_is_found, async |db: TestDatabase| {
    let kernel = filled(&db).await;
    kernel.reader().execute_unprepared("UPDATE tests_levels SET drops = 1 WHERE jar = 'odd'").await.unwrap();
    let found = verify(&db, &kernel).await;
    assert_eq!(found.faults.len(), 1);
    assert_eq!(found.faults[0].place, "tests_levels");
});

/// Version 0 counted in thimbles of three drops.
struct Thimbles;

impl EventUpcaster for Thimbles {
    fn can_upcast(&self, event_type: &str, event_version: &str) -> bool {
        event_type == "tests.jar.filled" && event_version == "0"
    }

    fn upcast(&self, mut event: SerializedEvent) -> SerializedEvent {
        let thimbles = event.payload["thimbles"].as_i64().unwrap_or_default();
        event.payload = serde_json::json!({ "drops": thimbles * 3 });
        event.event_version = "1".into();
        event
    }
}

on_both_databases!(an_old_version_is_read_through_its_upcaster, async |db: TestDatabase| {
    let kernel = filled(&db).await;
    let payload = if db.url().starts_with("sqlite") {
        "CAST('{\"thimbles\":4}' AS BLOB)"
    } else {
        "'{\"thimbles\":4}'::bytea"
    };
    kernel
        .reader()
        .execute_unprepared(&format!(
            "INSERT INTO events (stream_type, stream_id, sequence, event_type, event_version, payload, actor, \
             recorded_at, on_day, correlation, causation, previous_hash, hash) SELECT stream_type, 'old', 1, \
             event_type, 0, {payload}, actor, recorded_at, on_day, correlation, causation, previous_hash, hash \
             FROM events WHERE stream_id = 'odd' AND sequence = 1"
        ))
        .await
        .unwrap();
    let unknown = kernel.history("tests.jar", "old").await.unwrap();
    assert!(matches!(unknown[0].decode::<JarEvent>(), Err(KernelError::UnknownEvent { version: 0, .. })));
    let wiser = Kernel::with(
        kernel.reader().clone(),
        vec![std::sync::Arc::new(Levels(Timing::Inline))],
        vec![Box::new(Thimbles)],
        KeySource::Random,
        kernel::testing::vault(),
    )
    .acting_for(kernel::testing::tester());
    let facts = wiser.history("tests.jar", "old").await.unwrap();
    assert_eq!(facts[0].decode::<JarEvent>().unwrap(), Some(JarEvent::Filled { drops: 12 }));
    let answer = wiser
        .run(&context(), async |uow: &mut UnitOfWork| {
            Ok(serde_json::to_value(uow.load::<Jar>("old").await?.state)?)
        })
        .await
        .unwrap();
    assert_eq!(answer["level"], 12);
});
