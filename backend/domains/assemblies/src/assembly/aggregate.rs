//! The life of an assembly: planned → convened → roll frozen → open → closed → minutes signed; or cancelled before it
//! opens. This file holds the state; how facts make it is `facts`, and what is decided stands beside, by the time of its
//! life: `preparing`, `taking_part`, `session`, `voting`, `aftermath`.

use std::collections::{BTreeMap, BTreeSet};

use members::public::{College, MemberId};
use rpds::{RedBlackTreeMapSync, RedBlackTreeSetSync};
use serde::{Deserialize, Serialize};
use values::{Day, Uuid};

use super::PreparingError;
use super::attendance::Attendance;
use super::ballots::{Hustings, Urn};
use super::count::{Found, recount};
use super::elections::rank;
use super::roll::Roll;
use super::{
    AssemblyCommand, AssemblyError, AssemblyEvent, Attachment, CollegeCount, Convened, DocumentId, IfAmended,
    Plan, Resolution, ResolutionOutcome, Stage, Verdict, WrittenQuestion,
};

/// A closed vote: what was answered, and whose voices the chair cast.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct ClosedVote {
    pub(super) outcome: ResolutionOutcome,
    pub(super) blank_proxies: Vec<MemberId>,
}

/// A secret vote.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct SecretVote {
    /// The first scrutineer and the seal over what it found.
    pub(super) first: Option<(String, String)>,
    /// What both found.
    pub(super) agreed: Option<Vec<CollegeCount>>,
}

/// The minutes, once signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Signed {
    pub(super) number: u64,
    pub(super) on: Day,
}

/// The voices that a count without names took in.
pub(super) type Counted = RedBlackTreeSetSync<MemberId>;

/// One assembly. The parts that grow with the members are maps that share what they have in common with a clone of
/// them, so that a vote costs the same whatever their number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Assembly {
    pub(super) stage: Stage,
    pub(super) plan: Option<Box<Plan>>,
    pub(super) documents: BTreeMap<DocumentId, Attachment>,
    pub(super) questions: Vec<(WrittenQuestion, bool)>,
    pub(super) convened: Option<Convened>,
    pub(super) sent_to: RedBlackTreeMapSync<MemberId, ()>,
    pub(super) roll: Roll,
    pub(super) attendance: Attendance,
    pub(super) if_amended: RedBlackTreeMapSync<MemberId, IfAmended>,
    pub(super) one_by_one: bool,
    pub(super) opened: BTreeSet<u32>,
    pub(super) withdrawn: BTreeSet<u32>,
    pub(super) urns: BTreeMap<u32, Urn>,
    pub(super) to_chair: BTreeMap<u32, BTreeSet<MemberId>>,
    /// Whose forms leave a resolution to the member that they name.
    pub(super) to_holder: BTreeMap<u32, BTreeSet<MemberId>>,
    pub(super) hands: BTreeMap<u32, Vec<CollegeCount>>,
    /// Whose voices the hands or the papers of a college spoke for: nobody knows what each said, all know that it is said.
    pub(super) counted: BTreeMap<u32, BTreeMap<College, Counted>>,
    pub(super) secret: BTreeMap<u32, SecretVote>,
    /// Who cast what under which order, by its receipt.
    pub(super) orders: RedBlackTreeMapSync<Uuid, String>,
    pub(super) closed: BTreeMap<u32, ClosedVote>,
    pub(super) minutes: Option<Signed>,
    pub(super) applied: BTreeSet<u32>,
}

impl Assembly {
    /// The plan, while there is no notice.
    pub(crate) fn plan(&self) -> Result<&Plan, AssemblyError> {
        self.plan.as_deref().ok_or(AssemblyError::from(PreparingError::NotPlanned {}))
    }

    /// The convocation.
    pub(crate) fn convened(&self) -> Result<&Convened, AssemblyError> {
        self.convened.as_ref().ok_or(AssemblyError::NotConvened {})
    }

