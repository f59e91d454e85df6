//! A caller of the served house: JSON and files over HTTP, and what came back.
//!
//! What can never happen: a refusal taken for a success, or for another refusal; each answer says which it must be.

use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

use super::Program;

/// Speaks to one program: `client.post("/api/v1/members", &body).await.ok(201)`.
pub(crate) struct Client<'p> {
    program: &'p Program,
    token: Option<String>,
    http: reqwest::Client,
}

/// An answer, read; its JSON is null when it is none.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) json: Value,
}

impl<'p> Client<'p> {
    /// A caller who may do whatever an administrator and the staff may.
    pub(crate) fn of(program: &'p Program) -> Self {
        Self { token: Some(program.token().to_owned()), ..Self::nobody(program) }
    }

    /// A caller with a token of its own.
    pub(crate) fn with(program: &'p Program, token: String) -> Self {
        Self { token: Some(token), ..Self::nobody(program) }
    }

    /// A caller who does not say who it is.
    pub(crate) fn nobody(program: &'p Program) -> Self {
        Self { program, token: None, http: reqwest::Client::new() }
    }

    /// Reads an address.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    /// Sends JSON.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    /// The documented example of what is posted to an address.
    pub(crate) async fn example(&self, path: &str) -> Value {
        let document = self.get("/api/openapi.json").await.ok(200);
        let body = &document["paths"][path]["post"]["requestBody"]["content"]["application/json"]["example"];
        assert!(body.is_object(), "{path} has no example");
        let mut body = body.clone();
        if path.ends_with("/members") {
            body["distinct"] = Value::Bool(true); // whoever is admitted by the same words is somebody else
        }
        body
    }

    /// Sends a file.
    pub(crate) async fn upload(&self, path: &str, media_type: &str, bytes: impl Into<Vec<u8>>) -> Answer {
        let request = self.request(Method::POST, path).header(CONTENT_TYPE, media_type);
        self.send(request.body(bytes.into())).await
    }

    /// A request to be given headers of its own before it is sent.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, self.program.url(path));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// Sends it and reads the answer.
    pub(crate) async fn send(&self, request: RequestBuilder) -> Answer {
        let response = request
            .send()
            .await
            .unwrap_or_else(|error| panic!("{error}; the program said:\n{}", self.program.log()));
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.unwrap();
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        Answer { status, headers, text, json }
    }
}

impl Answer {
    /// The body of a success.
    #[track_caller]
    pub(crate) fn ok(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        self.json
    }

    /// The problem of a refusal `room/reason`, checked for its form.
    #[track_caller]
    pub(crate) fn refused(self, status: u16, kind: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(self.json["type"], format!("/problems/{kind}"), "{}", self.text);
        assert!(self.json["title"].as_str().is_some_and(|title| !title.is_empty()), "{}", self.text);
        self.json
    }

    /// One header, which must be there.
    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no header {name}")).to_str().unwrap()
    }
}
