//! One program in a folder of its own, over a database of either kind.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use kernel::testing::TestDatabase;
use tempfile::TempDir;

/// A folder to work in; nothing of this machine's settings reaches the program.
pub(crate) struct House {
    pub(crate) folder: TempDir,
    url: Option<String>,
}

impl House {
    /// Over a database.
    pub(crate) fn over(db: &TestDatabase) -> Self {
        Self { folder: TempDir::new().expect("a folder"), url: Some(db.url().to_owned()) }
    }

    /// With the default database, in the folder.
    pub(crate) fn alone() -> Self {
        Self { folder: TempDir::new().expect("a folder"), url: None }
    }

    /// A command line of the program.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quintette"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("QUINTETTE_")) {
            command.env_remove(name);
        }
        command.current_dir(self.folder.path()).args(arguments).stdin(Stdio::null());
        if let Some(url) = &self.url {
            command.env("QUINTETTE_DATABASE_URL", url);
        }
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran(self.command(arguments).output().expect("the program starts"))
    }

    /// Runs a command until a line of its progress is `reached`, then cuts it as Ctrl-C does; answers what it said after.
    pub(crate) fn cut(&self, arguments: &[&str], reached: impl Fn(&str) -> bool) -> String {
        let mut child = self
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut line = String::new();
        while !reached(&line) {
            line.clear();
            assert!(lines.read_line(&mut line).expect("text") > 0, "the command ended before it was cut");
        }
        signal(&child, "INT");
        let mut rest = String::new();
        lines.read_to_string(&mut rest).expect("text");
        assert_eq!(child.wait().expect("an end").code(), Some(130), "{rest}");
        rest
    }

    /// Starts the server on a free port.
    pub(crate) fn serve(&self) -> Server {
        self.serve_with(&[])
    }

    /// The same, spoken to by a program that the staff lets in.
    pub(crate) fn serve_to_a_program(&self) -> Server {
        let token = self.run(&["accounts", "token", "--name", "Essai", "--role", "staff"]).ends_with(0).out();
        let mut server = self.serve();
        token.trim().clone_into(&mut server.token);
        server
    }

    /// The same with settings, by their variables.
    pub(crate) fn serve_with(&self, settings: &[(&str, &str)]) -> Server {
        let mut child = self
            .command(&["serve"])
            .env("QUINTETTE_LISTEN", "127.0.0.1:0")
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let lines = BufReader::new(child.stderr.take().expect("a pipe"));
        let said = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut server = Server { child, lines, said, address: String::new(), token: String::new() };
        server.address = server.listening();
        server
    }
}

/// A command that has ended.
pub(crate) struct Ran(Output);

impl Ran {
    pub(crate) fn code(&self) -> i32 {
        self.0.status.code().unwrap_or(-1)
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    /// Checks the exit code, and shows what was said otherwise.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code(), code, "{}\n{}", self.out(), self.err());
        self
    }
}

/// A running server; killed when a test fails before it stops.
pub(crate) struct Server {
    child: Child,
    lines: BufReader<std::process::ChildStderr>,
    said: BufReader<std::process::ChildStdout>,
    pub(crate) address: String,
    /// Sent with each request, if there is one.
    pub(crate) token: String,
}

impl Server {
    /// Reads the log until it says where the server listens.
    fn listening(&mut self) -> String {
        self.logged("listening")["address"].as_str().expect("an address").to_owned()
    }

    /// Reads the log until the server says `message`; answers that line.
    fn logged(&mut self, message: &str) -> serde_json::Value {
        let mut log = String::new();
        loop {
            let mut line = String::new();
            let read = self.lines.read_line(&mut line).expect("text");
            assert!(read > 0, "the server ended before it said « {message} »: {log}");
            log.push_str(&line);
            let event: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
            if event["message"] == message {
                return event;
            }
        }
    }

    /// The link of the first administrator, as it says it on its standard output.
    pub(crate) fn link(&mut self) -> String {
        let mut line = String::new();
        while !line.contains("/bienvenue/") {
            line.clear();
            assert!(self.said.read_line(&mut line).expect("text") > 0, "no link was printed");
        }
        line.trim().to_owned()
    }

    /// The number of its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// A request with the given lines of head; answers the whole response.
    pub(crate) fn ask(&self, request: &str) -> String {
        self.send(&format!("{request}\r\nConnection: close\r\n\r\n"))
    }

    /// A request to its last byte, which asks for the connection to be closed; answers the whole response.
    pub(crate) fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// A plain GET.
    pub(crate) fn get(&self, path: &str) -> String {
        let credentials = match self.token.as_str() {
            "" => String::new(),
            token => format!("\r\nAuthorization: Bearer {token}"),
        };
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}{credentials}", self.address))
    }

    /// Sends the head of a request and, once the server reads, the beginning of its body; SIGTERM; and, once the server
    /// says that it stops, the rest. Answers the response.
    pub(crate) fn ask_while_stopping(&mut self, path: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
        let (begin, rest) = body.split_at(body.len() / 2);
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Authorization: Bearer {}\r\nExpect: 100-continue\r\n\r\n",
            self.address,
            body.len(),
            self.token
        );
        stream.write_all(head.as_bytes()).expect("sent");
        let mut goes_on = [0; 25];
        stream.read_exact(&mut goes_on).expect("the server reads the body");
        assert_eq!(&goes_on, b"HTTP/1.1 100 Continue\r\n\r\n");
        stream.write_all(begin.as_bytes()).expect("sent");
        signal(&self.child, "TERM");
        self.logged("stopping");
        stream.write_all(rest.as_bytes()).expect("the connection is still there");
        let mut answer = vec![0; 4_096];
        let read = stream.read(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer[..read]).into_owned()
    }

    /// Sends SIGTERM, waits for the end; answers the exit code and the rest of the log.
    pub(crate) fn stop(self) -> (i32, String) {
        signal(&self.child, "TERM");
        self.end()
    }

    /// Waits for the end; answers the exit code and the rest of the log.
    pub(crate) fn end(mut self) -> (i32, String) {
        let mut log = String::new();
        self.lines.read_to_string(&mut log).expect("text");
        let status = self.child.wait().expect("an end");
        (status.code().unwrap_or(-1), log)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone after `stop`; both calls then fail, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a signal by the shell's own `kill`.
pub(crate) fn signal(child: &Child, name: &str) {
    let status = Command::new("sh").args(["-c", &format!("kill -{name} {}", child.id())]).status();
    assert!(status.expect("a shell").success(), "the signal was sent");
}
