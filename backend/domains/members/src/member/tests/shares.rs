//! Shares after the admission: calls, current accounts, the cap of public bodies, transfers.

use values::{Fraction, Money, Shares};

use super::super::{MemberCommand, MemberError, MemberEvent};
use super::{bought, given, pay, subscribe_with, zoe, zoe_and};
use crate::goldens::{
    address, admitted, by_transfer, day, entity, member_id, paid, parcel, subscribed, terms,
};
use crate::public::{
    AccountStatement, Applicant, College, ExitCause, MemberKind, MembershipClauses, PaymentMeans, Settlement,
    TransferApproval,
};

fn call(num: i128, den: i128, on: &str) -> MemberCommand {
    let up_to = Fraction::new(num, den).unwrap();
    MemberCommand::Call { up_to, due_on: day(on).plus_months(2), on: day(on) }
}

fn called(amount: i64, on: &str) -> MemberEvent {
    MemberEvent::PaymentCalled { amount: Money::euros(amount), due_on: day(on).plus_months(2), on: day(on) }
}

#[test]
fn a_call_brings_what_is_called_to_a_part_of_the_shares() {
    given(zoe()).then(call(1, 2, "2015-06-01"), vec![called(100, "2015-06-01")]);
    given(zoe()).then(call(1, 4, "2015-06-01"), vec![]);
    let twice = zoe_and(vec![called(100, "2015-06-01")]);
    given(twice.clone()).then(call(1, 2, "2015-07-01"), vec![]);
    given(twice).then(call(1, 1, "2015-07-01"), vec![called(200, "2015-07-01")]);
    let early = zoe_and(vec![paid(8, 300, "2015-05-02")]);
    given(early).then(call(1, 1, "2015-06-01"), vec![]);
    let up_to = Fraction::new(5, 4).unwrap();
    given(zoe()).refuses(call(5, 4, "2015-06-01"), MemberError::CallOutOfBounds { up_to });
    let order =
        MemberCommand::Call { up_to: Fraction::ONE, due_on: day("2015-05-31"), on: day("2015-06-01") };
    given(zoe())
        .refuses(order, MemberError::CallDueBefore { due_on: day("2015-05-31"), on: day("2015-06-01") });
}

#[test]
fn a_payment_of_more_than_is_called_is_refused_where_the_statutes_want_calls() {
    let late = |amount: i64| MemberCommand::RecordPayment {
        movement: 8,
        amount: Money::euros(amount),
        settlement: by_transfer(),
        early: false,
        on: day("2015-07-01"),
    };
    let history = || zoe_and(vec![called(100, "2015-06-01")]);
    given(history()).then(late(100), vec![paid(8, 100, "2015-07-01")]);
    given(history()).refuses(
        late(101),
        MemberError::MoreThanCalled { called: Money::euros(100), offered: Money::euros(101) },
    );
    given(zoe())
        .refuses(late(1), MemberError::MoreThanCalled { called: Money::ZERO, offered: Money::euros(1) });
    given(zoe()).then(pay(300, "2015-07-01"), vec![paid(8, 300, "2015-07-01")]);
}

#[test]
fn a_current_account_becomes_shares_only_where_the_statutes_say_so_and_as_far_as_it_goes() {
    let by_account = Settlement { means: PaymentMeans::CurrentAccount, reference: String::new() };
    let statement = |euros| AccountStatement { balance: Money::euros(euros), stated_on: day("2015-02-20") };
    let allowed = MembershipClauses { current_account_conversion: true, ..MembershipClauses::legal() };
    let convert = |balance, clauses: &MembershipClauses| {
        subscribe_with(|of| {
            of.settlement = by_account.clone();
            of.account = Some(statement(balance));
            of.clauses = clauses.clone();
        })
    };
    given(zoe()).refuses(convert(500, &MembershipClauses::legal()), MemberError::ConversionNotAllowed {});
    given(zoe()).refuses(
        convert(199, &allowed),
        MemberError::MoreThanAccount { balance: Money::euros(199), offered: Money::euros(200) },
    );
    given(zoe())
        .refuses(subscribe_with(|of| of.settlement = by_account.clone()), MemberError::AccountNotStated {});
    given(zoe())
        .refuses(subscribe_with(|of| of.account = Some(statement(500))), MemberError::AccountNotStated {});
    let fact = match subscribed(8, 2, 200, "2015-03-01") {
        MemberEvent::SharesSubscribed { movement, shares, nominal, paid, release_by, on, .. } => {
            let settlement = by_account.clone();
            MemberEvent::SharesSubscribed { movement, shares, nominal, paid, settlement, release_by, on }
        }
        other => other,
    };
    given(zoe()).then(convert(200, &allowed), vec![fact]);
}

fn commune() -> Vec<MemberEvent> {
    let body = Applicant::PublicBody(entity("Commune d'Exemple"));
    let public = terms("distributor-public", College::Distributors, &[MemberKind::PublicBody], 2_000);
    vec![admitted(body, public), subscribed(7, 20, 2_000, "2015-02-04")]
}

#[test]
fn edge_15_public_bodies_hold_at_most_their_part() {
    let order = |room: i64| {
        let mut order = bought(8, 2, 200, "2015-03-01");
        order.public_room = Money::euros(room);
        MemberCommand::Subscribe(Box::new(order))
    };
    given(commune()).then(order(200), vec![subscribed(8, 2, 200, "2015-03-01")]);
    given(commune()).refuses(
        order(199),
        MemberError::OverPublicCap {
            part: Fraction::new(1, 2).unwrap(),
            room: Money::euros(199),
            offered: Money::euros(200),
        },
    );
    given(zoe()).then(order(0), vec![subscribed(8, 2, 200, "2015-03-01")]);
}

