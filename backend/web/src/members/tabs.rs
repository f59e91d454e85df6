//! The ways between the pages of the register: only those that the reader may enter.

use office::assemblies::permissions::{CALENDAR_READ, MANDATES_READ};
use office::kernel::access::Principal;
use office::members::permissions::{CAPITAL_READ, REFUNDS_READ, REGISTER_READ, YEARS_READ};

use crate::frame::{Frame, Way};

/// Address of the register.
pub(crate) const REGISTER: &str = "/associes";
/// Address of the capital.
pub(crate) const CAPITAL: &str = "/capital";
/// Address of what is owed to who left.
pub(crate) const REFUNDS: &str = "/remboursements";
/// Address of the closed years.
pub(crate) const YEARS: &str = "/exercices";

/// Address of the calendar of the year.
pub(crate) const CALENDAR: &str = "/calendrier";
/// Address of the register of mandates.
pub(crate) const MANDATES: &str = "/mandats";

/// The ways for that reader, on the page of that frame.
pub(crate) fn of(frame: &Frame, principal: &Principal) -> Vec<Way> {
    if !principal.may(REGISTER_READ) {
        return Vec::new(); // somebody who reads their own file alone
    }
    let path = frame.here.split('?').next().unwrap_or_default();
    let ways = [
        (REGISTER_READ, REGISTER, "tab-register"),
        (CAPITAL_READ, CAPITAL, "tab-capital"),
        (REFUNDS_READ, REFUNDS, "tab-refunds"),
        (YEARS_READ, YEARS, "tab-years"),
        (CALENDAR_READ, CALENDAR, "tab-calendar"),
        (MANDATES_READ, MANDATES, "tab-mandates"),
    ];
    let may = ways.into_iter().filter(|(permission, ..)| principal.may(*permission));
    may.map(|(_, address, key)| Way {
        address: frame.to(address),
        key,
        here: path == address || path.starts_with(&format!("{address}/")),
        exactly: path == address,
    })
    .collect()
}
