//! The life of an application, as sentences.

mod goldens;

use kernel::Refusal;
use kernel::prelude::*;
use kernel::testing::TestFramework;
use values::{Money, Shares};

use super::{Application, ApplicationAsk, ApplicationCommand, ApplicationError, ApplicationEvent, Wish};
use crate::goldens::{day, entity, member_id, person, private_supporters, supporters};
use crate::member::{Holder, MemberError};
use crate::public::{Applicant, ApplicationState, College, MemberKind};

fn given(facts: Vec<ApplicationEvent>) -> Given {
    Given(facts)
}

struct Given(Vec<ApplicationEvent>);

impl Given {
    fn then(self, order: ApplicationCommand, facts: Vec<ApplicationEvent>) {
        TestFramework::<Application>::with(()).given(self.0).when(order).then_expect_events(facts);
    }

    fn refuses(self, order: ApplicationCommand, refusal: impl Into<ApplicationError>) {
        TestFramework::<Application>::with(()).given(self.0).when(order).then_expect_error(refusal.into());
    }
}

/// Zoé asks for two shares on 2 February, changed as a test needs.
fn ask(change: impl FnOnce(&mut ApplicationAsk)) -> Box<ApplicationAsk> {
    let mut ask = ApplicationAsk {
        id: member_id(1),
        applicant: person("Zoé", "Exemple"),
        college: College::Supporters,
        terms: supporters(),
        shares: Shares::new(2),
        motivation: " Je chante ici. ".into(),
        distinct: false,
        on: day("2015-02-02"),
    };
    change(&mut ask);
    Box::new(ask)
}

fn receive(change: impl FnOnce(&mut ApplicationAsk)) -> ApplicationCommand {
    ApplicationCommand::Receive { number: 7, ask: ask(change) }
}

fn amend(change: impl FnOnce(&mut ApplicationAsk)) -> ApplicationCommand {
    ApplicationCommand::Amend { ask: ask(change) }
}

fn wish(shares: u32) -> Box<Wish> {
    Box::new(Wish {
        holder: Holder::of(member_id(1), person("Zoé", "Exemple")),
        college: College::Supporters,
        category: supporters().code,
        shares: Shares::new(shares),
        motivation: Some(said("Je chante ici.")),
        distinct: false,
    })
}

fn said(text: &str) -> Personal<String> {
    Personal::new(member_id(1).to_string(), "contact", text.to_owned())
}

fn received() -> ApplicationEvent {
    ApplicationEvent::Received { number: 7, wish: wish(2), on: day("2015-02-02") }
}

fn withdraw(reason: &str, on: &str) -> ApplicationCommand {
    ApplicationCommand::Withdraw { id: member_id(1), reason: reason.into(), on: day(on) }
}

fn refuse(reason: &str, on: &str) -> ApplicationCommand {
    ApplicationCommand::Refuse { id: member_id(1), reason: reason.into(), decided_on: day(on) }
}

fn accept(decided_on: &str, on: &str) -> ApplicationCommand {
    let (decided_on, on) = (day(decided_on), day(on));
    ApplicationCommand::Accept { member_id: member_id(1), number: 41, decided_on, on }
}

fn withdrawn() -> ApplicationEvent {
    ApplicationEvent::Withdrawn { reason: said("Départ de la région"), on: day("2015-02-10") }
}

fn refused() -> ApplicationEvent {
    ApplicationEvent::Refused { reason: said("Hors du territoire"), decided_on: day("2015-02-20") }
}

fn accepted() -> ApplicationEvent {
    let (decided_on, on) = (day("2015-02-20"), day("2015-03-01"));
    ApplicationEvent::Accepted { member_id: member_id(1), number: 41, decided_on, on }
}

fn erase(on: &str) -> ApplicationCommand {
    ApplicationCommand::Erase { on: day(on) }
}

fn erased() -> ApplicationEvent {
    ApplicationEvent::Erased { on: day("2017-02-20") }
}

