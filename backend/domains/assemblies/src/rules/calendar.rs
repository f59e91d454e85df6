//! The legal duties of a year, from the day on which it is closed and the day of its assembly.
//!
//! A day is the last on which the duty is met in time, unless its words say otherwise. Where the law counts months, the
//! day of the month is kept (30 June and six months: 30 December), so that no day here is later than the law's. Tax
//! deadlines alone move to the next working day.
//!
//! What can never happen: two duties of one year under one code; a deadline that depends on anything but those two days.

use serde::Serialize;
use values::Day;

use super::mandates::assembly_deadline;
use super::working_days::{next_working_day, working_days_before};

/// Whom a duty is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The board.
    Board,
    /// Those who run the office.
    Office,
    /// Members themselves: the last day on which they may act.
    Members,
}

impl Audience {
    /// French words for lists.
    pub fn french(self) -> &'static str {
        match self {
            Self::Board => "conseil d'administration",
            Self::Office => "administration",
            Self::Members => "associés",
        }
    }
}

/// One duty of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Duty {
    /// Stable name, once a year.
    pub code: &'static str,
    /// The last day to meet it.
    pub on: Day,
    /// What is to be done, in French.
    pub french: String,
    /// Why.
    pub article: &'static str,
    /// Whom it is for.
    pub audience: Audience,
}

fn duty(code: &'static str, on: Day, audience: Audience, french: &str, article: &'static str) -> Duty {
    Duty { code, on, french: french.to_owned(), article, audience }
}

/// The duties of the year that closes on a day, by day; those that count from the assembly once its day is known.
/// Until then what follows the assembly counts from the last day on which it may be held.
pub(crate) fn duties(closing: Day, assembly_day: Option<Day>) -> Vec<Duty> {
    let mut duties = Vec::from(after_closing(closing, assembly_day));
    duties.extend(taxes(closing));
    if let Some(day) = assembly_day {
        duties.extend(before_assembly(day));
        duties.extend(answers(day));
    }
    duties.extend(after_assembly(closing, assembly_day));
    duties.sort_by_key(|duty| (duty.on, duty.code));
    duties
}

/// Whether a year has a duty of this name; those that count from the assembly too.
pub(crate) fn is_known(code: &str) -> bool {
    let held = Day::ymd(2016, 6, 30);
    Day::ymd(2015, 12, 31).is_some_and(|closing| duties(closing, held).iter().any(|duty| duty.code == code))
}

/// The 15th of the month after a payment, or the next working day: form 2777 and what was withheld (CGI, art. 1671 C).
pub(crate) fn withholding_due(paid_on: Day) -> Day {
    let next_month = paid_on.plus_months(1);
    let fifteenth = Day::ymd(next_month.year(), next_month.month(), 15);
    next_working_day(fifteenth.unwrap_or(next_month))
}

/// The first such day of a year strictly after a day.
fn next(after: Day, month: u32, day: u32) -> Day {
    let years = [after.year(), after.year() + 1];
    let days = years.into_iter().filter_map(|year| Day::ymd(year, month, day));
    days.filter(|day| *day > after).min().unwrap_or(after)
}

fn after_closing(closing: Day, assembly_day: Option<Day>) -> [Duty; 4] {
    // The auditor has the accounts a month before the notice, itself fifteen days before the assembly.
    let for_auditor = assembly_day.map(|day| day.plus_days(-15).plus_months(-1));
    let spring = closing.plus_months(4);
    let accounts = for_auditor.filter(|day| *day > closing).map_or(spring, |day| Ord::min(day, spring));
    let tmo = "Relever au Journal officiel le taux moyen de rendement des obligations (TMO)";
    [
        duty(
            "register_freeze",
            next_working_day(closing.plus_days(1)),
            Audience::Office,
            &format!("Arrêter le registre des associés et le capital au {}", closing.french()),
            "C. com., art. R228-8",
        ),
        duty("tmo_january", next(closing, 1, 31), Audience::Office, tmo, "loi 47-1775, art. 14"),
        duty("tmo_july", next(closing, 7, 31), Audience::Office, tmo, "loi 47-1775, art. 14"),
        duty(
            "accounts_closed",
            accounts,
            Audience::Board,
            "Arrêter les comptes, le rapport de gestion et l'ordre du jour, et les tenir à la disposition du commissaire \
             aux comptes",
            "C. com., art. L232-1 et R232-1",
        ),
    ]
}

