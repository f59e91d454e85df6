//! Passwords' hashes: argon2id, a few at once, off the threads that answer requests.
//!
//! Parameters: 46 MiB, one pass, one lane, the first line of OWASP's Password Storage Cheat Sheet. Two at once, sixteen
//! waiting: beyond that a sign-in is refused with a word to come back, since a queue without end is what an attacker of
//! memory wants. A hash made with weaker parameters is made anew when its password is next given.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::prelude::*;
use tokio::sync::Semaphore;

use crate::entering::EnteringError;

/// Hashes at once.
const AT_ONCE: usize = 2;
/// Hashes that wait for their turn.
const WAITING: usize = 16;
/// Seconds after which to come back.
const COME_BACK: u64 = 2;

/// Makes and checks passwords' hashes; shared by all handles of a process.
#[derive(Clone)]
pub struct Hashing {
    inner: Arc<Inner>,
}

struct Inner {
    argon2: Argon2<'static>,
    permits: Arc<Semaphore>,
    present: AtomicUsize,
}

/// What comparing a password with a hash said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Another password, or no hash at all.
    Wrong,
    /// The right one.
    Right,
    /// The right one, under weaker parameters than today's.
    RightButWeak,
}

impl Hashing {
    /// The parameters of the house.
    pub fn new() -> Self {
        Self::with(Params::new(47_104, 1, 1, None).unwrap_or_default())
    }

    /// Parameters that protect nothing, so that tests are quick.
    #[cfg(any(test, feature = "testing"))]
    pub fn cheap() -> Self {
        Self::with(Params::new(64, 1, 1, None).unwrap_or_default())
    }

    fn with(params: Params) -> Self {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let (permits, present) = (Arc::new(Semaphore::new(AT_ONCE)), AtomicUsize::new(0));
        Self { inner: Arc::new(Inner { argon2, permits, present }) }
    }

    /// The hash of a password, with its parameters and a random salt (a PHC string).
    pub(crate) async fn hash(&self, password: &str) -> Result<String, Failure> {
        let password = password.to_owned();
        self.work(move |argon2| Ok(argon2.hash_password(password.as_bytes())?.to_string())).await
    }

    /// Compares a password with a hash; without one, it works as long and says that it is wrong.
    pub(crate) async fn verify(&self, password: &str, hash: Option<&str>) -> Result<Verdict, Failure> {
        let (password, hash) = (password.to_owned(), hash.map(str::to_owned));
        self.work(move |argon2| match hash {
            None => argon2.hash_password(password.as_bytes()).map(|_| Verdict::Wrong),
            Some(hash) => {
                let hash = PasswordHash::new(&hash)?;
                match argon2.verify_password(password.as_bytes(), &hash) {
                    Ok(()) if is_weaker(&hash, argon2.params()) => Ok(Verdict::RightButWeak),
                    Ok(()) => Ok(Verdict::Right),
                    Err(argon2::password_hash::Error::PasswordInvalid) => Ok(Verdict::Wrong),
                    Err(error) => Err(error),
                }
            }
        })
        .await
    }

    /// Waits for a turn, then works on a thread of its own.
    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Argon2<'static>) -> Result<T, argon2::password_hash::Error> + Send + 'static,
    ) -> Result<T, Failure> {
        let place = Place::take(&self.inner)?;
        let interrupted = |reason: String| KernelError::Interrupted { reason };
        let permits = Arc::clone(&self.inner.permits);
        let turn = permits.acquire_owned().await.map_err(|error| interrupted(error.to_string()))?;
        // Place and turn go with the work, which goes on when whoever asked for it is gone.
        let done = tokio::task::spawn_blocking(move || {
            let answer = work(&place.0.argon2);
            drop((turn, place));
            answer
        })
        .await;
        let answer = done.map_err(|error| interrupted(error.to_string()))?;
        Ok(answer
            .map_err(|error| KernelError::Corrupt { reason: format!("mot de passe haché : {error}") })?)
    }
}