#[test]
fn an_application_is_received_with_what_it_asks_for() {
    given(vec![]).then(receive(|_| ()), vec![received()]);
    let silent = Wish { motivation: None, distinct: true, ..*wish(2) };
    let silent = ApplicationEvent::Received { number: 7, wish: Box::new(silent), on: day("2015-02-02") };
    given(vec![]).then(receive(|ask| (ask.motivation, ask.distinct) = (" ".into(), true)), vec![silent]);
}

#[test]
fn an_application_is_received_once() {
    given(vec![received()])
        .refuses(receive(|_| ()), ApplicationError::AlreadyReceived { received_on: day("2015-02-02") });
}

#[test]
fn an_applicant_is_told_whole() {
    given(vec![]).refuses(
        receive(|ask| ask.applicant = person(" ", "Exemple")),
        MemberError::Incomplete { field: "le prénom".into() },
    );
    let nobody = Applicant::Company(crate::public::EntityProfile {
        representative: crate::public::Representative {
            given_name: "Inès".into(),
            family_name: "Modèle".into(),
            capacity: String::new(),
        },
        ..entity("Labels d'Exemple")
    });
    given(vec![]).refuses(
        receive(|ask| (ask.applicant, ask.terms) = (nobody, private_supporters())),
        MemberError::Incomplete { field: "la qualité du représentant".into() },
    );
}

#[test]
fn college_kind_and_minimum_are_those_of_the_terms() {
    given(vec![]).refuses(
        receive(|ask| ask.college = College::Creators),
        MemberError::CollegeMismatch {
            category: supporters().code,
            expected: College::Supporters,
            given: College::Creators,
        },
    );
    given(vec![]).refuses(
        receive(|ask| ask.terms = private_supporters()),
        MemberError::KindNotAllowed {
            category: private_supporters().code,
            kind: MemberKind::NaturalPerson,
            allowed: private_supporters().kinds,
        },
    );
    let company = Applicant::Company(entity("Labels d'Exemple"));
    given(vec![]).refuses(
        receive(|ask| {
            (ask.applicant, ask.terms, ask.shares) = (company, private_supporters(), Shares::new(4));
        }),
        MemberError::BelowMinimum {
            category: private_supporters().code,
            minimum: Money::euros(500),
            offered: Money::euros(400),
        },
    );
    given(vec![]).refuses(receive(|ask| ask.shares = Shares::new(0)), MemberError::NoShares {});
    given(vec![received()]).refuses(amend(|ask| ask.shares = Shares::new(0)), MemberError::NoShares {});
}

#[test]
fn an_open_application_is_put_anew() {
    let on = day("2015-02-05");
    given(vec![received()]).then(
        amend(|ask| (ask.shares, ask.on) = (Shares::new(5), on)),
        vec![ApplicationEvent::Amended { wish: wish(5), on }],
    );
    given(vec![received()]).refuses(amend(|ask| ask.on = on), MemberError::NothingChanges {});
    let earlier = day("2015-02-01");
    given(vec![received()]).refuses(
        amend(|ask| (ask.shares, ask.on) = (Shares::new(5), earlier)),
        ApplicationError::BeforeReceipt { last_on: day("2015-02-02"), on: earlier },
    );
}

#[test]
fn an_applicant_takes_it_back_and_says_why() {
    given(vec![received()]).then(withdraw("Départ de la région", "2015-02-10"), vec![withdrawn()]);
    given(vec![received()]).refuses(withdraw(" ", "2015-02-10"), ApplicationError::NoReason {});
    given(vec![received()]).refuses(
        withdraw("Départ", "2015-02-01"),
        ApplicationError::BeforeReceipt { last_on: day("2015-02-02"), on: day("2015-02-01") },
    );
}

