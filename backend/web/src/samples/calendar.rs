//! The calendar of a year and its mandates.

use office::assemblies::public::{
    Audience, Calendar, CalendarEntry, CalendarYear, DutyDone, EntryState, MandateId, MandateKind, MandateRow,
};
use office::members::public::MemberId;
use office::values::{Day, Uuid};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn entry(on: &str, state: EntryState, code: &str, french: &str) -> CalendarEntry {
    let (on, as_of) = (day(on), day("2016-05-20"));
    CalendarEntry {
        on,
        days_left: as_of.days_until(on),
        state,
        code: code.to_owned(),
        closed_on: Some(day("2015-12-31")),
        mandate_id: None,
        french: french.to_owned(),
        article: "C. com., art. L225-100".to_owned(),
        audience: Audience::Board,
        done: None,
    }
}

/// Something done, something late, something near, the end of a mandate.
pub(crate) fn calendar() -> Calendar {
    let done = DutyDone { on: day("2016-02-12"), note: "Récépissé n° 12".to_owned() };
    let declared = entry("2016-02-15", EntryState::Past, "interest_declared", "Déclarer les intérêts versés");
    let end = entry("2016-06-30", EntryState::Later, "mandate_end", "Fin du mandat de Claire Martin");
    Calendar {
        as_of: day("2016-05-20"),
        years: vec![
            CalendarYear { closed_on: day("2015-12-31"), assembly_on: Some(day("2016-06-18")) },
            CalendarYear { closed_on: day("2016-12-31"), assembly_on: None },
        ],
        entries: vec![
            CalendarEntry { done: Some(done), audience: Audience::Office, ..declared },
            entry("2016-04-30", EntryState::Past, "accounts_drawn_up", "Arrêter les comptes"),
            entry("2016-06-03", EntryState::Soon, "notice_sent", "Convoquer l'assemblée"),
            CalendarEntry { mandate_id: Some(MandateId::new(Uuid::from_u128(7))), closed_on: None, ..end },
        ],
    }
}

/// A calendar in which nothing is to be done.
pub(crate) fn empty_calendar() -> Calendar {
    Calendar { entries: Vec::new(), years: Vec::new(), ..calendar() }
}

/// A director who is a member, and a substitute auditor who is not.
pub(crate) fn mandates() -> Vec<MandateRow> {
    let director = MandateRow {
        mandate_id: MandateId::new(Uuid::from_u128(7)),
        kind: MandateKind::Director,
        substitute: false,
        member_id: Some(MemberId::new(Uuid::from_u128(3))),
        entity: true,
        name: "Les Ateliers du Port".to_owned(),
        representative: "Claire Martin".to_owned(),
        from: day("2014-06-13"),
        years: 3,
        ends_on: day("2017-06-30"),
        accounts_closed_on: Some(day("2016-12-31")),
        ended_on: None,
        end_reason: None,
        end_note: String::new(),
        last_day: day("2017-06-30"),
        decided_on: day("2014-06-13"),
        decided_by: "Assemblée constitutive".to_owned(),
        version: 1,
    };
    let auditor = MandateRow {
        mandate_id: MandateId::new(Uuid::from_u128(8)),
        kind: MandateKind::Auditor,
        substitute: true,
        member_id: None,
        entity: false,
        name: "Paul Exemple".to_owned(),
        representative: String::new(),
        ..director.clone()
    };
    vec![director, auditor]
}
