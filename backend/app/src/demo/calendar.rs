//! The demonstration's own time and names: everything that a command needs and the world would give is derived
//! from a name, so that each playing is the same, and an interrupted one goes on where it stopped.

use office::kernel::{Actor, Context};
use office::values::{Day, Timestamp, Uuid};

/// Who plays: the actor of every fact of the demonstration.
pub(crate) const ACTOR: &str = "demonstration";

/// Namespace of all ids of the demonstration.
const NAMESPACE: Uuid = Uuid::from_u128(0x7175_696e_7465_7474_6500_2015_0000_0001);

/// The id of what is called `name`.
pub(crate) fn id(name: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, name.as_bytes())
}

/// The circumstances of the step called `name`, recorded at nine o'clock of its day. The name is also the
/// idempotency key: a step already played answers again what it answered.
pub(crate) fn step(name: &str, on: Day) -> Context {
    let at = Timestamp::from_micros(Timestamp::start_of(on).micros() + 9 * 3_600_000_000);
    Context::new(Actor::new(ACTOR), at, id(name)).with_key(name, name.as_bytes().to_vec())
}

/// The circumstances of a step at an hour of its day, on clocks in France.
///
/// # Errors
/// When clocks in France do not show that hour on that day.
pub(crate) fn step_at(name: &str, on: Day, (hour, minute): (u32, u32)) -> Result<Context, super::DemoError> {
    let at = Timestamp::in_france(on, hour, minute)
        .ok_or_else(|| super::DemoError::data(format!("{hour}:{minute} le {on} n'existe pas")))?;
    Ok(Context { at, ..step(name, on) })
}

/// A day that is written in this program.
///
/// # Panics
/// When there is no such day: a mistake in this file, found by the first run.
pub(crate) const fn day(year: i32, month: u32, day: u32) -> DayOf {
    DayOf { year, month, day }
}

/// A day before it is checked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DayOf {
    year: i32,
    month: u32,
    day: u32,
}

impl From<DayOf> for Day {
    fn from(of: DayOf) -> Self {
        match Self::ymd(of.year, of.month, of.day) {
            Some(day) => day,
            None => unreachable!("the demonstration names a day that does not exist: {of:?}"),
        }
    }
}

/// A SIREN that nobody has: it begins with 00, and its key is right.
pub(crate) fn invented_siren(number: u32) -> String {
    with_key(&format!("00{number:06}"))
}

/// A SIRET of that SIREN, with a right key.
pub(crate) fn invented_siret(siren: &str) -> String {
    with_key(&format!("{siren}0001"))
}

/// Appends the digit that makes the Luhn sum a multiple of ten.
fn with_key(digits: &str) -> String {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, byte)| match (i % 2, u32::from(byte - b'0') * 2) {
            (0, double) if double > 9 => double - 9,
            (0, double) => double,
            (_, double) => double / 2,
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use office::values::{Siren, Siret};

    #[test]
    fn invented_numbers_have_right_keys() {
        for number in [1, 2, 42, 999_999] {
            let siren = invented_siren(number);
            assert!(siren.parse::<Siren>().is_ok(), "{siren}");
            assert!(invented_siret(&siren).parse::<Siret>().is_ok());
        }
    }
}
