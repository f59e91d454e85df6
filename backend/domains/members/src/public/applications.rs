//! Read types of applications for membership.

use serde::{Deserialize, Serialize};
use values::{Day, Shares, Siren};

use super::{Applicant, ApplicationState, CategoryCode, College, MemberId, MemberKind};

/// An application as a day knew it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationRow {
    /// Identifier: that of the member that it becomes, once accepted.
    pub application_id: MemberId,
    /// Its number in the order of receipt.
    pub number: u64,
    /// How far it is.
    pub state: ApplicationState,
    /// The applicant's name; « Identité effacée » once the person's data are erased.
    pub name: String,
    /// What the applicant is in law.
    pub kind: MemberKind,
    /// SIREN, for entities that gave one.
    pub siren: Option<Siren>,
    /// Town of the domicile or seat.
    pub city: String,
    /// The college asked for.
    pub college: College,
    /// The category asked for.
    pub category: CategoryCode,
    /// Shares asked for.
    pub shares: Shares,
    /// Day on which it came.
    pub received_on: Day,
    /// Day on which it was decided or withdrawn.
    pub ended_on: Option<Day>,
    /// Why it was refused or withdrawn, or empty.
    pub reason: String,
    /// Number of the member that it became.
    pub member_number: Option<u64>,
    /// First day of membership of the member that it became.
    pub member_since: Option<Day>,
    /// Number of its last fact; the `ETag` of single reads.
    pub version: u64,
}

/// One application with all that it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationFile {
    /// As lists show it.
    #[serde(flatten)]
    pub row: ApplicationRow,
    /// Who applies; `None` once erased.
    pub applicant: Option<Applicant>,
    /// Why they apply, in their own words, or empty.
    pub motivation: String,
    /// Whether it was looked at and found another than who bears that name in that town.
    pub distinct: bool,
}
