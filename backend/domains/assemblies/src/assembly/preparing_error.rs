//! Why something is refused before the session: plans, requests, questions, candidates, second calls.

use kernel::prelude::*;
use members::public::MemberId;
use serde::Serialize;
use values::{Day, Money};

use super::DocumentId;

/// A refusal about the preparation of an assembly.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PreparingError {
    /// No plan.
    #[error("Cette assemblée n'est pas en préparation.")]
    NotPlanned {},
    /// A request after its last day.
    #[error("La demande reçue le {} arrive après le {}, vingt-cinquième jour avant l'assemblée (C. com., art. R225-72).", received_on.french(), last.french())]
    RequestTooLate {
        /// Day of receipt.
        received_on: Day,
        /// The last day.
        last: Day,
    },
    /// Too little capital behind a request.
    #[error("Les demandeurs détiennent {} de capital : il en faut {} (C. com., art. L225-105 et R225-71).", held.french(), needed.french())]
    RequestOfTooFew {
        /// What they hold.
        held: Money,
        /// What is needed.
        needed: Money,
    },
    /// Nothing written.
    #[error("Il manque le texte.")]
    NoText {},
    /// A written question after its last day.
    #[error("La question reçue le {} arrive après le {}, quatrième jour ouvré avant l'assemblée (C. com., art. R225-84).", received_on.french(), last.french())]
    QuestionTooLate {
        /// Day of receipt.
        received_on: Day,
        /// The last day.
        last: Day,
    },
    /// A document that is not there.
    #[error("Cette assemblée n'a pas de document {document}.")]
    NoSuchDocument {
        /// Which.
        document: DocumentId,
    },
    /// A document that members were told of.
    #[error("Le document {document} est annoncé dans la convocation : il y reste.")]
    DocumentAnnounced {
        /// Which.
        document: DocumentId,
    },
    /// A question that nobody asked.
    #[error("Il n'y a pas de question écrite n° {number}.")]
    NoSuchQuestion {
        /// As given.
        number: u32,
    },
    /// A second answer.
    #[error("La question écrite n° {number} a déjà sa réponse.")]
    AlreadyAnswered {
        /// Its number.
        number: u32,
    },
    /// A notice that came back without having left.
    #[error("Aucune convocation n'a été envoyée à l'associé {member}.")]
    NotSent {
        /// Who.
        member: MemberId,
    },
    /// A candidate for nothing.
    #[error(
        "La résolution n° {resolution} est une candidature : il faut le nom de l'élection, un siège au moins et une décision ordinaire."
    )]
    NoElection {
        /// Its number.
        resolution: u32,
    },
    /// A candidate twice.
    #[error("La résolution n° {resolution} présente {candidate}, déjà candidat à la même élection.")]
    CandidateTwice {
        /// Its number.
        resolution: u32,
        /// Who.
        candidate: MemberId,
    },
    /// Candidates for different seats under one name.
    #[error(
        "La résolution n° {resolution} ne dit pas le même mandat, la même durée ou le même nombre de sièges que les autres candidatures à « {election} »."
    )]
    ElectionsDiffer {
        /// Its number.
        resolution: u32,
        /// Which election.
        election: String,
    },
    /// A second call of nothing: its quorum and its notice are those of a second one only.
    #[error(
        "Une deuxième convocation suit une première assemblée restée sans quorum : dites laquelle (C. com., art. L225-96 et L225-98)."
    )]
    SecondWithoutFirst {},
    /// A second call before the first.
    #[error("La deuxième convocation, pour le {}, doit suivre la première assemblée, du {}.", day.french(), first.french())]
    SecondBeforeFirst {
        /// As given.
        day: Day,
        /// Day of the first assembly.
        first: Day,
    },
    /// A second call with another agenda.
    #[error("Une deuxième convocation reprend l'ordre du jour resté sans décision le {}, sans le changer (C. com., art. L225-105).", first.french())]
    AnotherAgenda {
        /// Day of the first assembly.
        first: Day,
    },
    /// An adjournment longer than the law's.
    #[error("L'assemblée extraordinaire, le {}, doit se tenir au plus tard le {}, deux mois après la première (C. com., art. L225-96).", day.french(), latest.french())]
    SecondTooLate {
        /// As given.
        day: Day,
        /// The last day.
        latest: Day,
    },
}

refusals! { PreparingError in "assemblies" {
    NotPlanned = "not-planned" : NotFound,
    RequestTooLate = "request-too-late" : Invalid,
    RequestOfTooFew = "request-of-too-few" : Invalid,
    NoText = "no-text" : Invalid,
    QuestionTooLate = "question-too-late" : Invalid,
    NoSuchDocument = "no-such-document" : NotFound,
    DocumentAnnounced = "document-announced" : Conflict,
    NoSuchQuestion = "no-such-question" : NotFound,
    AlreadyAnswered = "already-answered" : Conflict,
    NotSent = "not-sent" : NotFound,
    NoElection = "no-election" : Invalid,
    CandidateTwice = "candidate-twice" : Invalid,
    ElectionsDiffer = "elections-differ" : Invalid,
    SecondWithoutFirst = "second-without-first" : Invalid,
    SecondBeforeFirst = "second-before-first" : Invalid,
    AnotherAgenda = "another-agenda" : Invalid,
    SecondTooLate = "second-too-late" : Invalid,
} }
