//! `/associes/nouveau`: the admission of a person or of an entity, with its first shares.

use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use door::{Desk, Entering, Form};
use office::kernel::{Context, Failure};
use office::members::Admission;
use office::members::permissions::MEMBER_ADMIT;
use office::members::public::{Alike, CategoryTerms, MemberId, MemberKind};
use office::values::{Shares, Uuid};
use office::{Admit, MoreOfAdmission};
use serde::{Deserialize, Serialize};

use super::acts::settlement::Paid;
use super::acts::{Sent, keyed, once};
use super::candidate::{self, Candidate};
use super::{categories, tabs};
use crate::forms::reading::{No, Reading};
use crate::forms::{self, Field, FormPage, Group, Trouble, YES};
use crate::frame::Frame;
use crate::visitor::Reader;

const PATH: &str = "/associes/nouveau";

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
    decided_on: String,
    on: String,
    shares: String,
    paid: String,
    #[serde(flatten)]
    how: Paid,
    #[serde(default)]
    distinct: String,
}

/// What the form shows besides what is typed.
#[derive(Debug, Clone, Default)]
struct Beside {
    offered: Vec<CategoryTerms>,
    alike: Vec<Alike>,
}

/// `GET /associes/nouveau`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    if let Some(refused) = reader.refused(MEMBER_ADMIT) {
        return refused;
    }
    let answer = opened(&reader, parameters.kind.as_deref()).await;
    reader.settle(answer)
}

async fn opened(reader: &Reader, kind: Option<&str>) -> Result<HttpResponse, Failure> {
    let today = reader.desk.today()?;
    let kind = kind.and_then(|text| text.parse().ok()).unwrap_or(MemberKind::NaturalPerson);
    let entry = Entry::opened(kind, &today.to_string());
    let beside = Beside { offered: categories::on(&reader.desk, today).await?, alike: Vec::new() };
    Ok(keyed(entry.page(&reader.frame, &beside)).answer())
}

/// `POST /associes/nouveau`.
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
    let read = Reading(frame.words);
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &entry);
    let no = match entry.admit(desk, &context, read).await {
        Ok(Admission { member_id, .. }) => {
            return Ok(frame.go(&format!("{}/{member_id}?fait=admission", tabs::REGISTER)));
        }
        Err(no) => no,
    };
    let day = entry.on.parse().unwrap_or(desk.today()?);
    let alike = match (&no, entry.who.applicant(read)) {
        (No::Failure(_), Ok(applicant)) => desk.members.alike(&applicant).await?,
        _ => Vec::new(),
    };
    let beside = Beside { offered: categories::on(desk, day).await?, alike };
    let page = |trouble: Option<&Trouble>| keyed(entry.page(frame, &beside)).refused_by(trouble);
    Ok(forms::not_done(frame, no, page))
}

impl Entry {
    fn opened(kind: MemberKind, today: &str) -> Self {
        Self {
            who: Candidate::opened(kind),
            decided_on: today.to_owned(),
            on: today.to_owned(),
            ..Self::default()
        }
    }

    async fn admit(&self, desk: &Desk, context: &Context, read: Reading) -> Result<Admission, No> {
        let applicant = self.who.applicant(read)?;
        let (college, category) = categories::chosen(read, &self.category)?;
        let order = Admit {
            id: MemberId::new(Uuid::now_v7()),
            applicant,
            college,
            category,
            decided_on: read.day("decided_on", &self.decided_on)?,
            on: read.day("on", &self.on)?,
            shares: Shares::new(read.whole("shares", &self.shares)?),
            paid: read.amount("paid", &self.paid)?,
            more: MoreOfAdmission {
                settlement: self.how.settlement(read)?,
                account: self.how.account(read)?,
                distinct: self.distinct == YES,
                ..MoreOfAdmission::default()
            },
        };
        Ok(desk.admit_member(context, order).await?)
    }

    fn page(&self, frame: &Frame, beside: &Beside) -> FormPage {
        let words = frame.words;
        let kind = self.who.kind();
        let page = FormPage::new(frame, "admit-title", PATH, "admit-button")
            .below(tabs::REGISTER, words.say("register-title"))
            .wide()
            .with_tabs(candidate::ways(frame, PATH, kind))
            .saying(words.say("admit-about"));
        let page = self.asking_again(page, beside);
        self.asking_shares(self.who.asking(page), beside)
    }

    /// The members that look like the applicant, and the box that says that it is another.
    fn asking_again(&self, page: FormPage, beside: &Beside) -> FormPage {
        let words = page.words();
        let page = beside.alike.iter().fold(page, |page, alike| {
            let number = words.count(alike.number);
            let text = words.tell("alike-see", &[("name", &alike.name), ("number", &number)]);
            page.with_link(&format!("{}/{}", tabs::REGISTER, alike.member_id), text)
        });
        if beside.alike.is_empty() && self.distinct != YES {
            return page;
        }
        let (legend, label) = (words.say("alike-title"), words.say("alike-another"));
        page.asking(Group::yes("distinct", legend, label, self.distinct == YES))
    }

    fn asking_shares(&self, page: FormPage, beside: &Beside) -> FormPage {
        let words = page.words();
        let offered = categories::open_to(&beside.offered, self.who.kind());
        let day = |name, key: &str, value: &str| Field::day(name, words.say(key)).holding(value).half();
        let paid = Field::amount("paid", words.say("field-paid")).holding(&self.paid).half();
        let page = page
            .about(words.say("admit-decision"))
            .asking(categories::field(words, &offered, &self.category))
            .asking(day("decided_on", "field-board-on", &self.decided_on))
            .asking(day("on", "field-member-on", &self.on))
            .about(words.say("admit-shares"))
            .asking(Field::whole("shares", words.say("field-shares")).holding(&self.shares).half())
            .asking(paid.hinting(words.say("field-paid-hint")));
        let page = self.how.asking(page);
        self.how.asking_account(page)
    }
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let frame = &frame.clone().at(PATH);
    let offered = crate::samples::categories();
    let opened = |kind| Entry::opened(kind, "2016-05-20");
    let beside = |alike| Beside { offered: offered.clone(), alike };
    let again = Entry {
        who: Candidate::named("Zoé", "Exemple"),
        category: "Creators/creator".into(),
        shares: "2".into(),
        paid: "100".into(),
        ..opened(MemberKind::NaturalPerson)
    };
    let alike = crate::samples::alike();
    let looks_like = crate::samples::looks_like(frame.words);
    vec![
        ("admit", opened(MemberKind::NaturalPerson).page(frame, &beside(Vec::new()))),
        ("admit_association", opened(MemberKind::Association).page(frame, &beside(Vec::new()))),
        ("admit_alike", again.page(frame, &beside(alike)).refused_by(Some(&looks_like))),
    ]
}
