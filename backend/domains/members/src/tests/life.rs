//! A member through the years: transfers, changes of college and of particulars, merges, calls, each on any past day.

use std::ops::ControlFlow;

use kernel::prelude::*;
use kernel::testing::{TestDatabase, on_both_databases};
use values::{Fraction, Money, Shares};

use super::{admission, asked, day, end_of, exit, member_id, recorded, room};
use crate::goldens::{address, entity, person, private_supporters, supporters, terms};
use crate::member::{MemberError, Particular};
use crate::public::{
    Applicant, College, ExitCause, MemberKind, MembershipClauses, NewName, Operation, PostalAddress,
    Representative,
};
use crate::{CallPayments, ChangeCollege, MergeMembers, TransferShares};

fn legal() -> MembershipClauses {
    MembershipClauses::legal()
}

fn give(shares: u32, on: &str) -> TransferShares {
    TransferShares {
        from: member_id(1),
        to: member_id(2),
        shares: Shares::new(shares),
        approved_on: Some(day(on)),
        on: day(on),
    }
}

on_both_databases!(a_transfer_is_one_movement_of_two_members, async |db: TestDatabase| {
    let room = room(&db).await;
    for (number, name, bought) in [(1, "Zoé", (4, 100)), (2, "Ali", (1, 100))] {
        let order = admission(member_id(number), person(name, "Exemple"), supporters(), bought, "2015-01-05");
        room.admit(&recorded("2015-01-05"), order).await.unwrap();
    }
    let refused = room.transfer_shares(&recorded("2015-06-15"), give(5, "2015-06-15"), &legal()).await;
    assert_eq!(
        refused.unwrap_err().refusal(),
        Some(&MemberError::MoreThanHeld { held: 4, asked: 5, on: day("2015-06-15") })
    );
    let to_self = TransferShares { to: member_id(1), ..give(1, "2015-06-15") };
    let refused = room.transfer_shares(&recorded("2015-06-15"), to_self, &legal()).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&MemberError::TransferToSelf {}));
    let before = room.capital(day("2015-06-15"), None).await.unwrap();
    let number =
        room.transfer_shares(&recorded("2015-06-15"), give(3, "2015-06-15"), &legal()).await.unwrap();
    assert_eq!(number, 3);
    let after = room.capital(day("2015-06-15"), None).await.unwrap();
    assert_eq!((after.subscribed, after.paid, after.members), (before.subscribed, before.paid, 2));
    let page = room.movements(day("2015-12-31"), None, &asked(&["number:eq:3"], "number")).await.unwrap();
    let sides: Vec<_> = page
        .items
        .iter()
        .map(|row| (row.movement.operation, row.member_number, row.movement.shares, row.movement.paid))
        .collect();
    assert_eq!(
        sides,
        [(Operation::TransferOut, 1, -3, Money::euros(-75)), (Operation::TransferIn, 2, 3, Money::euros(75)),]
    );
    assert_eq!(page.items[0].movement.counterparty, Some(member_id(2)));

    // Who gives the last share away is no member any more.
    room.transfer_shares(&recorded("2015-09-01"), give(1, "2015-09-01"), &legal()).await.unwrap();
    let zoe = room.member(member_id(1), day("2015-09-01"), None).await.unwrap().unwrap();
    assert_eq!((zoe.exit_cause, zoe.refunds.len()), (Some(ExitCause::Transfer), 0));
    assert_eq!(room.capital(day("2015-09-01"), None).await.unwrap().members, 1);
});

