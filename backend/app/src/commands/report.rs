//! `quintette report YEAR`: the key figures of a year as JSON, or the activity report as a PDF.

use kernel::KeySource;

use crate::cli::Report;
use crate::commands::{print, print_json, today, write_whole};
use crate::exit::Stop;
use crate::opening::House;
use crate::settings::Settings;

pub(super) async fn run(settings: &Settings, options: &Report) -> Result<(), Stop> {
    let ending = options.out.as_deref().and_then(|out| out.extension()).and_then(|ending| ending.to_str());
    if options.out.is_some() && !matches!(ending, Some("pdf" | "json")) {
        return Err(Stop::Usage("--out must end in .pdf or .json".to_owned()));
    }
    let house = House::open(settings, KeySource::Random).await?;
    let Some(out) = &options.out else {
        return print_json(&house.office.year_figures(options.year, None).await?);
    };
    let bytes = if ending == Some("pdf") {
        house.office.activity_report(options.year, today()?, None).await?.bytes
    } else {
        let figures = house.office.year_figures(options.year, None).await?;
        serde_json::to_vec_pretty(&figures).map_err(|error| Stop::failed("JSON", error))?
    };
    write_whole(out, &bytes)?;
    print(&format!("{} ({} bytes)", out.display(), bytes.len()))
}
