//! Parts of a transaction that are refused by themselves.

use kernel::on_both_databases;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};

use crate::jar::{Jar, JarCommand, JarError, day, kernel, number};

on_both_databases!(a_part_that_is_refused_leaves_nothing_and_the_rest_is_kept, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let answers: (u64, Vec<u64>, Vec<String>) = kernel
        .run(&context(), async |uow: &mut UnitOfWork| {
            let (mut taken, mut refused) = (Vec::new(), Vec::new());
            for (jar, drops) in [("a", 1), ("b", 2_000_000), ("a", 2), ("b", 3), ("a", 999_999)] {
                let filled = uow
                    .attempt(async |uow| {
                        let number = uow.next_number("N", 1).await?;
                        uow.execute::<Jar>(jar, day(), JarCommand::Fill { drops }).await?;
                        Ok(number)
                    })
                    .await;
                match filled {
                    Ok(number) => taken.push(number),
                    Err(failure) => refused.push(failure.refusal::<JarError>().unwrap().to_string()),
                }
            }
            Ok((uow.appended(), taken, refused))
        })
        .await
        .unwrap();
    assert_eq!((answers.0, answers.1), (3, vec![1, 2, 3]), "a refused part gives its number back");
    assert_eq!(answers.2.len(), 2);
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 3);
    assert_eq!(number(kernel.reader(), "SELECT drops FROM tests_levels WHERE jar = 'a'").await, 3);
    assert_eq!(number(kernel.reader(), "SELECT last_number FROM series").await, 3);
});

on_both_databases!(a_part_that_breaks_gives_the_whole_up, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let failure = kernel
        .run(&context(), async |uow: &mut UnitOfWork| {
            uow.execute::<Jar>("a", day(), JarCommand::Fill { drops: 1 }).await?;
            let break_it = async |uow: &mut UnitOfWork| {
                uow.execute::<Jar>("a", day(), JarCommand::Fill { drops: 13 }).await.map(drop)
            };
            uow.attempt(break_it).await
        })
        .await
        .unwrap_err();
    assert!(matches!(failure, Failure::Kernel(KernelError::Corrupt { .. })), "{failure}");
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 0);
});
