//! The API described by itself: OpenAPI 3.1, put together from the endpoints as they are mounted.
//!
//! An endpoint says what is its own (parameters, body, answer); what all have in common (the refusals, the request's
//! id, the idempotency key, `ETag`, CSV) is added here, once. What can never happen: an endpoint that is served and
//! not described, or described and not served.

mod access;
mod conditions;
mod refusals;
pub(crate) mod rights;
mod tidy;

pub(crate) use refusals::Conflict;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use actix_web::{App, HttpResponse, get};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, PathItem, RefOr, Required,
    ResponseBuilder, ServerBuilder,
};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::scope::scope;

use crate::context::IDEMPOTENCY_KEY;
use crate::problem::Problem;
use crate::webhooks::message;

/// Where the endpoints are mounted.
pub(crate) const BASE: &str = "/api/v1";

/// The version of the description: the API's own, not the program's. While it is 0.x the middle number moves with an
/// incompatible change; `openapi/CHANGELOG.md` says what changed, and the tests hold it against the last release.
pub const VERSION: &str = "0.2.0";

/// The domains, in the order of the documentation.
const TAGS: &[(&str, &str)] = &[
    ("members", "Associés: admission, shares, the registers and the capital, as of any day."),
    ("assemblies", "Statutes, general assemblies, votes and the weighted result in exact fractions."),
    ("partners", "Organisations, venues, prospects, and the import of the official list of libraries."),
    ("billing", "Price lists, contracts, the yearly run, invoices and payments."),
    ("royalties", "Usage totals, CCT keys and the split between creators."),
    ("reports", "Key figures of a year, team and catalogue."),
    ("jobs", "Long work that was left to be done: how far it is, what came of it, its end, its resumption."),
    (
        "outbox",
        "What leaves the house, mails and webhooks: where each note stands, every attempt, another try.",
    ),
    (
        "webhooks",
        "Endpoints of other programs: registered, told of events, asked once more; signed as Standard Webhooks say.",
    ),
    (
        "accounts",
        "Users, persons and programs: their roles, sessions and tokens, and the audit trail. Nobody signs in here: persons do so on the pages, programs enter by a token.",
    ),
];

/// The description, as JSON.
#[get("/openapi.json")]
pub(crate) async fn read_description() -> Result<HttpResponse, Problem> {
    static SERVED: OnceLock<String> = OnceLock::new();
    let served = match SERVED.get() {
        Some(served) => served,
        None => SERVED.get_or_init({
            let text = text().map_err(Problem::internal)?;
            || text
        }),
    };
    Ok(HttpResponse::Ok().content_type("application/json").body(served.as_str()))
}

/// The description as it is committed and served: JSON with members in alphabetical order, so that the same
/// endpoints always give the same bytes.
pub fn text() -> Result<String, serde_json::Error> {
    let mut described = serde_json::to_value(document())?;
    tidy::tidy(&mut described);
    let sorted = Sorted::from(described);
    Ok(serde_json::to_string_pretty(&sorted)? + "\n")
}

/// JSON whose objects are sorted, whatever map `serde_json` was built with.
#[derive(Serialize)]
#[serde(untagged)]
enum Sorted {
    Object(BTreeMap<String, Sorted>),
    Array(Vec<Sorted>),
    Plain(Value),
}

