//! Leaving: the right to withdraw, the notice, the exclusion and its procedure, what is owed and how it is repaid.

use kernel::prelude::Personal;
use values::{Money, Shares};

use super::super::{Leave, MemberCommand, MemberError, MemberEvent};
use super::{freely, given, leave, leave_as, pay, zoe, zoe_and};
use crate::goldens::{by_transfer, claim, day, ended, member_id, paid, subscribed};
use crate::public::{Beneficiary, Claim, ExitCause, Instalment, MembershipClauses};

fn notify(cause: ExitCause, on: &str, effective: &str, notice_months: u8) -> MemberCommand {
    MemberCommand::NotifyExit {
        cause,
        reason: "Départ".into(),
        notified_on: day(on),
        effective_on: day(effective),
        notice_months,
    }
}

fn notified(on: &str, effective: &str) -> MemberEvent {
    MemberEvent::ExitNotified {
        cause: ExitCause::Resignation,
        reason: "Départ".into(),
        notified_on: day(on),
        effective_on: day(effective),
    }
}

#[test]
fn a_notice_lasts_as_long_as_the_statutes_say() {
    let resignation = ExitCause::Resignation;
    given(zoe())
        .then(notify(resignation, "2015-06-01", "2015-09-01", 3), vec![notified("2015-06-01", "2015-09-01")]);
    given(zoe()).refuses(
        notify(resignation, "2015-06-01", "2015-08-31", 3),
        MemberError::InNotice { effective_on: day("2015-09-01"), on: day("2015-08-31") },
    );
    given(zoe()).refuses(
        notify(ExitCause::Death, "2015-06-01", "2015-09-01", 0),
        MemberError::NoNoticeFor { cause: ExitCause::Death },
    );
    let running = || zoe_and(vec![notified("2015-06-01", "2015-09-01")]);
    given(running()).refuses(
        notify(resignation, "2015-07-01", "2015-10-01", 3),
        MemberError::AlreadyNotified { effective_on: day("2015-09-01") },
    );
    given(running()).refuses(
        leave("2015-08-31"),
        MemberError::InNotice { effective_on: day("2015-09-01"), on: day("2015-08-31") },
    );
    given(running()).then(leave("2015-09-01"), vec![ended(9, 4, 100, "2015-09-01")]);
    let on = day("2015-08-01");
    given(running())
        .then(MemberCommand::WithdrawExitNotice { on }, vec![MemberEvent::ExitNoticeWithdrawn { on }]);
    given(zoe()).refuses(MemberCommand::WithdrawExitNotice { on }, MemberError::NoNotice {});
    let three = MembershipClauses { withdrawal_notice_months: 3, ..MembershipClauses::legal() };
    given(zoe()).refuses(
        leave_as(resignation, None, Leave { clauses: three, ..freely() }, "2015-09-01"),
        MemberError::NoticeMissing { months: 3 },
    );
}

fn proposed() -> MemberEvent {
    MemberEvent::ExclusionProposed {
        grounds: Personal::new(member_id(1).to_string(), "identity", "Concurrence".to_owned()),
        hearing_on: day("2015-05-10"),
        on: day("2015-04-20"),
    }
}

