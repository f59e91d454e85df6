//! Ctrl-C and SIGTERM, heard once for the whole process.
//!
//! A long job asks [`Interrupt::asked`] between two transactions or races its work against [`Interrupt::wait`]:
//! a dropped future rolls its transaction back, so that whatever was committed stands and nothing is half done.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::exit::Stop;

/// Hears the first signal. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Interrupt {
    asked: Arc<AtomicBool>,
    heard: watch::Receiver<bool>,
}

impl Interrupt {
    /// Starts to listen; from now on the signals no longer kill the process. A second signal does, with code 130.
    pub(crate) fn listen() -> Result<Self, Stop> {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        let asked = Arc::new(AtomicBool::new(false));
        let (tell, heard) = watch::channel(false);
        let flag = Arc::clone(&asked);
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt.recv() => {}
                }
                if flag.swap(true, Ordering::SeqCst) {
                    std::process::exit(130);
                }
                tell.send_replace(true);
            }
        });
        Ok(Self { asked, heard })
    }

    /// Whether a signal came.
    pub(crate) fn asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// Waits for a signal.
    pub(crate) async fn wait(&self) {
        let mut heard = self.heard.clone();
        if heard.wait_for(|heard| *heard).await.is_err() {
            // The listener lives as long as the runtime; without it no signal can come any more.
            std::future::pending::<()>().await;
        }
    }

    /// Runs a job until its end or the first signal. A job that is cut is dropped: its open transaction is undone.
    pub(crate) async fn guard<T, E: Into<Stop>>(
        &self,
        what: &'static str,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Stop> {
        tokio::select! {
            biased;
            () = self.wait() => Err(Stop::Interrupted(what)),
            done = work => done.map_err(Into::into),
        }
    }
}
