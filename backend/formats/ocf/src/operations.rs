//! Lines of the register become operations: the two halves of a transfer are brought together, and what cannot be is
//! refused before any security is touched.

use std::collections::HashSet;

use values::{Money, Uuid};

use crate::CapTableError;
use crate::captable::{CapTable, Movement, MovementKind, Refund};

/// What happened, once.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Operation<'a> {
    /// New shares.
    Subscription { line: &'a Movement, price_per_share: Money },
    /// Shares that go from one member to another, with the order numbers of both halves.
    Transfer { out: &'a Movement, into: &'a Movement, price: Option<Money> },
    /// Shares annulled.
    Withdrawal { line: &'a Movement, refund: Refund, reason: &'a str },
}

/// The operations by day, then by order number; a transfer stands where the first of its halves does.
pub(crate) fn operations(table: &CapTable) -> Result<Vec<Operation<'_>>, CapTableError> {
    let mut lines: Vec<&Movement> = table.movements.iter().collect();
    lines.sort_by_key(|line| (line.on, line.number));
    let mut members = HashSet::new();
    for stakeholder in &table.stakeholders {
        if !members.insert(stakeholder.id) {
            return Err(CapTableError::RepeatedStakeholder { member: stakeholder.id });
        }
    }
    for line in &lines {
        check(line, table, &members)?;
    }
    let others = pairs(&lines)?;
    refuse_repeated_numbers(&lines, &others)?;
    let whole = lines.iter().enumerate().filter_map(|(at, line)| operation(line, at, &lines, &others));
    Ok(whole.collect())
}

/// What one line must be, whatever the others say.
fn check(line: &Movement, table: &CapTable, members: &HashSet<Uuid>) -> Result<(), CapTableError> {
    let number = line.number;
    let (counterpart, amount) = match &line.kind {
        MovementKind::Subscription { price_per_share } => (None, Some(*price_per_share)),
        MovementKind::TransferOut { to, price } => (Some(*to), *price),
        MovementKind::TransferIn { from } => (Some(*from), None),
        MovementKind::Withdrawal { refund: Refund::Fixed(refund), .. } => (None, Some(*refund)),
        MovementKind::Withdrawal { refund: Refund::Open, .. } => (None, None),
    };
    if let Some(&member) = [Some(line.member), counterpart].iter().flatten().find(|id| !members.contains(id))
    {
        return Err(CapTableError::UnknownMember { number, member });
    }
    if counterpart == Some(line.member) {
        return Err(CapTableError::TransferToSelf { number });
    }
    if line.shares.is_zero() {
        return Err(CapTableError::NoShares { number });
    }
    if amount.is_some_and(Money::is_negative) {
        return Err(CapTableError::NegativeAmount { number });
    }
    if line.on > table.as_of {
        return Err(CapTableError::AfterAsOf { number, on: line.on });
    }
    Ok(())
}

/// For each half of a transfer, where its other half is.
fn pairs(lines: &[&Movement]) -> Result<Vec<Option<usize>>, CapTableError> {
    let mut others = vec![None; lines.len()];
    for (at, out) in lines.iter().enumerate() {
        let MovementKind::TransferOut { to, .. } = out.kind else { continue };
        let first = lines.partition_point(|line| line.on < out.on);
        let same_day = lines[first..].iter().take_while(|line| line.on == out.on);
        let into = same_day.zip(first..).find(|(line, at)| {
            others[*at].is_none()
                && line.kind == MovementKind::TransferIn { from: out.member }
                && (line.member, line.shares) == (to, out.shares)
        });
        let Some((_, into)) = into else {
            return Err(CapTableError::HalfTransfer { number: out.number });
        };
        others[at] = Some(into);
        others[into] = Some(at);
    }
    let alone = lines
        .iter()
        .zip(&others)
        .find(|(line, other)| matches!(line.kind, MovementKind::TransferIn { .. }) && other.is_none());
    match alone {
        Some((line, _)) => Err(CapTableError::HalfTransfer { number: line.number }),
        None => Ok(others),
    }
}

/// Order numbers become identifiers, so that two operations never share one; the halves of a transfer may.
fn refuse_repeated_numbers(lines: &[&Movement], others: &[Option<usize>]) -> Result<(), CapTableError> {
    let mut seen = HashSet::new();
    for (at, line) in lines.iter().enumerate() {
        let of_other_half = others[at].is_some_and(|other| other < at && lines[other].number == line.number);
        if !seen.insert(line.number) && !of_other_half {
            return Err(CapTableError::RepeatedNumber { number: line.number });
        }
    }
    Ok(())
}

/// The operation that a line begins; `None` when its other half stood earlier.
fn operation<'a>(
    line: &'a Movement,
    at: usize,
    lines: &[&'a Movement],
    others: &[Option<usize>],
) -> Option<Operation<'a>> {
    match &line.kind {
        MovementKind::Subscription { price_per_share } => {
            Some(Operation::Subscription { line, price_per_share: *price_per_share })
        }
        MovementKind::Withdrawal { refund, reason } => {
            Some(Operation::Withdrawal { line, refund: *refund, reason })
        }
        MovementKind::TransferOut { .. } | MovementKind::TransferIn { .. } => {
            let other = others[at].filter(|other| *other > at).map(|other| lines[other])?;
            match (&line.kind, &other.kind) {
                (MovementKind::TransferOut { price, .. }, _) => {
                    Some(Operation::Transfer { out: line, into: other, price: *price })
                }
                (_, MovementKind::TransferOut { price, .. }) => {
                    Some(Operation::Transfer { out: other, into: line, price: *price })
                }
                _ => None,
            }
        }
    }
}
