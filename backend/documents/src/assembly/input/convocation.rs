//! What a convocation says, the draft resolutions and the form that go with it (C. com. R225-66, R225-76, R225-81).
//!
//! What can never happen: a notice sent too late that does not say why; a form whose last day is before the third day
//! before the assembly (R225-77); a draft without its author (R225-76).

use values::Day;

use super::{Addressee, Meeting};
use crate::DocumentError;
use crate::assembly_result::Threshold;
use crate::checks::{filled, in_order, mentions, of_cooperative, told};
use crate::identity::Cooperative;
use crate::membership::Issuance;

/// A form that arrives by post so many days before the assembly is never too early for its last day (C. com. R225-77).
const FORMS_BEFORE: i64 = 3;

/// All that a convocation says to every member alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The cooperative on the day of dispatch.
    pub cooperative: Cooperative,
    /// The assembly.
    pub meeting: Meeting,
    /// Where, on what day (that of dispatch) and by whom it is convened.
    pub issuance: Issuance,
    /// Why the notice is shorter than the law has it; needed when it is.
    pub short: Option<ShortNotice>,
    /// The agenda in its order, one item each.
    pub agenda: Vec<String>,
    /// What is put to the vote, in the order of the agenda.
    pub items: Vec<Item>,
    /// How one votes without being there.
    pub voting: VotingTerms,
    /// Where written questions go, and until when.
    pub questions: WrittenQuestions,
    /// Where the documents may be read or had: « au siège, aux heures de bureau », an address.
    pub documents_at: Vec<String>,
    /// What is sent with the convocation, beside the drafts and the form.
    pub enclosures: Vec<String>,
}

/// Why a notice is shorter than the law has it. The assembly may be annulled for it (C. com. L225-104).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortNotice {
    /// The reason of whoever decided so.
    pub reason: String,
}

/// What is put to the vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A draft resolution.
    Draft(DraftResolution),
    /// An election.
    Election(Vacancy),
}

/// A draft resolution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftResolution {
    /// Its number, from 1 in the order of the vote.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its text; `\n` begins a paragraph.
    pub text: String,
    /// Why it is proposed (exposé des motifs); empty when the board's report says so.
    pub reasons: String,
    /// Who proposes it: « conseil d’administration », « Camille Exemple et onze autres associés ».
    pub proposer: String,
    /// Whether the board presents or agrees to it: what a blank proxy is worth (C. com. L225-106).
    pub backed_by_board: bool,
    /// The majority that it needs.
    pub majority: Threshold,
}

/// An election: seats and who stands for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vacancy {
    /// Its number, in the same series as the resolutions.
    pub number: u32,
    /// What is elected: « Élection de trois administrateurs ».
    pub title: String,
    /// How many seats.
    pub seats: u32,
    /// For how long: « six ans »; empty when it does not apply.
    pub term: String,
    /// How the winners are found, in a sentence.
    pub rule: String,
    /// Openly or secretly.
    pub scrutiny: Scrutiny,
    /// Who stands, in the order of the form.
    pub candidates: Vec<Candidate>,
}

/// Whether a vote is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scrutiny {
    /// By name, on the form.
    Nominal,
    /// Secret: never on a form that bears a name. How one votes, in a sentence.
    Secret {
        /// E.g. « Votez par voie électronique, ou en séance, dans l’isoloir. »
        how: String,
    },
}

/// Who stands for a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// First and family name.
    pub name: String,
    /// In a line: « compositrice, sortante », « présentée par le collège Salariés ».
    pub about: String,
    /// Whether the board presents or agrees to it.
    pub backed_by_board: bool,
}

/// What the law of the assembly's day makes of an abstention (loi 2019-744).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abstentions {
    /// It is no vote cast.
    NotCast,
    /// It counts against: assemblies on years closed before 20 July 2019.
    Against,
}

/// How one votes without being there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VotingTerms {
    /// Last day on which a form on paper is received: no earlier than three days before the assembly.
    pub forms_until: Day,
    /// Where one votes by electronic means, until 15:00 Paris time on the eve; `None` when the statutes do not have it.
    pub electronic_at: Option<String>,
    /// What an abstention is worth.
    pub abstentions: Abstentions,
    /// How many proxies one person may hold, by the statutes.
    pub proxy_ceiling: Option<u32>,
    /// Where the form goes back to, one printed line each.
    pub return_to: Vec<String>,
    /// Where it may be sent as a picture; `None` when it may not.
    pub return_email: Option<String>,
}

