//! What the papers for the members say, and the checks before they are printed.
//!
//! What can never happen: a whole that its parts do not make, or an empty mention, that goes unnoticed to a paper.

mod letters;
mod member_statement;
mod members_list;
mod movements_register;
mod parties;
mod share_certificate;
mod subscription_form;

pub use letters::{
    AdmissionLetter, ExitCause, ExitLetter, ExitSettlement, FloorHold, RefundLetter, RefundPayment,
};
pub use member_statement::{MemberBalance, MemberStatement, RefundOwed, StatementMovement};
pub use members_list::{CollegeMembers, ListTotals, ListedMember, MembersList};
pub use movements_register::{
    CapitalTotals, MovementsRegister, RegisterHolder, RegisterMovement, RegisterOperation, TransferNature,
};
pub use parties::{
    Beneficiary, Entity, Holder, Holding, Instalment, Issuance, Member, Representative, Signatory,
};
pub use share_certificate::ShareCertificate;
pub use subscription_form::{BoardDecision, BoardVerdict, SubscriptionForm};

use crate::checks::{amounts, between, filled, in_order, mentions, numbers, of_cooperative, told};
