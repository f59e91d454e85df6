//! Why an order about a member is refused.

use serde::Serialize;
use values::{Day, Fraction, Money, Shares, Siren, Siret};

use crate::public::{CategoryCode, College, ExitCause, MemberKind, TransferApproval};

/// A refusal, with its data.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberError {
    /// No such member.
    NotAdmitted {},
    /// The identifier is taken.
    AlreadyAdmitted {
        /// Its number.
        number: u64,
    },
    /// The same legal entity is a member already: one member, one voice.
    SirenTaken {
        /// The entity.
        siren: Siren,
        /// Its number in the register.
        number: u64,
    },
    /// Somebody of that name and town is a member already.
    LooksLike {
        /// Number in the register.
        number: u64,
        /// Name.
        name: String,
    },
    /// The membership has ended.
    AlreadyLeft {
        /// When.
        left_on: Day,
    },
    /// The college is not that of the category.
    CollegeMismatch {
        /// The category.
        category: CategoryCode,
        /// Its college.
        expected: College,
        /// The one asked for.
        given: College,
    },
    /// The category is not open to such a member.
    KindNotAllowed {
        /// The category.
        category: CategoryCode,
        /// What the applicant is.
        kind: MemberKind,
        /// Who may be of the category.
        allowed: Vec<MemberKind>,
    },
    /// Too few shares for the category.
    BelowMinimum {
        /// The category.
        category: CategoryCode,
        /// Its minimum.
        minimum: Money,
        /// What was offered.
        offered: Money,
    },
    /// No share at all.
    NoShares {},
    /// More shares than can be counted.
    TooManyShares {
        /// As given.
        shares: Shares,
        /// Value of one.
        nominal: Money,
    },
    /// A share must be worth something.
    NominalNotPositive {
        /// As given.
        nominal: Money,
    },
    /// All shares have one nominal value.
    NominalDiffers {
        /// Of the shares it holds.
        held: Money,
        /// Of those offered.
        offered: Money,
    },
    /// Less than a quarter paid at the subscription.
    BelowQuarter {
        /// The quarter.
        required: Money,
        /// What was paid.
        offered: Money,
    },
    /// More than what is due.
    MoreThanDue {
        /// What is due.
        due: Money,
        /// What was paid.
        offered: Money,
    },
    /// A payment of nothing, or less.
    PaymentNotPositive {
        /// As given.
        amount: Money,
    },
    /// The board decides first.
    BeforeDecision {
        /// Day of the decision.
        decided_on: Day,
        /// Day of the admission.
        on: Day,
    },
    /// Nothing happens to a member before it is one.
    BeforeAdmission {
        /// Day of the admission.
        admitted_on: Day,
        /// As given.
        on: Day,
    },
    /// A member leaves after its last movement.
    BeforeLastMovement {
        /// Day of the last movement.
        last: Day,
        /// As given.
        on: Day,
    },
    /// Something obligatory is empty.
    Incomplete {
        /// Which field.
        field: String,
    },
    /// The address does not fit on an envelope.
    AddressLines {
        /// How many it has.
        lines: usize,
    },
    /// A French postal code has five digits.
    PostalCode {
        /// As given.
        postal_code: String,
    },
    /// A country is two capital letters.
    Country {
        /// As given.
        country: String,
    },
    /// The SIRET does not begin with the SIREN.
    SiretOfAnother {
        /// The entity's number.
        siren: Siren,
        /// The establishment's number.
        siret: Siret,
    },
    /// It votes there already.
    SameCollege {
        /// Which.
        college: College,
    },
    /// More than was called, where the statutes allow no early payment.
    MoreThanCalled {
        /// Called and not paid.
        called: Money,
        /// What was paid.
        offered: Money,
    },
    /// A call of nothing, or of more than everything.
    CallOutOfBounds {
        /// As given.
        up_to: Fraction,
    },
    /// Due before it is called.
    CallDueBefore {
        /// When due.
        due_on: Day,
        /// When called.
        on: Day,
    },
    /// A set-off without a statement of the current account, or the reverse.
    AccountNotStated {},
    /// The statutes allow no conversion.
    ConversionNotAllowed {},
    /// More than the current account.
    MoreThanAccount {
        /// Of the account.
        balance: Money,
        /// What it is to pay.
        offered: Money,
    },
    /// Public bodies would hold more than their part.
    OverPublicCap {
        /// What they may hold.
        part: Fraction,
        /// What they may still take.
        room: Money,
        /// What was asked for.
        offered: Money,
    },
    /// More shares than are held.
    MoreThanHeld {
        /// Held on the day.
        held: i64,
        /// Asked for.
        asked: i64,
        /// The day.
        on: Day,
    },
    /// A movement recorded late would make a later day wrong.
    ContradictsLater {
        /// As given.
        on: Day,
        /// The day that would be wrong.
        later: Day,
    },
    /// Fewer shares than the category asks would remain.
    MinimumLeft {
        /// Code of the category.
        category: String,
        /// Its minimum.
        minimum: Money,
        /// What would remain.
        left: Money,
    },
    /// A transfer without its approval.
    TransferNotApproved {
        /// Who approves.
        by: TransferApproval,
    },
    /// From a member to itself.
    TransferToSelf {},
    /// The statutes allow no partial withdrawal.
    PartialWithdrawalNotAllowed {},
    /// Such an exit has no notice.
    NoNoticeFor {
        /// As given.
        cause: ExitCause,
    },
    /// A notice is running.
    AlreadyNotified {
        /// When it takes effect.
        effective_on: Day,
    },
    /// No notice to take back.
    NoNotice {},
    /// The statutes ask for a notice.
    NoticeMissing {
        /// How long.
        months: u8,
    },
    /// Before the end of the notice.
    InNotice {
        /// End of the notice.
        effective_on: Day,
        /// As given.
        on: Day,
    },
    /// Heard before it knows why.
    HearingTooEarly {
        /// Day of the proposal.
        proposed_on: Day,
        /// Day of the hearing.
        hearing_on: Day,
    },
    /// One is under way.
    ExclusionUnderWay {
        /// Since when.
        proposed_on: Day,
    },
    /// None was proposed.
    NoExclusion {},
    /// A decision is needed.
    DecisionMissing {
        /// Why it leaves.
        cause: ExitCause,
    },
    /// Decided before the hearing.
    DecidedUnheard {
        /// Day of the hearing.
        hearing_on: Day,
        /// Day of the decision.
        decided_on: Day,
    },
    /// Not an exit by itself.
    NotAnExit {
        /// As given.
        cause: ExitCause,
    },
    /// No such claim.
    NoClaim {
        /// As given.
        claim: u32,
    },
    /// Before the exit.
    BeforeExit {
        /// Day of the exit.
        left_on: Day,
        /// As given.
        on: Day,
    },
    /// More than may be repaid now.
    MoreThanPayable {
        /// What may.
        payable: Money,
        /// Held back by the floor.
        blocked: Money,
        /// As given.
        offered: Money,
    },
    /// Five years are over.
    TooLateForLosses {
        /// Day of the exit.
        left_on: Day,
        /// As given.
        on: Day,
    },
    /// Negative, or more than is still owed.
    LossesOutOfBounds {
        /// The most.
        most: Money,
        /// As given.
        offered: Money,
    },
    /// As it was.
    NothingChanges {},
    /// Instalments that do not make the claim.
    ScheduleDoesNotAddUp {
        /// What is owed.
        expected: Money,
        /// What they make.
        offered: Money,
    },
    /// An instalment outside the term.
    InstalmentTooLate {
        /// As given.
        due_on: Day,
        /// End of the term.
        last: Day,
    },
    /// A person's name for an entity, or the reverse.
    NameOfAnotherKind {
        /// What it is.
        kind: MemberKind,
    },
    /// A person has no representative.
    NoRepresentative {},
    /// None to revoke.
    NoConsent {},
    /// Nothing to undo.
    NotMerged {},
    /// The same entry twice.
    MergeOfOne {},
    /// Both are on the roll of an assembly.
    MergeOfVoters {
        /// Of the assembly.
        day: Day,
    },
    /// A movement in a year that is closed.
    InClosedYear {
        /// Last day of the closed year.
        closed_on: Day,
        /// As given.
        on: Day,
    },
}
