//! What the format is told: plain facts, already public or already permitted, without any rule.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use values::{Day, EmailAddress, Money, Shares, Siren, Timestamp, Uuid};

use crate::CapTableError;

/// Who held which shares until a day, and how they came to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapTable {
    /// The cooperative.
    pub issuer: Issuer,
    /// Its one class of shares.
    pub share: ShareClass,
    /// Everyone who ever held a share, in any order.
    pub stakeholders: Vec<Stakeholder>,
    /// All movements until `as_of`, in any order: they are sorted by day, then by order number.
    pub movements: Vec<Movement>,
    /// The day whose evening is shown.
    pub as_of: Day,
    /// When the package was made.
    pub generated_at: Timestamp,
}

/// The company whose capital this is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// The same in each export.
    pub id: Uuid,
    /// Its name in the register of companies.
    pub legal_name: String,
    /// When it was formed.
    pub formed_on: Day,
    /// Under the law of which country.
    pub country: Country,
    /// Its SIREN, written as a tax identifier of France.
    pub siren: Siren,
    /// Where it is reached.
    pub email: Option<EmailAddress>,
    /// Its seat.
    pub address: Option<Address>,
}

/// The class of shares: a cooperative has one, of one nominal value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareClass {
    /// The same in each export.
    pub id: Uuid,
    /// « Part sociale ».
    pub name: String,
    /// Nominal value on the day of the cap table.
    pub nominal: Money,
}

/// Someone who holds shares, or held some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stakeholder {
    /// The same in each export.
    pub id: Uuid,
    /// Number in the register of members.
    pub number: u64,
    /// Name as printed.
    pub name: String,
    /// A human being or not.
    pub kind: StakeholderKind,
    /// The college it votes in, by its name; a comment, since the format has no word for it.
    pub college: Option<String>,
    /// Domicile or seat.
    pub address: Option<Address>,
    /// Where it is reached.
    pub email: Option<EmailAddress>,
}

/// A human being or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StakeholderKind {
    /// A human being.
    Individual {
        /// First names, when known apart.
        given: Option<String>,
        /// Family name, when known apart.
        family: Option<String>,
    },
    /// A company, association or public body.
    Institution {
        /// Its SIREN, written as a tax identifier of France.
        siren: Option<Siren>,
        /// Who speaks for it; its own name stands there otherwise.
        representative: Option<String>,
    },
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Service, building, number and way.
    pub lines: Vec<String>,
    /// Postal code, or empty.
    pub postal_code: String,
    /// Town, or empty.
    pub city: String,
    /// Country.
    pub country: Country,
}

/// A country by its two capital letters (ISO 3166-1 alpha-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// France.
    pub const FRANCE: Self = Self(*b"FR");
}

impl FromStr for Country {
    type Err = CapTableError;

    fn from_str(text: &str) -> Result<Self, CapTableError> {
        match *text.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([a, b])),
            _ => Err(CapTableError::NotACountry { text: text.to_owned() }),
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", char::from(self.0[0]), char::from(self.0[1]))
    }
}

impl Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One line of the register of movements of shares (C. com., art. R228-8 and R228-9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Order number in the register.
    pub number: u64,
    /// Day of effect.
    pub on: Day,
    /// Whose shares.
    pub member: Uuid,
    /// How many.
    pub shares: Shares,
    /// What happened to them.
    pub kind: MovementKind,
}

/// What happened to the shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MovementKind {
    /// New shares, whether or not they are paid up.
    Subscription {
        /// For how much each: the nominal value of that day.
        price_per_share: Money,
    },
    /// Shares given to another member; that member has a [`MovementKind::TransferIn`] of the same day.
    TransferOut {
        /// To whom.
        to: Uuid,
        /// What was paid for all of them, nothing for a gift; `None` when nobody told us, and the nominal value stands
        /// there then.
        price: Option<Money>,
    },
    /// Shares received from another member; that member has a [`MovementKind::TransferOut`] of the same day.
    TransferIn {
        /// From whom.
        from: Uuid,
    },
    /// Shares annulled, by withdrawal, exclusion or death.
    Withdrawal {
        /// What the member gets for them.
        refund: Refund,
        /// Why, in a few words.
        reason: String,
    },
}

/// What a member gets for shares that are annulled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refund {
    /// So much for all of them; nothing when losses ate them up.
    Fixed(Money),
    /// Not known yet.
    Open,
}
