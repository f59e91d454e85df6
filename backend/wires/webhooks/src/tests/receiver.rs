//! Another program on a port of this machine: it records what it is told, and answers as its script says.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use rustls::RootCertStore;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// How it answers.
#[derive(Debug, Clone, Copy)]
pub(super) enum Answer {
    /// With these lines of head, and this body.
    Say(&'static str, &'static str),
    /// With a body that never ends.
    TalkOn,
    /// Not at all.
    KeepSilent,
    /// It hangs up.
    HangUp,
}

/// What it was told.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    /// The first line.
    pub(super) line: String,
    /// Names in small letters.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Told {
    pub(super) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(given, _)| given == name);
        found.map_or_else(|| panic!("no {name} in {:?}", self.headers), |(_, value)| value)
    }
}

pub(super) struct Receiver {
    pub(super) address: SocketAddr,
    told: Arc<Mutex<Vec<Told>>>,
    pub(super) roots: RootCertStore,
}

impl Receiver {
    /// Answers each message the same way, in clear or over TLS as `localhost`.
    pub(super) async fn open(answer: Answer, tls: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let told: Arc<Mutex<Vec<Told>>> = Arc::default();
        let (acceptor, roots) = certificate();
        let ears = Arc::clone(&told);
        tokio::spawn(async move {
            loop {
                let (line, _) = listener.accept().await.expect("a caller");
                let (ears, acceptor) = (Arc::clone(&ears), acceptor.clone());
                tokio::spawn(async move {
                    if tls {
                        // A caller that does not trust the certificate hangs up.
                        if let Ok(line) = acceptor.accept(line).await {
                            converse(line, answer, &ears).await;
                        }
                    } else {
                        converse(line, answer, &ears).await;
                    }
                });
            }
        });
        Self { address, told, roots }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(super) fn told(&self) -> Vec<Told> {
        self.told.lock().expect("no panic").clone()
    }
}

fn certificate() -> (TlsAcceptor, RootCertStore) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).expect("a root");
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions of TLS")
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .expect("a certificate and its key");
    (TlsAcceptor::from(Arc::new(config)), roots)
}

async fn converse<S: AsyncRead + AsyncWrite + Unpin>(line: S, answer: Answer, ears: &Mutex<Vec<Told>>) {
    let mut line = BufReader::new(line);
    let Some(told) = read(&mut line).await else { return };
    ears.lock().expect("no panic").push(told);
    match answer {
        Answer::Say(head, body) => {
            let text = format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            drop(line.write_all(text.as_bytes()).await);
            drop(line.flush().await);
        }
        Answer::TalkOn => {
            drop(line.write_all(b"HTTP/1.1 500 Oops\r\ncontent-type: text/plain\r\n\r\n").await);
            while line.write_all(&[b'a'; 4_096]).await.is_ok() {}
        }
        Answer::KeepSilent => std::future::pending().await,
        Answer::HangUp => {}
    }
}

async fn read<S: AsyncRead + Unpin>(line: &mut BufReader<S>) -> Option<Told> {
    let mut told = Told::default();
    line.read_line(&mut told.line).await.ok()?;
    loop {
        let mut text = String::new();
        line.read_line(&mut text).await.ok()?;
        let Some((name, value)) = text.trim_end().split_once(':') else { break };
        told.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = told.headers.iter().find(|(name, _)| name == "content-length")?.1.parse().ok()?;
    let mut body = vec![0; length];
    line.read_exact(&mut body).await.ok()?;
    told.body = String::from_utf8(body).ok()?;
    Some(told)
}
