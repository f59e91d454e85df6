//! The API described by itself: OpenAPI 3.1, put together from the endpoints as they are mounted.
//!
//! An endpoint says what is its own (parameters, body, answer); what all have in common (the refusals, the request's
//! id, the idempotency key, `ETag`, CSV) is added here, once. What can never happen: an endpoint that is served and
//! not described, or described and not served.

mod conditions;

use std::collections::BTreeMap;

use actix_web::{App, HttpResponse, get};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    Components, ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, PathItem, Ref, RefOr,
    Required, ResponseBuilder, ServerBuilder,
};
use utoipa::{PartialSchema, ToSchema};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::scope::scope;

use crate::context::IDEMPOTENCY_KEY;
use crate::problem::{MEDIA_TYPE, Problem, ProblemDetails};
use crate::webhooks::message;

/// Where the endpoints are mounted.
pub(crate) const BASE: &str = "/api/v1";

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
];

/// A refusal that several endpoints share.
struct Refusal {
    status: u16,
    name: &'static str,
    code: &'static str,
    title: &'static str,
    description: &'static str,
}

const REFUSALS: [Refusal; 12] = [
    Refusal {
        status: 400,
        name: "Malformed",
        code: "request/malformed-json",
        title: "Le corps de la demande n'est pas du JSON bien formé.",
        description: "The request cannot be read: malformed JSON, query or idempotency key.",
    },
    Refusal {
        status: 403,
        name: "Forbidden",
        code: "request/foreign-origin",
        title: "Une page d'un autre site ne peut rien écrire ici.",
        description: "The caller may not.",
    },
    Refusal {
        status: 404,
        name: "NotFound",
        code: "members/not-admitted",
        title: "Cet associé n'existe pas.",
        description: "What the address names does not exist.",
    },
    Refusal {
        status: 405,
        name: "WrongMethod",
        code: "request/wrong-method",
        title: "Cette adresse ne connaît pas cette méthode.",
        description: "The address does not know this method; `Allow` lists those it knows.",
    },
    Refusal {
        status: 409,
        name: "Conflict",
        code: "assemblies/already-closed",
        title: "L'assemblée est déjà close.",
        description: "It contradicts what has already happened, or somebody else acted at the same time.",
    },
    Refusal {
        status: 412,
        name: "Moved",
        code: "request/precondition-failed",
        title: "La fiche a changé depuis votre lecture : relisez-la avant d'écrire.",
        description: "It has changed since the `ETag` of `If-Match`; nothing was recorded.",
    },
    Refusal {
        status: 413,
        name: "TooLarge",
        code: "request/too-large",
        title: "La demande dépasse 1048576 octets.",
        description: "The body is too long.",
    },
    Refusal {
        status: 415,
        name: "WrongContentType",
        code: "request/wrong-content-type",
        title: "Le corps de la demande doit être de type « application/json ».",
        description: "The body is of another media type.",
    },
    Refusal {
        status: 422,
        name: "Refused",
        code: "request/unexpected-form",
        title: "La demande n'a pas la forme attendue, à « shares ».",
        description: "Well-formed, but not of the documented form or against a rule of the trade; `data` says which.",
    },
    Refusal {
        status: 500,
        name: "Internal",
        code: "kernel/internal",
        title: "Erreur interne du programme ; elle est consignée dans le journal sous le numéro de cette demande.",
        description: "A defect of the program; the log knows more under the request's id.",
    },
    Refusal {
        status: 503,
        name: "Unavailable",
        code: "kernel/busy",
        title: "La base de données est occupée : rien n'a été enregistré. Réessayez dans un instant.",
        description: "The database is busy, read-only or gone; nothing was recorded, except by imports and bill runs, which keep what they had finished and go on when asked again. `Retry-After` says when to try again.",
    },
    Refusal {
        status: 507,
        name: "DiskFull",
        code: "kernel/disk-full",
        title: "Le disque est plein : rien n'a été enregistré.",
        description: "No space left; nothing was recorded, except what an import or a bill run had finished.",
    },
];

/// The description, as JSON.
#[get("/openapi.json")]
pub(crate) async fn read_description() -> Result<HttpResponse, Problem> {
    Ok(HttpResponse::Ok().content_type("application/json").body(text().map_err(Problem::internal)?))
}

/// The description as it is committed and served: JSON with members in alphabetical order, so that the same
/// endpoints always give the same bytes.
pub fn text() -> Result<String, serde_json::Error> {
    let sorted = Sorted::from(serde_json::to_value(document())?);
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
    add_refusals(components);
    message::add_schemas(components);
    document.webhooks = Some(message::described());
    for (path, item) in &mut document.paths.paths {
        for (operation, writes) in operations(item) {
            complete(operation, writes);
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
        .version(env!("CARGO_PKG_VERSION"))
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

fn add_refusals(components: &mut Components) {
    let mut schemas = vec![(ProblemDetails::name().into_owned(), ProblemDetails::schema())];
    ProblemDetails::schemas(&mut schemas);
    components.schemas.extend(schemas);
    for refusal in REFUSALS {
        let status = actix_web::http::StatusCode::from_u16(refusal.status).unwrap_or_default();
        let example = Problem::new(status, refusal.code, refusal.title)
            .of_request("01a5e0c2-7c00-7000-8000-00000000002a");
        let content = ContentBuilder::new()
            .schema(Some(Ref::from_schema_name("Problem")))
            .example(serde_json::to_value(&*example).ok())
            .build();
        let mut response =
            ResponseBuilder::new().description(refusal.description).content(MEDIA_TYPE, content);
        if refusal.status == 503 {
            let seconds = ObjectBuilder::new().schema_type(Type::Integer).build();
            response = response.header("Retry-After", HeaderBuilder::new().schema(Some(seconds)).build());
        }
        components.responses.insert(refusal.name.to_owned(), RefOr::T(response.build()));
    }
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
        &[400, 403, 404, 409, 413, 415, 422, 500, 503, 507]
    } else {
        &[400, 403, 404, 422, 500, 503]
    };
    // A paper may be impossible, or made and kept at the first reading.
    let drawn: &[u16] = if draws(operation) { &[409, 507] } else { &[] };
    let statuses = [statuses, drawn].concat();
    for refusal in REFUSALS.iter().filter(|refusal| statuses.contains(&refusal.status)) {
        let reference = RefOr::Ref(Ref::from_response_name(refusal.name));
        operation.responses.responses.entry(refusal.status.to_string()).or_insert(reference);
    }
    let (lists, streams) = (has_parameter(operation, "cursor"), has_parameter(operation, "Last-Event-ID"));
    let parameters = operation.parameters.get_or_insert_default();
    if writes {
        parameters.push(RefOr::T(header(
            IDEMPOTENCY_KEY,
            "A repeated request with the same key is answered as the first time and executed once; the same key with another request is refused (422). 1 to 255 visible ASCII characters.",
            "2015-admission-0042",
        )));
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
        }
    }
}

/// Whether the answer is a paper or a drawing.
fn draws(operation: &Operation) -> bool {
    let drawn = |response: &RefOr<utoipa::openapi::Response>| match response {
        RefOr::T(response) => {
            response.content.keys().any(|kind| kind == "application/pdf" || kind == "image/svg+xml")
        }
        RefOr::Ref(_) => false,
    };
    operation.responses.responses.values().any(drawn)
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
