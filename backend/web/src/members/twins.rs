//! `/associes/{id}/reunir`: looks for the other entry of a member that was entered twice, by its number or its name.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use office::kernel::Failure;
use office::kernel::listing::PageRequest;
use office::members::permissions::MEMBERS_MERGE;
use office::members::public::{MemberId, MemberRow};
use serde::Deserialize;

use super::{tabs, terms};
use crate::frame::Frame;
use crate::language::Words;
use crate::notices;
use crate::visitor::Reader;

/// The most entries that are shown; whoever finds more says more of the name.
const MOST: usize = 20;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    recherche: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "members/twins.html")]
pub(crate) struct TwinsPage {
    frame: Frame,
    words: Words,
    /// The member, and its file.
    member: String,
    file: String,
    path: String,
    search: String,
    twins: Vec<Twin>,
    caption: String,
    more: bool,
}

/// An entry that may be of the same member.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Twin {
    number: String,
    name: String,
    file: String,
    kind: String,
    college: String,
    city: String,
    since: String,
    shares: String,
    /// Where the two are compared.
    merge: String,
    label: String,
}

/// `GET /associes/{id}/reunir`.
pub(crate) async fn show(reader: Reader, id: Path<MemberId>, parameters: Query<Parameters>) -> HttpResponse {
    if let Some(refused) = reader.refused(MEMBERS_MERGE) {
        return refused;
    }
    let answer = page(&reader, *id, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, id: MemberId, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let today = desk.today()?;
    let Some(file) = desk.members.member(id, today, None).await? else {
        return Ok(notices::not_found::notice(frame, &frame.here).answer());
    };
    let search = parameters.recherche.as_deref().map(str::trim).unwrap_or_default();
    // One more than is shown, and the member itself.
    let limit = u64::try_from(MOST + 2).ok();
    let request = PageRequest { limit, filters: filters(search, &file.row.name), ..PageRequest::default() };
    let found = desk.members.register(today, None, &request).await?;
    let page = TwinsPage::new(frame.clone(), &file.row, search, &found.items);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

/// Those of that number, or those whose name has all of these words in any order; the same name when nothing is asked.
fn filters(search: &str, name: &str) -> Vec<String> {
    let digits: String = search.chars().filter(|c| !c.is_whitespace()).collect();
    if let Ok(number) = digits.parse::<u32>() {
        return vec![format!("number:eq:{number}")];
    }
    let asked = if search.is_empty() { name } else { search };
    asked.split_whitespace().map(|word| format!("search:contains:{word}")).collect()
}

impl TwinsPage {
    fn new(frame: Frame, row: &MemberRow, search: &str, found: &[MemberRow]) -> Self {
        let words = frame.words;
        let others = found.iter().filter(|other| other.member_id != row.member_id);
        let twins: Vec<Twin> = others.map(|other| Twin::of(&frame, row, other)).collect();
        let number = words.count(row.number);
        let caption = if search.is_empty() { "twins-alike-caption" } else { "twins-caption" };
        let file = format!("{}/{}", tabs::REGISTER, row.member_id);
        Self {
            words,
            member: words.tell("member-told", &[("name", row.name.as_str()), ("number", &number)]),
            path: format!("{file}/reunir"),
            file: frame.to(&file),
            search: search.to_owned(),
            more: twins.len() > MOST,
            twins: twins.into_iter().take(MOST).collect(),
            caption: words.say(caption),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let (member, twin) = (crate::samples::member().row, crate::samples::twin().row);
        let frame = frame.clone().at(&format!("{}/{}/reunir", tabs::REGISTER, member.member_id));
        let found = [member.clone(), twin];
        vec![
            ("twins", Self::new(frame.clone(), &member, "", &found)),
            ("twins_none", Self::new(frame, &member, "41", &found[..1])),
        ]
    }
}

impl Twin {
    fn of(frame: &Frame, row: &MemberRow, other: &MemberRow) -> Self {
        let words = frame.words;
        let number = words.count(other.number);
        let told = words.tell("member-told", &[("name", other.name.as_str()), ("number", &number)]);
        let address = |part: &str| frame.to(&format!("{}/{part}", tabs::REGISTER));
        Self {
            name: other.name.clone(),
            file: address(&other.member_id.to_string()),
            kind: terms::kind(words, other.kind),
            college: terms::college(words, other.college),
            city: other.city.clone(),
            since: words.day(other.admitted_on),
            shares: words.count(other.shares.count().into()),
            merge: address(&format!("{}/reunir/{}", row.member_id, other.member_id)),
            label: words.tell("twins-choose-this", &[("entry", &told)]),
            number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_looked_for_as_such_and_a_name_word_by_word() {
        assert_eq!(filters("1 204", "Zoé Exemple"), ["number:eq:1204"]);
        assert_eq!(filters("exemple zo", "Zoé"), ["search:contains:exemple", "search:contains:zo"]);
        assert_eq!(filters("", "Zoé Exemple"), ["search:contains:Zoé", "search:contains:Exemple"]);
        assert_eq!(filters("99999999999", "Zoé"), ["search:contains:99999999999"]);
    }
}
