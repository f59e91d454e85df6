//! What a write can rest on and how its answer may be shortened: `If-Match` and `Prefer`, described for all.

use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{Ref, RefOr, ResponseBuilder};

use super::header;
use crate::precondition;
use crate::preferences::{RESPOND_ASYNC, RETURN_MINIMAL};

/// Adds them to a write at an address.
pub(super) fn complete(operation: &mut Operation, path: &str) {
    let parameters = operation.parameters.get_or_insert_default();
    let responses = &mut operation.responses.responses;
    if precondition::is_known_at(path) {
        parameters.push(RefOr::T(header(
            "If-Match",
            "The `ETag` of the thing as it was read: refused with 412 when it has changed since, and then nothing is done.",
            "\"12-9f86d081884c7d65\"",
        )));
        responses.insert("412".to_owned(), RefOr::Ref(Ref::from_response_name("Moved")));
    }
    let waits = responses.contains_key("202");
    let words = "`return=minimal`: no body, 204 and where it can be read.";
    let (words, example) = if waits {
        (format!("`respond-async`: a job in place of a long answer, 202. {words}"), RESPOND_ASYNC)
    } else {
        (words.to_owned(), RETURN_MINIMAL)
    };
    parameters.push(RefOr::T(header("Prefer", &words, example)));
    for (status, response) in responses.iter_mut() {
        let RefOr::T(response) = response else { continue };
        if status == "202" {
            for (name, words) in
                [("Location", "The job."), ("Retry-After", "Seconds until a first look is worth it.")]
            {
                response.headers.insert(name.to_owned(), described(words));
            }
        }
        if status.starts_with('2') {
            let words = "Which preferences were followed.";
            response.headers.insert("Preference-Applied".to_owned(), described(words));
        }
    }
    let short = ResponseBuilder::new()
        .description("Done, without a body as preferred.")
        .header("Location", plain("Where what was made can be read."))
        .header("Preference-Applied", plain("`return=minimal`."))
        .header("X-Request-Id", plain("The request's id, as in the log."))
        .build();
    responses.entry("204".to_owned()).or_insert(RefOr::T(short));
}

fn plain(words: &str) -> Header {
    let text = ObjectBuilder::new().schema_type(Type::String).build();
    HeaderBuilder::new().schema(Some(text)).description(Some(words)).build()
}

fn described(words: &str) -> RefOr<Header> {
    RefOr::T(plain(words))
}
