//! `/associes/{id}`: all that is known of one member on any day, and what can be done about it today.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use office::kernel::Failure;
use office::kernel::access::{Permission, Principal};
use office::members::permissions::{
    COLLEGE_CHANGE, EXIT_PREPARE, MEMBERS_MERGE, MEMBERSHIP_END, PARTICULARS_CHANGE, PAYMENT_RECORD,
    REFUND_PAY, SHARES_SUBSCRIBE, SHARES_TRANSFER, SHARES_WITHDRAW,
};
use office::members::public::{Acting, CollegePeriod, ExitCause, ExitNotice, MemberFile, MemberId};
use office::values::Day;
use serde::Deserialize;

use super::lines::{Entry, Owed};
use super::{papers, tabs, terms};
use crate::frame::{Frame, Way};
use crate::language::Words;
use crate::notices::{self, Link};
use crate::visitor::Reader;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    au: Option<String>,
    fait: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "members/file.html")]
pub(crate) struct FilePage {
    frame: Frame,
    words: Words,
    tabs: Vec<Way>,
    done: Option<String>,
    path: String,
    day: String,
    /// The day in words, when it is not today.
    past: Option<String>,
    identity: Identity,
    balance: Balance,
    over: Option<Over>,
    notice: Option<String>,
    representatives: Vec<Period>,
    colleges: Vec<Period>,
    movements: Vec<Entry>,
    claims: Vec<Owed>,
    papers: Vec<Link>,
    acts: Vec<Way>,
    may_repay: bool,
}

/// Who the member is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Identity {
    name: String,
    number: String,
    kind: String,
    college: String,
    category: String,
    /// Numbers of an entity: key of the label, number.
    numbers: Vec<(&'static str, String)>,
    address: Vec<String>,
    email: String,
    consent: Option<String>,
    representative: String,
    decided: String,
    since: String,
    public: bool,
    formerly: Option<String>,
}

/// What the member holds on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Balance {
    shares: String,
    subscribed: String,
    paid: String,
    called: String,
    due: Option<String>,
}

/// How a membership ended.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Over {
    on: String,
    cause: String,
    reason: String,
}

/// Something that held from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Period {
    on: String,
    what: String,
    more: String,
}

/// `GET /associes/{id}`.
pub(crate) async fn show(reader: Reader, id: Path<MemberId>, parameters: Query<Parameters>) -> HttpResponse {
    let answer = page(&reader, *id, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, id: MemberId, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let path = format!("{}/{id}", tabs::REGISTER);
    let today = desk.today()?;
    let as_of = match parameters.au.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        None => today,
        Some(text) => match text.parse() {
            Ok(day) => day,
            Err(_) => return Ok(wrong_day(frame, &path)),
        },
    };
    let Some(file) = desk.members.member(id, as_of, None).await? else {
        return Ok(notices::not_found::notice(frame, &frame.here).answer());
    };
    let page = FilePage::new(frame.clone().at(&path), &file, as_of, today, desk.principal());
    let done = parameters.fait.as_deref().and_then(news_key).map(|key| frame.words.say(key));
    let page = FilePage { done, ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn wrong_day(frame: &Frame, path: &str) -> HttpResponse {
    let words = frame.words;
    notices::Notice::new(frame, StatusCode::UNPROCESSABLE_ENTITY, "refused-title")
        .saying(words.say("day-wrong"))
        .with_link(frame.to(path), words.say("back-member"))
        .answer()
}

fn news_key(news: &str) -> Option<&'static str> {
    Some(match news {
        "admission" => "done-admission",
        "souscription" => "done-subscription",
        "versement" => "done-payment",
        "cession" => "done-transfer",
        "retrait" => "done-withdrawal",
        "preavis" => "done-notice",
        "preavis-retire" => "done-notice-withdrawn",
        "exclusion" => "done-exclusion",
        "exclusion-abandonnee" => "done-exclusion-abandoned",
        "sortie" => "done-exit",
        "college" => "done-college",
        "coordonnees" => "done-particulars",
        "reunion" => "done-merge",
        "separation" => "done-merge-undone",
        "remboursement" => "done-refund",
        _ => return None,
    })
}

/// What the reader may do about a member: part of the address, key, right.
const ACTS: [(&str, &str, Permission, Standing); 9] = [
    ("souscrire", "subscribe-title", SHARES_SUBSCRIBE, Standing::Present),
    ("verser", "pay-title", PAYMENT_RECORD, Standing::Owing),
    ("ceder", "transfer-title", SHARES_TRANSFER, Standing::Present),
    ("retirer", "withdraw-title", SHARES_WITHDRAW, Standing::Present),
    ("college", "move-title", COLLEGE_CHANGE, Standing::Present),
    ("coordonnees", "particulars-title", PARTICULARS_CHANGE, Standing::Any),
    ("sortie", "exit-title", MEMBERSHIP_END, Standing::Present),
    ("reunir", "merge-title", MEMBERS_MERGE, Standing::Present),
    ("separer", "undo-merge-title", MEMBERS_MERGE, Standing::Merged),
];

/// Of whom an act is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Any,
    Present,
    Owing,
    Merged,
}

