//! Votes by name: one a member and resolution, by the member, by the holder of its proxy, or by a form sent before.

use std::collections::BTreeSet;

use data_encoding::BASE32_NOPAD;
use members::public::MemberId;
use rpds::RedBlackTreeMapSync;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use values::{Day, Timestamp, Uuid};

use super::AssemblyError;
use super::VotingError;
use super::attendance::{Attendance, Hand, Presence};
use super::roll::Roll;
use crate::rules::forms::FormChannel;
use crate::rules::proxies::ProxyCeiling;

/// What a ballot says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// In favour.
    For,
    /// Against.
    Against,
    /// A declared abstention.
    Abstain,
    /// Blank or spoilt.
    Blank,
}

impl Choice {
    /// The word stored in views and shown by the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstain => "abstain",
            Self::Blank => "blank",
        }
    }
}

/// One vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// Whose voice it is.
    pub member: MemberId,
    /// What it says.
    pub choice: Choice,
    /// Who cast it, when it is the holder of the member's proxy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<MemberId>,
}

/// One vote of an order that speaks for several voices or on several resolutions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// On which resolution.
    pub resolution: u32,
    /// Whose voice it is: the voter's own, or that of a member whose proxy it holds.
    pub member: MemberId,
    /// What it says.
    pub choice: Choice,
}

/// What one voter casts at once, from a device of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VotingOrder {
    /// Chosen by the device: the same order twice is the same vote, and is answered with the same receipt.
    pub order: Uuid,
    /// Who votes.
    pub voter: MemberId,
    /// All the votes, or none.
    pub votes: Vec<Vote>,
}

impl VotingOrder {
    /// What the voter keeps: eighty bits of a hash over the order, in groups of four letters and digits.
    pub fn receipt(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(format!("quintette.receipt.v1;{};{}\n", self.order, self.voter));
        for vote in &self.votes {
            hasher.update(format!("{};{};{}\n", vote.resolution, vote.member, vote.choice.code()));
        }
        let letters = BASE32_NOPAD.encode(&hasher.finalize()[..10]);
        letters.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
    }
}

/// What becomes of a form's voice on a text that is amended in session, or on a resolution that comes up there (R225-78
/// C. com.). Without it the voice is not cast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IfAmended {
    /// The chair votes, as for a proxy without a name.
    Chair,
    /// It is an abstention.
    Abstain,
    /// It is a vote against.
    Against,
    /// This member votes, if present: a proxy for what the form could not know, and nothing else.
    Holder(MemberId),
}

impl IfAmended {
    /// The word stored in views and shown by the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Abstain => "abstain",
            Self::Against => "against",
            Self::Holder(_) => "holder",
        }
    }

    /// What it makes the form itself say; nothing when somebody else is to vote.
    pub fn choice(self) -> Option<Choice> {
        match self {
            Self::Abstain => Some(Choice::Abstain),
            Self::Against => Some(Choice::Against),
            Self::Chair | Self::Holder(_) => None,
        }
    }
}

/// A form for a vote by post or on the site of the vote, before the assembly (R225-75 to R225-78 C. com.).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostalForm {
    /// Whose.
    pub member: MemberId,
    /// How it came.
    pub channel: FormChannel,
    /// The day on which it arrived, in France.
    pub received_on: Day,
    /// Its votes; a resolution that is left out is not voted, and its voice is silent there.
    pub choices: Vec<(u32, Choice)>,
    /// Should a text be amended, or a resolution come up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_amended: Option<IfAmended>,
}

/// A vote in the urn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cast {
    pub(super) choice: Choice,
    /// Whether it came on a form.
    pub(super) form: bool,
}

/// The votes of one resolution by member.
pub(super) type Urn = RedBlackTreeMapSync<MemberId, Cast>;

