//! `/associes/candidatures/{id}/…`: what the board decides of an application, and the applicant who takes theirs back;
//! each one form.

use actix_web::web::{self, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form};
use office::kernel::Failure;
use office::kernel::access::Permission;
use office::members::permissions::{APPLICATION_REFUSE, APPLICATION_WITHDRAW, MEMBER_ADMIT};
use office::members::public::{ApplicationFile, MemberId};
use office::{Accept, MoreOfAdmission};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::receiving::{asking_again, looks_like};
use crate::forms::reading::{No, Reading};
use crate::forms::{self, Field, FormPage, Trouble, YES};
use crate::frame::{Frame, Way};
use crate::members::acts::settlement::Paid;
use crate::members::acts::{Hands, Sent, keyed, once};
use crate::members::{tabs, terms};
use crate::notices;
use crate::visitor::Reader;

/// The forms about an open application: part of the address, title, right.
pub(super) const PARTS: [(&str, &str, Permission); 3] = [
    (Acceptance::PART, Acceptance::TITLE, Acceptance::PERMISSION),
    (Refusal::PART, Refusal::TITLE, Refusal::PERMISSION),
    (Withdrawal::PART, Withdrawal::TITLE, Withdrawal::PERMISSION),
];

/// What may be done: what its form holds.
trait Ruling: Serialize + DeserializeOwned + 'static {
    /// Who may.
    const PERMISSION: Permission;
    /// Its part of the address.
    const PART: &'static str;
    /// Key of its title.
    const TITLE: &'static str;

    /// What the form holds when it is opened.
    fn opened(today: String) -> Self;

    /// Its fields; `alike` when it was refused because somebody bears that name in that town.
    fn asking(&self, page: FormPage, alike: bool) -> FormPage;

    /// Does it.
    async fn done(&self, hands: &Hands<'_>, id: MemberId) -> Result<(), No>;

    /// Where the reader is sent once it is done.
    fn after(id: MemberId) -> String;
}

/// The forms.
pub(super) fn configure(routes: &mut ServiceConfig) {
    ruling::<Acceptance>(routes);
    ruling::<Refusal>(routes);
    ruling::<Withdrawal>(routes);
}

fn ruling<R: Ruling>(routes: &mut ServiceConfig) {
    let path = format!("{}/{{id}}/{}", super::PATH, R::PART);
    routes.service(resource(path).route(web::get().to(show::<R>)).route(web::post().to(submit::<R>)));
}

/// The address of a form about an application.
pub(super) fn address(id: MemberId, part: &str) -> String {
    format!("{}/{id}/{part}", super::PATH)
}

async fn show<R: Ruling>(request: HttpRequest, reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(R::PERMISSION) {
        return refused;
    }
    let answer = opened::<R>(&request, &reader).await;
    reader.settle(answer)
}

async fn opened<R: Ruling>(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let Some(subject) = subject(request, reader).await? else { return Ok(nobody(reader)) };
    let today = reader.desk.today()?.to_string();
    Ok(keyed(page(&R::opened(today), &reader.frame, &subject, false)).answer())
}

async fn submit<R: Ruling>(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent<R>>,
) -> HttpResponse {
    let answer = submitted(&request, &reader, &attempt, form.0).await;
    reader.settle(answer)
}

async fn submitted<R: Ruling>(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    Sent { cle, act: ruling }: Sent<R>,
) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let Some(subject) = subject(request, reader).await? else { return Ok(nobody(reader)) };
    let id = subject.row.application_id;
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &ruling);
    let hands = Hands { desk, context, read: Reading(frame.words) };
    let no = match ruling.done(&hands, id).await {
        Ok(()) => return Ok(frame.go(&R::after(id))),
        Err(no) => no,
    };
    let alike = matches!(&no, No::Failure(failure) if looks_like(failure));
    let again = |trouble: Option<&Trouble>| keyed(page(&ruling, frame, &subject, alike)).refused_by(trouble);
    Ok(forms::not_done(frame, no, again))
}

/// The application that the address names, as it is today; `None` when there is none.
async fn subject(request: &HttpRequest, reader: &Reader) -> Result<Option<ApplicationFile>, Failure> {
    let id = request.match_info().get("id").map(str::parse::<MemberId>);
    let Some(Ok(id)) = id else { return Ok(None) };
    reader.desk.members.application(id, reader.desk.today()?, None).await
}

fn nobody(reader: &Reader) -> HttpResponse {
    notices::not_found::notice(&reader.frame, &reader.frame.here).answer()
}

/// The form, which says what is asked for, beside those of the others.
fn page<R: Ruling>(ruling: &R, frame: &Frame, subject: &ApplicationFile, alike: bool) -> FormPage {
    let words = frame.words;
    let row = &subject.row;
    let at = |part: &str| address(row.application_id, part);
    let told = [
        ("name", row.name.clone()),
        ("shares", words.count(row.shares.count().into())),
        ("college", terms::college(words, row.college)),
        ("category", row.category.to_string()),
        ("day", words.day(row.received_on)),
    ];
    let told = told.each_ref().map(|(name, value)| (*name, value.as_str()));
    let way = |(part, key, _): (&'static str, &'static str, Permission)| Way {
        address: frame.to(&at(part)),
        key,
        here: part == R::PART,
        exactly: part == R::PART,
    };
    let form = FormPage::new(frame, R::TITLE, &at(R::PART), R::TITLE)
        .below(super::PATH, words.say("applications-title"))
        .wide()
        .with_tabs(PARTS.map(way).to_vec())
        .saying(words.tell("application-told", &told));
    let form = match subject.motivation.as_str() {
        "" => form,
        text => form.saying(words.tell("application-motivation", &[("text", text)])),
    };
    ruling.asking(form, alike)
}

