//! Admission under the statutes of its day: the category's terms are a clause there, never a constant.

use kernel::prelude::*;
use members::permissions::{MEMBER_ADMIT, SHARES_SUBSCRIBE};
use members::public::{Applicant, CategoryCode, CategoryTerms, College, MemberId};
use members::{Admission, AdmitMember, SubscribeShares};
use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares};

use crate::{Office, OfficeError};

/// Order: admit a member under a category of the statutes in force on the day of admission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Admit {
    /// Identifier, chosen by the caller.
    pub id: MemberId,
    /// Who applies.
    pub applicant: Applicant,
    /// College in which it will vote.
    pub college: College,
    /// Category of the statutes.
    pub category: CategoryCode,
    /// Day of the board's decision.
    pub decided_on: Day,
    /// First day of membership.
    pub on: Day,
    /// Shares subscribed.
    pub shares: Shares,
    /// What is paid at once, a quarter at least (loi 47-1775, art. 12).
    pub paid: Money,
}

impl Office {
    /// Admits a member under the statutes in force on the day of admission.
    pub async fn admit_member(&self, context: &Context, order: Admit) -> Result<Admission, Failure> {
        self.kernel.require(MEMBER_ADMIT)?;
        let terms = self.inside().category_on(&order.category, order.on).await?;
        let Admit { id, applicant, college, category: _, decided_on, on, shares, paid } = order;
        let command = AdmitMember { id, applicant, college, terms, decided_on, on, shares, paid };
        self.members.admit(context, command).await
    }

    /// Lets a member subscribe more shares at the nominal of the statutes in force. Answers the number of the
    /// movement.
    pub async fn subscribe_shares(
        &self,
        context: &Context,
        member_id: MemberId,
        shares: Shares,
        paid: Money,
        on: Day,
    ) -> Result<u64, Failure> {
        self.kernel.require(SHARES_SUBSCRIBE)?;
        let statutes =
            self.inside().statutes_if_any(on, None).await?.ok_or(OfficeError::NoStatutes { on })?;
        let nominal =
            statutes.categories.first().map(|terms| terms.nominal).ok_or(OfficeError::NoStatutes { on })?;
        self.members.subscribe(context, SubscribeShares { member_id, shares, nominal, paid, on }).await
    }

    async fn category_on(&self, category: &CategoryCode, on: Day) -> Result<CategoryTerms, Failure> {
        let statutes = self.statutes_if_any(on, None).await?.ok_or(OfficeError::NoStatutes { on })?;
        let found = statutes.categories.into_iter().find(|terms| terms.code == *category);
        found.ok_or_else(|| OfficeError::UnknownCategory { category: category.to_string(), on }.into())
    }
}
