//! A mail server that does as it is told, for one test: it speaks SMTP on a port of this machine, records what it
//! hears, and breaks off, refuses or keeps silent where its script says so.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// What it does where a script has a say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// Says this line.
    Say(&'static str),
    /// Says it byte by byte, each in a packet of its own.
    Dribble(&'static str),
    /// Hangs up.
    HangUp,
    /// Says nothing more, and keeps the line.
    KeepSilent,
}

/// One conversation; a server holds as many as it will have, and refuses the port afterwards.
#[derive(Debug, Clone)]
pub(super) struct Script {
    pub(super) greeting: Deed,
    /// What it offers after EHLO.
    pub(super) offers: Vec<&'static str>,
    pub(super) auth: Deed,
    pub(super) recipient: Deed,
    pub(super) end: Deed,
    pub(super) goodbye: Deed,
    /// TLS from the first byte.
    pub(super) wrapped: bool,
}

impl Default for Script {
    /// A server that takes everything.
    fn default() -> Self {
        Self {
            greeting: Deed::Say("220 essai ESMTP"),
            offers: Vec::new(),
            auth: Deed::Say("235 2.7.0 entrez"),
            recipient: Deed::Say("250 2.1.5 ok"),
            end: Deed::Say("250 2.0.0 pris sous le nom A1"),
            goodbye: Deed::Say("221 au revoir"),
            wrapped: false,
        }
    }
}

/// What it heard in all its conversations, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Heard {
    /// Commands, each with whether the line was protected.
    pub(super) commands: Vec<(String, bool)>,
    /// Mails, to the final dot.
    pub(super) mails: Vec<String>,
}

pub(super) struct PostOffice {
    pub(super) address: SocketAddr,
    heard: Arc<Mutex<Heard>>,
    certificate: TempDir,
}

impl PostOffice {
    /// Opens on a free port for these conversations.
    pub(super) async fn open(scripts: impl IntoIterator<Item = Script>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let heard: Arc<Mutex<Heard>> = Arc::default();
        let certificate = TempDir::new().expect("a folder");
        let tls = acceptor(&certificate);
        let mut scripts: VecDeque<Script> = scripts.into_iter().collect();
        let ears = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Some(script) = scripts.pop_front() {
                let (line, _) = listener.accept().await.expect("a caller");
                tokio::spawn(answer(line, script, tls.clone(), Arc::clone(&ears)));
            }
        });
        Self { address, heard, certificate }
    }

    /// Its address by the name that its certificate bears.
    pub(super) fn url(&self, scheme: &str, query: &str) -> String {
        format!("{scheme}://localhost:{}{query}", self.address.port())
    }

    /// The file of its certificate.
    pub(super) fn certificate(&self) -> PathBuf {
        self.certificate.path().join("ca.pem")
    }

    pub(super) fn heard(&self) -> Heard {
        self.heard.lock().expect("no panic").clone()
    }
}

fn acceptor(folder: &TempDir) -> TlsAcceptor {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    std::fs::write(folder.path().join("ca.pem"), made.cert.pem()).expect("written");
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions of TLS")
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .expect("a certificate and its key");
    TlsAcceptor::from(Arc::new(config))
}

async fn answer(line: TcpStream, script: Script, tls: TlsAcceptor, heard: Arc<Mutex<Heard>>) {
    // A caller that hangs up or does not trust the certificate ends the conversation, nothing else.
    if script.wrapped {
        if let Ok(line) = tls.accept(line).await {
            converse(line, &script, &heard, true, true).await;
        }
    } else if let Some(line) = converse(line, &script, &heard, false, true).await
        && let Ok(line) = tls.accept(line).await
    {
        converse(line, &script, &heard, true, false).await;
    }
}

/// Answers whether the conversation goes on.
async fn act<S: AsyncWrite + Unpin>(line: &mut S, deed: Deed) -> bool {
    match deed {
        Deed::Say(words) => line.write_all(format!("{words}\r\n").as_bytes()).await.is_ok(),
        Deed::Dribble(words) => {
            for byte in format!("{words}\r\n").into_bytes() {
                if line.write_all(&[byte]).await.is_err() || line.flush().await.is_err() {
                    return false;
                }
                tokio::task::yield_now().await;
            }
            true
        }
        Deed::HangUp => false,
        Deed::KeepSilent => std::future::pending().await,
    }
}

/// Answers the bare line when the caller asks for STARTTLS.
async fn converse<S: AsyncRead + AsyncWrite + Unpin>(
    line: S,
    script: &Script,
    heard: &Mutex<Heard>,
    protected: bool,
    greet: bool,
) -> Option<S> {
    let mut line = BufReader::new(line);
    if greet && !act(&mut line, script.greeting).await {
        return None;
    }
    loop {
        let mut text = String::new();
        if line.read_line(&mut text).await.ok()? == 0 {
            return None;
        }
        let command = text.trim_end().to_owned();
        heard.lock().expect("no panic").commands.push((command.clone(), protected));
        let deed = match command.split_whitespace().next().unwrap_or_default() {
            "EHLO" => {
                let offers: Vec<&str> = script
                    .offers
                    .iter()
                    .copied()
                    .filter(|offer| !(protected && *offer == "STARTTLS"))
                    .collect();
                let mut answer = String::from("250-essai\r\n");
                for offer in offers {
                    answer.extend(["250-", offer, "\r\n"]);
                }
                line.write_all(answer.as_bytes()).await.ok()?;
                Deed::Say("250 8BITMIME")
            }
            "STARTTLS" => {
                act(&mut line, Deed::Say("220 allez-y")).await;
                return Some(line.into_inner());
            }
            "AUTH" => script.auth,
            "RCPT" => script.recipient,
            "DATA" => {
                act(&mut line, Deed::Say("354 j'écoute")).await;
                let mail = until_the_dot(&mut line).await?;
                heard.lock().expect("no panic").mails.push(mail);
                script.end
            }
            "QUIT" => {
                act(&mut line, script.goodbye).await;
                return None;
            }
            _ => Deed::Say("250 ok"),
        };
        if !act(&mut line, deed).await {
            return None;
        }
    }
}

async fn until_the_dot<S: AsyncRead + Unpin>(line: &mut BufReader<S>) -> Option<String> {
    let mut mail = String::new();
    loop {
        let mut text = String::new();
        if line.read_line(&mut text).await.ok()? == 0 {
            return None;
        }
        if text == ".\r\n" {
            return Some(mail);
        }
        mail.push_str(&text);
    }
}
