//! What a write carries: JSON that is exactly of its form, or a file.
//!
//! The bytes are read once: for the fingerprint of the idempotency key and for the value. What can never happen: a
//! field that nobody knows passing unseen (every request type denies unknown fields), a value of a wrong type being
//! bent into the right one.

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest};
use futures::future::LocalBoxFuture;
use office::kernel::Context;
use office::{DOCUMENT_KINDS, LARGEST_DOCUMENT};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;

use crate::context::{content_type, context, read};
use crate::problem::Problem;

/// Bytes of which nothing is said.
const BYTES: &str = "application/octet-stream";
/// A workbook.
const XLSX: &str = office::documents::export::XLSX;

/// A JSON body of at most `LIMIT` bytes, with the circumstances of its request.
#[derive(Debug, Clone)]
pub struct Body<T, const LIMIT: usize = 1_048_576> {
    /// For the use case.
    pub context: Context,
    /// What was asked.
    pub value: T,
}

/// A file of at most `LIMIT` bytes as the body, with the circumstances of its request.
#[derive(Debug, Clone)]
pub struct Upload<const LIMIT: usize = 33_554_432> {
    /// For the use case.
    pub context: Context,
    /// The file.
    pub bytes: Bytes,
}

/// A document to be kept as it is, of a kind that the office keeps, with the circumstances of its request.
#[derive(Debug, Clone)]
pub struct Document {
    /// For the use case.
    pub context: Context,
    /// What it is said to be; empty when only bytes are announced.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Bytes,
}

impl<T: DeserializeOwned + 'static, const LIMIT: usize> FromRequest for Body<T, LIMIT> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            if content_type(&request, &["application/json"]).is_none() {
                return Err(wrong_content_type("application/json"));
            }
            let bytes = read(payload, LIMIT).await?;
            let context = context(&request, &bytes)?;
            Ok(Self { context, value: parse(&bytes)? })
        })
    }
}

impl<const LIMIT: usize> FromRequest for Upload<LIMIT> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            if content_type(&request, &["text/csv", BYTES, XLSX]).is_none() {
                return Err(wrong_content_type("text/csv"));
            }
            let bytes = read(payload, LIMIT).await?;
            Ok(Self { context: context(&request, &bytes)?, bytes })
        })
    }
}

impl FromRequest for Document {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let kinds: Vec<&'static str> =
                DOCUMENT_KINDS.iter().map(|(kind, _)| *kind).chain([BYTES]).collect();
            let said = content_type(&request, &kinds).ok_or_else(|| wrong_content_type(&kinds.join(", ")))?;
            let bytes = read(payload, LARGEST_DOCUMENT).await?;
            let media_type = if said == BYTES { "" } else { said };
            Ok(Self { context: context(&request, &bytes)?, media_type, bytes })
        })
    }
}

fn wrong_content_type(expected: &str) -> Problem {
    let title = format!("Le corps de la demande doit être de type « {expected} ».");
    Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request/wrong-content-type", title)
        .data(serde_json::json!({"expected": expected}))
}

/// Malformed JSON is 400; JSON of another form than the one documented is 422, with the path of what is wrong.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    if escapes_null(bytes) {
        return Err(forbidden_character());
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        of_json(error.inner(), &path)
    })?;
    json.end().map_err(|error| of_json(&error, "."))?;
    Ok(value)
}

/// Whether a text holds the null character, which JSON can only write escaped and PostgreSQL cannot keep.
fn escapes_null(json: &[u8]) -> bool {
    let mut rest = json;
    while let Some(place) = rest.iter().position(|byte| *byte == b'\\') {
        if rest[place..].starts_with(b"\\u0000") {
            return true;
        }
        rest = rest.get(place + 2..).unwrap_or_default();
    }
    false
}

/// A text with a character that no text has.
pub(crate) fn forbidden_character() -> Problem {
    let title = "Un texte de la demande contient le caractère nul (U+0000), qui ne peut pas être enregistré.";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "request/forbidden-character", title)
}

/// The same for a value that was read already: a row of many.
pub(crate) fn of_value<T: DeserializeOwned>(value: Value) -> Result<T, Problem> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        of_json(error.inner(), &path)
    })
}

fn of_json(error: &serde_json::Error, path: &str) -> Problem {
    let reason = error.to_string();
    match error.classify() {
        Category::Data => {
            let title = if path == "." {
                "La demande n'a pas la forme attendue.".to_owned()
            } else {
                format!("La demande n'a pas la forme attendue, à « {path} ».")
            };
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "request/unexpected-form", title)
                .detail(reason)
                .data(serde_json::json!({"path": path, "line": error.line(), "column": error.column()}))
        }
        Category::Syntax | Category::Eof | Category::Io => {
            let title = "Le corps de la demande n'est pas du JSON bien formé.";
            Problem::new(StatusCode::BAD_REQUEST, "request/malformed-json", title)
                .detail(reason)
                .data(serde_json::json!({"line": error.line(), "column": error.column()}))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escaped_null_is_told_from_an_escaped_backslash() {
        assert!(escapes_null(br#"{"name": "a\u0000"}"#));
        assert!(escapes_null(br#"{"name": "\\\u0000"}"#));
        assert!(!escapes_null(br#"{"name": "\\u0000 \u00e9 \n"}"#));
        assert!(!escapes_null(b"\\"));
    }
}
