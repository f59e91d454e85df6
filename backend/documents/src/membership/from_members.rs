//! From the facts of the members' room to what the papers print.
//!
//! Why it exists: an office that fetches a member's file should not know how a paper is cut. What can never happen: an
//! amount that is not one of the facts or their sum.

use members::public::{
    ExitCause as Cause, MemberFile, MemberKind, Movement, MovementRow, Operation, PaymentMeans, RefundFile,
};
use values::{Day, Money, Shares};

use super::{
    Beneficiary, CapitalTotals, Entity, ExitCause, ExitSettlement, FloorHold, Holder, Holding, Instalment,
    Member, MemberBalance, RefundOwed, RegisterHolder, RegisterMovement, RegisterOperation, Representative,
    StatementMovement, TransferNature,
};

/// Printed where a name was erased.
const ERASED: &str = "Identité effacée";

impl From<&MemberFile> for Holder {
    fn from(file: &MemberFile) -> Self {
        let address = file.address.as_ref().map(|of| {
            let country = (of.country != "FR").then(|| of.country.clone());
            let town = format!("{} {}", of.postal_code, of.city);
            of.lines.iter().cloned().chain([town.trim().to_owned()]).chain(country).collect()
        });
        let entity = (file.row.kind != MemberKind::NaturalPerson).then(|| Entity {
            kind: file.row.kind.french().to_owned(),
            siren: file.row.siren.clone(),
            siret: file.siret.clone(),
            rna: file.rna.as_ref().map(ToString::to_string),
            representative: acting(file),
        });
        Self {
            name: file.row.name.clone(),
            address: address.unwrap_or_default(),
            email: (!file.email.is_empty()).then(|| file.email.clone()),
            entity,
        }
    }
}

fn acting(file: &MemberFile) -> Option<Representative> {
    let acting = file.representatives.last()?;
    let name = acting
        .who
        .as_ref()
        .map_or_else(|| ERASED.to_owned(), |who| format!("{} {}", who.given_name, who.family_name));
    Some(Representative {
        name,
        capacity: acting.who.as_ref().map(|who| who.capacity.clone()).unwrap_or_default(),
        decision: (!acting.proof.is_empty()).then(|| acting.proof.clone()),
    })
}

impl From<&MemberFile> for Member {
    fn from(file: &MemberFile) -> Self {
        Self {
            number: file.row.number,
            holder: file.into(),
            college: file.row.college.french().to_owned(),
            category: format!("{} ({})", file.row.kind.french(), file.row.category),
            since: file.row.admitted_on,
        }
    }
}

impl From<&MemberFile> for Holding {
    fn from(file: &MemberFile) -> Self {
        let nominal = file.movements.first().map(|movement| movement.nominal).unwrap_or_default();
        Self {
            shares: file.row.shares,
            nominal,
            subscribed: file.row.subscribed,
            paid: file.row.paid,
            remaining: file.row.due,
            release_by: release_by(&file.movements),
        }
    }
}

/// The earliest day by which something must be paid: payments count for the oldest shares first.
pub fn release_by(movements: &[Movement]) -> Option<Day> {
    let mut paid: Money = movements.iter().map(|movement| movement.held_paid).sum();
    for movement in movements.iter().filter(|movement| movement.shares > 0) {
        if movement.held_subscribed > paid {
            return movement.release_by;
        }
        paid -= movement.held_subscribed;
    }
    None
}

impl From<&RefundFile> for RefundOwed {
    fn from(file: &RefundFile) -> Self {
        let claim = &file.claim;
        Self {
            left_on: claim.left_on,
            amount: claim.amount,
            repaid: claim.repaid,
            remaining: claim.outstanding,
            blocked: Ord::min(claim.blocked, claim.outstanding),
            next: outstanding(file).into_iter().next(),
        }
    }
}

/// The schedule without what was repaid, which counts for the earliest instalments.
pub fn outstanding(file: &RefundFile) -> Vec<Instalment> {
    let mut repaid = file.claim.repaid;
    let mut parts = Vec::new();
    for part in &file.schedule {
        let settled = Ord::min(part.amount, repaid);
        repaid -= settled;
        if part.amount > settled {
            parts.push(Instalment { due_on: part.due_on, amount: part.amount - settled });
        }
    }
    parts
}

impl ExitSettlement {
    /// What an exit gives, under the floor of its day.
    pub fn of(file: &RefundFile, nominal: Money, capital_floor: Money) -> Self {
        let claim = &file.claim;
        let blocked = Ord::min(claim.blocked, claim.amount);
        let schedule = file
            .schedule
            .iter()
            .map(|part| Instalment { due_on: part.due_on, amount: part.amount })
            .collect();
        Self {
            nominal,
            subscribed: claim.subscribed,
            paid: claim.paid,
            losses: claim.losses,
            provisional: claim.provisional,
            amount: claim.amount,
            floor: (!blocked.is_zero()).then_some(FloorHold { capital_floor, blocked }),
            schedule,
            due_by: claim.due_by,
        }
    }
}

