//! `POST /{collection}/bulk`: one handler for all collections, and the macro that gives it to one.

use actix_web::HttpResponse;
use door::Desk;
use office::kernel::prelude::UnitOfWork;
use serde_json::json;

use super::rows::{BulkRequest, write_all};
use super::trade::BULK_WRITE;
use super::{BulkResultDto, Collection};
use crate::context::asynchronous;
use crate::etag::done;
use crate::jobs::shapes::accepted;
use crate::preferences::{Preferences, RETURN_MINIMAL, applied};
use crate::problem::Problem;
use office::kernel::Context;
use office::kernel::jobs::go_on;

/// Writes all rows now, or leaves them as a job.
pub(crate) async fn answer(
    collection: Collection,
    office: &Desk,
    preferences: Preferences,
    context: &Context,
    request: BulkRequest,
) -> Result<HttpResponse, Problem> {
    request.check()?;
    office.kernel.reach(collection.permission)?;
    if preferences.respond_async {
        let rows = serde_json::to_vec(&request).map_err(Problem::internal)?;
        let input = json!({"collection": collection.name});
        return Ok(accepted(
            office
                .jobs()
                .ask(&asynchronous(context.clone()), collection.permission, BULK_WRITE, input, rows)
                .await?,
        ));
    }
    let mut answer = match office.kernel.begin_job::<BulkResultDto>(context).await? {
        Some(earlier) => earlier,
        None => keep(office, context, write_all(collection, office, context, request, go_on).await?).await?,
    };
    if preferences.minimal {
        answer.rows.iter_mut().for_each(|row| row.body = None);
    }
    let mut response = done(&answer);
    if preferences.minimal {
        applied(response.headers_mut(), RETURN_MINIMAL);
    }
    Ok(response)
}

/// Keeps the answer under the request's key; unless the machine failed on the way, so that the same request goes on.
async fn keep(office: &Desk, context: &Context, answer: BulkResultDto) -> Result<BulkResultDto, Problem> {
    if context.idempotency.is_some() && answer.rows.iter().all(|row| row.status < 500) {
        office.kernel.run(context, async |_: &mut UnitOfWork| Ok(answer.clone())).await?;
    }
    Ok(answer)
}

/// Gives a collection its `POST /{collection}/bulk`, in a file that uses `actix_web::post` by its bare name (the
/// description reads it):
/// `bulk! { /// Docs. register_organisations(RegisterOrganisations) "/organisations/bulk" [RegisterOrganisationRequest => OrganisationIdDto] in "partners" }`.
macro_rules! bulk {
    ($(#[$doc:meta])* $name:ident($many:ident) $path:literal [$row:ident => $made:ident] in $tag:literal) => {
        /// Many at once.
        pub(super) struct $many;

        impl utoipa::PartialSchema for $many {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                crate::bulk::request_schema::<$row>()
            }
        }

        impl utoipa::ToSchema for $many {
            fn schemas(
                schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>)>,
            ) {
                <$row as utoipa::ToSchema>::schemas(schemas);
            }
        }

        $(#[$doc])*
        #[utoipa::path(
            tag = $tag,
            request_body(content = $many, example = json!(crate::bulk::request_sample::<$row>())),
            responses(
                (status = 200, description = "All rows were tried; each has its own answer.", body = crate::bulk::BulkAnswerDto<$made>, example = json!(<crate::bulk::BulkAnswerDto<$made> as crate::sample::Sample>::sample())),
                (status = 202, description = "With `Prefer: respond-async`: left as a job, whose result is the same answer.", body = crate::jobs::shapes::JobDto, example = json!(<crate::jobs::shapes::JobDto as crate::sample::Sample>::sample()))
            )
        )]
        #[post($path)]
        pub(super) async fn $name(
            office: door::Desk,
            preferences: crate::preferences::Preferences,
            body: crate::body::Body<crate::bulk::BulkRequest, { crate::bulk::MOST_BYTES }>,
        ) -> Result<actix_web::HttpResponse, crate::problem::Problem> {
            let collection = crate::bulk::Collection::of::<$row>();
            crate::bulk::answer(collection, &office, preferences, &body.context, body.value).await
        }
    };
}

pub(crate) use bulk;
