//! The notice and the roll.

use members::public::{College, VoterEntry};

use super::{convene, convene_under, freeze, given, told};
use crate::assembly::roll::digest;
use crate::assembly::{
    AssemblyCommand, AssemblyError, AssemblyEvent, AssemblyKind, Convened, Convening, ConveningWarning,
    FirstCall, PreparingError,
};
use crate::rules::abstentions::AbstentionTreatment;
use crate::rules::majority::Decision;
use crate::rules::notice::Convocation;
use crate::samples::{self, day, document, statutes, voter};
use crate::statutes::StatutesVersion;

/// The notice of the example, changed as a test needs.
fn with(change: impl FnOnce(&mut Convening)) -> AssemblyCommand {
    let mut convening = samples::convening();
    change(&mut convening);
    AssemblyCommand::Convene { convening, statutes: Box::new(statutes(document())), first: None }
}

fn convened(order: AssemblyCommand) -> Convened {
    match told(vec![order]).remove(0) {
        AssemblyEvent::Convened(convened) => *convened,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_notice_keeps_the_clauses_and_the_law_of_its_day() {
    let called = convened(convene());
    assert_eq!(called.statutes, statutes(document()));
    assert_eq!(called.abstentions, AbstentionTreatment::NotCast, "these statutes count the votes cast");
    assert_eq!(called.resolutions.iter().map(|each| each.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(called.warnings, []);
    let mut by_law = document();
    by_law.abstentions = crate::rules::abstentions::AbstentionClause::Law;
    assert_eq!(convened(convene_under(by_law)).abstentions, AbstentionTreatment::Against, "the law of 2016");
}

#[test]
fn nobody_is_called_twice_to_one_assembly() {
    given(told(vec![convene()])).refuses(convene(), AssemblyError::AlreadyConvened {});
    given(told(vec![convene(), super::cancel("Salle indisponible")]))
        .refuses(convene(), AssemblyError::AlreadyConvened {});
}

#[test]
fn fifteen_days_before_ten_for_the_second_call() {
    let too_short = AssemblyError::NoticeTooShort { given: 14, minimum: 15 };
    given(vec![]).refuses(with(|of| of.notice_sent_on = day("2016-06-04")), too_short.clone());
    for empty in ["", "  "] {
        let order = with(|of| {
            of.notice_sent_on = day("2016-06-04");
            of.exception_reason = Some(empty.into());
        });
        given(vec![]).refuses(order, too_short.clone());
    }
    let excused = convened(with(|of| {
        of.notice_sent_on = day("2016-06-04");
        of.exception_reason = Some(" Tous présents ".into());
    }));
    let reason = "Tous présents".to_owned();
    assert_eq!(excused.warnings, [ConveningWarning::NoticeTooShort { days: 14, minimum: 15, reason }]);
    let just = convened(with(|of| of.notice_sent_on = day("2016-06-03")));
    assert_eq!(just.warnings, [ConveningWarning::NoticeJustEnough { days: 15 }]);
    // A second call of a first one of 4 June.
    let second = |sent: &str| {
        let order = with(|of| (of.convocation, of.notice_sent_on) = (Convocation::Second, day(sent)));
        let AssemblyCommand::Convene { convening, statutes, .. } = order else { panic!() };
        let first = FirstCall { day: day("2016-06-04"), undecided: convening.agenda.clone() };
        AssemblyCommand::Convene { convening, statutes, first: Some(first) }
    };
    assert_eq!(convened(second("2016-06-07")).warnings, []);
    given(vec![]).refuses(second("2016-06-09"), AssemblyError::NoticeTooShort { given: 9, minimum: 10 });
}

#[test]
fn a_second_call_without_a_first_is_none() {
    let alone = with(|of| of.convocation = Convocation::Second);
    given(vec![]).refuses(alone, PreparingError::SecondWithoutFirst {}.into());
}

#[test]
fn days_come_in_their_order() {
    let (held, after) = (day("2016-06-18"), day("2016-06-19"));
    given(vec![]).refuses(
        with(|of| of.notice_sent_on = after),
        AssemblyError::NoticeAfterAssembly { notice_sent_on: after, day: held },
    );
    given(vec![]).refuses(
        with(|of| of.record_day = after),
        AssemblyError::RecordAfterAssembly { record_day: after, day: held },
    );
    given(vec![]).refuses(
        with(|of| of.last_accounts_closed_on = Some(after)),
        AssemblyError::AccountsOfLater { closed_on: after, day: held },
    );
    let later = StatutesVersion { effective_on: after, ..statutes(document()) };
    given(vec![]).refuses(
        AssemblyCommand::Convene { convening: samples::convening(), statutes: Box::new(later), first: None },
        AssemblyError::StatutesOfLater { day: held, effective_on: after },
    );
    assert_eq!(convened(with(|of| of.record_day = held)).record_day, held, "the very day is no later day");
}

#[test]
fn a_notice_says_where_and_what() {
    given(vec![]).refuses(with(|of| of.place = " ".into()), AssemblyError::NoPlace);
    given(vec![]).refuses(with(|of| of.agenda.clear()), AssemblyError::EmptyAgenda);
    given(vec![]).refuses(
        with(|of| of.agenda[1].title = String::new()),
        AssemblyError::ResolutionWithoutText { resolution: 2 },
    );
    given(vec![]).refuses(
        with(|of| of.agenda[2].text = "\n".into()),
        AssemblyError::ResolutionWithoutText { resolution: 3 },
    );
    given(vec![]).refuses(
        with(|of| of.agenda[0].backed_by_board = false),
        AssemblyError::BoardAgainstItself { resolution: 1 },
    );
}

#[test]
fn an_assembly_decides_only_what_its_kind_may() {
    given(vec![]).refuses(
        with(|of| of.kind = AssemblyKind::Ordinary),
        AssemblyError::DecisionOutsideKind {
            resolution: 2,
            decision: Decision::Extraordinary,
            kind: AssemblyKind::Ordinary,
        },
    );
    given(vec![]).refuses(
        with(|of| of.kind = AssemblyKind::Extraordinary),
        AssemblyError::DecisionOutsideKind {
            resolution: 1,
            decision: Decision::Ordinary,
            kind: AssemblyKind::Extraordinary,
        },
    );
}

#[test]
fn the_roll_is_written_in_parts_and_sealed_whole() {
    let voters: Vec<VoterEntry> = (1..=2_001_u32)
        .map(|place| VoterEntry {
            member_id: voter(4, place),
            number: u64::from(place),
            display_name: "Zoé Exemple".into(),
            college: College::Supporters,
            shares: values::Shares::new(1),
        })
        .collect();
    let backwards = voters.iter().rev().cloned().collect();
    let frozen = |voters| told(vec![convene(), AssemblyCommand::FreezeRoll { voters }]).split_off(1);
    let facts = frozen(voters);
    assert_eq!(facts, frozen(backwards), "the order in which they come changes nothing");
    let mut sizes = Vec::new();
    let mut all = Vec::new();
    for fact in &facts[..3] {
        let AssemblyEvent::VotersEnrolled { voters } = fact else { panic!("{fact:?}") };
        sizes.push(voters.len());
        all.extend(voters.clone());
    }
    assert_eq!(sizes, [1_000, 1_000, 1]);
    let seal =
        AssemblyEvent::RollFrozen { record_day: day("2016-06-17"), voters: 2_001, digest: digest(&all) };
    assert_eq!(facts[3..], [seal]);
    let mut moved = all.clone();
    moved[7].college = College::Employees;
    assert_ne!(digest(&moved), digest(&all), "whoever changes a college breaks the seal");
}

#[test]
fn a_roll_has_everybody_once_in_a_college_with_a_weight() {
    let called = || told(vec![convene()]);
    let refuses = |voters: Vec<VoterEntry>, refusal| {
        given(called()).refuses(AssemblyCommand::FreezeRoll { voters }, refusal);
    };
    refuses(vec![], AssemblyError::EmptyRoll);
    let mut twice = samples::voters();
    twice.push(VoterEntry { college: College::Employees, ..twice[60].clone() });
    let member = twice[60].member_id;
    refuses(twice, AssemblyError::TwiceOnRoll { member });
    let mut fewer = document();
    fewer.weighting.as_mut().unwrap().colleges.truncate(4);
    given(told(vec![convene_under(fewer)])).refuses(
        freeze(),
        AssemblyError::CollegeWithoutWeight { member: voter(4, 1), college: College::Supporters },
    );
    let plain = crate::statutes::StatutesDocument { weighting: None, ..document() };
    assert_eq!(told(vec![convene_under(plain), freeze()]).len(), 3, "without colleges nobody lacks a weight");
}

#[test]
fn the_roll_is_frozen_once() {
    given(vec![]).refuses(freeze(), AssemblyError::NotConvened {});
    given(told(vec![convene(), freeze()]))
        .refuses(freeze(), AssemblyError::WrongStage { stage: crate::assembly::Stage::RollFrozen });
}
