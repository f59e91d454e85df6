//! Why something is refused in session or after it: proxies, votes, counts, minutes.

use kernel::prelude::*;
use members::public::{College, MemberId};
use serde::Serialize;
use values::{Day, Uuid};

/// A refusal about a session, its votes or what follows them.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VotingError {
    /// A proxy that nobody has taken yet.
    #[error(
        "Le pouvoir de l'associé {member} est remis au vote : un associé présent de son collège peut le prendre."
    )]
    ProxyReleased {
        /// Whose.
        member: MemberId,
    },
    /// A proxy that was not released.
    #[error("L'associé {member} n'a pas remis son pouvoir.")]
    NotReleased {
        /// Whose.
        member: MemberId,
    },
    /// Statutes that know no released proxy.
    #[error(
        "Les statuts ne prévoient pas qu'un pouvoir soit remis à qui veut le prendre : il faut nommer un mandataire (C. com., art. L225-106)."
    )]
    NoReleasedProxies {},
    /// A proxy of somebody who is there.
    #[error("L'associé {member} est présent : il vote lui-même.")]
    PresentInPerson {
        /// Who.
        member: MemberId,
    },
    /// A revocation of nothing.
    #[error("L'associé {member} n'a pas donné de pouvoir.")]
    NoProxy {
        /// Who.
        member: MemberId,
    },
    /// A released proxy taken in another college.
    #[error(
        "L'associé {holder} n'est pas du collège de {member} : un pouvoir remis se prend dans le même collège."
    )]
    AnotherCollege {
        /// Whose proxy.
        member: MemberId,
        /// Who would take it.
        holder: MemberId,
    },
    /// A paper form after its last day.
    #[error("Le formulaire reçu le {} arrive après le {}, dernier jour pour voter par correspondance (C. com., art. R225-77).", received_on.french(), last.french())]
    FormTooLate {
        /// Day of receipt.
        received_on: Day,
        /// The last day.
        last: Day,
    },
    /// An electronic form after 15:00 of the eve.
    #[error(
        "Le vote électronique avant l'assemblée est clos depuis la veille à 15 h, heure de Paris (C. com., art. R225-77)."
    )]
    SiteClosed {},
    /// Statutes without electronic votes.
    #[error("Les statuts ne prévoient pas le vote électronique (C. com., art. R225-61).")]
    NoElectronicVoting {},
    /// A named vote on a secret matter.
    #[error(
        "Le vote de la résolution n° {resolution} est secret : il se fait sur papier, et seuls les totaux sont saisis."
    )]
    VoteIsSecret {
        /// Its number.
        resolution: u32,
    },
    /// A secret count of a vote by name.
    #[error("Le vote de la résolution n° {resolution} n'est pas secret.")]
    VoteByName {
        /// Its number.
        resolution: u32,
    },
    /// A ballot of somebody whose hand was counted.
    #[error(
        "Le collège de l'associé {member} a voté à main levée sur la résolution n° {resolution} : sa voix y est déjà."
    )]
    CountedByHands {
        /// Who.
        member: MemberId,
        /// On what.
        resolution: u32,
    },
    /// More candidates chosen than there are seats.
    #[error(
        "L'associé {member} ne peut pas voter pour plus de {seats} candidats : « {election} » compte {seats} sièges."
    )]
    MoreThanSeats {
        /// Whose voice.
        member: MemberId,
        /// Which election.
        election: String,
        /// How many seats.
        seats: u32,
    },
    /// A blank hand.
    #[error("Une main levée ne vote pas blanc (collège « {} »).", college.french())]
    BlankHands {
        /// Which.
        college: College,
    },
    /// A college counted twice in one order.
    #[error("Le collège « {} » figure deux fois dans le décompte.", college.french())]
    CountedTwice {
        /// Which.
        college: College,
    },
    /// More votes than voices.
    #[error("Le collège « {} » compte {given} voix pour {most} qui peuvent encore voter ainsi.", college.french())]
    MoreThanVoices {
        /// Which.
        college: College,
        /// Voices counted.
        given: u64,
        /// Voices there.
        most: u64,
    },
    /// A count after the scrutineers agreed.
    #[error(
        "Les deux scrutateurs ont trouvé les mêmes totaux pour la résolution n° {resolution} : le décompte est acquis."
    )]
    SecretCounted {
        /// Its number.
        resolution: u32,
    },
    /// One person twice.
    #[error(
        "Deux personnes comptent séparément la résolution n° {resolution} : la même ne peut pas saisir deux fois."
    )]
    SameScrutineer {
        /// Its number.
        resolution: u32,
    },
    /// The end of a secret vote without its count.
    #[error(
        "Le vote secret de la résolution n° {resolution} n'est pas dépouillé : deux scrutateurs doivent trouver les mêmes totaux."
    )]
    SecretNotCounted {
        /// Its number.
        resolution: u32,
    },
    /// Another vote under the name of an earlier one.
    #[error("L'ordre de vote {order} a déjà servi pour d'autres votes.")]
    OrderReused {
        /// Which.
        order: Uuid,
    },
    /// A vote that is not open yet.
    #[error("Le vote de la résolution n° {resolution} n'est pas ouvert.")]
    VoteNotOpen {
        /// Its number.
        resolution: u32,
    },
    /// A change to a vote that has begun.
    #[error("Le vote de la résolution n° {resolution} a commencé.")]
    VoteBegun {
        /// Its number.
        resolution: u32,
    },
    /// An opening where all votes are open.
    #[error("Tous les votes de cette assemblée se sont ouverts avec la séance.")]
    AllOpen {},
    /// An amendment to a candidate.
    #[error("La résolution n° {resolution} est une candidature : elle ne s'amende pas.")]
    CandidacyAmended {
        /// Its number.
        resolution: u32,
    },
    /// A new subject in session.
    #[error(
        "Un sujet nouveau ne peut pas être mis au vote en séance, sauf la révocation d'administrateurs et leur remplacement (C. com., art. L225-105)."
    )]
    NewSubject {},
    /// A vote on what was withdrawn.
    #[error("La résolution n° {resolution} a été retirée de l'ordre du jour.")]
    ItemWithdrawn {
        /// Its number.
        resolution: u32,
    },
    /// A session that ends before its agenda.
    #[error(
        "La résolution n° {resolution} n'a été ni mise au vote ni retirée : la séance ne peut pas se clore."
    )]
    NotPutToVote {
        /// Its number.
        resolution: u32,
    },
    /// Minutes that are signed.
    #[error("Le procès-verbal n° {number} est signé : il ne change plus.")]
    MinutesSigned {
        /// In the register.
        number: u64,
    },
    /// Minutes signed before the assembly.
    #[error("Le procès-verbal ne peut pas être signé le {}, avant l'assemblée du {}.", on.french(), day.french())]
    SignedBefore {
        /// As given.
        on: Day,
        /// The assembly's day.
        day: Day,
    },
    /// A consequence of what was not adopted.
    #[error("La résolution n° {resolution} n'est pas adoptée : rien n'en découle.")]
    NotAdopted {
        /// Its number.
        resolution: u32,
    },
    /// A consequence twice.
    #[error("Ce que la résolution n° {resolution} a décidé est déjà fait.")]
    AlreadyApplied {
        /// Its number.
        resolution: u32,
    },
    /// A consequence of another resolution.
    #[error("Ce n'est pas ce que la résolution n° {resolution} a décidé.")]
    AnotherConsequence {
        /// Its number.
        resolution: u32,
    },
    /// Somebody else's voice.
    #[error("Personne ne vote avec la voix de l'associé {member}, que lui-même ou son mandataire.")]
    AnothersVoice {
        /// Whose voice.
        member: MemberId,
    },
    /// A voice without a member.
    #[error("Votre compte n'est lié à aucun associé : il n'a pas de voix.")]
    NoVoice {},
    /// A number that nobody on the roll bears.
    #[error("Aucun associé de la liste des votants ne porte le numéro {number}.")]
    NoSuchVoter {
        /// As given.
        number: u64,
    },
    /// A second call without cause.
    #[error(
        "Aucune résolution n'est restée sans décision faute de quorum : il n'y a pas lieu à deuxième convocation."
    )]
    NothingUndecided {},
}

