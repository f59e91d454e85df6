//! Who may call what, as the description says it: the two ways to say who asks, and the right that each operation takes.
//!
//! What can never happen: an operation that the description offers to everybody.

use utoipa::openapi::Components;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};

use super::rights;

/// The extension that names an operation's right.
pub(crate) const PERMISSION: &str = "x-permission";

const TOKEN: &str = "token";
const SESSION: &str = "session";

/// Adds the two ways to say who asks.
pub(super) fn add_schemes(components: &mut Components) {
    let token = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("qt_ and 43 characters")
        .description(Some(
            "A token of a user or of a machine client: shown once, dated, revocable, limited to scopes (`*`, `read`, a room, `room:read`, or the name in `x-permission`).",
        ))
        .build();
    let session = ApiKeyValue::with_description(
        "__Host-quintette",
        "The session of a browser, for the pages of the house. A write also sends the session's `X-CSRF-Token`.",
    );
    components.add_security_scheme(TOKEN, SecurityScheme::Http(token));
    components.add_security_scheme(SESSION, SecurityScheme::ApiKey(ApiKey::Cookie(session)));
}

/// Says of an operation who may call it.
pub(super) fn complete(operation: &mut Operation) {
    let either = [TOKEN, SESSION].map(|scheme| SecurityRequirement::new(scheme, Vec::<String>::new()));
    operation.security = Some(either.into());
    if let Some(right) = operation.operation_id.as_deref().and_then(rights::right_of) {
        let extensions = operation.extensions.get_or_insert_with(Extensions::default);
        extensions.insert(PERMISSION.to_owned(), rights::shown(right));
    }
}
