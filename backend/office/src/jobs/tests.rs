//! Jobs of the house from the order to the end, cut on the way, on both databases. No clock runs: each test says what
//! time it is.

use std::cell::{Cell, RefCell};
use std::fmt::Write as _;
use std::future::{Future, pending};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::Poll;

use futures::future::LocalBoxFuture;
use kernel::access::Role;
use kernel::jobs::{JobProgress, JobState};
use kernel::testing::{TestDatabase, context, tester, vault};
use kernel::{Clock, KeySource, on_both_databases};
use partners::public::ImportReport;
use values::Timestamp;

use super::*;

const HEADER: &str = "CP;Code_bib;Surface;Amplitude horaire;Nom de l'établissement;Libellé 2;Complément;Adresse;\
Code région;Région;Code département;Département;Ville;Cedex;Code insee commune;Population commune;Longitude;Latitude;\
Statut;Type adresse ;Nombre de salariés;Nombre de bénévoles;geolocalisation";

fn list(libraries: u32) -> Vec<u8> {
    let mut list = format!("\u{feff}{HEADER}\n");
    for code in 1..=libraries {
        let _ = writeln!(
            list,
            "01250;{code}.0;227.0;11.5;Médiathèque d'essai {code};;;2 rue de l'Essai;84.0;Auvergne-Rhône-Alpes;01;Ain;\
             Essai;;01072;3256;5.322996;46.178735;Bibliothèque municipale;Bâtiment ouvert;1.0;11.0;46.178735, 5.322996"
        );
    }
    list.into_bytes()
}

struct At(i64);

impl Clock for At {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(context().at.micros() + self.0 * 1_000_000)
    }
}

async fn office(db: &TestDatabase) -> Office {
    let kernel = db.kernel(Office::projectors()).await; // migrates
    Office::new(kernel.reader().clone(), KeySource::Random, vault()).acting_for(tester())
}

async fn ask(office: &Office, libraries: u32) -> Job {
    let on = Day::ymd(2015, 1, 1).unwrap();
    office.jobs().import_venues(&context(), on, list(libraries)).await.unwrap()
}

/// A heart that never beats: no step of a test takes long.
fn still() -> LocalBoxFuture<'static, ()> {
    Box::pin(pending())
}

/// Works once, at a second after the beginning; asked to stop after some steps, when `steps` says so.
async fn work(office: &Office, second: i64, steps: Option<usize>) -> Option<JobId> {
    let asked = Cell::new(0);
    let stopping = || {
        asked.set(asked.get() + 1);
        steps.is_some_and(|steps| asked.get() >= steps)
    };
    let (trades, clock) = (trades(), At(second));
    let worker = Worker { trades: &trades, clock: &clock, stopping: &stopping, beat: &still };
    office.work_once(&worker).await.unwrap()
}

async fn report(office: &Office, id: JobId) -> ImportReport {
    serde_json::from_value(office.jobs().result(id).await.unwrap().unwrap()).unwrap()
}

on_both_databases!(an_import_is_done_as_a_job, async |db: TestDatabase| {
    let office = office(&db).await;
    assert_eq!(work(&office, 0, None).await, None, "nothing waits");
    let job = ask(&office, 700).await;
    assert_eq!((job.state, job.kind.as_str()), (JobState::Queued, VENUE_IMPORT));
    assert_eq!(work(&office, 1, None).await, Some(job.id));
    let done = office.jobs().read(job.id).await.unwrap();
    assert_eq!((done.state, done.progress.done, done.progress.total), (JobState::Done, 700, 700));
    assert_eq!(report(&office, job.id).await.created, 700);
    assert_eq!(work(&office, 1_000, None).await, None);
});

on_both_databases!(a_process_that_stops_gives_its_job_back, async |db: TestDatabase| {
    let office = office(&db).await;
    let job = ask(&office, 1_200).await;
    work(&office, 1, Some(2)).await;
    let given_back = office.jobs().read(job.id).await.unwrap();
    assert_eq!((given_back.state, given_back.progress.done), (JobState::Queued, 500), "one batch is kept");
    work(&office, 2, None).await;
    let report = report(&office, job.id).await;
    assert_eq!((report.created, report.unchanged), (700, 500), "and is not taken again");
    assert_eq!(office.jobs().read(job.id).await.unwrap().attempts, 2);
});

on_both_databases!(a_job_that_is_cancelled_can_go_on, async |db: TestDatabase| {
    let office = office(&db).await;
    let job = ask(&office, 1_200).await;
    work(&office, 1, Some(2)).await;
    // While it runs: the order comes between the claim and the first step.
    let cancelling = Cancelling { job: job.id };
    let trades: Vec<Box<dyn Trade>> = vec![Box::new(cancelling)];
    let worker = Worker { trades: &trades, clock: &At(2), stopping: &|| false, beat: &still };
    office.work_once(&worker).await.unwrap();
    let cancelled = office.jobs().read(job.id).await.unwrap();
    assert_eq!((cancelled.state, cancelled.progress.done), (JobState::Cancelled, 500));
    assert_eq!(work(&office, 1_000, None).await, None, "nobody goes on by himself");
    let waits = office.jobs().resume(&context(), job.id).await.unwrap();
    assert_eq!((waits.state, waits.cancel_asked), (JobState::Queued, false));
    work(&office, 1_001, None).await;
    assert_eq!(report(&office, job.id).await.unchanged, 500);
});

