//! A year closed, its result allocated, the interest on shares paid.

use kernel::prelude::*;
use kernel::testing::{TestDatabase, on_both_databases};
use values::{Fraction, Money};

use super::{Room, admission, day, exit, member_id, payment, recorded, room, subscription};
use crate::YearAccounts;
use crate::goldens::{entity, person, private_supporters, supporters};
use crate::member::MemberError;
use crate::public::{AllocationRefusal, Applicant, MembershipClauses, Proposal, YearError};

fn legal() -> MembershipClauses {
    MembershipClauses::legal()
}

/// One person with five shares all year and twenty more from mid-September; one company with five.
async fn two(room: &Room) {
    let zoe = admission(member_id(1), person("Zoé", "Exemple"), supporters(), (5, 500), "2014-06-16");
    room.admit(&recorded("2014-06-16"), zoe).await.unwrap();
    let company = Applicant::Company(entity("Labels d'Exemple"));
    let company = admission(member_id(2), company, private_supporters(), (5, 500), "2014-06-16");
    room.admit(&recorded("2014-06-16"), company).await.unwrap();
    room.subscribe(&recorded("2015-09-15"), subscription(member_id(1), 20, 2_000, "2015-09-15"))
        .await
        .unwrap();
}

async fn close(room: &Room) {
    let (first, last, on) = (day("2015-01-01"), day("2015-12-31"), day("2016-02-01"));
    room.close_year(&recorded("2016-02-01"), 2015, first, last, on).await.unwrap();
}

fn accounts(result: i64) -> YearAccounts {
    YearAccounts {
        result: Money::euros(result),
        prior_losses: Money::ZERO,
        reserves: Money::ZERO,
        subsidies: Money::ZERO,
        tmo: [2, 2, 2].map(|rate| Fraction::new(rate, 100).unwrap()),
    }
}

on_both_databases!(a_movement_dated_in_a_closed_year_is_refused, async |db: TestDatabase| {
    let room = room(&db).await;
    two(&room).await;
    let (first, last) = (day("2015-01-01"), day("2015-12-31"));
    let early = room.close_year(&recorded("2015-12-31"), 2015, first, last, last).await.unwrap_err();
    assert!(matches!(early.refusal(), Some(YearError::NotOver { .. })));
    close(&room).await;
    let refusal = MemberError::InClosedYear { closed_on: day("2015-12-31"), on: day("2015-12-30") };
    let context = recorded("2016-02-02");
    let refused = [
        room.subscribe(&context, subscription(member_id(1), 1, 100, "2015-12-30")).await.unwrap_err(),
        room.record_payment(&context, payment(member_id(1), 1, "2015-12-30")).await.unwrap_err(),
        room.end_membership(&context, exit(member_id(1), "2015-12-30")).await.unwrap_err(),
    ];
    assert!(refused.iter().all(|each| each.refusal() == Some(&refusal)));
    room.subscribe(&context, subscription(member_id(1), 1, 100, "2016-01-02")).await.unwrap();

    // Closed too early: opened again with a reason, until the result is allocated.
    let reason = String::new();
    let refused = room.reopen_year(&context, 2015, reason, day("2016-02-02")).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&YearError::NoReason {}));
    room.reopen_year(&context, 2015, "Un bulletin oublié".into(), day("2016-02-02")).await.unwrap();
    room.subscribe(&context, subscription(member_id(1), 1, 100, "2015-12-30")).await.unwrap();
    assert_eq!(room.year(2015).await.unwrap(), None);
});

