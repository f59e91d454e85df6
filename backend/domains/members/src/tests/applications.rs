//! Applications over the whole room: who applies twice, what lists tell of a day, and the admission that an acceptance
//! is.

use kernel::prelude::*;
use kernel::testing::{TestDatabase, context_at, on_both_databases};
use values::{Money, Shares};

use super::{Room, admission, asked, day, end_of, euros, free, member_id, recorded, room};
use crate::application::ApplicationError;
use crate::goldens::{by_transfer, entity, person, private_supporters, supporters};
use crate::member::MemberError;
use crate::public::ApplicationState::{self, Accepted, Open, Refused};
use crate::public::{Applicant, CategoryTerms};
use crate::{AcceptApplication, Admission, ApplicationAsk, MoreOfAdmission};

fn applying(
    number: u128,
    applicant: Applicant,
    terms: CategoryTerms,
    shares: u32,
    on: &str,
) -> ApplicationAsk {
    ApplicationAsk {
        id: member_id(number),
        applicant,
        college: terms.college,
        terms,
        shares: Shares::new(shares),
        motivation: "Je chante ici.".into(),
        distinct: false,
        on: day(on),
    }
}

fn zoe(number: u128, on: &str) -> ApplicationAsk {
    applying(number, person("Zoé", "Exemple"), supporters(), 4, on)
}

fn company(number: u128, on: &str) -> ApplicationAsk {
    let company = Applicant::Company(entity("Labels d'Exemple"));
    applying(number, company, private_supporters(), 5, on)
}

fn acceptance(number: u128, terms: CategoryTerms, paid: i64, on: &str) -> AcceptApplication {
    AcceptApplication {
        id: member_id(number),
        terms,
        decided_on: day(on),
        on: day(on),
        paid: Money::euros(paid),
        more: MoreOfAdmission { settlement: by_transfer(), ..Default::default() },
    }
}

async fn receive(room: &Room, order: ApplicationAsk) -> Result<u64, Failure> {
    room.receive_application(&recorded(&order.on.to_string()), order).await
}

async fn accept(room: &Room, order: AcceptApplication) -> Result<Admission, Failure> {
    room.accept_application(&recorded(&order.on.to_string()), order, &free()).await
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, Failure>) -> ApplicationError {
    answer.unwrap_err().refusal::<ApplicationError>().unwrap().clone()
}

fn member_refusal<T: std::fmt::Debug>(answer: Result<T, Failure>) -> MemberError {
    answer.unwrap_err().refusal::<MemberError>().unwrap().clone()
}

on_both_databases!(an_acceptance_admits_under_the_same_identifier, async |db: TestDatabase| {
    let room = room(&db).await;
    assert_eq!(receive(&room, zoe(1, "2015-01-05")).await.unwrap(), 1);
    assert_eq!(room.member(member_id(1), day("2015-01-05"), None).await.unwrap(), None);

    let admission = accept(&room, acceptance(1, supporters(), 100, "2015-01-20")).await.unwrap();
    assert_eq!((admission.member_id, admission.number, admission.movement), (member_id(1), 1, 1));
    let member = room.member(member_id(1), day("2015-01-20"), None).await.unwrap().unwrap();
    assert_eq!((member.row.name.as_str(), member.row.subscribed), ("Zoé Exemple", Money::euros(400)));
    assert_eq!((member.row.paid, member.decided_on), (Money::euros(100), day("2015-01-20")));
    assert_eq!(member.email, "zoe@exemple.fr");

    let file = room.application(member_id(1), day("2015-01-20"), None).await.unwrap().unwrap();
    assert_eq!((file.row.state, file.row.member_number), (ApplicationState::Accepted, Some(1)));
    assert_eq!(file.row.ended_on, Some(day("2015-01-20")));
    assert_eq!(file.applicant, Some(person("Zoé", "Exemple")));
    assert_eq!(file.motivation, "Je chante ici.");
    let over = ApplicationError::Over { state: ApplicationState::Accepted, on: day("2015-01-20") };
    assert_eq!(refusal(accept(&room, acceptance(1, supporters(), 100, "2015-01-21")).await), over);
});

