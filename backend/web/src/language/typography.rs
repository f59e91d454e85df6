//! French typography of our own sentences: they are kept with plain spaces and apostrophes, which are easy to type and
//! to review, and get the right ones on their way to the page. Names given by others are left as they are.

use office::values::french::{NARROW, NO_BREAK};

/// Spaces that do not break before `; : ! ? % €` and inside guillemets, curved apostrophes.
pub(crate) fn typeset(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        out.push(match (character, characters.peek()) {
            ('\'', _) => '’',
            (' ', Some(';' | '!' | '?')) => NARROW,
            (' ', Some(':' | '%' | '€' | '»')) => NO_BREAK,
            (' ', _) if out.ends_with('«') => NO_BREAK,
            _ => character,
        });
    }
    out
}
