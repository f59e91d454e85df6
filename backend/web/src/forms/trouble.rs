//! Why what was filled in was refused, and beside which field it is said.
//!
//! The rooms refuse in French sentences; a page in English has its own for those that people meet, and says of the
//! others that they are French. What can never happen here: a failure of the machine dressed as a refusal.

use actix_web::http::StatusCode;
use office::kernel::{Failure, Refusal, RefusalKind};

use super::Part;
use crate::language::{Language, Words, typeset};
use crate::notices::Sentence;

/// Beside which field a refusal is said, by the last part of its code; the others are said above the form.
const FIELDS: &[(&str, &str)] = &[
    ("wrong-credentials", "password"),
    ("password-length", "password"),
    ("password-breached", "password"),
    ("password-own-words", "password"),
    ("wrong-code", "code"),
    ("name-out-of-range", "name"),
    ("email-taken", "email"),
    ("no-role", "roles"),
    ("reason-out-of-range", "reason"),
    ("token-name-out-of-range", "name"),
    ("scopes-out-of-range", "scopes"),
    ("unknown-scope", "scopes"),
    ("expiry-out-of-range", "expires_on"),
    ("siren-taken", "siren"),
    ("looks-like", "distinct"),
    ("college-mismatch", "category"),
    ("kind-not-allowed", "category"),
    ("unknown-category", "category"),
    ("same-college", "category"),
    ("below-minimum", "shares"),
    ("no-shares", "shares"),
    ("too-many-shares", "shares"),
    ("over-public-cap", "shares"),
    ("more-than-held", "shares"),
    ("minimum-left", "shares"),
    ("below-quarter", "paid"),
    ("more-than-account", "balance"),
    ("account-not-stated", "balance"),
    ("more-than-due", "amount"),
    ("more-than-called", "amount"),
    ("payment-not-positive", "amount"),
    ("more-than-payable", "amount"),
    ("address-lines", "lines"),
    ("postal-code", "postal_code"),
    ("country", "country"),
    ("siret-of-another", "siret"),
    ("transfer-not-approved", "approved_on"),
    ("transfer-to-self", "to"),
    ("no-notice-for", "cause"),
    ("not-an-exit", "cause"),
    ("decision-missing", "decided_on"),
    ("decided-unheard", "decided_on"),
    ("hearing-too-early", "hearing_on"),
    ("in-notice", "on"),
    ("before-decision", "on"),
    ("before-admission", "on"),
    ("before-exit", "on"),
    ("before-last-movement", "on"),
    ("contradicts-later", "on"),
    ("in-closed-year", "on"),
    ("schedule-does-not-add-up", "schedule"),
    ("instalment-too-late", "schedule"),
    ("no-holder", "name"),
    ("no-decision", "decided_by"),
    ("start-before-decision", "from"),
    ("no-years", "years"),
    ("too-many-years", "years"),
    ("no-substitute", "substitute"),
    ("chair-is-entity", "kind"),
    ("representative-missing", "representative"),
    ("representative-of-person", "representative"),
    ("before-latest-fact", "on"),
    ("after-term", "on"),
    ("reason-of-another", "reason"),
    ("no-reason", "reason"),
    ("not-the-day", "on"),
    ("no-place", "place"),
    ("record-after-assembly", "record_day"),
    ("accounts-of-later", "accounts"),
    ("notice-too-short", "reason"),
    ("notice-after-assembly", "sent_on"),
    ("decision-outside-kind", "decision"),
    ("board-against-itself", "backed"),
    ("no-election", "election"),
    ("candidate-twice", "candidate"),
    ("elections-differ", "election"),
    ("new-subject", "follows"),
    ("request-too-late", "received_on"),
    ("request-of-too-few", "by"),
    ("no-text", "text"),
    ("question-too-late", "received_on"),
    ("form-too-late", "received_on"),
    ("second-before-first", "day"),
    ("second-too-late", "day"),
    ("unknown-file", "fichier"),
    ("file-too-large", "fichier"),
];

