//! From the facts of the assemblies' room to what the papers of an assembly print.
//!
//! Why it exists: an office that fetches an assembly should not know how its papers are cut. What can never happen: an
//! hour, an hour's stead, a name or a vote that is not one of the facts; a figure that was computed here, but for sums.

mod attendance;
mod minutes;
mod notice;
mod votes;

use std::collections::BTreeMap;

use assemblies::public::{Bureau, Candidacy, Convened, Convocation, Decision, Proposer, ResolutionSheet};
use members::public::MemberId;
use values::{Day, Timestamp};

pub use attendance::{Line, SheetFacts, attendance_sheet};
pub use minutes::{MinutesFacts, minutes};
pub use notice::{Access as VotingAccess, NoticeFacts, appointment, notice, recipient};
pub use votes::{VotesFacts, nominal_votes};

use super::input::{Call, FirstCall, Hour, Meeting, Officer, QuorumLine, Remote};
use crate::DocumentError;
use crate::assembly_result::from_assemblies::{capitalised, quorum};
use crate::words::typeset;

/// Printed for a member who is on no list that was given.
const UNKNOWN: &str = "Identité inconnue";

/// Names of members, for bureaus, candidates and who proposed.
pub type Names = BTreeMap<MemberId, String>;

/// What an assembly's own facts do not tell of the meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// The first assembly, of a second one: its day, and a quorum that it lacked.
    pub first: Option<FirstCall>,
    /// Where one takes part from a distance, or empty.
    pub remote_at: String,
    /// The hour of an assembly whose notice says none: when it was opened.
    pub opened_at: Option<Timestamp>,
}

/// The assembly as its papers name it; refused without an hour (C. com. R225-66), and a second one without its first.
pub fn meeting(convened: &Convened, around: &Around) -> Result<Meeting, DocumentError> {
    let said = convened.starts_at.and_then(of_notice);
    let at = said.or_else(|| around.opened_at.and_then(clock));
    let at =
        at.ok_or(DocumentError::MissingMention { mention: "heure de l’assemblée (C. com. R225-66)" })?;
    let call = match (convened.convocation, &around.first) {
        (Convocation::First, _) => Call::First,
        (Convocation::Second, Some(first)) => Call::Second(first.clone()),
        (Convocation::Second, None) => {
            let mention = "première assemblée, dont celle-ci est la deuxième (C. com. L225-96)";
            return Err(DocumentError::MissingMention { mention });
        }
    };
    let remote = (!convened.remote.is_empty())
        .then(|| Remote { means: convened.remote.clone(), address: around.remote_at.clone() });
    Ok(Meeting {
        kind: capitalised(convened.kind.french()),
        call,
        on: convened.day,
        at,
        place: convened.place.clone(),
        remote,
    })
}

/// An assembly that lacked a quorum, as the papers of its second call tell of it; `None` when it lacked none.
pub fn first_call(day: Day, resolutions: &[ResolutionSheet]) -> Option<FirstCall> {
    let lacking = resolutions.iter().filter_map(|sheet| sheet.outcome.as_ref());
    let measured = lacking.map(|outcome| &outcome.quorum).find(|measured| !measured.reached)?;
    Some(FirstCall { held_on: day, quorum: quorum(measured) })
}

/// The hour of a notice.
fn of_notice(hour: assemblies::public::Hour) -> Option<Hour> {
    Hour::at(u8::try_from(hour.hour()).ok()?, u8::try_from(hour.minute()).ok()?)
}

/// A moment on French clocks.
pub(crate) fn clock(at: Timestamp) -> Option<Hour> {
    let (_, hour, minute) = at.french_clock()?;
    Hour::at(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?)
}

fn name(names: &Names, member: MemberId) -> String {
    names.get(&member).cloned().unwrap_or_else(|| UNKNOWN.to_owned())
}

/// Who proposed, in words.
fn proposer(by: &Proposer, names: &Names) -> String {
    match by {
        Proposer::Board => "conseil d’administration".to_owned(),
        Proposer::Members(members) => {
            members.iter().map(|member| name(names, *member)).collect::<Vec<_>>().join(", ")
        }
    }
}

