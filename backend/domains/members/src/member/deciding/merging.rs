//! Two entries that are one member: what one held goes to the other, and may come back.

use values::{Day, Shares};

use super::Decided;
use super::shares::countable;
use super::transfers::parcel;
use crate::member::{Member, MemberError, MemberEvent, Parcel};
use crate::public::MemberId;

impl Member {
    pub(super) fn merge_into(&self, survivor: MemberId, movement: u64, on: Day) -> Decided {
        let standing = self.current(on)?;
        if let Some(last) = standing.account.last_day().filter(|last| *last > on) {
            return Err(MemberError::BeforeLastMovement { last, on });
        }
        let held = u32::try_from(standing.account.balance().shares).unwrap_or_default();
        let parcel = parcel(standing, movement, Shares::new(held), on)?;
        Ok(vec![MemberEvent::MergedInto { survivor, parcel, on }])
    }

    pub(super) fn receive_merge(
        &self,
        merged: MemberId,
        parcel: Parcel,
        release_by: Day,
        on: Day,
    ) -> Decided {
        let standing = self.current(on)?;
        if parcel.nominal != standing.nominal {
            return Err(MemberError::NominalDiffers { held: standing.nominal, offered: parcel.nominal });
        }
        countable(standing.account.balance().shares, parcel.shares, parcel.nominal)?;
        Ok(vec![MemberEvent::MergeReceived { merged, parcel, release_by, on }])
    }

    pub(super) fn undo_merge(&self, movement: u64, on: Day) -> Decided {
        let standing = self.admitted()?;
        let Some((left, (survivor, parcel))) =
            standing.left.as_ref().and_then(|left| Some((left, left.merged?)))
        else {
            return Err(MemberError::NotMerged {});
        };
        if on < left.on {
            return Err(MemberError::BeforeExit { left_on: left.on, on });
        }
        Ok(vec![MemberEvent::MergeUndone { survivor, parcel: Parcel { movement, ..parcel }, on }])
    }

    pub(super) fn return_merge(&self, merged: MemberId, parcel: Parcel, on: Day) -> Decided {
        let standing = self.current(on)?;
        if !standing.absorbed.contains(&merged) {
            return Err(MemberError::NotMerged {});
        }
        let (held, asked) = (standing.account.balance_on(on).shares, i64::from(parcel.shares.count()));
        if asked > held {
            return Err(MemberError::MoreThanHeld { held, asked, on });
        }
        match standing.account.contradicted_by(&parcel.entry(on).negated()) {
            Some(later) => Err(MemberError::ContradictsLater { on, later }),
            None => Ok(vec![MemberEvent::MergeReturned { merged, parcel, on }]),
        }
    }
}