/// A refusal, as a form says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// Of the answer.
    pub(crate) status: StatusCode,
    /// The last part of its code.
    pub(crate) code: &'static str,
    /// The field to blame, if it is a single one.
    pub(crate) field: Option<String>,
    /// What is said.
    pub(crate) sentence: Sentence,
    /// Seconds to wait before the next attempt.
    pub(crate) wait: Option<u64>,
}

/// A refusal above a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alert {
    /// What is said.
    pub(crate) sentence: Sentence,
    /// Identifier of the field to blame, when it is a single one.
    pub(crate) field: Option<String>,
}

impl Alert {
    /// What is said above a form, and again beside the part that is to blame.
    pub(crate) fn over(parts: &mut [Part], trouble: &Trouble) -> Self {
        let blamed = parts.iter_mut().find(|part| Some(part.name()) == trouble.field.as_deref());
        let field = blamed.map(|part| {
            part.blame(trouble.sentence.clone());
            part.anchor()
        });
        Self { sentence: trouble.sentence.clone(), field }
    }
}

impl Trouble {
    /// A value of a field that cannot be right, with the key of what is said.
    pub(crate) fn with(words: Words, field: &str, key: &str) -> Self {
        let sentence = Sentence::new(words.say(key));
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            code: "",
            field: Some(field.to_owned()),
            sentence,
            wait: None,
        }
    }

    /// The same, which a page says in its own words, beside that field.
    pub(crate) fn beside(self, words: Words, field: &str, key: &str) -> Self {
        Self { field: Some(field.to_owned()), sentence: Sentence::new(words.say(key)), ..self }
    }

    /// The same, beside that field.
    pub(crate) fn at(self, field: String) -> Self {
        Self { field: Some(field), ..self }
    }

    /// What a room refused; `None` when the machine failed, or when nobody is signed in any more.
    pub(crate) fn of(words: Words, failure: &Failure) -> Option<Self> {
        let Failure::Refused(refusal) = failure else { return None };
        let refusal = refusal.as_ref();
        let tail = tail_of(refusal);
        if tail == "not-signed-in" {
            return None;
        }
        let wait = refusal.data().get("retry_after").and_then(serde_json::Value::as_u64);
        let status = match refusal.kind() {
            RefusalKind::Later => StatusCode::TOO_MANY_REQUESTS,
            RefusalKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            RefusalKind::NotFound => StatusCode::NOT_FOUND,
            RefusalKind::Conflict => StatusCode::CONFLICT,
            RefusalKind::Unauthenticated => StatusCode::UNAUTHORIZED,
            RefusalKind::Forbidden => StatusCode::FORBIDDEN,
        };
        let field = FIELDS.iter().find(|(code, _)| *code == tail).map(|(_, field)| (*field).to_owned());
        Some(Self { status, code: tail, field, sentence: sentence(words, refusal), wait })
    }
}

fn tail_of(refusal: &dyn Refusal) -> &'static str {
    let code = refusal.code();
    code.rsplit('/').next().unwrap_or(code)
}

/// A refusal in the language of the page, else in French.
pub(crate) fn sentence(words: Words, refusal: &dyn Refusal) -> Sentence {
    sentence_of(words, refusal.code(), &refusal.to_string(), &refusal.data())
}

/// The same, of a refusal taken apart: its code, its French sentence, its data.
pub(crate) fn sentence_of(words: Words, code: &str, french: &str, data: &serde_json::Value) -> Sentence {
    if words.language == Language::French {
        return Sentence::new(typeset(french));
    }
    let tail = code.rsplit('/').next().unwrap_or(code);
    match words.tell_data(&format!("refusal-{tail}"), data) {
        Some(text) => Sentence::new(text),
        None => Sentence::french(typeset(french)),
    }
}