/// « …, sur proposition de » whom.
fn by(proposer: &Proposer, names: &Names) -> String {
    match proposer {
        Proposer::Board => "son conseil d’administration".to_owned(),
        Proposer::Members(_) => self::proposer(proposer, names),
    }
}

/// Who holds the offices of the session, the chair first.
pub fn bureau(bureau: &Bureau, names: &Names) -> Vec<Officer> {
    let officer = |office: &str, member| Officer { office: office.to_owned(), name: name(names, member) };
    let scrutineers = bureau.scrutineers.iter().map(|member| officer("Scrutateur", *member));
    let secretary = bureau.secretary.map(|member| officer("Secrétaire de séance", member));
    [officer("Présidence de séance", bureau.chair)].into_iter().chain(scrutineers).chain(secretary).collect()
}

/// The items of the agenda: each resolution, the candidates of an election as one.
fn items(sheets: &[ResolutionSheet]) -> Vec<Vec<&ResolutionSheet>> {
    let mut items: Vec<Vec<&ResolutionSheet>> = Vec::new();
    for sheet in sheets {
        let election =
            |of: &ResolutionSheet| of.resolution.draft.candidacy.as_ref().map(|of| of.election.clone());
        let own = election(sheet);
        let group =
            items.iter_mut().find(|item| own.is_some() && item.first().and_then(|of| election(of)) == own);
        match group {
            Some(group) => group.push(sheet),
            None => items.push(vec![sheet]),
        }
    }
    items
}

/// The agenda, one line an item.
fn agenda(sheets: &[ResolutionSheet]) -> Vec<String> {
    let line = |item: Vec<&ResolutionSheet>| {
        let draft = &item.first()?.resolution.draft;
        Some(draft.candidacy.as_ref().map_or_else(|| draft.title.clone(), election_title))
    };
    items(sheets).into_iter().filter_map(line).collect()
}

fn election_title(candidacy: &Candidacy) -> String {
    typeset(&format!("Élection : {}", candidacy.election))
}

fn term(years: u8) -> String {
    let words = ["", "un", "deux", "trois", "quatre", "cinq", "six"];
    match words.get(usize::from(years)) {
        Some(&"") => String::new(),
        Some(&"un") => "un an".to_owned(),
        Some(word) => format!("{word} ans"),
        None => format!("{years} ans"),
    }
}

/// How the winners of an election are found.
fn rule(decision: Decision, seats: u32) -> String {
    let first = if seats == 1 {
        "le premier est élu".to_owned()
    } else {
        format!("les {seats} premiers sont élus")
    };
    format!(
        "Chaque candidature est votée pour elle-même, à la majorité des décisions {}s. De celles qui l’obtiennent, {first}, \
         dans l’ordre de leur part des voix.",
        decision.french()
    )
}

/// The quorums that were measured, each with the resolutions that it was measured for.
fn quorum_lines(sheets: &[ResolutionSheet]) -> Vec<QuorumLine> {
    let mut lines: Vec<(Decision, assemblies::public::Quorum, Vec<u32>)> = Vec::new();
    for sheet in sheets {
        let Some(outcome) = &sheet.outcome else { continue };
        let (decision, number) = (sheet.resolution.draft.decision, sheet.resolution.number);
        match lines.iter_mut().find(|(of, measured, _)| *of == decision && *measured == outcome.quorum) {
            Some((.., numbers)) => numbers.push(number),
            None => lines.push((decision, outcome.quorum, vec![number])),
        }
    }
    let line = |(decision, measured, numbers): (Decision, _, Vec<u32>)| QuorumLine {
        quorum: quorum(&measured),
        decisions: format!("décisions {}s, {}", decision.french(), numbered(&numbers)),
    };
    lines.into_iter().map(line).collect()
}

/// « résolution 2 », « résolutions 1, 3 et 4 ».
fn numbered(numbers: &[u32]) -> String {
    let words: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    match words.as_slice() {
        [only] => format!("résolution {only}"),
        [first @ .., last] => format!("résolutions {} et {last}", first.join(", ")),
        [] => String::new(),
    }
}

/// Paragraphs of a text that was typed.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
