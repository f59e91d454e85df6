//! Codes of the second factor: TOTP (RFC 6238) with HMAC-SHA-1, six digits, thirty seconds, as every authenticator reads
//! them. One step before and after is accepted, for clocks that differ; no step is accepted twice.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use kernel::prelude::*;
use sha1::Sha1;
use subtle::ConstantTimeEq;
use values::Timestamp;

use super::random;
use crate::rules::lifetimes::SECOND;

/// Seconds of a step.
const STEP: i64 = 30;
/// Digits of a code.
const DIGITS: usize = 6;
/// Steps accepted before and after the present one.
const SKEW: i64 = 1;
/// Who asks for the code, as an authenticator shows it.
const ISSUER: &str = "Quintette";
/// Bytes of a seed: the length that RFC 4226 recommends.
const BYTES: usize = 20;

/// The seed that a user's authenticator shares with the house.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Seed([u8; BYTES]);

impl Seed {
    /// A new one.
    pub(crate) fn random() -> Result<Self, KernelError> {
        Ok(Self(random()?))
    }

    /// As it was sealed.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, KernelError> {
        let bytes = bytes.try_into();
        Ok(Self(bytes.map_err(|_| KernelError::Corrupt { reason: "graine de mauvaise taille".to_owned() })?))
    }

    /// To be sealed.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// To be typed by hand.
    pub(crate) fn base32(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// To be shown as a QR code (the de facto `otpauth` URI).
    pub(crate) fn uri(&self, email: &str) -> String {
        let label = encoded(email);
        let secret = self.base32();
        format!(
            "otpauth://totp/{ISSUER}:{label}?secret={secret}&issuer={ISSUER}&algorithm=SHA1&digits={DIGITS}&period={STEP}"
        )
    }

    /// The step whose code it is, later than the last one used; `None` when there is none.
    pub(crate) fn step_of(&self, code: &str, at: Timestamp, last_used: i64) -> Option<i64> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let present = at.micros().div_euclid(STEP * SECOND);
        let mut found = None;
        for step in present - SKEW..=present + SKEW {
            let same = bool::from(self.code(step).as_bytes().ct_eq(code.as_bytes()));
            if same && step > last_used {
                found = Some(step);
            }
        }
        found
    }

    /// The code of the moment, for tests and for nothing else.
    #[cfg(test)]
    pub(crate) fn code_at(&self, at: Timestamp) -> String {
        self.code(at.micros().div_euclid(STEP * SECOND))
    }

    fn code(&self, step: i64) -> String {
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(&self.0) else { unreachable!("HMAC takes any key") };
        mac.update(&step.to_be_bytes());
        let digest: [u8; 20] = mac.finalize().into_bytes().into();
        // RFC 4226, 5.3: four bytes from where the last half-byte points, without the sign.
        let at = usize::from(digest[19] & 0xf);
        let [a, b, c, d] = [digest[at], digest[at + 1], digest[at + 2], digest[at + 3]];
        let number = u32::from_be_bytes([a & 0x7f, b, c, d]) % 10_u32.pow(6);
        format!("{number:0DIGITS$}")
    }
}

/// Percent-encoded for a path (RFC 3986).
fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            other => {
                let _ = write!(out, "%{other:02X}"); // writing to a String cannot fail
            }
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * SECOND)
    }

    /// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let seed = Seed(*b"12345678901234567890");
        for (at, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(seed.code_at(seconds(at)), code, "at {at}");
        }
    }

    #[test]
    fn one_step_of_difference_is_accepted_and_no_step_twice() {
        let seed = Seed(*b"12345678901234567890");
        let now = seconds(1_234_567_890);
        let step = 1_234_567_890 / 30;
        for (shift, expected) in [(-60, None), (-30, Some(-1)), (0, Some(0)), (30, Some(1)), (60, None)] {
            let code = seed.code_at(seconds(1_234_567_890 + shift));
            assert_eq!(seed.step_of(&code, now, 0), expected.map(|by| step + by), "{shift} s");
        }
        let code = seed.code_at(now);
        assert_eq!(seed.step_of(&code, now, step), None, "used already");
        assert_eq!(seed.step_of(&format!(" {} {} ", &code[..3], &code[3..]), now, 0), Some(step));
        for wrong in ["", "00592", "0059240", "00592x", "é"] {
            assert_eq!(seed.step_of(wrong, now, 0), None, "{wrong}");
        }
    }

    #[test]
    fn an_authenticator_reads_the_uri() {
        let uri = Seed(*b"12345678901234567890").uri("zoé@exemple.fr");
        assert_eq!(
            uri,
            "otpauth://totp/Quintette:zo%C3%A9%40exemple.fr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Quintette\
             &algorithm=SHA1&digits=6&period=30"
        );
    }
}
