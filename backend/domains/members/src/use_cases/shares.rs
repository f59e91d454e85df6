//! Subscribing, calling, paying, transferring.

use std::ops::ControlFlow;

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Fraction, Money, Shares};

use super::books;
use crate::member::{Member, MemberCommand, MemberError, MemberEvent, Subscription};
use crate::public::{AccountStatement, MemberId, MembershipClauses, Settlement};
use crate::views::standings;
use crate::{Members, permissions};

/// Order: subscribe more shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubscribeShares {
    /// Who.
    pub member_id: MemberId,
    /// How many.
    pub shares: Shares,
    /// Value of one share under the statutes of the day.
    pub nominal: Money,
    /// Paid at once: a quarter of their value at least.
    pub paid: Money,
    /// How it was paid.
    pub settlement: Settlement,
    /// The current account that pays the shares, where one does.
    pub account: Option<AccountStatement>,
    /// Day of the subscription.
    pub on: Day,
}

/// Order: record a payment of what is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// Who.
    pub member_id: MemberId,
    /// How much.
    pub amount: Money,
    /// How.
    pub settlement: Settlement,
    /// Day of the payment.
    pub on: Day,
}

/// Order: transfer shares from one member to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferShares {
    /// Who gives them.
    pub from: MemberId,
    /// Who takes them.
    pub to: MemberId,
    /// How many.
    pub shares: Shares,
    /// Day of the approval, where the statutes ask for one.
    pub approved_on: Option<Day>,
    /// Day of the transfer.
    pub on: Day,
}

/// Order: call what is not paid, of every member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallPayments {
    /// Part of the nominal value that will have been called: 1/2 after a second quarter.
    pub up_to: Fraction,
    /// Last day to pay.
    pub due_on: Day,
    /// Day of the board's call.
    pub on: Day,
}

/// How far a call has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallProgress {
    /// Members looked at.
    pub done: u64,
    /// Of how many that had something to pay on the day.
    pub total: u64,
}

/// What a call of every member came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CalledPayments {
    /// Members of whom something was called.
    pub members: u64,
    /// How much in all.
    pub amount: Money,
}

impl Members {
    /// Subscribes more shares; answers the order number of the movement.
    pub async fn subscribe(
        &self,
        context: &Context,
        order: SubscribeShares,
        clauses: &MembershipClauses,
    ) -> Result<u64, Failure> {
        self.kernel.require(permissions::SHARES_SUBSCRIBE)?;
        self.kernel
            .run(context, async |uow| {
                let SubscribeShares { member_id, shares, nominal, paid, settlement, account, on } =
                    order.clone();
                let movement = books::movement(uow, on).await?;
                // Only public bodies are asked how much they may take, and the whole capital is read for it.
                let member = uow.load::<Member>(member_id).await?;
                let public_room = if member.state.counts_in_public_cap() {
                    books::subscription_room(uow, on, clauses).await?
                } else {
                    Money::ZERO
                };
                let clauses_now = clauses.clone();
                let subscription = Subscription {
                    movement,
                    shares,
                    nominal,
                    paid,
                    settlement,
                    account,
                    public_room,
                    clauses: clauses_now,
                    on,
                };
                let subscribe = MemberCommand::Subscribe(Box::new(subscription));
                uow.decide(&member_id.to_string(), on, member, subscribe).await?;
                books::release_waiting(uow, on, clauses).await?;
                Ok(movement)
            })
            .await
    }

    /// Records a payment; answers the order number of the movement.
    pub async fn record_payment(
        &self,
        context: &Context,
        order: RecordPayment,
        clauses: &MembershipClauses,
    ) -> Result<u64, Failure> {
        self.kernel.require(permissions::PAYMENT_RECORD)?;
        self.kernel
            .run(context, async |uow| {
                let RecordPayment { member_id, amount, settlement, on } = order.clone();
                let movement = books::movement(uow, on).await?;
                let early = clauses.early_release;
                let pay = MemberCommand::RecordPayment { movement, amount, settlement, early, on };
                uow.execute::<Member>(member_id, on, pay).await?;
                Ok(movement)
            })
            .await
    }

