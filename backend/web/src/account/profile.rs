//! `/compte`: who one is here, what protects the account, and where it is open.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use door::Desk;
use office::accounts::public::{SecondFactorState, SessionId, SessionRow, UserFile, UserId};
use office::kernel::Failure;
use serde::Deserialize;

use super::browser;
use crate::frame::Frame;
use crate::language::Words;
use crate::visitor::Reader;

/// What the page shows.
#[derive(Template)]
#[template(path = "account/profile.html")]
pub(crate) struct ProfilePage {
    frame: Frame,
    words: Words,
    done: Option<String>,
    name: String,
    email: String,
    roles: String,
    /// Whether the account is that of a member or of an organisation.
    own: bool,
    has_password: bool,
    second_factor: SecondFactorState,
    codes_left: String,
    sessions: Vec<Session>,
}

/// A session, as its owner knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Session {
    /// Which, in the form that ends it.
    pub(crate) id: String,
    /// Whether it is the one that shows the page.
    pub(crate) here: bool,
    /// The browser.
    pub(crate) browser: String,
    /// From which network.
    pub(crate) network: String,
    /// When it began.
    pub(crate) began: String,
    /// When it was last used.
    pub(crate) seen: String,
}

impl Session {
    /// The session in words; `current` is the one that shows the page.
    pub(crate) fn of(words: Words, row: &SessionRow, current: Option<SessionId>) -> Self {
        Self {
            id: row.id.to_string(),
            here: Some(row.id) == current,
            browser: browser::told(&row.agent),
            network: row.network.clone(),
            began: words.moment(row.started_at),
            seen: words.moment(row.seen_at),
        }
    }
}

/// News that bring somebody back to the page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct News {
    /// Which.
    pub(crate) fait: Option<String>,
}

/// `GET /compte`.
pub(crate) async fn show(request: HttpRequest, reader: Reader, news: web::Query<News>) -> HttpResponse {
    let answer = page(&request, &reader, news.fait.as_deref()).await;
    reader.settle(answer)
}

async fn page(request: &HttpRequest, reader: &Reader, news: Option<&str>) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let file = desk.accounts.me().await?;
    let sessions = desk.accounts.sessions(file.row.id, desk.now()).await?;
    let current = door::signed_in(request).map(|visit| visit.session);
    let page = ProfilePage::new(frame.clone().at("/compte"), &file, &sessions, current, news);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

/// Who is signed in, as a user.
pub(crate) fn myself(desk: &Desk) -> Option<UserId> {
    desk.principal().user_id().map(UserId::new)
}

impl ProfilePage {
    fn new(
        frame: Frame,
        file: &UserFile,
        sessions: &[SessionRow],
        current: Option<SessionId>,
        news: Option<&str>,
    ) -> Self {
        let words = frame.words;
        let done = match news {
            Some("mot-de-passe") => Some("done-password"),
            Some("session") => Some("done-session"),
            Some("sessions") => Some("done-sessions"),
            Some("double-authentification") => Some("done-second-factor"),
            _ => None,
        };
        let mut sessions: Vec<Session> =
            sessions.iter().map(|row| Session::of(words, row, current)).collect();
        sessions.sort_by_key(|session| !session.here);
        Self {
            words,
            done: done.map(|key| words.say(key)),
            name: file.row.name.clone(),
            email: file.row.email.clone(),
            roles: words.roles(&file.row.roles),
            own: file.row.member.is_some() || file.row.organisation.is_some(),
            has_password: file.has_password,
            second_factor: file.second_factor,
            codes_left: words.count(file.second_factor.recovery_codes_left),
            sessions,
            frame,
        }
    }

    /// Whether it is time for new recovery codes.
    fn few_codes(&self) -> bool {
        self.second_factor.recovery_codes_left < 3
    }

    /// Whether the account is open elsewhere too.
    fn others(&self) -> bool {
        self.sessions.iter().any(|session| !session.here)
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at("/compte");
        let (staff, member) = (crate::samples::staff_file(), crate::samples::member_file());
        let sessions = crate::samples::sessions();
        let current = sessions.first().map(|session| session.id);
        vec![
            ("profile", Self::new(frame.clone(), &staff, &sessions, current, None)),
            (
                "profile_member",
                Self::new(frame.clone(), &member, &sessions[..1], current, Some("mot-de-passe")),
            ),
        ]
    }
}
