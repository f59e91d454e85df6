//! Folding of names for search and order: case, accents and punctuation do not count. It feeds views only, so it
//! may be bettered; a rebuild then brings the views along.

/// `"Zoé  L'Exemple"` becomes `"zoe l exemple"`.
pub(crate) fn fold(text: &str) -> String {
    let plain: String = text.chars().flat_map(char::to_lowercase).map(plain).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain(letter: char) -> String {
    let one = match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'œ' => return "oe".to_owned(),
        'æ' => return "ae".to_owned(),
        other if other.is_alphanumeric() => other,
        _ => ' ',
    };
    one.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        assert_eq!(fold(" Zoé  L'EXEMPLE-Sacré-Cœur "), "zoe l exemple sacre coeur");
        assert_eq!(fold("--"), "");
    }
}
