//! `/associes/{id}/verser`: a payment of what is due on shares.

use door::Desk;
use office::kernel::Failure;
use office::kernel::access::Permission;
use office::members::RecordPayment;
use office::members::permissions::PAYMENT_RECORD;
use serde::{Deserialize, Serialize};

use super::settlement::Paid;
use super::{Act, Hands, Subject};
use crate::forms::reading::{No, typed};
use crate::forms::{Field, FormPage};
use crate::frame::Frame;

/// What is sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Pay {
    amount: String,
    on: String,
    #[serde(flatten)]
    paid: Paid,
}

impl Act for Pay {
    const PERMISSION: Permission = PAYMENT_RECORD;
    const DONE: &'static str = "versement";

    async fn opened(_: &Desk, frame: &Frame, subject: &Subject) -> Result<Self, Failure> {
        let amount = typed(frame.words, subject.file.row.due);
        Ok(Self { amount, on: subject.today.to_string(), ..Self::default() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let due = words.exact_money(subject.file.row.due);
        let page = subject
            .form(frame, "pay-title", "verser", "record-button")
            .saying(words.tell("pay-about", &[("due", &due)]))
            .asking(Field::amount("amount", words.say("field-amount")).holding(&self.amount).half())
            .asking(Field::day("on", words.say("field-paid-on")).holding(&self.on).half());
        self.paid.asking(page)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let read = hands.read;
        let order = RecordPayment {
            member_id: subject.file.row.member_id,
            amount: read.amount("amount", &self.amount)?,
            settlement: self.paid.settlement(read)?,
            on: read.day("on", &self.on)?,
        };
        hands.desk.record_share_payment(&hands.context, order).await?;
        Ok(())
    }
}

/// The form, for the test that renders every page.
#[cfg(test)]
pub(crate) fn sample(frame: &Frame) -> FormPage {
    let subject = crate::samples::subject();
    let amount = typed(frame.words, subject.file.row.due);
    Pay { amount, on: subject.today.to_string(), ..Pay::default() }.page(frame, &subject)
}
