//! `/connexion/oidc`: to the identity provider and back.
//!
//! The way there is a link and not a form: what follows a form to another server is forbidden by the pages' own policy
//! (`form-action 'self'`), and nothing here changes before somebody comes back. What can never happen here: an answer
//! taken from a browser that did not leave from here; a way there that is kept after somebody came back.

use std::sync::Arc;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use door::{Desk, Entering, cookies};
use office::identity::{IdentityProvider, NotIn, ProviderAnswer, ProviderFailure, ProviderFault};
use office::kernel::{Failure, RefusalKind};
use serde::Deserialize;

use super::{landing, onward};
use crate::forms::{sentence, sentence_of};
use crate::frame::Frame;
use crate::notices::{self, Notice};
use crate::visitor::settle;

/// What the address of the page asks.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    /// Where to go afterwards.
    suite: Option<String>,
}

/// The provider that lets people in, when there is one.
pub(crate) fn of(request: &HttpRequest) -> Option<Arc<dyn IdentityProvider>> {
    request.app_data::<web::Data<dyn IdentityProvider>>().map(|provider| Arc::clone(provider))
}

/// `GET /connexion/oidc`: off to the provider.
pub(crate) async fn leave(request: HttpRequest, desk: Desk, asked: web::Query<Asked>) -> HttpResponse {
    let frame = Frame::of(&request);
    let Some(provider) = of(&request) else { return notices::not_found::show(request).await };
    let wanted = landing::local(asked.suite.as_deref()).unwrap_or("/");
    if frame.visitor.is_some() {
        return frame.go(wanted);
    }
    if is_sent_by_another_site(&request) {
        return frame.go(&landing::towards("/connexion", asked.suite.as_deref()));
    }
    match desk.go_away(&*provider, desk.now(), Some(&frame.to(wanted))).await {
        Ok(away) => onward::with(elsewhere(&away.url), &[cookies::state(&away.kept)]),
        Err(not_in) => refused(&frame, not_in),
    }
}

/// `GET /connexion/oidc/retour`: back from the provider, which has put its answer into the address.
pub(crate) async fn come_back(request: HttpRequest, desk: Desk, attempt: Entering) -> HttpResponse {
    let frame = Frame::of(&request).at("/connexion/oidc");
    let Some(provider) = of(&request) else { return notices::not_found::show(request).await };
    let answer = web::Query::<ProviderAnswer>::from_query(request.query_string());
    let answer = answer.map(web::Query::into_inner).unwrap_or_default();
    let kept = cookies::state_of(&request);
    let page = match desk.come_back(&*provider, kept.as_deref(), &answer, &attempt.0).await {
        Ok((step, wanted)) => onward::go(&frame, &step, wanted.as_deref()),
        Err(not_in) => refused(&frame, not_in),
    };
    onward::with(page, &[cookies::state_ended()])
}

/// `GET /connexion/oidc/sortie`: signs out at the provider too, if it offers that.
pub(crate) async fn sign_out(request: HttpRequest, desk: Desk) -> HttpResponse {
    let frame = Frame::of(&request);
    let Some(provider) = of(&request) else { return notices::not_found::show(request).await };
    match provider.sign_out_url(&door::link(&request, "/connexion"), desk.now()).await {
        Ok(Some(url)) => elsewhere(&url),
        Ok(None) => frame.go("/connexion"),
        Err(failure) => notice(&frame, &failure).answer(),
    }
}

/// Whether a page of another site sent the browser here: nobody is signed in without having asked for it (a provider
/// that knows the browser asks nothing), so they are shown the button. Browsers of today always say it.
fn is_sent_by_another_site(request: &HttpRequest) -> bool {
    let site = request.headers().get("sec-fetch-site").map(|site| site.to_str().unwrap_or("?"));
    site.is_some_and(|site| !matches!(site, "same-origin" | "none"))
}

fn elsewhere(url: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, url))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .finish()
}

fn refused(frame: &Frame, not_in: NotIn) -> HttpResponse {
    match not_in {
        NotIn::Provider(failure) => notice(frame, &failure).answer(),
        NotIn::House(Failure::Refused(refusal)) if refusal.kind() == RefusalKind::Forbidden => {
            let words = frame.words;
            Notice::new(frame, StatusCode::FORBIDDEN, "provider-title")
                .quoting(sentence(words, refusal.as_ref()))
                .with_link(frame.to("/connexion"), words.say("provider-other"))
                .answer()
        }
        NotIn::House(failure) => settle(frame, Err(failure)),
    }
}

/// Why nobody came in, and the ways on.
pub(crate) fn notice(frame: &Frame, failure: &ProviderFailure) -> Notice {
    let words = frame.words;
    let status = match failure.fault {
        ProviderFault::Down => StatusCode::SERVICE_UNAVAILABLE,
        ProviderFault::Misconfigured => StatusCode::BAD_GATEWAY,
        ProviderFault::Declined => StatusCode::FORBIDDEN,
        ProviderFault::BeginAgain => StatusCode::BAD_REQUEST,
    };
    Notice::new(frame, status, "provider-title")
        .quoting(sentence_of(words, failure.fault.code(), &failure.french, &serde_json::Value::Null))
        .with_link(frame.to("/connexion/oidc"), words.say("provider-again"))
        .with_link(frame.to("/connexion"), words.say("provider-other"))
}

/// The notices, for the test that renders every page.
#[cfg(test)]
pub(crate) fn notices(frame: &Frame) -> Vec<(&'static str, Notice)> {
    let frame = &frame.clone().at("/connexion/oidc");
    let failure = |fault, french: &str| ProviderFailure { fault, french: french.to_owned() };
    let down = failure(
        ProviderFault::Down,
        "Le service de connexion ne répond pas. Réessayez dans quelques minutes.",
    );
    let again = failure(
        ProviderFault::BeginAgain,
        "Cette connexion n'a pas été commencée dans ce navigateur. Recommencez.",
    );
    vec![("provider_down", notice(frame, &down)), ("provider_again", notice(frame, &again))]
}
