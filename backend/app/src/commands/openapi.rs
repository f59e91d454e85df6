//! `quintette openapi`: the description of the REST API, as it is served and committed.

use crate::commands::print;
use crate::exit::Stop;

pub(super) fn run() -> Result<(), Stop> {
    let text = api::openapi::text().map_err(|error| Stop::failed("JSON", error))?;
    print(text.trim_end())
}
