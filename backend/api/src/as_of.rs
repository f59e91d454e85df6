//! Registers are read as of a day, and as they were known at a moment.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use office::values::{Day, Timestamp};
use std::future::{Ready, ready};
use utoipa::IntoParams;

use crate::context::today;
use crate::parameters::Parameters;
use crate::problem::Problem;

/// Names of the parameters.
pub(crate) const NAMES: [&str; 2] = ["as_of", "known_at"];

/// The two times of a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AsOf {
    /// Last day whose effects count; today when absent.
    #[param(value_type = Option<String>, format = Date, example = "2015-12-31")]
    pub as_of: Day,
    /// Only what had been recorded until then counts; everything when absent.
    #[param(value_type = Option<String>, format = DateTime, example = "2016-01-15T09:00:00.000000Z")]
    pub known_at: Option<Timestamp>,
}

impl AsOf {
    /// From parameters that were checked already.
    pub fn from(parameters: &Parameters, request: &HttpRequest) -> Result<Self, Problem> {
        let as_of = match parameters.parse("as_of")? {
            Some(day) => day,
            None => today(request)?,
        };
        Ok(Self { as_of, known_at: parameters.parse("known_at")? })
    }
}

impl FromRequest for AsOf {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Parameters::of(request).and_then(|parameters| {
            parameters.only(&NAMES)?;
            Self::from(&parameters, request)
        }))
    }
}
