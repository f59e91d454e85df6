//! What the statutes say of how an assembly is held.

use office::assemblies::public::MeetingClauses;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::sample::Sample;

/// How an assembly is held: forms, votes on a site, proxies that are released.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeetingClauses)]
pub struct MeetingClausesDto {
    /// Days before the assembly by which a postal form on paper must have arrived: 0 to 3 (C. com., art. R225-77).
    #[schema(minimum = 0, maximum = 3)]
    pub paper_forms_days_before: u32,
    /// Whether members may vote on a site of their own, before and in the session (C. com., art. R225-61).
    pub electronic_voting: bool,
    /// Whether a proxy may be released by who gave it and taken by a member of the same college who is present.
    pub released_proxies: bool,
}

impl From<MeetingClauses> for MeetingClausesDto {
    fn from(clauses: MeetingClauses) -> Self {
        let MeetingClauses { paper_forms_days_before, electronic_voting, released_proxies } = clauses;
        Self { paper_forms_days_before, electronic_voting, released_proxies }
    }
}

impl From<MeetingClausesDto> for MeetingClauses {
    fn from(clauses: MeetingClausesDto) -> Self {
        let MeetingClausesDto { paper_forms_days_before, electronic_voting, released_proxies } = clauses;
        Self { paper_forms_days_before, electronic_voting, released_proxies }
    }
}

impl Sample for MeetingClausesDto {
    fn sample() -> Self {
        Self { paper_forms_days_before: 3, electronic_voting: true, released_proxies: true }
    }
}
