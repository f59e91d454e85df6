//! From what the form of a version holds to the clauses that it means, field by field.
//!
//! What can never happen here: a clause that is typed and dropped. A category without its code, a number beside « no
//! limit » and clauses beside « the law alone » are refused; only the rules of colleges have no meaning without a weight.

use office::assemblies::public::{
    CollegeWeight, Majority, MeetingClauses, Percent, ProxyCeiling, QuorumThresholds, Weighting, YearEnd,
};
use office::members::public::{CategoryTerms, College, MemberKind};
use office::values::{Fraction, Money};

use super::terms::{self, Choices, QUORUMS};
use super::typed::{AT_LEAST, LAW, MORE_THAN, OWN, Typed, category_name, quorum_name, weight_name};
use crate::forms::reading::Reading;
use crate::forms::{Trouble, YES};
use crate::language::Words;

/// Reads what was typed, field by field; each refusal stands beside its field.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    typed: &'a Typed,
    read: Reading,
}

impl<'a> Fields<'a> {
    pub(super) const fn of(typed: &'a Typed, words: Words) -> Self {
        Self { typed, read: Reading(words) }
    }

    fn wrong(self, name: &str, key: &str) -> Trouble {
        Trouble::with(self.read.0, name, key)
    }

    pub(super) fn ticked(self, name: &str) -> bool {
        self.typed.get(name) == YES
    }

    pub(super) fn amount(self, name: &str) -> Result<Money, Trouble> {
        self.read.amount(name, self.typed.get(name))
    }

    /// A part of a whole.
    pub(super) fn part(self, name: &str) -> Result<Fraction, Trouble> {
        self.read.part(name, self.typed.get(name))
    }

    /// A number of years, months or days.
    pub(super) fn small(self, name: &str) -> Result<u8, Trouble> {
        let number = self.read.whole(name, self.typed.get(name))?;
        u8::try_from(number).map_err(|_| self.wrong(name, "whole-wrong"))
    }

    pub(super) fn chosen<T: Copy, const N: usize>(
        self,
        name: &str,
        of: &Choices<T, N>,
    ) -> Result<T, Trouble> {
        terms::value(of, self.typed.get(name)).ok_or_else(|| self.wrong(name, "statutes-choose"))
    }

    /// Clauses, or nothing when the law alone is chosen; never both.
    pub(super) fn own_or_law<T: PartialEq>(
        self,
        name: &str,
        clauses: T,
        law: &T,
    ) -> Result<Option<T>, Trouble> {
        match self.typed.get(name) {
            OWN => Ok(Some(clauses)),
            LAW if clauses == *law => Ok(None),
            LAW => Err(self.wrong(name, "statutes-law-and-more")),
            _ => Err(self.wrong(name, "statutes-choose")),
        }
    }

    pub(super) fn weighting(self) -> Result<Option<Weighting>, Trouble> {
        let mut colleges = Vec::new();
        for college in College::ALL {
            let name = weight_name(college);
            let text = self.typed.get(&name).trim().replace(',', ".");
            if !text.is_empty() {
                let weight: Percent = self.read.parsed(&name, &text, "statutes-weight-wrong")?;
                colleges.push(CollegeWeight { college, weight });
            }
        }
        if colleges.is_empty() {
            return Ok(None);
        }
        Ok(Some(Weighting {
            colleges,
            carry_over: self.chosen("carry_over", &terms::CARRIES)?,
            silent_college: self.chosen("silent_college", &terms::SILENT)?,
            vanished_college: self.chosen("vanished_college", &terms::VANISHED)?,
        }))
    }

    pub(super) fn quorums(self) -> Result<QuorumThresholds, Trouble> {
        let [ordinary_first, ordinary_second, extraordinary_first, extraordinary_second] =
            QUORUMS.map(|one| self.part(&quorum_name(one)));
        Ok(QuorumThresholds {
            ordinary_first: ordinary_first?,
            ordinary_second: ordinary_second?,
            extraordinary_first: extraordinary_first?,
            extraordinary_second: extraordinary_second?,
        })
    }

    pub(super) fn majority(self, of: &str) -> Result<Majority, Trouble> {
        let name = format!("majority_{of}");
        let part = self.part(&format!("{name}_part"))?;
        match self.typed.get(&name) {
            MORE_THAN => Ok(Majority::MoreThan(part)),
            AT_LEAST => Ok(Majority::AtLeast(part)),
            _ => Err(self.wrong(&name, "statutes-choose")),
        }
    }

    pub(super) fn ceiling(self) -> Result<ProxyCeiling, Trouble> {
        let (name, most) = ("proxy_most", self.typed.get("proxy_most"));
        match self.typed.get("proxy_ceiling") {
            "at_most" => Ok(ProxyCeiling::AtMost { mandates: self.read.whole(name, most)? }),
            "unlimited" | "twentieth" if !most.trim().is_empty() => {
                Err(self.wrong(name, "statutes-ceiling-and-most"))
            }
            "unlimited" => Ok(ProxyCeiling::Unlimited),
            "twentieth" => Ok(ProxyCeiling::Twentieth),
            _ => Err(self.wrong("proxy_ceiling", "statutes-choose")),
        }
    }

    pub(super) fn categories(self) -> Result<Vec<CategoryTerms>, Trouble> {
        let mut categories = Vec::new();
        for row in 1..=self.typed.rows() {
            let [code, college, minimum, kinds] =
                ["code", "college", "minimum", "kinds"].map(|field| category_name(row, field));
            let held = |name: &str| self.typed.get(name).trim();
            if held(&code).is_empty() {
                if [&college, &minimum, &kinds].into_iter().any(|name| !held(name).is_empty()) {
                    return Err(self.wrong(&code, "statutes-code-missing"));
                }
                continue;
            }
            let of: Result<Vec<MemberKind>, _> =
                self.typed.all(&kinds).iter().map(|kind| kind.parse()).collect();
            categories.push(CategoryTerms {
                code: self.read.parsed(&code, held(&code), "statutes-code-wrong")?,
                college: self.read.parsed(&college, held(&college), "statutes-choose")?,
                kinds: of.map_err(|_| self.wrong(&kinds, "statutes-choose"))?,
                minimum: self.amount(&minimum)?,
                nominal: self.amount("nominal")?,
            });
        }
        Ok(categories)
    }

    pub(super) fn year_end(self) -> Result<Option<YearEnd>, Trouble> {
        let empty = |name: &str| self.typed.get(name).trim().is_empty();
        if empty("year_end_day") && empty("year_end_month") {
            return Ok(None);
        }
        Ok(Some(YearEnd { month: self.small("year_end_month")?, day: self.small("year_end_day")? }))
    }

    pub(super) fn meetings(self) -> Result<Option<MeetingClauses>, Trouble> {
        let name = "paper_forms_days_before";
        let clauses = MeetingClauses {
            paper_forms_days_before: self.read.whole(name, self.typed.get(name))?,
            electronic_voting: self.ticked("electronic_voting"),
            released_proxies: self.ticked("released_proxies"),
        };
        self.own_or_law("meetings", clauses, &MeetingClauses::default())
    }
}