    /// The outcome that was answered when the vote was closed.
    pub(crate) fn outcome(&self, resolution: u32) -> Option<&ResolutionOutcome> {
        self.closed.get(&resolution).map(|closed| &closed.outcome)
    }

    /// The receipt of an order that was carried out.
    #[cfg(test)]
    pub(crate) fn receipt(&self, order: Uuid) -> Option<&str> {
        self.orders.get(&order).map(String::as_str)
    }

    /// Whether somebody may vote here.
    pub(crate) fn is_on_roll(&self, member: MemberId) -> bool {
        self.roll.contains_key(&member)
    }

    /// What is in the urn of a resolution.
    pub(super) fn found(&self, number: u32) -> Found<'_> {
        let secret = self.secret.get(&number).and_then(|vote| vote.agreed.as_deref());
        let hands = self.hands.get(&number).map(Vec::as_slice);
        Found {
            urn: self.urns.get(&number),
            to_chair: self.to_chair.get(&number),
            counted: self.counted.get(&number),
            counts: secret.or(hands).unwrap_or_default(),
        }
    }

    /// All against which a ballot is held.
    pub(super) fn hustings<'a>(&'a self, convened: &Convened, resolution: u32) -> Hustings<'a> {
        Hustings {
            roll: &self.roll,
            attendance: &self.attendance,
            ceiling: convened.statutes.document.proxy_ceiling,
            to_chair: self.to_chair.get(&resolution),
            to_holder: self.to_holder.get(&resolution),
        }
    }

    /// The outcome computed again from the roll and the votes; equal to [`Self::outcome`] unless somebody has
    /// tampered with one of them.
    pub(crate) fn recount(&self, number: u32) -> Result<Option<ResolutionOutcome>, AssemblyError> {
        let convened = self.convened()?;
        let resolution = convened.resolution(number)?;
        let Some(mut outcome) = self.recounted(convened, resolution) else { return Ok(None) };
        if resolution.draft.candidacy.is_some() {
            let group = convened.election_of(resolution);
            let again: Vec<_> = group
                .iter()
                .filter_map(|each| Some((each.number, self.recounted(convened, each)?)))
                .collect();
            outcome.verdict = standing_verdict(&ranking(&group, &again), number).unwrap_or(outcome.verdict);
        }
        Ok(Some(outcome))
    }

    fn recounted(&self, convened: &Convened, resolution: &Resolution) -> Option<ResolutionOutcome> {
        let closed = self.closed.get(&resolution.number)?;
        let found = (self.found(resolution.number), closed.blank_proxies.as_slice());
        Some(recount(convened, &self.roll, &closed.outcome, found, resolution))
    }

    pub(super) fn decide(&self, command: AssemblyCommand) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        use AssemblyCommand as Order;
        match command {
            Order::Plan(plan) => self.set_plan(plan),
            Order::RequestResolution(request) => self.request(request),
            Order::AttachDocument(attachment) => self.attach(attachment),
            Order::RemoveDocument { document } => self.detach(document),
            Order::ReceiveQuestion(question) => self.ask(question),
            Order::AnswerQuestion { number, answer } => self.answer(number, answer),
            Order::Convene { convening, statutes, first } => self.call(convening, *statutes, first.as_ref()),
            Order::RecordDispatch { dispatches } => self.dispatch(dispatches),
            Order::RecordBounce { member, on, reason } => self.bounce(member, on, reason),
            Order::FreezeRoll { voters } => self.freeze(voters),
            Order::CorrectRoll { changes, reason } => self.correct(changes, reason),
            Order::RecordPresence { entries } => self.record(entries),
            Order::WithdrawPresence { member, reason } => self.withdraw(member, reason),
            Order::Arrive { member, way, at, signed } => self.arrive(member, way, at, signed),
            Order::Depart { member, at } => self.depart(member, at),
            Order::RevokeProxy { member, reason } => self.revoke(member, reason),
            Order::ReleaseProxy { member } => self.release(member),
            Order::TakeProxy { member, holder } => self.take(member, holder),
            Order::ReceiveForm { form, at } => self.receive(form, at),
            Order::Open { on, bureau, statutes, one_by_one } => self.open(on, bureau, statutes, one_by_one),
            Order::OpenResolution { resolution } => self.open_vote(resolution),
            Order::AmendResolution { resolution, text, reason } => self.amend(resolution, text, reason),
            Order::AddItem { draft, reason } => self.add_item(*draft, reason),
            Order::WithdrawItem { resolution, reason } => self.withdraw_item(resolution, reason),
            Order::MakeSecret { resolution, reason } => self.make_secret(resolution, reason),
            Order::CastVotes { resolution, ballots } => self.cast(resolution, ballots),
            Order::Vote(order) => self.vote(order),
            Order::CountHands { resolution, counts } => self.count_hands(resolution, counts),
            Order::EnterSecretCount { resolution, by, counts } => self.enter_secret(resolution, by, counts),
            Order::CloseResolution { resolution } => self.close_votes(resolution),
            Order::Close => self.close(),
            Order::Cancel { reason } => self.cancel(reason),
            Order::NoteDebate { resolution, text } => self.note(resolution, text),
            Order::SignMinutes { number, on, sha256 } => self.sign(number, on, sha256),
            Order::Apply { resolution, applied } => self.apply_once(resolution, applied),
        }
    }

    /// The convocation, if the assembly stands where the order makes sense.
    pub(super) fn at_stage(&self, stages: &[Stage]) -> Result<&Convened, AssemblyError> {
        let convened = self.convened()?;
        if stages.contains(&self.stage) {
            Ok(convened)
        } else {
            Err(AssemblyError::WrongStage { stage: self.stage })
        }
    }

    /// The voices of a college that are in the room, or take part at all, and in no urn.
    pub(super) fn voices_of(&self, number: u32, college: College, room_only: bool) -> Vec<MemberId> {
        let found = self.found(number);
        let free = |member: &MemberId| {
            let in_urn = found.urn.is_some_and(|urn| urn.contains_key(member));
            !in_urn && !found.left_to_chair(*member, &self.attendance)
        };
        self.roll
            .iter()
            .filter(|(_, voter)| voter.college == college)
            .map(|(member, _)| *member)
            .filter(|member| self.speaks(number, *member, room_only) && free(member))
            .collect()
    }

    pub(super) fn voices_left(&self, number: u32, college: College, room_only: bool) -> u64 {
        u64::try_from(self.voices_of(number, college, room_only).len()).unwrap_or(u64::MAX)
    }
}

/// What an election makes of a candidate's majority.
pub(super) fn standing_verdict(ranking: &[super::elections::Ranked], number: u32) -> Option<Verdict> {
    use super::elections::Standing;
    let standing = ranking.iter().find(|ranked| ranked.resolution == number)?.standing;
    matches!(standing, Standing::Outranked | Standing::Tied).then_some(Verdict::NotElected)
}

/// The candidates of an election in the order in which they came.
pub(super) fn ranking(
    group: &[&Resolution],
    outcomes: &[(u32, ResolutionOutcome)],
) -> Vec<super::elections::Ranked> {
    let candidates: Vec<_> = group
        .iter()
        .filter_map(|each| {
            let candidacy = each.draft.candidacy.as_ref()?;
            let (_, outcome) = outcomes.iter().find(|(number, _)| *number == each.number)?;
            Some((each.number, candidacy.candidate, outcome))
        })
        .collect();
    let seats = group.iter().find_map(|each| each.draft.candidacy.as_ref()).map_or(0, |each| each.seats);
    rank(seats, &candidates)
}

pub(super) fn stated(reason: String) -> Result<String, AssemblyError> {
    if reason.trim().is_empty() { Err(AssemblyError::NoReason) } else { Ok(reason) }
}