on_both_databases!(
    a_result_is_allocated_within_every_bound_and_the_interest_shared_to_the_cent,
    async |db: TestDatabase| {
        let room = room(&db).await;
        two(&room).await;
        close(&room).await;
        let decided_on = day("2016-05-20");
        let draft = room.draft_allocation(2015, accounts(1_000), None, decided_on, &legal()).await.unwrap();
        assert_eq!(draft.bounds.legal_reserve, Money::euros(150));
        assert_eq!(draft.bounds.statutory_reserve, Money::euros(425));
        // 5 shares of two members all year and 20 for 108 days, at the 2 % of 2016: 10 + 10 + 11.8356, cut to the cent.
        assert_eq!(draft.interest_ceiling, Money::cents(3_183));
        assert_eq!(draft.proposal.interest, Money::cents(3_183));
        assert!(draft.steps.iter().any(|step| step.key == "legal_reserve"));

        let greedy = Proposal {
            interest: Money::cents(3_184),
            statutory_reserve: draft.proposal.statutory_reserve - Money::cents(1),
            ..draft.proposal
        };
        let context = recorded("2016-05-20");
        let refused = room
            .allocate_result(&context, 2015, accounts(1_000), greedy, decided_on, &legal())
            .await
            .unwrap_err();
        assert!(matches!(
            refused.refusal(),
            Some(YearError::Allocation { refusal: AllocationRefusal::InterestAboveRate { .. } })
        ));
        room.allocate_result(&context, 2015, accounts(1_000), draft.proposal, decided_on, &legal())
            .await
            .unwrap();
        let law = legal();
        let again =
            room.allocate_result(&context, 2015, accounts(1_000), draft.proposal, decided_on, &law).await;
        assert_eq!(again.unwrap_err().refusal(), Some(&YearError::AlreadyAllocated { decided_on }));

        let rows = room.interest(2015, day("2016-06-30"), None).await.unwrap();
        let amounts: Vec<_> = rows
            .iter()
            .map(|row| [row.gross, row.income_tax, row.social, row.net].map(Money::as_cents))
            .map(|cents| (cents[0], cents[1], cents[2], cents[3]))
            .collect();
        assert_eq!(amounts, [(2_183, 458, 338, 1_387), (1_000, 0, 0, 1_000)]);
        assert_eq!(rows.iter().map(|row| row.gross).sum::<Money>(), Money::cents(3_183));

        // A late fact changes nothing of what was voted.
        let late = subscription(member_id(2), 50, 5_000, "2016-06-01");
        room.subscribe(&recorded("2016-07-01"), late).await.unwrap();
        room.pay_interest(&recorded("2016-06-30"), 2015, None, day("2016-06-30")).await.unwrap();
        assert_eq!(room.interest(2015, day("2020-01-01"), None).await.unwrap(), rows);
        let twice =
            room.pay_interest(&recorded("2016-07-01"), 2015, None, day("2016-07-01")).await.unwrap_err();
        assert_eq!(twice.refusal(), Some(&YearError::AlreadyPaid { on: day("2016-06-30") }));
        let page = room.years(day("2016-12-31"), None, &PageRequest::default()).await.unwrap();
        assert_eq!((page.items[0].year, page.items[0].paid_on), (2015, Some(day("2016-06-30"))));
    }
);

on_both_databases!(a_loss_is_borne_by_who_leaves_after_its_accounts, async |db: TestDatabase| {
    let room = room(&db).await;
    two(&room).await;
    close(&room).await;
    let loss = Proposal {
        legal_reserve: Money::ZERO,
        statutory_reserve: Money::ZERO,
        interest: Money::ZERO,
        carry_forward: Money::euros(-300),
    };
    let decided_on = day("2016-05-20");
    room.allocate_result(&recorded("2016-05-20"), 2015, accounts(-300), loss, decided_on, &legal())
        .await
        .unwrap();
    room.end_membership(&recorded("2016-06-01"), exit(member_id(2), "2016-06-01")).await.unwrap();
    let file = room.member(member_id(2), day("2016-06-01"), None).await.unwrap().unwrap();
    let claim = &file.refunds[0].claim;
    assert_eq!(
        (claim.paid, claim.losses, claim.amount, claim.provisional),
        (Money::euros(500), Money::euros(50), Money::euros(450), true),
        "300 of 3 000 is a tenth"
    );
});

on_both_databases!(what_came_and_went_makes_the_closing, async |db: TestDatabase| {
    let room = room(&db).await;
    two(&room).await;
    let ali = admission(member_id(3), person("Ali", "Modèle"), supporters(), (1, 100), "2015-03-02");
    room.admit(&recorded("2015-03-02"), ali).await.unwrap();
    room.end_membership(&recorded("2015-11-30"), exit(member_id(2), "2015-11-30")).await.unwrap();
    let flow = room.flow(day("2015-01-01"), day("2015-12-31"), None).await.unwrap();
    let total = flow.total;
    assert_eq!(
        (total.opening_members, total.members_in, total.members_out, total.closing_members),
        (2, 1, 1, 2)
    );
    assert_eq!(
        (total.opening_capital, total.capital_in, total.capital_out, total.closing_capital),
        (Money::euros(1_000), Money::euros(2_100), Money::euros(500), Money::euros(2_600))
    );
    for (_, part) in &flow.by_college {
        assert_eq!(part.opening_members + part.members_in, part.members_out + part.closing_members);
        assert_eq!(part.opening_capital + part.capital_in, part.capital_out + part.closing_capital);
    }
});