fn taxes(closing: Day) -> [Duty; 3] {
    let ifu = next(closing, 2, 15);
    let paid_by = closing.plus_months(9);
    [
        duty(
            "ifu",
            next_working_day(ifu),
            Audience::Office,
            &format!("Déclarer les intérêts payés en {} (imprimé fiscal unique)", ifu.year() - 1),
            "CGI, art. 242 ter",
        ),
        duty(
            "interest_paid",
            paid_by,
            Audience::Office,
            "Payer l'intérêt aux parts sociales voté par l'assemblée",
            "C. com., art. L232-13",
        ),
        duty(
            "withholding",
            withholding_due(paid_by),
            Audience::Office,
            &format!(
                "Déposer le formulaire 2777 et verser les prélèvements, si l'intérêt est payé le {} (sinon le 15 du mois \
                 qui suit le paiement)",
                paid_by.french()
            ),
            "CGI, art. 1671 C",
        ),
    ]
}

fn before_assembly(day: Day) -> [Duty; 4] {
    let before = |days: i64| day.plus_days(-days);
    [
        duty(
            "email_consents",
            before(35),
            Audience::Office,
            "Demander aux associés leur accord pour être convoqués par courrier électronique",
            "C. com., art. R225-63",
        ),
        duty(
            "member_list",
            before(16),
            Audience::Office,
            "Arrêter la liste des associés, consultable jusqu'à l'assemblée",
            "C. com., art. R225-90",
        ),
        duty(
            "notice",
            before(15),
            Audience::Board,
            "Envoyer les convocations et mettre les documents à disposition",
            "C. com., art. R225-69 et R225-89",
        ),
        duty("assembly", day, Audience::Board, "Tenir l'assemblée générale", "C. com., art. L225-100"),
    ]
}

/// The last days on which members may ask or answer something.
fn answers(day: Day) -> [Duty; 5] {
    let members = |code, on, french, article| duty(code, on, Audience::Members, french, article);
    let before = |days: i64| day.plus_days(-days);
    [
        members(
            "agenda_requests",
            before(25),
            "Demander l'inscription de points ou de projets à l'ordre du jour",
            "C. com., art. R225-71 et R225-72",
        ),
        members(
            "postal_form_requests",
            before(6),
            "Demander un formulaire de vote par correspondance",
            "C. com., art. R225-75",
        ),
        members(
            "written_questions",
            working_days_before(day, 4),
            "Envoyer des questions écrites au conseil",
            "C. com., art. L225-108 et R225-84",
        ),
        members(
            "postal_votes",
            before(3),
            "Faire parvenir les formulaires de vote par correspondance",
            "C. com., art. R225-77",
        ),
        members(
            "electronic_votes",
            before(1),
            "Voter par voie électronique, jusqu'à 15 heures, heure de Paris",
            "C. com., art. R225-77",
        ),
    ]
}

