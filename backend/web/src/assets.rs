//! The style sheet, the icon and the one script, inside the program: a page needs no folder beside it and no other server.

use actix_web::http::header::{self, EntityTag, IfNoneMatch};
use actix_web::{HttpResponse, web};

const STYLE: &str = include_str!("../../../templates/web/static/quintette.css");
const SCRIPT: &str = include_str!("../../../templates/web/static/live.js");
const ICON: &str = include_str!("../../../templates/web/static/quintette.svg");

/// Serves them below `/static`.
pub(crate) fn configure(routes: &mut web::ServiceConfig) {
    for (path, kind, text) in [
        ("/static/quintette.css", "text/css; charset=utf-8", STYLE),
        ("/static/live.js", "text/javascript; charset=utf-8", SCRIPT),
        ("/static/quintette.svg", "image/svg+xml", ICON),
    ] {
        let answer = move |known: Option<web::Header<IfNoneMatch>>| async move { file(known, kind, text) };
        routes.service(web::resource(path).route(web::get().to(answer)).route(web::head().to(answer)));
    }
}

/// A file, or the news that the reader has it already.
fn file(known: Option<web::Header<IfNoneMatch>>, kind: &'static str, text: &'static str) -> HttpResponse {
    let tag = EntityTag::new_strong(format!("{:016x}", fingerprint(text.as_bytes())));
    let same = match known.map(web::Header::into_inner) {
        Some(IfNoneMatch::Any) => true,
        Some(IfNoneMatch::Items(tags)) => tags.iter().any(|one| one.weak_eq(&tag)),
        None => false,
    };
    let mut answer = if same { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer
        .insert_header(header::ETag(tag))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .content_type(kind);
    if same { answer.finish() } else { answer.body(text) }
}

/// FNV-1a: tells versions of our own files apart; no protection against anybody.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}
