//! Invoices and credit notes: draft, issued, frozen on paper, paid, credited.
//!
//! What can never happen: a change after issue (CGI art. 289; correction is a credit note), a credit beyond
//! what is left, a payment beyond what is due, a second paper for one number.

pub mod aggregate;
pub mod commands;
pub mod content;
pub mod error;
pub mod events;
pub mod issuing;
mod use_cases;

#[cfg(test)]
mod tests;
