//! A private PostgreSQL for tests: the first test that needs one starts it, all tests share it, and it is gone a
//! few seconds after the last one.
//!
//! Each test of a run may be a process of its own, so the cluster is shared through a folder of the temporary
//! directory: `start` is locked while somebody starts the cluster, `users` is locked *shared* by every process that
//! uses it, and a watcher that gets `users` *exclusively* knows that nobody is left, stops the server and deletes
//! its data. Locks belong to processes, so a test that is killed gives up its own.
//!
//! What can never happen: a test that is skipped because PostgreSQL is absent (it fails and says what to install),
//! a server that outlives the tests, a server that anybody else can reach (its socket lies in a private folder, and
//! it listens on no port).

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// Names a server to use instead of a private one, for example `postgres://postgres@localhost:5432`.
const OVERRIDE: &str = "QUINTETTE_TEST_POSTGRES_URL";
/// When set, the private cluster writes through to the disk; slower, for measurements.
const DURABLE: &str = "QUINTETTE_TEST_POSTGRES_DURABLE";

/// A running server on which tests may create databases.
#[derive(Debug)]
pub struct Cluster {
    /// Up to and without the slash before the database's name.
    base: String,
    /// What follows the database's name: `?host=…`, or nothing.
    suffix: String,
    /// The shared lock on `users`; held until the process ends.
    _user: Option<File>,
}

impl Cluster {
    /// URL of a database of this cluster.
    pub fn url(&self, database: &str) -> String {
        format!("{}/{database}{}", self.base, self.suffix)
    }
}

/// The cluster of this test run; starts it when it is not running.
///
/// # Panics
/// When PostgreSQL is not installed or does not start; the message says what to do.
pub fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| match std::env::var(OVERRIDE) {
        Ok(url) => named(&url),
        Err(_) => Folder::open()
            .and_then(Folder::join)
            .unwrap_or_else(|error| panic!("the private PostgreSQL of the tests did not start: {error}")),
    })
}

/// The server of a URL, whose database name, if any, is replaced by each test's own.
fn named(url: &str) -> Cluster {
    let (url, query) = url.split_once('?').map_or((url, None), |(url, query)| (url, Some(query)));
    let host_at = url.find("://").map_or(0, |at| at + 3);
    let end = url[host_at..].find('/').map_or(url.len(), |at| host_at + at);
    let suffix = query.map_or_else(String::new, |query| format!("?{query}"));
    Cluster { base: url[..end].to_owned(), suffix, _user: None }
}

/// Who the server runs as: PostgreSQL refuses to run as root.
struct Account {
    uid: u32,
    gid: u32,
}

impl Account {
    /// `None` when the tests do not run as root: then the server runs as the tests do.
    fn for_server(me: u32) -> io::Result<Option<Self>> {
        if me != 0 {
            return Ok(None);
        }
        for name in ["postgres", "nobody"] {
            if let (Some(uid), Some(gid)) = (id("-u", name), id("-g", name)) {
                return Ok(Some(Self { uid, gid }));
            }
        }
        Err(io::Error::other(
            "the tests run as root, and there is neither a user « postgres » nor « nobody »",
        ))
    }
}

