//! The description is complete, says what is true, and is committed as it is served.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::api;

fn description() -> Value {
    serde_json::from_str(&crate::openapi::text().unwrap()).unwrap()
}

fn operations(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let of_path = |(path, item): (&String, &'_ Value)| {
        let path = path.clone();
        let methods =
            item.as_object().map(|item| item.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
        methods.into_iter().map(move |method| (path.clone(), method))
    };
    let all = paths.iter().flat_map(of_path);
    all.map(|(path, method)| (format!("{} {path}", method.to_uppercase()), &paths[&path][&method])).collect()
}

#[test]
fn the_committed_golden_description_is_the_served_one() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi/openapi.json");
    let served = crate::openapi::text().unwrap();
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &served).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == served, "openapi/openapi.json is stale: run scripts/regenerate");
}

#[test]
fn every_operation_is_named_once_and_explained() {
    let document = description();
    assert_eq!(document["openapi"], "3.1.0");
    let mut ids = BTreeSet::new();
    let tags: Vec<&Value> = document["tags"].as_array().unwrap().iter().map(|tag| &tag["name"]).collect();
    for (name, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{name} has no operationId"));
        assert!(ids.insert(id.to_owned()), "{name}: the operationId {id} is taken");
        assert!(
            operation["summary"].as_str().is_some_and(|words| !words.is_empty()),
            "{name} has no summary"
        );
        assert!(tags.contains(&&operation["tags"][0]), "{name} has no tag of the document");
    }
    assert!(ids.len() >= 8, "too few operations: {ids:?}");
}

#[test]
fn every_operation_has_examples_and_refusals() {
    let document = description();
    for (name, operation) in operations(&document) {
        let responses = operation["responses"].as_object().unwrap();
        let success = responses.iter().find(|(status, _)| status.starts_with('2'));
        let (_, success) = success.unwrap_or_else(|| panic!("{name} never succeeds"));
        let contents = success["content"].as_object().unwrap_or_else(|| panic!("{name} answers nothing"));
        for (media_type, content) in contents {
            let is_json = media_type == "application/json";
            assert!(
                !is_json || content["example"].is_object() || content["example"].is_array(),
                "{name}: no example"
            );
        }
        if let Some(body) = operation.get("requestBody") {
            let contents = body["content"].as_object().unwrap();
            assert!(
                contents.values().all(|content| !content["example"].is_null()),
                "{name}: no example of a body"
            );
        }
        let refusals: Vec<_> = responses.iter().filter(|(status, _)| status.starts_with('4')).collect();
        assert!(!refusals.is_empty(), "{name} is never refused");
        for (status, refusal) in refusals {
            let part =
                refusal["$ref"].as_str().unwrap_or_else(|| panic!("{name} {status}")).rsplit('/').next();
            let response = &document["components"]["responses"][part.unwrap()];
            let content = &response["content"]["application/problem+json"];
            assert_eq!(content["schema"]["$ref"], "#/components/schemas/Problem", "{name} {status}");
            assert_eq!(content["example"]["status"].to_string(), *status, "{name} {status}");
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn references<'v>(value: &'v Value, into: &mut Vec<&'v str>) {
        match value {
            Value::Object(members) => {
                into.extend(members.get("$ref").and_then(Value::as_str));
                members.values().for_each(|value| references(value, into));
            }
            Value::Array(values) => values.iter().for_each(|value| references(value, into)),
            _ => {}
        }
    }
    let document = description();
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(!found.is_empty());
    for reference in found {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

#[actix_web::test]
async fn the_description_and_its_page_are_served_from_here() {
    let api = api().await;
    assert_eq!(api.get("/api/openapi.json").await.ok(200)["info"]["title"], "Quintette");
    assert_eq!(api.get("/api/docs").await.header("location"), "/api/docs/");
    let page = api.get("/api/docs/").await;
    assert_eq!(page.status, 200);
    for outside in ["src=\"http", "href=\"http", "src=\"//", "href=\"//"] {
        assert!(!page.text.contains(outside), "the page asks the network: {outside}");
    }
    let settings = api.get("/api/docs/swagger-initializer.js").await;
    assert!(settings.text.contains("/api/openapi.json"), "{}", settings.text);
}
