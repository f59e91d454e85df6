//! Identifiers of what a request makes.
//!
//! What can never happen: a repeated request answering an identifier that names nothing. The kernel keeps the first
//! answer of a use case, which holds no identifier; so under a key the identifier follows from the key.

use office::kernel::Context;
use office::values::Uuid;
use sha2::{Digest, Sha256};

/// A new identifier; the same for a request that one actor repeats under its idempotency key.
pub(super) fn new_id(context: &Context) -> Uuid {
    let Some(once) = &context.idempotency else {
        return Uuid::now_v7();
    };
    let mut hasher = Sha256::new();
    for part in [context.actor.as_str().as_bytes(), once.key.as_bytes(), &once.fingerprint] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    let bytes: [u8; 32] = hasher.finalize().into();
    let number = bytes.iter().take(16).fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
    // Version 8 (own making) and the variant of RFC 9562.
    let version = (number & !(0xF_u128 << 76)) | (0x8_u128 << 76);
    Uuid::from_u128((version & !(0x3_u128 << 62)) | (0x2_u128 << 62))
}

#[cfg(test)]
mod tests {
    use office::kernel::Actor;

    use super::*;

    #[test]
    fn a_repeat_names_the_same_and_another_request_another() {
        let free = Context::new(Actor::new("a"), "2015-03-03T09:00:00Z".parse().unwrap(), Uuid::nil());
        let keyed = |key: &str, body: u8| new_id(&free.clone().with_key(key, vec![body]));
        let other = Context { actor: Actor::new("b"), ..free.clone() };
        assert_ne!(new_id(&other.with_key("k", vec![1])), keyed("k", 1), "a key is its actor's own");
        assert_eq!(keyed("k", 1), keyed("k", 1));
        assert_ne!(keyed("k", 1), keyed("k", 2));
        assert_ne!(keyed("k", 1), keyed("l", 1));
        assert_ne!(new_id(&free), new_id(&free));
        assert_eq!(keyed("k", 1).get_version_num(), 8);
    }
}