impl Default for Hashing {
    fn default() -> Self {
        Self::new()
    }
}

/// A place in the queue, given back when it is left, also by a request that was cut while it waited.
struct Place(Arc<Inner>);

impl Place {
    fn take(inner: &Arc<Inner>) -> Result<Self, EnteringError> {
        let place = Self(Arc::clone(inner));
        if inner.present.fetch_add(1, Ordering::Relaxed) >= AT_ONCE + WAITING {
            return Err(EnteringError::Busy { retry_after: COME_BACK });
        }
        Ok(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.present.fetch_sub(1, Ordering::Relaxed);
    }
}

fn is_weaker(hash: &PasswordHash, today: &Params) -> bool {
    Params::try_from(hash).is_ok_and(|then| {
        then.m_cost() < today.m_cost() || then.t_cost() < today.t_cost() || then.p_cost() < today.p_cost()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_and_never_kept() {
        let hashing = Hashing::cheap();
        let hash = hashing.hash("cheval agrafe pile").await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{hash}");
        assert_ne!(hash, hashing.hash("cheval agrafe pile").await.unwrap(), "each has its own salt");
        assert_eq!(hashing.verify("cheval agrafe pile", Some(&hash)).await.unwrap(), Verdict::Right);
        assert_eq!(hashing.verify("cheval agrafe pilE", Some(&hash)).await.unwrap(), Verdict::Wrong);
        assert_eq!(hashing.verify("cheval agrafe pile", None).await.unwrap(), Verdict::Wrong);
        assert!(hashing.verify("x", Some("no hash")).await.is_err());
    }

    #[tokio::test]
    async fn the_house_hashes_as_owasp_says_and_knows_a_weaker_hash() {
        let weak = Hashing::cheap().hash("cheval agrafe pile").await.unwrap();
        let house = Hashing::new();
        assert_eq!(house.verify("cheval agrafe pile", Some(&weak)).await.unwrap(), Verdict::RightButWeak);
        let strong = house.hash("cheval agrafe pile").await.unwrap();
        assert!(strong.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"), "{strong}");
        assert_eq!(
            Hashing::cheap().verify("cheval agrafe pile", Some(&strong)).await.unwrap(),
            Verdict::Right
        );
    }

    #[tokio::test]
    async fn who_goes_away_keeps_the_turn_as_long_as_the_work_goes_on() {
        let hashing = Hashing::cheap();
        let (begun, has_begun) = tokio::sync::oneshot::channel();
        let (end, may_end) = std::sync::mpsc::channel::<()>();
        let mut work = Box::pin(hashing.work(move |_| {
            let _ = begun.send(());
            let _ = may_end.recv();
            Ok(())
        }));
        assert!(futures::poll!(&mut work).is_pending());
        has_begun.await.unwrap();
        drop(work);
        assert_eq!(hashing.inner.permits.available_permits(), AT_ONCE - 1);
        assert_eq!(hashing.inner.present.load(Ordering::Relaxed), 1);
        end.send(()).unwrap();
        let all = u32::try_from(AT_ONCE).unwrap();
        let _all = hashing.inner.permits.acquire_many(all).await.unwrap();
    }

    #[tokio::test]
    async fn a_queue_has_an_end() {
        let hashing = Hashing::cheap();
        let held = hashing.inner.permits.acquire_many(2).await.unwrap();
        let mut waiting: Vec<_> = (0..AT_ONCE + WAITING).map(|_| Box::pin(hashing.hash("x"))).collect();
        for one in &mut waiting {
            assert!(futures::poll!(one).is_pending());
        }
        let refused = hashing.hash("x").await.unwrap_err();
        assert_eq!(refused.refusal(), Some(&EnteringError::Busy { retry_after: COME_BACK }));
        drop(held);
        waiting.truncate(3); // those who went away gave their places back
        for one in waiting {
            one.await.unwrap();
        }
        hashing.hash("x").await.unwrap();
        assert_eq!(hashing.inner.present.load(Ordering::Relaxed), 0);
    }
}
