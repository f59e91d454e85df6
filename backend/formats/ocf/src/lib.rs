//! The register of members as a cap table that other programs read: Open Cap Format (OCF) 1.2.0 of the Open Cap Table
//! Coalition.
//!
//! Why it exists: whoever finances, audits or takes over the cooperative can load who holds its capital, and through
//! which transactions, without our program. OCF is a log of transactions on securities: an issuance makes a security,
//! a transfer, repurchase or cancellation ends it, and what is left of it is issued again as another one. Our register
//! says how many shares a member gained or lost; this room finds out which, first in, first out.
//!
//! What can never happen: a security is ended twice or used before it is issued; a member gives away shares that it
//! does not hold; one half of a transfer without the other; two packages of the same facts that differ in a byte; a
//! limit of the format that the reader is not told ([`limits`] is in the comments of the manifest).

mod archive;
mod captable;
mod limits;
mod objects;
mod operations;
mod package;
mod securities;
#[cfg(test)]
mod tests;

pub use crate::archive::archive;
pub use crate::captable::{
    Address, CapTable, Country, Issuer, Movement, MovementKind, Refund, ShareClass, Stakeholder,
    StakeholderKind,
};
pub use crate::limits::limits;
pub use crate::package::{File, package};

use values::{Day, Uuid};

/// The version of the format that is written (`ocf_version` of the manifest).
pub const VERSION: &str = "1.2.0";

/// What an archive is called in HTTP.
pub const MEDIA_TYPE: &str = "application/zip";

/// How the name of an archive ends, as the format asks.
pub const EXTENSION: &str = ".ocf.zip";

/// Why a cap table could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CapTableError {
    /// Not two capital letters.
    #[error("« {text} » n’est pas un code de pays (ISO 3166-1)")]
    NotACountry {
        /// As written.
        text: String,
    },
    /// Two stakeholders with one identifier.
    #[error("le sociétaire {member} est donné deux fois")]
    RepeatedStakeholder {
        /// Which.
        member: Uuid,
    },
    /// A movement of someone who is not among the stakeholders.
    #[error("mouvement n° {number} : le sociétaire {member} est inconnu")]
    UnknownMember {
        /// Order number of the movement.
        number: u64,
        /// Who.
        member: Uuid,
    },
    /// Two movements with one order number, other than the two halves of one transfer.
    #[error("le mouvement n° {number} est donné deux fois")]
    RepeatedNumber {
        /// Which.
        number: u64,
    },
    /// A movement of no share at all.
    #[error("mouvement n° {number} : aucune part")]
    NoShares {
        /// Which.
        number: u64,
    },
    /// A price or a refund below zero.
    #[error("mouvement n° {number} : montant négatif")]
    NegativeAmount {
        /// Which.
        number: u64,
    },
    /// A movement later than the day of the cap table.
    #[error("mouvement n° {number} : {on} est après le jour de l’état")]
    AfterAsOf {
        /// Which.
        number: u64,
        /// Its day.
        on: Day,
    },
    /// One half of a transfer has no other half: same day, same number of shares, the two members the other way round.
    #[error("mouvement n° {number} : l’autre moitié de la cession manque")]
    HalfTransfer {
        /// Which.
        number: u64,
    },
    /// A member transfers shares to itself.
    #[error("mouvement n° {number} : cession à soi-même")]
    TransferToSelf {
        /// Which.
        number: u64,
    },
    /// A member gives away more than it holds on that day.
    #[error("mouvement n° {number} : {asked} parts cédées ou retirées, {held} détenues")]
    NotEnoughShares {
        /// Which.
        number: u64,
        /// Shares held before it.
        held: u64,
        /// Shares given away.
        asked: u64,
    },
    /// The writer failed.
    #[error("écriture de l’état du capital impossible : {0}")]
    Write(String),
}
