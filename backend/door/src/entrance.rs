//! The one middleware around everything: who knocks, how often, with what; then the room; then what leaves it.
//!
//! In order: the name that was asked for, TLS, the head of the body, who it is, the count, whose page it comes from; the
//! handler; the audit trail; the headers. What can never happen: a handler that runs for a request which any of these
//! refused; an answer without its headers.

use std::sync::Arc;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::uri::Authority;
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::rt::time::timeout;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse};
use office::Office;
use office::kernel::Clock;
use office::kernel::access::Principal;
use office::values::Timestamp;

use crate::body::{self, Verdict};
use crate::client::Client;
use crate::desk::Entered;
use crate::identify::{Asking, identify, remember};
use crate::origin::is_loopback_name;
use crate::rates::{Counted, Rates, Standing};
use crate::refused::Refused;
use crate::rules::Rules;
use crate::{headers, trail, writes};

/// What a supervisor asks, by whatever name and address it knows the process: nothing is told there.
const PROBES: [&str; 2] = ["/healthz", "/readyz"];

/// The id of a request, which the program has given it.
const REQUEST_ID: &str = "x-request-id";

/// The door of one house, shared by all workers of a process.
pub struct Door {
    office: Office,
    clock: Arc<dyn Clock>,
    rules: Rules,
    rates: Rates,
}

/// What was found out about a request on its way in.
struct Visit {
    principal: Principal,
    standing: Option<Standing>,
}

/// A refusal, and how its caller stands.
struct Turned(Refused, Option<Standing>);

impl Door {
    /// The door of an office, by these rules. The office may be in anybody's hands: identifying is nobody's right.
    pub fn new(office: Office, clock: Arc<dyn Clock>, rules: Rules) -> Self {
        let rates = Rates::new(&rules.limits);
        Self { office, clock, rules, rates }
    }

    /// By which rules it lets in.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Everything that is asked before a handler runs.
    async fn admit(
        &self,
        request: &mut ServiceRequest,
        client: Client,
        at: Timestamp,
    ) -> Result<Visit, Turned> {
        let turned = |refused| Turned(refused, None);
        self.check_address(request, client).map_err(turned)?;
        if !is_plain(request.path()) {
            return Err(turned(disguised()));
        }
        body::check_head(request.headers(), &self.rules.limits).map_err(turned)?;
        let identified = identify(&self.office, request, at).await;
        let counted = counted(client, identified.as_ref().ok());
        let mut standing = self.rates.count(counted, at);
        if let (Counted::Address(address), Ok(Asking::Nobody)) = (counted, &identified)
            && writes::is_write(request.method())
            && !writes::is_api(request.path())
            && standing.check().is_ok()
        {
            standing = self.rates.count(Counted::SignIn(address), at);
        }
        let turned = |refused| Turned(refused, Some(standing));
        standing.check().map_err(turned)?;
        let asking = identified.map_err(turned)?;
        writes::check(request, &asking, &self.rules.public, client).await.map_err(turned)?;
        remember(request, &asking);
        Ok(Visit { principal: asking.principal(), standing: Some(standing) })
    }

    /// Refuses what was sent to another name than ours, or in clear when the world has TLS.
    fn check_address(&self, request: &ServiceRequest, client: Client) -> Result<(), Refused> {
        let public = &self.rules.public;
        let host = request.headers().get(header::HOST).map(|value| value.to_str().unwrap_or("?"));
        let named = host.or_else(|| request.uri().authority().map(Authority::as_str));
        let loopback = client.local || public.is_loopback();
        let ours = |name: &str| public.is_named_by(name) || (loopback && is_loopback_name(name));
        if !named.is_none_or(ours) {
            let title = "Ce serveur ne répond pas sous ce nom.";
            return Err(Refused::new(StatusCode::MISDIRECTED_REQUEST, "request/wrong-host", title));
        }
        if public.is_https() && !client.https && !client.local {
            return Err(in_clear(request, &self.rules));
        }
        Ok(())
    }

    /// A refusal in the form that its reader can read.
    fn show(&self, request: &HttpRequest, refused: &Refused) -> HttpResponse {
        let accepts = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
        let person = accepts.is_some_and(|accepts| accepts.contains("text/html"));
        let Some(show) = self.rules.show.filter(|_| person && !writes::is_api(request.path())) else {
            let id = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok());
            return refused.problem(id);
        };
        let mut page = show(request, refused);
        for (name, value) in refused.headers() {
            if let Ok(value) = header::HeaderValue::from_str(value) {
                page.headers_mut().insert(name.clone(), value);
            }
        }
        page
    }
}

