//! The life of a venue, as sentences.

use kernel::testing::TestFramework;
use uuid::Uuid;

use super::{Venue, VenueCommand, VenueError, VenueEvent};
use crate::goldens::{day as on, description, organisation_id};
use crate::public::{ImportKey, LibraryCode, OrganisationId, Stage, VenueDescription};

fn key() -> ImportKey {
    ImportKey::new("code/11".into())
}

fn listed() -> VenueEvent {
    VenueEvent::Listed {
        key: key(),
        code: Some(LibraryCode::new(11)),
        description: Box::new(description()),
        on: on("2014-09-01"),
    }
}

fn registered() -> VenueEvent {
    VenueEvent::Registered { description: Box::new(description()), on: on("2014-09-01") }
}

fn take(description: VenueDescription, date: &str) -> VenueCommand {
    VenueCommand::TakeFromList {
        key: key(),
        code: Some(LibraryCode::new(11)),
        description: Box::new(description),
        on: on(date),
    }
}

fn larger() -> VenueDescription {
    VenueDescription { floor_area: Some(450), ..description() }
}

/// Sentences: given facts, when an order, then facts or a refusal.
struct Given(Vec<VenueEvent>);

fn given(facts: Vec<VenueEvent>) -> Given {
    Given(facts)
}

impl Given {
    fn then(self, order: VenueCommand, facts: Vec<VenueEvent>) {
        TestFramework::<Venue>::with(()).given(self.0).when(order).then_expect_events(facts);
    }

    fn refuses(self, order: VenueCommand, refusal: VenueError) {
        TestFramework::<Venue>::with(()).given(self.0).when(order).then_expect_error(refusal);
    }
}

#[test]
fn a_list_makes_a_venue_known_once() {
    given(vec![]).then(take(description(), "2014-09-01"), vec![listed()]);
    given(vec![listed()]).then(take(description(), "2015-09-01"), vec![]);
}

#[test]
fn a_later_list_describes_it_anew() {
    let anew = VenueEvent::DescribedAnew { description: Box::new(larger()), on: on("2015-09-01") };
    given(vec![listed()]).then(take(larger(), "2015-09-01"), vec![anew.clone()]);
    given(vec![listed(), anew.clone()]).then(take(larger(), "2016-09-01"), vec![]);
    given(vec![listed(), anew]).refuses(
        take(description(), "2015-08-31"),
        VenueError::DaysOutOfOrder { on: on("2015-08-31"), last: on("2015-09-01") },
    );
}

#[test]
fn a_list_does_not_touch_what_was_registered_by_hand() {
    given(vec![registered()]).refuses(take(larger(), "2015-09-01"), VenueError::NotFromList {});
}

#[test]
fn a_venue_is_registered_once_and_with_a_name_and_a_commune() {
    let register = |description: VenueDescription| VenueCommand::Register {
        description: Box::new(description),
        on: on("2014-09-01"),
    };
    given(vec![]).then(register(description()), vec![registered()]);
    given(vec![registered()])
        .refuses(register(description()), VenueError::AlreadyKnown { since: on("2014-09-01") });
    given(vec![]).refuses(
        register(VenueDescription { name: "  ".into(), ..description() }),
        VenueError::Incomplete { field: "le nom".into() },
    );
    given(vec![]).refuses(
        register(VenueDescription { commune: String::new(), ..description() }),
        VenueError::Incomplete { field: "la commune".into() },
    );
}

#[test]
fn nothing_happens_to_an_unknown_venue() {
    given(vec![]).refuses(VenueCommand::Win { on: on("2015-01-01") }, VenueError::Unknown {});
}

#[test]
fn the_whole_way_to_a_partner_and_back() {
    let date = on("2015-03-02");
    let way: Vec<(VenueCommand, VenueEvent)> = vec![
        (
            VenueCommand::Canvass { campaign: "Plus de 10 000 habitants".into(), on: date },
            VenueEvent::Canvassed { campaign: "Plus de 10 000 habitants".into(), on: date },
        ),
        (VenueCommand::Contact { on: date }, VenueEvent::Contacted { on: date }),
        (VenueCommand::StartTrial { on: date }, VenueEvent::TrialStarted { on: date }),
        (VenueCommand::Win { on: date }, VenueEvent::Won { on: date }),
        (
            VenueCommand::Lose { reason: "Budget".into(), on: date },
            VenueEvent::Lost { reason: "Budget".into(), on: date },
        ),
        (VenueCommand::Contact { on: date }, VenueEvent::Contacted { on: date }),
    ];
    let mut past = vec![listed()];
    for (order, fact) in way {
        given(past.clone()).then(order, vec![fact.clone()]);
        past.push(fact);
    }
}

