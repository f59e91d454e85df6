//! One message, one answer.

use std::error::Error;
use std::time::Duration;

use http_body_util::Full;
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::ClientConfig;
use rustls::crypto::ring;

use crate::guard::{Guard, LeadsInside, Reach};
use crate::{HookError, Message, Receipt, signature};

/// What we call ourselves.
const AGENT: &str = concat!("Quintette-Webhooks/", env!("CARGO_PKG_VERSION"));
/// Bytes of an answer that are read: enough to understand a refusal.
const LARGEST: usize = 2_048;
/// Characters of an answer that are kept.
const LONGEST_WORDS: usize = 300;

type Body = Full<Bytes>;
type Bytes = std::collections::VecDeque<u8>;

/// Speaks HTTP/1.1, over TLS where the address says so.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    client: Client<HttpsConnector<HttpConnector<Guard>>, Body>,
}

impl Line {
    pub(crate) fn new(reach: Reach) -> Result<Self, HookError> {
        let unusable = |error: &dyn Error| HookError::Unusable { reason: format!("TLS : {error}") };
        let provider = || {
            ClientConfig::builder_with_provider(ring::default_provider().into())
                .with_safe_default_protocol_versions()
        };
        let native = provider().map_err(|error| unusable(&error))?.with_native_roots();
        let config = match native {
            Ok(native) => native,
            Err(_) => provider().map_err(|error| unusable(&error))?.with_webpki_roots(),
        };
        Ok(Self::over(reach, config.with_no_client_auth()))
    }

    #[cfg(test)]
    pub(crate) fn trusting(reach: Reach, roots: rustls::RootCertStore) -> Self {
        let config = ClientConfig::builder_with_provider(ring::default_provider().into())
            .with_safe_default_protocol_versions()
            .expect("versions of TLS")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self::over(reach, config)
    }

    fn over(reach: Reach, tls: ClientConfig) -> Self {
        let mut connector = HttpConnector::new_with_resolver(Guard(reach));
        connector.enforce_http(false);
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls)
            .https_or_http()
            .enable_http1()
            .wrap_connector(connector);
        // A line of its own for each message: what a cut exchange left in it would be read by the next.
        Self { client: Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build(connector) }
    }

    /// Sends a message and reads the answer.
    pub(crate) async fn exchange(
        &self,
        url: &str,
        keys: &[&[u8]],
        message: Message<'_>,
    ) -> Result<Receipt, HookError> {
        let seconds = message.at.micros().div_euclid(1_000_000);
        let request = composed(url, keys, message, seconds)?;
        let answer = self.client.request(request).await.map_err(|error| broken(&error))?;
        let status = answer.status().as_u16();
        if answer.status().is_success() {
            return Ok(Receipt { status });
        }
        let asked = answer.headers().get("retry-after").and_then(|value| value.to_str().ok());
        let retry_after = asked.and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
        let words = words(answer.into_body()).await;
        Err(HookError::Refused { status, words, retry_after })
    }
}

fn composed(
    url: &str,
    keys: &[&[u8]],
    message: Message<'_>,
    seconds: i64,
) -> Result<http::Request<Body>, HookError> {
    http::Request::post(url)
        .header("content-type", "application/json")
        .header("user-agent", AGENT)
        .header("webhook-id", message.id)
        .header("webhook-timestamp", seconds)
        .header("webhook-signature", signature::header(keys, message.id, seconds, message.body))
        .body(Full::new(message.body.bytes().collect()))
        .map_err(|error| HookError::Unusable { reason: error.to_string() })
}

/// The beginning of an answer, on one line. What cannot be read says nothing.
async fn words<B>(mut body: B) -> String
where
    B: http_body_util::BodyExt<Data: AsRef<[u8]>> + Unpin,
{
    let mut bytes: Vec<u8> = Vec::new();
    while bytes.len() < LARGEST {
        match body.frame().await {
            Some(Ok(frame)) => bytes.extend(frame.data_ref().map(AsRef::as_ref).unwrap_or_default()),
            _ => break,
        }
    }
    bytes.truncate(LARGEST);
    let text = String::from_utf8_lossy(&bytes);
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST_WORDS).collect()
}

/// The innermost words of an error, which say what happened; the guard's refusal as itself.
fn broken(error: &hyper_util::client::legacy::Error) -> HookError {
    let mut reason = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        let of_guard = deeper
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref)
            .and_then(|inner| inner.downcast_ref::<LeadsInside>());
        if let Some(LeadsInside(name)) = of_guard {
            return HookError::Inside { address: name.clone() };
        }
        reason = format!("{reason}: {deeper}");
        cause = deeper.source();
    }
    HookError::Broken { reason }
}
