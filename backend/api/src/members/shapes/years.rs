//! The years of the register: closed, allocated, paid.

use office::members::public::{
    AllocatedResult, AllocationBounds, AllocationStep, InterestRow, MemberId, MemberKind, Proposal,
    Withholding, YearRow, YearSheet,
};
use office::members::{AllocationDraft, YearAccounts};
use office::values::{Day, Fraction, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::fraction::FractionDto;
use crate::members::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// A closed year in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterYear)]
pub struct YearRowDto {
    /// Which: the year of its last day.
    pub year: i32,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub opening_day: Day,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub closing_day: Day,
    /// Day on which it was closed.
    #[schema(value_type = String, format = Date)]
    pub closed_on: Day,
    /// Day of the assembly that allocated its result.
    #[schema(value_type = Option<String>, format = Date)]
    pub allocated_on: Option<Day>,
    /// Interest on shares that was voted.
    pub interest: Amount,
    /// Day on which it was paid.
    #[schema(value_type = Option<String>, format = Date)]
    pub paid_on: Option<Day>,
    /// Number of its last fact.
    pub version: u64,
}

impl From<YearRow> for YearRowDto {
    fn from(row: YearRow) -> Self {
        let YearRow { year, opening_day, closing_day, closed_on, allocated_on, interest, paid_on, version } =
            row;
        let interest = interest.into();
        Self { year, opening_day, closing_day, closed_on, allocated_on, interest, paid_on, version }
    }
}

impl Sample for YearRowDto {
    fn sample() -> Self {
        Self {
            year: 2015,
            opening_day: sample::parsed("2015-01-01"),
            closing_day: sample::parsed("2015-12-31"),
            closed_on: sample::parsed("2016-02-01"),
            allocated_on: Some(sample::parsed("2016-05-20")),
            interest: Money::cents(3_183).into(),
            paid_on: None,
            version: 2,
        }
    }
}

/// The accounts of a year as the assembly sees them.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = YearAccounts)]
pub struct AccountsDto {
    /// Result after tax; a loss is negative.
    pub result: Amount,
    /// Losses of former years not yet made good.
    pub prior_losses: Amount,
    /// All reserves together before the allocation.
    pub reserves: Amount,
    /// Subsidies of public bodies and associations within the result (loi 47-1775, art. 19 nonies).
    pub subsidies: Amount,
    /// Mean rates of private bonds (TMO) of the three calendar years before, oldest first (art. 14).
    #[schema(value_type = Vec<FractionDto>, min_items = 3, max_items = 3)]
    pub tmo: [FractionDto; 3],
}

impl From<AccountsDto> for YearAccounts {
    fn from(accounts: AccountsDto) -> Self {
        let AccountsDto { result, prior_losses, reserves, subsidies, tmo } = accounts;
        Self {
            result: result.into(),
            prior_losses: prior_losses.into(),
            reserves: reserves.into(),
            subsidies: subsidies.into(),
            tmo: tmo.map(|rate| rate.0),
        }
    }
}

impl Sample for AccountsDto {
    fn sample() -> Self {
        let rate = || FractionDto(Fraction::new(1, 50).unwrap_or(Fraction::ONE));
        Self {
            result: Money::euros(1_000).into(),
            prior_losses: Money::ZERO.into(),
            reserves: Money::ZERO.into(),
            subsidies: Money::ZERO.into(),
            tmo: [rate(), rate(), rate()],
        }
    }
}

/// The parts of a result.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AllocationProposal)]
pub struct ProposalDto {
    /// To the legal reserve.
    pub legal_reserve: Amount,
    /// To the statutory reserve.
    pub statutory_reserve: Amount,
    /// To the members, as interest on their shares.
    pub interest: Amount,
    /// Carried forward: what remains of a loss, negative; else zero.
    pub carry_forward: Amount,
}

impl From<ProposalDto> for Proposal {
    fn from(proposal: ProposalDto) -> Self {
        Self {
            legal_reserve: proposal.legal_reserve.into(),
            statutory_reserve: proposal.statutory_reserve.into(),
            interest: proposal.interest.into(),
            carry_forward: proposal.carry_forward.into(),
        }
    }
}

impl From<Proposal> for ProposalDto {
    fn from(proposal: Proposal) -> Self {
        Self {
            legal_reserve: proposal.legal_reserve.into(),
            statutory_reserve: proposal.statutory_reserve.into(),
            interest: proposal.interest.into(),
            carry_forward: proposal.carry_forward.into(),
        }
    }
}

impl Sample for ProposalDto {
    fn sample() -> Self {
        Self {
            legal_reserve: Money::euros(150).into(),
            statutory_reserve: Money::cents(81_817).into(),
            interest: Money::cents(3_183).into(),
            carry_forward: Money::ZERO.into(),
        }
    }
}

/// One step of the computation, as the report to the assembly prints it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AllocationStep)]
pub struct AllocationStepDto {
    /// Stable name.
    pub key: &'static str,
    /// What it is, in French.
    pub label: &'static str,
    /// How it is found, in French words with the figures; empty for a figure of the accounts.
    pub formula: String,
    /// What it comes to.
    pub amount: Amount,
    /// The article it comes from; empty for a figure of the accounts.
    pub article: &'static str,
}

impl From<AllocationStep> for AllocationStepDto {
    fn from(step: AllocationStep) -> Self {
        let AllocationStep { key, label, formula, amount, article } = step;
        Self { key, label, formula, amount: amount.into(), article }
    }
}

/// What the law and the statutes leave to the assembly.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AllocationDraft)]
pub struct AllocationDraftDto {
    /// Result less prior losses.
    pub base: Amount,
    /// The least to the legal reserve.
    pub legal_reserve: Amount,
    /// The least to the statutory reserve.
    pub statutory_reserve: Amount,
    /// What may be served once subsidies are out.
    pub distributable: Amount,
    /// Highest rate of the interest (loi 47-1775, art. 14).
    pub rate_cap: FractionDto,
    /// The most interest that this rate allows, counted day by day on paid-up capital.
    pub interest_ceiling: Amount,
    /// The proposal, or the one that serves the most interest.
    pub proposal: ProposalDto,
    /// Every step.
    pub steps: Vec<AllocationStepDto>,
}

impl From<AllocationDraft> for AllocationDraftDto {
    fn from(draft: AllocationDraft) -> Self {
        let AllocationDraft { input, bounds, interest_ceiling, proposal, steps } = draft;
        let AllocationBounds { base, legal_reserve, statutory_reserve, distributable, .. } = bounds;
        Self {
            base: base.into(),
            legal_reserve: legal_reserve.into(),
            statutory_reserve: statutory_reserve.into(),
            distributable: distributable.into(),
            rate_cap: FractionDto(input.rate_cap),
            interest_ceiling: interest_ceiling.into(),
            proposal: proposal.into(),
            steps: steps.into_iter().map(Into::into).collect(),
        }
    }
}

impl Sample for AllocationDraftDto {
    fn sample() -> Self {
        let step = AllocationStepDto {
            key: "result",
            label: "Résultat de l'exercice",
            formula: String::new(),
            amount: Money::euros(1_000).into(),
            article: "",
        };
        Self {
            base: Money::euros(1_000).into(),
            legal_reserve: Money::euros(150).into(),
            statutory_reserve: Money::euros(425).into(),
            distributable: Money::euros(425).into(),
            rate_cap: FractionDto(Fraction::new(1, 50).unwrap_or(Fraction::ONE)),
            interest_ceiling: Money::cents(3_183).into(),
            proposal: ProposalDto::sample(),
            steps: vec![step],
        }
    }
}

/// What the assembly voted.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AllocatedResult)]
pub struct AllocationDto {
    /// Day of the assembly.
    #[schema(value_type = String, format = Date)]
    pub decided_on: Day,
    /// Result of the year.
    pub result: Amount,
    /// Subscribed capital at its end.
    pub capital: Amount,
    /// The parts.
    pub proposal: ProposalDto,
}

impl From<AllocatedResult> for AllocationDto {
    fn from(allocated: AllocatedResult) -> Self {
        let AllocatedResult { input, proposal, decided_on, at_year_end_only: _ } = allocated;
        let (result, capital) = (input.result.into(), input.capital.into());
        Self { decided_on, result, capital, proposal: proposal.into() }
    }
}

/// Rates withheld from the interest of natural persons.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Withholding)]
pub struct WithholdingDto {
    /// Advance on income tax (CGI, art. 117 quater).
    pub income_tax: FractionDto,
    /// Social contributions (CSS, art. L136-7).
    pub social: FractionDto,
}

impl From<WithholdingDto> for Withholding {
    fn from(rates: WithholdingDto) -> Self {
        Self { income_tax: rates.income_tax.0, social: rates.social.0 }
    }
}

impl From<Withholding> for WithholdingDto {
    fn from(rates: Withholding) -> Self {
        Self { income_tax: FractionDto(rates.income_tax), social: FractionDto(rates.social) }
    }
}

/// A closed year.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RegisterYearSheet)]
pub struct YearSheetDto {
    /// As a list shows it.
    #[serde(flatten)]
    pub row: YearRowDto,
    /// What the assembly voted.
    pub allocated: Option<AllocationDto>,
    /// What was withheld, once paid.
    pub withholding: Option<WithholdingDto>,
}

impl From<YearSheet> for YearSheetDto {
    fn from(sheet: YearSheet) -> Self {
        let YearSheet { row, allocated, withholding, allocated_at: _ } = sheet;
        Self {
            row: row.into(),
            allocated: allocated.map(Into::into),
            withholding: withholding.map(Into::into),
        }
    }
}

impl Sample for YearSheetDto {
    fn sample() -> Self {
        let allocated = AllocationDto {
            decided_on: sample::parsed("2016-05-20"),
            result: Money::euros(1_000).into(),
            capital: Money::euros(3_000).into(),
            proposal: ProposalDto::sample(),
        };
        Self { row: YearRowDto::sample(), allocated: Some(allocated), withholding: None }
    }
}

/// The interest on a member's shares.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ShareInterest)]
pub struct InterestRowDto {
    /// Who.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
    /// Number in the register.
    pub member_number: u64,
    /// Name.
    pub member_name: String,
    /// What it is in law: of entities nothing is withheld.
    #[schema(value_type = words::MemberKind)]
    pub kind: MemberKind,
    /// Before what is withheld.
    pub gross: Amount,
    /// Advance on income tax.
    pub income_tax: Amount,
    /// Social contributions.
    pub social: Amount,
    /// What is paid.
    pub net: Amount,
}

impl From<InterestRow> for InterestRowDto {
    fn from(row: InterestRow) -> Self {
        let InterestRow { member_id, member_number, member_name, kind, gross, income_tax, social, net } = row;
        let (gross, income_tax, social, net) = (gross.into(), income_tax.into(), social.into(), net.into());
        Self { member_id, member_number, member_name, kind, gross, income_tax, social, net }
    }
}

impl Sample for InterestRowDto {
    fn sample() -> Self {
        Self {
            member_id: MemberId::new(sample::ID),
            member_number: 42,
            member_name: "Zoé Exemple".to_owned(),
            kind: MemberKind::NaturalPerson,
            gross: Money::cents(2_184).into(),
            income_tax: Money::cents(459).into(),
            social: Money::cents(339).into(),
            net: Money::cents(1_386).into(),
        }
    }
}