#[test]
fn an_exclusion_is_proposed_then_heard_then_decided_by_the_assembly() {
    let exclude = |decided_on| leave_as(ExitCause::Exclusion, decided_on, freely(), "2015-06-20");
    let propose = |hearing: &str| MemberCommand::ProposeExclusion {
        id: member_id(1),
        grounds: "Concurrence".into(),
        hearing_on: day(hearing),
        on: day("2015-04-20"),
    };
    given(zoe()).then(propose("2015-05-10"), vec![proposed()]);
    given(zoe()).refuses(
        propose("2015-04-20"),
        MemberError::HearingTooEarly { proposed_on: day("2015-04-20"), hearing_on: day("2015-04-20") },
    );
    given(zoe()).refuses(exclude(Some("2015-06-20")), MemberError::NoExclusion {});
    let under_way = || zoe_and(vec![proposed()]);
    given(under_way())
        .refuses(propose("2015-05-10"), MemberError::ExclusionUnderWay { proposed_on: day("2015-04-20") });
    given(under_way()).refuses(exclude(None), MemberError::DecisionMissing { cause: ExitCause::Exclusion });
    given(under_way()).refuses(
        exclude(Some("2015-05-09")),
        MemberError::DecidedUnheard { hearing_on: day("2015-05-10"), decided_on: day("2015-05-09") },
    );
    given(under_way()).refuses(
        exclude(Some("2015-06-21")),
        MemberError::BeforeDecision { decided_on: day("2015-06-21"), on: day("2015-06-20") },
    );
    let MemberEvent::MembershipEnded { movement, shares, nominal, claim, on, reason, .. } =
        ended(9, 4, 100, "2015-06-20")
    else {
        unreachable!()
    };
    let (cause, decided_on) = (ExitCause::Exclusion, Some(day("2015-06-20")));
    let excluded =
        MemberEvent::MembershipEnded { movement, cause, reason, decided_on, shares, nominal, claim, on };
    given(under_way()).then(exclude(Some("2015-06-20")), vec![excluded]);
    let on = day("2015-06-01");
    let given_up = zoe_and(vec![proposed(), MemberEvent::ExclusionAbandoned { on }]);
    given(given_up).refuses(exclude(Some("2015-06-20")), MemberError::NoExclusion {});
    given(zoe()).refuses(MemberCommand::AbandonExclusion { on }, MemberError::NoExclusion {});
}

#[test]
fn an_exit_dated_before_the_entry_is_refused() {
    given(zoe()).refuses(
        leave("2015-02-03"),
        MemberError::BeforeAdmission { admitted_on: day("2015-02-04"), on: day("2015-02-03") },
    );
}

#[test]
fn a_transfer_or_a_merge_is_no_exit_by_itself() {
    for cause in [ExitCause::Transfer, ExitCause::Merge] {
        given(zoe()).refuses(leave_as(cause, None, freely(), "2015-09-30"), MemberError::NotAnExit { cause });
    }
}

/// Zoé with four shares all paid, who left with what the floor let out.
fn left_under_the_floor(headroom: i64) -> (MemberCommand, MemberEvent) {
    let order = leave_as(
        ExitCause::Resignation,
        None,
        Leave { headroom: Money::euros(headroom), ..freely() },
        "2015-09-30",
    );
    let blocked = Money::euros(400 - headroom);
    let on = day("2015-09-30");
    let owed = Claim {
        called: Money::euros(100),
        blocked_subscribed: blocked,
        blocked_paid: blocked,
        schedule: crate::rules::refunds::schedule(Money::euros(headroom), on, on, 5),
        ..claim(4, 400, "2015-09-30")
    };
    let MemberEvent::MembershipEnded { movement, cause, reason, decided_on, shares, nominal, on, .. } =
        ended(9, 4, 400, "2015-09-30")
    else {
        unreachable!()
    };
    let fact = MemberEvent::MembershipEnded {
        movement,
        cause,
        reason,
        decided_on,
        shares,
        nominal,
        claim: owed,
        on,
    };
    (order, fact)
}

fn whole_and(more: Vec<MemberEvent>) -> Vec<MemberEvent> {
    zoe_and([paid(8, 300, "2015-05-02")].into_iter().chain(more).collect())
}

