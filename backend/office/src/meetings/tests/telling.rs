//! The sendings of an assembly that were left as jobs: each is told of its own assembly, to who may send.

use kernel::access::Role;
use kernel::jobs::{JobError, JobState};
use kernel::on_both_databases;
use kernel::prelude::*;

use super::*;
use crate::jobs::{Worker, trades};

struct Now;

impl kernel::Clock for Now {
    fn now(&self) -> values::Timestamp {
        values::Timestamp::from_micros(context().at.micros() + 1_000_000)
    }
}

on_both_databases!(a_sending_is_told_of_its_own_assembly_and_of_no_other, async |db: TestDatabase| {
    let office = office(&db).await;
    adopted(&office, statutes(None, AbstentionClause::NotCast)).await;
    let other = AssemblyId::new(Uuid::from_u128(2));
    for id in [assembly(), other] {
        office.assemblies.convene(&context(), id, convening()).await.unwrap();
    }
    let on = day("2016-06-02");
    let job = office.jobs().send_convocations(&context(), assembly(), on).await.unwrap();
    office.jobs().run_invoices(&context(), on).await.unwrap();
    let waits = office.sending(assembly(), job.id).await.unwrap();
    assert_eq!((waits.job.state, waits.came_to), (JobState::Queued, None));
    let unknown = office.sending(other, job.id).await.unwrap_err();
    assert_eq!(unknown.refusal(), Some(&JobError::Unknown {}));
    assert_eq!(office.sendings(other).await.unwrap(), Vec::new());
    let trades = trades();
    let still = || -> futures::future::LocalBoxFuture<'static, ()> { Box::pin(std::future::pending()) };
    let worker = Worker { trades: &trades, clock: &Now, stopping: &|| false, beat: &still };
    while office.work_once(&worker).await.unwrap().is_some() {}
    let told = office.sendings(assembly()).await.unwrap();
    assert_eq!(told.len(), 1, "a bill run is no sending");
    assert_eq!((told[0].job.id, told[0].job.state), (job.id, JobState::Done));
    assert_eq!(told[0].came_to.unwrap().mailed, 0, "nobody is a member");
    assert_eq!(office.convocation_bundles(assembly(), on).await.unwrap(), 0);
    let sales = office.acting_for(Principal::user(Uuid::from_u128(9), [Role::Sales]));
    let refused = sales.sendings(assembly()).await.unwrap_err();
    assert!(matches!(refused.refusal(), Some(AccessError::Forbidden { .. })), "{refused}");
    assert!(sales.sending(assembly(), job.id).await.is_err());
    assert!(sales.convocation_bundles(assembly(), on).await.is_err());
});
