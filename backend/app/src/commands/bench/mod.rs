//! placeholder
use crate::cli::Bench;
use crate::exit::Stop;
pub(super) async fn run(_: Bench) -> Result<(), Stop> {
    Ok(())
}
