//! How numbers and days are written in English: point, commas in thousands, the euro sign first.

use office::values::{Day, Money};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A plain decimal text (`-1234.5`) with commas in thousands (`−1,234.5`).
pub(super) fn decimal(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("−", digits));
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// `€103,180.00`; a negative amount has its sign first.
pub(super) fn money(amount: Money) -> String {
    let text = decimal(&amount.to_string());
    text.strip_prefix('−').map_or_else(|| format!("€{text}"), |digits| format!("−€{digits}"))
}

/// `31 December 2015`.
pub(super) fn day(day: Day) -> String {
    let month = usize::try_from(day.month()).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    format!("{} {} {}", day.day_of_month(), month.copied().unwrap_or_default(), day.year())
}
