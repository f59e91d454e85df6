use std::time::Duration;

use kernel::on_both_databases;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};

use crate::jar::{Jar, JarCommand, JarError, day, fill, kernel, number};

on_both_databases!(a_command_is_kept_whole, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    assert_eq!(fill(&kernel, &context(), "a", 5).await.unwrap(), 1);
    assert_eq!(fill(&kernel, &context(), "a", 7).await.unwrap(), 2);
    assert_eq!(number(kernel.reader(), "SELECT drops FROM tests_levels WHERE jar = 'a'").await, 12);
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 2);
});

on_both_databases!(a_view_that_fails_undoes_the_command, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let failure = fill(&kernel, &context(), "a", 13).await.unwrap_err();
    assert!(matches!(failure, Failure::Kernel(KernelError::Corrupt { .. })), "{failure}");
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 0);
});

on_both_databases!(a_refusal_undoes_what_came_before_it_in_the_same_unit, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let failure = kernel
        .run(&context(), async |uow: &mut UnitOfWork| {
            uow.execute::<Jar>("a", day(), JarCommand::Fill { drops: 1 }).await?;
            uow.next_number("N", 1).await?;
            uow.execute::<Jar>("b", day(), JarCommand::Fill { drops: 2_000_000 }).await?;
            Ok(())
        })
        .await
        .unwrap_err();
    assert_eq!(failure.refusal(), Some(&JarError::Overflow { level: 0, drops: 2_000_000 }));
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 0);
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM series").await, 0);
});

on_both_databases!(a_repeated_key_answers_the_first_answer, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let keyed = context().with_key("k-1", vec![1]);
    assert_eq!(fill(&kernel, &keyed, "a", 5).await.unwrap(), 1);
    assert_eq!(fill(&kernel, &keyed, "a", 5).await.unwrap(), 1);
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 1);
    let other = context().with_key("k-1", vec![2]);
    let failure = fill(&kernel, &other, "a", 6).await.unwrap_err();
    assert!(matches!(failure, Failure::Kernel(KernelError::KeyReused { .. })), "{failure}");
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 1);
});

on_both_databases!(one_key_at_the_same_instant_has_one_effect, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let keyed = context().with_key("k-1", vec![1]);
    let answers = futures::future::join_all((0..8).map(|_| fill(&kernel, &keyed, "a", 5))).await;
    assert!(answers.into_iter().all(|answer| answer.unwrap() == 1));
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 1);
});

on_both_databases!(a_refused_request_leaves_its_key_free, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let keyed = context().with_key("k-1", vec![1]);
    for _ in 0..2 {
        let failure = fill(&kernel, &keyed, "a", 2_000_000).await.unwrap_err();
        assert!(failure.refusal::<JarError>().is_some());
    }
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM idempotency_keys").await, 0);
});

on_both_databases!(a_note_is_written_with_its_command_or_not_at_all, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let note = Outgoing {
        kind: "mail".into(),
        recipient: "zoe@exemple.test".into(),
        subject: "Bocal".into(),
        body: "Plein.".into(),
        attachments: Vec::new(),
    };
    let send = async |fail: bool| {
        kernel
            .run(&context(), async |uow: &mut UnitOfWork| {
                uow.send(note.clone()).await?;
                let drops = if fail { 2_000_000 } else { 1 };
                uow.execute::<Jar>("a", day(), JarCommand::Fill { drops }).await?;
                Ok(())
            })
            .await
    };
    send(true).await.unwrap_err();
    send(false).await.unwrap();
    let claimed = kernel.claim_notes("mail", context().at, Duration::from_mins(1), 10).await.unwrap();
    assert_eq!(claimed.len(), 1, "the note of the command that was undone is undone too");
    assert_eq!((&claimed[0].note, claimed[0].attempt), (&note, 1));
});
