//! The register of members and that of movements.

use office::members::public::{
    CategoryCode, College, ExitCause, MemberFile, MemberId, MemberKind, MemberRow, Movement, MovementRow,
    Operation, PaymentMeans,
};
use office::values::{Day, Money, Rna, Shares, Siren, Siret, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::{ActingDto, AddressDto, CollegePeriodDto, ExitNoticeDto, RefundFileDto};
use crate::members::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// A member on the register on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MemberRowDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
    /// Number in the register, without a gap.
    pub number: u64,
    /// Name as printed; « Identité effacée » once the person's data are erased.
    pub name: String,
    /// Where it votes.
    #[schema(value_type = words::College)]
    pub college: College,
    /// Under which terms of the statutes it came in.
    #[schema(value_type = String)]
    pub category: CategoryCode,
    /// What it is in law.
    #[schema(value_type = words::MemberKind)]
    pub kind: MemberKind,
    /// SIREN, for entities that gave one.
    #[schema(value_type = Option<String>)]
    pub siren: Option<Siren>,
    /// Town of the domicile or seat.
    pub city: String,
    /// First day of membership.
    #[schema(value_type = String, format = Date)]
    pub admitted_on: Day,
    /// Shares held on the day.
    #[schema(value_type = u32)]
    pub shares: Shares,
    /// Their nominal value.
    pub subscribed: Amount,
    /// What was paid on them.
    pub paid: Amount,
    /// What was called of them: paid at once, or called by the board since.
    pub called: Amount,
    /// What remains to be paid on them.
    pub due: Amount,
    /// Number of its last fact.
    pub version: u64,
}

impl From<MemberRow> for MemberRowDto {
    fn from(row: MemberRow) -> Self {
        let MemberRow {
            member_id,
            number,
            name,
            college,
            category,
            kind,
            siren,
            city,
            admitted_on,
            shares,
            subscribed,
            paid,
            called,
            due,
            version,
        } = row;
        let (subscribed, paid, called, due) = (subscribed.into(), paid.into(), called.into(), due.into());
        Self {
            member_id,
            number,
            name,
            college,
            category,
            kind,
            siren,
            city,
            admitted_on,
            shares,
            subscribed,
            paid,
            called,
            due,
            version,
        }
    }
}

impl Sample for MemberRowDto {
    fn sample() -> Self {
        Self {
            member_id: MemberId::new(sample::ID),
            number: 42,
            name: "Exemple Diffusion".to_owned(),
            college: College::Distributors,
            category: sample::parsed("distributor"),
            kind: MemberKind::Company,
            siren: Some(sample::parsed("732829320")),
            city: "Nevers".to_owned(),
            admitted_on: sample::parsed("2014-01-31"),
            shares: Shares::new(20),
            subscribed: Money::euros(2_000).into(),
            paid: Money::euros(500).into(),
            called: Money::euros(500).into(),
            due: Money::euros(1_500).into(),
            version: 1,
        }
    }
}

/// One member with all that is known of it, present or gone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MemberFileDto {
    /// As the register shows it.
    #[serde(flatten)]
    pub row: MemberRowDto,
    /// SIRET of the seat, for entities that gave one.
    #[schema(value_type = Option<String>)]
    pub siret: Option<Siret>,
    /// Number in the national register of associations, for those that gave one.
    #[schema(value_type = Option<String>)]
    pub rna: Option<Rna>,
    /// Whether its shares count among those of local public bodies (loi 47-1775, art. 19 septies).
    pub counts_in_public_cap: bool,
    /// The entry under which it had been a member before.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub formerly: Option<MemberId>,
    /// All who acted for the entity until the day, oldest first.
    pub representatives: Vec<ActingDto>,
    /// Legal representative of an entity, « Zoé Exemple, gérante »; empty for a person.
    pub representative: String,
    /// E-mail, or empty.
    pub email: String,
    /// The writing by which it agreed to e-mail in place of letters (C. com., art. R225-63); absent when it did not.
    pub email_consent: Option<String>,
    /// Where it votes and voted, oldest first; one to come too, once decided.
    pub colleges: Vec<CollegePeriodDto>,
    /// A notice of exit that runs.
    pub notice: Option<ExitNoticeDto>,
    /// Domicile or seat; absent once erased.
    pub address: Option<AddressDto>,
    /// Day on which the board admitted it.
    #[schema(value_type = String, format = Date)]
    pub decided_on: Day,
    /// Day on which the membership ended, if it has as of the day asked.
    #[schema(value_type = Option<String>, format = Date)]
    pub left_on: Option<Day>,
    /// Why it ended.
    #[schema(value_type = Option<words::ExitCause>)]
    pub exit_cause: Option<ExitCause>,
    /// Day of the decision, for an exclusion and where one was told.
    #[schema(value_type = Option<String>, format = Date)]
    pub exit_decided_on: Option<Day>,
    /// The reason in words, or empty.
    pub exit_reason: String,
    /// Its movements up to the day, oldest first.
    pub movements: Vec<MovementDto>,
    /// What is owed for shares that left, with its schedule.
    pub refunds: Vec<RefundFileDto>,
}