/// Cancels its own job, then does it as the office does.
struct Cancelling {
    job: JobId,
}

#[async_trait(?Send)]
impl Trade for Cancelling {
    fn kind(&self) -> &'static str {
        VENUE_IMPORT
    }

    async fn work(&self, office: &Office, task: &Task<'_>) -> Result<Value, Failure> {
        office.jobs().cancel(&context(), self.job).await?;
        trades()[0].work(office, task).await
    }
}

on_both_databases!(a_job_that_is_refused_says_why, async |db: TestDatabase| {
    let office = office(&db).await;
    let on = Day::ymd(2015, 1, 1).unwrap();
    let job = office.jobs().import_venues(&context(), on, b"\xff\xfeN\0o\0".to_vec()).await.unwrap();
    work(&office, 1, None).await;
    let failed = office.jobs().read(job.id).await.unwrap();
    assert_eq!(failed.state, JobState::Failed);
    let problem = failed.problem.unwrap();
    assert_eq!(
        (problem.code.as_str(), problem.kind),
        ("partners/import-not-utf8", Some(RefusalKind::Invalid))
    );
    assert_eq!(office.jobs().result(job.id).await.unwrap(), None);
});

on_both_databases!(a_job_is_its_owners_own, async |db: TestDatabase| {
    let office = office(&db).await;
    let hands = |number: u128, role: Role| Principal::user(Uuid::from_u128(number), [role]);
    let zoe = hands(1, Role::Sales);
    let signed = Context { actor: zoe.actor().clone(), ..context() };
    let mine = office.acting_for(zoe.clone()).jobs();
    let refused = mine.run_invoices(&signed, Day::ymd(2015, 1, 1).unwrap()).await.unwrap_err();
    assert!(
        matches!(refused.refusal(), Some(AccessError::Forbidden { .. })),
        "no bill run for sales: {refused}"
    );
    let job = mine.import_venues(&signed, Day::ymd(2015, 1, 1).unwrap(), list(1)).await.unwrap();
    assert_eq!(mine.read(job.id).await.unwrap().owner, zoe.user_id());
    let theirs = office.acting_for(hands(2, Role::Sales)).jobs();
    let unknown = theirs.read(job.id).await.unwrap_err();
    assert_eq!(unknown.refusal(), Some(&JobError::Unknown {}));
    assert_eq!(theirs.list(&PageRequest::default()).await.unwrap().total, 0);
    assert_eq!(mine.list(&PageRequest::default()).await.unwrap().total, 1);
    let staff = office.acting_for(hands(4, Role::Staff)).jobs();
    assert_eq!(staff.list(&PageRequest::default()).await.unwrap().total, 1, "staff sees everybody's");
    let auditor = office.acting_for(hands(3, Role::Auditor));
    let foreign = Context { actor: hands(3, Role::Auditor).actor().clone(), ..context() };
    assert_eq!(auditor.jobs().read(job.id).await.unwrap().id, job.id);
    let refused = auditor.jobs().cancel(&foreign, job.id).await.unwrap_err();
    assert!(matches!(refused.refusal(), Some(AccessError::NotYours { .. })), "{refused}");
    mine.cancel(&signed, job.id).await.unwrap();
});

on_both_databases!(a_job_of_somebody_who_may_not_enter_any_more_is_refused, async |db: TestDatabase| {
    let office = office(&db).await;
    let gone = Principal::user(Uuid::from_u128(9), [Role::Sales]);
    let signed = Context { actor: gone.actor().clone(), ..context() };
    let on = Day::ymd(2015, 1, 1).unwrap();
    let job = office.acting_for(gone).jobs().import_venues(&signed, on, list(3)).await.unwrap();
    assert_eq!(work(&office, 1, None).await, Some(job.id));
    let refused = office.jobs().read(job.id).await.unwrap();
    assert_eq!(refused.state, JobState::Failed);
    assert_eq!(refused.problem.unwrap().code, "jobs/asker-gone");
});

