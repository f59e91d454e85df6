//! The guide for integrators tells the truth: each of its `http` examples is sent, in order, and compared.
//!
//! An answer may leave members out where it says `…`. Identifiers and tags are bound to the real ones where an answer
//! first names them.

use std::collections::BTreeMap;

use actix_web::http::Method;
use actix_web::test::TestRequest;
use serde_json::{Map, Value};

use super::{Answer, Api, api, jobs};

fn guide() -> String {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api.md");
    std::fs::read_to_string(file).unwrap()
}

/// The `http` blocks of the guide: requests and answers by turns.
fn blocks(guide: &str) -> Vec<&str> {
    let fenced = guide.split("```http\n").skip(1);
    fenced.map(|rest| rest.split("\n```").next().unwrap()).collect()
}

/// First line, headers, body.
fn parts(block: &str) -> (&str, Vec<(&str, &str)>, &str) {
    let (head, body) = block.split_once("\n\n").unwrap_or((block, ""));
    let (first, headers) = head.split_once('\n').unwrap_or((head, ""));
    (first, headers.lines().map(|line| line.split_once(": ").unwrap()).collect(), body)
}

/// What the guide calls so, and what it is here.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn here(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (told, real)| text.replace(told, real))
    }

    fn bind(&mut self, told: &str, real: &str) {
        self.0.insert(told.to_owned(), real.to_owned());
    }

    /// Compares a text of the guide with the real one; an identifier or a tag that is new is learnt.
    fn compare(&mut self, told: &str, real: &str) {
        if let (Some(told), Some(real)) = (identifier(told), identifier(real))
            && !self.0.contains_key(told)
        {
            self.bind(told, real);
        }
        if let Some((version, _)) = told.strip_prefix('"').and_then(|tag| tag.split_once('-'))
            && told.ends_with("…\"")
            && !self.0.contains_key(told)
        {
            assert!(real.starts_with(&format!("\"{version}-")), "{told}, and not {real}");
            self.bind(told, real);
        }
        assert_eq!(self.here(told), real);
    }

    /// Compares a JSON value; members that the guide leaves out are not looked at where it says so.
    fn json(&mut self, told: &Value, real: &Value, open: bool) {
        match (told, real) {
            (Value::Object(told), Value::Object(real)) => self.members(told, real, open),
            (Value::Array(told), Value::Array(real)) => {
                assert_eq!(told.len(), real.len(), "{real:?}");
                told.iter().zip(real).for_each(|(told, real)| self.json(told, real, open));
            }
            (Value::String(told), Value::String(real)) => self.compare(told, real),
            _ => assert_eq!(told, real),
        }
    }

    fn members(&mut self, told: &Map<String, Value>, real: &Map<String, Value>, open: bool) {
        let more = told.contains_key("…");
        for (name, value) in told.iter().filter(|(name, _)| *name != "…") {
            let real = real.get(name).unwrap_or_else(|| panic!("no {name} in {real:?}"));
            self.json(value, real, open);
        }
        let left_out = real.keys().filter(|name| !told.contains_key(*name)).collect::<Vec<_>>();
        assert!(more || open || left_out.is_empty(), "the guide leaves out {left_out:?} without a word");
    }
}

/// The identifier in a text: alone, or in an address.
fn identifier(text: &str) -> Option<&str> {
    text.split('/').find(|part| part.len() == 36 && part.split('-').count() == 5)
}

/// JSON with `…` for what is left out.
fn json(text: &str) -> Value {
    let text = text.replace(", …}", r#", "…": 0}"#).replace("…\n", "\"…\": 0\n");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

async fn ask(api: &Api, names: &Names, block: &str) -> Answer {
    let (first, headers, body) = parts(block);
    let (method, path) = first.split_once(' ').unwrap();
    if path.starts_with("/api/v1/jobs/") {
        jobs::work(api).await;
    }
    let method: Method = method.parse().unwrap();
    let mut request = TestRequest::default().method(method).uri(&names.here(path));
    for (name, value) in headers {
        request = request.insert_header((name, names.here(value)));
    }
    if !body.is_empty() {
        request = request.insert_header(("content-type", "application/json")).set_payload(names.here(body));
    }
    api.send(request).await
}

fn compare(names: &mut Names, block: &str, answer: &Answer) {
    let (first, headers, body) = parts(block);
    let status: u16 = first.split(' ').nth(1).unwrap().parse().unwrap();
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    assert_eq!(answer.status.canonical_reason(), first.splitn(3, ' ').nth(2));
    for (name, value) in headers {
        names.compare(value, answer.header(&name.to_lowercase()));
    }
    if answer.text.starts_with("retry: ") {
        return events(names, body, &answer.text);
    }
    match body {
        "" => assert_eq!(answer.text, ""),
        body => names.json(&json(body), &answer.json, false),
    }
}

/// Compares a stream line by line: numbers of events may differ.
fn events(names: &mut Names, told: &str, real: &str) {
    let (told, real): (Vec<_>, Vec<_>) = (told.trim().lines().collect(), real.trim().lines().collect());
    assert_eq!(told.len(), real.len(), "{real:?}");
    for (told, real) in told.into_iter().zip(real) {
        match (told.strip_prefix("data: "), real.strip_prefix("data: ")) {
            (Some(told), Some(real)) => names.json(&json(told), &serde_json::from_str(real).unwrap(), false),
            _ if told.starts_with("id: ") => assert!(real.starts_with("id: "), "{real}"),
            _ => assert_eq!(told, real),
        }
    }
}

#[actix_web::test]
async fn every_example_of_the_guide_is_true() {
    let (api, mut names) = (api().await, Names::default());
    let guide = guide();
    let blocks = blocks(&guide);
    assert!(blocks.len() >= 20 && blocks.len().is_multiple_of(2), "{} blocks", blocks.len());
    for pair in blocks.chunks(2) {
        let answer = ask(&api, &names, pair[0]).await;
        println!("{}\n{} {}\n", pair[0], answer.status, answer.text); // shown when it fails
        compare(&mut names, pair[1], &answer);
    }
}

#[test]
fn what_the_guide_says_in_numbers_is_so() {
    use crate::bulk::{MOST_BYTES, MOST_ROWS};
    assert_eq!((MOST_ROWS, MOST_BYTES), (1_000, 8 * 1_048_576));
    let (guide, limits) = (guide(), door::Limits::default());
    assert!(guide.contains(&format!("{} a minute", limits.account_per_minute)));
    for collection in crate::bulk::collections() {
        let words = collection.name.replace('-', " ");
        assert!(guide.contains(&words), "{words} can be written in bulk, and the guide does not say so");
    }
}
