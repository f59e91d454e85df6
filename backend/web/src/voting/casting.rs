//! `/voter/{id}/bulletin`: the one step that votes. Lean, since a whole assembly takes it in one minute: nothing is read
//! that the vote itself does not need, and only then what the receipt says.

use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form};
use office::assemblies::public::{AssemblyError, VotingError};
use office::kernel::Failure;
use office::members::public::MemberId;

use super::receipt::ReceiptPage;
use super::sent::{Sent, amendment};
use super::{booth, named};
use crate::assemblies::nothing;
use crate::members::acts::once;
use crate::visitor::Reader;

/// `POST /voter/{id}/bulletin`.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent>,
) -> HttpResponse {
    let answer = submitted(&request, &reader, &attempt, form.0).await;
    reader.settle(answer)
}

async fn submitted(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let Some(id) = named(request) else { return Ok(nothing(reader)) };
    let Reader { frame, desk } = reader;
    let cast = match sent.cast(frame.words) {
        Ok(cast) => cast,
        Err(trouble) => {
            let context = desk.context(attempt.0.correlation);
            let booth = desk.booth(&context, id, &sent.code).await?;
            return Ok(booth::BoothPage::new(frame, &booth, &sent, desk.now()).refused_by(&trouble).answer());
        }
    };
    let context = desk.context(attempt.0.correlation);
    let receipt = if sent.is_before() {
        let said = (&sent.choices, &sent.amendement, &sent.mandataire);
        let once = once(context.clone(), &sent.ordre, request.path(), &said);
        match amendment(desk, &context, id, &sent).await {
            Ok((said, _)) => desk.send_form(&once, (id, &sent.code), cast.clone(), said).await,
            Err(failure) => Err(failure),
        }
    } else {
        desk.vote(&context, (id, &sent.code), cast.clone()).await
    };
    let receipt = match receipt {
        Ok(receipt) => receipt,
        Err(failure) => {
            let sent = renamed(sent, &failure);
            return booth::refused(request, reader, attempt, (&sent, failure)).await;
        }
    };
    let mut voices: Vec<MemberId> = cast.votes.iter().map(|vote| vote.member).collect();
    voices.sort_unstable();
    voices.dedup();
    let spoken = desk.spoken_for(id, &voices).await?;
    Ok(ReceiptPage::new(reader, id, &sent, (&receipt, &cast, &spoken)).answer())
}

/// An order whose name has served already gets another: what the voter changes is another order.
fn renamed(sent: Sent, failure: &Failure) -> Sent {
    match failure.refusal() {
        Some(AssemblyError::Voting(VotingError::OrderReused { .. })) => Sent { ordre: String::new(), ..sent },
        _ => sent,
    }
}
