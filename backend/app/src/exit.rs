//! How the program ends when it did not do what it was asked: a sentence for a person, a code for a script.
//!
//! What can never happen: the code 0 after a refusal.

use std::fmt;

use kernel::KernelError;
use kernel::prelude::Failure;
use migrations::MigrationError;

/// Why the program stopped. The exit codes are part of its interface (`docs/operations.md`).
#[derive(Debug)]
pub(crate) enum Stop {
    /// Code 1: the work failed or was refused; nothing of it is half done.
    Failed(String),
    /// Code 2: wrong arguments or settings. clap uses the same code.
    Usage(String),
    /// Code 3: a verification found faults.
    Faults(u64),
    /// Code 4: the schema is not this program's.
    Schema(String),
    /// Code 5: the database cannot be reached, or not written to.
    Database(String),
    /// Code 130: interrupted by a signal; the same command may be run again.
    Interrupted(&'static str),
}

impl Stop {
    /// The exit code.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Failed(_) => 1,
            Self::Usage(_) => 2,
            Self::Faults(_) => 3,
            Self::Schema(_) => 4,
            Self::Database(_) => 5,
            Self::Interrupted(_) => 130,
        }
    }

    /// A failure of the machine about `what`.
    pub(crate) fn failed(what: impl fmt::Display, error: impl fmt::Display) -> Self {
        Self::Failed(format!("{what}: {error}"))
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(words) | Self::Usage(words) | Self::Schema(words) | Self::Database(words) => {
                f.write_str(words)
            }
            Self::Faults(count) => write!(f, "verification found {count} fault(s)"),
            Self::Interrupted(what) => write!(
                f,
                "{what}: interrupted. What was committed is kept, nothing is half done; run the same command again."
            ),
        }
    }
}

impl From<KernelError> for Stop {
    fn from(error: KernelError) -> Self {
        match error {
            KernelError::ReadOnly
            | KernelError::DiskFull
            | KernelError::Unavailable { .. }
            | KernelError::Busy => Self::Database(with_reason(&error)),
            KernelError::Interrupted { .. }
            | KernelError::Conflict { .. }
            | KernelError::Moved { .. }
            | KernelError::Stopped
            | KernelError::Unanswered
            | KernelError::KeyReused { .. }
            | KernelError::TextTooLong
            | KernelError::Corrupt { .. }
            | KernelError::OtherKey { .. }
            | KernelError::UnknownEvent { .. }
            | KernelError::Database(_)
            | KernelError::Format(_) => Self::Failed(error.to_string()),
        }
    }
}

/// The sentence, and what the driver said: the operator of this machine may read it, unlike a caller of the API.
fn with_reason(error: &KernelError) -> String {
    match error {
        KernelError::Unavailable { reason } => format!("{error} ({reason})"),
        other => other.to_string(),
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::Failed(format!("{refusal} [{}]", refusal.code())),
            Failure::Kernel(error) => error.into(),
        }
    }
}

impl From<MigrationError> for Stop {
    fn from(error: MigrationError) -> Self {
        match error {
            MigrationError::SchemaNewer { .. } | MigrationError::SchemaOlder { .. } => {
                Self::Schema(error.to_string())
            }
            MigrationError::Failed { names, reason } => match KernelError::from(reason) {
                KernelError::Database(words) => {
                    Self::Failed(MigrationError::Failed { names, reason: words }.to_string())
                }
                other => other.into(),
            },
            MigrationError::Database(error) => KernelError::from(error).into(),
        }
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_refusal_end_differently() {
        assert_eq!(Stop::from(KernelError::DiskFull).code(), 5);
        assert_eq!(Stop::from(KernelError::ReadOnly).code(), 5);
        assert_eq!(Stop::from(KernelError::Corrupt { reason: "x".into() }).code(), 1);
        assert_eq!(Stop::from(MigrationError::SchemaNewer { unknown: vec!["m9".into()] }).code(), 4);
        assert_eq!(Stop::Interrupted("demo").code(), 130);
    }

    #[test]
    fn the_reason_of_an_unreachable_database_is_told() {
        let stop = Stop::from(KernelError::Unavailable { reason: "no route".into() });
        assert!(stop.to_string().contains("no route"));
    }
}
