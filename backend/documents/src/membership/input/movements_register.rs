//! What the registre des mouvements says (C. com. R228-8 and R228-9).
//!
//! What can never happen: a gap in the order numbers, a movement recorded out of order, an operation whose effect on
//! the capital is not its own, or a closing total that the movements do not make.

use values::{Day, Money, Shares};

use super::{amounts, between, filled, in_order, mentions, numbers, of_cooperative};
use crate::DocumentError;
use crate::identity::Cooperative;

/// All that the register says of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementsRegister {
    /// The cooperative on the day of the print.
    pub cooperative: Cooperative,
    /// First day of recording of the period.
    pub from: Day,
    /// Last day of recording of the period.
    pub to: Day,
    /// Day of the print.
    pub printed_on: Day,
    /// Totals before the first movement.
    pub opening: CapitalTotals,
    /// The movements by their order number, without a gap.
    pub movements: Vec<RegisterMovement>,
    /// Totals after the last movement.
    pub closing: CapitalTotals,
}

/// The capital at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CapitalTotals {
    /// Shares in the hands of members.
    pub shares: u64,
    /// Subscribed capital, with what the floor holds back of shares that left.
    pub subscribed: Money,
    /// What was paid on it.
    pub paid: Money,
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterMovement {
    /// Order number.
    pub number: u64,
    /// Day of effect.
    pub on: Day,
    /// Day on which it was recorded.
    pub recorded_on: Day,
    /// Nature of the operation, with the holders.
    pub operation: RegisterOperation,
    /// Shares that moved, without sign; none for a payment or a deferred exit.
    pub shares: Shares,
    /// Value of one share.
    pub nominal: Money,
    /// Amount of the operation, without sign: shares × nominal, the amount paid, or what left the capital at last.
    pub amount: Money,
    /// Subscribed capital more, or less when negative.
    pub subscribed: Money,
    /// Paid capital more, or less when negative.
    pub paid: Money,
}

/// Nature of an operation, and whose shares it moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterOperation {
    /// New shares.
    Subscription {
        /// New holder.
        to: RegisterHolder,
    },
    /// A payment on shares held.
    Payment {
        /// Holder.
        holder: RegisterHolder,
    },
    /// All shares left with the member.
    Withdrawal {
        /// Old holder.
        from: RegisterHolder,
        /// Why: « Démission », « Décès ».
        cause: Option<String>,
    },
    /// Some shares left, the member stayed.
    PartialWithdrawal {
        /// Old holder.
        from: RegisterHolder,
    },
    /// What the floor of the capital had held back left it.
    DeferredExit {
        /// Former holder.
        holder: RegisterHolder,
    },
    /// Shares went from one holder to another.
    Transfer {
        /// Old holder.
        from: RegisterHolder,
        /// New holder.
        to: RegisterHolder,
        /// On what ground.
        nature: TransferNature,
    },
}

/// Why shares went from one holder to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferNature {
    /// They were transferred.
    Transfer,
    /// Two entries were the same member.
    Merge,
    /// Two entries that had been made one were two after all.
    MergeUndone,
}

/// A holder as the register names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterHolder {
    /// Number of the member.
    pub number: u64,
    /// Name as printed; « Identité effacée » once erased.
    pub name: String,
    /// Domicile or seat in one line; `None` once erased.
    pub domicile: Option<String>,
}

impl MovementsRegister {
    pub(in crate::membership) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        in_order("période", self.from, self.to)?;
        let mut before: Option<&RegisterMovement> = None;
        for movement in &self.movements {
            if let Some(before) = before {
                numbers("suite des numéros d’ordre (C. com. R228-9)", before.number + 1, movement.number)?;
                in_order("suite des jours d’inscription", before.recorded_on, movement.recorded_on)?;
            }
            let what = format!("mouvement n°\u{a0}{}, inscription", movement.number);
            in_order(&what, self.from, movement.recorded_on)?;
            in_order(&what, movement.recorded_on, self.to)?;
            movement.check()?;
            before = Some(movement);
        }
        let totals = self.running().last().copied().unwrap_or(self.opening);
        numbers("parts à la clôture", self.closing.shares, totals.shares)?;
        amounts("capital souscrit à la clôture", self.closing.subscribed, totals.subscribed)?;
        amounts("capital libéré à la clôture", self.closing.paid, totals.paid)
    }

    /// The totals after each movement.
    pub(in crate::membership) fn running(&self) -> Vec<CapitalTotals> {
        let movements = self.movements.iter();
        movements
            .scan(self.opening, |totals, movement| {
                totals.shares = totals.shares.saturating_add_signed(movement.signed_shares());
                totals.subscribed += movement.subscribed;
                totals.paid += movement.paid;
                Some(*totals)
            })
            .collect()
    }
}

impl RegisterMovement {
    /// Shares more, or fewer when negative, in the hands of all members.
    pub(in crate::membership) fn signed_shares(&self) -> i64 {
        let shares = i64::from(self.shares.count());
        match self.operation {
            RegisterOperation::Subscription { .. } => shares,
            RegisterOperation::Withdrawal { .. } | RegisterOperation::PartialWithdrawal { .. } => -shares,
            RegisterOperation::Payment { .. }
            | RegisterOperation::DeferredExit { .. }
            | RegisterOperation::Transfer { .. } => 0,
        }
    }

    /// Of what left, what the floor holds back in the capital.
    pub(in crate::membership) fn held_back(&self) -> Money {
        match self.operation {
            RegisterOperation::Withdrawal { .. } | RegisterOperation::PartialWithdrawal { .. } => {
                self.amount + self.subscribed
            }
            _ => Money::ZERO,
        }
    }

    fn check(&self) -> Result<(), DocumentError> {
        let what = |part: &str| format!("mouvement n°\u{a0}{}, {part}", self.number);
        let (capital, paid) = (what("effet sur le capital"), what("effet sur le capital libéré"));
        let value = self.shares.at(self.nominal).unwrap_or_default();
        let nothing = Money::ZERO;
        match &self.operation {
            RegisterOperation::Subscription { to } => {
                to.check()?;
                amounts(&what("montant"), self.amount, value)?;
                amounts(&capital, self.amount, self.subscribed)?;
                between(&paid, nothing, self.paid, self.amount)
            }
            RegisterOperation::Payment { holder } => {
                holder.check()?;
                numbers(&what("parts"), 0, self.shares.count().into())?;
                amounts(&capital, nothing, self.subscribed)?;
                amounts(&paid, self.amount, self.paid)
            }
            RegisterOperation::Withdrawal { from, .. } | RegisterOperation::PartialWithdrawal { from } => {
                from.check()?;
                amounts(&what("montant"), self.amount, value)?;
                between(&capital, -self.amount, self.subscribed, nothing)?;
                between(&paid, self.subscribed, self.paid, nothing)
            }
            RegisterOperation::DeferredExit { holder } => {
                holder.check()?;
                numbers(&what("parts"), 0, self.shares.count().into())?;
                amounts(&capital, -self.amount, self.subscribed)?;
                between(&paid, self.subscribed, self.paid, nothing)
            }
            RegisterOperation::Transfer { from, to, .. } => {
                from.check()?;
                to.check()?;
                amounts(&what("montant"), self.amount, value)?;
                amounts(&capital, nothing, self.subscribed)?;
                amounts(&paid, nothing, self.paid)
            }
        }
    }
}

impl RegisterHolder {
    fn check(&self) -> Result<(), DocumentError> {
        mentions(&[("nom du titulaire (C. com. R228-9)", filled(&self.name))])
    }
}
