//! What the law or the statutes want looked at, and nobody can be refused for.

use serde::{Deserialize, Serialize};
use values::{Day, Money};

use super::College;

/// Something about members or capital that somebody has to put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "alert", rename_all = "snake_case")]
pub enum RegisterAlert {
    /// Fewer than three families of members.
    TooFewFamilies {
        /// How many colleges have members.
        families: u32,
    },
    /// A college has no member left, or never had one: its weight goes to the others.
    CollegeEmpty {
        /// Which.
        college: College,
    },
    /// Local public bodies hold more than their part, by exits of others: a plan puts it right, nothing is rewritten.
    PublicCapExceeded {
        /// What they hold.
        held: Money,
        /// What others must subscribe at least.
        to_subscribe: Money,
        /// Or what they must give up at least.
        to_give_up: Money,
    },
    /// What was called of members is past its day.
    CallsOverdue {
        /// Of how many members.
        members: u64,
        /// How much in all.
        amount: Money,
        /// The first day that passed.
        since: Day,
    },
    /// Repayments are past the day by which they are due.
    RefundsOverdue {
        /// How many.
        claims: u64,
        /// How much may be repaid now.
        amount: Money,
        /// The first day that passed.
        since: Day,
    },
    /// Repayments whose losses are not settled though the accounts of the year of the exit are closed.
    RefundsToSettle {
        /// How many.
        claims: u64,
        /// The first of these exits.
        since: Day,
    },
}

impl RegisterAlert {
    /// What it is and what is to be done, in French.
    pub fn french(&self) -> String {
        match self {
            Self::TooFewFamilies { families } => format!(
                "La coopérative n'a d'associés que dans {families} collège{} : il en faut trois catégories au moins.",
                if *families > 1 { "s" } else { "" }
            ),
            Self::CollegeEmpty { college: College::Employees } => {
                "Le collège des salariés n'a plus d'associé : si la coopérative emploie du personnel, il lui en faut un."
                    .to_owned()
            }
            Self::CollegeEmpty { college } => format!(
                "Le collège « {} » n'a pas d'associé : son poids va aux autres tant qu'il est vide.",
                college.french()
            ),
            Self::PublicCapExceeded { held, to_subscribe, to_give_up } => format!(
                "Les collectivités détiennent {}, plus que leur plafond : d'autres ont à souscrire {} au moins, ou \
                 elles à en céder {}.",
                held.french(),
                to_subscribe.french(),
                to_give_up.french()
            ),
            Self::CallsOverdue { members, amount, since } => format!(
                "{} appelés restent à verser, l'échéance passée depuis le {} : {}.",
                amount.french(),
                since.french(),
                counted(*members, "associé")
            ),
            Self::RefundsOverdue { claims, amount, since } => format!(
                "{} sont à rembourser, l'échéance passée depuis le {} : {}.",
                amount.french(),
                since.french(),
                counted(*claims, "remboursement")
            ),
            Self::RefundsToSettle { claims, since } => format!(
                "{} provisoire{} depuis le {}, les comptes de l'exercice étant arrêtés : les pertes sont à fixer.",
                counted(*claims, "remboursement"),
                if *claims > 1 { "s" } else { "" },
                since.french()
            ),
        }
    }

    /// The article that it comes from.
    pub fn article(&self) -> &'static str {
        match self {
            Self::TooFewFamilies { .. }
            | Self::PublicCapExceeded { .. }
            | Self::CollegeEmpty { college: College::Employees } => "Loi 47-1775, art. 19 septies",
            Self::CollegeEmpty { .. } => "Loi 47-1775, art. 19 octies",
            Self::CallsOverdue { .. } => "Loi 47-1775, art. 12",
            Self::RefundsOverdue { .. } | Self::RefundsToSettle { .. } => "Loi 47-1775, art. 18",
        }
    }
}

fn counted(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count > 1 { "s" } else { "" })
}
