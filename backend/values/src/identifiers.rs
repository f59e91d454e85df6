//! Identifiers given by others, checked by their keys before they are believed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not the identifier it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// Wrong length or characters.
    #[error("« {text} » n'a pas la forme d'un {what}.")]
    Shape {
        /// French name of the identifier.
        what: &'static str,
        /// As written.
        text: String,
    },
    /// The check digits do not fit.
    #[error("« {text} » n'est pas un {what} valide : sa clé de contrôle est fausse.")]
    Key {
        /// French name of the identifier.
        what: &'static str,
        /// As written.
        text: String,
    },
}

macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The identifier in its written form, without spaces.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

checked_text! {
    /// SIREN: nine digits with a Luhn key (décret 73-314; ISO/IEC 6523 scheme 0002).
    Siren
}
checked_text! {
    /// SIRET: a SIREN and five digits, with a Luhn key over all fourteen (scheme 0009). The establishments of La
    /// Poste (SIREN 356000000) have a digit sum divisible by five instead.
    Siret
}
checked_text! {
    /// IBAN (ISO 13616), ISO 7064 mod 97-10.
    Iban
}
checked_text! {
    /// VAT number: the French key is checked against the SIREN (CGI ann. II art. 96); others by their shape.
    VatNumber
}
checked_text! {
    /// Number of an association in the répertoire national des associations (RNA): W, then nine digits, the first
    /// three for the registry; it has no check digit (arrêté of 14 October 2009).
    Rna
}
checked_text! {
    /// E-mail address: one `@`, a domain with a dot, no space; as given otherwise.
    EmailAddress
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn luhn(digits: &str) -> u32 {
    digits.bytes().rev().enumerate().fold(0, |sum, (i, byte)| {
        let digit = u32::from(byte - b'0');
        sum + match (i % 2, digit * 2) {
            (0, _) => digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        }
    }) % 10
}

fn digits(text: &str, length: usize, what: &'static str) -> Result<String, IdentifierError> {
    let compact = compact(text);
    if compact.len() == length && compact.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(compact)
    } else {
        Err(IdentifierError::Shape { what, text: text.to_owned() })
    }
}

impl FromStr for Siren {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let digits = digits(text, 9, "SIREN")?;
        if luhn(&digits) == 0 {
            Ok(Self(digits))
        } else {
            Err(IdentifierError::Key { what: "SIREN", text: text.to_owned() })
        }
    }
}

impl FromStr for Rna {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let compact = compact(text).to_ascii_uppercase();
        let number = compact.strip_prefix('W').unwrap_or_default();
        // The registry of a département or of an overseas territory; Corsica writes 2A and 2B in its place.
        let registry = number.get(..2).unwrap_or_default();
        let plain = number.bytes().all(|byte| byte.is_ascii_digit()) || matches!(registry, "2A" | "2B");
        let rest = number.get(2..).unwrap_or_default();
        if number.len() == 9 && plain && rest.bytes().all(|byte| byte.is_ascii_digit()) && registry != "00" {
            Ok(Self(compact))
        } else {
            Err(IdentifierError::Shape { what: "numéro RNA", text: text.to_owned() })
        }
    }
}

impl Siret {
    /// The legal unit to which the establishment belongs.
    pub fn siren(&self) -> Siren {
        Siren(self.0[..9].to_owned())
    }
}

impl FromStr for Siret {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let digits = digits(text, 14, "SIRET")?;
        let post = digits.starts_with("356000000")
            && digits.bytes().map(|byte| u32::from(byte - b'0')).sum::<u32>().is_multiple_of(5);
        if (luhn(&digits) == 0 && luhn(&digits[..9]) == 0) || post {
            Ok(Self(digits))
        } else {
            Err(IdentifierError::Key { what: "SIRET", text: text.to_owned() })
        }
    }
}

impl FromStr for Iban {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let iban = compact(text).to_ascii_uppercase();
        let bytes = iban.as_bytes();
        let shaped = (15..=34).contains(&bytes.len())
            && bytes[..2].iter().all(u8::is_ascii_uppercase)
            && bytes[2..4].iter().all(u8::is_ascii_digit)
            && bytes.iter().all(u8::is_ascii_alphanumeric)
            && (!iban.starts_with("FR") || bytes.len() == 27);
        if !shaped {
            return Err(IdentifierError::Shape { what: "IBAN", text: text.to_owned() });
        }
        let rest = bytes[4..].iter().chain(&bytes[..4]).fold(0_u32, |rest, byte| match byte {
            b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
            _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
        });
        if rest == 1 {
            Ok(Self(iban))
        } else {
            Err(IdentifierError::Key { what: "IBAN", text: text.to_owned() })
        }
    }
}

