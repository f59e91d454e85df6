//! `GET /members/{member_id}/merge`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::members::MergeMembers;
use office::members::public::MemberId;

use super::shapes::MergePreviewDto;
use crate::etag::Single;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// What a merge of two entries would come to.
///
/// Nothing is written.
#[utoipa::path(
    tag = "members",
    params(
        ("member_id" = String, Path, format = Uuid, description = "The entry that would be no more."),
        ("into" = String, Query, format = Uuid, description = "The entry that would remain.", example = "01a5e0c2-7c00-7000-8000-00000000002b"),
        ("on" = String, Query, format = Date, description = "Day of the merge.", example = "2015-06-01")
    ),
    responses((status = 200, description = "What would go over.", body = MergePreviewDto, example = json!(MergePreviewDto::sample())))
)]
#[get("/members/{member_id}/merge")]
pub(super) async fn preview_merge(
    office: Desk,
    member_id: Path<MemberId>,
    parameters: Parameters,
) -> Result<Single<MergePreviewDto>, Problem> {
    parameters.only(&["into", "on"])?;
    let (survivor, on) = (parameters.required("into")?, parameters.required("on")?);
    let order = MergeMembers { merged: *member_id, survivor, on };
    Ok(Single(office.members.preview_merge(order).await?.into()))
}
