//! Each rule of the comparison, on the smallest description that shows it.

use serde_json::{Value, json};

use super::operations::compare;
use super::verdict::faults;

/// A description with one operation: a request schema, an answer schema.
fn with(request: &Value, answer: &Value) -> Value {
    json!({"info": {"version": "0.1.0"}, "paths": {"/things": {"post": {
        "operationId": "make_thing",
        "parameters": [{"in": "query", "name": "q", "required": false, "schema": {"type": "integer", "maximum": 10}}],
        "requestBody": {"required": true, "content": {"application/json": {"schema": request}}},
        "responses": {"200": {"headers": {"ETag": {}}, "content": {"application/json": {"schema": answer}}},
            "404": {}},
    }}}, "components": {"schemas": {}}})
}

fn thing(properties: &Value, required: &Value) -> Value {
    json!({"type": "object", "properties": properties, "required": required})
}

/// Whether a change breaks a client; it must be noticed in any case.
#[track_caller]
fn breaks(old: &Value, new: &Value) -> bool {
    let changes = compare(old, new);
    assert!(!changes.is_empty(), "nothing was noticed");
    changes.iter().any(|change| change.breaking)
}

/// The same change of a schema in a request and in an answer.
#[track_caller]
fn asked_and_answered(old: &Value, new: &Value) -> (bool, bool) {
    let none = json!({});
    (breaks(&with(old, &none), &with(new, &none)), breaks(&with(&none, old), &with(&none, new)))
}

/// The description with one place of its operation changed.
fn changed(pointer: &str, value: Value) -> (Value, Value) {
    let old = with(&json!({}), &json!({}));
    let mut new = old.clone();
    *new.pointer_mut(&format!("/paths/~1things/post{pointer}")).unwrap() = value;
    (old, new)
}

#[test]
fn an_operation_that_goes_or_is_renamed_breaks_and_a_new_one_does_not() {
    let old = with(&json!({}), &json!({}));
    let mut none = old.clone();
    none["paths"] = json!({});
    assert!(breaks(&old, &none));
    assert!(!breaks(&none, &old));
    let (old, renamed) = changed("/operationId", json!("create_thing"));
    assert!(breaks(&old, &renamed));
}

#[test]
fn parameters_go_come_and_become_required() {
    let (old, gone) = changed("/parameters", json!([]));
    assert!(breaks(&old, &gone));
    assert!(!breaks(&gone, &old));
    let (old, required) = changed("/parameters/0/required", json!(true));
    assert!(breaks(&old, &required));
    assert!(breaks(&gone, &required));
    let (old, narrower) = changed("/parameters/0/schema/maximum", json!(5));
    assert!(breaks(&old, &narrower));
    assert!(!breaks(&narrower, &old));
}

#[test]
fn statuses_headers_and_media_types_of_an_answer_may_come_and_not_go() {
    for (pointer, value) in [
        (
            "/responses",
            json!({"200": {"headers": {"ETag": {}}, "content": {"application/json": {"schema": {}}}}}),
        ),
        ("/responses/200/headers", json!({})),
        ("/responses/200/content", json!({})),
    ] {
        let (old, new) = changed(pointer, value);
        assert!(breaks(&old, &new), "{pointer}");
        assert!(!breaks(&new, &old), "{pointer}");
    }
}

#[test]
fn a_body_may_not_go_nor_become_required() {
    let (old, optional) = changed("/requestBody/required", json!(false));
    assert!(compare(&old, &optional).is_empty());
    assert!(breaks(&optional, &old));
    let (old, none) = changed("/requestBody", Value::Null);
    assert!(breaks(&old, &none));
    assert!(breaks(&none, &old));
}

#[test]
fn members_of_objects() {
    let name = json!({"name": {"type": "string"}});
    let both = json!({"name": {"type": "string"}, "age": {"type": "integer"}});
    let (one, two) = (thing(&name, &json!([])), thing(&both, &json!([])));
    assert_eq!(asked_and_answered(&one, &two), (false, false), "an optional member is new");
    assert_eq!(asked_and_answered(&two, &one), (true, true), "a member is gone");
    assert_eq!(
        asked_and_answered(&one, &thing(&name, &json!(["name"]))),
        (true, false),
        "it is required now"
    );
    assert_eq!(
        asked_and_answered(&thing(&name, &json!(["name"])), &one),
        (false, true),
        "it may be missing now"
    );
    assert_eq!(
        asked_and_answered(&one, &thing(&both, &json!(["age"]))),
        (true, false),
        "a required one is new"
    );
    let mut closed = one.clone();
    closed["additionalProperties"] = json!(false);
    assert_eq!(asked_and_answered(&one, &closed), (true, false), "others are refused now");
}

