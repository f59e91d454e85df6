use kernel::testing::TestFramework;

use super::*;
use crate::rules::bands::Band;
use crate::samples;

fn list(change: impl FnOnce(&mut PriceListContent)) -> PriceListContent {
    let mut content = samples::price_list();
    change(&mut content);
    content
}

fn product(code: &str) -> ProductCode {
    ProductCode::new(code).unwrap()
}

#[test]
fn given_nothing_when_a_sound_list_is_published_then_it_is() {
    TestFramework::<PriceList>::with(())
        .given_no_previous_events()
        .when(PriceListCommand::Publish(Box::new(list(|_| {}))))
        .then_expect_events(vec![PriceListEvent::Published(Box::new(list(|_| {})))]);
}

#[test]
fn given_a_list_when_it_is_published_again_then_refused() {
    TestFramework::<PriceList>::with(())
        .given(vec![PriceListEvent::Published(Box::new(list(|_| {})))])
        .when(PriceListCommand::Publish(Box::new(list(|content| content.title = "Autre".into()))))
        .then_expect_error(PriceListError::AlreadyPublished);
}

#[test]
fn given_a_list_when_closed_before_its_first_day_then_refused() {
    let (from, to) = (samples::day("2014-01-01"), samples::day("2013-12-31"));
    TestFramework::<PriceList>::with(())
        .given(vec![PriceListEvent::Published(Box::new(list(|_| {})))])
        .when(PriceListCommand::Close { last_day: to })
        .then_expect_error(PriceListError::EndsBeforeItBegins { from, to });
}

#[test]
fn each_unsound_list_is_refused_with_its_reason() {
    let refused = |change: fn(&mut PriceListContent)| {
        PriceList::default().decide(PriceListCommand::Publish(Box::new(list(change)))).unwrap_err()
    };
    assert_eq!(refused(|c| c.items.clear()), PriceListError::Empty);
    assert_eq!(
        refused(|c| c.items[1] = c.items[0].clone()),
        PriceListError::ProductTwice { product: product("TOUCH-MED") }
    );
    assert_eq!(
        refused(|c| c.items[1].price = Price::Flat(Money::cents(-1))),
        PriceListError::PriceOutOfRange { product: product("BORNE"), price: Money::cents(-1) }
    );
    assert_eq!(
        refused(|c| c.items[1].price = Price::Flat(Money::ZERO)),
        PriceListError::PriceOutOfRange { product: product("BORNE"), price: Money::ZERO }
    );
    assert_eq!(
        refused(|c| c.items[0].price =
            Price::ByPopulation(vec![Band { from: 1, to: None, price: Money::euros(1) }])),
        PriceListError::BadGrid {
            product: product("TOUCH-MED"),
            fault: BandFault::DoesNotStartAtZero { from: 1 }
        }
    );
    assert_eq!(
        refused(|c| c.items[0].vat_rate = "19.6".parse().unwrap()),
        PriceListError::RateNotInForce {
            product: product("TOUCH-MED"),
            rate: "19.6".parse().unwrap(),
            on: samples::day("2014-01-01")
        }
    );
    assert_eq!(
        refused(|c| c.items[0].designation.clear()),
        PriceListError::NoDesignation { product: product("TOUCH-MED") }
    );
}
