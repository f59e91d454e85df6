//! Why an order to an endpoint is refused.

use kernel::prelude::*;
use serde::Serialize;

/// Refusals of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EndpointError {
    /// No endpoint has this identifier.
    #[error("Cette destination n'existe pas.")]
    NotRegistered {},
    /// The identifier is taken.
    #[error("Une destination porte déjà cet identifiant.")]
    AlreadyRegistered {},
    /// The identifier belonged to an endpoint that was removed.
    #[error("Cette destination a été retirée.")]
    Removed {},
    /// It hears of nothing.
    #[error("Choisissez au moins un type d'événement.")]
    NoEvents {},
    /// Nothing that is offered passes the filter.
    #[error("Aucun événement proposé ne correspond à « {event} ».")]
    UnknownEvent {
        /// As asked.
        event: String,
    },
    /// More filters than anybody can read.
    #[error("Une destination a {maximum} filtres au plus.")]
    TooManyEvents {
        /// The most.
        maximum: usize,
    },
    /// The description, or the reason, is too long.
    #[error("La description ou la raison compte {maximum} caractères au plus.")]
    TooLong {
        /// The most.
        maximum: usize,
    },
    /// It is disabled already, or cannot be told while it is.
    #[error("Cette destination est désactivée.")]
    Disabled {},
    /// It is enabled already.
    #[error("Cette destination est déjà active.")]
    AlreadyEnabled {},
    /// The endpoint was told nothing under this number.
    #[error("Cette destination n'a pas d'envoi n° {note_id}.")]
    NoSuchDelivery {
        /// As asked.
        note_id: i64,
    },
}

refusals! { EndpointError in "webhooks" {
    NotRegistered = "not-registered" : NotFound,
    AlreadyRegistered = "already-registered" : Conflict,
    Removed = "removed" : Conflict,
    NoEvents = "no-events" : Invalid,
    UnknownEvent = "unknown-event" : Invalid,
    TooManyEvents = "too-many-events" : Invalid,
    TooLong = "too-long" : Invalid,
    Disabled = "disabled" : Conflict,
    AlreadyEnabled = "already-enabled" : Conflict,
    NoSuchDelivery = "no-such-delivery" : NotFound,
} }
