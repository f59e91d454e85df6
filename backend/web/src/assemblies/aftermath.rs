//! `/assemblees/{id}/suites`: after the votes: the debates for the minutes, and what each resolution set in motion, done
//! or still to be confirmed.

use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use office::assemblies::permissions::{
    ASSEMBLY_READ, MANDATE_END, MANDATE_GIVE, MINUTES_WRITE, STATUTES_ADOPT,
};
use office::assemblies::public::{AssemblySheet, Consequence, MandateRow, ResolutionSheet, Stage, Verdict};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::members::permissions::{RESULT_ALLOCATE, YEARS_READ};
use office::members::public::YearSheet;
use serde::Deserialize;

use super::acts::{self, Act as _, following, statutes};
use super::{address, course, minutes, nothing, papers as kept, preparing, resolution_address, terms};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::{decided, tabs};
use crate::notices::Link;
use crate::visitor::Reader;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    fait: Option<String>,
}

/// What is read of it.
pub(crate) struct Told {
    pub(crate) sheet: AssemblySheet,
    pub(crate) resolutions: Vec<ResolutionSheet>,
    /// The mandates that run.
    pub(crate) mandates: Vec<MandateRow>,
    /// The year of its accounts, when it is closed and the reader may see it.
    pub(crate) year: Option<YearSheet>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/aftermath.html")]
pub(crate) struct AftermathPage {
    frame: Frame,
    words: Words,
    above: Link,
    done: Option<String>,
    items: Vec<Item>,
    /// What was said besides, and where it is told, for who may.
    debate: String,
    besides: Option<String>,
    /// The minutes: number, day, fingerprint; none until they are signed.
    signed: Option<(String, String, String)>,
    register: String,
    /// Papers of the assembly, each with its kind.
    papers: Vec<(Link, &'static str)>,
    /// The signature of its minutes, and extracts of them: address and key of its words.
    acts: Vec<(String, &'static str)>,
}

/// A resolution and what follows it.
struct Item {
    number: u32,
    address: String,
    title: String,
    verdict: String,
    debate: String,
    /// Where the debate is told, for who may.
    tell: Option<String>,
    /// What is to be done, or was.
    follows: Option<String>,
    done: bool,
    /// Where it is confirmed.
    acts: Vec<Link>,
}

/// `GET /assemblees/{id}/suites`.
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
    let Some(sheet) = super::named(request, reader).await? else { return Ok(nothing(reader)) };
    let Reader { frame, desk } = reader;
    let id = sheet.row.assembly_id;
    if !matches!(sheet.row.stage, Stage::Open | Stage::Closed) {
        return Ok(frame.go(&address(id))); // nothing was decided
    }
    let year = match sheet.convened.last_accounts_closed_on {
        Some(day) if desk.principal().may(YEARS_READ) => desk.members.year(day.year()).await?,
        _ => None,
    };
    let told = Told {
        resolutions: desk.assembly_result(id).await?.resolutions,
        mandates: preparing::running(desk, sheet.row.day).await?,
        year,
        sheet,
    };
    let page = AftermathPage::new(frame.clone(), &told, desk.principal());
    let done = parameters.fait.as_deref().and_then(acts::news_key).map(|key| frame.words.say(key));
    let page = AftermathPage { done, ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

impl AftermathPage {
    fn new(frame: Frame, told: &Told, reader: &Principal) -> Self {
        let (words, sheet) = (frame.words, &told.sheet);
        let home = address(sheet.row.assembly_id);
        let may_tell = sheet.minutes.is_none() && reader.may(MINUTES_WRITE);
        let minutes = |of: &office::assemblies::public::MinutesRow| {
            (words.count(of.number), words.day(of.signed_on), of.sha256.clone())
        };
        Self {
            words,
            above: Link::new(frame.to(&home), terms::title(words, &sheet.convened)),
            done: None,
            items: told.resolutions.iter().map(|of| Item::of(&frame, of, told, (may_tell, reader))).collect(),
            debate: sheet.debate.clone(),
            besides: may_tell.then(|| frame.to(&format!("{home}/{}", following::Besides::PART))),
            signed: sheet.minutes.as_ref().map(minutes),
            register: frame.to(minutes::PATH),
            papers: kept::links(&frame, sheet, reader),
            acts: kept::offered(&frame, sheet, reader),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{
            auditor, closed_assembly, decided_resolutions, mandate_rows, signed_assembly, staff, year_sheet,
        };
        let told =
            |sheet, year| Told { sheet, resolutions: decided_resolutions(), mandates: mandate_rows(), year };
        let (closed, signed) = (told(closed_assembly(), Some(year_sheet())), told(signed_assembly(), None));
        let frame = frame.clone().at(&format!("{}/suites", address(closed.sheet.row.assembly_id)));
        let open = Self::new(frame.clone(), &closed, &staff());
        let done = Some(frame.words.say("done-elected"));
        vec![
            ("aftermath", Self { done, ..open }),
            ("aftermath_signed", Self::new(frame, &signed, &auditor())),
        ]
    }
}

impl Item {
    fn of(
        frame: &Frame,
        sheet: &ResolutionSheet,
        told: &Told,
        (may_tell, reader): (bool, &Principal),
    ) -> Self {
        let words = frame.words;
        let (id, number, course) = (sheet.assembly_id, sheet.resolution.number, &sheet.course);
        let draft = &sheet.resolution.draft;
        let verdict = sheet.outcome.as_ref().map(|outcome| outcome.verdict);
        let decided = verdict == Some(Verdict::Adopted);
        let follows = match (&course.applied, &draft.candidacy, draft.follows) {
            (Some(applied), ..) => Some(course::applied(words, applied)),
            (None, Some(_), _) if decided => Some(words.say("follows-elected")),
            (None, None, Some(follows)) if decided => Some(course::follows(words, follows, &told.mandates)),
            _ => None,
        };
        let acts = if decided && course.applied.is_none() {
            confirming(frame, sheet, told, reader)
        } else {
            Vec::new()
        };
        let tell = following::Debate::PART.replace("{number}", &number.to_string());
        let verdict = match verdict {
            Some(verdict) => words.say(terms::decided(&sheet.resolution, verdict)),
            None => words.say(course::state(course.state)),
        };
        Self {
            number,
            address: frame.to(&resolution_address(id, number)),
            title: draft.title.clone(),
            verdict,
            debate: course.debate.clone(),
            tell: may_tell.then(|| frame.to(&format!("{}/{tell}", address(id)))),
            done: course.applied.is_some(),
            follows,
            acts,
        }
    }
}

/// Where what a resolution decided is confirmed, by who may.
fn confirming(frame: &Frame, sheet: &ResolutionSheet, told: &Told, reader: &Principal) -> Vec<Link> {
    let words = frame.words;
    let (id, number) = (sheet.assembly_id, sheet.resolution.number);
    let link = |part: &str, key| {
        let part = part.replace("{number}", &number.to_string());
        Link::new(frame.to(&format!("{}/{part}", address(id))), words.say(key))
    };
    let draft = &sheet.resolution.draft;
    if draft.candidacy.is_some() {
        let may = reader.may(MANDATE_GIVE);
        return may.then(|| link(following::Elected::PART, "elected-title")).into_iter().collect();
    }
    match draft.follows {
        Some(Consequence::EndMandate { .. }) => {
            let may = reader.may(MANDATE_END);
            may.then(|| link(following::Ended::PART, "mandate-ended-title")).into_iter().collect()
        }
        Some(Consequence::AllocateResult) => {
            let note = || link(following::Allocated::PART, "allocated-title");
            allocating(frame, sheet, told.year.as_ref(), (reader, note))
        }
        Some(Consequence::AmendStatutes) => {
            let may = reader.may(STATUTES_ADOPT);
            may.then(|| link(statutes::Decided::PART, "statutes-decided-title")).into_iter().collect()
        }
        None => Vec::new(),
    }
}

/// Where the result is allocated: by one form that also notes it, once the year is closed; in the years before, and then
/// it is noted.
fn allocating(
    frame: &Frame,
    sheet: &ResolutionSheet,
    year: Option<&YearSheet>,
    (reader, note): (&Principal, impl Fn() -> Link),
) -> Vec<Link> {
    let words = frame.words;
    let writes = reader.may(MINUTES_WRITE);
    let open = year.filter(|of| of.allocated.is_none() && writes && reader.may(RESULT_ALLOCATE));
    if let Some(of) = open {
        let at = decided::at(of.row.year, sheet.assembly_id, sheet.resolution.number);
        return vec![Link::new(frame.to(&at), words.say("allocation-apply"))];
    }
    let known = year.is_some_and(|of| of.allocated.is_some());
    let years = (!known && reader.may(YEARS_READ))
        .then(|| Link::new(frame.to(tabs::YEARS), words.say("allocated-years")));
    years.into_iter().chain(writes.then(note)).collect()
}
