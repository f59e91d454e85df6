//! `POST /venue-imports`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::kernel::jobs::go_on;
use office::values::Day;

use super::shapes::ImportReportDto;
use crate::body::Upload;
use crate::context::asynchronous;
use crate::etag::done;
use crate::jobs::shapes::{JobDto, accepted};
use crate::parameters::Parameters;
use crate::preferences::Preferences;
use crate::problem::Problem;
use crate::sample::Sample;

/// The head of the list and its first row.
const EXAMPLE: &str = "\
CP;Code_bib;Surface;Amplitude horaire;Nom de l'établissement;Libellé 2;Complément;Adresse;Code région;Région;\
Code département;Département;Ville;Cedex;Code insee commune;Population commune;Longitude;Latitude;Statut;\
Type adresse;Nombre de salariés;Nombre de bénévoles\n\
01250;11.0;227.0;11.5;Médiathèque Municipale;L'Île ô Livres;;2 Rue Jerome Lalande;84.0;Auvergne-Rhône-Alpes;\
01;Ain;Ceyzériat;;01072;3256;5.322996;46.178735;Bibliothèque municipale;Bâtiment ouvert;1.0;11.0\n";

/// Import the national list of public libraries.
///
/// The file as the ministry publishes it: UTF-8, `;` between columns. A file in another encoding, with missing columns or
/// older than the last list is refused with nothing done. A bad row is set aside with its line and a reason, and the rest
/// is taken; the same file again changes nothing. The whole list takes a while: ask for a job with `Prefer: respond-async`.
#[utoipa::path(
    tag = "partners",
    params(("on" = String, Query, format = Date, description = "Day of the list.", example = "2014-09-01")),
    request_body(content = String, content_type = "text/csv", description = "The file, up to 32 MiB.", example = json!(EXAMPLE)),
    responses(
        (status = 200, description = "Imported.", body = ImportReportDto, example = json!(ImportReportDto::sample())),
        (status = 202, description = "With `Prefer: respond-async`: left as a job, whose result is the same report.", body = JobDto, example = json!(JobDto::sample()))
    )
)]
#[post("/venue-imports")]
pub(super) async fn import_venues(
    office: Desk,
    parameters: Parameters,
    preferences: Preferences,
    upload: Upload,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["on"])?;
    let on: Day = parameters.required("on")?;
    if preferences.respond_async {
        let (context, file) = (asynchronous(upload.context), upload.bytes.to_vec());
        return Ok(accepted(office.jobs().import_venues(&context, on, file).await?));
    }
    let report = office.partners.import_venues(&upload.context, &upload.bytes, on, go_on).await?;
    Ok(done(&ImportReportDto::from(report)))
}