/// The board accepts: the applicant is admitted.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Acceptance {
    decided_on: String,
    on: String,
    paid: String,
    #[serde(flatten)]
    how: Paid,
    #[serde(default)]
    distinct: String,
}

impl Ruling for Acceptance {
    const PERMISSION: Permission = MEMBER_ADMIT;
    const PART: &'static str = "acceptation";
    const TITLE: &'static str = "accept-title";

    fn opened(today: String) -> Self {
        Self { decided_on: today.clone(), on: today, ..Self::default() }
    }

    fn asking(&self, page: FormPage, alike: bool) -> FormPage {
        let words = page.words();
        let day = |name, key: &str, value: &str| Field::day(name, words.say(key)).holding(value).half();
        let paid = Field::amount("paid", words.say("field-paid")).holding(&self.paid).half();
        let page = asking_again(page, alike, &self.distinct)
            .asking(day("decided_on", "field-board-on", &self.decided_on))
            .asking(day("on", "field-member-on", &self.on))
            .about(words.say("admit-shares"))
            .asking(paid.hinting(words.say("field-paid-hint")));
        self.how.asking_account(self.how.asking(page))
    }

    async fn done(&self, hands: &Hands<'_>, id: MemberId) -> Result<(), No> {
        let read = hands.read;
        let order = Accept {
            id,
            decided_on: read.day("decided_on", &self.decided_on)?,
            on: read.day("on", &self.on)?,
            paid: read.amount("paid", &self.paid)?,
            more: MoreOfAdmission {
                settlement: self.how.settlement(read)?,
                account: self.how.account(read)?,
                distinct: self.distinct == YES,
                ..MoreOfAdmission::default()
            },
        };
        hands.desk.accept_application(&hands.context, order).await?;
        Ok(())
    }

    fn after(id: MemberId) -> String {
        format!("{}/{id}?fait=admission", tabs::REGISTER)
    }
}

/// The board refuses.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Refusal {
    decided_on: String,
    reason: String,
}

impl Ruling for Refusal {
    const PERMISSION: Permission = APPLICATION_REFUSE;
    const PART: &'static str = "refus";
    const TITLE: &'static str = "refuse-title";

    fn opened(today: String) -> Self {
        Self { decided_on: today, ..Self::default() }
    }

    fn asking(&self, page: FormPage, _: bool) -> FormPage {
        let words = page.words();
        page.asking(Field::day("decided_on", words.say("field-board-on")).holding(&self.decided_on))
            .asking(Field::area("reason", words.say("field-reason")).holding(&self.reason))
    }

    async fn done(&self, hands: &Hands<'_>, id: MemberId) -> Result<(), No> {
        let decided_on = hands.read.day("decided_on", &self.decided_on)?;
        let reason = self.reason.trim().to_owned();
        hands.desk.members.refuse_application(&hands.context, id, reason, decided_on).await?;
        Ok(())
    }

    fn after(_: MemberId) -> String {
        format!("{}?fait=refus", super::PATH)
    }
}

/// The applicant takes it back.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Withdrawal {
    on: String,
    reason: String,
}

impl Ruling for Withdrawal {
    const PERMISSION: Permission = APPLICATION_WITHDRAW;
    const PART: &'static str = "retrait";
    const TITLE: &'static str = "take-application-back-title";

    fn opened(today: String) -> Self {
        Self { on: today, ..Self::default() }
    }

    fn asking(&self, page: FormPage, _: bool) -> FormPage {
        let words = page.words();
        page.asking(Field::day("on", words.say("field-on")).holding(&self.on))
            .asking(Field::area("reason", words.say("field-reason")).holding(&self.reason))
    }

    async fn done(&self, hands: &Hands<'_>, id: MemberId) -> Result<(), No> {
        let on = hands.read.day("on", &self.on)?;
        let reason = self.reason.trim().to_owned();
        hands.desk.members.withdraw_application(&hands.context, id, reason, on).await?;
        Ok(())
    }

    fn after(_: MemberId) -> String {
        format!("{}?fait=retrait", super::PATH)
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::application();
    let today = || "2016-05-20".to_owned();
    let acceptance = Acceptance { paid: "150".into(), ..Acceptance::opened(today()) };
    let looks_like = crate::samples::looks_like(frame.words);
    vec![
        ("accept", page(&acceptance, frame, &subject, false)),
        ("accept_alike", page(&acceptance, frame, &subject, true).refused_by(Some(&looks_like))),
        ("refuse", page(&Refusal::opened(today()), frame, &subject, false)),
        ("take_application_back", page(&Withdrawal::opened(today()), frame, &subject, false)),
    ]
}
