//! `/associes/{id}/rembourser/{claim}` and below: what is owed for shares that left is repaid, put off, or paid to
//! somebody in the member's place.

use door::Desk;
use office::kernel::Failure;
use office::kernel::access::Permission;
use office::members::RefundStep;
use office::members::permissions::REFUND_PAY;
use office::members::public::{Beneficiary, Instalment, RefundFile};
use office::values::Money;
use serde::{Deserialize, Serialize};

use super::settlement::Paid;
use super::{Act, Hands, Subject};
use crate::forms::reading::{No, Reading, typed};
use crate::forms::{Field, FormPage, Trouble};
use crate::frame::Frame;

/// The forms about a claim, with their titles.
const PARTS: [(&str, &str); 3] =
    [("", "refund-title"), ("/echeancier", "reschedule-title"), ("/beneficiaire", "beneficiary-title")];

fn claim(subject: &Subject) -> Option<&RefundFile> {
    subject.file.refunds.iter().find(|file| file.claim.number == subject.claim)
}

/// The form of a part, which says what is owed, beside those of the others.
fn form(frame: &Frame, subject: &Subject, part: &'static str, title: &str) -> FormPage {
    let words = frame.words;
    let at = |part: &str| format!("rembourser/{}{part}", subject.claim);
    let page = subject.form(frame, title, &at(part), "record-button");
    let page = match claim(subject) {
        Some(RefundFile { claim, .. }) => {
            let amounts = [claim.payable, claim.blocked, claim.outstanding];
            let [payable, blocked, outstanding] = amounts.map(|amount| words.exact_money(amount));
            page.saying(words.tell(
                "refund-about",
                &[("payable", &payable), ("blocked", &blocked), ("outstanding", &outstanding)],
            ))
        }
        None => page.saying(words.say("refund-none")),
    };
    let ways = PARTS.into_iter().map(|(other, key)| subject.way(frame, &at(other), key, other == part));
    page.with_tabs(ways.collect())
}

async fn step(hands: &Hands<'_>, subject: &Subject, step: RefundStep) -> Result<(), No> {
    let member = subject.file.row.member_id;
    hands.desk.members.step_of_refund(&hands.context, member, subject.claim, step).await?;
    Ok(())
}

/// A part is repaid.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Repay {
    amount: String,
    on: String,
    #[serde(flatten)]
    how: Paid,
}

impl Act for Repay {
    const PERMISSION: Permission = REFUND_PAY;
    const DONE: &'static str = "remboursement";

    async fn opened(_: &Desk, frame: &Frame, subject: &Subject) -> Result<Self, Failure> {
        let payable = claim(subject).map_or(Money::ZERO, |file| file.claim.payable);
        let amount = typed(frame.words, payable);
        Ok(Self { amount, on: subject.today.to_string(), ..Self::default() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let page = form(frame, subject, "", "refund-title")
            .asking(Field::amount("amount", words.say("field-amount")).holding(&self.amount).half())
            .asking(Field::day("on", words.say("field-paid-on")).holding(&self.on).half());
        self.how.asking(page)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let read = hands.read;
        let amount = read.amount("amount", &self.amount)?;
        let (settlement, on) = (self.how.settlement(read)?, read.day("on", &self.on)?);
        step(hands, subject, RefundStep::Pay { amount, settlement, on }).await
    }
}

/// Other days.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Reschedule {
    schedule: String,
    on: String,
}

impl Act for Reschedule {
    const PERMISSION: Permission = REFUND_PAY;
    const DONE: &'static str = "remboursement";

    async fn opened(_: &Desk, frame: &Frame, subject: &Subject) -> Result<Self, Failure> {
        let line = |one: &Instalment| format!("{} {}", one.due_on, typed(frame.words, one.amount));
        let schedule = claim(subject).map_or_else(Vec::new, |file| file.schedule.iter().map(line).collect());
        Ok(Self { schedule: schedule.join("\n"), on: subject.today.to_string() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let lines = Field::area("schedule", words.say("field-schedule")).holding(&self.schedule);
        form(frame, subject, "/echeancier", "reschedule-title")
            .asking(lines.hinting(words.say("field-schedule-hint")))
            .asking(Field::day("on", words.say("field-board-on")).holding(&self.on))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let read = hands.read;
        let schedule = instalments(read, &self.schedule)?;
        let on = read.day("on", &self.on)?;
        step(hands, subject, RefundStep::Reschedule { schedule, on }).await
    }
}

/// A day and an amount on each line.
fn instalments(read: Reading, text: &str) -> Result<Vec<Instalment>, Trouble> {
    let wrong = |_| Trouble::with(read.0, "schedule", "schedule-wrong");
    let line = |line: &str| {
        let (day, amount) = line.split_once(char::is_whitespace).unwrap_or((line, "?"));
        let due_on = read.day("schedule", day).map_err(wrong)?;
        Ok(Instalment { due_on, amount: read.amount("schedule", amount).map_err(wrong)? })
    };
    text.lines().map(str::trim).filter(|text| !text.is_empty()).map(line).collect()
}

/// Somebody who is paid in the member's place.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Payee {
    name: String,
    capacity: String,
    on: String,
}

impl Act for Payee {
    const PERMISSION: Permission = REFUND_PAY;
    const DONE: &'static str = "remboursement";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        Ok(Self { on: subject.today.to_string(), ..Self::default() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let name = Field::text("name", words.say("column-name")).holding(&self.name).not_offered();
        let capacity = Field::text("capacity", words.say("field-capacity")).holding(&self.capacity);
        form(frame, subject, "/beneficiaire", "beneficiary-title")
            .saying(words.say("beneficiary-about"))
            .asking(name)
            .asking(capacity.hinting(words.say("beneficiary-capacity-hint")))
            .asking(Field::day("on", words.say("field-since")).holding(&self.on))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (name, capacity) = (self.name.trim().to_owned(), self.capacity.trim().to_owned());
        let on = hands.read.day("on", &self.on)?;
        let beneficiary = Beneficiary { name, capacity };
        step(hands, subject, RefundStep::NameBeneficiary { beneficiary, on }).await
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let present = crate::samples::subject();
    let subject = Subject { file: crate::samples::left_member(), claim: 2, ..present };
    let on = subject.today.to_string();
    let repay = Repay { amount: "100".into(), on: on.clone(), ..Repay::default() };
    let schedule = Reschedule { schedule: "2016-12-31 cent".into(), on: on.clone() };
    let wrong = Trouble::with(frame.words, "schedule", "schedule-wrong");
    vec![
        ("refund", repay.page(frame, &subject)),
        ("refund_reschedule_refused", schedule.page(frame, &subject).refused_by(Some(&wrong))),
        ("refund_beneficiary", Payee { on, ..Payee::default() }.page(frame, &subject)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, Words};

    #[test]
    fn a_schedule_is_a_day_and_an_amount_on_each_line() {
        let read = Reading(Words::of(Language::French));
        let both = instalments(read, "2016-12-31 1 250,50 €\n\n2017-12-31\t100\n").unwrap();
        assert_eq!(both.iter().map(|one| one.amount).sum::<Money>(), Money::cents(135_050));
        for wrong in ["2016-12-31", "31/12/2016 100", "2016-12-31 cent"] {
            assert_eq!(instalments(read, wrong).unwrap_err().field.as_deref(), Some("schedule"), "{wrong}");
        }
    }
}
