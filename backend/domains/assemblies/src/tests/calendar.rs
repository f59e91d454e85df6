//! Mandates and the calendar of the year, as the façade tells them on both databases.

use kernel::prelude::*;
use kernel::testing::{TestDatabase, context, context_at, on_both_databases};
use values::Timestamp;

use super::{all, asked, founded, room};
use crate::Assemblies;
use crate::mandate::tests::{auditor, director, mandate_id};
use crate::public::{
    AdoptStatutes, CalendarError, Convening, DutyDone, EndReason, EntryState, GiveMandate, MandateError,
    MandateKind, MandateRow, StatutesDocument, StatutesError, YearEnd,
};
use crate::samples::{assembly_id, convening, day, document, draft};

/// A director who resigns, and a firm that audits through another person from 2017 on.
pub(crate) async fn mandated(room: &Assemblies) {
    let (board, firm) = (mandate_id(1), mandate_id(2));
    room.give_mandate(&context(), board, director()).await.unwrap();
    room.give_mandate(&context(), firm, auditor()).await.unwrap();
    let resigned = (day("2017-03-01"), EndReason::Resignation);
    room.end_mandate(&context(), board, resigned, "Déménagement".into()).await.unwrap();
    room.replace_representative(&context(), firm, day("2017-01-01"), "Léa Patron".into()).await.unwrap();
}

fn at(text: &str) -> Context {
    context_at(Timestamp::start_of(day(text)).micros())
}

fn names(page: Page<MandateRow>) -> Vec<String> {
    page.items.into_iter().map(|row| row.name).collect()
}

on_both_databases!(mandates_are_told_as_of_a_day_and_as_known, async |db: TestDatabase| {
    let room = founded(&db).await;
    let (board, firm) = (mandate_id(1), mandate_id(2));
    let given = room.give_mandate(&at("2016-06-20"), board, director()).await.unwrap();
    assert_eq!((given.ends_on, given.last_day), (day("2019-06-30"), day("2019-06-30")));
    assert_eq!(given.accounts_closed_on, Some(day("2018-12-31")));
    room.give_mandate(&at("2016-06-20"), firm, auditor()).await.unwrap();
    let resigned = (day("2017-03-01"), EndReason::Resignation);
    let ended = room.end_mandate(&at("2017-04-01"), board, resigned, String::new()).await.unwrap();
    assert_eq!((ended.ended_on, ended.last_day), (Some(day("2017-03-01")), day("2017-03-01")));
    assert_eq!(ended, room.mandate(board).await.unwrap());
    let known = async |as_of: &str, known_at: Option<&str>, request| {
        let known_at = known_at.map(|text| Timestamp::start_of(day(text)));
        room.mandates(day(as_of), known_at, &request).await.unwrap()
    };
    assert_eq!(known("2016-06-17", None, all()).await.total, 0);
    let before = known("2017-02-28", None, asked(&["kind:eq:director"], "name")).await;
    assert_eq!(before.items, std::slice::from_ref(&given), "not ended on that day");
    let then = known("2017-03-15", Some("2017-03-31"), asked(&["kind:eq:director"], "name")).await;
    assert_eq!(then.items, [given], "nobody knew of the end yet");
    let now = known("2017-03-15", None, asked(&["last_day:ge:2017-03-15"], "name")).await;
    assert_eq!(names(now), ["Cabinet Exemple"]);
    let sorted = known("2017-03-15", None, asked(&[], "-ends_on")).await;
    assert_eq!(names(sorted), ["Cabinet Exemple", "Zoé Exemple"]);
});

on_both_databases!(what_is_refused_changes_nothing, async |db: TestDatabase| {
    let empty = room(&db).await;
    let order = GiveMandate { years: 7, ..director() };
    let none = empty.give_mandate(&context(), mandate_id(1), order.clone()).await.unwrap_err();
    assert_eq!(none.refusal(), Some(&StatutesError::NoneInForce { on: day("2016-06-18") }));
    let unread = empty.calendar(day("2016-06-18")).await.unwrap_err();
    assert_eq!(unread.refusal(), Some(&StatutesError::NoneInForce { on: day("2016-06-18") }));
    assert_eq!(empty.reminders(day("2016-05-31")).await.unwrap(), [], "nothing to remind of yet");
    let room = founded(&db).await;
    let long = room.give_mandate(&context(), mandate_id(1), order).await.unwrap_err();
    let refusal = MandateError::TooManyYears { kind: MandateKind::Director, given: 7, most: 6 };
    assert_eq!(long.refusal(), Some(&refusal));
    let unknown = room.mandate(mandate_id(1)).await.unwrap_err();
    assert_eq!(unknown.refusal(), Some(&MandateError::Unknown {}));
    let done = DutyDone { on: day("2016-01-04"), note: String::new() };
    let odd = room.mark_duty_done(&context(), day("2015-12-30"), "notice".into(), done).await.unwrap_err();
    assert_eq!(odd.refusal(), Some(&CalendarError::NotAClosingDay { on: day("2015-12-30") }));
});

