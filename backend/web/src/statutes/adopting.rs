//! `/statuts/nouveaux`: a version of the statutes is adopted, as a whole: the form holds the clauses in force.

use actix_web::{HttpRequest, HttpResponse};
use door::{Desk, Entering, Form};
use office::assemblies::permissions::STATUTES_ADOPT;
use office::assemblies::public::{
    AbstentionClause, AdoptStatutes, Majorities, ProxyCeiling, QuorumBasis, QuorumThresholds,
    StatutesDocument, StatutesVersion,
};
use office::kernel::listing::PageRequest;
use office::kernel::{Context, Failure};

use super::typed::Typed;
use super::{address, fields, refused};
use crate::forms::reading::No;
use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::{Sent, keyed, once};
use crate::visitor::Reader;

/// Address of the form.
pub(crate) const PATH: &str = "/statuts/nouveaux";

/// `GET /statuts/nouveaux`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(STATUTES_ADOPT) {
        return refused;
    }
    let answer = opened(&reader).await;
    reader.settle(answer)
}

async fn opened(reader: &Reader) -> Result<HttpResponse, Failure> {
    let latest = latest(&reader.desk).await?;
    let frame = &reader.frame;
    Ok(keyed(page(frame, latest.as_ref(), &held(frame.words, latest.as_ref()))).answer())
}

/// `POST /statuts/nouveaux`.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent<Typed>>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(STATUTES_ADOPT) {
        return refused;
    }
    let Sent { cle, act: typed } = form.0;
    let Reader { frame, desk } = &reader;
    let latest = match latest(desk).await {
        Ok(latest) => latest,
        Err(failure) => return reader.settle(Err(failure)),
    };
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &typed);
    let again = |trouble: Option<&Trouble>| keyed(page(frame, latest.as_ref(), &typed)).refused_by(trouble);
    let adopted = adopt(desk, &context, frame.words, &typed).await;
    forms::settled(frame, adopted.map(|version| format!("{}?fait=statuts", address(version))), again)
}

/// The version adopted last; none before the first.
async fn latest(desk: &Desk) -> Result<Option<StatutesVersion>, Failure> {
    let request = PageRequest { limit: Some(1), ..PageRequest::default() };
    Ok(desk.assemblies.statutes(&request).await?.items.into_iter().next())
}

async fn adopt(desk: &Desk, context: &Context, words: Words, typed: &Typed) -> Result<u32, No> {
    let order = AdoptStatutes {
        adopted_on: typed.day(words, "adopted_on")?,
        effective_on: typed.day(words, "effective_on")?,
        document: typed.document(words)?,
    };
    let adopted = desk.assemblies.adopt_statutes(context, order).await;
    Ok(adopted.map_err(|failure| refused::beside(words, typed, failure))?.version)
}

/// What the form holds when it is opened: the clauses of the latest version, else what the law asks at least.
fn held(words: Words, latest: Option<&StatutesVersion>) -> Typed {
    match latest {
        Some(version) => Typed::of(words, &version.document),
        None => Typed::of(words, &least()),
    }
}

/// The least that the law asks of statutes.
fn least() -> StatutesDocument {
    StatutesDocument {
        weighting: None,
        quorum_basis: QuorumBasis::Shares,
        quorums: QuorumThresholds::legal(),
        majorities: Majorities::legal(),
        proxy_ceiling: ProxyCeiling::Unlimited,
        abstentions: AbstentionClause::Law,
        categories: Vec::new(),
        membership: None,
        year_end: None,
        meetings: None,
    }
}

fn page(frame: &Frame, latest: Option<&StatutesVersion>, typed: &Typed) -> FormPage {
    let words = frame.words;
    let from = match latest {
        Some(version) => {
            let (number, day) = (version.version.to_string(), words.day(version.effective_on));
            words.tell("statutes-adopt-from", &[("version", &number), ("day", &day)])
        }
        None => words.say("statutes-adopt-first"),
    };
    let day =
        |name: &'static str, key: &str| Field::day(name, words.say(key)).holding(typed.get(name)).half();
    let form = FormPage::new(frame, "statutes-adopt-title", PATH, "statutes-adopt-title")
        .below(super::PATH, words.say("statutes-title"))
        .wide()
        .saying(words.say("statutes-adopt-about"))
        .saying(from)
        .asking(day("adopted_on", "statutes-adopted-on"))
        .asking(day("effective_on", "statutes-effective-on"));
    fields::asked(form, typed)
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let frame = &frame.clone().at(PATH);
    let words = frame.words;
    let latest = crate::samples::versions_of_statutes().items.into_iter().next();
    let filled = held(words, latest.as_ref());
    let error = office::assemblies::public::StatutesError::QuorumNeedsColleges;
    let refused = match refused::beside(words, &filled, error.into()) {
        No::Trouble(trouble) => Some(trouble),
        No::Failure(_) => None,
    };
    vec![
        ("statutes_adopt_first", page(frame, None, &held(words, None))),
        ("statutes_adopt", page(frame, latest.as_ref(), &filled).refused_by(refused.as_ref())),
    ]
}
