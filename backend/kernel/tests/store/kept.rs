//! Files that facts name by their hash.

use kernel::database::connect_single;
use kernel::kept::{Kept, hash_of};
use kernel::on_both_databases;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};
use std::ops::ControlFlow;

async fn keep(kernel: &Kernel, bytes: &'static [u8], fails: bool) -> Result<String, Failure> {
    kernel
        .run(&context(), async |uow: &mut UnitOfWork| {
            let sha256 = uow.keep("text/plain", bytes).await?;
            if fails { Err(KernelError::Corrupt { reason: "voulu".into() }.into()) } else { Ok(sha256) }
        })
        .await
}

on_both_databases!(
    bytes_are_kept_under_their_hash_with_their_transaction_or_not_at_all,
    async |db: TestDatabase| {
        let kernel = db.kernel(vec![]).await;
        assert!(keep(&kernel, b"jamais", true).await.is_err());
        assert_eq!(kernel.kept(&hash_of(b"jamais")).await.unwrap(), None);
        let sha256 = keep(&kernel, b"une fois", false).await.unwrap();
        assert_eq!(sha256, hash_of(b"une fois"));
        assert_eq!(keep(&kernel, b"une fois", false).await.unwrap(), sha256, "the same bytes once more");
        let kept = Kept { media_type: "text/plain".into(), bytes: b"une fois".to_vec() };
        assert_eq!(kernel.kept(&sha256).await.unwrap(), Some(kept));
    }
);

on_both_databases!(bytes_that_were_changed_are_found_and_never_given_out, async |db: TestDatabase| {
    let kernel = db.kernel(vec![]).await;
    let sha256 = keep(&kernel, b"vrai", false).await.unwrap();
    let single = connect_single(db.url()).await.unwrap();
    let verify = async || kernel.verify(&single, |_| ControlFlow::Continue(())).await.unwrap();
    assert!(verify().await.is_sound());
    db.tamper(
        "UPDATE kept_files SET bytes = CAST('faux' AS BLOB)"
            .replace(
                "BLOB",
                if db.kind() == kernel::testing::TestDatabaseKind::Sqlite { "BLOB" } else { "BYTEA" },
            )
            .as_str(),
    )
    .await;
    assert!(matches!(kernel.kept(&sha256).await, Err(KernelError::Corrupt { .. })));
    let faults = verify().await.faults;
    assert_eq!(faults.iter().map(|fault| fault.place.as_str()).collect::<Vec<_>>(), ["kept_files"]);
});
