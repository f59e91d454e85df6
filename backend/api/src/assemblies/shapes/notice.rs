//! The notice of an assembly, and where the assembly stands.

use office::assemblies::public::{
    AbstentionTreatment, AssemblyId, AssemblyKind, AssemblyRow, AssemblySheet, Bureau, Convened,
    ConveningWarning, Convocation, Hour, Stage,
};
use office::members::public::MemberId;
use office::values::{Day, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{MinutesRowDto, ResolutionDto, StatutesVersionDto};
use crate::assemblies::words;
use crate::sample::{self, Sample};

/// An assembly in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AssemblyRow)]
pub struct AssemblyRowDto {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    pub assembly_id: AssemblyId,
    /// What it may decide.
    #[schema(value_type = words::AssemblyKind)]
    pub kind: AssemblyKind,
    /// First or second call.
    #[schema(value_type = words::Convocation)]
    pub convocation: Convocation,
    /// Its day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// Its place.
    pub place: String,
    /// When the notice was sent.
    #[schema(value_type = String, format = Date)]
    pub notice_sent_on: Day,
    /// Where it stands.
    #[schema(value_type = words::Stage)]
    pub stage: Stage,
    /// Members on the roll; 0 until it is frozen.
    pub voters: u64,
    /// Resolutions on the agenda.
    pub resolutions: u64,
    /// Of which adopted.
    pub adopted: u64,
    /// Of which rejected.
    pub rejected: u64,
    /// Of which not decided for want of a quorum.
    pub without_quorum: u64,
    /// Number of its last fact.
    pub version: u64,
}

impl From<AssemblyRow> for AssemblyRowDto {
    fn from(row: AssemblyRow) -> Self {
        let AssemblyRow {
            assembly_id,
            kind,
            convocation,
            day,
            place,
            notice_sent_on,
            stage,
            voters,
            resolutions,
            adopted,
            rejected,
            without_quorum,
            version,
        } = row;
        Self {
            assembly_id,
            kind,
            convocation,
            day,
            place,
            notice_sent_on,
            stage,
            voters,
            resolutions,
            adopted,
            rejected,
            without_quorum,
            version,
        }
    }
}

impl Sample for AssemblyRowDto {
    fn sample() -> Self {
        Self {
            assembly_id: AssemblyId::new(sample::ID),
            kind: AssemblyKind::Ordinary,
            convocation: Convocation::First,
            day: sample::parsed("2016-06-24"),
            place: "Au siège".to_owned(),
            notice_sent_on: sample::parsed("2016-06-06"),
            stage: Stage::Closed,
            voters: 109,
            resolutions: 1,
            adopted: 1,
            rejected: 0,
            without_quorum: 0,
            version: 9,
        }
    }
}

/// Something irregular about the notice that the minutes must say.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = NoticeWarning)]
pub enum WarningDto {
    /// Exactly the legal minimum.
    NoticeJustEnough {
        /// Days.
        days: i64,
    },
    /// Shorter than the law, with the reason that was given.
    NoticeTooShort {
        /// Days given.
        days: i64,
        /// Days needed.
        minimum: i64,
        /// Why it is accepted.
        reason: String,
    },
}

impl From<ConveningWarning> for WarningDto {
    fn from(warning: ConveningWarning) -> Self {
        match warning {
            ConveningWarning::NoticeJustEnough { days } => Self::NoticeJustEnough { days },
            ConveningWarning::NoticeTooShort { days, minimum, reason } => {
                Self::NoticeTooShort { days, minimum, reason }
            }
        }
    }
}

/// Who conducts the session (C. com., art. R225-100 and R225-101).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Bureau)]
pub struct BureauDto {
    /// The chair; present.
    #[schema(value_type = String, format = Uuid)]
    pub chair: MemberId,
    /// Scrutineers; present.
    #[schema(value_type = Vec<String>)]
    pub scrutineers: Vec<MemberId>,
    /// The secretary, when it is a member.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub secretary: Option<MemberId>,
}

impl From<BureauDto> for Bureau {
    fn from(BureauDto { chair, scrutineers, secretary }: BureauDto) -> Self {
        Self { chair, scrutineers, secretary }
    }
}

impl From<Bureau> for BureauDto {
    fn from(Bureau { chair, scrutineers, secretary }: Bureau) -> Self {
        Self { chair, scrutineers, secretary }
    }
}

impl Sample for BureauDto {
    fn sample() -> Self {
        let (chair, scrutineer) = (MemberId::new(sample::ID), MemberId::new(sample::OTHER_ID));
        Self { chair, scrutineers: vec![scrutineer], secretary: Some(scrutineer) }
    }
}

/// One assembly with its notice, clauses and seal.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Assembly)]
pub struct AssemblySheetDto {
    /// As a list shows it.
    #[serde(flatten)]
    pub row: AssemblyRowDto,
    /// The day as of which the roll is drawn up.
    #[schema(value_type = String, format = Date)]
    pub record_day: Day,
    /// Closing day of the latest accounts ruled on: it dates the law of abstentions.
    #[schema(value_type = Option<String>, format = Date)]
    pub last_accounts_closed_on: Option<Day>,
    /// What an abstention is worth here.
    #[schema(value_type = words::AbstentionTreatment)]
    pub abstentions: AbstentionTreatment,
    /// The resolutions in their order.
    pub agenda: Vec<ResolutionDto>,
    /// The statutes in force on the day.
    pub statutes: StatutesVersionDto,
    /// What the minutes must say of the notice.
    pub warnings: Vec<WarningDto>,
    /// SHA-256 of the roll, hexadecimal; empty until it is frozen.
    pub roll_digest: String,
    /// Who conducted it, once open.
    pub bureau: Option<BureauDto>,
    /// Why it was given up, or empty.
    pub cancelled_because: String,
    /// When it begins, on clocks in metropolitan France.
    #[schema(value_type = Option<String>, pattern = r"^([01]\d|2[0-3]):[0-5]\d$", example = "18:30")]
    pub starts_at: Option<Hour>,
    /// By which means one takes part from a distance, or empty.
    pub remote: String,
    /// The assembly of the first call, of a second one.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub first: Option<AssemblyId>,
    /// When the session was opened.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opened_at: Option<Timestamp>,
    /// When it was closed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closed_at: Option<Timestamp>,
    /// Whether each vote opens on its own.
    pub one_by_one: bool,
    /// Summary of what was said besides the resolutions, or empty.
    pub debate: String,
    /// Why the roll was corrected, one reason a line, or empty.
    pub corrections: String,
    /// The minutes, once signed (C. com., art. R225-106).
    pub minutes: Option<MinutesRowDto>,
}

impl From<AssemblySheet> for AssemblySheetDto {
    fn from(sheet: AssemblySheet) -> Self {
        let AssemblySheet {
            row,
            convened,
            roll_digest,
            bureau,
            cancelled_because,
            opened_at,
            closed_at,
            one_by_one,
            debate,
            corrections,
            minutes,
        } = sheet;
        // The kind, the call, the day, the place and the notice's day are in the row already.
        let Convened {
            kind: _,
            convocation: _,
            day: _,
            place: _,
            notice_sent_on: _,
            record_day,
            last_accounts_closed_on,
            abstentions,
            resolutions,
            statutes,
            warnings,
            starts_at,
            remote,
            first,
        } = convened;
        Self {
            row: row.into(),
            record_day,
            last_accounts_closed_on,
            abstentions,
            agenda: resolutions.into_iter().map(Into::into).collect(),
            statutes: statutes.into(),
            warnings: warnings.into_iter().map(Into::into).collect(),
            roll_digest,
            bureau: bureau.map(Into::into),
            cancelled_because,
            starts_at,
            remote,
            first,
            opened_at,
            closed_at,
            one_by_one,
            debate,
            corrections,
            minutes: minutes.map(Into::into),
        }
    }
}

impl Sample for AssemblySheetDto {
    fn sample() -> Self {
        Self {
            row: AssemblyRowDto::sample(),
            record_day: sample::parsed("2016-06-23"),
            last_accounts_closed_on: Some(sample::parsed("2015-12-31")),
            abstentions: AbstentionTreatment::Against,
            agenda: vec![ResolutionDto::sample()],
            statutes: StatutesVersionDto::sample(),
            warnings: Vec::new(),
            roll_digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
            bureau: Some(BureauDto::sample()),
            cancelled_because: String::new(),
            starts_at: Some(sample::parsed("18:30")),
            remote: "Visioconférence, lien dans la convocation".to_owned(),
            first: None,
            opened_at: Some(sample::parsed("2016-06-24T16:35:00.000000Z")),
            closed_at: Some(sample::parsed("2016-06-24T18:20:00.000000Z")),
            one_by_one: true,
            debate: String::new(),
            corrections: String::new(),
            minutes: Some(MinutesRowDto::sample()),
        }
    }
}
