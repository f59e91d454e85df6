//! In which language a page is written, and its words.
//!
//! It exists so that every word of a page comes from a message file, French first. What can never happen: a message
//! that lacks in one language (a test reads both), a space that breaks before `:` or `%` in French.

mod english;
mod typography;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use typography::typeset;
pub(crate) use words::Words;

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    /// The language of the cooperative, and of whoever asks for none of ours.
    French,
    /// Second.
    English,
}

impl Language {
    /// As in `lang` attributes and `Content-Language`.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The other one, which the page offers.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::French => Self::English,
            Self::English => Self::French,
        }
    }

    /// The language of that tag, by its first part: `en-GB` is English.
    pub(crate) fn of_tag(tag: &str) -> Option<Self> {
        let first = tag.trim().split('-').next().unwrap_or_default();
        [Self::French, Self::English].into_iter().find(|one| first.eq_ignore_ascii_case(one.tag()))
    }

    /// The language that a browser prefers (RFC 9110, 12.5.4); French when it asks for none of ours.
    pub(crate) fn of_browser(accepted: &str) -> Self {
        let mut best = (0, Self::French);
        for part in accepted.split(',') {
            let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
            if let Some(language) = Self::of_tag(tag)
                && let Some(weight) = thousandths(weight)
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }
}

/// The weight `q=0.8` in thousandths; `None` when it is not one.
fn thousandths(weight: &str) -> Option<u32> {
    let digits = weight.trim().strip_prefix("q=")?;
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let rest = format!("{rest:0<3}");
    let value = whole.parse::<u32>().ok()?.checked_mul(1_000)?.checked_add(rest.get(..3)?.parse().ok()?)?;
    (value <= 1_000).then_some(value)
}
