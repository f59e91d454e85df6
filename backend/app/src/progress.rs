//! How far a long job has come, on standard error: one line rewritten on a terminal, a line every few seconds
//! elsewhere. Standard output carries results only.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often a line is written when nobody watches.
const QUIET: Duration = Duration::from_secs(5);
/// How often a terminal is redrawn.
const LIVELY: Duration = Duration::from_millis(100);

/// One job's progress line.
#[derive(Debug)]
pub(crate) struct Line {
    job: &'static str,
    terminal: bool,
    began: Instant,
    shown: Option<Instant>,
}

impl Line {
    /// A line for the named job.
    pub(crate) fn new(job: &'static str) -> Self {
        Self { job, terminal: std::io::stderr().is_terminal(), began: Instant::now(), shown: None }
    }

    /// Shows `done` of `total`, not more often than a person can read; always when the end is reached.
    pub(crate) fn count(&mut self, done: u64, total: u64) {
        let pause = if self.terminal { LIVELY } else { QUIET };
        if done < total && self.shown.is_some_and(|shown| shown.elapsed() < pause) {
            return;
        }
        self.shown = Some(Instant::now());
        let percent = done.saturating_mul(100).checked_div(total).unwrap_or(100);
        self.write(&format!("{}: {done}/{total} ({percent} %)", self.job), done >= total);
    }

    /// Shows `done` of a number that is not known beforehand.
    pub(crate) fn tally(&mut self, done: u64) {
        let pause = if self.terminal { LIVELY } else { QUIET };
        if self.shown.is_some_and(|shown| shown.elapsed() < pause) {
            return;
        }
        self.shown = Some(Instant::now());
        self.write(&format!("{}: {done}", self.job), false);
    }

    /// Shows a step of the job.
    pub(crate) fn step(&mut self, words: &str) {
        let line = format!("{} [{:>6.1} s] {words}", self.job, self.began.elapsed().as_secs_f64());
        self.write(&line, true);
    }

    fn write(&self, line: &str, last: bool) {
        let mut stderr = std::io::stderr().lock();
        // Progress is a courtesy: a closed standard error must not stop the work.
        let _ = match (self.terminal, last) {
            (true, false) => write!(stderr, "\r\x1b[2K{line}"),
            (true, true) => writeln!(stderr, "\r\x1b[2K{line}"),
            (false, _) => writeln!(stderr, "{line}"),
        };
        let _ = stderr.flush();
    }
}