/// Written questions to the board (C. com. R225-84).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenQuestions {
    /// E-mail.
    pub email: String,
    /// Last day: the fourth working day before the assembly.
    pub until: Day,
}

/// A member who is convened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Who, and where it lives.
    pub addressee: Addressee,
    /// College in which it votes; empty when there is none.
    pub college: String,
    /// Shares held (R225-77).
    pub shares: u64,
    /// Votes, one whatever the shares (loi 47-1775, art. 19 octies).
    pub votes: u64,
    /// How it proves at the door and at the vote who it is; `None` when nothing is electronic.
    pub access: Option<Access>,
}

/// What identifies a member by electronic means (C. com. R225-98).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The personal voting code: letters and digits, without separators.
    pub code: String,
    /// What the QR code holds: the address that signs the member in at the door.
    pub sign_in: String,
}

impl Notice {
    /// Days from dispatch to the assembly.
    pub(in crate::assembly) fn days(&self) -> i64 {
        self.issuance.on.days_until(self.meeting.on)
    }

    pub(in crate::assembly) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        self.meeting.check()?;
        self.issuance.check()?;
        in_order("jour d’envoi de la convocation", self.issuance.on, self.meeting.on)?;
        let short = self.short.as_ref().is_some_and(|short| filled(&short.reason));
        mentions(&[
            (
                "motif d’un délai plus court (C. com. R225-69)",
                short || self.days() >= self.meeting.legal_notice(),
            ),
            ("ordre du jour (C. com. R225-66)", self.agenda.iter().any(|item| filled(item))),
            ("adresse des questions écrites (C. com. R225-66)", filled(&self.questions.email)),
            ("lieu où les documents sont disponibles (C. com. R225-66)", !self.documents_at.is_empty()),
            ("adresse de retour du formulaire (C. com. R225-66)", !self.voting.return_to.is_empty()),
            ("plafond des pouvoirs", self.voting.proxy_ceiling != Some(0)),
        ])?;
        let (forms, earliest) = (self.voting.forms_until, self.meeting.on.plus_days(-FORMS_BEFORE));
        told(
            (earliest..=self.meeting.on).contains(&forms),
            "dernier jour des formulaires (C. com. R225-77)",
            || (format!("{} ou après", earliest.french()), forms.french()),
        )?;
        in_order("dernier jour des questions écrites", self.questions.until, self.meeting.on)?;
        // An election has the number of its first candidate: numbers may be left out, and never go back.
        let mut last = 0;
        for item in &self.items {
            let number = item.number();
            told(number > last, "numéros des résolutions", || {
                (format!("plus de {last}"), number.to_string())
            })?;
            last = number;
            item.check()?;
        }
        Ok(())
    }
}

impl Item {
    /// Its number in the order of the vote.
    pub(in crate::assembly) fn number(&self) -> u32 {
        match self {
            Self::Draft(draft) => draft.number,
            Self::Election(election) => election.number,
        }
    }

    fn check(&self) -> Result<(), DocumentError> {
        match self {
            Self::Draft(draft) => mentions(&[
                ("titre de la résolution", filled(&draft.title)),
                ("texte de la résolution (C. com. R225-76)", filled(&draft.text)),
                ("auteur de la résolution (C. com. R225-76)", filled(&draft.proposer)),
            ]),
            Self::Election(election) => mentions(&[
                ("titre de l’élection", filled(&election.title)),
                ("sièges à pourvoir", election.seats > 0),
                ("mode de scrutin", filled(&election.rule)),
                ("candidats", !election.candidates.is_empty()),
            ]),
        }
    }
}

impl Recipient {
    pub(in crate::assembly) fn check(&self) -> Result<(), DocumentError> {
        self.addressee.check()?;
        let Some(access) = &self.access else { return Ok(()) };
        let coded = filled(&access.code) && access.code.chars().all(char::is_alphanumeric);
        mentions(&[
            ("code de vote, en lettres et chiffres (C. com. R225-98)", coded),
            ("adresse d’émargement", filled(&access.sign_in)),
        ])
    }
}
