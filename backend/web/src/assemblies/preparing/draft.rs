//! A draft of the agenda as a form asks for it: what is voted, who brings it, the candidate that it elects, what is done
//! once it is adopted.

use office::assemblies::public::{Candidacy, Consequence, Decision, MandateRow, Proposer, ResolutionDraft};
use office::values::Day;
use serde::{Deserialize, Serialize};

use super::super::terms;
use super::people::{Person, everybody, somebody};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage, Group, Trouble, YES};
use crate::language::Words;
use crate::mandates::terms as mandate_terms;
use crate::members::acts::Hands;

/// Where a draft comes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// On the plan.
    Plan,
    /// Members ask for it; who they are stands beside it.
    Asked,
    /// In session: a dismissal, or who takes over.
    Session,
}

/// A draft, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    decision: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    backed: String,
    #[serde(default)]
    election: String,
    #[serde(default)]
    seats: String,
    #[serde(default)]
    candidate: String,
    #[serde(default)]
    mandate: String,
    #[serde(default)]
    years: String,
    #[serde(default)]
    follows: String,
}

fn number_of(people: &[Person], member: office::members::public::MemberId) -> String {
    people.iter().find(|one| one.id == member).map(|one| one.number.to_string()).unwrap_or_default()
}

fn follows_code(follows: Consequence) -> String {
    match follows {
        Consequence::AllocateResult => "allocation".to_owned(),
        Consequence::AmendStatutes => "statutes".to_owned(),
        Consequence::EndMandate { mandate } => format!("end-{mandate}"),
    }
}

impl Draft {
    /// A new draft, of the board.
    pub(crate) fn new() -> Self {
        Self { backed: YES.to_owned(), ..Self::default() }
    }

    /// A draft that is there, to be changed.
    pub(crate) fn of(draft: &ResolutionDraft, people: &[Person]) -> Self {
        let by = match &draft.proposer {
            Proposer::Board => Vec::new(),
            Proposer::Members(members) => members.iter().map(|one| number_of(people, *one)).collect(),
        };
        let candidacy = draft.candidacy.as_ref();
        let told = |of: fn(&Candidacy) -> String| candidacy.map(of).unwrap_or_default();
        Self {
            title: draft.title.clone(),
            text: draft.text.clone(),
            decision: terms::decision_code(draft.decision).to_owned(),
            by: by.join(" ; "),
            backed: if draft.backed_by_board { YES.to_owned() } else { String::new() },
            election: told(|of| of.election.clone()),
            seats: told(|of| of.seats.to_string()),
            candidate: candidacy.map(|of| number_of(people, of.candidate)).unwrap_or_default(),
            mandate: told(|of| mandate_terms::code(of.mandate).to_owned()),
            years: told(|of| of.years.to_string()),
            follows: draft.follows.map(follows_code).unwrap_or_default(),
        }
    }

    /// The form that asks for it; `mandates` are those that it may end.
    pub(crate) fn asking(&self, form: FormPage, mandates: &[MandateRow], scope: Scope) -> FormPage {
        let words = form.words();
        let decisions = [Decision::Ordinary, Decision::Extraordinary]
            .map(|one| (terms::decision_code(one).to_owned(), words.say(terms::decision(one))));
        let decision = Field::select("decision", words.say("resolution-decision"), decisions.to_vec());
        let backed = Group::yes(
            "backed",
            words.say("resolution-board"),
            words.say("draft-backed"),
            self.backed == YES,
        );
        let title = Field::text("title", words.say("field-title")).holding(&self.title).not_offered();
        let form = form
            .asking(title)
            .asking(Field::area("text", words.say("field-text")).holding(&self.text))
            .asking(decision.holding(&self.decision).half());
        let form = if scope == Scope::Asked { form } else { form.asking(self.proposers(words).half()) };
        let form = form.asking(backed).asking(self.following(words, mandates, scope));
        self.asking_candidate(form)
    }

    fn proposers(&self, words: Words) -> Field {
        Field::text("by", words.say("draft-by"))
            .holding(&self.by)
            .hinting(words.say("draft-by-hint"))
            .not_offered()
            .optional(words)
    }

    fn following(&self, words: Words, mandates: &[MandateRow], scope: Scope) -> Field {
        let mut choices = vec![(String::new(), words.say("follows-nothing"))];
        if scope != Scope::Session {
            choices.push(("allocation".to_owned(), words.say("follows-allocation")));
            choices.push(("statutes".to_owned(), words.say("follows-statutes")));
        }
        choices.extend(mandates.iter().map(|row| {
            let kind = mandate_terms::kind(words, row.kind, row.substitute);
            let told = words.tell("follows-end", &[("kind", &kind), ("name", &row.name)]);
            (format!("end-{}", row.mandate_id), told)
        }));
        let follows = Field::select("follows", words.say("draft-follows"), choices).holding(&self.follows);
        Field { required: false, ..follows }
    }

