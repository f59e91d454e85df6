//! `/exercices/{year}/affectation`: what the law and the statutes leave the assembly to do with a result, every step
//! shown, and the record of what it voted; opened from a resolution that decided it, it applies that resolution.

use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use door::{Entering, Form};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::members::permissions::YEARS_READ;
use office::members::public::{AllocationStep, Proposal, YearError, YearSheet};
use office::members::{AllocationDraft, YearAccounts};
use office::values::{Day, Fraction, Uuid};
use serde::{Deserialize, Serialize};

use super::acts::{Sent, once};
use super::decided::{Decided, Naming};
use super::{tabs, years};
use crate::forms::reading::{No, Reading};
use crate::forms::{Alert, Field, Part, Trouble};
use crate::frame::{Frame, Way};
use crate::language::{Words, typeset};
use crate::notices::Link;
use crate::visitor::{Reader, settle};

/// What the button sends that records the vote.
const RECORD: &str = "inscrire";

/// What is sent: the accounts of the year, the day of the assembly, the interest that is proposed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Entry {
    result: String,
    prior_losses: String,
    reserves: String,
    subsidies: String,
    tmo_first: String,
    tmo_second: String,
    tmo_third: String,
    interest: String,
    decided_on: String,
    #[serde(default)]
    act: String,
    /// The resolution that it follows, if it does.
    #[serde(flatten)]
    follows: Naming,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "members/allocation.html")]
pub(crate) struct AllocationPage {
    frame: Frame,
    words: Words,
    tabs: Vec<Way>,
    above: Link,
    title: String,
    action: String,
    key: String,
    /// The resolution that it follows, and what the form carries of it.
    decided: Option<String>,
    hidden: Vec<(&'static str, String)>,
    /// Said once it is voted.
    voted: Option<String>,
    alert: Option<Alert>,
    parts: Vec<Part>,
    steps: Vec<Step>,
    may_record: bool,
    caption: String,
}

/// A line of the computation.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    label: String,
    formula: String,
    amount: String,
    article: String,
}

/// `GET /exercices/{year}/affectation`.
pub(crate) async fn show(reader: Reader, year: Path<i32>, follows: Query<Naming>) -> HttpResponse {
    if let Some(refused) = reader.refused(YEARS_READ) {
        return refused;
    }
    let answer = opened(&reader, *year, follows.0).await;
    reader.settle(answer)
}

async fn opened(reader: &Reader, year: i32, follows: Naming) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let (sheet, decided) = (sheet(reader, year).await?, follows.decided(reader).await?);
    let on = decided.as_ref().map_or(desk.today()?, |decided| decided.on);
    let entry = Entry { decided_on: on.to_string(), follows, ..Entry::default() };
    let page = AllocationPage::new(frame, &sheet, (&entry, decided.as_ref()), desk.principal());
    Ok(frame.answer(StatusCode::OK, &page.drawing(None)))
}

async fn sheet(reader: &Reader, year: i32) -> Result<YearSheet, Failure> {
    reader.desk.members.year(year).await?.ok_or_else(|| YearError::NotFound { year }.into())
}

/// `POST /exercices/{year}/affectation`: computes, or records what was voted.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    year: Path<i32>,
    form: Form<Sent<Entry>>,
) -> HttpResponse {
    let answer = submitted(&request, &reader, &attempt, *year, form.0).await;
    reader.settle(answer)
}

async fn submitted(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    year: i32,
    Sent { cle, act: entry }: Sent<Entry>,
) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let (sheet, decided) = (sheet(reader, year).await?, entry.follows.decided(reader).await?);
    let page = AllocationPage::new(frame, &sheet, (&entry, decided.as_ref()), desk.principal());
    let (accounts, decided_on, draft) = match drafted(reader, year, &entry).await {
        Ok(drafted) => drafted,
        Err(no) => return Ok(refused(frame, page, no)),
    };
    let page = page.drawing(Some(&draft));
    if entry.act != RECORD {
        return Ok(frame.answer(StatusCode::OK, &page));
    }
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &entry);
    let done = if let Some(of) = &decided {
        let named = (of.assembly, of.number);
        let applied = desk.apply_allocation(&context, named, accounts, draft.proposal).await;
        applied.map(|_| of.after())
    } else {
        let done = desk.allocate_result(&context, year, accounts, draft.proposal, decided_on).await;
        done.map(|()| format!("{}?fait=affectation", tabs::YEARS))
    };
    Ok(match done {
        Ok(after) => frame.go(&after),
        Err(failure) => refused(frame, page, failure.into()),
    })
}

