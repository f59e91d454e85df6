//! What a member does about its own part: it signs in at a distance, releases its proxy, takes a released one. Each step
//! asks the code again and answers the page of the choices.

use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form};
use office::assemblies::public::AssemblyId;
use office::kernel::{Context, Failure};
use office::members::public::MemberId;

use super::booth::{self, BoothPage};
use super::named;
use super::sent::Sent;
use crate::assemblies::nothing;
use crate::visitor::Reader;

/// What is done.
#[derive(Debug, Clone, Copy)]
enum Act {
    SignIn,
    Release,
    Take,
}

/// `POST /voter/{id}/presence`.
pub(crate) async fn sign_in(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent>,
) -> HttpResponse {
    let answer = done(&request, &reader, &attempt, (&form.0, Act::SignIn)).await;
    reader.settle(answer)
}

/// `POST /voter/{id}/pouvoir/remise`.
pub(crate) async fn release(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent>,
) -> HttpResponse {
    let answer = done(&request, &reader, &attempt, (&form.0, Act::Release)).await;
    reader.settle(answer)
}

/// `POST /voter/{id}/pouvoir/prise`.
pub(crate) async fn take(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent>,
) -> HttpResponse {
    let answer = done(&request, &reader, &attempt, (&form.0, Act::Take)).await;
    reader.settle(answer)
}

async fn done(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    (sent, act): (&Sent, Act),
) -> Result<HttpResponse, Failure> {
    let Some(id) = named(request) else { return Ok(nothing(reader)) };
    let context = reader.desk.context(attempt.0.correlation);
    if let Err(failure) = act.carried_out(reader, &context, (id, sent)).await {
        return booth::refused(request, reader, attempt, (sent, failure)).await;
    }
    let booth = reader.desk.booth(&context, id, &sent.code).await?;
    Ok(BoothPage::new(&reader.frame, &booth, sent, reader.desk.now()).saying(act.news()).answer())
}

impl Act {
    async fn carried_out(
        self,
        reader: &Reader,
        context: &Context,
        (id, sent): (AssemblyId, &Sent),
    ) -> Result<(), Failure> {
        let (desk, at) = (&reader.desk, (id, sent.code.as_str()));
        match self {
            Self::SignIn => desk.sign_in_remotely(context, at).await,
            Self::Release => desk.release_own_proxy(context, at).await,
            Self::Take => {
                // Who is named by nothing that reads is nobody on the roll.
                let of = sent.de.parse().unwrap_or_else(|_| MemberId::new(office::values::Uuid::nil()));
                desk.take_released_proxy(context, at, of).await
            }
        }
    }

    /// Key of what is said once it is done.
    fn news(self) -> &'static str {
        match self {
            Self::SignIn => "voting-done-signed-in",
            Self::Release => "voting-done-released",
            Self::Take => "voting-done-taken",
        }
    }
}
