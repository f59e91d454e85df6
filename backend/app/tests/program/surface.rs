//! What the world meets before it meets the trade: names, headers, counts, limits of time and size, at a real port.
//!
//! Which address stands behind which header is told in `door::client`, what each page refuses in the tests of the web;
//! here it is the whole program, with its settings as an operator writes them.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::house::{House, Server};

/// A token of a machine client with these roles.
pub(crate) fn token(house: &House, roles: &[&str]) -> String {
    let mut arguments = vec!["accounts", "token", "--name", "Essai"];
    for role in roles {
        arguments.extend(["--role", role]);
    }
    house.run(&arguments).ends_with(0).out().trim().to_owned()
}

/// The status of an answer.
pub(crate) fn status(answer: &str) -> u16 {
    let line = answer.lines().next().unwrap_or_default();
    line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_else(|| panic!("no answer: {answer}"))
}

/// A header of an answer.
pub(crate) fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    lines.filter(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).last()
}

fn ask(server: &Server, line: &str, headers: &[(&str, &str)]) -> String {
    let mut request = format!("{line} HTTP/1.1\r\nHost: {}", server.address);
    for (name, value) in headers {
        request.extend(["\r\n", *name, ": ", *value]);
    }
    server.ask(&request)
}

#[test]
fn every_answer_wears_the_headers_of_the_house() {
    let house = House::alone();
    let server = house.serve();
    for (line, expected) in [
        ("GET /connexion", 200),
        ("GET /nothing/here", 404),
        ("GET /api/v1/members", 401),
        ("POST /api/v1/members", 401),
        ("GET /api/v1/nothing", 404),
        ("GET /api/openapi.json", 200),
        ("GET /api/docs/", 200),
        ("GET /static/quintette.css", 200),
        ("GET /healthz", 200),
        ("GET /metrics", 200),
        ("TRACE /connexion", 404),
    ] {
        let answer = ask(&server, line, &[]);
        let found = status(&answer);
        assert!(found == expected || (line.starts_with("TRACE") && found == 405), "{line}: {answer}");
        for (name, part) in [
            ("content-security-policy", "frame-ancestors 'none'"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", if answer.contains("text/html") { "same-origin" } else { "no-referrer" }),
            ("permissions-policy", "camera=()"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            let value = header(&answer, name);
            assert!(value.is_some_and(|value| value.contains(part)), "{line}: {name} is {value:?}");
        }
        let kept = header(&answer, "cache-control").expect("a word on keeping");
        assert!(kept == "no-store" || (kept.contains("public") && expected == 200), "{line}: {kept}");
        assert_eq!(header(&answer, "strict-transport-security"), None, "{line}: in clear it means nothing");
        assert_eq!(header(&answer, "server"), None, "{line}: what it runs on is nobody's business");
    }
}

#[test]
fn no_other_site_is_ever_granted_anything() {
    let house = House::alone();
    let server = house.serve();
    let foreign = ("Origin", "https://example.org");
    for path in ["/api/v1/members", "/connexion", "/api/openapi.json"] {
        for method in ["POST", "GET", "PUT"] {
            let asked = [foreign, ("Access-Control-Request-Method", method)];
            let answer = ask(&server, &format!("OPTIONS {path}"), &asked);
            assert_eq!(status(&answer), 403, "{answer}");
            assert!(!answer.to_lowercase().contains("access-control-allow"), "{answer}");
        }
        let answer = ask(&server, &format!("GET {path}"), &[foreign]);
        assert!(!answer.to_lowercase().contains("access-control-"), "{answer}");
    }
}

#[test]
fn it_answers_under_its_own_name_alone() {
    let house = House::alone();
    let server = house.serve();
    for (path, expected) in [("/connexion", 421), ("/api/v1/members", 421), ("/healthz", 200)] {
        let answer = server.ask(&format!("GET {path} HTTP/1.1\r\nHost: rebound.example.org"));
        assert_eq!(status(&answer), expected, "{answer}");
    }
    let answer = server.ask("GET /connexion HTTP/1.1\r\nHost: localhost:9");
    assert_eq!(status(&answer), 200, "{answer}");
}

#[test]
fn an_address_that_asks_too_often_is_told_when_to_come_back() {
    let house = House::alone();
    let server = house.serve_with(&[
        ("QUINTETTE_LIMITS__ADDRESS_PER_MINUTE", "3"),
        ("QUINTETTE_LIMITS__ACCOUNT_PER_MINUTE", "2"),
    ]);
    for left in ["2", "1", "0"] {
        let answer = ask(&server, "GET /connexion", &[]);
        assert_eq!(status(&answer), 200, "{answer}");
        assert_eq!(header(&answer, "ratelimit-policy"), Some("\"address\";q=3;w=60"));
        let told = header(&answer, "ratelimit").expect("how one stands");
        assert!(told.starts_with(&format!("\"address\";r={left};t=")), "{told}");
    }
    let refused = ask(&server, "GET /api/v1/members", &[]);
    assert_eq!(status(&refused), 429, "{refused}");
    let wait: u64 =
        header(&refused, "retry-after").and_then(|text| text.parse().ok()).expect("when to come back");
    assert!((1..=60).contains(&wait), "{refused}");
    assert!(refused.contains("application/problem+json") && refused.contains("/problems/request/too-many"));
    assert!(header(&refused, "ratelimit").is_some_and(|told| told.starts_with("\"address\";r=0;")));
    let page = ask(&server, "GET /connexion", &[("Accept", "text/html")]);
    assert!(
        status(&page) == 429 && page.contains("<html") && header(&page, "retry-after").is_some(),
        "{page}"
    );
    assert_eq!(status(&ask(&server, "GET /healthz", &[])), 200, "a supervisor is not counted");

    // Who has an account is counted by it, wherever it asks from.
    let bearer = format!("Bearer {}", token(&house, &["staff"]));
    let credentials = [("Authorization", bearer.as_str())];
    for left in ["1", "0"] {
        let answer = ask(&server, "GET /api/v1/members", &credentials);
        assert_eq!(status(&answer), 200, "{answer}");
        assert!(
            header(&answer, "ratelimit")
                .is_some_and(|told| told.starts_with(&format!("\"account\";r={left};")))
        );
    }
    let refused = ask(&server, "GET /api/v1/members", &credentials);
    assert_eq!((status(&refused), header(&refused, "ratelimit-policy")), (429, Some("\"account\";q=2;w=60")));
}

#[test]
fn attempts_to_enter_are_counted_more_strictly() {
    let house = House::alone();
    let server = house.serve_with(&[("QUINTETTE_LIMITS__SIGN_IN_PER_MINUTE", "2")]);
    let origin = format!("http://{}", server.address);
    let form = "email=nobody%40example.org&password=guess";
    let attempt = || {
        server.send(&format!(
            "POST /connexion HTTP/1.1\r\nHost: {}\r\nOrigin: {origin}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            server.address,
            form.len()
        ))
    };
    for _ in 0..2 {
        let answer = attempt();
        assert_eq!(status(&answer), 401, "{answer}");
        assert_eq!(header(&answer, "ratelimit-policy"), Some("\"sign-in\";q=2;w=60"));
    }
    let refused = attempt();
    assert!(status(&refused) == 429 && header(&refused, "retry-after").is_some(), "{refused}");
    assert_eq!(status(&ask(&server, "GET /connexion", &[])), 200, "looking at the page is no attempt");
}

#[test]
fn behind_a_proxy_each_is_counted_by_the_address_that_the_proxy_saw() {
    let house = House::alone();
    let server = house.serve_with(&[
        ("QUINTETTE_PUBLIC_URL", "https://coop.example"),
        ("QUINTETTE_TRUSTED_PROXIES", "127.0.0.1"),
        ("QUINTETTE_LIMITS__ADDRESS_PER_MINUTE", "2"),
    ]);
    let from = |path: &str, proto: &str, forwarded: &str| {
        server.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: coop.example\r\nX-Forwarded-Proto: {proto}\r\nX-Forwarded-For: {forwarded}"
        ))
    };
    for (invented, expected) in [("10.0.0.1", 200), ("10.0.0.2", 200), ("10.0.0.3", 429)] {
        let answer = from("/connexion", "https", &format!("{invented}, 203.0.113.9"));
        assert_eq!(status(&answer), expected, "{answer}");
        let strict = header(&answer, "strict-transport-security").expect("said over TLS");
        assert!(strict.starts_with("max-age=31536000"), "{strict}");
    }
    assert_eq!(status(&from("/connexion", "https", "203.0.113.10")), 200, "a neighbour is another");
    // What came in clear to the proxy: a person is sent on, a program is refused.
    let page = from("/connexion?suite=/compte", "http", "203.0.113.11");
    assert_eq!(status(&page), 308, "{page}");
    assert_eq!(header(&page, "location"), Some("https://coop.example/connexion?suite=/compte"));
    assert_eq!(status(&from("/api/v1/members", "http", "203.0.113.11")), 403);
    // A path in disguise would be one thing to the rules and another to the routes.
    for disguised in ["/%61pi/v1/members", "/api%2Fv1/members", "/api/v1/%6Dembers", "/connexi%6fn"] {
        let expected = if disguised.contains("%2F") { 404 } else { 400 };
        assert_eq!(status(&from(disguised, "https", "203.0.113.13")), expected, "{disguised}");
    }
    // Figures stay on the machine.
    assert_eq!(status(&from("/metrics", "https", "203.0.113.12")), 404);
    assert_eq!(status(&ask(&server, "GET /metrics", &[])), 200);
}

