//! What the activity report says, and the checks before it is printed.

use values::{Day, Fraction, Money};

use crate::DocumentError;
use crate::identity::Cooperative;

/// Growth of a figure, for the chart: both values, exact and as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// The year before: value and text.
    pub before: (Fraction, String),
    /// The year told: value and text.
    pub now: (Fraction, String),
    /// As printed: `+ 150 %`.
    pub shown: String,
}

/// A key figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// Its French name.
    pub label: String,
    /// What people read: `169 800 €`, or that it is unknown.
    pub shown: String,
    /// What explains it, as `22 sur 96`.
    pub detail: Option<String>,
    /// How it is computed, in words.
    pub formula: String,
    /// Growth on the year before, where both are known.
    pub growth: Option<Growth>,
}

/// A category of a college.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its French name.
    pub name: String,
    /// Smallest subscription.
    pub minimum: Money,
    /// Members.
    pub members: u64,
    /// Their share capital.
    pub capital: Money,
}

/// A college.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct College {
    /// Its French name.
    pub name: String,
    /// Its weight in votes, in percent, by the statutes in force at the end of the year; absent when unknown.
    pub weight: Option<Fraction>,
    /// Members.
    pub members: u64,
    /// Their share capital.
    pub capital: Money,
    /// Its categories; empty when it has only one.
    pub categories: Vec<Category>,
}

/// How many of a known number are customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Penetration {
    /// Whom, as in « Bibliothèques départementales ».
    pub label: String,
    /// Customers.
    pub reached: u64,
    /// All of them.
    pub among: u64,
}

/// A pot of the creators' contribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pot {
    /// Its French name.
    pub name: String,
    /// Its key in percent.
    pub key: Fraction,
    /// What it received.
    pub amount: Money,
    /// Whether it goes to the rights holders.
    pub rights_holders: bool,
}

/// The split of the year's base (contribution créative territoriale).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Revenue in scope, excluding VAT.
    pub scope: Money,
    /// Dues of the Sacem.
    pub sacem: Money,
    /// What is split.
    pub base: Money,
    /// Pots in the order of the keys.
    pub pots: Vec<Pot>,
    /// Listens of the year.
    pub listens: u64,
    /// Paid for a listen without the savings fund, in euros, exact; absent when nothing was listened to.
    pub per_listen: Option<Fraction>,
}

impl Split {
    /// What goes to the rights holders.
    pub fn rights_holders(&self) -> Money {
        self.pots.iter().filter(|pot| pot.rights_holders).map(|pot| pot.amount).sum()
    }
}

/// A department of the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Its French name.
    pub name: String,
    /// People.
    pub people: u64,
    /// Full-time equivalents.
    pub fte: Fraction,
}

/// The team, as reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// People in all.
    pub people: u64,
    /// Full-time equivalents in all.
    pub fte: Fraction,
    /// Towns.
    pub sites: Vec<String>,
    /// Departments. They may not add up to the total: both are printed, and the gap is told.
    pub departments: Vec<Department>,
}

/// All that the activity report says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityReport {
    /// The cooperative at the end of the year.
    pub cooperative: Cooperative,
    /// The year told.
    pub year: i32,
    /// Day of the paper.
    pub made_on: Day,
    /// Key figures in their order.
    pub figures: Vec<KeyFigure>,
    /// Colleges in the order of the statutes.
    pub colleges: Vec<College>,
    /// Share capital on 31 December; absent when unknown.
    pub capital: Option<Money>,
    /// Customers among those whom the sales team canvasses.
    pub penetrations: Vec<Penetration>,
    /// Split of the year's base; absent when it was not made.
    pub split: Option<Split>,
    /// The team; absent when unknown.
    pub team: Option<Team>,
    /// What else the reader must know.
    pub warnings: Vec<String>,
}

impl ActivityReport {
    /// Refuses a report whose split does not add up. Figures of others that do not add up are told, not refused.
    pub(crate) fn check(&self) -> Result<(), DocumentError> {
        let Some(split) = &self.split else { return Ok(()) };
        let wrong = |what: &str, expected: String, found: String| {
            Err(DocumentError::DoesNotAddUp { what: what.to_owned(), expected, found })
        };
        let pots: Money = split.pots.iter().map(|pot| pot.amount).sum();
        if pots != split.base {
            return wrong("parts de la contribution créative", split.base.french(), pots.french());
        }
        let keys = split.pots.iter().try_fold(Fraction::ZERO, |sum, pot| sum.checked_add(pot.key));
        if keys != Some(Fraction::integer(100)) {
            return wrong("clés de la contribution créative", "100".to_owned(), format!("{keys:?}"));
        }
        Ok(())
    }
}
