//! Behind nginx and Caddy, configured by the very blocks of `docs/deployment.md`: what the documentation promises is
//! tried with the real thing, where it is installed.
//!
//! What is replaced in a block is what a test cannot have: the ports, the certificate, the place of the program. A
//! replacement that finds nothing fails the test, so the documentation cannot drift away from it.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, thread};

use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use tempfile::TempDir;

use crate::house::{House, Server, signal};
use crate::surface::{header, status, token};
use crate::welcoming::first_administrator;

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/deployment.md");
const NAME: &str = "coop.example";

/// A proxy before a program.
struct Proxy {
    child: Child,
    clear: u16,
    secure: u16,
    certificate: CertificateDer<'static>,
    _folder: TempDir,
    server: Server,
    link: String,
    house: House,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // TERM and not KILL: nginx has workers that its master ends.
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            signal(&self.child, "TERM");
        }
        let _ = self.child.wait();
    }
}

/// The block of the guide in this language.
fn block(language: &str) -> String {
    let guide = fs::read_to_string(GUIDE).expect("the guide");
    let (_, rest) = guide.split_once(&format!("```{language}\n")).expect("the block is there");
    rest.split_once("```").expect("the block ends").0.to_owned()
}

/// The block with each of these replaced, all of which must be there.
fn replaced(block: &str, replacements: &[(&str, String)]) -> String {
    replacements.iter().fold(block.to_owned(), |block, (old, new)| {
        assert!(block.contains(old), "docs/deployment.md has no « {old} » any more:\n{block}");
        block.replace(old, new)
    })
}

/// Ports that are free now.
fn ports<const N: usize>() -> [u16; N] {
    let taken: Vec<_> = (0..N).map(|_| TcpListener::bind("127.0.0.1:0").expect("a port")).collect();
    let mut ports = taken.iter().map(|listener| listener.local_addr().expect("an address").port());
    std::array::from_fn(|_| ports.next().expect("as many"))
}

fn is_installed(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders).chain([PathBuf::from("/usr/sbin")]);
    let there = found.map(|folder| folder.join(program)).any(|file| file.is_file());
    if !there {
        eprintln!("{program} is not installed: its configuration was not tried");
    }
    there
}

/// Starts the program and, before it, a proxy; waits until it listens.
fn before(
    house: House,
    settings: &[(&str, &str)],
    start: impl Fn(&Path, &str, [u16; 2]) -> Command,
) -> Proxy {
    let mut all =
        vec![("QUINTETTE_PUBLIC_URL", "https://coop.example"), ("QUINTETTE_TRUSTED_PROXIES", "127.0.0.1")];
    all.extend(settings);
    let mut server = house.serve_with(&all);
    let link = server.link();
    let folder = TempDir::new().expect("a folder");
    let made = rcgen::generate_simple_self_signed([NAME.to_owned()]).expect("a certificate");
    fs::write(folder.path().join("cert.pem"), made.cert.pem()).expect("written");
    fs::write(folder.path().join("key.pem"), made.signing_key.serialize_pem()).expect("written");
    let [clear, secure] = ports();
    let mut command = start(folder.path(), &server.address, [clear, secure]);
    let log = fs::File::create(folder.path().join("said")).expect("a file");
    command.stdin(Stdio::null()).stdout(log.try_clone().expect("the same file")).stderr(log);
    let mut child = command.spawn().expect("the proxy starts");
    while TcpStream::connect(("127.0.0.1", secure)).is_err() {
        let said = || fs::read_to_string(folder.path().join("said")).unwrap_or_default();
        assert!(child.try_wait().expect("our child").is_none(), "the proxy ended: {}", said());
        thread::yield_now();
    }
    let certificate = made.cert.der().clone();
    Proxy { child, clear, secure, certificate, _folder: folder, server, link, house }
}

fn nginx(settings: &[(&str, &str)]) -> Proxy {
    before(House::alone(), settings, |folder, program, [clear, secure]| {
        let place = |file: &str| folder.join(file).display().to_string();
        let block = replaced(
            &block("nginx"),
            &[
                ("127.0.0.1:8017", program.to_owned()),
                ("listen 80;", format!("listen 127.0.0.1:{clear};")),
                ("    listen [::]:80;\n", String::new()),
                ("    listen [::]:443 ssl http2 default_server;\n", String::new()),
                ("    listen [::]:443 ssl http2;\n", String::new()),
                ("listen 443 ssl", format!("listen 127.0.0.1:{secure} ssl")),
                ("/etc/letsencrypt/live/coop.example/fullchain.pem", place("cert.pem")),
                ("/etc/letsencrypt/live/coop.example/privkey.pem", place("key.pem")),
            ],
        );
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let temporary = temporary.map(|kind| format!("{kind}_temp_path {};", place(kind))).join("\n");
        let whole = format!(
            "daemon off;\nworker_processes 1;\nerror_log stderr warn;\npid {};\nevents {{}}\n\
             http {{\naccess_log off;\n{temporary}\n{block}\n}}\n",
            place("pid")
        );
        fs::write(folder.join("nginx.conf"), whole).expect("written");
        let mut command =
            Command::new(if Path::new("/usr/sbin/nginx").is_file() { "/usr/sbin/nginx" } else { "nginx" });
        command.arg("-e").arg("stderr").arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf"));
        command
    })
}

