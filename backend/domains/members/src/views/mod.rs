//! Read models of the room: the register of members and the register of movements, both with two times.

mod columns;
pub(crate) mod movements;
pub(crate) mod register;
pub(crate) mod standings;

use std::sync::Arc;

use kernel::prelude::*;

/// All projectors of the room.
pub(crate) fn projectors() -> Vec<Arc<dyn Projector>> {
    vec![Arc::new(register::MemberRegister), Arc::new(movements::ShareMovements)]
}
