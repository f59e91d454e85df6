//! What the statutes say of members and shares: in sentences, as fields of the form, and read again.
//!
//! What can never happen here: clauses that are typed and then dropped because the law alone was chosen
//! ([`read`] refuses them).

use office::members::public::MembershipClauses;

use super::clauses::{Clause, source, yes};
use super::reading::Fields;
use super::terms;
use super::typed::{self, LAW, OWN, Typed};
use crate::assemblies::terms as assembly_terms;
use crate::forms::reading::typed as amount;
use crate::forms::{Field, Group, Part, Trouble, YES};
use crate::language::Words;

/// Name of the field that says whether the statutes have clauses of their own.
const SOURCE: &str = "membership";

/// The clauses, in their order.
pub(super) fn clauses(words: Words, given: Option<&MembershipClauses>) -> Vec<Clause> {
    let law = MembershipClauses::default();
    let MembershipClauses {
        capital_floor,
        capital_floor_part,
        public_part,
        release_years,
        early_release,
        refund_years,
        partial_withdrawal,
        withdrawal_notice_months,
        transfer_approval,
        current_account_conversion,
        college_change,
        statutory_reserve,
        interest_base,
        interest_at_year_end_only,
        revaluation,
    } = given.unwrap_or(&law);
    let years = |years: u8| words.tell("statutes-years", &[("count", &years.to_string())]);
    let months = match withdrawal_notice_months {
        0 => words.say("statutes-notice-none"),
        months => words.tell("statutes-months", &[("count", &months.to_string())]),
    };
    [
        ("statutes-membership-source", source(words, given.is_some())),
        ("statutes-capital-floor", words.money(*capital_floor)),
        ("statutes-capital-part", assembly_terms::told(words, *capital_floor_part)),
        ("statutes-public-part", assembly_terms::told(words, *public_part)),
        ("statutes-release-years", years(*release_years)),
        ("statutes-early-release", yes(words, *early_release)),
        ("statutes-refund-years", years(*refund_years)),
        ("statutes-partial-withdrawal", yes(words, *partial_withdrawal)),
        ("statutes-withdrawal-notice", months),
        ("statutes-approval", terms::told(words, &terms::APPROVALS, transfer_approval)),
        ("statutes-account-conversion", yes(words, *current_account_conversion)),
        ("statutes-college-change", terms::told(words, &terms::COLLEGE_CHANGES, college_change)),
        ("statutes-reserve", assembly_terms::told(words, *statutory_reserve)),
        ("statutes-interest-base", terms::told(words, &terms::INTEREST_BASES, interest_base)),
        ("statutes-interest-year-end", yes(words, *interest_at_year_end_only)),
        ("statutes-revaluation", yes(words, *revaluation)),
    ]
    .map(|(key, text)| Clause::new(words.say(key), text))
    .to_vec()
}

/// What the form holds of them.
pub(super) fn write(words: Words, given: Option<&MembershipClauses>, into: &mut Typed) {
    let law = MembershipClauses::default();
    let of = given.unwrap_or(&law);
    into.set(SOURCE, typed::own(given.is_some()));
    into.set("capital_floor", &amount(words, of.capital_floor));
    into.set("capital_floor_part", &of.capital_floor_part.to_string());
    into.set("public_part", &of.public_part.to_string());
    into.set("release_years", &of.release_years.to_string());
    into.set("refund_years", &of.refund_years.to_string());
    into.set("withdrawal_notice_months", &of.withdrawal_notice_months.to_string());
    into.set("transfer_approval", terms::code(&terms::APPROVALS, &of.transfer_approval));
    into.set("college_change", terms::code(&terms::COLLEGE_CHANGES, &of.college_change));
    into.set("statutory_reserve", &of.statutory_reserve.to_string());
    into.set("interest_base", terms::code(&terms::INTEREST_BASES, &of.interest_base));
    into.tick("early_release", of.early_release);
    into.tick("partial_withdrawal", of.partial_withdrawal);
    into.tick("current_account_conversion", of.current_account_conversion);
    into.tick("interest_at_year_end_only", of.interest_at_year_end_only);
    into.tick("revaluation", of.revaluation);
}

/// What the form means; nothing when the statutes leave it to the law.
pub(super) fn read(fields: Fields<'_>) -> Result<Option<MembershipClauses>, Trouble> {
    let clauses = MembershipClauses {
        capital_floor: fields.amount("capital_floor")?,
        capital_floor_part: fields.part("capital_floor_part")?,
        public_part: fields.part("public_part")?,
        release_years: fields.small("release_years")?,
        early_release: fields.ticked("early_release"),
        refund_years: fields.small("refund_years")?,
        partial_withdrawal: fields.ticked("partial_withdrawal"),
        withdrawal_notice_months: fields.small("withdrawal_notice_months")?,
        transfer_approval: fields.chosen("transfer_approval", &terms::APPROVALS)?,
        current_account_conversion: fields.ticked("current_account_conversion"),
        college_change: fields.chosen("college_change", &terms::COLLEGE_CHANGES)?,
        statutory_reserve: fields.part("statutory_reserve")?,
        interest_base: fields.chosen("interest_base", &terms::INTEREST_BASES)?,
        interest_at_year_end_only: fields.ticked("interest_at_year_end_only"),
        revaluation: fields.ticked("revaluation"),
    };
    fields.own_or_law(SOURCE, clauses, &MembershipClauses::default())
}

/// The fields.
pub(super) fn parts(words: Words, typed: &Typed) -> Vec<Part> {
    let text = |name: &'static str, key: &str| -> Part {
        Field::text(name, words.say(key)).holding(typed.get(name)).not_offered().half().into()
    };
    let number = |name: &'static str, key: &str| -> Part {
        Field::whole(name, words.say(key)).holding(typed.get(name)).half().into()
    };
    let tick = |name: &'static str, key: &str| -> Part {
        Group::yes(name, words.say(key), words.say("yes"), typed.get(name) == YES).into()
    };
    let choice = |name: &'static str, key: &str, choices: Vec<(String, String)>| -> Part {
        Field::select(name, words.say(key), choices).holding(typed.get(name)).into()
    };
    let floor = Field::amount("capital_floor", words.say("statutes-capital-floor"));
    vec![
        choice(SOURCE, "statutes-membership-source", sources(words)),
        floor.holding(typed.get("capital_floor")).half().into(),
        text("capital_floor_part", "statutes-capital-part"),
        text("public_part", "statutes-public-part"),
        text("statutory_reserve", "statutes-reserve"),
        number("release_years", "statutes-release-years-field"),
        number("refund_years", "statutes-refund-years-field"),
        number("withdrawal_notice_months", "statutes-withdrawal-months"),
        choice("transfer_approval", "statutes-approval", terms::offered(words, &terms::APPROVALS)),
        choice("college_change", "statutes-college-change", terms::offered(words, &terms::COLLEGE_CHANGES)),
        choice("interest_base", "statutes-interest-base", terms::offered(words, &terms::INTEREST_BASES)),
        tick("early_release", "statutes-early-release"),
        tick("partial_withdrawal", "statutes-partial-withdrawal"),
        tick("current_account_conversion", "statutes-account-conversion"),
        tick("interest_at_year_end_only", "statutes-interest-year-end"),
        tick("revaluation", "statutes-revaluation"),
    ]
}

/// The law alone, or clauses of the statutes.
pub(super) fn sources(words: Words) -> Vec<(String, String)> {
    [(LAW, "statutes-by-law"), (OWN, "statutes-own")]
        .map(|(code, key)| (code.to_owned(), words.say(key)))
        .to_vec()
}
