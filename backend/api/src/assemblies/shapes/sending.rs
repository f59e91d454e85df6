//! What the sending of the convocations came to.

use office::SentConvocations;
use serde::Serialize;
use utoipa::ToSchema;

/// What the sending of the convocations came to.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[schema(as = SentConvocations)]
pub struct SentConvocationsDto {
    /// Members to whom a mail was left in the outbox.
    pub mailed: u64,
    /// Members who have to be called by post: no written consent to mails, or no e-mail address.
    pub by_post: u64,
    /// Members without an address in the register: no convocation can be made for them.
    pub without_address: u64,
}

impl From<SentConvocations> for SentConvocationsDto {
    fn from(SentConvocations { mailed, by_post, without_address }: SentConvocations) -> Self {
        Self { mailed, by_post, without_address }
    }
}
