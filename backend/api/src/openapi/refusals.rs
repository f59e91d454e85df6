//! The refusals that operations share, each with an example and with the headers that tell what to do.
//!
//! What can never happen: an operation whose refusals have another form than a problem document.

use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{Components, ContentBuilder, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{PartialSchema, ToResponse, ToSchema};

use crate::problem::{MEDIA_TYPE, Problem, ProblemDetails};

/// A refusal that several endpoints share.
struct Refusal {
    status: u16,
    name: &'static str,
    code: &'static str,
    title: &'static str,
    description: &'static str,
}

const REFUSALS: [Refusal; 14] = [
    Refusal {
        status: 400,
        name: "Malformed",
        code: "request/malformed-json",
        title: "Le corps de la demande n'est pas du JSON bien formé.",
        description: "The request cannot be read: malformed JSON, query or idempotency key.",
    },
    Refusal {
        status: 401,
        name: "Unauthenticated",
        code: "access/not-signed-in",
        title: "Identifiez-vous : cette opération n'est pas publique.",
        description: "Nobody has said who asks, or with a token that is unknown, revoked or expired. Asked before the body is read.",
    },
    Refusal {
        status: 403,
        name: "Forbidden",
        code: "access/forbidden",
        title: "Votre rôle ne permet pas cette opération (droit « members.register.read »).",
        description: "The caller may not: neither by role (`x-permission`), nor within the scopes of the token, nor over this thing; what is another's is not told from what does not exist.",
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
        status: 429,
        name: "TooMany",
        code: "request/too-many",
        title: "Trop de demandes ; réessayez dans 12 s.",
        description: "More requests a minute than one account, or one address that nobody signed in from, may send.",
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

/// 409, for a read that declares it: what it computes from may not have happened yet. Writes have it without saying so.
pub(crate) struct Conflict;

impl<'name> ToResponse<'name> for Conflict {
    fn response() -> (&'name str, RefOr<Response>) {
        let name = "Conflict";
        (name, RefOr::Ref(Ref::from_response_name(name)))
    }
}

/// Adds them to the components.
pub(super) fn add(components: &mut Components) {
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
        for (name, kind, words) in headers_of(refusal.status) {
            let schema = ObjectBuilder::new().schema_type(kind.clone()).build();
            let header = HeaderBuilder::new().schema(Some(schema)).description(Some(*words)).build();
            response = response.header(*name, header);
        }
        components.responses.insert(refusal.name.to_owned(), RefOr::T(response.build()));
    }
}

type Described = (&'static str, Type, &'static str);

const RETRY_AFTER: Described =
    ("Retry-After", Type::Integer, "Seconds after which trying again may succeed.");
const AUTHENTICATE: Described =
    ("WWW-Authenticate", Type::String, "`Bearer`: a token is expected (RFC 6750).");
const RATE_LIMIT: Described = (
    "RateLimit",
    Type::String,
    "`\"account\";r=0;t=12`: which policy, what is left of it, seconds until more is; on every answer.",
);
const RATE_LIMIT_POLICY: Described = (
    "RateLimit-Policy",
    Type::String,
    "`\"account\";q=600;w=60`: the policy, its quota and its window in seconds.",
);

fn headers_of(status: u16) -> &'static [Described] {
    match status {
        401 => &[AUTHENTICATE],
        429 => &[RETRY_AFTER, RATE_LIMIT, RATE_LIMIT_POLICY],
        503 => &[RETRY_AFTER],
        _ => &[],
    }
}

/// Adds the refusals of these statuses to an operation, where it does not describe its own.
pub(super) fn refer(operation: &mut Operation, statuses: &[u16]) {
    for refusal in REFUSALS.iter().filter(|refusal| statuses.contains(&refusal.status)) {
        let reference = RefOr::Ref(Ref::from_response_name(refusal.name));
        operation.responses.responses.entry(refusal.status.to_string()).or_insert(reference);
    }
}
