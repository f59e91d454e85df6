//! Addresses that lead nowhere, and methods that an address does not know.

use actix_web::dev::ResourceDef;
use actix_web::error::PathError;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{Error, HttpRequest, HttpResponse};
use office::kernel::access::Permission;
use serde_json::json;
use utoipa::openapi::path::Operation;
use utoipa::openapi::{OpenApi, PathItem};

use crate::openapi::rights::right_of;
use crate::problem::Problem;

/// The addresses of the API with their methods and the rights that these take, as described.
pub(crate) struct Routes(Vec<(ResourceDef, Vec<Method>)>);

/// A method, and what it takes; nothing for what is public.
type Method = (&'static str, Option<Permission>);

impl Routes {
    pub(crate) fn new(document: &OpenApi) -> Self {
        let described =
            document.paths.paths.iter().map(|(path, item)| (ResourceDef::new(path.as_str()), methods(item)));
        let public = vec![("GET", None), ("HEAD", None)];
        Self(described.chain([(ResourceDef::new("/api/openapi.json"), public)]).collect())
    }

    /// The methods of the address; of one that is written out when there is one: `/contracts/bulk` is no contract.
    fn methods_of(&self, path: &str) -> Option<String> {
        let written_out = self.0.iter().any(|(address, _)| address.pattern() == Some(path));
        let found = self.0.iter().filter(|(address, _)| {
            if written_out { address.pattern() == Some(path) } else { address.is_match(path) }
        });
        let mut methods: Vec<&str> = found.flat_map(|(_, methods)| methods).map(|(name, _)| *name).collect();
        methods.sort_unstable();
        methods.dedup();
        (!methods.is_empty()).then(|| methods.join(", "))
    }

    /// What a request takes; `None` for what is public or leads nowhere.
    pub(crate) fn right_of(&self, method: &str, path: &str) -> Option<Permission> {
        let found = self.0.iter().filter(|(address, _)| address.is_match(path));
        found.flat_map(|(_, methods)| methods).find(|(name, _)| *name == method).and_then(|(_, right)| *right)
    }
}

fn methods(item: &PathItem) -> Vec<Method> {
    let PathItem { get, put, post, delete, patch, .. } = item;
    let known =
        [("GET", get), ("HEAD", get), ("PUT", put), ("POST", post), ("DELETE", delete), ("PATCH", patch)];
    let right = |operation: &Operation| operation.operation_id.as_deref().and_then(right_of);
    known.into_iter().filter_map(|(name, operation)| Some((name, right(operation.as_ref()?)))).collect()
}

/// What no endpoint took: 405 with the methods when the address exists, else 404.
pub(crate) async fn unknown(request: HttpRequest, routes: Data<Routes>) -> Result<HttpResponse, Problem> {
    let path = request.path();
    Err(match routes.methods_of(path) {
        Some(methods) => wrong_method(&request, methods),
        None => {
            Problem::new(StatusCode::NOT_FOUND, "request/not-found", "Rien ne se trouve à cette adresse.")
                .data(json!({"path": path}))
        }
    })
}

fn wrong_method(request: &HttpRequest, methods: String) -> Problem {
    let title = format!(
        "Cette adresse ne connaît pas la méthode {} ; méthodes possibles : {methods}.",
        request.method()
    );
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "request/wrong-method", title)
        .data(json!({"allowed": methods}))
        .allow(methods)
}

/// An identifier in the address that is none: nothing is there, or a written-out address that knows other methods.
#[allow(clippy::needless_pass_by_value)] // actix gives it by value
pub(crate) fn unreadable_path(error: PathError, request: &HttpRequest) -> Error {
    let methods = request.app_data::<Data<Routes>>().and_then(|routes| routes.methods_of(request.path()));
    if let Some(methods) =
        methods.filter(|methods| !methods.split(", ").any(|known| known == request.method()))
    {
        return wrong_method(request, methods).into();
    }
    Problem::new(
        StatusCode::NOT_FOUND,
        "request/not-found",
        "Rien ne se trouve à cette adresse : identifiant illisible.",
    )
    .detail(error.to_string())
    .data(json!({"path": request.path()}))
    .into()
}
