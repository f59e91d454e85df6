//! The life of a member, fact by fact; what is decided is under `deciding/`.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money};

use super::standing::{Exclusion, Left, Notice, Owed, Standing};
use super::{MemberCommand, MemberError, MemberEvent};
use crate::public::{Claim, ExitCause};
use crate::rules::share_account::Entry;

/// A member as its events tell it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Member {
    pub(super) standing: Option<Standing>,
}

impl Aggregate for Member {
    const TYPE: &'static str = "members.member";
    type Command = MemberCommand;
    type Event = MemberEvent;
    type Error = MemberError;
    type Services = ();

    async fn handle(
        &mut self,
        command: MemberCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), MemberError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: MemberEvent) {
        if let MemberEvent::Admitted { number, holder, college, terms, counts_in_public_cap, on, .. } = event
        {
            self.standing = Some(Standing {
                number,
                kind: holder.kind(),
                counts_in_public_cap,
                admitted_on: on,
                left: None,
                nominal: terms.nominal,
                minimum: terms.minimum,
                colleges: vec![(on, college, terms.code)],
                account: crate::rules::share_account::ShareAccount::default(),
                claims: Vec::new(),
                notice: None,
                exclusion: None,
                email_consent: false,
                absorbed: Vec::new(),
            });
        } else if let Some(standing) = &mut self.standing {
            standing.take(event);
        }
    }
}

impl Member {
    /// Whether its shares count among those of local public bodies; nobody's do.
    pub(crate) fn counts_in_public_cap(&self) -> bool {
        self.standing.as_ref().is_some_and(|standing| standing.counts_in_public_cap)
    }
}

impl Standing {
    fn take(&mut self, event: MemberEvent) {
        match event {
            MemberEvent::Admitted { .. }
            | MemberEvent::AddressChanged { address: _, on: _ }
            | MemberEvent::NameChanged { name: _, on: _ }
            | MemberEvent::RepresentativeNamed { representative: _, proof: _, on: _ }
            | MemberEvent::EmailChanged { email: _, on: _ }
            | MemberEvent::RefundBeneficiaryNamed { claim: _, beneficiary: _, on: _ } => {}
            MemberEvent::SharesSubscribed { .. }
            | MemberEvent::PaymentRecorded { .. }
            | MemberEvent::PaymentCalled { .. }
            | MemberEvent::SharesTransferredOut { .. }
            | MemberEvent::SharesTransferredIn { .. }
            | MemberEvent::MergedInto { .. }
            | MemberEvent::MergeReceived { .. }
            | MemberEvent::MergeUndone { .. }
            | MemberEvent::MergeReturned { .. } => self.shares(event),
            MemberEvent::SharesWithdrawn { .. }
            | MemberEvent::ExitNotified { .. }
            | MemberEvent::ExitNoticeWithdrawn { .. }
            | MemberEvent::ExclusionProposed { .. }
            | MemberEvent::ExclusionAbandoned { .. }
            | MemberEvent::MembershipEnded { .. } => self.leaving(event),
            MemberEvent::RefundReleased { .. }
            | MemberEvent::RefundAdjusted { .. }
            | MemberEvent::RefundRescheduled { .. }
            | MemberEvent::RefundPaid { .. } => self.refund(event),
            MemberEvent::CollegeChanged { college, terms, on, .. } => {
                self.minimum = terms.minimum;
                self.colleges.push((on, college, terms.code));
            }
            MemberEvent::EmailConsentGiven { .. } => self.email_consent = true,
            MemberEvent::EmailConsentRevoked { on: _ } => self.email_consent = false,
        }
    }