/// Whether a path says in clear what needs no code (RFC 3986 §6.2.2.2). Routes are found by the decoded path and rules ask
/// the one that was sent: they must be one and the same.
fn is_plain(path: &str) -> bool {
    let coded = |digits: &[u8]| {
        let digits = std::str::from_utf8(digits.get(..2)?).ok()?;
        u8::from_str_radix(digits, 16).ok()
    };
    let needless = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let mut parts = path.as_bytes().split(|byte| *byte == b'%').skip(1);
    !parts.any(|part| coded(part).is_some_and(needless))
}

fn disguised() -> Refused {
    let title = "Cette adresse écrit en code des signes qui s'écrivent en clair.";
    Refused::new(StatusCode::BAD_REQUEST, "request/disguised-path", title)
        .detail("percent-encode only what needs it")
}

/// Whoever is nobody, or says wrongly who he is, is counted by address.
fn counted(client: Client, asking: Option<&Asking>) -> Counted {
    let user = match asking {
        Some(Asking::Token(principal)) => principal.user_id(),
        Some(Asking::Session(identified)) => identified.principal.user_id(),
        Some(Asking::Nobody) | None => None,
    };
    user.map_or(Counted::Address(client.address), Counted::Account)
}

/// A person is sent on to the address with TLS; a program must learn that what it just sent was readable on its way.
fn in_clear(request: &ServiceRequest, rules: &Rules) -> Refused {
    let title = "Cette adresse ne répond qu'en HTTPS.";
    if matches!(*request.method(), Method::GET | Method::HEAD) && !writes::is_api(request.path()) {
        let place = request.uri().path_and_query().map_or("/", |place| place.as_str());
        return Refused::new(StatusCode::PERMANENT_REDIRECT, "request/not-https", title)
            .header(header::LOCATION, rules.public.link(place));
    }
    Refused::new(StatusCode::FORBIDDEN, "request/not-https", title)
        .detail("Behind a reverse proxy: trusted_proxies must name it, and it must send X-Forwarded-Proto.")
}

/// The middleware: `App::new().app_data(Data::new(door)).wrap(from_fn(door::enter))`.
pub async fn enter(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(door) = request.app_data::<Data<Door>>().cloned() else {
        unreachable!("the app was configured without its door")
    };
    let (path, at) = (request.path().to_owned(), door.clock.now());
    let peer = request.peer_addr().map(|peer| peer.ip());
    let client = Client::of(peer, request.headers(), &door.rules.trusted_proxies);
    request.extensions_mut().insert(client);
    let verdict = body::guard(&mut request, &door.rules.limits);
    let admitted = if PROBES.contains(&path.as_str()) {
        Ok(Visit { principal: Principal::nobody(), standing: None })
    } else {
        door.admit(&mut request, client, at).await
    };
    let (mut response, standing) = match admitted {
        Ok(Visit { principal, standing }) => {
            (answer(&door, request, next, client, at, (&principal, &verdict)).await?, standing)
        }
        Err(Turned(refused, standing)) => {
            let shown = door.show(request.request(), &refused);
            (request.into_response(shown), standing)
        }
    };
    let status = response.status();
    if let Some(standing) = standing {
        standing.tell(response.headers_mut());
    }
    headers::dress(status, response.headers_mut(), &path, client.https);
    Ok(body::hold(response, verdict))
}

/// The handler's answer, once its trail is kept.
async fn answer(
    door: &Door,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    client: Client,
    at: Timestamp,
    (principal, verdict): (&Principal, &Verdict),
) -> Result<ServiceResponse<BoxBody>, Error> {
    request.extensions_mut().insert(Entered(principal.clone()));
    let limits = &door.rules.limits;
    // No clone of the request may live on meanwhile, since routing needs it alone: whoever is cut gets a bare refusal.
    let called = timeout(limits.request_timeout, next.call(request)).await.map_err(|_| too_long())?;
    let response = called?.map_into_boxed_body();
    let kept = trail::keep(&door.office, principal, client, at, &response).await;
    let refused = verdict.refusal(limits).or(kept.err());
    let refused = refused.or_else(|| response.response().error()?.as_error::<Refused>().cloned());
    let Some(refused) = refused else { return Ok(response) };
    let (request, _) = response.into_parts();
    let shown = door.show(&request, &refused);
    Ok(ServiceResponse::new(request, shown))
}

fn too_long() -> Refused {
    let title = "Cette demande a pris trop de temps et a été abandonnée.";
    Refused::new(StatusCode::SERVICE_UNAVAILABLE, "request/timed-out", title)
        .header(header::RETRY_AFTER, "30")
}
