//! How numbers are written in French: comma, narrow no-break spaces in thousands.

/// Narrow no-break space (U+202F): in thousands and before `; : ! ?`.
pub const NARROW: char = '\u{202f}';
/// No-break space (U+00A0): before units and inside guillemets.
pub const NO_BREAK: char = '\u{a0}';

/// `1 000 000`, `-7 080`; narrow no-break spaces from four digits on.
pub fn integer(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    if number < 0 {
        text.push('-');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(NARROW);
        }
        text.push(digit);
    }
    text
}

/// An amount of hundredths: `1 234,56`.
pub fn cents(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let whole = cents.unsigned_abs();
    format!("{sign}{},{:02}", integer(i128::from(whole / 100)), whole % 100)
}

/// A plain decimal text (`1234.5`) as the French write it (`1 234,5`).
pub fn decimal(text: &str) -> String {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(w, f)| (w, Some(f)));
    let negative = whole.starts_with('-');
    let grouped = whole.parse::<i128>().map_or_else(|_| whole.to_owned(), integer);
    let sign = if negative && !grouped.starts_with('-') { "-" } else { "" };
    match fraction {
        Some(fraction) => format!("{sign}{grouped},{fraction}"),
        None => format!("{sign}{grouped}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_french() {
        assert_eq!(integer(7_080), "7\u{202f}080");
        assert_eq!(integer(-1_000_000), "-1\u{202f}000\u{202f}000");
        assert_eq!(integer(718), "718");
        assert_eq!(cents(123_456), "1\u{202f}234,56");
        assert_eq!(decimal("16.6"), "16,6");
        assert_eq!(decimal("-0.5"), "-0,5");
        assert_eq!(decimal("59"), "59");
    }
}
