//! The activity report of a year as a paper: the same figures as the page and the API, laid out.

use documents::activity_report::ActivityReport;
use kernel::prelude::*;
use reports::permissions::FIGURES_READ;
use values::{Day, Timestamp};

use crate::{Office, OfficeError, StoredPaper};

impl Office {
    /// The activity report of a year as PDF, dated `made_on`, from what was known at a moment (now, when absent).
    pub async fn activity_report(
        &self,
        year: i32,
        made_on: Day,
        known_at: Option<Timestamp>,
    ) -> Result<StoredPaper, Failure> {
        self.kernel.require(FIGURES_READ)?;
        let inside = self.inside();
        let end = Day::last_of_year(year).ok_or(OfficeError::NoSuchYear { year })?;
        let inputs = inside.year_inputs(year, known_at).await?;
        let figures = inside.year_figures(year, known_at).await?;
        let weights: Vec<_> = inside
            .statutes_if_any(end, known_at)
            .await?
            .and_then(|statutes| statutes.weighting)
            .map(|weighting| weighting.colleges)
            .unwrap_or_default()
            .into_iter()
            .map(|one| (one.college.as_str().to_owned(), one.weight.as_fraction()))
            .collect();
        let report =
            ActivityReport::of_year(inside.cooperative_on(end).await?, made_on, &inputs, &figures, &weights);
        let paper = documents::activity_report::activity_report(&report).map_err(OfficeError::from)?;
        Ok(paper.into())
    }
}