fn id(which: &str, name: &str) -> Option<u32> {
    let output = Command::new("id").args([which, name]).stderr(Stdio::null()).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// The shared folder.
struct Folder {
    path: PathBuf,
    account: Option<Account>,
    durable: bool,
}

impl Folder {
    fn open() -> io::Result<Self> {
        let me = fs::metadata("/proc/self")?.uid();
        let durable = std::env::var_os(DURABLE).is_some();
        let kind = if durable { "-durable" } else { "" };
        let path = std::env::temp_dir().join(format!("quintette-tests-{me}{kind}"));
        match fs::DirBuilder::new().mode(0o711).create(&path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let found = fs::symlink_metadata(&path)?;
        if !found.is_dir() || found.uid() != me {
            return Err(io::Error::other(format!("{} belongs to somebody else", path.display())));
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o711))?;
        Ok(Self { path, account: Account::for_server(me)?, durable })
    }

    fn lock_file(&self, name: &str) -> io::Result<File> {
        OpenOptions::new().create(true).truncate(false).write(true).open(self.path.join(name))
    }

    fn server(&self) -> PathBuf {
        self.path.join("server")
    }

    /// Takes part in the use of the cluster, after starting it if need be.
    fn join(self) -> io::Result<Cluster> {
        let start = self.lock_file("start")?;
        start.lock()?;
        let user = self.lock_file("users")?;
        // Waits while the watcher of an earlier run tears its cluster down.
        user.lock_shared()?;
        let programs = programs()?;
        if !self.runs(&programs) {
            self.start(&programs, &start)?;
        }
        self.watch(&programs)?;
        start.unlock()?;
        let suffix = format!("?host={}", self.server().join("socket").display());
        Ok(Cluster { base: "postgres://quintette@localhost".to_owned(), suffix, _user: Some(user) })
    }

    fn runs(&self, programs: &Path) -> bool {
        let socket = self.server().join("socket");
        let probe = Command::new(programs.join("pg_isready")).arg("-q").arg("-h").arg(socket).status();
        probe.is_ok_and(|status| status.success())
    }

    /// Makes and starts a new cluster over whatever an interrupted run left. The programs hold `lock` too, so that
    /// nobody else begins while those of a test that was killed still work.
    fn start(&self, programs: &Path, lock: &File) -> io::Result<()> {
        let server = self.server();
        let data = server.join("data");
        if data.exists() {
            // A server of an interrupted run that still shuts down or no longer answers.
            let stop = self
                .program(programs, "pg_ctl")
                .args(["-m", "immediate", "-w", "stop", "-D"])
                .arg(&data)
                .output();
            drop(stop);
        }
        match fs::remove_dir_all(&server) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let socket = server.join("socket");
        for folder in [&server, &socket] {
            fs::DirBuilder::new().mode(0o700).create(folder)?;
            if let Some(account) = &self.account {
                chown(folder, Some(account.uid), Some(account.gid))?;
            }
        }
        let mut initdb = self.program(programs, "initdb");
        initdb.args([
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C",
            "--auth=trust",
            "--username=quintette",
            "-D",
        ]);
        succeed(initdb.arg(&data).stdin(lock.try_clone()?))?;
        let settings = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c max_connections=200 -c shared_buffers=64MB \
             -c fsync={sync} -c full_page_writes={sync} -c synchronous_commit={sync} -c log_min_messages=fatal",
            socket.display(),
            sync = if self.durable { "on" } else { "off" },
        );
        let mut start = self.program(programs, "pg_ctl");
        start.args(["-w", "-t", "60", "-D"]).arg(&data).arg("-l").arg(server.join("log"));
        let started = succeed(start.arg("-o").arg(settings).arg("start").stdin(lock.try_clone()?));
        started.map_err(|error| {
            let log = fs::read_to_string(server.join("log")).unwrap_or_default();
            io::Error::other(format!("{error}\n{log}"))
        })
    }

    /// A program of PostgreSQL, run as the account that may run it.
    fn program(&self, programs: &Path, name: &str) -> Command {
        let path = programs.join(name);
        let mut command = match &self.account {
            None => Command::new(path),
            Some(account) => {
                let mut command = Command::new("setpriv");
                command.arg(format!("--reuid={}", account.uid)).arg(format!("--regid={}", account.gid));
                command.arg("--clear-groups").arg(path);
                command
            }
        };
        // Its working folder is searched at start, and root's may be closed to it.
        command.current_dir("/").stdin(Stdio::null());
        command
    }

    /// Starts the watcher unless one watches already.
    fn watch(&self, programs: &Path) -> io::Result<()> {
        let lock = self.lock_file("watcher")?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(error),
            Ok(()) => lock.unlock()?,
        }
        let stop = self.program(programs, "pg_ctl");
        let mut watcher = Command::new("sh");
        watcher.args(["-c", WATCHER, "quintette-test-watcher"]).arg(&self.path).arg(stop.get_program());
        watcher.args(stop.get_args()).current_dir("/").process_group(0);
        watcher.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        Ok(())
    }
}

/// `$1` is the folder, the rest is the command `pg_ctl`. The watcher gives up its own lock before that on `users`,
/// so that whoever waits for `users` finds that nobody watches any more.
const WATCHER: &str = r#"
folder=$1; shift
exec 9>>"$folder/watcher"; flock -n 9 || exit 0
idle=0
while [ "$idle" -lt 4 ]; do
    sleep 2 8>&- 9>&-
    exec 8>>"$folder/users"
    if flock -n -x 8; then idle=$((idle + 1)); else idle=0; fi
    if [ "$idle" -lt 4 ]; then exec 8>&-; fi
done
"$@" -m immediate -w stop -D "$folder/server/data" 8>&- 9>&-
rm -rf "$folder/server"
exec 9>&-
exec 8>&-
"#;

/// The folder of PostgreSQL's programs, the newest version when there are several.
fn programs() -> io::Result<PathBuf> {
    let version = |path: &PathBuf| -> u32 {
        path.parent().and_then(Path::file_name).and_then(|name| name.to_str()?.parse().ok()).unwrap_or(0)
    };
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = installed.map(|entry| entry.path().join("bin")).filter(|bin| bin.join("initdb").exists());
    if let Some(newest) = debian.max_by_key(version) {
        return Ok(newest);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).find(|bin| bin.join("initdb").exists() && bin.join("pg_ctl").exists()).ok_or_else(|| {
        io::Error::other(format!(
            "PostgreSQL is not installed. Install it (on Debian: apt-get install postgresql), or name a server in {OVERRIDE}."
        ))
    })
}

fn succeed(command: &mut Command) -> io::Result<()> {
    let output = command.stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
    if output.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(format!("{command:?} ended with {}: {words}", output.status)))
}
