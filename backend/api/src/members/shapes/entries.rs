//! Two entries of the register: whether they look alike, what their merge comes to, and which entry was changed.

use office::members::MergePreview;
use office::members::public::{Alike, MemberId};
use office::values::{Money, Shares};
use serde::Serialize;
use utoipa::ToSchema;

use crate::money::Amount;
use crate::sample::{self, Sample};

/// The member of whom something was recorded.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MemberReference)]
pub struct MemberIdDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
}

impl Sample for MemberIdDto {
    fn sample() -> Self {
        Self { member_id: MemberId::new(sample::ID) }
    }
}

/// A present member that looks like an applicant.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Alike)]
pub struct AlikeDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub member_id: MemberId,
    /// Number in the register.
    pub number: u64,
    /// Name as printed.
    pub name: String,
    /// What is the same: `siren`, `rna` or `name-and-town`.
    #[schema(example = "siren")]
    pub because: String,
}

impl From<Alike> for AlikeDto {
    fn from(alike: Alike) -> Self {
        let Alike { member_id, number, name, because } = alike;
        Self { member_id, number, name, because }
    }
}

impl Sample for AlikeDto {
    fn sample() -> Self {
        Self {
            member_id: MemberId::new(sample::ID),
            number: 42,
            name: "Exemple Diffusion".to_owned(),
            because: "siren".to_owned(),
        }
    }
}

/// What a merge would come to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MergePreview)]
pub struct MergePreviewDto {
    /// Shares that go over.
    #[schema(value_type = u32)]
    pub shares: Shares,
    /// What is paid on them.
    pub paid: Amount,
    /// Shares that the remaining entry will hold.
    pub held_after: u64,
}

impl From<MergePreview> for MergePreviewDto {
    fn from(preview: MergePreview) -> Self {
        let MergePreview { shares, paid, held_after } = preview;
        Self { shares, paid: paid.into(), held_after }
    }
}

impl Sample for MergePreviewDto {
    fn sample() -> Self {
        Self { shares: Shares::new(5), paid: Money::euros(500).into(), held_after: 25 }
    }
}
