//! How the provider is asked: one question, one answer, over TLS.
//!
//! What can never happen: a redirect that is followed, so that a provider cannot point this program at other servers
//! (RFC 9700, 4.11); an answer without end, or one that is waited for without end; a question in clear to another
//! machine.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::url::Url;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use rustls::crypto::ring;

use crate::error::OidcError;
use crate::settings::is_private;

/// How long a provider may take over one answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// The largest answer that is read: keys and metadata are a few kilobytes.
const LARGEST: usize = 1024 * 1024;

/// Asks over HTTP; cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    client: Client<HttpsConnector<HttpConnector>, Full<VecDeque<u8>>>,
}

/// A question without an answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HttpFailure {
    #[error("the address {0} is not private: https is needed beyond this machine")]
    NotPrivate(String),
    #[error("no answer within {} s", PATIENCE.as_secs())]
    Late,
    #[error("{0}")]
    Broken(String),
}

impl Line {
    /// Trusts the certificates that this machine trusts (`SSL_CERT_FILE` names others), or Mozilla's list on a machine
    /// without any.
    pub(crate) fn new() -> Result<Self, OidcError> {
        let native = HttpsConnectorBuilder::new().with_provider_and_native_roots(ring::default_provider());
        let builder = match native {
            Ok(native) => native,
            Err(_) => HttpsConnectorBuilder::new()
                .with_provider_and_webpki_roots(ring::default_provider())
                .map_err(|error| OidcError::settings(format!("TLS : {error}")))?,
        };
        let connector = builder.https_or_http().enable_http1().build();
        Ok(Self { client: Client::builder(TokioExecutor::new()).build(connector) })
    }

    /// One question, one answer, whatever its status.
    pub(crate) async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpFailure> {
        let address = request.uri().to_string();
        if !Url::parse(&address).is_ok_and(|url| is_private(&url)) {
            return Err(HttpFailure::NotPrivate(without_query(&address)));
        }
        let exchange = async {
            let question = request.map(|body| Full::new(VecDeque::from(body)));
            let answer = self.client.request(question).await.map_err(|error| broken(&error))?;
            let (head, body) = answer.into_parts();
            let body =
                Limited::new(body, LARGEST).collect().await.map_err(|error| broken_body(error.as_ref()))?;
            Ok(HttpResponse::from_parts(head, body.to_bytes().to_vec()))
        };
        tokio::time::timeout(PATIENCE, exchange).await.map_err(|_| HttpFailure::Late)?
    }
}

impl<'c> AsyncHttpClient<'c> for Line {
    type Error = HttpFailure;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpFailure>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

fn broken(error: &hyper_util::client::legacy::Error) -> HttpFailure {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        words = format!("{words}: {deeper}");
        cause = deeper.source();
    }
    HttpFailure::Broken(words)
}

fn broken_body(error: &(dyn std::error::Error + Send + Sync + 'static)) -> HttpFailure {
    HttpFailure::Broken(format!("the answer cannot be read: {error}"))
}

fn without_query(address: &str) -> String {
    address.split('?').next().unwrap_or_default().to_owned()
}
