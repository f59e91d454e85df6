//! What a member's facts come to: its shares, its claims, what is under way.

use serde::{Deserialize, Serialize};
use values::{Day, Money};

use super::Parcel;
use crate::public::{CategoryCode, Claim, College, ExitCause, Instalment, MemberId, MemberKind};
use crate::rules::share_account::{Entry, ShareAccount};

/// A member that was admitted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Standing {
    pub number: u64,
    pub kind: MemberKind,
    pub counts_in_public_cap: bool,
    pub admitted_on: Day,
    pub left: Option<Left>,
    pub nominal: Money,
    /// Least value of shares under the terms of its category.
    pub minimum: Money,
    /// Where it votes, from which day, oldest decision first.
    pub colleges: Vec<(Day, College, CategoryCode)>,
    pub account: ShareAccount,
    pub claims: Vec<Owed>,
    pub notice: Option<Notice>,
    pub exclusion: Option<Exclusion>,
    pub email_consent: bool,
    /// Entries that were this member.
    pub absorbed: Vec<MemberId>,
}

/// How a membership ended.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Left {
    pub on: Day,
    pub cause: ExitCause,
    /// What went to the entry that remains, when two were one.
    pub merged: Option<(MemberId, Parcel)>,
}

/// A notice of exit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Notice {
    pub cause: ExitCause,
    pub notified_on: Day,
    pub effective_on: Day,
}

/// A proposed exclusion.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Exclusion {
    pub proposed_on: Day,
    pub hearing_on: Day,
}

/// A claim with what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Owed {
    pub claim: Claim,
    pub left_on: Day,
    /// Of what was blocked, what left since.
    pub released_subscribed: Money,
    pub released_paid: Money,
    pub losses: Money,
    pub schedule: Vec<Instalment>,
    pub repaid: Money,
    pub last_payment: Option<Day>,
}

impl Owed {
    pub(super) fn new(claim: Claim, left_on: Day) -> Self {
        Self {
            left_on,
            released_subscribed: Money::ZERO,
            released_paid: Money::ZERO,
            losses: claim.losses,
            schedule: claim.schedule.clone(),
            repaid: Money::ZERO,
            last_payment: None,
            claim,
        }
    }

    /// Nominal value that the floor still holds back.
    pub(super) fn blocked_subscribed(&self) -> Money {
        self.claim.blocked_subscribed - self.released_subscribed
    }

    /// What was paid on it.
    pub(super) fn blocked_paid(&self) -> Money {
        self.claim.blocked_paid - self.released_paid
    }

    /// All that is owed, once nothing is held back.
    pub(super) fn amount(&self) -> Money {
        self.claim.paid - self.losses
    }

    /// What may be repaid now: nothing of what is still in the capital.
    pub(super) fn payable(&self) -> Money {
        Ord::max(self.amount() - self.blocked_paid() - self.repaid, Money::ZERO)
    }
}

impl Standing {
    /// The college in which it votes on a day.
    pub(super) fn college_on(&self, day: Day) -> Option<&(Day, College, CategoryCode)> {
        let mut known: Vec<_> = self.colleges.iter().filter(|(from, ..)| *from <= day).collect();
        known.sort_by_key(|(from, ..)| *from); // stable: of two of one day, the later decision
        known.last().copied()
    }

    /// A claim by its number.
    pub(super) fn claim(&self, number: u32) -> Option<&Owed> {
        self.claims.iter().find(|owed| owed.claim.number == number)
    }

    /// The number of the next claim.
    pub(super) fn next_claim(&self) -> u32 {
        self.claims.iter().map(|owed| owed.claim.number).max().unwrap_or(0) + 1
    }

    /// A parcel that comes.
    pub(super) fn receive(&mut self, parcel: &Parcel, on: Day) {
        self.account.enter(parcel.entry(on));
    }

    /// A parcel that goes.
    pub(super) fn give(&mut self, parcel: &Parcel, on: Day) {
        self.account.enter(parcel.entry(on).negated());
    }
}

impl Parcel {
    /// Nominal value of the shares.
    pub fn subscribed(&self) -> Money {
        self.shares.at(self.nominal).unwrap_or_default() // refused before when out of range
    }

    pub(super) fn entry(&self, on: Day) -> Entry {
        let (subscribed, paid, called) = (self.subscribed(), self.paid, self.called);
        Entry { on, shares: self.shares.count().into(), subscribed, paid, called }
    }
}

impl Entry {
    /// The same that goes.
    pub(super) fn negated(self) -> Self {
        Self {
            on: self.on,
            shares: -self.shares,
            subscribed: -self.subscribed,
            paid: -self.paid,
            called: -self.called,
        }
    }
}