/// All against which a ballot is held.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hustings<'a> {
    pub(super) roll: &'a Roll,
    pub(super) attendance: &'a Attendance,
    pub(super) ceiling: ProxyCeiling,
    /// Whose forms leave this resolution to the chair.
    pub(super) to_chair: Option<&'a BTreeSet<MemberId>>,
    /// Whose forms leave it to the member that they name.
    pub(super) to_holder: Option<&'a BTreeSet<MemberId>>,
}

impl Hustings<'_> {
    /// Who alone may cast the voice of a form that did not know this text.
    fn named(&self, member: MemberId) -> Option<MemberId> {
        let asked = self.to_holder.is_some_and(|members| members.contains(&member));
        if asked { self.attendance.named_by(member) } else { None }
    }

    fn left_to_chair(&self, member: MemberId) -> bool {
        self.to_chair.is_some_and(|members| members.contains(&member))
    }
}

/// Refuses the first ballot that may not be cast.
pub(super) fn check(
    at: Hustings<'_>,
    urn: Option<&Urn>,
    resolution: u32,
    ballots: &[Ballot],
) -> Result<(), AssemblyError> {
    if ballots.is_empty() {
        return Err(AssemblyError::NothingGiven);
    }
    let mut new = BTreeSet::new();
    for ballot in ballots {
        let member = ballot.member;
        if !at.roll.contains_key(&member) {
            return Err(AssemblyError::NotOnRoll { member });
        }
        if urn.is_some_and(|urn| urn.contains_key(&member)) || !new.insert(member) {
            return Err(AssemblyError::AlreadyVoted { member, resolution });
        }
        check_hand(at, ballot)?;
    }
    Ok(())
}

/// Refuses a ballot that comes from the wrong hand.
fn check_hand(at: Hustings<'_>, ballot: &Ballot) -> Result<(), AssemblyError> {
    let member = ballot.member;
    let absent = match at.attendance.proxy(member) {
        Some(Hand::Released) => AssemblyError::from(VotingError::ProxyReleased { member }),
        _ => AssemblyError::Absent { member },
    };
    if let Some(holder) = at.named(member) {
        return check_holder(at, ballot, holder);
    }
    let presence = at.attendance.of(member).ok_or(absent)?;
    match (presence, ballot.holder) {
        (Presence::BlankProxy, _) => Err(AssemblyError::LeftToTheChair { member }),
        (Presence::Postal, _) if at.left_to_chair(member) => Err(AssemblyError::LeftToTheChair { member }),
        (Presence::InPerson | Presence::Remote | Presence::Postal, None) => Ok(()),
        (Presence::InPerson | Presence::Remote | Presence::Postal, Some(given)) => {
            Err(AssemblyError::NoProxyGiven { member, given })
        }
        (Presence::Represented { holder }, _) => check_holder(at, ballot, holder),
    }
}

/// Refuses a ballot that does not come from the holder, or from one who is not there or holds too many.
fn check_holder(at: Hustings<'_>, ballot: &Ballot, holder: MemberId) -> Result<(), AssemblyError> {
    let member = ballot.member;
    if ballot.holder != Some(holder) {
        Err(AssemblyError::RepresentedByAnother { member, holder })
    } else if at.attendance.is_present(holder) {
        at.attendance.check_rank(at.roll, at.ceiling, (member, holder))
    } else {
        Err(AssemblyError::HolderAbsent { member, holder })
    }
}

/// Refuses a form that came too late; `at` is the moment of record.
pub(super) fn check_form_time(
    form: &PostalForm,
    at: Timestamp,
    last_paper: Day,
    last_electronic: Option<Timestamp>,
) -> Result<(), AssemblyError> {
    match form.channel {
        FormChannel::Paper if form.received_on > last_paper => {
            Err(AssemblyError::from(VotingError::FormTooLate {
                received_on: form.received_on,
                last: last_paper,
            }))
        }
        FormChannel::Electronic if last_electronic.is_none_or(|last| at > last) => {
            Err(AssemblyError::from(VotingError::SiteClosed {}))
        }
        FormChannel::Paper | FormChannel::Electronic => Ok(()),
    }
}
