//! `/assemblees/{id}/papiers/{paper}`: the papers of an assembly; `/assemblees/{id}/proces-verbal`: its minutes are signed.
//!
//! What can never happen here: a link to a paper that its reader may not open; a paper that a cache keeps.

use actix_web::web::{self, Path, Query, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse};
use office::Signed;
use office::assemblies::permissions::{
    ASSEMBLY_CONVENE, ASSEMBLY_READ, ATTENDANCE_READ, MINUTES_WRITE, ROLL_READ, VOTES_READ,
};
use office::assemblies::public::{AssemblyId, AssemblySheet, Stage};
use office::kernel::Failure;
use office::kernel::access::{Permission, Principal};
use office::members::public::MemberId;
use serde::{Deserialize, Serialize};

use super::acts::{self, Act, Subject};
use super::{PATH, extract, mailing, nothing};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::Hands;
use crate::notices::Link;
use crate::papers::file;
use crate::visitor::Reader;

/// What may follow the address of a bundle.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    page: Option<usize>,
}

/// A paper: its part of the address, key of its words, its kind, who may, at which stages.
type Offer = (&'static str, &'static str, &'static str, Permission, &'static [Stage]);

const CALLED: &[Stage] = &[Stage::Convened, Stage::RollFrozen];
const AT_THE_DOOR: &[Stage] = &[Stage::RollFrozen, Stage::Open, Stage::Closed];
const OVER: &[Stage] = &[Stage::Closed];

const OFFERS: [Offer; 6] = [
    ("agenda.ics", "paper-calendar", "ICS", ASSEMBLY_READ, CALLED),
    ("convocations.zip", "paper-convocations", "ZIP", ASSEMBLY_CONVENE, CALLED),
    ("feuille-de-presence.pdf", "paper-attendance", "PDF", ATTENDANCE_READ, AT_THE_DOOR),
    ("proces-verbal.pdf", "paper-minutes", "PDF", ROLL_READ, OVER),
    ("votes-nominatifs.pdf", "paper-votes", "PDF", VOTES_READ, OVER),
    ("resultat.json", "paper-result-file", "JSON", VOTES_READ, OVER),
];

/// The routes.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    let lapse = format!("{PATH}/{{id}}/papiers/pouvoir-caduc/{{member}}.pdf");
    routes
        .service(resource(format!("{PATH}/{{id}}/papiers/{{paper}}")).route(web::get().to(show)))
        .service(resource(lapse).route(web::get().to(show_lapse)));
    acts::act::<Sign>(routes);
}

/// The papers that a reader may open, of an assembly where it stands.
pub(crate) fn links(frame: &Frame, sheet: &AssemblySheet, reader: &Principal) -> Vec<(Link, &'static str)> {
    let (id, stage) = (sheet.row.assembly_id, sheet.row.stage);
    let may = OFFERS.into_iter().filter(|(.., may, stages)| stages.contains(&stage) && reader.may(*may));
    may.map(|(part, key, kind, ..)| {
        (Link::new(format!("{PATH}/{id}/papiers/{part}"), frame.words.say(key)), kind)
    })
    .collect()
}

/// The convocations that are still to be printed, bundle by bundle.
pub(crate) fn bundles(words: Words, id: AssemblyId, count: usize) -> Vec<Link> {
    let link = |page: usize| {
        let (at, of) = (page.to_string(), count.to_string());
        let text = words.tell("paper-bundle", &[("page", &at), ("pages", &of)]);
        Link::new(format!("{PATH}/{id}/papiers/convocations.zip?page={page}"), text)
    };
    (1..=count).map(link).collect()
}

/// The letter to a member whose proxy lapses.
pub(crate) fn lapse(words: Words, id: AssemblyId, member: MemberId, name: &str) -> Link {
    let text = words.tell("paper-lapse", &[("name", name)]);
    Link::new(format!("{PATH}/{id}/papiers/pouvoir-caduc/{member}.pdf"), text)
}

