//! Jobs of the house from the order to the end, cut on the way, on both databases. No clock runs: each test says what
//! time it is.

use std::cell::Cell;
use std::fmt::Write as _;

use kernel::access::Role;
use kernel::jobs::JobState;
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

/// Works once, at a second after the beginning; asked to stop after some steps, when `steps` says so.
async fn work(office: &Office, second: i64, steps: Option<usize>) -> Option<JobId> {
    let asked = Cell::new(0);
    let stopping = || {
        asked.set(asked.get() + 1);
        steps.is_some_and(|steps| asked.get() >= steps)
    };
    let worker = Worker { trades: &trades(), clock: &At(second), stopping: &stopping };
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
    let worker = Worker { trades: &trades, clock: &At(2), stopping: &|| false };
    office.work_once(&worker).await.unwrap();
    let cancelled = office.jobs().read(job.id).await.unwrap();
    assert_eq!((cancelled.state, cancelled.progress.done), (JobState::Cancelled, 0));
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
    let zoe = hands(1, Role::Staff);
    let signed = Context { actor: zoe.actor().clone(), ..context() };
    let mine = office.acting_for(zoe.clone()).jobs();
    let job = mine.ask(&signed, "other", json!({}), Vec::new()).await.unwrap();
    assert_eq!(mine.read(job.id).await.unwrap().owner, zoe.user_id());
    let theirs = office.acting_for(hands(2, Role::Staff)).jobs();
    let unknown = theirs.read(job.id).await.unwrap_err();
    assert_eq!(unknown.refusal(), Some(&JobError::Unknown {}));
    assert_eq!(theirs.list(&PageRequest::default()).await.unwrap().total, 0);
    assert_eq!(mine.list(&PageRequest::default()).await.unwrap().total, 1);
    let auditor = office.acting_for(hands(3, Role::Auditor));
    let foreign = Context { actor: hands(3, Role::Auditor).actor().clone(), ..context() };
    assert_eq!(auditor.jobs().read(job.id).await.unwrap().id, job.id);
    let refused = auditor.jobs().cancel(&foreign, job.id).await.unwrap_err();
    assert!(matches!(refused.refusal(), Some(AccessError::NotYours { .. })), "{refused}");
    mine.cancel(&signed, job.id).await.unwrap();
});
