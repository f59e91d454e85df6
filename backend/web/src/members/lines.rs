//! Movements and claims, as the pages of the register show them.

use office::members::public::{
    ClaimRow, Instalment, MemberId, Movement, PaymentMeans, RefundFile, Repayment,
};
use office::values::Money;

use super::{papers, tabs, terms};
use crate::frame::Frame;
use crate::language::Words;

/// A movement of shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Order number in the register of movements.
    pub(crate) number: String,
    /// Day of effect.
    pub(crate) on: String,
    /// Key of the nature of the operation.
    pub(crate) operation: &'static str,
    /// The file of the member on the other side, if there is one.
    pub(crate) other: Option<String>,
    /// Shares more or fewer; empty for none.
    pub(crate) shares: String,
    /// Subscribed capital more or less.
    pub(crate) subscribed: String,
    /// Paid capital more or less.
    pub(crate) paid: String,
    /// How it was paid, with the reference; empty when nothing was.
    pub(crate) means: String,
    /// When it was recorded.
    pub(crate) recorded: String,
    /// Where the form of a subscription is made.
    pub(crate) form: Option<String>,
}

impl Entry {
    /// The movement in words.
    pub(crate) fn of(frame: &Frame, member: MemberId, movement: &Movement) -> Self {
        let words = frame.words;
        let amount = |amount: Money| if amount.is_zero() { String::new() } else { words.exact_money(amount) };
        let received = !movement.paid.is_zero() && !movement.paid.is_negative();
        let means = received.then(|| settled(words, movement.means, &movement.reference));
        Self {
            number: words.count(movement.number),
            on: words.day(movement.on),
            operation: terms::operation(movement.operation),
            other: movement.counterparty.map(|id| frame.to(&format!("{}/{id}", tabs::REGISTER))),
            shares: signed(words, movement.shares),
            subscribed: amount(movement.subscribed),
            paid: amount(movement.paid),
            means: means.unwrap_or_default(),
            recorded: words.moment(movement.recorded_at),
            form: papers::of_movement(member, movement),
        }
    }
}

/// How something was paid, with its reference.
fn settled(words: Words, means: PaymentMeans, reference: &str) -> String {
    let means = terms::means(words, means);
    if reference.is_empty() { means } else { format!("{means}, {reference}") }
}

/// A number with its sign; nothing for none.
fn signed(words: Words, number: i64) -> String {
    match number {
        0 => String::new(),
        more if more > 0 => format!("+{}", words.decimal(&more.to_string())),
        fewer => words.decimal(&fewer.to_string()).replace('-', "−"),
    }
}

/// What is owed for shares that left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owed {
    /// Number among the claims of the member.
    pub(crate) number: u32,
    /// Order number of the movement: the place in the queue.
    pub(crate) movement: String,
    /// To whom.
    pub(crate) member: String,
    /// The file of that member.
    pub(crate) file: String,
    /// Where the claim is paid and changed.
    pub(crate) act: String,
    /// Day on which the shares left.
    pub(crate) left: String,
    /// Why.
    pub(crate) cause: String,
    /// What was paid on them.
    pub(crate) paid: String,
    /// The losses that it bears; nothing when none.
    pub(crate) losses: Option<String>,
    /// Whether the losses may still change.
    pub(crate) provisional: bool,
    /// What is owed in all.
    pub(crate) amount: String,
    /// What the floor holds back; nothing when none.
    pub(crate) blocked: Option<String>,
    /// What was repaid; nothing when none.
    pub(crate) repaid: Option<String>,
    /// What may be repaid now; nothing when none.
    pub(crate) payable: Option<String>,
    /// What is still owed; nothing once it is settled.
    pub(crate) outstanding: Option<String>,
    /// Last day to repay.
    pub(crate) due_by: String,
    /// Who is repaid in the member's place, or empty.
    pub(crate) beneficiary: String,
    /// When it is to be paid: day and amount.
    pub(crate) schedule: Vec<(String, String)>,
    /// What was repaid: day, amount, how.
    pub(crate) payments: Vec<(String, String, String)>,
}

impl Owed {
    /// A claim without its schedule.
    pub(crate) fn of(frame: &Frame, claim: &ClaimRow) -> Self {
        let words = frame.words;
        let some = |amount: Money| (!amount.is_zero()).then(|| words.exact_money(amount));
        let file = format!("{}/{}", tabs::REGISTER, claim.member_id);
        Self {
            number: claim.number,
            movement: words.count(claim.movement),
            member: claim.member_name.clone(),
            act: frame.to(&format!("{file}/rembourser/{}", claim.number)),
            file: frame.to(&file),
            left: words.day(claim.left_on),
            cause: terms::cause_of(words, claim),
            paid: words.exact_money(claim.paid),
            losses: some(claim.losses),
            provisional: claim.provisional,
            amount: words.exact_money(claim.amount),
            blocked: some(claim.blocked),
            repaid: some(claim.repaid),
            payable: some(claim.payable),
            outstanding: some(claim.outstanding),
            due_by: words.day(claim.due_by),
            beneficiary: claim.beneficiary.clone(),
            schedule: Vec::new(),
            payments: Vec::new(),
        }
    }

    /// A claim with its schedule.
    pub(crate) fn with_schedule(frame: &Frame, file: &RefundFile) -> Self {
        let words = frame.words;
        let part = |one: &Instalment| (words.day(one.due_on), words.exact_money(one.amount));
        let schedule = file.schedule.iter().map(part).collect();
        let payment = |one: &Repayment| {
            let how = settled(words, one.means, &one.reference);
            (words.day(one.on), words.exact_money(one.amount), how)
        };
        let payments = file.payments.iter().map(payment).collect();
        Self { schedule, payments, ..Self::of(frame, &file.claim) }
    }
}
