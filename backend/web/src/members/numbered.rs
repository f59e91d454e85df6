//! A member as people name it: by its number in the register.

use door::Desk;
use office::kernel::listing::PageRequest;
use office::members::public::MemberRow;
use office::values::Day;

use crate::forms::reading::{No, Reading};

/// The member of the number that was typed in that field, on that day; `None` when nobody bears it.
pub(crate) async fn numbered(
    desk: &Desk,
    read: Reading,
    (field, text): (&'static str, &str),
    on: Day,
) -> Result<Option<MemberRow>, No> {
    let number = read.whole(field, text)?;
    let filters = vec![format!("number:eq:{number}")];
    let one = PageRequest { limit: Some(1), filters, ..PageRequest::default() };
    Ok(desk.members.register(on, None, &one).await?.items.into_iter().next())
}
