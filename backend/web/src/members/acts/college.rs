//! `/associes/{id}/college`: another college, by the board's decision.

use door::Desk;
use office::Move;
use office::kernel::Failure;
use office::kernel::access::Permission;
use office::members::permissions::COLLEGE_CHANGE;
use office::members::public::CategoryTerms;
use serde::{Deserialize, Serialize};

use super::{Act, Hands, Subject};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::members::{categories, terms};

/// What is sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Change {
    category: String,
    decided_on: String,
    reason: String,
    #[serde(skip)]
    offered: Vec<CategoryTerms>,
}

impl Act for Change {
    const PERMISSION: Permission = COLLEGE_CHANGE;
    const DONE: &'static str = "college";

    async fn opened(desk: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        let opened = Self { decided_on: subject.today.to_string(), ..Self::default() };
        opened.completed(desk, subject).await
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let row = &subject.file.row;
        let college = terms::college(words, row.college);
        subject
            .form(frame, "move-title", "college", "record-button")
            .saying(words.tell("move-about", &[("college", &college), ("code", row.category.as_str())]))
            .asking(categories::field(words, &self.offered, &self.category))
            .asking(
                Field::day("decided_on", words.say("field-board-on"))
                    .holding(&self.decided_on)
                    .hinting(words.say("move-effect")),
            )
            .asking(Field::text("reason", words.say("field-reason")).holding(&self.reason).not_offered())
    }

    async fn completed(self, desk: &Desk, subject: &Subject) -> Result<Self, Failure> {
        let day = self.decided_on.parse().unwrap_or(subject.today);
        Ok(Self { offered: categories::on(desk, day).await?, ..self })
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let read = hands.read;
        let (college, category) = categories::chosen(read, &self.category)?;
        let order = Move {
            member_id: subject.file.row.member_id,
            college,
            category,
            decided_on: read.day("decided_on", &self.decided_on)?,
            reason: self.reason.trim().to_owned(),
        };
        hands.desk.change_college(&hands.context, order).await?;
        Ok(())
    }
}

/// The form, for the test that renders every page.
#[cfg(test)]
pub(crate) fn sample(frame: &Frame) -> FormPage {
    let subject = crate::samples::subject();
    let offered = crate::samples::categories();
    Change { decided_on: subject.today.to_string(), offered, ..Change::default() }.page(frame, &subject)
}
