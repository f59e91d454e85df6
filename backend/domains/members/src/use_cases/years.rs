//! Closing a year, allocating its result, paying the interest on shares.

use std::collections::BTreeMap;

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Fraction, Money, Timestamp};

use crate::public::{
    AllocatedResult, AllocationBounds, AllocationClauses, AllocationInput, AllocationStep, InterestRow,
    MemberKind, MembershipClauses, Proposal, Withholding, YearError, YearSheet,
};
use crate::rules::interest::{self, InterestRefusal, InterestYear};
use crate::rules::{allocation, allocation_steps, withholding};
use crate::views::{capital, interest as roll, years};
use crate::year::{Year, YearCommand};
use crate::{Members, permissions};

/// The accounts of a year as the assembly sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearAccounts {
    /// Result after tax; a loss is negative.
    pub result: Money,
    /// Losses of former years not yet made good.
    pub prior_losses: Money,
    /// All reserves together before the allocation.
    pub reserves: Money,
    /// Subsidies of public bodies and associations within the result.
    pub subsidies: Money,
    /// Mean rates of private bonds (TMO) of the three calendar years before, oldest first.
    pub tmo: [Fraction; 3],
}

/// What the law and the statutes leave to the assembly.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AllocationDraft {
    /// All that it is computed from.
    pub input: AllocationInput,
    /// Each bound.
    pub bounds: AllocationBounds,
    /// The most interest that the rate allows, counted day by day.
    pub interest_ceiling: Money,
    /// The proposal, or the one that serves the most interest.
    pub proposal: Proposal,
    /// Every step, as the report to the assembly prints it.
    pub steps: Vec<AllocationStep>,
}

