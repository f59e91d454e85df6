//! What the feuille de présence says (C. com. R225-95).
//!
//! What can never happen: a subtotal or a total that its lines do not make; annexes that are not as many as the proxies
//! and the postal votes; somebody represented by nobody that the sheet names.

use super::{Hour, Meeting, Officer, QuorumLine};
use crate::DocumentError;
use crate::checks::{filled, mentions, numbers, of_cooperative, told};
use crate::identity::Cooperative;
use values::Fraction;

/// The sheet: before the opening, what is signed at the door; certified, what the minutes have as an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceSheet {
    /// The cooperative on the day.
    pub cooperative: Cooperative,
    /// The assembly.
    pub meeting: Meeting,
    /// The members, college by college; one without a name of a college when there is none.
    pub colleges: Vec<CollegeSheet>,
    /// Who holds proxies of members (3° of the article); blank proxies are with the chair and not here.
    pub holders: Vec<ProxyHolder>,
    /// All who take part, however they do.
    pub total: SheetTotals,
    /// Each quorum that is needed; empty before the opening.
    pub quorums: Vec<QuorumLine>,
    /// What the bureau certifies; `None` before the close.
    pub certification: Option<Certification>,
}

/// A college and its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollegeSheet {
    /// Its name.
    pub name: String,
    /// Its weight in percent, where the statutes weigh the colleges.
    pub weight: Option<Fraction>,
    /// Members on the roll, whether or not they are listed here.
    pub enrolled: u64,
    /// Its members, in the order of the sheet.
    pub entries: Vec<SheetEntry>,
    /// Those of them who take part.
    pub total: SheetTotals,
}

/// A member on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetEntry {
    /// Number in the register.
    pub number: u64,
    /// Name and usual first name, or name of the entity.
    pub name: String,
    /// Who acts for an entity: « Zoé Modèle, présidente ».
    pub representative: Option<String>,
    /// Domicile or seat in one line.
    pub domicile: String,
    /// Shares held.
    pub shares: u64,
    /// Votes, one whatever the shares (loi 47-1775, art. 19 octies).
    pub votes: u64,
    /// How it takes part, when, and how it signed.
    pub attendance: Attendance,
}

/// How a member takes part, when, and how it signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attendance {
    /// In what manner.
    pub manner: Manner,
    /// When it, or who holds its proxy, came.
    pub arrived: Option<Hour>,
    /// When they left, where they left before the close.
    pub left: Option<Hour>,
    /// When it signed by the QR code at the door; `None` leaves room for a signature by hand.
    pub signed_at: Option<Hour>,
}

/// In what manner a member takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// In the room.
    InPerson,
    /// From elsewhere, identified: present (C. com. L225-107, II).
    Remote,
    /// By who holds its proxy, one of the sheet's `holders`.
    Represented {
        /// The holder's place among the `holders`, from 0.
        by: usize,
    },
    /// By the chair, who votes as the law says (C. com. L225-106).
    BlankProxy,
    /// By a form received in time.
    Postal,
    /// Not at all; before the opening, not yet.
    Absent,
}

/// Who holds proxies: a member, or a member's spouse or partner (C. com. L225-106).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProxyHolder {
    /// Name and usual first name.
    pub name: String,
    /// Number in the register, when it is a member itself.
    pub number: Option<u64>,
    /// Domicile in one line.
    pub domicile: String,
    /// When it signed for its principals by the QR code; `None` leaves room for a signature by hand.
    pub signed_at: Option<Hour>,
}

/// What members come to together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SheetTotals {
    /// How many take part.
    pub members: u64,
    /// Shares they hold.
    pub shares: u64,
    /// Votes they have.
    pub votes: u64,
}

/// What the bureau certifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certification {
    /// When the sheet was closed.
    pub closed_at: Hour,
    /// Proxies annexed, blank ones among them.
    pub proxies: u64,
    /// Postal forms annexed.
    pub postal_forms: u64,
    /// The bureau, who signs.
    pub bureau: Vec<Officer>,
}

