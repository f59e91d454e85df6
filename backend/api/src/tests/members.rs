//! Members over HTTP.
