//! General assemblies: statutes, convocation, roll, presence, votes by name, weighted result.

pub mod assembly;
pub mod rules;
pub mod statutes;
