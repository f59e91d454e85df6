//! `/assemblees/{id}/ouverture`: the session opens on its day, under a bureau of members who are present.

use office::assemblies::permissions::SESSION_OPEN;
use office::assemblies::public::{AssemblyError, Bureau, RollRow};
use office::kernel::access::Permission;
use office::members::public::MemberId;
use serde::{Deserialize, Serialize};

use super::super::differences;
use super::{Act, Subject, worded};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage, Group, Trouble, YES};
use crate::frame::Frame;
use crate::language::Words;
use crate::members::acts::Hands;

/// The day, and who conducts the session.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Open {
    #[serde(default)]
    on: String,
    #[serde(default)]
    chair: String,
    #[serde(default)]
    scrutineer: String,
    #[serde(default)]
    second: String,
    #[serde(default)]
    secretary: String,
    #[serde(default)]
    one_by_one: String,
}

impl Act for Open {
    const PERMISSION: Permission = SESSION_OPEN;
    const PART: &'static str = "ouverture";
    const DONE: &'static str = "ouverture";
    const OF_PRESENT: bool = true;

    fn opened(subject: &Subject) -> Self {
        Self { on: subject.today.to_string(), one_by_one: YES.to_owned(), ..Self::default() }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let seat = |name, key: &str, holding: &str| {
            Field::select(name, words.say(key), choices(words, subject)).holding(holding)
        };
        let free = |field: Field| Field { required: false, ..field };
        subject
            .form(frame, "opening-title", Self::PART)
            .saying(words.say("opening-about"))
            .asking(Field::day("on", words.say("assembly-day")).holding(&self.on))
            .about(words.say("bureau-heading"))
            .asking(seat("chair", "bureau-chair", &self.chair).half())
            .asking(free(seat("secretary", "bureau-secretary", &self.secretary)).half())
            .asking(free(seat("scrutineer", "bureau-scrutineer", &self.scrutineer)).half())
            .asking(free(seat("second", "bureau-second", &self.second)).half())
            .asking(Group::yes(
                "one_by_one",
                words.say("opening-votes"),
                words.say("opening-one-by-one"),
                self.one_by_one == YES,
            ))
            .with_link(&subject.back(differences::PART), words.say("differences-before"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let words = hands.read.0;
        let on = hands.read.day("on", &self.on)?;
        let seat = |field: &'static str, text: &str| -> Result<Option<MemberId>, Trouble> {
            hands.read.any(field, text, "bureau-unknown")
        };
        let chair = seat("chair", &self.chair)?;
        let chair = chair.ok_or_else(|| Trouble::with(words, "chair", "bureau-chair-missing"))?;
        let (first, second) = (seat("scrutineer", &self.scrutineer)?, seat("second", &self.second)?);
        if first.is_some() && first == second {
            return Err(Trouble::with(words, "second", "bureau-twice").into());
        }
        let secretary = seat("secretary", &self.secretary)?;
        let bureau = Bureau { chair, scrutineers: first.into_iter().chain(second).collect(), secretary };
        let held = (bureau, self.one_by_one == YES);
        let done = hands.desk.assemblies.open(&hands.context, subject.id(), on, held).await;
        done.map(drop).map_err(|failure| {
            worded(words, failure, |error| match error {
                AssemblyError::BureauAbsent { member } => Some((self.seat_of(*member), "bureau-absent")),
                _ => None,
            })
        })
    }
}

impl Open {
    /// The field that named that member.
    fn seat_of(&self, member: MemberId) -> &'static str {
        let seats = [
            ("chair", &self.chair),
            ("scrutineer", &self.scrutineer),
            ("second", &self.second),
            ("secretary", &self.secretary),
        ];
        let named = |text: &str| text.trim().parse() == Ok(member);
        seats.into_iter().find(|(_, text)| named(text)).map_or("chair", |(field, _)| field)
    }
}

/// Nobody, then everybody who is present.
fn choices(words: Words, subject: &Subject) -> Vec<(String, String)> {
    let name = |row: &RollRow| {
        let number = words.count(row.number);
        let told = words.tell("member-told", &[("name", &row.display_name), ("number", &number)]);
        (row.member_id.to_string(), told)
    };
    let nobody = (String::new(), words.say("category-choose"));
    [nobody].into_iter().chain(subject.present.iter().map(name)).collect()
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = Subject {
        present: crate::samples::voters(),
        ..crate::samples::assembly_subject(crate::samples::frozen_assembly())
    };
    let early =
        Open { on: "2016-06-17".into(), chair: subject.present[0].member_id.to_string(), ..Open::default() };
    let refused = crate::samples::not_the_day(frame.words);
    vec![
        ("assembly_opening", Open::opened(&subject).page(frame, &subject)),
        ("assembly_opening_refused", early.page(frame, &subject).refused_by(Some(&refused))),
    ]
}
