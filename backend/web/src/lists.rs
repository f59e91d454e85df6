//! Lists on pages: what is looked for, how it is sorted, which page of it; all of it in the address, so that a list can
//! be sent to somebody as it stands.
//!
//! What can never happen here: a filter that is silently left out; a page that skips or repeats a row (the kernel pages
//! by key).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use office::kernel::listing::PageRequest;
use office::values::Day;

use crate::frame::{Frame, encoded};
use crate::language::Words;
use crate::notices::Notice;

/// Rows of a page.
pub(crate) const ROWS: u64 = 50;

/// What the address of a list asks, by the names that stand there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    path: &'static str,
    pairs: Vec<(&'static str, String)>,
    sort: Option<String>,
    cursor: Option<String>,
}

impl Asked {
    /// What is asked of the list at that address.
    pub(crate) fn of(path: &'static str, sort: Option<&str>, cursor: Option<&str>) -> Self {
        let kept =
            |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        Self { path, pairs: Vec::new(), sort: kept(sort), cursor: kept(cursor) }
    }

    /// The same, looking for that; nothing when it is empty.
    pub(crate) fn looking(mut self, name: &'static str, value: Option<&str>) -> Self {
        if let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) {
            self.pairs.push((name, value.to_owned()));
        }
        self
    }

    /// What is looked for under that name.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.pairs.iter().find(|(given, _)| *given == name).map_or("", |(_, value)| value)
    }

    /// The page that says that a day under one of those names does not exist, when one does not.
    pub(crate) fn wrong_day(&self, frame: &Frame, names: &[&str]) -> Option<HttpResponse> {
        let words = frame.words;
        let wrong = |name: &&str| !self.value(name).is_empty() && self.value(name).parse::<Day>().is_err();
        names.iter().any(wrong).then(|| {
            Notice::new(frame, StatusCode::UNPROCESSABLE_ENTITY, "refused-title")
                .saying(words.say("day-wrong"))
                .with_link(frame.to(self.path), words.say("list-clear"))
                .answer()
        })
    }

    /// The same as a request; `filters` are those that the pairs mean.
    pub(crate) fn request(&self, filters: Vec<String>) -> PageRequest {
        PageRequest { limit: Some(ROWS), cursor: self.cursor.clone(), sort: self.sort.clone(), filters }
    }

    /// The address with another sort and from the beginning.
    fn sorted(&self, frame: &Frame, sort: &str) -> String {
        self.address(frame, Some(sort), None)
    }

    /// The address of the next page.
    pub(crate) fn next(&self, frame: &Frame, cursor: &str) -> String {
        self.address(frame, self.sort.as_deref(), Some(cursor))
    }

    /// The address of the first page, when this is another.
    pub(crate) fn first(&self, frame: &Frame) -> Option<String> {
        self.cursor.as_ref().map(|_| self.address(frame, self.sort.as_deref(), None))
    }

    fn address(&self, frame: &Frame, sort: Option<&str>, cursor: Option<&str>) -> String {
        let more = [("tri", sort), ("suite", cursor)];
        let more = more.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let pairs = self.pairs.iter().map(|(name, value)| (*name, value.as_str())).chain(more);
        let query: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let path = if query.is_empty() {
            self.path.to_owned()
        } else {
            format!("{}?{}", self.path, query.join("&"))
        };
        frame.to(&path)
    }
}

/// A heading of a column by which a list can be sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// What the column holds.
    pub(crate) text: String,
    /// Where the list is sorted by it; `None` when it cannot be.
    pub(crate) address: Option<String>,
    /// How it is sorted by it now, as `aria-sort` says it.
    pub(crate) sorted: Option<&'static str>,
    /// Whether it stands above figures.
    pub(crate) number: bool,
}

impl Heading {
    /// A column by which nothing is sorted.
    pub(crate) fn plain(words: Words, key: &str) -> Self {
        Self { text: words.say(key), address: None, sorted: None, number: false }
    }

    /// A column of that field; `default` is the sort when none is asked.
    pub(crate) fn of(frame: &Frame, asked: &Asked, key: &str, field: &str, default: &str) -> Self {
        let now = asked.sort.as_deref().unwrap_or(default);
        let sorted = match now.strip_prefix('-') {
            None if now == field => Some("ascending"),
            Some(name) if name == field => Some("descending"),
            _ => None,
        };
        let other = if sorted == Some("ascending") { format!("-{field}") } else { field.to_owned() };
        let address = Some(asked.sorted(frame, &other));
        Self { text: frame.words.say(key), address, sorted, number: false }
    }

    /// The same above figures.
    pub(crate) fn numeric(self) -> Self {
        Self { number: true, ..self }
    }
}

/// A choice among some, as a list that opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picking {
    /// Its name in the address, and its identifier in the page.
    pub(crate) name: &'static str,
    /// What is chosen.
    pub(crate) label: String,
    /// Value and words of each choice.
    pub(crate) choices: Vec<(String, String)>,
    /// The value chosen; empty for all.
    pub(crate) chosen: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn an_address_keeps_what_is_looked_for() {
        let frame = Frame::sample(Words::of(Language::French), false);
        let asked = Asked::of("/utilisateurs", Some("-name"), Some("abc"))
            .looking("recherche", Some(" Zoé & Cie "))
            .looking("role", Some(""));
        assert_eq!(
            asked.next(&frame, "def"),
            "/utilisateurs?recherche=Zo%C3%A9%20%26%20Cie&tri=-name&suite=def"
        );
        assert_eq!(
            asked.first(&frame).as_deref(),
            Some("/utilisateurs?recherche=Zo%C3%A9%20%26%20Cie&tri=-name")
        );
        assert_eq!((asked.value("recherche"), asked.value("role")), ("Zoé & Cie", ""));
    }

    #[test]
    fn a_heading_turns_the_sort_round() {
        let frame = Frame::sample(Words::of(Language::French), false);
        let heading = |sort: Option<&str>, field: &str| {
            let heading = Heading::of(&frame, &Asked::of("/l", sort, None), "column-name", field, "name");
            (heading.address.unwrap_or_default(), heading.sorted)
        };
        assert_eq!(heading(None, "name"), ("/l?tri=-name".to_owned(), Some("ascending")));
        assert_eq!(heading(Some("-name"), "name"), ("/l?tri=name".to_owned(), Some("descending")));
        assert_eq!(heading(None, "email"), ("/l?tri=email".to_owned(), None));
    }
}
