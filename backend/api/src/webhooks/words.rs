//! Words of webhooks, as documented.

use office::webhooks::public as webhooks;

crate::words::words! {
    /// See [`webhooks::EndpointState`].
    EndpointState = webhooks::EndpointState : "Whether an endpoint is told.",
    /// See [`webhooks::DisablingCause`].
    DisablingCause = webhooks::DisablingCause : "Why an endpoint is not told: somebody disabled it, it answered 410 Gone, or nothing at all for five days.",
}
