//! What the forms of the vote carry from step to step: the code, the name of the order, the choices.
//!
//! A choice is `v-{resolution}-{member}`; the same form always makes the same order, vote by vote.

use std::collections::BTreeMap;

use door::Desk;
use office::Cast;
use office::assemblies::public::{AssemblyId, Choice, IfAmended, RollRow, Vote};
use office::kernel::{Context, Failure};
use office::members::public::MemberId;
use office::values::Uuid;
use serde::{Deserialize, Serialize};

use crate::forms::Trouble;
use crate::language::Words;

/// A form of the vote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sent {
    /// The code of the convocation, as it was typed.
    #[serde(default)]
    pub(crate) code: String,
    /// Names the order.
    #[serde(default)]
    pub(crate) ordre: String,
    /// `avant` for a form before the session, else a vote in it.
    #[serde(default)]
    pub(crate) temps: String,
    /// What becomes of a form's vote when a text is amended.
    #[serde(default)]
    pub(crate) amendement: String,
    /// Number in the register of the member who is to vote there, when it is a named one.
    #[serde(default)]
    pub(crate) mandataire: String,
    /// Whose proxy is taken.
    #[serde(default)]
    pub(crate) de: String,
    /// The choices, beside what else a form sends.
    #[serde(flatten)]
    pub(crate) choices: BTreeMap<String, String>,
}

/// What may be chosen on a device: a blank ballot is one of paper.
pub(crate) const CHOICES: [Choice; 3] = [Choice::For, Choice::Against, Choice::Abstain];

/// The name of a choice.
pub(crate) fn name_of(resolution: u32, member: MemberId) -> String {
    format!("v-{resolution}-{member}")
}

impl Sent {
    /// Whether it is a form before the session.
    pub(crate) fn is_before(&self) -> bool {
        self.temps == "avant"
    }

    /// The choices alone, by their names.
    pub(crate) fn ballot(&self) -> BTreeMap<String, String> {
        self.choices
            .iter()
            .filter(|(name, _)| name.starts_with("v-"))
            .map(|(n, v)| (n.clone(), v.clone()))
            .collect()
    }

    /// The order that it makes; refused when something does not read or nothing is chosen.
    pub(crate) fn cast(&self, words: Words) -> Result<Cast, Trouble> {
        let wrong = |key: &str| Trouble { field: None, ..Trouble::with(words, "", key) };
        let order: Uuid = self.ordre.parse().map_err(|_| wrong("voting-unread"))?;
        let mut votes = Vec::new();
        for (name, text) in self.ballot() {
            votes.push(read(&name, &text).ok_or_else(|| wrong("voting-unread"))?);
        }
        if self.is_before() && self.amendement == "holder" && self.named().is_none() {
            return Err(wrong("voting-named-unread"));
        }
        votes.sort_by_key(|vote: &Vote| (vote.resolution, vote.member));
        if votes.is_empty() { Err(wrong("voting-nothing")) } else { Ok(Cast { order, votes }) }
    }

    /// Number of the member whom it names for amendments.
    pub(crate) fn named(&self) -> Option<u64> {
        if self.is_before() && self.amendement == "holder" {
            self.mandataire.trim().parse().ok()
        } else {
            None
        }
    }
}

/// What a form says of amendments, with whom it names; nothing when nothing was ticked.
pub(super) async fn amendment(
    desk: &Desk,
    context: &Context,
    assembly: AssemblyId,
    sent: &Sent,
) -> Result<(Option<IfAmended>, Option<RollRow>), Failure> {
    if let Some(number) = sent.named() {
        let row = desk.numbered_voter(context, (assembly, &sent.code), number).await?;
        return Ok((Some(IfAmended::Holder(row.member_id)), Some(row)));
    }
    let said = match sent.amendement.as_str() {
        "chair" => Some(IfAmended::Chair),
        "abstain" => Some(IfAmended::Abstain),
        "against" => Some(IfAmended::Against),
        _ => None,
    };
    Ok((said, None))
}

fn read(name: &str, text: &str) -> Option<Vote> {
    let (resolution, member) = name.strip_prefix("v-")?.split_once('-')?;
    let choice = CHOICES.into_iter().find(|choice| choice.code() == text)?;
    Some(Vote { resolution: resolution.parse().ok()?, member: member.parse().ok()?, choice })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn sent(choices: &[(String, &str)]) -> Sent {
        Sent {
            ordre: Uuid::from_u128(7).to_string(),
            choices: choices.iter().map(|(name, text)| (name.clone(), (*text).to_owned())).collect(),
            ..Sent::default()
        }
    }

    #[test]
    fn a_form_makes_the_same_order_in_the_order_of_the_agenda() {
        let (words, member) = (Words::of(Language::French), MemberId::new(Uuid::from_u128(1)));
        let choices =
            [(name_of(10, member), "for"), (name_of(2, member), "abstain"), ("autre".to_owned(), "x")];
        let cast = sent(&choices).cast(words).unwrap();
        let told: Vec<_> = cast.votes.iter().map(|vote| (vote.resolution, vote.choice)).collect();
        assert_eq!(told, [(2, Choice::Abstain), (10, Choice::For)]);
        for wrong in [(name_of(1, member), "blank"), ("v-1-zoe".to_owned(), "for"), ("v-".to_owned(), "for")]
        {
            assert!(sent(&[wrong]).cast(words).is_err());
        }
        assert!(sent(&[]).cast(words).is_err(), "nothing is chosen");
        assert!(Sent { ordre: String::new(), ..sent(&choices) }.cast(words).is_err());
    }
}