#[test]
fn the_board_refuses_with_a_reason() {
    given(vec![received()]).then(refuse(" Hors du territoire ", "2015-02-20"), vec![refused()]);
    given(vec![received()]).refuses(refuse("", "2015-02-20"), ApplicationError::NoReason {});
}

#[test]
fn the_board_accepts_from_a_day_on() {
    given(vec![received()]).then(accept("2015-02-20", "2015-03-01"), vec![accepted()]);
    given(vec![received()]).refuses(
        accept("2015-02-20", "2015-02-19"),
        MemberError::BeforeDecision { decided_on: day("2015-02-20"), on: day("2015-02-19") },
    );
}

#[test]
fn nothing_is_decided_before_it_came() {
    let early = || ApplicationError::BeforeReceipt { last_on: day("2015-02-02"), on: day("2015-02-01") };
    given(vec![received()]).refuses(refuse("Trop tôt", "2015-02-01"), early());
    given(vec![received()]).refuses(accept("2015-02-01", "2015-03-01"), early());
    let amended = ApplicationEvent::Amended { wish: wish(5), on: day("2015-02-25") };
    given(vec![received(), amended]).refuses(
        accept("2015-02-20", "2015-03-01"),
        ApplicationError::BeforeReceipt { last_on: day("2015-02-25"), on: day("2015-02-20") },
    );
}

#[test]
fn what_did_not_come_is_not_decided() {
    for order in orders() {
        given(vec![]).refuses(order, ApplicationError::NotFound {});
    }
}

#[test]
fn what_is_over_stays_so() {
    let ends = [
        (withdrawn(), ApplicationState::Withdrawn, "2015-02-10"),
        (refused(), ApplicationState::Refused, "2015-02-20"),
        (accepted(), ApplicationState::Accepted, "2015-02-20"),
    ];
    for (end, state, on) in ends {
        for order in orders() {
            given(vec![received(), end.clone()])
                .refuses(order, ApplicationError::Over { state, on: day(on) });
        }
    }
}

fn orders() -> [ApplicationCommand; 4] {
    [
        amend(|ask| (ask.shares, ask.on) = (Shares::new(5), day("2015-03-01"))),
        withdraw("Départ", "2015-03-01"),
        refuse("Trop tard", "2015-03-01"),
        accept("2015-03-01", "2015-03-01"),
    ]
}

#[test]
fn what_ended_without_a_member_is_erased_once() {
    for end in [withdrawn(), refused()] {
        given(vec![received(), end.clone()]).then(erase("2017-02-20"), vec![erased()]);
        given(vec![received(), end, erased()])
            .refuses(erase("2017-02-21"), ApplicationError::AlreadyErased { erased_on: day("2017-02-20") });
    }
    given(vec![received(), refused()]).refuses(
        erase("2015-02-19"),
        ApplicationError::BeforeReceipt { last_on: day("2015-02-20"), on: day("2015-02-19") },
    );
}

#[test]
fn neither_what_is_open_nor_a_member_is_erased() {
    given(vec![received()]).refuses(erase("2017-02-20"), ApplicationError::StillOpen {});
    given(vec![received(), accepted()]).refuses(erase("2017-02-20"), ApplicationError::BecameMember {});
    given(vec![]).refuses(erase("2017-02-20"), ApplicationError::NotFound {});
}

#[test]
fn a_refusal_says_so_in_french_and_by_a_code() {
    let over = ApplicationError::Over { state: ApplicationState::Refused, on: day("2015-02-20") };
    assert_eq!(over.to_string(), "Cette candidature n'est plus ouverte : refusée le 20 février 2015.");
    assert_eq!((over.code(), over.kind()), ("members/application-over", kernel::RefusalKind::Conflict));
    assert_eq!(over.data()["state"], "Refused");
    let short = ApplicationError::from(MemberError::NoShares {});
    assert_eq!(short.code(), "members/no-shares");
    assert!(
        short.as_any().is::<MemberError>(),
        "what a member could not be either is refused as of a member"
    );
}
