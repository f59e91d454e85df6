//! Two versions of a schema, compared in the direction in which the data go.
//!
//! A request must still be taken as it was, so a schema of it may only widen; an answer must still be what was
//! promised, so a schema of it may only narrow. What can never happen: a keyword that this does not know and that
//! has changed counts as compatible.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Which way the data go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// From the client to the program.
    Request,
    /// From the program to the client.
    Answer,
}

/// What was found at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) breaking: bool,
    pub(super) what: String,
}

/// Words for people, and bounds that are compared as numbers.
const WORDS: [&str; 7] = ["description", "title", "example", "examples", "deprecated", "$comment", "default"];
const LOWER: [&str; 5] = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
const UPPER: [&str; 5] = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
const JUDGED: [&str; 8] =
    ["type", "format", "enum", "properties", "required", "additionalProperties", "items", "oneOf"];

/// Compares schemas of two documents.
pub(super) struct Comparison<'d> {
    old: &'d Value,
    new: &'d Value,
    seen: BTreeSet<(String, String, Way)>,
    found: Vec<Found>,
}

impl<'d> Comparison<'d> {
    pub(super) fn of(old: &'d Value, new: &'d Value) -> Self {
        Self { old, new, seen: BTreeSet::new(), found: Vec::new() }
    }

    /// What is different between two schemas at a place.
    pub(super) fn run(mut self, place: &str, way: Way, old: &Value, new: &Value) -> Vec<Found> {
        self.schema(place, way, old, new);
        self.found
    }

    fn breaking(&mut self, place: &str, what: &str) {
        self.found.push(Found { breaking: true, what: format!("{place}: {what}") });
    }

    fn compatible(&mut self, place: &str, what: &str) {
        self.found.push(Found { breaking: false, what: format!("{place}: {what}") });
    }

    /// Breaks when the change goes the wrong way.
    fn wrong(&mut self, wrong: bool, place: &str, what: &str) {
        if wrong {
            self.breaking(place, what);
        } else {
            self.compatible(place, what);
        }
    }

