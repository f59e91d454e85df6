//! Read models of the room: applications, the register of members, the register of movements, what changes of a member,
//! calls and refunds, all with two times; and the capital day by day, by which orders are refused.

pub(crate) mod applications;
pub(crate) mod calls;
pub(crate) mod capital;
pub(crate) mod capital_days;
mod changes;
mod claims;
mod columns;
pub(crate) mod contacts;
pub(crate) mod files;
pub(crate) mod flows;
pub(crate) mod history;
pub(crate) mod import_mappings;
pub(crate) mod interest;
pub(crate) mod movements;
pub(crate) mod refund_entries;
pub(crate) mod refunds;
pub(crate) mod register;
pub(crate) mod standings;
pub(crate) mod years;

use std::sync::Arc;

use kernel::prelude::*;

/// All projectors of the room.
pub(crate) fn projectors() -> Vec<Arc<dyn Projector>> {
    vec![
        Arc::new(applications::Applications),
        Arc::new(register::MemberRegister),
        Arc::new(history::MemberHistory),
        Arc::new(movements::ShareMovements),
        Arc::new(calls::ShareCalls),
        Arc::new(claims::RefundClaims),
        Arc::new(capital_days::CapitalDays),
        Arc::new(years::Years),
        Arc::new(import_mappings::ImportMappings),
    ]
}