/// The computation for what was typed: with the interest that is proposed, else with the most.
async fn drafted(
    reader: &Reader,
    year: i32,
    entry: &Entry,
) -> Result<(YearAccounts, Day, AllocationDraft), No> {
    let Reader { frame, desk } = reader;
    let read = Reading(frame.words);
    let accounts = entry.accounts(read)?;
    let decided_on = read.day("decided_on", &entry.decided_on)?;
    let draft = desk.draft_allocation(year, accounts, None, decided_on).await?;
    if entry.interest.trim().is_empty() {
        return Ok((accounts, decided_on, draft));
    }
    let proposal = Proposal::serving(&draft.input, read.amount("interest", &entry.interest)?);
    let draft = desk.draft_allocation(year, accounts, Some(proposal), decided_on).await?;
    Ok((accounts, decided_on, draft))
}

fn refused(frame: &Frame, page: AllocationPage, no: No) -> HttpResponse {
    match no.trouble(frame.words) {
        Ok(trouble) => frame.answer(trouble.status, &page.refused_by(&trouble)),
        Err(failure) => settle(frame, Err(failure)),
    }
}

impl Entry {
    fn accounts(&self, read: Reading) -> Result<YearAccounts, Trouble> {
        Ok(YearAccounts {
            result: read.amount("result", &self.result)?,
            prior_losses: read.amount("prior_losses", &self.prior_losses)?,
            reserves: read.amount("reserves", &self.reserves)?,
            subsidies: read.amount("subsidies", &self.subsidies)?,
            tmo: [
                rate(read, "tmo_first", &self.tmo_first)?,
                rate(read, "tmo_second", &self.tmo_second)?,
                rate(read, "tmo_third", &self.tmo_third)?,
            ],
        })
    }

    fn parts(&self, words: Words, closing: Day) -> Vec<Part> {
        let amount = |name, key: &str, value: &str| Field::amount(name, words.say(key)).holding(value).half();
        // The three calendar years before the assembly.
        let voted = self.decided_on.parse::<Day>().map_or(closing.year() + 1, Day::year);
        let rate = |name, before: i32, value: &str| {
            let label = words.tell("field-tmo", &[("year", &(voted - before).to_string())]);
            Field::text(name, label).typed("decimal").holding(value).not_offered()
        };
        let day = Field::day("decided_on", words.say("field-assembly-on")).holding(&self.decided_on);
        let day = if self.follows.is_named() { day.fixed() } else { day };
        let interest = Field::amount("interest", words.say("field-interest")).holding(&self.interest);
        vec![
            amount("result", "field-result", &self.result).into(),
            amount("prior_losses", "field-prior-losses", &self.prior_losses).optional(words).into(),
            amount("reserves", "field-reserves", &self.reserves).into(),
            amount("subsidies", "field-subsidies", &self.subsidies).optional(words).into(),
            rate("tmo_first", 3, &self.tmo_first).hinting(words.say("field-tmo-hint")).into(),
            rate("tmo_second", 2, &self.tmo_second).half().into(),
            rate("tmo_third", 1, &self.tmo_third).half().into(),
            interest.hinting(words.say("field-interest-hint")).optional(words).into(),
            day.into(),
        ]
    }
}

/// A rate in percent, with at most six decimals: `1,25 %`.
fn rate(read: Reading, field: &'static str, text: &str) -> Result<Fraction, Trouble> {
    let wrong = || Trouble::with(read.0, field, "rate-wrong");
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '%').collect();
    let plain = plain.replace(',', ".");
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let fits = (1..=3).contains(&digits.len()) && decimals.len() <= 6;
    if !fits || ![digits, decimals].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(wrong());
    }
    let millionths: i128 = format!("{whole}{decimals:0<6}").parse().map_err(|_| wrong())?;
    Fraction::new(millionths, 100_000_000).ok_or_else(wrong)
}

