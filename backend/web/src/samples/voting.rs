//! A booth in the mixed assembly of the worked example, before the session and in it, and the room's screen.

use office::assemblies::public::{
    AttendanceRow, Candidacy, Choice, MandateKind, MeetingClauses, Presence, ResolutionSheet,
    ResolutionState, Stage, Voice, VotingBooth,
};
use office::members::public::MemberId;
use office::values::{Timestamp, Uuid};
use office::{LiveView, OpenVote};

use super::assemblies::{assembly_told, frozen_assembly, open_assembly, voters};
use super::outcomes::{course, resolutions};
use crate::voting::sent::{Sent, name_of};

/// The eve of the assembly, in the morning.
pub(crate) fn eve() -> Timestamp {
    "2016-06-17T08:00:00Z".parse().unwrap()
}

/// In the session.
pub(crate) fn in_session() -> Timestamp {
    "2016-06-18T09:30:00Z".parse().unwrap()
}

/// The first member in the room.
pub(crate) fn attendance_line() -> AttendanceRow {
    AttendanceRow {
        voter: voters().remove(0),
        presence: Presence::InPerson,
        withdrawn: false,
        reason: String::new(),
        recorded_at: in_session(),
        wrote: false,
        released: false,
        arrived_at: None,
        left_at: None,
        signed: None,
    }
}

fn asked(state: ResolutionState) -> Vec<ResolutionSheet> {
    let mut sheets = resolutions();
    let candidate = |number: u32, name: &str| {
        let mut sheet = sheets[0].clone();
        sheet.resolution.number = number;
        sheet.resolution.draft.title = name.to_owned();
        sheet.resolution.draft.text =
            format!("Élection de {name} au conseil d'administration pour trois ans.");
        sheet.resolution.draft.candidacy = Some(Candidacy {
            election: "Conseil d'administration".to_owned(),
            seats: 1,
            candidate: MemberId::new(Uuid::from_u128(number.into())),
            mandate: MandateKind::Director,
            years: 3,
        });
        sheet
    };
    let candidates = [candidate(4, "Zoé Exemple"), candidate(5, "Luc Garnier")];
    sheets.extend(candidates);
    for sheet in &mut sheets {
        (sheet.outcome, sheet.course) = (None, course(state));
    }
    sheets[1].course.secret = true;
    sheets
}

/// In session: the first member is in the room and holds the proxy of the fourth, who voted once already.
pub(crate) fn booth() -> VotingBooth {
    let mut assembly = open_assembly();
    assembly.convened.statutes.document.meetings =
        Some(MeetingClauses { electronic_voting: true, released_proxies: true, ..MeetingClauses::default() });
    let mut rows = voters();
    let (last, first) = (rows.remove(3), rows.remove(0));
    VotingBooth {
        assembly,
        own: Voice { voter: first, cast: [].into(), new_texts_only: false },
        attendance: Some(attendance_line()),
        held: vec![Voice { voter: last, cast: [(1, Choice::For)].into(), new_texts_only: false }],
        resolutions: asked(ResolutionState::Open),
        released: vec![rows.remove(0)],
        forms_until: Timestamp::in_france("2016-06-17".parse().unwrap(), 15, 0),
    }
}

/// Before the session.
pub(crate) fn booth_before() -> VotingBooth {
    let booth = booth();
    let mut assembly = frozen_assembly();
    assembly.convened.statutes = booth.assembly.convened.statutes.clone();
    let resolutions = asked(ResolutionState::Waiting);
    VotingBooth { assembly, attendance: None, held: Vec::new(), released: Vec::new(), resolutions, ..booth }
}

/// What was chosen so far.
pub(crate) fn booth_sent() -> Sent {
    let member = voters()[0].member_id;
    let choices = [(1, "for"), (3, "abstain"), (4, "for")];
    Sent {
        code: "ABCD 2345".to_owned(),
        ordre: Uuid::from_u128(7).to_string(),
        choices: choices.map(|(number, text)| (name_of(number, member), text.to_owned())).into(),
        ..Sent::default()
    }
}

/// The room's screen, while a vote is open or once it is closed.
pub(crate) fn live(open: bool) -> LiveView {
    let told = assembly_told(if open { Stage::Open } else { Stage::Closed });
    let row = told.sheet.row;
    let vote = |resolution: ResolutionSheet| OpenVote { resolution, voices: 31, of: 55 };
    LiveView {
        assembly_id: row.assembly_id,
        version: row.version,
        kind: row.kind,
        day: row.day,
        place: row.place,
        stage: row.stage,
        quorums: told.quorums,
        participation: told.participation,
        open: asked(ResolutionState::Open).into_iter().take(usize::from(open)).map(vote).collect(),
        closed: resolutions().into_iter().take(1).collect(),
        waiting: u64::from(open) * 2,
    }
}
