//! `/voter/{id}/relecture`: what was chosen, read once more, and the one button that votes.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use door::{Entering, Form};
use office::Cast;
use office::assemblies::public::{Choice, RollRow, VotingBooth};
use office::kernel::Failure;
use office::members::public::MemberId;

use super::booth::{BoothPage, abstention};
use super::sent::{Sent, amendment};
use super::{booth, entrance, named, step, told};
use crate::assemblies::{nothing, terms};
use crate::forms::Trouble;
use crate::frame::Frame;
use crate::language::Words;
use crate::visitor::Reader;

/// What the page shows.
#[derive(Template)]
#[template(path = "voting/review.html")]
pub(crate) struct ReviewPage {
    frame: Frame,
    words: Words,
    title: String,
    /// What an abstention is worth, when one was chosen.
    abstentions: Option<String>,
    before: bool,
    amendment: Option<String>,
    sent: Sent,
    hidden: Vec<(String, String)>,
    voices: Vec<Spoken>,
    vote: String,
    back: String,
}

/// What one voice says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spoken {
    /// Whose.
    pub(crate) heading: String,
    /// Resolution and choice.
    pub(crate) lines: Vec<(String, String)>,
}

/// `POST /voter/{id}/relecture`.
pub(crate) async fn show(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent>,
) -> HttpResponse {
    let answer = shown(&request, &reader, &attempt, &form.0).await;
    reader.settle(answer)
}

async fn shown(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    sent: &Sent,
) -> Result<HttpResponse, Failure> {
    let Some(id) = named(request) else { return Ok(nothing(reader)) };
    let Reader { frame, desk } = reader;
    let booth = match desk.booth(&desk.context(attempt.0.correlation), id, &sent.code).await {
        Ok(booth) => booth,
        Err(failure) => return entrance::again(frame, id, &failure).ok_or(failure),
    };
    let cast = sent.cast(frame.words).and_then(|cast| check(frame.words, &booth, cast));
    let cast = match cast {
        Ok(cast) => cast,
        Err(trouble) => {
            return Ok(BoothPage::new(frame, &booth, sent, desk.now()).refused_by(&trouble).answer());
        }
    };
    match amendment(desk, &desk.context(attempt.0.correlation), id, sent).await {
        Ok((_, named)) => {
            Ok(frame.answer(StatusCode::OK, &ReviewPage::new(frame, &booth, (sent, named.as_ref()), &cast)))
        }
        Err(failure) => booth::refused(request, reader, attempt, (sent, failure)).await,
    }
}

/// Says what the assembly would refuse where the voter can still change it: a voice that is not theirs, more candidates
/// than seats.
fn check(words: Words, booth: &VotingBooth, cast: Cast) -> Result<Cast, Trouble> {
    let wrong = |text: String| Trouble {
        field: None,
        sentence: crate::notices::Sentence::new(text),
        ..Trouble::with(words, "", "voting-unread")
    };
    let mut chosen: BTreeMap<(MemberId, &str), u32> = BTreeMap::new();
    for vote in &cast.votes {
        let voter = voters(booth).find(|row| row.member_id == vote.member);
        let sheet = booth.resolutions.iter().find(|sheet| sheet.resolution.number == vote.resolution);
        let (Some(voter), Some(sheet)) = (voter, sheet) else {
            return Err(wrong(words.say("voting-unread")));
        };
        let Some(candidacy) = sheet.resolution.draft.candidacy.as_ref() else { continue };
        if vote.choice != Choice::For {
            continue;
        }
        let count = chosen.entry((vote.member, candidacy.election.as_str())).or_default();
        *count += 1;
        if *count > candidacy.seats {
            let seats = words.count(candidacy.seats.into());
            let election = candidacy.election.as_str();
            let parts = [("election", election), ("seats", &seats), ("name", &voter.display_name)];
            return Err(wrong(words.tell("voting-over-seats", &parts)));
        }
    }
    Ok(cast)
}

fn voters(booth: &VotingBooth) -> impl Iterator<Item = &RollRow> {
    std::iter::once(&booth.own.voter).chain(booth.held.iter().map(|voice| &voice.voter))
}

/// What each voice says, in words.
pub(super) fn spoken<'a>(
    words: Words,
    voices: impl Iterator<Item = &'a RollRow>,
    own: MemberId,
    (cast, titles): (&Cast, &BTreeMap<u32, String>),
) -> Vec<Spoken> {
    let of = |row: &RollRow| {
        let votes = cast.votes.iter().filter(|vote| vote.member == row.member_id);
        let line = |vote: &office::assemblies::public::Vote| {
            let number = words.count(vote.resolution.into());
            let title = titles.get(&vote.resolution).map_or("", String::as_str);
            let line = words.tell("voting-line", &[("number", &number), ("title", title)]);
            (line, told::choice(words, vote.choice))
        };
        Spoken { heading: told::voice(words, row, row.member_id == own), lines: votes.map(line).collect() }
    };
    voices.map(of).filter(|spoken| !spoken.lines.is_empty()).collect()
}

impl ReviewPage {
    fn new(
        frame: &Frame,
        booth: &VotingBooth,
        (sent, holder): (&Sent, Option<&RollRow>),
        cast: &Cast,
    ) -> Self {
        let (words, id) = (frame.words, booth.assembly.row.assembly_id);
        let draft = |sheet: &office::assemblies::public::ResolutionSheet| {
            (sheet.resolution.number, sheet.resolution.draft.title.clone())
        };
        let titles = booth.resolutions.iter().map(draft).collect();
        let convened = &booth.assembly.convened;
        let abstains = cast.votes.iter().any(|vote| vote.choice == Choice::Abstain);
        let amendment = match (sent.amendement.as_str(), holder) {
            ("chair", _) => words.say("amended-chair"),
            ("abstain", _) => words.say("amended-abstain"),
            ("against", _) => words.say("amended-against"),
            ("holder", Some(row)) => words.tell("amended-named", &[("name", &row.display_name)]),
            _ => words.say("amended-nothing"),
        };
        Self {
            words,
            title: terms::title(words, convened),
            abstentions: abstains.then(|| words.say(abstention(convened.abstentions))),
            before: sent.is_before(),
            amendment: sent.is_before().then_some(amendment),
            hidden: sent.ballot().into_iter().collect(),
            voices: spoken(words, voters(booth), booth.own.voter.member_id, (cast, &titles)),
            vote: frame.to(&step(id, "/bulletin")),
            back: frame.to(&step(id, "")),
            sent: sent.clone(),
            frame: frame.clone(),
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{booth, booth_before, booth_sent};
        let id = booth().assembly.row.assembly_id;
        let frame = &frame.clone().at(&step(id, "/relecture"));
        let sent = booth_sent();
        let before = Sent { temps: "avant".to_owned(), amendement: "chair".to_owned(), ..booth_sent() };
        let naming = Sent { amendement: "holder".to_owned(), mandataire: "4".to_owned(), ..before.clone() };
        let other = &crate::samples::voters()[3];
        let cast = sent.cast(frame.words).unwrap();
        vec![
            ("voting_review", Self::new(frame, &booth(), (&sent, None), &cast)),
            ("voting_review_form", Self::new(frame, &booth_before(), (&before, None), &cast)),
            ("voting_review_named", Self::new(frame, &booth_before(), (&naming, Some(other)), &cast)),
        ]
    }
}
