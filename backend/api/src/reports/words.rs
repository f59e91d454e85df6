//! Words of the reports' room, as documented.

use office::reports::public as reports;

crate::words::words! {
    /// See [`reports::ColumnKind`].
    ColumnKind = reports::ColumnKind { Text, Number } : "What the cells of a column hold.",
}
