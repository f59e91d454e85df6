//! Where an assembly stands in its life.

use serde::{Deserialize, Serialize};

/// Where an assembly stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nothing has happened.
    #[default]
    NotConvened,
    /// It is being prepared.
    Planned,
    /// The members have been called.
    Convened,
    /// The roll is sealed.
    RollFrozen,
    /// Votes are taken.
    Open,
    /// It is over.
    Closed,
    /// It was given up.
    Cancelled,
}

impl Stage {
    /// French words for a refusal.
    pub fn french(self) -> &'static str {
        match self {
            Self::NotConvened => "non convoquée",
            Self::Planned => "en préparation",
            Self::Convened => "convoquée, liste des votants non arrêtée",
            Self::RollFrozen => "convoquée, liste des votants arrêtée",
            Self::Open => "ouverte",
            Self::Closed => "close",
            Self::Cancelled => "annulée",
        }
    }

    /// The word stored in views and shown by the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotConvened => "not_convened",
            Self::Planned => "planned",
            Self::Convened => "convened",
            Self::RollFrozen => "roll_frozen",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }
}