/// `GET /assemblees/{id}/papiers/pouvoir-caduc/{member}.pdf`.
async fn show_lapse(reader: Reader, path: Path<(AssemblyId, MemberId)>) -> HttpResponse {
    if let Some(refused) = reader.refused(ATTENDANCE_READ) {
        return refused;
    }
    let ((id, member), desk) = (*path, &reader.desk);
    let answer = async {
        let signed = Signed::default();
        Ok(file(desk.proxy_lapse_paper(id, member, (desk.today()?, &signed)).await?))
    };
    reader.settle(answer.await)
}

/// What that reader may do about the papers: address and key of its words.
pub(crate) fn offered(
    frame: &Frame,
    sheet: &AssemblySheet,
    reader: &Principal,
) -> Vec<(String, &'static str)> {
    let (id, stage) = (sheet.row.assembly_id, sheet.row.stage);
    let unsigned = stage == Stage::Closed && sheet.minutes.is_none();
    let at = |part: &str| frame.to(&format!("{PATH}/{id}/{part}"));
    [
        (mailing::is_called(stage) && reader.may(ASSEMBLY_CONVENE), at(mailing::PART), "send-title"),
        (unsigned && reader.may(MINUTES_WRITE), at(Sign::PART), "sign-title"),
        (sheet.minutes.is_some() && reader.may(ROLL_READ), at(extract::PART), "extract-title"),
    ]
    .into_iter()
    .filter_map(|(offered, address, key)| offered.then_some((address, key)))
    .collect()
}

/// Key of what the sheet says once something is done.
pub(crate) fn news_key(news: &str) -> Option<&'static str> {
    (news == Sign::DONE).then_some("done-sign")
}

/// `GET /assemblees/{id}/papiers/{paper}`.
pub(crate) async fn show(request: HttpRequest, reader: Reader, asked: Query<Asked>) -> HttpResponse {
    let named = request.match_info().get("paper").unwrap_or_default().to_owned();
    let Some((part, .., may, _)) = OFFERS.into_iter().find(|(part, ..)| *part == named) else {
        return nothing(&reader);
    };
    if let Some(refused) = reader.refused(may) {
        return refused;
    }
    let answer = paper(&request, &reader, part, asked.page.unwrap_or(1)).await;
    reader.settle(answer)
}

async fn paper(
    request: &HttpRequest,
    reader: &Reader,
    part: &str,
    page: usize,
) -> Result<HttpResponse, Failure> {
    let Some(sheet) = super::named(request, reader).await? else { return Ok(nothing(reader)) };
    let (desk, id) = (&reader.desk, sheet.row.assembly_id);
    let paper = match part {
        "agenda.ics" => desk.assembly_calendar_file(id).await?,
        "convocations.zip" => desk.convocations_zip(id, page, desk.today()?).await?,
        "feuille-de-presence.pdf" => desk.attendance_paper(id).await?,
        "proces-verbal.pdf" => desk.minutes_paper(id).await?,
        "votes-nominatifs.pdf" => desk.nominal_votes_paper(id).await?,
        _ => desk.result_file(id).await?,
    };
    Ok(file(paper))
}

/// The minutes are signed, and frozen.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Sign {
    #[serde(default)]
    on: String,
}

impl Act for Sign {
    const PERMISSION: Permission = MINUTES_WRITE;
    const PART: &'static str = "proces-verbal";
    const DONE: &'static str = "proces-verbal";

    fn opened(subject: &Subject) -> Self {
        Self { on: subject.today.to_string() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        subject
            .form(frame, "sign-title", Self::PART)
            .saying(words.say("sign-about"))
            .asking(Field::day("on", words.say("sign-day")).holding(&self.on))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let on = hands.read.day("on", &self.on)?;
        hands.desk.sign_minutes(&hands.context, subject.id(), on).await?;
        Ok(())
    }
}

/// The forms, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let over = crate::samples::assembly_subject(crate::samples::assembly_told(Stage::Closed).sheet);
    vec![("assembly_sign", Sign::opened(&over).page(frame, &over))]
}
