//! What members ask before an assembly, and who they are: the register says what they hold and how they are called.
//!
//! What can never happen: a request on the strength of capital that nobody holds, or that one member is counted for twice.

use std::collections::BTreeSet;

use assemblies::permissions::{ASSEMBLY_PLAN, ROLL_FREEZE};
use assemblies::public::{
    AssemblyId, AssemblySheet, Proposer, RequestRow, ResolutionDraft, ResolutionRequest, RollChange,
};
use kernel::prelude::*;
use members::member::MemberError;
use members::public::{MemberId, VoterEntry};
use values::{Day, Money};

use crate::Office;

impl Office {
    /// Puts a draft on the agenda that members ask for (C. com., art. L225-105). Who brings it is who asks, whatever the
    /// draft says; what they hold and what the capital is are those of the register on the day of receipt, as known now.
    pub async fn request_resolution(
        &self,
        context: &Context,
        assembly: AssemblyId,
        (by, received_on): (Vec<MemberId>, Day),
        draft: ResolutionDraft,
    ) -> Result<Vec<RequestRow>, Failure> {
        self.kernel.require(ASSEMBLY_PLAN)?;
        let by: BTreeSet<MemberId> = by.into_iter().collect();
        let inside = self.inside();
        let mut held = Money::ZERO;
        for member in &by {
            let found = inside.members.member(*member, received_on, None).await?;
            held += found.ok_or(MemberError::NotAdmitted {})?.row.subscribed;
        }
        let capital = inside.members.capital(received_on, None).await?.subscribed;
        let by: Vec<MemberId> = by.into_iter().collect();
        let draft = ResolutionDraft { proposer: Proposer::Members(by.clone()), ..draft };
        let request = ResolutionRequest { by, draft, received_on, held, capital };
        self.assemblies.request_resolution(context, assembly, request).await
    }

    /// Corrects the frozen roll. Number and name of a voter are those of the register on the record day, whatever the
    /// order says.
    pub async fn correct_roll(
        &self,
        context: &Context,
        assembly: AssemblyId,
        changes: Vec<RollChange>,
        reason: String,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(ROLL_FREEZE)?;
        let record_day = self.inside().assemblies.assembly(assembly).await?.convened.record_day;
        let mut of_register = Vec::with_capacity(changes.len());
        for change in changes {
            of_register.push(match change {
                RollChange::Add(voter) => RollChange::Add(self.registered(voter, record_day).await?),
                RollChange::Replace(voter) => RollChange::Replace(self.registered(voter, record_day).await?),
                RollChange::Remove(member) => RollChange::Remove(member),
            });
        }
        self.assemblies.correct_roll(context, assembly, of_register, reason).await
    }

    async fn registered(&self, voter: VoterEntry, on: Day) -> Result<VoterEntry, Failure> {
        let found = self.inside().members.member(voter.member_id, on, None).await?;
        let row = found.ok_or(MemberError::NotAdmitted {})?.row;
        Ok(VoterEntry { number: row.number, display_name: row.name, ..voter })
    }
}
