//! What an endpoint receives, for the `webhooks` of the description.

use office::values::{Day, Timestamp, Uuid};
use serde::Serialize;
use serde_json::json;
use utoipa::openapi::path::{
    HttpMethod, OperationBuilder, Parameter, ParameterBuilder, ParameterIn, PathsBuilder,
};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{Components, ContentBuilder, PathItem, Paths, Ref, Required, ResponseBuilder};
use utoipa::{PartialSchema, ToSchema};

use crate::sample::{self, Sample};

/// What an endpoint receives: that something happened and where to read it, nothing of its content.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WebhookMessage {
    /// Type of the event, as in the catalogue; `webhooks.ping` for a test, whose `data` names the endpoint only.
    pub r#type: String,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub timestamp: Timestamp,
    /// Which fact it was.
    pub data: WebhookData,
}

/// What a message is about.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub enum WebhookData {
    /// Something happened.
    Fact(WebhookFact),
    /// Nothing happened: `webhooks.ping`.
    Ping(WebhookPing),
}

/// A test of an endpoint.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WebhookPing {
    /// The endpoint that is tested.
    #[schema(value_type = String, format = Uuid)]
    pub endpoint: Uuid,
}

/// A fact by its place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WebhookFact {
    /// What it happened to, e.g. `members.member`.
    pub stream: String,
    /// The identifier of that: for a member, the one of `/members/{member_id}`.
    pub id: String,
    /// Number of the fact among those of the same thing, from 1. Messages may arrive in any order; this says which
    /// fact is the later one.
    pub sequence: i64,
    /// The day from which it has effect.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Its place among all facts: where a replay begins.
    pub position: i64,
    /// The request that it belongs to (`X-Request-Id`).
    #[schema(value_type = String, format = Uuid)]
    pub correlation: Uuid,
}

impl Sample for WebhookMessage {
    fn sample() -> Self {
        Self {
            r#type: "members.member.admitted".to_owned(),
            timestamp: sample::parsed("2015-01-31T09:00:00.000000Z"),
            data: WebhookData::Fact(WebhookFact {
                stream: "members.member".to_owned(),
                id: sample::ID.to_string(),
                sequence: 1,
                on: sample::parsed("2015-01-31"),
                position: 123,
                correlation: sample::OTHER_ID,
            }),
        }
    }
}

const WORDS: &str = "Sent to each enabled endpoint that chose the type of the event, as Standard Webhooks 1.0.0 say. \
Verify the signature before anything else: HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}` with the bytes that \
stand in base64 after `whsec_`; the header holds one `v1,…` for each secret that is valid, separated by blanks. Refuse \
a timestamp that is more than five minutes away, and what you have had under the same `webhook-id`. Answer 2xx within \
15 seconds and work afterwards. Anything else is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and \
24 h (`Retry-After` is heeded), then given up and kept for a replay; redirects are not followed. 410 disables the \
endpoint, and so do five days without any success.";

/// The one webhook that there is.
pub(crate) fn described() -> Paths {
    let message = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("WebhookMessage")))
        .example(serde_json::to_value(WebhookMessage::sample()).ok())
        .build();
    let taken = ResponseBuilder::new().description("Taken; any status from 200 to 299.").build();
    let gone = ResponseBuilder::new()
        .description("No message is wanted any more: the endpoint is disabled.")
        .build();
    let operation = OperationBuilder::new()
        .operation_id(Some("receive_event"))
        .tag("webhooks")
        .summary(Some("Something has happened"))
        .description(Some(WORDS))
        .parameter(header("webhook-id", "The same at each attempt.", "msg_42_0f3a9c125d7b"))
        .parameter(header("webhook-timestamp", "Seconds since 1970 of this attempt.", "1422694800"))
        .parameter(header(
            "webhook-signature",
            "`v1,` and a signature in base64; two of them for 24 hours after a rotation.",
            "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
        ))
        .request_body(Some(
            RequestBodyBuilder::new()
                .content("application/json", message)
                .required(Some(Required::True))
                .build(),
        ))
        .response("200", taken)
        .response("410", gone)
        .build();
    PathsBuilder::new().path("event", PathItem::new(HttpMethod::Post, operation)).build()
}

/// The forms that [`described`] names.
pub(crate) fn add_schemas(components: &mut Components) {
    let mut schemas = vec![(WebhookMessage::name().into_owned(), WebhookMessage::schema())];
    WebhookMessage::schemas(&mut schemas);
    components.schemas.extend(schemas);
}

fn header(name: &str, words: &str, example: &str) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::True)
        .description(Some(words))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()))
        .example(Some(json!(example)))
        .build()
}
