use kernel::access::{Principal, Role};
use kernel::jobs::{
    Claim, Heard, JobError, JobId, JobProblem, JobProgress, JobState, MOST_CRASHES, NewJob, Outcome,
};
use kernel::on_both_databases;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context, context_at, tester};
use serde_json::json;
use uuid::Uuid;
use values::Timestamp;

use crate::jar::{JarError, kernel, number};

const LEASE: i64 = 60;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_micros(context().at.micros() + seconds * 1_000_000)
}

fn order(number: u128) -> NewJob {
    NewJob {
        id: JobId::new(Uuid::from_u128(number)),
        kind: "count".to_owned(),
        input: json!({"to": number.to_string()}),
        file: b"a;b\n1;2\n".to_vec(),
    }
}

/// Leaves a job in the queue, asked for `number` seconds after the beginning.
async fn enqueue(kernel: &Kernel, number: u128) -> JobId {
    let job = order(number);
    let later = context_at(at(i64::try_from(number).unwrap()).micros());
    kernel.run(&later, async |uow: &mut UnitOfWork| uow.enqueue(&tester(), &job).await).await.unwrap();
    job.id
}

async fn claim(kernel: &Kernel, seconds: i64) -> Option<Claim> {
    kernel.claim_job(&["count"], at(seconds), LEASE).await.unwrap()
}

async fn state(kernel: &Kernel, id: JobId) -> JobState {
    kernel.job(id).await.unwrap().unwrap().state
}

async fn cancel(kernel: &Kernel, id: JobId) -> Result<(), Failure> {
    kernel.run(&context(), async |uow: &mut UnitOfWork| uow.cancel_job(id).await.map(drop)).await
}

async fn resume(kernel: &Kernel, id: JobId) -> Result<(), Failure> {
    kernel.run(&context(), async |uow: &mut UnitOfWork| uow.resume_job(id).await.map(drop)).await
}

fn halfway() -> JobProgress {
    JobProgress { done: 1, total: 2, words: "à mi-chemin".to_owned() }
}

on_both_databases!(a_job_is_done_once_and_keeps_its_result, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let id = enqueue(&kernel, 1).await;
    let waiting = kernel.job(id).await.unwrap().unwrap();
    assert_eq!((waiting.state, waiting.attempts, waiting.started_at), (JobState::Queued, 0, None));
    assert!(kernel.claim_job(&["other"], at(2), LEASE).await.unwrap().is_none(), "a kind nobody here knows");
    let held = claim(&kernel, 2).await.unwrap();
    assert_eq!((held.id, held.attempt, &held.input), (id, 1, &order(1).input));
    assert_eq!(held.file, order(1).file);
    assert!(Principal::from(held.hands.clone()).is_house());
    assert_eq!(kernel.advance_job(&held, &halfway(), at(3), LEASE).await.unwrap(), Heard::GoOn);
    let running = kernel.job(id).await.unwrap().unwrap();
    assert_eq!((running.state, &running.progress), (JobState::Running, &halfway()));
    assert!(running.revision > waiting.revision);
    assert!(kernel.finish_job(&held, &Outcome::Done(json!({"sum": 3})), at(4)).await.unwrap());
    let done = kernel.job(id).await.unwrap().unwrap();
    assert_eq!((done.state, done.started_at, done.finished_at), (JobState::Done, Some(at(2)), Some(at(4))));
    assert_eq!(kernel.job_result(id).await.unwrap(), Some(json!({"sum": 3})));
    assert!(claim(&kernel, 1_000).await.is_none());
    let refused = cancel(&kernel, id).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&JobError::AlreadyOver { state: JobState::Done }));
    let refused = resume(&kernel, id).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&JobError::NotResumable { state: JobState::Done }));
});

on_both_databases!(what_was_sent_in_is_not_readable_in_the_tables, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let id = enqueue(&kernel, 1).await;
    let held = claim(&kernel, 2).await.unwrap();
    let clear = |column: &str| format!("SELECT COUNT(*) FROM jobs WHERE {column} = CAST('a;b' AS TEXT)");
    let sealed = "SELECT CAST(LENGTH(file) AS BIGINT) FROM jobs";
    assert!(number(kernel.reader(), sealed).await > i64::try_from(order(1).file.len()).unwrap());
    assert_eq!(number(kernel.reader(), &clear("input")).await, 0);
    kernel.finish_job(&held, &Outcome::Done(json!("x")), at(3)).await.unwrap();
    assert_eq!(number(kernel.reader(), sealed).await, 0, "a file is forgotten once it is used up");
    assert_eq!(kernel.job_result(id).await.unwrap(), Some(json!("x")));
});