refusals! { VotingError in "assemblies" {
    ProxyReleased = "proxy-released" : Conflict,
    NotReleased = "proxy-not-released" : Conflict,
    NoReleasedProxies = "no-released-proxies" : Invalid,
    PresentInPerson = "present-in-person" : Conflict,
    NoProxy = "no-proxy" : NotFound,
    AnotherCollege = "another-college" : Invalid,
    FormTooLate = "form-too-late" : Invalid,
    SiteClosed = "site-closed" : Conflict,
    NoElectronicVoting = "no-electronic-voting" : Invalid,
    VoteIsSecret = "vote-is-secret" : Conflict,
    VoteByName = "vote-by-name" : Conflict,
    CountedByHands = "counted-by-hands" : Conflict,
    MoreThanSeats = "more-than-seats" : Invalid,
    BlankHands = "blank-hands" : Invalid,
    CountedTwice = "counted-twice" : Invalid,
    MoreThanVoices = "more-than-voices" : Invalid,
    SecretCounted = "secret-counted" : Conflict,
    SameScrutineer = "same-scrutineer" : Conflict,
    SecretNotCounted = "secret-not-counted" : Conflict,
    OrderReused = "order-reused" : Conflict,
    VoteNotOpen = "vote-not-open" : Conflict,
    VoteBegun = "vote-begun" : Conflict,
    AllOpen = "all-open" : Conflict,
    CandidacyAmended = "candidacy-amended" : Invalid,
    NewSubject = "new-subject" : Invalid,
    ItemWithdrawn = "item-withdrawn" : Conflict,
    NotPutToVote = "not-put-to-vote" : Conflict,
    MinutesSigned = "minutes-signed" : Conflict,
    SignedBefore = "signed-before" : Invalid,
    NotAdopted = "not-adopted" : Conflict,
    AlreadyApplied = "already-applied" : Conflict,
    AnotherConsequence = "another-consequence" : Invalid,
    AnothersVoice = "anothers-voice" : Forbidden,
    NoVoice = "no-voice" : Forbidden,
    NoSuchVoter = "no-such-voter" : NotFound,
    NothingUndecided = "nothing-undecided" : Conflict,
} }