/// Who is repaid in the member's place, at the member's address where no other is known.
pub fn beneficiary(file: &RefundFile, address: &[String]) -> Option<Beneficiary> {
    let (name, capacity) = file.claim.beneficiary.split_once(", ")?;
    Some(Beneficiary { name: name.to_owned(), capacity: capacity.to_owned(), address: address.to_vec() })
}

/// The cause of an exit that has a letter; a merge has none, since nobody left.
pub fn exit_cause(cause: Cause) -> Option<ExitCause> {
    Some(match cause {
        Cause::Resignation => ExitCause::Resignation,
        Cause::Exclusion => ExitCause::Exclusion,
        Cause::Death => ExitCause::Death,
        Cause::Dissolution => ExitCause::Dissolution,
        Cause::LossOfQuality => ExitCause::LossOfQuality,
        Cause::Transfer => ExitCause::Transfer,
        Cause::Merge => return None,
    })
}

/// How an amount was paid, as a sentence has it; nothing when it was not said.
pub fn means(means: PaymentMeans) -> Option<String> {
    (means != PaymentMeans::Unstated).then(|| means.french().to_lowercase())
}

impl MemberBalance {
    /// What movements add up to.
    pub fn of<'a>(movements: impl Iterator<Item = &'a Movement>) -> Self {
        let (mut shares, mut subscribed, mut paid) = (0_i64, Money::ZERO, Money::ZERO);
        for movement in movements {
            shares += movement.shares;
            subscribed += movement.held_subscribed;
            paid += movement.held_paid;
        }
        Self { shares: u64::try_from(shares).unwrap_or_default(), subscribed, paid }
    }
}

impl From<&Movement> for StatementMovement {
    fn from(movement: &Movement) -> Self {
        let detail = [means(movement.means).map(|means| format!("par {means}")), said(&movement.reference)];
        let detail: Vec<String> = detail.into_iter().flatten().collect();
        Self {
            on: movement.on,
            number: movement.number,
            operation: movement.operation.french().to_owned(),
            detail: (!detail.is_empty()).then(|| detail.join(", ")),
            shares: movement.shares,
            subscribed: movement.held_subscribed,
            paid: movement.held_paid,
        }
    }
}

fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

impl CapitalTotals {
    /// The totals after a movement.
    #[must_use]
    pub fn after(self, row: &MovementRow) -> Self {
        let shares = i64::try_from(self.shares).unwrap_or(i64::MAX).saturating_add(row.movement.shares);
        Self {
            shares: u64::try_from(shares).unwrap_or_default(),
            subscribed: self.subscribed + row.movement.subscribed,
            paid: self.paid + row.movement.paid,
        }
    }
}

/// The lines of the register: the two sides of a transfer are one line.
pub fn register_lines(rows: &[MovementRow]) -> Vec<RegisterMovement> {
    rows.chunk_by(|one, next| one.movement.number == next.movement.number).filter_map(line).collect()
}

fn line(sides: &[MovementRow]) -> Option<RegisterMovement> {
    let row = sides.first()?;
    let movement = &row.movement;
    let holder = |row: &MovementRow| RegisterHolder {
        number: row.member_number,
        name: row.member_name.clone(),
        domicile: None,
    };
    let operation = match (movement.operation, sides.get(1)) {
        (Operation::Subscription, _) => RegisterOperation::Subscription { to: holder(row) },
        (Operation::Payment, _) => RegisterOperation::Payment { holder: holder(row) },
        (Operation::Withdrawal, _) => RegisterOperation::Withdrawal { from: holder(row), cause: None },
        (Operation::PartialWithdrawal, _) => RegisterOperation::PartialWithdrawal { from: holder(row) },
        (Operation::Release, _) => RegisterOperation::DeferredExit { holder: holder(row) },
        (operation, Some(other)) => RegisterOperation::Transfer {
            from: holder(row),
            to: holder(other),
            nature: match operation {
                Operation::MergeOut | Operation::MergeIn => TransferNature::Merge,
                _ => TransferNature::Transfer,
            },
        },
        (_, None) => return None,
    };
    let transfer = sides.len() > 1;
    let shares = u32::try_from(movement.shares.unsigned_abs()).unwrap_or(u32::MAX);
    let amount = match movement.operation {
        Operation::Payment => movement.paid,
        Operation::Release => -movement.subscribed,
        Operation::Subscription => movement.held_subscribed,
        _ => Shares::new(shares).at(movement.nominal).unwrap_or_default(),
    };
    let change = |amount: Money| if transfer { Money::ZERO } else { amount };
    Some(RegisterMovement {
        number: movement.number,
        on: movement.on,
        recorded_on: movement.recorded_at.day()?,
        operation,
        shares: Shares::new(shares),
        nominal: movement.nominal,
        amount,
        subscribed: change(movement.subscribed),
        paid: change(movement.paid),
    })
}
