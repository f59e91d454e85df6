//! The share capital on a day.

use office::members::public::{Capital, CategoryCapital, CategoryCode, College, CollegeCapital, MemberKind};
use office::values::{Day, Money, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use crate::members::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// The share capital on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CapitalDto {
    /// The day, inclusive.
    #[schema(value_type = String, format = Date)]
    pub as_of: Day,
    /// What was recorded until then; everything when absent.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub known_at: Option<Timestamp>,
    /// Members on the register.
    pub members: u64,
    /// Shares they hold.
    pub shares: u64,
    /// The whole subscribed capital: nominal value of those, and what the floor holds back of shares that left.
    pub subscribed: Amount,
    /// What was called of it.
    pub called: Amount,
    /// What was paid on it.
    pub paid: Amount,
    /// Of the subscribed capital, what the floor holds back of shares that left (loi 47-1775, art. 13).
    pub blocked: Amount,
    /// Of the subscribed capital, what counts among local public bodies (loi 47-1775, art. 19 septies).
    pub public: Amount,
    /// By college: all five, in their order.
    pub by_college: Vec<CollegeCapitalDto>,
    /// By category and kind of member: those that have members, by college then code.
    pub by_category: Vec<CategoryCapitalDto>,
}

/// The part of one college in the capital.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CollegeCapitalDto {
    /// Which.
    #[schema(value_type = words::College)]
    pub college: College,
    /// Members in it.
    pub members: u64,
    /// Shares they hold.
    pub shares: u64,
    /// Nominal value of those.
    pub subscribed: Amount,
    /// What was called of them.
    pub called: Amount,
    /// What was paid on them.
    pub paid: Amount,
}

/// The part of one category and kind of member in the capital.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CategoryCapitalDto {
    /// College of the category.
    #[schema(value_type = words::College)]
    pub college: College,
    /// Which.
    #[schema(value_type = String)]
    pub category: CategoryCode,
    /// What its members are in law.
    #[schema(value_type = words::MemberKind)]
    pub kind: MemberKind,
    /// Members of that kind in it.
    pub members: u64,
    /// Shares they hold.
    pub shares: u64,
    /// Nominal value of those.
    pub subscribed: Amount,
    /// What was called of them.
    pub called: Amount,
    /// What was paid on them.
    pub paid: Amount,
}

impl From<Capital> for CapitalDto {
    fn from(capital: Capital) -> Self {
        let Capital { as_of, known_at, members, shares, subscribed, called, paid, .. } = capital;
        let Capital { blocked, public, by_college, by_category, .. } = capital;
        Self {
            as_of,
            known_at,
            members,
            shares,
            subscribed: subscribed.into(),
            called: called.into(),
            paid: paid.into(),
            blocked: blocked.into(),
            public: public.into(),
            by_college: by_college.into_iter().map(Into::into).collect(),
            by_category: by_category.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<CollegeCapital> for CollegeCapitalDto {
    fn from(part: CollegeCapital) -> Self {
        let CollegeCapital { college, members, shares, subscribed, called, paid } = part;
        let (subscribed, called, paid) = (subscribed.into(), called.into(), paid.into());
        Self { college, members, shares, subscribed, called, paid }
    }
}

impl From<CategoryCapital> for CategoryCapitalDto {
    fn from(part: CategoryCapital) -> Self {
        let CategoryCapital { college, category, kind, members, shares, subscribed, called, paid } = part;
        let (subscribed, called, paid) = (subscribed.into(), called.into(), paid.into());
        Self { college, category, kind, members, shares, subscribed, called, paid }
    }
}

impl Sample for CapitalDto {
    fn sample() -> Self {
        let (subscribed, paid) = (Money::euros(1_800).into(), Money::euros(1_800).into());
        let in_college = |college| {
            let (members, shares) = if college == College::Supporters { (18, 18) } else { (0, 0) };
            let value: Amount = Money::euros(if members == 0 { 0 } else { 1_800 }).into();
            CollegeCapitalDto { college, members, shares, subscribed: value, called: value, paid: value }
        };
        Self {
            as_of: sample::parsed("2015-12-31"),
            known_at: Some(sample::parsed("2016-01-15T09:00:00.000000Z")),
            members: 18,
            shares: 18,
            subscribed,
            called: paid,
            paid,
            blocked: Money::ZERO.into(),
            public: Money::ZERO.into(),
            by_college: College::ALL.map(in_college).to_vec(),
            by_category: vec![CategoryCapitalDto {
                college: College::Supporters,
                category: sample::parsed("supporter-person"),
                kind: MemberKind::NaturalPerson,
                members: 18,
                shares: 18,
                subscribed,
                called: paid,
                paid,
            }],
        }
    }
}
