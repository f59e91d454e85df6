//! What the letters on admission, exit and repayment say.
//!
//! What can never happen: a refund that is not what was paid less the losses, or a schedule that is not what the
//! floor of the capital lets go.

use values::{Day, Money, Shares};

use super::{
    Beneficiary, Holding, Instalment, Issuance, Member, amounts, between, filled, in_order, mentions,
    of_cooperative,
};
use crate::DocumentError;
use crate::identity::Cooperative;

/// All that a lettre d’admission says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdmissionLetter {
    /// The cooperative on the day.
    pub cooperative: Cooperative,
    /// Where, when and by whom it is written.
    pub issuance: Issuance,
    /// The new member.
    pub member: Member,
    /// Day of the board's decision.
    pub decided_on: Day,
    /// What it subscribed and paid.
    pub holding: Holding,
    /// The statutes in force, as in « statuts adoptés le 14 juin 2014 ».
    pub statutes: String,
    /// What is sent with the letter.
    pub enclosures: Vec<String>,
}

/// Why a membership ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitCause {
    /// The member's own choice (C. com. L231-6).
    Resignation,
    /// Decided by the general assembly (C. com. L231-6); its day is needed.
    Exclusion,
    /// A person died.
    Death,
    /// An entity was wound up.
    Dissolution,
    /// What made one eligible is lost.
    LossOfQuality,
    /// All shares were transferred to other members; the cooperative owes nothing.
    Transfer,
}

/// All that a lettre de sortie says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExitLetter {
    /// The cooperative on the day.
    pub cooperative: Cooperative,
    /// Where, when and by whom it is written.
    pub issuance: Issuance,
    /// Who leaves.
    pub member: Member,
    /// Who is written to in its place.
    pub beneficiary: Option<Beneficiary>,
    /// Why.
    pub cause: ExitCause,
    /// In words, where the cause needs them.
    pub reason: Option<String>,
    /// Day on which the cooperative was told.
    pub notified_on: Option<Day>,
    /// Day of the decision, where one was needed.
    pub decided_on: Option<Day>,
    /// First day on which it is no member any more.
    pub effective_on: Day,
    /// Shares that leave.
    pub shares: Shares,
    /// What is owed for them; `None` when all were transferred.
    pub settlement: Option<ExitSettlement>,
}

/// What is owed for shares that leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExitSettlement {
    /// Value of one share.
    pub nominal: Money,
    /// Nominal value of the shares.
    pub subscribed: Money,
    /// What was paid on them.
    pub paid: Money,
    /// The share of the losses that they bear.
    pub losses: Money,
    /// Whether the losses of the year of exit are not known yet.
    pub provisional: bool,
    /// To be repaid: paid less losses.
    pub amount: Money,
    /// What the floor of the capital holds back, if it does.
    pub floor: Option<FloorHold>,
    /// When what is not held back is repaid.
    pub schedule: Vec<Instalment>,
    /// Last day by which it must be repaid.
    pub due_by: Day,
}

/// A refund that the floor of the capital makes wait (loi 47-1775, art. 13 and 27).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FloorHold {
    /// Below this the capital may not fall.
    pub capital_floor: Money,
    /// Of what is to be repaid, what has to wait.
    pub blocked: Money,
}

/// All that a lettre de remboursement says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundLetter {
    /// The cooperative on the day.
    pub cooperative: Cooperative,
    /// Where, when and by whom it is written.
    pub issuance: Issuance,
    /// Whose shares left.
    pub member: Member,
    /// Who is repaid in its place.
    pub beneficiary: Option<Beneficiary>,
    /// Day on which the shares left.
    pub left_on: Day,
    /// Shares that left.
    pub shares: Shares,
    /// All that is owed for them, losses taken off.
    pub amount: Money,
    /// Repaid before.
    pub repaid_before: Money,
    /// What is repaid now.
    pub payment: RefundPayment,
    /// What remains to be repaid.
    pub remaining: Money,
    /// Of what remains, what the floor of the capital holds back; it may be nothing.
    pub blocked: Money,
    /// When the rest is repaid.
    pub schedule: Vec<Instalment>,
}

