//! Short texts that people give: trimmed, of a length that fits a line, without control characters.

/// Characters of a name.
pub(crate) const NAME_LENGTH: usize = 100;
/// Characters of a reason.
pub(crate) const REASON_LENGTH: usize = 300;

/// The text without the space around it; `None` when nothing is left, or more than `maximum` characters.
pub(crate) fn short(text: &str, maximum: usize) -> Option<String> {
    let text = text.trim();
    let fits = !text.is_empty() && text.chars().count() <= maximum && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}

/// Text for sorting and searching: lower case, without accents.
pub(crate) fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_a_line_of_something() {
        assert_eq!(short(" Zoé ", 3).as_deref(), Some("Zoé"));
        for wrong in ["", "  ", "Zoée", "a\nb", "a\0"] {
            assert_eq!(short(wrong, 3), None, "{wrong:?}");
        }
    }

    #[test]
    fn accents_do_not_matter_to_a_search() {
        assert_eq!(fold("Élise Çınar"), "elise cınar");
    }
}
