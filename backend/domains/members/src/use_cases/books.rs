//! What only the whole cooperative knows, read under the lock of the series of movements: nobody else can move a share
//! until the transaction ends, so two orders that would together break the floor or the cap cannot pass each other.

use kernel::prelude::*;
use values::{Day, Money};

use crate::member::{Leave, Member, MemberCommand, MemberError};
use crate::public::MembershipClauses;
use crate::rules::capital::CapitalLedger;
use crate::views::{capital_days, refunds, years};

/// Series of the order numbers of movements (C. com., art. R228-9).
const MOVEMENTS: &str = "members.movements";

/// Takes the next order number of a movement. Refused in a year that is closed.
pub(super) async fn movement(uow: &mut UnitOfWork, on: Day) -> Result<u64, Failure> {
    let movement = uow.next_number(MOVEMENTS, 1).await?;
    in_open_year(uow, on).await?;
    Ok(movement)
}

/// Refuses what is dated in a closed year: its figures are approved, and a late fact goes to the open year.
pub(super) async fn in_open_year(uow: &mut UnitOfWork, on: Day) -> Result<(), Failure> {
    match years::last_closing(uow.connection()).await? {
        Some(closed_on) if on <= closed_on => Err(MemberError::InClosedYear { closed_on, on }.into()),
        _ => Ok(()),
    }
}

/// The capital day by day, as this transaction sees it.
pub(super) async fn ledger(uow: &mut UnitOfWork) -> Result<CapitalLedger, Failure> {
    capital_days::ledger(uow.connection()).await
}

/// The most that public bodies may newly subscribe from a day on.
pub(super) async fn subscription_room(
    uow: &mut UnitOfWork,
    on: Day,
    clauses: &MembershipClauses,
) -> Result<Money, Failure> {
    Ok(ledger(uow).await?.public_subscription_room(on, clauses))
}

/// How shares leave on a day. Who waits already goes first: while somebody does, nothing more may leave.
pub(super) async fn leave(
    uow: &mut UnitOfWork,
    on: Day,
    clauses: &MembershipClauses,
) -> Result<Leave, Failure> {
    in_open_year(uow, on).await?;
    release_waiting(uow, on, clauses).await?;
    let waiting = !refunds::blocked(uow.connection()).await?.is_empty();
    let headroom = if waiting { Money::ZERO } else { ledger(uow).await?.headroom(on, clauses) };
    let losses = years::losses_known(uow.connection(), on).await?;
    Ok(Leave {
        movement: uow.next_number(MOVEMENTS, 1).await?,
        headroom,
        unabsorbed_losses: losses.unabsorbed,
        capital: losses.capital,
        accounts_approved: losses.approved,
        clauses: clauses.clone(),
    })
}

/// Lets what the floor held back leave the capital, in the order of the exits, as far as there is room from `on` on.
pub(super) async fn release_waiting(
    uow: &mut UnitOfWork,
    on: Day,
    clauses: &MembershipClauses,
) -> Result<(), Failure> {
    for (member, claim, left_on) in refunds::blocked(uow.connection()).await? {
        let on = Ord::max(on, left_on);
        let headroom = ledger(uow).await?.headroom(on, clauses);
        if headroom.is_zero() {
            break;
        }
        let movement = uow.next_number(MOVEMENTS, 1).await?;
        let years = clauses.refund_years;
        let release = MemberCommand::Release { movement, claim, headroom, years, on };
        uow.execute::<Member>(member, on, release).await?;
    }
    Ok(())
}