on_both_databases!(what_refuses_the_admission_leaves_the_application_open, async |db: TestDatabase| {
    let room = room(&db).await;
    receive(&room, company(1, "2015-01-05")).await.unwrap();
    let little = member_refusal(accept(&room, acceptance(1, private_supporters(), 100, "2015-01-20")).await);
    assert_eq!(little, MemberError::BelowQuarter { required: Money::euros(125), offered: Money::euros(100) });
    let other = refusal(accept(&room, acceptance(1, supporters(), 500, "2015-01-20")).await);
    let (asked, given) = (private_supporters().code, supporters().code);
    assert_eq!(other, ApplicationError::OtherCategory { asked, given });
    let dearer = CategoryTerms { minimum: Money::euros(600), ..private_supporters() };
    let below = member_refusal(accept(&room, acceptance(1, dearer, 500, "2015-01-20")).await);
    assert!(matches!(below, MemberError::BelowMinimum { .. }), "the terms of the admission hold: {below}");

    let open = room.application(member_id(1), day("2015-01-20"), None).await.unwrap().unwrap();
    assert_eq!(open.row.state, ApplicationState::Open);
    let admission = accept(&room, acceptance(1, private_supporters(), 500, "2015-01-20")).await.unwrap();
    assert_eq!((admission.number, admission.movement), (1, 1), "a refusal takes no number");
});

on_both_databases!(an_acceptance_that_is_sent_twice_admits_once, async |db: TestDatabase| {
    let room = room(&db).await;
    receive(&room, zoe(1, "2015-01-05")).await.unwrap();
    let key = || context_at(2_000_000_000_000_000).with_key("une-fois", b"acceptation".to_vec());
    let order = acceptance(1, supporters(), 100, "2015-01-20");
    let first = room.accept_application(&key(), order.clone(), &free()).await.unwrap();
    let again = room.accept_application(&key(), order, &free()).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(euros(&room, day("2015-01-20"), None).await, (400, 100, 1));
});

on_both_databases!(nobody_applies_twice_unless_somebody_looked, async |db: TestDatabase| {
    let room = room(&db).await;
    receive(&room, zoe(1, "2015-01-05")).await.unwrap();
    let name = "Zoé Exemple".to_owned();
    let same = refusal(receive(&room, zoe(2, "2015-01-06")).await);
    assert_eq!(same, ApplicationError::OpenAlready { number: 1, name: name.clone() });
    let number = receive(&room, ApplicationAsk { distinct: true, ..zoe(2, "2015-01-06") }).await.unwrap();
    assert_eq!(number, 2, "a refusal takes no number");
    let reason = || "S'est ravisée".to_owned();
    for id in [1, 2] {
        let context = recorded("2015-01-07");
        room.withdraw_application(&context, member_id(id), reason(), day("2015-01-07")).await.unwrap();
    }
    receive(&room, zoe(3, "2015-01-08")).await.unwrap();
    accept(&room, acceptance(3, supporters(), 100, "2015-01-20")).await.unwrap();
    let member = member_refusal(receive(&room, zoe(4, "2015-01-21")).await);
    assert_eq!(member, MemberError::LooksLike { number: 1, name });
    receive(&room, ApplicationAsk { distinct: true, ..zoe(4, "2015-01-21") }).await.unwrap();
    let other = accept(&room, acceptance(4, supporters(), 100, "2015-01-22")).await.unwrap();
    assert_eq!(other.number, 2, "who was found another at the receipt still is at the acceptance");
});

on_both_databases!(one_legal_entity_has_one_application, async |db: TestDatabase| {
    let room = room(&db).await;
    receive(&room, company(1, "2015-01-05")).await.unwrap();
    let twice = ApplicationAsk { distinct: true, ..company(2, "2015-01-06") };
    let siren = "732829320".to_owned();
    let same = refusal(receive(&room, twice.clone()).await);
    assert_eq!(same, ApplicationError::SirenOpen { siren, number: 1 });
    accept(&room, acceptance(1, private_supporters(), 500, "2015-01-20")).await.unwrap();
    let siren = "732829320".parse().unwrap();
    assert_eq!(member_refusal(receive(&room, twice).await), MemberError::SirenTaken { siren, number: 1 });
});

