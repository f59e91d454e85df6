//! A few applications, open and over. All are invented.

use office::kernel::listing::Page;
use office::members::public::{
    Applicant, ApplicationFile, ApplicationRow, ApplicationState, College, MemberId, MemberKind,
    PersonProfile,
};
use office::values::{Day, Shares, Uuid};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn row(number: u64, name: &str, kind: MemberKind) -> ApplicationRow {
    ApplicationRow {
        application_id: MemberId::new(Uuid::from_u128(u128::from(number) + 900)),
        number,
        state: ApplicationState::Open,
        name: name.to_owned(),
        kind,
        siren: None,
        city: "Saint-Étienne".to_owned(),
        college: College::Creators,
        category: "creator".parse().unwrap(),
        shares: Shares::new(3),
        received_on: day("2016-04-12"),
        ended_on: None,
        reason: String::new(),
        member_number: None,
        member_since: None,
        version: 1,
    }
}

/// An open application of a person.
pub(crate) fn application() -> ApplicationFile {
    ApplicationFile {
        row: row(14, "Zoé Exemple", MemberKind::NaturalPerson),
        applicant: Some(Applicant::NaturalPerson(PersonProfile {
            given_name: "Zoé".to_owned(),
            family_name: "Exemple".to_owned(),
            address: super::an_address(),
            email: None,
        })),
        motivation: "Je publie des disques.".to_owned(),
        distinct: false,
    }
}

/// One of each state.
pub(crate) fn applications() -> Page<ApplicationRow> {
    let ended_on = Some(day("2016-05-02"));
    let accepted = ApplicationRow {
        state: ApplicationState::Accepted,
        ended_on,
        member_number: Some(110),
        member_since: ended_on,
        ..row(11, "Label Exemple", MemberKind::Company)
    };
    let refused = ApplicationRow {
        state: ApplicationState::Refused,
        ended_on,
        reason: "Activité sans lien avec l'objet".to_owned(),
        ..row(12, "Club d'Exemple", MemberKind::Association)
    };
    let withdrawn = ApplicationRow {
        state: ApplicationState::Withdrawn,
        ended_on,
        reason: "Départ de la région".to_owned(),
        ..row(13, "Ali Petit", MemberKind::NaturalPerson)
    };
    Page { items: vec![accepted, refused, withdrawn, application().row], next: None, total: 4 }
}
