//! The team's counts, told as sentences.

use super::*;
use crate::testing::{day, team_of_2015};
use kernel::testing::TestFramework;

fn count(on: &str, count: TeamCount) -> TeamCommand {
    TeamCommand::Count { on: day(on), count }
}

fn correct(on: &str, count: TeamCount, reason: &str) -> TeamCommand {
    TeamCommand::Correct { on: day(on), count, reason: reason.to_owned() }
}

fn counted(on: &str) -> TeamEvent {
    TeamEvent::Counted { on: day(on), count: team_of_2015() }
}

fn refused(given: Vec<TeamEvent>, command: TeamCommand, error: TeamError) {
    TestFramework::<Team>::with(()).given(given).when(command).then_expect_error(error);
}

#[test]
fn departments_that_do_not_add_up_are_kept_as_reported() {
    let team = team_of_2015();
    assert_ne!(team.departments.iter().map(|department| department.people).sum::<u32>(), team.people);
    TestFramework::<Team>::with(())
        .given(vec![])
        .when(count("2015-12-31", team))
        .then_expect_events(vec![counted("2015-12-31")]);
}

#[test]
fn a_day_is_counted_once_and_another_day_again() {
    let on = day("2015-12-31");
    refused(
        vec![counted("2015-12-31")],
        count("2015-12-31", team_of_2015()),
        TeamError::AlreadyCounted { on },
    );
    TestFramework::<Team>::with(())
        .given(vec![counted("2015-12-31")])
        .when(count("2014-12-31", team_of_2015()))
        .then_expect_events(vec![counted("2014-12-31")]);
}

#[test]
fn a_correction_replaces_the_count_of_its_day_and_says_why() {
    let better = TeamCount { people: 22, ..team_of_2015() };
    TestFramework::<Team>::with(())
        .given(vec![counted("2015-12-31")])
        .when(correct("2015-12-31", better.clone(), " stagiaire compté à tort "))
        .then_expect_events(vec![TeamEvent::Corrected {
            on: day("2015-12-31"),
            count: better.clone(),
            reason: "stagiaire compté à tort".to_owned(),
        }]);
    let on = day("2015-12-31");
    refused(vec![], correct("2015-12-31", better.clone(), "x"), TeamError::NotCounted { on });
    refused(vec![counted("2015-12-31")], correct("2015-12-31", better, " "), TeamError::ReasonMissing);
    refused(
        vec![counted("2015-12-31")],
        correct("2015-12-31", team_of_2015(), "x"),
        TeamError::NothingToCorrect { on },
    );
}

#[test]
fn a_name_that_is_missing_or_written_twice_is_refused() {
    let mut nameless = team_of_2015();
    nameless.departments[2].name = " ".to_owned();
    refused(vec![], count("2015-12-31", nameless), TeamError::NameMissing);
    let mut twice = team_of_2015();
    twice.sites[1] = format!(" {} ", twice.sites[0]);
    let name = twice.sites[1].clone();
    refused(vec![], count("2015-12-31", twice), TeamError::NameTwice { name });
}