fn give(shares: u32, approved_on: Option<&str>, on: &str) -> MemberCommand {
    MemberCommand::TransferOut {
        to: member_id(2),
        movement: 8,
        shares: Shares::new(shares),
        approved_on: approved_on.map(day),
        clauses: Box::new(MembershipClauses::legal()),
        on: day(on),
    }
}

fn gave(shares: u32, paid: i64, on: &str) -> MemberEvent {
    let (to, approved_on) = (member_id(2), Some(day("2015-06-01")));
    MemberEvent::SharesTransferredOut { to, parcel: parcel(8, shares, paid), approved_on, on: day(on) }
}

#[test]
fn a_transfer_takes_along_what_is_paid_on_the_shares() {
    let approved = Some("2015-06-01");
    given(zoe()).then(give(2, approved, "2015-06-15"), vec![gave(2, 50, "2015-06-15")]);
    let whole = zoe_and(vec![paid(8, 300, "2015-05-02")]);
    let expected = MemberEvent::SharesTransferredOut {
        to: member_id(2),
        parcel: crate::member::Parcel { called: Money::euros(75), ..parcel(8, 3, 300) },
        approved_on: approved.map(day),
        on: day("2015-06-15"),
    };
    given(whole).then(give(3, approved, "2015-06-15"), vec![expected]);
}

#[test]
fn a_transfer_of_more_than_is_held_is_refused() {
    let approved = Some("2015-06-01");
    given(zoe()).refuses(
        give(5, approved, "2015-06-15"),
        MemberError::MoreThanHeld { held: 4, asked: 5, on: day("2015-06-15") },
    );
    let gone = zoe_and(vec![gave(3, 75, "2015-06-15")]);
    given(gone).refuses(
        give(2, approved, "2015-06-10"),
        MemberError::ContradictsLater { on: day("2015-06-10"), later: day("2015-06-15") },
    );
}

#[test]
fn a_transfer_is_approved_first_unless_the_statutes_leave_it_free() {
    given(zoe()).refuses(
        give(2, None, "2015-06-15"),
        MemberError::TransferNotApproved { by: TransferApproval::Board },
    );
    given(zoe()).refuses(
        give(2, Some("2015-06-16"), "2015-06-15"),
        MemberError::BeforeDecision { decided_on: day("2015-06-16"), on: day("2015-06-15") },
    );
    let free = MembershipClauses { transfer_approval: TransferApproval::Free, ..MembershipClauses::legal() };
    let order = MemberCommand::TransferOut {
        to: member_id(2),
        movement: 8,
        shares: Shares::new(2),
        approved_on: None,
        clauses: Box::new(free),
        on: day("2015-06-15"),
    };
    let fact = MemberEvent::SharesTransferredOut {
        to: member_id(2),
        parcel: parcel(8, 2, 50),
        approved_on: None,
        on: day("2015-06-15"),
    };
    given(zoe()).then(order, vec![fact]);
}

#[test]
fn who_gives_all_shares_away_leaves_and_is_owed_nothing() {
    let facts = zoe_and(vec![gave(4, 100, "2015-06-15")]);
    let ended = MemberEvent::MembershipEnded {
        movement: 8,
        cause: ExitCause::Transfer,
        reason: String::new(),
        decided_on: None,
        shares: Shares::default(),
        nominal: Money::euros(100),
        claim: crate::public::Claim {
            provisional: false,
            due_by: day("2015-06-15"),
            ..crate::goldens::claim(0, 0, "2015-06-15")
        },
        on: day("2015-06-15"),
    };
    let all = facts[2..].iter().cloned().chain([ended]).collect();
    given(zoe()).then(give(4, Some("2015-06-01"), "2015-06-15"), all);
}

#[test]
fn a_member_keeps_the_minimum_of_its_category() {
    let company = Applicant::Company(entity("Labels d'Exemple"));
    let private = crate::goldens::private_supporters();
    let facts = vec![admitted(company, private), subscribed(7, 6, 600, "2015-02-04")];
    given(facts).refuses(
        give(2, Some("2015-06-01"), "2015-06-15"),
        MemberError::MinimumLeft {
            category: "supporter-private".into(),
            minimum: Money::euros(500),
            left: Money::euros(400),
        },
    );
}

#[test]
fn what_comes_is_counted_and_of_one_nominal() {
    let take = |parcel| MemberCommand::TransferIn {
        from: member_id(3),
        parcel,
        public_room: Money::ZERO,
        release_by: day("2020-06-15"),
        on: day("2015-06-15"),
    };
    let came = |parcel| MemberEvent::SharesTransferredIn {
        from: member_id(3),
        parcel,
        release_by: day("2020-06-15"),
        on: day("2015-06-15"),
    };
    given(zoe()).then(take(parcel(8, 3, 300)), vec![came(parcel(8, 3, 300))]);
    let dear = crate::member::Parcel { nominal: Money::euros(50), ..parcel(8, 3, 150) };
    given(zoe()).refuses(
        take(dear),
        MemberError::NominalDiffers { held: Money::euros(100), offered: Money::euros(50) },
    );
    given(commune()).refuses(
        take(parcel(8, 3, 300)),
        MemberError::OverPublicCap {
            part: Fraction::new(1, 2).unwrap(),
            room: Money::ZERO,
            offered: Money::euros(300),
        },
    );
    let _ = address();
}