    /// Transfers shares between two members in one movement; answers its order number. Who gives all away leaves.
    pub async fn transfer_shares(
        &self,
        context: &Context,
        order: TransferShares,
        clauses: &MembershipClauses,
    ) -> Result<u64, Failure> {
        self.kernel.require(permissions::SHARES_TRANSFER)?;
        self.kernel.run(context, async |uow| transfer(uow, order.clone(), clauses).await).await
    }

    /// Calls what is not paid, member by member, each in a transaction of its own; cut, it is called again and goes on,
    /// since what is called already is not called twice. Who has left since that day is passed over.
    pub async fn call_payments(
        &self,
        context: &Context,
        order: CallPayments,
        mut progress: impl AsyncFnMut(CallProgress) -> ControlFlow<()>,
    ) -> Result<CalledPayments, Failure> {
        self.kernel.require(permissions::PAYMENTS_CALL)?;
        if let Some(called) = self.kernel.begin_job(context).await? {
            return Ok(called);
        }
        let CallPayments { up_to, due_on, on } = order;
        let owing = standings::with_something_due(self.kernel.reader(), on).await?;
        let total = u64::try_from(owing.len()).unwrap_or(u64::MAX);
        let mut called = CalledPayments::default();
        let each = context.clone().without_key();
        for (done, member) in (0_u64..).zip(owing) {
            if progress(CallProgress { done, total }).await.is_break() {
                return Err(KernelError::Stopped.into());
            }
            let call = MemberCommand::Call { up_to, due_on, on };
            let amount = self.kernel.run(&each, async |uow| call_one(uow, member, on, call.clone()).await);
            let amount = amount.await?;
            called.members += u64::from(!amount.is_zero());
            called.amount += amount;
        }
        let _ = progress(CallProgress { done: total, total }).await; // done is done, whatever is asked now
        // The calls are facts already: this last transaction only keeps the answer under the caller's key.
        self.kernel.run(context, async |_: &mut UnitOfWork| Ok(called)).await
    }
}

/// What was called of one member; nothing of one that has left since.
async fn call_one(
    uow: &mut UnitOfWork,
    member: MemberId,
    on: Day,
    call: MemberCommand,
) -> Result<Money, Failure> {
    books::in_open_year(uow, on).await?;
    let facts = match uow.execute::<Member>(member, on, call).await {
        Ok(facts) => facts,
        Err(failure) => match failure.refusal::<MemberError>() {
            Some(MemberError::AlreadyLeft { .. }) => return Ok(Money::ZERO),
            _ => return Err(failure),
        },
    };
    let decoded = facts.iter().filter_map(|fact| fact.decode().transpose());
    let facts: Vec<MemberEvent> = decoded.collect::<Result<_, _>>()?;
    Ok(facts.iter().map(called_by).sum())
}

fn called_by(fact: &MemberEvent) -> Money {
    match fact {
        MemberEvent::PaymentCalled { amount, .. } => *amount,
        _ => Money::ZERO,
    }
}

async fn transfer(
    uow: &mut UnitOfWork,
    order: TransferShares,
    clauses: &MembershipClauses,
) -> Result<u64, Failure> {
    let TransferShares { from, to, shares, approved_on, on } = order;
    if from == to {
        return Err(MemberError::TransferToSelf {}.into());
    }
    let movement = books::movement(uow, on).await?;
    // What goes out lowers what public bodies hold when the giver is one: ask the room after it went.
    let clauses_now = Box::new(clauses.clone());
    let out = MemberCommand::TransferOut { to, movement, shares, approved_on, clauses: clauses_now, on };
    let facts = uow.execute::<Member>(from, on, out).await?;
    let Some(parcel) = facts.iter().find_map(|fact| match fact.decode() {
        Ok(Some(MemberEvent::SharesTransferredOut { parcel, .. })) => Some(parcel),
        _ => None,
    }) else {
        return Err(MemberError::NotAdmitted {}.into());
    };
    let public_room = books::ledger(uow).await?.public_subscription_room(on, clauses);
    let release_by = on.plus_years(clauses.release_years.into());
    let take = MemberCommand::TransferIn { from, parcel, public_room, release_by, on };
    uow.execute::<Member>(to, on, take).await?;
    Ok(movement)
}
