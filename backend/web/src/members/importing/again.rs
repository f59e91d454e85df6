//! What one button does with an import: import what was rehearsed, stop it, let it go on.

use actix_web::HttpResponse;
use actix_web::web::Path;
use door::Entering;
use office::kernel::jobs::JobId;
use office::members::permissions::MEMBERS_IMPORT;

use super::PATH;
use crate::members::acts::once;
use crate::visitor::Reader;

/// `POST /associes/import/{job}/faire`: the file of a rehearsal is imported as it was read then. However often the button
/// is pressed, it is imported once.
pub(crate) async fn import(reader: Reader, attempt: Entering, job: Path<JobId>) -> HttpResponse {
    if let Some(refused) = reader.refused(MEMBERS_IMPORT) {
        return refused;
    }
    let Reader { frame, desk } = &reader;
    let answer = async {
        let context = once(desk.context(attempt.0.correlation), &format!("import-{job}"), PATH, &*job);
        desk.import_again(&context, *job, None, false, desk.today()?).await
    };
    reader.settle(answer.await.map(|next| frame.go(&format!("{PATH}/{}", next.id))))
}

/// `POST /associes/import/{job}/arret`: an import stops between two batches.
pub(crate) async fn stop(reader: Reader, attempt: Entering, job: Path<JobId>) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let answer = desk.jobs().cancel(&desk.context(attempt.0.correlation), *job).await;
    reader.settle(answer.map(|job| frame.go(&format!("{PATH}/{}", job.id))))
}

/// `POST /associes/import/{job}/reprise`: an import that failed or was stopped goes on.
pub(crate) async fn resume(reader: Reader, attempt: Entering, job: Path<JobId>) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let answer = desk.jobs().resume(&desk.context(attempt.0.correlation), *job).await;
    reader.settle(answer.map(|job| frame.go(&format!("{PATH}/{}", job.id))))
}
