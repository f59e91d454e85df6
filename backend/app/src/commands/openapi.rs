//! `quintette openapi`: the document that programs are written against, as committed under `openapi/`.

use crate::commands::print;
use crate::exit::Stop;

pub(super) fn run() -> Result<(), Stop> {
    print(&api::document().to_pretty_json().map_err(|error| Stop::failed("openapi", error))?)
}
