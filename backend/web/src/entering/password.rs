//! `/connexion`: by address and password, with the ways to the other entrances; members, who need no password, are told
//! so first.

use actix_web::{HttpRequest, HttpResponse, web};
use door::{Desk, Entering, Form};
use serde::Deserialize;

use super::{landing, onward};
use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::notices::Link;

/// The identity provider that lets people in, as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Provider {
    /// Its name, as people know it.
    name: String,
}

/// What the address of the page asks.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    /// Where to go afterwards.
    suite: Option<String>,
    /// The news that brought somebody here.
    fait: Option<String>,
}

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Entry {
    email: String,
    password: String,
    suite: Option<String>,
}

/// `GET /connexion`.
pub(crate) async fn show(request: HttpRequest, asked: web::Query<Asked>) -> HttpResponse {
    let frame = Frame::of(&request);
    if frame.visitor.is_some() {
        return frame.go(landing::local(asked.suite.as_deref()).unwrap_or("/"));
    }
    let frame = frame.at(&landing::towards("/connexion", asked.suite.as_deref()));
    page(&frame, &asked, "", provider(&request).as_ref(), None).answer()
}

/// `POST /connexion`.
pub(crate) async fn submit(
    request: HttpRequest,
    desk: Desk,
    attempt: Entering,
    form: Form<Entry>,
) -> HttpResponse {
    let frame = Frame::of(&request).at("/connexion");
    let Entry { email, password, suite } = form.0;
    match desk.accounts.sign_in_with_password(&attempt.0, email.trim(), &password).await {
        Ok(step) => onward::go(&frame, &step, suite.as_deref()),
        Err(failure) => {
            let asked = Asked { suite, fait: None };
            let provider = provider(&request);
            forms::again(&frame, failure, |trouble| page(&frame, &asked, &email, provider.as_ref(), trouble))
        }
    }
}

fn provider(request: &HttpRequest) -> Option<Provider> {
    super::provider::of(request).map(|provider| Provider { name: provider.name().to_owned() })
}

/// The page.
fn page(
    frame: &Frame,
    asked: &Asked,
    email: &str,
    provider: Option<&Provider>,
    trouble: Option<&Trouble>,
) -> FormPage {
    let words = frame.words;
    let suite = landing::local(asked.suite.as_deref());
    let news = match asked.fait.as_deref() {
        _ if trouble.is_some() => None,
        Some("deconnexion") => Some("enter-left"),
        _ => suite.map(|_| "enter-again"),
    };
    let entrance = provider.map(|provider| {
        let address = frame.to(&landing::towards("/connexion/oidc", suite));
        Link::new(address, words.tell("enter-provider", &[("name", &provider.name)]))
    });
    let mut page = FormPage::new(frame, "enter-title", "/connexion", "enter-button");
    if let Some(key) = news {
        page = page.saying(words.say(key));
    }
    if let Some(provider) = provider.filter(|_| news == Some("enter-left")) {
        let words = words.tell("provider-leave", &[("name", &provider.name)]);
        page = page.with_link("/connexion/oidc/sortie", words);
    }
    page.offering(
        words.say("enter-by-link-about"),
        &landing::towards("/connexion/lien", suite),
        words.say("enter-by-link"),
    )
    .asking(Field::email("email", words.say("field-email")).holding(email))
    .asking(Field::password("password", words.say("field-password")))
    .sending("suite", suite)
    .with_entrance(entrance)
    .with_link("/mot-de-passe/oublie", words.say("enter-forgotten"))
    .refused_by(trouble)
}

/// The page in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let frame = &frame.clone().at("/connexion");
    let asked = Asked { suite: Some("/utilisateurs".to_owned()), fait: None };
    let left = Asked { suite: None, fait: Some("deconnexion".to_owned()) };
    let provider = Provider { name: "Compte de la coopérative".to_owned() };
    let (wrong, locked) = crate::samples::entrance_troubles(frame.words);
    vec![
        ("enter", page(frame, &Asked::default(), "", None, None)),
        ("enter_left", page(frame, &left, "", Some(&provider), None)),
        ("enter_provider", page(frame, &asked, "", Some(&provider), None)),
        ("enter_refused", page(frame, &asked, "claire@exemple.fr", None, Some(&wrong))),
        ("enter_locked", page(frame, &asked, "claire@exemple.fr", None, Some(&locked))),
    ]
}
