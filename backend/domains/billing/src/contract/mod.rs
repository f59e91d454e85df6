//! Contracts: who pays, for which places, for what, from when to when, at prices frozen at signature.
//!
//! What can never happen: a price that changes after signature, two venues counted for one, an end outside
//! the term, an operation outside the scope of VAT mixed with a taxed one.

pub mod aggregate;
pub mod commands;
pub mod error;
pub mod events;
pub mod terms;
mod use_cases;

#[cfg(test)]
mod tests;

pub use use_cases::ConcludeContract;
