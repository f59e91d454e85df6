//! Two processes that cast the voices of the same members at once: each counts exactly once. The second process is
//! this test program, started again as a child with its orders in the environment.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use kernel::testing::{TestDatabase, context, on_both_databases, tokio};
use kernel::{Kernel, database};

use super::{all, asked, founded, opened};
use crate::Assemblies;
use crate::public::{AssemblyError, Ballot, Choice};
use crate::samples::{self, assembly_id};

const ORDERS: &str = "QUINTETTE_TEST_VOTER";
const READY: &str = "ready to vote";

/// Casts every voice of the example, one by one; answers how many counted. Each other had been cast already.
async fn cast_all(room: &Assemblies, choice: Choice) -> usize {
    let mut counted = 0;
    for ballot in samples::ballots() {
        let ballot = Ballot { choice, ..ballot };
        match room.cast_votes(&context(), assembly_id(1), 1, vec![ballot]).await {
            Ok(_) => counted += 1,
            Err(refused) => assert_eq!(
                refused.refusal(),
                Some(&AssemblyError::AlreadyVoted { member: ballot.member, resolution: 1 }),
                "{refused}"
            ),
        }
    }
    counted
}

/// The child process: does nothing unless it was given orders.
#[test]
fn racer() {
    if let Ok(url) = std::env::var(ORDERS) {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let db = database::connect(&url).await.unwrap();
            let kernel = Kernel::new(db, Assemblies::projectors(), kernel::testing::vault());
            let room = Assemblies::new(kernel.acting_for(kernel::testing::tester()));
            println!("{READY}");
            cast_all(&room, Choice::Against).await;
        });
    }
}

/// Starts the other process and waits until it is about to vote.
fn child(url: &str) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tests::races::racer", "--nocapture"])
        .env(ORDERS, url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains(READY)), "the other process is ready");
    child
}

on_both_databases!(two_processes_that_cast_the_same_voices, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = opened(&room).await;
    let mut other = child(db.url());
    let ours = cast_all(&room, Choice::For).await;
    assert!(other.wait().unwrap().success());
    let votes = room.votes(assembly, 1, &all()).await.unwrap();
    assert_eq!(votes.total, 46, "each voice once");
    let count =
        async |filter: &str| room.votes(assembly, 1, &asked(&[filter], "number")).await.unwrap().items;
    assert_eq!(count("choice:eq:for").await.len(), ours);
    assert_eq!(count("choice:eq:against").await.len(), 46 - ours);
    let outcome = room.close_resolution(&context(), assembly, 1).await.unwrap();
    let cast: u32 = outcome.result.colleges.iter().map(|of| of.tally.in_favour + of.tally.against).sum();
    assert_eq!(cast, 46 + 8);
});

on_both_databases!(two_hands_on_one_voice, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = opened(&room).await;
    // A second kernel over a second pool: what another process would have.
    let elsewhere = Assemblies::new(db.kernel(Assemblies::projectors()).await);
    let at = context();
    let member = samples::voter(0, 1);
    let ballot = |choice| vec![Ballot { member, choice, holder: None }];
    let (here, there) = tokio::join!(
        room.cast_votes(&at, assembly, 1, ballot(Choice::For)),
        elsewhere.cast_votes(&at, assembly, 1, ballot(Choice::Against))
    );
    assert_ne!(here.is_ok(), there.is_ok(), "exactly one counts");
    let refused = here.err().or(there.err()).unwrap();
    assert_eq!(refused.refusal(), Some(&AssemblyError::AlreadyVoted { member, resolution: 1 }));
    assert_eq!(room.votes(assembly, 1, &all()).await.unwrap().total, 1);
});

on_both_databases!(a_vote_that_meets_the_close, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = opened(&room).await;
    let elsewhere = Assemblies::new(db.kernel(Assemblies::projectors()).await);
    let at = context();
    let (cast, closed) = tokio::join!(
        room.cast_votes(&at, assembly, 1, samples::ballots()),
        elsewhere.close_resolution(&at, assembly, 1)
    );
    let counted: u32 =
        closed.unwrap().result.colleges.iter().map(|of| of.tally.in_favour + of.tally.against).sum();
    match cast {
        Ok(_) => assert_eq!(counted, 50, "in time, and counted"),
        Err(late) => {
            assert_eq!(late.refusal(), Some(&AssemblyError::VoteClosed { resolution: 1 }));
            assert_eq!(counted, 8, "too late, and not counted: only the chair has voted");
        }
    }
});
