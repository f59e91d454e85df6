//! The façade's use cases: one file for the life of a member, one for the questions.

mod membership;
mod queries;

pub use membership::{Admission, AdmitMember, EndMembership, RecordPayment, SubscribeShares};