on_both_databases!(a_job_whose_worker_died_is_done_by_another, async |db: TestDatabase| {
    let (office, other) = (office(&db).await, office(&db).await);
    let job = ask(&office, 1_200).await;
    // The first worker dies between two steps: its future is dropped and says nothing more.
    let (trades, clock) = (trades(), At(1));
    let steps = Cell::new(0);
    let died = || {
        steps.set(steps.get() + 1);
        false
    };
    let worker = Worker { trades: &trades, clock: &clock, stopping: &died, beat: &still };
    let mut dying = Box::pin(office.work_once(&worker));
    std::future::poll_fn(|context| {
        let ended = dying.as_mut().poll(context).is_ready();
        assert!(!ended, "it ended before it could die");
        if steps.get() >= 2 { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    drop(dying);
    assert_eq!(work(&other, 2, None).await, None, "its lease still runs");
    assert_eq!(work(&other, 1_000, None).await, Some(job.id));
    let done = other.jobs().read(job.id).await.unwrap();
    assert_eq!((done.state, done.attempts), (JobState::Done, 2));
    let report = report(&other, job.id).await;
    assert_eq!(report.created + report.unchanged, 1_200);
    assert!(report.unchanged >= 500, "what the first had done is found, not done again: {report:?}");
    assert_eq!(other.partners.venues(&PageRequest::default()).await.unwrap().total, 1_200);
});

on_both_databases!(two_workers_share_the_jobs_and_do_each_once, async |db: TestDatabase| {
    let (office, other) = (office(&db).await, office(&db).await);
    for number in 0..8 {
        let at = Timestamp::from_micros(context().at.micros() + number);
        let order = json!({"number": number});
        office
            .jobs()
            .ask(&Context { at, ..context() }, VENUES_IMPORT, "count", order, Vec::new())
            .await
            .unwrap();
    }
    let counted = Rc::new(RefCell::new(Vec::new()));
    let trades: Vec<Box<dyn Trade>> = vec![Box::new(Counting(Rc::clone(&counted)))];
    let clock = At(1);
    let worker = Worker { trades: &trades, clock: &clock, stopping: &|| false, beat: &still };
    let all = async |office: &Office| while office.work_once(&worker).await.unwrap().is_some() {};
    tokio::join!(all(&office), all(&other));
    let mut counted = counted.take();
    counted.sort_unstable();
    assert_eq!(counted, (0..8).collect::<Vec<u64>>());
    let jobs = office.jobs().list(&PageRequest::default()).await.unwrap();
    assert!(jobs.items.iter().all(|job| job.state == JobState::Done && job.attempts == 1), "{jobs:?}");
});

/// Notes the number it was given.
struct Counting(Rc<RefCell<Vec<u64>>>);

#[async_trait(?Send)]
impl Trade for Counting {
    fn kind(&self) -> &'static str {
        "count"
    }

    async fn work(&self, _: &Office, task: &Task<'_>) -> Result<Value, Failure> {
        let order: Value = task.input()?;
        let _ = task.reached(JobProgress::default()).await;
        self.0.borrow_mut().extend(order["number"].as_u64());
        Ok(Value::Null)
    }
}

/// A step that ends once the heart has beaten, by when the first lease is over.
struct Long {
    kernel: Kernel,
    second: Arc<AtomicI64>,
    beats: Rc<Cell<u32>>,
}

#[async_trait(?Send)]
impl Trade for Long {
    fn kind(&self) -> &'static str {
        "long"
    }

    async fn work(&self, _: &Office, _: &Task<'_>) -> Result<Value, Failure> {
        while self.beats.get() < 4 {
            tokio::task::yield_now().await;
        }
        let late = At(self.second.load(Ordering::SeqCst)).now();
        assert!(self.kernel.claim_job(&["long"], late, 15).await?.is_none(), "it is still held");
        Ok(Value::Null)
    }
}

/// A clock that a test moves on.
struct Passing(Arc<AtomicI64>);

impl Clock for Passing {
    fn now(&self) -> Timestamp {
        At(self.0.load(Ordering::SeqCst)).now()
    }
}

on_both_databases!(a_long_step_keeps_its_claim_while_the_heart_beats, async |db: TestDatabase| {
    let (office, other) = (office(&db).await, office(&db).await);
    let job = office.jobs().ask(&context(), VENUES_IMPORT, "long", json!({}), Vec::new()).await.unwrap();
    let (second, beats) = (Arc::new(AtomicI64::new(1)), Rc::new(Cell::new(0)));
    let long = Long { kernel: other.kernel.clone(), second: Arc::clone(&second), beats: Rc::clone(&beats) };
    let trades: Vec<Box<dyn Trade>> = vec![Box::new(long)];
    let clock = Passing(Arc::clone(&second));
    // Each beat is ten seconds after the other; the fourth is waited for once the third was heard.
    let beat = || -> LocalBoxFuture<'static, ()> {
        beats.set(beats.get() + 1);
        if beats.get() > 3 {
            return still();
        }
        second.fetch_add(10, Ordering::SeqCst);
        Box::pin(std::future::ready(()))
    };
    let worker = Worker { trades: &trades, clock: &clock, stopping: &|| false, beat: &beat };
    assert_eq!(office.work_once(&worker).await.unwrap(), Some(job.id));
    let done = office.jobs().read(job.id).await.unwrap();
    assert_eq!((done.state, done.attempts), (JobState::Done, 1));
});
