//! What is done about a member, each act one form at `/associes/{id}/…`.
//!
//! It exists so that all of them are alike: who may not is refused before anything is shown, what was typed comes back
//! with the refusal beside it, and a form that is sent twice is done once. What can never happen here: an act that the
//! office did not decide.

pub(crate) mod college;
pub(crate) mod exclusion;
pub(crate) mod exit;
pub(crate) mod merge;
pub(crate) mod notice;
pub(crate) mod particulars;
pub(crate) mod payment;
pub(crate) mod refund;
pub(crate) mod settlement;
pub(crate) mod shares;

use actix_web::web::{self, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse};
use door::{Desk, Entering, Form};
use office::kernel::access::Permission;
use office::kernel::{Context, Failure};
use office::members::public::{MemberFile, MemberId};
use office::values::{Day, Uuid};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::tabs;
use crate::forms::reading::{No, Reading};
use crate::forms::{self, FormPage, Trouble};
use crate::frame::{Frame, Way};
use crate::notices;
use crate::visitor::Reader;

/// The member that an act is about.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    /// All that is known of it today.
    pub(crate) file: MemberFile,
    /// The claim that the address names, 0 for none.
    pub(crate) claim: u32,
    /// The other member that the address names.
    pub(crate) twin: Option<MemberFile>,
    /// Today.
    pub(crate) today: Day,
}

/// The hands in which an act is done.
pub(crate) struct Hands<'a> {
    /// The office.
    pub(crate) desk: &'a Desk,
    /// The circumstances, under the key of the form.
    pub(crate) context: Context,
    /// Reads what was typed.
    pub(crate) read: Reading,
}

/// An act: what its form holds.
pub(crate) trait Act: Serialize + DeserializeOwned + 'static {
    /// Who may.
    const PERMISSION: Permission;
    /// What the file says once it is done.
    const DONE: &'static str;

    /// What the form holds when it is opened.
    async fn opened(desk: &Desk, frame: &Frame, subject: &Subject) -> Result<Self, Failure>;

    /// The form as it stands.
    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage;

    /// What must be looked up before the form can be shown again after a refusal.
    async fn completed(self, desk: &Desk, subject: &Subject) -> Result<Self, Failure> {
        let _ = (desk, subject);
        Ok(self)
    }

    /// Does it.
    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No>;
}

/// What a form sends: a key that is its own, and what was filled in.
#[derive(Debug, Deserialize)]
#[serde(bound = "A: DeserializeOwned")]
pub(crate) struct Sent<A> {
    #[serde(default)]
    pub(crate) cle: String,
    #[serde(flatten)]
    pub(crate) act: A,
}

/// What a form of one button sends besides its key.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Pressed {}

/// The acts.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    act::<shares::Subscribe>(routes, "souscrire");
    act::<payment::Pay>(routes, "verser");
    act::<shares::Transfer>(routes, "ceder");
    act::<shares::Withdraw>(routes, "retirer");
    act::<college::Change>(routes, "college");
    act::<particulars::Address>(routes, "coordonnees");
    act::<particulars::Rename>(routes, "coordonnees/nom");
    act::<particulars::Email>(routes, "coordonnees/courriel");
    act::<particulars::Consent>(routes, "coordonnees/accord");
    act::<particulars::Acting>(routes, "coordonnees/representant");
    act::<exit::Exit>(routes, "sortie");
    act::<notice::Notify>(routes, "sortie/preavis");
    act::<notice::TakeBack>(routes, "sortie/preavis/retrait");
    act::<exclusion::Propose>(routes, "sortie/exclusion");
    act::<exclusion::Abandon>(routes, "sortie/exclusion/abandon");
    act::<merge::Merge>(routes, "reunir/{twin}");
    act::<merge::Undo>(routes, "separer");
    act::<refund::Repay>(routes, "rembourser/{claim}");
    act::<refund::Reschedule>(routes, "rembourser/{claim}/echeancier");
    act::<refund::Payee>(routes, "rembourser/{claim}/beneficiaire");
}

