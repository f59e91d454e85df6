//! Orders that the splits understand.

use super::RevenueLine;
use crate::period::Period;
use crate::rules::counting::PeriodUsage;
use crate::rules::keys::KeySet;
use crate::rules::split::SacemDues;
use serde::{Deserialize, Serialize};
use values::{Day, Money};

/// What can be asked of the splits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum DistributionCommand {
    /// Split the base of a period.
    Distribute {
        /// Period split.
        period: Period,
        /// Day of the split, the period's last day at the earliest.
        on: Day,
        /// Revenue recognised in the period, excluding VAT, as billing tells it.
        recognised: Money,
        /// The same revenue, line by line, each in scope or left out.
        lines: Vec<RevenueLine>,
        /// The Sacem's dues.
        sacem: SacemDues,
        /// Keys in force on the period's last day.
        keys: KeySet,
        /// What the period counts, as known on the day of the split.
        usage: PeriodUsage,
    },
}
