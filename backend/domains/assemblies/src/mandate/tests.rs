//! The life of a mandate, as sentences.

use kernel::testing::TestFramework;
use values::Uuid;

use super::{
    EndReason, GiveMandate, Mandate, MandateCommand, MandateError, MandateEvent, MandateHolder, MandateId,
};
use crate::rules::mandates::MandateKind;
use crate::samples::{day, voter};

/// An invented mandate.
pub(crate) fn mandate_id(number: u128) -> MandateId {
    MandateId::new(Uuid::from_u128(0x0a4d_0000_0000_4000_8000_0000_0000_0000 + number))
}

/// A member on the board for three years from the assembly of June 2016.
pub(crate) fn director() -> GiveMandate {
    GiveMandate {
        kind: MandateKind::Director,
        substitute: false,
        holder: MandateHolder { member: Some(voter(0, 1)), name: "Zoé Exemple".into(), entity: false },
        representative: None,
        from: day("2016-06-18"),
        years: 3,
        decided_on: day("2016-06-18"),
        decided_by: "Assemblée générale ordinaire".into(),
    }
}

/// A firm that audits for six years; no member.
pub(crate) fn auditor() -> GiveMandate {
    GiveMandate {
        kind: MandateKind::Auditor,
        holder: MandateHolder { member: None, name: "Cabinet Exemple".into(), entity: true },
        representative: Some("Ada Modèle".into()),
        years: 6,
        ..director()
    }
}

pub(crate) fn give(order: GiveMandate) -> MandateCommand {
    MandateCommand::Give { mandate: mandate_id(1), order: Box::new(order), closing: day("2015-12-31") }
}

fn end(on: &str, reason: EndReason) -> MandateCommand {
    MandateCommand::End { on: day(on), reason, note: String::new() }
}

fn replace(on: &str, name: &str) -> MandateCommand {
    let representative = name.into();
    MandateCommand::ReplaceRepresentative { mandate: mandate_id(1), on: day(on), representative }
}

fn after(given: &[MandateCommand], order: MandateCommand) -> Result<Vec<MandateEvent>, MandateError> {
    TestFramework::<Mandate>::with(()).given(told(given)).when(order).inspect_result()
}

/// What these orders came to, in turn; none of them is refused.
pub(crate) fn told(orders: &[MandateCommand]) -> Vec<MandateEvent> {
    orders.iter().fold(Vec::new(), |mut facts, order| {
        let framework = TestFramework::<Mandate>::with(());
        facts.extend(framework.given(facts.clone()).when(order.clone()).inspect_result().unwrap());
        facts
    })
}

/// The director of the example, changed as a test needs.
fn with(change: impl FnOnce(&mut GiveMandate)) -> MandateCommand {
    let mut order = director();
    change(&mut order);
    give(order)
}

fn refused(change: impl FnOnce(&mut GiveMandate)) -> MandateError {
    after(&[], with(change)).unwrap_err()
}

#[test]
fn a_mandate_knows_the_assembly_at_which_it_ends() {
    let MandateEvent::Given(board) = told(&[give(director())]).remove(0) else { unreachable!() };
    assert_eq!((board.end.on, board.end.accounts_closed), (day("2019-06-30"), Some(day("2018-12-31"))));
    assert_eq!(board.name.subject(), voter(0, 1).to_string(), "the name is the member's own");
    let MandateEvent::Given(firm) = told(&[give(auditor())]).remove(0) else { unreachable!() };
    assert_eq!((firm.end.on, firm.end.accounts_closed), (day("2022-06-30"), Some(day("2021-12-31"))));
    assert_eq!(firm.name.subject(), mandate_id(1).to_string());
    assert_eq!(firm.representative.unwrap().value().unwrap(), "Ada Modèle");
}

#[test]
fn no_mandate_is_longer_than_the_law_lets_it_be() {
    for (kind, most) in [
        (MandateKind::Director, 6),
        (MandateKind::Chair, 6),
        (MandateKind::Auditor, 6),
        (MandateKind::CooperativeReviewer, 5),
    ] {
        assert!(after(&[], with(|of| (of.kind, of.years) = (kind, most))).is_ok());
        let refusal = refused(|of| (of.kind, of.years) = (kind, most + 1));
        assert_eq!(refusal, MandateError::TooManyYears { kind, given: most + 1, most });
        assert!(refusal.to_string().contains(kind.article()), "{refusal}");
    }
    assert_eq!(refused(|of| of.years = 0), MandateError::NoYears);
}