    fn asking_candidate(&self, form: FormPage) -> FormPage {
        let words = form.words();
        let none = (String::new(), words.say("follows-nothing"));
        let kind = |one| (mandate_terms::code(one).to_owned(), mandate_terms::kind(words, one, false));
        let kinds = [none].into_iter().chain(mandate_terms::KINDS.map(kind)).collect();
        let mandate = Field::select("mandate", words.say("mandate-kind"), kinds).holding(&self.mandate);
        let text = |name, key: &str, held: &str| {
            Field::text(name, words.say(key)).holding(held).not_offered().optional(words).half()
        };
        let whole = |name, key: &str, held: &str| {
            Field::whole(name, words.say(key)).holding(held).optional(words).half()
        };
        form.about(words.say("draft-election"))
            .asking(
                text("candidate", "draft-candidate", &self.candidate)
                    .hinting(words.say("draft-candidate-hint")),
            )
            .asking(
                text("election", "draft-election-name", &self.election)
                    .hinting(words.say("draft-election-hint")),
            )
            .asking(whole("seats", "draft-seats", &self.seats))
            .asking(whole("years", "mandate-years", &self.years))
            .asking(Field { required: false, ..mandate })
    }

    /// The draft that was typed; members are those of the register of that day.
    pub(crate) async fn read(&self, hands: &Hands<'_>, on: Day) -> Result<ResolutionDraft, No> {
        let words = hands.read.0;
        let by = everybody(hands.desk, words, ("by", &self.by), on).await?;
        let proposer = if by.is_empty() {
            Proposer::Board
        } else {
            Proposer::Members(by.into_iter().map(|row| row.member_id).collect())
        };
        self.read_of(hands, proposer, on).await
    }

    /// The same, brought by those.
    pub(crate) async fn read_of(
        &self,
        hands: &Hands<'_>,
        proposer: Proposer,
        on: Day,
    ) -> Result<ResolutionDraft, No> {
        let words = hands.read.0;
        let (title, text) = (self.title.trim(), self.text.trim());
        for (field, typed) in [("title", title), ("text", text)] {
            if typed.is_empty() {
                return Err(Trouble::with(words, field, "draft-words-missing").into());
            }
        }
        let backed_by_board = self.backed == YES;
        if proposer == Proposer::Board && !backed_by_board {
            return Err(Trouble::with(words, "backed", "draft-board-backs").into());
        }
        let decision = match self.decision.as_str() {
            "extraordinary" => Decision::Extraordinary,
            _ => Decision::Ordinary,
        };
        Ok(ResolutionDraft {
            title: title.to_owned(),
            text: text.to_owned(),
            proposer,
            backed_by_board,
            decision,
            candidacy: self.candidacy(hands, on).await?,
            follows: self.consequence(words)?,
        })
    }

    fn consequence(&self, words: Words) -> Result<Option<Consequence>, Trouble> {
        Ok(match self.follows.as_str() {
            "" => None,
            "allocation" => Some(Consequence::AllocateResult),
            "statutes" => Some(Consequence::AmendStatutes),
            other => {
                let mandate = other.strip_prefix("end-").and_then(|id| id.parse().ok());
                let unread = || Trouble::with(words, "follows", "follows-unread");
                Some(Consequence::EndMandate { mandate: mandate.ok_or_else(unread)? })
            }
        })
    }

    async fn candidacy(&self, hands: &Hands<'_>, on: Day) -> Result<Option<Candidacy>, No> {
        let read = hands.read;
        if [&self.candidate, &self.election].into_iter().all(|text| text.trim().is_empty()) {
            return Ok(None);
        }
        let missing = |field, key| Trouble::with(read.0, field, key);
        let election = self.election.trim().to_owned();
        if election.is_empty() {
            return Err(missing("election", "draft-election-missing").into());
        }
        let candidate = somebody(hands.desk, read.0, ("candidate", &self.candidate), on).await?.member_id;
        let mandate = mandate_terms::kind_of(&self.mandate);
        Ok(Some(Candidacy {
            election,
            seats: read.whole("seats", &self.seats)?,
            candidate,
            mandate: mandate.ok_or_else(|| missing("mandate", "mandate-kind-missing"))?,
            years: read.parsed("years", &self.years, "whole-wrong")?,
        }))
    }
}
