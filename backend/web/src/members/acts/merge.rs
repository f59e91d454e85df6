//! `/associes/{id}/reunir/{twin}` and `/associes/{id}/separer`: two entries that are one member, and the end of that.

use door::Desk;
use office::kernel::Failure;
use office::kernel::access::Permission;
use office::members::member::MemberError;
use office::members::permissions::MEMBERS_MERGE;
use office::members::public::{ExitCause, MemberRow, Operation};
use office::members::{MergeMembers, MergePreview};
use office::values::Day;
use serde::{Deserialize, Serialize};

use super::{Act, Hands, Subject};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::{tabs, terms};

/// The entry of the file is no more, its twin remains.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Merge {
    on: String,
    /// What it would come to; nothing on a day on which it cannot be.
    #[serde(skip)]
    preview: Option<MergePreview>,
}

/// The order of that day.
fn order(subject: &Subject, on: Day) -> Result<MergeMembers, Failure> {
    let twin = subject.twin.as_ref().ok_or(MemberError::NotAdmitted {})?;
    Ok(MergeMembers { merged: subject.file.row.member_id, survivor: twin.row.member_id, on })
}

/// An entry, so that nobody takes it for another one.
fn told(words: Words, row: &MemberRow) -> String {
    let parts = [
        ("name", row.name.clone()),
        ("number", words.count(row.number)),
        ("town", row.city.clone()),
        ("college", terms::college(words, row.college)),
        ("since", words.day(row.admitted_on)),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    words.tell("merge-entry", &parts)
}

impl Act for Merge {
    const PERMISSION: Permission = MEMBERS_MERGE;
    const DONE: &'static str = "reunion";

    async fn opened(desk: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        let preview = desk.members.preview_merge(order(subject, subject.today)?).await?;
        Ok(Self { on: subject.today.to_string(), preview: Some(preview) })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let Some(twin) = &subject.twin else {
            return subject.form(frame, "merge-title", "reunir", "merge-button");
        };
        let (goes, stays) = (&subject.file.row, &twin.row);
        let part = format!("reunir/{}", stays.member_id);
        let page = subject
            .form(frame, "merge-title", &part, "merge-button")
            .saying(words.tell("merge-goes", &[("entry", &told(words, goes))]))
            .saying(words.tell("merge-stays", &[("entry", &told(words, stays))]));
        let page = match &self.preview {
            None => page,
            Some(preview) => {
                let shares = words.count(preview.shares.count().into());
                let (paid, held) = (words.money(preview.paid), words.count(preview.held_after));
                let parts = &[("shares", &*shares), ("paid", &*paid), ("held", &*held)];
                page.saying(words.tell("merge-preview", parts))
            }
        };
        let reverse = format!("{}/{}/reunir/{}", tabs::REGISTER, stays.member_id, goes.member_id);
        let number = words.count(goes.number);
        page.saying(words.say("merge-kept"))
            .asking(Field::day("on", words.say("field-on")).holding(&self.on))
            .with_link(&reverse, words.tell("merge-reverse", &[("number", &number)]))
            .with_link(&subject.at("reunir"), words.say("merge-another"))
    }

    async fn completed(self, desk: &Desk, subject: &Subject) -> Result<Self, Failure> {
        let on = self.on.parse().unwrap_or(subject.today);
        let preview = match desk.members.preview_merge(order(subject, on)?).await {
            Ok(preview) => Some(preview),
            Err(Failure::Refused(_)) => None,
            Err(failure) => return Err(failure),
        };
        Ok(Self { preview, ..self })
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let order = order(subject, hands.read.day("on", &self.on)?)?;
        hands.desk.merge_members(&hands.context, order).await?;
        Ok(())
    }
}

/// Both entries are members again.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Undo {
    on: String,
    /// The entry that remained.
    #[serde(skip)]
    survivor: Option<MemberRow>,
}

impl Act for Undo {
    const PERMISSION: Permission = MEMBERS_MERGE;
    const DONE: &'static str = "separation";

    async fn opened(desk: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        Self { on: subject.today.to_string(), survivor: None }.completed(desk, subject).await
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let merged = subject.file.left_on.filter(|_| subject.file.exit_cause == Some(ExitCause::Merge));
        let about = match (merged, &self.survivor) {
            (Some(on), Some(row)) => {
                words.tell("undo-merge-about", &[("entry", &told(words, row)), ("day", &words.day(on))])
            }
            _ => words.say("undo-merge-none"),
        };
        subject
            .form(frame, "undo-merge-title", "separer", "undo-merge-title")
            .saying(about)
            .asking(Field::day("on", words.say("field-on")).holding(&self.on))
    }

    async fn completed(self, desk: &Desk, subject: &Subject) -> Result<Self, Failure> {
        let mut movements = subject.file.movements.iter().rev();
        let last = movements.find(|movement| movement.operation == Operation::MergeOut);
        let survivor = match last.and_then(|movement| movement.counterparty) {
            Some(id) => desk.members.member(id, subject.today, None).await?.map(|file| file.row),
            None => None,
        };
        Ok(Self { survivor, ..self })
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let on = hands.read.day("on", &self.on)?;
        hands.desk.members.undo_merge(&hands.context, subject.file.row.member_id, on).await?;
        Ok(())
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let twin = crate::samples::twin();
    let subject = Subject { twin: Some(twin.clone()), ..crate::samples::subject() };
    let merged = Subject { file: crate::samples::merged_member(), ..subject.clone() };
    let on = subject.today.to_string();
    let merge = Merge { on: on.clone(), preview: Some(crate::samples::merge_preview()) };
    let voters = crate::samples::merge_of_voters(frame.words);
    let never = Undo { on: on.clone(), survivor: None };
    let not_merged = crate::samples::not_merged(frame.words);
    vec![
        ("merge", merge.page(frame, &subject)),
        ("merge_refused", merge.page(frame, &subject).refused_by(Some(&voters))),
        ("undo_merge", Undo { on, survivor: Some(twin.row) }.page(frame, &merged)),
        ("undo_merge_refused", never.page(frame, &subject).refused_by(Some(&not_merged))),
    ]
}
