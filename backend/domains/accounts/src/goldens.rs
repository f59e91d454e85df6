//! The golden files of what is stored, and the invented things that the tests of this room share.
//!
//! A stored version never changes: a difference here is either a mistake or a new version with an upcaster.
//! `REGENERATE=1` writes the files again.

use std::path::PathBuf;

use kernel::access::Owner;
use kernel::prelude::*;
use values::{Day, Timestamp, Uuid};

use crate::public::{Method, UserId};
use crate::token::TokenEvent;
use crate::trail::{Asked, TrailEvent};
use crate::user::{Identity, PasswordCause, UserEvent};

/// A day out of its ISO form.
pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An invented user.
pub(crate) fn user_id(number: u128) -> UserId {
    UserId::new(Uuid::from_u128(0x0acc_0000_0000_4000_8000_0000_0000_0000 + number))
}

/// Zoé, invited.
pub(crate) fn invited(roles: &[Role]) -> UserEvent {
    let identity = Identity { name: "Zoé Exemple".to_owned(), email: "zoe@exemple.fr".to_owned() };
    UserEvent::Invited {
        identity: Personal::new(user_id(1).to_string(), "identity", identity),
        roles: roles.to_vec(),
        member: None,
        organisation: None,
    }
}

/// A machine client.
pub(crate) fn machine() -> UserEvent {
    UserEvent::MachineCreated { name: "Site web".to_owned(), roles: vec![Role::Staff] }
}

/// A token of the machine client.
pub(crate) fn token_created() -> TokenEvent {
    TokenEvent::Created {
        user: user_id(2),
        name: "Site web".to_owned(),
        scopes: vec!["billing".to_owned(), "members:read".to_owned()],
        expires_on: day("2015-04-01"),
    }
}

fn sealed(text: &str) -> Personal<String> {
    Personal::new(user_id(1).to_string(), "account", text.to_owned())
}

fn user_samples() -> Vec<UserEvent> {
    let (member, organisation) = (Some(Uuid::from_u128(7)), None);
    vec![
        invited(&[Role::Staff, Role::Member]),
        machine(),
        UserEvent::Activated {},
        UserEvent::PasswordChanged { cause: PasswordCause::Chosen },
        UserEvent::SecondFactorEnabled {},
        UserEvent::SecondFactorReset {},
        UserEvent::RecoveryCodesRenewed {},
        UserEvent::RolesChanged { roles: vec![Role::Administrator] },
        UserEvent::Linked { member, organisation },
        UserEvent::ProviderLinked { issuer: "https://id.exemple.fr".to_owned(), subject: sealed("42") },
        UserEvent::Disabled { reason: sealed("Départ") },
        UserEvent::Enabled {},
    ]
}

fn token_samples() -> Vec<TokenEvent> {
    vec![token_created(), TokenEvent::Revoked {}]
}

fn trail_samples() -> Vec<TrailEvent> {
    let (user, network) = (user_id(1), "192.0.2.0/24".to_owned());
    let asked = |permission: &str, owner| Asked { permission: permission.to_owned(), owner };
    vec![
        TrailEvent::SignedIn {
            user,
            method: Method::Password,
            second_factor: Some(Method::SecondFactor),
            network: network.clone(),
        },
        TrailEvent::SignInRefused {
            user: None,
            mark: Some("5f1d7a84db00d2fc".to_owned()),
            method: Method::Password,
            reason: "unknown".to_owned(),
            network: network.clone(),
        },
        TrailEvent::LockedOut {
            user: Some(user),
            mark: None,
            failures: 5,
            until: Timestamp::from_micros(1_420_070_401_000_000),
            network: network.clone(),
        },
        TrailEvent::LinkSent { user, method: Method::Link, network: network.clone() },
        TrailEvent::SignedOut { user, network: network.clone() },
        TrailEvent::SessionsEnded { user, count: 2, reason: "disabled".to_owned() },
        TrailEvent::Exercised {
            method: "GET".to_owned(),
            path: "/api/v1/members".to_owned(),
            network,
            reads: vec![asked("members.register.read", None)],
            refusals: vec![asked("members.file.read", Some(Owner::Member(Uuid::from_u128(8))))],
        },
    ]
}

/// Holds each sample against its file, and all of them against the list of stored types.
fn hold<E: StoredEvents + PartialEq>(aggregate: &str, samples: Vec<E>) {
    let mut named = Vec::new();
    for event in samples {
        let tagged = serde_json::to_value(&event).unwrap();
        let (name, payload) = tagged.as_object().unwrap().iter().next().unwrap();
        assert_eq!(event.event_type(), format!("{}.{name}", E::STREAM), "stored name and serde name differ");
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("events")
            .join(format!("{aggregate}_{name}.v{}.json", event.event_version()));
        let text = serde_json::to_string_pretty(payload).unwrap() + "\n";
        if std::env::var_os("REGENERATE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(text, golden, "{} is stale: REGENERATE=1", path.display());
        let stored: serde_json::Value = serde_json::from_str(&golden).unwrap();
        let back: E = serde_json::from_value(serde_json::json!({ name.clone(): stored })).unwrap();
        assert_eq!(back, event, "a stored fact reads back as itself");
        named.push(name.clone());
    }
    let known: Vec<String> = E::TYPES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(named, known, "every stored type has its golden file");
}

#[test]
fn facts_about_users_are_stored_as_the_golden_files_say() {
    hold("user", user_samples());
}

#[test]
fn facts_about_tokens_are_stored_as_the_golden_files_say() {
    hold("token", token_samples());
}

#[test]
fn facts_of_the_trail_are_stored_as_the_golden_files_say() {
    hold("trail", trail_samples());
}