#[test]
fn edge_14_the_floor_holds_the_refund_back_not_the_exit() {
    let (order, fact) = left_under_the_floor(150);
    given(whole_and(vec![])).then(order, vec![fact.clone()]);
    let history = || whole_and(vec![fact.clone()]);
    given(history()).refuses(pay(1, "2015-10-01"), MemberError::AlreadyLeft { left_on: day("2015-09-30") });
    let repay = |amount: i64| MemberCommand::PayRefund {
        claim: 1,
        amount: Money::euros(amount),
        settlement: by_transfer(),
        on: day("2016-09-30"),
    };
    let repaid = |amount: i64| MemberEvent::RefundPaid {
        claim: 1,
        amount: Money::euros(amount),
        settlement: by_transfer(),
        on: day("2016-09-30"),
    };
    given(history()).then(repay(150), vec![repaid(150)]);
    given(history()).refuses(
        repay(151),
        MemberError::MoreThanPayable {
            payable: Money::euros(150),
            blocked: Money::euros(250),
            offered: Money::euros(151),
        },
    );
    let release = |headroom: i64| MemberCommand::Release {
        movement: 12,
        claim: 1,
        headroom: Money::euros(headroom),
        years: 5,
        on: day("2017-01-15"),
    };
    let released = MemberEvent::RefundReleased {
        movement: 12,
        claim: 1,
        subscribed: Money::euros(100),
        paid: Money::euros(100),
        schedule: crate::rules::refunds::schedule(Money::euros(100), day("2015-09-30"), day("2017-01-15"), 5),
        on: day("2017-01-15"),
    };
    given(history()).then(release(100), vec![released.clone()]);
    given(history()).then(release(0), vec![]);
    let after = whole_and(vec![fact.clone(), repaid(150), released]);
    given(after.clone()).then(repay(100), vec![repaid(100)]);
    given(after).refuses(
        repay(101),
        MemberError::MoreThanPayable {
            payable: Money::euros(100),
            blocked: Money::euros(150),
            offered: Money::euros(101),
        },
    );
}

#[test]
fn edge_16_a_refund_before_the_accounts_is_provisional_and_later_losses_reduce_it() {
    let history = || whole_and(vec![left_under_the_floor(400).1]);
    let adjust = |losses: i64, on: &str| MemberCommand::AdjustRefund {
        claim: 1,
        losses: Money::euros(losses),
        provisional: false,
        reason: "Comptes de 2015".into(),
        on: day(on),
    };
    let schedule = |amounts: &[i64]| -> Vec<Instalment> {
        let due = |year: usize| day("2015-09-30").plus_years(i32::try_from(year).unwrap() + 1);
        let part =
            |(year, euros): (usize, &i64)| Instalment { due_on: due(year), amount: Money::euros(*euros) };
        amounts.iter().enumerate().map(part).collect()
    };
    let adjusted = MemberEvent::RefundAdjusted {
        claim: 1,
        losses: Money::euros(100),
        provisional: false,
        reason: "Comptes de 2015".into(),
        schedule: schedule(&[80, 80, 80, 60]),
        on: day("2016-06-20"),
    };
    given(history()).then(adjust(100, "2016-06-20"), vec![adjusted]);
    given(history()).refuses(
        adjust(401, "2016-06-20"),
        MemberError::LossesOutOfBounds { most: Money::euros(400), offered: Money::euros(401) },
    );
    given(history()).refuses(
        adjust(10, "2020-10-01"),
        MemberError::TooLateForLosses { left_on: day("2015-09-30"), on: day("2020-10-01") },
    );
}

#[test]
fn losses_that_reserves_do_not_absorb_are_borne_at_the_exit() {
    let bad = Leave { unabsorbed_losses: Money::euros(6_000), capital: Money::euros(60_000), ..freely() };
    let order = leave_as(ExitCause::Resignation, None, bad, "2015-09-30");
    let MemberEvent::MembershipEnded { movement, cause, reason, decided_on, shares, nominal, on, .. } =
        ended(9, 4, 400, "2015-09-30")
    else {
        unreachable!()
    };
    let owed = Claim {
        called: Money::euros(100),
        losses: Money::euros(40),
        schedule: crate::rules::refunds::schedule(Money::euros(360), on, on, 5),
        ..claim(4, 400, "2015-09-30")
    };
    let fact = MemberEvent::MembershipEnded {
        movement,
        cause,
        reason,
        decided_on,
        shares,
        nominal,
        claim: owed,
        on,
    };
    given(whole_and(vec![])).then(order, vec![fact]);
}

