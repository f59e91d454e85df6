//! The headers that every answer leaves with.
//!
//! A handler may say more (a page its own policy, a public file that it may be kept), never nothing. What can never
//! happen: personal data in a cache; a page of ours inside a frame of somebody else; an answer that another site may
//! read (no `Access-Control-Allow-Origin` is ever sent).

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// What a page may load and do: its own style sheets and pictures, forms to this house, no script at all.
pub const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                               base-uri 'none'; frame-ancestors 'none'";

/// What is no page loads nothing, whatever a browser takes it for.
const DATA_POLICY: &str = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// What the description of the API needs: its own scripts, styles that those set, and pictures inside its style sheet.
const DESCRIPTION_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
                                  img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; \
                                  frame-ancestors 'none'";

/// A year, and every name below (ASVS 5, 3.4.1).
const ONLY_TLS: &str = "max-age=31536000; includeSubDomains";

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
/// Nothing of what a browser can do with its surroundings is asked for here.
const NO_PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), \
                              fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), \
                              payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), \
                              sync-xhr=(), usb=(), web-share=(), xr-spatial-tracking=()";

/// Adds to an answer what it leaves with. `path` is what was asked for, `https` whether by TLS.
pub(crate) fn dress(status: StatusCode, headers: &mut HeaderMap, path: &str, https: bool) {
    let page =
        headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let policy = match page {
        true if path.starts_with("/api/docs/") => DESCRIPTION_POLICY,
        true => PAGE_POLICY,
        false => DATA_POLICY,
    };
    let unless_said = [
        (header::CONTENT_SECURITY_POLICY, policy),
        // A page that sends no referrer would post its forms as « Origin: null ».
        (header::REFERRER_POLICY, if page { "same-origin" } else { "no-referrer" }),
    ];
    for (name, value) in unless_said {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    let always = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (PERMISSIONS_POLICY, NO_PERMISSIONS),
        (header::CROSS_ORIGIN_OPENER_POLICY, "same-origin"),
        (header::CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
    ];
    for (name, value) in always {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(ONLY_TLS));
    }
    if !is_public(headers) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if status == StatusCode::UNAUTHORIZED && !headers.contains_key(header::WWW_AUTHENTICATE) {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(r#"Bearer realm="quintette""#));
    }
}

/// Whether the handler said that anybody may keep it.
fn is_public(headers: &HeaderMap) -> bool {
    let said = headers.get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok()).unwrap_or_default();
    said.split(',').any(|word| word.trim().eq_ignore_ascii_case("public"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dressed(given: &[(HeaderName, &'static str)], path: &str, https: bool) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in given {
            headers.insert(name.clone(), HeaderValue::from_static(value));
        }
        dress(StatusCode::OK, &mut headers, path, https);
        headers
    }

    const HTML: (HeaderName, &str) = (header::CONTENT_TYPE, "text/html; charset=utf-8");

    #[test]
    fn no_policy_lets_a_page_run_a_script_that_stands_in_it() {
        for policy in [PAGE_POLICY, DATA_POLICY, DESCRIPTION_POLICY] {
            assert!(policy.starts_with("default-src 'none'; ") && policy.contains("frame-ancestors 'none'"));
            assert!(!policy.contains("script-src 'self' 'unsafe") && !policy.contains("unsafe-eval"));
            assert!(!policy.contains("http:") && !policy.contains("https:") && !policy.contains('*'));
        }
        assert!(!PAGE_POLICY.contains("script"));
    }

    #[test]
    fn what_is_not_public_is_kept_by_nobody() {
        let cached = |said: Option<&'static str>| {
            let given: Vec<_> = said.into_iter().map(|said| (header::CACHE_CONTROL, said)).collect();
            dressed(&given, "/", false).get(header::CACHE_CONTROL).unwrap().to_str().unwrap().to_owned()
        };
        assert_eq!(cached(None), "no-store");
        assert_eq!(cached(Some("private, no-cache")), "no-store");
        assert_eq!(cached(Some("no-cache")), "no-store");
        assert_eq!(cached(Some("public, no-cache")), "public, no-cache");
    }

    #[test]
    fn each_kind_of_answer_has_its_policy_and_tls_its_own_header() {
        let csp = |headers: &HeaderMap| headers.get(header::CONTENT_SECURITY_POLICY).unwrap().clone();
        let page = dressed(&[HTML], "/membres", true);
        assert_eq!(csp(&page), PAGE_POLICY);
        assert_eq!(page.get(header::REFERRER_POLICY).unwrap(), "same-origin");
        assert_eq!(page.get(header::STRICT_TRANSPORT_SECURITY).unwrap(), ONLY_TLS);
        let data = dressed(&[], "/api/v1/members", false);
        assert_eq!(csp(&data), DATA_POLICY);
        assert_eq!(data.get(header::REFERRER_POLICY).unwrap(), "no-referrer");
        assert!(!data.contains_key(header::STRICT_TRANSPORT_SECURITY));
        assert_eq!(csp(&dressed(&[HTML], "/api/docs/", false)), DESCRIPTION_POLICY);
        let own = dressed(&[HTML, (header::CONTENT_SECURITY_POLICY, "default-src 'none'")], "/", false);
        assert_eq!(csp(&own), "default-src 'none'");
        for name in ["permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"] {
            assert!(own.contains_key(HeaderName::from_static(name)), "{name}");
        }
    }

    #[test]
    fn who_is_not_signed_in_is_told_how() {
        let mut headers = HeaderMap::new();
        dress(StatusCode::UNAUTHORIZED, &mut headers, "/api/v1/members", false);
        assert_eq!(headers.get(header::WWW_AUTHENTICATE).unwrap(), r#"Bearer realm="quintette""#);
    }
}
