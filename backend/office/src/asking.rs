//! Drafts that members ask for: what they hold, and the capital, are as the register of the day says.

use assemblies::permissions::ASSEMBLY_PLAN;
use assemblies::public::{AssemblyId, RequestRow, ResolutionDraft, ResolutionRequest};
use kernel::prelude::*;
use members::member::MemberError;
use members::public::MemberId;
use values::{Day, Money};

use crate::Office;

impl Office {
    /// Puts a draft on the agenda that those members ask for (L225-105 C. com.); refused of too few, or too late.
    pub async fn request_resolution(
        &self,
        context: &Context,
        assembly: AssemblyId,
        (by, received_on): (Vec<MemberId>, Day),
        draft: ResolutionDraft,
    ) -> Result<Vec<RequestRow>, Failure> {
        self.kernel.require(ASSEMBLY_PLAN)?;
        let members = self.inside().members;
        let mut cents = 0;
        for member in by.iter().copied().collect::<std::collections::BTreeSet<_>>() {
            let file = members.member(member, received_on, None).await?;
            cents += file.ok_or(MemberError::NotAdmitted {})?.row.subscribed.as_cents();
        }
        let capital = members.capital(received_on, None).await?.subscribed;
        let request = ResolutionRequest { by, draft, received_on, held: Money::cents(cents), capital };
        self.assemblies.request_resolution(context, assembly, request).await
    }
}
