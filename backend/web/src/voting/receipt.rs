//! The receipt: what was cast, when, and the letters by which it is found again.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use office::Cast;
use office::assemblies::public::{AssemblyId, SpokenFor, VotingReceipt};
use office::members::public::MemberId;
use office::values::Timestamp;

use super::review::{Spoken, spoken};
use super::sent::Sent;
use super::{step, told};
use crate::frame::Frame;
use crate::language::Words;
use crate::visitor::Reader;

/// What the page shows.
#[derive(Template)]
#[template(path = "voting/receipt.html")]
pub(crate) struct ReceiptPage {
    frame: Frame,
    words: Words,
    before: bool,
    receipt: String,
    at: String,
    voices: Vec<Spoken>,
    code: String,
    back: String,
}

impl ReceiptPage {
    /// The receipt of what somebody has cast.
    pub(super) fn new(
        reader: &Reader,
        id: AssemblyId,
        sent: &Sent,
        (receipt, cast, whom): (&VotingReceipt, &Cast, &SpokenFor),
    ) -> Self {
        // Who has a receipt has a voice.
        let own = reader.desk.principal().member_id().map(MemberId::new);
        Self::of(&reader.frame, (id, own), sent, (&receipt.receipt, receipt.cast_at), (cast, whom))
    }

    fn of(
        frame: &Frame,
        (id, own): (AssemblyId, Option<MemberId>),
        sent: &Sent,
        (receipt, at): (&str, Timestamp),
        (cast, whom): (&Cast, &SpokenFor),
    ) -> Self {
        let words = frame.words;
        let own = own.or_else(|| whom.voices.first().map(|row| row.member_id));
        let voices = own.map(|own| spoken(words, whom.voices.iter(), own, (cast, &whom.titles)));
        Self {
            words,
            before: sent.is_before(),
            receipt: receipt.to_owned(),
            at: told::clock(words, at),
            voices: voices.unwrap_or_default(),
            code: sent.code.clone(),
            back: frame.to(&step(id, "")),
            frame: frame.clone(),
        }
    }

    pub(super) fn answer(&self) -> HttpResponse {
        self.frame.answer(StatusCode::OK, self)
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{booth, booth_sent, in_session};
        let booth = booth();
        let id = booth.assembly.row.assembly_id;
        let frame = &frame.clone().at(&step(id, "/bulletin"));
        let titles =
            booth.resolutions.iter().map(|of| (of.resolution.number, of.resolution.draft.title.clone()));
        let whom = SpokenFor {
            voices: vec![booth.own.voter.clone(), booth.held[0].voter.clone()],
            titles: titles.collect(),
        };
        let own = Some(booth.own.voter.member_id);
        let sent = booth_sent();
        let cast = sent.cast(frame.words).unwrap();
        let receipt = ("K7QX-2M4P-VD3A-9RTE", in_session());
        vec![("voting_receipt", Self::of(frame, (id, own), &sent, receipt, (&cast, &whom)))]
    }
}
