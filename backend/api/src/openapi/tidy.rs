//! The description, made fit for generators of clients: what the derive macros compose is written out.
//!
//! A struct that flattens another, or a variant that carries one, is derived as `allOf`; where the other is closed
//! (`additionalProperties: false`), nothing at all would satisfy that, and a generator writes an intersection that
//! nobody can read. A row of a list is derived inline, so that a client would get the same type twice, once without
//! a name. What can never happen: a described object that the program's own answer does not satisfy for want of a
//! member that the other half of an `allOf` has.

use serde_json::{Map, Value, json};

/// Composed objects become one object each, and a copy of a named schema becomes a reference to it.
pub(super) fn tidy(document: &mut Value) {
    let named = match document.pointer("/components/schemas") {
        Some(Value::Object(schemas)) => schemas.clone(),
        _ => return,
    };
    each_schema(document, &mut |schema| {
        if let Some(whole) = whole(schema, &named) {
            *schema = whole;
        }
    });
    let Some(Value::Object(schemas)) = document.pointer("/components/schemas") else {
        return;
    };
    let named = schemas.clone();
    let refer = |value: &mut Value| {
        if let Some(name) = name_of(value, &named) {
            *value = json!({"$ref": format!("#/components/schemas/{name}")});
        }
    };
    each_schema(document, &mut |schema| {
        for key in ["items", "schema", "additionalProperties"] {
            if let Some(value) = schema.get_mut(key) {
                refer(value);
            }
        }
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            properties.values_mut().for_each(&refer);
        }
        if let Some(Value::Array(variants)) = schema.get_mut("oneOf") {
            variants.iter_mut().for_each(&refer);
        }
    });
}

/// Every object of the document that may be or hold a schema, the inner ones first; never what is only an example.
fn each_schema(value: &mut Value, change: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                if !matches!(name.as_str(), "example" | "examples" | "default" | "enum" | "const") {
                    each_schema(member, change);
                }
            }
            change(value);
        }
        Value::Array(values) => values.iter_mut().for_each(|value| each_schema(value, change)),
        _ => {}
    }
}

/// The one object that an `allOf` of objects describes; nothing when it is no such thing.
fn whole(schema: &Value, named: &Map<String, Value>) -> Option<Value> {
    let parts: Vec<Value> =
        schema.get("allOf")?.as_array()?.iter().map(|part| part_of(part, named)).collect::<Option<_>>()?;
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for part in &parts {
        for (name, property) in part["properties"].as_object()? {
            properties.entry(name).or_insert_with(|| property.clone());
        }
        for name in part["required"].as_array().into_iter().flatten() {
            if !required.contains(name) {
                required.push(name.clone());
            }
        }
    }
    let mut whole = schema.as_object()?.clone();
    whole.remove("allOf");
    whole.insert("type".to_owned(), json!("object"));
    whole.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        whole.insert("required".to_owned(), Value::Array(required));
    }
    // A variant of a closed struct has its tag beside the struct's members, and nothing else.
    if parts.iter().all(|part| is_tag(part) || part["additionalProperties"] == false) {
        whole.insert("additionalProperties".to_owned(), json!(false));
    }
    Some(Value::Object(whole))
}

/// A part of an `allOf`: an object, itself whole, looked up when it is a reference.
fn part_of(part: &Value, named: &Map<String, Value>) -> Option<Value> {
    let part = match part.get("$ref").and_then(Value::as_str) {
        Some(reference) => named.get(reference.rsplit('/').next()?)?,
        None => part,
    };
    let part = whole(part, named).unwrap_or_else(|| part.clone());
    part.get("properties").is_some_and(Value::is_object).then_some(part)
}

/// The member that tells the variants of an enum apart.
fn is_tag(part: &Value) -> bool {
    let only = part["properties"].as_object().filter(|properties| properties.len() == 1);
    let values = only.and_then(|properties| properties.values().next()?.get("enum")?.as_array());
    values.is_some_and(|values| values.len() == 1)
}

/// The name of the component that this is a copy of.
fn name_of<'n>(schema: &Value, named: &'n Map<String, Value>) -> Option<&'n str> {
    let telling =
        schema.get("properties").is_some() || schema["enum"].as_array().is_some_and(|all| all.len() > 1);
    let same = |(_, other): &(&'n String, &Value)| *other == schema;
    telling.then(|| named.iter().filter(same).map(|(name, _)| name.as_str()).min()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(schemas: &Value) -> Value {
        let mut document = json!({"components": {"schemas": schemas}});
        tidy(&mut document);
        document["components"]["schemas"].clone()
    }

    #[test]
    fn a_variant_that_carries_a_closed_struct_is_one_closed_object() {
        let amount = json!({"type": "object", "properties": {"amount": {"type": "string"}},
            "required": ["amount"], "additionalProperties": false});
        let tag = json!({"type": "object", "properties": {"kind": {"type": "string", "enum": ["money"]}},
            "required": ["kind"]});
        let tidy = tidied(&json!({
            "Amount": amount,
            "Value": {"oneOf": [{"description": "Money.", "allOf": [{"$ref": "#/components/schemas/Amount"}, tag]}]},
        }));
        let variant = &tidy["Value"]["oneOf"][0];
        assert_eq!(variant["description"], "Money.");
        assert_eq!(variant["required"], json!(["amount", "kind"]));
        assert_eq!(variant["additionalProperties"], false);
        assert_eq!(variant["properties"].as_object().unwrap().len(), 2);
        assert!(variant.get("allOf").is_none());
    }

    #[test]
    fn a_struct_that_flattens_a_closed_one_is_one_open_object() {
        let key = json!({"type": "object", "properties": {"code": {"type": "string"}}, "additionalProperties": false});
        let more = json!({"type": "object", "properties": {"place": {"type": "integer"}}});
        let tidy =
            tidied(&json!({"Key": key, "Row": {"allOf": [{"$ref": "#/components/schemas/Key"}, more]}}));
        assert!(tidy["Row"].get("additionalProperties").is_none());
        assert_eq!(tidy["Row"]["properties"].as_object().unwrap().len(), 2);
    }

    #[test]
    fn a_copy_of_a_named_schema_becomes_a_reference_to_it() {
        let row = json!({"type": "object", "properties": {"name": {"type": "string"}}});
        let tidy = tidied(&json!({
            "PageOf_Row": {"type": "object", "properties": {"items": {"type": "array", "items": row}}},
            "Row": row,
        }));
        let items = &tidy["PageOf_Row"]["properties"]["items"]["items"];
        assert_eq!(*items, json!({"$ref": "#/components/schemas/Row"}));
        assert_eq!(tidy["Row"], row);
    }

    #[test]
    fn what_is_only_an_example_stays_as_it_is() {
        let example = json!({"allOf": [{"properties": {}}]});
        let tidy = tidied(&json!({"Odd": {"type": "object", "example": example}}));
        assert_eq!(tidy["Odd"]["example"], example);
    }
}
