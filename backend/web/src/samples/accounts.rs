//! People, sessions, tokens, an audit trail, and refusals. All are invented.

use actix_web::http::StatusCode;
use office::accounts::EnteringError;
use office::accounts::public::{
    Method, PasswordError, SecondFactorState, SessionId, SessionRow, TokenId, TokenRow, TrailKind, TrailRow,
    UserError, UserFile, UserId, UserKind, UserRow, UserState,
};
use office::kernel::access::Role;
use office::kernel::listing::Page;
use office::values::{Day, Timestamp, Uuid};

use crate::forms::Trouble;
use crate::language::Words;
use crate::people::linking::Linked;
use crate::people::user::Parts;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn user_id(number: u128) -> UserId {
    UserId::new(Uuid::from_u128(number))
}

/// Wrong credentials, and an account that waits.
pub(crate) fn entrance_troubles(words: Words) -> (Trouble, Trouble) {
    let trouble = |error: EnteringError| Trouble::of(words, &error.into()).unwrap();
    let locked = trouble(EnteringError::TooManyAttempts { retry_after: 64 });
    assert_eq!((locked.status, locked.wait), (StatusCode::TOO_MANY_REQUESTS, Some(64)));
    (trouble(EnteringError::WrongCredentials {}), locked)
}

/// A code of the second factor that is not the right one.
pub(crate) fn wrong_code(words: Words) -> Trouble {
    Trouble::of(words, &EnteringError::WrongCode {}.into()).unwrap()
}

/// A password that is too short.
pub(crate) fn short_password(words: Words) -> Trouble {
    Trouble::of(words, &PasswordError::LengthOutOfRange { minimum: 12, maximum: 128 }.into()).unwrap()
}

/// A user without a role.
pub(crate) fn no_role(words: Words) -> Trouble {
    Trouble::of(words, &UserError::NoRole {}.into()).unwrap()
}

fn row(number: u128, name: &str, email: &str, roles: &[Role]) -> UserRow {
    UserRow {
        id: user_id(number),
        kind: if email.is_empty() { UserKind::Machine } else { UserKind::Person },
        name: name.to_owned(),
        email: email.to_owned(),
        roles: roles.to_vec(),
        state: UserState::Active,
        member: None,
        organisation: None,
        second_factor: roles.contains(&Role::Staff) || roles.contains(&Role::Administrator),
        created_on: day("2015-09-01"),
        version: 3,
    }
}

fn file(row: UserRow) -> UserFile {
    let required = row.second_factor;
    UserFile {
        has_password: row.kind == UserKind::Person,
        second_factor: SecondFactorState {
            enabled: row.second_factor,
            required,
            recovery_codes_left: if required { 2 } else { 0 },
        },
        issuers: Vec::new(),
        seen_at: Some(at("2016-05-20T08:12:00Z")),
        row,
    }
}

/// Somebody of the staff.
pub(crate) fn staff_file() -> UserFile {
    file(row(1, "Claire Martin", "claire.martin@exemple.fr", &[Role::Administrator, Role::Staff]))
}

/// A member who enters by links alone.
pub(crate) fn member_file() -> UserFile {
    let member = Some(Uuid::from_u128(77));
    let row = UserRow { member, ..row(2, "Zoé Exemple", "zoe@exemple.fr", &[Role::Member]) };
    UserFile { has_password: false, ..file(row) }
}

/// The register of users, on its first page.
pub(crate) fn users() -> Page<UserRow> {
    let invited = UserRow {
        state: UserState::Invited,
        second_factor: false,
        created_on: day("2016-05-18"),
        ..row(4, "Inès Petit", "ines.petit@exemple.fr", &[Role::Staff])
    };
    let disabled =
        UserRow { state: UserState::Disabled, ..row(5, "Luc Garnier", "luc@exemple.fr", &[Role::Sales]) };
    let items = vec![
        staff_file().row,
        invited,
        disabled,
        row(6, "Site web", "", &[Role::Auditor]),
        member_file().row,
    ];
    Page { items, next: Some("abc".to_owned()), total: 62 }
}