    fn schema(&mut self, place: &str, way: Way, old: &Value, new: &Value) {
        let name = |schema: &Value| schema["$ref"].as_str().unwrap_or_default().to_owned();
        let names = (name(old), name(new), way);
        if !names.0.is_empty() && !names.1.is_empty() && !self.seen.insert(names) {
            return;
        }
        let (old, new) = (plain(old, self.old), plain(new, self.new));
        if old == new {
            // The same words; what they refer to may differ.
            self.parts(place, way, &old, &new);
            return;
        }
        self.types(place, way, &old, &new);
        self.enumeration(place, way, &old, &new);
        self.format(place, way, &old, &new);
        self.bounds(place, way, &old, &new);
        self.parts(place, way, &old, &new);
        for key in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
            let judged = JUDGED.iter().chain(&WORDS).chain(&LOWER).chain(&UPPER).any(|known| known == key);
            if !judged && old.get(key) != new.get(key) {
                // A pattern that comes or goes has a direction; one that changes has none that can be read off it.
                let (came, went) = (!old.contains_key(key), !new.contains_key(key));
                let wrong = match way {
                    Way::Request => !went,
                    Way::Answer => !came,
                };
                self.wrong(wrong, place, &format!("`{key}` changed"));
            }
        }
    }

    fn types(&mut self, place: &str, way: Way, old: &Map<String, Value>, new: &Map<String, Value>) {
        let (before, after) = (types_of(old), types_of(new));
        let covers = |wide: &Option<BTreeSet<String>>, narrow: &Option<BTreeSet<String>>| match (wide, narrow)
        {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(wide), Some(narrow)) => {
                narrow.iter().all(|one| wide.contains(one) || (one == "integer" && wide.contains("number")))
            }
        };
        if before != after {
            let fine = match way {
                Way::Request => covers(&after, &before),
                Way::Answer => covers(&before, &after),
            };
            self.wrong(!fine, place, &format!("type {before:?} became {after:?}"));
        }
    }

    fn enumeration(&mut self, place: &str, way: Way, old: &Map<String, Value>, new: &Map<String, Value>) {
        let words =
            |schema: &Map<String, Value>| -> Option<Vec<Value>> { schema.get("enum")?.as_array().cloned() };
        match (words(old), words(new)) {
            (Some(before), Some(after)) => {
                for gone in before.iter().filter(|word| !after.contains(word)) {
                    self.wrong(way == Way::Request, place, &format!("the value {gone} is gone"));
                }
                for come in after.iter().filter(|word| !before.contains(word)) {
                    self.wrong(way == Way::Answer, place, &format!("the value {come} is new"));
                }
            }
            (None, Some(_)) => self.wrong(way == Way::Request, place, "only some values are left"),
            (Some(_), None) => self.wrong(way == Way::Answer, place, "any value is possible"),
            (None, None) => {}
        }
    }

    fn format(&mut self, place: &str, way: Way, old: &Map<String, Value>, new: &Map<String, Value>) {
        match (old.get("format"), new.get("format")) {
            (before, after) if before == after => {}
            (None, Some(after)) => {
                self.wrong(way == Way::Request, place, &format!("format {after} is asked"));
            }
            (Some(before), None) => {
                self.wrong(way == Way::Answer, place, &format!("format {before} is no longer promised"));
            }
            (before, after) => self.breaking(place, &format!("format {before:?} became {after:?}")),
        }
    }

    fn bounds(&mut self, place: &str, way: Way, old: &Map<String, Value>, new: &Map<String, Value>) {
        for (keys, lower) in [(LOWER, true), (UPPER, false)] {
            for key in keys {
                let none = if lower { f64::NEG_INFINITY } else { f64::INFINITY };
                let bound =
                    |schema: &Map<String, Value>| schema.get(key).and_then(Value::as_f64).unwrap_or(none);
                let (before, after) = (bound(old), bound(new));
                let narrower = if lower { after > before } else { after < before };
                let wider = if lower { after < before } else { after > before };
                if narrower || wider {
                    let wrong = if way == Way::Request { narrower } else { wider };
                    self.wrong(wrong, place, &format!("{key} {before} became {after}"));
                }
            }
        }
    }

    fn parts(&mut self, place: &str, way: Way, old: &Map<String, Value>, new: &Map<String, Value>) {
        self.properties(place, way, old, new);
        self.required(place, way, old, new);
        match (old.get("items"), new.get("items")) {
            (Some(before), Some(after)) => self.schema(&format!("{place}[]"), way, before, after),
            (None, Some(_)) => self.wrong(way == Way::Request, place, "the items have a form now"),
            (Some(_), None) => self.wrong(way == Way::Answer, place, "the items have no form any more"),
            (None, None) => {}
        }
        match (old.get("additionalProperties"), new.get("additionalProperties")) {
            (Some(before), Some(after)) if before.is_object() && after.is_object() => {
                self.schema(&format!("{place}.*"), way, before, after);
            }
            // Whoever reads an answer passes over what it does not know (openapi/CHANGELOG.md says so).
            (before, after) if before != after => {
                let closed = after.is_some_and(|after| *after != Value::Bool(true));
                self.wrong(way == Way::Request && closed, place, "`additionalProperties` changed");
            }
            _ => {}
        }
        self.variants(place, way, old, new);
    }

    fn properties(&mut self, place: &str, way: Way, old: &Map<String, Value>, new: &Map<String, Value>) {
        let none = Map::new();
        let of =
            |schema: &'_ Map<String, Value>| schema.get("properties").and_then(Value::as_object).cloned();
        let (before, after) = (of(old).unwrap_or(none.clone()), of(new).unwrap_or(none));
        for (name, schema) in &before {
            match after.get(name) {
                Some(now) => self.schema(&format!("{place}.{name}"), way, schema, now),
                None => self.breaking(place, &format!("the member `{name}` is gone")),
            }
        }
        for name in after.keys().filter(|name| !before.contains_key(*name)) {
            self.compatible(place, &format!("the member `{name}` is new"));
        }
    }

    fn required(&mut self, place: &str, way: Way, old: &Map<String, Value>, new: &Map<String, Value>) {
        let of = |schema: &Map<String, Value>| -> BTreeSet<String> {
            let names = schema.get("required").and_then(Value::as_array).into_iter().flatten();
            names.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let known = |name: &String| old.get("properties").is_some_and(|all| all.get(name).is_some());
        let (before, after) = (of(old), of(new));
        for name in after.difference(&before) {
            if way == Way::Request || known(name) {
                self.wrong(way == Way::Request, place, &format!("the member `{name}` is required now"));
            }
        }
        for name in before.difference(&after) {
            self.wrong(way == Way::Answer, place, &format!("the member `{name}` may be missing now"));
        }
    }

    fn variants(&mut self, place: &str, way: Way, old: &Map<String, Value>, new: &Map<String, Value>) {
        let (before, after) = (variants_of(old, self.old), variants_of(new, self.new));
        if before.is_empty() && after.is_empty() {
            return;
        }
        if before.is_empty() || after.is_empty() {
            self.breaking(place, "variants came or went");
            return;
        }
        for (name, schema) in &before {
            match after.iter().find(|(other, _)| other == name) {
                Some((_, now)) => self.schema(&format!("{place}<{name}>"), way, schema, now),
                None => self.wrong(way == Way::Request, place, &format!("the variant {name} is gone")),
            }
        }
        for (name, _) in after.iter().filter(|(name, _)| !before.iter().any(|(other, _)| other == name)) {
            self.wrong(way == Way::Answer, place, &format!("the variant {name} is new"));
        }
    }
}

