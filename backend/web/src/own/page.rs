//! `/associe`: one's shares, movements and votes; the contracts and bills of one's organisation.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use office::kernel::Failure;

use super::membership::Membership;
use super::organisation::Organisation;
use super::votes::Meeting;
use super::{membership, organisation, votes};
use crate::frame::Frame;
use crate::language::Words;
use crate::visitor::Reader;

/// What the page shows.
#[derive(Template)]
#[template(path = "own/page.html")]
pub(crate) struct OwnPage {
    frame: Frame,
    words: Words,
    membership: Option<Membership>,
    meetings: Vec<Meeting>,
    organisation: Option<Organisation>,
}

/// `GET /associe`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    let answer = page(&reader).await;
    reader.settle(answer)
}

async fn page(reader: &Reader) -> Result<HttpResponse, Failure> {
    let file = membership::file(&reader.desk).await?;
    let words = reader.frame.words;
    let page = OwnPage {
        words,
        meetings: votes::of(&reader.desk, words).await?,
        membership: file.map(|file| Membership::of(words, &file)),
        organisation: organisation::of(reader).await?,
        frame: reader.frame.clone(),
    };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

impl OwnPage {
    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at("/associe");
        let words = frame.words;
        let empty =
            || Self { words, frame: frame.clone(), membership: None, meetings: vec![], organisation: None };
        let member = Self {
            membership: Some(Membership::of(words, &crate::samples::member())),
            meetings: vec![Meeting::sample(words)],
            ..empty()
        };
        let represented = Self { organisation: Some(Organisation::sample(frame)), ..empty() };
        vec![("own_member", member), ("own_organisation", represented), ("own_nothing", empty())]
    }
}
