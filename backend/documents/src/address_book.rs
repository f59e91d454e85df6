//! Members as cards of an address book (vCard 4.0).

use cards::{Address, Card, Name};
pub use cards::{CardError, MEDIA_TYPE};
use members::public::{MemberContact, NewName};

/// The cards of some members, one after the other; files of cards may be put end to end. Who is erased has none.
pub fn cards(contacts: &[MemberContact]) -> Result<Vec<u8>, CardError> {
    let cards: Vec<Card> = contacts.iter().filter_map(card).collect();
    cards::vcard(&cards)
}

fn card(contact: &MemberContact) -> Option<Card> {
    let name = match contact.named.clone()? {
        NewName::Person { given_name, family_name } => {
            Name::Person { given: given_name, family: family_name, organisation: None }
        }
        NewName::Entity { name } => Name::Organisation { name },
    };
    let row = &contact.row;
    let represented = contact
        .representative
        .as_ref()
        .map(|of| format!("Représenté par {} {}, {}", of.given_name, of.family_name, of.capacity));
    Some(Card {
        uid: row.member_id.uuid(),
        full_name: row.name.clone(),
        name,
        title: None,
        role: Some(format!("Associé n° {}, collège « {} »", row.number, row.college.french())),
        email: contact.email.clone(),
        address: contact.address.as_ref().map(|of| Address {
            lines: of.lines.clone(),
            postal_code: of.postal_code.clone(),
            city: of.city.clone(),
            country: if of.country == "FR" { "France".to_owned() } else { of.country.clone() },
        }),
        categories: vec!["Associé".to_owned(), row.college.french().to_owned()],
        note: represented,
        revised: contact.recorded_at,
    })
}