on_both_databases!(who_became_a_member_otherwise_is_not_admitted_twice, async |db: TestDatabase| {
    let room = room(&db).await;
    receive(&room, zoe(1, "2015-01-05")).await.unwrap();
    let order = admission(member_id(9), person("Zoé", "Exemple"), supporters(), (1, 100), "2015-01-10");
    room.admit(&recorded("2015-01-10"), order).await.unwrap();
    let taken = member_refusal(accept(&room, acceptance(1, supporters(), 100, "2015-01-20")).await);
    assert!(matches!(taken, MemberError::LooksLike { number: 1, .. }), "{taken}");
});

on_both_databases!(the_list_tells_any_day_as_it_was_known, async |db: TestDatabase| {
    let room = room(&db).await;
    receive(&room, zoe(1, "2015-01-05")).await.unwrap();
    receive(&room, company(2, "2015-01-06")).await.unwrap();
    let ali = applying(3, person("Ali", "Abricot"), supporters(), 1, "2015-01-07");
    receive(&room, ali.clone()).await.unwrap();
    let more = ApplicationAsk { shares: Shares::new(3), on: day("2015-01-08"), ..ali.clone() };
    room.amend_application(&recorded("2015-01-08"), more.clone()).await.unwrap();
    let again = room.amend_application(&recorded("2015-01-09"), more).await;
    assert_eq!(member_refusal(again), MemberError::NothingChanges {});
    let reason = "Hors du territoire".to_owned();
    room.refuse_application(&recorded("2015-02-01"), member_id(2), reason.clone(), day("2015-01-20"))
        .await
        .unwrap();
    accept(&room, acceptance(1, supporters(), 100, "2015-01-20")).await.unwrap();

    let told = async |request: PageRequest, as_of: &str, known_at: Option<&str>| {
        let page = room.applications(day(as_of), known_at.map(end_of), &request).await.unwrap();
        page.items.iter().map(|row| (row.name.clone(), row.state, row.shares.count())).collect::<Vec<_>>()
    };
    let (zoe, labels, ali) =
        ("Zoé Exemple".to_owned(), "Labels d'Exemple".to_owned(), "Ali Abricot".to_owned());
    let all = PageRequest::default;
    assert_eq!(
        told(all(), "2015-02-01", None).await,
        [(zoe.clone(), Accepted, 4), (labels.clone(), Refused, 5), (ali.clone(), Open, 3)]
    );
    assert_eq!(
        told(all(), "2015-02-01", Some("2015-01-31")).await,
        [(zoe.clone(), Accepted, 4), (labels.clone(), Open, 5), (ali.clone(), Open, 3)],
        "the refusal was recorded late"
    );
    assert_eq!(
        told(all(), "2015-01-07", None).await,
        [(zoe.clone(), Open, 4), (labels.clone(), Open, 5), (ali.clone(), Open, 1)]
    );
    assert_eq!(told(all(), "2015-01-04", None).await, []);
    assert_eq!(told(asked(&["state:eq:Open"], "number"), "2015-02-01", None).await, [(ali.clone(), Open, 3)]);
    assert_eq!(told(asked(&["search:contains:zoe"], "name"), "2015-02-01", None).await, [(zoe, Accepted, 4)]);
    let first = PageRequest { limit: Some(1), ..asked(&[], "-shares") };
    let page = room.applications(day("2015-02-01"), None, &first).await.unwrap();
    assert_eq!((page.items[0].name.clone(), page.total, page.next.is_some()), (labels, 3, true));
    let refused = room.application(member_id(2), day("2015-02-01"), None).await.unwrap().unwrap();
    assert_eq!((refused.row.reason, refused.row.ended_on), (reason, Some(day("2015-01-20"))));
    assert_eq!(room.application(member_id(2), day("2015-01-05"), None).await.unwrap(), None);
});

on_both_databases!(an_erased_applicant_leaves_a_number_and_cannot_be_admitted, async |db: TestDatabase| {
    let room = room(&db).await;
    receive(&room, zoe(1, "2015-01-05")).await.unwrap();
    let erase = async |uow: &mut UnitOfWork| uow.erase_person(&member_id(1).to_string()).await;
    room.kernel.run(&recorded("2015-01-06"), erase).await.unwrap();
    let single = kernel::database::connect_single(db.url()).await.unwrap();
    room.kernel.rebuild(&single, &[], |_| std::ops::ControlFlow::Continue(())).await.unwrap();
    let file = room.application(member_id(1), day("2015-01-07"), None).await.unwrap().unwrap();
    assert_eq!((file.row.name.as_str(), file.row.city.as_str()), ("Identité effacée", ""));
    assert_eq!((file.applicant, file.motivation.as_str()), (None, ""));
    let gone = refusal(accept(&room, acceptance(1, supporters(), 100, "2015-01-20")).await);
    assert_eq!(gone, ApplicationError::Erased {});
});