impl Iban {
    /// In groups of four, as printed.
    pub fn grouped(&self) -> String {
        let chars: Vec<char> = self.0.chars().collect();
        chars.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }
}

impl VatNumber {
    /// The French VAT number of a legal unit: key = (12 + 3 × (SIREN mod 97)) mod 97.
    pub fn of_siren(siren: &Siren) -> Self {
        let rest = siren.0.bytes().fold(0_u32, |rest, byte| (rest * 10 + u32::from(byte - b'0')) % 97);
        Self(format!("FR{:02}{}", (12 + 3 * rest) % 97, siren.0))
    }
}

impl FromStr for VatNumber {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let number = compact(text).to_ascii_uppercase();
        let bytes = number.as_bytes();
        let shaped = (4..=14).contains(&bytes.len())
            && bytes[..2].iter().all(u8::is_ascii_uppercase)
            && bytes[2..].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'+' || *byte == b'*');
        if !shaped || (number.starts_with("FR") && bytes.len() != 13) {
            return Err(IdentifierError::Shape { what: "numéro de TVA", text: text.to_owned() });
        }
        let wrong = || IdentifierError::Key { what: "numéro de TVA", text: text.to_owned() };
        if number.starts_with("FR") {
            let siren: Siren = number[4..].parse().map_err(|_| wrong())?;
            // A key with letters is a newer French form whose check is not published with the numeric one.
            let numeric = bytes[2..4].iter().all(u8::is_ascii_digit);
            if numeric && Self::of_siren(&siren).0 != number {
                return Err(wrong());
            }
        }
        Ok(Self(number))
    }
}

impl FromStr for EmailAddress {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let trimmed = text.trim();
        let shaped = trimmed.len() <= 254
            && trimmed.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>,;\"".contains(c))
            && trimmed.split_once('@').is_some_and(|(local, domain)| {
                !local.is_empty()
                    && !domain.contains('@')
                    && domain.contains('.')
                    && domain.split('.').all(|label| !label.is_empty())
            });
        if shaped {
            Ok(Self(trimmed.to_owned()))
        } else {
            Err(IdentifierError::Shape { what: "adresse électronique", text: text.to_owned() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_association_has_a_w_and_nine_digits() {
        for right in ["W751234567", " w 423 000 001", "W2A1234567"] {
            assert!(right.parse::<Rna>().is_ok(), "{right}");
        }
        for wrong in ["", "751234567", "W75123456", "W7512345678", "WX51234567", "W001234567", "W2C1234567"] {
            assert!(wrong.parse::<Rna>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn keys_are_checked() {
        assert_eq!("732 829 320".parse::<Siren>().unwrap().as_str(), "732829320");
        assert!(matches!("732829321".parse::<Siren>(), Err(IdentifierError::Key { .. })));
        assert!(matches!("73282932".parse::<Siren>(), Err(IdentifierError::Shape { .. })));
        let siret: Siret = "73282932000074".parse().unwrap();
        assert_eq!(siret.siren().as_str(), "732829320");
        assert!("73282932000075".parse::<Siret>().is_err());
        assert!("35600000000048".parse::<Siret>().is_ok(), "seat of La Poste");
        assert!("35600000049837".parse::<Siret>().is_ok(), "an office of La Poste, by its digit sum");
        assert!("FR14 2004 1010 0505 0001 3M02 606".parse::<Iban>().is_ok());
        assert!("FR1420041010050500013M02607".parse::<Iban>().is_err());
        assert_eq!(VatNumber::of_siren(&"404833048".parse().unwrap()).as_str(), "FR83404833048");
        assert!("FR83404833048".parse::<VatNumber>().is_ok());
        assert!("FR84404833048".parse::<VatNumber>().is_err());
        assert!("DE123456789".parse::<VatNumber>().is_ok());
    }

    #[test]
    fn addresses_are_checked() {
        assert!("zoe@exemple.test".parse::<EmailAddress>().is_ok());
        for wrong in [
            "zoe",
            "zoe@",
            "@exemple.test",
            "zoe@exemple",
            "z oe@exemple.test",
            "zoe@a@b.fr",
            "zoe@exemple.test\r\nBcc: x@y.fr",
        ] {
            assert!(wrong.parse::<EmailAddress>().is_err(), "{wrong}");
        }
    }
}