#[test]
fn a_step_that_leads_nowhere_is_refused() {
    let date = on("2015-03-02");
    given(vec![listed(), VenueEvent::Won { on: date }]).refuses(
        VenueCommand::Win { on: date },
        VenueError::StepLeadsNowhere { from: Stage::Won, to: Stage::Won },
    );
    given(vec![listed(), VenueEvent::TrialStarted { on: date }]).refuses(
        VenueCommand::Contact { on: date },
        VenueError::StepLeadsNowhere { from: Stage::Trial, to: Stage::Contacted },
    );
    given(vec![listed()]).refuses(
        VenueCommand::Lose { reason: "Budget".into(), on: date },
        VenueError::StepLeadsNowhere { from: Stage::Listed, to: Stage::Lost },
    );
}

#[test]
fn a_step_is_never_dated_before_the_last() {
    given(vec![listed(), VenueEvent::Contacted { on: on("2015-03-02") }]).refuses(
        VenueCommand::Win { on: on("2015-03-01") },
        VenueError::DaysOutOfOrder { on: on("2015-03-01"), last: on("2015-03-02") },
    );
}

#[test]
fn a_loss_has_a_reason_and_a_campaign_a_name() {
    let date = on("2015-03-02");
    given(vec![listed(), VenueEvent::Contacted { on: date }]).refuses(
        VenueCommand::Lose { reason: " ".into(), on: date },
        VenueError::NothingSaid { what: "la raison de la perte".into() },
    );
    given(vec![listed()]).refuses(
        VenueCommand::Canvass { campaign: String::new(), on: date },
        VenueError::NothingSaid { what: "le nom de la campagne".into() },
    );
}

#[test]
fn one_organisation_at_a_time_pays() {
    let (first, second) = (organisation_id(), OrganisationId::new(Uuid::from_u128(2)));
    let entrust = |organisation, date| VenueCommand::Entrust { organisation, on: on(date) };
    let entrusted = |organisation, date| VenueEvent::Entrusted { organisation, on: on(date) };
    let released = |organisation, date| VenueEvent::Released { organisation, on: on(date) };
    given(vec![listed()]).then(entrust(first, "2015-01-01"), vec![entrusted(first, "2015-01-01")]);
    given(vec![listed(), entrusted(first, "2015-01-01")]).then(
        entrust(second, "2015-06-01"),
        vec![released(first, "2015-06-01"), entrusted(second, "2015-06-01")],
    );
    given(vec![listed(), entrusted(first, "2015-01-01")]).refuses(
        entrust(first, "2015-06-01"),
        VenueError::AlreadyEntrusted { organisation: first, since: on("2015-01-01") },
    );
    given(vec![listed(), entrusted(first, "2015-01-01"), released(first, "2015-06-01")]).refuses(
        entrust(second, "2015-05-31"),
        VenueError::DaysOutOfOrder { on: on("2015-05-31"), last: on("2015-06-01") },
    );
}

#[test]
fn a_release_needs_a_payer() {
    let first = organisation_id();
    let past = vec![listed(), VenueEvent::Entrusted { organisation: first, on: on("2015-01-01") }];
    given(past.clone()).then(
        VenueCommand::Release { on: on("2015-12-31") },
        vec![VenueEvent::Released { organisation: first, on: on("2015-12-31") }],
    );
    given(past).refuses(
        VenueCommand::Release { on: on("2014-12-31") },
        VenueError::DaysOutOfOrder { on: on("2014-12-31"), last: on("2015-01-01") },
    );
    given(vec![listed()])
        .refuses(VenueCommand::Release { on: on("2015-12-31") }, VenueError::NotEntrusted {});
}
