//! `/assemblees/{id}/emargement/pouvoir…`: a proxy is given to a member or left to the chair, revoked, released for
//! whoever of the college is there, and taken.

use office::assemblies::permissions::{ATTENDANCE_RECORD, PROXY_RELEASE, PROXY_TAKE};
use office::assemblies::public::{AssemblyError, Presence, PresenceEntry, VotingError};
use office::kernel::access::Permission;
use serde::{Deserialize, Serialize};

use super::super::desk;
use super::presence::{found, of_record, voter};
use super::{Act, Subject, worded};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::members::acts::Hands;

/// A proxy is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Give {
    #[serde(default)]
    member: String,
    #[serde(default)]
    holder: String,
}

impl Act for Give {
    const PERMISSION: Permission = ATTENDANCE_RECORD;
    const PART: &'static str = "emargement/pouvoir";
    const DONE: &'static str = "pouvoir";
    const BACK: &'static str = desk::PART;
    const GIVES_PROXY: bool = true;

    fn opened(subject: &Subject) -> Self {
        Self { member: subject.named.clone(), ..Self::default() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let holder = voter(words, "holder", "presence-holder", &self.holder);
        let form = subject.form(frame, "proxy-title", Self::PART).saying(words.say("proxy-about"));
        subject
            .holding
            .told(words)
            .into_iter()
            .fold(form, FormPage::saying)
            .asking(voter(words, "member", "proxy-giver", &self.member))
            .asking(holder.hinting(words.say("proxy-holder-hint")).optional(words))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (id, words) = (subject.id(), hands.read.0);
        let member = found(hands, id, ("member", &self.member)).await?.member_id;
        let presence = if self.holder.trim().is_empty() {
            Presence::BlankProxy
        } else {
            Presence::Represented { holder: found(hands, id, ("holder", &self.holder)).await?.member_id }
        };
        let entries = vec![PresenceEntry { member, presence }];
        let done = hands.desk.assemblies.record_presence(&hands.context, id, entries).await;
        done.map(drop).map_err(|failure| worded(words, failure, of_record))
    }
}

/// A proxy is revoked.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Revoke {
    #[serde(default)]
    member: String,
    #[serde(default)]
    reason: String,
}

impl Act for Revoke {
    const PERMISSION: Permission = ATTENDANCE_RECORD;
    const PART: &'static str = "emargement/pouvoir/revocation";
    const DONE: &'static str = "revocation";
    const BACK: &'static str = desk::PART;

    fn opened(subject: &Subject) -> Self {
        Self { member: subject.named.clone(), ..Self::default() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let reason = Field::text("reason", words.say("field-reason")).holding(&self.reason).not_offered();
        subject
            .form(frame, "proxy-revoke-title", Self::PART)
            .saying(words.say("proxy-revoke-about"))
            .asking(voter(words, "member", "proxy-giver", &self.member))
            .asking(reason.hinting(words.say("presence-end-hint")))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (id, words) = (subject.id(), hands.read.0);
        let member = found(hands, id, ("member", &self.member)).await?.member_id;
        let reason = self.reason.trim().to_owned();
        let done = hands.desk.assemblies.revoke_proxy(&hands.context, id, member, reason).await;
        done.map(drop).map_err(|failure| worded(words, failure, of_proxy))
    }
}

/// A proxy is released.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Release {
    #[serde(default)]
    member: String,
}

impl Act for Release {
    const PERMISSION: Permission = PROXY_RELEASE;
    const PART: &'static str = "emargement/pouvoir/remise";
    const DONE: &'static str = "remise";
    const BACK: &'static str = desk::PART;

    fn opened(subject: &Subject) -> Self {
        Self { member: subject.named.clone() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        subject
            .form(frame, "proxy-release-title", Self::PART)
            .saying(words.say("proxy-release-about"))
            .asking(voter(words, "member", "proxy-giver", &self.member))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (id, words) = (subject.id(), hands.read.0);
        let member = found(hands, id, ("member", &self.member)).await?.member_id;
        let done = hands.desk.assemblies.release_proxy(&hands.context, id, member).await;
        done.map(drop).map_err(|failure| worded(words, failure, of_proxy))
    }
}

/// A released proxy is taken.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Take {
    #[serde(default)]
    member: String,
    #[serde(default)]
    holder: String,
}

impl Act for Take {
    const PERMISSION: Permission = PROXY_TAKE;
    const PART: &'static str = "emargement/pouvoir/prise";
    const DONE: &'static str = "prise";
    const BACK: &'static str = desk::PART;
    const GIVES_PROXY: bool = true;

    fn opened(subject: &Subject) -> Self {
        Self { member: subject.named.clone(), ..Self::default() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let form = subject.form(frame, "proxy-take-title", Self::PART).saying(words.say("proxy-take-about"));
        subject
            .holding
            .told(words)
            .into_iter()
            .fold(form, FormPage::saying)
            .asking(voter(words, "member", "proxy-giver", &self.member))
            .asking(voter(words, "holder", "presence-holder", &self.holder))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let (id, words) = (subject.id(), hands.read.0);
        let member = found(hands, id, ("member", &self.member)).await?.member_id;
        let holder = found(hands, id, ("holder", &self.holder)).await?.member_id;
        let done = hands.desk.assemblies.take_proxy(&hands.context, id, member, holder).await;
        done.map(drop).map_err(|failure| worded(words, failure, |no| of_proxy(no).or_else(|| of_record(no))))
    }
}

/// Which refusals are about whom, in words that name nobody by an identifier.
fn of_proxy(error: &AssemblyError) -> Option<(&'static str, &'static str)> {
    Some(match error {
        AssemblyError::Voting(VotingError::NoProxy { .. }) => ("member", "proxy-none"),
        AssemblyError::Voting(VotingError::NotReleased { .. }) => ("member", "proxy-not-released"),
        AssemblyError::Voting(VotingError::ProxyReleased { .. }) => ("member", "proxy-released-already"),
        AssemblyError::Voting(VotingError::PresentInPerson { .. }) => ("member", "proxy-of-present"),
        AssemblyError::Voting(VotingError::AnotherCollege { .. }) => ("holder", "proxy-another-college"),
        AssemblyError::HolderAbsent { .. } => ("holder", "proxy-holder-not-there"),
        _ => return None,
    })
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = Subject {
        holding: crate::samples::holding(),
        named: "4".into(),
        ..crate::samples::assembly_subject(crate::samples::open_assembly())
    };
    let too_many = Give { member: "4".into(), holder: "1".into() };
    let refused = crate::samples::too_many_proxies(frame.words);
    vec![
        ("proxy", Give::opened(&subject).page(frame, &subject)),
        ("proxy_refused", too_many.page(frame, &subject).refused_by(Some(&refused))),
        ("proxy_revoke", Revoke::opened(&subject).page(frame, &subject)),
        ("proxy_release", Release::opened(&subject).page(frame, &subject)),
        ("proxy_take", Take::opened(&subject).page(frame, &subject)),
    ]
}
