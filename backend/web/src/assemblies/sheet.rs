//! `/assemblees/{id}`: the notice, who may vote and who takes part, the quorum as it stands, the agenda.

use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use office::assemblies::permissions::{ASSEMBLY_READ, ATTENDANCE_READ, ROLL_READ, STATUTES_READ};
use office::assemblies::public::{
    AssemblySheet, Bureau, CollegeParticipation, CollegeWeight, Convened, ConveningWarning, LiveQuorum,
    ResolutionSheet, Stage,
};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::members::public::MemberId;
use serde::Deserialize;

use super::outcome::abstention;
use super::{API, acts, names, papers as kept, resolution, resolution_address, terms};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::terms as member_terms;
use crate::notices::Link;
use crate::visitor::Reader;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    fait: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/sheet.html")]
pub(crate) struct AssemblyPage {
    frame: Frame,
    words: Words,
    title: String,
    done: Option<String>,
    /// What may be done: address and key of its words.
    acts: Vec<(String, &'static str)>,
    /// Why it was given up, or empty.
    cancelled: String,
    warnings: Vec<String>,
    /// Key and words of what the notice says.
    notice: Vec<(&'static str, String)>,
    /// The statutes of its day, and their page for who may read them.
    statutes: (String, Option<String>),
    /// The same of the clauses and the law of that day.
    clauses: Vec<(&'static str, String)>,
    voters: String,
    digest: String,
    /// Why the roll was corrected, or nothing.
    corrections: Vec<String>,
    /// Key of the seat and who has it; `None` before it opens, and for who may not read names.
    bureau: Option<Vec<(&'static str, String)>>,
    participation: Vec<Line>,
    quorums: Vec<Live>,
    agenda: Vec<Item>,
    papers: Vec<(Link, &'static str)>,
}

/// Who of a college takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    name: String,
    members: String,
    /// In person, remote, represented, holder absent, blank proxies, by post.
    ways: [String; 6],
    attending: String,
    part: String,
}

/// The quorum as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Live {
    decision: &'static str,
    basis: &'static str,
    told: String,
    reached: bool,
}

/// A resolution on the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    address: String,
    number: String,
    title: String,
    decision: &'static str,
    /// Who stands, for who may read names.
    candidate: Option<String>,
    state: &'static str,
}

/// What is read of an assembly.
pub(crate) struct Told {
    /// Its notice and where it stands.
    pub(crate) sheet: AssemblySheet,
    /// Who takes part.
    pub(crate) participation: Vec<CollegeParticipation>,
    /// What that makes.
    pub(crate) quorums: Vec<LiveQuorum>,
    /// The agenda.
    pub(crate) resolutions: Vec<ResolutionSheet>,
    /// Names of the bureau and of the candidates, for who may read them.
    pub(crate) names: Option<Vec<(MemberId, String)>>,
}

impl Told {
    fn name_of_candidate(&self, of: &ResolutionSheet) -> Option<String> {
        let candidate = candidate(of)?;
        let names = self.names.as_deref()?;
        names.iter().find(|(member, _)| *member == candidate).map(|(_, name)| name.clone())
    }
}

fn candidate(of: &ResolutionSheet) -> Option<MemberId> {
    of.resolution.draft.candidacy.as_ref().map(|candidacy| candidacy.candidate)
}

/// `GET /assemblees/{id}`.
pub(crate) async fn show(
    request: HttpRequest,
    reader: Reader,
    parameters: Query<Parameters>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_READ) {
        return refused;
    }
    let answer = page(&request, &reader, &parameters).await;
    reader.settle(answer)
}

async fn page(
    request: &HttpRequest,
    reader: &Reader,
    parameters: &Parameters,
) -> Result<HttpResponse, Failure> {
    let Some(sheet) = super::named(request, reader).await? else { return Ok(super::nothing(reader)) };
    let Reader { frame, desk } = reader;
    let id = sheet.row.assembly_id;
    let result = desk.assembly_result(id).await?;
    let mut people: Vec<MemberId> = sheet.bureau.iter().flat_map(seats).map(|(_, member)| member).collect();
    people.extend(result.resolutions.iter().filter_map(candidate));
    let told = Told {
        participation: result.participation,
        resolutions: result.resolutions,
        quorums: desk.assemblies.quorums(id).await?,
        names: names(reader, id, &people).await?,
        sheet,
    };
    let page = AssemblyPage::new(frame.clone(), &told, desk.principal());
    let done = parameters
        .fait
        .as_deref()
        .and_then(|fait| acts::news_key(fait).or_else(|| kept::news_key(fait)))
        .map(|key| frame.words.say(key));
    let page = AssemblyPage { done, ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

/// Who sits where.
fn seats(bureau: &Bureau) -> Vec<(&'static str, MemberId)> {
    let scrutineers = bureau.scrutineers.iter().map(|member| ("bureau-scrutineer", *member));
    let secretary = bureau.secretary.map(|member| ("bureau-secretary", member));
    [("bureau-chair", bureau.chair)].into_iter().chain(scrutineers).chain(secretary).collect()
}

fn notice(words: Words, sheet: &AssemblySheet) -> Vec<(&'static str, String)> {
    let convened = &sheet.convened;
    let closed_on = convened.last_accounts_closed_on;
    let mut facts = vec![
        ("column-state", words.say(terms::stage(sheet.row.stage))),
        ("assembly-kind", words.say(terms::kind(convened.kind))),
        ("notice-convocation", words.say(terms::convocation(convened.convocation))),
        ("assembly-day", words.day(convened.day)),
    ];
    facts.extend(convened.starts_at.map(|hour| ("plan-hour", terms::hour(words, hour))));
    facts.push(("assembly-place", convened.place.clone()));
    facts.extend((!convened.remote.is_empty()).then(|| ("plan-remote", convened.remote.clone())));
    facts.extend([
        ("notice-sent-on", words.day(convened.notice_sent_on)),
        ("notice-record-day", words.day(convened.record_day)),
    ]);
    facts.extend(closed_on.map(|day| ("notice-accounts", words.day(day))));
    facts.extend(sheet.opened_at.map(|at| ("session-opened", terms::moment(words, at))));
    facts.extend(sheet.closed_at.map(|at| ("session-closed", terms::moment(words, at))));
    facts
}

fn warning(words: Words, warning: &ConveningWarning) -> String {
    match warning {
        ConveningWarning::NoticeJustEnough { days } => {
            words.tell("notice-just-enough", &[("days", &days.to_string())])
        }
        ConveningWarning::NoticeTooShort { days, minimum, reason } => {
            let (days, minimum) = (days.to_string(), minimum.to_string());
            words.tell("notice-short", &[("days", &days), ("minimum", &minimum), ("reason", reason)])
        }
    }
}

/// Which statutes are those of its day.
fn statutes(words: Words, convened: &Convened) -> String {
    let statutes = &convened.statutes;
    let (adopted, effective) = (words.day(statutes.adopted_on), words.day(statutes.effective_on));
    let version = statutes.version.to_string();
    let parts = [("version", version.as_str()), ("adopted", &adopted), ("effective", &effective)];
    words.tell("statutes-told", &parts)
}

/// The clauses that count, and the law of the day.
fn clauses(words: Words, convened: &Convened) -> Vec<(&'static str, String)> {
    let statutes = &convened.statutes;
    let mut facts = vec![
        ("clause-abstentions", words.say(abstention(convened.abstentions))),
        ("clause-basis", words.say(terms::basis(statutes.document.quorum_basis))),
    ];
    match &statutes.document.weighting {
        None => facts.push(("clause-weights", words.say("count-one-each"))),
        Some(weighting) => {
            let weight = |of: &CollegeWeight| {
                let weight = of.weight.to_string();
                let college = member_terms::college(words, of.college);
                words.tell("weight-told", &[("college", &college), ("weight", &weight)])
            };
            let weights: Vec<String> = weighting.colleges.iter().map(weight).collect();
            facts.push(("clause-weights", weights.join(", ")));
            facts.extend(terms::weighing(weighting).map(|key| ("clause-counting", words.say(key))));
        }
    }
    facts
}

fn bureau(
    words: Words,
    sheet: &AssemblySheet,
    names: Option<&[(MemberId, String)]>,
) -> Option<Vec<(&'static str, String)>> {
    let (bureau, names) = (sheet.bureau.as_ref()?, names?);
    let name = |member: MemberId| {
        let found = names.iter().find(|(id, _)| *id == member);
        found.map_or_else(|| words.say("unknown"), |(_, name)| name.clone())
    };
    Some(seats(bureau).into_iter().map(|(seat, member)| (seat, name(member))).collect())
}

/// What is kept of it outside the pages: the result as a paper, lists for a spreadsheet.
fn papers(words: Words, sheet: &AssemblySheet, reader: &Principal) -> Vec<(Link, &'static str)> {
    let (id, stage) = (sheet.row.assembly_id, sheet.row.stage);
    let frozen = !sheet.roll_digest.is_empty();
    let list = |part: &str, key: &str| (Link::new(format!("{API}/{id}/{part}"), words.say(key)), "CSV");
    let paper = (Link::new(format!("{API}/{id}/result.pdf"), words.say("export-result")), "PDF");
    let roll = frozen && reader.may(ROLL_READ);
    let attendance = frozen && reader.may(ATTENDANCE_READ);
    [
        (stage == Stage::Closed, paper),
        (roll, list("roll?format=csv-fr", "export-roll")),
        (attendance, list("attendance?format=csv-fr", "export-attendance")),
        (true, list("resolutions?format=csv-fr", "export-resolutions")),
    ]
    .into_iter()
    .filter_map(|(offered, link)| offered.then_some(link))
    .collect()
}

impl AssemblyPage {
    fn new(frame: Frame, told: &Told, reader: &Principal) -> Self {
        let (words, sheet) = (frame.words, &told.sheet);
        let (id, stage) = (sheet.row.assembly_id, sheet.row.stage);
        let item = |of: &ResolutionSheet| Item {
            address: frame.to(&resolution_address(id, of.resolution.number)),
            number: words.count(of.resolution.number.into()),
            title: of.resolution.draft.title.clone(),
            decision: terms::decision(of.resolution.draft.decision),
            candidate: told.name_of_candidate(of),
            state: resolution::state(stage, of),
        };
        let live = |of: &LiveQuorum| Live {
            decision: terms::decision(of.decision),
            basis: terms::basis(of.quorum.basis),
            told: terms::quorum(words, of.quorum),
            reached: of.quorum.reached,
        };
        let version = crate::statutes::address(sheet.convened.statutes.version);
        let read = reader.may(STATUTES_READ).then(|| frame.to(&version));
        let standing = matches!(stage, Stage::RollFrozen | Stage::Open);
        Self {
            words,
            title: terms::title(words, &sheet.convened),
            done: None,
            acts: [acts::offered(&frame, sheet, reader), kept::offered(&frame, sheet, reader)].concat(),
            cancelled: sheet.cancelled_because.clone(),
            warnings: sheet.convened.warnings.iter().map(|one| warning(words, one)).collect(),
            notice: notice(words, sheet),
            statutes: (statutes(words, &sheet.convened), read),
            clauses: clauses(words, &sheet.convened),
            voters: words.count(sheet.row.voters),
            digest: sheet.roll_digest.clone(),
            corrections: sheet.corrections.lines().map(str::to_owned).collect(),
            bureau: bureau(words, sheet, told.names.as_deref()),
            participation: told.participation.iter().map(|one| Line::of(words, one)).collect(),
            quorums: told.quorums.iter().filter(|_| standing).map(live).collect(),
            agenda: told.resolutions.iter().map(item).collect(),
            papers: [papers(words, sheet, reader), kept::links(&frame, sheet, reader)].concat(),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{assembly_told, auditor, cancelled_assembly, convened_assembly, staff};
        let told = |stage| assembly_told(stage);
        let id = told(Stage::Closed).sheet.row.assembly_id;
        let frame = &frame.clone().at(&super::address(id));
        let empty = |sheet| Told {
            participation: Vec::new(),
            quorums: Vec::new(),
            names: Some(Vec::new()),
            sheet,
            ..told(Stage::Convened)
        };
        let open = Self::new(frame.clone(), &told(Stage::Open), &staff());
        let done = Some(frame.words.say("done-opened"));
        vec![
            ("assembly", Self::new(frame.clone(), &empty(convened_assembly()), &staff())),
            ("assembly_open", Self { done, ..open }),
            ("assembly_closed", Self::new(frame.clone(), &told(Stage::Closed), &auditor())),
            ("assembly_cancelled", Self::new(frame.clone(), &empty(cancelled_assembly()), &auditor())),
        ]
    }
}

impl Line {
    fn of(words: Words, of: &CollegeParticipation) -> Self {
        let ways = [of.in_person, of.remote, of.represented, of.holder_absent, of.blank_proxy, of.postal];
        Self {
            name: member_terms::college(words, of.college),
            members: words.count(of.members),
            ways: ways.map(|number| words.count(number)),
            attending: words.count(of.attending),
            part: terms::told(words, of.part()),
        }
    }
}
