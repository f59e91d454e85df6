//! What an attestation de parts says.
//!
//! What can never happen: a certificate of no share, or of shares before the membership began.

use values::Day;

use super::{Holding, Issuance, Member, in_order, mentions, of_cooperative};
use crate::DocumentError;
use crate::identity::Cooperative;

/// All that an attestation de parts says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareCertificate {
    /// The cooperative on the day.
    pub cooperative: Cooperative,
    /// Who holds the shares.
    pub member: Member,
    /// Day on which it holds them.
    pub as_of: Day,
    /// The shares.
    pub holding: Holding,
    /// Where, when and by whom it is certified.
    pub issuance: Issuance,
}

impl ShareCertificate {
    pub(in crate::membership) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        self.member.check()?;
        self.member.holder.check_with_address()?;
        mentions(&[("nombre de parts", !self.holding.shares.is_zero())])?;
        self.holding.check()?;
        in_order("jour de l’attestation", self.member.since, self.as_of)?;
        in_order("jour de délivrance", self.as_of, self.issuance.on)?;
        self.issuance.check()
    }
}
