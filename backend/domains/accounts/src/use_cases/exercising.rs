//! The audit trail: what was read of whom, what was refused; and its reading.

use kernel::access::{Deed, Exercise, Owner};
use kernel::prelude::*;

use super::trace;
use crate::public::{Attempt, TrailRow};
use crate::trail::{Asked, TrailEvent};
use crate::{Accounts, permissions, views};

/// Characters of a path in the trail.
const PATH: usize = 200;
/// Permissions of one request in the trail.
const ASKED: usize = 50;

impl Accounts {
    /// Records what a request exercised: reads of other people's personal data, and what was refused to somebody who is
    /// known. What nobody asked for in vain is in the program's log, not in a log that is for ever: a stranger must not
    /// be able to fill it.
    pub async fn record_exercise(
        &self,
        attempt: &Attempt,
        principal: &Principal,
        method: &str,
        path: &str,
        exercised: Vec<Exercise>,
    ) -> Result<(), Failure> {
        if principal.user_id().is_none() {
            return Ok(());
        }
        let reads = asked(&exercised, |one| {
            one.granted && one.permission.deed == Deed::ReadPersonal && !is_ones_own(principal, one.owner)
        });
        let refusals = asked(&exercised, |one| !one.granted);
        if reads.is_empty() && refusals.is_empty() {
            return Ok(());
        }
        let path = path.split(['?', '#']).next().unwrap_or_default().chars().take(PATH).collect();
        let happened = TrailEvent::Exercised {
            method: method.chars().take(10).collect(),
            path,
            network: attempt.network.clone(),
            reads,
            refusals,
        };
        let context = Context::new(principal.actor().clone(), attempt.at, attempt.correlation);
        self.house(context.actor.clone())
            .run(&context, async |uow: &mut UnitOfWork| trace(uow, happened.clone()).await)
            .await
    }

    /// A page of the audit trail.
    pub async fn trail(&self, request: &PageRequest) -> Result<Page<TrailRow>, Failure> {
        self.kernel.require(permissions::TRAIL_READ)?;
        views::trail::trail(self.kernel.reader(), request).await
    }
}

/// Each permission and owner once.
fn asked(exercised: &[Exercise], which: impl Fn(&Exercise) -> bool) -> Vec<Asked> {
    let mut found: Vec<Asked> = Vec::new();
    for one in exercised.iter().filter(|one| which(one)) {
        let asked = Asked { permission: one.permission.name.to_owned(), owner: one.owner };
        if !found.contains(&asked) && found.len() < ASKED {
            found.push(asked);
        }
    }
    found
}

fn is_ones_own(principal: &Principal, owner: Option<Owner>) -> bool {
    match owner {
        Some(Owner::User(id)) => principal.user_id() == Some(id),
        Some(Owner::Member(id)) => principal.member_id() == Some(id),
        Some(Owner::Organisation(id)) => principal.organisation_id() == Some(id),
        None => false,
    }
}
