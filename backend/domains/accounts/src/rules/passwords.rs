//! What may be a password: 12 to 128 characters of any kind, none that attackers try first, none made of one's own name.
//!
//! Why no rule about digits and signs: such rules make people decorate a common word, and a list finds that better
//! (NIST SP 800-63B-4, 3.1.1.2; ASVS 5, 6.2). The list is carried along (`data/`): nobody is asked about a password.
//! Normalised to NFC first, so that a keyboard that composes accents otherwise gives the same password.

use std::sync::LazyLock;

use kernel::prelude::*;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::words::fold;

/// Least number of characters.
const MINIMUM: usize = 12;
/// Greatest number of characters.
const MAXIMUM: usize = 128;
/// Characters around a common word that do not make it uncommon.
const DECORATION: usize = 8;
/// Letters of a word that count as one's own.
const OWN_WORD: usize = 4;
/// Words that belong to the house.
const HOUSE: &[&str] = &["quintette"];

/// Found in breaches; lower case, sorted (`data/README.md`).
static COMMON: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("../../data/common-passwords.txt").lines().collect());

/// Neighbours on a keyboard, in the alphabet and among digits.
const ROWS: &[&str] = &[
    "azertyuiopqsdfghjklmwxcvbn",
    "qwertyuiopasdfghjklzxcvbnm",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "012345678901234567890123456789",
];

/// Why something may not be a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PasswordError {
    /// Too few or too many characters.
    #[error("Un mot de passe compte de {minimum} à {maximum} caractères ; une courte phrase convient bien.")]
    LengthOutOfRange {
        /// The least.
        minimum: usize,
        /// The most.
        maximum: usize,
    },
    /// Attackers try it first.
    #[error(
        "Ce mot de passe est de ceux que l'on essaie en premier (il figure dans des fuites de données, ou presque)."
    )]
    Breached {},
    /// It is made of the user's name, address or the house's name.
    #[error("Ce mot de passe est fait de votre nom, de votre adresse ou du nom de la maison.")]
    OwnWords {},
}

refusals! {
    PasswordError in "accounts" {
        LengthOutOfRange = "password-length" : Invalid,
        Breached = "password-breached" : Invalid,
        OwnWords = "password-own-words" : Invalid,
    }
}

/// The password as it is hashed and compared; `None` when it cannot be one, because of its length.
pub(crate) fn normalised(password: &str) -> Option<String> {
    if password.len() > MAXIMUM * 16 {
        return None; // whatever it composes to
    }
    let password: String = password.nfc().collect();
    (MINIMUM..=MAXIMUM).contains(&password.chars().count()).then_some(password)
}

/// Accepts a new password; `own` are the user's name and address.
pub(crate) fn accept(password: &str, own: &[&str]) -> Result<String, PasswordError> {
    let out_of_range = PasswordError::LengthOutOfRange { minimum: MINIMUM, maximum: MAXIMUM };
    let password = normalised(password).ok_or(out_of_range)?;
    let folded = fold(&password);
    if is_common(&folded) || is_common_in_signs(&folded) || is_monotonous(&folded) {
        return Err(PasswordError::Breached {});
    }
    if is_own(&folded, own) {
        return Err(PasswordError::OwnWords {});
    }
    Ok(password)
}

