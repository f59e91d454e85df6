//! A provider that says whatever a test wants: fixed answers by path, and a count of what was asked.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use serde_json::{Value, json};

/// A fixed answer.
#[derive(Clone)]
pub(crate) struct Scripted {
    status: u16,
    media_type: &'static str,
    location: Option<String>,
    body: String,
}

impl Scripted {
    /// JSON.
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self { status, media_type: "application/json", location: None, body: body.to_string() }
    }

    /// A signed token by itself.
    pub(crate) fn jwt(body: String) -> Self {
        Self { status: 200, media_type: "application/jwt", location: None, body }
    }

    /// A redirect.
    pub(crate) fn redirect(to: String) -> Self {
        Self { status: 302, media_type: "text/plain", location: Some(to), body: String::new() }
    }
}

#[derive(Default)]
struct Script {
    answers: BTreeMap<String, Scripted>,
    asked: Vec<String>,
    bodies: Vec<String>,
    ended: bool,
}

/// The provider; ends with its test.
pub(crate) struct ScriptedProvider {
    address: SocketAddr,
    script: Arc<Mutex<Script>>,
    thread: Option<JoinHandle<()>>,
}

impl ScriptedProvider {
    /// Listens on a free port, with honest metadata and no keys yet.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let script = Arc::<Mutex<Script>>::default();
        let of_thread = Arc::clone(&script);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if locked(&of_thread).ended {
                    return;
                }
                // Whoever hangs up in the middle gets no answer.
                drop(serve(&stream, &of_thread));
            }
        });
        let provider = Self { address, script, thread: Some(thread) };
        provider.describe(json!({}));
        provider
    }

    /// Its issuer.
    pub(crate) fn issuer(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Says something about itself instead of the truth, or more.
    pub(crate) fn describe(&self, other: Value) {
        let issuer = self.issuer();
        let mut metadata = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/keys"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA", "RS256"],
        });
        let Value::Object(other) = other else { panic!("metadata is an object") };
        metadata.as_object_mut().expect("an object").extend(other);
        self.answer("/.well-known/openid-configuration", Scripted::json(200, &metadata));
    }

    /// Answers a path from now on.
    pub(crate) fn answer(&self, path: &str, answer: Scripted) {
        locked(&self.script).answers.insert(path.to_owned(), answer);
    }

    /// How often a path was asked.
    pub(crate) fn asked(&self, path: &str) -> usize {
        locked(&self.script).asked.iter().filter(|asked| *asked == path).count()
    }

    /// The body of the last request.
    pub(crate) fn last_body(&self) -> String {
        locked(&self.script).bodies.last().cloned().unwrap_or_default()
    }
}

impl Drop for ScriptedProvider {
    fn drop(&mut self) {
        locked(&self.script).ended = true;
        // Wakes the thread, so that it sees the end.
        drop(TcpStream::connect(self.address));
        drop(self.thread.take().map(JoinHandle::join));
    }
}

fn locked(script: &Mutex<Script>) -> MutexGuard<'_, Script> {
    script.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(stream: &TcpStream, script: &Mutex<Script>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split(' ').nth(1).unwrap_or_default().split('?').next().unwrap_or_default().to_owned();
    let mut length = 0;
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let answer = {
        let mut script = locked(script);
        script.asked.push(path.clone());
        script.bodies.push(String::from_utf8_lossy(&body).into_owned());
        script.answers.get(&path).cloned().unwrap_or_else(|| Scripted::json(404, &json!({})))
    };
    let location = answer.location.map(|to| format!("location: {to}\r\n")).unwrap_or_default();
    let mut writer = stream;
    write!(
        writer,
        "HTTP/1.1 {} -\r\ncontent-type: {}\r\ncontent-length: {}\r\n{location}connection: close\r\n\r\n{}",
        answer.status,
        answer.media_type,
        answer.body.len(),
        answer.body
    )
}
