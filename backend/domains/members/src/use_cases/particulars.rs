//! What changes of a member beside its shares, and two entries that are one member.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares};

use super::books;
use crate::member::{Member, MemberCommand, MemberError, MemberEvent, Parcel, Particular};
use crate::public::{Alike, Applicant, MemberId, MembershipClauses};
use crate::{Members, permissions, views};

/// Order: say that two entries are one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergeMembers {
    /// The entry that will be no more.
    pub merged: MemberId,
    /// The entry that remains.
    pub survivor: MemberId,
    /// Day.
    pub on: Day,
}

/// What a merge would come to, or came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergePreview {
    /// Shares that go over.
    pub shares: Shares,
    /// What is paid on them.
    pub paid: Money,
    /// What the remaining entry will hold.
    pub held_after: u64,
}

impl Members {
    /// Records another name, address, representative, e-mail or consent.
    pub async fn change_particular(
        &self,
        context: &Context,
        member: MemberId,
        particular: Particular,
        on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::PARTICULARS_CHANGE)?;
        let particular = Box::new(particular);
        self.one(context, member, on, MemberCommand::Change { id: member, particular, on }).await
    }

    /// Present members that look like an applicant: the same number, or the same name and town.
    pub async fn alike(&self, applicant: &Applicant) -> Result<Vec<Alike>, Failure> {
        self.kernel.require(permissions::REGISTER_READ)?;
        views::register::alike(self.kernel.reader(), applicant).await
    }

    /// What a merge would come to; nothing is written.
    pub async fn preview_merge(&self, order: MergeMembers) -> Result<MergePreview, Failure> {
        self.kernel.require(permissions::MEMBERS_MERGE)?;
        let MergeMembers { merged, survivor, on } = order;
        if merged == survivor {
            return Err(MemberError::MergeOfOne {}.into());
        }
        let file = async |id| {
            let file = views::files::member(self.kernel.reader(), id, on, None).await?;
            file.filter(|file| file.left_on.is_none()).ok_or(Failure::from(MemberError::NotAdmitted {}))
        };
        let (goes, stays) = (file(merged).await?, file(survivor).await?);
        let held_after = u64::from(goes.row.shares.count()) + u64::from(stays.row.shares.count());
        Ok(MergePreview { shares: goes.row.shares, paid: goes.row.paid, held_after })
    }

    /// Lets one entry take over what another held: they were the same member. Answers the order number of the movement.
    pub async fn merge(
        &self,
        context: &Context,
        order: MergeMembers,
        clauses: &MembershipClauses,
    ) -> Result<u64, Failure> {
        self.kernel.require(permissions::MEMBERS_MERGE)?;
        let MergeMembers { merged, survivor, on } = order;
        if merged == survivor {
            return Err(MemberError::MergeOfOne {}.into());
        }
        self.kernel
            .run(context, async |uow| {
                let movement = books::movement(uow, on).await?;
                let into = MemberCommand::MergeInto { survivor, movement, on };
                let parcel = moved(&uow.execute::<Member>(merged, on, into).await?)?;
                let release_by = on.plus_years(clauses.release_years.into());
                let receive = MemberCommand::ReceiveMerge { merged, parcel, release_by, on };
                uow.execute::<Member>(survivor, on, receive).await?;
                Ok(movement)
            })
            .await
    }

    /// Undoes a merge: both are members again, each with what was its own. Answers the order number of the movement.
    pub async fn undo_merge(&self, context: &Context, merged: MemberId, on: Day) -> Result<u64, Failure> {
        self.kernel.require(permissions::MEMBERS_MERGE)?;
        self.kernel
            .run(context, async |uow| {
                let movement = books::movement(uow, on).await?;
                let facts =
                    uow.execute::<Member>(merged, on, MemberCommand::UndoMerge { movement, on }).await?;
                let parcel = moved(&facts)?;
                let survivor = facts.iter().find_map(|fact| match fact.decode() {
                    Ok(Some(MemberEvent::MergeUndone { survivor, .. })) => Some(survivor),
                    _ => None,
                });
                let survivor = survivor.ok_or(Failure::from(MemberError::NotMerged {}))?;
                let give_back = MemberCommand::ReturnMerge { merged, parcel, on };
                uow.execute::<Member>(survivor, on, give_back).await?;
                Ok(movement)
            })
            .await
    }
}

/// What a merge moved.
fn moved(facts: &[Recorded]) -> Result<Parcel, Failure> {
    for fact in facts {
        if let Some(MemberEvent::MergedInto { parcel, .. } | MemberEvent::MergeUndone { parcel, .. }) =
            fact.decode()?
        {
            return Ok(parcel);
        }
    }
    Err(MemberError::NotMerged {}.into())
}
