//! Addresses that lead nowhere, and methods that an address does not know.

use actix_web::dev::ResourceDef;
use actix_web::error::PathError;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{Error, HttpRequest, HttpResponse};
use serde_json::json;
use utoipa::openapi::{OpenApi, PathItem};

use crate::problem::Problem;

/// The addresses of the API with their methods, as described.
pub(crate) struct Routes(Vec<(ResourceDef, Vec<&'static str>)>);

impl Routes {
    pub(crate) fn new(document: &OpenApi) -> Self {
        let described =
            document.paths.paths.iter().map(|(path, item)| (ResourceDef::new(path.as_str()), methods(item)));
        Self(described.chain([(ResourceDef::new("/api/openapi.json"), vec!["GET", "HEAD"])]).collect())
    }

    fn methods_of(&self, path: &str) -> Option<String> {
        let found = self.0.iter().filter(|(address, _)| address.is_match(path));
        let mut methods: Vec<&str> = found.flat_map(|(_, methods)| methods).copied().collect();
        methods.sort_unstable();
        methods.dedup();
        (!methods.is_empty()).then(|| methods.join(", "))
    }
}

fn methods(item: &PathItem) -> Vec<&'static str> {
    let PathItem { get, put, post, delete, patch, .. } = item;
    let known = [("GET", get), ("PUT", put), ("POST", post), ("DELETE", delete), ("PATCH", patch)];
    let described = known.into_iter().filter(|(_, operation)| operation.is_some()).map(|(name, _)| name);
    described.chain(get.as_ref().map(|_| "HEAD")).collect()
}

/// What no endpoint took: 405 with the methods when the address exists, else 404.
pub(crate) async fn unknown(request: HttpRequest, routes: Data<Routes>) -> Result<HttpResponse, Problem> {
    let path = request.path();
    Err(match routes.methods_of(path) {
        Some(methods) => {
            let title = format!(
                "Cette adresse ne connaît pas la méthode {} ; méthodes possibles : {methods}.",
                request.method()
            );
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "request/wrong-method", title)
                .data(json!({"allowed": methods}))
                .allow(methods)
        }
        None => {
            Problem::new(StatusCode::NOT_FOUND, "request/not-found", "Rien ne se trouve à cette adresse.")
                .data(json!({"path": path}))
        }
    })
}

/// An identifier in the address that is none.
#[allow(clippy::needless_pass_by_value)] // actix gives it by value
pub(crate) fn unreadable_path(error: PathError, request: &HttpRequest) -> Error {
    Problem::new(
        StatusCode::NOT_FOUND,
        "request/not-found",
        "Rien ne se trouve à cette adresse : identifiant illisible.",
    )
    .detail(error.to_string())
    .data(json!({"path": request.path()}))
    .into()
}
