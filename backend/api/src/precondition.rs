//! `If-Match`: a write that rests on what its caller has read.
//!
//! The `ETag` of a thing names the version of its stream and the bytes that were answered: `"12-9f86…"`. A write at the
//! thing's address, or beneath it, may send that tag back; the version is compared inside the command's transaction
//! (`kernel/src/expected.rs`). What can never happen: an `If-Match` that is not heard (where none is known it is refused),
//! a tag that is younger than the bytes it was sent with (the version is read before them).

use actix_web::dev::ServiceRequest;
use actix_web::http::{Method, StatusCode, header};
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest};
use office::Office;
use office::kernel::Expected;
use office::values::Uuid;
use serde_json::json;

use crate::problem::Problem;

/// The things that can be rested on: where each is read, and its stream.
pub(crate) const THINGS: [(&str, &str); 10] = [
    ("/api/v1/applications/", "members.application"),
    ("/api/v1/members/", "members.member"),
    ("/api/v1/organisations/", "partners.organisation"),
    ("/api/v1/contracts/", "billing.contract"),
    ("/api/v1/invoices/", "billing.invoice"),
    ("/api/v1/price-lists/", "billing.price_list"),
    ("/api/v1/assemblies/", "assemblies.assembly"),
    ("/api/v1/mandates/", "assemblies.mandate"),
    ("/api/v1/webhooks/endpoints/", "webhooks.endpoint"),
    ("/api/v1/users/", "accounts.user"),
];

/// The version of what is read, among the request's extensions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing(pub(crate) i64);

/// The stream of the thing at an address or above it.
fn stream(path: &str) -> Option<(&'static str, Uuid)> {
    THINGS.iter().find_map(|(collection, stream)| {
        let rest = path.strip_prefix(collection)?;
        Some((*stream, rest.split('/').next()?.parse().ok()?))
    })
}

/// Whether the operation at a described address can rest on what was read.
pub(crate) fn is_known_at(described: &str) -> bool {
    THINGS
        .iter()
        .any(|(collection, _)| described.strip_prefix(collection).is_some_and(|rest| rest.starts_with('{')))
}

/// Before a thing is read: which version it has.
pub(crate) async fn look(request: &ServiceRequest) {
    if request.method() != Method::GET {
        return;
    }
    let (Some((stream, id)), Some(office)) = (stream(request.path()), request.app_data::<Data<Office>>())
    else {
        return;
    };
    match office.kernel.expected(stream, &id.to_string()).await {
        Ok(seen) => drop(request.extensions_mut().insert(Standing(seen.version))),
        // The read itself will say what is wrong with the database.
        Err(error) => tracing::debug!(%error, "the version of what is read is unknown"),
    }
}

/// What a write rests on; `None` when it says nothing, or `*` (each write refuses what does not exist anyway).
pub(crate) fn expected(request: &HttpRequest) -> Result<Option<Expected>, Problem> {
    let mut given = request.headers().get_all(header::IF_MATCH).peekable();
    if given.peek().is_none() {
        return Ok(None);
    }
    let Some((stream, id)) = stream(request.path()) else {
        let title = "Cette opération ne se fonde sur aucune version : retirez « If-Match ».";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "request/no-precondition", title)
            .data(json!({"header": "If-Match"})));
    };
    let texts: Vec<&str> = given.map(|value| value.to_str().unwrap_or_default()).collect();
    if texts.iter().any(|text| text.trim() == "*") {
        return Ok(None);
    }
    // Of several tags the youngest alone can still be true. One that is not ours, or weak, never is.
    let versions = texts.iter().flat_map(|text| text.split(',')).map(version);
    let version = versions.max().unwrap_or(NEVER);
    Ok(Some(Expected { stream_type: stream.to_owned(), stream_id: id.to_string(), version }))
}

/// A version that nothing has.
const NEVER: i64 = -1;

/// The version in a strong tag of ours.
fn version(tag: &str) -> i64 {
    let inner = tag.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let version = inner.and_then(|inner| inner.split_once('-')).and_then(|(version, _)| version.parse().ok());
    version.filter(|version| *version > 0).unwrap_or(NEVER)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    const MEMBER: &str = "/api/v1/members/01a5e0c2-7c00-7000-8000-00000000002a";

    fn expected_of(path: &str, tags: &[&str]) -> Option<i64> {
        let mut request = TestRequest::with_uri(path);
        for tag in tags {
            request = request.append_header((header::IF_MATCH, *tag));
        }
        expected(&request.to_http_request()).unwrap().map(|expected| expected.version)
    }

    #[test]
    fn a_tag_names_a_version() {
        assert_eq!(expected_of(MEMBER, &[]), None);
        assert_eq!(expected_of(MEMBER, &["*"]), None);
        assert_eq!(expected_of(MEMBER, &["\"12-9f86\""]), Some(12));
        assert_eq!(expected_of(&format!("{MEMBER}/payments"), &["\"2-a\", \"3-b\"", "\"1-c\""]), Some(3));
        for never in ["W/\"12-9f86\"", "\"9f86\"", "12-9f86", "", "\"0-9f86\"", "\"-3-9f86\""] {
            assert_eq!(expected_of(MEMBER, &[never]), Some(NEVER), "{never}");
        }
    }

    #[test]
    fn where_nothing_can_be_rested_on_it_is_said() {
        let request = TestRequest::with_uri("/api/v1/members").insert_header((header::IF_MATCH, "\"1-a\""));
        let problem = expected(&request.to_http_request()).unwrap_err();
        assert_eq!((problem.status, problem.kind.as_str()), (422, "/problems/request/no-precondition"));
        assert!(is_known_at("/api/v1/members/{member_id}/payments"));
        assert!(!is_known_at("/api/v1/members/bulk") && !is_known_at("/api/v1/members"));
    }
}
