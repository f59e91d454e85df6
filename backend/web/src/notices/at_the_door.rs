//! What the door refuses before any page is asked: too many requests, a form that was not asked for here, a body too
//! large.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use door::Refused;

use super::Notice;
use crate::forms::sentence_of;
use crate::frame::Frame;

/// The page that the door shows to somebody in front of a browser.
pub fn refused(request: &HttpRequest, refused: &Refused) -> HttpResponse {
    notice(&Frame::of(request), refused.status(), refused.code(), refused.title()).answer()
}

/// The page.
pub(crate) fn notice(frame: &Frame, status: StatusCode, code: &str, title: &str) -> Notice {
    let words = frame.words;
    let key = match status {
        StatusCode::TOO_MANY_REQUESTS => "door-title",
        StatusCode::FORBIDDEN => "forbidden-title",
        _ => "refused-title",
    };
    let mut notice = Notice::new(frame, status, key);
    notice.sentences.push(sentence_of(words, code, title, &serde_json::Value::Null));
    notice.with_link(frame.home(), words.say("go-home"))
}
