//! The façade's use cases: applications, one file for each part of the life of a member and of its shares, one for the
//! questions.

mod admission;
mod applications;
mod books;
mod imports;
mod leaving;
mod particulars;
mod queries;
mod rehearsal;
mod shares;
mod years;

pub use admission::{Admission, AdmitMember, ChangeCollege, MoreOfAdmission};
pub use applications::AcceptApplication;
pub use imports::{DayTerms, ImportMembers};
pub use leaving::{EndMembership, ExitStep, RefundStep, WithdrawShares};
pub use particulars::{MergeMembers, MergePreview};
pub use shares::{
    CallPayments, CallProgress, CalledPayments, RecordPayment, SubscribeShares, TransferShares,
};
pub use years::{AllocationDraft, YearAccounts};
