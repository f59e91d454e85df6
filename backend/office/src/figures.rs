//! The key figures of a year: gathered from every room as of 31 December, composed in `reports`.
//!
//! The year and the year before are read by the same queries, so that a growth compares like with like.

use kernel::prelude::*;
use members::public::{Capital, CategoryTerms, College, MemberKind};
use reports::permissions::FIGURES_READ;
use reports::public::{CategoryCount, CollegeCount, Penetration, YearFigures, YearInputs, compose};
use royalties::public::Period;
use values::{Day, Timestamp};

use crate::Office;

impl Office {
    /// The latest year that somebody counted (usage or team); `None` on an empty database.
    pub async fn latest_year(&self) -> Result<Option<i32>, Failure> {
        self.kernel.require(FIGURES_READ)?;
        let inside = self.inside();
        let Some(end) = Day::last_of_year(9999) else { return Ok(None) };
        let mut latest = inside.reports.team(end, None).await?.map(|team| team.on.year());
        let mut request = PageRequest { limit: Some(1_000), ..PageRequest::default() };
        loop {
            let page = inside.royalties.usage(end, None, &request).await?;
            let counted = page.items.iter().filter_map(|row| row.period.last_day()).map(Day::year).max();
            latest = latest.max(counted);
            match page.next {
                Some(next) => request.cursor = Some(next),
                None => return Ok(latest),
            }
        }
    }

    /// The key figures of a year against the year before, as known at a moment (now, when absent).
    pub async fn year_figures(&self, year: i32, known_at: Option<Timestamp>) -> Result<YearFigures, Failure> {
        self.kernel.require(FIGURES_READ)?;
        let inside = self.inside();
        let now = inside.year_inputs(year, known_at).await?;
        let before = inside.year_inputs(year.saturating_sub(1), known_at).await?;
        Ok(compose(&now, Some(&before)))
    }

    /// What each room says of a year, asked inside. What nobody recorded is absent, never zero.
    pub(crate) async fn year_inputs(
        &self,
        year: i32,
        known_at: Option<Timestamp>,
    ) -> Result<YearInputs, Failure> {
        let (Some(first), Some(end)) = (Day::first_of_year(year), Day::last_of_year(year)) else {
            return Ok(YearInputs { year, ..YearInputs::default() });
        };
        let capital = self.members.capital(end, known_at).await?;
        let revenue = self.billing.revenue(year, None, known_at).await?;
        let customers = self.billing.customers_on(end, known_at).await?;
        let venues = self.billing.venues_on(end, known_at).await?;
        let reach = self.partners.penetration(end, known_at).await?;
        let period = Period::year(year);
        let usage = match period {
            Some(period) => {
                self.royalties.usage_of(period, Day::last_of_year(9999).unwrap_or(end), known_at).await?
            }
            None => None,
        };
        let distribution = match period {
            Some(period) => self.royalties.distribution(period, known_at).await?,
            None => None,
        };
        let in_year = |on: Day| first <= on && on <= end;
        let invoiced = !revenue.invoiced.is_zero() || !revenue.credited.is_zero();
        let started = capital.members > 0 || invoiced || !customers.is_empty();
        let penetration = |reach: partners::public::Reach| {
            (reach.targeted > 0).then_some(Penetration { reached: reach.won, among: reach.targeted })
        };
        Ok(YearInputs {
            year,
            capital: (capital.members > 0).then_some(capital.subscribed),
            colleges: self.colleges(&capital, end, known_at).await?,
            revenue: invoiced.then_some(revenue.net),
            users: usage.as_ref().and_then(|usage| usage.users),
            listens: usage.as_ref().map(|usage| usage.listens),
            partner_venues: started.then_some(venues.len() as u64),
            customers: started.then_some(customers.len() as u64),
            departmental: penetration(reach.departmental),
            municipal: penetration(reach.municipal_canvassed),
            catalogue: self.reports.catalogue(end, known_at).await?.filter(|count| in_year(count.on)),
            team: self.reports.team(end, known_at).await?.filter(|count| in_year(count.on)),
            distribution,
        })
    }

    /// Members and capital by college and, inside, by category of the statutes in force, the empty ones too.
    async fn colleges(
        &self,
        capital: &Capital,
        on: Day,
        known_at: Option<Timestamp>,
    ) -> Result<Vec<CollegeCount>, Failure> {
        if capital.members == 0 {
            return Ok(Vec::new());
        }
        let categories =
            self.statutes_if_any(on, known_at).await?.map(|statutes| statutes.categories).unwrap_or_default();
        Ok(capital
            .by_college
            .iter()
            .map(|part| CollegeCount {
                code: part.college.as_str().to_owned(),
                french: part.college.french().to_owned(),
                members: part.members,
                capital: part.subscribed,
                categories: category_counts(part.college, &categories, capital),
            })
            .collect())
    }
}

fn category_counts(college: College, categories: &[CategoryTerms], capital: &Capital) -> Vec<CategoryCount> {
    categories
        .iter()
        .filter(|terms| terms.college == college)
        .map(|terms| {
            let of_category = || {
                capital
                    .by_category
                    .iter()
                    .filter(|part| part.college == college && part.category == terms.code)
            };
            CategoryCount {
                code: terms.code.to_string(),
                french: kinds_in_french(&terms.kinds),
                minimum: terms.minimum,
                members: of_category().map(|part| part.members).sum(),
                capital: of_category().map(|part| part.subscribed).sum(),
            }
        })
        .collect()
}

fn kinds_in_french(kinds: &[MemberKind]) -> String {
    kinds.iter().map(|kind| kind.french()).collect::<Vec<_>>().join(", ")
}