impl Members {
    /// Closes a year: nothing may be dated in it any more.
    pub async fn close_year(
        &self,
        context: &Context,
        year: i32,
        opening_day: Day,
        closing_day: Day,
        on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::YEAR_CLOSE)?;
        if closing_day.year() != year {
            return Err(YearError::OtherYear { year, closing_day }.into());
        }
        self.kernel
            .run(context, async |uow| {
                let last_closing = years::last_closing(uow.connection()).await?;
                let close = YearCommand::Close { opening_day, closing_day, last_closing, on };
                uow.execute::<Year>(year, on, close).await?;
                Ok(())
            })
            .await
    }

    /// Opens a closed year again, while its result is not allocated and no later year is closed.
    pub async fn reopen_year(
        &self,
        context: &Context,
        year: i32,
        reason: String,
        on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::YEAR_CLOSE)?;
        self.kernel
            .run(context, async |uow| {
                let last_closing = years::last_closing(uow.connection()).await?;
                let reopen = YearCommand::Reopen { reason: reason.clone(), last_closing, on };
                uow.execute::<Year>(year, on, reopen).await?;
                Ok(())
            })
            .await
    }

    /// What the law and the statutes leave to the assembly: every bound and every step. Nothing is written. Without a
    /// proposal, the one that serves the most interest is shown.
    pub async fn draft_allocation(
        &self,
        year: i32,
        accounts: YearAccounts,
        proposal: Option<Proposal>,
        decided_on: Day,
        clauses: &MembershipClauses,
    ) -> Result<AllocationDraft, Failure> {
        self.kernel.require(permissions::YEARS_READ)?;
        let sheet = self.closed(year).await?;
        let (input, interest_ceiling) = self.input(&sheet, accounts, decided_on, clauses).await?;
        let bounds = allocation::bounds(&input);
        let most = Ord::min(bounds.interest, interest_ceiling);
        let proposal = proposal.unwrap_or_else(|| Proposal::serving(&input, Ord::max(most, Money::ZERO)));
        let steps = allocation_steps::steps(&input, Some(&proposal));
        Ok(AllocationDraft { input, bounds, interest_ceiling, proposal, steps })
    }

    /// Allocates the result of a closed year as the assembly voted it; refused against a bound of the law.
    pub async fn allocate_result(
        &self,
        context: &Context,
        year: i32,
        accounts: YearAccounts,
        proposal: Proposal,
        decided_on: Day,
        clauses: &MembershipClauses,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::RESULT_ALLOCATE)?;
        let sheet = self.closed(year).await?;
        let (input, ceiling) = self.input(&sheet, accounts, decided_on, clauses).await?;
        if proposal.interest > ceiling {
            let (rate, given) = (input.rate_cap, proposal.interest);
            let refusal = crate::public::AllocationRefusal::InterestAboveRate { rate, ceiling, given };
            return Err(YearError::Allocation { refusal }.into());
        }
        let at_year_end_only = clauses.interest_at_year_end_only;
        let allocated = Box::new(AllocatedResult { input, proposal, at_year_end_only, decided_on });
        self.kernel
            .run(context, async |uow| {
                let allocate = YearCommand::Allocate { year, allocated: allocated.clone() };
                uow.execute::<Year>(year, decided_on, allocate).await?;
                Ok(())
            })
            .await
    }

    /// The interest of each member, to the cent, with what is withheld on a day of payment. Computed from what was
    /// known when the allocation was recorded, so it answers the same for ever.
    pub async fn interest(
        &self,
        year: i32,
        paid_on: Day,
        rates: Option<Withholding>,
    ) -> Result<Vec<InterestRow>, Failure> {
        self.kernel.require(permissions::INTEREST_READ)?;
        let sheet = self.closed(year).await?;
        let allocated = sheet.allocated.as_ref().ok_or(YearError::NotAllocated {})?;
        if allocated.proposal.interest.is_zero() {
            return Ok(Vec::new());
        }
        let roll_of = self.roll(&sheet, allocated.at_year_end_only, sheet.allocated_at).await?;
        let shares = interest::share_out(&roll_of, allocated.proposal.interest).map_err(refused)?;
        let payees = roll::payees(self.kernel.reader()).await?;
        let spared = payees.iter().filter(|payee| payee.kind != MemberKind::NaturalPerson);
        let spared: BTreeMap<u64, interest::Withholding> =
            spared.map(|payee| (payee.number, interest::Withholding::Nothing)).collect();
        let paid_on = sheet.row.paid_on.unwrap_or(paid_on);
        let rates = sheet.withholding.or(rates).or(withholding::withholding_on(paid_on));
        let rates: Vec<_> = rates.map(|rates| withholding::as_rate(rates, paid_on)).into_iter().collect();
        let payments = interest::payments(&shares, &spared, &rates, paid_on).map_err(refused)?;
        let by_number: BTreeMap<u64, _> = payees.into_iter().map(|payee| (payee.number, payee)).collect();
        Ok(payments
            .into_iter()
            .filter_map(|payment| {
                let payee = by_number.get(&payment.key)?;
                Some(InterestRow {
                    member_id: payee.member_id,
                    member_number: payee.number,
                    member_name: payee.name.clone(),
                    kind: payee.kind,
                    gross: payment.gross,
                    income_tax: payment.income_tax,
                    social: payment.social,
                    net: payment.net,
                })
            })
            .collect())
    }

    /// Records that the interest was paid, with the rates withheld; once.
    pub async fn pay_interest(
        &self,
        context: &Context,
        year: i32,
        rates: Option<Withholding>,
        on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::INTEREST_PAY)?;
        let rates = rates.or(withholding::withholding_on(on));
        let withholding = rates.ok_or(YearError::NoRates { on })?;
        self.kernel
            .run(context, async |uow| {
                uow.execute::<Year>(year, on, YearCommand::PayInterest { withholding, on }).await?;
                Ok(())
            })
            .await
    }

    async fn closed(&self, year: i32) -> Result<YearSheet, Failure> {
        let sheet = years::year(self.kernel.reader(), year).await?;
        sheet.ok_or_else(|| YearError::NotClosed { year }.into())
    }

    async fn roll(
        &self,
        sheet: &YearSheet,
        at_year_end_only: bool,
        known_at: Option<Timestamp>,
    ) -> Result<interest::InterestRoll, Failure> {
        let year = InterestYear { first: sheet.row.opening_day, last: sheet.row.closing_day };
        roll::roll(self.kernel.reader(), year, at_year_end_only, known_at).await
    }

    /// All that an allocation is computed from, and the most interest day by day.
    async fn input(
        &self,
        sheet: &YearSheet,
        accounts: YearAccounts,
        decided_on: Day,
        clauses: &MembershipClauses,
    ) -> Result<(AllocationInput, Money), Failure> {
        let capital = capital::capital(self.kernel.reader(), sheet.row.closing_day, None).await?;
        let roll_of = self.roll(sheet, clauses.interest_at_year_end_only, None).await?;
        let rate_cap =
            interest::rate_cap(decided_on, accounts.tmo).ok_or(YearError::NoRates { on: decided_on })?;
        let ceiling = interest::mass_at_rate(&roll_of, rate_cap).map_err(refused)?;
        let YearAccounts { result, prior_losses, reserves, subsidies, tmo: _ } = accounts;
        let input = AllocationInput {
            result,
            prior_losses,
            reserves,
            capital: capital.subscribed,
            subsidies,
            paid_up: capital.paid,
            rate_cap,
            clauses: AllocationClauses {
                statutory_reserve: clauses.statutory_reserve,
                interest_base: clauses.interest_base,
            },
        };
        Ok((input, ceiling))
    }
}

fn refused(refusal: InterestRefusal) -> Failure {
    YearError::Interest { refusal }.into()
}
