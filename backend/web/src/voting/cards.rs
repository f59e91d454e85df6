//! One card for each voice: the resolutions in the order of the agenda, candidates of one election together, what is
//! cast already beside what is asked.
//!
//! What can never happen here: a choice that is ticked before the voter ticked it.

use std::collections::BTreeMap;

use office::assemblies::public::{ResolutionSheet, ResolutionState, Voice};

use super::sent::{CHOICES, name_of};
use super::told;
use crate::language::Words;

/// A voice on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Card {
    /// Whose.
    pub(crate) heading: String,
    /// What is put to it.
    pub(crate) blocks: Vec<Block>,
}

/// Resolutions that stand together: one, or the candidates of an election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// The election and how many may be chosen.
    pub(crate) election: Option<(String, String)>,
    /// What is asked.
    pub(crate) items: Vec<Item>,
}

/// One resolution, to one voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// « Résolution n° 1 ».
    pub(crate) number: String,
    /// Its short name.
    pub(crate) title: String,
    /// What is voted.
    pub(crate) text: String,
    /// Name of the choice in the form, and beginning of its identifiers.
    pub(crate) name: String,
    /// Value, words, whether it was ticked; none when there is nothing to choose.
    pub(crate) choices: Vec<(&'static str, String, bool)>,
    /// Why there is nothing to choose.
    pub(crate) state: Option<String>,
}

/// What is asked at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// A form before the session.
    Before,
    /// Votes in it.
    Session,
}

/// The card of a voice; `ticked` is what was chosen before, by name.
pub(crate) fn card(
    words: Words,
    (voice, own): (&Voice, bool),
    resolutions: &[ResolutionSheet],
    time: Time,
    ticked: &BTreeMap<String, String>,
) -> Card {
    let mut blocks: Vec<Block> = Vec::new();
    for sheet in resolutions {
        let Some(item) = item(words, voice, sheet, time, ticked) else { continue };
        let election = sheet.resolution.draft.candidacy.as_ref().map(|candidacy| {
            let seats = words.count(candidacy.seats.into());
            (candidacy.election.clone(), words.tell("voting-seats", &[("seats", &seats)]))
        });
        match blocks.last_mut() {
            Some(block) if election.is_some() && block.election == election => block.items.push(item),
            _ => blocks.push(Block { election, items: vec![item] }),
        }
    }
    Card { heading: told::voice(words, &voice.voter, own), blocks }
}

fn item(
    words: Words,
    voice: &Voice,
    sheet: &ResolutionSheet,
    time: Time,
    ticked: &BTreeMap<String, String>,
) -> Option<Item> {
    let (resolution, course) = (&sheet.resolution, &sheet.course);
    let asked = match (time, course.state) {
        (_, ResolutionState::Withdrawn) => return None,
        _ if !voice.is_asked(course) => return None,
        (Time::Before, _) | (Time::Session, ResolutionState::Open) => true,
        (Time::Session, ResolutionState::Waiting | ResolutionState::Closed) => false,
    };
    let name = name_of(resolution.number, voice.voter.member_id);
    let state = match voice.cast.get(&resolution.number) {
        _ if course.secret => Some(words.say("voting-secret")),
        Some(choice) => Some(words.tell("voting-cast", &[("choice", &told::choice(words, *choice))])),
        None if asked => None,
        None => return None,
    };
    let choice = |one: office::assemblies::public::Choice| {
        let chosen = ticked.get(&name).is_some_and(|text| text == one.code());
        (one.code(), told::choice(words, one), chosen)
    };
    let choices = if state.is_some() { Vec::new() } else { CHOICES.map(choice).to_vec() };
    Some(Item {
        number: words.tell("voting-number", &[("number", &words.count(resolution.number.into()))]),
        title: resolution.draft.title.clone(),
        text: resolution.draft.text.clone(),
        name,
        choices,
        state,
    })
}

impl Card {
    /// Whether something is asked.
    pub(crate) fn asks(&self) -> bool {
        self.blocks.iter().flat_map(|block| &block.items).any(|item| !item.choices.is_empty())
    }
}