/// The schema itself: looked up, with `allOf` put together, without the words for people. `oneOf` of one schema and
/// null is that schema, or null.
fn plain(schema: &Value, document: &Value) -> Map<String, Value> {
    let Some(members) = schema.as_object() else {
        return Map::new();
    };
    if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
        let target = document.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null);
        return plain(target, document);
    }
    let mut whole = members.clone();
    whole.retain(|name, _| !WORDS.contains(&name.as_str()));
    let variants = whole.get("oneOf").and_then(Value::as_array).cloned().unwrap_or_default();
    let (null, other): (Vec<Value>, Vec<Value>) =
        variants.into_iter().partition(|variant| variant["type"] == "null");
    if let ([_], [one]) = (null.as_slice(), other.as_slice()) {
        let mut one = plain(one, document);
        if let Some(mut types) = types_of(&one) {
            types.insert("null".to_owned());
            one.insert("type".to_owned(), types.into_iter().collect());
        }
        return one;
    }
    for part in whole.remove("allOf").and_then(|parts| parts.as_array().cloned()).into_iter().flatten() {
        merge(&mut whole, plain(&part, document));
    }
    whole
}

fn merge(whole: &mut Map<String, Value>, part: Map<String, Value>) {
    for (name, value) in part {
        match (whole.get_mut(&name), value) {
            (Some(Value::Object(there)), Value::Object(more)) => there.extend(more),
            (Some(Value::Array(there)), Value::Array(more)) => there.extend(more),
            // The parts close each other's members out; what is meant is their union.
            (None, value) if name != "additionalProperties" => drop(whole.insert(name, value)),
            _ => {}
        }
    }
}

fn types_of(schema: &Map<String, Value>) -> Option<BTreeSet<String>> {
    match schema.get("type")? {
        Value::String(one) => Some(BTreeSet::from([one.clone()])),
        Value::Array(all) => Some(all.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
        _ => None,
    }
}

/// The variants by name: the value of their tag, else their only member, else their whole text.
fn variants_of(schema: &Map<String, Value>, document: &Value) -> Vec<(String, Value)> {
    let all = ["oneOf", "anyOf"].iter().filter_map(|key| schema.get(*key)?.as_array()).flatten();
    all.map(|variant| (name_of(variant, document), variant.clone())).collect()
}

fn name_of(variant: &Value, document: &Value) -> String {
    let whole = plain(variant, document);
    let members = whole.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let tag = members.values().find_map(|member| match member["enum"].as_array().map(Vec::as_slice) {
        Some([Value::String(word)]) => Some(word.clone()),
        _ => None,
    });
    let only = || (members.len() == 1).then(|| members.keys().next().cloned()).flatten();
    tag.or_else(only).unwrap_or_else(|| Value::Object(whole).to_string())
}
