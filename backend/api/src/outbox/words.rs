//! Words of the outbox, as documented.

use office::kernel::outbox;

crate::words::words! {
    /// See [`outbox::NoteState`].
    NoteState = outbox::NoteState : "Where a note stands: due or to be tried again, taken by the other end, or given up until somebody asks.",
    /// See [`outbox::Happening`].
    Happening = outbox::Happening : "What a line of the log tells: an attempt that succeeded, is tried again, was the last one, or that somebody asked for another.",
}