#[test]
fn the_board_may_choose_other_days_within_the_term() {
    let history = || whole_and(vec![left_under_the_floor(400).1]);
    let plan = |parts: &[(&str, i64)]| MemberCommand::RescheduleRefund {
        claim: 1,
        schedule: parts
            .iter()
            .map(|(due_on, euros)| Instalment { due_on: day(due_on), amount: Money::euros(*euros) })
            .collect(),
        on: day("2016-01-10"),
    };
    let MemberCommand::RescheduleRefund { schedule, .. } = plan(&[("2016-02-01", 400)]) else {
        unreachable!()
    };
    given(history()).then(
        plan(&[("2016-02-01", 400)]),
        vec![MemberEvent::RefundRescheduled { claim: 1, schedule, on: day("2016-01-10") }],
    );
    given(history()).refuses(
        plan(&[("2016-02-01", 399)]),
        MemberError::ScheduleDoesNotAddUp { expected: Money::euros(400), offered: Money::euros(399) },
    );
    given(history()).refuses(
        plan(&[("2020-10-01", 400)]),
        MemberError::InstalmentTooLate { due_on: day("2020-10-01"), last: day("2020-09-30") },
    );
    let nobody = MemberCommand::PayRefund {
        claim: 2,
        amount: Money::euros(1),
        settlement: by_transfer(),
        on: day("2016-01-10"),
    };
    given(history()).refuses(nobody, MemberError::NoClaim { claim: 2 });
}

#[test]
fn after_a_death_the_estate_is_repaid() {
    let name = |name: &str| MemberCommand::NameBeneficiary {
        id: member_id(1),
        claim: 1,
        beneficiary: Beneficiary { name: name.into(), capacity: "notaire de la succession".into() },
        on: day("2015-10-15"),
    };
    let history = || whole_and(vec![left_under_the_floor(400).1]);
    let beneficiary =
        Beneficiary { name: "Étude Modèle".into(), capacity: "notaire de la succession".into() };
    let beneficiary = Personal::new(member_id(1).to_string(), "identity", beneficiary);
    given(history()).then(
        name("Étude Modèle"),
        vec![MemberEvent::RefundBeneficiaryNamed { claim: 1, beneficiary, on: day("2015-10-15") }],
    );
    given(history()).refuses(name(" "), MemberError::Incomplete { field: "le nom du bénéficiaire".into() });
}

#[test]
fn some_shares_leave_and_the_member_stays() {
    let out = |shares: u32, clauses: MembershipClauses| MemberCommand::Withdraw {
        shares: Shares::new(shares),
        leave: Box::new(Leave { clauses, ..freely() }),
        on: day("2015-06-15"),
    };
    let fact = MemberEvent::SharesWithdrawn {
        movement: 9,
        shares: Shares::new(2),
        nominal: Money::euros(100),
        claim: claim(2, 50, "2015-06-15"),
        on: day("2015-06-15"),
    };
    given(zoe()).then(out(2, MembershipClauses::legal()), vec![fact.clone()]);
    given(zoe()).refuses(
        out(4, MembershipClauses::legal()),
        MemberError::MinimumLeft {
            category: "supporter-person".into(),
            minimum: Money::euros(100),
            left: Money::ZERO,
        },
    );
    let never = MembershipClauses { partial_withdrawal: false, ..MembershipClauses::legal() };
    given(zoe()).refuses(out(1, never), MemberError::PartialWithdrawalNotAllowed {});
    let history = zoe_and(vec![fact, subscribed(10, 1, 100, "2015-07-01")]);
    let MemberEvent::MembershipEnded { cause, reason, decided_on, nominal, on, movement, .. } =
        ended(9, 3, 150, "2015-09-30")
    else {
        unreachable!()
    };
    let owed = Claim { number: 2, ..claim(3, 150, "2015-09-30") };
    let last = MemberEvent::MembershipEnded {
        movement,
        cause,
        reason,
        decided_on,
        shares: Shares::new(3),
        nominal,
        claim: owed,
        on,
    };
    given(history).then(leave("2015-09-30"), vec![last]);
}
