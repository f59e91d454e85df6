//! The assembly itself, its hours and its people, as every one of its papers names them.

use values::Day;

use crate::DocumentError;
use crate::assembly_result::Quorum;
use crate::checks::{filled, mentions, told};
use crate::words::percent;

/// Days between the notice and a first assembly, at least (C. com. R225-69).
const FIRST_NOTICE: i64 = 15;
/// Days between the notice and a second assembly, at least (C. com. R225-69).
const SECOND_NOTICE: i64 = 10;

/// An hour as the clock of the room shows it, in Paris time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hour {
    hour: u8,
    minute: u8,
}

impl Hour {
    /// An hour of the day, 0 to 23, and its minute, 0 to 59; `None` when no clock shows it.
    pub const fn at(hour: u8, minute: u8) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self { hour, minute }) } else { None }
    }

    /// The hour, 0 to 23.
    pub const fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    pub const fn minute(self) -> u8 {
        self.minute
    }

    /// As French people write it: `14 h`, `14 h 03`.
    pub fn french(self) -> String {
        match self.minute {
            0 => format!("{}\u{a0}h", self.hour),
            minute => format!("{}\u{a0}h\u{a0}{minute:02}", self.hour),
        }
    }
}

/// Whether the assembly is convened for the first time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Call {
    /// It is.
    First,
    /// It is the second time, since the first lacked its quorum (C. com. L225-96, L225-98).
    Second(FirstCall),
}

/// An assembly that could not decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstCall {
    /// Day for which it was convened.
    pub held_on: Day,
    /// The quorum that it lacked: `met` is false.
    pub quorum: Quorum,
}

/// How one takes part from elsewhere (C. com. L225-107, II).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote {
    /// By what means, and how one is identified: « visioconférence, avec votre code personnel ».
    pub means: String,
    /// Where: the address of a page.
    pub address: String,
}

/// An assembly: what it is, when and where it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its nature, which begins with « Assemblée »: « Assemblée générale mixte » (C. com. R225-66).
    pub kind: String,
    /// First or second convocation.
    pub call: Call,
    /// Day on which it is held.
    pub on: Day,
    /// Hour for which it is convened.
    pub at: Hour,
    /// Where: room and address in one line.
    pub place: String,
    /// How one takes part from elsewhere; `None` when one cannot.
    pub remote: Option<Remote>,
}

/// Who holds an office of the assembly: a member of its bureau.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// The office: « Présidente de séance », « Scrutateur », « Secrétaire ».
    pub office: String,
    /// First and family name.
    pub name: String,
}

/// A member who is written to, as the window of an envelope shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// Number in the register.
    pub number: u64,
    /// First and family name, or name of the entity.
    pub name: String,
    /// Who acts for an entity: « Zoé Modèle, présidente ».
    pub representative: Option<String>,
    /// Domicile or seat, one printed line each, postal code and town last.
    pub address: Vec<String>,
}

/// A quorum and what it was needed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuorumLine {
    /// What was attained and what was needed.
    pub quorum: Quorum,
    /// For what: « décisions ordinaires, résolutions 1 à 3 ».
    pub decisions: String,
}

impl Meeting {
    pub(in crate::assembly) fn check(&self) -> Result<(), DocumentError> {
        mentions(&[
            ("nature de l’assemblée, « Assemblée… » (C. com. R225-66)", self.kind.starts_with("Assemblée")),
            ("lieu de l’assemblée (C. com. R225-66)", filled(&self.place)),
        ])?;
        if let Some(remote) = &self.remote {
            mentions(&[("moyen de participer à distance (C. com. L225-107)", filled(&remote.means))])?;
        }
        match &self.call {
            Call::First => Ok(()),
            Call::Second(first) => first.check(self.on),
        }
    }

    /// « assemblée générale mixte », as it is said within a sentence.
    pub(crate) fn name(&self) -> String {
        let mut letters = self.kind.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    }

    /// « Assemblée générale mixte du 22 mai 2021 ».
    pub(in crate::assembly) fn title(&self) -> String {
        format!("{} du {}", self.kind, self.on.french())
    }

    /// Days that the law wants between the notice and the assembly.
    pub(in crate::assembly) fn legal_notice(&self) -> i64 {
        match self.call {
            Call::First => FIRST_NOTICE,
            Call::Second(_) => SECOND_NOTICE,
        }
    }

    /// « première convocation » or « deuxième convocation ».
    pub(crate) fn convocation(&self) -> &'static str {
        match self.call {
            Call::First => "première convocation",
            Call::Second(_) => "deuxième convocation",
        }
    }
}

impl FirstCall {
    fn check(&self, second: Day) -> Result<(), DocumentError> {
        told(self.held_on < second, "jour de la deuxième assemblée", || {
            (format!("après le {}", self.held_on.french()), second.french())
        })?;
        lacking(&self.quorum)
    }

    /// What the first assembly lacked.
    pub(in crate::assembly) fn lack(&self) -> String {
        let Quorum { basis, attained, required, .. } = &self.quorum;
        format!(
            "{attained} ({}) au lieu de {required} ({}) au moins, compté en {basis}",
            percent(*attained, 2),
            percent(*required, 2)
        )
    }
}

/// Refuses a quorum that is said to be lacking and is not.
pub(in crate::assembly) fn lacking(quorum: &Quorum) -> Result<(), DocumentError> {
    told(!quorum.met && quorum.attained < quorum.required, "quorum manquant", || {
        (format!("moins de {}", quorum.required), quorum.attained.to_string())
    })
}

impl QuorumLine {
    pub(in crate::assembly) fn check(&self) -> Result<(), DocumentError> {
        let Quorum { attained, required, met, .. } = &self.quorum;
        told(*met == (attained >= required), &format!("quorum, {}", self.decisions), || {
            (required.to_string(), attained.to_string())
        })
    }
}

impl Officer {
    /// Refuses a bureau without anybody, or somebody in it without name or office (C. com. R225-100, R225-101).
    pub(in crate::assembly) fn check_all(bureau: &[Self]) -> Result<(), DocumentError> {
        let named = bureau.iter().all(|officer| filled(&officer.office) && filled(&officer.name));
        mentions(&[("bureau de l’assemblée (C. com. R225-101)", !bureau.is_empty() && named)])
    }
}

impl Addressee {
    pub(in crate::assembly) fn check(&self) -> Result<(), DocumentError> {
        mentions(&[
            ("nom de l’associé (C. com. R225-68)", filled(&self.name)),
            ("domicile ou siège de l’associé (C. com. R225-68)", !self.address.is_empty()),
        ])
    }
}
