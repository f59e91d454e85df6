//! `/assemblees/{id}/resolutions/{number}/mains` and `…/depouillement`: hands are counted college by college, and the
//! papers of a secret vote by two people who do not see each other's numbers.
//!
//! What can never happen here: a number of the first scrutineer on the page of the second.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use office::assemblies::permissions::VOTES_CAST;
use office::assemblies::public::{CollegeCount, VoicesLeft};
use office::kernel::access::Permission;
use office::members::public::College;
use serde::{Deserialize, Serialize};

use super::{Act, Subject};
use crate::forms::reading::{No, Reading};
use crate::forms::{Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::Hands as Doing;
use crate::members::terms as member_terms;
use crate::notices::Sentence;

/// The parts of a count: how a field ends, and the key of its label.
const PARTS: [(&str, &str); 4] = [
    ("for", "tally-for"),
    ("against", "tally-against"),
    ("abstain", "tally-abstentions"),
    ("blank", "tally-blank"),
];

/// What was found, by college and part.
type Numbers = BTreeMap<String, String>;

fn field(college: College, part: &str) -> String {
    format!("{}-{part}", college.as_str().to_ascii_lowercase())
}

/// The fields of every college under its name and the voices that it has left.
fn asking(
    form: FormPage,
    voices: &[VoicesLeft],
    numbers: &Numbers,
    (parts, of): (&[(&str, &str)], impl Fn(&VoicesLeft) -> u64),
) -> FormPage {
    let words = form.words();
    voices.iter().fold(form, |form, left| {
        let college = member_terms::college(words, left.college);
        let told = [("college", college.as_str()), ("count", &words.count(of(left)))];
        let form = form.about(words.tell("count-college", &told));
        parts.iter().fold(form, |form, (part, key)| {
            let name = field(left.college, part);
            let before = numbers.get(&name).map_or("", String::as_str);
            let number = Field::whole("count", words.say(key)).named(name).holding(before).half();
            form.asking(Field { required: false, ..number })
        })
    })
}

/// What was typed for every college; nothing typed is none. A college where nothing is typed at all is left out unless
/// `all` are counted.
fn read(
    read: Reading,
    voices: &[VoicesLeft],
    numbers: &Numbers,
    all: bool,
) -> Result<Vec<CollegeCount>, Trouble> {
    let words = read.0;
    let mut counts = Vec::new();
    for VoicesLeft { college, .. } in voices {
        let typed = PARTS.map(|(part, _)| {
            numbers.get(&field(*college, part)).map(|text| text.trim().to_owned()).unwrap_or_default()
        });
        if !all && typed.iter().all(String::is_empty) {
            continue;
        }
        let number = |text: &String| if text.is_empty() { Ok(0) } else { read.whole("count", text) };
        let number = |text: &String| number(text).map_err(|_| unread(words, *college, text));
        let [for_, against, abstentions, blanks] = &typed;
        counts.push(CollegeCount {
            college: *college,
            in_favour: number(for_)?,
            against: number(against)?,
            abstentions: number(abstentions)?,
            blanks: number(blanks)?,
        });
    }
    if counts.is_empty() {
        return Err(Trouble { field: None, ..Trouble::with(words, "", "count-nothing") });
    }
    Ok(counts)
}

fn unread(words: Words, college: College, text: &str) -> Trouble {
    let college = member_terms::college(words, college);
    let told = words.tell("count-unread", &[("college", &college), ("text", text)]);
    Trouble { sentence: Sentence::new(told), field: None, ..Trouble::with(words, "", "count-nothing") }
}

/// Hands are counted.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Hands {
    #[serde(flatten)]
    numbers: Numbers,
}

impl Act for Hands {
    const PERMISSION: Permission = VOTES_CAST;
    const PART: &'static str = "resolutions/{number}/mains";
    const DONE: &'static str = "mains";
    const BACK: &'static str = "seance";
    const COUNTS: bool = true;

    fn opened(_: &Subject) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let form = subject.form(frame, "hands-title", Self::PART).saying(frame.words.say("hands-about"));
        asking(form, &subject.voices, &self.numbers, (&PARTS[..3], |left| left.in_the_room))
    }

    async fn done(&self, hands: &Doing<'_>, subject: &Subject) -> Result<(), No> {
        let counts = read(hands.read, &subject.voices, &self.numbers, false)?;
        let number = subject.number()?;
        hands.desk.assemblies.count_hands(&hands.context, subject.id(), number, counts).await?;
        Ok(())
    }
}

/// One person counts the papers of a secret vote.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Secret {
    #[serde(flatten)]
    numbers: Numbers,
}

impl Act for Secret {
    const PERMISSION: Permission = VOTES_CAST;
    const PART: &'static str = "resolutions/{number}/depouillement";
    const DONE: &'static str = "depouillement";
    const BACK: &'static str = "seance";
    const COUNTS: bool = true;

    fn opened(_: &Subject) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let counted = subject.course.as_ref().map_or(0, |course| course.secret_counted_by.len());
        let which = if counted == 0 { "secret-count-first" } else { "secret-count-second" };
        let form = subject
            .form(frame, "secret-count-title", Self::PART)
            .saying(words.say("secret-count-about"))
            .saying(words.say(which));
        asking(form, &subject.voices, &self.numbers, (&PARTS, |left| left.all))
    }

    async fn done(&self, hands: &Doing<'_>, subject: &Subject) -> Result<(), No> {
        let counts = read(hands.read, &subject.voices, &self.numbers, true)?;
        let number = subject.number()?;
        let assemblies = &hands.desk.assemblies;
        let sheet = assemblies.enter_secret_count(&hands.context, subject.id(), number, counts).await?;
        if sheet.course.secret_counted_by.is_empty() {
            return Err(differs(hands.read.0).into());
        }
        Ok(())
    }
}

/// The two did not find the same.
fn differs(words: Words) -> Trouble {
    let status = StatusCode::CONFLICT;
    Trouble { field: None, status, ..Trouble::with(words, "", "secret-count-differs") }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::voting_subject();
    let numbers: Numbers = [("employees-for".to_owned(), "douze".to_owned())].into();
    let wrong = unread(frame.words, College::Employees, "douze");
    let again = differs(frame.words);
    vec![
        ("hands", Hands::opened(&subject).page(frame, &subject)),
        ("hands_refused", Hands { numbers }.page(frame, &subject).refused_by(Some(&wrong))),
        ("secret_count", Secret::opened(&subject).page(frame, &subject)),
        ("secret_count_differs", Secret::opened(&subject).page(frame, &subject).refused_by(Some(&again))),
    ]
}
