//! Members with how they are reached on a day, page by page: the particulars of a whole page are read at once.

use std::collections::HashMap;

use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::ConnectionTrait;
use values::{Day, Timestamp};

use super::columns::page;
use super::files::{Acts, Name};
use super::history::{kinds, latest, once_written_to};
use super::standings::{self, LISTING, Row};
use crate::public::{MemberContact, MemberId, MemberRow, NewName, PostalAddress};

/// A page of those who are members on the day, or of everybody who was admitted by then.
pub(crate) async fn contacts(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
    everybody: bool,
    request: &PageRequest,
) -> Result<Page<MemberContact>, Failure> {
    let query = if everybody {
        standings::ever_admitted(as_of, known_at)
    } else {
        standings::present(as_of, known_at)
    };
    let rows = page(list::<Row>(db, query, &LISTING, request).await?, Row::read)?;
    let ids: Vec<MemberId> = rows.items.iter().map(|row| row.member_id).collect();
    let known = latest(db, &ids, as_of, known_at).await?;
    let items = rows.items.into_iter().map(|row| contact(row, &known)).collect::<Result<_, _>>()?;
    Ok(Page { items, next: rows.next, total: rows.total })
}

type Known = HashMap<(MemberId, String), (Timestamp, String)>;

fn contact(mut row: MemberRow, known: &Known) -> Result<MemberContact, Failure> {
    let id = row.member_id;
    let of = |kind: &str| known.get(&(id, kind.to_owned()));
    let text = |kind: &str| of(kind).map_or("null", |(_, value)| value.as_str());
    let named = match serde_json::from_str::<Option<Name>>(text(kinds::NAME))? {
        Some(Name::Person([given_name, family_name])) => Some(NewName::Person { given_name, family_name }),
        Some(Name::Entity(name)) => Some(NewName::Entity { name }),
        None => None,
    };
    row.name = match &named {
        Some(NewName::Person { given_name, family_name }) => format!("{given_name} {family_name}"),
        Some(NewName::Entity { name }) => name.clone(),
        None => super::register::ERASED.to_owned(),
    };
    let address: Option<PostalAddress> = serde_json::from_str(text(kinds::ADDRESS))?;
    row.city = address.as_ref().map(|address| address.city.clone()).unwrap_or_default();
    let acts: Option<Acts> = serde_json::from_str(text(kinds::REPRESENTATIVE))?;
    let recorded = [kinds::NAME, kinds::ADDRESS, kinds::EMAIL, kinds::REPRESENTATIVE];
    Ok(MemberContact {
        named,
        address,
        email: serde_json::from_str(text(kinds::EMAIL))?,
        representative: acts.map(|acts| acts.who),
        recorded_at: recorded
            .into_iter()
            .filter_map(of)
            .map(|(at, _)| *at)
            .max()
            .unwrap_or(Timestamp::from_micros(0)),
        row,
    })
}

/// Those who are members on the day and are written to at that address, whatever its capitals.
pub(crate) async fn at_address(
    db: &impl ConnectionTrait,
    email: &str,
    as_of: Day,
) -> Result<Vec<MemberContact>, Failure> {
    let mut found = Vec::new();
    for id in once_written_to(db, email).await? {
        let filters = vec![format!("member_id:eq:{id}")];
        let one = PageRequest { limit: Some(1), filters, ..PageRequest::default() };
        let rows = contacts(db, as_of, None, false, &one).await?.items;
        let reached = |contact: &MemberContact| {
            contact.email.as_ref().is_some_and(|known| known.as_str().to_lowercase() == email.to_lowercase())
        };
        found.extend(rows.into_iter().filter(reached));
    }
    Ok(found)
}
