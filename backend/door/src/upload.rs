//! Forms of pages that bring a file: multipart (RFC 7578), of bounded size, read strictly.
//!
//! The field `csrf` belongs to the door here too. What can never happen: a second file, a field that comes twice, a text
//! longer than a form's, a file longer than the API takes.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use actix_multipart::{Field, Multipart};
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest};
use futures::StreamExt;
use futures::future::LocalBoxFuture;
use serde_json::json;

use crate::form::FIELD;
use crate::refused::Refused;

/// Pages whose form brings a file.
const PAGES: [&str; 1] = ["/associes/import"];
/// Bytes of a file at most, as many as the API takes.
const FILE: usize = 33_554_432;
/// Bytes of all the rest at most.
const REST: usize = 65_536;
/// How often the parser is asked before a body counts as torn.
const POLLS: usize = 1_000;

/// What was filled in, and the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Upload {
    fields: BTreeMap<String, String>,
    /// The file; empty when none was chosen.
    pub file: Bytes,
}

impl Upload {
    /// What was typed into a field; nothing when it did not come.
    pub fn text(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

impl FromRequest for Upload {
    type Error = Refused;
    type Future = LocalBoxFuture<'static, Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (headers, mut payload) = (request.headers().clone(), payload.take());
        Box::pin(async move {
            if !is_upload(&headers) {
                let title = "Un formulaire avec un fichier est attendu (multipart/form-data).";
                let code = "request/wrong-content-type";
                return Err(Refused::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, code, title));
            }
            let bytes = read(&mut payload).await?;
            let mut upload = parse(&headers, bytes)?;
            upload.fields.remove(FIELD);
            Ok(upload)
        })
    }
}

/// Whether the body is announced as a form with a file.
pub(crate) fn is_upload(headers: &HeaderMap) -> bool {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = given.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("multipart/form-data")
}

/// Whether a page at that address takes a file: nowhere else is so much read.
pub(crate) fn is_expected(path: &str) -> bool {
    PAGES.contains(&path)
}

/// The whole body, up to the limits of file and fields together.
pub(crate) async fn read(payload: &mut Payload) -> Result<Bytes, Refused> {
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| cut())?;
        if bytes.len() + chunk.len() > FILE + REST {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.into())
}

/// The session's word in a form with a file; empty when it has none.
pub(crate) fn token(headers: &HeaderMap, bytes: Bytes) -> Result<String, Refused> {
    Ok(parse(headers, bytes)?.text(FIELD).to_owned())
}

/// All bytes are here, so the parser has nothing to wait for: where it waits all the same, the body was torn, and the
/// request would hang for ever.
fn parse(headers: &HeaderMap, bytes: Bytes) -> Result<Upload, Refused> {
    let mut parsing = pin!(parts(headers, bytes));
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..POLLS {
        if let Poll::Ready(upload) = parsing.as_mut().poll(&mut context) {
            return upload;
        }
    }
    Err(unexpected(&"a torn body"))
}

async fn parts(headers: &HeaderMap, bytes: Bytes) -> Result<Upload, Refused> {
    let whole = futures::stream::once(std::future::ready(Ok::<_, PayloadError>(bytes)));
    let mut parts = Multipart::new(headers, whole);
    let (mut upload, mut files, mut rest) = (Upload::default(), 0, REST);
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|error| unexpected(&error))?;
        let name = part.name().unwrap_or_default().to_owned();
        if part.content_disposition().is_some_and(|of| of.get_filename().is_some()) {
            files += 1;
            if files > 1 {
                return Err(unexpected(&"a second file"));
            }
            upload.file = content(&mut part, FILE).await?.into();
            continue;
        }
        let text = content(&mut part, rest).await?;
        rest -= text.len();
        let text = String::from_utf8(text).map_err(|error| unexpected(&error))?;
        if text.contains('\0') {
            let title =
                "Un texte du formulaire contient le caractère nul (U+0000), qui ne peut pas être enregistré.";
            return Err(Refused::new(StatusCode::UNPROCESSABLE_ENTITY, "request/forbidden-character", title));
        }
        if upload.fields.insert(name, text).is_some() {
            return Err(unexpected(&"a field twice"));
        }
    }
    Ok(upload)
}

async fn content(part: &mut Field, most: usize) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(|error| unexpected(&error))?;
        if bytes.len() + chunk.len() > most {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn cut() -> Refused {
    Refused::new(StatusCode::BAD_REQUEST, "request/cut-short", "La demande s'est interrompue en chemin.")
}

fn too_large() -> Refused {
    let title = format!("Le fichier dépasse {FILE} octets.");
    Refused::new(StatusCode::PAYLOAD_TOO_LARGE, "request/too-large", title).data(json!({"limit": FILE}))
}

fn unexpected(error: &dyn std::fmt::Display) -> Refused {
    tracing::debug!(%error, "an upload of another shape");
    let title = "Le formulaire n'a pas la forme attendue.";
    Refused::new(StatusCode::UNPROCESSABLE_ENTITY, "request/unexpected-form", title)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn headers() -> HeaderMap {
        let mut headers = HeaderMap::new();
        let kind = HeaderValue::from_static("multipart/form-data; boundary=limite");
        headers.insert(header::CONTENT_TYPE, kind);
        headers
    }

    fn body(parts: &[(&str, &str)]) -> Bytes {
        let part = |(head, text): &(&str, &str)| {
            format!("--limite\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n")
        };
        (parts.iter().map(part).collect::<String>() + "--limite--\r\n").into()
    }

    fn parsed(parts: &[(&str, &str)]) -> Result<Upload, u16> {
        parse(&headers(), body(parts)).map_err(|refused| refused.status().as_u16())
    }

    const FILE_OF: &str = "name=\"fichier\"; filename=\"liste.csv\"";

    #[test]
    fn fields_and_a_file_are_read() {
        let sent =
            [("name=\"csrf\"", "mot"), ("name=\"source\"", "ancien"), (FILE_OF, "Nom;Parts\r\nZoé;4\r\n")];
        let upload = parsed(&sent).unwrap();
        assert_eq!((upload.text("source"), upload.text("autre")), ("ancien", ""));
        assert_eq!(upload.file, "Nom;Parts\r\nZoé;4\r\n");
        assert_eq!(token(&headers(), body(&sent)).unwrap(), "mot");
        assert_eq!(token(&headers(), body(&sent[1..])).unwrap(), "");
    }

    #[test]
    fn a_long_file_is_read_whole() {
        let list = "Zoé;4\r\n--limit\r\n".repeat(100_000);
        assert_eq!(parsed(&[(FILE_OF, &list)]).unwrap().file, list);
    }

    #[test]
    fn what_is_no_such_form_is_refused() {
        assert_eq!(parsed(&[(FILE_OF, "a"), (FILE_OF, "b")]), Err(422));
        assert_eq!(parsed(&[("name=\"a\"", "1"), ("name=\"a\"", "2")]), Err(422));
        assert_eq!(parsed(&[("name=\"a\"", "\0")]), Err(422));
        assert_eq!(parsed(&[("name=\"a\"", &"x".repeat(REST + 1))]), Err(413));
        let torn = body(&[(FILE_OF, "a")]);
        let torn = parse(&headers(), torn.slice(..torn.len() - 12));
        assert_eq!(torn.map_err(|refused| refused.status().as_u16()), Err(422));
    }
}
