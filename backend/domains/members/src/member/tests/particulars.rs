//! What changes beside the shares: college, name, address, representative, e-mail, consent; and merges.

use kernel::prelude::Personal;
use values::Money;

use super::super::{HolderAddress, HolderName, MemberCommand, MemberError, MemberEvent, Particular};
use super::{given, zoe, zoe_and};
use crate::goldens::{
    address, admitted, day, ended, entity, member_id, parcel, private_supporters, subscribed, terms,
};
use crate::public::{Applicant, CategoryTerms, College, MemberKind, NewName, PostalAddress, Representative};

fn creator() -> CategoryTerms {
    terms("creator", College::Creators, &[MemberKind::NaturalPerson], 100)
}

fn change_college(college: College, terms: CategoryTerms, on: &str) -> MemberCommand {
    let (reason, decided_on) = ("Publie un catalogue".to_owned(), day("2015-05-01"));
    MemberCommand::ChangeCollege { college, terms, decided_on, reason, on: day(on) }
}

fn changed(terms: CategoryTerms, on: &str) -> MemberEvent {
    let (college, reason, decided_on) = (terms.college, "Publie un catalogue".into(), day("2015-05-01"));
    MemberEvent::CollegeChanged { college, terms, decided_on, reason, on: day(on) }
}

#[test]
fn edge_1_a_member_is_in_one_college_that_the_board_assigns() {
    given(zoe()).then(
        change_college(College::Creators, creator(), "2015-05-21"),
        vec![changed(creator(), "2015-05-21")],
    );
    given(zoe()).refuses(
        change_college(College::Employees, creator(), "2015-05-21"),
        MemberError::CollegeMismatch {
            category: creator().code,
            expected: College::Creators,
            given: College::Employees,
        },
    );
    given(zoe()).refuses(
        change_college(College::Supporters, crate::goldens::supporters(), "2015-05-21"),
        MemberError::SameCollege { college: College::Supporters },
    );
    given(zoe()).refuses(
        change_college(College::Creators, creator(), "2015-04-30"),
        MemberError::BeforeDecision { decided_on: day("2015-05-01"), on: day("2015-04-30") },
    );
    let dear = CategoryTerms { minimum: Money::euros(500), ..creator() };
    given(zoe()).refuses(
        change_college(College::Creators, dear.clone(), "2015-05-21"),
        MemberError::BelowMinimum {
            category: dear.code,
            minimum: Money::euros(500),
            offered: Money::euros(400),
        },
    );
    let entities = CategoryTerms { kinds: vec![MemberKind::Company], ..creator() };
    given(zoe()).refuses(
        change_college(College::Creators, entities.clone(), "2015-05-21"),
        MemberError::KindNotAllowed {
            category: entities.code,
            kind: MemberKind::NaturalPerson,
            allowed: vec![MemberKind::Company],
        },
    );
}

fn change(particular: Particular, on: &str) -> MemberCommand {
    MemberCommand::Change { id: member_id(1), particular: Box::new(particular), on: day(on) }
}

fn company() -> Vec<MemberEvent> {
    let company = Applicant::Company(entity("Labels d'Exemple"));
    vec![admitted(company, private_supporters()), subscribed(7, 5, 500, "2015-02-04")]
}

#[test]
fn a_member_moves_and_is_called_otherwise() {
    let on = day("2015-06-01");
    let person = HolderAddress::of(member_id(1), MemberKind::NaturalPerson, address());
    given(zoe()).then(
        change(Particular::Address(address()), "2015-06-01"),
        vec![MemberEvent::AddressChanged { address: person, on }],
    );
    let nowhere = PostalAddress { lines: vec![], ..address() };
    given(zoe())
        .refuses(change(Particular::Address(nowhere), "2015-06-01"), MemberError::AddressLines { lines: 0 });
    let married = NewName::Person { given_name: "Zoé".into(), family_name: "Modèle".into() };
    given(zoe()).then(
        change(Particular::Name(married.clone()), "2015-06-01"),
        vec![MemberEvent::NameChanged { name: HolderName::of(member_id(1), married.clone()), on }],
    );
    given(company()).refuses(
        change(Particular::Name(married), "2015-06-01"),
        MemberError::NameOfAnotherKind { kind: MemberKind::Company },
    );
    given(zoe()).refuses(
        change(Particular::Email(None), "2015-02-03"),
        MemberError::BeforeAdmission { admitted_on: day("2015-02-04"), on: day("2015-02-03") },
    );
    let left = zoe_and(vec![ended(9, 4, 100, "2015-03-01")]);
    given(left).then(
        change(Particular::Email(None), "2015-06-01"),
        vec![MemberEvent::EmailChanged { email: None, on }],
    );
}

