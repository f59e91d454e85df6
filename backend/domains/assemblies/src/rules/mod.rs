//! Pure policy of the general assembly: who weighs what, what is a quorum, what is a majority.
//!
//! Everything here is exact: a vote, a weight or a threshold is an integer or a [`values::Fraction`], compared by
//! cross-multiplication and rounded only when a person reads it. Nothing here reads a clock or a database, so an
//! assembly of the past is computed again with the statutes and the law of its day and answers the same.

pub(crate) mod abstentions;
pub(crate) mod calendar;
pub(crate) mod deadlines;
pub(crate) mod entries;
pub(crate) mod exact;
pub(crate) mod forms;
pub(crate) mod hour;
pub(crate) mod majority;
pub(crate) mod mandates;
pub(crate) mod notice;
pub(crate) mod percent;
pub(crate) mod proxies;
pub(crate) mod quorum;
pub(crate) mod requests;
pub(crate) mod weighted_result;
pub(crate) mod weighting;
pub(crate) mod working_days;

#[cfg(test)]
mod example_one;
#[cfg(test)]
mod independent;
#[cfg(test)]
mod properties;