fn listed(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// Whether it is in the list, as it is, repeated, or with a few digits and signs around it.
fn is_common(folded: &str) -> bool {
    let core = folded.trim_matches(|c: char| !c.is_alphabetic());
    let around = folded.chars().count() - core.chars().count();
    listed(folded)
        || (around <= DECORATION && (listed(core) || period(core).is_some_and(listed)))
        || period(folded).is_some_and(|unit| listed(unit) || unit.chars().count() < OWN_WORD)
}

/// Whether it is such a word with signs in place of letters; digits around it are digits.
fn is_common_in_signs(folded: &str) -> bool {
    let core = folded.trim_matches(|c: char| c.is_ascii_digit());
    let around = folded.len() - core.len();
    is_common(&unleet(folded)) || (around <= DECORATION && is_common(&unleet(core)))
}

/// The shortest part that the whole repeats, when it repeats one at all.
fn period(text: &str) -> Option<&str> {
    let ends = text.char_indices().map(|(at, _)| at).skip(1).take_while(|at| *at <= text.len() / 2);
    let mut periods = ends.filter(|at| text.len().is_multiple_of(*at));
    periods
        .find(|at| text.as_bytes().chunks(*at).all(|part| part == &text.as_bytes()[..*at]))
        .map(|at| &text[..at])
}

/// Signs that stand for letters, read as letters.
fn unleet(text: &str) -> String {
    let letter = |c| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    };
    text.chars().map(letter).collect()
}

/// Neighbours in a row, in either direction.
fn is_monotonous(folded: &str) -> bool {
    let backwards: String = folded.chars().rev().collect();
    ROWS.iter().any(|row| row.contains(folded) || row.contains(&backwards))
}

/// Whether little is left once one's own words are taken out.
fn is_own(folded: &str, own: &[&str]) -> bool {
    let mut words: Vec<String> = own
        .iter()
        .chain(HOUSE)
        .flat_map(|text| {
            fold(text).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| word.chars().count() >= OWN_WORD)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let left = words.iter().fold(folded.to_owned(), |left, word| left.replace(word.as_str(), ""));
    left != folded && left.chars().count() < DECORATION
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &[&str] = &["Élise Modèle", "elise.modele@exemple.fr"];

    fn refused(password: &str) -> Option<PasswordError> {
        accept(password, OWN).err()
    }

    #[test]
    fn length_is_counted_in_characters() {
        let out = Some(PasswordError::LengthOutOfRange { minimum: 12, maximum: 128 });
        assert_eq!(refused("onze lettre"), out);
        assert_eq!(refused(&"é".repeat(129)), out);
        assert_eq!(refused("œuf à la coque"), None);
        let long: String = (0..128).map(|n| char::from(b'a' + u8::try_from(n * 7 % 25).unwrap())).collect();
        assert_eq!(refused(&long), None);
        assert_eq!(normalised(&"x".repeat(1 << 20)), None);
    }

    #[test]
    fn a_composed_accent_is_the_same_password() {
        assert_eq!(normalised("e\u{301}toile filante"), normalised("étoile filante"));
        assert_eq!(
            normalised("e\u{301}toile abcd"),
            normalised("étoile abcd"),
            "eleven plus a mark are twelve"
        );
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for common in [
            "1qaz2wsx3edc",       // listed as it is
            "motdepasse2024!",    // a listed word and a year
            "!!MotDePasse1!",     // around it too
            "M0tdep@ss€123",      // signs for letters
            "azertyazerty",       // twice
            "soleilsoleilsoleil", // three times
            "aaaaaaaaaaaaaa",
            "abcabcabcabc",
            "abcdefghijklmn",
            "987654321098",
            "azertyuiopqs",
            "mlkjhgfdsqpo",
        ] {
            assert_eq!(refused(common), Some(PasswordError::Breached {}), "{common}");
        }
    }

    #[test]
    fn what_is_ones_own_is_refused() {
        for own in ["EliseModele42", "elise.modele!!", "quintette-2025", "Modele Quintette", "exemple-elise"]
        {
            assert_eq!(refused(own), Some(PasswordError::OwnWords {}), "{own}");
        }
        assert_eq!(refused("elise aime le pamplemousse"), None, "enough is left");
    }

    #[test]
    fn a_short_sentence_is_accepted() {
        for good in ["cheval agrafe pile juste", "trois petits chats gris", "7f!kQ2p#vL9z", "чайник на плите"]
        {
            assert_eq!(refused(good), None, "{good}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_folded() {
        assert!(COMMON.len() > 49_000);
        assert!(COMMON.is_sorted());
        assert!(COMMON.iter().all(|word| *word == fold(word)), "what is compared is folded");
    }
}