fn act<A: Act>(routes: &mut ServiceConfig, part: &str) {
    let path = format!("{}/{{id}}/{part}", tabs::REGISTER);
    routes.service(resource(path).route(web::get().to(show::<A>)).route(web::post().to(submit::<A>)));
}

async fn show<A: Act>(request: HttpRequest, reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(A::PERMISSION) {
        return refused;
    }
    let answer = opened::<A>(&request, &reader).await;
    reader.settle(answer)
}

async fn opened<A: Act>(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let Some(subject) = subject(request, reader).await? else { return Ok(nobody(reader)) };
    let act = A::opened(desk, frame, &subject).await?;
    Ok(keyed(act.page(frame, &subject)).answer())
}

async fn submit<A: Act>(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent<A>>,
) -> HttpResponse {
    let answer = submitted(&request, &reader, &attempt, form.0).await;
    reader.settle(answer)
}

async fn submitted<A: Act>(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    Sent { cle, act }: Sent<A>,
) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let Some(subject) = subject(request, reader).await? else { return Ok(nobody(reader)) };
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &act);
    let hands = Hands { desk, context, read: Reading(frame.words) };
    let no = match act.done(&hands, &subject).await {
        Ok(()) => {
            let file = format!("{}/{}?fait={}", tabs::REGISTER, subject.file.row.member_id, A::DONE);
            return Ok(frame.go(&file));
        }
        Err(no) => no,
    };
    let act = act.completed(desk, &subject).await?;
    let page = |trouble: Option<&Trouble>| keyed(act.page(frame, &subject)).refused_by(trouble);
    Ok(forms::not_done(frame, no, page))
}

/// The circumstances under the key of a form, so that the same form sent twice is done once.
pub(crate) fn once(context: Context, key: &str, path: &str, filled_in: &impl Serialize) -> Context {
    match (key.is_empty(), serde_json::to_vec(&(path, filled_in))) {
        (false, Ok(fingerprint)) => context.with_key(key, fingerprint),
        _ => context,
    }
}

/// The form with a key of its own.
pub(crate) fn keyed(page: FormPage) -> FormPage {
    page.sending("cle", Some(&Uuid::now_v7().to_string()))
}

/// The member that the address names, as it is today; `None` when there is none.
async fn subject(request: &HttpRequest, reader: &Reader) -> Result<Option<Subject>, Failure> {
    let (desk, named) = (&reader.desk, request.match_info());
    let claim = named.get("claim").map_or(Ok(0), str::parse::<u32>);
    let id = named.get("id").map(str::parse::<MemberId>);
    let (Some(Ok(id)), Ok(claim)) = (id, claim) else { return Ok(None) };
    let today = desk.today()?;
    let twin = match named.get("twin").map(str::parse::<MemberId>) {
        None => None,
        Some(Err(_)) => return Ok(None),
        Some(Ok(twin)) => match desk.members.member(twin, today, None).await? {
            None => return Ok(None),
            found => found,
        },
    };
    let file = desk.members.member(id, today, None).await?;
    Ok(file.map(|file| Subject { file, claim, twin, today }))
}

fn nobody(reader: &Reader) -> HttpResponse {
    notices::not_found::notice(&reader.frame, &reader.frame.here).answer()
}

impl Subject {
    /// The address of that part of the file.
    pub(crate) fn at(&self, part: &str) -> String {
        format!("{}/{}/{part}", tabs::REGISTER, self.file.row.member_id)
    }

    /// The way to that part of the file.
    pub(crate) fn way(&self, frame: &Frame, part: &str, key: &'static str, here: bool) -> Way {
        Way { address: frame.to(&self.at(part)), key, here, exactly: here }
    }

    /// The form of that title, sent to that part of the file; above it stands the member, with the way back.
    pub(crate) fn form(&self, frame: &Frame, title: &str, part: &str, button: &str) -> FormPage {
        let row = &self.file.row;
        let number = frame.words.count(row.number);
        let member = frame.words.tell("member-told", &[("name", row.name.as_str()), ("number", &number)]);
        let file = format!("{}/{}", tabs::REGISTER, row.member_id);
        FormPage::new(frame, title, &self.at(part), button).below(&file, member).wide()
    }
}
