//! Why an order about a venue is refused.

use kernel::prelude::*;
use serde::Serialize;
use values::Day;

use crate::public::{OrganisationId, Stage, VenueId};

/// A refusal, with its data.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VenueError {
    /// No such venue.
    #[error("Ce lieu n'est pas connu.")]
    Unknown {},
    /// One of several venues refuses; none has changed.
    #[error("Lieu {venue} : {refusal} Aucun des lieux n'a changé.")]
    AmongSeveral {
        /// Which.
        venue: VenueId,
        /// Why.
        refusal: Box<VenueError>,
    },
    /// The order names no venue.
    #[error("Indiquez au moins un lieu.")]
    NoVenue {},
    /// The order names a venue twice.
    #[error("Le lieu {venue} est nommé deux fois.")]
    NamedTwice {
        /// Which.
        venue: VenueId,
    },
    /// The identifier is taken.
    #[error("Ce lieu est déjà connu depuis le {}.", .since.french())]
    AlreadyKnown {
        /// Since when.
        since: Day,
    },
    /// It came in by hand: no list speaks of it.
    #[error("Ce lieu a été saisi à la main : la liste officielle ne peut pas le décrire.")]
    NotFromList {},
    /// A name or a commune is empty.
    #[error("Il manque au lieu : {field}.")]
    Incomplete {
        /// Which field.
        field: String,
    },
    /// The step leads nowhere from where it stands.
    #[error("Un lieu « {} » ne peut pas passer à « {} ».", .from.french(), .to.french())]
    StepLeadsNowhere {
        /// Where it stands.
        from: Stage,
        /// Where it was to go.
        to: Stage,
    },
    /// The step is dated before the last one.
    #[error("Le {} est antérieur à la dernière étape de ce lieu ({}).", .on.french(), .last.french())]
    DaysOutOfOrder {
        /// The day given.
        on: Day,
        /// Day of the last step.
        last: Day,
    },
    /// A campaign needs a name, a loss needs a reason.
    #[error("Indiquez {what}.")]
    NothingSaid {
        /// What is missing.
        what: String,
    },
    /// That organisation pays for it already.
    #[error("Cet organisme paie déjà pour ce lieu depuis le {}.", .since.french())]
    AlreadyEntrusted {
        /// Who.
        organisation: OrganisationId,
        /// Since when.
        since: Day,
    },
    /// Nobody pays for it.
    #[error("Aucun organisme ne paie pour ce lieu.")]
    NotEntrusted {},
}

refusals! {
    VenueError in "partners" {
        Unknown = "unknown-venue" : NotFound,
        AmongSeveral = "venue-among-several" : Conflict,
        NoVenue = "no-venue" : Invalid,
        NamedTwice = "venue-named-twice" : Invalid,
        AlreadyKnown = "venue-already-known" : Conflict,
        NotFromList = "venue-not-from-list" : Conflict,
        Incomplete = "venue-incomplete" : Invalid,
        StepLeadsNowhere = "step-leads-nowhere" : Conflict,
        DaysOutOfOrder = "days-out-of-order" : Invalid,
        NothingSaid = "nothing-said" : Invalid,
        AlreadyEntrusted = "venue-already-entrusted" : Conflict,
        NotEntrusted = "venue-not-entrusted" : Conflict,
    }
}
