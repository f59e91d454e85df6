//! Forms of pages that bring a file: multipart (RFC 7578), of bounded size, read strictly and as they come.
//!
//! The field `csrf` belongs to the door here too, and comes first: the door reads so far and no further, so that nobody who
//! may not has a file kept for him. What can never happen: a second file, a field that comes twice, a text longer than a
//! form's, a file longer than the API takes.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll};

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::error::PayloadError;
use actix_web::http::header::HeaderMap;
use actix_web::web::{self, Bytes};
use actix_web::{HttpMessage, HttpRequest};
use futures::{Stream, StreamExt};
use sha2::{Digest, Sha256};

use crate::fields::{FIELD, cut, is_announced, other_type, storable, too_large, unexpected};
use crate::refused::Refused;

/// Bytes of a file at most, as many as the API takes.
const FILE: usize = 33_554_432;
/// Bytes of all the rest at most.
const REST: usize = 65_536;
/// Bytes at most of which the parser makes nothing: a head of a part, a boundary, pieces that came at once.
const WAITING: usize = 4 * REST;
/// How a boundary begins.
const BOUNDARY: &[u8] = b"\r\n--";
/// How often the parser is asked before a body counts as torn.
const POLLS: usize = 1_000;

/// What was filled in, and the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Upload {
    fields: BTreeMap<String, String>,
    /// The file; empty when none was chosen.
    pub file: Vec<u8>,
}

impl Upload {
    /// Reads the form. A handler asks for it once it knows that its caller may.
    pub async fn read(request: &HttpRequest, payload: web::Payload) -> Result<Self, Refused> {
        if !is_upload(request.headers()) {
            return Err(other_type("Un formulaire avec un fichier est attendu (multipart/form-data)."));
        }
        let passing = Passing::of(payload.into_inner(), false);
        let mut upload = passing.parsed(parts(request.headers(), passing.clone())).await?;
        upload.fields.remove(FIELD);
        Ok(upload)
    }

    /// What was typed into a field; nothing when it did not come.
    pub fn text(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// What tells this file from another (SHA-256).
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.file).into()
    }
}

/// Whether the body is announced as a form with a file.
pub(crate) fn is_upload(headers: &HeaderMap) -> bool {
    is_announced(headers, "multipart/form-data")
}

/// The session's word in a form with a file, where it comes first; empty when it does not. What was read for it is put
/// back.
pub(crate) async fn token(request: &mut ServiceRequest) -> Result<String, Refused> {
    let passing = Passing::of(request.take_payload(), true);
    let token = passing.parsed(first(request.headers(), passing.clone())).await;
    request.set_payload(passing.again());
    token
}

async fn first(headers: &HeaderMap, passing: Passing) -> Result<String, Refused> {
    let mut parts = Multipart::new(headers, passing.clone());
    let Some(part) = parts.next().await else { return Ok(String::new()) };
    let mut part = part.map_err(wrong)?;
    passing.0.waiting.set(0);
    if part.name() != Some(FIELD) || is_file(&part) {
        return Ok(String::new());
    }
    text(content(&passing, &mut part, "Le formulaire", REST).await?)
}

async fn parts(headers: &HeaderMap, passing: Passing) -> Result<Upload, Refused> {
    let mut parts = Multipart::new(headers, passing.clone());
    let (mut upload, mut files, mut rest) = (Upload::default(), 0, REST);
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(wrong)?;
        passing.0.waiting.set(0);
        let name = part.name().unwrap_or_default().to_owned();
        if is_file(&part) {
            files += 1;
            if files > 1 {
                return Err(unexpected(&"a second file"));
            }
            upload.file = content(&passing, &mut part, "Le fichier", FILE).await?;
            continue;
        }
        let text = text(content(&passing, &mut part, "Le formulaire", rest).await?)?;
        rest -= text.len();
        storable(&text)?;
        if upload.fields.insert(name, text).is_some() {
            return Err(unexpected(&"a field twice"));
        }
    }
    Ok(upload)
}

fn is_file(part: &Field) -> bool {
    part.content_disposition().is_some_and(|of| of.get_filename().is_some())
}

fn text(bytes: Vec<u8>) -> Result<String, Refused> {
    String::from_utf8(bytes).map_err(|error| unexpected(&error))
}

