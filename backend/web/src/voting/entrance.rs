//! `/voter/{id}`: the code of the convocation is asked for, before anything of the assembly is shown.

use actix_web::{HttpRequest, HttpResponse};
use office::OfficeError;
use office::accounts::public::EnteringError;
use office::assemblies::public::AssemblyId;
use office::kernel::Failure;

use super::{callings, named, step};
use crate::assemblies::nothing;
use crate::forms::{Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::visitor::Reader;

/// `GET /voter/{id}`.
pub(crate) async fn show(request: HttpRequest, reader: Reader) -> HttpResponse {
    let answer = asked(&request, &reader).await;
    reader.settle(answer)
}

async fn asked(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let Some(id) = named(request) else { return Ok(nothing(reader)) };
    let row = reader.desk.callings().await?.into_iter().find(|row| row.assembly_id == id);
    let Some(row) = row else { return Ok(nothing(reader)) };
    let title = callings::title(reader.frame.words, &row);
    Ok(page(&reader.frame, id, Some(title), None).answer())
}

/// The page that asks for the code again, when it was the code that was refused.
pub(super) fn again(frame: &Frame, id: AssemblyId, failure: &Failure) -> Option<HttpResponse> {
    let wrong = matches!(failure.refusal(), Some(OfficeError::WrongVotingCode {}));
    let wait = matches!(failure.refusal(), Some(EnteringError::TooManyAttempts { .. }));
    if !wrong && !wait {
        return None;
    }
    let trouble = Trouble::of(frame.words, failure)?.at("code".to_owned());
    Some(page(frame, id, None, Some(&trouble)).answer())
}

fn page(frame: &Frame, id: AssemblyId, title: Option<String>, trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    let code = Field::text("code", words.say("voting-code")).hinting(words.say("voting-code-hint"));
    let page = FormPage::new(frame, "voting-code-title", &step(id, ""), "voting-code-button")
        .below(super::PATH, words.say("voting-title"));
    let page = title.into_iter().fold(page, FormPage::saying);
    page.saying(words.say("voting-code-about")).asking(code.not_offered().focused()).refused_by(trouble)
}

/// The page in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let row = crate::samples::open_assembly().row;
    let id = row.assembly_id;
    let frame = &frame.clone().at(&step(id, ""));
    let failure: Failure = OfficeError::WrongVotingCode {}.into();
    let trouble = Trouble::of(frame.words, &failure).unwrap().at("code".to_owned());
    vec![
        ("voting_code", page(frame, id, Some(callings::title(frame.words, &row)), None)),
        ("voting_code_wrong", page(frame, id, None, Some(&trouble))),
    ]
}
