//! `/assemblees/preparer` and `/assemblees/{id}/preparation/plan`: kind, call, day, hour, place, means at a distance,
//! record day and accounts of an assembly that is being prepared.

use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form};
use office::assemblies::permissions::ASSEMBLY_PLAN;
use office::assemblies::public::{AssemblyId, Convocation, Plan};
use office::kernel::access::Permission;
use office::values::Uuid;
use serde::{Deserialize, Serialize};

use super::{Ground, Step};
use crate::assemblies::{PATH as LIST, address, terms};
use crate::forms::reading::{No, Reading};
use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::members::acts::{Hands, Sent, keyed, once};
use crate::visitor::Reader;

/// Address of the form of a new plan.
pub(crate) const PATH: &str = "/assemblees/preparer";
/// What the page that follows says of a new plan.
pub(crate) const DONE: &str = "plan";

/// What is typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Change {
    /// The assembly of a new plan, chosen when the form opens: a form that is sent twice plans one assembly.
    #[serde(default)]
    assembly: String,
    /// Which state of the plan the form shows.
    #[serde(default)]
    version: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    day: String,
    #[serde(default)]
    starts_at: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    remote: String,
    #[serde(default)]
    record_day: String,
    #[serde(default)]
    accounts: String,
}

/// `GET /assemblees/preparer`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_PLAN) {
        return refused;
    }
    let opened = Change { assembly: Uuid::now_v7().to_string(), ..Change::default() };
    keyed(opened.anew(&reader.frame)).answer()
}

/// `POST /assemblees/preparer`.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent<Change>>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_PLAN) {
        return refused;
    }
    let Sent { cle, act } = form.0;
    let Reader { frame, desk } = &reader;
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &act);
    let hands = Hands { desk, context, read: Reading(frame.words) };
    let page = |trouble: Option<&Trouble>| keyed(act.anew(frame)).refused_by(trouble);
    forms::settled(frame, act.planned(&hands).await, page)
}

/// When and where an assembly is held: day, hour, place, means, record day.
pub(crate) fn calling_fields(form: FormPage, held: [&str; 5]) -> FormPage {
    let words = form.words();
    let [day, starts_at, place, remote, record_day] = held;
    let hour = Field::text("starts_at", words.say("plan-hour")).holding(starts_at).not_offered();
    let place = Field::text("place", words.say("assembly-place")).holding(place).not_offered();
    let remote = Field::text("remote", words.say("plan-remote")).holding(remote).not_offered();
    let record = Field::day("record_day", words.say("notice-record-day")).holding(record_day);
    form.asking(Field::day("day", words.say("assembly-day")).holding(day).half())
        .asking(hour.hinting(words.say("plan-hour-hint")).optional(words).half())
        .asking(place)
        .asking(remote.hinting(words.say("plan-remote-hint")).optional(words))
        .asking(record.hinting(words.say("plan-record-hint")).half())
}

impl Change {
    fn anew(&self, frame: &Frame) -> FormPage {
        let words = frame.words;
        let form = FormPage::new(frame, "plan-title", PATH, "plan-title")
            .below(LIST, words.say("assemblies-title"))
            .wide()
            .saying(words.say("plan-about"))
            .sending("assembly", Some(&self.assembly));
        self.asking(form)
    }

    fn asking(&self, form: FormPage) -> FormPage {
        let words = form.words();
        let kinds = terms::KINDS.map(|one| (terms::kind_code(one).to_owned(), words.say(terms::kind(one))));
        let kind = Field::select("kind", words.say("assembly-kind"), kinds.to_vec()).holding(&self.kind);
        let accounts = Field::day("accounts", words.say("notice-accounts")).holding(&self.accounts);
        let held = [&self.day, &self.starts_at, &self.place, &self.remote, &self.record_day];
        calling_fields(form.asking(kind), held.map(String::as_str))
            .asking(accounts.hinting(words.say("plan-accounts-hint")).optional(words).half())
    }

    /// The plan as typed, with what the form does not hold.
    fn plan(&self, read: Reading, before: Option<&Plan>) -> Result<Plan, Trouble> {
        let kind = terms::kind_of(&self.kind);
        Ok(Plan {
            kind: kind.ok_or_else(|| Trouble::with(read.0, "kind", "plan-kind-missing"))?,
            convocation: before.map_or(Convocation::First, |plan| plan.convocation),
            first: before.and_then(|plan| plan.first),
            day: read.day("day", &self.day)?,
            starts_at: read.any("starts_at", &self.starts_at, "hour-wrong")?,
            place: self.place.trim().to_owned(),
            remote: self.remote.trim().to_owned(),
            record_day: read.day("record_day", &self.record_day)?,
            last_accounts_closed_on: read.any_day("accounts", &self.accounts)?,
            agenda: before.map(|plan| plan.agenda.clone()).unwrap_or_default(),
        })
    }

    async fn planned(&self, hands: &Hands<'_>) -> Result<String, No> {
        let id: AssemblyId = hands.read.parsed("day", &self.assembly, "day-wrong")?;
        let plan = self.plan(hands.read, None)?;
        hands.desk.assemblies.plan(&hands.context, id, plan).await?;
        Ok(format!("{}/{}?fait={DONE}", address(id), super::PART))
    }
}

impl Step for Change {
    const PERMISSION: Permission = ASSEMBLY_PLAN;
    const PART: &'static str = "preparation/plan";
    const DONE: &'static str = "plan-change";

    fn opened(ground: &Ground) -> Self {
        let Some(sheet) = &ground.plan else { return Self::default() };
        let plan = &sheet.plan;
        Self {
            assembly: String::new(),
            version: ground.version(),
            kind: terms::kind_code(plan.kind).to_owned(),
            day: plan.day.to_string(),
            starts_at: plan.starts_at.map(|hour| hour.to_string()).unwrap_or_default(),
            place: plan.place.clone(),
            remote: plan.remote.clone(),
            record_day: plan.record_day.to_string(),
            accounts: plan.last_accounts_closed_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    fn page(&self, frame: &Frame, ground: &Ground) -> FormPage {
        let form = ground.form(frame, "plan-change-title", Self::PART);
        self.asking(form.sending("version", Some(&self.version)))
    }

    async fn done(&self, hands: &Hands<'_>, ground: &Ground) -> Result<(), No> {
        let before = &ground.open_plan()?.plan;
        let plan = self.plan(hands.read, Some(before))?;
        ground.set(hands, &self.version, plan).await
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let ground = crate::samples::ground();
    let anew = Change { assembly: ground.id.to_string(), ..Change::default() };
    let wrong = Trouble::with(frame.words, "starts_at", "hour-wrong");
    let odd = Change { starts_at: "18h30".into(), ..Change::opened(&ground) };
    vec![
        ("plan_new", anew.anew(&frame.clone().at(PATH))),
        ("plan_change", Change::opened(&ground).page(frame, &ground)),
        ("plan_change_refused", odd.page(frame, &ground).refused_by(Some(&wrong))),
    ]
}
