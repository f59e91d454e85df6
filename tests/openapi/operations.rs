//! Two versions of the whole description, operation by operation.
//!
//! What can never happen: an operation that is gone, or that asks for more, without a change in the list.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::schemas::{Comparison, Found, Way};

/// A difference, by the operation that it touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// Its `operationId`; the webhook's name with `webhook` before it.
    pub(super) operation: String,
    /// Whether the whole operation is new.
    pub(super) added: bool,
    /// Whether a client of yesterday may be broken by it.
    pub(super) breaking: bool,
    /// What is different.
    pub(super) what: String,
}

impl Change {
    fn new(operation: &str, breaking: bool, what: impl Into<String>) -> Self {
        Self { operation: operation.to_owned(), added: false, breaking, what: what.into() }
    }
}

/// Everything that is different, in the order of the addresses.
pub(super) fn compare(old: &Value, new: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    for (kind, pointer) in [("", "/paths"), ("webhook ", "/webhooks")] {
        let (before, after) = (operations(old, pointer), operations(new, pointer));
        for (address, operation) in &before {
            let id = id_of(kind, address, operation);
            match after.get(address) {
                None => changes.push(Change::new(&id, true, format!("{address} is gone"))),
                Some(now) if id_of(kind, address, now) != id => {
                    let name = id_of(kind, address, now);
                    changes.push(Change::new(&id, true, format!("{address} is called {name} now")));
                }
                Some(now) => {
                    let found = Pair { old, new, before: operation, after: now }.compare(!kind.is_empty());
                    changes
                        .extend(found.into_iter().map(|found| Change::new(&id, found.breaking, found.what)));
                }
            }
        }
        for (address, operation) in after.iter().filter(|(address, _)| !before.contains_key(*address)) {
            let mut change =
                Change::new(&id_of(kind, address, operation), false, format!("{address} is new"));
            change.added = true;
            changes.push(change);
        }
    }
    changes
}

/// The operations by method and address.
fn operations<'d>(document: &'d Value, pointer: &str) -> BTreeMap<String, &'d Value> {
    const METHODS: [&str; 8] = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];
    let items = document.pointer(pointer).and_then(Value::as_object).into_iter().flatten();
    let methods = items.flat_map(|(address, item)| {
        METHODS.iter().filter_map(move |method| {
            Some((format!("{} {address}", method.to_uppercase()), item.get(*method)?))
        })
    });
    methods.collect()
}

fn id_of(kind: &str, address: &str, operation: &Value) -> String {
    format!("{kind}{}", operation["operationId"].as_str().unwrap_or(address))
}

/// One operation, before and after.
struct Pair<'d> {
    old: &'d Value,
    new: &'d Value,
    before: &'d Value,
    after: &'d Value,
}

