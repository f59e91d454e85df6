//! Applications for membership.

use office::Apply;
use office::members::public::{
    ApplicationFile, ApplicationRow, ApplicationState, CategoryCode, College, MemberId, MemberKind,
};
use office::values::{Day, Shares, Siren};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AddressDto, ApplicantDto, PersonDto};
use crate::members::words;
use crate::sample::{self, Sample};

/// What somebody asks for when they apply.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ApplicationAsk)]
pub struct ApplicationAskDto {
    /// Who applies.
    pub applicant: ApplicantDto,
    /// The college asked for: that of the category.
    #[schema(value_type = words::College)]
    pub college: College,
    /// Code of the category in the statutes in force on that day.
    #[schema(value_type = String, pattern = "^[a-z0-9-]{1,40}$")]
    pub category: CategoryCode,
    /// Shares asked for: worth the category's minimum at least.
    #[schema(value_type = u32, minimum = 1)]
    pub shares: Shares,
    /// Why they apply, in their own words; nothing when absent.
    #[serde(default)]
    pub motivation: String,
    /// Whether it was looked at and found another than who bears that name in that town, a member or an applicant.
    #[serde(default)]
    pub distinct: bool,
    /// Day on which it came, or was changed.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl ApplicationAskDto {
    /// The order about the application of that identifier.
    pub(crate) fn of(self, id: MemberId) -> Apply {
        let Self { applicant, college, category, shares, motivation, distinct, on } = self;
        Apply { id, applicant: applicant.into(), college, category, shares, motivation, distinct, on }
    }

    /// The sample, put anew with more shares.
    pub(crate) fn amended() -> Self {
        Self { shares: Shares::new(4), on: sample::parsed("2015-03-09"), ..Self::sample() }
    }
}

impl Sample for ApplicationAskDto {
    fn sample() -> Self {
        Self {
            applicant: applicant(),
            college: College::Supporters,
            category: sample::parsed("supporter-person"),
            shares: Shares::new(2),
            motivation: "Je programme des concerts dans ma bibliothèque.".to_owned(),
            distinct: false,
            on: sample::parsed("2015-03-03"),
        }
    }
}

fn applicant() -> ApplicantDto {
    ApplicantDto::NaturalPerson(PersonDto {
        given_name: "Alix".to_owned(),
        family_name: "Modèle".to_owned(),
        address: AddressDto::sample(),
        email: Some(sample::parsed("alix@exemple.fr")),
    })
}

/// The application of which something was recorded.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ApplicationReference)]
pub struct ApplicationIdDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub application_id: MemberId,
}

impl Sample for ApplicationIdDto {
    fn sample() -> Self {
        Self { application_id: MemberId::new(sample::ID) }
    }
}

/// An application for membership as a day knew it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ApplicationRow)]
pub struct ApplicationRowDto {
    /// Identifier: that of the member that it becomes, once accepted.
    #[schema(value_type = String, format = Uuid)]
    pub application_id: MemberId,
    /// Number in the order of receipt.
    pub number: u64,
    /// How far it is.
    #[schema(value_type = words::ApplicationState)]
    pub state: ApplicationState,
    /// The applicant's name; « Identité effacée » once the person's data are erased.
    pub name: String,
    /// What the applicant is in law.
    #[schema(value_type = words::MemberKind)]
    pub kind: MemberKind,
    /// SIREN, for entities that gave one.
    #[schema(value_type = Option<String>)]
    pub siren: Option<Siren>,
    /// Town of the domicile or seat.
    pub city: String,
    /// The college asked for.
    #[schema(value_type = words::College)]
    pub college: College,
    /// The category asked for.
    #[schema(value_type = String)]
    pub category: CategoryCode,
    /// Shares asked for.
    #[schema(value_type = u32)]
    pub shares: Shares,
    /// Day on which it came.
    #[schema(value_type = String, format = Date)]
    pub received_on: Day,
    /// Day on which it was decided or withdrawn.
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<Day>,
    /// Why it was refused or withdrawn, or empty.
    pub reason: String,
    /// Number in the register of the member that it became.
    pub member_number: Option<u64>,
    /// First day of membership of the member that it became.
    #[schema(value_type = Option<String>, format = Date)]
    pub member_since: Option<Day>,
    /// Number of its last fact.
    pub version: u64,
}

impl From<ApplicationRow> for ApplicationRowDto {
    fn from(row: ApplicationRow) -> Self {
        Self {
            application_id: row.application_id,
            number: row.number,
            state: row.state,
            name: row.name,
            kind: row.kind,
            siren: row.siren,
            city: row.city,
            college: row.college,
            category: row.category,
            shares: row.shares,
            received_on: row.received_on,
            ended_on: row.ended_on,
            reason: row.reason,
            member_number: row.member_number,
            member_since: row.member_since,
            version: row.version,
        }
    }
}

impl Sample for ApplicationRowDto {
    fn sample() -> Self {
        Self {
            application_id: MemberId::new(sample::ID),
            number: 12,
            state: ApplicationState::Open,
            name: "Alix Modèle".to_owned(),
            kind: MemberKind::NaturalPerson,
            siren: None,
            city: "Nevers".to_owned(),
            college: College::Supporters,
            category: sample::parsed("supporter-person"),
            shares: Shares::new(2),
            received_on: sample::parsed("2015-03-03"),
            ended_on: None,
            reason: String::new(),
            member_number: None,
            member_since: None,
            version: 1,
        }
    }
}

/// One application with all that it says.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ApplicationFile)]
pub struct ApplicationFileDto {
    /// As lists show it.
    #[serde(flatten)]
    pub row: ApplicationRowDto,
    /// Who applies; absent once erased.
    pub applicant: Option<ApplicantDto>,
    /// Why they apply, in their own words, or empty.
    pub motivation: String,
    /// Whether it was looked at and found another than who bears that name in that town.
    pub distinct: bool,
}

impl From<ApplicationFile> for ApplicationFileDto {
    fn from(file: ApplicationFile) -> Self {
        let ApplicationFile { row, applicant, motivation, distinct } = file;
        Self { row: row.into(), applicant: applicant.map(Into::into), motivation, distinct }
    }
}

impl Sample for ApplicationFileDto {
    fn sample() -> Self {
        let ApplicationAskDto { motivation, distinct, .. } = ApplicationAskDto::sample();
        Self { row: ApplicationRowDto::sample(), applicant: Some(applicant()), motivation, distinct }
    }
}
