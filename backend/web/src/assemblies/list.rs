//! `/assemblees`: what is being prepared; every assembly, where it stands, and what it decided.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::assemblies::permissions::{ASSEMBLY_PLAN, ASSEMBLY_READ, STATUTES_READ};
use office::assemblies::public::{AssemblyRow, PlanRow, Stage};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::kernel::listing::{Page, PageRequest};
use serde::Deserialize;

use super::{API, PATH, address, minutes, preparing, terms};
use crate::frame::{Frame, encoded};
use crate::language::Words;
use crate::lists::{Asked, Heading, Picking};
use crate::visitor::Reader;

/// Plans that the page shows.
const PLANS: u64 = 100;
/// The latest first.
const SORT: &str = "-day";

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    etape: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    tri: Option<String>,
    suite: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/list.html")]
pub(crate) struct AssembliesPage {
    frame: Frame,
    words: Words,
    /// Where an assembly is prepared, for who may.
    prepare: Option<String>,
    plans: Vec<Plan>,
    /// The register of minutes.
    minutes: String,
    /// The statutes, for who may read them.
    statutes: Option<String>,
    pickings: Vec<Picking>,
    headings: Vec<Heading>,
    assemblies: Vec<Line>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
    export: String,
    filtered: bool,
}

/// An assembly that is being prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Plan {
    address: String,
    title: String,
    place: String,
    resolutions: String,
}

/// An assembly.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    address: String,
    day: String,
    kind: &'static str,
    convocation: &'static str,
    place: String,
    stage: &'static str,
    over: bool,
    /// Members on the roll; empty until it is frozen.
    voters: String,
    resolutions: String,
    /// Adopted, rejected, without quorum; empty until it is closed.
    fates: [String; 3],
}

/// `GET /assemblees`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_READ) {
        return refused;
    }
    let answer = page(&reader, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let asked = asked(parameters);
    let rows = reader.desk.assemblies.assemblies(&asked.request(filters(&asked))).await?;
    let filters = vec!["stage:eq:planned".to_owned()];
    let planned = PageRequest { limit: Some(PLANS), filters, ..PageRequest::default() };
    let plans = reader.desk.assemblies.plans(&planned).await?.items;
    let principal = reader.desk.principal();
    let page = AssembliesPage::new(reader.frame.clone(), &asked, (&rows, &plans), principal);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn asked(parameters: &Parameters) -> Asked {
    let sort = parameters.tri.as_deref().filter(|sort| !sort.is_empty()).unwrap_or(SORT);
    Asked::of(PATH, Some(sort), parameters.suite.as_deref())
        .looking("etape", parameters.etape.as_deref())
        .looking("type", parameters.kind.as_deref())
}

fn filters(asked: &Asked) -> Vec<String> {
    let filter = |name: &str, field: &str| {
        Some(asked.value(name)).filter(|value| !value.is_empty()).map(|value| format!("{field}:eq:{value}"))
    };
    [filter("etape", "stage"), filter("type", "kind")].into_iter().flatten().collect()
}

fn headings(frame: &Frame, asked: &Asked) -> Vec<Heading> {
    let heading = |key: &str, field: &str| Heading::of(frame, asked, key, field, SORT);
    vec![
        heading("assembly-day", "day"),
        heading("assembly-kind", "kind"),
        heading("assembly-place", "place"),
        heading("column-state", "stage"),
        heading("assembly-voters", "voters").numeric(),
        heading("assembly-resolutions", "resolutions").numeric(),
        heading("assembly-adopted", "adopted").numeric(),
        heading("assembly-rejected", "rejected").numeric(),
        Heading::plain(frame.words, "assembly-undecided").numeric(),
    ]
}

fn pickings(words: Words, asked: &Asked) -> Vec<Picking> {
    let picking = |name, key: &str, choices: Vec<(String, String)>| Picking {
        name,
        label: words.say(key),
        choices,
        chosen: asked.value(name).to_owned(),
    };
    let stages = terms::STAGES.map(|one| (one.code().to_owned(), words.say(terms::stage(one))));
    let kinds = terms::KINDS.map(|one| (terms::kind_code(one).to_owned(), words.say(terms::kind(one))));
    vec![picking("etape", "column-state", stages.to_vec()), picking("type", "assembly-kind", kinds.to_vec())]
}

impl AssembliesPage {
    fn new(
        frame: Frame,
        asked: &Asked,
        (rows, plans): (&Page<AssemblyRow>, &[PlanRow]),
        reader: &Principal,
    ) -> Self {
        let words = frame.words;
        let looked_for =
            filters(asked).iter().fold(String::new(), |text, one| text + "&filter=" + &encoded(one));
        Self {
            words,
            prepare: reader.may(ASSEMBLY_PLAN).then(|| frame.to(preparing::plan::PATH)),
            plans: plans.iter().map(|row| Plan::of(&frame, row)).collect(),
            minutes: frame.to(minutes::PATH),
            statutes: reader.may(STATUTES_READ).then(|| frame.to(crate::statutes::PATH)),
            pickings: pickings(words, asked),
            headings: headings(&frame, asked),
            assemblies: rows.items.iter().map(|row| Line::of(&frame, row)).collect(),
            caption: words.tell("assemblies-caption", &[("count", &words.count(rows.total))]),
            first: asked.first(&frame),
            next: rows.next.as_deref().map(|cursor| asked.next(&frame, cursor)),
            export: format!("{API}?format=csv-fr{looked_for}"),
            filtered: ["etape", "type"].iter().any(|name| !asked.value(name).is_empty()),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{auditor, staff};
        let (frame, some) = (&frame.clone().at(PATH), crate::samples::assemblies());
        let all = asked(&Parameters::default());
        let open = Parameters { etape: Some("open".to_owned()), ..Parameters::default() };
        let none = Page { items: Vec::new(), next: None, total: 0 };
        vec![
            ("assemblies", Self::new(frame.clone(), &all, (&some, &crate::samples::plan_rows()), &staff())),
            ("assemblies_none", Self::new(frame.clone(), &asked(&open), (&none, &[]), &auditor())),
        ]
    }
}

impl Plan {
    fn of(frame: &Frame, row: &PlanRow) -> Self {
        let words = frame.words;
        Self {
            address: frame.to(&format!("{}/{}", address(row.assembly_id), preparing::PART)),
            title: terms::named(words, row.kind, row.day),
            place: row.place.clone(),
            resolutions: words.tell("plan-drafts", &[("count", &words.count(row.resolutions))]),
        }
    }
}

impl Line {
    fn of(frame: &Frame, row: &AssemblyRow) -> Self {
        let words = frame.words;
        let closed = row.stage == Stage::Closed;
        let fate = |count: u64| if closed { words.count(count) } else { String::new() };
        let frozen = row.voters > 0;
        Self {
            address: frame.to(&address(row.assembly_id)),
            day: words.day(row.day),
            kind: terms::kind(row.kind),
            convocation: terms::convocation(row.convocation),
            place: row.place.clone(),
            stage: terms::stage(row.stage),
            over: row.stage == Stage::Cancelled,
            voters: if frozen { words.count(row.voters) } else { String::new() },
            resolutions: words.count(row.resolutions),
            fates: [row.adopted, row.rejected, row.without_quorum].map(fate),
        }
    }
}
