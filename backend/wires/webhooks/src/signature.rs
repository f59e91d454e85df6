//! The signature of a message (Standard Webhooks, "symmetric"): HMAC-SHA256 over its id, the moment and its bytes.

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The value of `webhook-signature`: one signature for each key, the newest first.
pub(crate) fn header(keys: &[&[u8]], id: &str, seconds: i64, body: &str) -> String {
    keys.iter().map(|key| signature(key, id, seconds, body)).collect::<Vec<_>>().join(" ")
}

fn signature(key: &[u8], id: &str, seconds: i64, body: &str) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        unreachable!("HMAC takes a key of any length")
    };
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the reference implementations.
    #[test]
    fn the_standards_own_example_comes_out() {
        let key = BASE64.decode(b"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed =
            header(&[&key], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn two_keys_give_two_signatures() {
        let signed = header(&[b"new", b"old"], "msg_1", 1, "{}");
        let parts: Vec<&str> = signed.split(' ').collect();
        assert_eq!(parts, [header(&[b"new"], "msg_1", 1, "{}"), header(&[b"old"], "msg_1", 1, "{}")]);
    }
}