/// Two sessions.
pub(crate) fn sessions() -> Vec<SessionRow> {
    let session = |number, began: &str, seen: &str, network: &str, agent: &str| SessionRow {
        id: SessionId::new(Uuid::from_u128(number)),
        user: user_id(1),
        started_at: at(began),
        seen_at: at(seen),
        authenticated_at: at(began),
        expires_at: at("2016-05-20T20:00:00Z"),
        network: network.to_owned(),
        agent: agent.to_owned(),
    };
    let linux = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1";
    vec![
        session(21, "2016-05-20T08:01:00Z", "2016-05-20T08:12:00Z", "192.0.2.0/24", linux),
        session(22, "2016-05-20T06:40:00Z", "2016-05-20T07:05:00Z", "2001:db8:12::/48", phone),
    ]
}

/// Tokens in each state.
pub(crate) fn tokens() -> Vec<TokenRow> {
    let token = |number, name: &str, scopes: &[&str], expires: &str| TokenRow {
        id: TokenId::new(Uuid::from_u128(number)),
        user: user_id(1),
        user_name: "Claire Martin".to_owned(),
        name: name.to_owned(),
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
        created_on: day("2016-03-01"),
        expires_on: day(expires),
        revoked_on: None,
        last_used_on: Some(day("2016-05-19")),
    };
    let revoked = TokenRow {
        revoked_on: Some(day("2016-04-02")),
        last_used_on: None,
        ..token(33, "Essai", &["*"], "2016-06-30")
    };
    vec![
        token(31, "Export vers le site", &["members:read", "reports:read"], "2016-08-30"),
        token(32, "Comptabilité 2015", &["billing", "billing.invoices.read"], "2016-04-30"),
        revoked,
    ]
}

/// The audit trail, on its last page.
pub(crate) fn trail() -> Page<TrailRow> {
    let entry = |number: u32, moment: &str, actor: &str, kind: TrailKind| TrailRow {
        entry_id: format!("{number}"),
        at: at(moment),
        correlation: Uuid::from_u128(u128::from(number)).to_string(),
        actor: actor.to_owned(),
        kind,
        user: None,
        method: None,
        reason: String::new(),
        network: "192.0.2.0/24".to_owned(),
        mark: String::new(),
        path: String::new(),
        permissions: Vec::new(),
        owners: Vec::new(),
        count: 0,
    };
    let claire = format!("user:{}", user_id(1));
    let read = TrailRow {
        path: "GET /api/v1/members/00000000-0000-0000-0000-00000000004d".to_owned(),
        permissions: vec!["read members.file.read".to_owned()],
        owners: vec![format!("member:{}", Uuid::from_u128(77))],
        ..entry(4, "2016-05-20T08:12:00Z", &claire, TrailKind::Exercised)
    };
    let refused = TrailRow {
        path: "POST /utilisateurs/inviter".to_owned(),
        permissions: vec!["refused accounts.users.invite".to_owned()],
        ..entry(3, "2016-05-20T08:03:00Z", &format!("user:{}", user_id(2)), TrailKind::Exercised)
    };
    let entered = TrailRow {
        user: Some(user_id(1)),
        method: Some(Method::Password),
        ..entry(2, "2016-05-20T08:01:00Z", &claire, TrailKind::SignedIn)
    };
    let unknown = TrailRow {
        method: Some(Method::Password),
        reason: "unknown".to_owned(),
        mark: "9f2c4e".to_owned(),
        ..entry(1, "2016-05-20T07:59:00Z", "nobody", TrailKind::SignInRefused)
    };
    let ended = TrailRow {
        user: Some(user_id(5)),
        reason: "disabled".to_owned(),
        network: String::new(),
        ..entry(0, "2016-05-19T16:20:00Z", &claire, TrailKind::SessionsEnded)
    };
    Page { items: vec![read, refused, entered, unknown, ended], next: None, total: 5 }
}

/// The page of somebody of the staff.
pub(crate) fn user_parts() -> Parts {
    Parts {
        file: staff_file(),
        member: Some(Linked { number: "12".to_owned(), name: "Claire Martin".to_owned() }),
        organisation: None,
        sessions: sessions(),
        tokens: tokens(),
        trail: trail().items,
        today: day("2016-05-20"),
    }
}

/// The page of somebody who has not come yet.
pub(crate) fn invited_parts() -> Parts {
    let invited = users().items.swap_remove(1);
    let file = UserFile { has_password: false, seen_at: None, ..file(invited) };
    Parts { file, member: None, sessions: Vec::new(), tokens: Vec::new(), trail: Vec::new(), ..user_parts() }
}

/// The page of a machine client.
pub(crate) fn machine_parts() -> Parts {
    let machine = users().items.swap_remove(3);
    let organisation = None;
    Parts { file: file(machine), member: None, organisation, sessions: Vec::new(), ..user_parts() }
}
