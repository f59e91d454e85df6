//! Facts about members, as stored for ever.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, EmailAddress, Money, Shares};

use super::{Holder, HolderAddress, HolderName};
use crate::public::{
    Beneficiary, CategoryTerms, Claim, College, ExitCause, Instalment, MemberId, Representative, Settlement,
};

/// Shares that go from one holder to another with what is paid and called on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// Order number of the movement, the same on both sides.
    pub movement: u64,
    /// How many.
    pub shares: Shares,
    /// Value of one share.
    pub nominal: Money,
    /// Paid on them.
    pub paid: Money,
    /// Called of them.
    pub called: Money,
}

/// What has happened to a member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberEvent {
    /// The board admitted it.
    Admitted {
        /// Its number in the register.
        number: u64,
        /// Who.
        holder: Box<Holder>,
        /// Where it votes.
        college: College,
        /// The terms it accepted.
        terms: CategoryTerms,
        /// Day of the board's decision.
        decided_on: Day,
        /// Whether its shares count among those of local public bodies (loi 47-1775, art. 19 septies).
        counts_in_public_cap: bool,
        /// The entry under which it had been a member before.
        formerly: Option<MemberId>,
        /// First day of membership.
        on: Day,
    },
    /// It subscribed shares and paid a part of them at once.
    SharesSubscribed {
        /// Order number of the movement.
        movement: u64,
        /// How many.
        shares: Shares,
        /// Value of one share.
        nominal: Money,
        /// Paid at once.
        paid: Money,
        /// How.
        settlement: Settlement,
        /// Last day to pay the rest.
        release_by: Day,
        /// Day of the subscription.
        on: Day,
    },
    /// It paid what was due, or a part of it.
    PaymentRecorded {
        /// Order number of the movement.
        movement: u64,
        /// How much.
        amount: Money,
        /// Value of one share.
        nominal: Money,
        /// How.
        settlement: Settlement,
        /// Day of the payment.
        on: Day,
    },
    /// The board called a part of what was not paid.
    PaymentCalled {
        /// How much.
        amount: Money,
        /// Last day to pay it.
        due_on: Day,
        /// Day of the call.
        on: Day,
    },
    /// Some shares left, the member stayed.
    SharesWithdrawn {
        /// Order number of the movement.
        movement: u64,
        /// How many.
        shares: Shares,
        /// Value of one share.
        nominal: Money,
        /// What is owed for them.
        claim: Claim,
        /// Day of effect.
        on: Day,
    },
    /// Shares went to another member.
    SharesTransferredOut {
        /// To whom.
        to: MemberId,
        /// What.
        parcel: Parcel,
        /// Day of the approval; `None` where the statutes ask for none.
        approved_on: Option<Day>,
        /// Day of the transfer.
        on: Day,
    },
    /// Shares came from another member.
    SharesTransferredIn {
        /// From whom.
        from: MemberId,
        /// What.
        parcel: Parcel,
        /// Last day to pay what is not paid on them.
        release_by: Day,
        /// Day of the transfer.
        on: Day,
    },
    /// It was told that the membership will end.
    ExitNotified {
        /// Why.
        cause: ExitCause,
        /// In words.
        reason: String,
        /// Day on which the notice came.
        notified_on: Day,
        /// First day on which it is to be no member any more.
        effective_on: Day,
    },
    /// The notice of exit was taken back before its effect.
    ExitNoticeWithdrawn {
        /// Day.
        on: Day,
    },
    /// The board proposed the exclusion and told the member why and when it is heard.
    ExclusionProposed {
        /// Grounds, in words, sealed.
        grounds: Personal<String>,
        /// Day on which the member is heard.
        hearing_on: Day,
        /// Day of the proposal.
        on: Day,
    },
    /// The exclusion is not pursued, or the assembly refused it.
    ExclusionAbandoned {
        /// Day.
        on: Day,
    },
    /// It is no member any more; its shares left the capital, but for what the floor holds back.
    MembershipEnded {
        /// Order number of the movement.
        movement: u64,
        /// Why.
        cause: ExitCause,
        /// In words, or empty.
        reason: String,
        /// Day of the decision where one is needed.
        decided_on: Option<Day>,
        /// All the shares it held.
        shares: Shares,
        /// Value of one share.
        nominal: Money,
        /// What is owed for them.
        claim: Claim,
        /// First day on which it is no member any more.
        on: Day,
    },
    /// What the floor had held back left the capital, or a part of it.
    RefundReleased {
        /// Order number of the movement.
        movement: u64,
        /// Of which claim.
        claim: u32,
        /// Nominal value that left the capital.
        subscribed: Money,
        /// What was paid on it, now to be repaid.
        paid: Money,
        /// When it is repaid, added to the schedule.
        schedule: Vec<Instalment>,
        /// Day of effect.
        on: Day,
    },
    /// The losses that a claim bears are other than was known.
    RefundAdjusted {
        /// Which claim.
        claim: u32,
        /// All the losses that it bears.
        losses: Money,
        /// Whether they may still change.
        provisional: bool,
        /// From what accounts, in words.
        reason: String,
        /// When the rest is repaid, in place of the former schedule.
        schedule: Vec<Instalment>,
        /// Day.
        on: Day,
    },
    /// The board chose other days of repayment.
    RefundRescheduled {
        /// Which claim.
        claim: u32,
        /// In place of the former schedule.
        schedule: Vec<Instalment>,
        /// Day of the decision.
        on: Day,
    },
    /// A part of a claim was repaid.
    RefundPaid {
        /// Which claim.
        claim: u32,
        /// How much.
        amount: Money,
        /// How.
        settlement: Settlement,
        /// Day of the payment.
        on: Day,
    },
    /// Somebody else is repaid in the member's place.
    RefundBeneficiaryNamed {
        /// Which claim.
        claim: u32,
        /// Who, sealed.
        beneficiary: Personal<Beneficiary>,
        /// Day.
        on: Day,
    },
    /// It votes in another college, under other terms.
    CollegeChanged {
        /// Where it votes from then on.
        college: College,
        /// The terms of its category.
        terms: CategoryTerms,
        /// Day of the board's decision.
        decided_on: Day,
        /// In words.
        reason: String,
        /// First day in the new college.
        on: Day,
    },
    /// It moved.
    AddressChanged {
        /// Where to.
        address: HolderAddress,
        /// From when.
        on: Day,
    },
    /// It bears another name.
    NameChanged {
        /// Which.
        name: HolderName,
        /// From when.
        on: Day,
    },
    /// Somebody else acts for the entity.
    RepresentativeNamed {
        /// Who, sealed.
        representative: Personal<Representative>,
        /// The decision that names them, in words.
        proof: String,
        /// From when.
        on: Day,
    },
    /// Its e-mail is another, or it has none.
    EmailChanged {
        /// Which, sealed.
        email: Option<Personal<EmailAddress>>,
        /// From when.
        on: Day,
    },
    /// It agreed in writing to e-mail in place of letters (C. com., art. R225-63).
    EmailConsentGiven {
        /// The writing that proves it.
        proof: String,
        /// Day.
        on: Day,
    },
    /// It wants letters again (C. com., art. R225-63: at any time).
    EmailConsentRevoked {
        /// Day.
        on: Day,
    },
    /// This entry was the same member as another one; what it held went there.
    MergedInto {
        /// The entry that remains.
        survivor: MemberId,
        /// What it held.
        parcel: Parcel,
        /// Day.
        on: Day,
    },
    /// Another entry was this member; what it held came here.
    MergeReceived {
        /// The entry that is no more.
        merged: MemberId,
        /// What it held.
        parcel: Parcel,
        /// Last day to pay what is not paid on it.
        release_by: Day,
        /// Day.
        on: Day,
    },
    /// The two were two after all: this entry is a member again with what it held.
    MergeUndone {
        /// The entry that had remained.
        survivor: MemberId,
        /// What it gets back.
        parcel: Parcel,
        /// Day.
        on: Day,
    },
    /// The two were two after all: what had come from the other entry went back.
    MergeReturned {
        /// The entry that is a member again.
        merged: MemberId,
        /// What it gets back.
        parcel: Parcel,
        /// Day.
        on: Day,
    },
}