#[test]
fn edge_9_another_representative_does_not_change_the_member() {
    let who = Representative {
        given_name: "Ali".into(),
        family_name: "Modèle".into(),
        capacity: "président".into(),
    };
    let named = |proof: &str| {
        let proof = proof.to_owned();
        change(Particular::Representative { representative: who.clone(), proof }, "2015-06-01")
    };
    let fact = MemberEvent::RepresentativeNamed {
        representative: Personal::new(member_id(1).to_string(), "identity", who.clone()),
        proof: "Décision du 1er juin 2015".into(),
        on: day("2015-06-01"),
    };
    given(company()).then(named("Décision du 1er juin 2015"), vec![fact]);
    given(company())
        .refuses(named(""), MemberError::Incomplete { field: "la décision qui le désigne".into() });
    given(zoe()).refuses(named("Décision"), MemberError::NoRepresentative {});
}

#[test]
fn consent_to_email_is_written_and_revocable() {
    let on = day("2015-06-01");
    let proof = || "Bulletin signé".to_owned();
    let given_consent = || MemberEvent::EmailConsentGiven { proof: proof(), on };
    given(zoe())
        .then(change(Particular::EmailConsent { proof: proof() }, "2015-06-01"), vec![given_consent()]);
    given(zoe()).refuses(
        change(Particular::EmailConsent { proof: " ".into() }, "2015-06-01"),
        MemberError::Incomplete { field: "l'écrit qui prouve l'accord".into() },
    );
    given(zoe()).refuses(change(Particular::EmailConsentRevoked, "2015-06-01"), MemberError::NoConsent {});
    given(zoe_and(vec![given_consent()])).then(
        change(Particular::EmailConsentRevoked, "2015-06-01"),
        vec![MemberEvent::EmailConsentRevoked { on }],
    );
}

#[test]
fn two_entries_become_one_and_two_again() {
    let (survivor, on) = (member_id(2), day("2015-06-15"));
    let merged = MemberEvent::MergedInto { survivor, parcel: parcel(8, 4, 100), on };
    given(zoe()).then(MemberCommand::MergeInto { survivor, movement: 8, on }, vec![merged.clone()]);
    let history = || zoe_and(vec![merged.clone()]);
    given(history()).refuses(
        MemberCommand::MergeInto { survivor, movement: 8, on },
        MemberError::AlreadyLeft { left_on: on },
    );
    let later = day("2015-07-01");
    given(history()).then(
        MemberCommand::UndoMerge { movement: 9, on: later },
        vec![MemberEvent::MergeUndone { survivor, parcel: parcel(9, 4, 100), on: later }],
    );
    given(zoe()).refuses(MemberCommand::UndoMerge { movement: 9, on: later }, MemberError::NotMerged {});
    let absorbed = || {
        let (merged, parcel, release_by) = (member_id(3), parcel(8, 4, 100), day("2020-06-15"));
        zoe_and(vec![MemberEvent::MergeReceived { merged, parcel, release_by, on }])
    };
    let give_back = |merged| MemberCommand::ReturnMerge { merged, parcel: parcel(9, 4, 100), on: later };
    given(absorbed()).then(
        give_back(member_id(3)),
        vec![MemberEvent::MergeReturned { merged: member_id(3), parcel: parcel(9, 4, 100), on: later }],
    );
    given(absorbed()).refuses(give_back(member_id(4)), MemberError::NotMerged {});
}
