//! Who takes part: arrivals and departures with their time, proxies, forms.

use kernel::access::Owner;
use kernel::prelude::*;
use members::public::MemberId;
use values::Timestamp;

use crate::assembly::AssemblyCommand;
use crate::public::{
    AssemblyError, AssemblyId, AssemblySheet, FormChannel, PostalForm, SignedBy, VotingError, Way,
};
use crate::{Assemblies, On, permissions};

impl Assemblies {
    /// Notes an arrival; a proxy that the member gave ends. This order and those below answer the assembly as it then
    /// stands.
    pub async fn arrive(
        &self,
        context: &Context,
        assembly: AssemblyId,
        (member, way): (MemberId, Way),
        (at, signed): (Timestamp, SignedBy),
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::ATTENDANCE_RECORD)?;
        let command = AssemblyCommand::Arrive { member, way, at, signed };
        self.give(context, assembly, On::AssemblyDay, command).await
    }

    /// A member signs in at a distance, itself, on the site of the vote.
    pub async fn sign_in(
        &self,
        context: &Context,
        assembly: AssemblyId,
        member: MemberId,
    ) -> Result<AssemblySheet, Failure> {
        self.own_voice(member)?;
        let (way, signed) = (Way::Remote, SignedBy::Site);
        let command = AssemblyCommand::Arrive { member, way, at: context.at, signed };
        self.give(context, assembly, On::AssemblyDay, command).await
    }

    /// Notes a departure: proxies that the member holds no longer count.
    pub async fn depart(
        &self,
        context: &Context,
        assembly: AssemblyId,
        member: MemberId,
        at: Timestamp,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::ATTENDANCE_RECORD)?;
        let command = AssemblyCommand::Depart { member, at };
        self.give(context, assembly, On::AssemblyDay, command).await
    }

    /// Ends a proxy.
    pub async fn revoke_proxy(
        &self,
        context: &Context,
        assembly: AssemblyId,
        member: MemberId,
        reason: String,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::ATTENDANCE_RECORD)?;
        let command = AssemblyCommand::RevokeProxy { member, reason };
        self.give(context, assembly, On::AssemblyDay, command).await
    }

    /// Releases the proxy of an absent member, for whoever of its college is there; the member itself may, too.
    pub async fn release_proxy(
        &self,
        context: &Context,
        assembly: AssemblyId,
        member: MemberId,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require_over(permissions::PROXY_RELEASE, Owner::Member(member.uuid()))?;
        let command = AssemblyCommand::ReleaseProxy { member };
        self.give(context, assembly, On::AssemblyDay, command).await
    }

    /// Takes a released proxy; the holder itself may, too.
    pub async fn take_proxy(
        &self,
        context: &Context,
        assembly: AssemblyId,
        member: MemberId,
        holder: MemberId,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require_over(permissions::PROXY_TAKE, Owner::Member(holder.uuid()))?;
        let command = AssemblyCommand::TakeProxy { member, holder };
        self.give(context, assembly, On::AssemblyDay, command).await
    }

    /// Takes a form with votes: on paper from the desk, electronically from the member itself.
    pub async fn receive_form(
        &self,
        context: &Context,
        assembly: AssemblyId,
        form: PostalForm,
    ) -> Result<AssemblySheet, Failure> {
        match form.channel {
            FormChannel::Paper => self.kernel.require(permissions::ATTENDANCE_RECORD)?,
            FormChannel::Electronic => self.own_voice(form.member)?,
        }
        let command = AssemblyCommand::ReceiveForm { form, at: context.at };
        self.give(context, assembly, On::AssemblyDay, command).await
    }

    /// Whose voice the caller has: the member that its account is linked to.
    pub fn caller(&self) -> Result<MemberId, Failure> {
        let Some(member) = self.kernel.principal().member_id().map(MemberId::new) else {
            self.kernel.require(permissions::VOICE_CAST)?;
            return Err(AssemblyError::from(VotingError::NoVoice {}).into());
        };
        self.own_voice(member)?;
        Ok(member)
    }

    /// Refuses whoever is not the member: nobody else speaks with its voice, an administrator neither.
    pub(crate) fn own_voice(&self, member: MemberId) -> Result<(), Failure> {
        self.kernel.require_over(permissions::VOICE_CAST, Owner::Member(member.uuid()))?;
        let principal = self.kernel.principal();
        if principal.is_house() || principal.member_id() == Some(member.uuid()) {
            Ok(())
        } else {
            Err(AssemblyError::from(VotingError::AnothersVoice { member }).into())
        }
    }
}