#[test]
fn a_mandate_says_who_decided_and_begins_no_earlier() {
    assert_eq!(refused(|of| of.holder.name = "  ".into()), MandateError::NoHolder);
    assert_eq!(refused(|of| of.decided_by = String::new()), MandateError::NoDecision);
    let (decided_on, from) = (day("2016-06-18"), day("2016-06-17"));
    assert_eq!(refused(|of| of.from = from), MandateError::StartBeforeDecision { decided_on, from });
    assert_eq!(after(&[give(director())], give(director())), Err(MandateError::AlreadyGiven {}));
}

#[test]
fn auditors_and_reviewers_alone_have_substitutes() {
    for kind in [MandateKind::Auditor, MandateKind::CooperativeReviewer] {
        assert!(after(&[], with(|of| (of.kind, of.substitute) = (kind, true))).is_ok());
    }
    for kind in [MandateKind::Director, MandateKind::Chair] {
        let refusal = refused(|of| (of.kind, of.substitute) = (kind, true));
        assert_eq!(refusal, MandateError::NoSubstitute { kind });
    }
}

#[test]
fn an_entity_sits_through_a_person_and_never_chairs() {
    let entity = |name: Option<&str>| {
        let name = name.map(str::to_owned);
        with(move |of| (of.holder.entity, of.representative) = (true, name))
    };
    assert!(after(&[], entity(Some("Ada Modèle"))).is_ok());
    assert_eq!(after(&[], entity(None)), Err(MandateError::RepresentativeMissing));
    assert_eq!(after(&[], entity(Some(" "))), Err(MandateError::RepresentativeMissing));
    let chair = refused(|of| (of.kind, of.holder.entity) = (MandateKind::Chair, true));
    assert_eq!(chair, MandateError::ChairIsEntity);
    let person = refused(|of| of.representative = Some("Ada Modèle".into()));
    assert_eq!(person, MandateError::RepresentativeOfPerson);
    let silent = GiveMandate { representative: None, ..auditor() };
    assert!(after(&[], give(silent)).is_ok(), "an auditing firm need not say who signs");
}

#[test]
fn a_mandate_ends_early_once_for_a_reason_of_its_holder() {
    let (board, resignation) = ([give(director())], EndReason::Resignation);
    let (on, note) = (day("2017-03-01"), String::new());
    let ended = MandateEvent::EndedEarly { on, reason: resignation, note };
    assert_eq!(after(&board, end("2017-03-01", resignation)), Ok(vec![ended]));
    assert_eq!(after(&[], end("2017-03-01", resignation)), Err(MandateError::Unknown {}));
    let twice = [give(director()), end("2017-03-01", resignation)];
    assert_eq!(after(&twice, end("2017-03-02", resignation)), Err(MandateError::AlreadyEnded { on }));
    for (order, reason, entity) in
        [(director(), EndReason::Dissolution, false), (auditor(), EndReason::Death, true)]
    {
        let refusal = MandateError::ReasonOfAnother { reason, entity };
        assert_eq!(after(&[give(order)], end("2017-03-01", reason)), Err(refusal));
    }
}

#[test]
fn facts_come_in_the_order_of_their_days_and_before_the_term() {
    let board = [give(director())];
    let (latest, on) = (day("2016-06-18"), day("2016-06-17"));
    let early = after(&board, end("2016-06-17", EndReason::Resignation));
    assert_eq!(early, Err(MandateError::BeforeLatest { latest, on }));
    let (ends_on, on) = (day("2019-06-30"), day("2019-07-01"));
    let late = after(&board, end("2019-07-01", EndReason::Resignation));
    assert_eq!(late, Err(MandateError::AfterTerm { ends_on, on }));
    assert!(after(&board, end("2019-06-30", EndReason::Resignation)).is_ok(), "the assembly may be earlier");
}

#[test]
fn another_person_acts_for_the_entity() {
    let firm = [give(auditor())];
    let replaced = after(&firm, replace("2017-01-01", " Léa Patron ")).unwrap();
    let [MandateEvent::RepresentativeReplaced { on, representative }] = &replaced[..] else { unreachable!() };
    assert_eq!((*on, representative.value().unwrap().as_str()), (day("2017-01-01"), "Léa Patron"));
    let nobody = after(&firm, replace("2017-01-01", ""));
    assert_eq!(nobody, Err(MandateError::RepresentativeMissing));
    let person = after(&[give(director())], replace("2017-01-01", "Léa Patron"));
    assert_eq!(person, Err(MandateError::RepresentativeOfPerson));
    let (latest, on) = (day("2017-01-01"), day("2016-12-31"));
    let before = after(&[give(auditor()), replace("2017-01-01", "Léa Patron")], replace("2016-12-31", "Ada"));
    assert_eq!(before, Err(MandateError::BeforeLatest { latest, on }));
}
