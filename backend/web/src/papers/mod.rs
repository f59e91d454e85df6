//! Papers opened from the pages.

pub(crate) mod activity_report;
