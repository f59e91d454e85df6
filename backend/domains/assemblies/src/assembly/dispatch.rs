//! The notice on its way: to whom it went, how and when, and what came back (R225-68, R225-69 C. com.).

use members::public::MemberId;
use serde::{Deserialize, Serialize};
use values::Day;

/// How a notice was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DispatchChannel {
    /// By e-mail, with the member's written consent (R225-63 C. com.).
    Mail,
    /// By post.
    Post,
    /// Handed over against a signature.
    Hand,
}

impl DispatchChannel {
    /// The word stored in views and shown by the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Post => "post",
            Self::Hand => "hand",
        }
    }

    /// French words for the proof.
    pub fn french(self) -> &'static str {
        match self {
            Self::Mail => "courrier électronique",
            Self::Post => "courrier postal",
            Self::Hand => "remise en main propre",
        }
    }
}

/// The proof that one member was called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    /// Who.
    pub member: MemberId,
    /// How.
    pub channel: DispatchChannel,
    /// The day.
    pub on: Day,
    /// Number of the note in the outbox, of a mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<i64>,
}
