//! Orders that a member understands. Numbers of the two series arrive with them, and so does what only the whole
//! cooperative knows: the clauses of the statutes, the room under the floor and under the public cap, the losses.

use values::{Day, EmailAddress, Fraction, Money, Shares};

use super::Parcel;
use crate::public::{
    AccountStatement, Applicant, Beneficiary, CategoryTerms, College, ExitCause, Instalment, MemberId,
    MembershipClauses, NewName, PostalAddress, Representative, Settlement,
};

/// A first subscription, or one more.
#[derive(Debug, Clone, PartialEq)]
pub struct Subscription {
    /// Order number of the movement.
    pub movement: u64,
    /// How many shares.
    pub shares: Shares,
    /// Value of one share under the statutes of the day.
    pub nominal: Money,
    /// Paid at once, at least a quarter.
    pub paid: Money,
    /// How.
    pub settlement: Settlement,
    /// The member's current account, when it pays the shares.
    pub account: Option<AccountStatement>,
    /// The most that public bodies may subscribe from that day on; asked of those that count among them.
    pub public_room: Money,
    /// The clauses of the day.
    pub clauses: MembershipClauses,
    /// Day of the subscription.
    pub on: Day,
}

/// What only the whole cooperative knows of shares that leave.
#[derive(Debug, Clone, PartialEq)]
pub struct Leave {
    /// Order number of the movement.
    pub movement: u64,
    /// What may leave the capital from that day on.
    pub headroom: Money,
    /// Losses of the last accounts approved that the reserves do not absorb.
    pub unabsorbed_losses: Money,
    /// The capital that bears them.
    pub capital: Money,
    /// Whether the accounts of the year of exit are approved.
    pub accounts_approved: bool,
    /// The clauses of the day.
    pub clauses: MembershipClauses,
}

/// An admission.
#[derive(Debug, Clone, PartialEq)]
pub struct Admit {
    /// Its identifier, under which its personal data are sealed.
    pub id: MemberId,
    /// Its number in the register.
    pub number: u64,
    /// Who.
    pub applicant: Applicant,
    /// Where it is to vote.
    pub college: College,
    /// Under which terms.
    pub terms: CategoryTerms,
    /// Day of the board's decision.
    pub decided_on: Day,
    /// Whether its shares count among those of local public bodies.
    pub counts_in_public_cap: bool,
    /// The entry under which it had been a member before.
    pub formerly: Option<MemberId>,
    /// The first subscription; its day is the first day of membership, on or after the decision.
    pub subscription: Subscription,
}

/// Something of a member that is no share.
#[derive(Debug, Clone, PartialEq)]
pub enum Particular {
    /// A new address.
    Address(PostalAddress),
    /// A new name.
    Name(NewName),
    /// Somebody else acts for the entity.
    Representative {
        /// Who.
        representative: Representative,
        /// The decision that names them.
        proof: String,
    },
    /// Another e-mail, or none.
    Email(Option<EmailAddress>),
    /// E-mail in place of letters, by a writing.
    EmailConsent {
        /// The writing that proves it.
        proof: String,
    },
    /// Letters again.
    EmailConsentRevoked,
}

