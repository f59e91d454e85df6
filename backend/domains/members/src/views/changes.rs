//! What each fact changes in the capital and in what its member holds: the one reading of the facts of shares that the
//! register of movements and the capital day by day share.
//!
//! What can never happen: a fact that moves shares and is counted by one of them alone.

use kernel::prelude::*;
use values::{Day, Money, Shares};

use crate::member::{MemberEvent, Parcel};
use crate::public::{Claim, ExitCause, MemberId, Operation, Settlement};

/// What a fact changes in the capital.
pub(super) struct Change {
    pub number: u64,
    pub on: Day,
    pub operation: Operation,
    pub shares: i64,
    pub nominal: Money,
    pub subscribed: Money,
    pub paid: Money,
    pub called: Money,
    /// Of the member's own shares; unlike the capital, nothing of them is held back.
    pub held: Option<(Money, Money)>,
    /// Last day to pay what is not paid on shares that came.
    pub release_by: Option<Day>,
    pub counterparty: Option<MemberId>,
    pub settlement: Option<Settlement>,
}

impl Change {
    fn of(number: u64, on: Day, operation: Operation, nominal: Money) -> Self {
        let (subscribed, paid, called) = (Money::ZERO, Money::ZERO, Money::ZERO);
        let (held, counterparty, settlement, release_by) = (None, None, None, None);
        Self {
            number,
            on,
            operation,
            shares: 0,
            nominal,
            subscribed,
            paid,
            called,
            held,
            release_by,
            counterparty,
            settlement,
        }
    }

    fn comes(operation: Operation, parcel: &Parcel, from: MemberId, on: Day) -> Self {
        Self {
            shares: parcel.shares.count().into(),
            subscribed: parcel.subscribed(),
            paid: parcel.paid,
            called: parcel.called,
            counterparty: Some(from),
            ..Self::of(parcel.movement, on, operation, parcel.nominal)
        }
    }

    fn goes(operation: Operation, parcel: &Parcel, to: MemberId, on: Day) -> Self {
        let come = Self::comes(operation, parcel, to, on);
        let (subscribed, paid, called) = (-come.subscribed, -come.paid, -come.called);
        Self { shares: -come.shares, subscribed, paid, called, ..come }
    }

    /// Shares leave; what the floor holds back stays in the capital.
    fn leaves(
        number: u64,
        on: Day,
        operation: Operation,
        shares: Shares,
        nominal: Money,
        claim: &Claim,
    ) -> Self {
        Self {
            shares: -i64::from(shares.count()),
            subscribed: claim.blocked_subscribed - claim.subscribed,
            paid: claim.blocked_paid - claim.paid,
            called: -claim.called,
            held: Some((-claim.subscribed, -claim.paid)),
            ..Self::of(number, on, operation, nominal)
        }
    }
}

/// What a fact changes in the capital; `None` when nothing.
pub(super) fn change_of(fact: MemberEvent) -> Result<Option<Change>, KernelError> {
    Ok(Some(match fact {
        MemberEvent::SharesSubscribed { movement, shares, nominal, paid, settlement, on, release_by } => {
            Change {
                shares: shares.count().into(),
                subscribed: value(shares, nominal)?,
                paid,
                called: paid,
                settlement: Some(settlement),
                release_by: Some(release_by),
                ..Change::of(movement, on, Operation::Subscription, nominal)
            }
        }
        MemberEvent::PaymentRecorded { movement, amount, nominal, settlement, on } => Change {
            paid: amount,
            settlement: Some(settlement),
            ..Change::of(movement, on, Operation::Payment, nominal)
        },
        MemberEvent::SharesWithdrawn { movement, shares, nominal, claim, on } => {
            Change::leaves(movement, on, Operation::PartialWithdrawal, shares, nominal, &claim)
        }
        MemberEvent::MembershipEnded { movement, shares, nominal, claim, on, cause, .. }
            if cause != ExitCause::Transfer =>
        {
            Change::leaves(movement, on, Operation::Withdrawal, shares, nominal, &claim)
        }
        MemberEvent::RefundReleased { movement, subscribed, paid, on, .. } => Change {
            subscribed: -subscribed,
            paid: -paid,
            held: Some((Money::ZERO, Money::ZERO)),
            ..Change::of(movement, on, Operation::Release, Money::ZERO)
        },
        MemberEvent::SharesTransferredOut { .. }
        | MemberEvent::SharesTransferredIn { .. }
        | MemberEvent::MergedInto { .. }
        | MemberEvent::MergeReceived { .. }
        | MemberEvent::MergeUndone { .. }
        | MemberEvent::MergeReturned { .. } => return Ok(between(fact)),
        // Who gave all shares away leaves none.
        MemberEvent::MembershipEnded { .. }
        | MemberEvent::Admitted { .. }
        | MemberEvent::PaymentCalled { .. }
        | MemberEvent::ExitNotified { .. }
        | MemberEvent::ExitNoticeWithdrawn { .. }
        | MemberEvent::ExclusionProposed { .. }
        | MemberEvent::ExclusionAbandoned { .. }
        | MemberEvent::RefundAdjusted { .. }
        | MemberEvent::RefundRescheduled { .. }
        | MemberEvent::RefundPaid { .. }
        | MemberEvent::RefundBeneficiaryNamed { .. }
        | MemberEvent::CollegeChanged { .. }
        | MemberEvent::AddressChanged { .. }
        | MemberEvent::NameChanged { .. }
        | MemberEvent::RepresentativeNamed { .. }
        | MemberEvent::EmailChanged { .. }
        | MemberEvent::EmailConsentGiven { .. }
        | MemberEvent::EmailConsentRevoked { .. } => return Ok(None),
    }))
}

/// What passes from one member to another.
#[allow(clippy::needless_pass_by_value)] // the fact is at its end here
fn between(fact: MemberEvent) -> Option<Change> {
    Some(match fact {
        MemberEvent::SharesTransferredOut { to, parcel, on, approved_on: _ } => {
            Change::goes(Operation::TransferOut, &parcel, to, on)
        }
        MemberEvent::SharesTransferredIn { from, parcel, on, release_by } => {
            Change { release_by: Some(release_by), ..Change::comes(Operation::TransferIn, &parcel, from, on) }
        }
        MemberEvent::MergedInto { survivor, parcel, on } => {
            Change::goes(Operation::MergeOut, &parcel, survivor, on)
        }
        MemberEvent::MergeReceived { merged, parcel, on, release_by } => {
            Change { release_by: Some(release_by), ..Change::comes(Operation::MergeIn, &parcel, merged, on) }
        }
        MemberEvent::MergeUndone { survivor, parcel, on } => {
            Change::comes(Operation::MergeIn, &parcel, survivor, on)
        }
        MemberEvent::MergeReturned { merged, parcel, on } => {
            Change::goes(Operation::MergeOut, &parcel, merged, on)
        }
        _ => return None,
    })
}

fn value(shares: Shares, nominal: Money) -> Result<Money, KernelError> {
    let out_of_range =
        || KernelError::Corrupt { reason: format!("{shares} parts de {nominal} : hors bornes") };
    shares.at(nominal).ok_or_else(out_of_range)
}
