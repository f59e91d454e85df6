//! Papers of a general assembly: what convenes it, what is signed at its door, what it decided, and what is kept of it.
//!
//! Why it exists: an assembly is worth what its papers prove. Sources: C. com. L225-104 to L225-108 and R225-61 to
//! R225-108; loi 47-1775, art. 19 octies. Each paper is a function of a plain structure (`input`) that says all it
//! prints; whoever holds the facts fills it.
//!
//! What can never happen: a convocation or minutes without a mention that the law wants; a form with a box ticked
//! beforehand; a result that its votes do not make; the name of a voter beside a secret vote.

mod appointment;
mod attendance_sheet;
mod bureau;
mod code;
mod convocation;
mod decisions;
mod drafts;
mod extract;
pub mod from_assemblies;
mod input;
mod law;
mod minutes;
mod minutes_register;
mod nominal_votes;
mod proxy_lapse;
mod voting_form;

pub use appointment::{FILE_NAME, appointment};
pub use input::{
    Abstentions, Access, Addressee, Amendment, Annex, AnsweredQuestion, Appointment, Attendance,
    AttendanceSheet, Call, Candidate, CandidateResult, Certification, Choice, CollegeSheet, Convening,
    Course, Decision, DraftResolution, Extract, Failure, FirstCall, Hour, Item, LapseCause, Manner, Meeting,
    Minutes, MinutesRegister, NominalCollege, NominalLine, NominalResolution, NominalVotes, Notice, Officer,
    Participation, ProxyHolder, ProxyLapse, QuorumLine, Recipient, RegisteredMinutes, Remote, Scrutiny,
    SheetEntry, SheetTotals, ShortNotice, Vacancy, VotedElection, VotedResolution, VotingTerms,
    WrittenQuestions,
};

use crate::{DocumentError, Paper};

/// Lays out the convocation of a member with the draft resolutions and the single form: all that is sent to it.
pub fn convocation(notice: &Notice, recipient: &Recipient) -> Result<Paper, DocumentError> {
    notice.check()?;
    recipient.check()?;
    let picture = recipient.access.as_ref().map(|access| code::picture(&access.sign_in)).transpose()?;
    let name = format!("Convocation-{}-{}", notice.meeting.on, recipient.addressee.number);
    crate::finish(convocation::lay_out(notice, recipient, picture.as_ref()), &name)
}

/// Lays out the draft resolutions alone, for the documents laid out at the seat or on a page.
pub fn draft_resolutions(notice: &Notice) -> Result<Paper, DocumentError> {
    notice.check()?;
    crate::finish(drafts::lay_out(notice), &format!("Projets-de-resolutions-{}", notice.meeting.on))
}

/// Lays out the single form « pouvoir ou vote par correspondance » alone, for who asks for one (C. com. R225-75).
pub fn voting_form(notice: &Notice, recipient: &Recipient) -> Result<Paper, DocumentError> {
    notice.check()?;
    recipient.check()?;
    let name = format!("Formulaire-de-vote-{}-{}", notice.meeting.on, recipient.addressee.number);
    crate::finish(voting_form::lay_out(notice, recipient), &name)
}

/// Lays out the feuille de présence.
pub fn attendance_sheet(sheet: &AttendanceSheet) -> Result<Paper, DocumentError> {
    sheet.check()?;
    crate::finish(attendance_sheet::lay_out(sheet), &format!("Feuille-de-presence-{}", sheet.meeting.on))
}

/// Lays out the procès-verbal, of failure where the assembly lacked its quorum.
pub fn minutes(minutes: &Minutes) -> Result<Paper, DocumentError> {
    minutes.check()?;
    let name = format!("Proces-verbal-{}-{}", minutes.number, minutes.meeting.on);
    crate::finish(minutes::lay_out(minutes), &name)
}

/// Lays out the annex of the votes by name.
pub fn nominal_votes(votes: &NominalVotes) -> Result<Paper, DocumentError> {
    votes.check()?;
    crate::finish(nominal_votes::lay_out(votes), &format!("Votes-nominatifs-{}", votes.meeting.on))
}

/// Lays out an extract of the minutes, certified, with the chosen decisions alone.
pub fn minutes_extract(minutes: &Minutes, extract: &Extract) -> Result<Paper, DocumentError> {
    minutes.check()?;
    extract.check(minutes)?;
    let name = format!("Extrait-de-proces-verbal-{}-{}", minutes.number, minutes.meeting.on);
    crate::finish(extract::lay_out(minutes, extract), &name)
}

/// Lays out the list of the register of minutes.
pub fn minutes_register(register: &MinutesRegister) -> Result<Paper, DocumentError> {
    register.check()?;
    let name = format!("Registre-des-proces-verbaux-{}", register.printed_on);
    crate::finish(minutes_register::lay_out(register), &name)
}

/// Lays out the letter to a member whose proxy is worth nothing any more.
pub fn proxy_lapse(letter: &ProxyLapse) -> Result<Paper, DocumentError> {
    letter.check()?;
    let name = format!("Pouvoir-caduc-{}-{}", letter.meeting.on, letter.principal.number);
    crate::finish(proxy_lapse::lay_out(letter), &name)
}
