//! `/associes/{id}/sortie`: the end of a membership; ways to what prepares it.

use door::Desk;
use office::kernel::Failure;
use office::kernel::access::Permission;
use office::members::EndMembership;
use office::members::permissions::MEMBERSHIP_END;
use office::members::public::ExitCause;
use serde::{Deserialize, Serialize};

use super::{Act, Hands, Subject};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::{file, terms};

/// What is sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Exit {
    cause: String,
    reason: String,
    decided_on: String,
    on: String,
}

/// The causes to choose from; a transfer of all shares and a merge are acts of their own.
pub(super) fn causes(words: Words) -> Vec<(String, String)> {
    let own = |cause: &ExitCause| !matches!(cause, ExitCause::Transfer | ExitCause::Merge);
    let choice = |cause: ExitCause| (cause.as_str().to_owned(), terms::cause(words, cause));
    ExitCause::ALL.into_iter().filter(own).map(choice).collect()
}

impl Act for Exit {
    const PERMISSION: Permission = MEMBERSHIP_END;
    const DONE: &'static str = "sortie";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        let notice = subject.file.notice.as_ref();
        Ok(Self {
            cause: notice.map(|notice| notice.cause.as_str().to_owned()).unwrap_or_default(),
            reason: notice.map(|notice| notice.reason.clone()).unwrap_or_default(),
            decided_on: String::new(),
            on: notice.map_or(subject.today, |notice| notice.effective_on).to_string(),
        })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let decided = Field::day("decided_on", words.say("field-decided-exit")).holding(&self.decided_on);
        let page = subject.form(frame, "exit-title", "sortie", "exit-button").saying(words.say("exit-about"));
        let page = match &subject.file.notice {
            Some(notice) => page.saying(words.say("notice-title") + " " + &file::told(words, notice)),
            None => page,
        };
        let page = page
            .asking(
                Field::select("cause", words.say("field-cause"), causes(words)).holding(&self.cause).half(),
            )
            .asking(Field::day("on", words.say("field-left-on")).holding(&self.on).half())
            .asking(
                Field::text("reason", words.say("field-reason"))
                    .holding(&self.reason)
                    .not_offered()
                    .optional(words),
            )
            .asking(decided.hinting(words.say("field-decided-hint")).optional(words));
        let page = match subject.file.notice {
            None => page.with_link(&subject.at("sortie/preavis"), words.say("notify-title")),
            Some(_) => page.with_link(&subject.at("sortie/preavis/retrait"), words.say("take-back-title")),
        };
        page.with_link(&subject.at("sortie/exclusion"), words.say("exclusion-title"))
            .with_link(&subject.at("sortie/exclusion/abandon"), words.say("abandon-title"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let read = hands.read;
        let order = EndMembership {
            member_id: subject.file.row.member_id,
            cause: read.parsed("cause", &self.cause, "cause-missing")?,
            reason: self.reason.trim().to_owned(),
            decided_on: read.any_day("decided_on", &self.decided_on)?,
            on: read.day("on", &self.on)?,
        };
        hands.desk.end_membership(&hands.context, order).await?;
        Ok(())
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::subject();
    let announced = Subject { file: crate::samples::entity(), ..subject.clone() };
    let on = subject.today.to_string();
    let exit = Exit { cause: "Exclusion".into(), on: on.clone(), ..Exit::default() };
    let unheard = crate::samples::no_exclusion(frame.words);
    vec![
        ("exit_refused", exit.page(frame, &subject).refused_by(Some(&unheard))),
        ("exit_announced", Exit { on, ..Exit::default() }.page(frame, &announced)),
    ]
}
