//! An entry of the audit trail in words.

use std::collections::HashMap;

use office::accounts::public::{Method, TrailKind, TrailRow, UserId};

use crate::frame::Frame;
use crate::language::Words;

/// Names of users.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names(HashMap<String, String>);

impl Names {
    /// Those users.
    pub(crate) fn of(users: &[(UserId, &str)]) -> Self {
        Self(users.iter().map(|(id, name)| (id.to_string(), (*name).to_owned())).collect())
    }

    /// Whose data, with the name of a user in place of the identifier.
    fn told(&self, owner: &str) -> String {
        let name = owner.strip_prefix("user:").and_then(|user| self.0.get(user));
        name.cloned().unwrap_or_else(|| owner.to_owned())
    }
}

/// Somebody in the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// Name, or as facts are signed.
    pub(crate) name: String,
    /// Their page, when they are a user.
    pub(crate) address: Option<String>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// When.
    pub(crate) moment: String,
    /// Key of what it says.
    pub(crate) kind: &'static str,
    /// Whether something was refused.
    pub(crate) refused: bool,
    /// Who acted.
    pub(crate) who: Person,
    /// Whom it is about, when it is somebody else.
    pub(crate) about: Option<Person>,
    /// Key of the way in.
    pub(crate) method: Option<&'static str>,
    /// The reason; empty when there is none.
    pub(crate) reason: String,
    /// The network.
    pub(crate) network: String,
    /// The request.
    pub(crate) path: String,
    /// Rights under which something was read or refused.
    pub(crate) permissions: Vec<String>,
    /// Whose data.
    pub(crate) owners: Vec<String>,
    /// The same for the same unknown address.
    pub(crate) mark: String,
}

impl Entry {
    /// The entry in words.
    pub(crate) fn of(frame: &Frame, row: &TrailRow, names: &Names) -> Self {
        let actor = row.actor.strip_prefix("user:");
        let denied = row.permissions.iter().any(|permission| permission.starts_with("refused"));
        let about = row.user.map(|user| user.to_string()).filter(|user| actor != Some(user));
        Self {
            moment: frame.words.moment(row.at),
            kind: match row.kind {
                TrailKind::Exercised if denied => "fact-refused",
                TrailKind::Exercised => "fact-read",
                kind => kind_key(kind),
            },
            refused: denied || matches!(row.kind, TrailKind::SignInRefused | TrailKind::LockedOut),
            who: match actor {
                Some(user) => person(frame, user, names),
                None => Person { name: signature(frame, &row.actor), address: None },
            },
            about: about.map(|user| person(frame, &user, names)),
            method: row.method.map(method_key),
            reason: reason(frame.words, row.kind, &row.reason),
            network: row.network.clone(),
            path: row.path.clone(),
            permissions: row.permissions.iter().map(|asked| permission(frame.words, asked)).collect(),
            owners: row.owners.iter().map(|owner| names.told(owner)).collect(),
            mark: row.mark.clone(),
        }
    }
}

/// A reason, or the second factor that was given to sign in; one without words of its own stands as the rooms write it.
fn reason(words: Words, kind: TrailKind, reason: &str) -> String {
    let of = if kind == TrailKind::SignedIn { "method" } else { "reason" };
    words.find(&format!("{of}-{}", reason.replace('_', "-"))).unwrap_or_else(|| reason.to_owned())
}

/// A right that was exercised or refused.
fn permission(words: Words, asked: &str) -> String {
    match asked.split_once(' ') {
        Some(("read", name)) => words.tell("trail-read", &[("name", name)]),
        Some(("refused", name)) => words.tell("trail-refused", &[("name", name)]),
        _ => asked.to_owned(),
    }
}

fn person(frame: &Frame, user: &str, names: &Names) -> Person {
    let name = names.0.get(user).cloned().unwrap_or_else(|| user.to_owned());
    Person { name, address: Some(frame.to(&format!("/utilisateurs/{user}"))) }
}

fn signature(frame: &Frame, actor: &str) -> String {
    if actor == "nobody" { frame.words.say("trail-nobody") } else { actor.to_owned() }
}

/// Key of the words for what an entry says.
pub(crate) fn kind_key(kind: TrailKind) -> &'static str {
    match kind {
        TrailKind::SignedIn => "fact-signed-in",
        TrailKind::SignInRefused => "fact-sign-in-refused",
        TrailKind::LockedOut => "fact-locked-out",
        TrailKind::LinkSent => "fact-link-sent",
        TrailKind::SignedOut => "fact-signed-out",
        TrailKind::SessionsEnded => "fact-sessions-ended",
        TrailKind::Exercised => "fact-exercised",
    }
}

fn method_key(method: Method) -> &'static str {
    match method {
        Method::Password => "method-password",
        Method::Link => "method-link",
        Method::Invitation => "method-invitation",
        Method::Reset => "method-reset",
        Method::Provider => "method-provider",
        Method::SecondFactor => "method-second-factor",
        Method::RecoveryCode => "method-recovery-code",
        Method::Session => "method-session",
    }
}