impl AllocationPage {
    fn new(
        frame: &Frame,
        sheet: &YearSheet,
        (entry, decided): (&Entry, Option<&Decided>),
        reader: &Principal,
    ) -> Self {
        let words = frame.words;
        let year = sheet.row.year.to_string();
        let voted = sheet.allocated.as_ref().map(|allocated| {
            let Proposal { legal_reserve, statutory_reserve, interest, carry_forward } = allocated.proposal;
            let amounts = [legal_reserve, statutory_reserve, interest, carry_forward];
            let [legal, statutory, interest, carried] = amounts.map(|amount| words.exact_money(amount));
            words.tell(
                "allocation-voted",
                &[
                    ("day", &words.day(allocated.decided_on)),
                    ("legal", &legal),
                    ("statutory", &statutory),
                    ("interest", &interest),
                    ("carried", &carried),
                ],
            )
        });
        Self {
            words,
            tabs: tabs::of(frame, reader),
            above: decided.map_or_else(
                || Link::new(frame.to(tabs::YEARS), words.say("tab-years")),
                |decided| decided.above(frame),
            ),
            title: words.tell("allocation-of", &[("year", &year)]),
            decided: decided.map(|decided| decided.told.clone()),
            hidden: decided.map(Decided::hidden).unwrap_or_default(),
            action: frame.to(&format!("{}/{year}/affectation", tabs::YEARS)),
            key: Uuid::now_v7().to_string(),
            may_record: voted.is_none() && years::may_allocate(reader),
            voted,
            alert: None,
            parts: entry.parts(words, sheet.row.closing_day),
            steps: Vec::new(),
            caption: words.tell("allocation-caption", &[("year", &year)]),
            frame: frame.clone(),
        }
    }

    /// The same with the steps of a computation.
    fn drawing(self, draft: Option<&AllocationDraft>) -> Self {
        let step = |step: &AllocationStep| Step {
            label: typeset(step.label),
            formula: typeset(&step.formula),
            amount: self.words.exact_money(step.amount),
            article: step.article.to_owned(),
        };
        let steps = draft.into_iter().flat_map(|draft| &draft.steps).map(step).collect();
        Self { steps, ..self }
    }

    /// The same after a refusal, said above and beside the field to blame.
    fn refused_by(mut self, trouble: &Trouble) -> Self {
        self.alert = Some(Alert::over(&mut self.parts, trouble));
        self
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at("/exercices/2015/affectation");
        let sheet = crate::samples::year_sheet();
        let staff = crate::samples::staff();
        let entry = Entry {
            result: "12 000".into(),
            reserves: "3 000".into(),
            decided_on: "2016-05-12".into(),
            ..Entry::default()
        };
        let page = || {
            let page = Self::new(frame, &sheet, (&entry, None), &staff);
            Self { key: "cle".to_owned(), ..page }
        };
        let decided = crate::samples::decided(frame.words);
        let follows = Self::new(frame, &sheet, (&entry, Some(&decided)), &staff);
        let steps = crate::samples::steps().into_iter().map(|(label, formula, amount, article)| Step {
            label: typeset(label),
            formula: typeset(formula),
            amount: frame.words.exact_money(amount),
            article: article.to_owned(),
        });
        let steps: Vec<Step> = steps.collect();
        let wrong = Trouble::with(frame.words, "tmo_first", "rate-wrong");
        vec![
            ("allocation_follows", Self { key: "cle".to_owned(), steps: steps.clone(), ..follows }),
            ("allocation", Self { steps, ..page() }),
            ("allocation_refused", page().refused_by(&wrong)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_rate_is_read_in_percent() {
        let read = Reading(Words::of(Language::French));
        for (text, expected) in [
            ("1,25 %", Fraction::new(125, 10_000)),
            ("2", Fraction::new(2, 100)),
            ("-0.5", Fraction::new(-5, 1_000)),
            ("0,123456", Fraction::new(123_456, 100_000_000)),
            ("", None),
            ("un", None),
            ("1,2345678", None),
            ("+1", None),
            ("1.2.3", None),
        ] {
            assert_eq!(rate(read, "tmo_first", text).ok(), expected, "{text}");
        }
    }
}
