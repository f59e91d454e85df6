use kernel::testing::TestFramework;
use partners::public::VenueId;

use super::aggregate::Contract;
use super::commands::ContractCommand;
use super::error::ContractError;
use super::events::ContractEvent;
use super::terms::{ContractTerms, Ending};
use crate::rules::vat::{VatCategory, VatTreatment};
use crate::samples::{self, day};

fn terms(change: impl FnOnce(&mut ContractTerms)) -> Box<ContractTerms> {
    let mut terms = samples::contract_terms();
    change(&mut terms);
    Box::new(terms)
}

fn concluded() -> ContractEvent {
    ContractEvent::Concluded(terms(|_| {}))
}

fn end(last_day: &str) -> Ending {
    Ending { last_day: day(last_day), reason: "Fin du marché".into() }
}

fn served_id(n: u128) -> VenueId {
    samples::venue(n).venue
}

#[test]
fn given_nothing_when_concluded_then_it_is() {
    TestFramework::<Contract>::with(())
        .given_no_previous_events()
        .when(ContractCommand::Conclude(terms(|_| {})))
        .then_expect_events(vec![concluded()]);
}

#[test]
fn given_a_contract_when_concluded_again_then_refused() {
    TestFramework::<Contract>::with(())
        .given(vec![concluded()])
        .when(ContractCommand::Conclude(terms(|_| {})))
        .then_expect_error(ContractError::AlreadyConcluded);
}

#[test]
fn given_nothing_when_ended_then_not_found() {
    TestFramework::<Contract>::with(())
        .given_no_previous_events()
        .when(ContractCommand::End(end("2015-06-30")))
        .then_expect_error(ContractError::NotFound);
}

#[test]
fn given_an_ended_contract_when_ended_again_then_refused_with_its_last_day() {
    TestFramework::<Contract>::with(())
        .given(vec![concluded(), ContractEvent::Ended(end("2015-06-30"))])
        .when(ContractCommand::End(end("2015-05-31")))
        .then_expect_error(ContractError::AlreadyEnded { last_day: day("2015-06-30") });
}

#[test]
fn given_a_contract_when_ended_before_it_begins_then_refused() {
    TestFramework::<Contract>::with(())
        .given(vec![concluded()])
        .when(ContractCommand::End(end("2014-12-31")))
        .then_expect_error(ContractError::OutsideTerm {
            offered: day("2014-12-31"),
            from: day("2015-01-01"),
            to: None,
        });
}

#[test]
fn given_a_place_when_served_again_then_refused_but_after_its_end_accepted() {
    let again =
        |from: &str| ContractCommand::ServeVenues { venues: vec![samples::venue(1)], from: day(from) };
    TestFramework::<Contract>::with(())
        .given(vec![concluded()])
        .when(again("2015-03-01"))
        .then_expect_error(ContractError::VenueTwice { venue: served_id(1) });
    let withdrawn = ContractEvent::VenueWithdrawn { venue: served_id(1), last_day: day("2015-06-30") };
    TestFramework::<Contract>::with(())
        .given(vec![concluded(), withdrawn])
        .when(again("2015-07-01"))
        .then_expect_events(vec![ContractEvent::VenuesServed {
            venues: vec![samples::venue(1)],
            from: day("2015-07-01"),
        }]);
}

#[test]
fn given_a_contract_when_an_unknown_place_is_withdrawn_then_refused() {
    TestFramework::<Contract>::with(())
        .given(vec![concluded()])
        .when(ContractCommand::WithdrawVenue { venue: served_id(9), last_day: day("2015-06-30") })
        .then_expect_error(ContractError::VenueNotServed { venue: served_id(9) });
}

#[test]
fn unsound_terms_are_refused_each_with_its_reason() {
    let refused = |change: fn(&mut ContractTerms)| {
        Contract::default().decide(ContractCommand::Conclude(terms(change))).unwrap_err()
    };
    assert_eq!(refused(|t| t.reference.clear()), ContractError::BadReference { reference: String::new() });
    assert_eq!(refused(|t| t.buyer.name.clear()), ContractError::NoBuyerName);
    assert_eq!(refused(|t| t.lines.clear()), ContractError::NoLines);
    assert_eq!(
        refused(|t| t.term.to = Some(day("2014-12-31"))),
        ContractError::EndsBeforeItBegins { from: day("2015-01-01"), to: day("2014-12-31") }
    );
    assert_eq!(
        refused(|t| t.venues = vec![samples::venue(1), samples::venue(1)]),
        ContractError::VenueTwice { venue: served_id(1) }
    );
    assert_eq!(
        refused(|t| t.lines[0].vat = VatTreatment::untaxed(VatCategory::O)),
        ContractError::MixedVat,
        "the sample has two lines"
    );
    assert_eq!(
        refused(|t| t.payment_days = 31),
        ContractError::PaymentTermTooLong { offered: 31, longest: 30 }
    );
}

#[test]
fn places_are_served_between_their_days() {
    let mut contract = Contract::default();
    for event in [
        concluded(),
        ContractEvent::VenuesServed { venues: vec![samples::venue(3)], from: day("2015-03-01") },
        ContractEvent::VenueWithdrawn { venue: served_id(1), last_day: day("2015-06-30") },
    ] {
        kernel::prelude::Aggregate::apply(&mut contract, event);
    }
    let on = |text: &str| contract.served_on(day(text)).iter().map(|v| v.venue).collect::<Vec<_>>();
    assert_eq!(on("2015-01-01"), [served_id(1), served_id(2)]);
    assert_eq!(on("2015-06-30"), [served_id(1), served_id(2), served_id(3)]);
    assert_eq!(on("2015-07-01"), [served_id(2), served_id(3)]);
}
