//! The wire against a receiver that takes, refuses, redirects, keeps silent or talks without end; the signature is
//! checked by the reference implementation of the standard.

mod receiver;
mod sending;
