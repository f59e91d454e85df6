//! The splits decide which period may be split, and how the base follows from the revenue.

use super::{Distributed, DistributionCommand, DistributionError, DistributionEvent, RevenueLine};
use crate::period::Period;
use crate::rules::counting::PeriodUsage;
use crate::rules::keys::{Beneficiary, KeySet, WHOLE};
use crate::rules::split::{SacemDues, base, dues, per_listen, pots, total_of};
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money};

/// The one stream of the splits.
pub(crate) const STREAM_ID: &str = "cct";

/// State: the periods already split, with the day of the split, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Distribution {
    done: Vec<(Period, Day)>,
}

impl Distribution {
    /// Decides without touching the world.
    pub(crate) fn decide(
        &self,
        command: DistributionCommand,
    ) -> Result<Vec<DistributionEvent>, DistributionError> {
        match command {
            DistributionCommand::Distribute { period, on, recognised, lines, sacem, keys, usage } => {
                self.check_order(period, on)?;
                let (scope, excluded) = explained(recognised, &lines)?;
                check_dues(&sacem)?;
                let revenue = Revenue { recognised, lines, scope, excluded };
                let split = split(period, on, revenue, sacem, &keys, &usage)?;
                Ok(vec![DistributionEvent::Distributed(Box::new(split))])
            }
        }
    }

    /// Whether a period may be split on a day, given what is already split.
    pub(crate) fn check_order(&self, period: Period, on: Day) -> Result<(), DistributionError> {
        if let Some((_, since)) = self.done.iter().find(|(done, _)| *done == period) {
            return Err(DistributionError::AlreadyDistributed { period, since: *since });
        }
        if let Some((last, _)) = self.done.last().filter(|(last, _)| !last.is_before(period)) {
            return Err(DistributionError::NotAfterLast { period, last: *last });
        }
        match period.last_day().filter(|last_day| on < *last_day) {
            Some(last_day) => Err(DistributionError::PeriodNotOver { period, on, last_day }),
            None => Ok(()),
        }
    }
}

struct Revenue {
    recognised: Money,
    lines: Vec<RevenueLine>,
    scope: Money,
    excluded: Money,
}

/// The sums in scope and left out, once the lines explain the whole revenue.
fn explained(recognised: Money, lines: &[RevenueLine]) -> Result<(Money, Money), DistributionError> {
    let nameless = lines.iter().position(|line| line.label.trim().is_empty());
    if let Some(index) = nameless {
        return Err(DistributionError::LineWithoutLabel { line: index + 1 });
    }
    let sum = |kept: &dyn Fn(&RevenueLine) -> bool| {
        let cents: i128 =
            lines.iter().filter(|line| kept(line)).map(|line| i128::from(line.amount.as_cents())).sum();
        i64::try_from(cents).map(Money::cents).map_err(|_| DistributionError::TooLarge)
    };
    let total = sum(&|_| true)?;
    if total != recognised {
        return Err(DistributionError::RevenueNotExplained { recognised, lines: total });
    }
    Ok((sum(&|line| line.in_scope)?, sum(&|line| !line.in_scope)?))
}

fn check_dues(sacem: &SacemDues) -> Result<(), DistributionError> {
    match sacem {
        SacemDues::Statement { amount, .. } if amount.as_cents() < 0 => {
            Err(DistributionError::NegativeDues { amount: *amount })
        }
        SacemDues::Statement { reference, .. } if reference.trim().is_empty() => {
            Err(DistributionError::StatementMissing)
        }
        SacemDues::Rate { basis_points } if basis_points.value() > WHOLE => {
            Err(DistributionError::RateAboveWhole { basis_points: basis_points.value() })
        }
        SacemDues::Statement { .. } | SacemDues::Rate { .. } => Ok(()),
    }
}

fn split(
    period: Period,
    on: Day,
    revenue: Revenue,
    sacem: SacemDues,
    keys: &KeySet,
    usage: &PeriodUsage,
) -> Result<Distributed, DistributionError> {
    let Revenue { recognised, lines, scope, excluded } = revenue;
    let sacem_amount = dues(scope, &sacem).ok_or(DistributionError::TooLarge)?;
    let base = base(scope, sacem_amount).ok_or(DistributionError::TooLarge)?;
    let pots = pots(base.amount, &keys.pots).ok_or(DistributionError::TooLarge)?;
    let rights_holders = total_of(&pots, Beneficiary::is_rights_holders);
    let savings_fund = total_of(&pots, |one| one == Beneficiary::SavingsFund);
    let listens = usage.listens;
    Ok(Distributed {
        period,
        on,
        recognised,
        lines,
        scope,
        excluded,
        sacem,
        sacem_amount,
        base: base.amount,
        shortfall: base.shortfall,
        keys_from: keys.from,
        pots,
        rights_holders,
        savings_fund,
        listens,
        per_listen: per_listen(rights_holders, listens),
        per_listen_without_savings: per_listen(rights_holders - savings_fund, listens),
    })
}

impl Aggregate for Distribution {
    const TYPE: &'static str = "royalties.distribution";
    type Command = DistributionCommand;
    type Event = DistributionEvent;
    type Error = DistributionError;
    type Services = ();

    async fn handle(
        &mut self,
        command: DistributionCommand,
        _services: &(),
        sink: &EventSink<Self>,
    ) -> Result<(), DistributionError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: DistributionEvent) {
        match event {
            DistributionEvent::Distributed(split) => self.done.push((split.period, split.on)),
        }
    }
}
