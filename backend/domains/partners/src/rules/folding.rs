//! Folding of names for search and for stable keys: case, accents, ligatures and punctuation do not count.
//!
//! The result feeds identifiers, so what this module answers for a given text can never change; a better
//! folding would need a new key scheme beside the old one.

/// `"Médiathèque  L'Île-ô-Livres"` becomes `"mediatheque l ile o livres"`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars().flat_map(char::to_lowercase) {
        if !letter.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        match plain(letter) {
            Plain::One(letter) => folded.push(letter),
            Plain::Two(letters) => folded.push_str(letters),
        }
    }
    folded
}

enum Plain {
    One(char),
    Two(&'static str),
}

fn plain(letter: char) -> Plain {
    Plain::One(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'œ' => return Plain::Two("oe"),
        'æ' => return Plain::Two("ae"),
        'ß' => return Plain::Two("ss"),
        other => other,
    })
}

/// The text without leading, trailing and repeated white space.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_ligatures_and_punctuation_do_not_count() {
        assert_eq!(fold("  Médiathèque L'Île-ô-Livres! "), "mediatheque l ile o livres");
        assert_eq!(fold("MEDIATHEQUE L’ÎLE Ô LIVRES"), "mediatheque l ile o livres");
        assert_eq!(fold("Sacré-Cœur, Æther"), "sacre coeur aether");
        assert_eq!(fold(" -- "), "");
    }

    #[test]
    fn white_space_is_squeezed() {
        assert_eq!(squeeze(" 07  RUE DE\u{a0} LA VALLEE "), "07 RUE DE LA VALLEE");
    }
}