impl From<Value> for Sorted {
    fn from(value: Value) -> Self {
        match value {
            Value::Object(members) => {
                Self::Object(members.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
            Value::Array(values) => Self::Array(values.into_iter().map(Into::into).collect()),
            plain => Self::Plain(plain),
        }
    }
}

/// The OpenAPI 3.1 description of all endpoints.
pub fn document() -> OpenApi {
    let (_, mut document) =
        App::new().into_utoipa_app().service(scope(BASE).configure(crate::endpoints)).split_for_parts();
    document.merge(frame());
    document.info = frame().info;
    let components = document.components.get_or_insert_default();
    refusals::add(components);
    access::add_schemes(components);
    message::add_schemas(components);
    document.webhooks = Some(message::described());
    for (path, item) in &mut document.paths.paths {
        for (operation, writes) in operations(item) {
            complete(operation, writes);
            access::complete(operation);
            if writes {
                conditions::complete(operation, path);
            }
        }
    }
    document
}

fn frame() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Quintette")
        .version(VERSION)
        .description(Some(include_str!("description.md")))
        .license(Some(LicenseBuilder::new().name("Proprietary").build()))
        .build();
    let tags =
        TAGS.iter().map(|(name, words)| TagBuilder::new().name(*name).description(Some(*words)).build());
    OpenApiBuilder::new()
        .info(info)
        .servers(Some([ServerBuilder::new().url("/").description(Some("This machine")).build()]))
        .tags(Some(tags))
        .build()
}

/// The operations of a path, each with whether it writes.
fn operations(item: &mut PathItem) -> Vec<(&mut Operation, bool)> {
    let PathItem { get, put, post, delete, patch, .. } = item;
    let writes = [put, post, delete, patch].into_iter().flatten().map(|operation| (operation, true));
    get.as_mut().map(|operation| (operation, false)).into_iter().chain(writes).collect()
}

/// Adds what every endpoint of its kind has.
fn complete(operation: &mut Operation, writes: bool) {
    let statuses: &[u16] = if writes {
        &[400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503, 507]
    } else {
        &[400, 401, 403, 404, 422, 429, 500, 503]
    };
    // A paper may be impossible, or made and kept at the first reading.
    let drawn: &[u16] = if draws(operation) { &[409, 507] } else { &[] };
    let statuses = [statuses, drawn].concat();
    refusals::refer(operation, &statuses);
    let (lists, streams) = (has_parameter(operation, "cursor"), has_parameter(operation, "Last-Event-ID"));
    let parameters = operation.parameters.get_or_insert_default();
    if writes {
        let mut key = header(
            IDEMPOTENCY_KEY,
            "A repeated request with the same key is answered as the first time and executed once; the same key with another request is refused (422). 1 to 255 visible ASCII characters.",
            "2015-admission-0042",
        );
        let visible =
            ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(255));
        key.schema = Some(visible.pattern(Some("^[!-~]+$")).build().into());
        parameters.push(RefOr::T(key));
    } else if !lists && !streams {
        parameters.push(RefOr::T(header(
            "If-None-Match",
            "The `ETag` of an earlier answer: 304 when nothing has changed.",
            "\"9f86d081884c7d65\"",
        )));
        let unchanged = ResponseBuilder::new().description("Nothing has changed since that `ETag`.").build();
        operation.responses.responses.insert("304".to_owned(), RefOr::T(unchanged));
    }
    let text = || ObjectBuilder::new().schema_type(Type::String).build();
    for (status, response) in &mut operation.responses.responses {
        let (true, RefOr::T(response)) = (status.starts_with('2'), response) else {
            continue;
        };
        let mut add = |name: &str, words: &str| {
            let header = HeaderBuilder::new().schema(Some(text())).description(Some(words)).build();
            response.headers.insert(name.to_owned(), RefOr::T(header));
        };
        add("X-Request-Id", "The request's id, as in the log.");
        match (writes, lists) {
            (true, _) if status == "201" => add("Location", "Where what was made can be read."),
            (true, _) => {}
            (false, true) => add("Link", "`rel=\"next\"`: the next page, when there is one."),
            (false, false) if streams => {}
            (false, false) => add("ETag", "Strong tag of the answer."),
        }
        if lists {
            let csv = ContentBuilder::new()
                .schema(Some(text()))
                .description(Some("The whole list; one column for each member of a row."))
                .build();
            response.content.insert("text/csv".to_owned(), RefOr::T(csv));
            let book = ContentBuilder::new()
                .schema(Some(text()))
                .description(Some("The whole list as a workbook; one column for each member of a row."))
                .build();
            response.content.insert(office::documents::export::XLSX.to_owned(), RefOr::T(book));
        }
    }
}

/// What papers, drawings and packages are made as.
const DRAWN: [&str; 3] = ["application/pdf", "image/svg+xml", "application/zip"];

/// Whether the answer is a paper, a drawing, or computed like one: from what may not have happened yet, which such an
/// operation says by declaring a [`Conflict`].
fn draws(operation: &Operation) -> bool {
    let drawn = |response: &RefOr<utoipa::openapi::Response>| match response {
        RefOr::T(response) => response.content.keys().any(|kind| DRAWN.contains(&kind.as_str())),
        RefOr::Ref(_) => false,
    };
    let responses = &operation.responses.responses;
    responses.contains_key("409") || responses.values().any(drawn)
}

fn has_parameter(operation: &Operation, name: &str) -> bool {
    operation.parameters.iter().flatten().any(|parameter| match parameter {
        RefOr::T(parameter) => parameter.name == name,
        RefOr::Ref(_) => false,
    })
}

fn header(name: &str, words: &str, example: &str) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(words))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()))
        .example(Some(json!(example)))
        .build()
}
