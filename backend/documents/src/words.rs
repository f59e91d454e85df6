//! How our own sentences are written: French typography, dates, rates.
//!
//! Why it exists: the source keeps plain spaces and apostrophes, which are easy to type and to review; the papers get
//! the right ones. It is applied to our own sentences, never to names given by others.

use pdf::Moment;
use values::{Day, Fraction, french};

/// Typeset form of one of our own sentences: narrow unbreakable space before `; : ! ?`, unbreakable spaces inside
/// guillemets and before units, curved apostrophes.
pub(crate) fn typeset(text: &str) -> String {
    text.replace(" :", "\u{202f}:")
        .replace(" ;", "\u{202f};")
        .replace(" !", "\u{202f}!")
        .replace(" ?", "\u{202f}?")
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»")
        .replace(" €", "\u{a0}€")
        .replace(" %", "\u{a0}%")
        .replace("n° ", "n°\u{a0}")
        .replace('\'', "’")
}

/// A number of things: `388 000`.
pub(crate) fn count(number: u64) -> String {
    french::integer(i128::from(number))
}

/// A fraction as a decimal with so many places at most, trailing zeros dropped: `5,5`.
pub(crate) fn decimal(number: Fraction, digits: u32) -> String {
    let text = number.decimal(digits);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    french::decimal(text)
}

/// A part of a whole as a percentage with so many decimals: `59,12 %`.
pub(crate) fn percent(part: Fraction, digits: u32) -> String {
    format!("{}\u{a0}%", french::decimal(&part.percent(digits)))
}

/// A rate already in percent: `20 %`, `5,5 %`.
pub(crate) fn rate(percent: Fraction) -> String {
    format!("{}\u{a0}%", decimal(percent, 2))
}

/// One thing or several: `1 lieu`, `718 lieux`.
pub(crate) fn counted(number: u64, one: &str, several: &str) -> String {
    let word = if number < 2 { one } else { several };
    format!("{}\u{a0}{word}", count(number))
}

/// Midnight of a day, for the metadata of a file.
pub(crate) fn moment(day: Day) -> Moment {
    let byte = |number: u32| u8::try_from(number).unwrap_or(1);
    Moment::midnight(day.year(), byte(day.month()), byte(day.day_of_month()))
}

/// A name made of plain letters, figures and hyphens, fit for any file system.
pub(crate) fn plain_name(text: &str) -> String {
    let plain = |character: char| match character {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'É' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        other if other.is_ascii_alphanumeric() => other,
        _ => '-',
    };
    let name: String = text.chars().map(plain).collect();
    name.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// A length of a bar. The only place where an exact number becomes a float: geometry, never a figure that is read.
pub(crate) fn length(number: Fraction) -> f64 {
    // Rounding is far below what the eye sees.
    #[allow(clippy::cast_precision_loss)]
    let (num, den) = (number.num() as f64, number.den() as f64);
    num / den
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_sentences_are_typeset() {
        assert_eq!(typeset("L'avis : « oui » ?"), "L’avis\u{202f}: «\u{a0}oui\u{a0}»\u{202f}?");
        assert_eq!(typeset("40 € et 20 %"), "40\u{a0}€ et 20\u{a0}%");
    }

    #[test]
    fn numbers_are_written_in_french() {
        assert_eq!(rate(Fraction::new(11, 2).unwrap()), "5,5\u{a0}%");
        assert_eq!(rate(Fraction::integer(20)), "20\u{a0}%");
        assert_eq!(percent(Fraction::new(10405, 17600).unwrap(), 2), "59,12\u{a0}%");
        assert_eq!(decimal(Fraction::integer(100), 1), "100");
        assert_eq!(counted(1, "lieu", "lieux"), "1\u{a0}lieu");
        assert_eq!(counted(1718, "lieu", "lieux"), "1\u{202f}718\u{a0}lieux");
    }

    #[test]
    fn file_names_are_plain() {
        assert_eq!(plain_name("Rapport d’activité 2015"), "Rapport-d-activite-2015");
        assert_eq!(plain_name("../FA2015-000001"), "FA2015-000001");
    }
}