#[test]
fn types_formats_words_and_bounds() {
    let (text, maybe) = (json!({"type": "string"}), json!({"type": ["string", "null"]}));
    assert_eq!(asked_and_answered(&text, &maybe), (false, true));
    assert_eq!(asked_and_answered(&maybe, &text), (true, false));
    assert_eq!(asked_and_answered(&json!({"type": "number"}), &json!({"type": "integer"})), (true, false));
    let day = json!({"type": "string", "format": "date"});
    assert_eq!(asked_and_answered(&text, &day), (true, false));
    assert_eq!(asked_and_answered(&day, &text), (false, true));
    assert_eq!(asked_and_answered(&day, &json!({"type": "string", "format": "uuid"})), (true, true));
    let (few, many) = (json!({"enum": ["a"]}), json!({"enum": ["a", "b"]}));
    assert_eq!(asked_and_answered(&few, &many), (false, true));
    assert_eq!(asked_and_answered(&many, &few), (true, false));
    let (short, long) =
        (json!({"type": "string", "maxLength": 5}), json!({"type": "string", "maxLength": 9}));
    assert_eq!(asked_and_answered(&long, &short), (true, false));
    assert_eq!(asked_and_answered(&short, &long), (false, true));
    let (digits, letters) =
        (json!({"type": "string", "pattern": "^1$"}), json!({"type": "string", "pattern": "^a$"}));
    assert_eq!(asked_and_answered(&text, &digits), (true, false));
    assert_eq!(
        asked_and_answered(&digits, &letters),
        (true, true),
        "a pattern that changes cannot be judged"
    );
}

#[test]
fn lists_maps_variants_and_references_are_looked_into() {
    let (text, number) = (json!({"type": "string"}), json!({"type": "integer"}));
    let list = |of: &Value| json!({"type": "array", "items": of});
    assert_eq!(asked_and_answered(&list(&text), &list(&number)), (true, true));
    let map = |of: &Value| json!({"type": "object", "additionalProperties": of});
    assert_eq!(asked_and_answered(&map(&text), &map(&number)), (true, true));
    let variant = |kind: &str| thing(&json!({"kind": {"enum": [kind]}}), &json!(["kind"]));
    let (one, two) = (json!({"oneOf": [variant("a")]}), json!({"oneOf": [variant("a"), variant("b")]}));
    assert_eq!(asked_and_answered(&one, &two), (false, true));
    assert_eq!(asked_and_answered(&two, &one), (true, false));
    let reference = json!({"$ref": "#/components/schemas/Thing"});
    let named = |schema: Value| {
        let mut document = with(&reference, &json!({}));
        document["components"]["schemas"]["Thing"] = schema;
        document
    };
    let own = |of: Value| thing(&json!({"self": reference, "name": of}), &json!([]));
    assert!(breaks(&named(own(text)), &named(own(number))), "behind a reference that refers to itself");
}

#[test]
fn security_may_open_and_not_shut() {
    let open = with(&json!({}), &json!({}));
    let mut token = open.clone();
    token["security"] = json!([{"token": []}]);
    let mut either = open.clone();
    either["security"] = json!([{"token": []}, {"cookie": []}]);
    assert!(breaks(&open, &token));
    assert!(!breaks(&token, &either));
    assert!(breaks(&either, &token));
}

#[test]
fn a_webhook_is_an_answer() {
    let hook = |schema: Value| {
        json!({"webhooks": {"told": {"post": {"operationId": "told",
            "requestBody": {"content": {"application/json": {"schema": schema}}}}}}})
    };
    let (few, many) = (json!({"enum": ["a"]}), json!({"enum": ["a", "b"]}));
    assert!(breaks(&hook(few.clone()), &hook(many.clone())));
    assert!(!breaks(&hook(many), &hook(few)));
}

#[test]
fn the_version_moves_and_the_change_log_speaks() {
    let old = with(&json!({"type": "string"}), &json!({}));
    let mut new = with(&json!({"type": "integer"}), &json!({}));
    let log = "# Changes\n\n## 0.2.0\n\n### Incompatible\n\n- `make_thing` takes a number\n\n## 0.1.0\n";
    assert_eq!(faults(&old, &old, ""), Vec::<String>::new());
    assert!(faults(&old, &new, log)[0].contains("did not move"));
    new["info"]["version"] = json!("0.1.1");
    assert!(faults(&old, &new, log)[0].contains("no entry"));
    assert!(faults(&old, &new, &log.replace("0.2.0", "0.1.1"))[0].contains("did not move for it"));
    new["info"]["version"] = json!("0.2.0");
    assert_eq!(faults(&old, &new, log), Vec::<String>::new());
    assert!(faults(&old, &new, &log.replace("make_", ""))[0].contains("### Incompatible"));
    let mut more = old.clone();
    more["info"]["version"] = json!("0.1.1");
    more["paths"]["/more"]["get"] = json!({"operationId": "read_more", "responses": {}});
    assert!(faults(&old, &more, "\n## 0.1.1\n\n- something\n")[0].contains("`read_more`"));
    assert_eq!(faults(&old, &more, "\n## 0.1.1\n\n- `read_more`\n"), Vec::<String>::new());
}
