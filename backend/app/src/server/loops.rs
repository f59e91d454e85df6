//! What happens behind the requests: views and reactions that follow by checkpoint, the delivery of outgoing notes, long
//! jobs one after another, and once a day what the calendar of the year reminds of.
//!
//! All are safe to run in several processes at once: a follower locks its checkpoint, a note and a job are leased. A job
//! is given back between two of its steps when the program stops, for any process to go on with. A failure is
//! logged and tried again; it never ends the loop. Mails and messages have a loop each, so that a mail server that is
//! slow holds up no program, and the other way round.

use std::time::{Duration, Instant};

use futures::future::LocalBoxFuture;
use kernel::access::Principal;
use kernel::prelude::Failure;
use kernel::{Actor, Clock, Context, SystemClock};
use office::Office;
use office::jobs::Worker;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;
use values::{Day, Uuid};

use crate::commands::outbox::{Delivered, Wires, mails, messages};

/// How long a follower waits for another process's commits; this process's own wake it at once.
const FOLLOW: Duration = Duration::from_secs(2);
/// How often notes that are due by now are looked for; what this process writes is looked for at once.
const DELIVER: Duration = Duration::from_secs(5);

/// How often jobs of other processes are looked for; what this process is asked for it begins at once.
const WORK: Duration = Duration::from_secs(1);
/// How often jobs that ended long ago are forgotten.
const FORGET: Duration = Duration::from_hours(1);

/// How often it is looked whether another day has begun.
const REMIND: Duration = Duration::from_hours(1);
/// Of how many days before the present one a server that was away reminds afterwards.
const MISSED: i64 = 3;

/// The running loops.
pub(crate) struct Loops {
    tasks: Vec<JoinHandle<()>>,
}

impl Loops {
    /// Starts them; they stop when `stopping` turns true.
    /// The loop of jobs stops as soon as the kernel is closing, and then drops `working`.
    pub(crate) fn start(
        office: &Office,
        wires: Wires,
        stopping: &watch::Receiver<bool>,
        working: oneshot::Sender<()>,
    ) -> Self {
        let Wires { mail, webhooks } = wires;
        let mails = async move |office: &Office| mails::deliver_due(office, &mail).await;
        let messages = async move |office: &Office| messages::deliver_due(office, &webhooks).await;
        let beside = || (office.clone(), stopping.clone());
        let tasks = vec![
            tokio::spawn(follow(office.clone(), stopping.clone())),
            tokio::task::spawn_local(deliver("mails", mails::BATCH, mails, beside())),
            tokio::task::spawn_local(deliver("messages", messages::BATCH, messages, beside())),
            tokio::task::spawn_local(work(office.clone(), working)),
            tokio::task::spawn_local(remind(office.clone(), stopping.clone())),
        ];
        Self { tasks }
    }

    /// Waits until all have stopped.
    pub(crate) async fn finish(self) {
        for task in self.tasks {
            if let Err(error) = task.await {
                tracing::error!(%error, "a background loop ended badly");
            }
        }
    }
}

async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // An error means that the server is gone, which is a stop too.
    let _ = stopping.wait_for(|stop| *stop).await;
}

async fn follow(office: Office, mut stopping: watch::Receiver<bool>) {
    loop {
        if let Err(error) = office.kernel.catch_up().await {
            tracing::error!(%error, "views that follow could not catch up");
        }
        if let Err(error) = office.react(SystemClock.now()).await {
            tracing::error!(%error, "what follows from facts could not be done");
        }
        tokio::select! {
            () = stopped(&mut stopping) => return,
            () = office.kernel.committed() => {}
            () = tokio::time::sleep(FOLLOW) => {}
        }
    }
}

/// Delivers round after round; waits when a round was not full. A round is not cut by a stop: a note that is being sent
/// is also marked as sent.
async fn deliver<R>(
    what: &'static str,
    batch: u64,
    round: R,
    (office, mut stopping): (Office, watch::Receiver<bool>),
) where
    R: AsyncFn(&Office) -> Result<Delivered, Failure>,
{
    let mut more = false;
    loop {
        if more {
            if *stopping.borrow() {
                return;
            }
        } else {
            tokio::select! {
                () = stopped(&mut stopping) => return,
                () = office.kernel.committed() => {}
                () = tokio::time::sleep(DELIVER) => {}
            }
        }
        more = match round(&office).await {
            Ok(delivered) if delivered.total() > 0 => {
                let (sent, failed, parked) = (delivered.sent, delivered.failed, delivered.parked);
                tracing::info!(what, sent, failed, parked, "outgoing notes");
                delivered.total() == batch
            }
            Ok(_) => false,
            Err(error) => {
                tracing::error!(what, %error, "outgoing notes could not be delivered");
                false
            }
        };
    }
}

/// Sends each day's reminders once, those of the days that were missed too. Several processes may: the second finds the
/// mails of the first.
async fn remind(office: Office, mut stopping: watch::Receiver<bool>) {
    let house = Actor::new("system:calendar");
    let office = office.acting_for(Principal::house(house.clone()));
    let mut reminded: Option<Day> = None;
    loop {
        let now = SystemClock.now();
        if let Some(today) = now.day().filter(|today| reminded != Some(*today)) {
            reminded = Some(today);
            for day in (-MISSED..=0).map(|days| today.plus_days(days)) {
                let context = Context::new(house.clone(), now, Uuid::now_v7());
                match office.send_reminders(&context, day).await {
                    Ok(sent) if sent.mails > 0 => {
                        tracing::info!(%day, mails = sent.mails, entries = sent.entries, "reminders of the calendar");
                    }
                    Ok(_) => {}
                    Err(error) => {
                        tracing::error!(%day, %error, "the calendar could not remind");
                        reminded = None;
                    }
                }
            }
        }
        tokio::select! {
            () = stopped(&mut stopping) => return,
            () = tokio::time::sleep(REMIND) => {}
        }
    }
}

/// Does one job after another, each in the hands of who asked for it, until the kernel is closing.
async fn work(office: Office, _working: oneshot::Sender<()>) {
    let mut trades = office::jobs::trades();
    trades.push(Box::new(api::bulk::BulkWrite));
    let closing = || office.kernel.is_closing();
    let beat = || -> LocalBoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(Duration::from_secs(office::jobs::BEAT_SECONDS)))
    };
    let worker = Worker { trades: &trades, clock: &SystemClock, stopping: &closing, beat: &beat };
    let mut forgotten = None;
    loop {
        // Whoever waits is registered before looking, so that nothing is missed in between.
        let mut changed = std::pin::pin!(office.kernel.job_changed());
        let _ = futures::poll!(&mut changed);
        if closing() {
            return;
        }
        match office.work_once(&worker).await {
            Ok(Some(_)) => continue,
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "jobs could not be looked for"),
        }
        if forgotten.is_none_or(|at: Instant| at.elapsed() >= FORGET) {
            forgotten = Some(Instant::now());
            if let Err(error) = office.forget_old_jobs(&SystemClock).await {
                tracing::error!(%error, "old jobs could not be forgotten");
            }
        }
        tokio::select! {
            () = &mut changed => {}
            () = tokio::time::sleep(WORK) => {}
        }
    }
}
