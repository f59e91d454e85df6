//! The statutes: read and adopted in the same form.

use office::assemblies::public::{
    AbstentionClause, CarryOver, CollegeWeight, Majorities, Majority, Percent, ProxyCeiling, QuorumBasis,
    QuorumThresholds, SilentCollege, StatutesDocument, StatutesVersion, Tie, VanishedCollege, Weighting,
};
use office::members::public::{CategoryCode, CategoryTerms, College, MemberKind};
use office::values::{Day, Fraction, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{MeetingClausesDto, MembershipClausesDto, YearEndDto};
use crate::assemblies::words;
use crate::fraction::FractionDto;
use crate::members::words as member_words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// Everything the statutes say that a computation depends on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StatutesDocument)]
pub struct StatutesDocumentDto {
    /// The colleges and their weights; absent when each member simply has one vote.
    pub weighting: Option<WeightingDto>,
    /// What the quorum is counted in.
    #[schema(value_type = words::QuorumBasis)]
    pub quorum_basis: QuorumBasis,
    /// How much of it is needed.
    pub quorums: QuorumsDto,
    /// Majority of ordinary decisions.
    pub ordinary_majority: MajorityDto,
    /// Majority of extraordinary decisions.
    pub extraordinary_majority: MajorityDto,
    /// How many members one holder may stand for.
    pub proxy_ceiling: ProxyCeilingDto,
    /// Whether abstentions follow the law of the day or are never cast.
    #[schema(value_type = words::AbstentionClause)]
    pub abstentions: AbstentionClause,
    /// Categories of members (loi 47-1775, art. 19 septies).
    pub categories: Vec<CategoryDto>,
    /// What they say of members and shares; the law itself when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub membership: Option<MembershipClausesDto>,
    /// When each financial year closes; on 31 December when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_end: Option<YearEndDto>,
    /// How an assembly is held; the law itself when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meetings: Option<MeetingClausesDto>,
}

/// The colleges and what becomes of their votes (loi 47-1775, art. 19 octies).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Weighting)]
pub struct WeightingDto {
    /// Three colleges or more, 10 to 50 % each, exactly 100 % together.
    pub colleges: Vec<CollegeWeightDto>,
    /// How the vote inside a college is carried to the assembly.
    pub carry_over: CarryOverDto,
    /// A college in which nobody voted.
    #[schema(value_type = words::SilentCollege)]
    pub silent_college: SilentCollege,
    /// A college without a member.
    #[schema(value_type = words::VanishedCollege)]
    pub vanished_college: VanishedCollege,
}

/// One college and what it weighs.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollegeWeight)]
pub struct CollegeWeightDto {
    /// The college.
    #[schema(value_type = member_words::College)]
    pub college: College,
    /// Its part of the hundred: `20`, `12.5`, `100/3`.
    #[schema(value_type = String, example = "20")]
    pub weight: Percent,
}

/// How the vote inside a college is carried to the assembly.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = CarryOver)]
pub enum CarryOverDto {
    /// The weight is shared between for and against as the college voted.
    Proportional,
    /// The whole weight follows the college's majority.
    Majority {
        /// When the college is exactly divided.
        #[schema(value_type = words::Tie)]
        tie: Tie,
    },
}

/// The part of the whole that must take part; 0 is no quorum.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Quorums)]
pub struct QuorumsDto {
    /// Ordinary decisions, first call.
    pub ordinary_first: FractionDto,
    /// Ordinary decisions, second call.
    pub ordinary_second: FractionDto,
    /// Extraordinary decisions, first call.
    pub extraordinary_first: FractionDto,
    /// Extraordinary decisions, second call.
    pub extraordinary_second: FractionDto,
}

/// The share of the weight cast that must be in favour.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = Majority)]
pub enum MajorityDto {
    /// Strictly more than this share.
    MoreThan(FractionDto),
    /// This share or more.
    AtLeast(FractionDto),
}

/// How many members one holder may stand for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = ProxyCeiling)]
pub enum ProxyCeilingDto {
    /// No limit beyond the law's.
    Unlimited,
    /// At most this many mandates per holder.
    AtMost {
        /// Mandates.
        mandates: u32,
    },
    /// One mandate under twenty members, else a twentieth of the members, rounded down.
    Twentieth,
}

/// A category of members.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Category)]
pub struct CategoryDto {
    /// Its name: lower-case letters, digits, hyphens.
    #[schema(value_type = String, pattern = "^[a-z0-9-]{1,40}$")]
    pub code: CategoryCode,
    /// The college in which its members vote.
    #[schema(value_type = member_words::College)]
    pub college: College,
    /// Who may be of it.
    #[schema(value_type = Vec<member_words::MemberKind>)]
    pub kinds: Vec<MemberKind>,
    /// Least subscription at admission.
    pub minimum: Amount,
    /// Value of one share, the same for all categories.
    pub nominal: Amount,
}

/// One version of the statutes.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = StatutesVersion)]
pub struct StatutesVersionDto {
    /// 1 for the first.
    pub version: u32,
    /// Day of the decision.
    #[schema(value_type = String, format = Date)]
    pub adopted_on: Day,
    /// First day on which it is the rule.
    #[schema(value_type = String, format = Date)]
    pub effective_on: Day,
    /// The clauses.
    pub document: StatutesDocumentDto,
}

impl From<StatutesVersion> for StatutesVersionDto {
    fn from(version: StatutesVersion) -> Self {
        let StatutesVersion { version, adopted_on, effective_on, document } = version;
        Self { version, adopted_on, effective_on, document: document.into() }
    }
}

impl From<StatutesDocument> for StatutesDocumentDto {
    fn from(document: StatutesDocument) -> Self {
        let StatutesDocument {
            weighting,
            quorum_basis,
            quorums,
            majorities,
            proxy_ceiling,
            abstentions,
            categories,
            membership,
            year_end,
            meetings,
        } = document;
        Self {
            weighting: weighting.map(Into::into),
            quorum_basis,
            quorums: quorums.into(),
            ordinary_majority: majorities.ordinary.into(),
            extraordinary_majority: majorities.extraordinary.into(),
            proxy_ceiling: proxy_ceiling.into(),
            abstentions,
            categories: categories.into_iter().map(Into::into).collect(),
            membership: membership.map(Into::into),
            year_end: year_end.map(Into::into),
            meetings: meetings.map(Into::into),
        }
    }
}

impl From<StatutesDocumentDto> for StatutesDocument {
    fn from(document: StatutesDocumentDto) -> Self {
        let StatutesDocumentDto {
            weighting,
            quorum_basis,
            quorums,
            ordinary_majority,
            extraordinary_majority,
            proxy_ceiling,
            abstentions,
            categories,
            membership,
            year_end,
            meetings,
        } = document;
        Self {
            weighting: weighting.map(Into::into),
            quorum_basis,
            quorums: quorums.into(),
            majorities: Majorities {
                ordinary: ordinary_majority.into(),
                extraordinary: extraordinary_majority.into(),
            },
            proxy_ceiling: proxy_ceiling.into(),
            abstentions,
            categories: categories.into_iter().map(Into::into).collect(),
            membership: membership.map(Into::into),
            year_end: year_end.map(Into::into),
            meetings: meetings.map(Into::into),
        }
    }
}

/// Both directions of a pair whose fields have the same names.
macro_rules! both_ways {
    ($($domain:ident = $dto:ident { $($plain:ident),* ; $($changed:ident),* }),+ $(,)?) => {$(
        impl From<$domain> for $dto {
            fn from($domain { $($plain,)* $($changed,)* }: $domain) -> Self {
                Self { $($plain,)* $($changed: $changed.into(),)* }
            }
        }
        impl From<$dto> for $domain {
            fn from($dto { $($plain,)* $($changed,)* }: $dto) -> Self {
                Self { $($plain,)* $($changed: $changed.into(),)* }
            }
        }
    )+};
}

both_ways! {
    CollegeWeight = CollegeWeightDto { college, weight; },
    QuorumThresholds = QuorumsDto { ; ordinary_first, ordinary_second, extraordinary_first, extraordinary_second },
    CategoryTerms = CategoryDto { code, college, kinds; minimum, nominal },
}

impl From<Weighting> for WeightingDto {
    fn from(weighting: Weighting) -> Self {
        let Weighting { colleges, carry_over, silent_college, vanished_college } = weighting;
        let colleges = colleges.into_iter().map(Into::into).collect();
        Self { colleges, carry_over: carry_over.into(), silent_college, vanished_college }
    }
}

impl From<WeightingDto> for Weighting {
    fn from(weighting: WeightingDto) -> Self {
        let WeightingDto { colleges, carry_over, silent_college, vanished_college } = weighting;
        let colleges = colleges.into_iter().map(Into::into).collect();
        Self { colleges, carry_over: carry_over.into(), silent_college, vanished_college }
    }
}

/// Both directions of a pair of enums with the same variants.
macro_rules! same_variants {
    ($($domain:ident = $dto:ident { $($variant:ident $(($value:ident))? $({ $field:ident })?),+ }),+ $(,)?) => {$(
        impl From<$domain> for $dto {
            fn from(value: $domain) -> Self {
                match value { $($domain::$variant $(($value))? $({ $field })? => Self::$variant $(($value.into()))? $({ $field })?),+ }
            }
        }
        impl From<$dto> for $domain {
            fn from(value: $dto) -> Self {
                match value { $($dto::$variant $(($value))? $({ $field })? => Self::$variant $(($value.into()))? $({ $field })?),+ }
            }
        }
    )+};
}

same_variants! {
    CarryOver = CarryOverDto { Proportional, Majority { tie } },
    Majority = MajorityDto { MoreThan(share), AtLeast(share) },
    ProxyCeiling = ProxyCeilingDto { Unlimited, AtMost { mandates }, Twentieth },
}

impl Sample for StatutesDocumentDto {
    fn sample() -> Self {
        let weights = [
            (College::Employees, "20"),
            (College::Creators, "20"),
            (College::Distributors, "20"),
            (College::Federations, "20"),
            (College::Supporters, "20"),
        ];
        let colleges = weights
            .map(|(college, weight)| CollegeWeightDto { college, weight: sample::parsed(weight) })
            .to_vec();
        let share = |num, den| FractionDto(Fraction::new(num, den).unwrap_or(Fraction::ZERO));
        let category = |code, college, kinds: &[MemberKind], minimum| CategoryDto {
            code: sample::parsed(code),
            college,
            kinds: kinds.to_vec(),
            minimum: Money::euros(minimum).into(),
            nominal: Money::euros(100).into(),
        };
        Self {
            weighting: Some(WeightingDto {
                colleges,
                carry_over: CarryOverDto::Proportional,
                silent_college: SilentCollege::NotCast,
                vanished_college: VanishedCollege::Equal,
            }),
            quorum_basis: QuorumBasis::CollegeWeighted,
            quorums: QuorumsDto {
                ordinary_first: share(1, 5),
                ordinary_second: share(0, 1),
                extraordinary_first: share(1, 4),
                extraordinary_second: share(1, 5),
            },
            ordinary_majority: MajorityDto::MoreThan(share(1, 2)),
            extraordinary_majority: MajorityDto::AtLeast(share(2, 3)),
            proxy_ceiling: ProxyCeilingDto::AtMost { mandates: 2 },
            abstentions: AbstentionClause::Law,
            categories: vec![
                category("employee", College::Employees, &[MemberKind::NaturalPerson], 100),
                category("supporter-person", College::Supporters, &[MemberKind::NaturalPerson], 100),
                category("supporter-company", College::Supporters, &[MemberKind::Company], 500),
                category(
                    "distributor",
                    College::Distributors,
                    &[MemberKind::Company, MemberKind::PublicBody],
                    2_000,
                ),
            ],
            membership: Some(MembershipClausesDto::sample()),
            year_end: Some(YearEndDto::sample()),
            meetings: Some(MeetingClausesDto::sample()),
        }
    }
}

impl Sample for StatutesVersionDto {
    fn sample() -> Self {
        Self {
            version: 1,
            adopted_on: sample::parsed("2013-12-12"),
            effective_on: sample::parsed("2014-01-01"),
            document: StatutesDocumentDto::sample(),
        }
    }
}
