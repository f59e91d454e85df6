//! The ways between the pages of the register: only those that the reader may enter.

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
