//! What the papers of an assembly say, and the checks before they are printed.
//!
//! Why it exists: whoever holds the facts fills these plain structures; the papers look nothing up and compute nothing
//! but sums. What can never happen: a mention that the law wants left empty, or a whole that its parts do not make.

mod appointment;
mod attendance_sheet;
mod convocation;
mod meeting;
mod minutes;
mod minutes_register;
mod nominal_votes;
mod proxy_lapse;
mod voted;

pub use appointment::Appointment;
pub use attendance_sheet::{
    Attendance, AttendanceSheet, Certification, CollegeSheet, Manner, ProxyHolder, SheetEntry, SheetTotals,
};
pub use convocation::{
    Abstentions, Access, Candidate, DraftResolution, Item, Notice, Recipient, Scrutiny, ShortNotice, Vacancy,
    VotingTerms, WrittenQuestions,
};
pub use meeting::{Addressee, Call, FirstCall, Hour, Meeting, Officer, QuorumLine, Remote};
pub use minutes::{Annex, AnsweredQuestion, Convening, Course, Extract, Failure, Minutes, Participation};
pub use minutes_register::{MinutesRegister, RegisteredMinutes};
pub use nominal_votes::{Choice, NominalCollege, NominalLine, NominalResolution, NominalVotes};
pub use proxy_lapse::{LapseCause, ProxyLapse};
pub use voted::{Amendment, CandidateResult, Decision, VotedElection, VotedResolution};

pub(in crate::assembly) use attendance_sheet::is_proxy;
