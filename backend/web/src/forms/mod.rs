//! What people fill in: fields with their labels, and the page that is one form.
//!
//! It exists so that every field is made in one way: a label of its own, its error beside it and tied to it, the hint
//! that a password manager needs. What can never happen here: a password that comes back in a page; a form without the
//! token that proves that it was asked for here.

mod field;
mod page;
pub(crate) mod reading;
mod trouble;

pub(crate) use field::{Choice, Field, Group, Part, Width, YES};
pub(crate) use page::{FormPage, again, not_done, settled};
pub(crate) use trouble::{Alert, Trouble, sentence, sentence_of};
