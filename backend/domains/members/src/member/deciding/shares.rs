//! Subscribing, calling and paying.

use values::{Day, Fraction, Money, Shares};

use super::Decided;
use crate::member::{Member, MemberError, MemberEvent, Subscription};
use crate::public::{PaymentMeans, Settlement};
use crate::rules::capital::above;
use crate::rules::share_account::quarter;

impl Member {
    pub(super) fn subscribe(&self, order: Subscription) -> Decided {
        let standing = self.current(order.on)?;
        if order.nominal != standing.nominal {
            return Err(MemberError::NominalDiffers { held: standing.nominal, offered: order.nominal });
        }
        good_subscription(&order)?;
        countable(standing.account.balance().shares, order.shares, order.nominal)?;
        on_account(&order)?;
        within_the_cap(standing.counts_in_public_cap, &order)?;
        Ok(vec![subscribed(order)])
    }

    pub(super) fn pay(
        &self,
        movement: u64,
        amount: Money,
        settlement: Settlement,
        early: bool,
        on: Day,
    ) -> Decided {
        let standing = self.current(on)?;
        if amount <= Money::ZERO {
            return Err(MemberError::PaymentNotPositive { amount });
        }
        if settlement.means == PaymentMeans::CurrentAccount {
            return Err(MemberError::AccountNotStated {});
        }
        let due = standing.account.due_from(on);
        if amount > due {
            return Err(MemberError::MoreThanDue { due, offered: amount });
        }
        let called = standing.account.balance_on(on).overdue();
        if !early && amount > called {
            return Err(MemberError::MoreThanCalled { called, offered: amount });
        }
        let nominal = standing.nominal;
        Ok(vec![MemberEvent::PaymentRecorded { movement, amount, nominal, settlement, on }])
    }

    /// Calls what is not called yet of a part of the subscribed capital; nothing when all of it is.
    pub(super) fn call(&self, up_to: Fraction, due_on: Day, on: Day) -> Decided {
        let standing = self.current(on)?;
        if up_to <= Fraction::ZERO || up_to > Fraction::ONE {
            return Err(MemberError::CallOutOfBounds { up_to });
        }
        if due_on < on {
            return Err(MemberError::CallDueBefore { due_on, on });
        }
        let balance = standing.account.balance_on(on);
        // What was paid early is called already: nobody is asked twice.
        let reached = Ord::max(balance.called, balance.paid);
        let amount = above(balance.subscribed, up_to) - reached;
        if amount <= Money::ZERO {
            return Ok(Vec::new());
        }
        // The call itself brings what is called to the part asked for, with what was paid early in it.
        let amount = above(balance.subscribed, up_to) - balance.called;
        Ok(vec![MemberEvent::PaymentCalled { amount, due_on, on }])
    }
}

/// The fact of a subscription that was found good.
pub(super) fn subscribed(order: Subscription) -> MemberEvent {
    let Subscription { movement, shares, nominal, paid, settlement, clauses, on, .. } = order;
    let release_by = on.plus_years(clauses.release_years.into());
    MemberEvent::SharesSubscribed { movement, shares, nominal, paid, settlement, release_by, on }
}

/// Refuses a subscription against the law.
pub(super) fn good_subscription(order: &Subscription) -> Result<(), MemberError> {
    let Subscription { shares, nominal, paid, .. } = *order;
    if shares.is_zero() {
        return Err(MemberError::NoShares {});
    }
    if nominal <= Money::ZERO {
        return Err(MemberError::NominalNotPositive { nominal });
    }
    let value = shares.at(nominal).ok_or(MemberError::TooManyShares { shares, nominal })?;
    let required = quarter(value);
    if paid < required {
        return Err(MemberError::BelowQuarter { required, offered: paid });
    }
    if paid > value {
        return Err(MemberError::MoreThanDue { due: value, offered: paid });
    }
    Ok(())
}

/// Refuses a set-off against a current account that the statutes do not allow, or that is not that high.
pub(super) fn on_account(order: &Subscription) -> Result<(), MemberError> {
    match (&order.account, order.settlement.means) {
        (None, PaymentMeans::CurrentAccount) => Err(MemberError::AccountNotStated {}),
        (Some(_), means) if means != PaymentMeans::CurrentAccount => Err(MemberError::AccountNotStated {}),
        (Some(_), _) if !order.clauses.current_account_conversion => {
            Err(MemberError::ConversionNotAllowed {})
        }
        (Some(account), _) if account.stated_on > order.on => {
            Err(MemberError::BeforeDecision { decided_on: account.stated_on, on: order.on })
        }
        (Some(account), _) if order.paid > account.balance => {
            Err(MemberError::MoreThanAccount { balance: account.balance, offered: order.paid })
        }
        _ => Ok(()),
    }
}

/// Refuses a subscription that would give public bodies more than their part (loi 47-1775, art. 19 septies).
pub(super) fn within_the_cap(counts: bool, order: &Subscription) -> Result<(), MemberError> {
    let value = order.shares.at(order.nominal).unwrap_or_default();
    if counts && value > order.public_room {
        let (part, room) = (order.clauses.public_part, order.public_room);
        return Err(MemberError::OverPublicCap { part, room, offered: value });
    }
    Ok(())
}

/// Refuses shares that would leave the range of what can be counted together with those held.
pub(super) fn countable(held: i64, shares: Shares, nominal: Money) -> Result<(), MemberError> {
    let held = u32::try_from(held).ok().map(Shares::new);
    let all = held.and_then(|held| held.checked_add(shares)).and_then(|all| all.at(nominal));
    all.map(|_| ()).ok_or(MemberError::TooManyShares { shares, nominal })
}
