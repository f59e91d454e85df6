//! Pure policy of the room: how the official list is read, what makes two rows the same library, whom the
//! sales team canvasses, and which step may follow which.
//!
//! Nothing here knows a database, a clock or an identifier that was not given: the same bytes always give the
//! same venues.

pub mod address;
pub mod canvassing;
pub mod folding;
pub mod import_key;
pub mod library_list;
pub mod records;
pub mod row;
pub mod stages;