on_both_databases!(two_processes_never_hold_the_same_job, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let other = db.kernel(Vec::new()).await;
    for number in 1..=6 {
        enqueue(&kernel, number).await;
    }
    let both = (0..6).flat_map(|_| [&kernel, &other]).map(|kernel| claim(kernel, 10));
    let claims: Vec<Claim> = futures::future::join_all(both).await.into_iter().flatten().collect();
    let mut ids: Vec<JobId> = claims.iter().map(|claim| claim.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((claims.len(), ids.len()), (6, 6), "each once, none left");
    assert!(claims.iter().all(|claim| claim.attempt == 1));
});

on_both_databases!(a_job_whose_process_died_goes_on_elsewhere, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let id = enqueue(&kernel, 1).await;
    let dead = claim(&kernel, 2).await.unwrap();
    assert!(claim(&kernel, 2 + LEASE - 1).await.is_none(), "its lease still runs");
    assert_eq!(kernel.advance_job(&dead, &halfway(), at(50), LEASE).await.unwrap(), Heard::GoOn);
    assert!(claim(&kernel, 2 + LEASE).await.is_none(), "a report renews the lease");
    let heir = claim(&kernel, 50 + LEASE).await.unwrap();
    assert_eq!((heir.id, heir.attempt), (id, 2));
    assert_eq!(kernel.job(id).await.unwrap().unwrap().progress, halfway(), "what was reported is not lost");
    // The one that was thought dead wakes up: it is told to leave, and what it says counts for nothing.
    assert_eq!(kernel.advance_job(&dead, &halfway(), at(200), LEASE).await.unwrap(), Heard::Lost);
    assert!(!kernel.finish_job(&dead, &Outcome::Done(json!("late")), at(200)).await.unwrap());
    assert!(!kernel.release_job(&dead).await.unwrap());
    assert!(kernel.finish_job(&heir, &Outcome::Done(json!("right")), at(201)).await.unwrap());
    assert_eq!(kernel.job_result(id).await.unwrap(), Some(json!("right")));
});

on_both_databases!(a_job_that_takes_its_process_down_is_given_up, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let id = enqueue(&kernel, 1).await;
    for crash in 0..MOST_CRASHES {
        assert_eq!(claim(&kernel, 100 * (crash + 1)).await.unwrap().attempt, crash + 1);
    }
    assert!(claim(&kernel, 1_000).await.is_none());
    let job = kernel.job(id).await.unwrap().unwrap();
    assert_eq!((job.state, job.problem.unwrap().code.as_str()), (JobState::Failed, "jobs/given-up"));
    resume(&kernel, id).await.unwrap();
    let again = claim(&kernel, 1_001).await.unwrap();
    assert_eq!(again.file, order(1).file, "what it needs is still there");
    assert!(kernel.release_job(&again).await.unwrap(), "a polite stop is no crash");
    assert_eq!(claim(&kernel, 1_001).await.unwrap().id, id, "and leaves nobody waiting");
});

on_both_databases!(a_job_is_cancelled_wherever_it_stands, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let (waiting, running, left) =
        (enqueue(&kernel, 3).await, enqueue(&kernel, 1).await, enqueue(&kernel, 2).await);
    let held = claim(&kernel, 10).await.unwrap();
    let abandoned = claim(&kernel, 10).await.unwrap();
    assert_eq!((held.id, abandoned.id), (running, left), "the oldest first");
    for id in [waiting, running, left] {
        cancel(&kernel, id).await.unwrap();
    }
    assert_eq!(state(&kernel, waiting).await, JobState::Cancelled);
    assert_eq!(state(&kernel, running).await, JobState::Running, "until its next step ends");
    assert!(kernel.job(running).await.unwrap().unwrap().cancel_asked);
    assert_eq!(kernel.advance_job(&held, &halfway(), at(11), LEASE).await.unwrap(), Heard::Stop);
    assert!(kernel.finish_job(&held, &Outcome::Cancelled, at(12)).await.unwrap());
    assert!(claim(&kernel, 10 + LEASE).await.is_none(), "nobody begins again what was to stop");
    for id in [running, left] {
        assert_eq!(state(&kernel, id).await, JobState::Cancelled);
    }
    resume(&kernel, running).await.unwrap();
    let again = claim(&kernel, 100).await.unwrap();
    assert_eq!((again.id, again.attempt), (running, 2));
    assert_eq!(kernel.advance_job(&again, &halfway(), at(101), LEASE).await.unwrap(), Heard::GoOn);
});

