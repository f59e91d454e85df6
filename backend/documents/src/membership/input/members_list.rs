//! What the liste des associés of an assembly says (C. com. L225-116 and R225-90).
//!
//! What can never happen: a list closed on another day than the sixteenth before the assembly, or a member without
//! name; a subtotal or a total that the members do not make.

use values::{Day, Fraction, Shares};

use super::{filled, mentions, numbers, of_cooperative, told};
use crate::DocumentError;
use crate::identity::Cooperative;

/// Days before the assembly on which the list is closed (C. com. R225-90).
const CLOSED_BEFORE: i64 = 16;

/// All that the list of the members says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembersList {
    /// The cooperative on the day.
    pub cooperative: Cooperative,
    /// Which assembly: « Assemblée générale ordinaire ».
    pub assembly: String,
    /// When it is held.
    pub held_on: Day,
    /// Where it is held.
    pub place: String,
    /// Day on which the list is closed: the sixteenth before the assembly.
    pub closed_on: Day,
    /// The members, college by college; one without a name of a college when there is none.
    pub colleges: Vec<CollegeMembers>,
    /// All of them together.
    pub total: ListTotals,
}

/// A college and its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollegeMembers {
    /// Its name.
    pub name: String,
    /// Its weight in percent, where the statutes weigh the colleges.
    pub weight: Option<Fraction>,
    /// Its members, in the order of the list.
    pub members: Vec<ListedMember>,
    /// Its subtotal.
    pub total: ListTotals,
}

/// A member on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedMember {
    /// Number in the register.
    pub number: u64,
    /// Name and usual first name, or name of the entity.
    pub name: String,
    /// Who acts for an entity: « Zoé Exemple, gérante ».
    pub representative: Option<String>,
    /// Domicile or seat in one line; empty once erased.
    pub domicile: String,
    /// Shares held.
    pub shares: Shares,
    /// Votes, one whatever the shares (loi 47-1775, art. 19 octies).
    pub votes: u64,
}

/// What members come to together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListTotals {
    /// How many they are.
    pub members: u64,
    /// Shares they hold.
    pub shares: u64,
    /// Votes they have.
    pub votes: u64,
}

impl MembersList {
    /// First day on which the list may be consulted: the fifteenth before the assembly.
    pub(in crate::membership) fn open_from(&self) -> Day {
        self.closed_on.plus_days(1)
    }

    pub(in crate::membership) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        mentions(&[
            ("assemblée", filled(&self.assembly)),
            ("lieu de l’assemblée", filled(&self.place)),
            ("associés inscrits (C. com. R225-90)", !self.colleges.is_empty()),
        ])?;
        let closed = self.held_on.plus_days(-CLOSED_BEFORE);
        told(self.closed_on == closed, "jour d’arrêté de la liste (C. com. R225-90)", || {
            (closed.french(), self.closed_on.french())
        })?;
        for college in &self.colleges {
            let named = college.members.iter().all(|member| filled(&member.name));
            mentions(&[("nom de l’associé (C. com. R225-90)", named)])?;
            let members = &college.members;
            let found = ListTotals {
                members: members.iter().map(|_| 1).sum(),
                shares: members.iter().map(|member| u64::from(member.shares.count())).sum(),
                votes: members.iter().map(|member| member.votes).sum(),
            };
            college.total.equals(&college.name, found)?;
        }
        let sum = |part: fn(&ListTotals) -> u64| self.colleges.iter().map(|one| part(&one.total)).sum();
        let found = ListTotals {
            members: sum(|total| total.members),
            shares: sum(|total| total.shares),
            votes: sum(|total| total.votes),
        };
        self.total.equals("liste", found)
    }
}

impl ListTotals {
    fn equals(self, of: &str, found: Self) -> Result<(), DocumentError> {
        numbers(&format!("{of}, associés"), self.members, found.members)?;
        numbers(&format!("{of}, parts"), self.shares, found.shares)?;
        numbers(&format!("{of}, voix"), self.votes, found.votes)
    }
}