on_both_databases!(edge_2_a_change_of_college_holds_from_its_day_and_no_earlier, async |db: TestDatabase| {
    let room = room(&db).await;
    let order = admission(member_id(1), person("Zoé", "Exemple"), supporters(), (4, 400), "2015-01-05");
    room.admit(&recorded("2015-01-05"), order).await.unwrap();
    let creator = terms("creator", College::Creators, &[MemberKind::NaturalPerson], 100);
    let change = ChangeCollege {
        member_id: member_id(1),
        college: College::Creators,
        terms: creator,
        decided_on: day("2015-05-02"),
        reason: "Publie un catalogue".into(),
        on: day("2015-05-21"),
    };
    room.change_college(&recorded("2015-05-02"), change).await.unwrap();
    let votes = async |on: &str| room.voters(day(on), None).await.unwrap()[0].college;
    assert_eq!(votes("2015-05-20").await, College::Supporters);
    assert_eq!(votes("2015-05-21").await, College::Creators);
    let known = room.voters(day("2015-06-01"), Some(end_of("2015-05-01"))).await.unwrap();
    assert_eq!(known[0].college, College::Supporters, "what was known before says the old college");
    let file = room.member(member_id(1), day("2015-05-20"), None).await.unwrap().unwrap();
    let periods: Vec<_> = file.colleges.iter().map(|period| (period.on, period.college)).collect();
    assert_eq!(periods, [(day("2015-01-05"), College::Supporters), (day("2015-05-21"), College::Creators)]);
    let creators = asked(&["college:eq:Creators"], "number");
    assert_eq!(room.register(day("2015-05-20"), None, &creators).await.unwrap().total, 0);
    assert_eq!(room.register(day("2015-05-21"), None, &creators).await.unwrap().total, 1);
});

on_both_databases!(names_places_and_representatives_are_those_of_the_day, async |db: TestDatabase| {
    let room = room(&db).await;
    let company = Applicant::Company(entity("Labels d'Exemple"));
    let order = admission(member_id(1), company, private_supporters(), (5, 500), "2015-01-05");
    room.admit(&recorded("2015-01-05"), order).await.unwrap();
    let nevers = PostalAddress { city: "NEVERS".into(), postal_code: "58000".into(), ..address() };
    let ali =
        Representative {
            given_name: "Ali".into(), family_name: "Modèle".into(), capacity: "gérant".into()
        };
    let changes = [
        (Particular::Address(nevers), "2015-03-01"),
        (Particular::Name(NewName::Entity { name: "Labels réunis".into() }), "2015-04-01"),
        (Particular::Representative { representative: ali, proof: "AG du 1er mai".into() }, "2015-05-01"),
        (Particular::EmailConsent { proof: "Écrit du 2 mai".into() }, "2015-05-02"),
        (Particular::Email(Some("bureau@exemple.fr".parse().unwrap())), "2015-05-03"),
        (Particular::EmailConsentRevoked, "2015-09-01"),
    ];
    for (change, on) in changes {
        room.change_particular(&recorded(on), member_id(1), change, day(on)).await.unwrap();
    }
    let file = async |on: &str| room.member(member_id(1), day(on), None).await.unwrap().unwrap();
    let spring = file("2015-02-28").await;
    assert_eq!(
        (spring.row.name.as_str(), spring.row.city.as_str(), spring.representative.as_str()),
        ("Labels d'Exemple", "SAINT-ÉTIENNE", "Inès Modèle, gérante")
    );
    let summer = file("2015-07-01").await;
    assert_eq!(
        (summer.row.name.as_str(), summer.row.city.as_str(), summer.representative.as_str()),
        ("Labels réunis", "NEVERS", "Ali Modèle, gérant")
    );
    assert_eq!(
        (summer.email.as_str(), summer.email_consent.as_deref()),
        ("bureau@exemple.fr", Some("Écrit du 2 mai"))
    );
    assert_eq!(summer.representatives.len(), 2);
    assert_eq!(file("2015-09-01").await.email_consent, None);
    for typed in ["reunis", "Réunis", "LABELS"] {
        let search = format!("search:contains:{typed}");
        let found = room.register(day("2015-12-31"), None, &asked(&[&search], "number")).await;
        assert_eq!(found.unwrap().items[0].name, "Labels réunis", "{typed}");
    }

    // A fact recorded late about an earlier day does not overwrite what came after it.
    let late = Particular::Name(NewName::Entity { name: "Labels de passage".into() });
    room.change_particular(&recorded("2015-10-01"), member_id(1), late, day("2015-02-01")).await.unwrap();
    assert_eq!(file("2015-03-15").await.row.name, "Labels de passage");
    assert_eq!(file("2015-12-31").await.row.name, "Labels réunis");
    let page = room.register(day("2015-12-31"), None, &PageRequest::default()).await.unwrap();
    assert_eq!(page.items[0].name, "Labels réunis");
});