fn caddy(settings: &[(&str, &str)]) -> Proxy {
    before(House::alone(), settings, |folder, program, [clear, secure]| {
        let place = |file: &str| folder.join(file).display().to_string();
        let own = format!(
            "https://coop.example:{secure} {{\n\tbind 127.0.0.1\n\ttls {} {}\n",
            place("cert.pem"),
            place("key.pem")
        );
        let block = replaced(
            &block("caddyfile"),
            &[
                ("127.0.0.1:8017", program.to_owned()),
                (
                    "\nhttp://coop.example {\n",
                    format!("\nhttp://coop.example:{clear} {{\n\tbind 127.0.0.1\n"),
                ),
                ("\nhttps://coop.example {\n", format!("\n{own}")),
                (
                    "\tadmin off\n",
                    "\tadmin off\n\tauto_https disable_redirects\n\tpersist_config off\n".to_owned(),
                ),
            ],
        );
        fs::write(folder.join("Caddyfile"), block).expect("written");
        let mut command = Command::new("caddy");
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(folder.join("Caddyfile"));
        command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
        command
    })
}

impl Proxy {
    /// A connection over TLS, by this protocol if any is named.
    fn connect(&self, name: &str, protocols: &[&str]) -> StreamOwned<ClientConnection, TcpStream> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone()).expect("a certificate");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let mut config = builder.expect("versions").with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = protocols.iter().map(|protocol| protocol.as_bytes().to_vec()).collect();
        let name = ServerName::try_from(name.to_owned()).expect("a name");
        let connection = ClientConnection::new(Arc::new(config), name).expect("a client");
        StreamOwned::new(connection, call(self.secure))
    }

    /// A request to its last byte; answers the whole response.
    fn send(&self, request: &str) -> String {
        let mut stream = self.connect(NAME, &["http/1.1"]);
        stream.write_all(request.as_bytes()).expect("sent");
        read(&mut stream)
    }

    fn ask(&self, line: &str, headers: &[(&str, &str)], body: &str) -> String {
        self.send(&(request(line, headers, body.len()) + body))
    }

    /// The same in clear.
    fn ask_in_clear(&self, line: &str) -> String {
        let mut stream = call(self.clear);
        stream.write_all(request(line, &[], 0).as_bytes()).expect("sent");
        read(&mut stream)
    }
}

/// A connection from another address of this machine than the proxy's own, which is trusted.
fn call(port: u16) -> TcpStream {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let connected = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4()?;
        socket.bind(([127, 0, 9, 2], 0).into())?;
        socket.connect(([127, 0, 0, 1], port).into()).await?.into_std()
    });
    let stream = connected.expect("a connection");
    stream.set_nonblocking(false).expect("a connection that waits");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
    stream
}

fn request(line: &str, headers: &[(&str, &str)], length: usize) -> String {
    let mut text =
        format!("{line} HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\nContent-Length: {length}\r\n");
    for (name, value) in headers {
        text.extend([*name, ": ", *value, "\r\n"]);
    }
    text + "\r\n"
}

