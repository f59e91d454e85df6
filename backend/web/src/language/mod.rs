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
    /// The language of the cooperative, and of whoever asks for no other.
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
}
