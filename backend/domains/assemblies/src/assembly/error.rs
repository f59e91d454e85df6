//! Why an order to an assembly is refused.

use kernel::prelude::*;
use members::public::{College, MemberId};
use serde::Serialize;
use values::Day;

use super::{AssemblyKind, PreparingError, Stage, VotingError};
use crate::rules::majority::Decision;

/// A refusal about an assembly.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AssemblyError {
    /// No such assembly.
    #[error("Cette assemblée n'a pas été convoquée.")]
    NotConvened {},
    /// The same assembly twice.
    #[error("Cette assemblée est déjà convoquée.")]
    AlreadyConvened {},
    /// Not at this point of the assembly's life.
    #[error("Impossible à ce stade : l'assemblée est {}.", stage.french())]
    WrongStage {
        /// Where it stands.
        stage: Stage,
    },
    /// No place.
    #[error("La convocation doit dire le lieu (C. com., art. R225-66).")]
    NoPlace,
    /// Nothing to decide.
    #[error("L'ordre du jour est vide (C. com., art. R225-66).")]
    EmptyAgenda,
    /// A resolution that says nothing.
    #[error("La résolution n° {resolution} doit avoir un titre et un texte.")]
    ResolutionWithoutText {
        /// Its number.
        resolution: u32,
    },
    /// A decision that this kind of assembly may not take.
    #[error("La résolution n° {resolution} est {} : une {} ne peut pas en décider.", decision.french(), kind.french())]
    DecisionOutsideKind {
        /// Its number.
        resolution: u32,
        /// Its kind.
        decision: Decision,
        /// The assembly's kind.
        kind: AssemblyKind,
    },
    /// A draft of the board that the board does not back.
    #[error("La résolution n° {resolution} est proposée par le conseil : il ne peut pas ne pas la soutenir.")]
    BoardAgainstItself {
        /// Its number.
        resolution: u32,
    },
    /// Too late a notice, and no reason.
    #[error(
        "La convocation part {given} jours avant l'assemblée au lieu de {minimum} au moins (C. com., art. R225-69) : donnez la raison de l'exception."
    )]
    NoticeTooShort {
        /// Days given.
        given: i64,
        /// Days needed.
        minimum: i64,
    },
    /// The notice after the assembly.
    #[error("La convocation ne peut pas partir le {}, après l'assemblée du {}.", notice_sent_on.french(), day.french())]
    NoticeAfterAssembly {
        /// As given.
        notice_sent_on: Day,
        /// The assembly's day.
        day: Day,
    },
    /// The record day after the assembly.
    #[error("La liste des associés ne peut pas être arrêtée au {}, après l'assemblée du {}.", record_day.french(), day.french())]
    RecordAfterAssembly {
        /// As given.
        record_day: Day,
        /// The assembly's day.
        day: Day,
    },
    /// Accounts that are not closed yet.
    #[error("Les comptes clos le {} sont postérieurs à l'assemblée du {}.", closed_on.french(), day.french())]
    AccountsOfLater {
        /// As given.
        closed_on: Day,
        /// The assembly's day.
        day: Day,
    },
    /// Statutes that are not in force on the day.
    #[error("Les statuts donnés prennent effet le {}, après l'assemblée du {}.", effective_on.french(), day.french())]
    StatutesOfLater {
        /// The assembly's day.
        day: Day,
        /// Effect of the statutes.
        effective_on: Day,
    },
    /// Nobody may vote.
    #[error("La liste des votants est vide.")]
    EmptyRoll,
    /// More voters than can be counted.
    #[error("La liste compte {given} votants : au plus {most} peuvent être dépouillés.")]
    RollTooLarge {
        /// As given.
        given: usize,
        /// The most.
        most: usize,
    },
    /// A member with two lines, so two voices.
    #[error(
        "L'associé {member} figure deux fois sur la liste : un associé a une seule voix (loi du 10 septembre 1947, art. 19 octies)."
    )]
    TwiceOnRoll {
        /// Who.
        member: MemberId,
    },
    /// A voter whose college the statutes do not weigh.
    #[error("L'associé {member} est au collège « {} », sans poids dans les statuts de ce jour.", college.french())]
    CollegeWithoutWeight {
        /// Who.
        member: MemberId,
        /// The college.
        college: College,
    },
    /// An empty list.
    #[error("La liste donnée est vide.")]
    NothingGiven,
    /// Not a voter of this assembly.
    #[error("L'associé {member} n'est pas sur la liste des votants de cette assemblée.")]
    NotOnRoll {
        /// Who.
        member: MemberId,
    },
    /// Already on the attendance sheet.
    #[error("La participation de l'associé {member} est déjà enregistrée : retirez-la d'abord.")]
    AlreadyRecorded {
        /// Who.
        member: MemberId,
    },
    /// Not on the attendance sheet.
    #[error("La participation de l'associé {member} n'est pas enregistrée.")]
    NotRecorded {
        /// Who.
        member: MemberId,
    },
    /// A proxy to oneself.
    #[error("L'associé {member} ne peut pas se représenter lui-même.")]
    OwnProxy {
        /// Who.
        member: MemberId,
    },
    /// A holder who does not vote here.
    #[error(
        "L'associé {member} a donné pouvoir à {holder}, qui n'est pas sur la liste des votants (C. com., art. L225-106)."
    )]
    HolderNotOnRoll {
        /// Who gave the proxy.
        member: MemberId,
        /// To whom.
        holder: MemberId,
    },
    /// A proxy over the ceiling.
    #[error(
        "Le mandataire {holder} a déjà {most} pouvoirs, le plafond des statuts : celui de {member} est refusé."
    )]
    TooManyProxies {
        /// Who gave the proxy.
        member: MemberId,
        /// To whom.
        holder: MemberId,
        /// The ceiling.
        most: u32,
    },
    /// A withdrawal, a cancellation without its reason.
    #[error("Donnez la raison : elle figure au procès-verbal.")]
    NoReason,
    /// Opened on another day than convened.
    #[error("L'assemblée est convoquée pour le {} : elle ne peut pas s'ouvrir le {}.", day.french(), on.french())]
    NotTheDay {
        /// The convocation's day.
        day: Day,
        /// As given.
        on: Day,
    },
    /// Other statutes took effect since the notice was sent.
    #[error(
        "L'assemblée est convoquée sous la version {convened_under} des statuts, mais la version {in_force} est en vigueur ce jour : annulez-la et convoquez-la de nouveau."
    )]
    StatutesChanged {
        /// Version in the notice.
        convened_under: u32,
        /// Version in force on the day.
        in_force: u32,
    },
    /// A member of the bureau who is not there.
    #[error("L'associé {member} ne peut pas siéger au bureau : il n'est pas présent.")]
    BureauAbsent {
        /// Who.
        member: MemberId,
    },
    /// A resolution that is not on the agenda.
    #[error("La résolution n° {resolution} n'est pas à l'ordre du jour (C. com., art. L225-105).")]
    NotOnAgenda {
        /// Its number.
        resolution: u32,
    },
    /// A vote after the end of the vote.
    #[error("Le vote de la résolution n° {resolution} est clos.")]
    VoteClosed {
        /// Its number.
        resolution: u32,
    },
    /// Before the opening.
    #[error("Les votes ne sont pas ouverts.")]
    VotesNotOpen {},
    /// A second vote.
    #[error("L'associé {member} a déjà voté sur la résolution n° {resolution}.")]
    AlreadyVoted {
        /// Who.
        member: MemberId,
        /// On what.
        resolution: u32,
    },
    /// A vote of somebody who takes no part.
    #[error("L'associé {member} n'est ni présent, ni représenté, ni votant par correspondance.")]
    Absent {
        /// Who.
        member: MemberId,
    },
    /// A vote of somebody who left a blank proxy.
    #[error(
        "L'associé {member} a donné un pouvoir en blanc : le président vote pour lui selon la loi (C. com., art. L225-106)."
    )]
    LeftToTheChair {
        /// Who.
        member: MemberId,
    },
    /// A holder without a proxy.
    #[error("L'associé {member} n'a pas donné pouvoir à {given} : il vote lui-même.")]
    NoProxyGiven {
        /// Whose voice.
        member: MemberId,
        /// Who wanted to cast it.
        given: MemberId,
    },
    /// The wrong hand.
    #[error("L'associé {member} est représenté par {holder} : nul autre ne vote pour lui.")]
    RepresentedByAnother {
        /// Whose voice.
        member: MemberId,
        /// Who holds the proxy.
        holder: MemberId,
    },
    /// A holder who is not there; no substitution.
    #[error(
        "Le mandataire {holder} de l'associé {member} n'est pas présent (pas de substitution, C. com., art. L225-106)."
    )]
    HolderAbsent {
        /// Whose voice.
        member: MemberId,
        /// Who holds the proxy.
        holder: MemberId,
    },
    /// About the preparation.
    #[error(transparent)]
    Preparing(#[from] PreparingError),
    /// About the session, its votes or what follows them.
    #[error(transparent)]
    Voting(#[from] VotingError),
}

refusals! { AssemblyError in "assemblies" {
    NotConvened = "not-convened" : NotFound,
    AlreadyConvened = "already-convened" : Conflict,
    WrongStage = "wrong-stage" : Conflict,
    NoPlace = "no-place" : Invalid,
    EmptyAgenda = "empty-agenda" : Invalid,
    ResolutionWithoutText = "resolution-without-text" : Invalid,
    DecisionOutsideKind = "decision-outside-kind" : Invalid,
    BoardAgainstItself = "board-against-itself" : Invalid,
    NoticeTooShort = "notice-too-short" : Invalid,
    NoticeAfterAssembly = "notice-after-assembly" : Invalid,
    RecordAfterAssembly = "record-after-assembly" : Invalid,
    AccountsOfLater = "accounts-of-later" : Invalid,
    StatutesOfLater = "statutes-of-later" : Invalid,
    EmptyRoll = "empty-roll" : Invalid,
    RollTooLarge = "roll-too-large" : Invalid,
    TwiceOnRoll = "twice-on-roll" : Invalid,
    CollegeWithoutWeight = "college-without-weight" : Invalid,
    NothingGiven = "nothing-given" : Invalid,
    NotOnRoll = "not-on-roll" : Invalid,
    AlreadyRecorded = "already-recorded" : Conflict,
    NotRecorded = "not-recorded" : NotFound,
    OwnProxy = "own-proxy" : Invalid,
    HolderNotOnRoll = "holder-not-on-roll" : Invalid,
    TooManyProxies = "too-many-proxies" : Conflict,
    NoReason = "no-reason" : Invalid,
    NotTheDay = "not-the-day" : Invalid,
    StatutesChanged = "statutes-changed" : Conflict,
    BureauAbsent = "bureau-absent" : Invalid,
    NotOnAgenda = "not-on-agenda" : NotFound,
    VoteClosed = "vote-closed" : Conflict,
    VotesNotOpen = "votes-not-open" : Conflict,
    AlreadyVoted = "already-voted" : Conflict,
    Absent = "absent" : Invalid,
    LeftToTheChair = "left-to-the-chair" : Invalid,
    NoProxyGiven = "no-proxy-given" : Invalid,
    RepresentedByAnother = "represented-by-another" : Invalid,
    HolderAbsent = "holder-absent" : Conflict,
} and { Preparing, Voting } }