/// All that comes; a peer that does not say good-bye has said enough.
fn read(stream: &mut impl Read) -> String {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

/// Everything that the guide promises of a proxy.
fn keeps_the_promises(proxy: &Proxy) {
    let page = proxy.ask("GET /connexion", &[("Accept", "text/html")], "");
    assert!(status(&page) == 200 && page.contains("<form"), "{page}");
    let strict = page.to_lowercase().matches("strict-transport-security").count();
    assert_eq!(strict, 1, "said once: {page}");
    let mut h2 = proxy.connect(NAME, &["h2", "http/1.1"]);
    h2.conn.complete_io(&mut h2.sock).expect("a handshake");
    assert_eq!(h2.conn.alpn_protocol(), Some(&b"h2"[..]));
    let mut other = proxy.connect("other.example", &[]);
    assert!(other.conn.complete_io(&mut other.sock).is_err(), "another name gets no certificate");

    for inside in ["/metrics", "/readyz"] {
        let answer = proxy.ask(&format!("GET {inside}"), &[], "");
        assert!(status(&answer) == 404 && !answer.contains("quintette_"), "{answer}");
    }
    let moved = proxy.ask_in_clear("GET /connexion?suite=/compte");
    assert_eq!(header(&moved, "location"), Some("https://coop.example/connexion?suite=/compte"), "{moved}");
    assert_eq!(status(&moved), 308);
    assert_eq!(status(&proxy.ask_in_clear("GET /api/v1/members")), 403);

    let bearer = format!("Bearer {}", token(&proxy.house, &["administrator", "staff", "sales"]));
    let credentials = [("Authorization", bearer.as_str()), ("Content-Type", "text/csv")];
    let members = proxy.ask("GET /api/v1/members", &credentials, "");
    assert!(status(&members) == 200 && members.contains("\"items\""), "{members}");
    assert_eq!(status(&proxy.ask("GET /api/v1/members", &[], "")), 401);
    assert!(header(&members, "x-request-id").is_some_and(|id| id.len() == 36), "{members}");

    // What is refused before its body has come is refused through the proxy too.
    let great = " ".repeat(2_000_000);
    let json = [credentials[0], ("Content-Type", "application/json")];
    assert_eq!(status(&proxy.ask("POST /api/v1/members", &json, &great)), 413);
    let announced = request("POST /api/v1/members", &json, 1_000_000_000);
    assert_eq!(status(&proxy.send(&announced)), 413);

    follows_a_job(proxy, &credentials);
    tells_who_called(proxy);
}

/// Events come one by one, not at the end.
fn follows_a_job(proxy: &Proxy, credentials: &[(&str, &str)]) {
    let mut headers = credentials.to_vec();
    headers.push(("Prefer", "respond-async"));
    let left = proxy.ask("POST /api/v1/venue-imports?on=2015-03-02", &headers, "CP;Code_bib\n");
    assert_eq!(status(&left), 202, "{left}");
    let job = header(&left, "location").expect("where the job is").to_owned();
    let place = job.strip_prefix("https://coop.example").unwrap_or(&job);
    let events = proxy.ask(&format!("GET {place}/events"), credentials, "");
    assert_eq!(status(&events), 200, "{events}");
    assert!(
        header(&events, "content-type").is_some_and(|kind| kind.starts_with("text/event-stream")),
        "{events}"
    );
    assert!(events.contains("event: done") && header(&events, "content-length").is_none(), "{events}");
}

/// A refused sign-in is in the trail with the caller's network, whatever the caller says about itself.
fn tells_who_called(proxy: &Proxy) {
    let form = "email=nobody%40example.org&password=guess";
    let headers = [
        ("Origin", "https://coop.example"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("X-Forwarded-For", "203.0.113.9"),
        ("Forwarded", "for=203.0.113.9"),
    ];
    assert_eq!(status(&proxy.ask("POST /connexion", &headers, form)), 401);
    let trail = first_administrator(&proxy.server, &proxy.link).get("/journal");
    assert_eq!(status(&trail), 200, "{trail}");
    assert!(trail.contains("127.0.9.0/24") && !trail.contains("203.0.113"), "{trail}");
}

/// The limits tell the caller apart that the proxy saw, and say so to it.
fn counts(proxy: &Proxy) {
    for invented in ["192.0.2.1", "192.0.2.2"] {
        assert_eq!(status(&proxy.ask("GET /connexion", &[("X-Forwarded-For", invented)], "")), 200);
    }
    let refused = proxy.ask("GET /connexion", &[("X-Forwarded-For", "192.0.2.3")], "");
    assert_eq!(status(&refused), 429, "{refused}");
    assert!(
        header(&refused, "retry-after").is_some() && header(&refused, "ratelimit").is_some(),
        "{refused}"
    );
    // This machine's own supervisor comes by no proxy.
    assert!(proxy.server.get("/readyz").starts_with("HTTP/1.1 200"));
}

const FEW: [(&str, &str); 1] = [("QUINTETTE_LIMITS__ADDRESS_PER_MINUTE", "2")];

#[test]
fn nginx_as_documented() {
    if is_installed("nginx") {
        keeps_the_promises(&nginx(&[]));
        counts(&nginx(&FEW));
    }
}

#[test]
fn caddy_as_documented() {
    if is_installed("caddy") {
        keeps_the_promises(&caddy(&[]));
        counts(&caddy(&FEW));
    }
}
