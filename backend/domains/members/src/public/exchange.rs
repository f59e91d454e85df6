//! Read types of what other programs are told: an address book, and the life of what is owed to those who left.

use serde::{Deserialize, Serialize};
use values::{Day, EmailAddress, Money, Timestamp};

use super::{MemberId, MemberRow, NewName, PaymentMeans, PostalAddress, Representative};

/// A member with how it is reached on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberContact {
    /// As the register shows it.
    #[serde(flatten)]
    pub row: MemberRow,
    /// Its name in parts; `None` once erased.
    pub named: Option<NewName>,
    /// Domicile or seat; `None` once erased.
    pub address: Option<PostalAddress>,
    /// E-mail, if it has one.
    pub email: Option<EmailAddress>,
    /// Who acts for an entity; `None` for a person, or once erased.
    pub representative: Option<Representative>,
    /// When the last of these was recorded.
    pub recorded_at: Timestamp,
}

/// Something that happened to what is owed to who left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundEntry {
    /// To whom it is owed.
    pub member_id: MemberId,
    /// Number of that member.
    pub member_number: u64,
    /// Name of that member.
    pub member_name: String,
    /// Order number of the movement by which the shares left.
    pub movement: u64,
    /// Day of effect.
    pub on: Day,
    /// Losses that it bears more, or less when negative.
    pub losses: Money,
    /// What was repaid.
    pub repaid: Money,
    /// How.
    pub means: PaymentMeans,
    /// Number of the cheque or of the transfer, or empty.
    pub reference: String,
}
