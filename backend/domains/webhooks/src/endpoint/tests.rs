//! The life of an endpoint, told as sentences.

use kernel::testing::TestFramework;

use super::*;
use crate::goldens::{filters, moment, registered, url};

macro_rules! given {
    ($($event:expr),*) => { TestFramework::<Endpoint>::with(()).given(vec![$($event),*]) };
}

fn register() -> EndpointCommand {
    EndpointCommand::Register {
        url: url("https://hooks.example.org/quintette"),
        events: filters(&["members.*", "billing.invoice.issued", "members.*"]),
        description: "  Site web ".to_owned(),
    }
}

fn disabled() -> EndpointEvent {
    EndpointEvent::Disabled { because: DisabledBecause::Gone {} }
}

fn by_hand(reason: &str) -> EndpointCommand {
    EndpointCommand::Disable { because: DisabledBecause::ByHand { reason: reason.to_owned() } }
}

fn change() -> EndpointCommand {
    EndpointCommand::Change { url: None, events: None, description: None }
}

#[test]
fn an_endpoint_is_registered_with_each_filter_once() {
    given!().when(register()).then_expect_events(vec![registered()]);
}

#[test]
fn an_identifier_is_taken_for_ever() {
    given!(registered()).when(register()).then_expect_error(EndpointError::AlreadyRegistered {});
    given!(registered(), EndpointEvent::Removed {})
        .when(register())
        .then_expect_error(EndpointError::Removed {});
}

#[test]
fn an_endpoint_hears_of_something() {
    let silent = EndpointCommand::Register {
        url: url("https://hooks.example.org/"),
        events: vec![],
        description: String::new(),
    };
    given!().when(silent).then_expect_error(EndpointError::NoEvents {});
    let silenced = EndpointCommand::Change { url: None, events: Some(vec![]), description: None };
    given!(registered()).when(silenced).then_expect_error(EndpointError::NoEvents {});
    let names: Vec<String> = (0..101).map(|n| format!("members.m{n}.*")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let deafening = EndpointCommand::Change { url: None, events: Some(filters(&names)), description: None };
    given!(registered()).when(deafening).then_expect_error(EndpointError::TooManyEvents { maximum: 100 });
}

#[test]
fn only_what_is_otherwise_is_a_fact() {
    let same = EndpointCommand::Change {
        url: Some(url("https://hooks.example.org/quintette")),
        events: Some(filters(&["billing.invoice.issued", "members.*"])),
        description: Some("Site web".to_owned()),
    };
    given!(registered()).when(same).then_expect_events(vec![]);
    given!(registered()).when(change()).then_expect_events(vec![]);
    let all = EndpointCommand::Change {
        url: Some(url("https://hooks.example.net/")),
        events: Some(filters(&["*"])),
        description: Some("Comptabilité".to_owned()),
    };
    given!(registered()).when(all).then_expect_events(vec![
        EndpointEvent::Moved { url: url("https://hooks.example.net/") },
        EndpointEvent::EventsChosen { events: filters(&["*"]) },
        EndpointEvent::Described { description: "Comptabilité".to_owned() },
    ]);
}

#[test]
fn it_is_switched_off_and_on_again() {
    let because = DisabledBecause::ByHand { reason: "Migration".to_owned() };
    given!(registered())
        .when(by_hand(" Migration"))
        .then_expect_events(vec![EndpointEvent::Disabled { because }]);
    given!(registered(), disabled()).when(by_hand("encore")).then_expect_error(EndpointError::Disabled {});
    given!(registered(), disabled())
        .when(EndpointCommand::Enable)
        .then_expect_events(vec![EndpointEvent::Enabled {}]);
    given!(registered()).when(EndpointCommand::Enable).then_expect_error(EndpointError::AlreadyEnabled {});
    given!(registered())
        .when(by_hand(&"é".repeat(501)))
        .then_expect_error(EndpointError::TooLong { maximum: 500 });
}

#[test]
fn a_secret_is_made_anew_also_while_it_is_off() {
    let old_until = moment("2015-03-02T09:00:00Z");
    given!(registered(), disabled())
        .when(EndpointCommand::RotateSecret { old_until })
        .then_expect_events(vec![EndpointEvent::SecretRotated { old_until }]);
}

#[test]
fn what_is_not_there_takes_no_orders() {
    let orders = || {
        let old_until = moment("2015-03-02T09:00:00Z");
        let rotate = EndpointCommand::RotateSecret { old_until };
        [change(), rotate, by_hand(""), EndpointCommand::Enable, EndpointCommand::Remove]
    };
    for order in orders() {
        given!().when(order).then_expect_error(EndpointError::NotRegistered {});
    }
    for order in orders() {
        given!(registered(), EndpointEvent::Removed {})
            .when(order)
            .then_expect_error(EndpointError::Removed {});
    }
}
