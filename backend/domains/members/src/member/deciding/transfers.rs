//! Transfers between members: a title passes with what is paid and called on it.

use values::{Day, Money, Shares};

use super::Decided;
use super::shares::countable;
use crate::member::standing::Standing;
use crate::member::{Member, MemberError, MemberEvent, Parcel};
use crate::public::{Claim, ExitCause, MemberId, MembershipClauses, TransferApproval};
use crate::rules::share_account::part_of;

impl Member {
    pub(super) fn transfer_out(
        &self,
        to: MemberId,
        movement: u64,
        shares: Shares,
        approved_on: Option<Day>,
        clauses: &MembershipClauses,
        on: Day,
    ) -> Decided {
        let standing = self.current(on)?;
        if shares.is_zero() {
            return Err(MemberError::NoShares {});
        }
        approved(approved_on, clauses.transfer_approval, on)?;
        let parcel = parcel(standing, movement, shares, on)?;
        let mut facts = vec![MemberEvent::SharesTransferredOut { to, parcel, approved_on, on }];
        let left = standing.account.balance().shares - i64::from(shares.count());
        if left == 0 {
            facts.push(ended_by_transfer(standing, movement, on));
        } else {
            above_minimum(standing, shares, on)?;
        }
        Ok(facts)
    }

    pub(super) fn transfer_in(
        &self,
        from: MemberId,
        parcel: Parcel,
        public_room: Money,
        release_by: Day,
        on: Day,
    ) -> Decided {
        let standing = self.current(on)?;
        if parcel.nominal != standing.nominal {
            return Err(MemberError::NominalDiffers { held: standing.nominal, offered: parcel.nominal });
        }
        countable(standing.account.balance().shares, parcel.shares, parcel.nominal)?;
        if standing.counts_in_public_cap && parcel.subscribed() > public_room {
            let part = MembershipClauses::legal().public_part;
            return Err(MemberError::OverPublicCap { part, room: public_room, offered: parcel.subscribed() });
        }
        Ok(vec![MemberEvent::SharesTransferredIn { from, parcel, release_by, on }])
    }
}

fn approved(approved_on: Option<Day>, approval: TransferApproval, on: Day) -> Result<(), MemberError> {
    match approved_on {
        None if approval == TransferApproval::Free => Ok(()),
        None => Err(MemberError::TransferNotApproved { by: approval }),
        Some(decided_on) if decided_on > on => Err(MemberError::BeforeDecision { decided_on, on }),
        Some(_) => Ok(()),
    }
}

/// Shares of a member with their part of what is paid and called, if it holds them from that day on.
pub(super) fn parcel(
    standing: &Standing,
    movement: u64,
    shares: Shares,
    on: Day,
) -> Result<Parcel, MemberError> {
    let (held, count) = (standing.account.balance_on(on), i64::from(shares.count()));
    if count > held.shares {
        return Err(MemberError::MoreThanHeld { held: held.shares, asked: count, on });
    }
    let part = |amount| part_of(amount, count, held.shares);
    let parcel = Parcel {
        movement,
        shares,
        nominal: standing.nominal,
        paid: part(held.paid),
        called: part(held.called),
    };
    match standing.account.contradicted_by(&parcel.entry(on).negated()) {
        Some(day) => Err(MemberError::ContradictsLater { on, later: day }),
        None => Ok(parcel),
    }
}

/// Refuses to leave a member with fewer shares than its category asks.
pub(super) fn above_minimum(standing: &Standing, shares: Shares, on: Day) -> Result<(), MemberError> {
    let left = standing.account.balance().subscribed - shares.at(standing.nominal).unwrap_or_default();
    if left >= standing.minimum {
        return Ok(());
    }
    let category = standing.college_on(on).or(standing.colleges.last()).map(|(_, _, code)| code.to_string());
    Err(MemberError::MinimumLeft { category: category.unwrap_or_default(), minimum: standing.minimum, left })
}

/// Who has given all shares away is no member any more; nothing is owed to it.
fn ended_by_transfer(standing: &Standing, movement: u64, on: Day) -> MemberEvent {
    MemberEvent::MembershipEnded {
        movement,
        cause: ExitCause::Transfer,
        reason: String::new(),
        decided_on: None,
        shares: Shares::default(),
        nominal: standing.nominal,
        claim: Claim {
            number: standing.next_claim(),
            subscribed: Money::ZERO,
            paid: Money::ZERO,
            called: Money::ZERO,
            blocked_subscribed: Money::ZERO,
            blocked_paid: Money::ZERO,
            losses: Money::ZERO,
            provisional: false,
            due_by: on,
            schedule: Vec::new(),
        },
        on,
    }
}
