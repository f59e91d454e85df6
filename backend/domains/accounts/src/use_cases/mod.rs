//! The façade's use cases, one file for each errand.
//!
//! Those of the entrance are for nobody yet: they ask no permission, act as the house under the name of whom they let
//! in, and leave each outcome in the audit trail. All others ask first what the caller may.

mod codes;
mod exercising;
mod identifying;
mod invitations;
mod knocking;
mod links;
mod own;
mod providers;
mod second_factors;
mod signing_in;
mod tokens;
mod users;

use kernel::prelude::*;
use values::{Day, EmailAddress, Timestamp, Uuid};

use crate::public::UserId;
use crate::trail::{Trail, TrailEvent};
use crate::user::{User, UserCommand, UserError};
use crate::views;

/// The series whose lock orders acts that depend on more than one user: who has an address, who administrates.
const REGISTER: &str = "accounts.register";

/// The day of a moment.
fn day(at: Timestamp) -> Result<Day, KernelError> {
    let beyond = || KernelError::Interrupted { reason: "l'horloge est hors du calendrier".to_owned() };
    at.day().ok_or_else(beyond)
}

/// As acts of a user are signed.
fn actor_of(user: UserId) -> Actor {
    Actor::new(format!("user:{user}"))
}

/// An address as it is kept and looked for.
fn normal(email: &str) -> String {
    email.trim().to_lowercase()
}

fn address(email: &str) -> Result<EmailAddress, UserError> {
    email.parse().map_err(|_| UserError::EmailUnreadable { email: email.to_owned() })
}

/// Lets a user decide an order.
async fn order(uow: &mut UnitOfWork, user: UserId, command: UserCommand) -> Result<(), Failure> {
    let on = day(uow.context().at)?;
    uow.execute::<User>(user, on, command).await?;
    Ok(())
}

/// Leaves an entry in the audit trail.
async fn trace(uow: &mut UnitOfWork, happened: TrailEvent) -> Result<(), Failure> {
    let (on, request): (Day, Uuid) = (day(uow.context().at)?, uow.context().correlation);
    uow.execute::<Trail>(request, on, happened).await?;
    Ok(())
}

/// Ends what lets a user in as they were: sessions, apart from one, and sign-ins that wait.
async fn end_sessions(
    uow: &mut UnitOfWork,
    user: UserId,
    except: Option<crate::public::SessionId>,
    reason: &str,
) -> Result<u64, Failure> {
    let count = views::sessions::end_all(uow.connection(), user, except).await?;
    views::pendings::withdraw(uow.connection(), user).await?;
    if count > 0 {
        trace(uow, TrailEvent::SessionsEnded { user, count, reason: reason.to_owned() }).await?;
    }
    Ok(count)
}

/// Waits for its turn among the acts that depend on more than one user.
async fn take_turn(uow: &mut UnitOfWork) -> Result<(), Failure> {
    uow.next_number(REGISTER, 1).await?;
    Ok(())
}

/// Refuses an address that a user has. Takes its turn first.
async fn email_is_free(uow: &mut UnitOfWork, email: &str) -> Result<(), Failure> {
    take_turn(uow).await?;
    match views::users::by_email(uow.connection(), email).await? {
        None => Ok(()),
        Some(_) => Err(UserError::EmailTaken { email: email.to_owned() }.into()),
    }
}

/// Lets a user decide an order that must leave the house an administrator. Takes its turn first.
async fn order_leaving_an_administrator(
    uow: &mut UnitOfWork,
    user: UserId,
    command: UserCommand,
) -> Result<(), Failure> {
    take_turn(uow).await?;
    let before = views::users::administrators(uow.connection()).await?;
    order(uow, user, command).await?;
    if before > 0 && views::users::administrators(uow.connection()).await? == 0 {
        return Err(UserError::LastAdministrator {}.into());
    }
    Ok(())
}
