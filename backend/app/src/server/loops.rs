//! What happens behind the requests: views that follow by checkpoint, and the delivery of outgoing notes.
//!
//! Both are safe to run in several processes at once: a follower locks its checkpoint, a note is leased. A failure
//! is logged and tried again; it never ends the loop.

use std::time::Duration;

use kernel::Kernel;
use mail::MailWire;
use office::Office;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::commands::outbox::mails;

/// How long a follower waits for another process's commits; this process's own wake it at once.
const FOLLOW: Duration = Duration::from_secs(2);
/// How often notes that are due by now are looked for; what this process writes is looked for at once.
const DELIVER: Duration = Duration::from_secs(5);

/// The running loops.
pub(crate) struct Loops {
    tasks: Vec<JoinHandle<()>>,
}

impl Loops {
    /// Starts them; they stop when `stopping` turns true.
    pub(crate) fn start(office: &Office, wire: MailWire, stopping: &watch::Receiver<bool>) -> Self {
        let tasks = vec![
            tokio::spawn(follow(office.kernel.clone(), stopping.clone())),
            tokio::task::spawn_local(deliver(office.clone(), wire, stopping.clone())),
        ];
        Self { tasks }
    }

    /// Waits until both have stopped.
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

async fn follow(kernel: Kernel, mut stopping: watch::Receiver<bool>) {
    loop {
        if let Err(error) = kernel.catch_up().await {
            tracing::error!(%error, "views that follow could not catch up");
        }
        tokio::select! {
            () = stopped(&mut stopping) => return,
            () = kernel.committed() => {}
            () = tokio::time::sleep(FOLLOW) => {}
        }
    }
}

async fn deliver(office: Office, wire: MailWire, mut stopping: watch::Receiver<bool>) {
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
        // A batch is not cut by a stop: a note that is being sent is also marked as sent.
        more = match mails::deliver_due(&office, &wire).await {
            Ok(delivered) if delivered.total() > 0 => {
                let (sent, failed, parked) = (delivered.sent, delivered.failed, delivered.parked);
                tracing::info!(sent, failed, parked, "outgoing mails");
                delivered.total() == mails::BATCH
            }
            Ok(_) => false,
            Err(error) => {
                tracing::error!(%error, "outgoing mails could not be read");
                false
            }
        };
    }
}
