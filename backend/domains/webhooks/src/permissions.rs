//! The rights to this room's use cases: an administrator's alone, for who registers an address decides where the house
//! speaks to. An auditor reads.

kernel::permissions! {
    /// Read which events are offered.
    CATALOGUE_READ: Read "webhooks.catalogue.read" [];
    /// Read which programs hear of what happens.
    ENDPOINTS_READ: Read "webhooks.endpoints.read" [];
    /// Register an endpoint.
    ENDPOINTS_REGISTER: Write "webhooks.endpoints.register" [];
    /// Change where an endpoint is, and what it hears of.
    ENDPOINTS_CHANGE: Write "webhooks.endpoints.change" [];
    /// Give an endpoint a new secret.
    SECRET_ROTATE: Write "webhooks.secret.rotate" [];
    /// Switch an endpoint on or off.
    ENDPOINTS_SWITCH: Write "webhooks.endpoints.switch" [];
    /// Remove an endpoint.
    ENDPOINTS_REMOVE: Write "webhooks.endpoints.remove" [];
    /// Read what an endpoint was told.
    DELIVERIES_READ: Read "webhooks.deliveries.read" [];
    /// Tell an endpoint once more, or for a test.
    DELIVERIES_REPLAY: Write "webhooks.deliveries.replay" [];
}