impl From<MemberFile> for MemberFileDto {
    fn from(file: MemberFile) -> Self {
        let MemberFile {
            row,
            siret,
            rna,
            counts_in_public_cap,
            formerly,
            representative,
            representatives,
            email,
            email_consent,
            address,
            colleges,
            notice,
            decided_on,
            left_on,
            exit_cause,
            exit_decided_on,
            exit_reason,
            movements,
            refunds,
        } = file;
        Self {
            row: row.into(),
            siret,
            rna,
            counts_in_public_cap,
            formerly,
            representatives: representatives.into_iter().map(Into::into).collect(),
            representative,
            email,
            email_consent,
            colleges: colleges.into_iter().map(Into::into).collect(),
            notice: notice.map(Into::into),
            address: address.map(Into::into),
            decided_on,
            left_on,
            exit_cause,
            exit_decided_on,
            exit_reason,
            movements: movements.into_iter().map(Into::into).collect(),
            refunds: refunds.into_iter().map(Into::into).collect(),
        }
    }
}

impl Sample for MemberFileDto {
    fn sample() -> Self {
        Self {
            row: MemberRowDto::sample(),
            siret: Some(sample::parsed("73282932000074")),
            rna: None,
            counts_in_public_cap: false,
            formerly: None,
            representatives: vec![ActingDto::sample()],
            representative: "Zoé Exemple, gérante".to_owned(),
            email: "zoe@exemple.fr".to_owned(),
            email_consent: Some("Bulletin d'adhésion du 31 janvier 2014".to_owned()),
            colleges: vec![CollegePeriodDto::sample()],
            notice: None,
            address: Some(AddressDto::sample()),
            decided_on: sample::parsed("2014-01-31"),
            left_on: None,
            exit_cause: None,
            exit_decided_on: None,
            exit_reason: String::new(),
            movements: vec![MovementDto::sample()],
            refunds: vec![RefundFileDto::sample()],
        }
    }
}

/// A movement of shares (C. com., art. R228-8 and R228-9).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MovementDto {
    /// Order number in the register of movements, without a gap, in the order of recording.
    pub number: u64,
    /// Day of effect.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
    /// Nature of the operation.
    #[schema(value_type = words::Operation)]
    pub operation: Operation,
    /// Shares more, or fewer when negative.
    pub shares: i64,
    /// Value of one share.
    pub nominal: Amount,
    /// Subscribed capital more, or less when negative.
    pub subscribed: Amount,
    /// Paid capital more, or less when negative.
    pub paid: Amount,
    /// The member on the other side of a transfer or of a merge.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub counterparty: Option<MemberId>,
    /// How it was paid.
    #[schema(value_type = words::PaymentMeans)]
    pub means: PaymentMeans,
    /// Number of the cheque or of the transfer, or empty.
    pub reference: String,
}

impl From<Movement> for MovementDto {
    fn from(movement: Movement) -> Self {
        let Movement { number, on, recorded_at, operation, shares, nominal, subscribed, paid, .. } = movement;
        let (nominal, subscribed, paid) = (nominal.into(), subscribed.into(), paid.into());
        let Movement { counterparty, means, reference, .. } = movement;
        Self {
            number,
            on,
            recorded_at,
            operation,
            shares,
            nominal,
            subscribed,
            paid,
            counterparty,
            means,
            reference,
        }
    }
}

impl Sample for MovementDto {
    fn sample() -> Self {
        Self {
            number: 57,
            on: sample::parsed("2014-01-31"),
            recorded_at: sample::parsed("2014-02-03T08:30:00.000000Z"),
            operation: Operation::Subscription,
            shares: 20,
            nominal: Money::euros(100).into(),
            subscribed: Money::euros(2_000).into(),
            paid: Money::euros(500).into(),
            counterparty: None,
            means: PaymentMeans::Transfer,
            reference: "VIR 2014-017".to_owned(),
        }
    }
}

/// A movement in the register of movements.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MovementRowDto {
    /// The movement.
    #[serde(flatten)]
    pub movement: MovementDto,
    /// Whose shares.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
    /// Number of that member.
    pub member_number: u64,
    /// Name of that member.
    pub member_name: String,
}

impl From<MovementRow> for MovementRowDto {
    fn from(row: MovementRow) -> Self {
        let MovementRow { movement, member_id, member_number, member_name } = row;
        Self { movement: movement.into(), member_id, member_number, member_name }
    }
}

impl Sample for MovementRowDto {
    fn sample() -> Self {
        Self {
            movement: MovementDto::sample(),
            member_id: MemberId::new(sample::ID),
            member_number: 42,
            member_name: "Exemple Diffusion".to_owned(),
        }
    }
}

/// What a movement of shares was numbered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MovementNumber {
    /// Order number in the register of movements, without a gap.
    pub movement: u64,
}

impl Sample for MovementNumber {
    fn sample() -> Self {
        Self { movement: 212 }
    }
}
