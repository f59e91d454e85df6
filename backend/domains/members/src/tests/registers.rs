//! The register, the movements, the roll: order, pages, refusals, rebuilds.

use kernel::prelude::*;
use kernel::testing::{TestDatabase, on_both_databases};
use values::Money;

use super::{Room, admission, asked, day, end_of, exit, member_id, payment, recorded, room};
use crate::goldens::{entity, person, private_supporters, supporters};
use crate::member::MemberError;
use crate::public::{Applicant, College, ExitCause, Operation};

/// Three members: Zoé Exemple, Élodie Abricot, and a company.
async fn three(room: &Room) {
    let company = Applicant::Company(entity("Labels d'Exemple"));
    for (number, applicant, terms, bought, on) in [
        (1, person("Zoé", "Exemple"), supporters(), (4, 100), "2015-01-05"),
        (2, person("Élodie", "Abricot"), supporters(), (1, 100), "2015-01-06"),
        (3, company, private_supporters(), (5, 500), "2015-01-07"),
    ] {
        room.admit(&recorded(on), admission(member_id(number), applicant, terms, bought, on)).await.unwrap();
    }
}

on_both_databases!(the_register_is_filtered_sorted_and_paged, async |db: TestDatabase| {
    let room = room(&db).await;
    three(&room).await;
    let names = async |request: PageRequest| {
        let page = room.register(day("2015-12-31"), None, &request).await.unwrap();
        page.items.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(names(PageRequest::default()).await, ["Zoé Exemple", "Élodie Abricot", "Labels d'Exemple"]);
    assert_eq!(names(asked(&[], "search")).await, ["Élodie Abricot", "Zoé Exemple", "Labels d'Exemple"]);
    assert_eq!(names(asked(&["search:contains:elodie"], "number")).await, ["Élodie Abricot"]);
    assert_eq!(names(asked(&["kind:eq:Company"], "number")).await, ["Labels d'Exemple"]);
    assert_eq!(names(asked(&["due_cents:gt:0"], "number")).await, ["Zoé Exemple"]);

    let first = PageRequest { limit: Some(2), ..asked(&[], "-shares") };
    let page = room.register(day("2015-12-31"), None, &first).await.unwrap();
    assert_eq!((page.items.len(), page.total), (2, 3));
    assert_eq!(page.items[0].shares.count(), 5);
    let second = PageRequest { cursor: page.next, ..first };
    let page = room.register(day("2015-12-31"), None, &second).await.unwrap();
    assert_eq!((page.items[0].name.as_str(), page.next), ("Élodie Abricot", None));

    let early = room.register(day("2015-01-06"), None, &PageRequest::default()).await.unwrap();
    assert_eq!(early.total, 2);
    let unknown = room.register(day("2015-12-31"), None, &asked(&[], "email")).await.unwrap_err();
    assert!(matches!(unknown, Failure::Refused(refusal) if refusal.code() == "lists/unknown-field"));
});

on_both_databases!(one_member_is_told_with_its_movements, async |db: TestDatabase| {
    let room = room(&db).await;
    three(&room).await;
    let zoe = member_id(1);
    room.record_payment(&recorded("2015-05-02"), payment(zoe, 300, "2015-05-02")).await.unwrap();
    assert_eq!(room.end_membership(&recorded("2015-09-30"), exit(zoe, "2015-09-30")).await.unwrap(), 5);

    assert_eq!(room.member(zoe, day("2015-01-04"), None).await.unwrap(), None);
    let before = room.member(zoe, day("2015-09-29"), None).await.unwrap().unwrap();
    assert_eq!(
        (before.row.subscribed, before.row.due, before.left_on),
        (Money::euros(400), Money::ZERO, None)
    );
    let after = room.member(zoe, day("2015-09-30"), None).await.unwrap().unwrap();
    assert_eq!((after.left_on, after.exit_cause), (Some(day("2015-09-30")), Some(ExitCause::Resignation)));
    assert_eq!((after.row.shares.count(), after.row.version), (0, 4));
    let moves: Vec<_> = after
        .movements
        .iter()
        .map(|of| (of.number, of.operation, of.shares, of.subscribed, of.paid))
        .collect();
    assert_eq!(
        moves,
        [
            (1, Operation::Subscription, 4, Money::euros(400), Money::euros(100)),
            (4, Operation::Payment, 0, Money::ZERO, Money::euros(300)),
            (5, Operation::Withdrawal, -4, Money::euros(-400), Money::euros(-400)),
        ]
    );
    let company = room.member(member_id(3), day("2015-12-31"), None).await.unwrap().unwrap();
    assert_eq!(company.representative, "Inès Modèle, gérante");
    assert_eq!(company.row.siren, Some("732829320".parse().unwrap()));
    assert_eq!(company.address, Some(crate::goldens::address()));
});

on_both_databases!(movements_are_numbered_without_a_gap_whatever_is_refused, async |db: TestDatabase| {
    let room = room(&db).await;
    three(&room).await;
    let refused =
        room.record_payment(&recorded("2015-02-01"), payment(member_id(1), 301, "2015-02-01")).await;
    assert_eq!(
        refused.unwrap_err().refusal::<MemberError>(),
        Some(&MemberError::MoreThanDue { due: Money::euros(300), offered: Money::euros(301) })
    );
    let poor = admission(member_id(4), person("Ali", "Modèle"), supporters(), (1, 20), "2015-02-01");
    let refused = room.admit(&recorded("2015-02-01"), poor).await.unwrap_err();
    assert!(matches!(refused.refusal::<MemberError>(), Some(MemberError::BelowQuarter { .. })));
    let fair = admission(member_id(4), person("Ali", "Modèle"), supporters(), (1, 25), "2015-02-01");
    let given = room.admit(&recorded("2015-02-01"), fair).await.unwrap();
    assert_eq!((given.number, given.movement), (4, 4));
    room.record_payment(&recorded("2015-03-01"), payment(member_id(1), 300, "2015-01-20")).await.unwrap();

    let page = room.movements(day("2015-12-31"), None, &PageRequest::default()).await.unwrap();
    let numbers: Vec<_> =
        page.items.iter().map(|row| (row.movement.number, row.member_number, row.movement.on)).collect();
    let on = |text: &str| day(text);
    assert_eq!(
        numbers,
        [
            (1, 1, on("2015-01-05")),
            (2, 2, on("2015-01-06")),
            (3, 3, on("2015-01-07")),
            (4, 4, on("2015-02-01")),
            (5, 1, on("2015-01-20")),
        ]
    );
    assert_eq!(page.items[4].member_name, "Zoé Exemple");
    let known = room.movements(day("2015-12-31"), Some(end_of("2015-02-28")), &PageRequest::default()).await;
    assert_eq!(known.unwrap().total, 4);
    let payments =
        room.movements(day("2015-12-31"), None, &asked(&["operation:eq:Payment"], "-on_day")).await;
    assert_eq!(payments.unwrap().items[0].movement.paid, Money::euros(300));
});

on_both_databases!(a_legal_entity_is_one_member_until_it_leaves, async |db: TestDatabase| {
    let room = room(&db).await;
    three(&room).await;
    let mut same = entity("Labels d'Exemple, autre nom");
    same.siren = None; // its SIRET still tells the entity
    let again = |on| {
        admission(member_id(9), Applicant::Association(same.clone()), private_supporters(), (5, 500), on)
    };
    let refused = room.admit(&recorded("2015-02-01"), again("2015-02-01")).await.unwrap_err();
    assert_eq!(
        refused.refusal::<MemberError>(),
        Some(&MemberError::SirenTaken { siren: "732829320".parse().unwrap(), number: 3 })
    );
    room.end_membership(&recorded("2015-06-30"), exit(member_id(3), "2015-06-30")).await.unwrap();
    assert_eq!(room.admit(&recorded("2015-07-01"), again("2015-07-01")).await.unwrap().number, 4);
});

on_both_databases!(the_roll_has_everybody_once_by_number, async |db: TestDatabase| {
    let room = room(&db).await;
    three(&room).await;
    room.end_membership(&recorded("2015-06-30"), exit(member_id(2), "2015-06-30")).await.unwrap();
    let roll = room.voters(day("2015-06-30"), None).await.unwrap();
    let roll: Vec<_> =
        roll.iter().map(|of| (of.number, of.display_name.as_str(), of.college, of.shares.count())).collect();
    assert_eq!(
        roll,
        [(1, "Zoé Exemple", College::Supporters, 4), (3, "Labels d'Exemple", College::Supporters, 5)]
    );
    assert_eq!(room.voters(day("2015-06-29"), None).await.unwrap().len(), 3);
});

on_both_databases!(a_repeated_admission_is_answered_not_done_again, async |db: TestDatabase| {
    let room = room(&db).await;
    let order = admission(member_id(1), person("Zoé", "Exemple"), supporters(), (4, 100), "2015-01-05");
    let keyed = recorded("2015-01-05").with_key("admit-zoe", vec![1]);
    let first = room.admit(&keyed, order.clone()).await.unwrap();
    assert_eq!(room.admit(&keyed, order.clone()).await.unwrap(), first);
    let refused = room.admit(&recorded("2015-01-05"), order).await.unwrap_err();
    assert_eq!(refused.refusal::<MemberError>(), Some(&MemberError::AlreadyAdmitted { number: 1 }));
    assert_eq!(room.capital(day("2015-12-31"), None).await.unwrap().members, 1);
});

on_both_databases!(an_erased_person_leaves_a_number_and_shares, async |db: TestDatabase| {
    let room = room(&db).await;
    three(&room).await;
    let before = room.capital(day("2015-12-31"), None).await.unwrap();
    let erase = async |uow: &mut UnitOfWork| uow.erase_person(&member_id(1).to_string()).await;
    assert_eq!(room.kernel.run(&recorded("2015-12-31"), erase).await.unwrap(), 2, "identity and contact");
    let single = kernel::database::connect_single(db.url()).await.unwrap();
    let go_on = |_| std::ops::ControlFlow::Continue(());
    let report = room.kernel.rebuild(&single, &[], go_on).await.unwrap();
    let differing: Vec<_> = report.tables.iter().map(|of| (of.table.as_str(), of.differing_rows)).collect();
    assert_eq!(
        differing,
        [
            ("members_applications", 0),
            ("members_register", 2),
            ("members_colleges", 0),
            ("members_exits", 0),
            ("members_particulars", 6),
            ("members_share_movements", 0),
            ("members_calls", 0),
            ("members_claims", 0),
            ("members_claim_entries", 0),
            ("members_instalments", 0),
            ("members_capital_days", 0),
            ("members_public_holders", 0),
            ("members_years", 0),
            ("members_import_mappings", 0),
        ],
        "each row as it was and is"
    );
    let zoe = room.member(member_id(1), day("2015-12-31"), None).await.unwrap().unwrap();
    assert_eq!((zoe.row.number, zoe.row.name.as_str(), zoe.email.as_str()), (1, "Identité effacée", ""));
    assert_eq!((zoe.address, zoe.row.city.as_str()), (None, ""));
    assert_eq!(room.capital(day("2015-12-31"), None).await.unwrap(), before);
});

on_both_databases!(two_admissions_of_one_entity_at_once_make_one_member, async |db: TestDatabase| {
    let room = room(&db).await;
    let (one, other) = (recorded("2015-02-01"), recorded("2015-02-01"));
    let company = |number| {
        let applicant = Applicant::Company(entity("Labels d'Exemple"));
        admission(member_id(number), applicant, private_supporters(), (5, 500), "2015-02-01")
    };
    let (first, second) =
        kernel::testing::tokio::join!(room.admit(&one, company(1)), room.admit(&other, company(2)));
    assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
    let refused = first.err().or(second.err()).unwrap();
    assert!(matches!(refused.refusal::<MemberError>(), Some(MemberError::SirenTaken { number: 1, .. })));
    assert_eq!(room.capital(day("2015-12-31"), None).await.unwrap().members, 1);
});

on_both_databases!(views_that_a_migration_made_anew_are_filled_from_the_facts, async |db: TestDatabase| {
    let room = room(&db).await;
    assert!(!room.kernel.is_unfilled("members.register").await.unwrap(), "nothing to fill it with");
    three(&room).await;
    assert!(!room.kernel.is_unfilled("members.register").await.unwrap());
    let before = room.capital(day("2015-12-31"), None).await.unwrap();
    for table in ["members_register", "members_share_movements", "members_colleges"] {
        kernel::baseline::read(room.kernel.reader(), &format!("DELETE FROM {table}")).await.unwrap();
    }
    assert!(room.kernel.is_unfilled("members.register").await.unwrap());
    let single = kernel::database::connect_single(db.url()).await.unwrap();
    room.kernel.rebuild(&single, &[], |_| std::ops::ControlFlow::Continue(())).await.unwrap();
    assert!(!room.kernel.is_unfilled("members.register").await.unwrap());
    assert_eq!(room.capital(day("2015-12-31"), None).await.unwrap(), before);
});