fn acts(frame: &Frame, file: &MemberFile, reader: &Principal) -> Vec<Way> {
    let present = file.left_on.is_none();
    let offered = |standing: Standing| match standing {
        Standing::Any => true,
        Standing::Present => present,
        Standing::Owing => present && !file.row.due.is_zero(),
        Standing::Merged => file.exit_cause == Some(ExitCause::Merge),
    };
    let may = |permission: Permission| {
        reader.may(permission) || (permission == MEMBERSHIP_END && reader.may(EXIT_PREPARE))
    };
    ACTS.into_iter()
        .filter(|(_, _, permission, standing)| offered(*standing) && may(*permission))
        .map(|(part, key, ..)| Way {
            address: frame.to(&format!("{}/{}/{part}", tabs::REGISTER, file.row.member_id)),
            key,
            here: false,
            exactly: false,
        })
        .collect()
}

impl FilePage {
    fn new(frame: Frame, file: &MemberFile, as_of: Day, today: Day, reader: &Principal) -> Self {
        let words = frame.words;
        let row = &file.row;
        let over = file.left_on.map(|day| Over {
            on: words.day(day),
            cause: file.exit_cause.map(|cause| terms::cause(words, cause)).unwrap_or_default(),
            reason: file.exit_reason.clone(),
        });
        Self {
            words,
            tabs: tabs::of(&frame, reader),
            done: None,
            path: format!("{}/{}", tabs::REGISTER, row.member_id),
            day: as_of.to_string(),
            past: (as_of != today).then(|| words.day(as_of)),
            identity: Identity::of(&frame, file),
            balance: Balance::of(words, file),
            over,
            notice: file.notice.as_ref().map(|notice| told(words, notice)),
            representatives: file.representatives.iter().map(|one| acting(words, one)).collect(),
            colleges: file.colleges.iter().map(|one| voting(words, one)).collect(),
            movements: file.movements.iter().map(|one| Entry::of(&frame, row.member_id, one)).collect(),
            claims: file.refunds.iter().map(|one| Owed::with_schedule(&frame, one)).collect(),
            papers: papers::of_member(words, file, as_of),
            acts: if as_of == today { acts(&frame, file, reader) } else { Vec::new() },
            may_repay: as_of == today && reader.may(REFUND_PAY),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let today = "2016-05-20".parse().unwrap();
        let then = "2015-12-31".parse().unwrap();
        let (staff, auditor) = (crate::samples::staff(), crate::samples::auditor());
        let page = |file: &MemberFile, as_of, reader: &Principal| {
            let frame = frame.clone().at(&format!("{}/{}", tabs::REGISTER, file.row.member_id));
            Self::new(frame, file, as_of, today, reader)
        };
        let admitted = Some(frame.words.say("done-admission"));
        let person = page(&crate::samples::member(), today, &staff);
        vec![
            ("member", Self { done: admitted, ..person }),
            ("member_entity", page(&crate::samples::entity(), today, &staff)),
            ("member_left", page(&crate::samples::left_member(), today, &staff)),
            ("member_merged", page(&crate::samples::merged_member(), today, &staff)),
            ("member_past", page(&crate::samples::member(), then, &auditor)),
        ]
    }
}

/// A notice of exit in words.
pub(crate) fn told(words: Words, notice: &ExitNotice) -> String {
    let cause = terms::cause(words, notice.cause);
    let (came, effect) = (words.day(notice.notified_on), words.day(notice.effective_on));
    words.tell("notice-told", &[("cause", &cause), ("came", &came), ("effect", &effect)])
}

fn acting(words: Words, acting: &Acting) -> Period {
    let what = acting.who.as_ref().map_or_else(
        || words.say("erased"),
        |who| format!("{} {}, {}", who.given_name, who.family_name, who.capacity),
    );
    Period { on: words.day(acting.on), what, more: acting.proof.clone() }
}

fn voting(words: Words, period: &CollegePeriod) -> Period {
    let more = words.tell("category-is", &[("code", period.category.as_str())]);
    Period { on: words.day(period.on), what: terms::college(words, period.college), more }
}

impl Identity {
    fn of(frame: &Frame, file: &MemberFile) -> Self {
        let words = frame.words;
        let row = &file.row;
        let numbers = [
            ("field-siren", row.siren.as_ref().map(ToString::to_string)),
            ("field-siret", file.siret.as_ref().map(ToString::to_string)),
            ("field-rna", file.rna.as_ref().map(ToString::to_string)),
        ];
        Self {
            name: row.name.clone(),
            number: words.count(row.number),
            kind: terms::kind(words, row.kind),
            college: terms::college(words, row.college),
            category: row.category.to_string(),
            numbers: numbers.into_iter().filter_map(|(key, number)| Some((key, number?))).collect(),
            address: file.address.as_ref().map(terms::address).unwrap_or_default(),
            email: file.email.clone(),
            consent: file.email_consent.clone(),
            representative: file.representative.clone(),
            decided: words.day(file.decided_on),
            since: words.day(row.admitted_on),
            public: file.counts_in_public_cap,
            formerly: file.formerly.map(|id| frame.to(&format!("{}/{id}", tabs::REGISTER))),
        }
    }
}

impl Balance {
    fn of(words: Words, file: &MemberFile) -> Self {
        let row = &file.row;
        Self {
            shares: words.count(row.shares.count().into()),
            subscribed: words.money(row.subscribed),
            paid: words.money(row.paid),
            called: words.money(row.called),
            due: (!row.due.is_zero()).then(|| words.money(row.due)),
        }
    }
}
