//! Operations on their way out: since when, until when, and what takes their place.
//!
//! An operation that is marked `#[deprecated]` in its description has a line here, and its answers say so in the
//! headers `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and `Link`. What can never happen: an operation that goes away
//! without having said so for a year; a test compares.

use actix_web::dev::ServiceResponse;
use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue, LINK};
use office::values::{Day, Timestamp};

/// An operation on its way out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deprecated {
    /// `GET`, `POST`, …
    pub(crate) method: &'static str,
    /// Address as described, e.g. `/api/v1/members/{member_id}`.
    pub(crate) path: &'static str,
    /// From this day on it is not to be used in new programs: year, month, day.
    pub(crate) since: (i32, u32, u32),
    /// From this day on it answers 404.
    pub(crate) sunset: (i32, u32, u32),
    /// What takes its place.
    pub(crate) successor: &'static str,
}

/// The operations on their way out. None for now.
pub(crate) const DEPRECATED: &[Deprecated] = &[];

impl Deprecated {
    fn is(&self, method: &Method, pattern: &str) -> bool {
        let method = if method == Method::HEAD { Method::GET.as_str() } else { method.as_str() };
        self.method == method && self.path == pattern
    }

    fn announce(&self, headers: &mut HeaderMap) {
        let mut add = |name: HeaderName, value: String| {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.append(name, value);
            }
        };
        if let Some(since) = moment(self.since) {
            add(HeaderName::from_static("deprecation"), format!("@{}", since.micros() / 1_000_000));
        }
        if let Some(sunset) = moment(self.sunset) {
            let seconds = u64::try_from(sunset.micros() / 1_000_000).unwrap_or_default();
            let date = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
            add(HeaderName::from_static("sunset"), actix_web::http::header::HttpDate::from(date).to_string());
        }
        add(LINK, format!("<{}>; rel=\"successor-version\"", self.successor));
        add(LINK, "</api/docs/>; rel=\"deprecation\"; type=\"text/html\"".to_owned());
    }
}

/// Midnight UTC at the beginning of a day.
fn moment((year, month, day): (i32, u32, u32)) -> Option<Timestamp> {
    Day::ymd(year, month, day).map(Timestamp::start_of)
}

/// Says in the answer's headers that its operation is on its way out, if it is among `operations`.
pub(crate) fn announce<B>(operations: &[Deprecated], response: &mut ServiceResponse<B>) {
    let request = response.request();
    let Some(pattern) = request.match_pattern() else { return };
    let method = request.method().clone();
    if let Some(operation) = operations.iter().find(|operation| operation.is(&method, &pattern)) {
        operation.announce(response.headers_mut());
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use actix_web::test::TestRequest;
    use actix_web::{App, HttpResponse, web};

    use super::*;

    /// Between the announcement and the end of an operation, at least.
    const NOTICE_DAYS: i64 = 365;

    const OLD: Deprecated = Deprecated {
        method: "GET",
        path: "/old/{id}",
        since: (2023, 7, 1),
        sunset: (2024, 7, 1),
        successor: "/new",
    };

    async fn old(id: web::Path<u32>) -> HttpResponse {
        HttpResponse::Ok().body(id.to_string())
    }

    #[actix_web::test]
    async fn an_operation_on_its_way_out_says_so() {
        let resource = web::resource("/old/{id}").to(old); // whatever the method
        let app = actix_web::test::init_service(App::new().service(resource)).await;
        let answer = async |request: TestRequest| {
            let mut answer = actix_web::test::call_service(&app, request.uri("/old/7").to_request()).await;
            announce(&[OLD], &mut answer);
            answer
        };
        let get = answer(TestRequest::get()).await;
        assert_eq!(get.headers().get("deprecation").unwrap(), "@1688169600");
        assert_eq!(get.headers().get("sunset").unwrap(), "Mon, 01 Jul 2024 00:00:00 GMT");
        let links: Vec<_> = get.headers().get_all(LINK).map(|link| link.to_str().unwrap()).collect();
        assert!(links.contains(&"</new>; rel=\"successor-version\""), "{links:?}");
        assert!(answer(TestRequest::post()).await.headers().get("deprecation").is_none());
    }

    #[test]
    fn what_is_described_as_deprecated_is_announced_in_time() {
        let document = serde_json::to_value(crate::document()).unwrap();
        let mut described = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                if operation["deprecated"] == true {
                    described.insert((method.to_uppercase(), path.clone()));
                }
            }
        }
        let announced: BTreeSet<_> =
            DEPRECATED.iter().map(|one| (one.method.to_owned(), one.path.to_owned())).collect();
        assert_eq!(described, announced);
        for operation in DEPRECATED.iter().chain([&OLD]) {
            let (since, sunset) = (moment(operation.since).unwrap(), moment(operation.sunset).unwrap());
            assert!(sunset.micros() - since.micros() >= NOTICE_DAYS * 86_400_000_000, "{operation:?}");
        }
    }
}
