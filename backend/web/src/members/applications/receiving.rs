//! `/associes/candidatures/nouvelle`: an application that came, before the board's decision.

use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use door::{Desk, Entering, Form};
use office::Apply;
use office::kernel::{Context, Failure};
use office::members::application::ApplicationError;
use office::members::member::MemberError;
use office::members::permissions::APPLICATION_RECEIVE;
use office::members::public::{CategoryTerms, MemberId, MemberKind};
use office::values::{Shares, Uuid};
use serde::{Deserialize, Serialize};

use crate::forms::reading::{No, Reading};
use crate::forms::{self, Field, FormPage, Group, Trouble, YES};
use crate::frame::Frame;
use crate::members::acts::{Sent, keyed, once};
use crate::members::candidate::{self, Candidate};
use crate::members::categories;
use crate::visitor::Reader;

/// Address of the form.
pub(super) const PATH: &str = "/associes/candidatures/nouvelle";

/// What the address asks: what the applicant is in law.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    #[serde(rename = "type")]
    kind: Option<String>,
}

/// What is sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Entry {
    #[serde(flatten)]
    who: Candidate,
    #[serde(default)]
    category: String,
    shares: String,
    #[serde(default)]
    motivation: String,
    on: String,
    #[serde(default)]
    distinct: String,
}

/// `GET /associes/candidatures/nouvelle`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    if let Some(refused) = reader.refused(APPLICATION_RECEIVE) {
        return refused;
    }
    let answer = opened(&reader, parameters.kind.as_deref()).await;
    reader.settle(answer)
}

async fn opened(reader: &Reader, kind: Option<&str>) -> Result<HttpResponse, Failure> {
    let today = reader.desk.today()?;
    let kind = kind.and_then(|text| text.parse().ok()).unwrap_or(MemberKind::NaturalPerson);
    let entry = Entry::opened(kind, &today.to_string());
    let offered = categories::on(&reader.desk, today).await?;
    Ok(keyed(entry.page(&reader.frame, &offered, false)).answer())
}

/// `POST /associes/candidatures/nouvelle`.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent<Entry>>,
) -> HttpResponse {
    let answer = submitted(&request, &reader, &attempt, form.0).await;
    reader.settle(answer)
}

async fn submitted(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    Sent { cle, act: entry }: Sent<Entry>,
) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &entry);
    let no = match entry.receive(desk, &context, Reading(frame.words)).await {
        Ok(()) => return Ok(frame.go(&format!("{}?fait=candidature", super::PATH))),
        Err(no) => no,
    };
    let day = entry.on.parse().unwrap_or(desk.today()?);
    let offered = categories::on(desk, day).await?;
    let alike = matches!(&no, No::Failure(failure) if looks_like(failure));
    let page = |trouble: Option<&Trouble>| keyed(entry.page(frame, &offered, alike)).refused_by(trouble);
    Ok(forms::not_done(frame, no, page))
}

/// Whether it was refused because somebody bears that name in that town.
pub(super) fn looks_like(failure: &Failure) -> bool {
    matches!(failure.refusal(), Some(MemberError::LooksLike { .. }))
        || matches!(failure.refusal(), Some(ApplicationError::OpenAlready { .. }))
}

/// The box that says that it was looked at and found another.
pub(super) fn asking_again(page: FormPage, alike: bool, distinct: &str) -> FormPage {
    if !alike && distinct != YES {
        return page;
    }
    let words = page.words();
    let (legend, label) = (words.say("alike-title"), words.say("alike-another"));
    page.asking(Group::yes("distinct", legend, label, distinct == YES))
}

impl Entry {
    fn opened(kind: MemberKind, today: &str) -> Self {
        Self { who: Candidate::opened(kind), on: today.to_owned(), ..Self::default() }
    }

    async fn receive(&self, desk: &Desk, context: &Context, read: Reading) -> Result<(), No> {
        let applicant = self.who.applicant(read)?;
        let (college, category) = categories::chosen(read, &self.category)?;
        let order = Apply {
            id: MemberId::new(Uuid::now_v7()),
            applicant,
            college,
            category,
            shares: Shares::new(read.whole("shares", &self.shares)?),
            motivation: self.motivation.trim().to_owned(),
            distinct: self.distinct == YES,
            on: read.day("on", &self.on)?,
        };
        desk.receive_application(context, order).await?;
        Ok(())
    }

    fn page(&self, frame: &Frame, offered: &[CategoryTerms], alike: bool) -> FormPage {
        let words = frame.words;
        let kind = self.who.kind();
        let page = FormPage::new(frame, "apply-title", PATH, "apply-button")
            .below(super::PATH, words.say("applications-title"))
            .wide()
            .with_tabs(candidate::ways(frame, PATH, kind))
            .saying(words.say("apply-about"));
        let page = self.who.asking(asking_again(page, alike, &self.distinct));
        let motivation = Field::area("motivation", words.say("field-motivation")).holding(&self.motivation);
        page.about(words.say("apply-asked"))
            .asking(categories::field(words, &categories::open_to(offered, kind), &self.category))
            .asking(Field::whole("shares", words.say("field-shares")).holding(&self.shares).half())
            .asking(Field::day("on", words.say("field-received-on")).holding(&self.on).half())
            .asking(motivation.optional(words))
    }
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let frame = &frame.clone().at(PATH);
    let offered = crate::samples::categories();
    let opened = |kind| Entry::opened(kind, "2016-05-20");
    let again = Entry {
        who: Candidate::named("Zoé", "Exemple"),
        category: "Creators/creator".into(),
        shares: "2".into(),
        motivation: "Je publie des disques.".into(),
        ..opened(MemberKind::NaturalPerson)
    };
    let looks_like = crate::samples::looks_like(frame.words);
    vec![
        ("apply", opened(MemberKind::NaturalPerson).page(frame, &offered, false)),
        ("apply_public_body", opened(MemberKind::PublicBody).page(frame, &offered, false)),
        ("apply_alike", again.page(frame, &offered, true).refused_by(Some(&looks_like))),
    ]
}