on_both_databases!(what_was_refused_is_erased_on_every_day, async |db: TestDatabase| {
    let room = room(&db).await;
    receive(&room, zoe(1, "2015-01-05")).await.unwrap();
    let erase =
        async |number, on: &str| room.erase_application(&recorded(on), member_id(number), day(on)).await;
    assert_eq!(refusal(erase(1, "2015-01-06").await), ApplicationError::StillOpen {});
    let reason = "Hors du territoire".to_owned();
    let context = recorded("2015-01-20");
    room.refuse_application(&context, member_id(1), reason.clone(), day("2015-01-20")).await.unwrap();
    erase(1, "2017-01-20").await.unwrap();

    let told = async || {
        let mut files = Vec::new();
        for on in ["2015-01-05", "2015-01-20", "2017-01-20"] {
            files.push(room.application(member_id(1), day(on), None).await.unwrap().unwrap());
        }
        files
    };
    let files = told().await;
    for file in &files {
        assert_eq!((file.row.name.as_str(), file.row.city.as_str()), ("Identité effacée", ""));
        assert_eq!((&file.applicant, file.motivation.as_str(), file.row.reason.as_str()), (&None, "", ""));
    }
    assert_eq!((files[2].row.state, files[2].row.ended_on), (Refused, Some(day("2015-01-20"))));
    let found = asked(&["search:contains:zoe"], "name");
    assert_eq!(room.applications(day("2015-01-05"), None, &found).await.unwrap().total, 0);
    let single = kernel::database::connect_single(db.url()).await.unwrap();
    room.kernel.rebuild(&single, &[], |_| std::ops::ControlFlow::Continue(())).await.unwrap();
    assert_eq!(told().await, files, "a rebuild reads the same");

    let erased_on = day("2017-01-20");
    assert_eq!(refusal(erase(1, "2017-01-21").await), ApplicationError::AlreadyErased { erased_on });
    receive(&room, zoe(2, "2017-02-01")).await.unwrap();
});

on_both_databases!(the_register_keeps_whom_it_must, async |db: TestDatabase| {
    let room = room(&db).await;
    receive(&room, zoe(1, "2015-01-05")).await.unwrap();
    accept(&room, acceptance(1, supporters(), 100, "2015-01-20")).await.unwrap();
    let ali = applying(2, person("Ali", "Abricot"), supporters(), 1, "2015-01-07");
    receive(&room, ali).await.unwrap();
    let reason = "S'est ravisé".to_owned();
    room.withdraw_application(&recorded("2015-01-08"), member_id(2), reason, day("2015-01-08"))
        .await
        .unwrap();
    let order = admission(member_id(2), person("Ali", "Abricot"), supporters(), (1, 100), "2015-02-01");
    room.admit(&recorded("2015-02-01"), order).await.unwrap();
    for (number, name) in [(1, "Zoé Exemple"), (2, "Ali Abricot")] {
        let erased =
            room.erase_application(&recorded("2017-02-01"), member_id(number), day("2017-02-01")).await;
        assert_eq!(refusal(erased), ApplicationError::BecameMember {});
        let member = room.member(member_id(number), day("2017-02-01"), None).await.unwrap().unwrap();
        assert_eq!((member.row.name.as_str(), member.email.is_empty()), (name, false));
        let file = room.application(member_id(number), day("2017-02-01"), None).await.unwrap().unwrap();
        assert_eq!(file.row.name, name, "nothing of the refused order is kept");
    }
});

on_both_databases!(two_applications_of_one_entity_at_once_are_one, async |db: TestDatabase| {
    let room = room(&db).await;
    let (one, other) = (company(1, "2015-02-01"), company(2, "2015-02-01"));
    let (first, second) = kernel::testing::tokio::join!(receive(&room, one), receive(&room, other));
    assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
    let refused = first.err().or(second.err()).unwrap();
    let refused = refused.refusal::<ApplicationError>().unwrap();
    assert!(matches!(refused, ApplicationError::SirenOpen { number: 1, .. }), "{refused}");
});