/// Sends a beginning and nothing more; answers what the server says at the end of its patience.
fn begun(server: &Server, beginning: &str) -> String {
    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
    stream.write_all(beginning.as_bytes()).expect("sent");
    let mut answer = Vec::new();
    // A connection that is cut is an end too.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn who_never_finishes_is_not_waited_for() {
    let house = House::alone();
    let server = house.serve_with(&[
        ("QUINTETTE_LIMITS__HEADER_SECONDS", "1"),
        ("QUINTETTE_LIMITS__BODY_SECONDS", "1"),
        ("QUINTETTE_LIMITS__IDLE_SECONDS", "1"),
    ]);
    let head = begun(&server, "GET /healthz HTTP/1.1\r\nHost: loc");
    assert!(head.is_empty() || status(&head) == 408, "{head}");
    let bearer = token(&house, &["staff"]);
    let body = begun(
        &server,
        &format!(
            "POST /api/v1/members HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {bearer}\r\n\
             Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{",
            server.address
        ),
    );
    assert_eq!(status(&body), 408, "{body}");
    assert!(body.contains("/problems/request/too-slow"), "{body}");
    let idle = begun(&server, &format!("GET /healthz HTTP/1.1\r\nHost: {}\r\n\r\n", server.address));
    assert_eq!(status(&idle), 200, "answered, and then the connection ends: {idle}");
}

#[test]
fn each_route_takes_as_much_as_it_needs_and_no_more() {
    let house = House::alone();
    let server = house.serve();
    let bearer = token(&house, &["administrator", "sales"]);
    let send = |path: &str, kind: &str, bytes: usize| {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {bearer}\r\nConnection: close\r\n\
             Content-Type: {kind}\r\nContent-Length: {bytes}\r\n\r\n",
            server.address
        );
        status(&begun(&server, &(head + &" ".repeat(bytes))))
    };
    assert_eq!(send("/api/v1/outbox/retry-parked", "application/json", 1_025), 413);
    assert_eq!(send("/api/v1/members", "application/json", 1_048_576), 400, "blanks are no JSON");
    assert_eq!(send("/api/v1/members", "application/json", 1_048_577), 413);
    assert_eq!(send("/api/v1/venue-imports?on=2015-03-02", "application/json", 10), 415);
}