on_both_databases!(a_failed_job_says_why_and_a_key_asks_once, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let keyed = context().with_key("k", vec![1]);
    let ask = async |number: u128| {
        let job = order(number);
        let asked = async |uow: &mut UnitOfWork| {
            uow.enqueue(&tester(), &job).await?;
            Ok(job.id)
        };
        kernel.run(&keyed, asked).await.unwrap()
    };
    let id = ask(1).await;
    assert_eq!(ask(2).await, id, "the first answer");
    let held = claim(&kernel, 2).await.unwrap();
    let failure = Failure::from(JarError::Overflow { level: 1, drops: 2 });
    let problem = JobProblem::from(&failure);
    assert!(kernel.finish_job(&held, &Outcome::Failed(problem.clone()), at(3)).await.unwrap());
    let job = kernel.job(id).await.unwrap().unwrap();
    assert_eq!((job.state, job.problem), (JobState::Failed, Some(problem.clone())));
    assert_eq!((problem.code.as_str(), problem.kind), ("tests/overflow", Some(RefusalKind::Invalid)));
    assert_eq!(problem.data, json!({"level": 1, "drops": 2}));
    assert!(claim(&kernel, 1_000).await.is_none(), "it is not tried again by itself");
    let unknown = JobId::new(Uuid::from_u128(9));
    assert_eq!(resume(&kernel, unknown).await.unwrap_err().refusal(), Some(&JobError::Unknown {}));
});

on_both_databases!(a_list_shows_ones_own_and_old_ones_are_forgotten, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let zoe = Uuid::from_u128(77);
    let hands = Principal::user(zoe, [Role::Staff]);
    let mine = order(1);
    let signed = Context { actor: hands.actor().clone(), ..context() };
    kernel.run(&signed, async |uow: &mut UnitOfWork| uow.enqueue(&hands, &mine).await).await.unwrap();
    enqueue(&kernel, 2).await;
    let all = kernel.jobs(None, &PageRequest::default()).await.unwrap();
    assert_eq!((all.total, all.items[0].id), (2, JobId::new(Uuid::from_u128(2))), "the youngest first");
    let own = kernel.jobs(Some(&[zoe]), &PageRequest::default()).await.unwrap();
    assert_eq!((own.total, own.items[0].owner), (1, Some(zoe)));
    let since = format!("created_at:ge:{}", at(1));
    let request =
        PageRequest { filters: vec![since, "state:eq:queued".to_owned()], ..PageRequest::default() };
    assert_eq!(kernel.jobs(None, &request).await.unwrap().total, 1);
    let held = claim(&kernel, 5).await.unwrap();
    assert_eq!(Principal::from(held.hands.clone()).roles(), [Role::Staff]);
    kernel.finish_job(&held, &Outcome::Done(json!(null)), at(6)).await.unwrap();
    assert_eq!(kernel.forget_jobs(at(6)).await.unwrap(), 0, "not before its time");
    assert_eq!(kernel.forget_jobs(at(7)).await.unwrap(), 1, "and never one that waits");
    assert_eq!(kernel.jobs(None, &PageRequest::default()).await.unwrap().total, 1);
});

on_both_databases!(the_file_of_a_rehearsal_is_kept_a_while, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    for number in [1, 2] {
        enqueue(&kernel, number).await;
        let held = claim(&kernel, 1).await.unwrap();
        let result = json!(number);
        let outcome = if number == 1 { Outcome::Rehearsed(result) } else { Outcome::Done(result) };
        kernel.finish_job(&held, &outcome, at(2)).await.unwrap();
    }
    let [rehearsed, done] = [1, 2].map(|number| JobId::new(Uuid::from_u128(number)));
    assert_eq!(kernel.job(rehearsed).await.unwrap().unwrap().state, JobState::Done);
    let kept = kernel.job_order(rehearsed).await.unwrap().unwrap();
    assert_eq!((kept.input, kept.file), (order(1).input, order(1).file));
    assert_eq!(kernel.job_order(done).await.unwrap(), None, "what is done needs its file no more");
    assert_eq!(kernel.forget_job_files(at(2)).await.unwrap(), 0, "not before its time");
    assert_eq!(kernel.forget_job_files(at(3)).await.unwrap(), 1);
    assert_eq!(kernel.job_order(rehearsed).await.unwrap(), None);
    assert_eq!(kernel.job_result(rehearsed).await.unwrap(), Some(json!(1)), "what it came to stays");
});

on_both_databases!(who_looks_for_work_and_finds_none_wakes_nobody, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let mut changed = std::pin::pin!(kernel.job_changed());
    assert!(futures::poll!(&mut changed).is_pending());
    assert!(claim(&kernel, 1).await.is_none());
    assert!(futures::poll!(&mut changed).is_pending(), "a loop that waits for news would never rest");
    enqueue(&kernel, 1).await;
    assert!(futures::poll!(&mut changed).is_ready());
});