async fn content(passing: &Passing, part: &mut Field, what: &str, most: usize) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(wrong)?;
        passing.0.waiting.set(0);
        if bytes.len() + chunk.len() > most {
            return Err(too_large(what, most));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn wrong(error: MultipartError) -> Refused {
    match error {
        MultipartError::Payload(PayloadError::Overflow) => too_large("Le fichier", FILE),
        MultipartError::Payload(_) => cut(),
        error => unexpected(&error),
    }
}

/// A body on its way to the parser.
#[derive(Clone)]
struct Passing(Rc<Passed>);

struct Passed {
    payload: RefCell<Payload>,
    /// What went by, where it is to be put back.
    seen: Option<RefCell<Vec<Bytes>>>,
    length: Cell<usize>,
    /// How much of it the parser has made nothing of yet: it looks at all of that again each time.
    waiting: Cell<usize>,
    ended: Cell<bool>,
    /// Whether the parser is to look at what it has before it gets more: by itself it takes all that there is.
    digesting: Cell<bool>,
    /// What is given on with what comes next.
    held_back: RefCell<Bytes>,
}

impl Passing {
    fn of(payload: Payload, remember: bool) -> Self {
        let seen = remember.then(RefCell::default);
        let payload = RefCell::new(payload);
        let (length, waiting) = (Cell::new(0), Cell::new(0));
        let (ended, digesting) = (Cell::new(false), Cell::new(false));
        let held_back = RefCell::default();
        Self(Rc::new(Passed { payload, seen, length, waiting, ended, digesting, held_back }))
    }

    /// What a parser of this body comes to. Once all bytes went by it has nothing to wait for: where it waits all the
    /// same, the body was torn, and the request would hang for ever.
    async fn parsed<T>(&self, parsing: impl Future<Output = Result<T, Refused>>) -> Result<T, Refused> {
        let (mut parsing, mut polls) = (pin!(parsing), 0);
        poll_fn(|context| {
            let polled = parsing.as_mut().poll(context);
            if polled.is_pending() && self.0.ended.get() {
                polls += 1;
                if polls > POLLS {
                    return Poll::Ready(Err(unexpected(&"a torn body")));
                }
                context.waker().wake_by_ref();
            }
            polled
        })
        .await
    }

    /// The body as it was before anything went by.
    fn again(&self) -> Payload {
        let seen = self.0.seen.as_ref().map(RefCell::take).unwrap_or_default();
        let rest = self.0.payload.replace(Payload::None);
        let seen = futures::stream::iter(seen.into_iter().map(Ok));
        Payload::Stream { payload: Box::pin(seen.chain(rest)) }
    }
}

impl Stream for Passing {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let passed = &self.0;
        if passed.digesting.take() {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        loop {
            let polled = passed.payload.borrow_mut().poll_next_unpin(context);
            match polled {
                Poll::Ready(Some(Ok(bytes))) => {
                    passed.length.set(passed.length.get() + bytes.len());
                    passed.waiting.set(passed.waiting.get() + bytes.len());
                    if passed.length.get() > FILE + REST || passed.waiting.get() > WAITING {
                        return Poll::Ready(Some(Err(PayloadError::Overflow)));
                    }
                    if let Some(seen) = &passed.seen {
                        seen.borrow_mut().push(bytes.clone());
                    }
                    let whole = passed.whole(bytes);
                    if !whole.is_empty() {
                        passed.digesting.set(true);
                        return Poll::Ready(Some(Ok(whole)));
                    }
                }
                Poll::Ready(None) if !passed.held_back.borrow().is_empty() => {
                    return Poll::Ready(Some(Ok(passed.held_back.take())));
                }
                Poll::Ready(None | Some(Err(_))) => {
                    passed.ended.set(true);
                    return polled;
                }
                Poll::Pending => return Poll::Pending,
            }
        }
    }
}

impl Passed {
    /// What came, after what was held back; what may be the beginning of a boundary is held back in turn: the parser takes
    /// it for a part of the file where no more than that is there yet (actix-multipart 0.7).
    fn whole(&self, bytes: Bytes) -> Bytes {
        let before = self.held_back.take();
        let mut whole = if before.is_empty() { bytes } else { [before, bytes].concat().into() };
        let tail = whole.len().saturating_sub(BOUNDARY.len());
        let begins = whole[tail..].iter().position(|byte| BOUNDARY.starts_with(&[*byte]));
        if let Some(place) = begins {
            self.held_back.replace(whole.split_off(tail + place));
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header;
    use actix_web::test::TestRequest;

    use super::*;

    fn body(parts: &[(&str, &str)]) -> Bytes {
        let part = |(head, text): &(&str, &str)| {
            format!("--limite\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n")
        };
        (parts.iter().map(part).collect::<String>() + "--limite--\r\n").into()
    }

    fn request() -> TestRequest {
        TestRequest::post().insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=limite"))
    }

    /// A body that comes in pieces of that many bytes.
    fn coming(bytes: &Bytes, piece: usize) -> Payload {
        let pieces: Vec<_> = bytes.chunks(piece).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
        Payload::Stream { payload: Box::pin(futures::stream::iter(pieces)) }
    }

    async fn read(bytes: &Bytes, piece: usize) -> Result<Upload, u16> {
        let (request, passing) = (request().to_http_request(), Passing::of(coming(bytes, piece), false));
        let upload = passing.parsed(parts(request.headers(), passing.clone())).await;
        upload.map_err(|refused| refused.status().as_u16())
    }

    async fn parsed(parts: &[(&str, &str)]) -> Result<Upload, u16> {
        read(&body(parts), 4_096).await
    }

    const FILE_OF: &str = "name=\"fichier\"; filename=\"liste.csv\"";

    #[actix_web::test]
    async fn fields_and_a_file_are_read() {
        let sent =
            [("name=\"csrf\"", "mot"), ("name=\"source\"", "ancien"), (FILE_OF, "Nom;Parts\r\nZoé;4\r\n")];
        for piece in [1, 7, 4_096] {
            let upload = read(&body(&sent), piece).await.unwrap();
            assert_eq!((upload.text("source"), upload.text("autre")), ("ancien", ""));
            assert_eq!(upload.file, "Nom;Parts\r\nZoé;4\r\n".as_bytes());
        }
    }

    #[actix_web::test]
    async fn the_word_comes_first_and_the_body_stays_whole() {
        let long = "Zoé;4\r\n".repeat(100_000);
        let sent = [("name=\"csrf\"", "mot"), ("name=\"source\"", "ancien"), (FILE_OF, long.as_str())];
        for (from, word) in [(0, "mot"), (1, ""), (2, "")] {
            let bytes = body(&sent[from..]);
            let mut request = request().to_srv_request();
            request.set_payload(coming(&bytes, 1_000));
            assert_eq!(token(&mut request).await.unwrap(), word);
            let mut again = request.take_payload();
            let mut whole = Vec::new();
            while let Some(chunk) = again.next().await {
                whole.extend_from_slice(&chunk.unwrap());
            }
            assert_eq!(whole, bytes);
        }
        let passing = Passing::of(coming(&body(&sent), 1_000), true);
        let request = request().to_http_request();
        passing.parsed(first(request.headers(), passing.clone())).await.unwrap();
        assert!(passing.0.length.get() < 10_000, "no more is read than the word takes");
    }

    #[actix_web::test]
    async fn a_long_file_is_read_whole() {
        let list = "Zoé;4\r\n--limit\r\n".repeat(100_000);
        assert_eq!(parsed(&[(FILE_OF, &list)]).await.unwrap().file, list.as_bytes());
    }

    #[actix_web::test]
    async fn what_is_no_such_form_is_refused() {
        assert_eq!(parsed(&[(FILE_OF, "a"), (FILE_OF, "b")]).await, Err(422));
        assert_eq!(parsed(&[("name=\"a\"", "1"), ("name=\"a\"", "2")]).await, Err(422));
        assert_eq!(parsed(&[("name=\"a\"", "\0")]).await, Err(422));
        assert_eq!(parsed(&[("name=\"a\"", &"x".repeat(REST + 1))]).await, Err(413));
        let torn = body(&[(FILE_OF, "a")]);
        assert_eq!(read(&torn.slice(..torn.len() - 12), 4_096).await, Err(422));
        assert_eq!(read(&Bytes::from("x".repeat(REST)), 4_096).await, Err(422), "nothing of the sort");
        let endless = Bytes::from("-".repeat(FILE + REST + 1));
        let refused = read(&endless, 65_536).await.unwrap_err();
        assert!(matches!(refused, 413 | 422), "{refused}");
    }
}
