//! Endpoints as an administrator sees them; secrets that are shown once.

use kernel::access::{AccessError, Principal, Role};
use kernel::prelude::*;
use kernel::testing::{TestDatabase, on_both_databases};
use values::Uuid;

use super::bell::{at, endpoint, house, order, register};
use crate::goldens::{filters, url};
use crate::public::{ChangeEndpoint, DisablingCause, EndpointError, EndpointState};

on_both_databases!(an_endpoint_is_registered_changed_and_removed, async |db: TestDatabase| {
    let (_, room) = house(&db).await;
    let made = room.register(&at(0), order(1, &["*"])).await.unwrap();
    assert!(made.secret.unwrap().text().starts_with("whsec_"));
    let id = made.endpoint.id;
    assert_eq!((made.endpoint.state, made.endpoint.version), (EndpointState::Enabled, 1));
    let change = ChangeEndpoint {
        url: Some(url("https://hooks.example.net/")),
        events: Some(filters(&["tests.bell.*"])),
        description: None,
    };
    let row = room.change(&at(1), id, change).await.unwrap();
    assert_eq!((row.url.as_str(), row.version), ("https://hooks.example.net/", 3));
    assert_eq!((row.events, row.description.as_str()), (filters(&["tests.bell.*"]), "Site web"));
    let row = room.disable(&at(2), id, "Migration".to_owned()).await.unwrap();
    assert_eq!((row.state, row.cause), (EndpointState::Disabled, Some(DisablingCause::ByHand)));
    assert_eq!((row.reason.as_deref(), row.switched_at), (Some("Migration"), at(2).at));
    let row = room.enable(&at(3), id).await.unwrap();
    assert_eq!((row.state, row.cause, row.reason), (EndpointState::Enabled, None, None));
    assert_eq!(room.endpoints(&PageRequest::default()).await.unwrap().total, 1);
    room.remove(&at(4), id).await.unwrap();
    assert_eq!(room.endpoints(&PageRequest::default()).await.unwrap().total, 0);
    let gone = room.endpoint(id).await.unwrap_err();
    assert_eq!(gone.refusal(), Some(&EndpointError::NotRegistered {}));
    let again = room.register(&at(5), order(1, &["*"])).await.unwrap_err();
    assert_eq!(again.refusal(), Some(&EndpointError::Removed {}));
});

on_both_databases!(events_that_are_not_offered_cannot_be_chosen, async |db: TestDatabase| {
    let (_, room) = house(&db).await;
    let refused = room.register(&at(0), order(1, &["tests.*", "accounts.*"])).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&EndpointError::UnknownEvent { event: "accounts.*".to_owned() }));
    let id = register(&room, 1, &["*"]).await;
    let events = Some(filters(&["webhooks.*"]));
    let change = ChangeEndpoint { events, ..ChangeEndpoint::default() };
    let refused = room.change(&at(1), id, change).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&EndpointError::UnknownEvent { event: "webhooks.*".to_owned() }));
    let names: Vec<&str> = room.event_types().unwrap().iter().map(|event| event.name.as_str()).collect();
    assert_eq!(names, ["tests.bell.cracked", "tests.bell.rung"]);
});

on_both_databases!(a_repeated_request_shows_the_same_secret_and_keeps_none, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    let keyed = at(0).with_key("once", vec![1]);
    let first = room.register(&keyed, order(1, &["*"])).await.unwrap();
    let again = room.register(&keyed, order(2, &["*"])).await.unwrap();
    assert_eq!(first, again, "whatever identifier was made for the repeated request");
    let id = first.endpoint.id;
    let rotated = room.rotate_secret(&at(1), id).await.unwrap();
    assert!(rotated.secret.is_some() && rotated.secret != first.secret);
    let late = room.register(&keyed, order(1, &["*"])).await.unwrap();
    assert_eq!(late.secret, None, "the secret of that request is no more, and the new one is not its answer");
    // Neither the log nor the answers under keys nor the table hold a secret in clear.
    let secret = rotated.secret.unwrap();
    let text = secret.text().trim_start_matches("whsec_").to_owned();
    for history in kernel.history("webhooks.endpoint", &id.to_string()).await.unwrap() {
        assert!(!history.payload.to_string().contains(&text));
    }
    let kept = crate::views::secrets::find(kernel.reader(), id).await.unwrap().unwrap();
    assert!(!kept.current.windows(secret.key().len()).any(|window| window == secret.key()));
});

on_both_databases!(only_an_administrator_decides_where_we_speak_to, async |db: TestDatabase| {
    let (kernel, room) = house(&db).await;
    let id = register(&room, 1, &["*"]).await;
    let acting = |role| {
        let user = Principal::user(Uuid::from_u128(5), [role]);
        let context = Context { actor: user.actor().clone(), ..at(9) };
        (room.over(kernel.acting_for(user)), context)
    };
    for role in [Role::Staff, Role::Sales, Role::Member, Role::Auditor] {
        let (room, context) = acting(role);
        let refused = room.register(&context, order(2, &["*"])).await.unwrap_err();
        assert!(matches!(refused.refusal(), Some(AccessError::Forbidden { .. })), "{role}");
        assert!(room.rotate_secret(&context, id).await.is_err());
        assert!(room.ping(&context, id).await.is_err());
        assert_eq!(room.endpoint(id).await.is_ok(), role == Role::Auditor, "{role}");
        assert!(room.destination(&id.to_string(), context.at).await.is_err(), "secrets are the house's");
    }
    let (room, context) = acting(Role::Administrator);
    room.register(&context, order(2, &["*"])).await.unwrap();
    assert!(room.destination(&endpoint(2).to_string(), context.at).await.is_err());
});
