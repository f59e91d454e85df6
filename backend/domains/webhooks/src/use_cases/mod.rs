//! The use cases, by who asks: an administrator about endpoints and deliveries, the program itself while it delivers.

mod deliveries;
mod delivering;
mod endpoints;

use kernel::prelude::*;
use values::Day;

/// The day of a command, on which its facts have effect.
fn day(context: &Context) -> Result<Day, Failure> {
    let beyond = || KernelError::Interrupted { reason: "l'horloge est hors du calendrier".to_owned() };
    context.at.day().ok_or_else(|| beyond().into())
}
