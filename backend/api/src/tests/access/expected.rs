//! What each cell must be, from what is declared and by another way than the kernel's.

use std::fmt;

use kernel::access::{Deed, Permission, Role};

use super::people::{People, Tie};

/// What was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    /// 401.
    NotSignedIn,
    /// 403.
    Forbidden,
    /// 404 for a job of somebody else, as for one that does not exist.
    Unknown,
    /// Anything else: the right was granted, whatever else may be wrong.
    May,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSignedIn => "401",
            Self::Forbidden => "403",
            Self::Unknown => "404",
            Self::May => "may",
        })
    }
}

/// Whose the things of a right are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Members,
    Organisations,
    /// Of whoever asked for it; what is another's is as unknown as what does not exist.
    Askers,
    /// Of the user named in the address or the body.
    Users,
    /// Of whoever asks, by the nature of the question.
    Oneself,
    /// Of whoever asks and is a member: a voice is one's own, whichever member one is.
    Voices,
}

/// Every right over what is one's own.
const OWN: &[(&str, Whose)] = &[
    ("members.file.read", Whose::Members),
    ("members.movements.read", Whose::Members),
    ("members.refunds.read", Whose::Members),
    ("partners.organisation.read", Whose::Organisations),
    ("billing.contracts.read", Whose::Organisations),
    ("billing.invoices.read", Whose::Organisations),
    ("assemblies.proxy.release", Whose::Members),
    ("assemblies.proxy.take", Whose::Members),
    ("assemblies.voice.cast", Whose::Voices),
    ("assemblies.voice.read", Whose::Members),
    ("office.jobs.read", Whose::Askers),
    ("office.jobs.cancel", Whose::Askers),
    ("office.jobs.resume", Whose::Askers),
    ("accounts.self.read", Whose::Oneself),
    ("accounts.sessions.read", Whose::Users),
    ("accounts.sessions.end", Whose::Users),
    ("accounts.tokens.read", Whose::Users),
    ("accounts.tokens.create", Whose::Users),
    ("accounts.tokens.revoke", Whose::Users),
];

pub(super) fn holders_of_own() -> impl Iterator<Item = &'static str> {
    OWN.iter().map(|(name, _)| *name)
}

/// What somebody must be answered.
pub(super) fn expected(right: Permission, lists: bool, who: &People) -> Cell {
    let Some(role) = who.role else { return Cell::NotSignedIn };
    let reads = match right.deed {
        Deed::Read | Deed::ReadPersonal => true,
        Deed::Write | Deed::WriteInPairs => false,
    };
    let room = right.name.split_once('.').map_or("", |(room, _)| room);
    let in_scope = match who.scope.as_deref() {
        None => true,
        Some("read") => reads,
        Some(scope) => scope == room || (reads && scope == format!("{room}:read")),
    };
    if !in_scope {
        return Cell::Forbidden;
    }
    let everything = match role {
        Role::Administrator => true,
        Role::Auditor => reads,
        other => right.roles.contains(&other),
    };
    if everything {
        return Cell::May;
    }
    if !right.own {
        return Cell::Forbidden;
    }
    let Some(whose) = OWN.iter().find(|(name, _)| *name == right.name).map(|(_, whose)| *whose) else {
        return Cell::Forbidden;
    };
    let (theirs, of_that_kind) = match whose {
        Whose::Members => (who.tie == Tie::Member, who.tie == Tie::OtherMember),
        Whose::Organisations => (who.tie == Tie::Organisation, who.tie == Tie::OtherOrganisation),
        Whose::Askers | Whose::Users => (who.tie == Tie::Member, true),
        Whose::Oneself => (true, true),
        Whose::Voices => (matches!(who.tie, Tie::Member | Tie::OtherMember), true),
    };
    match whose {
        // A list is narrowed to what is theirs, and may be empty.
        _ if theirs || (lists && of_that_kind) => Cell::May,
        // Who may read every job is told that this one is not theirs to stop.
        Whose::Askers if role == Role::Auditor => Cell::Forbidden,
        Whose::Askers => Cell::Unknown,
        _ => Cell::Forbidden,
    }
}
