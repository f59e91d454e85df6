//! Where the capital stands, and what came and went.

use office::members::public::{CapitalPosition, College, Flow, YearFlow};
use office::values::{Day, Money};
use serde::Serialize;
use utoipa::ToSchema;

use crate::fraction::FractionDto;
use crate::members::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// Where the capital stands under the law and the statutes of a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CapitalPosition)]
pub struct CapitalPositionDto {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub as_of: Day,
    /// Subscribed capital.
    pub subscribed: Amount,
    /// The highest capital ever until then.
    pub highest: Amount,
    /// Below this it may not fall (loi 47-1775, art. 13 and 27).
    pub floor: Amount,
    /// What may still leave it.
    pub headroom: Amount,
    /// What local public bodies hold.
    pub public: Amount,
    /// What they may hold at most (art. 19 septies).
    pub public_part: FractionDto,
    /// What they may still subscribe.
    pub public_room: Amount,
    /// Whether they hold more than that: by exits of others, which nobody can refuse.
    pub public_breach: bool,
}

impl From<CapitalPosition> for CapitalPositionDto {
    fn from(position: CapitalPosition) -> Self {
        Self {
            as_of: position.as_of,
            subscribed: position.subscribed.into(),
            highest: position.highest.into(),
            floor: position.floor.into(),
            headroom: position.headroom.into(),
            public: position.public.into(),
            public_part: FractionDto(position.public_part),
            public_room: position.public_room.into(),
            public_breach: position.public_breach,
        }
    }
}

impl Sample for CapitalPositionDto {
    fn sample() -> Self {
        let euros = |amount| Money::euros(amount).into();
        Self {
            as_of: sample::parsed("2015-12-31"),
            subscribed: euros(60_000),
            highest: euros(169_800),
            floor: euros(42_450),
            headroom: euros(17_550),
            public: euros(20_000),
            public_part: FractionDto(
                office::values::Fraction::new(1, 2).unwrap_or(office::values::Fraction::ONE),
            ),
            public_room: euros(20_000),
            public_breach: false,
        }
    }
}

/// Opening, in, out and closing: opening + in = out + closing.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MembershipFlow)]
pub struct FlowDto {
    /// Which college; absent for the whole.
    #[schema(value_type = Option<words::College>)]
    pub college: Option<College>,
    /// Members before the first day.
    pub opening_members: u64,
    /// Members who came.
    pub members_in: u64,
    /// Members who left.
    pub members_out: u64,
    /// Members at the end of the last day.
    pub closing_members: u64,
    /// Subscribed capital before the first day.
    pub opening_capital: Amount,
    /// Capital that came.
    pub capital_in: Amount,
    /// Capital that left.
    pub capital_out: Amount,
    /// Subscribed capital at the end of the last day.
    pub closing_capital: Amount,
}

impl FlowDto {
    fn of(college: Option<College>, flow: Flow) -> Self {
        Self {
            college,
            opening_members: flow.opening_members,
            members_in: flow.members_in,
            members_out: flow.members_out,
            closing_members: flow.closing_members,
            opening_capital: flow.opening_capital.into(),
            capital_in: flow.capital_in.into(),
            capital_out: flow.capital_out.into(),
            closing_capital: flow.closing_capital.into(),
        }
    }
}

/// What came and went between two days.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MembershipFlows)]
pub struct YearFlowDto {
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub until: Day,
    /// The whole.
    pub total: FlowDto,
    /// By college: all five, in their order. Who changes college leaves one and comes into another.
    pub by_college: Vec<FlowDto>,
}

impl From<YearFlow> for YearFlowDto {
    fn from(flow: YearFlow) -> Self {
        let YearFlow { from, until, total, by_college } = flow;
        let by_college = by_college.into_iter().map(|(college, flow)| FlowDto::of(Some(college), flow));
        Self { from, until, total: FlowDto::of(None, total), by_college: by_college.collect() }
    }
}

impl Sample for YearFlowDto {
    fn sample() -> Self {
        let flow = Flow {
            opening_members: 54,
            members_in: 56,
            members_out: 1,
            closing_members: 109,
            opening_capital: Money::euros(80_000),
            capital_in: Money::euros(90_000),
            capital_out: Money::euros(200),
            closing_capital: Money::euros(169_800),
        };
        let (from, until) = (sample::parsed("2015-01-01"), sample::parsed("2015-12-31"));
        let by_college = College::ALL.map(|college| FlowDto::of(Some(college), Flow::default())).to_vec();
        Self { from, until, total: FlowDto::of(None, flow), by_college }
    }
}
