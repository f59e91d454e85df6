//! Members who vote from their own devices: each step asks the code of the convocation again, so that a session left open
//! votes for nobody.
//!
//! The rules of the vote are those of the assemblies; here they meet the code. What can never happen: a vote, a form or a
//! proxy of a member by anybody else; a step that is believed because the one before it was.

use assemblies::permissions::VOICE_CAST;
use assemblies::public::{
    AssemblyId, AssemblyRow, AssemblySheet, FormChannel, IfAmended, PostalForm, RollRow, SpokenFor, Vote,
    VotingBooth, VotingOrder, VotingReceipt,
};
use kernel::prelude::*;
use members::public::MemberId;
use values::Uuid;

use crate::{Office, OfficeError};

/// An order to vote, as a device gives it: chosen when the choices were shown, so that it is the same however often it is
/// sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    /// Names the order.
    pub order: Uuid,
    /// What it says.
    pub votes: Vec<Vote>,
}

impl Office {
    /// The assemblies in which the member in whose hands the office is has a voice now.
    pub async fn callings(&self) -> Result<Vec<AssemblyRow>, Failure> {
        let member = self.asked_by()?;
        self.assemblies.callings(member).await
    }

    /// What that member needs to vote in an assembly, once the code of its convocation is given.
    pub async fn booth(
        &self,
        context: &Context,
        assembly: AssemblyId,
        code: &str,
    ) -> Result<VotingBooth, Failure> {
        self.asked_by()?;
        let member = self.check_voting_code(context, assembly, code).await?;
        self.assemblies.booth(assembly, member).await
    }

    /// Votes in session. The same order again is answered with the same receipt.
    pub async fn vote(
        &self,
        context: &Context,
        (assembly, code): (AssemblyId, &str),
        cast: Cast,
    ) -> Result<VotingReceipt, Failure> {
        self.asked_by()?;
        let voter = self.check_voting_code(context, assembly, code).await?;
        let Cast { order, votes } = cast;
        self.assemblies.vote(context, assembly, VotingOrder { order, voter, votes }).await
    }

    /// Sends a form before the session; answers its receipt. The same order again, under the same idempotency key, is the
    /// same form.
    pub async fn send_form(
        &self,
        context: &Context,
        (assembly, code): (AssemblyId, &str),
        cast: Cast,
        if_amended: Option<IfAmended>,
    ) -> Result<VotingReceipt, Failure> {
        self.asked_by()?;
        let voter = self.check_voting_code(context, assembly, code).await?;
        let Cast { order, votes } = cast;
        let beyond = || KernelError::Interrupted { reason: "l'horloge est hors du calendrier".to_owned() };
        let (received_on, ..) = context.at.french_clock().ok_or_else(beyond)?;
        let form = PostalForm {
            member: voter,
            channel: FormChannel::Electronic,
            received_on,
            choices: votes.iter().map(|vote| (vote.resolution, vote.choice)).collect(),
            if_amended,
        };
        self.assemblies.receive_form(context, assembly, form).await?;
        let own = self.assemblies.spoken_for(assembly, voter, &[voter]).await?.voices.pop();
        let college = own
            .map(|own| own.college)
            .ok_or(assemblies::public::AssemblyError::NotOnRoll { member: voter })?;
        let count = u64::try_from(votes.len()).unwrap_or(u64::MAX);
        let receipt = VotingOrder { order, voter, votes }.receipt();
        Ok(VotingReceipt { receipt, votes: count, college, cast_at: context.at })
    }

    /// Who on the roll bears a number, for a member that names somebody on its form.
    pub async fn numbered_voter(
        &self,
        context: &Context,
        (assembly, code): (AssemblyId, &str),
        number: u64,
    ) -> Result<RollRow, Failure> {
        self.asked_by()?;
        let member = self.check_voting_code(context, assembly, code).await?;
        self.assemblies.numbered_voter(assembly, member, number).await
    }

    /// Signs the member in at a distance.
    pub async fn sign_in_remotely(
        &self,
        context: &Context,
        (assembly, code): (AssemblyId, &str),
    ) -> Result<AssemblySheet, Failure> {
        self.asked_by()?;
        let member = self.check_voting_code(context, assembly, code).await?;
        self.assemblies.sign_in(context, assembly, member).await
    }

    /// Takes the released proxy of another member.
    pub async fn take_released_proxy(
        &self,
        context: &Context,
        (assembly, code): (AssemblyId, &str),
        of: MemberId,
    ) -> Result<(), Failure> {
        self.asked_by()?;
        let holder = self.check_voting_code(context, assembly, code).await?;
        self.assemblies.take_proxy(context, assembly, of, holder).await.map(|_| ())
    }

    /// Releases the member's own proxy, for whoever of its college is there.
    pub async fn release_own_proxy(
        &self,
        context: &Context,
        (assembly, code): (AssemblyId, &str),
    ) -> Result<(), Failure> {
        self.asked_by()?;
        let member = self.check_voting_code(context, assembly, code).await?;
        self.assemblies.release_proxy(context, assembly, member).await.map(|_| ())
    }

    /// Those for whom the member has just voted, itself among them, for its receipt.
    pub async fn spoken_for(&self, assembly: AssemblyId, voices: &[MemberId]) -> Result<SpokenFor, Failure> {
        let voter = self.asked_by()?;
        self.assemblies.spoken_for(assembly, voter, voices).await
    }

    /// The member in whose hands the office is, who may use its own voice.
    pub(crate) fn asked_by(&self) -> Result<MemberId, Failure> {
        let Some(member) = self.kernel.principal().member_id() else {
            self.kernel.require(VOICE_CAST)?;
            return Err(OfficeError::NoVoice {}.into());
        };
        self.kernel.require_over(VOICE_CAST, Owner::Member(member))?;
        Ok(MemberId::new(member))
    }
}
