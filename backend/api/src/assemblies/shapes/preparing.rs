//! Before the session: the plan, what members ask for, written questions, and whom the notice reached.

use office::assemblies::public::{
    AssemblyId, AssemblyKind, CallingRow, Convocation, DispatchChannel, DispatchRow, Hour, Plan, PlanRow,
    PlanSheet, QuestionRow, RequestRow, ResolutionRequest, Stage, WrittenQuestion,
};
use office::members::public::MemberId;
use office::values::{Day, Money, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ResolutionDraftDto;
use crate::assemblies::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// An assembly as it is being prepared. The notice takes it up; nothing in it binds before.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Plan)]
pub struct PlanDto {
    /// What may be decided.
    #[schema(value_type = words::AssemblyKind)]
    pub kind: AssemblyKind,
    /// First or second call.
    #[schema(value_type = words::Convocation)]
    pub convocation: Convocation,
    /// The assembly of the first call, of a second one.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    pub first: Option<AssemblyId>,
    /// The day of the assembly.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// When it begins, on clocks in metropolitan France.
    #[serde(default)]
    #[schema(value_type = Option<String>, pattern = r"^([01]\d|2[0-3]):[0-5]\d$", example = "18:30")]
    pub starts_at: Option<Hour>,
    /// Where, or empty as long as nobody knows.
    #[serde(default)]
    pub place: String,
    /// By which means one takes part from a distance, or empty.
    #[serde(default)]
    pub remote: String,
    /// The day as of which the roll is drawn up.
    #[schema(value_type = String, format = Date)]
    pub record_day: Day,
    /// Closing day of the latest accounts ruled on at this assembly or before.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub last_accounts_closed_on: Option<Day>,
    /// The resolutions in the order of the agenda; it may still be empty.
    #[serde(default)]
    pub agenda: Vec<ResolutionDraftDto>,
}

impl From<PlanDto> for Plan {
    fn from(plan: PlanDto) -> Self {
        let PlanDto {
            kind,
            convocation,
            first,
            day,
            starts_at,
            place,
            remote,
            record_day,
            last_accounts_closed_on,
            agenda,
        } = plan;
        let agenda = agenda.into_iter().map(Into::into).collect();
        Self {
            kind,
            convocation,
            first,
            day,
            starts_at,
            place,
            remote,
            record_day,
            last_accounts_closed_on,
            agenda,
        }
    }
}

impl From<Plan> for PlanDto {
    fn from(plan: Plan) -> Self {
        let Plan {
            kind,
            convocation,
            first,
            day,
            starts_at,
            place,
            remote,
            record_day,
            last_accounts_closed_on,
            agenda,
        } = plan;
        let agenda = agenda.into_iter().map(Into::into).collect();
        Self {
            kind,
            convocation,
            first,
            day,
            starts_at,
            place,
            remote,
            record_day,
            last_accounts_closed_on,
            agenda,
        }
    }
}

impl Sample for PlanDto {
    fn sample() -> Self {
        Self {
            kind: AssemblyKind::Ordinary,
            convocation: Convocation::First,
            first: None,
            day: sample::parsed("2016-06-24"),
            starts_at: Some(sample::parsed("18:30")),
            place: "Au siège".to_owned(),
            remote: "Visioconférence, lien dans la convocation".to_owned(),
            record_day: sample::parsed("2016-06-23"),
            last_accounts_closed_on: Some(sample::parsed("2015-12-31")),
            agenda: vec![ResolutionDraftDto::sample()],
        }
    }
}

/// An assembly that is or was prepared, in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PlanRow)]
pub struct PlanRowDto {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    pub assembly_id: AssemblyId,
    /// What it may decide.
    #[schema(value_type = words::AssemblyKind)]
    pub kind: AssemblyKind,
    /// Its day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// Its place, or empty.
    pub place: String,
    /// Whether it is still a plan, called, or given up.
    #[schema(value_type = words::Stage)]
    pub stage: Stage,
    /// Drafts on the agenda.
    pub resolutions: u64,
    /// Number of its last fact while it was a plan.
    pub version: u64,
}

impl From<PlanRow> for PlanRowDto {
    fn from(row: PlanRow) -> Self {
        let PlanRow { assembly_id, kind, day, place, stage, resolutions, version } = row;
        Self { assembly_id, kind, day, place, stage, resolutions, version }
    }
}

impl Sample for PlanRowDto {
    fn sample() -> Self {
        Self {
            assembly_id: AssemblyId::new(sample::ID),
            kind: AssemblyKind::Ordinary,
            day: sample::parsed("2016-06-24"),
            place: "Au siège".to_owned(),
            stage: Stage::Planned,
            resolutions: 1,
            version: 1,
        }
    }
}

/// A plan with all of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PlanSheet)]
pub struct PlanSheetDto {
    /// As a list shows it.
    #[serde(flatten)]
    pub row: PlanRowDto,
    /// The plan, as it is set.
    pub plan: PlanDto,
}

impl From<PlanSheet> for PlanSheetDto {
    fn from(PlanSheet { row, plan }: PlanSheet) -> Self {
        Self { row: row.into(), plan: plan.into() }
    }
}

impl Sample for PlanSheetDto {
    fn sample() -> Self {
        Self { row: PlanRowDto::sample(), plan: PlanDto::sample() }
    }
}

/// A draft that members asked for (C. com., art. L225-105).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ResolutionRequest)]
pub struct RequestRowDto {
    /// Who asked.
    #[schema(value_type = Vec<String>)]
    pub by: Vec<MemberId>,
    /// The day on which it arrived.
    #[schema(value_type = String, format = Date)]
    pub received_on: Day,
    /// Capital that those who ask held together on that day, by the register.
    pub held: Amount,
    /// Capital of the cooperative on that day.
    pub capital: Amount,
    /// Its number on the agenda, when it came after the notice.
    pub resolution: Option<u32>,
    /// The last day to acknowledge it (C. com., art. R225-74).
    #[schema(value_type = String, format = Date)]
    pub acknowledge_by: Day,
    /// What they asked for.
    pub draft: ResolutionDraftDto,
    /// When it was noted.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
}

impl From<RequestRow> for RequestRowDto {
    fn from(RequestRow { request, resolution, acknowledge_by, recorded_at }: RequestRow) -> Self {
        let ResolutionRequest { by, draft, received_on, held, capital } = request;
        Self {
            by,
            received_on,
            held: held.into(),
            capital: capital.into(),
            resolution,
            acknowledge_by,
            draft: draft.into(),
            recorded_at,
        }
    }
}

impl Sample for RequestRowDto {
    fn sample() -> Self {
        Self {
            by: vec![MemberId::new(sample::ID)],
            received_on: sample::parsed("2016-05-20"),
            held: Money::euros(9_000).into(),
            capital: Money::euros(169_800).into(),
            resolution: Some(2),
            acknowledge_by: sample::parsed("2016-05-25"),
            draft: ResolutionDraftDto::whole_sample(),
            recorded_at: sample::parsed("2016-05-20T09:00:00.000000Z"),
        }
    }
}

/// A written question with its answer (C. com., art. L225-108).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WrittenQuestion)]
pub struct QuestionRowDto {
    /// From 1, in the order of arrival.
    pub number: u32,
    /// Who asks.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
    /// What was asked.
    pub text: String,
    /// The day on which it arrived.
    #[schema(value_type = String, format = Date)]
    pub received_on: Day,
    /// The answer, or empty.
    pub answer: String,
    /// When it was noted.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
}

impl From<QuestionRow> for QuestionRowDto {
    fn from(QuestionRow { number, question, answer, recorded_at }: QuestionRow) -> Self {
        let WrittenQuestion { member: member_id, text, received_on } = question;
        Self { number, member_id, text, received_on, answer, recorded_at }
    }
}

impl Sample for QuestionRowDto {
    fn sample() -> Self {
        Self {
            number: 1,
            member_id: MemberId::new(sample::ID),
            text: "Que coûte le nouveau local ?".to_owned(),
            received_on: sample::parsed("2016-06-10"),
            answer: "Son loyer est de 1 200 € par mois.".to_owned(),
            recorded_at: sample::parsed("2016-06-10T09:00:00.000000Z"),
        }
    }
}

/// Whether the notice reached a member (C. com., art. R225-68).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = NoticeSent)]
pub struct DispatchRowDto {
    /// Who.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
    /// How it was sent last.
    #[schema(value_type = words::DispatchChannel)]
    pub channel: DispatchChannel,
    /// When.
    #[schema(value_type = String, format = Date)]
    pub sent_on: Day,
    /// Number of the note in the outbox, of a mail.
    pub note: Option<i64>,
    /// How many times it was sent.
    pub times: u64,
    /// When it came back, if it did and was not sent again since.
    #[schema(value_type = Option<String>, format = Date)]
    pub bounced_on: Option<Day>,
    /// What came back, or empty.
    pub bounce_reason: String,
    /// When that was noted.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
}

impl From<DispatchRow> for DispatchRowDto {
    fn from(row: DispatchRow) -> Self {
        let DispatchRow { member_id, channel, sent_on, note, times, bounced_on, bounce_reason, recorded_at } =
            row;
        Self { member_id, channel, sent_on, note, times, bounced_on, bounce_reason, recorded_at }
    }
}

impl Sample for DispatchRowDto {
    fn sample() -> Self {
        Self {
            member_id: MemberId::new(sample::ID),
            channel: DispatchChannel::Mail,
            sent_on: sample::parsed("2016-06-06"),
            note: Some(412),
            times: 1,
            bounced_on: Some(sample::parsed("2016-06-07")),
            bounce_reason: "Boîte pleine".to_owned(),
            recorded_at: sample::parsed("2016-06-06T08:00:00.000000Z"),
        }
    }
}

/// How many members the notice reached.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Calling)]
pub struct CallingDto {
    /// Members called, whose notice did not come back.
    pub reached: u64,
    /// Of which by mail.
    pub by_mail: u64,
    /// Of which by post.
    pub by_post: u64,
    /// Of which by hand.
    pub by_hand: u64,
    /// Notices that came back and were not sent again.
    pub bounced: u64,
}

impl From<CallingRow> for CallingDto {
    fn from(CallingRow { reached, by_mail, by_post, by_hand, bounced }: CallingRow) -> Self {
        Self { reached, by_mail, by_post, by_hand, bounced }
    }
}

impl Sample for CallingDto {
    fn sample() -> Self {
        Self { reached: 108, by_mail: 90, by_post: 17, by_hand: 1, bounced: 1 }
    }
}
