//! What the relevé of a member says: what it held, what moved, what it owes and what it is owed.
//!
//! What can never happen: a closing balance that the movements do not make; a due amount that is not what was called
//! less what was paid.

use values::{Day, Money};

use super::{Instalment, Member, amounts, between, in_order, of_cooperative, told};
use crate::DocumentError;
use crate::identity::Cooperative;

/// All that the relevé of a member says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberStatement {
    /// The cooperative on the day.
    pub cooperative: Cooperative,
    /// Whose.
    pub member: Member,
    /// Day on which the membership ended, if it has.
    pub left_on: Option<Day>,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// Day on which it is made.
    pub made_on: Day,
    /// What was held before the first day.
    pub opening: MemberBalance,
    /// What moved, by day of effect.
    pub movements: Vec<StatementMovement>,
    /// What is held at the end of the last day.
    pub closing: MemberBalance,
    /// Of what is subscribed at the end, all that was called, what was due at the subscription included.
    pub called: Money,
    /// Called and not paid: what the member owes now.
    pub due: Money,
    /// Last day to pay what is due now.
    pub due_by: Option<Day>,
    /// Subscribed and not paid, called or not.
    pub remaining: Money,
    /// Last day to pay all that remains.
    pub release_by: Option<Day>,
    /// What the cooperative owes for shares that left.
    pub refunds: Vec<RefundOwed>,
}

/// Shares and what was paid on them at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberBalance {
    /// Shares held.
    pub shares: u64,
    /// Their nominal value.
    pub subscribed: Money,
    /// What was paid on them.
    pub paid: Money,
}

/// A movement on the account of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementMovement {
    /// Day of effect.
    pub on: Day,
    /// Order number in the register of movements.
    pub number: u64,
    /// Nature of the operation: « Souscription », « Libération ».
    pub operation: String,
    /// More of it: « par virement », « à Camille Exemple ».
    pub detail: Option<String>,
    /// Shares more, or fewer when negative.
    pub shares: i64,
    /// Subscribed more, or less when negative, from the member's own account: what the floor holds back left it too.
    pub subscribed: Money,
    /// Paid more, or less when negative.
    pub paid: Money,
}

/// What is owed for shares that left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundOwed {
    /// Day on which the shares left.
    pub left_on: Day,
    /// All that is owed for them, losses taken off.
    pub amount: Money,
    /// Repaid until the last day of the period.
    pub repaid: Money,
    /// What remains to be repaid.
    pub remaining: Money,
    /// Of what remains, what the floor of the capital holds back.
    pub blocked: Money,
    /// The next instalment, where there is one.
    pub next: Option<Instalment>,
}

impl MemberStatement {
    pub(in crate::membership) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        self.member.check()?;
        in_order("période", self.from, self.to)?;
        for movement in &self.movements {
            let what = format!("jour du mouvement n°\u{a0}{}", movement.number);
            in_order(&what, self.from, movement.on)?;
            in_order(&what, movement.on, self.to)?;
        }
        let sum = |part: fn(&StatementMovement) -> Money| self.movements.iter().map(part).sum::<Money>();
        let shares = self.movements.iter().map(|movement| i128::from(movement.shares)).sum::<i128>()
            + i128::from(self.opening.shares);
        told(i128::from(self.closing.shares) == shares, "parts au solde de clôture", || {
            (self.closing.shares.to_string(), shares.to_string())
        })?;
        let (opening, closing) = (self.opening, self.closing);
        let subscribed = opening.subscribed + sum(|movement| movement.subscribed);
        amounts("capital souscrit au solde de clôture", closing.subscribed, subscribed)?;
        let paid = opening.paid + sum(|movement| movement.paid);
        amounts("capital libéré au solde de clôture", closing.paid, paid)?;
        between("capital libéré", Money::ZERO, closing.paid, closing.subscribed)?;
        between("capital appelé", Money::ZERO, self.called, closing.subscribed)?;
        amounts("somme exigible", self.due, Ord::max(self.called - closing.paid, Money::ZERO))?;
        amounts("reste à libérer", self.remaining, closing.subscribed - closing.paid)?;
        self.refunds.iter().try_for_each(RefundOwed::check)
    }
}

impl RefundOwed {
    fn check(&self) -> Result<(), DocumentError> {
        amounts("reste à rembourser", self.remaining, self.amount - self.repaid)?;
        between("somme retenue par le plancher", Money::ZERO, self.blocked, self.remaining)?;
        let next = self.next.map_or(Money::ZERO, |next| next.amount);
        between("prochaine échéance", Money::ZERO, next, self.remaining - self.blocked)
    }
}
