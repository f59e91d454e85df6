//! Endpoints, what they were told, and what is offered.

use office::values::Timestamp;
use office::webhooks::EventType;
use office::webhooks::public::{
    Delivery, DisablingCause, EndpointId, EndpointRow, EndpointState, EndpointUrl, EventFilter, NewSecret,
    Replayed,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::message::WebhookMessage;
use super::words;
use crate::outbox::shapes::NoteFileDto;
use crate::sample::{self, Sample};

/// An endpoint.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EndpointDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub endpoint_id: EndpointId,
    /// Where it is.
    #[schema(value_type = String, format = "uri")]
    pub url: EndpointUrl,
    /// Whose it is and what for.
    pub description: String,
    /// What it hears of.
    #[schema(value_type = Vec<String>)]
    pub events: Vec<EventFilter>,
    /// Where it stands.
    #[schema(value_type = words::EndpointState)]
    pub state: EndpointState,
    /// Why it is disabled, when it is.
    #[schema(value_type = Option<words::DisablingCause>)]
    pub cause: Option<DisablingCause>,
    /// The same in somebody's words, when they gave some.
    pub reason: Option<String>,
    /// When it was enabled or disabled last.
    #[schema(value_type = String, format = DateTime)]
    pub switched_at: Timestamp,
    /// When it was registered.
    #[schema(value_type = String, format = DateTime)]
    pub registered_at: Timestamp,
    /// When its secret was made anew, if ever.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub rotated_at: Option<Timestamp>,
    /// Since when every attempt has failed; null while it answers.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub failing_since: Option<Timestamp>,
    /// When it took a message last, to a minute.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub last_success_at: Option<Timestamp>,
    /// Number of its last fact.
    pub version: i64,
}

impl From<EndpointRow> for EndpointDto {
    fn from(row: EndpointRow) -> Self {
        let EndpointRow {
            id,
            url,
            description,
            events,
            state,
            cause,
            reason,
            switched_at,
            registered_at,
            rotated_at,
            failing_since,
            last_success_at,
            version,
        } = row;
        Self {
            endpoint_id: id,
            url,
            description,
            events,
            state,
            cause,
            reason,
            switched_at,
            registered_at,
            rotated_at,
            failing_since,
            last_success_at,
            version,
        }
    }
}

impl Sample for EndpointDto {
    fn sample() -> Self {
        let moment = |text| Some(sample::parsed(text));
        Self {
            endpoint_id: EndpointId::new(sample::ID),
            url: sample::parsed("https://hooks.example.org/quintette"),
            description: "Site web".to_owned(),
            events: vec![sample::parsed("billing.invoice.issued"), sample::parsed("members.*")],
            state: EndpointState::Disabled,
            cause: Some(DisablingCause::ByHand),
            reason: Some("Migration".to_owned()),
            switched_at: sample::parsed("2015-03-02T09:00:00.000000Z"),
            registered_at: sample::parsed("2015-03-01T09:00:00.000000Z"),
            rotated_at: moment("2015-03-01T10:00:00.000000Z"),
            failing_since: moment("2015-03-02T08:00:00.000000Z"),
            last_success_at: moment("2015-03-02T07:00:00.000000Z"),
            version: 3,
        }
    }
}

/// An endpoint with a new secret.
#[derive(Clone, Serialize, ToSchema)]
pub struct NewSecretDto {
    /// The endpoint.
    #[serde(flatten)]
    pub endpoint: EndpointDto,
    /// The secret, shown here and nowhere else: `whsec_` and 32 bytes in base64. Null when a request is repeated under
    /// its idempotency key after another secret was made.
    pub secret: Option<String>,
}

impl From<NewSecret> for NewSecretDto {
    fn from(new: NewSecret) -> Self {
        let NewSecret { endpoint, secret } = new;
        Self { endpoint: endpoint.into(), secret: secret.map(|secret| secret.text()) }
    }
}

impl Sample for NewSecretDto {
    fn sample() -> Self {
        let secret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDnhkhOjYWcaM=".to_owned();
        let endpoint = EndpointDto {
            state: EndpointState::Enabled,
            cause: None,
            reason: None,
            rotated_at: None,
            failing_since: None,
            last_success_at: None,
            version: 1,
            ..EndpointDto::sample()
        };
        Self { endpoint, secret: Some(secret) }
    }
}

/// An endpoint that was removed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EndpointIdDto {
    /// Identifier; never given again.
    #[schema(value_type = String, format = Uuid)]
    pub endpoint_id: EndpointId,
}

impl Sample for EndpointIdDto {
    fn sample() -> Self {
        Self { endpoint_id: EndpointId::new(sample::ID) }
    }
}

/// A message for an endpoint with its log.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeliveryDto {
    /// Where it stands, and every attempt.
    #[serde(flatten)]
    pub note: NoteFileDto,
    /// What is sent.
    #[schema(value_type = WebhookMessage)]
    pub payload: serde_json::Value,
}

impl From<Delivery> for DeliveryDto {
    fn from(delivery: Delivery) -> Self {
        let Delivery { file, payload } = delivery;
        Self { note: file.into(), payload }
    }
}

impl Sample for DeliveryDto {
    fn sample() -> Self {
        Self {
            note: NoteFileDto::sample_of_webhook(),
            payload: serde_json::to_value(WebhookMessage::sample()).unwrap_or_default(),
        }
    }
}

/// What a replay came to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReplayedDto {
    /// Messages that are due now.
    pub queued: u64,
    /// Position of the last event looked at: the `after_position` of the next request; null when there was none.
    pub last_position: Option<i64>,
    /// Whether there is nothing left to look at.
    pub complete: bool,
}

impl From<Replayed> for ReplayedDto {
    fn from(replayed: Replayed) -> Self {
        let Replayed { queued, last_position, complete } = replayed;
        Self { queued, last_position, complete }
    }
}

impl Sample for ReplayedDto {
    fn sample() -> Self {
        Self { queued: 17, last_position: Some(2_015), complete: true }
    }
}

/// A type of event.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EventTypeDto {
    /// As messages name it.
    pub r#type: String,
    /// The room that it comes from; `{room}.*` hears of all its events.
    pub room: String,
    /// What it happens to; `{stream}.*` hears of all that happens to such things.
    pub stream: String,
}

impl From<&EventType> for EventTypeDto {
    fn from(offered: &EventType) -> Self {
        let EventType { name, room, stream, version: _ } = offered;
        Self { r#type: name.clone(), room: room.clone(), stream: (*stream).to_owned() }
    }
}

impl Sample for EventTypeDto {
    fn sample() -> Self {
        Self {
            r#type: "members.member.admitted".to_owned(),
            room: "members".to_owned(),
            stream: "members.member".to_owned(),
        }
    }
}

/// The events that are offered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EventTypesDto {
    /// In alphabetical order.
    pub items: Vec<EventTypeDto>,
}

impl Sample for EventTypesDto {
    fn sample() -> Self {
        Self { items: vec![EventTypeDto::sample()] }
    }
}
