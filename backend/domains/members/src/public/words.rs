//! Words of the trade, each with the name it is stored under and the one a French reader knows.
//!
//! A stored name never changes; an unknown one is refused with those that are known.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Gives an enum its stored names (the variants' own), its list and its French label.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident : $french:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in their order.
            pub const ALL: [Self; [$(Self::$variant),+].len()] = [$(Self::$variant),+];

            /// The name under which it is stored and filtered.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }

            /// What a French reader calls it.
            pub fn french(self) -> &'static str {
                match self { $(Self::$variant => $french),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(text: &str) -> Result<Self, UnknownWord> {
                Self::ALL.into_iter().find(|word| word.as_str() == text).ok_or_else(|| UnknownWord {
                    word: text.to_owned(),
                    known: Self::ALL.map(Self::as_str).join(", "),
                })
            }
        }
    };
}

/// A word that is not one of the known ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("valeur inconnue « {word} » (attendu : {known})")]
pub struct UnknownWord {
    /// As given.
    pub word: String,
    /// What is known, separated by commas.
    pub known: String,
}

words! {
    /// A college: the body in which a member votes (loi 47-1775, art. 19 octies). A member is in exactly one.
    College {
        /// People employed by the cooperative.
        Employees: "Salariés",
        /// Labels, artists, studios, publishers.
        Creators: "Créateurs et producteurs de contenus",
        /// Libraries, venues and other places that offer the service.
        Distributors: "Diffuseurs culturels",
        /// Federations of labels, professional networks.
        Federations: "Groupements et fédérations",
        /// Those who support without taking part in the activity.
        Supporters: "Membres de soutien",
    }
}

words! {
    /// What a member is in law.
    MemberKind {
        /// A human being.
        NaturalPerson: "Personne physique",
        /// A commercial or civil company, cooperatives included.
        Company: "Société",
        /// An association of the law of 1901, a foundation, a union.
        Association: "Association",
        /// The State, a local authority or a public establishment.
        PublicBody: "Personne publique",
    }
}

words! {
    /// What moved the shares of a member (C. com., art. R228-9: nature of the operation).
    Operation {
        /// New shares were subscribed; the amount paid at once belongs to it.
        Subscription: "Souscription",
        /// A part of what was due on subscribed shares was paid.
        Payment: "Libération",
        /// All shares left with the member.
        Withdrawal: "Retrait",
        /// Some shares left, the member stayed.
        PartialWithdrawal: "Retrait partiel",
        /// Shares went to another member.
        TransferOut: "Cession",
        /// Shares came from another member.
        TransferIn: "Acquisition",
        /// What the floor of the capital had held back left it.
        Release: "Sortie du capital différée",
        /// Shares left one of two entries that were the same member.
        MergeOut: "Réunion d'inscriptions (départ)",
        /// Shares came to the entry that remains of two.
        MergeIn: "Réunion d'inscriptions (arrivée)",
    }
}

words! {
    /// How an amount was paid.
    PaymentMeans {
        /// By bank transfer.
        Transfer: "Virement",
        /// By cheque.
        Cheque: "Chèque",
        /// By set-off against the member's current account, where the statutes allow (C. com., art. L225-128).
        CurrentAccount: "Compte courant d'associé",
        /// Not said: facts recorded before means were asked.
        Unstated: "Non précisé",
    }
}

words! {
    /// Who approves a transfer of shares between members.
    TransferApproval {
        /// The board.
        Board: "conseil d'administration",
        /// The general assembly.
        Assembly: "assemblée générale",
        /// Nobody: transfers between members are free.
        Free: "cession libre",
    }
}

words! {
    /// When a change of college that comes after the notice of an assembly takes effect.
    CollegeChangeEffect {
        /// On the day after the assembly: the roll stays as it was called.
        AfterAssembly: "après l'assemblée convoquée",
        /// On the day of the decision.
        AtOnce: "au jour de la décision",
    }
}

words! {
    /// From what subsidies are taken away before interest is paid on shares (loi 47-1775, art. 19 nonies).
    InterestBase {
        /// From what is left after the reserves: the stricter reading.
        SubsidiesFromDistributable: "subventions déduites du solde distribuable",
        /// From the result, before the reserves.
        SubsidiesFromResult: "subventions déduites du résultat",
    }
}

words! {
    /// Why a membership ended.
    ExitCause {
        /// The member's own choice, at any time (C. com., art. L231-6).
        Resignation: "Démission",
        /// Decided by the general assembly, at the majority that amends the statutes (C. com., art. L231-6).
        Exclusion: "Exclusion",
        /// A person died.
        Death: "Décès",
        /// An entity was wound up.
        Dissolution: "Dissolution",
        /// What made one eligible is lost, an employment contract for example.
        LossOfQuality: "Perte de la qualité requise",
        /// All shares were transferred to other members.
        Transfer: "Cession de toutes les parts",
        /// The entry was the same member as another one, which remains.
        Merge: "Réunion de deux inscriptions",
    }
}

words! {
    /// How far an application for membership is.
    ApplicationState {
        /// The board has not decided.
        Open: "En attente",
        /// The board accepted it: the applicant is a member.
        Accepted: "Acceptée",
        /// The board refused it.
        Refused: "Refusée",
        /// The applicant took it back.
        Withdrawn: "Retirée",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_names_are_the_names_in_json() {
        for college in College::ALL {
            assert_eq!(serde_json::to_value(college).unwrap(), college.as_str());
            assert_eq!(college.as_str().parse::<College>().unwrap(), college);
        }
        assert_eq!(College::Employees.as_str(), "Employees");
        let unknown = "Salariés".parse::<College>().unwrap_err();
        assert_eq!(unknown.known, "Employees, Creators, Distributors, Federations, Supporters");
    }
}
