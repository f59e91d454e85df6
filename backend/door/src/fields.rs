//! What forms have in common, with a file or without: how they are announced, and why one is refused.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap};
use serde_json::json;

use crate::refused::Refused;

/// The field of the session's word against forged requests.
pub(crate) const FIELD: &str = "csrf";

/// Whether the body is announced as this media type, whatever its parameters.
pub(crate) fn is_announced(headers: &HeaderMap, media_type: &str) -> bool {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    given.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(media_type)
}

/// It was announced as something else.
pub(crate) fn other_type(title: &str) -> Refused {
    Refused::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request/wrong-content-type", title)
}

/// Its sender went away.
pub(crate) fn cut() -> Refused {
    Refused::new(StatusCode::BAD_REQUEST, "request/cut-short", "La demande s'est interrompue en chemin.")
}

/// It has more bytes than that.
pub(crate) fn too_large(what: &str, limit: usize) -> Refused {
    let title = format!("{what} dépasse {limit} octets.");
    Refused::new(StatusCode::PAYLOAD_TOO_LARGE, "request/too-large", title).data(json!({"limit": limit}))
}

/// Its fields are others.
pub(crate) fn unexpected(error: &dyn std::fmt::Display) -> Refused {
    tracing::debug!(%error, "a form of another shape");
    let title = "Le formulaire n'a pas la forme attendue.";
    Refused::new(StatusCode::UNPROCESSABLE_ENTITY, "request/unexpected-form", title)
}

/// Refuses what no database can keep.
pub(crate) fn storable(text: &str) -> Result<(), Refused> {
    if !text.contains('\0') {
        return Ok(());
    }
    let title = "Un texte du formulaire contient le caractère nul (U+0000), qui ne peut pas être enregistré.";
    Err(Refused::new(StatusCode::UNPROCESSABLE_ENTITY, "request/forbidden-character", title))
}
