//! The roll, the attendance sheet and the votes by name.

use office::assemblies::public::{
    AttendanceRow, Choice, IfAmended, Presence, RollRow, SignedBy, VoteChannel, VoteRow,
};
use office::members::public::{College, MemberId};
use office::values::{Shares, Timestamp, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::assemblies::words;
use crate::members::words as member_words;
use crate::sample::{self, Sample};

/// A line of the roll.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RollRow)]
pub struct RollRowDto {
    /// Who.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
    /// Number in the register of members.
    pub number: u64,
    /// Name on the record day; « Identité effacée » once the person's data are erased.
    pub display_name: String,
    /// Where it votes.
    #[schema(value_type = member_words::College)]
    pub college: College,
    /// Shares on the record day.
    #[schema(value_type = u32)]
    pub shares: Shares,
}

impl From<RollRow> for RollRowDto {
    fn from(row: RollRow) -> Self {
        let RollRow { member_id, number, display_name, college, shares } = row;
        Self { member_id, number, display_name, college, shares }
    }
}

impl Sample for RollRowDto {
    fn sample() -> Self {
        Self {
            member_id: MemberId::new(sample::ID),
            number: 42,
            display_name: "Exemple Diffusion".to_owned(),
            college: College::Distributors,
            shares: Shares::new(20),
        }
    }
}

/// How a member takes part.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "mode", deny_unknown_fields)]
#[schema(as = Presence)]
pub enum PresenceDto {
    /// In the room.
    InPerson {},
    /// By a means of telecommunication that identifies the member: counted as present (C. com., art. L225-107, II).
    Remote {},
    /// Through a member who holds the proxy. Counts only while the holder is present.
    Represented {
        /// Who holds it.
        #[schema(value_type = String, format = Uuid)]
        holder: MemberId,
    },
    /// By a proxy without a name: the chair votes for the drafts of the board, against the others.
    BlankProxy {},
    /// By a postal form.
    Postal {},
}

impl From<PresenceDto> for Presence {
    fn from(presence: PresenceDto) -> Self {
        match presence {
            PresenceDto::InPerson {} => Self::InPerson,
            PresenceDto::Remote {} => Self::Remote,
            PresenceDto::Represented { holder } => Self::Represented { holder },
            PresenceDto::BlankProxy {} => Self::BlankProxy,
            PresenceDto::Postal {} => Self::Postal,
        }
    }
}

impl From<Presence> for PresenceDto {
    fn from(presence: Presence) -> Self {
        match presence {
            Presence::InPerson => Self::InPerson {},
            Presence::Remote => Self::Remote {},
            Presence::Represented { holder } => Self::Represented { holder },
            Presence::BlankProxy => Self::BlankProxy {},
            Presence::Postal => Self::Postal {},
        }
    }
}

/// A line of the attendance sheet (C. com., art. R225-95).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AttendanceRow)]
pub struct AttendanceRowDto {
    /// The member as on the roll.
    #[serde(flatten)]
    pub voter: RollRowDto,
    /// How it took part.
    pub presence: PresenceDto,
    /// Whether it took part no longer at some point.
    pub withdrawn: bool,
    /// Why, or empty.
    pub reason: String,
    /// When it was noted.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
    /// Whether a form came, too.
    pub wrote: bool,
    /// Whether the proxy is released and not taken yet.
    pub released: bool,
    /// When it came.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub arrived_at: Option<Timestamp>,
    /// When it went.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub left_at: Option<Timestamp>,
    /// How the arrival was noted.
    #[schema(value_type = Option<words::SignedBy>)]
    pub signed: Option<SignedBy>,
}

impl From<AttendanceRow> for AttendanceRowDto {
    fn from(row: AttendanceRow) -> Self {
        let AttendanceRow {
            voter,
            presence,
            withdrawn,
            reason,
            recorded_at,
            wrote,
            released,
            arrived_at,
            left_at,
            signed,
        } = row;
        Self {
            voter: voter.into(),
            presence: presence.into(),
            withdrawn,
            reason,
            recorded_at,
            wrote,
            released,
            arrived_at,
            left_at,
            signed,
        }
    }
}

impl Sample for AttendanceRowDto {
    fn sample() -> Self {
        Self {
            voter: RollRowDto::sample(),
            presence: PresenceDto::Represented { holder: MemberId::new(sample::OTHER_ID) },
            withdrawn: false,
            reason: String::new(),
            recorded_at: sample::parsed("2016-06-24T12:00:00.000000Z"),
            wrote: false,
            released: false,
            arrived_at: Some(sample::parsed("2016-06-24T16:20:00.000000Z")),
            left_at: Some(sample::parsed("2016-06-24T17:40:00.000000Z")),
            signed: Some(SignedBy::Desk),
        }
    }
}

/// A vote by name (annex of the minutes).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = VoteRow)]
pub struct VoteRowDto {
    /// The member as on the roll.
    #[serde(flatten)]
    pub voter: RollRowDto,
    /// Its vote.
    #[schema(value_type = words::Choice)]
    pub choice: Choice,
    /// Who cast it, when it was the holder of its proxy.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub holder: Option<MemberId>,
    /// Whether the chair cast it by law, for a blank proxy.
    pub by_chair: bool,
    /// By which way it came.
    #[schema(value_type = words::VoteChannel)]
    pub channel: VoteChannel,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
}

impl From<VoteRow> for VoteRowDto {
    fn from(row: VoteRow) -> Self {
        let VoteRow { voter, choice, holder, by_chair, channel, recorded_at } = row;
        Self { voter: voter.into(), choice, holder, by_chair, channel, recorded_at }
    }
}

impl Sample for VoteRowDto {
    fn sample() -> Self {
        Self {
            voter: RollRowDto::sample(),
            choice: Choice::For,
            holder: Some(MemberId::new(sample::OTHER_ID)),
            by_chair: false,
            channel: VoteChannel::Desk,
            recorded_at: sample::parsed("2016-06-24T14:10:00.000000Z"),
        }
    }
}

/// What becomes of a form's voice on a text that is amended in session, or on a resolution that comes up there (C. com.,
/// art. R225-78).
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = IfAmended)]
pub enum IfAmendedDto {
    /// The chair votes, as for a proxy without a name.
    Chair,
    /// It is an abstention.
    Abstain,
    /// It is a vote against.
    Against,
    /// This member votes, if present; it counts among the proxies that one holder may have.
    Holder(Uuid),
}

impl From<IfAmendedDto> for IfAmended {
    fn from(said: IfAmendedDto) -> Self {
        match said {
            IfAmendedDto::Chair => Self::Chair,
            IfAmendedDto::Abstain => Self::Abstain,
            IfAmendedDto::Against => Self::Against,
            IfAmendedDto::Holder(holder) => Self::Holder(MemberId::new(holder)),
        }
    }
}

/// One vote on a form.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FormChoice)]
pub struct FormChoiceDto {
    /// Number of the resolution on the agenda.
    #[schema(minimum = 1)]
    pub resolution: u32,
    /// What it says.
    #[schema(value_type = words::Choice)]
    pub choice: Choice,
}

impl From<FormChoiceDto> for (u32, Choice) {
    fn from(FormChoiceDto { resolution, choice }: FormChoiceDto) -> Self {
        (resolution, choice)
    }
}

impl Sample for FormChoiceDto {
    fn sample() -> Self {
        Self { resolution: 1, choice: Choice::For }
    }
}
