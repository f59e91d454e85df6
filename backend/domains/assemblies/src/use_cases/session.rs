//! The session: votes opened one by one, the agenda as the session changes it, votes from voters' devices, hands and
//! secret counts.

use kernel::prelude::*;

use crate::assembly::{Assembly, AssemblyCommand};
use crate::public::{
    AssemblyError, AssemblyId, CollegeCount, ResolutionDraft, ResolutionSheet, VoicesLeft, VotingOrder,
    VotingReceipt,
};
use crate::{Assemblies, On, permissions, views};

impl Assemblies {
    /// Opens the vote on one resolution; of an election, on all its candidates. This order and those below answer the
    /// resolution as it then stands.
    pub async fn open_resolution(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::SESSION_OPEN)?;
        self.on_resolution(context, assembly, resolution, AssemblyCommand::OpenResolution { resolution })
            .await
    }

    /// Changes the text of a resolution before its vote.
    pub async fn amend_resolution(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
        (text, reason): (String, String),
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::AGENDA_CHANGE)?;
        let command = AssemblyCommand::AmendResolution { resolution, text, reason };
        self.on_resolution(context, assembly, resolution, command).await
    }

    /// Takes a resolution off the agenda before its vote.
    pub async fn withdraw_resolution(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
        reason: String,
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::AGENDA_CHANGE)?;
        let command = AssemblyCommand::WithdrawItem { resolution, reason };
        self.on_resolution(context, assembly, resolution, command).await
    }

    /// Puts a dismissal, or who takes over, on the agenda in session (L225-105 C. com.).
    pub async fn add_resolution(
        &self,
        context: &Context,
        assembly: AssemblyId,
        draft: ResolutionDraft,
        reason: String,
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::AGENDA_CHANGE)?;
        let command = AssemblyCommand::AddItem { draft: Box::new(draft), reason };
        self.told(context, assembly, (On::AssemblyDay, command), async |uow: &UnitOfWork| {
            let added = views::resolution_sheets::of(uow.connection(), assembly).await?.pop();
            added.ok_or_else(|| AssemblyError::EmptyAgenda.into())
        })
        .await
    }

    /// Makes a vote secret before it opens; never the reverse.
    pub async fn make_secret(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
        reason: String,
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::AGENDA_CHANGE)?;
        let command = AssemblyCommand::MakeSecret { resolution, reason };
        self.on_resolution(context, assembly, resolution, command).await
    }

    /// Notes the hands raised in the room, college by college.
    pub async fn count_hands(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
        counts: Vec<CollegeCount>,
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::VOTES_CAST)?;
        let command = AssemblyCommand::CountHands { resolution, counts };
        self.on_resolution(context, assembly, resolution, command).await
    }

    /// How many voices may still be counted without names, college by college.
    pub async fn voices_left(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
    ) -> Result<Vec<VoicesLeft>, Failure> {
        self.kernel.require(permissions::VOTES_CAST)?;
        let context = context.clone().without_key();
        self.kernel
            .run(&context, async |uow: &mut UnitOfWork| {
                Ok(uow.load_remembered::<Assembly>(assembly).await?.state.voices(resolution)?)
            })
            .await
    }

    /// Takes what one scrutineer found in a secret vote. Who counts second is told whether both found the same, and
    /// nothing else.
    pub async fn enter_secret_count(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
        counts: Vec<CollegeCount>,
    ) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::VOTES_CAST)?;
        let by = context.actor.as_str().to_owned();
        let command = AssemblyCommand::EnterSecretCount { resolution, by, counts };
        self.on_resolution(context, assembly, resolution, command).await
    }

    /// Takes the votes of one voter, for itself and for those whose proxy it holds, from its own device. The same order
    /// once more is the same vote and has the same receipt, whatever happened between the two.
    pub async fn vote(
        &self,
        context: &Context,
        assembly: AssemblyId,
        order: VotingOrder,
    ) -> Result<VotingReceipt, Failure> {
        self.own_voice(order.voter)?;
        let (db, voter) = (self.kernel.reader(), order.voter);
        let Some((day, college)) = views::roll::seat(db, assembly, voter).await? else {
            self.assembly_sheet(assembly).await?;
            return Err(AssemblyError::NotOnRoll { member: voter }.into());
        };
        let receipt = order.receipt();
        let count = u64::try_from(order.votes.len()).unwrap_or(u64::MAX);
        let first = order.votes.first().map(|vote| (vote.resolution, vote.member));
        let context = context.clone().without_key();
        let command = AssemblyCommand::Vote(order);
        let facts = self.kernel.run_together::<Assembly>(&context, assembly, day, command).await?;
        let earlier = match (facts.first(), first) {
            (Some(fact), _) => Some(fact.at),
            (None, Some(vote)) => views::votes::cast_at(db, assembly, vote).await?,
            (None, None) => None,
        };
        Ok(VotingReceipt { receipt, votes: count, college, cast_at: earlier.unwrap_or(context.at) })
    }

    async fn on_resolution(
        &self,
        context: &Context,
        assembly: AssemblyId,
        resolution: u32,
        command: AssemblyCommand,
    ) -> Result<ResolutionSheet, Failure> {
        self.told(context, assembly, (On::AssemblyDay, command), async |uow: &UnitOfWork| {
            let sheet = views::resolution_sheets::one(uow.connection(), assembly, resolution).await?;
            sheet.ok_or_else(|| AssemblyError::NotOnAgenda { resolution }.into())
        })
        .await
    }
}