on_both_databases!(two_entries_of_one_person_become_one_and_two_again, async |db: TestDatabase| {
    let room = room(&db).await;
    for number in [1, 2] {
        let mut order =
            admission(member_id(number), person("Zoé", "Exemple"), supporters(), (2, 200), "2015-01-05");
        if number == 2 {
            let refused = room.admit(&recorded("2015-01-05"), order.clone()).await.unwrap_err();
            assert_eq!(
                refused.refusal(),
                Some(&MemberError::LooksLike { number: 1, name: "Zoé Exemple".into() })
            );
            order.more.distinct = true;
        }
        room.admit(&recorded("2015-01-05"), order).await.unwrap();
    }
    let alike = room.alike(&person("ZOE", "exemple")).await.unwrap();
    assert_eq!(alike.iter().map(|each| each.number).collect::<Vec<_>>(), [1, 2]);
    let order = MergeMembers { merged: member_id(2), survivor: member_id(1), on: day("2015-03-01") };
    let preview = room.preview_merge(order).await.unwrap();
    assert_eq!((preview.shares, preview.paid, preview.held_after), (Shares::new(2), Money::euros(200), 4));
    assert_eq!(room.merge(&recorded("2015-03-01"), order, &legal()).await.unwrap(), 3);
    let members = async |on: &str, known| {
        let page = room.register(day(on), known, &PageRequest::default()).await.unwrap();
        page.items.iter().map(|row| (row.number, row.shares.count())).collect::<Vec<_>>()
    };
    assert_eq!(members("2015-03-01", None).await, [(1, 4)]);
    assert_eq!(room.undo_merge(&recorded("2015-05-01"), member_id(2), day("2015-05-01")).await.unwrap(), 4);
    assert_eq!(members("2015-05-01", None).await, [(1, 2), (2, 2)]);
    assert_eq!(members("2015-03-01", None).await, [(1, 4)], "between the two it was one");
    assert_eq!(
        members("2015-06-01", Some(end_of("2015-04-30"))).await,
        [(1, 4)],
        "as known before the undoing"
    );
    let capital = room.capital(day("2015-06-01"), None).await.unwrap();
    assert_eq!((capital.subscribed, capital.members), (Money::euros(400), 2));
    let again = room.undo_merge(&recorded("2015-06-01"), member_id(2), day("2015-06-01")).await.unwrap_err();
    assert_eq!(again.refusal(), Some(&MemberError::NotMerged {}));
});

on_both_databases!(a_call_reaches_everybody_once, async |db: TestDatabase| {
    let room = room(&db).await;
    for (number, bought) in [(1, (4, 100)), (2, (4, 400)), (3, (8, 200))] {
        let who = person("Membre", &format!("Exemple{number}"));
        let order = admission(member_id(number), who, supporters(), bought, "2015-01-05");
        room.admit(&recorded("2015-01-05"), order).await.unwrap();
    }
    let call = CallPayments {
        up_to: Fraction::new(1, 2).unwrap(),
        due_on: day("2015-04-30"),
        on: day("2015-03-02"),
    };
    let context = recorded("2015-03-02");
    let stop = async |step: crate::CallProgress| {
        if step.done == 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let cut = room.call_payments(&context, call, stop).await.unwrap_err();
    assert!(matches!(cut, Failure::Kernel(KernelError::Stopped)), "{cut}");
    assert_eq!(cut_total(&room).await, 1);
    let go_on = async |_| ControlFlow::Continue(());
    let rest = room.call_payments(&recorded("2015-03-02"), call, go_on).await.unwrap();
    assert_eq!(
        (rest.members, rest.amount),
        (1, Money::euros(200)),
        "who was called already is not called twice"
    );
    let file = room.member(member_id(1), day("2015-03-02"), None).await.unwrap().unwrap();
    assert_eq!(
        (file.row.called, file.row.paid, file.row.due),
        (Money::euros(200), Money::euros(100), Money::euros(300))
    );
    let before = room.member(member_id(1), day("2015-03-01"), None).await.unwrap().unwrap();
    assert_eq!(before.row.called, Money::euros(100));
    let capital = room.capital(day("2015-03-02"), None).await.unwrap();
    assert_eq!(capital.called, Money::euros(200 + 400 + 400));
    room.end_membership(&recorded("2015-06-01"), exit(member_id(1), "2015-06-01")).await.unwrap();
    assert_eq!(room.capital(day("2015-06-01"), None).await.unwrap().called, Money::euros(800));
});

async fn cut_total(room: &super::Room) -> u64 {
    room.calls(day("2015-12-31"), None, &PageRequest::default()).await.unwrap().total
}
