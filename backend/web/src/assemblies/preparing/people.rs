//! Members as people name them: by number, or by a part of the name.

use door::Desk;
use office::kernel::Failure;
use office::kernel::listing::PageRequest;
use office::members::public::{MemberId, MemberRow};
use office::values::Day;

use crate::forms::Trouble;
use crate::forms::reading::No;
use crate::language::Words;
use crate::notices::Sentence;

/// Names shown when several answer.
const NAMES: u64 = 5;

/// A member beside its number and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// Who.
    pub(crate) id: MemberId,
    /// Number in the register.
    pub(crate) number: u64,
    /// As printed.
    pub(crate) name: String,
}

impl Person {
    /// Name and number.
    pub(crate) fn told(&self, words: Words) -> String {
        words.tell("member-told", &[("name", &self.name), ("number", &words.count(self.number))])
    }
}

/// Those members, as far as the register of that day knows them.
pub(crate) async fn named(desk: &Desk, members: &[MemberId], on: Day) -> Result<Vec<Person>, Failure> {
    let mut people = Vec::new();
    for id in members {
        let file = desk.members.member(*id, on, None).await?;
        people.extend(file.map(|file| Person { id: *id, number: file.row.number, name: file.row.name }));
    }
    Ok(people)
}

/// The member of that number, or whose name has all of these words, on that day; refused when nobody or several answer.
pub(crate) async fn somebody(
    desk: &Desk,
    words: Words,
    (field, text): (&'static str, &str),
    on: Day,
) -> Result<MemberRow, No> {
    let wrong = |key: &str| No::Trouble(Trouble::with(words, field, key));
    let text = text.trim();
    let filters = match text.parse::<u32>() {
        Ok(number) => vec![format!("number:eq:{number}")],
        Err(_) if text.is_empty() => return Err(wrong("voter-missing")),
        Err(_) => text.split_whitespace().map(|word| format!("search:contains:{word}")).collect(),
    };
    let request = PageRequest { limit: Some(NAMES), filters, ..PageRequest::default() };
    let mut found = desk.members.register(on, None, &request).await?.items;
    match found.len() {
        0 => Err(wrong("person-unknown")),
        1 => Ok(found.remove(0)),
        _ => {
            let name = |row: &MemberRow| {
                words.tell("member-told", &[("name", &row.name), ("number", &words.count(row.number))])
            };
            let names: Vec<String> = found.iter().map(name).collect();
            let told = words.tell("person-several", &[("names", &names.join(" ; "))]);
            Err(Trouble { sentence: Sentence::new(told), ..Trouble::with(words, field, "person-unknown") }
                .into())
        }
    }
}

/// The members that a field names, one after the other between semicolons or commas.
pub(crate) async fn everybody(
    desk: &Desk,
    words: Words,
    (field, text): (&'static str, &str),
    on: Day,
) -> Result<Vec<MemberRow>, No> {
    let mut rows: Vec<MemberRow> = Vec::new();
    for part in text.split([';', ',']).filter(|part| !part.trim().is_empty()) {
        let row = somebody(desk, words, (field, part), on).await?;
        if rows.iter().all(|other| other.member_id != row.member_id) {
            rows.push(row);
        }
    }
    Ok(rows)
}
