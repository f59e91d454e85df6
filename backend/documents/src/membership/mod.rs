//! Papers for the members: what they sign, what they are sent, what the law has the cooperative keep for them.
//!
//! Why it exists: a member must be able to prove what it holds, and the cooperative who holds it, on paper and years
//! later. Sources: loi 47-1775 (art. 12, 13, 19 septies, 19 octies, 27); C. com. L231-1 to L231-6 (variable capital),
//! R228-8 and R228-9 (register of movements), R225-90 (list of members before an assembly).
//!
//! What can never happen: a paper whose amounts, shares or votes do not make their totals; a paper without the form
//! « à capital variable » of the company that makes it; a refund whose schedule is not what is owed.

mod admission_letter;
mod exit_letter;
pub mod from_members;
mod input;
pub(crate) mod letterhead;
mod member_statement;
mod members_list;
mod movements_register;
mod refund_letter;
mod share_certificate;
pub(crate) mod sheet;
mod subscription_form;

pub use input::{
    AdmissionLetter, Beneficiary, BoardDecision, BoardVerdict, CapitalTotals, CollegeMembers, Entity,
    ExitCause, ExitLetter, ExitSettlement, FloorHold, Holder, Holding, Instalment, Issuance, ListTotals,
    ListedMember, Member, MemberBalance, MemberStatement, MembersList, MovementsRegister, RefundLetter,
    RefundOwed, RefundPayment, RegisterHolder, RegisterMovement, RegisterOperation, Representative,
    ShareCertificate, Signatory, StatementMovement, SubscriptionForm, TransferNature,
};

use crate::{DocumentError, Paper};

/// Lays out a bulletin de souscription in its two originals.
pub fn subscription_form(form: &SubscriptionForm) -> Result<Paper, DocumentError> {
    form.check()?;
    let name = format!("Bulletin-de-souscription-{}", form.reference);
    crate::finish(subscription_form::lay_out(form), &name)
}

/// Lays out an attestation de parts.
pub fn share_certificate(certificate: &ShareCertificate) -> Result<Paper, DocumentError> {
    certificate.check()?;
    let name = format!("Attestation-de-parts-{}-{}", certificate.member.number, certificate.as_of);
    crate::finish(share_certificate::lay_out(certificate), &name)
}

/// Lays out the registre des mouvements of a period.
pub fn movements_register(register: &MovementsRegister) -> Result<Paper, DocumentError> {
    register.check()?;
    let name = format!("Registre-des-mouvements-{}-{}", register.from, register.to);
    crate::finish(movements_register::lay_out(register), &name)
}

/// Lays out the liste des associés of an assembly.
pub fn members_list(list: &MembersList) -> Result<Paper, DocumentError> {
    list.check()?;
    crate::finish(members_list::lay_out(list), &format!("Liste-des-associes-{}", list.held_on))
}

/// Lays out the relevé of a member.
pub fn member_statement(statement: &MemberStatement) -> Result<Paper, DocumentError> {
    statement.check()?;
    let name = format!("Releve-associe-{}-{}", statement.member.number, statement.to);
    crate::finish(member_statement::lay_out(statement), &name)
}

/// Lays out the lettre d’admission.
pub fn admission_letter(letter: &AdmissionLetter) -> Result<Paper, DocumentError> {
    letter.check()?;
    let name = format!("Lettre-admission-{}", letter.member.number);
    crate::finish(admission_letter::lay_out(letter), &name)
}

/// Lays out the lettre de sortie.
pub fn exit_letter(letter: &ExitLetter) -> Result<Paper, DocumentError> {
    letter.check()?;
    let name = format!("Lettre-sortie-{}", letter.member.number);
    crate::finish(exit_letter::lay_out(letter), &name)
}

/// Lays out the lettre de remboursement.
pub fn refund_letter(letter: &RefundLetter) -> Result<Paper, DocumentError> {
    letter.check()?;
    let name = format!("Lettre-remboursement-{}-{}", letter.member.number, letter.payment.paid_on);
    crate::finish(refund_letter::lay_out(letter), &name)
}
