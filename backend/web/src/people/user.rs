//! `/utilisateurs/{id}`: one user, what is open to them, and what happened lately.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use office::accounts::permissions;
use office::accounts::public::{SessionRow, TokenRow, TrailRow, UserFile, UserId, UserKind, UserState};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::kernel::listing::PageRequest;
use office::values::Day;

use super::linking::{self, Linked};
use crate::account::profile::{News, Session};
use crate::account::tokens::{Token, of_user};
use crate::frame::Frame;
use crate::language::Words;
use crate::trail::entry::{Entry, Names};
use crate::visitor::Reader;

/// Entries of the audit trail shown.
const LATELY: u64 = 10;

/// What the page shows.
#[derive(Template)]
#[template(path = "people/user.html")]
pub(crate) struct UserPage {
    frame: Frame,
    words: Words,
    id: String,
    done: Option<String>,
    name: String,
    email: String,
    machine: bool,
    state: UserState,
    roles: String,
    member: Option<Linked>,
    organisation: Option<Linked>,
    second_factor: bool,
    created: String,
    seen: Option<String>,
    issuers: String,
    sessions: Vec<Session>,
    tokens: Vec<Token>,
    trail: Vec<Entry>,
    may: May,
}

/// What the reader may do about the user.
#[derive(Debug, Clone)]
struct May(Principal);

/// Everything the page is made of.
pub(crate) struct Parts {
    pub(crate) file: UserFile,
    pub(crate) member: Option<Linked>,
    pub(crate) organisation: Option<Linked>,
    pub(crate) sessions: Vec<SessionRow>,
    pub(crate) tokens: Vec<TokenRow>,
    pub(crate) trail: Vec<TrailRow>,
    pub(crate) today: Day,
}

/// `GET /utilisateurs/{id}`.
pub(crate) async fn show(reader: Reader, id: Path<UserId>, news: Query<News>) -> HttpResponse {
    let answer = page(&reader, *id, news.fait.as_deref()).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, id: UserId, news: Option<&str>) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let file = desk.accounts.user(id).await?;
    let (member, organisation) = linking::known(reader, &file).await?;
    let may = May(desk.principal().clone());
    let mut trail = Vec::new();
    if may.trail() {
        let request = PageRequest {
            limit: Some(LATELY),
            sort: Some("-at".to_owned()),
            filters: vec![format!("user_id:eq:{id}")],
            ..PageRequest::default()
        };
        trail = desk.accounts.trail(&request).await?.items;
    }
    let parts = Parts {
        sessions: desk.accounts.sessions(id, desk.now()).await?,
        tokens: of_user(reader, id).await?,
        today: desk.today()?,
        file,
        member,
        organisation,
        trail,
    };
    let page = UserPage::new(frame.clone().at(&format!("/utilisateurs/{id}")), parts, may, news);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

impl May {
    fn roles(&self) -> bool {
        self.0.may(permissions::ROLES_CHANGE)
    }

    fn link(&self) -> bool {
        self.0.may(permissions::USERS_LINK)
    }

    fn disable(&self) -> bool {
        self.0.may(permissions::USERS_DISABLE)
    }

    fn invite(&self) -> bool {
        self.0.may(permissions::USERS_INVITE)
    }

    fn reset(&self) -> bool {
        self.0.may(permissions::SECOND_FACTOR_RESET)
    }

    /// End the sessions of others, not one's own: whoever may disable users.
    fn end(&self) -> bool {
        self.0.may(permissions::USERS_DISABLE)
    }

    fn token(&self) -> bool {
        self.0.may(permissions::MACHINES_CREATE)
    }

    fn revoke(&self) -> bool {
        self.0.may(permissions::MACHINES_CREATE)
    }

    fn trail(&self) -> bool {
        self.0.may(permissions::TRAIL_READ)
    }
}

fn news_key(news: Option<&str>) -> Option<&'static str> {
    Some(match news? {
        "invitation" => "done-invitation",
        "programme" => "done-machine",
        "roles" => "done-roles",
        "liens" => "done-links",
        "desactivation" => "done-disabled",
        "activation" => "done-enabled",
        "second-facteur" => "done-reset",
        "sessions" => "done-sessions",
        "revocation" => "done-token",
        _ => return None,
    })
}

impl UserPage {
    fn new(frame: Frame, parts: Parts, may: May, news: Option<&str>) -> Self {
        let words = frame.words;
        let row = &parts.file.row;
        let names = Names::of(&[(row.id, row.name.as_str())]);
        Self {
            words,
            id: row.id.to_string(),
            done: news_key(news).map(|key| words.say(key)),
            name: row.name.clone(),
            email: row.email.clone(),
            machine: row.kind == UserKind::Machine,
            state: row.state,
            roles: words.roles(&row.roles),
            member: parts.member,
            organisation: parts.organisation,
            second_factor: parts.file.second_factor.enabled,
            created: words.day(row.created_on),
            seen: parts.file.seen_at.map(|at| words.moment(at)),
            issuers: parts.file.issuers.join(", "),
            sessions: parts.sessions.iter().map(|session| Session::of(words, session, None)).collect(),
            tokens: parts.tokens.iter().map(|token| Token::of(words, token, parts.today)).collect(),
            trail: parts.trail.iter().map(|entry| Entry::of(&frame, entry, &names)).collect(),
            may,
            frame,
        }
    }

    fn invited(&self) -> bool {
        self.state == UserState::Invited
    }

    fn disabled(&self) -> bool {
        self.state == UserState::Disabled
    }

    /// Address of a page about the user.
    fn to(&self, part: &str) -> String {
        self.frame.to(&format!("/utilisateurs/{}{part}", self.id))
    }

    /// Address of the whole trail about the user.
    fn trail(&self) -> String {
        format!("/journal?utilisateur={}", self.id)
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use office::kernel::access::Role;
        let administrator = Principal::user(office::values::Uuid::from_u128(9), [Role::Administrator]);
        let auditor = Principal::user(office::values::Uuid::from_u128(8), [Role::Auditor]);
        let page = |principal: &Principal, parts: Parts, news| {
            let frame = frame.clone().at(&format!("/utilisateurs/{}", parts.file.row.id));
            Self::new(frame, parts, May(principal.clone()), news)
        };
        vec![
            ("user", page(&administrator, crate::samples::user_parts(), None)),
            ("user_read_only", page(&auditor, crate::samples::user_parts(), None)),
            ("user_invited", page(&administrator, crate::samples::invited_parts(), Some("invitation"))),
            ("user_machine", page(&administrator, crate::samples::machine_parts(), Some("programme"))),
        ]
    }
}
