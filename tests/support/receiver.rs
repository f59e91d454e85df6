//! Another program of an integrator, on a port of this machine: it records what it is told and answers as it is bidden.
//!
//! What can never happen: a message that is answered and not recorded.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kernel::testing::tokio;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Mutex as Turn;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// How long a message may take to come.
const PATIENCE: Duration = Duration::from_mins(1);

/// A message as it came.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// Method, path and version.
    pub(crate) line: String,
    /// Names in small letters.
    pub(crate) headers: BTreeMap<String, String>,
    /// The very bytes, which are JSON.
    pub(crate) body: String,
}

/// It takes everything (204), but for the answers that were bidden.
pub(crate) struct Receiver {
    address: SocketAddr,
    answers: Arc<Mutex<VecDeque<u16>>>,
    told: Turn<UnboundedReceiver<Told>>,
}

impl Receiver {
    /// Opens on a free port.
    pub(crate) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let answers: Arc<Mutex<VecDeque<u16>>> = Arc::default();
        let (tell, told) = unbounded_channel();
        let bidden = Arc::clone(&answers);
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                // A caller that hangs up before its end has told nothing.
                tokio::spawn(hear(line, Arc::clone(&bidden), tell.clone()));
            }
        });
        Self { address, answers, told: Turn::new(told) }
    }

    /// Its address.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Answers the next messages so. A refusal asks for an hour of peace (`Retry-After`), so that the next attempt comes
    /// when the test asks for it.
    pub(crate) fn answer(&self, statuses: &[u16]) {
        self.answers.lock().unwrap().extend(statuses);
    }

    /// The next message.
    pub(crate) async fn next(&self) -> Told {
        let mut told = self.told.lock().await;
        let next = tokio::time::timeout(PATIENCE, told.recv()).await;
        next.expect("a message comes").expect("the receiver is open")
    }

    /// What came and was not asked for yet.
    pub(crate) async fn more(&self) -> Vec<Told> {
        let mut told = self.told.lock().await;
        std::iter::from_fn(|| told.try_recv().ok()).collect()
    }
}

async fn hear(
    line: TcpStream,
    answers: Arc<Mutex<VecDeque<u16>>>,
    tell: UnboundedSender<Told>,
) -> Option<()> {
    let mut line = BufReader::new(line);
    let told = read(&mut line).await?;
    let status = answers.lock().unwrap().pop_front().unwrap_or(204);
    let retry = if status < 300 { "" } else { "retry-after: 3600\r\n" };
    drop(tell.send(told)); // the test may be over
    let head = format!("HTTP/1.1 {status} Essai\r\n{retry}content-length: 0\r\nconnection: close\r\n\r\n");
    line.write_all(head.as_bytes()).await.ok()?;
    line.flush().await.ok()
}

async fn read(line: &mut BufReader<TcpStream>) -> Option<Told> {
    let mut first = String::new();
    line.read_line(&mut first).await.ok()?;
    let mut headers = BTreeMap::new();
    loop {
        let mut text = String::new();
        line.read_line(&mut text).await.ok()?;
        let Some((name, value)) = text.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let mut body = vec![0; headers.get("content-length")?.parse().ok()?];
    line.read_exact(&mut body).await.ok()?;
    Some(Told { line: first.trim_end().to_owned(), headers, body: String::from_utf8(body).ok()? })
}
