//! The API over an office in this process, on SQLite.

mod access;
mod accounts;
mod assemblies;
mod bad_input;
mod billing;
mod bulk;
mod description;
mod guide;
mod jobs;
mod members;
mod outbox;
mod partners;
mod preferences;
mod reports;
mod requests;
mod royalties;
mod webhook_refusals;
mod webhooks;

use std::rc::Rc;
use std::sync::Arc;

use actix_web::App;
use actix_web::HttpMessage;
use actix_web::http::{Method, StatusCode, header};
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use door::Entered;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use kernel::access::Principal;
use kernel::testing::{TestDatabase, tester, vault};
use kernel::{Clock, KeySource};
use office::Office;
use office::values::Timestamp;
use serde_json::{Value, json};

/// When requests are made, where a test says nothing else.
const THEN: &str = "2015-03-03T09:00:00Z";

/// A clock that stands still.
struct Standing(&'static str);

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        self.0.parse().unwrap()
    }
}

type Send = Box<dyn Fn(Principal, TestRequest) -> LocalBoxFuture<'static, Answer>>;

/// The API of an empty office; the database lives as long as it is held.
pub(crate) struct Api {
    send: Send,
    /// What stands behind it: for what a test needs and does not ask over HTTP.
    pub(crate) office: Office,
    _database: TestDatabase,
}

/// An answer, read.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: header::HeaderMap,
    pub(crate) bytes: Vec<u8>,
    pub(crate) text: String,
    pub(crate) json: Value,
}

pub(crate) async fn api() -> Api {
    api_at(THEN).await
}

async fn api_at(moment: &'static str) -> Api {
    let database = TestDatabase::sqlite();
    let kernel = database.kernel(Office::projectors()).await; // migrates
    let office = Office::new(kernel.reader().clone(), KeySource::Random, vault()).acting_for(tester());
    let app = App::new().configure(crate::configure(office.clone(), Arc::new(Standing(moment))));
    let service = Rc::new(init_service(app).await);
    let send = move |who: Principal, request: TestRequest| {
        let service = Rc::clone(&service);
        async move {
            let request = request.to_request();
            request.extensions_mut().insert(Entered(who));
            let response = call_service(&*service, request).await;
            let (status, headers) = (response.status(), response.headers().clone());
            let bytes = read_body(response).await.to_vec();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let json = serde_json::from_str(&text).unwrap_or(Value::Null);
            Answer { status, headers, bytes, text, json }
        }
        .boxed_local()
    };
    Api { send: Box::new(send), office, _database: database }
}

/// The API of an office with the statutes of the documentation, in force since 2014.
pub(crate) async fn founded() -> Api {
    founded_at(THEN).await
}

async fn founded_at(moment: &'static str) -> Api {
    let api = api_at(moment).await;
    api.post("/api/v1/statutes", &example("post", "/api/v1/statutes")).await.ok(201);
    api
}

/// An amount as the API writes it.
pub(crate) fn euros(amount: &str) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

/// The documented example of a request's body.
pub(crate) fn example(method: &str, path: &str) -> Value {
    let document = serde_json::to_value(crate::document()).unwrap();
    let example = &document["paths"][path][method]["requestBody"]["content"]["application/json"]["example"];
    assert!(example.is_object(), "{method} {path} has no example");
    example.clone()
}

impl Api {
    pub(crate) async fn send(&self, request: TestRequest) -> Answer {
        self.send_as(tester(), request).await
    }

    /// Sends it as somebody whom the door has let in.
    pub(crate) async fn send_as(&self, who: Principal, request: TestRequest) -> Answer {
        (self.send)(who, request).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(TestRequest::get().uri(path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(TestRequest::default().method(Method::POST).uri(path).set_json(body)).await
    }
}

impl Answer {
    /// The body of a success.
    #[track_caller]
    pub(crate) fn ok(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self.json
    }

    /// The problem of a refusal, checked for its form.
    #[track_caller]
    pub(crate) fn refused(self, status: u16, kind: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        assert_eq!(self.headers.get(header::CONTENT_TYPE).unwrap(), "application/problem+json");
        assert_eq!(self.json["type"], format!("/problems/{kind}"), "{}", self.text);
        assert_eq!(self.json["status"], status);
        assert!(self.json["title"].as_str().is_some_and(|title| !title.is_empty()));
        let id = self.headers.get("x-request-id").unwrap().to_str().unwrap();
        assert_eq!(self.json["instance"], format!("urn:uuid:{id}"));
        self.json
    }

    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no header {name}")).to_str().unwrap()
    }
}
