use std::ops::ControlFlow;

use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};
use kernel::{database, on_both_databases};

use crate::jar::{Jar, JarCommand, JarEvent, day, kernel, number};

on_both_databases!(erasing_a_person_keeps_the_chain, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let label = JarCommand::Label { owner: "zoe".into(), name: "Zoé Exemple".into() };
    kernel
        .run(&context(), async |uow: &mut UnitOfWork| {
            uow.execute::<Jar>("a", day(), label.clone()).await?;
            Ok(())
        })
        .await
        .unwrap();
    let clear = "SELECT COUNT(*) FROM events WHERE CAST(payload AS TEXT) LIKE '%Exemple%'";
    assert_eq!(number(kernel.reader(), clear).await, 0, "stored bytes hold no name");
    let name = async || match kernel.history("tests.jar", "a").await.unwrap()[0].decode::<JarEvent>().unwrap()
    {
        Some(JarEvent::Labelled { name }) => name.value().cloned(),
        _ => panic!("not a label"),
    };
    assert_eq!(name().await.as_deref(), Some("Zoé Exemple"));
    let destroyed =
        kernel.run(&context(), async |uow: &mut UnitOfWork| uow.erase_person("zoe").await).await.unwrap();
    assert_eq!(destroyed, 1);
    assert_eq!(name().await, None);
    let single = database::connect_single(db.url()).await.unwrap();
    assert!(kernel.verify(&single, |_| ControlFlow::Continue(())).await.unwrap().is_sound());
});
