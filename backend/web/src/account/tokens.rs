//! `/compte/jetons`: one's own tokens of the API.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use door::{Entering, Form};
use office::accounts::public::{TokenId, TokenRow, TokenState, UserId};
use office::kernel::Failure;
use office::kernel::listing::PageRequest;
use office::values::Day;
use serde::Deserialize;

use super::profile::{News, myself};
use crate::frame::Frame;
use crate::language::Words;
use crate::visitor::Reader;

/// Tokens shown at most: a person has a few.
const MOST: u64 = 200;

/// What the page shows.
#[derive(Template)]
#[template(path = "account/tokens.html")]
pub(crate) struct TokensPage {
    frame: Frame,
    words: Words,
    done: Option<String>,
    tokens: Vec<Token>,
}

/// A token, as its owner knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// Which, in the form that revokes it.
    pub(crate) id: String,
    /// What it is for.
    pub(crate) name: String,
    /// What it may.
    pub(crate) scopes: String,
    /// Day of creation.
    pub(crate) created: String,
    /// Last day.
    pub(crate) expires: String,
    /// Day on which it was last used.
    pub(crate) used: Option<String>,
    /// Whether it works.
    pub(crate) works: bool,
    /// Key of how far it is.
    pub(crate) state: &'static str,
}

impl Token {
    /// The token in words, as it stands on a day.
    pub(crate) fn of(words: Words, row: &TokenRow, today: Day) -> Self {
        let state = row.state(today);
        Self {
            id: row.id.to_string(),
            name: row.name.clone(),
            scopes: row.scopes.iter().map(|scope| words.scope(scope)).collect::<Vec<_>>().join(", "),
            created: words.day(row.created_on),
            expires: words.day(row.expires_on),
            used: row.last_used_on.map(|day| words.day(day)),
            works: state == TokenState::Valid,
            state: match state {
                TokenState::Valid => "token-valid",
                TokenState::Expired => "token-expired",
                TokenState::Revoked => "token-revoked",
            },
        }
    }
}

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Which {
    token: TokenId,
}

/// `GET /compte/jetons`.
pub(crate) async fn show(reader: Reader, news: web::Query<News>) -> HttpResponse {
    let answer = page(&reader, news.fait.as_deref()).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, news: Option<&str>) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let rows = match myself(desk) {
        Some(me) => of_user(reader, me).await?,
        None => Vec::new(),
    };
    let page = TokensPage::new(frame.clone().at("/compte/jetons"), &rows, desk.today()?, news);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

/// The tokens of a user, those that work first.
pub(crate) async fn of_user(reader: &Reader, user: UserId) -> Result<Vec<TokenRow>, Failure> {
    let request = PageRequest {
        limit: Some(MOST),
        sort: Some("-created_on".to_owned()),
        filters: vec![format!("user_id:eq:{user}")],
        ..PageRequest::default()
    };
    let (mut rows, today) = (reader.desk.accounts.tokens(&request).await?.items, reader.desk.today()?);
    rows.sort_by_key(|row| row.state(today) != TokenState::Valid);
    Ok(rows)
}

/// `POST /compte/jetons/revocation`.
pub(crate) async fn revoke(reader: Reader, attempt: Entering, form: Form<Which>) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let context = desk.context(attempt.0.correlation);
    let revoked = desk.accounts.revoke_token(&context, form.0.token).await;
    reader.settle(revoked.map(|()| frame.go("/compte/jetons?fait=revocation")))
}

impl TokensPage {
    fn new(frame: Frame, rows: &[TokenRow], today: Day, news: Option<&str>) -> Self {
        let words = frame.words;
        Self {
            words,
            done: (news == Some("revocation")).then(|| words.say("done-token")),
            tokens: rows.iter().map(|row| Token::of(words, row, today)).collect(),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at("/compte/jetons");
        let rows = crate::samples::tokens();
        let today = "2016-05-20".parse().unwrap();
        vec![
            ("tokens", Self::new(frame.clone(), &rows, today, None)),
            ("tokens_none", Self::new(frame.clone(), &[], today, Some("revocation"))),
        ]
    }
}
