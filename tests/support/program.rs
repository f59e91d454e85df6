//! The program `quintette` as a process of its own, as an operator runs it: on a port of its own, with its data in a
//! temporary folder.
//!
//! What can never happen: a test of yesterday's program (Cargo is asked to build it first), a process that outlives
//! its test.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use kernel::testing::TestDatabase;
use serde_json::Value;
use tempfile::TempDir;

/// How long the program may take to listen.
const PATIENCE: Duration = Duration::from_mins(1);

/// A command of the program over a database: `quintette(&db, &["verify"])`. Nothing of the caller's settings is used.
fn quintette(database: &TestDatabase, arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("QUINTETTE_")) {
        command.env_remove(name);
    }
    command.args(arguments).env("QUINTETTE_DATABASE_URL", database.url()).env("QUINTETTE_LOG_FORMAT", "json");
    // Several processes on one database share its key; and a test asks more in a minute than an office does.
    command.env("QUINTETTE_SECRET_KEY", "dGVzdHMgc2VhbCB3aXRoIGEga2V5IG9mIDMyIGJ5dGU=");
    for limit in ["ACCOUNT", "ADDRESS", "SIGN_IN"] {
        command.env(format!("QUINTETTE_LIMITS__{limit}_PER_MINUTE"), "1000000");
    }
    command.stdin(Stdio::null());
    command
}

/// Whether Cargo or its runner sets the variable for the test that it starts.
fn tells_the_test(name: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "NEXTEST"]
        .iter()
        .any(|beginning| name.starts_with(beginning))
}

/// The program, built from the sources as they are now.
fn binary() -> &'static PathBuf {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        // What Cargo tells a test about itself is nothing to the Cargo below: build scripts that read it would run again.
        for (name, _) in std::env::vars().filter(|(name, _)| tells_the_test(name)) {
            cargo.env_remove(name);
        }
        // With the features of the tests of the whole workspace, so that nothing is built twice.
        let built = cargo
            .args(["test", "--workspace", "--test", "program", "--no-run"])
            .args(["--quiet", "--locked", "--offline", "--message-format", "json-render-diagnostics"])
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
            .output()
            .expect("cargo runs");
        assert!(
            built.status.success(),
            "the program does not build:\n{}",
            String::from_utf8_lossy(&built.stderr)
        );
        let answers = String::from_utf8_lossy(&built.stdout);
        let messages = answers.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let executables = messages.filter(|message| {
            message["target"]["name"] == "quintette" && message["profile"]["test"] == false
        });
        let path =
            executables.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
        path.expect("cargo says where it put the program")
    })
}

/// What the program has said, and who waits for more of it.
#[derive(Default)]
struct Log {
    lines: Mutex<Vec<String>>,
    more: Condvar,
}

impl Log {
    fn add(&self, line: String) {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        self.more.notify_all();
    }

    fn joined(&self) -> String {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).join("\n")
    }
}

/// The served house.
pub(crate) struct Program {
    child: Child,
    address: String,
    log: Arc<Log>,
    data: Arc<TempDir>,
    token: String,
}

impl Program {
    /// Starts `quintette serve` over a database and waits until it listens.
    pub(crate) fn serve(database: &TestDatabase) -> Self {
        Self::serve_with(database, &[])
    }

    /// The same with more settings, by their variables.
    pub(crate) fn serve_with(database: &TestDatabase, settings: &[(&str, &str)]) -> Self {
        let data = TempDir::with_prefix("quintette-journey-").expect("a temporary folder can be made");
        Self::start(database, settings, Arc::new(data))
    }

    /// Another process over the same database and the same data.
    pub(crate) fn beside(&self, database: &TestDatabase) -> Self {
        Self::start(database, &[], Arc::clone(&self.data))
    }

    /// Ends it without a word, as a power cut does.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("the program is our child");
        self.child.wait().expect("the program is our child");
    }

    fn start(database: &TestDatabase, settings: &[(&str, &str)], data: Arc<TempDir>) -> Self {
        let mut command = quintette(database, &["serve"]);
        command
            .current_dir(data.path())
            .env("QUINTETTE_DATA", data.path())
            .env("QUINTETTE_LISTEN", "127.0.0.1:0")
            .envs(settings.iter().copied());
        let mut child =
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let log = Arc::new(Log::default());
        let listening = follow_log(&mut child, &log);
        let address = listening.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            drop(child.kill());
            panic!("the program does not listen; it said:\n{}", log.joined());
        });
        let mut program = Self { child, address, log, data, token: String::new() };
        program.token =
            program.token_of(database, "Parcours", &["--role", "administrator", "--role", "staff"]);
        program
    }

    /// The token of a program that may do whatever an administrator and the staff may.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// A token of another program, with the options of `quintette accounts token`.
    pub(crate) fn token_of(&self, database: &TestDatabase, name: &str, options: &[&str]) -> String {
        let made = self.command(database, &[&["accounts", "token", "--name", name], options].concat());
        assert!(made.status.success(), "no token: {}", String::from_utf8_lossy(&made.stderr));
        String::from_utf8(made.stdout).expect("text").trim().to_owned()
    }

    /// `http://127.0.0.1:PORT` and the path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The folder of its data.
    pub(crate) fn data(&self) -> &std::path::Path {
        self.data.path()
    }

    /// What it has logged.
    pub(crate) fn log(&self) -> String {
        self.log.joined()
    }

    /// Waits until what it has logged satisfies; each entry is a line of the log.
    pub(crate) fn wait_until(&self, enough: impl Fn(&[Value]) -> bool) {
        let parsed = |lines: &[String]| -> Vec<Value> {
            lines.iter().filter_map(|line| serde_json::from_str(line).ok()).collect()
        };
        let lines = self.log.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.log.more.wait_timeout_while(lines, PATIENCE, |lines| !enough(&parsed(lines)));
        let (lines, outcome) = waited.unwrap_or_else(PoisonError::into_inner);
        assert!(!outcome.timed_out(), "it never came; the program said:\n{}", lines.join("\n"));
    }

    /// Runs another command of the program over the same database and data, to its end.
    pub(crate) fn command(&self, database: &TestDatabase, arguments: &[&str]) -> Output {
        let mut command = quintette(database, arguments);
        command.current_dir(self.data.path()).env("QUINTETTE_DATA", self.data.path());
        command.output().expect("the program starts")
    }

    /// Asks it to stop as a supervisor does, and waits; one that never stops is ended with its test.
    pub(crate) fn stop(mut self) -> ExitStatus {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(
            asked.is_ok_and(|status| status.success()),
            "the program was gone before it was asked to stop"
        );
        self.child.wait().expect("the program is our child")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Keeps every line of the log, and tells the address once it is said.
fn follow_log(child: &mut Child, log: &Arc<Log>) -> Receiver<String> {
    let (told, listening) = channel();
    let lines = BufReader::new(child.stderr.take().expect("the log is piped")).lines();
    let log = Arc::clone(log);
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some(address) = address_in(&line) {
                // Nobody listens any more once the first address was heard.
                drop(told.send(address));
            }
            log.add(line);
        }
    });
    listening
}

fn address_in(line: &str) -> Option<String> {
    let entry: Value = serde_json::from_str(line).ok()?;
    (entry["message"] == "listening").then(|| entry["address"].as_str().map(str::to_owned))?
}
