//! `POST /members/import`

use actix_web::{HttpRequest, HttpResponse, post};
use door::Desk;
use office::MemberImport;
use office::kernel::jobs::go_on;

use crate::body::Upload;
use crate::context::{asynchronous, today};
use crate::etag::done;
use crate::jobs::shapes::{JobDto, accepted};
use crate::members::shapes::MemberImportReportDto;
use crate::parameters::Parameters;
use crate::preferences::Preferences;
use crate::problem::Problem;
use crate::sample::Sample;

/// A head and a row.
const EXAMPLE: &str = "\
Type;Prénom;Nom;Adresse;Code postal;Ville;Catégorie;Date d'entrée;Parts;Versé\n\
Personne physique;Zoé;Exemple;1 rue de l'Essai;01250;Ceyzériat;supporter-person;04/02/2015;4;100,00\n";

/// Import members from a table, CSV or XLSX, or say what an import would do.
///
/// Each row is an admission with a first subscription, under the statutes of its day and with the refusals of
/// `admit_member`. Columns are found by the mapping that is remembered of the source, else by their names; see
/// `set_import_mapping`. CSV may be UTF-8, UTF-16 or Windows-1252, with `;`, `,` or tabs. With `dry_run=true` nothing is
/// written, and the report says row by row what would happen. A row that was imported before is known again: the same file
/// changes nothing, and an import that was cut goes on. A long list takes a while: ask for a job with
/// `Prefer: respond-async`.
#[utoipa::path(
    tag = "members",
    params(
        ("source" = String, Query, description = "From where the table comes; its mapping is remembered under this name.", pattern = "^[a-z0-9-]{1,40}$", example = "registre-2014"),
        ("dry_run" = Option<bool>, Query, description = "Whether it is only asked what would happen; `false` when absent.", example = true),
    ),
    request_body(content = String, content_type = "text/csv", description = "The file, up to 32 MiB; a workbook as `application/octet-stream`.", example = json!(EXAMPLE)),
    responses(
        (status = 200, description = "Imported, or rehearsed.", body = MemberImportReportDto, example = json!(MemberImportReportDto::sample())),
        (status = 202, description = "With `Prefer: respond-async`: left as a job, whose result is the same report.", body = JobDto, example = json!(JobDto::sample()))
    )
)]
#[post("/members/import")]
pub(super) async fn import_members(
    office: Desk,
    request: HttpRequest,
    parameters: Parameters,
    preferences: Preferences,
    upload: Upload,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["source", "dry_run"])?;
    let order = MemberImport {
        source: parameters.required("source")?,
        mapping: None,
        dry_run: parameters.parse("dry_run")?.unwrap_or(false),
        on: today(&request)?,
    };
    if preferences.respond_async {
        let (context, file) = (asynchronous(upload.context), upload.bytes.to_vec());
        return Ok(accepted(office.jobs().import_members(&context, &order, file).await?));
    }
    let report = office.import_members(&upload.context, order, &upload.bytes, go_on).await?;
    Ok(done(&MemberImportReportDto::from(report)))
}
