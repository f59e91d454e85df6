//! Mandates and members: a member who is named bears the name that the register gives it.

use assemblies::permissions::MANDATE_GIVE;
use assemblies::public::{GiveMandate, MandateHolder, MandateId, MandateRow};
use kernel::prelude::*;
use members::member::MemberError;
use members::public::MemberKind;

use crate::Office;

impl Office {
    /// Gives a mandate. Of a member, name and nature are those of the register on the day of the decision, whatever the
    /// order says.
    pub async fn give_mandate(
        &self,
        context: &Context,
        mandate: MandateId,
        mut order: GiveMandate,
    ) -> Result<MandateRow, Failure> {
        self.kernel.require(MANDATE_GIVE)?;
        if let Some(member) = order.holder.member {
            let found = self.inside().members.member(member, order.decided_on, None).await?;
            let row = found.ok_or(MemberError::NotAdmitted {})?.row;
            let entity = row.kind != MemberKind::NaturalPerson;
            order.holder = MandateHolder { member: Some(member), name: row.name, entity };
        }
        self.assemblies.give_mandate(context, mandate, order).await
    }
}
