//! What a cell means: days, amounts, counts, words, as people write them.

use values::{Day, Money};

use super::fault::RowFault;
use crate::public::{DayOrder, DecimalMark, ImportField, SourceCell};
use crate::rules::folding::fold;

/// The day that a cell says. As 2015-02-04 it has one meaning; with slashes, points or blanks it has the order of the
/// source; a year of two digits has none.
pub(crate) fn day(field: ImportField, cell: &SourceCell, order: DayOrder) -> Result<Option<Day>, RowFault> {
    let text = match cell {
        SourceCell::Empty => return Ok(None),
        SourceCell::Day(day) => return Ok(Some(*day)),
        SourceCell::Text(text) | SourceCell::Number(text) => text,
    };
    // A moment at midnight is how some programs export a day.
    let bare = text.strip_suffix("00:00:00").or_else(|| text.strip_suffix("00:00")).unwrap_or(text);
    let bare = bare.trim_end_matches(['T', ' ']);
    if let Ok(day) = bare.parse() {
        return Ok(Some(day));
    }
    let parts: Vec<&str> = bare.split(['/', '.', '-', ' ']).collect();
    let number = |text: &str| -> Option<u32> {
        let plain = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if plain { text.parse().ok() } else { None }
    };
    let found = match (parts.as_slice(), order) {
        ([day, month, year], DayOrder::DayFirst) | ([month, day, year], DayOrder::MonthFirst)
            if year.len() == 4 && day.len() <= 2 && month.len() <= 2 =>
        {
            number(year).and_then(|year| Day::ymd(i32::try_from(year).ok()?, number(month)?, number(day)?))
        }
        _ => None,
    };
    found.map(Some).ok_or_else(|| RowFault::NotADay { field, value: text.clone() })
}

/// The amount that a cell says, in euros.
pub(crate) fn amount(
    field: ImportField,
    cell: &SourceCell,
    mark: DecimalMark,
) -> Result<Option<Money>, RowFault> {
    let wrong = |value: &str| RowFault::NotAnAmount { field, value: value.to_owned() };
    match cell {
        SourceCell::Empty => Ok(None),
        SourceCell::Day(day) => Err(wrong(&day.to_string())),
        SourceCell::Number(text) => text.parse().map(Some).map_err(|_| wrong(text)),
        SourceCell::Text(text) => {
            let plain = without_unit(text);
            plain_number(&plain, mark)
                .and_then(|plain| plain.parse().ok())
                .map(Some)
                .ok_or_else(|| wrong(text))
        }
    }
}

/// The whole number that a cell says.
pub(crate) fn count(field: ImportField, cell: &SourceCell) -> Result<Option<u32>, RowFault> {
    let (text, value) = match cell {
        SourceCell::Empty => return Ok(None),
        SourceCell::Day(day) => (String::new(), day.to_string()),
        SourceCell::Number(text) => (text.clone(), text.clone()),
        SourceCell::Text(text) => {
            (text.chars().filter(|letter| !letter.is_whitespace()).collect(), text.clone())
        }
    };
    let whole = text.strip_suffix(",00").or_else(|| text.strip_suffix(",0")).unwrap_or(&text);
    let digits = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
    let found = if digits { whole.parse().ok() } else { None };
    found.map(Some).ok_or(RowFault::NotACount { field, value })
}

/// One of the words of a field: its stored name, its French name, whatever the case and the accents.
pub(crate) fn word<T: Copy>(
    field: ImportField,
    text: &str,
    all: &[T],
    names: fn(T) -> [&'static str; 2],
) -> Result<T, RowFault> {
    let asked = fold(text);
    let found = all.iter().copied().find(|word| names(*word).iter().any(|name| fold(name) == asked));
    found.ok_or_else(|| RowFault::UnknownWord {
        field,
        value: text.to_owned(),
        known: all.iter().map(|word| names(*word).join(" ou ")).collect::<Vec<_>>().join(", "),
    })
}

/// Without the sign of the euro and without blanks, whatever their width.
fn without_unit(text: &str) -> String {
    let text = text.trim().trim_end_matches('€').trim_end();
    let text = text.strip_suffix("EUR").or_else(|| text.strip_suffix("euros")).unwrap_or(text);
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The number with a point and without groups; `None` when it could be another one.
fn plain_number(text: &str, mark: DecimalMark) -> Option<String> {
    let (decimal, group) = match mark {
        DecimalMark::Comma => (',', '.'),
        DecimalMark::Point => ('.', ','),
    };
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, cents) = text.split_once(decimal).map_or((text, None), |(whole, cents)| (whole, Some(cents)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    // « 12.5 » among French numbers can only be a decimal point: a group has three digits.
    if let ([last], None) = (rest.as_slice(), cents)
        && last.len() < 3
        && digits(first)
        && digits(last)
    {
        return Some(format!("{sign}{first}.{last}"));
    }
    let grouped = rest.is_empty() || first.len() <= 3;
    if !digits(first) || !grouped || !rest.iter().all(|group| group.len() == 3 && digits(group)) {
        return None;
    }
    let whole = first.to_owned() + &rest.concat();
    match cents {
        None => Some(format!("{sign}{whole}")),
        Some(cents) if digits(cents) && cents.len() <= 4 => Some(format!("{sign}{whole}.{cents}")),
        Some(_) => None,
    }
}