/// An order about one member.
#[derive(Debug, Clone, PartialEq)]
pub enum MemberCommand {
    /// Admits an applicant, with its first subscription.
    Admit(Box<Admit>),
    /// Subscribes more shares.
    Subscribe(Box<Subscription>),
    /// Records a payment of what is due.
    RecordPayment {
        /// Order number of the movement.
        movement: u64,
        /// How much.
        amount: Money,
        /// How.
        settlement: Settlement,
        /// Whether the statutes let a member pay before a call.
        early: bool,
        /// Day of the payment.
        on: Day,
    },
    /// Calls what is not paid, up to a part of the subscribed capital.
    Call {
        /// Part of the nominal value that will have been called.
        up_to: Fraction,
        /// Last day to pay.
        due_on: Day,
        /// Day of the board's call.
        on: Day,
    },
    /// Takes some shares out; the member stays.
    Withdraw {
        /// How many.
        shares: Shares,
        /// How they leave.
        leave: Box<Leave>,
        /// Day of effect.
        on: Day,
    },
    /// Gives shares to another member.
    TransferOut {
        /// To whom.
        to: MemberId,
        /// Order number of the movement.
        movement: u64,
        /// How many.
        shares: Shares,
        /// Day of the approval.
        approved_on: Option<Day>,
        /// The clauses of the day.
        clauses: Box<MembershipClauses>,
        /// Day of the transfer.
        on: Day,
    },
    /// Takes shares from another member.
    TransferIn {
        /// From whom.
        from: MemberId,
        /// What.
        parcel: Parcel,
        /// The most that public bodies may take from others from that day on.
        public_room: Money,
        /// Last day to pay what is not paid on them.
        release_by: Day,
        /// Day of the transfer.
        on: Day,
    },
    /// Says that the membership will end.
    NotifyExit {
        /// Why.
        cause: ExitCause,
        /// In words.
        reason: String,
        /// Day on which the notice came.
        notified_on: Day,
        /// First day on which it is to be no member any more.
        effective_on: Day,
        /// Months of notice in the statutes.
        notice_months: u8,
    },
    /// Takes the notice back.
    WithdrawExitNotice {
        /// Day.
        on: Day,
    },
    /// Proposes the exclusion.
    ProposeExclusion {
        /// Who, to seal the grounds.
        id: MemberId,
        /// Why.
        grounds: String,
        /// Day on which the member is heard.
        hearing_on: Day,
        /// Day of the proposal.
        on: Day,
    },
    /// Gives the exclusion up.
    AbandonExclusion {
        /// Day.
        on: Day,
    },
    /// Ends the membership; all shares leave the capital but for what the floor holds back.
    End {
        /// Why.
        cause: ExitCause,
        /// In words.
        reason: String,
        /// Day of the decision, for an exclusion and a loss of quality.
        decided_on: Option<Day>,
        /// How the shares leave.
        leave: Box<Leave>,
        /// First day on which it is no member any more.
        on: Day,
    },
    /// Lets what the floor held back leave the capital.
    Release {
        /// Order number of the movement.
        movement: u64,
        /// Of which claim.
        claim: u32,
        /// What may leave the capital.
        headroom: Money,
        /// Years of the statutes to repay.
        years: u8,
        /// Day of effect.
        on: Day,
    },
    /// Settles the losses that a claim bears.
    AdjustRefund {
        /// Which claim.
        claim: u32,
        /// All the losses that it bears.
        losses: Money,
        /// Whether they may still change.
        provisional: bool,
        /// From what accounts.
        reason: String,
        /// Day.
        on: Day,
    },
    /// Chooses other days of repayment.
    RescheduleRefund {
        /// Which claim.
        claim: u32,
        /// In place of the former schedule.
        schedule: Vec<Instalment>,
        /// Day of the decision.
        on: Day,
    },
    /// Repays a part of a claim.
    PayRefund {
        /// Which claim.
        claim: u32,
        /// How much.
        amount: Money,
        /// How.
        settlement: Settlement,
        /// Day of the payment.
        on: Day,
    },
    /// Names who is repaid in the member's place.
    NameBeneficiary {
        /// Who, to seal the name.
        id: MemberId,
        /// Which claim.
        claim: u32,
        /// Who is repaid.
        beneficiary: Beneficiary,
        /// Day.
        on: Day,
    },
    /// Lets it vote in another college.
    ChangeCollege {
        /// Which.
        college: College,
        /// The terms of its category there.
        terms: CategoryTerms,
        /// Day of the board's decision.
        decided_on: Day,
        /// In words.
        reason: String,
        /// First day in the new college.
        on: Day,
    },
    /// Changes something that is no share.
    Change {
        /// Who, to seal what is personal.
        id: MemberId,
        /// What.
        particular: Box<Particular>,
        /// From when.
        on: Day,
    },
    /// Says that this entry was the same member as another.
    MergeInto {
        /// The entry that remains.
        survivor: MemberId,
        /// Order number of the movement.
        movement: u64,
        /// Day.
        on: Day,
    },
    /// Takes what another entry held.
    ReceiveMerge {
        /// The entry that is no more.
        merged: MemberId,
        /// What it held.
        parcel: Parcel,
        /// Last day to pay what is not paid on it.
        release_by: Day,
        /// Day.
        on: Day,
    },
    /// Makes this entry a member again.
    UndoMerge {
        /// Order number of the movement.
        movement: u64,
        /// Day.
        on: Day,
    },
    /// Gives back what had come from another entry.
    ReturnMerge {
        /// The entry that is a member again.
        merged: MemberId,
        /// What it gets back.
        parcel: Parcel,
        /// Day.
        on: Day,
    },
}