impl Pair<'_> {
    /// A webhook's body goes from the program to the client.
    fn compare(&self, webhook: bool) -> Vec<Found> {
        let way = if webhook { Way::Answer } else { Way::Request };
        let mut found = self.security();
        found.extend(self.parameters());
        found.extend(self.body(way));
        if !webhook {
            found.extend(self.responses());
        }
        found
    }

    /// Every way in of yesterday still leads in.
    fn security(&self) -> Vec<Found> {
        let ways = |document: &Value, operation: &Value| -> Vec<BTreeSet<String>> {
            let own = operation.get("security").or_else(|| document.get("security"));
            let all = own.and_then(Value::as_array).cloned().unwrap_or_default();
            let all = if all.is_empty() { vec![json!({})] } else { all };
            all.iter().map(needed).collect()
        };
        let (before, after) = (ways(self.old, self.before), ways(self.new, self.after));
        let shut = before.iter().any(|way| !after.iter().any(|now| now.is_subset(way)));
        let opened = after.iter().any(|way| !before.contains(way));
        match (shut, opened) {
            (true, _) => vec![broken("the security is stricter")],
            (false, true) => vec![fine("there is another way in")],
            (false, false) => Vec::new(),
        }
    }

    fn parameters(&self) -> Vec<Found> {
        let (before, after) = (parameters(self.before, self.old), parameters(self.after, self.new));
        let mut found = Vec::new();
        for (name, parameter) in &before {
            let Some(now) = after.get(name) else {
                found.push(broken(&format!("the parameter {name} is gone")));
                continue;
            };
            if now["required"] == true && parameter["required"] != true {
                found.push(broken(&format!("the parameter {name} is required now")));
            }
            for key in ["style", "explode"] {
                if now.get(key) != parameter.get(key) {
                    found.push(broken(&format!("`{key}` of the parameter {name} changed")));
                }
            }
            let comparison = Comparison::of(self.old, self.new);
            found.extend(comparison.run(name, Way::Request, &parameter["schema"], &now["schema"]));
        }
        for (name, parameter) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
            let required = parameter["required"] == true;
            found.push(Found { breaking: required, what: format!("the parameter {name} is new") });
        }
        found
    }

    fn body(&self, way: Way) -> Vec<Found> {
        let (before, after) = (&self.before["requestBody"], &self.after["requestBody"]);
        match (before.is_null(), after.is_null()) {
            (true, true) => return Vec::new(),
            (false, true) => return vec![broken("the body is gone")],
            (true, false) => {
                return vec![Found { breaking: after["required"] == true, what: "a body is new".into() }];
            }
            (false, false) => {}
        }
        let mut found = self.contents("body", way, before, after);
        if after["required"] == true && before["required"] != true {
            found.push(broken("the body is required now"));
        }
        found
    }

    fn responses(&self) -> Vec<Found> {
        let none = Map::new();
        let (before, after) = (&self.before["responses"], &self.after["responses"]);
        let (before, after) = (before.as_object().unwrap_or(&none), after.as_object().unwrap_or(&none));
        let mut found = Vec::new();
        for (status, response) in before {
            let Some(now) = after.get(status) else {
                found.push(broken(&format!("the status {status} is gone")));
                continue;
            };
            let (response, now) = (looked_up(response, self.old), looked_up(now, self.new));
            let headers = |response: &Value| -> BTreeSet<String> {
                response["headers"]
                    .as_object()
                    .into_iter()
                    .flatten()
                    .map(|(name, _)| name.to_lowercase())
                    .collect()
            };
            for gone in headers(response).difference(&headers(now)) {
                found.push(broken(&format!("{status}: the header {gone} is gone")));
            }
            for come in headers(now).difference(&headers(response)) {
                found.push(fine(&format!("{status}: the header {come} is new")));
            }
            found.extend(self.contents(status, Way::Answer, response, now));
        }
        let new = after.keys().filter(|status| !before.contains_key(*status));
        found.extend(new.map(|status| fine(&format!("the status {status} is new"))));
        found
    }

    fn contents(&self, place: &str, way: Way, before: &Value, after: &Value) -> Vec<Found> {
        let mut found = Vec::new();
        for (media, content) in before["content"].as_object().into_iter().flatten() {
            match after["content"].get(media) {
                None => found.push(broken(&format!("{place}: {media} is gone"))),
                Some(now) => {
                    let comparison = Comparison::of(self.old, self.new);
                    found.extend(comparison.run(place, way, &content["schema"], &now["schema"]));
                }
            }
        }
        for (media, _) in after["content"].as_object().into_iter().flatten() {
            if before["content"].get(media).is_none() {
                found.push(fine(&format!("{place}: {media} is new")));
            }
        }
        found
    }
}

fn broken(what: &str) -> Found {
    Found { breaking: true, what: what.to_owned() }
}

fn fine(what: &str) -> Found {
    Found { breaking: false, what: what.to_owned() }
}

/// What one way in asks for: its schemes, and their scopes.
fn needed(way: &Value) -> BTreeSet<String> {
    let mut needed = BTreeSet::new();
    for (scheme, scopes) in way.as_object().into_iter().flatten() {
        needed.insert(scheme.clone());
        let scopes = scopes.as_array().into_iter().flatten().filter_map(Value::as_str);
        needed.extend(scopes.map(|scope| format!("{scheme} {scope}")));
    }
    needed
}

/// The parameters by place and name; headers have no case.
fn parameters<'d>(operation: &'d Value, document: &'d Value) -> BTreeMap<String, &'d Value> {
    let all = operation["parameters"].as_array().into_iter().flatten();
    let known = all.map(|parameter| looked_up(parameter, document)).map(|parameter| {
        let (place, name) =
            (parameter["in"].as_str().unwrap_or(""), parameter["name"].as_str().unwrap_or(""));
        let name = if place == "header" { name.to_lowercase() } else { name.to_owned() };
        (format!("{place} {name}"), parameter)
    });
    known.collect()
}

fn looked_up<'d>(value: &'d Value, document: &'d Value) -> &'d Value {
    let target = value["$ref"].as_str().and_then(|name| document.pointer(name.trim_start_matches('#')));
    target.unwrap_or(value)
}