impl Manner {
    /// Whether the member takes part.
    pub fn takes_part(&self) -> bool {
        *self != Self::Absent
    }
}

impl SheetTotals {
    /// What some of the entries come to.
    pub(in crate::assembly) fn of<'a>(entries: impl Iterator<Item = &'a SheetEntry>) -> Self {
        entries.fold(Self::default(), |sum, entry| Self {
            members: sum.members + 1,
            shares: sum.shares + entry.shares,
            votes: sum.votes + entry.votes,
        })
    }

    fn equals(self, of: &str, found: Self) -> Result<(), DocumentError> {
        numbers(&format!("{of}, associés"), self.members, found.members)?;
        numbers(&format!("{of}, parts"), self.shares, found.shares)?;
        numbers(&format!("{of}, voix"), self.votes, found.votes)
    }
}

impl CollegeSheet {
    /// What those come to who take part in a manner.
    pub(in crate::assembly) fn totals(&self, wanted: fn(&Manner) -> bool) -> SheetTotals {
        SheetTotals::of(self.entries.iter().filter(|entry| wanted(&entry.attendance.manner)))
    }
}

impl AttendanceSheet {
    /// All members on the sheet.
    pub(in crate::assembly) fn entries(&self) -> impl Iterator<Item = &SheetEntry> {
        self.colleges.iter().flat_map(|college| &college.entries)
    }

    /// What those come to who take part in a manner.
    pub(in crate::assembly) fn totals(&self, wanted: fn(&Manner) -> bool) -> SheetTotals {
        SheetTotals::of(self.entries().filter(|entry| wanted(&entry.attendance.manner)))
    }

    /// What the principals of the holder at a place come to.
    pub(in crate::assembly) fn mandates(&self, holder: usize) -> SheetTotals {
        let own = |entry: &&SheetEntry| entry.attendance.manner == Manner::Represented { by: holder };
        SheetTotals::of(self.entries().filter(own))
    }

    pub(in crate::assembly) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        self.meeting.check()?;
        mentions(&[("associés inscrits (C. com. R225-95)", !self.colleges.is_empty())])?;
        for college in &self.colleges {
            college.total.equals(&college.name, college.totals(Manner::takes_part))?;
            let listed = SheetTotals::of(college.entries.iter()).members;
            told(listed <= college.enrolled, &format!("{}, inscrits", college.name), || {
                (college.enrolled.to_string(), listed.to_string())
            })?;
        }
        self.total.equals("feuille de présence", self.totals(Manner::takes_part))?;
        for entry in self.entries() {
            let held = match entry.attendance.manner {
                Manner::Represented { by } => self.holders.get(by).is_some_and(|holder| filled(&holder.name)),
                Manner::InPerson | Manner::Remote | Manner::BlankProxy | Manner::Postal | Manner::Absent => {
                    true
                }
            };
            mentions(&[
                ("nom de l’associé (C. com. R225-95)", filled(&entry.name)),
                ("mandataire de l’associé représenté (C. com. R225-95)", held),
            ])?;
        }
        self.quorums.iter().try_for_each(QuorumLine::check)?;
        let Some(certified) = &self.certification else { return Ok(()) };
        Officer::check_all(&certified.bureau)?;
        let proxies = self.totals(is_proxy).members;
        numbers("pouvoirs annexés (C. com. R225-95)", certified.proxies, proxies)?;
        let postal = self.totals(|manner| *manner == Manner::Postal).members;
        numbers("formulaires annexés (C. com. R225-95)", certified.postal_forms, postal)
    }
}

/// Whether somebody else votes for the member.
pub(in crate::assembly) fn is_proxy(manner: &Manner) -> bool {
    matches!(*manner, Manner::Represented { .. } | Manner::BlankProxy)
}