stored_events! {
    MemberEvent in "members.member" {
        Admitted = "admitted" @ 2,
        SharesSubscribed = "shares_subscribed" @ 2,
        PaymentRecorded = "payment_recorded" @ 2,
        PaymentCalled = "payment_called" @ 1,
        SharesWithdrawn = "shares_withdrawn" @ 1,
        SharesTransferredOut = "shares_transferred_out" @ 1,
        SharesTransferredIn = "shares_transferred_in" @ 1,
        ExitNotified = "exit_notified" @ 1,
        ExitNoticeWithdrawn = "exit_notice_withdrawn" @ 1,
        ExclusionProposed = "exclusion_proposed" @ 1,
        ExclusionAbandoned = "exclusion_abandoned" @ 1,
        MembershipEnded = "membership_ended" @ 2,
        RefundReleased = "refund_released" @ 1,
        RefundAdjusted = "refund_adjusted" @ 1,
        RefundRescheduled = "refund_rescheduled" @ 1,
        RefundPaid = "refund_paid" @ 1,
        RefundBeneficiaryNamed = "refund_beneficiary_named" @ 1,
        CollegeChanged = "college_changed" @ 1,
        AddressChanged = "address_changed" @ 1,
        NameChanged = "name_changed" @ 1,
        RepresentativeNamed = "representative_named" @ 1,
        EmailChanged = "email_changed" @ 1,
        EmailConsentGiven = "email_consent_given" @ 1,
        EmailConsentRevoked = "email_consent_revoked" @ 1,
        MergedInto = "merged_into" @ 1,
        MergeReceived = "merge_received" @ 1,
        MergeUndone = "merge_undone" @ 1,
        MergeReturned = "merge_returned" @ 1,
    }
}
