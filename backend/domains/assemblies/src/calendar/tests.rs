//! What may be said of the duties of a year.

use kernel::testing::TestFramework;

use super::{CalendarCommand, CalendarError, CalendarEvent, YearCalendar};
use crate::samples::day;

fn done(code: &str, on: &str) -> CalendarCommand {
    let (on, today) = (day(on), day("2016-07-20"));
    CalendarCommand::MarkDone { code: code.into(), on, note: " Récépissé n° 12 ".into(), today }
}

fn undone(code: &str) -> CalendarCommand {
    CalendarCommand::MarkUndone { code: code.into(), note: "Rejeté par le greffe".into() }
}

fn filed() -> CalendarEvent {
    let (code, note) = ("accounts_filed".into(), "Récépissé n° 12".into());
    CalendarEvent::DutyMarkedDone { code, on: day("2016-07-12"), note }
}

fn given(facts: Vec<CalendarEvent>, order: CalendarCommand) -> Result<Vec<CalendarEvent>, CalendarError> {
    TestFramework::<YearCalendar>::with(()).given(facts).when(order).inspect_result()
}

#[test]
fn a_duty_is_done_once_until_it_is_undone() {
    let rejected = CalendarEvent::DutyMarkedUndone {
        code: "accounts_filed".into(),
        note: "Rejeté par le greffe".into(),
    };
    assert_eq!(given(vec![], done("accounts_filed", "2016-07-12")), Ok(vec![filed()]));
    let again = given(vec![filed()], done("accounts_filed", "2016-07-13"));
    assert_eq!(again, Err(CalendarError::AlreadyDone { on: day("2016-07-12") }));
    assert_eq!(given(vec![filed()], undone("accounts_filed")), Ok(vec![rejected.clone()]));
    assert_eq!(given(vec![filed(), rejected], undone("accounts_filed")), Err(CalendarError::NotDone {}));
    assert!(given(vec![filed()], done("tmo_july", "2016-07-13")).is_ok(), "each duty on its own");
}

#[test]
fn only_what_the_law_asks_and_no_day_to_come() {
    let unknown = CalendarError::UnknownDuty { code: "holidays".into() };
    assert_eq!(given(vec![], done("holidays", "2016-07-12")), Err(unknown.clone()));
    assert_eq!(given(vec![], undone("holidays")), Err(unknown));
    let on = day("2016-07-21");
    assert_eq!(given(vec![], done("notice", "2016-07-21")), Err(CalendarError::DoneInFuture { on }));
    assert!(given(vec![], done("notice", "2016-07-20")).is_ok());
}
