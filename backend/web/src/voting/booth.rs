//! `/voter/{id}`, once the code is given: how the member takes part, and one card for each voice with what is put to it.
//!
//! What can never happen here: an abstention that is not told what it is worth; a page that says that somebody may vote
//! who may not.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use door::{Entering, Form};
use office::assemblies::public::{AbstentionTreatment, Presence, ResolutionState, Stage, Voice, VotingBooth};
use office::kernel::Failure;
use office::values::{Timestamp, Uuid};

use super::cards::{Card, Time, card};
use super::sent::Sent;
use super::{entrance, named, step, told};
use crate::assemblies::{nothing, terms};
use crate::forms::{Alert, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::notices::Link;
use crate::visitor::Reader;

/// What the page shows.
#[derive(Template)]
#[template(path = "voting/booth.html")]
pub(crate) struct BoothPage {
    frame: Frame,
    words: Words,
    title: String,
    above: Link,
    alert: Option<Alert>,
    refused: Option<StatusCode>,
    done: Option<String>,
    /// What may be done now, in sentences.
    about: Vec<String>,
    /// What an abstention is worth.
    abstentions: String,
    code: String,
    order: String,
    time: Option<Time>,
    amendment: Vec<(&'static str, String, bool)>,
    /// Number of the member whom the form names.
    named: String,
    cards: Vec<Card>,
    /// Where the forms go: the choices, this page again, the signature, the release, the proxies taken.
    to: [String; 5],
    may_sign_in: bool,
    may_release: bool,
    /// Whose proxies may be taken: identifier and name.
    released: Vec<(String, String)>,
}

/// `POST /voter/{id}`.
pub(crate) async fn open(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent>,
) -> HttpResponse {
    let answer = opened(&request, &reader, &attempt, &form.0).await;
    reader.settle(answer)
}

async fn opened(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    sent: &Sent,
) -> Result<HttpResponse, Failure> {
    let Some(id) = named(request) else { return Ok(nothing(reader)) };
    let Reader { frame, desk } = reader;
    match desk.booth(&desk.context(attempt.0.correlation), id, &sent.code).await {
        Ok(booth) => Ok(BoothPage::new(frame, &booth, sent, desk.now()).answer()),
        Err(failure) => entrance::again(frame, id, &failure).ok_or(failure),
    }
}

/// The page again, with what was refused.
pub(super) async fn refused(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    (sent, failure): (&Sent, Failure),
) -> Result<HttpResponse, Failure> {
    let Some(id) = named(request) else { return Ok(nothing(reader)) };
    let Reader { frame, desk } = reader;
    if let Some(answer) = entrance::again(frame, id, &failure) {
        return Ok(answer);
    }
    let booth = desk.booth(&desk.context(attempt.0.correlation), id, &sent.code).await?;
    match told::trouble(frame.words, &failure, Some(&booth)) {
        Some(trouble) => Ok(BoothPage::new(frame, &booth, sent, desk.now()).refused_by(&trouble).answer()),
        None => Err(failure),
    }
}

/// What may be voted at a moment; nothing between the form and the session.
fn time(booth: &VotingBooth, now: Timestamp) -> Option<Time> {
    match booth.assembly.row.stage {
        Stage::RollFrozen if booth.forms_until.is_some_and(|until| now <= until) => Some(Time::Before),
        Stage::Open => Some(Time::Session),
        _ => None,
    }
}

/// What may be done, in sentences.
fn about(words: Words, booth: &VotingBooth, time: Option<Time>) -> Vec<String> {
    let until = booth.forms_until.map(|until| told::clock(words, until)).unwrap_or_default();
    let presence = booth.attendance.as_ref().map(|line| line.presence);
    let wrote = booth.attendance.as_ref().is_some_and(|line| line.wrote);
    let released = booth.attendance.as_ref().is_some_and(|line| line.released);
    let mut said = match time {
        _ if !booth.assembly.convened.statutes.document.meetings().electronic_voting => {
            vec![words.say("voting-not-electronic")]
        }
        Some(Time::Before) if wrote => vec![words.say("voting-form-received")],
        Some(Time::Before) => vec![words.tell("voting-before", &[("until", &until)])],
        None if booth.assembly.row.stage == Stage::RollFrozen => vec![words.say("voting-between")],
        None => vec![words.say("voting-over")],
        Some(Time::Session) if presence.is_some_and(Presence::is_present) => {
            vec![words.say("voting-present")]
        }
        Some(Time::Session) => vec![words.say("voting-not-signed-in")],
    };
    match presence {
        Some(Presence::Represented { .. } | Presence::BlankProxy) => {
            said.push(words.say("voting-proxy-given"));
        }
        Some(Presence::Postal) if time == Some(Time::Session) => said.push(words.say("voting-form-stands")),
        _ if released => said.push(words.say("voting-proxy-released")),
        _ => {}
    }
    let waiting = booth.resolutions.iter().filter(|of| of.course.state == ResolutionState::Waiting).count();
    if time == Some(Time::Session) && waiting > 0 {
        let count = words.count(u64::try_from(waiting).unwrap_or(u64::MAX));
        said.push(words.tell("voting-waiting", &[("count", &count)]));
    }
    said
}

/// The voices that may be used now.
fn cards(words: Words, booth: &VotingBooth, time: Time, ticked: &BTreeMap<String, String>) -> Vec<Card> {
    let presence = booth.attendance.as_ref().map(|line| line.presence);
    let wrote = booth.attendance.as_ref().is_some_and(|line| line.wrote);
    let present = presence.is_some_and(Presence::is_present);
    let own = match time {
        Time::Before => !wrote,
        Time::Session => present || presence == Some(Presence::Postal),
    };
    let mine = own.then_some((&booth.own, true));
    // A voice that is left to the member for new texts alone comes up with the first of them.
    let asked = |voice: &Voice| booth.resolutions.iter().any(|of| voice.is_asked(&of.course));
    let others = booth.held.iter().filter(|voice| time == Time::Session && present && asked(voice));
    let others = others.map(|voice| (voice, false));
    let cards = mine.into_iter().chain(others);
    cards.map(|voice| card(words, voice, &booth.resolutions, time, ticked)).collect()
}

/// Key of what an abstention is worth, said before the choices.
pub(super) const fn abstention(treatment: AbstentionTreatment) -> &'static str {
    match treatment {
        AbstentionTreatment::NotCast => "voting-abstention-not-cast",
        AbstentionTreatment::Against => "voting-abstention-against",
    }
}

impl BoothPage {
    /// The page at a moment, with what was chosen before.
    pub(super) fn new(frame: &Frame, booth: &VotingBooth, sent: &Sent, now: Timestamp) -> Self {
        let (words, id) = (frame.words, booth.assembly.row.assembly_id);
        let time = time(booth, now);
        let convened = &booth.assembly.convened;
        let electronic = convened.statutes.document.meetings().electronic_voting;
        let line = booth.attendance.as_ref();
        let present = line.is_some_and(|line| line.presence.is_present());
        let released = line.is_some_and(|line| line.released);
        let session = time == Some(Time::Session) && electronic;
        let shown = time.filter(|_| electronic);
        let cards = shown.map(|time| cards(words, booth, time, &sent.ballot())).unwrap_or_default();
        let amendment = [
            ("chair", "amended-chair"),
            ("abstain", "amended-abstain"),
            ("against", "amended-against"),
            ("holder", "amended-holder"),
            ("", "amended-nothing"),
        ];
        let option = |(value, key): (&'static str, &str)| {
            (value, words.say(key), !value.is_empty() && sent.amendement == value)
        };
        let parts = ["/relecture", "", "/presence", "/pouvoir/remise", "/pouvoir/prise"];
        let order = sent.ordre.parse::<Uuid>().unwrap_or_else(|_| Uuid::now_v7());
        Self {
            words,
            title: terms::title(words, convened),
            above: Link::new(frame.to(super::PATH), words.say("voting-title")),
            alert: None,
            refused: None,
            done: None,
            about: about(words, booth, time),
            abstentions: words.say(abstention(convened.abstentions)),
            code: sent.code.clone(),
            order: order.to_string(),
            amendment: amendment.map(option).to_vec(),
            named: sent.mandataire.clone(),
            time: shown,
            to: parts.map(|part| frame.to(&step(id, part))),
            may_sign_in: session && !present,
            may_release: convened.statutes.document.meetings().released_proxies
                && matches!(booth.assembly.row.stage, Stage::RollFrozen | Stage::Open)
                && !present
                && !released,
            released: if present {
                booth
                    .released
                    .iter()
                    .map(|row| (row.member_id.to_string(), row.display_name.clone()))
                    .collect()
            } else {
                Vec::new()
            },
            cards,
            frame: frame.clone(),
        }
    }

    /// The same, which says that something was done.
    pub(super) fn saying(self, key: &str) -> Self {
        Self { done: Some(self.words.say(key)), ..self }
    }

    /// The same, which says why something was not done.
    pub(super) fn refused_by(self, trouble: &Trouble) -> Self {
        let alert = Some(Alert { sentence: trouble.sentence.clone(), field: None });
        Self { refused: Some(trouble.status), alert, ..self }
    }

    pub(super) fn answer(&self) -> HttpResponse {
        self.frame.answer(self.refused.unwrap_or(StatusCode::OK), self)
    }

    fn is_refused(&self) -> bool {
        self.refused.is_some()
    }

    /// Whether something may be chosen.
    fn asks(&self) -> bool {
        self.cards.iter().any(Card::asks)
    }

    fn is_before(&self) -> bool {
        self.time == Some(Time::Before)
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{booth, booth_before, booth_sent};
        let id = booth().assembly.row.assembly_id;
        let frame = &frame.clone().at(&step(id, ""));
        let (eve, day) = (crate::samples::eve(), crate::samples::in_session());
        let sent = &booth_sent();
        let unticked = Sent { choices: BTreeMap::new(), ..booth_sent() };
        let twice = office::assemblies::public::AssemblyError::AlreadyVoted {
            member: booth().own.voter.member_id,
            resolution: 1,
        };
        let twice = told::trouble(frame.words, &twice.into(), Some(&booth())).unwrap();
        let absent = VotingBooth { attendance: None, held: Vec::new(), ..booth() };
        vec![
            ("voting_session", Self::new(frame, &booth(), sent, day)),
            ("voting_refused", Self::new(frame, &booth(), sent, day).refused_by(&twice)),
            ("voting_absent", Self::new(frame, &absent, sent, day)),
            ("voting_form", Self::new(frame, &booth_before(), &unticked, eve)),
            ("voting_between", Self::new(frame, &booth_before(), sent, day).saying("voting-done-released")),
        ]
    }
}