fn after_assembly(closing: Day, assembly_day: Option<Day>) -> [Duty; 4] {
    let deadline = assembly_deadline(closing);
    let held = assembly_day.unwrap_or(deadline);
    let office = |code, on, french, article| duty(code, on, Audience::Office, french, article);
    [
        duty(
            "assembly_deadline",
            deadline,
            Audience::Board,
            "Dernier jour pour tenir l'assemblée générale annuelle",
            "C. com., art. L225-100",
        ),
        office(
            "directors_registered",
            held.plus_months(1),
            "Déclarer au registre du commerce les changements d'administrateurs",
            "C. com., art. R123-66",
        ),
        office(
            "accounts_filed",
            held.plus_months(1),
            "Déposer les comptes annuels au greffe sur papier",
            "C. com., art. L232-23",
        ),
        office(
            "accounts_filed_online",
            held.plus_months(2),
            "Déposer les comptes annuels au greffe par voie électronique, s'ils ne le sont pas sur papier",
            "C. com., art. L232-23",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::ymd(year, month, day).unwrap()
    }

    fn dates(closing: Day, assembly_day: Option<Day>) -> Vec<(&'static str, String)> {
        duties(closing, assembly_day).iter().map(|duty| (duty.code, duty.on.to_string())).collect()
    }

    fn written(expected: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
        expected.iter().map(|&(code, on)| (code, on.to_owned())).collect()
    }

    #[test]
    fn the_year_2015_with_its_assembly_on_a_saturday_in_june() {
        let expected = [
            ("register_freeze", "2016-01-04"), // Friday the 1st is a holiday
            ("tmo_january", "2016-01-31"),
            ("ifu", "2016-02-15"),
            ("accounts_closed", "2016-04-30"),
            ("email_consents", "2016-05-14"),
            ("agenda_requests", "2016-05-24"),
            ("member_list", "2016-06-02"),
            ("notice", "2016-06-03"),
            ("postal_form_requests", "2016-06-12"),
            ("written_questions", "2016-06-14"),
            ("postal_votes", "2016-06-15"),
            ("electronic_votes", "2016-06-17"),
            ("assembly", "2016-06-18"),
            ("assembly_deadline", "2016-06-30"),
            ("accounts_filed", "2016-07-18"),
            ("directors_registered", "2016-07-18"),
            ("tmo_july", "2016-07-31"),
            ("accounts_filed_online", "2016-08-18"),
            ("interest_paid", "2016-09-30"),
            ("withholding", "2016-10-17"), // the 15th is a Saturday
        ];
        assert_eq!(dates(day(2015, 12, 31), Some(day(2016, 6, 18))), written(&expected));
        let ifu = duties(day(2015, 12, 31), None).into_iter().find(|duty| duty.code == "ifu").unwrap();
        assert_eq!(ifu.french, "Déclarer les intérêts payés en 2015 (imprimé fiscal unique)");
    }

    #[test]
    fn a_year_closed_in_june_before_its_assembly_is_called() {
        let expected = [
            ("register_freeze", "2016-07-01"),
            ("tmo_july", "2016-07-31"),
            ("accounts_closed", "2016-10-30"),
            ("assembly_deadline", "2016-12-30"),
            ("accounts_filed", "2017-01-30"),
            ("directors_registered", "2017-01-30"),
            ("tmo_january", "2017-01-31"),
            ("ifu", "2017-02-15"),
            ("accounts_filed_online", "2017-02-28"),
            ("interest_paid", "2017-03-30"),
            ("withholding", "2017-04-18"), // 15 to 17 April: Saturday, Easter and its Monday
        ];
        assert_eq!(dates(day(2016, 6, 30), None), written(&expected));
    }

    #[test]
    fn an_early_assembly_brings_the_accounts_forward() {
        let early = dates(day(2015, 12, 31), Some(day(2016, 4, 30)));
        assert!(early.contains(&("accounts_closed", "2016-03-15".to_owned())));
        assert!(early.contains(&("written_questions", "2016-04-26".to_owned())));
        let leap = dates(day(2016, 2, 29), Some(day(2016, 5, 31)));
        assert!(leap.contains(&("notice", "2016-05-16".to_owned())));
        assert!(leap.contains(&("assembly_deadline", "2016-08-29".to_owned())));
        assert!(leap.contains(&("ifu", "2017-02-15".to_owned())));
    }

    #[test]
    fn what_is_withheld_is_due_on_the_fifteenth_of_the_next_month() {
        assert_eq!(withholding_due(day(2018, 1, 31)), day(2018, 2, 15));
        assert_eq!(withholding_due(day(2018, 12, 3)), day(2019, 1, 15));
        assert_eq!(withholding_due(day(2018, 7, 1)), day(2018, 8, 16), "15 August is a holiday");
    }

    proptest! {
        #[test]
        fn duties_are_sorted_and_of_one_code_each(number in 0_i64..20_000, held in prop::option::of(40_i64..200)) {
            let closing = day(2000, 1, 1).plus_days(number);
            let duties = duties(closing, held.map(|days| closing.plus_days(days)));
            prop_assert!(duties.is_sorted_by_key(|duty| (duty.on, duty.code)));
            let codes: BTreeSet<_> = duties.iter().map(|duty| duty.code).collect();
            prop_assert_eq!(codes.len(), duties.len());
            prop_assert_eq!(duties.len(), if held.is_some() { 20 } else { 11 });
            prop_assert!(duties.iter().all(|duty| duty.on > closing && duty.on <= closing.plus_months(14)));
        }
    }
}