    /// Shares that come and go, and what is paid and called on them.
    #[allow(clippy::needless_pass_by_value)] // as its neighbours take it, which do consume it
    fn shares(&mut self, event: MemberEvent) {
        match event {
            MemberEvent::SharesSubscribed { shares, nominal, paid, on, .. } => {
                let subscribed = shares.at(nominal).unwrap_or_default(); // refused before when out of range
                let entry = Entry { on, shares: shares.count().into(), subscribed, paid, called: paid };
                self.account.enter(entry);
            }
            MemberEvent::PaymentRecorded { amount, on, .. } => {
                self.account.enter(Entry { paid: amount, ..nothing(on) });
            }
            MemberEvent::PaymentCalled { amount, on, due_on: _ } => {
                self.account.enter(Entry { called: amount, ..nothing(on) });
            }
            MemberEvent::SharesTransferredOut { parcel, on, .. } => self.give(&parcel, on),
            MemberEvent::SharesTransferredIn { parcel, on, .. } => self.receive(&parcel, on),
            MemberEvent::MergedInto { survivor, parcel, on } => {
                self.give(&parcel, on);
                self.left = Some(Left { on, cause: ExitCause::Merge, merged: Some((survivor, parcel)) });
            }
            MemberEvent::MergeReceived { merged, parcel, on, .. } => {
                self.receive(&parcel, on);
                self.absorbed.push(merged);
            }
            MemberEvent::MergeUndone { parcel, on, .. } => {
                self.receive(&parcel, on);
                self.left = None;
            }
            MemberEvent::MergeReturned { merged, parcel, on } => {
                self.give(&parcel, on);
                self.absorbed.retain(|id| *id != merged);
            }
            _ => {} // `take` sends nothing else here
        }
    }

    /// What leads to an exit, and the exit.
    fn leaving(&mut self, event: MemberEvent) {
        match event {
            MemberEvent::SharesWithdrawn { shares, claim, on, .. } => {
                self.leave(shares.count().into(), claim, on);
            }
            MemberEvent::ExitNotified { cause, notified_on, effective_on, .. } => {
                self.notice = Some(Notice { cause, notified_on, effective_on });
            }
            MemberEvent::ExitNoticeWithdrawn { on: _ } => self.notice = None,
            MemberEvent::ExclusionProposed { hearing_on, on, grounds: _ } => {
                self.exclusion = Some(Exclusion { proposed_on: on, hearing_on });
            }
            MemberEvent::ExclusionAbandoned { on: _ } => self.exclusion = None,
            MemberEvent::MembershipEnded { shares, claim, cause, on, .. } => {
                self.leave(shares.count().into(), claim, on);
                self.left = Some(Left { on, cause, merged: None });
            }
            _ => {} // `take` sends nothing else here
        }
    }

    /// What becomes of a claim.
    fn refund(&mut self, event: MemberEvent) {
        match event {
            MemberEvent::RefundReleased { claim, subscribed, paid, schedule, .. } => {
                self.owed(claim, |owed| {
                    owed.released_subscribed += subscribed;
                    owed.released_paid += paid;
                    owed.schedule.extend(schedule);
                });
            }
            MemberEvent::RefundAdjusted { claim, losses, schedule, .. } => {
                self.owed(claim, |owed| (owed.losses, owed.schedule) = (losses, schedule));
            }
            MemberEvent::RefundRescheduled { claim, schedule, on: _ } => {
                self.owed(claim, |owed| owed.schedule = schedule);
            }
            MemberEvent::RefundPaid { claim, amount, on, .. } => self.owed(claim, |owed| {
                owed.repaid += amount;
                owed.last_payment = Ord::max(owed.last_payment, Some(on));
            }),
            _ => {} // `take` sends nothing else here
        }
    }

    fn owed(&mut self, claim: u32, change: impl FnOnce(&mut Owed)) {
        if let Some(owed) = self.claims.iter_mut().find(|owed| owed.claim.number == claim) {
            change(owed);
        }
    }

    /// Shares leave; what the floor holds back is no share of the member any more, but stays in the capital.
    fn leave(&mut self, shares: i64, claim: Claim, on: Day) {
        let (subscribed, paid, called) = (-claim.subscribed, -claim.paid, -claim.called);
        self.account.enter(Entry { on, shares: -shares, subscribed, paid, called });
        if !claim.subscribed.is_zero() {
            self.claims.push(Owed::new(claim, on));
        }
    }
}

/// An entry that changes nothing yet.
fn nothing(on: Day) -> Entry {
    Entry { on, shares: 0, subscribed: Money::ZERO, paid: Money::ZERO, called: Money::ZERO }
}
