//! Read models: one projector owns its tables and fills them from facts, and from nothing else.

use async_trait::async_trait;
use sea_orm::{DatabaseTransaction, DbErr};

use crate::{KernelError, Recorded};

/// When a view learns of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// In the transaction that records the fact: numbers, balances, uniqueness, the roll of a vote.
    Inline,
    /// Shortly after, by checkpoint: heavy statistics and exports.
    Follower,
}

/// Why a fact could not be projected; inline, it undoes the whole command.
#[derive(Debug, thiserror::Error)]
pub enum ProjectionError {
    /// The database refused.
    #[error("{0}")]
    Database(#[from] DbErr),
    /// The fact could not be read.
    #[error("{0}")]
    Kernel(#[from] KernelError),
    /// The fact contradicts what the view holds: a defect of the program, never of the data entered.
    #[error("Vue « {view} » : {reason}")]
    Contradiction {
        /// Name of the view.
        view: &'static str,
        /// What does not fit.
        reason: String,
    },
}

impl From<ProjectionError> for KernelError {
    fn from(error: ProjectionError) -> Self {
        match error {
            ProjectionError::Database(error) => error.into(),
            ProjectionError::Kernel(error) => error,
            ProjectionError::Contradiction { view, reason } => {
                Self::Corrupt { reason: format!("vue « {view} » : {reason}") }
            }
        }
    }
}

/// One read model. It writes its own tables only, by unqualified names, and reads no other projector's tables:
/// a rebuild replays it into shadow tables of the same names.
#[async_trait]
pub trait Projector: Send + Sync {
    /// Stable name, `room.view`; the name of its checkpoint.
    fn name(&self) -> &'static str;
    /// All tables it owns.
    fn tables(&self) -> &'static [&'static str];
    /// Aggregate types whose facts it reads.
    fn streams(&self) -> &'static [&'static str];
    /// When it learns of a fact.
    fn timing(&self) -> Timing;
    /// Takes one fact in. Deterministic: the same facts in the same order give the same rows.
    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError>;
}