on_both_databases!(the_calendar_follows_the_assembly_and_what_is_done, async |db: TestDatabase| {
    let room = founded(&db).await;
    let three_years = GiveMandate { from: day("2013-06-20"), decided_on: day("2013-06-20"), ..director() };
    let unruled = room.give_mandate(&context(), mandate_id(1), three_years.clone()).await.unwrap_err();
    assert!(unruled.refusal::<StatutesError>().is_some(), "before the first statutes");
    let two_years =
        GiveMandate { from: day("2014-06-20"), decided_on: day("2014-06-20"), years: 2, ..three_years };
    room.give_mandate(&context(), mandate_id(1), two_years).await.unwrap();
    let of = async |as_of: &str, code: &str| {
        let calendar = room.calendar(day(as_of)).await.unwrap();
        calendar.entries.into_iter().find(|entry| entry.code == code)
    };
    assert_eq!(of("2016-03-01", "notice").await, None, "no assembly is called");
    assert_eq!(of("2016-03-01", "mandate_end").await.unwrap().on, day("2016-06-30"));
    let given_up = assembly_id(2);
    room.convene(&context(), given_up, Convening { day: day("2016-06-20"), ..convening() }).await.unwrap();
    room.cancel(&context(), given_up, "Salle indisponible".into()).await.unwrap();
    room.convene(&context(), assembly_id(1), convening()).await.unwrap();
    assert_eq!(of("2016-03-01", "notice").await.unwrap().on, day("2016-06-03"));
    assert_eq!(of("2016-03-01", "mandate_end").await.unwrap().on, day("2016-06-18"));
    assert_eq!(of("2016-07-01", "accounts_filed").await.unwrap().state, EntryState::Soon);
    let closed = day("2015-12-31");
    let done = DutyDone { on: day("2016-07-12"), note: "Récépissé".into() };
    let mark = async |at| room.mark_duty_done(&at, closed, "accounts_filed".into(), done.clone()).await;
    let early = mark(at("2016-07-11")).await.unwrap_err();
    assert_eq!(early.refusal(), Some(&CalendarError::DoneInFuture { on: done.on }));
    mark(at("2016-07-12")).await.unwrap();
    assert_eq!(of("2016-07-13", "accounts_filed").await.unwrap().done, Some(done.clone()));
    let again = mark(at("2016-07-13")).await.unwrap_err();
    assert_eq!(again.refusal(), Some(&CalendarError::AlreadyDone { on: done.on }));
    let reason = "Rejeté".to_owned();
    room.mark_duty_undone(&at("2016-07-14"), closed, "accounts_filed".into(), reason).await.unwrap();
    assert_eq!(of("2016-07-14", "accounts_filed").await.unwrap().done, None);
});

on_both_databases!(an_assembly_that_came_to_nothing_gives_way_to_the_next, async |db: TestDatabase| {
    let room = founded(&db).await;
    let first =
        Convening { agenda: vec![draft("Comptes 2015", crate::public::Decision::Ordinary)], ..convening() };
    let first = Convening { kind: crate::public::AssemblyKind::Ordinary, ..first };
    let held = assembly_id(1);
    room.convene(&context(), held, first.clone()).await.unwrap();
    room.freeze_roll(&context(), held, crate::samples::voters()).await.unwrap();
    let chair = crate::samples::bureau().chair;
    let presence =
        crate::public::PresenceEntry { member: chair, presence: crate::public::Presence::InPerson };
    room.record_presence(&context(), held, vec![presence]).await.unwrap();
    let bureau = crate::public::Bureau { chair, scrutineers: vec![], secretary: None };
    room.open(&context(), held, day("2016-06-18"), (bureau, false)).await.unwrap();
    room.close(&context(), held).await.unwrap();
    let assembly = async || room.calendar(day("2016-06-19")).await.unwrap().years[0].assembly_on;
    assert_eq!(assembly().await, Some(day("2016-06-18")));
    let second = Convening {
        convocation: crate::public::Convocation::Second,
        day: day("2016-06-29"),
        notice_sent_on: day("2016-06-19"),
        record_day: day("2016-06-28"),
        first: Some(held),
        ..first
    };
    room.convene(&context(), assembly_id(2), second).await.unwrap();
    assert_eq!(assembly().await, Some(day("2016-06-29")), "the first had no quorum");
});

on_both_databases!(each_day_counts_from_the_year_end_of_the_statutes, async |db: TestDatabase| {
    let room = room(&db).await;
    let autumn = StatutesDocument { year_end: Some(YearEnd { month: 9, day: 30 }), ..document() };
    let order =
        AdoptStatutes { adopted_on: day("2013-12-12"), effective_on: day("2014-01-01"), document: autumn };
    room.adopt_statutes(&context(), order).await.unwrap();
    let calendar = room.calendar(day("2016-02-01")).await.unwrap();
    let closings: Vec<_> = calendar.years.iter().map(|year| year.closed_on).collect();
    assert_eq!(closings, [day("2015-09-30"), day("2016-09-30")]);
    let given = room.give_mandate(&context(), mandate_id(1), director()).await.unwrap();
    assert_eq!(given.accounts_closed_on, Some(day("2018-09-30")));
    let due = room.reminders(day("2016-02-29")).await.unwrap();
    let due: Vec<_> = due.iter().map(|entry| (entry.code.as_str(), entry.on)).collect();
    assert_eq!(due, [("assembly_deadline", day("2016-03-30"))]);
});