/// A payment to who left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundPayment {
    /// How much.
    pub amount: Money,
    /// Day.
    pub paid_on: Day,
    /// How: « virement », « chèque »; `None` when it was not said.
    pub means: Option<String>,
    /// Its reference, where there is one.
    pub reference: Option<String>,
}

impl AdmissionLetter {
    pub(in crate::membership) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        self.issuance.check()?;
        self.member.check()?;
        self.member.holder.check_with_address()?;
        mentions(&[
            ("statuts en vigueur", filled(&self.statutes)),
            ("nombre de parts souscrites", !self.holding.shares.is_zero()),
        ])?;
        in_order("jour d’effet de l’admission", self.decided_on, self.member.since)?;
        self.holding.check()
    }
}

impl ExitLetter {
    pub(in crate::membership) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        self.issuance.check()?;
        self.member.check()?;
        addressed(&self.member, self.beneficiary.as_ref())?;
        let decided = self.cause != ExitCause::Exclusion || self.decided_on.is_some();
        let settled = self.cause == ExitCause::Transfer || self.settlement.is_some();
        mentions(&[
            ("jour de la décision d’exclusion (C. com. L231-6)", decided),
            ("somme à rembourser", settled),
        ])?;
        in_order("jour d’effet de la sortie", self.member.since, self.effective_on)?;
        self.settlement.as_ref().map_or(Ok(()), |settlement| settlement.check(self.shares))
    }
}

impl ExitSettlement {
    /// Of what is to be repaid, what has to wait.
    pub(in crate::membership) fn blocked(&self) -> Money {
        self.floor.map_or(Money::ZERO, |floor| floor.blocked)
    }

    fn check(&self, shares: Shares) -> Result<(), DocumentError> {
        let value = shares.at(self.nominal).unwrap_or_default();
        amounts("valeur des parts", self.subscribed, value)?;
        between("montant libéré", Money::ZERO, self.paid, self.subscribed)?;
        between("part des pertes", Money::ZERO, self.losses, self.paid)?;
        amounts("somme à rembourser", self.amount, self.paid - self.losses)?;
        between("somme retenue par le plancher", Money::ZERO, self.blocked(), self.amount)?;
        scheduled(&self.schedule, self.amount - self.blocked())?;
        match self.schedule.last() {
            Some(last) => in_order("dernière échéance", last.due_on, self.due_by),
            None => Ok(()),
        }
    }
}

impl RefundLetter {
    pub(in crate::membership) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        self.issuance.check()?;
        self.member.check()?;
        addressed(&self.member, self.beneficiary.as_ref())?;
        mentions(&[("somme remboursée", self.payment.amount > Money::ZERO)])?;
        let parts = self.repaid_before + self.payment.amount + self.remaining;
        amounts("somme à rembourser", self.amount, parts)?;
        between("remboursé auparavant", Money::ZERO, self.repaid_before, self.amount)?;
        between("somme retenue par le plancher", Money::ZERO, self.blocked, self.remaining)?;
        scheduled(&self.schedule, self.remaining - self.blocked)
    }
}

/// Refuses a letter that nobody would receive.
fn addressed(member: &Member, beneficiary: Option<&Beneficiary>) -> Result<(), DocumentError> {
    match beneficiary {
        Some(beneficiary) => beneficiary.check(),
        None => member.holder.check_with_address(),
    }
}

/// Refuses a schedule that is not `amount`, or whose days do not follow each other.
fn scheduled(schedule: &[Instalment], amount: Money) -> Result<(), DocumentError> {
    amounts("somme des échéances", amount, schedule.iter().map(|part| part.amount).sum())?;
    let mut pairs = schedule.iter().zip(schedule.iter().skip(1));
    pairs.try_for_each(|(first, second)| in_order("suite des échéances", first.due_on, second.due_on))
}
